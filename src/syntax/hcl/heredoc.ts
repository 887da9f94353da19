/** Finds where a heredoc ends, closed or not. */
import {
  blanksEnd,
  CLOSE_BRACE,
  DOT,
  identifierEnd,
  isNewline,
  lineEnd,
  MINUS,
  NEWLINE,
  startsIdentifier,
} from './characters';
import { indentOf, isHeader, lookedAt, startsAttribute, startsBlock } from './recover';
import { fail, report, type Scanner, trimmedEnd } from './scan';

export interface Heredoc {
  /** `<<-`: the indentation that all lines share is not part of the text. */
  readonly flush: boolean;
  /** The text: from the line after the opener to before the line with the marker. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** The end of the closing marker; of the text where it is missing. */
  readonly end: number;
}

/** The heredoc whose `<<` is at the scanner's place, `null` where no marker and line end follow the `<<`. */
export function findHeredoc(s: Scanner): Heredoc | null {
  const { text, limit } = s;
  const open = s.pos;
  const flush = text.charCodeAt(open + 2) === MINUS;
  const name = open + (flush ? 3 : 2);
  if (name >= limit || !startsIdentifier(text, name, text.charCodeAt(name))) return null;
  const nameEnd = identifierEnd(text, name + 1, limit);
  const marker = text.slice(name, nameEnd);
  const opened = blanksEnd(text, nameEnd, limit);
  if (opened < limit && !isNewline(text, opened)) return null;
  if (opened > nameEnd && opened < limit) {
    report(s, 'unclosed-heredoc', nameEnd, opened, `Expected a new line right after "${marker}", found blanks.`);
  }
  if (opened >= limit) {
    lookedAt(s, opened + 1);
    return unclosed(s, marker, flush, opened, opened);
  }
  const bodyStart = text.indexOf('\n', opened) + 1;
  const close = findMarker(s, marker, bodyStart);
  if (close < 0) return unclosed(s, marker, flush, bodyStart, statementAfter(s, bodyStart, indentOf(s, open)));
  const end = blanksEnd(text, close, limit) + marker.length;
  if (end >= limit) {
    lookedAt(s, end + 1);
    report(s, 'unclosed-heredoc', end - marker.length, end, `Expected a new line after the closing "${marker}".`);
  }
  return { flush, bodyStart, bodyEnd: close, end };
}

function unclosed(s: Scanner, marker: string, flush: boolean, bodyStart: number, stop: number): Heredoc {
  const message = `This heredoc is not closed: expected a line with nothing but "${marker}".`;
  const opened = lineEnd(s.text, s.pos, s.limit);
  fail(s, 'unclosed-heredoc', s.pos, opened, message);
  const end = trimmedEnd(s.text, opened, stop);
  return { flush, bodyStart, bodyEnd: Math.max(bodyStart, end), end };
}

/** The start of the first line from `from` that holds nothing but the marker, or -1. */
function findMarker(s: Scanner, marker: string, from: number): number {
  const { text, limit } = s;
  if (s.markers !== null && (s.markers.get(marker) ?? -1) < from) {
    lookedAt(s, text.length + 1);
    return -1;
  }
  let passedHeader = false;
  let line = from;
  while (line < limit) {
    const first = blanksEnd(text, line, limit);
    const stop = lineEnd(text, first, limit);
    if (text.startsWith(marker, first) && blanksEnd(text, first + marker.length, stop) >= stop) {
      if (first + marker.length <= stop) return line;
    }
    if (first === line && first < limit) {
      const code = text.charCodeAt(first);
      if (code > 96 && code < 123 && !passedHeader && isHeader(s, first)) passedHeader = true;
    }
    // A header and then the same marker opened again: the line that closes that one does not close this one.
    if (passedHeader && reopens(text, first, stop, marker)) {
      lookedAt(s, stop + 1);
      return -1;
    }
    const newline = text.indexOf('\n', stop);
    if (newline < 0 || newline >= limit) break;
    line = newline + 1;
  }
  lookedAt(s, text.length + 1);
  if (limit === text.length) s.markers ??= lastMarkers(text);
  return -1;
}

/** Whether the line from `first` to `stop` ends in `<<MARKER` or `<<-MARKER`. */
function reopens(text: string, first: number, stop: number, marker: string): boolean {
  const at = stop - marker.length;
  if (at - 2 < first || !text.startsWith(marker, at)) return false;
  return text.startsWith('<<', at - 2) || (at - 3 >= first && text.startsWith('<<-', at - 3));
}

/** Where each line that is one identifier stands last. */
function lastMarkers(text: string): Map<string, number> {
  const markers = new Map<string, number>();
  let line = 0;
  while (line < text.length) {
    const first = blanksEnd(text, line, text.length);
    const stop = lineEnd(text, first, text.length);
    if (first < stop && startsIdentifier(text, first, text.charCodeAt(first))) {
      const end = identifierEnd(text, first + 1, stop);
      if (blanksEnd(text, end, stop) >= stop) markers.set(text.slice(first, end), line);
    }
    const newline = text.indexOf('\n', stop);
    if (newline < 0) break;
    line = newline + 1;
  }
  return markers;
}

/**
 * Where the text of an unclosed heredoc is taken to end: before the first line that looks like the next statement or
 * the end of the body, seen from the indentation of the line that opened it.
 */
function statementAfter(s: Scanner, from: number, indent: number): number {
  const { text, limit } = s;
  let line = from;
  while (line < limit) {
    const first = blanksEnd(text, line, limit);
    const code = first < limit ? text.charCodeAt(first) : NEWLINE;
    const depth = first - line;
    if (depth <= indent && code !== NEWLINE && code !== DOT) {
      if (code === CLOSE_BRACE) return line;
      if (startsIdentifier(text, first, code)) {
        if (depth === 0 && isHeader(s, first)) return line;
        if (startsAttribute(s, first) || startsBlock(s, first)) return line;
      }
    }
    const newline = text.indexOf('\n', first);
    if (newline < 0 || newline >= limit) break;
    line = newline + 1;
  }
  lookedAt(s, limit + 1);
  return limit;
}
