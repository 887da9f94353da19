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
}

export interface Pieces {
  readonly pieces: readonly Piece[];
  readonly sections: ReadonlySet<string>;
}

const space = 32;
const hash = 35;
const dash = 45;
const carriageReturn = 13;
const byteOrderMark = 0xfeff;

/** Keys of one line: quoted or plain. The colon is followed by a blank or the line's end. */
const keyPattern =
  /(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\n]|'')*)'|([^\s#&*!|>'"%@`,[\]{}][^\n]*?))[ \t]*:(?=[ \t\r\n]|$)/y;

export function splitYaml(text: string): Pieces {
  const pieces: Piece[] = [];
  const sections = new Set<string>();
  let section = '';
  let mode: 'none' | 'header' | 'whole' | 'entries' = 'none';
  let sectionStart = 0;
  let indentation = 0;
  let open: { readonly kind: Piece['kind']; readonly start: number } | undefined;
  const close = (end: number): void => {
    if (open) pieces.push({ section, kind: open.kind, start: open.start, end });
    else if (mode === 'header') pieces.push({ section, kind: 'section', start: sectionStart, end });
    open = undefined;
  };
  let end = text.length;
  let next = 0;
  for (let start = text.charCodeAt(0) === byteOrderMark ? 1 : 0; start < text.length; start = next) {
    const newline = text.indexOf('\n', start);
    next = newline < 0 ? text.length : newline + 1;
    let content = start;
    while (text.charCodeAt(content) === space) content++;
    const first = text.charCodeAt(content);
    if (content >= next - 1 && (content >= next || first === 10)) continue;
    if (first === hash || (first === carriageReturn && content + 2 >= next)) continue;
    const indent = content - start;
    if (indent > 0 && (mode !== 'entries' || indent > indentation) && mode !== 'header') continue;
    if (indent === 0) {
      if (first === dash && isMarker(text, start, '---')) {
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
      if (!key && first === 37) continue;
      close(start);
      if (!key) {
        section = '';
        mode = 'whole';
        open = { kind: 'stray', start };
        continue;
      }
      section = key.name;
      sections.add(section);
      sectionStart = start;
      mode = hasValue(text, key.end, next) ? 'whole' : 'header';
      if (mode === 'whole') open = { kind: 'section', start };
      continue;
    }
    const isKey = keyAt(text, content) !== undefined;
    if (mode === 'header') {
      if (isKey) {
        mode = 'entries';
        indentation = indent;
        open = { kind: 'entry', start };
      } else {
        mode = 'whole';
        open = { kind: 'section', start: sectionStart };
      }
      continue;
    }
    // A list may stand at the indentation of its key.
    if (isListItem(text, content)) continue;
    close(start);
    open = { kind: isKey ? 'entry' : 'stray', start };
  }
  close(end);
  return { pieces, sections };
}

/** Whether the first thing in a text is a JSON object. */
export function looksLikeJson(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text);
}

function keyAt(text: string, start: number): { readonly name: string; readonly end: number } | undefined {
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
