/** Prices that are published in another currency than dollars, and how they come to be shown in any. */
import assert from 'node:assert/strict';
import { type Currency, dollars } from '../../src/engine/currency';
import { inDollars } from '../../src/engine/exchange';
import { RateBook, type RateFile } from '../../src/engine/rates';

const tables: Readonly<Record<string, string>> = {
  'x/yuan': '# currency: CNY\n# as_of: 2026-11-01\n# origin: a list\nname,unit,cn-north-1\ndisk,GB,0.5\n',
  'x/dollars': '# as_of: 2026-11-01\n# origin: a list\nname,unit,cn-north-1,*\ndisk,GB,0.08,0.1\nzone,months,,0.5\n',
  'x/shells': '# currency: XSH\nname,unit,*\ndisk,GB,3\n',
  'currency/exchange': '# kind: facts\n# keys: currency\ncurrency,per_usd\nCNY,8\nEUR,0.5\n',
};

const bookOf = (kind: RateFile['kind']): RateBook =>
  new RateBook([
    {
      read: (table) => {
        const text = tables[table];
        return text === undefined ? undefined : { text, file: `${table}.csv`, kind };
      },
    },
  ]);

function found(table: string, row: string, shown: Currency, kind: RateFile['kind'] = 'bundled'): string {
  const lookup = inDollars(bookOf(kind), shown).lookup(table, [row], 'cn-north-1');
  if (!lookup.found) return `${lookup.reason}: ${lookup.message}`;
  const { tiers, origin } = lookup.rate;
  return `$${tiers.map(({ price }) => price).join(' ')} (${origin})`;
}

describe('prices in another currency than dollars', () => {
  const euro = { code: 'EUR', perDollar: 0.6 };
  const yuan = { code: 'CNY', perDollar: 5 };
  const cases: readonly (readonly [name: string, actual: () => string, expected: string])[] = [
    [
      'are reckoned at the shipped rate',
      () => found('x/yuan', 'disk', dollars),
      '$0.0625 (a list, in CNY (8 for one US dollar))',
    ],
    [
      'shown in a third one, too',
      () => found('x/yuan', 'disk', euro),
      '$0.0625 (a list, in CNY (8 for one US dollar))',
    ],
    // 0.1 dollars at 5 yuan a dollar are the 0.5 that is published
    [
      'at the rate that is shown, where it is shown in the same',
      () => found('x/yuan', 'disk', yuan),
      '$0.1 (a list, in CNY)',
    ],
    ['those in dollars stay', () => found('x/dollars', 'disk', yuan), '$0.08 (a list)'],
    [
      'without an exchange rate are not known',
      () => found('x/shells', 'disk', dollars, 'user'),
      'currency: x/shells has the price of disk in XSH, whose exchange rate is not known',
    ],
    [
      'what is shipped for everywhere does not hold in China',
      () => found('x/dollars', 'zone', dollars),
      'region: x/dollars has no price for zone in cn-north-1: China\'s come with "costline prices update"',
    ],
    ['what a team has for everywhere does', () => found('x/dollars', 'zone', dollars, 'workspace'), '$0.5 (a list)'],
  ];
  for (const [name, actual, expected] of cases) it(name, () => assert.equal(actual(), expected));
});
