/** What a line of a table's header makes of the products of a price list. */
import assert from 'node:assert/strict';
import { readOfferRules } from '../../src/engine/offer-rules';
import { type OfferTable, OfferTableBuilder } from '../../src/engine/offer-table';
import { RateBook } from '../../src/engine/rates';

const SHIPPED = `# keys: name
# as_of: 2026-01-01
name,unit,us-east-1
reserved_hours,hours,0.1
scanned_gb,GB,0.005
`;

const shipped = new RateBook([
  {
    read: (table) => (table === 'aws/thing' ? { text: SHIPPED, file: 'aws/thing.csv', kind: 'bundled' } : undefined),
  },
]);

/** @param lines `sku usagetype unit price`, with a bound where there is one: `from:price` */
function filled(rules: readonly string[], lines: readonly string[]): OfferTable {
  const read = readOfferRules(rules.map((rule) => `# offer: ${rule}\n`).join(''));
  assert.deepEqual(read.errors, []);
  const builder = new OfferTableBuilder('aws/thing', read.rules);
  for (const line of lines) {
    const [sku = '', usagetype = '', unit = '', priced = ''] = line.split(' ');
    const [from, price] = priced.includes(':') ? priced.split(':') : ['0', priced];
    const cells: Readonly<Record<string, string>> = { usagetype, unit };
    const attribute = (name: string): string => cells[name] ?? '';
    builder.take({ sku, term: 'OnDemand', from: from ?? '', price: price ?? '', attribute });
  }
  return builder.finish('us-east-1', shipped);
}

function told({ rows, ambiguous, missing }: OfferTable): readonly string[] {
  const priced = rows.map(
    ({ keys, tiers }) => `${keys.join(' ')} ${tiers.map(({ from, price }) => `${from}:${price}`).join(' ')}`,
  );
  return [
    ...priced,
    ...ambiguous.map((row) => `${row} is ambiguous`),
    ...missing.map((row) => `${row} is missing`),
  ].sort();
}

const RESERVED = [
  'Thing | name=reserved_hours; unit=hours | usagetype=Node; unit=Hrs | sum=recurring',
  'Thing | name=reserved_hours; unit=hours | usagetype=Node; unit=Quantity | divide=8760; sum=upfront',
];
const NOT_COLD = ['Thing | name=scanned_gb; unit=GB | usagetype=Scanned*; usagetype!=*-Cold or *-Frozen'];

const cases: readonly (readonly [
  what: string,
  rules: readonly string[],
  lines: readonly string[],
  rows: readonly string[],
])[] = [
  ['the parts of a sum are added up', RESERVED, ['A Node Hrs 0.05', 'A Node Quantity 438'], ['reserved_hours 0:0.1']],
  [
    'a sum of which a part is not in the list is no price',
    RESERVED,
    ['A Node Quantity 438'],
    ['reserved_hours is missing'],
  ],
  ['a part of nothing is a part', RESERVED, ['A Node Hrs 0', 'A Node Quantity 438'], ['reserved_hours 0:0.05']],
  [
    'two prices of one part give none',
    RESERVED,
    ['A Node Hrs 0.05', 'B Node Hrs 0.06', 'A Node Quantity 438'],
    ['reserved_hours is ambiguous'],
  ],
  [
    'parts whose tiers begin elsewhere are not added up',
    RESERVED,
    ['A Node Hrs 0.05', 'A Node Hrs 100:0.04', 'A Node Quantity 438'],
    ['reserved_hours is ambiguous'],
  ],
  [
    'tiers with the same bounds are added up one by one',
    [
      'Thing | name=scanned_gb; unit=GB | usagetype=In | sum=in',
      'Thing | name=scanned_gb; unit=GB | usagetype=Out | sum=out',
    ],
    ['A In GB 0.003', 'A In GB 100:0.002', 'B Out GB 0.001', 'B Out GB 100:0.0005'],
    ['scanned_gb 0:0.004 100:0.0025'],
  ],
  [
    'what a condition excludes is not meant, in capitals or not',
    NOT_COLD,
    ['A Scanned GB 0.005', 'B Scanned-Cold GB 0.002', 'C scanned-frozen GB 0.001'],
    ['scanned_gb 0:0.005'],
  ],
  ['where all is excluded the row is missing', NOT_COLD, ['B Scanned-Cold GB 0.002'], ['scanned_gb is missing']],
  [
    'an attribute that is not to be empty',
    ['Thing | name=scanned_gb; unit=GB | usagetype=Scanned; operation!='],
    ['A Scanned GB 0.005'],
    ['scanned_gb is missing'],
  ],
];

describe('offer tables', () => {
  for (const [what, rules, lines, rows] of cases) {
    it(what, () => assert.deepEqual(told(filled(rules, lines)), rows));
  }

  it('what stands last in a line may be a scale, a part, or both', () => {
    const read = (last: string): string =>
      readOfferRules(`# offer: Thing | name=a; unit=hours | usagetype=A | ${last}\n`).errors[0]?.message ?? '';
    assert.equal(read('sum=a'), '');
    assert.equal(read('divide=2; multiply=3; sum=a'), '');
    assert.match(read('sum='), /"sum=" is neither divide=number nor multiply=number nor sum=name/);
    assert.match(read('divide=x'), /"divide=x" is neither/);
  });
});
