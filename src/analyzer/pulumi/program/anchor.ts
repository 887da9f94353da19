/** What the ranges of a construction are held to: the items that its text and its inputs stand in. */
import type { Anchor } from '../../resource';
import type { Construction } from './construction';
import { type FileHolder, type Item, locate, type Positions } from './item';
import { Dictionary, List, type ProgramValue } from './value';

export interface Anchored {
  readonly construction: Construction;
  /** The anchor as it was given last, with what it holds for. */
  seen: { readonly holds: readonly Hold[]; readonly version: object } | undefined;
}

/** Where an item stands: by its column, and by its lines below the first of the items. */
interface Hold {
  readonly item: Item;
  readonly line: number;
  readonly column: number;
}

/**
 * Items keep their text, and with it where things stand in it. So the ranges of a construction move together as long as its items
 * are the identical ones, begin in the columns where they began, and have the same lines between them.
 */
export function anchorOf(anchored: Anchored, positions: Positions): Anchor | undefined {
  const items = itemsOf(anchored.construction);
  // What is half typed moves with every letter.
  if (!items?.every(isSettled)) return undefined;
  let first: number | undefined;
  const holds = items.map((item): Hold => {
    const { start } = positions(locate({ item, start: 0, end: 0 }));
    first ??= start.line;
    return { item, line: start.line - first, column: start.character };
  });
  if (!anchored.seen || !sameHolds(anchored.seen.holds, holds)) anchored.seen = { holds, version: {} };
  return { version: anchored.seen.version, line: first ?? 0 };
}

/** Whether an item and what is around it have the text that was read. */
function isSettled(item: Item): boolean {
  let current: Item | FileHolder = item;
  for (; 'base' in current; current = current.around) if (current.shifts.length > 0) return false;
  return true;
}

function sameHolds(before: readonly Hold[], after: readonly Hold[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ item, line, column }, index) => {
      const other = after[index];
      return other?.item === item && other.line === line && other.column === column;
    })
  );
}

/** Inputs with more parts have no anchor, and neither have those that stand in more items. */
const mostParts = 2_000;
const mostItems = 8;

const known = new WeakMap<Construction, readonly Item[] | null>();

/** The items that places of a construction are in; null where they are too many. */
function itemsOf(construction: Construction): readonly Item[] | null {
  const found = known.get(construction);
  if (found !== undefined) return found;
  const { place, nameEnd, inputsPlace, inputs } = construction;
  const items = new Set([place.item]);
  for (const each of [nameEnd, inputsPlace]) if (each) items.add(each.item);
  const result = collect(inputs, items) ? [...items] : null;
  known.set(construction, result);
  return result;
}

/** Adds the items of what stands in a value; false where that is too much. */
function collect(value: ProgramValue, items: Set<Item>): boolean {
  const seen = new Set<ProgramValue>();
  const rest: ProgramValue[] = [value];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (next === null || typeof next !== 'object' || seen.has(next)) continue;
    if (seen.size > mostParts || items.size > mostItems) return false;
    seen.add(next);
    if (next instanceof List) for (const item of next.items) rest.push(item);
    if (!(next instanceof Dictionary)) continue;
    for (const slot of next.entries.values()) {
      if (slot.place) items.add(slot.place.item);
      rest.push(slot.value);
    }
  }
  return items.size <= mostItems;
}
