/** Reads the text of one rate table (pricing/rates/README.md): splits it into sections and rows, and finds rows by key. */

/** The text of a rate table and where it comes from. */
export interface RateFile {
  readonly text: string;
  /** Path to show to people. */
  readonly file: string;
  readonly kind: 'bundled' | 'workspace' | 'user';
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
export interface RateFileIndex {
  readonly file: string;
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

const RESERVED_COLUMNS = ['unit', 'from'];

/** Indexes a rate table. Never throws: what is wrong is in `errors`, and the rest of the file still answers. */
export function indexRateFile({ text, file }: RateFile): RateFileIndex {
  const errors: RateFileError[] = [];
  const header: FileHeader = { keys: ['name'], currency: 'USD', holds: 'prices' };
  const rowsByKey = new Map<string, RowPosition | RowPosition[]>();
  const quoted = text.includes('"');
  let section: SectionDraft = { asOf: undefined, origin: undefined, state: 'header' };

  let line = 0;
  for (let start = 0; start < text.length; line++) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    let end = newline < 0 ? text.length : newline;
    if (end > start && text.charCodeAt(end - 1) === CARRIAGE_RETURN) end--;
    if (end > start) {
      if (text.charCodeAt(start) === HASH) {
        section = readDirective(text.slice(start, end), section, header, (message) =>
          errors.push({ file, line, message }),
        );
      } else if (section.state === 'header') {
        section = readHeader(text.slice(start, end), section, header, file, (message) =>
          errors.push({ file, line, message }),
        );
      } else if (section.state === 'rows') {
        const key = rowKey(text, start, end, header.keys.length, quoted);
        const row: RowPosition = { section: section.section, line, start, end };
        const known = rowsByKey.get(key);
        if (known === undefined) rowsByKey.set(key, row);
        else if (Array.isArray(known)) known.push(row);
        else rowsByKey.set(key, [known, row]);
      }
    }
    start = next;
  }

  return {
    file,
    holds: header.holds,
    currency: header.currency,
    keys: header.keys,
    find: (values) => {
      const found = rowsByKey.get(joinKey(values));
      if (found === undefined) return [];
      return (Array.isArray(found) ? found : [found]).map((row) => ({
        section: row.section,
        line: row.line,
        cells: splitCells(text.slice(row.start, row.end)),
      }));
    },
    keyTuples: () => [...rowsByKey.keys()].map(splitCells),
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

const HASH = 35;
const CARRIAGE_RETURN = 13;
const COMMA = 44;

interface FileHeader {
  keys: readonly string[];
  currency: string;
  holds: 'prices' | 'facts';
}

interface RowPosition {
  readonly section: RateSection;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

interface SectionDates {
  readonly asOf: string | undefined;
  readonly origin: string | undefined;
}

/** A section waits for its header, then has rows; under a header that cannot be read its rows are passed over. */
type SectionDraft =
  | (SectionDates & { readonly state: 'header' })
  | (SectionDates & { readonly state: 'rows'; readonly section: RateSection })
  | (SectionDates & { readonly state: 'unreadable' });

function readDirective(
  text: string,
  section: SectionDraft,
  header: FileHeader,
  fail: (message: string) => void,
): SectionDraft {
  const match = /^#\s*([a-z_]+):\s*(.*?)\s*$/.exec(text);
  const name = match?.[1];
  const value = match?.[2] ?? '';
  if (name === 'as_of' || name === 'origin') {
    if (name === 'as_of' && !/^\d{4}-\d{2}(-\d{2})?$/.test(value)) {
      fail(`as_of is not an ISO date (2025-06-18 or 2025-06): '${value}'`);
    }
    const dates = section.state === 'header' ? section : { asOf: undefined, origin: undefined };
    return {
      state: 'header',
      asOf: name === 'as_of' ? value : dates.asOf,
      origin: name === 'origin' ? value : dates.origin,
    };
  }
  if (name === 'keys') {
    const keys = value.split(',').map((key) => key.trim());
    if (keys.some((key) => key === '' || RESERVED_COLUMNS.includes(key))) fail(`keys are not column names: '${value}'`);
    else if (section.state === 'rows') fail('keys must stand before the first header');
    else header.keys = keys;
  } else if (name === 'currency') {
    if (/^[A-Z]{3}$/.test(value)) header.currency = value;
    else fail(`currency is not a three-letter code: '${value}'`);
  } else if (name === 'kind') {
    if (value === 'facts' || value === 'prices') header.holds = value;
    else fail(`kind is neither prices nor facts: '${value}'`);
  }
  return section;
}

function readHeader(
  text: string,
  dates: SectionDates,
  { keys }: FileHeader,
  file: string,
  fail: (message: string) => void,
): SectionDraft {
  const names = splitCells(text);
  const columns = new Map<string, number>();
  for (const [position, name] of names.entries()) {
    if (position < keys.length || RESERVED_COLUMNS.includes(name)) continue;
    if (name === '' || columns.has(name)) {
      fail(name === '' ? `column ${position + 1} of the header has no name` : `second column ${name} in the header`);
      return { ...dates, state: 'unreadable' };
    }
    columns.set(name, position);
  }
  if (keys.some((key, position) => names[position] !== key)) {
    fail(
      `the header must begin with the key columns ${keys.join(',')}; found ${names.slice(0, keys.length).join(',')}`,
    );
    return { ...dates, state: 'unreadable' };
  }
  if (dates.asOf === undefined) fail('the section does not say of when its figures are: add `# as_of: <date>` above');
  const position = (name: string) => (names.includes(name) ? names.indexOf(name) : undefined);
  const section: RateSection = {
    asOf: dates.asOf ?? '',
    origin: dates.origin ?? file,
    columns,
    width: names.length,
    unitColumn: position('unit'),
    fromColumn: position('from'),
  };
  return { ...dates, state: 'rows', section };
}

/** The key cells of the row at `start`, joined as `joinKey` does. */
function rowKey(text: string, start: number, end: number, count: number, quoted: boolean): string {
  if (quoted) {
    const line = text.slice(start, end);
    if (line.includes('"')) return joinKey(splitCells(line).slice(0, count));
  }
  let position = start;
  for (let left = count; position < end; position++) {
    if (text.charCodeAt(position) === COMMA && --left === 0) break;
  }
  return text.slice(start, position);
}

function joinKey(values: readonly string[]): string {
  const plain = values.join(',');
  if (!plain.includes('"') && values.every((value) => !value.includes(','))) return plain;
  return values.map((value) => (/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(',');
}

function splitCells(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  for (let position = 0; position <= line.length; ) {
    if (line[position] === '"') {
      let value = '';
      position++;
      while (position < line.length) {
        if (line[position] !== '"') value += line[position++];
        else if (line[position + 1] === '"') {
          value += '"';
          position += 2;
        } else break;
      }
      cells.push(value);
      const comma = line.indexOf(',', position);
      position = comma < 0 ? line.length + 1 : comma + 1;
    } else {
      const comma = line.indexOf(',', position);
      cells.push(line.slice(position, comma < 0 ? line.length : comma));
      position = comma < 0 ? line.length + 1 : comma + 1;
    }
  }
  return cells;
}
