/**
 * Quoted strings, heredocs and bare templates.
 *
 * A template is first read into a flat list of pieces (text, interpolations, directive markers), because the rules for
 * `~` and for the indentation of heredocs look at neighbours in the text and not in the tree. `assemble.ts` makes the
 * tree. The pieces of text are cut where the reference implementation cuts its tokens, since `~` trims one token only.
 */

import { assemble, dedent, type Piece, type SequencePiece } from './assemble';
import type { Expression, Literal, Template } from './ast';
import {
  BACKSLASH,
  CLOSE_BRACE,
  DOLLAR,
  isNewline,
  NEWLINE,
  OPEN_BRACE,
  PERCENT,
  QUOTE,
  RETURN,
  TILDE,
} from './characters';
import { parseForVariables } from './collections';
import { escapeAt } from './escape';
import { findHeredoc } from './heredoc';
import { lookedAt, measureLine } from './recover';
import {
  atIdentifier,
  atWord,
  fail,
  failExpected,
  giveUpTooDeep,
  MAX_DEPTH,
  missing,
  report,
  type Scanner,
  skip,
  take,
} from './scan';

/** From here on characters may combine with their neighbours, so that text has to be normalized. */
const FIRST_COMBINING = 0x300;

/** How many unclosed interpolations of one item may be tried across lines before they are read on their line only. */
const MAX_RETRIES = 64;

/** Parses the quoted string at the scanner's place. */
export function parseQuoted(s: Scanner): Literal | Template {
  const text = s.text;
  const limit = s.limit;
  const open = s.pos;
  for (let i = open + 1; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      s.pos = i + 1;
      s.end = i + 1;
      skip(s);
      return { kind: 'literal', start: open - s.base, end: i + 1 - s.base, value: text.slice(open + 1, i) };
    }
    const plain = code > PERCENT ? code !== BACKSLASH && code < FIRST_COMBINING : code < DOLLAR && code > RETURN;
    if (!plain && code !== 9) break;
  }
  return parseQuotedParts(s, open);
}

function parseQuotedParts(s: Scanner, open: number): Literal | Template {
  const pieces: Piece[] = [];
  if (s.depth >= MAX_DEPTH) return tooDeep(s);
  s.depth++;
  readPieces(s, open + 1, 'quoted', pieces);
  s.depth--;
  if (s.pos < s.limit && s.text.charCodeAt(s.pos) === QUOTE) {
    s.pos++;
  } else if (!s.tooDeep) {
    fail(
      s,
      'unclosed-string',
      open,
      s.pos,
      'This string is not closed: expected a quotation mark before the line ends.',
    );
  }
  s.end = s.pos;
  skip(s);
  return assemble(s, open, s.end, pieces);
}

function tooDeep(s: Scanner): Literal {
  const { start, end } = giveUpTooDeep(s);
  return { kind: 'literal', start, end, value: '' };
}

/** Parses the heredoc whose `<<` is at the scanner's place. */
export function parseHeredoc(s: Scanner): Expression {
  const open = s.pos;
  const heredoc = findHeredoc(s);
  if (heredoc === null) {
    failExpected(s, 'expected-expression', 'a value (a heredoc starts with "<<NAME" or "<<-NAME" and a new line)');
    take(s, 2);
    return missing(s);
  }
  if (s.depth >= MAX_DEPTH) return giveUpTooDeep(s);
  s.depth++;
  const { limit } = s;
  const pieces: Piece[] = [];
  s.limit = heredoc.bodyEnd;
  readPieces(s, heredoc.bodyStart, heredoc.flush ? 'flush' : 'bare', pieces);
  s.limit = limit;
  s.depth--;
  if (heredoc.flush) dedent(pieces);
  s.pos = heredoc.end;
  s.end = heredoc.end;
  skip(s);
  return assemble(s, open, heredoc.end, pieces);
}

/** Parses all of the text as a template: what a quoted string holds, without its escapes. */
export function parseBareTemplate(s: Scanner): Literal | Template {
  const pieces: Piece[] = [];
  readPieces(s, 0, 'bare', pieces);
  return assemble(s, 0, s.limit, pieces);
}

/** A string in quotes with escapes, text as it stands, or text whose lines are needed one by one. */
type Style = 'quoted' | 'bare' | 'flush';

/** Reads pieces from `from` to the closing quote or to the limit; `pos` ends there, without skipping anything. */
function readPieces(s: Scanner, from: number, style: Style, pieces: Piece[]): void {
  const text = s.text;
  const limit = s.limit;
  const quoted = style === 'quoted';
  // The text piece being read starts at `start`; `value` is what it says up to `chunk`, and the rest is as written.
  let value = '';
  let start = from;
  let chunk = from;
  let line = from;
  let i = from;
  while (i < limit) {
    const code = text.charCodeAt(i);
    if (code === DOLLAR || code === PERCENT) {
      // What `${~` trims starts with the line.
      if (line > start && text.charCodeAt(i + 2) === TILDE) {
        pushText(pieces, start, line, text.slice(start, line));
        start = line;
        chunk = line;
      }
      if (i > start) pushText(pieces, start, i, value + text.slice(chunk, i));
      const next = i + 1 < limit ? text.charCodeAt(i + 1) : 0;
      if (next === OPEN_BRACE) {
        readSequence(s, i, quoted, pieces);
        i = s.pos;
        if (s.tooDeep) return;
      } else if (next === code && i + 2 < limit && text.charCodeAt(i + 2) === OPEN_BRACE) {
        // A marker character that opens nothing is a token of its own, and so is an escaped marker.
        const end = text.charCodeAt(i + 3) === TILDE && i + 3 < limit ? i + 4 : i + 3;
        pushText(pieces, i, end, text.slice(i + 1, end));
        i = end;
      } else {
        i++;
        pushText(pieces, i - 1, i, text.slice(i - 1, i));
      }
      value = '';
      start = i;
      chunk = i;
    } else if (quoted) {
      if (code === QUOTE || (code <= RETURN && isNewline(text, i))) break;
      if (code === BACKSLASH) {
        const sequence = escapeAt(text, i, limit);
        if (sequence.value === null) {
          report(s, 'invalid-escape', i, sequence.end, sequence.message);
        } else {
          value += text.slice(chunk, i) + sequence.value;
          chunk = sequence.end;
        }
        i = sequence.end;
      } else {
        i++;
      }
    } else {
      i++;
      if (code === NEWLINE) {
        // What `~}` trims ends with the line.
        if (style === 'flush' || pieces[pieces.length - 1]?.trimsNext) {
          pushText(pieces, start, i, text.slice(start, i));
          start = i;
          chunk = i;
        }
        line = i;
      }
    }
  }
  if (i > start) pushText(pieces, start, i, value + text.slice(chunk, i));
  s.pos = i;
}

function pushText(pieces: Piece[], start: number, end: number, text: string): void {
  const before = pieces[pieces.length - 1];
  const trimmed = before?.trimsNext ? trimStart(text) : text;
  pieces.push({ kind: 'text', start, end, trimsNext: false, value: normalize(trimmed) });
}

function normalize(text: string): string {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) >= FIRST_COMBINING) return text.normalize('NFC');
  }
  return text;
}

/** Reads one `${…}` or `%{…}` at `open`; `pos` ends after it. */
function readSequence(s: Scanner, open: number, quoted: boolean, pieces: Piece[]): void {
  const directive = s.text.charCodeAt(open) === PERCENT;
  const trims = open + 2 < s.limit && s.text.charCodeAt(open + 2) === TILDE;
  const before = pieces[pieces.length - 1];
  if (trims && before?.kind === 'text') before.value = trimEnd(before.value);

  const from = open + (trims ? 3 : 2);
  const { newlines, indent, limit, failed, unclosed } = s;
  const reported = s.errors.length;
  if (s.retries >= MAX_RETRIES) s.limit = lineStop(s, open);
  let piece = readInside(s, open, from, directive);
  let closing = closingLength(s);
  const own = closing === 0 ? lineStop(s, open) : 0;
  if (closing === 0 && s.pos > own && s.limit > own && !s.tooDeep) {
    // It took following lines along in vain: what is missing is the brace on its own line.
    s.retries++;
    lookedAt(s, s.pos + 4);
    s.errors.length = reported;
    s.failed = failed;
    s.unclosed = unclosed;
    s.limit = own;
    piece = readInside(s, open, from, directive);
    closing = closingLength(s);
  }
  if (closing === 0) closing = leaveSequence(s, open, own, quoted);
  s.limit = limit;
  s.newlines = newlines;
  s.indent = indent;
  s.pos += closing;
  s.end = s.pos;
  piece.end = s.pos;
  piece.trimsNext = closing === 2;
  pieces.push(piece);
}

/** The end of the line of `offset`, or the limit. */
function lineStop(s: Scanner, offset: number): number {
  measureLine(s, offset);
  return Math.min(s.lineStop, s.limit);
}

/** The length of the `}` or `~}` at the scanner's place, 0 where there is none. */
function closingLength(s: Scanner): number {
  if (s.char === CLOSE_BRACE) return 1;
  return s.char === TILDE && s.pos + 1 < s.limit && s.text.charCodeAt(s.pos + 1) === CLOSE_BRACE ? 2 : 0;
}

/** Leaves an interpolation that is not closed as it should be; returns the length of a brace found after all. */
function leaveSequence(s: Scanner, open: number, own: number, quoted: boolean): number {
  if (s.char < 0 || s.pos >= own) {
    const marker = s.text.slice(open, open + 2);
    fail(s, 'unclosed-template', open, open + 2, `This "${marker}" is not closed: expected "}".`);
  } else {
    failExpected(s, 'unclosed-template', `"}" to close the "${s.text.slice(open, open + 2)}"`);
  }
  s.pos = s.end;
  if (s.tooDeep) return 0;
  for (let i = s.end; i < own; i++) {
    const code = s.text.charCodeAt(i);
    if (code === CLOSE_BRACE || (quoted && code === QUOTE)) {
      s.pos = i;
      return code === CLOSE_BRACE ? 1 : 0;
    }
  }
  s.pos = Math.max(s.end, own);
  return 0;
}

/** What stands between the markers, up to the first token that is not part of it. */
function readInside(s: Scanner, start: number, from: number, directive: boolean): SequencePiece {
  s.newlines = false;
  s.pos = from;
  s.end = from;
  skip(s);
  const end = start;
  const trimsNext = false;
  if (!directive) return { kind: 'interpolation', start, end, trimsNext, expression: s.expression(s) };
  if (atWord(s, 'if')) {
    take(s, 2);
    return { kind: 'if', start, end, trimsNext, condition: s.expression(s) };
  }
  if (atWord(s, 'for')) {
    take(s, 3);
    const { keyVariable, valueVariable } = parseForVariables(s);
    return { kind: 'for', start, end, trimsNext, keyVariable, valueVariable, collection: s.expression(s) };
  }
  for (const kind of ['else', 'endif', 'endfor'] as const) {
    if (!atWord(s, kind)) continue;
    take(s, kind.length);
    return { kind, start, end, trimsNext };
  }
  failExpected(s, 'expected-token', '"if", "else", "endif", "for" or "endfor"');
  const expression = atIdentifier(s) ? s.expression(s) : missing(s);
  return { kind: 'interpolation', start, end, trimsNext, expression };
}

/** What Unicode and the reference implementation call a space. */
const SPACES = '[\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const LEADING = new RegExp(`^${SPACES}+`);
const TRAILING = new RegExp(`${SPACES}+$`);

function trimStart(value: string): string {
  return value.replace(LEADING, '');
}

function trimEnd(value: string): string {
  return value.replace(TRAILING, '');
}
