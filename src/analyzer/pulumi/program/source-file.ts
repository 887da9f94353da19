import type { Tree } from 'web-tree-sitter';
import { TextDocument } from '../../text-document';
import type { Grammar } from './grammars';
import { endOf, type FileHolder, type Item, moved } from './item';
import { type LoweringContext, type LoweringRules, noStatement } from './lowering';
import { copyTree, type SyntaxNode } from './syntax-node';
import type { Block } from './tree';

/** Larger files are no programs that a person writes; they are not read. */
const largestProgram = 1_000_000;

const noShifts: Item['shifts'] = [];

/** A file of a program: its items, and what it takes to read the next version of it cheaply. */
export interface SourceFile extends FileHolder {
  readonly document: TextDocument;
  readonly items: readonly Item[];
  /** Lives in tree-sitter's memory until `release`. */
  readonly tree: Tree | null;
}

/** An item of the last version, with where it stands in this one. */
interface OldItem {
  readonly item: Item;
  readonly start: number;
  readonly end: number;
  readonly inner: readonly OldItem[];
}

interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/**
 * Reads a file, or reads it again: what the edit since `last` did not touch is taken over. A statement that has mistakes
 * now and had none before stays as it was, and its ranges move with the text.
 *
 * `last` is used up by this, and so is its tree.
 */
export function readSourceFile(
  file: string,
  text: string,
  grammar: Grammar,
  rules: LoweringRules,
  last: SourceFile | undefined,
): SourceFile {
  const document = new TextDocument(file, text);
  const change = last ? changeBetween(last.document.text, text) : undefined;
  const tree = parse(grammar, document, last, change);
  if (!tree) return { file, document, items: [], tree: null };
  const old = last && change ? oldItems(last.items, (offset) => offset, change) : [];
  const byStart = new Map<number, OldItem>();
  index(old, byStart);
  const root = copyTree(tree, rules.lists, (type, start, end) => {
    const found = byStart.get(start);
    if (!found || found.item.type !== type || found.item.text.length !== end - start) return undefined;
    return text.startsWith(found.item.text, start) ? found.item : undefined;
  });
  const source: { -readonly [Key in keyof SourceFile]: SourceFile[Key] } = { file, document, items: [], tree };
  source.items = new ItemMaker(text, rules, change).items(root.children, 0, source, old);
  return source;
}

/** Frees what tree-sitter holds of a file; the file remains readable. */
export function release(source: SourceFile): SourceFile {
  source.tree?.delete();
  return { ...source, tree: null };
}

function parse(
  { parser, library }: Grammar,
  document: TextDocument,
  last: SourceFile | undefined,
  change: TextChange | undefined,
): Tree | null {
  const { text } = document;
  if (text.length > largestProgram) {
    last?.tree?.delete();
    return null;
  }
  if (!last?.tree || !change) return parser.parse(text);
  const point = (of: TextDocument, offset: number) => {
    const { line, character } = of.positionAt(offset);
    return { row: line, column: character };
  };
  last.tree.edit(
    new library.Edit({
      startIndex: change.start,
      oldEndIndex: change.oldEnd,
      newEndIndex: change.newEnd,
      startPosition: point(document, change.start),
      oldEndPosition: point(last.document, change.oldEnd),
      newEndPosition: point(document, change.newEnd),
    }),
  );
  const tree = parser.parse(text, last.tree);
  last.tree.delete();
  return tree;
}

/** What two texts do not share at their ends. */
function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  return { start, oldEnd: before.length - tail, newEnd: after.length - tail };
}

/** Where items stand after a change; `at` tells where offsets of what is around them stood. Those that are gone are left out. */
function oldItems(items: readonly Item[], at: (offset: number) => number, change: TextChange): readonly OldItem[] {
  return items.flatMap((item) => {
    const start = at(item.base);
    const end = at(endOf(item));
    if (start >= change.start && end <= change.oldEnd && end > start) return [];
    const inside = (offset: number): number => at(item.base + moved(item, offset));
    return [
      { item, start: moveBy(start, change), end: moveBy(end, change), inner: oldItems(item.inner, inside, change) },
    ];
  });
}

function moveBy(offset: number, { start, oldEnd, newEnd }: TextChange): number {
  if (offset >= oldEnd) return offset + newEnd - oldEnd;
  return Math.min(offset, Math.max(start, newEnd));
}

function index(items: readonly OldItem[], byStart: Map<number, OldItem>): void {
  for (const item of items) {
    byStart.set(item.start, item);
    index(item.inner, byStart);
  }
}

/** What stood at an offset. */
function oldAt(items: readonly OldItem[], offset: number): OldItem | undefined {
  const found = items[lowerBound(items, offset)];
  return found?.start === offset ? found : undefined;
}

/** The first of the items that starts at an offset or behind it. */
function lowerBound(items: readonly OldItem[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

class ItemMaker {
  constructor(
    private readonly text: string,
    private readonly rules: LoweringRules,
    private readonly change: TextChange | undefined,
  ) {}

  /** The items of a list of statements. `old` is what stood there, in order, in positions of now. */
  items(
    nodes: readonly SyntaxNode[],
    base: number,
    around: Item | FileHolder,
    old: readonly OldItem[],
  ): readonly Item[] {
    const statements = nodes.filter(({ type, named }) => named && type !== 'comment');
    const items: Item[] = [];
    let next = 0;
    let goodEnd = base;
    // Up to here stands what stayed as it was: what the grammar makes of its text is pieces.
    let covered = base;
    const stay = (kept: readonly OldItem[]): void => {
      for (const { item, start, end } of kept) {
        items.push(this.keepAsItWas(item, start, base, around));
        covered = Math.max(covered, end);
      }
    };
    for (const [position, node] of statements.entries()) {
      const isPiece = node.start < covered;
      if (isPiece && (!node.damaged || node.end <= covered)) continue;
      if (node.kept) {
        items.push(this.keep(node.kept, node.start, base, around));
        goodEnd = node.end;
        continue;
      }
      if (!node.damaged) {
        const whole = oldAt(old, node.start);
        const after = statements[position + 1];
        if (whole && after?.damaged && whole.end > after.start) stay([whole]);
        else {
          const swallowed = this.swallowed(node, old);
          if (swallowed.length > 0) stay(swallowed);
          else items.push(this.make(node, base, around, whole?.inner ?? []));
        }
        goodEnd = node.end;
        continue;
      }
      while (next < old.length && (old[next]?.start ?? 0) < Math.max(goodEnd, covered)) next++;
      const candidates: OldItem[] = [];
      for (; next < old.length; next++) {
        const candidate = old[next];
        if (!candidate || candidate.start >= node.end) break;
        candidates.push(candidate);
      }
      const [only] = candidates;
      if (isPiece) stay(candidates);
      else if (!only) items.push(...this.makeDamaged(node, base, around));
      else if (candidates.length === 1 && only.item.type === node.type && !this.isDamagedItself(node)) {
        items.push(this.make(node, base, around, only.inner));
      } else stay(candidates);
    }
    return items;
  }

  /**
   * Statements that a dot before them makes part of another: in the midst of typing `ebs.` the next line is a name to
   * the grammar. They stay what they were.
   */
  private swallowed(node: SyntaxNode, old: readonly OldItem[]): readonly OldItem[] {
    const from = lowerBound(old, node.start + 1);
    const inside: OldItem[] = [];
    for (let index = from; index < old.length; index++) {
      const each = old[index];
      if (!each || each.end > node.end) break;
      inside.push(each);
    }
    const [first] = inside;
    const isAfterDot =
      first && /\.\s*\n\s*$/.test(this.text.slice(Math.max(node.start, first.start - 200), first.start));
    return isAfterDot && this.text.startsWith(first.item.text, first.start) ? inside : [];
  }

  /** As much as can be made of a statement with mistakes that never was without. */
  private makeDamaged(node: SyntaxNode, base: number, around: Item | FileHolder): readonly Item[] {
    return node.broken ? this.items(node.children, base, around, []) : [this.make(node, base, around, [])];
  }

  /** Whether there are mistakes that are not those of a statement in one of its blocks. */
  private isDamagedItself(node: SyntaxNode): boolean {
    if (node.broken) return true;
    if (this.rules.lists.has(node.type)) return false;
    return node.children.some((child) => child.damaged && this.isDamagedItself(child));
  }

  private make(node: SyntaxNode, base: number, around: Item | FileHolder, old: readonly OldItem[]): Item {
    const inner: Item[] = [];
    const item: { -readonly [Key in keyof Item]: Item[Key] } = {
      type: node.type,
      text: this.text.slice(node.start, node.end),
      statement: noStatement,
      inner,
      base: node.start - base,
      around,
      shifts: noShifts,
    };
    const context: LoweringContext = {
      text: this.text,
      base: node.start,
      statement: (inside) => this.rules.statement(inside, context),
      expression: (inside) => this.rules.expression(inside, context),
      block: (list): Block => {
        if (!list) return { start: 0, end: 0, items: [] };
        const field = this.rules.lists.get(list.type);
        const nodes = field ? list.children.filter((child) => child.field === field) : list.children;
        const inside = old.filter(({ start, end }) => start >= list.start && end <= list.end);
        const items = this.items(nodes, node.start, item, inside);
        for (const each of items) inner.push(each);
        return { start: list.start - node.start, end: list.end - node.start, items };
      },
    };
    item.statement = this.rules.statement(node, context);
    return item;
  }

  private keep(item: Item, start: number, base: number, around: Item | FileHolder): Item {
    item.base = start - base;
    item.around = around;
    item.shifts = noShifts;
    return item;
  }

  private keepAsItWas(item: Item, start: number, base: number, around: Item | FileHolder): Item {
    const { change } = this;
    item.base = start - base;
    item.around = around;
    if (!change || change.start < start) return item;
    const at = change.start - start;
    const by = change.newEnd - change.oldEnd;
    const last = item.shifts.at(-1);
    // What is typed letter by letter is one shift.
    if (last && at >= last.at && at <= last.at + Math.max(0, last.by)) {
      item.shifts = [...item.shifts.slice(0, -1), { at: last.at, by: last.by + by }];
    } else {
      item.shifts = [...item.shifts, { at, by }];
    }
    return item;
  }
}
