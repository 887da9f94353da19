/** Attributes, blocks and what stands between the braces. */
import type { Attribute, Block, BlockLabel, Body, Identifier } from './ast';
import {
  blanksEnd,
  CLOSE_BRACE,
  COLON,
  COMMA,
  EQUALS,
  identifierEnd,
  isNewline,
  NEWLINE,
  OPEN_BRACE,
  QUOTE,
  startsIdentifier,
} from './characters';
import { atRealEnd } from './collections';
import { parseExpression } from './expression';
import { indentOf, junkEnd, lookedAt, reach, startsAttribute, startsBlock } from './recover';
import {
  atIdentifier,
  fail,
  failExpected,
  giveUpTooDeep,
  MAX_DEPTH,
  missing,
  report,
  rewind,
  type Scanner,
  skip,
  skipTrivia,
  take,
} from './scan';
import { parseQuoted } from './template';

/**
 * Parses one attribute or block with the end of its line, which is not taken. `null` where the line is neither; it is
 * passed over then. The scanner is at a token.
 */
export function parseStatement(s: Scanner, oneLine: boolean): Attribute | Block | null {
  const statement = parseStatementStart(s);
  endStatement(s, statement, oneLine);
  return statement;
}

function parseStatementStart(s: Scanner): Attribute | Block | null {
  const from = s.pos;
  if (s.char === QUOTE) return parseQuotedName(s);
  if (!atIdentifier(s)) {
    failExpected(s, 'expected-item', 'an attribute or a block');
    leaveLine(s);
    return null;
  }
  const to = identifierEnd(s.text, from + 1, s.limit);
  const name: Identifier = {
    kind: 'identifier',
    start: from - s.base,
    end: to - s.base,
    name: s.text.slice(from, to),
  };
  s.pos = to;
  s.end = to;
  skip(s);
  const code = s.char;
  if (code === EQUALS) return parseAttribute(s, name);
  if (code === OPEN_BRACE || code === QUOTE || atIdentifier(s) || braceOnNextLine(s)) return parseBlock(s, name);
  failExpected(s, 'expected-token', `"=" or "{" after "${name.name}"`);
  if (code >= 0 && code !== NEWLINE && code !== CLOSE_BRACE) {
    leaveLine(s);
    return null;
  }
  return { kind: 'attribute', start: name.start, end: name.end, name, value: missing(s) };
}

function parseAttribute(s: Scanner, name: Identifier): Attribute {
  if (s.text.charCodeAt(s.pos + 1) === EQUALS) {
    fail(s, 'expected-token', s.pos, s.pos + 2, `Expected "=" after "${name.name}", found "==".`);
    take(s, 2);
  } else {
    take(s, 1);
  }
  const value = parseExpression(s);
  return { kind: 'attribute', start: name.start, end: value.end, name, value };
}

/** `"name" = value`, which only objects may have: the quotes are reported and the attribute is kept. */
function parseQuotedName(s: Scanner): Attribute | null {
  const from = s.pos;
  const quoted = parseQuoted(s);
  if (quoted.kind === 'template' || (s.char !== EQUALS && s.char !== COLON)) {
    fail(s, 'expected-item', from, s.end, 'Expected an attribute or a block, found a string.');
    leaveLine(s);
    return null;
  }
  const value = String(quoted.value);
  fail(s, 'expected-item', from, s.end, `Expected the name of an attribute without quotes: ${value}.`);
  const name: Identifier = { kind: 'identifier', start: quoted.start, end: quoted.end, name: value };
  return parseAttribute(s, name);
}

/** Sees to it that nothing else stands on the line. */
function endStatement(s: Scanner, statement: Attribute | Block | null, oneLine: boolean): void {
  const code = s.char;
  if (code === NEWLINE || code < 0) return;
  const closes = code === CLOSE_BRACE && s.bodies > 0;
  if (closes && oneLine) return;
  const what = statement?.kind === 'block' ? 'a block' : 'an attribute';
  if (oneLine) {
    const message = 'A block on one line holds a single argument: put each on a line of its own.';
    fail(s, 'invalid-block', s.pos, s.pos + 1, message);
  }
  failExpected(s, 'expected-token', `a new line after ${what}`);
  if (closes) return;
  if (statement?.kind === 'block' && atIdentifier(s)) return;
  if (oneLine && code === COMMA) {
    take(s, 1);
    if (atIdentifier(s)) return;
  }
  leaveLine(s);
}

/** Passes over what is left of the line, and over the braces opened on it. */
function leaveLine(s: Scanner): void {
  if (s.char === NEWLINE || s.char < 0) return;
  const { end, closed } = junkEnd(s);
  if (!closed) s.unclosed = true;
  if (end > s.pos) {
    s.pos = end;
    s.end = end;
  }
  skip(s);
}

function parseBlock(s: Scanner, type: Identifier): Block {
  const labels: BlockLabel[] = [];
  for (;;) {
    if (s.char === QUOTE) labels.push(parseLabel(s));
    else if (atIdentifier(s)) labels.push(parseBareLabel(s));
    else break;
  }
  const body = s.char === OPEN_BRACE ? parseBody(s, type, true) : parseBrokenHeader(s, type);
  return { kind: 'block', start: type.start, end: body.end, type, labels, body };
}

function parseLabel(s: Scanner): BlockLabel {
  const from = s.pos;
  const label = parseQuoted(s);
  const { start, end } = label;
  if (label.kind === 'literal') return { kind: 'label', start, end, value: String(label.value), quoted: true };
  fail(s, 'invalid-block', from, s.base + end, 'A block label is plain text: "${" and "%{" are not allowed in it.');
  return { kind: 'label', start, end, value: s.text.slice(from + 1, s.base + end - 1), quoted: true };
}

function parseBareLabel(s: Scanner): BlockLabel {
  const from = s.pos;
  const to = identifierEnd(s.text, from + 1, s.limit);
  take(s, to - from);
  return { kind: 'label', start: from - s.base, end: to - s.base, value: s.text.slice(from, to), quoted: false };
}

/** A header without its brace: what follows may still be its body. */
function parseBrokenHeader(s: Scanner, type: Identifier): Body {
  const header = s.pos;
  if (braceOnNextLine(s)) {
    fail(s, 'invalid-block', s.end, s.end, 'Expected "{" on the same line as the block header.');
    skipTrivia(s, 'top');
    return parseBody(s, type, true);
  }
  failExpected(s, 'invalid-block', '"{" after the block header');
  if (s.char === NEWLINE && bodyFollows(s, header)) return parseBody(s, type, false);
  const end = s.end - s.base;
  return { kind: 'body', start: end, end, items: [], closed: false };
}

/** Whether the next line with text on it starts with an opening brace. */
function braceOnNextLine(s: Scanner): boolean {
  if (s.char !== NEWLINE) return false;
  const next = nextLineStart(s);
  return next.first < s.limit && s.text.charCodeAt(next.first) === OPEN_BRACE;
}

/** Whether the lines after a header without brace are indented deeper and look like statements. */
function bodyFollows(s: Scanner, header: number): boolean {
  const { line, first } = nextLineStart(s);
  if (first >= s.limit || first - line <= indentOf(s, header)) return false;
  if (!startsIdentifier(s.text, first, s.text.charCodeAt(first))) return false;
  return startsAttribute(s, first) || startsBlock(s, first);
}

function nextLineStart(s: Scanner): { readonly line: number; readonly first: number } {
  const { text, limit } = s;
  let line = text.indexOf('\n', s.pos) + 1;
  let first = blanksEnd(text, line, limit);
  while (first < limit && isNewline(text, first)) {
    line = text.indexOf('\n', first) + 1;
    first = blanksEnd(text, line, limit);
  }
  lookedAt(s, first + 1);
  return { line, first };
}

/** From this many attributes on, names already seen are kept in a set. */
const FEW = 12;

/** The body at the scanner's place; without its opening brace where that is missing (`braced` is false). */
function parseBody(s: Scanner, type: Identifier, braced: boolean): Body {
  const open = s.pos;
  const start = (braced ? open : s.end) - s.base;
  if (s.depth >= MAX_DEPTH) {
    giveUpTooDeep(s);
    return { kind: 'body', start, end: s.end - s.base, items: [], closed: false };
  }
  const { indent, inCheck } = s;
  s.depth++;
  s.bodies++;
  s.inCheck = type.name === 'check';
  if (s.guided) s.indent = indentOf(s, braced ? open : s.end);
  if (braced) take(s, 1);
  const items: (Attribute | Block)[] = [];
  const closed = fillBody(s, items);
  if (!closed && !markUnclosed(s) && braced) {
    report(s, 'unclosed-block', open, open + 1, `This block is not closed: expected "}" for "${type.name}".`);
  }
  s.depth--;
  s.bodies--;
  s.inCheck = inCheck;
  s.indent = indent;
  if (closed) {
    s.pos++;
    s.end = s.pos;
    skip(s);
  } else {
    rewind(s);
    if (s.unclosed && !s.guided) s.unclosedNow.push([type.start + s.base, Math.max(s.look, reach(s))]);
  }
  return { kind: 'body', start, end: s.end - s.base, items, closed };
}

/** Notes that a block ended without its brace; returns whether what it ran into has been reported already. */
function markUnclosed(s: Scanner): boolean {
  if (!atRealEnd(s)) return false;
  const known = s.unclosed;
  s.unclosed = true;
  return known;
}

/** Reads statements up to the closing brace (true) or to where the body ends without one (false). */
function fillBody(s: Scanner, items: (Attribute | Block)[]): boolean {
  let oneLine = s.char !== NEWLINE && s.char !== CLOSE_BRACE && s.char >= 0;
  let names: Set<string> | null = null;
  for (;;) {
    if (s.char === NEWLINE) skipTrivia(s, 'body');
    if (s.char === CLOSE_BRACE) return true;
    if (s.char < 0) return false;
    s.failed = false;
    const look = s.look;
    s.look = 0;
    const statement = parseStatement(s, oneLine);
    lookedAt(s, look);
    if (statement !== null) {
      if (statement.kind === 'attribute') {
        if (names === null && items.length >= FEW) names = new Set(items.map(attributeName));
        const name = statement.name.name;
        if (names === null ? hasAttribute(items, name) : names.has(name)) {
          const { start, end } = statement.name;
          report(s, 'duplicate-attribute', start + s.base, end + s.base, `"${name}" is already set in this block.`);
        }
        names?.add(name);
      }
      items.push(statement);
    }
    if (oneLine) checkOneLine(s, statement);
    if (s.char === NEWLINE) oneLine = false;
  }
}

function hasAttribute(items: readonly (Attribute | Block)[], name: string): boolean {
  for (const item of items) if (item.kind === 'attribute' && item.name.name === name) return true;
  return false;
}

function attributeName(item: Attribute | Block): string {
  return item.kind === 'attribute' ? item.name.name : '';
}

/** After the only statement that a block on one line may hold. */
function checkOneLine(s: Scanner, statement: Attribute | Block | null): void {
  if (s.failed) return;
  if (statement?.kind === 'block') {
    const { start, end } = statement.type;
    const message = 'A block on one line holds a single argument: put a nested block on lines of its own.';
    fail(s, 'invalid-block', start + s.base, end + s.base, message);
  } else if (s.char === NEWLINE) {
    const message = 'A block that starts with an argument on its first line is closed on that line: expected "}".';
    fail(s, 'invalid-block', s.end, s.end, message);
  }
}
