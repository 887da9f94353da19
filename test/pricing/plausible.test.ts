import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexRateFile } from '../../src/engine/rate-file';

const folder = 'pricing/rates/aws';

/** Prices of one tier of a row by region, in US dollars: those of China and those of all regions are left out. */
interface Row {
  readonly name: string;
  readonly prices: ReadonlyMap<string, number>;
}

/** A row that stands in several sections once, with the first price of each region. */
function rowsOf(table: string): readonly Row[] {
  const file = `${table}.csv`;
  const index = indexRateFile({ text: readFileSync(join(folder, file), 'utf8'), file, kind: 'bundled' });
  if (index.holds === 'facts') return [];
  const rows = new Map<string, Map<string, number>>();
  for (const keys of index.keyTuples()) {
    for (const { section, cells } of index.find(keys)) {
      const from = section.fromColumn === undefined ? '' : cells[section.fromColumn];
      const name = [...keys, ...(from ? [`from ${from}`] : [])].join(' ');
      const prices = rows.get(name) ?? new Map<string, number>();
      rows.set(name, prices);
      for (const [region, position] of section.columns) {
        const isLeftOut = region === '*' || region.startsWith('cn-') || cells[position] === '' || prices.has(region);
        if (!isLeftOut) prices.set(region, Number(cells[position]));
      }
    }
  }
  return Array.from(rows, ([name, prices]) => ({ name, prices }));
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** What the price lists say though it is far off the rest of its row: `table row region`. */
const FAR_OFF: readonly RegExp[] = [
  // Transfer within AWS is billed as the network bills it, which differs by continent.
  /^appflow processed_within_aws_gb /,
  /^appflow flow_runs sa-east-1$/,
  /^codebuild gpu1\.large linux ap-southeast-1$/,
  // Lowered in 2025 elsewhere.
  /^guardduty malware_s3_gb mx-central-1$/,
  /^msk provisioned_throughput_mibps_months ap-east-2$/,
  // Free in most regions.
  /^network_firewall advanced_inspection_/,
  /^network_firewall endpoint_hours eu-central-2$/,
  /^ses managed_dedicated_ip_emails from 100000000 eu-north-1$/,
];

// Spot prices follow the market, and transfer between regions has a price for each pair of continents.
const NOT_ALIKE = new Set(['ec2.spot', 'data_transfer.inter_region']);

describe('bundled prices', () => {
  const tables = readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => name.replace('.csv', ''));

  it('are in a region what they are elsewhere, but for how dear the region is', () => {
    const used = new Set<RegExp>();
    const odd = tables
      .filter((table) => !NOT_ALIKE.has(table))
      .flatMap((table) => {
        const rows = rowsOf(table).filter(({ prices }) => prices.size >= 3);
        const usual = new Map(rows.map((row) => [row, median(Array.from(row.prices.values()).filter((x) => x > 0))]));
        const ratios = rows.flatMap((row) =>
          Array.from(row.prices, ([region, price]) => ({ row, region, ratio: price / (usual.get(row) ?? Number.NaN) })),
        );
        return Array.from(new Set(ratios.map(({ region }) => region))).flatMap((name) => {
          const of = ratios.filter(({ region }) => region === name);
          const dearness = median(of.map(({ ratio }) => ratio));
          if (of.length < 3 || dearness === 0) return [];
          return of
            .filter(({ ratio }) => ratio / dearness > 2.2 || ratio / dearness < 0.45)
            .map(({ row, ratio }) => ({ name: `${table} ${row.name} ${name}`, times: ratio / dearness }));
        });
      })
      .filter(({ name }) => {
        const known = FAR_OFF.find((pattern) => pattern.test(name));
        if (known) used.add(known);
        return known === undefined;
      });
    assert.deepEqual(
      odd.map(({ name, times }) => `${name}: ${times.toFixed(2)} times what is usual`),
      [],
    );
    assert.deepEqual(
      FAR_OFF.filter((pattern) => !used.has(pattern)),
      [],
      'no longer far off',
    );
  });

  it('of an operating system are those of Linux and more', () => {
    const rows = new Map(rowsOf('ec2.instance').map(({ name, prices }) => [name, prices]));
    const wrong = Array.from(rows).flatMap(([name, prices]) => {
      const [type = '', os] = name.split(' ');
      const linux = rows.get(`${type} linux`);
      return Array.from(prices)
        .filter(([region, price]) => os !== 'linux' && !(price >= (linux?.get(region) ?? Number.POSITIVE_INFINITY)))
        .map(([region]) => `${name} ${region}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('of a database in two zones are about twice those of one', () => {
    const rows = new Map(rowsOf('rds.instance').map(({ name, prices }) => [name, prices]));
    const wrong = Array.from(rows).flatMap(([name, prices]) => {
      if (!/ (mariadb|mysql|postgres) none multi-az$/.test(name)) return [];
      const single = rows.get(name.replace(/multi-az$/, 'single-az'));
      // Four times that of one in this region, say two crawls a year apart.
      const isListedSo = (region: string): boolean => region === 'ca-west-1' && /^db\.[mr]6id\./.test(name);
      return Array.from(prices, ([region, price]) => ({ region, ratio: price / (single?.get(region) ?? Number.NaN) }))
        .filter(({ region, ratio }) => !isListedSo(region) && (ratio < 1.75 || ratio > 2.3))
        .map(({ region, ratio }) => `${name} ${region}: ${ratio.toFixed(2)}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('of an endpoint of SageMaker are those of EC2 and an eighth to two fifths more', () => {
    const instances = new Map(rowsOf('ec2.instance').map(({ name, prices }) => [name, prices]));
    const wrong = rowsOf('sagemaker.hosting').flatMap(({ name, prices }) => {
      const linux = instances.get(`${name.replace('ml.', '')} linux`);
      return Array.from(prices, ([region, price]) => ({ region, ratio: price / (linux?.get(region) ?? Number.NaN) }))
        .filter(({ ratio }) => ratio < 1.12 || ratio > 1.41)
        .map(({ region, ratio }) => `${name} ${region}: ${ratio.toFixed(2)}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('of a dedicated host are not those of a family that its name begins with', () => {
    const rows = rowsOf('ec2.dedicated_host');
    const wrong = rows.flatMap((row) =>
      rows
        .filter((other) => other !== row && row.name.startsWith(other.name))
        .flatMap((other) =>
          Array.from(row.prices)
            .filter(([region, price]) => other.prices.get(region) === price)
            .map(([region]) => `${row.name} ${region}: that of ${other.name}`),
        ),
    );
    assert.deepEqual(wrong, []);
  });
});
