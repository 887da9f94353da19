/** Which shipped rate tables an update fills, and which it cannot. */
import { covers, readOfferRules } from '../../engine/offer-rules';
import type { Rates } from '../../engine/rates';

const width = 110;

/** Lines: the tables of each service, with how many of their rows where it is not all, then the tables that no list fills. */
export function coverageText(tables: ReadonlyMap<string, string>, shipped: Rates): readonly string[] {
  const services = new Map<string, string[]>();
  const left: string[] = [];
  let filled = 0;
  for (const [table, text] of [...tables].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (/^# kind: facts$/m.test(text)) continue;
    const name = table.replace(/^[^/]+\//, '');
    const { rules } = readOfferRules(text);
    if (rules.length === 0) {
      left.push(name);
      continue;
    }
    filled++;
    for (const service of new Set(rules.map((rule) => rule.service))) {
      const own = rules.filter((rule) => rule.service === service);
      const rows = shipped.rows(table);
      const count = rows.filter((row) => own.some((rule) => covers(rule, row))).length;
      const tellings = services.get(service) ?? [];
      services.set(service, [...tellings, count === rows.length ? name : `${name} (${count} of ${rows.length})`]);
    }
  }
  return [
    `${filled} of them are filled by costline prices update (rows, where not all):`,
    ...[...services]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([service, names]) => wrapped([`${service}:`, ...withCommas(names)])),
    `${left.length} are not, and stay as shipped:`,
    ...wrapped(withCommas(left)),
  ];
}

function withCommas(names: readonly string[]): readonly string[] {
  return names.map((name, index) => (index < names.length - 1 ? `${name},` : name));
}

function wrapped(words: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line = ' ';
  for (const word of words) {
    if (line.length + word.length + 1 > width && line !== ' ') {
      lines.push(line);
      line = '   ';
    }
    line = `${line} ${word}`;
  }
  return line.trim() === '' ? lines : [...lines, line];
}
