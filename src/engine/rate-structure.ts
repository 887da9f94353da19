/** Reads the directives and headers of a rate table: which sections it has, and where their rows stand. */
import type { RateFile, RateFileError, RateSection } from './rate-file';
import { lineAt, lineNumber, nextLine, splitCells } from './rate-text';

const RESERVED_COLUMNS = ['unit', 'from'];

const HASH = 35;

interface FileHeader {
  keys: readonly string[];
  currency: string;
  holds: 'prices' | 'facts';
}

/** Rows between two lines that are directives or comments: `start` is the first row's, `end` after the last's. */
export interface RowBlock {
  readonly section: RateSection;
  readonly start: number;
  readonly end: number;
}

interface Structure {
  readonly header: Readonly<FileHeader>;
  readonly blocks: readonly RowBlock[];
  readonly errors: readonly RateFileError[];
}

/** Reads directives and headers; rows are only stepped over. */
export function readStructure({ text, file }: RateFile): Structure {
  const header: FileHeader = { keys: ['name'], currency: 'USD', holds: 'prices' };
  const blocks: RowBlock[] = [];
  const errors: RateFileError[] = [];
  let section: SectionDraft = { asOf: undefined, origin: undefined, state: 'header' };
  for (let start = 0; start < text.length; ) {
    const here = start;
    const fail = (message: string) => errors.push({ file, line: lineNumber(text, here), message });
    if (text.charCodeAt(start) === HASH) {
      section = readDirective(lineAt(text, start), section, header, fail);
      start = nextLine(text, start);
    } else if (section.state === 'header') {
      const line = lineAt(text, start);
      if (line !== '') section = readHeader(line, section, header, file, fail);
      start = nextLine(text, start);
    } else {
      const comment = text.indexOf('\n#', start);
      const end = comment < 0 ? text.length : comment + 1;
      if (section.state === 'rows') blocks.push({ section: section.section, start, end });
      start = end;
    }
  }
  return { header, blocks, errors };
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
