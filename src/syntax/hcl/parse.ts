/** Parses HCL native syntax, whole or after an edit. Start reading at `items.ts`, then `body.ts` and `expression.ts`. */
import type { Span } from '../range';
import type { Expression, SyntaxError as HclError, HclFile, Item } from './ast';
import { parseExpression as expression } from './expression';
import { markDuplicates, parseItems } from './items';
import { createScanner, END, failExpected, rewind, type Scanner, skip } from './scan';
import { parseBareTemplate } from './template';

export { reparseHcl } from './incremental';

/** Parses a file. Never throws: what is wrong stands in the items' errors, half-typed parts as `Missing` nodes. */
export function parseHcl(text: string): HclFile {
  const items: Item[] = [];
  parseItems(createScanner(text, expression, true), 0, items, null);
  return { text, items: markDuplicates(items) };
}

/** An expression that stands alone; offsets count from the start of its text. */
export interface ParsedExpression {
  readonly expression: Expression;
  readonly errors: readonly HclError[];
}

/** Parses a text that is one expression. Line ends count as blanks, as if it stood in parentheses. */
export function parseExpression(text: string): ParsedExpression {
  const s = createScanner(text, expression, false);
  s.newlines = false;
  skip(s);
  const parsed = expression(s);
  rewind(s);
  if (s.char !== END) failExpected(s, 'expected-token', 'the end of the expression');
  return result(s, parsed);
}

/** Parses a text that is one template, such as a string of a `.tf.json` file: `\` is no escape, `$${` is. */
export function parseTemplate(text: string): ParsedExpression {
  const s = createScanner(text, expression, false);
  return result(s, parseBareTemplate(s));
}

function result(s: Scanner, parsed: Expression): ParsedExpression {
  return { expression: parsed, errors: s.errors };
}

/** The span in the file of a node or error of `item`, as of the text that was parsed last. */
export function absolute(item: Item, span: Span): Span {
  return { start: span.start + item.base, end: span.end + item.base };
}
