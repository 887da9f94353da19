/** Which prices are there, shipped and fetched, and whether what was fetched can be believed. */
import { isEverywhere } from '../../engine/publication';
import { checkRateFile, indexRateFile, type RateFile } from '../../engine/rate-file';
import type { Rates } from '../../engine/rates';
import { coverageText } from './coverage-text';
import { placeText } from './place-text';
import { type CachedTable, countRows, listCached } from './price-cache';

/** What is shipped, which of it an update fills, and a line for each table that was fetched. @param tables texts of the shipped ones */
export function listPrices(cache: string, tables: ReadonlyMap<string, string>, shipped: Rates): string {
  const dates = [...tables.values()].flatMap(datesOf).sort();
  const lines = [
    `shipped: ${tables.size} tables, prices of ${dates[0] ?? '?'} to ${dates.at(-1) ?? '?'}`,
    ...coverageText(tables, shipped),
  ];
  const cached = listCached(cache);
  if (cached.length === 0) lines.push(`fetched: none (costline prices update fetches them into ${cache})`);
  for (const table of cached) {
    const held =
      table.quarantined > 0
        ? `, ${table.quarantined} put aside because they are more than tenfold off what is shipped`
        : '';
    const date = datesOf(table.text)[0] ?? '?';
    lines.push(
      `${table.table} ${placeText(table.region)}: ${countRows(fileOf(table))} prices of ${date} (${table.service})${held}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

export interface Verification {
  readonly text: string;
  /** How much is wrong. */
  readonly wrong: number;
}

/** Reads every fetched price, and tells what is malformed, older than what is shipped, or far from it. */
export function verifyPrices(cache: string, shipped: Rates): Verification {
  const lines: string[] = [];
  let wrong = 0;
  const tables = listCached(cache);
  for (const table of tables) {
    const errors = checkRateFile(fileOf(table)).map(({ line, message }) => `${table.file}:${line + 1}: ${message}`);
    const compared = compare(table, shipped);
    wrong += errors.length + compared.far.length;
    lines.push(
      `${table.table} ${placeText(table.region)}: ${compared.same} as shipped, ${compared.moved} moved, ${compared.fresh} new`,
      ...errors.map((error) => `  ${error}`),
      ...compared.far.map((row) => `  ${row} is more than tenfold off what is shipped`),
    );
    if (table.quarantined > 0) lines.push(`  ${table.quarantined} put aside when they were fetched, and not used`);
  }
  if (tables.length === 0) lines.push('Nothing was fetched; shipped prices are in use.');
  else lines.push(wrong === 0 ? 'Nothing is wrong.' : 'costline prices update --force fetches them anew.');
  return { text: `${lines.join('\n')}\n`, wrong };
}

interface Comparison {
  same: number;
  moved: number;
  fresh: number;
  readonly far: string[];
}

function compare(cached: CachedTable, shipped: Rates): Comparison {
  const { table, region } = cached;
  const result: Comparison = { same: 0, moved: 0, fresh: 0, far: [] };
  const index = indexRateFile(fileOf(cached));
  for (const keys of index.keyTuples()) {
    const before = shipped.lookup(table, keys, region);
    const row = index.find(keys)[0];
    const column = row?.section.columns.get(isEverywhere(region) ? '*' : region);
    const after = Number(column === undefined ? Number.NaN : (row?.cells[column] ?? Number.NaN));
    const known = before.found ? before.rate.tiers[0]?.price : undefined;
    if (known === undefined) result.fresh++;
    else if (known === after) result.same++;
    else if (after > known * 10 || after < known / 10) result.far.push(keys.join(' '));
    else result.moved++;
  }
  return result;
}

function fileOf({ file, text }: CachedTable): RateFile {
  return { file, text, kind: 'fetched' };
}

function datesOf(text: string): readonly string[] {
  return [...text.matchAll(/^# as_of: (\S+)$/gm)].map(([, date]) => date ?? '');
}
