import type { Tree } from 'web-tree-sitter';
import { editBetween, type TextEdit } from '../../../syntax/text-edit';
import { TextDocument } from '../../text-document';
import type { Grammar } from './grammars';
import type { FileHolder, Item } from './item';
import { type LoweringContext, type LoweringRules, noStatement } from './lowering';
import { lowerBound, type OldItem, oldAt, oldBetween, oldItems } from './old-items';
import { copyTree, type Stretch, type SyntaxNode } from './syntax-node';
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
  /** Whether it has no mistakes: its statements and its items are the same. */
  readonly isWhole: boolean;
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
  const change = last ? editBetween(last.document.text, text) : undefined;
  const { tree, dirty } = parse(grammar, document, last, change);
  if (!tree) return { file, document, items: [], tree: null, isWhole: false };
  const isWhole = !tree.rootNode.hasError;
  const old = last && change ? oldItems(last.items, (offset) => offset, change) : [];
  const root = copyTree(tree, rules.lists, {
    old,
    text,
    // Without mistakes, each statement is an item, and those that the change does not reach stand as they stood.
    dirty: isWhole && last?.isWhole ? dirty : undefined,
  });
  const source: { -readonly [Key in keyof SourceFile]: SourceFile[Key] } = { file, document, items: [], tree, isWhole };
  const maker = new ItemMaker(text, rules, change);
  source.items = maker.items(root.children, 0, source, old);
  source.isWhole = isWhole && !maker.hasStayed;
  return source;
}

/** Frees what tree-sitter holds of a file; the file remains readable. */
export function release(source: SourceFile): SourceFile {
  source.tree?.delete();
  return { ...source, tree: null };
}

interface Parsed {
  readonly tree: Tree | null;
  /** Outside of it stands what stood in the last version. */
  readonly dirty: Stretch | undefined;
}

function parse(
  { parser, library }: Grammar,
  document: TextDocument,
  last: SourceFile | undefined,
  change: TextEdit | undefined,
): Parsed {
  const { text } = document;
  if (text.length > largestProgram) {
    last?.tree?.delete();
    return { tree: null, dirty: undefined };
  }
  if (!last?.tree || !change) return { tree: parser.parse(text), dirty: undefined };
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
  let { start, newEnd: end } = change;
  for (const range of tree ? last.tree.getChangedRanges(tree) : []) {
    start = Math.min(start, range.startIndex);
    end = Math.max(end, range.endIndex);
  }
  last.tree.delete();
  return { tree, dirty: { start, end } };
}

class ItemMaker {
  /** Whether something stayed as it was although the text has changed. */
  hasStayed = false;

  constructor(
    private readonly text: string,
    private readonly rules: LoweringRules,
    private readonly change: TextEdit | undefined,
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
      this.hasStayed = true;
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
        const inside = oldBetween(old, list.start, list.end);
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
