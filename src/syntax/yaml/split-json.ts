/**
 * Cuts the text of a JSON document into the keys of its object and the entries below them. Where brackets do not balance,
 * as while something is typed, the indentation of the keys says where the next entry starts.
 */
import type { Piece, Pieces, Resume } from './split-yaml';

export function splitJson(text: string, resume?: Resume): Pieces {
  const found = scan(text, undefined, resume);
  return found.exact || resume || found.columns === undefined ? found : scan(text, found.columns, undefined);
}

/** Columns at which the keys of both levels stand, where each stands on a line of its own. */
interface Columns {
  readonly section: number;
  readonly entry: number;
}

interface Scan extends Pieces {
  readonly columns: Columns | undefined;
}

const quote = 34;
const backslash = 92;

/** Further to the right nobody starts a line. */
const deepestIndentation = 200;

function scan(text: string, guide: Columns | undefined, resume: Resume | undefined): Scan {
  const pieces: Piece[] = [];
  const from = resume?.from;
  let section = from?.section ?? '';
  let depth = from ? (from.kind === 'entry' ? 2 : 1) : 0;
  let balanced = true;
  /** Whether the document has ended: what opens behind it is none of it. */
  let ended = false;
  /** How deep the open square brackets stand. */
  const lists: number[] = [];
  /** Whether a text that comes next would be a key. */
  let expectsKey = from !== undefined;
  let sectionStart = -1;
  let isObject = from?.kind === 'entry';
  let entryStart = -1;
  let sectionColumn: number | undefined;
  let entryColumn: number | undefined;
  let lineStart = from?.start ?? 0;
  let lineEnd = endOfLine(text, lineStart);

  const piece = (kind: Piece['kind'], start: number, end: number): Piece => ({
    section,
    kind,
    start,
    end: trimmed(text, start, end),
    indentation: -1,
  });
  const stops = (kind: Piece['kind'], start: number): boolean =>
    resume?.stops({ section, kind, start, indentation: -1 }) ?? false;
  const closeEntry = (end: number): void => {
    if (entryStart >= 0) pieces.push(piece('entry', entryStart, end));
    entryStart = -1;
  };
  const closeSection = (end: number): void => {
    closeEntry(end);
    if (sectionStart >= 0 && !isObject) pieces.push(piece('section', sectionStart, end));
    sectionStart = -1;
  };
  const startsLine = (index: number): boolean =>
    index - lineStart < deepestIndentation && /^\s*$/.test(text.slice(lineStart, index));

  for (let index = from?.start ?? 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case 10:
        lineStart = index + 1;
        lineEnd = endOfLine(text, lineStart);
        if (guide && section !== '') {
          let content = lineStart;
          while (text.charCodeAt(content) === 32 || text.charCodeAt(content) === 9) content++;
          if (text.charCodeAt(content) !== quote) break;
          const column = content - lineStart;
          if (column === guide.entry && isObject && depth !== 2) {
            closeEntry(lineStart);
            depth = 2;
            expectsKey = true;
          } else if (column === guide.section && depth !== 1) {
            closeSection(lineStart);
            depth = 1;
            expectsKey = true;
          } else if (column === guide.entry && depth === 2 && entryStart >= 0 && !expectsKey) {
            // The comma before it is not typed yet.
            closeEntry(lineStart);
            expectsKey = true;
          }
        }
        break;
      case quote: {
        const end = endOfText(text, index, lineEnd);
        if (expectsKey && depth === 1) {
          closeSection(index);
          section = text.slice(index + 1, end - 1);
          if (stops('section', index)) return { pieces, exact: balanced, columns: undefined };
          sectionStart = index;
          isObject = false;
          if (sectionColumn === undefined && startsLine(index)) sectionColumn = index - lineStart;
        } else if (expectsKey && depth === 2 && isObject) {
          closeEntry(index);
          if (stops('entry', index)) return { pieces, exact: balanced, columns: undefined };
          entryStart = index;
          if (entryColumn === undefined && startsLine(index)) entryColumn = index - lineStart;
        }
        expectsKey = false;
        index = end - 1;
        break;
      }
      case 123: // {
        if (ended && depth === 0) balanced = false;
        depth++;
        if (depth === 2 && sectionStart >= 0) isObject = text.charCodeAt(index) === 123;
        expectsKey = depth <= 2;
        break;
      case 91: // [
        lists.push(++depth);
        expectsKey = false;
        break;
      case 125: // }
      case 93: // ]
        if ((lists.at(-1) === depth) !== (text.charCodeAt(index) === 93)) balanced = false;
        while ((lists.at(-1) ?? -1) >= depth) lists.pop();
        if (depth === 2) closeEntry(index);
        if (depth === 1) closeSection(index);
        if (guide && section !== '' && depth === 1 && startsLine(index) && index - lineStart >= guide.section) break;
        depth--;
        if (depth < 0) {
          balanced = false;
          depth = 0;
        }
        ended ||= depth === 0;
        expectsKey = false;
        break;
      case 44: // ,
        if (depth === 2) closeEntry(index);
        else if (depth === 1) closeSection(index);
        expectsKey = depth <= 2;
        break;
      default:
    }
  }
  balanced &&= depth === 0 && entryStart < 0;
  closeSection(text.length);
  const columns =
    sectionColumn !== undefined && entryColumn !== undefined && entryColumn > sectionColumn
      ? { section: sectionColumn, entry: entryColumn }
      : undefined;
  return { pieces, exact: balanced && !guide, columns };
}

/** The offset behind a text in quotes; an unclosed one ends with its line. */
function endOfText(text: string, start: number, lineEnd: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0 && end < lineEnd; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
  return lineEnd;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

function trimmed(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /[\s,]/.test(text[last - 1] ?? '')) last--;
  return last;
}
