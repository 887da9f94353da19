import { child, namedChildren, type StatementLists, type SyntaxNode } from './syntax-node';
import type { Block, Expression, Pattern, Statement } from './tree';

/** How the syntax of a language becomes statements of the common tree. Broken and unknown nodes become as much as they can. */
export interface LoweringRules {
  readonly lists: StatementLists;
  readonly statement: (node: SyntaxNode, context: LoweringContext) => Statement;
  readonly expression: (node: SyntaxNode, context: LoweringContext) => Expression;
}

/** The item that is being made. */
export interface LoweringContext {
  /** The text of the file. */
  readonly text: string;
  /** Where the item starts; spans count from there. */
  readonly base: number;
  readonly statement: (node: SyntaxNode) => Statement;
  readonly expression: (node: SyntaxNode) => Expression;
  /** The block that a list of statements is: its statements become items inside of this one. */
  readonly block: (list: SyntaxNode | undefined) => Block;
}

/** What a pattern is that is not written yet. */
export const noPattern: Pattern = { kind: 'name', name: '' };

export const noStatement: Statement = { kind: 'nothing', start: 0, end: 0 };

export function textOf(node: SyntaxNode, { text }: LoweringContext): string {
  return text.slice(node.start, node.end);
}

export function spanOf(node: SyntaxNode, { base }: LoweringContext): { readonly start: number; readonly end: number } {
  return { start: node.start - base, end: node.end - base };
}

/** The text of the child in a role; empty where there is none. */
export function fieldText(node: SyntaxNode, field: string, context: LoweringContext): string {
  const found = child(node, field);
  return found ? textOf(found, context) : '';
}

/** The expression in a role. */
export function lowerField(node: SyntaxNode, field: string, context: LoweringContext): Expression {
  const value = node.children.find((each) => each.field === field && each.named);
  return value ? context.expression(value) : notWritten(node, context);
}

/** The expression in a role that may be left out. */
export function lowerOptional(node: SyntaxNode, field: string, context: LoweringContext): Expression | null {
  const value = child(node, field);
  return value ? context.expression(value) : null;
}

/** What stands in parentheses and the like. */
export function lowerInside(node: SyntaxNode, context: LoweringContext): Expression {
  const [inner] = namedChildren(node);
  return inner ? context.expression(inner) : notWritten(node, context);
}

/** An element that stands for several. */
export function lowerSpread(node: SyntaxNode, context: LoweringContext): Expression {
  const [inner] = namedChildren(node);
  if (!inner) return unread(node, '…', context);
  return { ...spanOf(node, context), kind: 'spread', value: context.expression(inner) };
}

export function lowerReturn(node: SyntaxNode, context: LoweringContext): Statement {
  const [value] = namedChildren(node);
  return { ...spanOf(node, context), kind: 'return', value: value ? context.expression(value) : null };
}

export function notWritten(node: SyntaxNode, context: LoweringContext): Expression {
  return unread(node, 'what is not written yet', context);
}

export function unread(node: SyntaxNode, what: string, context: LoweringContext): Expression {
  return { ...spanOf(node, context), kind: 'unread', what };
}
