/**
 * Cuts the text of a YAML document into its top-level keys and the entries below them, by indentation alone. What cannot be
 * cut (a section that is a list, a text or in flow style) is one piece.
 */
export interface Piece {
  readonly section: string;
  /** Whether the piece is the section with its key, or one entry of it. */
  readonly kind: 'section' | 'entry' | 'stray';
  readonly start: number;
  readonly end: number;
  /** Columns that the entries of the section are indented by; negative for what is no part of a section. */
  readonly indentation: number;
}

export interface Pieces {
  readonly pieces: readonly Piece[];
  /** Whether what comes behind follows from the text alone, so that an edit can be followed from piece to piece. */
  readonly exact: boolean;
}

/** Goes on at a piece that is there already, up to where the pieces behind are known. */
export interface Resume {
  readonly from: Omit<Piece, 'end'>;
  /** Told where each piece starts; true where it and all behind it are known. */
  readonly stops: (piece: Omit<Piece, 'end'>) => boolean;
}

const space = 32;
const hash = 35;
const dash = 45;
const carriageReturn = 13;
const byteOrderMark = 0xfeff;

/** Keys of one line: quoted or plain. The colon is followed by a blank or the line's end. */
const keyPattern =
  /(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\n]|'')*)'|([^\s#&*!|>'"%@`,[\]{}][^\n]*?))[ \t]*:(?=[ \t\r\n]|$)/y;

export function splitYaml(text: string, resume?: Resume): Pieces {
  const pieces: Piece[] = [];
  let section = resume?.from.section ?? '';
  let indentation = resume?.from.indentation ?? -1;
  let mode: 'none' | 'header' | 'whole' | 'entries' = indentation > 0 ? 'entries' : 'none';
  let sectionStart = 0;
  let open: { readonly kind: Piece['kind']; readonly start: number } | undefined;
  const close = (end: number): void => {
    const whole = { section, kind: 'section', start: sectionStart } as const;
    if (open) pieces.push({ section, ...open, end, indentation });
    else if (mode === 'header') pieces.push({ ...whole, end, indentation });
    open = undefined;
  };
  /** False where all that comes is known. */
  const begin = (kind: Piece['kind'], start: number): boolean => {
    if (resume?.stops({ section, kind, start, indentation })) return false;
    open = { kind, start };
    return true;
  };
  let end = text.length;
  let next = 0;
  const first = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  for (let start = resume?.from.start ?? first; start < text.length; start = next) {
    const newline = text.indexOf('\n', start);
    next = newline < 0 ? text.length : newline + 1;
    let content = start;
    while (text.charCodeAt(content) === space) content++;
    const character = text.charCodeAt(content);
    if (content >= next - 1 && (content >= next || character === 10)) continue;
    if (character === hash || (character === carriageReturn && content + 2 >= next)) continue;
    const indent = content - start;
    if (indent > 0 && (mode !== 'entries' || indent > indentation) && mode !== 'header') continue;
    if (indent === 0) {
      if (character === dash && isMarker(text, start, '---')) {
        if (mode === 'none') continue;
        end = start;
        break;
      }
      if (isMarker(text, start, '...')) {
        end = start;
        break;
      }
      if (isListItem(text, content) && mode !== 'none') {
        if (mode === 'header') open = { kind: 'section', start: sectionStart };
        if (mode === 'header') mode = 'whole';
        continue;
      }
      const key = keyAt(text, content);
      if (!key && mode === 'whole') continue;
      if (!key && character === 37) continue;
      close(start);
      indentation = -1;
      section = key?.name ?? '';
      sectionStart = start;
      mode = key && !hasValue(text, key.end, next) ? 'header' : 'whole';
      if (mode === 'whole' && !begin(key ? 'section' : 'stray', start)) return { pieces, exact: true };
      continue;
    }
    const isKey = keyAt(text, content) !== undefined;
    if (mode === 'header') {
      if (isKey) {
        mode = 'entries';
        indentation = indent;
        if (!begin('entry', start)) return { pieces, exact: true };
      } else {
        mode = 'whole';
        open = { kind: 'section', start: sectionStart };
      }
      continue;
    }
    // A list may stand at the indentation of its key.
    if (isListItem(text, content)) continue;
    close(start);
    if (!begin(isKey ? 'entry' : 'stray', start)) return { pieces, exact: true };
  }
  close(end);
  return { pieces, exact: true };
}

/** Whether the first thing in a text is a JSON object. */
export function looksLikeJson(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text);
}

function keyAt(text: string, start: number): { readonly name: string; readonly end: number } | undefined {
  if (isListItem(text, start)) return undefined;
  keyPattern.lastIndex = start;
  const match = keyPattern.exec(text);
  if (!match) return undefined;
  return { name: match[1] ?? match[2] ?? match[3] ?? '', end: keyPattern.lastIndex };
}

/** Whether anything but blanks and a comment follows on the line. */
function hasValue(text: string, start: number, end: number): boolean {
  return !/^[ \t]*(?:#.*)?[\r\n]*$/.test(text.slice(start, end));
}

function isMarker(text: string, start: number, marker: string): boolean {
  return text.startsWith(marker, start) && /^(?:\s|$)/.test(text.slice(start + 3, start + 4));
}

function isListItem(text: string, start: number): boolean {
  return text.charCodeAt(start) === dash && /^(?:\s|$)/.test(text.slice(start + 1, start + 2));
}
