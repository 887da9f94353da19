// Managed databases and caches: tables keyed by node class.

import { hourly, listed, published } from './instances.mjs';

export function databaseClassTables(sources) {
  return [
    {
      id: 'aws/rds.instance',
      keys: ['class', 'engine', 'license', 'deployment'],
      note: 'on-demand; engine as in Terraform (db2 without edition); deployment single-az, multi-az, multi-az-cluster, aurora, aurora-iopt1',
      cells: rdsInstances(sources),
    },
    {
      id: 'aws/rds.reserved',
      keys: ['class', 'engine', 'deployment', 'term', 'payment'],
      note: 'recurring charge per hour; with all paid upfront nothing recurs and there is no row',
      cells: rdsReserved(sources),
    },
    {
      id: 'aws/elasticache.node',
      keys: ['class', 'engine'],
      note: 'on-demand',
      cells: [
        ...sources
          .rows('aws_elasticache.csv')
          .map((row) => hourly(row, [row.instance_class, row.engine], row.usd_per_hour)),
        ...newestValkeyNodes,
      ],
    },
    {
      id: 'aws/elasticache.reserved',
      keys: ['class', 'engine', 'term', 'payment'],
      note: 'effective charge per hour: what is paid upfront is spread over the term',
      cells: sources
        .rows('aws_elasticache_reserved.csv')
        .map((row) => hourly(row, [row.instance_class, row.engine, row.term, row.payment], row.usd_per_hour_effective)),
    },
  ];
}

const EDITIONS = {
  'oracle/Standard Two': 'oracle-se2',
  'oracle/Enterprise': 'oracle-ee',
  'sqlserver/Express': 'sqlserver-ex',
  'sqlserver/Web': 'sqlserver-web',
  'sqlserver/Standard': 'sqlserver-se',
  'sqlserver/Enterprise': 'sqlserver-ee',
};

const LICENSES = {
  none: 'none',
  li: 'license-included',
  byol: 'bring-your-own-license',
  marketplace: 'marketplace-license',
};

// One lone row of Oracle Standard (without a number, withdrawn in 2018) names no engine that can still be created.
const WITHDRAWN = new Set(['oracle/Standard']);

function rdsInstances(sources) {
  const rows = sources.rows('aws_rds.csv').filter((row) => !WITHDRAWN.has(`${row.engine}/${row.edition}`));
  const newer = sources.rows('aws_db_new_us-east-1.csv').filter((row) => row.service === 'rds');
  return [
    ...rows.map((row) => hourly(row, rdsKeys(row), row.usd_per_hour)),
    ...newer.map((row) =>
      hourly(row, [row.instance_class, row.engine, LICENSES.none, row.deployment], row.usd_per_hour),
    ),
  ];
}

function rdsKeys({ instance_class, engine, edition, license, deployment }) {
  const named = edition === '' ? engine : EDITIONS[`${engine}/${edition}`];
  if (!named || !LICENSES[license]) throw new Error(`unknown engine or licence ${engine} ${edition} ${license}`);
  const optimized = named.endsWith('-io-optimized');
  return [
    instance_class,
    optimized ? named.replace('-io-optimized', '') : named,
    LICENSES[license],
    optimized ? 'aurora-iopt1' : deployment,
  ];
}

const RESERVED_ENGINES = { mysql: 'mysql', postgresql: 'postgres' };

// Aurora is in no collection; one class is known from published estimates.
function rdsReserved(sources) {
  const aurora = (term, payment, price) =>
    published('2025-03-05', 'us-east-1', ['db.r4.large', 'aurora-mysql', 'aurora', term, payment], price);
  const rows = sources.rows('aws_rds_reserved.csv').map((row) => {
    const engine = RESERVED_ENGINES[row.engine];
    if (!engine) throw new Error(`unknown engine ${row.engine}`);
    return hourly(row, [row.instance_class, engine, row.deployment, row.term, row.payment], row.usd_per_hour);
  });
  return [...rows, aurora('1y', 'no', '0.19'), aurora('1y', 'partial', '0.09'), aurora('3y', 'partial', '0.06')];
}

// These classes are there for Valkey alone.
const newestValkeyNodes = listed(
  'AmazonElastiCache',
  '2026-10-02',
  'us-east-1',
  {
    c8gn: 'large 0.1837 xlarge 0.3674 2xlarge 0.7348 4xlarge 1.4696 8xlarge 2.9392 12xlarge 4.4088 16xlarge 5.8784',
    m8g: 'large 0.1266 xlarge 0.2531 2xlarge 0.5062 4xlarge 1.0125 8xlarge 2.025 12xlarge 3.0375 16xlarge 4.05',
    r8g: 'large 0.1756 xlarge 0.3511 2xlarge 0.7022 4xlarge 1.4044 8xlarge 2.8088 12xlarge 4.2132 16xlarge 5.6177',
  },
  (type) => [`cache.${type}`, 'valkey'],
);
