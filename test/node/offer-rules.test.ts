/**
 * The rules in the headers of rate tables, on lists of two regions with what AWS has beside the wanted products: each table is
 * filled to exactly the rows that test/fixtures/offers says.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { covers, type OfferRule, readOfferRules, rowOf } from '../../src/engine/offer-rules';
import type { OfferTable } from '../../src/engine/offer-table';
import { publicationOf } from '../../src/engine/publication';
import { coverageText } from '../../src/node/price-list/coverage-text';
import { readOffer } from '../../src/node/price-list/read-offer';
import { bundledRateBook, bundledTables } from '../../src/node/pricing';
import { type FixtureProduct, readOfferFixtures } from './offer-fixtures';
import { offerCsv, type Product } from './price-list-server';

const shipped = bundledRateBook(resolve('pricing'));
const texts = bundledTables(resolve('pricing'), 'aws');
const rules = new Map(
  [...texts].flatMap(([table, text]): [string, readonly OfferRule[]][] => {
    const own = readOfferRules(text).rules;
    return own.length === 0 ? [] : [[table, own]];
  }),
);
const products = readOfferFixtures('test/fixtures/offers');
const version = '20261101100000';
const { everywhere } = publicationOf('us-east-1');

/** Prices of eu-west-1 are others than those of us-east-1. */
const dearer = (price: string): string => decimal(Number(price) * 1.1);
const decimal = (value: number): string => value.toFixed(14).replace(/\.?0+$/, '');

/** What is wrong with a product that must not count: another term, a zone, another currency. All at a price of their own. */
function distractors({ reserved, everywhere: common }: FixtureProduct): readonly Record<string, string>[] {
  return [
    ...(reserved ? [] : [{ TermType: 'Reserved' }]),
    { Currency: 'CNY' },
    ...(common ? [] : [{ 'Location Type': 'AWS Local Zone' }]),
  ];
}

function listed(own: readonly FixtureProduct[], region: string): readonly Product[] {
  return own.flatMap((product, index): Product[] => {
    const { everywhere: common, reserved, prefixes, tiers } = product;
    const [prefix, priced] =
      region === 'eu-west-1' ? [prefixes[1], dearer] : [common ? '' : prefixes[0], (price: string) => price];
    const { unit, leaseContractLength, purchaseOption, offeringClass, locationType, ...attributes } =
      product.attributes;
    const cells = {
      'Product Family': product.family,
      usageType: product.usagetype === '' ? '' : `${prefix}${product.usagetype}`,
      ...attributes,
      Unit: unit ?? 'Hrs',
      LeaseContractLength: leaseContractLength ?? '',
      PurchaseOption: purchaseOption ?? '',
      OfferingClass: offeringClass ?? '',
      'Location Type': locationType ?? (common ? 'Other' : 'AWS Region'),
      'Region Code': common ? '' : region,
      TermType: reserved ? 'Reserved' : 'OnDemand',
    };
    const right = { sku: `S${index}`, cells, price: tiers.map(([from, price]) => [from, priced(price)] as const) };
    const wrong = distractors(product).map((difference, at) => ({
      sku: `S${index}W${at}`,
      cells: { ...cells, ...difference },
      price: tiers.map(([from, price]) => [from, decimal(Number(price) * 3 + 0.5)] as const),
    }));
    return product.row === undefined ? [right] : [right, ...wrong];
  });
}

/** `standard_requests 0.0000004, 0.0000003 from 100000000000` */
function told(table: OfferTable): readonly string[] {
  return table.rows
    .map(({ keys, tiers }) => {
      const prices = tiers.map(({ from, price }) => `${rounded(price)}${from === 0 ? '' : ` from ${rounded(from)}`}`);
      return `${keys.join(' ')} ${prices.join(', ')}`;
    })
    .sort();
}

const rounded = (value: number): string => decimal(Number(value.toPrecision(9)));

function expected(own: readonly FixtureProduct[], region: string): readonly string[] {
  const priced = region === 'eu-west-1' ? dearer : (price: string) => price;
  const rows = new Map<string, Map<number, string>>();
  for (const { row, tiers, converted } of own) {
    if (row === undefined) continue;
    // What is free in the beginning is no tier of a row. A rate may be listed tier by tier, and a price for several products.
    const free = tiers.findIndex(([, price]) => Number(price) > 0);
    const paid = tiers
      .slice(Math.max(free, 0))
      .map(([from, price], index) => [index === 0 ? '0' : from, price] as const);
    const known = rows.get(row) ?? new Map<number, string>();
    rows.set(row, known);
    for (const [from, price] of converted ?? paid) known.set(Number(from), rounded(Number(priced(price))));
  }
  return [...rows]
    .map(([row, tiers]) => {
      const sorted = [...tiers].sort(([one], [other]) => one - other);
      return `${row} ${sorted.map(([from, price]) => `${price}${from === 0 ? '' : ` from ${rounded(from)}`}`).join(', ')}`;
    })
    .sort();
}

async function filled(service: string, region: string): Promise<ReadonlyMap<string, OfferTable>> {
  const common = region === everywhere;
  const meant = new Map(
    [...rules].flatMap(([table, all]): [string, readonly OfferRule[]][] => {
      const own = all.filter((rule) => rule.service === service && rule.everywhere === common);
      return own.length === 0 ? [] : [[table, own]];
    }),
  );
  const own = products.filter((product) => product.service === service && product.everywhere === common);
  const folder = mkdtempSync(join(tmpdir(), 'costline-offer-'));
  try {
    const file = join(folder, 'index.csv');
    writeFileSync(file, offerCsv(service, region, version, listed(own, region)));
    const offer = await readOffer(file, service, region, meant, new AbortController().signal);
    return new Map([...offer.tables].map(([table, builder]) => [table, builder.finish(region, shipped)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('offer rules', () => {
  for (const service of [...new Set(products.map((product) => product.service))].sort()) {
    const regions = new Set(
      products
        .filter((product) => product.service === service)
        .flatMap((product) => (product.everywhere ? [everywhere] : ['us-east-1', 'eu-west-1'])),
    );
    for (const region of regions) {
      it(`${service} ${region}: each table has its rows, and no others`, async () => {
        const tables = await filled(service, region);
        for (const [name, table] of tables) {
          assert.deepEqual(table.ambiguous, [], name);
          assert.deepEqual(table.quarantined, [], name);
          const own = products.filter(
            (product) =>
              product.service === service && product.table === name && product.everywhere === (region === everywhere),
          );
          assert.deepEqual(told(table), expected(own, region), name);
        }
      });
    }
  }

  it('every rule has a product here that it means', () => {
    const unmet = [...rules].flatMap(([table, own]) =>
      own
        .filter(
          (rule) =>
            !products.some(
              (product) => product.table === table && product.row !== undefined && rowOf(rule, attributesOf(product)),
            ),
        )
        .map((rule) => `${table}: ${texts.get(table)?.split('\n')[rule.line]}`),
    );
    assert.deepEqual(unmet, []);
  });

  it('every rule is well-formed, has the keys of its table and prices rows that there are, or others in their words', () => {
    for (const [table, text] of texts) {
      assert.deepEqual(readOfferRules(text).errors, [], table);
      for (const rule of rules.get(table) ?? []) {
        assert.deepEqual([...rule.keys.keys()], shipped.keys(table), table);
        const rows = shipped.rows(table);
        assert.ok(
          rows.some((row) => covers(rule, row)) ||
            [...rule.keys.values()].every(
              (key, column) => key.kind === 'attribute' || rows.some((row) => row[column] === key.text),
            ),
          `${table}: ${text.split('\n')[rule.line]}`,
        );
      }
    }
  });

  it('which tables they fill is told, and which not', () => {
    const lines = coverageText(texts, shipped).join('\n');
    assert.match(lines, /^\d+ of them are filled by costline prices update/);
    assert.match(lines, /\n {2}AWSQueueService: sqs\n/);
    assert.match(lines, /\n {2}AmazonRoute53: route53 \(15 of \d+\)\n/);
    assert.match(lines, /\d+ are not, and stay as shipped:\n[\s\S]*\bec2\.spot,/);
    assert.doesNotMatch(lines, /ec2\.type/);
    for (const line of lines.split('\n')) assert.ok(line.length <= 110, line);
  });

  const wrong: readonly (readonly [line: string, expected: RegExp])[] = [
    ['AmazonEC2 | name=a; unit=hours', /an offer line is: service/],
    [
      'AmazonEC2 nowhere | name=a; unit=hours | usagetype=A',
      /"AmazonEC2 nowhere" is no code of a service, with or without/,
    ],
    ['AmazonEC2 | name=a | usagetype=A', /says what the key columns and "unit" hold/],
    ['AmazonEC2 | name={a}{b}; unit=hours | usagetype=A', /"\{a\}\{b\}" is neither text nor has it one/],
    ['AmazonEC2 | name=a; unit=hours | usagetype=A | multiply=0', /"multiply=0" is neither divide=number nor multiply/],
    ['AmazonEC2 | name=a; unit=hours | usagetype=A | times=3', /"times=3" is neither/],
  ];
  for (const [line, message] of wrong) {
    it(`# offer: ${line}`, () => {
      assert.match(readOfferRules(`# offer: ${line}\n`).errors[0]?.message ?? '', message);
    });
  }
});

function attributesOf(product: FixtureProduct): (name: string) => string {
  const cells = new Map([
    ['productfamily', product.family],
    ['usagetype', product.usagetype],
    ...Object.entries(product.attributes).map(([name, value]): [string, string] => [name.toLowerCase(), value]),
  ]);
  return (name) => cells.get(name) ?? '';
}
