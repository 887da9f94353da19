/**
 * Where the parser stands in the text, and how it gets from one token to the next.
 *
 * There is no token list: `char` is the first character of the next token, blanks and comments before it are skipped
 * as soon as the previous token is taken. Besides the end of the text there is a second end, `STOP`: a line that
 * cannot belong to what is open (see `recover.ts`). It is what keeps a half-typed block from eating its neighbours.
 */
import { shortMessage } from '../short-message';
import type { Expression, SyntaxError as HclError, Missing, SyntaxErrorCode } from './ast';
import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  HASH,
  identifierEnd,
  lineEnd,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  QUOTE,
  RETURN,
  SLASH,
  SPACE,
  STAR,
  startsIdentifier,
  TAB,
  TILDE,
} from './characters';
import { endsHere, lookedAt, nextHeader } from './recover';
import type { Scanner } from './scanner';

export type { Scanner } from './scanner';

/** `char` at the end of what may be read. */
export const END = -1;
/** `char` before a line that ends everything open; `pos` is at the newline before it. */
export const STOP = -2;

/** How deep expressions and blocks may nest: far beyond real files, far below the call stack. */
export const MAX_DEPTH = 200;

/** How line ends are read: as a token, or skipped with the checks of a bracket, an object, a body; or with none. */
export type LineMode = 'token' | 'bracket' | 'object' | 'body' | 'top';

export function createScanner(text: string, expression: (s: Scanner) => Expression, sync: boolean): Scanner {
  return {
    text,
    expression,
    limit: text.length,
    pos: 0,
    char: END,
    end: 0,
    base: 0,
    newlines: true,
    depth: 0,
    bodies: 0,
    inCheck: false,
    sync,
    guided: false,
    indent: -1,
    stoppedAtHeader: false,
    failed: false,
    unclosed: false,
    tooDeep: false,
    retries: 0,
    look: 0,
    errors: [],
    noCommentEndFrom: text.length + 1,
    markers: null,
    unclosedBlocks: new Map(),
    unclosedNow: [],
    lineStart: 0,
    lineStop: -1,
    lineIndent: 0,
  };
}

/** Moves from `pos`, the end of a token, to the next token. */
export function skip(s: Scanner): void {
  const pos = s.pos;
  if (pos < s.limit) {
    const code = s.text.charCodeAt(pos);
    if (code > SLASH) {
      s.char = code;
      return;
    }
  }
  skipTrivia(s, s.newlines ? 'token' : 'bracket');
}

/** Takes the `length` characters of a token and moves to the next one. */
export function take(s: Scanner, length: number): void {
  s.pos += length;
  s.end = s.pos;
  skip(s);
}

/** Gives up what was skipped since the last token and skips again under the rules in force now. */
export function rewind(s: Scanner): void {
  lookedAt(s, s.pos + 4);
  s.pos = s.end;
  skip(s);
}

export function skipTrivia(s: Scanner, mode: LineMode): void {
  const text = s.text;
  const limit = s.limit;
  let i = s.pos;
  let line = -1;
  let code = END;
  while (i < limit) {
    code = text.charCodeAt(i);
    if (code === SPACE || code === TAB) {
      i++;
    } else if (code > SLASH) {
      break;
    } else if (code === NEWLINE || (code === RETURN && i + 1 < limit && text.charCodeAt(i + 1) === NEWLINE)) {
      if (mode === 'token') {
        s.pos = i;
        s.char = NEWLINE;
        return;
      }
      i += code === NEWLINE ? 1 : 2;
      line = i;
    } else if (code === HASH || (code === SLASH && text.charCodeAt(i + 1) === SLASH)) {
      i = lineEnd(text, i, limit);
    } else if (code === SLASH && text.charCodeAt(i + 1) === STAR) {
      const end = commentEnd(s, i);
      // An unclosed comment is left standing as a token, for whoever meets it to report.
      if (end < 0) break;
      i = end;
    } else {
      break;
    }
  }
  s.pos = i;
  if (i >= limit) {
    s.char = END;
  } else if (
    line >= 0 &&
    mode !== 'top' &&
    (mode !== 'body' || line === i || s.guided) &&
    s.sync &&
    endsHere(s, line, i, code, mode)
  ) {
    s.pos = line - 1;
    s.char = STOP;
  } else {
    s.char = code;
  }
}

/** The end of the comment that opens at `offset`, or -1 where it is never closed. */
function commentEnd(s: Scanner, offset: number): number {
  if (offset >= s.noCommentEndFrom) {
    s.look = s.text.length + 1;
    return -1;
  }
  const close = s.text.indexOf('*/', offset + 2);
  if (close < 0) {
    s.noCommentEndFrom = offset;
    s.look = s.text.length + 1;
    return -1;
  }
  if (close + 2 > s.limit) {
    s.look = Math.max(s.look, close + 2);
    return -1;
  }
  return close + 2;
}

/** Whether the scanner stands on a comment without an end. */
export function atUnclosedComment(s: Scanner): boolean {
  return s.char === SLASH && s.text.charCodeAt(s.pos + 1) === STAR;
}

/** Whether the next token is the word `word`. */
export function atWord(s: Scanner, word: string): boolean {
  const end = s.pos + word.length;
  return (
    s.char === word.charCodeAt(0) &&
    end <= s.limit &&
    s.text.startsWith(word, s.pos) &&
    identifierEnd(s.text, end, s.limit) === end
  );
}

export function atIdentifier(s: Scanner): boolean {
  return s.char >= 0 && startsIdentifier(s.text, s.pos, s.char);
}

/** Whether an expression can start with the next token. */
export function atTerm(s: Scanner): boolean {
  const code = s.char;
  if (code < 0) return false;
  return (
    code === QUOTE ||
    code === OPEN_PAREN ||
    code === OPEN_BRACKET ||
    code === OPEN_BRACE ||
    (code >= 48 && code <= 57) ||
    startsIdentifier(s.text, s.pos, code)
  );
}

/** Whether nothing of an open bracket can follow: the end, a line that ends it, or a closing bracket. */
export function atBracketEnd(s: Scanner): boolean {
  const code = s.char;
  return (
    code < 0 ||
    code === NEWLINE ||
    code === CLOSE_PAREN ||
    code === CLOSE_BRACKET ||
    code === CLOSE_BRACE ||
    (code === TILDE && s.text.charCodeAt(s.pos + 1) === CLOSE_BRACE)
  );
}

/** Takes what nobody can use: an unclosed comment with its line, or one character. */
export function takeJunk(s: Scanner): void {
  if (atUnclosedComment(s)) {
    failUnclosedComment(s);
    take(s, lineEnd(s.text, s.pos, s.limit) - s.pos);
    return;
  }
  const point = s.text.codePointAt(s.pos) ?? 0;
  take(s, point > 0xffff ? 2 : 1);
}

export function missing(s: Scanner): Missing {
  return { kind: 'missing', start: s.end - s.base, end: s.end - s.base };
}

/** Ends everything open because it nests too deep: nothing up to the next top-level header is read. */
export function giveUpTooDeep(s: Scanner): Missing {
  fail(s, 'too-deep', s.pos, s.pos, `This is nested more than ${MAX_DEPTH} levels deep, which is more than is read.`);
  s.tooDeep = true;
  const stop = s.sync ? nextHeader(s, s.pos) : s.limit;
  s.end = trimmedEnd(s.text, Math.max(s.end, s.pos), stop);
  rewind(s);
  return missing(s);
}

/** The end of the text between `from` and `to` without trailing blanks and line ends. */
export function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from) {
    const code = text.charCodeAt(end - 1);
    if (code !== SPACE && code !== TAB && code !== NEWLINE && code !== RETURN) break;
    end--;
  }
  return end;
}

/** Reports an error that does not disturb the parse. Offsets are those of the text. */
export function report(s: Scanner, code: SyntaxErrorCode, start: number, end: number, message: string): void {
  const error: HclError = { code, start: start - s.base, end: end - s.base, message: shortMessage(message) };
  s.errors.push(error);
}

/** Reports an error after which the rest of the statement is guesswork: only the first one is worth reading. */
export function fail(s: Scanner, code: SyntaxErrorCode, start: number, end: number, message: string): void {
  if (s.failed) return;
  s.failed = true;
  report(s, code, start, end, message);
}

/** Reports that something else was expected where the scanner stands. */
export function failExpected(s: Scanner, code: SyntaxErrorCode, expected: string): void {
  if (s.failed) return;
  if (atUnclosedComment(s)) {
    failUnclosedComment(s);
    return;
  }
  // Where a line or the text ends, the place to look at is where the last token ended.
  const nowhere = s.char < 0 || s.char === NEWLINE;
  const start = nowhere ? s.end : s.pos;
  const end = nowhere ? s.end : foundEnd(s);
  lookedAt(s, end + 1);
  fail(s, code, start, end, `Expected ${expected}, found ${found(s)}.`);
}

export function failUnclosedComment(s: Scanner): void {
  fail(s, 'unclosed-comment', s.pos, s.pos + 2, 'This comment is not closed: "*/" is missing.');
}

function foundEnd(s: Scanner): number {
  if (atIdentifier(s)) return identifierEnd(s.text, s.pos + 1, s.limit);
  const point = s.text.codePointAt(s.pos) ?? 0;
  return s.pos + (point > 0xffff ? 2 : 1);
}

function found(s: Scanner): string {
  if (s.char === END) return s.limit < s.text.length ? 'the end of the line' : 'the end of the text';
  if (s.char === STOP) return 'the next statement';
  if (s.char === NEWLINE) return 'the end of the line';
  const text = s.text.slice(s.pos, foundEnd(s));
  if (text === '"') return 'a string';
  return s.char === BACKSLASH || s.char < SPACE ? JSON.stringify(text) : `"${text}"`;
}
