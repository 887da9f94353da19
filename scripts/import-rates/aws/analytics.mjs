// Warehouses, search, ETL, and the databases that are keyed by node class but not RDS or ElastiCache.

import { derived, described, named, stated } from '../sources.mjs';
import { price, tiered } from '../table.mjs';
import { hourly, listed } from './instances.mjs';
import { TERABYTE_TIERS } from './storage.mjs';

export function analyticsTables(sources) {
  return [
    ...openSearch(sources),
    ...redshift(sources),
    glue(),
    athena(),
    mwaa(),
    ...docdb(sources),
    ...neptune(sources),
    ...dms(sources),
    ...memoryDb(sources),
    withUnlisted(
      sources,
      classes(sources, 'dax', 'aws/dax.node', 'class', (row) => [row.class]),
      'dax',
      /^\[instanceType-unit\] \(.* Instance Type: (?<size>r7i\.\w+)\)$/,
      ({ size }) => [`dax.${size}`],
    ),
    classes(sources, 'emr-surcharge', 'aws/emr.instance', 'class', (row) => [row.class], 'on top of the EC2 price'),
    classes(sources, 'timestream-influxdb', 'aws/timestream.influxdb', 'class,deployment', (row) => [
      row.class,
      row.variant,
    ]),
    emrOnEks(),
    timestream(),
    keyspaces(),
  ];
}

/** A table of the hourly classes of one service. `keysOf` may return undefined to leave a row out. */
export function classes(sources, service, id, keys, keysOf, note) {
  const rows = sources.rows('aws_instances2.csv').filter((row) => row.service === service);
  const cells = rows.flatMap((row) => {
    const values = keysOf(row);
    return values ? [hourly(row, values, row.usd_per_hour)] : [];
  });
  return { id, keys: keys.split(','), cells: cells, ...(note && { note }) };
}

/** The table with classes that are described among everything else, and not in the list of classes. */
export function withUnlisted(sources, table, service, described, keysOf) {
  const cells = sources.rows('aws_other.csv').flatMap((row) => {
    const found = row.service === service && described.exec(row.description);
    return found ? [hourly(row, keysOf(found.groups), row.usd)] : [];
  });
  return { ...table, cells: [...table.cells, ...cells] };
}

function openSearch(sources) {
  const nodes = [
    ...sources.rows('aws_opensearch.csv'),
    ...sources.rows('aws_db_new_us-east-1.csv').filter((row) => row.service === 'opensearch'),
  ];
  const storage = (name) => derived('aws_elasticsearch_domain', name, 'us-east-1');
  return [
    {
      id: 'aws/opensearch.instance',
      keys: ['class'],
      note: 'class with its suffix .search; the same price holds for .elasticsearch',
      cells: [...nodes.map((row) => hourly(row, [row.instance_class], row.usd_per_hour)), ...newestNodes],
    },
    {
      id: 'aws/opensearch.reserved',
      keys: ['class', 'term', 'payment'],
      note: 'recurring charge per hour; with all paid upfront nothing recurs and there is no row',
      cells: sources
        .rows('aws_opensearch_reserved.csv')
        .filter((row) => row.payment !== 'all')
        .map((row) => hourly(row, [row.instance_class, row.term, row.payment], row.usd_per_hour)),
    },
    {
      id: 'aws/opensearch',
      keys: ['name'],
      rows: [
        price('gp2_gb_months', 'GB-months', storage('Storage (gp2)')),
        price(
          'gp3_gb_months',
          'GB-months',
          storage('Storage (gp3)'),
          stated('public copy of the AmazonES price list', '2026-09-27', {
            'ap-southeast-2': '0.1464',
            'ap-southeast-4': '0.146',
          }),
        ),
        price('gp3_throughput_mbps_months', 'MBps-months', storage('Throughput (gp3)')),
        price(
          'ultrawarm_gb_months',
          'GB-months',
          stated('public copy of the AmazonES price list', '2026-06-30', { 'us-east-1': '0.024' }),
        ),
        price(
          'extended_support_normalized_hours',
          'hours',
          stated('aws.amazon.com/opensearch-service/pricing', '2026-08', { 'us-east-1': '0.0065' }),
        ),
        price('io1_gb_months', 'GB-months', storage('Storage (io1)')),
        price('standard_gb_months', 'GB-months', storage('Storage (standard)')),
        price(
          'direct_query_ocu_hours',
          'OCU-hours',
          described('es', 'Amazon OpenSearch Service Instance Direct Query OCU-hours'),
        ),
        price(
          'serverless_ocu_hours',
          'OCU-hours',
          stated('public copy of the AmazonES price list', '2026-09-29', { 'us-east-1': '0.24' }),
          stated('public copy of the AmazonES price list', '2026-09-28', { 'ap-northeast-2': '0.293' }),
          stated('public copy of the AmazonES price list', '2026-10-10', { 'ap-northeast-1': '0.334' }),
          stated('aws.amazon.com/opensearch-service/pricing', '2024-03-31', { 'eu-central-1': '0.339' }),
        ),
        price(
          'serverless_storage_gb_months',
          'GB-months',
          stated('public copy of the AmazonES price list', '2026-09-29', { 'us-east-1': '0.024' }),
          stated('public copy of the AmazonES price list', '2026-10-10', { 'ap-northeast-1': '0.026' }),
        ),
      ],
    },
  ];
}

/** Per GB of managed storage; per hour of a node on demand, and reserved for a year and for three without upfront payment. */
const REDSHIFT = {
  'us-east-1': { storage: '0.024', xlarge: ['0.76', '0.532', '0.331'], '4xlarge': ['3.043', '2.13', '1.324'] },
  'us-west-2': {
    storage: '0.024',
    xlarge: ['0.7602', '0.53214', '0.33075'],
    '4xlarge': ['3.04267', '2.12987', '1.32356'],
  },
  'ca-central-1': {
    storage: '0.0261',
    xlarge: ['0.8414', '0.58898', '0.36603'],
    '4xlarge': ['3.36653', '2.35723', '1.46487'],
  },
  'sa-east-1': {
    storage: '0.043',
    xlarge: ['1.2117', '0.8484', '0.5271'],
    '4xlarge': ['4.84867', '3.39407', '2.10924'],
  },
  'eu-west-1': {
    storage: '0.024',
    xlarge: ['0.8414', '0.58898', '0.36603'],
    '4xlarge': ['3.3656', '2.35592', '1.46412'],
  },
  'eu-west-2': {
    storage: '0.025',
    xlarge: ['0.8848', '0.61936', '0.38493'],
    '4xlarge': ['3.54013', '2.47809', '1.54'],
  },
  'eu-central-1': {
    storage: '0.0256',
    xlarge: ['0.9086', '0.63602', '0.39529'],
    '4xlarge': ['3.6344', '2.54408', '1.58097'],
  },
  'ap-southeast-2': {
    storage: '0.0261',
    xlarge: ['0.9121', '0.63847', '0.39683'],
    '4xlarge': ['3.6484', '2.55388', '1.58713'],
  },
  'ap-southeast-1': {
    storage: '0.0261',
    xlarge: ['0.9121', '0.63847', '0.39683'],
    '4xlarge': ['3.6484', '2.55388', '1.58713'],
  },
  'ap-northeast-1': {
    storage: '0.0261',
    xlarge: ['0.8946', '0.62622', '0.3892'],
    '4xlarge': ['3.58027', '2.50619', '1.55745'],
  },
  'ap-south-1': {
    storage: '0.0261',
    xlarge: ['0.8645', '0.60515', '0.37611'],
    '4xlarge': ['3.45893', '2.42125', '1.50472'],
  },
};
const REDSHIFT_LIST = { source: 'public copy of the AmazonRedshift price list', date: '2026-07-02' };

/** `figure` picks one of the three prices of a node, `keys` says what stands behind its class. */
const gravitonNodes = (figure, ...keys) =>
  Object.entries(REDSHIFT).flatMap(([region, prices]) =>
    ['xlarge', '4xlarge'].map((size) =>
      hourly({ ...REDSHIFT_LIST, region }, [`rg.${size}`, ...keys], prices[size][figure]),
    ),
  );

function redshift(sources) {
  const scaling = ['dc2.large', 'dc2.8xlarge', 'ra3.xlplus', 'ra3.large', 'ra3.4xlarge', 'ra3.16xlarge'];
  // The price list has some classes under another family in some regions.
  const perSecond = (nodeClass, family) =>
    described(
      'redshift',
      `(Memory: , vCPU: , Storage: , I/O: , Instance Type: ${nodeClass}, ECU: , Usage Family: ${family})`,
    );
  const golden = (name) => derived('aws_redshift_cluster', name, 'us-east-1');
  const managedStorage = stated(
    REDSHIFT_LIST.source,
    REDSHIFT_LIST.date,
    Object.fromEntries(Object.entries(REDSHIFT).map(([region, { storage }]) => [region, storage])),
  );
  return [
    {
      id: 'aws/redshift.node',
      keys: ['class'],
      cells: [
        ...sources.rows('aws_redshift.csv').map((row) => hourly(row, [row.instance_class], row.usd_per_hour)),
        ...gravitonNodes(0),
      ],
    },
    {
      id: 'aws/redshift.reserved',
      keys: ['class', 'term', 'payment'],
      note: 'recurring charge per hour; with all paid upfront nothing recurs and there is no row',
      cells: [
        ...sources
          .rows('aws_redshift_reserved.csv')
          .filter((row) => row.payment !== 'all')
          .map((row) => hourly(row, [row.instance_class, row.term, row.payment], row.usd_per_hour)),
        ...gravitonNodes(1, '1y', 'no'),
        ...gravitonNodes(2, '3y', 'no'),
      ],
    },
    {
      id: 'aws/redshift.concurrency_scaling',
      keys: ['class'],
      rows: scaling.map((nodeClass) =>
        nodeClass.startsWith('ra3')
          ? price([nodeClass], 'node-seconds', perSecond(nodeClass, 'RA3'))
          : price(
              [nodeClass],
              'node-seconds',
              perSecond(nodeClass, 'Dense Compute'),
              perSecond(nodeClass, 'Dense Storage'),
              perSecond(nodeClass, 'RA3'),
            ),
      ),
    },
    {
      id: 'aws/redshift',
      keys: ['name'],
      rows: [
        price('managed_storage_gb_months', 'GB-months', managedStorage),
        // "Billed at standard Amazon S3 rates": aws.amazon.com/redshift/faqs
        tiered('backup_gb_months', 'GB-months', ...TERABYTE_TIERS('s3.standard.gb_month')),
        price('spectrum_tb', 'TB', golden('Spectrum')),
        price(
          'serverless_rpu_hours',
          'RPU-hours',
          described('redshift', 'Redshift Serverless compute charges per RPU-Hr'),
        ),
      ],
    },
  ];
}

function glue() {
  const text = (description) => described('glue', description);
  const page = (figure) => stated('aws.amazon.com/glue/pricing', '2026-08-21', { 'us-east-1': figure });
  return {
    id: 'aws/glue',
    keys: ['name'],
    // A million catalogue objects and a million requests a month are the account's, not deducted.
    rows: [
      price('etl_dpu_hours', 'DPU-hours', named('glue.etl.dpu_hour')),
      price('etl_flex_dpu_hours', 'DPU-hours', text('ETL Job run Flex')),
      // Version 6 costs less since it came out; of a memory-optimized DPU (workers R) few regions are told.
      price('etl_6_dpu_hours', 'DPU-hours', page('0.308')),
      price('etl_6_flex_dpu_hours', 'DPU-hours', page('0.203')),
      price(
        'etl_memory_optimized_dpu_hours',
        'M-DPU-hours',
        page('0.52'),
        stated('public copy of the AWSGlue price list', '2026-01-08', { 'eu-west-1': '0.52' }),
      ),
      price('etl_6_memory_optimized_dpu_hours', 'M-DPU-hours', page('0.364')),
      price('crawler_dpu_hours', 'DPU-hours', named('glue.crawler.dpu_hour')),
      price('development_endpoint_dpu_hours', 'DPU-hours', text('ETL Development endpoint')),
      price('interactive_session_dpu_hours', 'DPU-hours', text('ETL Interactive Session')),
      price('databrew_node_hours', 'hours', text('Data Brew Job run')),
      price('catalog_object_months', 'object-months', named('glue.catalog.object_month')),
      price('catalog_requests', 'requests', text('Data catalog requests')),
      price('table_optimizer_dpu_hours', 'DPU-hours', text('Data lake optimization job run')),
    ],
  };
}

function athena() {
  return {
    id: 'aws/athena',
    keys: ['name'],
    rows: [
      price('scanned_tb', 'TB', named('athena.tb_scanned')),
      price('capacity_dpu_hours', 'DPU-hours', named('athena.capacity.dpu_hour')),
      price('spark_dpu_hours', 'DPU-hours', named('athena.spark.dpu_hour')),
    ],
  };
}

function mwaa() {
  const parts = ['environment', 'scheduler', 'webserver', 'worker'];
  const sizes = ['small', 'medium', 'large', 'xlarge', '2xlarge'];
  return {
    id: 'aws/mwaa',
    keys: ['part', 'size'],
    note: 'the metadata database is metadata_database,any and billed per GB and month',
    rows: [
      ...parts.flatMap((part) => sizes.map((size) => price([part, size], 'hours', named(`mwaa.${part}.${size}_hour`)))),
      price(['metadata_database', 'any'], 'GB-months', named('mwaa.metadata_db.gb_month')),
    ],
  };
}

/** Terraform's storage_type of DocumentDB and Neptune: standard, or iopt1 where reads and writes cost nothing. */
const STORAGE_VARIANTS = {
  standard: 'standard',
  'io-optimized': 'iopt1',
  nvme: 'standard',
  'nvme-io-optimized': 'iopt1',
};

function docdb(sources) {
  return [
    classes(sources, 'docdb', 'aws/docdb.instance', 'class,storage', (row) => [
      row.class,
      STORAGE_VARIANTS[row.variant],
    ]),
    {
      id: 'aws/docdb',
      keys: ['name'],
      rows: [
        price('storage_gb_months', 'GB-months', named('docdb.storage.gb_month')),
        price('storage_io_optimized_gb_months', 'GB-months', named('docdb.storage_io_opt.gb_month')),
        price('io_requests', 'requests', named('docdb.io')),
        price('backup_gb_months', 'GB-months', named('docdb.backup.gb_month')),
        price('elastic_vcpu_hours', 'vCPU-hours', named('docdb.elastic.vcpu_hour')),
        price('elastic_storage_gb_months', 'GB-months', named('docdb.elastic.storage_gb_month')),
        price('global_replicated_writes', 'requests', described('docdb', 'Global Cluster Replicated IO per IOs')),
        price(
          'cpu_credits_vcpu_hours',
          'vCPU-hours',
          derived('aws_docdb_cluster_instance', 'CPU credits', 'us-east-1'),
        ),
      ],
    },
  ];
}

function neptune(sources) {
  const instances = classes(sources, 'neptune', 'aws/neptune.instance', 'class,storage', (row) => [
    row.class,
    STORAGE_VARIANTS[row.variant],
  ]);
  return [
    { ...instances, cells: [...instances.cells, ...newerGraviton(sources)] },
    {
      id: 'aws/neptune',
      keys: ['name'],
      rows: [
        price('storage_gb_months', 'GB-months', named('neptune.storage.gb_month')),
        price('storage_io_optimized_gb_months', 'GB-months', named('neptune.storage_io_opt.gb_month')),
        price('io_requests', 'requests', named('neptune.io')),
        price('backup_gb_months', 'GB-months', named('neptune.backup.gb_month')),
        price('serverless_ncu_hours', 'NCU-hours', named('neptune.serverless.ncu_hour')),
        price('serverless_io_optimized_ncu_hours', 'NCU-hours', named('neptune.serverless_io_opt.ncu_hour')),
        price('global_replicated_writes', 'requests', described('neptune', 'Neptune ReplicatedWrite')),
        price(
          'cpu_credits_vcpu_hours',
          'vCPU-hours',
          derived('aws_neptune_cluster_instance', 'CPU credits', 'eu-west-2'),
        ),
      ],
    },
  ];
}

// The newer list names their prices without saying of which storage. They are a third above any price of the other kind.
function newerGraviton(sources) {
  const named = /^\(Instance Type: (db\.r8g\.\w+)\)$/;
  return sources.rows('aws_other.csv').flatMap((row) => {
    if (row.service !== 'neptune' || !['us-west-1', 'us-gov-west-1'].includes(row.region)) return [];
    const found = named.exec(row.description);
    return found ? [hourly(row, [found[1], 'iopt1'], row.usd)] : [];
  });
}

function dms(sources) {
  return [
    classes(sources, 'dms', 'aws/dms.instance', 'class,deployment', (row) => [row.class, row.variant]),
    {
      id: 'aws/dms',
      keys: ['name'],
      rows: [
        price('storage_single_az_gb_months', 'GB-months', named('dms.storage.single.gb_month')),
        price('storage_multi_az_gb_months', 'GB-months', named('dms.storage.multi.gb_month')),
        price('cpu_credits_vcpu_hours', 'vCPU-hours', named('dms.t3_cpu_credit_vcpu_hour')),
      ],
    },
  ];
}

function memoryDb(sources) {
  return [
    // Rows without a variant are Redis from before there was a choice.
    withUnlisted(
      sources,
      classes(sources, 'memorydb', 'aws/memorydb.node', 'class,engine', (row) => [row.class, row.variant || 'redis']),
      'memorydb',
      /^db (?<size>r6gd\.\w+) Memory optimized (?<engine>Valkey )?datatiering /,
      ({ size, engine }) => [`db.${size}`, engine ? 'valkey' : 'redis'],
    ),
    {
      id: 'aws/memorydb',
      keys: ['name'],
      rows: [
        price('data_written_gb', 'GB', named('memorydb.data_written_gb')),
        // Beyond the 10 TB a month that are for nothing, which the spec subtracts.
        price(
          'valkey_data_written_gb',
          'GB',
          stated('public copy of the AmazonMemoryDB price list', '2026-08-31', {
            'us-east-1': '0.04',
            'ap-south-1': '0.04',
          }),
        ),
        price('snapshot_gb_months', 'GB-months', named('memorydb.snapshot.gb_month')),
      ],
    },
  ];
}

function emrOnEks() {
  return {
    id: 'aws/emr',
    keys: ['name'],
    rows: [
      price('eks_vcpu_hours', 'vCPU-hours', named('emr.eks.vcpu_hour')),
      price('eks_gb_hours', 'GB-hours', named('emr.eks.gb_hour')),
    ],
  };
}

function timestream() {
  const text = (description) => described('timestream', description);
  const influxStorage = (iops) => text(`Influx Optimized Storage Influx IOPS Included with ${iops} IOPS Single-AZ`);
  return {
    id: 'aws/timestream',
    keys: ['name'],
    rows: [
      price('ingested_gb', 'GB', text('Timestream Ingestion per GB')),
      price('memory_store_gb_hours', 'GB-hours', text('Timestream Memory Store per GB-Hours')),
      price('magnetic_store_gb_months', 'GB-months', text('Timestream Magnetic Store per GB-Mo')),
      price('query_tcu_hours', 'TCU-hours', text('Query TCU-hours per TCU-hour')),
      price('query_gb', 'GB', text('Timestream Query per GB')),
      // By the name of the storage in Terraform; a standby in another zone has as much again.
      price('influxdb_influxioincludedt1_gb_months', 'GB-months', influxStorage('3K')),
      price('influxdb_influxioincludedt2_gb_months', 'GB-months', influxStorage('12k')),
      price('influxdb_influxioincludedt3_gb_months', 'GB-months', influxStorage('16K')),
    ],
  };
}

function keyspaces() {
  const text = (description) => described('mcs', description);
  return {
    id: 'aws/keyspaces',
    keys: ['name'],
    rows: [
      price('read_request_units', 'RRUs', text('MCS-ReadUnits')),
      price('write_request_units', 'WRUs', text('MCS-WriteUnits')),
      price('read_capacity_unit_hours', 'RCU-hours', text('Provisioned Read Units')),
      price('write_capacity_unit_hours', 'WCU-hours', text('Provisioned Write Units')),
      price('storage_gb_months', 'GB-months', text('AmazonMCS - Indexed DataStore per GB-Mo')),
      price(
        'point_in_time_recovery_gb_months',
        'GB-months',
        text('Point-In-Time-Restore PITR Backup Storage per GB-Mo'),
      ),
      price('restore_gb', 'GB', text('Backup Restore Size per GB')),
      price('time_to_live_deletes', 'deletes', text('Time to Live')),
    ],
  };
}

const newestNodes = listed(
  'AmazonES',
  '2026-10-01',
  'us-east-1',
  {
    i7i: 'large 0.302 xlarge 0.604 2xlarge 1.208 4xlarge 2.416 8xlarge 4.832 12xlarge 7.248 16xlarge 9.664',
    i8ge: 'large 0.38 xlarge 0.759 2xlarge 1.519 3xlarge 2.278 6xlarge 4.556 12xlarge 9.112 18xlarge 13.668',
  },
  (type) => [`${type}.search`],
);
