/** Fresh prices, from a server of this machine that speaks AWS's bulk format, into a cache and from there to an estimate. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Currency, dollars } from '../../src/engine/currency';
import { RateBook } from '../../src/engine/rates';
import { cachedRates, cacheFolder, clearCached, listCached } from '../../src/node/price-list/price-cache';
import { listPrices, verifyPrices } from '../../src/node/price-list/price-report';
import { type UpdateOptions, type UpdateProgress, updatePrices } from '../../src/node/price-list/update-prices';
import { updateText } from '../../src/node/price-list/update-text';
import { bundledRateBook, bundledTables, createBundledEngine } from '../../src/node/pricing';
import { projectsOf } from '../pricing/specs/estimate-text';
import {
  offerCsv,
  type PriceListServer,
  type Product,
  priceListFiles,
  startPriceListServer,
} from './price-list-server';

const pricing = resolve('pricing');
const shipped = bundledRateBook(pricing);
const tables = bundledTables(pricing, 'aws');

const instance = (type: string, os: string, more: Product['cells'] = {}): Product['cells'] => ({
  'Product Family': 'Compute Instance',
  'Instance Type': type,
  'Operating System': os,
  Tenancy: 'Shared',
  'Pre Installed S/W': 'NA',
  CapacityStatus: 'Used',
  'License Model': 'No License required',
  operation: 'RunInstances',
  usageType: `EU-BoxUsage:${type}`,
  ...more,
});

const ec2: readonly Product[] = [
  { sku: 'A1', cells: instance('m5.large', 'Linux'), price: '0.1100000000' },
  { sku: 'A2', cells: instance('m5.large', 'Windows', { operation: 'RunInstances:0002' }), price: '0.2' },
  { sku: 'A3', cells: instance('m5.large', 'Linux', { Tenancy: 'Dedicated' }), price: '0.117' },
  // Each of these differs in one thing from what is wanted.
  { sku: 'A4', cells: instance('m5.large', 'Linux', { CapacityStatus: 'UnusedCapacityReservation' }), price: '0.9' },
  { sku: 'A5', cells: instance('m5.large', 'Linux', { 'Pre Installed S/W': 'SQL Ent' }), price: '1.5' },
  { sku: 'A6', cells: instance('m5.large', 'Linux', { TermType: 'Reserved' }), price: '0.06' },
  { sku: 'A7', cells: instance('m5.large', 'Windows', { 'License Model': 'Bring your own license' }), price: '0.11' },
  { sku: 'A8', cells: instance('m5.large', 'Linux', { 'Location Type': 'AWS Local Zone' }), price: '0.14' },
  { sku: 'A9', cells: instance('m5.large', 'Linux', { Currency: 'CNY' }), price: '0.7' },
  // Not shipped, moved too far, and told twice.
  { sku: 'B1', cells: instance('m99.large', 'Linux'), price: '0.5' },
  { sku: 'B2', cells: instance('t3.micro', 'Linux'), price: '1.2' },
  { sku: 'B3', cells: instance('c5.large', 'Linux'), price: '0.1' },
  { sku: 'B4', cells: instance('c5.large', 'Linux'), price: '0.11' },
  {
    sku: 'C1',
    cells: { 'Product Family': 'NAT Gateway', usageType: 'EU-NatGateway-Hours' },
    price: '0.0500000000',
  },
  {
    sku: 'C2',
    cells: { 'Product Family': 'Provisioned Throughput', usageType: 'EU-EBS:VolumeP-Throughput.gp3' },
    price: '45.056',
  },
  { sku: 'C3', cells: { 'Product Family': 'System Operation', usageType: 'EU-EBS:VolumeP-IOPS.io2' }, price: '0.07' },
  {
    sku: 'C4',
    cells: { 'Product Family': 'System Operation', usageType: 'EU-EBS:VolumeP-IOPS.io2.tier2' },
    price: '0.05',
  },
];

const dynamodb: readonly Product[] = [
  {
    sku: 'D1',
    cells: { 'Product Family': 'Database Storage', usageType: 'EU-TimedStorage-ByteHrs' },
    price: [
      ['0', '0.0000000000'],
      ['25', '0.2800000000'],
    ],
  },
];

const lambda: readonly Product[] = [
  {
    sku: 'L1',
    cells: { 'Product Family': 'Serverless', Group: 'AWS-Lambda-Duration', usageType: 'EU-Lambda-GB-Second' },
    price: [
      ['0', '0.0000166667'],
      ['6000000000', '0.0000150000'],
      ['15000000000', '0.0000133334'],
    ],
  },
];

const offerOf = (service: string, version: string, products: readonly Product[]) => ({
  service,
  region: 'eu-west-1',
  version,
  csv: offerCsv(service, 'eu-west-1', version, products),
});
const offers = [
  offerOf('AmazonEC2', '20261101100000', ec2),
  offerOf('AmazonDynamoDB', '20261020100000', dynamodb),
  offerOf('AWSLambda', '20261021100000', lambda),
];

describe('fresh prices', () => {
  let server: PriceListServer;
  let cache: string;

  beforeEach(async () => {
    server = await startPriceListServer(priceListFiles(offers));
    cache = mkdtempSync(join(tmpdir(), 'costline-prices-'));
  });
  afterEach(async () => {
    await server.close();
    rmSync(cache, { recursive: true, force: true });
  });

  const update = (more: Partial<UpdateOptions> = {}) =>
    updatePrices({
      mirror: server.base,
      services: ['AmazonEC2'],
      regions: ['eu-west-1'],
      cache,
      tables,
      shipped,
      force: false,
      signal: new AbortController().signal,
      patience: 5_000,
      retries: 2,
      wait: async () => {},
      onProgress: () => {},
      ...more,
    });

  const book = (): RateBook => new RateBook([cachedRates(cache), ...shippedSources]);
  const shippedSources = [
    {
      read: (table: string) => {
        const text = tables.get(table);
        return text === undefined ? undefined : { text, file: `${table}.csv`, kind: 'bundled' as const };
      },
    },
  ];

  /** The price of a row in eu-west-1, and of when it is. */
  const price = (table: string, ...keys: readonly string[]): string => {
    const found = book().lookup(table, keys, 'eu-west-1');
    if (!found.found) return found.message;
    return `${found.rate.tiers.map(({ from, price: amount }) => (from === 0 ? amount : `${amount} from ${from}`)).join(', ')}, ${found.rate.asOf}`;
  };

  it('are read out of the list, dated, and used at once', async () => {
    await update();
    assert.equal(price('aws/ec2.instance', 'm5.large', 'linux'), '0.11, 2026-11-01');
    assert.equal(price('aws/ec2.instance', 'm5.large', 'windows'), '0.2, 2026-11-01');
    assert.equal(price('aws/ec2.dedicated_instance', 'm5.large', 'linux'), '0.117, 2026-11-01');
    assert.equal(price('aws/ec2.instance', 'm99.large', 'linux'), '0.5, 2026-11-01');
    assert.equal(price('aws/vpc', 'nat_gateway_hours'), '0.05, 2026-11-01');
    assert.equal(price('aws/ebs', 'gp3_throughput_mibps_months'), '0.044, 2026-11-01');
    assert.equal(price('aws/ebs', 'io2_iops_months'), '0.07, 0.05 from 32000, 2026-11-01');
    assert.deepEqual(book().errors(), []);
  });

  it('that are more than tenfold off, or are told twice, are not used; nor is another region touched', async () => {
    const before = shipped.lookup('aws/ec2.instance', ['t3.micro', 'linux'], 'eu-west-1');
    assert.ok(before.found);
    const [updated] = await update();
    assert.equal(price('aws/ec2.instance', 't3.micro', 'linux'), `${before.rate.tiers[0]?.price}, ${before.rate.asOf}`);
    assert.match(price('aws/ec2.instance', 'c5.large', 'linux'), /^0\.096, 2026-0/);
    const elsewhere = book().lookup('aws/vpc', ['nat_gateway_hours'], 'us-east-1');
    assert.ok(elsewhere.found && elsewhere.rate.asOf < '2026-11');
    const text = updateText(updated ? [updated] : []);
    assert.match(text, /^AmazonEC2 in eu-west-1: as of 2026-11-01\n/);
    assert.match(text, /aws\/ec2\.instance: 3 prices\n/);
    assert.match(
      text,
      /1 are more than tenfold off what is shipped and are not used: t3\.micro linux \(\$0\.0114 → \$1\.2\)/,
    );
    assert.match(text, /1 have several prices in the list, of which none is used: c5\.large linux/);
    assert.match(text, /\d+ are not in the list, and keep their price: nat_gateway_gb/);
  });

  it('what is free in the beginning is not a tier; other tiers are', async () => {
    await update({ services: ['dynamodb', 'lambda'] });
    assert.equal(price('aws/dynamodb', 'storage_gb_months'), '0.28, 2026-10-20');
    assert.equal(
      price('aws/lambda', 'duration_gb_seconds'),
      '0.0000166667, 0.000015 from 6000000000, 0.0000133334 from 15000000000, 2026-10-21',
    );
  });

  it('what is of no region is fetched with any, and holds in every one', async () => {
    const dns = (sku: string, usageType: string, price: string): Product => ({ sku, cells: { usageType }, price });
    const lists = [
      ['eu-west-1', [dns('R1', 'EU-ResolverNetworkInterface', '0.13'), dns('R2', 'EU-DNS-Queries', '0.0000005')]],
      ['aws-other', [dns('R3', 'HostedZone', '0.6'), dns('R4', 'DNS-Queries', '0.00000045')]],
    ] as const;
    const version = '20261022100000';
    const files = lists.map(([region, products]) => {
      const csv = offerCsv('AmazonRoute53', region, version, products);
      return { service: 'AmazonRoute53', region, version, csv };
    });
    for (const [path, text] of priceListFiles(files)) server.files.set(path, text);
    const updates = await update({ services: ['route53'] });
    assert.match(
      updateText(updates),
      /^AmazonRoute53 in eu-west-1: .*\n[\s\S]*\nAmazonRoute53 everywhere: as of 2026-10-22\n/,
    );
    assert.equal(price('aws/route53', 'resolver_endpoint_hours'), '0.13, 2026-10-22');
    assert.equal(price('aws/route53', 'resolver_queries'), '5e-7, 2026-10-22');
    assert.equal(price('aws/route53', 'hosted_zone_months'), '0.6, 2026-10-22');
    assert.equal(price('aws/route53', 'standard_queries'), '4.5e-7, 2026-10-22');
    const elsewhere = book().lookup('aws/route53', ['hosted_zone_months'], 'ap-south-2');
    assert.ok(elsewhere.found && elsewhere.rate.asOf === '2026-10-22');
    assert.match(listPrices(cache, tables, shipped), /aws\/route53 everywhere: 2 prices of 2026-10-22/);
    assert.match(verifyPrices(cache, shipped).text, /aws\/route53 everywhere: 0 as shipped, 2 moved, 0 new/);
    assert.deepEqual(
      (await update({ services: ['route53'] })).map(({ kind }) => kind),
      ['current', 'current'],
    );
  });

  it('of China come from its own publication, in yuan, and are shown in any currency', async () => {
    const region = 'cn-north-1';
    const version = '20261103100000';
    const yuan = { Currency: 'CNY' };
    const offer = (place: string, products: readonly Product[]) => {
      const service = place === region ? 'AmazonEC2' : 'AmazonRoute53';
      return { service, region: place, version, csv: offerCsv(service, place, version, products) };
    };
    const chinese = (type: string): Product['cells'] =>
      instance(type, 'Linux', { ...yuan, usageType: `CNN1-BoxUsage:${type}` });
    const files = priceListFiles(
      [
        offer(region, [
          { sku: 'A1', cells: chinese('m5.large'), price: '0.8530000000' },
          // 700 yuan are a hundred dollars, where it costs a tenth of one in us-east-1; and a price that is not in yuan is not meant.
          { sku: 'A2', cells: chinese('c5.large'), price: '700' },
          { sku: 'A3', cells: { ...chinese('m5.xlarge'), Currency: 'USD' }, price: '0.2' },
        ]),
        offer('aws-cn-other', [{ sku: 'R1', cells: { ...yuan, usageType: 'HostedZone' }, price: '3.4' }]),
      ],
      '/offers/v1.0/cn',
    );
    for (const [path, text] of files) server.files.set(path, text);
    const updates = updateText(await update({ services: ['ec2', 'route53'], regions: ['eu-west-1', region] }));
    assert.match(updates, /^AmazonEC2 in eu-west-1: as of 2026-11-01\n/);
    assert.match(
      updates,
      /\nAmazonEC2 in cn-north-1: as of 2026-11-03\n[\s\S]*?c5\.large linux \(CNY \d\.\d+ → CNY 700\)/,
    );
    assert.match(updates, /\nAmazonRoute53 everywhere in China: as of 2026-11-03\n/);
    assert.match(updates, /\nAmazonRoute53 in eu-west-1: not updated: the index of price lists has no AmazonRoute53\n/);
    assert.deepEqual(
      server.requests.filter((path) => path.endsWith('.csv')).map((path) => path.split('/').slice(3, 5).join(' ')),
      ['aws AmazonEC2', 'cn AmazonEC2', 'cn AmazonRoute53'],
    );

    const estimate = (currency: Currency): string => {
      const engine = createBundledEngine(pricing, undefined, [], [cachedRates(cache)]);
      engine.useCurrency(currency);
      const code = `provider "aws" { region = "cn-north-1" }
        resource "aws_instance" "a" { instance_type = "m5.large" }
        resource "aws_instance" "b" { instance_type = "m5.xlarge" }
        resource "aws_route53_zone" "z" { name = "example.cn" }`;
      const [root] = projectsOf(code);
      const estimates = root?.resources().flatMap((resource) => engine.estimate(resource, root.related()));
      return (estimates ?? [])
        .map(({ resource, components: [first] }) => {
          const cost = first?.monthlyCost;
          return `${resource.address} ${typeof cost === 'number' ? cost.toFixed(4) : first?.problem} ${first?.rate?.origin ?? ''}`;
        })
        .join('\n');
    };
    // 730 hours at 0.853, and what is published of a month.
    assert.equal(
      estimate({ code: 'CNY', perDollar: 7 }),
      `aws_instance.a 622.6900 AWS price list AmazonEC2 ${version}, in CNY
aws_instance.b aws/ec2.instance has no price for m5.xlarge linux in cn-north-1: China's come with "costline prices update" 
aws_route53_zone.z 3.4000 AWS price list AmazonRoute53 ${version}, in CNY`,
    );
    const perDollar = Number(shipped.fact('currency/exchange', ['CNY'], 'per_usd'));
    const reckoned = new RegExp(
      `aws_instance\\.a ${(622.69 / perDollar).toFixed(4)} .*, in CNY \\(${perDollar} for one US dollar, 2\\d{3}-\\d\\d-\\d\\d\\)`,
    );
    assert.match(estimate(dollars), reckoned);
    // Nothing of it holds elsewhere.
    const elsewhere = book().lookup('aws/route53', ['hosted_zone_months'], 'eu-west-1');
    assert.ok(elsewhere.found && elsewhere.rate.currency === 'USD');
  });

  it('of China cannot be had: the others are, and the message says which are not', async () => {
    const updates = await update({ regions: ['eu-west-1', 'cn-north-1'] });
    assert.deepEqual(
      updates.map(({ kind }) => kind),
      ['updated', 'failed'],
    );
    assert.match(updateText(updates), /AmazonEC2 in cn-north-1: not updated: .*\/offers\/v1\.0\/cn\/index\.json/);
  });

  it('are older than what is shipped later: what is shipped counts', async () => {
    const old = offerOf('AmazonEC2', '20200101100000', ec2);
    for (const [path, text] of priceListFiles([old])) server.files.set(path, text);
    await update();
    assert.match(price('aws/vpc', 'nat_gateway_hours'), /^0\.048, 2025/);
    assert.equal(price('aws/ec2.instance', 'm99.large', 'linux'), '0.5, 2020-01-01');
  });

  it('an estimate has them after its engine has been told to forget', async () => {
    const engine = createBundledEngine(pricing, undefined, [], [cachedRates(cache)]);
    const nat = (): string => {
      const found = engine.rates.lookup('aws/vpc', ['nat_gateway_hours'], 'eu-west-1');
      return found.found ? String(found.rate.tiers[0]?.price) : found.message;
    };
    assert.equal(nat(), '0.048');
    await update();
    engine.rates.invalidate();
    assert.equal(nat(), '0.05');
  });

  it('are not fetched twice while they are what is published', async () => {
    await update();
    const before = server.requests.length;
    assert.deepEqual(
      (await update()).map(({ kind }) => kind),
      ['current'],
    );
    assert.deepEqual(
      server.requests.slice(before).filter((path) => path.endsWith('.csv')),
      [],
    );
    assert.deepEqual(
      (await update({ force: true })).map(({ kind }) => kind),
      ['updated'],
    );
  });

  it('tell how far they have come', async () => {
    const told: UpdateProgress[] = [];
    await update({ services: ['AmazonEC2', 'AWSLambda'], onProgress: (progress) => told.push(progress) });
    const last = told.filter(({ service, step }) => service === 'AWSLambda' && step === 'fetching').at(-1);
    const size = Buffer.byteLength(offers[2]?.csv ?? '');
    assert.deepEqual(last, {
      service: 'AWSLambda',
      region: 'eu-west-1',
      done: 1,
      of: 2,
      step: 'fetching',
      received: size,
      total: size,
    });
  });

  it('a broken connection is gone on with where it broke', async () => {
    server.faults.set('index.csv', [
      { kind: 'drop', after: 1000 },
      { kind: 'drop', after: 500 },
    ]);
    const [result] = await update();
    assert.equal(result?.kind, 'updated');
    const ranges = server.requests
      .filter((request) => request.includes('.csv'))
      .map((request) => request.split(' ')[1]);
    assert.deepEqual(ranges, [undefined, 'bytes=1000-', 'bytes=1500-']);
    assert.equal(price('aws/vpc', 'nat_gateway_hours'), '0.05, 2026-11-01');
  });

  it('what a run has left the next one goes on with', async () => {
    server.faults.set('index.csv', [
      { kind: 'drop', after: 1000 },
      { kind: 'status', status: 503 },
      { kind: 'status', status: 503 },
      { kind: 'status', status: 503 },
    ]);
    const [failed] = await update();
    assert.equal(failed?.kind, 'failed');
    server.requests.length = 0;
    const [result] = await update();
    assert.equal(result?.kind, 'updated');
    assert.ok(server.requests.some((request) => request.endsWith('index.csv bytes=1000-')));
    assert.deepEqual(readdirSync(join(cache, 'downloads')), []);
  });

  it('a list that has changed since is fetched from its beginning', async () => {
    server.faults.set('index.csv', [{ kind: 'drop', after: 1000 }]);
    const path = [...server.files.keys()].find((name) => name.includes('AmazonEC2') && name.endsWith('.csv')) ?? '';
    const wait = async (): Promise<void> => {
      server.files.set(path, `${server.files.get(path)}\n`);
    };
    const [result] = await update({ wait });
    assert.equal(result?.kind, 'updated');
  });

  const failures: readonly (readonly [name: string, end: string, Parameters<typeof faultsOf>[0], expected: RegExp])[] =
    [
      [
        'a list that is not there',
        'index.csv',
        { kind: 'status', status: 404 },
        /404 Not Found; the prices so far stay in use/,
      ],
      [
        'a server that is down',
        'index.csv',
        { kind: 'status', status: 500 },
        /500 .*Check the connection, then run the same/,
      ],
      [
        'connections that break',
        'index.csv',
        { kind: 'drop', after: 0 },
        /the prices so far stay in use\. Check the connection/,
      ],
      ['a server that says no more', 'index.csv', { kind: 'stall', after: 0 }, /nothing came for 0\.2 seconds/],
      [
        'a list that ends in the middle',
        'index.csv',
        { kind: 'truncate', after: 2500 },
        /is damaged: the text ends inside of a row/,
      ],
      [
        'a list of something else',
        'index.csv',
        { kind: 'body', text: '<html>Sign in</html>' },
        /is not its price list/,
      ],
      [
        'a list in another form',
        'index.csv',
        { kind: 'body', text: '"a","b","c"\n' },
        /has another form than expected: no column sku/,
      ],
      [
        'a list without the products',
        'index.csv',
        { kind: 'body', text: offerCsv('AmazonEC2', 'eu-west-1', '20261101100000', []) },
        /has none of the products that are looked for/,
      ],
      [
        'a list of another service',
        'index.csv',
        { kind: 'body', text: offerCsv('AmazonS3', 'eu-west-1', '20261101100000', []) },
        /what was received for AmazonEC2 in eu-west-1 is not its price list/,
      ],
      [
        'an index of regions that is no JSON',
        'region_index.json',
        { kind: 'body', text: '{"regions":' },
        /no JSON came/,
      ],
      ['an index without regions', 'region_index.json', { kind: 'body', text: '{}' }, /this is no index of regions/],
    ];
  const faultsOf = (fault: Parameters<PriceListServer['faults']['set']>[1][number]) => [fault, fault, fault, fault];

  for (const [name, end, fault, expected] of failures) {
    it(`${name}: an error that says what to do, and the old prices`, async () => {
      await update({ services: ['AmazonEC2'] });
      const before = listCached(cache).map(({ text }) => text);
      server.faults.set(end, faultsOf(fault));
      const results = await update({ force: true, patience: 200, services: ['AmazonEC2'] });
      assert.deepEqual(
        results.map(({ kind }) => kind),
        ['failed'],
      );
      assert.match(results[0]?.kind === 'failed' ? results[0].message : '', expected);
      assert.deepEqual(
        listCached(cache).map(({ text }) => text),
        before,
      );
      assert.equal(price('aws/vpc', 'nat_gateway_hours'), '0.05, 2026-11-01');
    });
  }

  it('one that fails does not keep the others back', async () => {
    server.faults.set('AmazonDynamoDB/20261020100000/eu-west-1/index.csv', faultsOf({ kind: 'status', status: 403 }));
    const results = await update({ services: ['dynamodb', 'lambda'] });
    assert.deepEqual(
      results.map(({ service, kind }) => `${service} ${kind}`),
      ['AmazonDynamoDB failed', 'AWSLambda updated'],
    );
  });

  it('a region that the list does not have, and a service that fills no table', async () => {
    const [result] = await update({ regions: ['mars-north-1'] });
    assert.match(result?.kind === 'failed' ? result.message : '', /no price list for mars-north-1: is that a region/);
    await assert.rejects(
      update({ services: ['AmazonRobots'] }),
      /no rate table is filled from a service "AmazonRobots"/,
    );
  });

  it('a service that is not offered in a region of AWS is no mistake', async () => {
    const version = '20261101100000';
    const east = { service: 'AWSLambda', region: 'us-east-1', version };
    const files = priceListFiles([
      offerOf('AmazonEC2', version, ec2),
      { ...east, csv: offerCsv('AWSLambda', 'us-east-1', version, lambda) },
    ]);
    for (const [path, text] of files) server.files.set(path, text);
    const updates = await update({ services: ['AmazonEC2', 'AWSLambda'] });
    assert.deepEqual(
      updates.map(({ kind }) => kind),
      ['updated', 'absent'],
    );
    assert.match(updateText(updates), /\nAWSLambda in eu-west-1: not offered there\n/);
  });

  it('no server at all', async () => {
    await assert.rejects(update({ mirror: 'http://127.0.0.1:1' }), /127\.0\.0\.1:1.*the prices so far stay in use/);
  });

  it('an index that leads to another server is not followed', async () => {
    server.files.set(
      '/offers/v1.0/aws/index.json',
      JSON.stringify({ offers: { AmazonEC2: { currentRegionIndexUrl: 'https://elsewhere.example/x.json' } } }),
    );
    await assert.rejects(update(), /its index leads to another server: https:\/\/elsewhere\.example/);
  });

  it('taken back in the middle, nothing has changed, and nobody is locked out', async () => {
    const controller = new AbortController();
    const stopped = update({
      signal: controller.signal,
      onProgress: ({ received }) => {
        if (received > 0) controller.abort(new Error('taken back'));
      },
    });
    await assert.rejects(stopped, /taken back/);
    assert.deepEqual(listCached(cache), []);
    assert.equal((await update())[0]?.kind, 'updated');
  });

  it('a second update at the same time is refused; one that was ended holds nobody up', async () => {
    writeFileSync(join(cache, 'update.lock'), String(process.pid));
    await assert.rejects(update(), /prices are being updated already, by process \d+/);
    writeFileSync(join(cache, 'update.lock'), '999999999');
    assert.equal((await update())[0]?.kind, 'updated');
    assert.ok(!existsSync(join(cache, 'update.lock')));
  });

  it('are listed, verified and taken away', async () => {
    assert.match(listPrices(cache, tables, shipped), /fetched: none \(costline prices update/);
    await update();
    assert.match(
      listPrices(cache, tables, shipped),
      /aws\/ec2\.instance in eu-west-1: 3 prices of 2026-11-01 \(AmazonEC2\), 1 put aside because they are/,
    );
    const fine = verifyPrices(cache, shipped);
    assert.equal(fine.wrong, 0);
    assert.match(fine.text, /aws\/ec2\.instance in eu-west-1: 0 as shipped, 2 moved, 1 new/);
    const [vpc] = listCached(cache).filter(({ table }) => table === 'aws/vpc');
    writeFileSync(vpc?.file ?? '', (vpc?.text ?? '').replace(',0.05\n', ',99\nnat_gateway_gb,GB,,many\n'));
    const { text, wrong } = verifyPrices(cache, shipped);
    assert.match(text, /nat_gateway_hours is more than tenfold off what is shipped/);
    assert.match(text, /price in eu-west-1 is not a decimal number: 'many'/);
    assert.ok(wrong >= 2);
    clearCached(cache);
    assert.deepEqual(listCached(cache), []);
  });

  it('are kept where the system keeps what can be fetched again', () => {
    const places = [
      cacheFolder({ COSTLINE_CACHE: '/own' }, 'linux'),
      cacheFolder({ XDG_CACHE_HOME: '/xdg' }, 'linux'),
      cacheFolder({ LOCALAPPDATA: '/local' }, 'win32'),
    ].map((path) => path.replaceAll('\\', '/'));
    assert.deepEqual(places, ['/own', '/xdg/costline', '/local/costline/Cache']);
    assert.match(cacheFolder({}, 'darwin').replaceAll('\\', '/'), /\/Library\/Caches\/costline$/);
    assert.match(cacheFolder({}, 'linux').replaceAll('\\', '/'), /\/\.cache\/costline$/);
  });
});
