// Turns the figures of one table into its text: picks one source per rate and region, groups what one source said
// on one day into a section, and writes it as described in pricing/rates/README.md.

import { plainDecimal, scaleDecimal } from './decimal.mjs';
import { offers } from './offers.mjs';
import { naturalOrder } from './order.mjs';

/**
 * Builds one table.
 * `cells` are {keys, unit, from, region, price, origin, date, rank}: the lower rank wins, then the later date.
 * All tiers of a rate in a region come from one source, so that a tier list is never stitched together.
 * Rows stand in the order of their first cells, or with `ordered` in the natural order of their keys.
 */
export function buildTable({ id, keys, note, cells, ordered }) {
  const report = { id, keys, rows: 0, cells: 0, conflicts: [], skipped: new Map() };
  const rates = new Map(); // key values → {keys, unit, regions: region → candidates}
  for (const cell of cells) {
    if (!usable(cell, report)) continue;
    const key = cell.keys.join('\n');
    const rate = rates.get(key) ?? { keys: cell.keys, unit: cell.unit, regions: new Map() };
    if (rate.unit !== cell.unit) throw new Error(`${id} ${cell.keys}: units ${rate.unit} and ${cell.unit}`);
    rates.set(key, rate);
    addCandidate(rate.regions, cell);
  }
  const sections = new Map(); // date and origin → rows
  const rows = [...rates.values()];
  if (ordered) rows.sort((a, b) => naturalOrder(a.keys, b.keys));
  for (const rate of rows) {
    for (const [region, candidates] of rate.regions) {
      const winner = choose(candidates, report, rate, region);
      const name = `${winner.date}\n${winner.origin}`;
      const section = sections.get(name) ?? { date: winner.date, origin: winner.origin, rows: new Map() };
      sections.set(name, section);
      for (const [from, price] of winner.tiers) {
        const rowKey = `${rate.keys.join('\n')}\n${from}`;
        const row = section.rows.get(rowKey) ?? { keys: rate.keys, unit: rate.unit, from, prices: new Map() };
        section.rows.set(rowKey, row);
        row.prices.set(region, price);
        report.cells++;
      }
    }
  }
  report.rows = rates.size;
  return { text: print(id, keys, note, [...sections.values()]), report };
}

function usable(cell, report) {
  const skip = (why) => {
    report.skipped.set(why, (report.skipped.get(why) ?? 0) + 1);
    return false;
  };
  if (cell.price === '') return skip('blank');
  if (!/^(\*|[a-z]{2}(-gov|-iso[a-z]?)?-[a-z]+-\d)$/.test(cell.region)) return skip('local or wavelength zone');
  if (Number(cell.price) === 0 && !cell.free) return skip('zero');
  if (cell.keys.some((value) => /[",\n]/.test(value))) throw new Error(`${report.id}: key needs quotes: ${cell.keys}`);
  return true;
}

function addCandidate(regions, cell) {
  const candidates = regions.get(cell.region) ?? [];
  regions.set(cell.region, candidates);
  let candidate = candidates.find((c) => c.rank === cell.rank && c.date === cell.date && c.origin === cell.origin);
  if (!candidate) {
    candidate = { rank: cell.rank, date: cell.date, origin: cell.origin, tiers: new Map(), ambiguous: false };
    candidates.push(candidate);
  }
  const price = plainDecimal(cell.price);
  const known = candidate.tiers.get(cell.from);
  if (known !== undefined && known !== price) candidate.ambiguous = true;
  else candidate.tiers.set(cell.from, price);
}

function choose(candidates, report, rate, region) {
  const describe = (c) => `${[...c.tiers.values()].join('/')} (${c.origin} ${c.date})`;
  const clear = candidates.filter((c) => !c.ambiguous);
  if (clear.length < candidates.length) {
    report.conflicts.push(`${rate.keys.join(' ')} ${region}: one source gives several prices`);
  }
  // Without a clear source the lowest figure stands in no one's name: refuse instead.
  if (clear.length === 0) throw new Error(`${report.id} ${rate.keys} ${region}: only ambiguous figures`);
  clear.sort((a, b) => a.rank - b.rank || compare(b.date, a.date) || compare(a.origin, b.origin));
  const [winner, ...others] = clear;
  for (const other of others) {
    const same = [...winner.tiers].every(([from, price]) => other.tiers.get(from) === price);
    if (!same) report.conflicts.push(`${rate.keys.join(' ')} ${region}: ${describe(winner)} over ${describe(other)}`);
  }
  return winner;
}

function print(id, keys, note, sections) {
  sections.sort((a, b) => compare(b.date, a.date) || compare(a.origin, b.origin));
  const lines = [`# Rate table ${id}. Format: pricing/rates/README.md`, '# currency: USD', `# keys: ${keys.join(',')}`];
  if (note) lines.push(`# note: ${note}`);
  for (const offer of offers[id] ?? []) lines.push(`# offer: ${offer}`);
  for (const section of sections) {
    const rows = [...section.rows.values()];
    const regions = [...new Set(rows.flatMap((row) => [...row.prices.keys()]))].sort(compare);
    lines.push(`# as_of: ${section.date}`, `# origin: ${section.origin}`);
    const tiered = rows.some((row) => row.from !== '0');
    lines.push([...keys, 'unit', ...(tiered ? ['from'] : []), ...regions].join(','));
    for (const row of rows) {
      const from = tiered ? [row.from === '0' ? '' : row.from] : [];
      lines.push([...row.keys, row.unit, ...from, ...regions.map((r) => row.prices.get(r) ?? '')].join(','));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** A table of facts (no money): rows of key values and fact values, in order. */
export function buildFacts({ id, keys, columns, note, facts }) {
  const report = { id, keys, rows: 0, cells: 0, conflicts: [], skipped: new Map() };
  const sections = new Map();
  for (const fact of facts) {
    const name = `${fact.date}\n${fact.origin}`;
    const section = sections.get(name) ?? { date: fact.date, origin: fact.origin, rows: [] };
    sections.set(name, section);
    section.rows.push([...fact.keys, ...fact.values].join(','));
    report.rows++;
    report.cells += fact.values.length;
  }
  const lines = [`# Rate table ${id}. Format: pricing/rates/README.md`, '# kind: facts', `# keys: ${keys.join(',')}`];
  if (note) lines.push(`# note: ${note}`);
  for (const section of [...sections.values()].sort((a, b) => compare(b.date, a.date) || compare(a.origin, b.origin))) {
    lines.push(`# as_of: ${section.date}`, `# origin: ${section.origin}`, [...keys, ...columns].join(','));
    lines.push(...section.rows);
  }
  return { text: `${lines.join('\n')}\n`, report };
}

/** The cells of hand-mapped unit prices: rows of {name, unit, tiers: [{from, sources}]}. */
export function unitPriceCells(sources, rows) {
  const cells = [];
  for (const { keys, unit, tiers, free } of rows) {
    for (const { from, alternatives } of tiers) {
      alternatives.forEach((selector, rank) => {
        for (const figure of sources.find(selector)) {
          checkBound(from, figure, selector);
          const price = selector.scale ? scaleDecimal(figure.price, selector.scale) : figure.price;
          if (figure.region.startsWith('geo:') && keys.length > 1 && !matchesGeography(figure.region, keys)) continue;
          const region = regionColumn(figure.region, selector);
          cells.push({ ...figure, price, region, keys, unit, from, rank, free });
        }
      });
    }
  }
  return cells;
}

/** A tier must begin where the source says, or at 0: what lies before it then is a free quota, which is not deducted. */
function checkBound(from, figure, selector) {
  if (from === '0' || figure.from === '' || selector.scale || selector.rebound) return;
  if (figure.from !== from) throw new Error(`${JSON.stringify(selector)} begins at ${figure.from}, not ${from}`);
}

/** The column of a figure: `*` for what holds in every region or is keyed by geography instead. */
function regionColumn(region, selector) {
  if (selector.column) return selector.column;
  return region === 'global' || region.startsWith('geo:') || selector.everywhere ? '*' : region;
}

const matchesGeography = (region, keys) => keys.includes(region.slice('geo:'.length));

/** A table of named unit prices. */
export const unitPrices = (id, ...rows) => ({ id, keys: ['name'], rows });

/** One unit price: name, unit, and where its figure stands; further selectors fill the regions the first lacks. */
export const price = (name, unit, ...alternatives) => ({
  keys: [name].flat(),
  unit,
  tiers: [{ from: '0', alternatives }],
});

/** A tiered unit price: [lower bound in units, selector] pairs, ascending, the first bound 0. */
export const tiered = (name, unit, ...bounds) => ({
  keys: [name].flat(),
  unit,
  tiers: bounds.map(([from, ...alternatives]) => ({ from: String(from), alternatives })),
});

/** A unit price whose published figure may be zero: known to cost nothing. */
export const maybeFree = (name, unit, ...alternatives) => ({ ...price(name, unit, ...alternatives), free: true });

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
