import type { Node, Tree, TreeCursor } from 'web-tree-sitter';
import type { Item } from './item';
import { type OldItem, oldAt, oldBetween } from './old-items';

/** A node of tree-sitter's tree, copied out of its memory in one walk. */
export interface SyntaxNode {
  readonly type: string;
  /** Its role in the node around it; empty where it has none. */
  readonly field: string;
  /** Offsets in the text of the file, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly named: boolean;
  /** Empty for an item that is taken over. */
  readonly children: readonly SyntaxNode[];
  /** Whether it stands for text that fits nowhere, or for text that is missing. */
  readonly broken: boolean;
  /** Whether it or something inside of it is broken. */
  readonly damaged: boolean;
  /** The item of the last version that has this very text. */
  readonly kept: Item | undefined;
}

/** Which nodes hold lists of statements; for those whose statements are told by a field, which. */
export type StatementLists = ReadonlyMap<string, string | null>;

/** Trees deeper than this are cut: what is below is not read. */
const deepest = 400;

/** A stretch of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What is known of the last version of a tree. */
interface LastVersion {
  /** Its items, in places of now. */
  readonly old: readonly OldItem[];
  readonly text: string;
  /** Where anything has changed; `undefined` where that is not known. */
  readonly dirty: Stretch | undefined;
}

/** In lists with fewer statements that stand as they stood, each is looked at. */
const worthSkipping = 8;

/**
 * Copies a tree. A statement that stood in the last version is not walked into, and many of them in a list are not even looked for:
 * each step of the walk is a call into WebAssembly, and not to take it is what makes a keystroke cheap.
 */
export function copyTree(tree: Tree, lists: StatementLists, { old, text, dirty }: LastVersion): SyntaxNode {
  const byStart = new Map<number, OldItem>();
  index(old, byStart);
  const cursor = tree.walk();
  try {
    return copy(cursor, 0, undefined, old);
  } finally {
    cursor.delete();
  }

  function keep(type: string, start: number, end: number): Item | undefined {
    const found = byStart.get(start);
    if (!found || found.item.type !== type || found.item.text.length !== end - start) return undefined;
    return text.startsWith(found.item.text, start) ? found.item : undefined;
  }

  function copy(
    at: TreeCursor,
    depth: number,
    list: string | null | undefined,
    around: readonly OldItem[],
  ): SyntaxNode {
    const type = at.nodeType;
    const field = at.currentFieldName ?? '';
    const start = at.startIndex;
    const end = at.endIndex;
    const named = at.nodeIsNamed;
    const broken = type === 'ERROR' || (start === end && at.nodeIsMissing);
    const isStatement = list !== undefined && named && !broken && (list === null || list === field);
    const kept = isStatement ? keep(type, start, end) : undefined;
    if (kept || depth > deepest) {
      return { type, field, start, end, named, broken, kept, children: [], damaged: broken };
    }
    const inside = isStatement ? (oldAt(around, start)?.inner ?? []) : around;
    const children = copyChildren(at, depth + 1, lists.get(type), { start, end }, inside);
    const damaged = broken || children.some((child) => child.damaged);
    return { type, field, start, end, named, broken, kept, children, damaged };
  }

  function copyChildren(
    at: TreeCursor,
    depth: number,
    list: string | null | undefined,
    stretch: Stretch,
    inside: readonly OldItem[],
  ): SyntaxNode[] {
    const same = list === null && dirty ? standing(oldBetween(inside, stretch.start, stretch.end), dirty) : undefined;
    if (same) return [...same.before, ...copyBetween(at.currentNode, depth, list, inside, same), ...same.after];
    const children: SyntaxNode[] = [];
    if (!at.gotoFirstChild()) return children;
    do children.push(copy(at, depth, list, inside));
    while (at.gotoNextSibling());
    at.gotoParent();
    return children;
  }

  /** The children of a list that are not known to stand as they stood. */
  function copyBetween(
    node: Node,
    depth: number,
    list: string | null | undefined,
    inside: readonly OldItem[],
    { before, after }: Standing,
  ): readonly SyntaxNode[] {
    const last = before.at(-1);
    const to = after[0]?.start ?? Number.POSITIVE_INFINITY;
    const children: SyntaxNode[] = [];
    let child = last ? node.firstChildForIndex(last.end) : node.firstChild;
    for (; child && child.startIndex < to; child = child.nextSibling) {
      const cursor = child.walk();
      try {
        children.push(copy(cursor, depth, list, inside));
      } finally {
        cursor.delete();
      }
    }
    return children;
  }
}

interface Standing {
  readonly before: readonly SyntaxNode[];
  readonly after: readonly SyntaxNode[];
}

/** The statements of a list before and behind all that has changed, where they are many. */
function standing(items: readonly OldItem[], dirty: Stretch): Standing | undefined {
  const from = items.findIndex(({ end }) => end >= dirty.start);
  const before = from < 0 ? items : items.slice(0, from);
  const after = from < 0 ? [] : items.slice(from).filter(({ start }) => start > dirty.end);
  if (before.length + after.length < worthSkipping) return undefined;
  return { before: before.map(nodeOf), after: after.map(nodeOf) };
}

function nodeOf({ item, start, end }: OldItem): SyntaxNode {
  return {
    type: item.type,
    field: '',
    start,
    end,
    named: true,
    broken: false,
    kept: item,
    children: [],
    damaged: false,
  };
}

function index(items: readonly OldItem[], byStart: Map<number, OldItem>): void {
  for (const item of items) {
    byStart.set(item.start, item);
    if (item.isTouched) index(item.inner, byStart);
  }
}

/** The child in a role. */
export function child(node: SyntaxNode, field: string): SyntaxNode | undefined {
  return node.children.find((candidate) => candidate.field === field);
}

/** The children that are not punctuation, comments or mistakes. */
export function namedChildren(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.filter((candidate) => candidate.named && candidate.type !== 'comment' && !candidate.broken);
}

/** Whether a keyword or sign stands directly in the node. */
export function hasToken(node: SyntaxNode, token: string): boolean {
  return node.children.some((candidate) => !candidate.named && candidate.type === token);
}
