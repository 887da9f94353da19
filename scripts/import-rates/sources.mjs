// Reads the published figures: CSV files with a header row, each once, and finds the figures a mapping asks for.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Opens the folder of figures. `rows(file)` gives the records of one CSV; `find(selector)` the figures a selector
 * names, each as {region, price, from, origin, date}. A selector that matches nothing throws: a mapping must never rot.
 */
export function openSources(folder) {
  const records = new Map();
  const indexes = new Map();

  const rows = (file) => {
    if (!records.has(file)) {
      const path = join(folder, file);
      if (!existsSync(path)) throw new Error(`no ${file} in ${folder}`);
      records.set(file, parseCsv(readFileSync(path, 'utf8')));
    }
    return records.get(file);
  };

  const index = (name, files, keyOf) => {
    if (!indexes.has(name)) {
      const byKey = new Map();
      for (const file of files) {
        for (const row of rows(file)) {
          const key = keyOf(row);
          if (key === undefined) continue;
          const list = byKey.get(key);
          if (list) list.push(row);
          else byKey.set(key, [row]);
        }
      }
      indexes.set(name, byKey);
    }
    return indexes.get(name);
  };

  const find = (selector) => {
    const found = select(selector, index);
    if (found.length === 0) throw new Error(`no figure for ${JSON.stringify(selector)}`);
    const wrong = selector.except ?? [];
    for (const region of wrong) {
      if (!found.some((one) => one.region === region))
        throw new Error(`no figure in ${region} for ${JSON.stringify(selector)}`);
    }
    return found.filter(({ region }) => !wrong.includes(region));
  };

  return { rows, find };
}

/** A figure by the name it has in the tables of named unit prices. */
export const named = (sku, scale) => ({ kind: 'named', sku, scale });

/** A figure by its service and the description it has in the price list it was taken from. */
export const described = (service, description, scale) => ({ kind: 'described', service, description, scale });

/** A figure derived from a published estimate: resource type, component, and the region it was published for. */
export const derived = (type, component, region, scale) => ({ kind: 'derived', type, component, region, scale });

/** The same without regions whose figures were found to be those of something else. */
export const except = (selector, ...regions) => ({ ...selector, except: regions });

/** The same prices where a tier begins at another bound than the collected list's: a page that is read since says so. */
export const rebound = (selector) => ({ ...selector, rebound: true });

const NAMED_FILES = ['aws_core.csv', 'aws_core2.csv', 'aws_cloudfront.csv', 'aws_fsx_inferred.csv'];

/** Figures that a text states, by region: for what no collection of price lists has. `date` is the text's, or the earliest it can be of. */
export const stated = (origin, date, prices, scale) => ({ kind: 'stated', origin, date, prices, scale });

/** A figure derived by division carries the rounding of the published cents; beyond this it says too little. */
const MAX_RELATIVE_ERROR = 0.0035;

function select(selector, index) {
  switch (selector.kind) {
    case 'named': {
      const byName = index('named', NAMED_FILES, (row) => row.sku_id);
      return (byName.get(selector.sku) ?? []).map(figure);
    }
    case 'described': {
      const byText = index('described', ['aws_other.csv'], (row) => `${row.service}\n${row.description}`);
      return (byText.get(`${selector.service}\n${selector.description}`) ?? []).map(figure);
    }
    case 'derived': {
      const byComponent = index('derived', ['infracost_golden_units.csv'], (row) =>
        Number(row.rel_err) <= MAX_RELATIVE_ERROR
          ? `${row.region}\n${row.resource_type}\n${row.component.split(' / ').at(-1)}`
          : undefined,
      );
      const key = `${selector.region}\n${selector.type}\n${selector.component}`;
      return (byComponent.get(key) ?? []).map((row) => ({
        region: row.region,
        price: row.usd,
        from: '',
        origin: originName(row.source),
        date: row.golden_commit_date,
      }));
    }
    case 'stated':
      return Object.entries(selector.prices).map(([region, price]) => ({
        region,
        price,
        from: '',
        origin: selector.origin,
        date: selector.date,
      }));
    default:
      throw new Error(`unknown selector ${JSON.stringify(selector)}`);
  }
}

const figure = (row) => ({
  region: row.region,
  price: row.usd,
  from: row.tier_from,
  origin: originName(row.source),
  date: row.date,
});

/** `owner/name` of a source; what stands behind it in parentheses is for the sources list, not for every table. */
export const originName = (source) =>
  source
    .replace(/ \(.*\)$/, '')
    .replace(/ = .*$/, '')
    .trim();

function parseCsv(text) {
  const lines = text.split(/\r?\n/);
  const header = splitLine(lines[0]);
  const records = [];
  for (let i = 1; i < lines.length; i++) {
    if (lines[i] === '') continue;
    const cells = splitLine(lines[i]);
    const record = {};
    for (let c = 0; c < header.length; c++) record[header[c]] = cells[c] ?? '';
    records.push(record);
  }
  return records;
}

function splitLine(line) {
  if (!line.includes('"')) return line.split(',');
  const cells = [];
  const cell = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gy;
  for (let match = cell.exec(line); match && cell.lastIndex <= line.length; match = cell.exec(line)) {
    cells.push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
    if (cell.lastIndex === line.length) break;
  }
  return cells;
}
