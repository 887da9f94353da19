import type { Range } from '../../../syntax/range';
import type { Statement } from './tree';

/**
 * A statement of a list of statements, with a place of its own: nodes count from its start, and so an edit above moves
 * one number. Items hold the items of the blocks inside of them.
 */
export interface Item {
  /** Kind of the syntax node and its text as it was read. */
  readonly type: string;
  readonly text: string;
  readonly statement: Statement;
  /** The items of its blocks, in the order in which they stand. */
  readonly inner: readonly Item[];
  /** Offset from the start of the item or file around it. */
  base: number;
  around: Item | FileHolder;
  /**
   * Edits since the text was read, for an item that is kept although its text has mistakes now: what stands at or behind
   * `at` has moved by `by`.
   */
  shifts: readonly { readonly at: number; readonly by: number }[];
}

/** The outermost of the items around an item. */
export interface FileHolder {
  readonly file: string;
}

/** A stretch of an item. */
export interface Place {
  readonly item: Item;
  readonly start: number;
  readonly end: number;
}

/** A stretch of a file, by its offsets. */
interface Stretch {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** Makes ranges of stretches of files as they are now. */
export type Positions = (stretch: Stretch) => Range;

/** Where a stretch stands now. */
export function locate({ item, start, end }: Place): Stretch {
  let from = start;
  let to = end;
  let current: Item | FileHolder = item;
  while ('base' in current) {
    from = current.base + moved(current, from);
    to = current.base + moved(current, to);
    current = current.around;
  }
  return { file: current.file, start: from, end: Math.max(from, to) };
}

/** Name of the file that an item belongs to. */
export function fileOf(item: Item): string {
  let current: Item | FileHolder = item;
  while ('base' in current) current = current.around;
  return current.file;
}

/** Where the end of an item stands, from the start of what is around it. */
export function endOf(item: Item): number {
  return item.base + moved(item, item.text.length);
}

/** Where an offset of the text as it was read stands now, from the start of the item. */
export function moved(item: Item, offset: number): number {
  let result = offset;
  for (const { at, by } of item.shifts) if (result >= at) result = Math.max(at, result + by);
  return result;
}
