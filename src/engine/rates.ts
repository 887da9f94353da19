/** Looks up what a unit costs: rate tables from several sources, read when first asked for. */

import { publicationOf } from './publication';
import {
  checkRow,
  DECIMAL,
  describeKey,
  duplicateMessage,
  indexRateFile,
  type RateFile,
  type RateFileError,
  type RateFileIndex,
  type RateRow,
  type RateSection,
  tierBoundText,
} from './rate-file';

export type { RateFile, RateFileError } from './rate-file';

/** Where rate tables come from: the bundled ones, a workspace's, a user's. */
export interface RateSource {
  /** The table of this id (`aws/vpc`), or undefined if the source has none. Asked once until invalidated. */
  read(table: string): RateFile | undefined;
  /** What it has of the table for one region alone, as prices that were fetched; asked for once too. */
  readRegion?(table: string, region: string): RateFile | undefined;
}

/** From `from` units on, up to the next tier, each unit costs `price`. */
export interface Tier {
  readonly from: number;
  readonly price: number;
}

/** What a unit costs, and who said so when. */
export interface Rate {
  readonly table: string;
  /** The key values, for display: `m5.large linux`. */
  readonly row: string;
  readonly region: string;
  /** ISO date or month; empty if the file does not say. */
  readonly asOf: string;
  readonly origin: string;
  readonly unit: string | null;
  /** ISO 4217, of the prices. */
  readonly currency: string;
  readonly file: string;
  readonly kind: RateFile['kind'];
  /** Zero-based line of the row; of the first tier's where there are several. */
  readonly line: number;
  /** At least one; ascending, the first from 0. */
  readonly tiers: readonly Tier[];
}

/** A rate, or which of table, row and region is missing, in words for the person who asked. */
export type RateLookup =
  | { readonly found: true; readonly rate: Rate }
  | { readonly found: false; readonly reason: 'table' | 'row' | 'region' | 'currency'; readonly message: string };

/** Key values in the order of the table's keys, or by key name. */
export type RateKeys = readonly string[] | Readonly<Record<string, string>>;

/** What price specs may ask of rate tables. */
export type Rates = Pick<RateBook, 'lookup' | 'fact' | 'dateOf' | 'rows' | 'keys'>;

/**
 * All rate tables, with the sources in order of precedence: the first that has a price for row and region answers. A price that a
 * source has for one region alone counts before a bundled one that is not younger.
 */
export class RateBook {
  readonly #sources: readonly RateSource[];
  readonly #tables = new Map<string, LoadedTable>();

  constructor(sources: readonly RateSource[]) {
    this.#sources = sources;
  }

  /** The rate of a row in a region. Never throws; what is malformed counts as missing and is in `errors()`. */
  lookup(table: string, keys: RateKeys, region: string): RateLookup {
    const loaded = this.#load(table);
    const memoKey = `${describeKeys(keys)}\n${region}`;
    const known = loaded.lookups.get(memoKey);
    if (known) return known;
    const general = lookupRate(loaded, loaded.indexes, table, keys, region);
    const result =
      general.found && general.rate.kind !== 'bundled'
        ? general
        : laterOf(general, lookupRate(loaded, this.#loadRegion(loaded, table, region), table, keys, region));
    loaded.lookups.set(memoKey, result);
    return result;
  }

  /** A fact of a row (`kind: facts`): a number if it is written as one; undefined if the row or the fact is missing. */
  fact(table: string, keys: RateKeys, column: string): string | number | undefined {
    for (const { section, cells } of this.#factRows(table, keys)) {
      const position = section.columns.get(column);
      const cell = position === undefined ? '' : (cells[position] ?? '');
      if (cell !== '') return DECIMAL.test(cell) ? Number(cell) : cell;
    }
    return undefined;
  }

  /** ISO date of the facts of a row; empty where it is missing, or does not say. */
  dateOf(table: string, keys: RateKeys): string {
    for (const { section } of this.#factRows(table, keys)) return section.asOf;
    return '';
  }

  /** Key values of every row of a table, each once, in the order of the files. */
  rows(table: string): readonly (readonly string[])[] {
    const tuples = new Map<string, readonly string[]>();
    for (const index of this.#load(table).indexes) {
      for (const values of index.keyTuples()) tuples.set(values.join('\n'), values);
    }
    return [...tuples.values()];
  }

  /** Names of a table's keys; empty if no source has the table. */
  keys(table: string): readonly string[] {
    return this.#load(table).indexes[0]?.keys ?? [];
  }

  /** What was found wrong in the tables read so far. */
  errors(): readonly RateFileError[] {
    return [...this.#tables.values()].flatMap((table) => [
      ...[...table.indexes, ...[...table.regions.values()].flat()].flatMap((index) => index.errors),
      ...table.errors.values(),
    ]);
  }

  /** Forgets a table, or all: it is read again when next asked for. */
  invalidate(table?: string): void {
    if (table === undefined) this.#tables.clear();
    else this.#tables.delete(table);
  }

  *#factRows(table: string, keys: RateKeys): Generator<RateRow> {
    for (const index of this.#load(table).indexes) {
      const values = keyValues(index.keys, keys);
      if (index.holds === 'facts' && typeof values !== 'string') yield* index.find(values);
    }
  }

  #load(table: string): LoadedTable {
    const known = this.#tables.get(table);
    if (known) return known;
    const files = this.#sources.map((source) => source.read(table)).filter((file) => file !== undefined);
    const indexes = files.map(indexRateFile);
    const loaded: LoadedTable = {
      indexes,
      regions: new Map(),
      lookups: new Map(),
      errors: new Map(otherKeys(indexes).map((error) => [error.file, error])),
    };
    this.#tables.set(table, loaded);
    return loaded;
  }

  #loadRegion({ regions }: LoadedTable, table: string, region: string): readonly RateFileIndex[] {
    let indexes = regions.get(region);
    if (!indexes) {
      const files = this.#sources.map((source) => source.readRegion?.(table, region));
      indexes = files.filter((file) => file !== undefined).map(indexRateFile);
      regions.set(region, indexes);
    }
    return indexes;
  }
}

interface LoadedTable {
  readonly indexes: readonly RateFileIndex[];
  /** Tables for one region alone. */
  readonly regions: Map<string, readonly RateFileIndex[]>;
  readonly lookups: Map<string, RateLookup>;
  /** Errors met while reading rows, by place and message: another region's look-up meets them again. */
  readonly errors: Map<string, RateFileError>;
}

/** Own tables that will never be asked, for the last source, which is shipped, has the table with other keys. */
function otherKeys(indexes: readonly RateFileIndex[]): readonly RateFileError[] {
  const shipped = indexes.at(-1)?.keys.join(', ');
  return indexes
    .filter(({ keys, errors }) => errors.length === 0 && keys.join(', ') !== shipped)
    .map(({ file, keys }) => ({ file, line: 0, message: `the keys are ${keys.join(', ')}; the table has ${shipped}` }));
}

function laterOf(general: RateLookup, regional: RateLookup): RateLookup {
  if (!regional.found) return general;
  return general.found && general.rate.asOf > regional.rate.asOf ? general : regional;
}

function lookupRate(
  loaded: LoadedTable,
  indexes: readonly RateFileIndex[],
  table: string,
  keys: RateKeys,
  region: string,
): RateLookup {
  if (indexes.length === 0) return { found: false, reason: 'table', message: `no rate table ${table}` };
  let missing: RateLookup | undefined;
  for (const index of indexes) {
    const values = keyValues(index.keys, keys);
    if (typeof values === 'string') {
      missing ??= { found: false, reason: 'row', message: `${table} ${values}` };
      continue;
    }
    if (index.holds === 'facts') {
      missing ??= { found: false, reason: 'row', message: `${table} holds facts, not prices` };
      continue;
    }
    const rows = index.find(values);
    if (rows.length === 0) {
      const message = `no row ${describeKey(index.keys, values)} in ${table}`;
      missing ??= { found: false, reason: 'row', message };
      continue;
    }
    const report = (line: number, message: string) =>
      loaded.errors.set(`${index.file}\n${line}\n${message}`, { file: index.file, line, message });
    const priced = priceInRegion(index, values, rows, region, report);
    if (priced) return { found: true, rate: { table, row: values.join(' '), region, ...priced } };
    if (missing?.found !== false || missing.reason !== 'region') {
      const message = `${table} has no price for ${values.join(' ')} in ${region}${whereToLook(region)}`;
      missing = { found: false, reason: 'region', message };
    }
  }
  return missing ?? { found: false, reason: 'table', message: `no rate table ${table}` };
}

/** No prices of China are shipped. */
function whereToLook(region: string): string {
  return publicationOf(region) === publicationOf('') ? '' : ': China\'s come with "costline prices update"';
}

function priceInRegion(
  index: RateFileIndex,
  values: readonly string[],
  rows: readonly RateRow[],
  region: string,
  report: (line: number, message: string) => void,
): Omit<Rate, 'table' | 'row' | 'region'> | undefined {
  for (const section of new Set(rows.map((row) => row.section))) {
    const column = [section.columns.get(region), holdsThere(index, region) ? section.columns.get('*') : undefined];
    const tiers = new Map<number, { readonly price: number; readonly row: RateRow }>();
    for (const row of rows) {
      if (row.section !== section) continue;
      const text = column.map((position) => (position === undefined ? '' : (row.cells[position] ?? ''))).find(Boolean);
      const wrong = checkRow(index, row);
      for (const message of wrong) report(row.line, message);
      const from = tierBoundText(row);
      if (text === undefined || !DECIMAL.test(text) || !DECIMAL.test(from) || row.cells.length > section.width)
        continue;
      if (tiers.has(Number(from))) report(row.line, duplicateMessage(index, values, from));
      else tiers.set(Number(from), { price: Number(text), row });
    }
    const first = tiers.get(0);
    if (first) return rateOf(index, section, first.row, tiers);
    for (const { row } of tiers.values()) report(row.line, `no first tier for ${describeKey(index.keys, values)}`);
  }
  return undefined;
}

/** What is shipped for everywhere is of AWS's general price lists: it does not hold in China. */
function holdsThere({ kind, currency }: RateFileIndex, region: string): boolean {
  return kind !== 'bundled' || publicationOf(region).currency === currency;
}

function rateOf(
  index: RateFileIndex,
  section: RateSection,
  row: RateRow,
  tiers: ReadonlyMap<number, { readonly price: number }>,
): Omit<Rate, 'table' | 'row' | 'region'> {
  const unit = section.unitColumn === undefined ? '' : (row.cells[section.unitColumn] ?? '');
  return {
    asOf: section.asOf,
    origin: section.origin,
    unit: unit === '' ? null : unit,
    currency: index.currency,
    file: index.file,
    kind: index.kind,
    line: row.line,
    tiers: [...tiers].map(([from, { price }]) => ({ from, price })).sort((a, b) => a.from - b.from),
  };
}

/** Values in the order of the table's keys, or what is wrong with the keys. */
function keyValues(names: readonly string[], keys: RateKeys): readonly string[] | string {
  const wanted = `has the keys ${names.join(', ')}`;
  if (isList(keys)) return keys.length === names.length ? keys : `${wanted}; asked with ${keys.length} values`;
  const unknown = Object.keys(keys).filter((name) => !names.includes(name));
  if (unknown.length > 0) return `${wanted}, not ${unknown.join(', ')}`;
  const values: string[] = [];
  for (const name of names) {
    const value = keys[name];
    if (value === undefined) return `${wanted}; ${name} is missing`;
    values.push(value);
  }
  return values;
}

function describeKeys(keys: RateKeys): string {
  if (isList(keys)) return keys.join('\n');
  let text = '';
  for (const name in keys) text += `${name}=${keys[name]}\n`;
  return text;
}

function isList(keys: RateKeys): keys is readonly string[] {
  return Array.isArray(keys);
}
