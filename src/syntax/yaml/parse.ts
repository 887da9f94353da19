/** Text of YAML or JSON → its entries; after an edit only the pieces that it touches are parsed again. */
import { composeChunk } from './compose';
import type { DataChunk, DataEntry, DataFile, DataSyntax } from './data';
import { splitJson } from './split-json';
import { looksLikeJson, type Piece, type Pieces, splitYaml } from './split-yaml';

/** What stood from `start` to `oldEnd` stands now from `start` to `newEnd`. */
interface Edit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

export interface Reparsed {
  readonly file: DataFile;
  readonly removed: readonly DataEntry[];
  readonly added: readonly DataEntry[];
}

/** Where the pieces of a text are: cheap, and enough to tell what the text is. */
export function splitData(text: string): Pieces {
  return syntaxOf(text) === 'json' ? splitJson(text) : splitYaml(text);
}

export function parseData(text: string, pieces: Pieces = splitData(text)): DataFile {
  const syntax = syntaxOf(text);
  return { syntax, chunks: pieces.pieces.map((piece) => composeChunk(text, piece, syntax)), sections: pieces.sections };
}

/** The file after an edit, with the identical chunks for what the edit does not touch; `before` must not be used after. */
export function reparseData(before: DataFile, text: string, edit: Edit, pieces: Pieces = splitData(text)): Reparsed {
  const syntax = syntaxOf(text);
  if (before.syntax !== syntax) {
    const file = parseData(text, pieces);
    return { file, removed: entriesOf(before), added: entriesOf(file) };
  }
  const old = before.chunks;
  const list = pieces.pieces;
  const delta = edit.newEnd - edit.oldEnd;
  const shorter = Math.min(old.length, list.length);
  let head = 0;
  while (head < shorter && isSame(old[head], list[head], 0) && endOf(old[head]) <= edit.start) head++;
  let tail = 0;
  while (tail < shorter - head) {
    const chunk = old[old.length - 1 - tail];
    if (!chunk || chunk.base < edit.oldEnd || !isSame(chunk, list[list.length - 1 - tail], delta)) break;
    tail++;
  }
  const chunks = old.slice(0, head);
  for (let index = head; index < list.length - tail; index++) {
    const piece = list[index];
    if (piece) chunks.push(composeChunk(text, piece, syntax));
  }
  const removed = old.slice(head, old.length - tail).flatMap((chunk) => chunk.entries);
  const added = chunks.slice(head).flatMap((chunk) => chunk.entries);
  for (const chunk of tail === 0 ? [] : old.slice(-tail)) {
    chunk.base += delta;
    chunks.push(chunk);
  }
  return { file: { syntax, chunks, sections: pieces.sections }, removed, added };
}

/** The edit that makes one text of another. */
export function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  return { start, oldEnd: before.length - tail, newEnd: after.length - tail };
}

function syntaxOf(text: string): DataSyntax {
  return looksLikeJson(text) ? 'json' : 'yaml';
}

function entriesOf({ chunks }: DataFile): readonly DataEntry[] {
  return chunks.flatMap((chunk) => chunk.entries);
}

/** Whether a piece of the new text is that of an old chunk: same section, place and length, outside of the edit. */
function isSame(chunk: DataChunk | undefined, piece: Piece | undefined, delta: number): boolean {
  if (!chunk || !piece || chunk.base + delta !== piece.start || chunk.length !== piece.end - piece.start) return false;
  return chunk.section === piece.section && chunk.kind === piece.kind;
}

function endOf(chunk: DataChunk | undefined): number {
  return chunk ? chunk.base + chunk.length : 0;
}
