import type { Tree, TreeCursor } from 'web-tree-sitter';
import type { Item } from './item';

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

/**
 * Copies a tree. A statement for which `keep` has an item is not walked into, which is what makes a keystroke cheap:
 * each step of the walk is a call into WebAssembly.
 */
export function copyTree(
  tree: Tree,
  lists: StatementLists,
  keep: (type: string, start: number, end: number) => Item | undefined,
): SyntaxNode {
  const cursor = tree.walk();
  try {
    return copy(cursor, 0, undefined);
  } finally {
    cursor.delete();
  }

  function copy(at: TreeCursor, depth: number, list: string | null | undefined): SyntaxNode {
    const type = at.nodeType;
    const field = at.currentFieldName ?? '';
    const start = at.startIndex;
    const end = at.endIndex;
    const named = at.nodeIsNamed;
    const broken = type === 'ERROR' || (start === end && at.nodeIsMissing);
    const isStatement = list !== undefined && named && !broken && (list === null || list === field);
    const kept = isStatement ? keep(type, start, end) : undefined;
    if (kept || depth > deepest || !at.gotoFirstChild()) {
      return { type, field, start, end, named, broken, kept, children: [], damaged: broken };
    }
    const inner = lists.get(type);
    const children: SyntaxNode[] = [];
    do children.push(copy(at, depth + 1, inner));
    while (at.gotoNextSibling());
    at.gotoParent();
    const damaged = broken || children.some((child) => child.damaged);
    return { type, field, start, end, named, broken, kept, children, damaged };
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
