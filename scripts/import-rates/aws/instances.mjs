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
      note: 'what the market asked on the day; it moves all the time',
      cells: sources.rows('aws_ec2_spot.csv').map((row) => hourly(row, [row.instance_type, row.os], row.usd_per_hour)),
    },
    {
      id: 'aws/ec2.dedicated_host',
      keys: ['family'],
      note: 'on-demand, per host',
      cells: dedicatedHosts(sources),
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

// Two crawls overlap on Linux; they have the same rank, so the later one wins (see the report for where they differ).
function onDemand(sources) {
  const rows = [...sources.rows('aws_ec2_ondemand.csv'), ...sources.rows('aws_ec2_os.csv')];
  return rows.map((row) => {
    const os = OPERATING_SYSTEMS[row.os];
    if (!os) throw new Error(`unknown operating system ${row.os}`);
    return hourly(row, [row.instance_type, os], row.usd_per_hour);
  });
}

function reserved(sources) {
  const rows = sources.rows('aws_ec2_reserved_linux.csv');
  return rows.map((row) =>
    hourly(row, [row.instance_type, row.os, row.offering_class, row.term, row.payment], row.usd_per_hour),
  );
}

function dedicatedHosts(sources) {
  return sources.rows('aws_ec2_dedicated.csv').map((row) => hourly(row, [row.family], row.usd_per_hour));
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
