// Writes pricing/rates/ anew from the published figures.
//
//   node scripts/import-rates.mjs [--from ../shared/prices] [--to pricing/rates] [--report] [--list]
//
// --list prints every row with its unit and us-east-1 price; --report prints conflicts and skipped cells in full.
// Same figures in, same bytes out. An unknown name in a mapping is an error. The format: pricing/rates/README.md.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { awsTables } from './import-rates/aws.mjs';
import { currencyTables } from './import-rates/currency.mjs';
import { withoutDoubtful } from './import-rates/doubtful.mjs';
import { openSources } from './import-rates/sources.mjs';
import { buildFacts, buildTable, unitPriceCells } from './import-rates/table.mjs';

/** Mapping modules, one per provider: (sources) → table definitions. */
const PROVIDERS = [awsTables, currencyTables];

/** Builds every table: [{file, text, report}]. `folder` holds the figures. */
export function importRates(folder) {
  const sources = openSources(folder);
  return PROVIDERS.flatMap((tables) => tables(sources)).map((table) => {
    const { text, report } = table.columns ? buildFacts(table) : buildTable(withCells(table, sources));
    return { file: `${table.id}.csv`, text, report };
  });
}

function withCells(table, sources) {
  const cells = table.cells ?? unitPriceCells(sources, table.rows);
  return { ...table, cells: withoutDoubtful(table.id, cells), ordered: table.cells !== undefined };
}

function main(args) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '..');
  const option = (name, fallback) => (args.includes(name) ? args[args.indexOf(name) + 1] : join(root, fallback));
  const tables = importRates(resolve(option('--from', '../shared/prices')));
  if (args.includes('--list')) return list(tables);
  const target = resolve(option('--to', 'pricing/rates'));
  removeTables(target, tables);
  for (const { file, text } of tables) writeFileSync(join(target, file), text);
  printReport(tables, args.includes('--report'));
}

/** A table that no mapping names any more must not stay behind. Only files that call themselves rate tables go. */
function removeTables(target, tables) {
  for (const folder of new Set(tables.map(({ file }) => dirname(join(target, file))))) {
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (name.endsWith('.csv') && readFileSync(path, 'utf8').startsWith('# Rate table ')) rmSync(path);
    }
  }
}

function printReport(tables, full) {
  const sum = (of) => tables.reduce((total, table) => total + of(table), 0);
  for (const { file, text, report } of tables) {
    const skipped = [...report.skipped].map(([why, count]) => `${count} ${why}`).join(', ');
    const conflicts = report.conflicts.length > 0 ? `; ${report.conflicts.length} conflicts` : '';
    console.log(
      `${file}: ${report.rows} rows, ${report.cells} cells, ${text.length} bytes${conflicts}${skipped && `; skipped ${skipped}`}`,
    );
    if (full) for (const conflict of report.conflicts) console.log(`    ${conflict}`);
  }
  console.log(
    `${tables.length} tables, ${sum((t) => t.report.rows)} rows, ${sum((t) => t.report.cells)} cells, ${sum((t) => t.text.length)} bytes`,
  );
}

/** An index for whoever writes specs: each table, its keys, and (for tables of named rows) name, unit, first price. */
function list(tables) {
  for (const { file, text, report } of tables) {
    console.log(`\n## ${file.replace(/\.csv$/, '')} (${report.keys.join(', ')}; ${report.rows} rows)`);
    let header = [];
    let shown = 0;
    for (const line of text.split('\n')) {
      if (line === '' || line.startsWith('#')) {
        header = [];
        continue;
      }
      const cells = line.split(',');
      if (header.length === 0) {
        header = cells;
        continue;
      }
      if (report.keys[0] !== 'name' && shown++ >= 3) continue;
      console.log(`  ${listed(report.keys, header, cells)}`);
    }
  }
}

function listed(keys, header, cells) {
  const value = (column) => cells[header.indexOf(column)] ?? '';
  const shown = ['us-east-1', '*'].find((region) => value(region) !== '');
  const first = header.findIndex((column, i) => i > header.indexOf('unit') && column !== 'from' && cells[i] !== '');
  const price = shown ? `${value(shown)}${shown === '*' ? ' (*)' : ''}` : `${cells[first]} (${header[first]})`;
  const from = value('from') ? ` from ${value('from')}` : '';
  if (!header.includes('unit')) return cells.join(', ');
  return `${keys.map(value).join(', ')} | ${value('unit')}${from} | ${price}`;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
