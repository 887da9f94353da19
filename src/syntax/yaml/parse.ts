/** Text of YAML or JSON → its entries; after an edit only the pieces that it touches are parsed again. */
import type { TextEdit } from '../text-edit';
import { composeChunk } from './compose';
import type { DataChunk, DataEntry, DataFile, DataSyntax } from './data';
import { splitJson } from './split-json';
import { looksLikeJson, type Piece, type Pieces, type Resume, splitYaml } from './split-yaml';

interface Reparsed {
  readonly file: DataFile;
  readonly removed: readonly DataEntry[];
  readonly added: readonly DataEntry[];
}

/** Where the pieces of a text are: cheap, and enough to tell what the text is. */
export function splitData(text: string): Pieces {
  return split(text, syntaxOf(text));
}

export function parseData(text: string, pieces: Pieces = splitData(text)): DataFile {
  const syntax = syntaxOf(text);
  const chunks = pieces.pieces.map((piece) => composeChunk(text, piece, syntax));
  return { syntax, chunks, exact: pieces.exact };
}

/** The file after an edit, with the identical chunks for what the edit does not touch; `before` must not be used after. */
export function reparseData(before: DataFile, text: string, edit: TextEdit): Reparsed {
  const syntax = syntaxOf(text);
  if (before.syntax !== syntax) {
    const file = parseData(text);
    return { file, removed: entriesOf(before.chunks), added: entriesOf(file.chunks) };
  }
  const old = before.chunks;
  const delta = edit.newEnd - edit.oldEnd;
  const { head, pieces, tail, exact } = follow(before, text, edit) ?? compare(before, text, edit);
  const chunks = old.slice(0, head);
  for (const piece of pieces) chunks.push(composeChunk(text, piece, syntax));
  const removed = entriesOf(old.slice(head, tail));
  const added = entriesOf(chunks.slice(head));
  for (const chunk of old.slice(tail)) {
    chunk.base += delta;
    chunks.push(chunk);
  }
  return { file: { syntax, chunks, exact }, removed, added };
}

/** What stays of the old chunks, up to `head` and from `tail` on, and the pieces between. */
interface Difference {
  readonly head: number;
  readonly pieces: readonly Piece[];
  readonly tail: number;
  readonly exact: boolean;
}

/** Cuts the text from the chunk before the edit to where an old chunk starts again; `undefined` where that leads nowhere. */
function follow({ chunks, syntax, exact }: DataFile, text: string, edit: TextEdit): Difference | undefined {
  const delta = edit.newEnd - edit.oldEnd;
  const head = firstFrom(chunks, (chunk) => chunk.base + chunk.length >= edit.start) - 1;
  const from = chunks[head];
  if (!exact || !from) return undefined;
  let tail = chunks.length;
  const { section, kind, base: start, indentation } = from;
  const found = split(text, syntax, {
    from: { section, kind, start, indentation },
    stops: (piece) => {
      if (piece.start < edit.newEnd || piece.start === start) return false;
      const index = firstFrom(chunks, (chunk) => chunk.base >= piece.start - delta);
      if (!isAt(chunks[index], piece, delta)) return false;
      tail = index;
      return true;
    },
  });
  if (!found.exact) return undefined;
  // The chunk before the edit was cut again only to see where it ends.
  const [first, ...others] = found.pieces;
  const kept = isSame(from, first, 0) && endOf(from) <= edit.start;
  return { head: kept ? head + 1 : head, pieces: kept ? others : found.pieces, tail, exact };
}

/** Cuts the whole text. */
function compare({ chunks: old, syntax }: DataFile, text: string, edit: TextEdit): Difference {
  const { pieces, exact } = split(text, syntax);
  const delta = edit.newEnd - edit.oldEnd;
  const shorter = Math.min(old.length, pieces.length);
  let head = 0;
  while (head < shorter && isSame(old[head], pieces[head], 0) && endOf(old[head]) <= edit.start) head++;
  let tail = 0;
  while (tail < shorter - head) {
    const chunk = old[old.length - 1 - tail];
    if (!chunk || chunk.base < edit.oldEnd || !isSame(chunk, pieces[pieces.length - 1 - tail], delta)) break;
    tail++;
  }
  return { head, pieces: pieces.slice(head, pieces.length - tail), tail: old.length - tail, exact };
}

/** The index of the first chunk for which something holds that holds for all behind it. */
function firstFrom(chunks: readonly DataChunk[], holds: (chunk: DataChunk) => boolean): number {
  let low = 0;
  let high = chunks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const chunk = chunks[middle];
    if (chunk && holds(chunk)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function split(text: string, syntax: DataSyntax, resume?: Resume): Pieces {
  return syntax === 'json' ? splitJson(text, resume) : splitYaml(text, resume);
}

function syntaxOf(text: string): DataSyntax {
  return looksLikeJson(text) ? 'json' : 'yaml';
}

function entriesOf(chunks: readonly DataChunk[]): readonly DataEntry[] {
  return chunks.flatMap((chunk) => chunk.entries);
}

/** Whether a piece of the new text is that of an old chunk, outside of the edit: same section, place and length. */
function isSame(chunk: DataChunk | undefined, piece: Piece | undefined, delta: number): boolean {
  return piece !== undefined && isAt(chunk, piece, delta) && chunk?.length === piece.end - piece.start;
}

function isAt(chunk: DataChunk | undefined, piece: Omit<Piece, 'end'>, delta: number): boolean {
  return (
    chunk?.base === piece.start - delta &&
    chunk.section === piece.section &&
    chunk.kind === piece.kind &&
    chunk.indentation === piece.indentation
  );
}

function endOf(chunk: DataChunk | undefined): number {
  return chunk ? chunk.base + chunk.length : 0;
}
