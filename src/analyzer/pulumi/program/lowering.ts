import type { StatementLists, SyntaxNode } from './syntax-node';
import type { Block, Statement } from './tree';

/** How the syntax of a language becomes statements of the common tree. Broken and unknown nodes become as much as they can. */
export interface LoweringRules {
  readonly lists: StatementLists;
  readonly statement: (node: SyntaxNode, context: LoweringContext) => Statement;
}

/** The item that is being made. */
export interface LoweringContext {
  /** The text of the file. */
  readonly text: string;
  /** Where the item starts; spans count from there. */
  readonly base: number;
  /** The block that a list of statements is: its statements become items inside of this one. */
  readonly block: (list: SyntaxNode | undefined) => Block;
}

export function textOf(node: SyntaxNode, { text }: LoweringContext): string {
  return text.slice(node.start, node.end);
}

export function spanOf(node: SyntaxNode, { base }: LoweringContext): { readonly start: number; readonly end: number } {
  return { start: node.start - base, end: node.end - base };
}
