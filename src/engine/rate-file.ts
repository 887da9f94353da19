/** Finds rows of a rate table (pricing/rates/README.md) by key, and says what is wrong in them. */
import { type RowBlock, readStructure } from './rate-structure';
import { joinKey, lineAt, lineNumber, nextLine, splitCells } from './rate-text';

/** The text of a rate table and where it comes from. */
export interface RateFile {
  readonly text: string;
  /** Path to show to people. */
  readonly file: string;
  readonly kind: 'bundled' | 'workspace' | 'user' | 'fetched';
}

/** Something wrong in a rate table. `line` is zero-based. */
export interface RateFileError {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** What one source said on one day: a header and the rows below it. */
export interface RateSection {
  /** ISO date or month; empty if the file does not say. */
  readonly asOf: string;
  /** Name of the source; the file's own path if it does not say. */
  readonly origin: string;
  /** Position of each column that is neither key nor `unit` nor `from`: a region, `*`, or the name of a fact. */
  readonly columns: ReadonlyMap<string, number>;
  readonly width: number;
  readonly unitColumn: number | undefined;
  readonly fromColumn: number | undefined;
}

/** A row found by its key: where it stands, and its cells. */
export interface RateRow {
  readonly section: RateSection;
  readonly line: number;
  readonly cells: readonly string[];
}

/** A rate table made ready for look-ups. Only the keys have been read; a row is split when it is asked for. */
export interface RateFileIndex extends Pick<RateFile, 'file' | 'kind'> {
  readonly holds: 'prices' | 'facts';
  readonly currency: string;
  readonly keys: readonly string[];
  /** Rows with these key values, in file order; empty if there are none. */
  readonly find: (values: readonly string[]) => readonly RateRow[];
  /** Key values of every row, each once, in file order. */
  readonly keyTuples: () => Iterable<readonly string[]>;
  /** Errors in directives and headers; those in cells are found when a row is read. */
  readonly errors: readonly RateFileError[];
}

/** Plain decimal text: what prices, tier bounds and numeric facts are written in. */
export const DECIMAL = /^\d+(\.\d+)?$/;

/** Indexes a rate table. Never throws: what is wrong is in `errors`, and the rest of the file still answers. */
export function indexRateFile(rateFile: RateFile): RateFileIndex {
  const { text, file, kind } = rateFile;
  const { header, blocks, errors } = readStructure(rateFile);
  const count = header.keys.length;
  const quoted = text.includes('"');
  let positions: ReadonlyMap<string, readonly RowPosition[]> | undefined;
  let searches = 0;

  // A first question about a large table is answered soonest by searching its text; an index is worth building for
  // whoever asks on. Quoted cells have no one spelling to search for.
  const locate = (values: readonly string[]): readonly RowPosition[] => {
    const key = joinKey(values);
    if (positions === undefined && !quoted && searches++ < MAX_SEARCHES) return searchRows(text, blocks, key);
    positions ??= indexRows(text, blocks, count);
    return positions.get(key) ?? [];
  };

  return {
    file,
    kind,
    holds: header.holds,
    currency: header.currency,
    keys: header.keys,
    find: (values) =>
      locate(values).map(({ section, line, start }) => ({ section, line, cells: splitCells(lineAt(text, start)) })),
    keyTuples: () => {
      positions ??= indexRows(text, blocks, count);
      return [...positions.keys()].map(splitCells);
    },
    errors,
  };
}

/** Reads every cell of a rate table and reports all that is wrong in it. */
export function checkRateFile(file: RateFile): readonly RateFileError[] {
  const index = indexRateFile(file);
  const errors = [...index.errors];
  for (const values of index.keyTuples()) {
    const seen = new Map<RateSection, Set<string>>();
    for (const row of index.find(values)) {
      errors.push(...checkRow(index, row).map((message) => ({ file: file.file, line: row.line, message })));
      const bounds = seen.get(row.section) ?? new Set<string>();
      seen.set(row.section, bounds);
      const from = tierBoundText(row);
      if (bounds.has(from)) {
        errors.push({ file: file.file, line: row.line, message: duplicateMessage(index, values, from) });
      }
      bounds.add(from);
    }
  }
  return errors.sort((a, b) => a.line - b.line);
}

/** What is wrong with a row's own cells. */
export function checkRow(index: RateFileIndex, { section, cells }: RateRow): string[] {
  if (cells.length > section.width) return [`expected ${section.width} cells as in the header, found ${cells.length}`];
  if (index.holds === 'facts') return [];
  const messages: string[] = [];
  const from = tierBoundText({ section, cells });
  if (!DECIMAL.test(from)) messages.push(`tier bound is not a decimal number: '${from}'`);
  for (const [column, position] of section.columns) {
    const cell = cells[position] ?? '';
    if (cell !== '' && !DECIMAL.test(cell)) messages.push(`price in ${column} is not a decimal number: '${cell}'`);
  }
  return messages;
}

/** The text of a row's tier bound, `0` where it has none. */
export function tierBoundText({ section, cells }: Pick<RateRow, 'section' | 'cells'>): string {
  const text = section.fromColumn === undefined ? '' : (cells[section.fromColumn] ?? '');
  return text === '' ? '0' : text;
}

/** The complaint about two rows for one rate. */
export function duplicateMessage(index: RateFileIndex, values: readonly string[], from: string): string {
  const bound = from === '0' ? '' : ` from ${from}`;
  return `second row for ${describeKey(index.keys, values)}${bound} in one section`;
}

/** `class=m5.large, os=linux`. */
export function describeKey(keys: readonly string[], values: readonly string[]): string {
  return values.map((value, i) => `${keys[i] ?? '?'}=${value}`).join(', ');
}

const MAX_SEARCHES = 4;

interface RowPosition {
  readonly section: RateSection;
  readonly line: number;
  readonly start: number;
}

function searchRows(text: string, blocks: readonly RowBlock[], key: string): RowPosition[] {
  const found: RowPosition[] = [];
  const wanted = `\n${key},`;
  for (let hit = text.indexOf(wanted); hit >= 0; hit = text.indexOf(wanted, hit + 1)) {
    const start = hit + 1;
    const block = blocks.find((candidate) => candidate.start <= start && start < candidate.end);
    if (block) found.push({ section: block.section, line: lineNumber(text, start), start });
  }
  return found;
}

function indexRows(text: string, blocks: readonly RowBlock[], count: number): Map<string, RowPosition[]> {
  const rows = new Map<string, RowPosition[]>();
  const quoted = text.includes('"');
  let line = 0;
  let counted = 0;
  for (const { section, start: first, end } of blocks) {
    line += lineNumber(text, first, counted);
    for (let start = first; start < end; start = nextLine(text, start), line++) {
      const key = rowKey(text, start, count, quoted);
      if (key === undefined) continue;
      const row: RowPosition = { section, line, start };
      const known = rows.get(key);
      if (known) known.push(row);
      else rows.set(key, [row]);
    }
    counted = end;
  }
  return rows;
}

/** The key cells of the row at `start`, joined as `joinKey` does; undefined for a line without that many cells. */
function rowKey(text: string, start: number, count: number, quoted: boolean): string | undefined {
  if (quoted) {
    const cells = splitCells(lineAt(text, start));
    return cells.length > count ? joinKey(cells.slice(0, count)) : undefined;
  }
  const end = nextLine(text, start);
  let position = start - 1;
  for (let left = count; left > 0; left--) {
    position = text.indexOf(',', position + 1);
    if (position < 0 || position >= end) return undefined;
  }
  return text.slice(start, position);
}
