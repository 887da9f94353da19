/**
 * How half-typed text is kept from spoiling what follows it: which lines end everything open, and how a statement
 * that makes no sense is left behind.
 */
import {
  BACKSLASH,
  blanksEnd,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  EQUALS,
  GREATER,
  HASH,
  identifierEnd,
  isNewline,
  lineEnd,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  QUOTE,
  SLASH,
  SPACE,
  STAR,
  startsIdentifier,
  TAB,
} from './characters';
import type { Scanner } from './scanner';

/** Terraform's top-level blocks with their number of labels. At the start of a line they end everything open. */
const HEADERS: ReadonlyMap<string, number> = new Map([
  ['resource', 2],
  ['data', 2],
  ['ephemeral', 2],
  ['variable', 1],
  ['output', 1],
  ['module', 1],
  ['provider', 1],
  ['check', 1],
  ['locals', 0],
  ['terraform', 0],
  ['moved', 0],
  ['import', 0],
  ['removed', 0],
]);

/**
 * Whether the line from `line`, whose first token is `code` at `offset`, ends what is open. No valid text has such a
 * line inside a bracket, except that a guided parse also goes by the indentation.
 */
export function endsHere(
  s: Scanner,
  line: number,
  offset: number,
  code: number,
  mode: 'token' | 'bracket' | 'object' | 'body',
): boolean {
  if (code > 96 && code < 123 && offset === line && isHeader(s, offset)) {
    s.stoppedAtHeader = true;
    return true;
  }
  s.stoppedAtHeader = false;
  if (s.guided && offset - line <= s.indent) {
    const closes = code === CLOSE_BRACE || code === CLOSE_BRACKET || code === CLOSE_PAREN;
    if (offset - line < s.indent || !closes) {
      lookedAt(s, offset + 1);
      return true;
    }
  }
  if (mode === 'body' || !startsIdentifier(s.text, offset, code)) return false;
  return startsBlock(s, offset) || (mode === 'bracket' && startsAttribute(s, offset));
}

export function lookedAt(s: Scanner, end: number): void {
  if (end > s.look) s.look = end;
}

/** How far was looked to see that a statement ends where the scanner stands: its line end, or a few characters on. */
export function reach(s: Scanner): number {
  if (!isNewline(s.text, s.pos)) return s.pos + 4;
  return s.pos + (s.text.charCodeAt(s.pos) === NEWLINE ? 1 : 2);
}

/** Whether a top-level header such as `resource "a" "b" {` stands at `offset`. */
export function isHeader(s: Scanner, offset: number): boolean {
  const text = s.text;
  const limit = s.limit;
  let i = identifierEnd(text, offset, limit);
  lookedAt(s, i + 1);
  if (i - offset > 9) return false;
  const word = text.slice(offset, i);
  const labels = HEADERS.get(word);
  if (labels === undefined || (s.inCheck && word === 'data')) return false;
  for (let n = 0; n < labels; n++) {
    i = blanksEnd(text, i, limit);
    const end = text.charCodeAt(i) === QUOTE ? labelEnd(text, i, limit) : identifierEnd(text, i, limit);
    lookedAt(s, end + 1);
    if (end === i) return false;
    i = end;
  }
  i = blanksEnd(text, i, limit);
  lookedAt(s, i + 1);
  return i < limit && text.charCodeAt(i) === OPEN_BRACE;
}

/** The end of the quoted label at `offset`, or `offset` where it is not closed on its line. */
function labelEnd(text: string, offset: number, limit: number): number {
  for (let i = offset + 1; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) return i + 1;
    if (code === NEWLINE) return offset;
  }
  return offset;
}

/** `name =` */
export function startsAttribute(s: Scanner, offset: number): boolean {
  const text = s.text;
  const i = blanksEnd(text, identifierEnd(text, offset, s.limit), s.limit);
  lookedAt(s, i + 2);
  if (i >= s.limit || text.charCodeAt(i) !== EQUALS) return false;
  const next = text.charCodeAt(i + 1);
  return next !== EQUALS && next !== GREATER;
}

/** `name {` or `name "label" {`. The words that an expression may have before a brace are no names here. */
export function startsBlock(s: Scanner, offset: number): boolean {
  const text = s.text;
  const limit = s.limit;
  let i = identifierEnd(text, offset, limit);
  if (i - offset === 2 && (text.startsWith('in', offset) || text.startsWith('if', offset))) return false;
  i = blanksEnd(text, i, limit);
  while (i < limit && text.charCodeAt(i) === QUOTE) {
    const end = labelEnd(text, i, limit);
    if (end === i) break;
    i = blanksEnd(text, end, limit);
  }
  lookedAt(s, i + 1);
  return i < limit && text.charCodeAt(i) === OPEN_BRACE;
}

/** The newline before the next line with a top-level header, or the limit. */
export function nextHeader(s: Scanner, from: number): number {
  let newline = s.text.indexOf('\n', from);
  while (newline >= 0 && newline + 1 < s.limit) {
    const code = s.text.charCodeAt(newline + 1);
    if (code > 96 && code < 123 && isHeader(s, newline + 1)) return newline;
    newline = s.text.indexOf('\n', newline + 1);
  }
  lookedAt(s, s.limit + 1);
  return s.limit;
}

/** The number of blanks that the line of `offset` starts with. */
export function indentOf(s: Scanner, offset: number): number {
  measureLine(s, offset);
  return s.lineIndent;
}

/** Fills in what is kept about the line of `offset`. */
export function measureLine(s: Scanner, offset: number): void {
  if (offset < s.lineStart || offset > s.lineStop) {
    s.lineStart = s.text.lastIndexOf('\n', offset - 1) + 1;
    if (offset === 0) s.lineStart = 0;
    s.lineStop = lineEnd(s.text, offset, s.text.length);
    s.lineIndent = blanksEnd(s.text, s.lineStart, s.lineStop) - s.lineStart;
  }
}

/**
 * The end of a line of which nothing can be used, from the scanner's place: before a comment or the line end, or
 * before the brace that closes the body around it. Braces opened on the line are passed over as a whole.
 */
export function junkEnd(s: Scanner): { readonly end: number; readonly closed: boolean } {
  const text = s.text;
  const limit = s.limit;
  let depth = 0;
  let end = s.pos;
  let i = s.pos;
  while (i < limit) {
    const code = text.charCodeAt(i);
    if (code === SPACE || code === TAB) {
      i++;
      continue;
    }
    if (isNewline(text, i)) {
      if (depth === 0) break;
      const line = text.indexOf('\n', i) + 1;
      const first = blanksEnd(text, line, limit);
      if (first < limit && !isNewline(text, first) && endsHere(s, line, first, text.charCodeAt(first), 'body')) break;
      i = line;
      continue;
    }
    if (code === HASH || (code === SLASH && text.charCodeAt(i + 1) === SLASH)) {
      i = lineEnd(text, i, limit);
      continue;
    }
    if (code === SLASH && text.charCodeAt(i + 1) === STAR && i > s.pos) break;
    if (code === CLOSE_BRACE && depth === 0 && s.bodies > 0) break;
    if (code === OPEN_BRACE) depth++;
    else if (code === CLOSE_BRACE && depth > 0) depth--;
    i = code === QUOTE ? stringEnd(text, i, limit) : i + 1;
    end = i;
  }
  lookedAt(s, i + 2);
  return { end, closed: depth === 0 };
}

/** The end of the string at `offset`, at the latest that of its line. Interpolations are not looked into. */
function stringEnd(text: string, offset: number, limit: number): number {
  for (let i = offset + 1; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) return i + 1;
    if (code === NEWLINE) return i;
    if (code === BACKSLASH) i++;
  }
  return limit;
}

/** The offset of the bracket `closer` further on the scanner's line that closes what is open there, or -1. */
export function closerOnLine(s: Scanner, closer: number): number {
  const text = s.text;
  let depth = 0;
  for (let i = s.pos; i < s.limit; i++) {
    const code = text.charCodeAt(i);
    lookedAt(s, i + 2);
    if (code === NEWLINE) return -1;
    if (code === QUOTE) {
      i = stringEnd(text, i, s.limit) - 1;
    } else if (code === OPEN_PAREN || code === OPEN_BRACKET || code === OPEN_BRACE) {
      depth++;
    } else if (code === CLOSE_PAREN || code === CLOSE_BRACKET || code === CLOSE_BRACE) {
      if (depth === 0) return code === closer ? i : -1;
      depth--;
    }
  }
  return -1;
}
