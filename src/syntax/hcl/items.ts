/** The top level of a file: one item after the other, each parsed on its own. */
import type { SyntaxError as HclError, Item } from './ast';
import { parseStatement } from './body';
import { lookedAt, reach } from './recover';
import { END, type Scanner, skipTrivia } from './scan';

const BYTE_ORDER_MARK = 0xfeff;
const NO_ERRORS: readonly HclError[] = [];

/** Parses items from the offset `from` until the text ends or `done` says so, which is asked with each item's start. */
export function parseItems(s: Scanner, from: number, items: Item[], done: ((start: number) => boolean) | null): void {
  s.pos = from === 0 && s.text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : from;
  for (;;) {
    s.look = 0;
    skipTrivia(s, 'top');
    if (s.char === END || done?.(s.pos)) return;
    const item = parseItem(s);
    items.push(item);
    s.pos = item.base + item.length;
  }
}

function parseItem(s: Scanner): Item {
  const start = s.pos;
  const known = s.unclosedBlocks.get(start);
  if (known === undefined) {
    const item = attempt(s, start, false);
    if (!s.unclosed || s.tooDeep) return item;
  } else {
    lookedAt(s, known);
  }
  // A block runs into the next header or the end: read again, now with the indentation saying where blocks end.
  return attempt(s, start, true);
}

function attempt(s: Scanner, start: number, guided: boolean): Item {
  s.base = start;
  s.pos = start;
  s.char = s.text.charCodeAt(start);
  s.end = start;
  s.newlines = true;
  s.indent = -1;
  s.guided = guided;
  s.failed = false;
  s.unclosed = false;
  s.tooDeep = false;
  s.retries = 0;
  if (s.errors.length > 0) s.errors = [];
  const node = parseStatement(s, false);
  lookedAt(s, reach(s));
  // The blocks inside this one would run into the same end if they were read on their own: no need to try.
  if (!s.tooDeep && s.retries === 0) for (const [block, look] of s.unclosedNow) s.unclosedBlocks.set(block, look);
  s.unclosedNow.length = 0;
  const errors = s.errors.length > 0 ? s.errors : NO_ERRORS;
  return { base: start, length: s.end - start, lookahead: s.look - start, node, errors };
}

/**
 * Reports top-level attributes that are set twice, as in a file of variable values. An item is replaced only where
 * what is to be said about it changed; `items` is changed in place.
 */
export function markDuplicates(items: Item[]): Item[] {
  let names: Set<string> | null = null;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (item?.node?.kind !== 'attribute') continue;
    const { name, start, end } = item.node.name;
    names ??= new Set();
    const marked = item.errors.some((error) => error.code === 'duplicate-attribute');
    if (names.has(name) && !marked) {
      const error: HclError = { code: 'duplicate-attribute', start, end, message: `"${name}" is already set above.` };
      items[i] = { ...item, errors: [...item.errors, error] };
    } else if (!names.has(name) && marked) {
      items[i] = { ...item, errors: item.errors.filter((error) => error.code !== 'duplicate-attribute') };
    }
    names.add(name);
  }
  return items;
}
