// Databases, caches, warehouses, search.

import { line, named } from './line.mjs';

const OPEN_ENGINES = '{databaseEngine: MySQL=mysql, PostgreSQL=postgres, MariaDB=mariadb}';
const CACHE_ENGINE = '{cacheEngine: Redis=redis, Memcached=memcached, Valkey=valkey}';
/** Of burstable classes. */
const CPU_CREDITS = 'CPUCredits:db.t3 or CPUCredits:db.t4g';
const AURORA = '{databaseEngine: Aurora MySQL=aurora-mysql, Aurora PostgreSQL=aurora-postgresql}';
const ORACLE = '{databaseEdition: Enterprise=oracle-ee, Standard Two=oracle-se2}';
const SQLSERVER =
  '{databaseEdition: Enterprise=sqlserver-ee, Standard=sqlserver-se, Web=sqlserver-web, Express=sqlserver-ex}';

/** RDS Custom has the same engines and licences at prices of its own. */
const rdsInstance = (engine, license, deployment, usagetype, more) =>
  line(
    'AmazonRDS',
    `class={instanceType}; engine=${engine}; license=${license}; deployment=${deployment}; unit=hours`,
    ['productFamily=Database Instance', `usagetype=${usagetype}:*`, 'deploymentModel!=Custom', ...more],
  );

const DEPLOYMENTS = [
  ['single-az', 'InstanceUsage', '', ''],
  ['multi-az', 'Multi-AZUsage', 'Multi-AZ-', ''],
];

const databaseStorage = DEPLOYMENTS.flatMap(([deployment, , prefix]) =>
  [
    ['gp2', 'gb_months', 'GB-months', 'GP2-Storage'],
    ['gp3', 'gb_months', 'GB-months', 'GP3-Storage'],
    ['io1', 'gb_months', 'GB-months', 'PIOPS-Storage'],
    ['io2', 'gb_months', 'GB-months', 'PIOPS-Storage-IO2'],
    ['standard', 'gb_months', 'GB-months', 'StorageUsage'],
    ['io1', 'iops_months', 'IOPS-months', 'PIOPS'],
    ['io2', 'iops_months', 'IOPS-months', 'IO2-PIOPS'],
    ['gp3', 'iops_months', 'IOPS-months', 'GP3-PIOPS'],
    ['gp3', 'throughput_mibps_months', 'MiBps-months', 'GP3-Throughput'],
  ].map(([type, name, unit, usagetype]) =>
    line('AmazonRDS', `type=${type}; deployment=${deployment}; name=${name}; unit=${unit}`, [
      `usagetype=RDS:${prefix}${usagetype}`,
    ]),
  ),
);

const VOLUME =
  '{volumeType: General Purpose=gp2, General Purpose-GP3=gp3, Provisioned IOPS=io1, Provisioned IOPS-IO2=io2, Magnetic=standard}';

/** Storage of a deployment that has usage types of its own, which not all are known: told by the option. */
const deployedStorage = (deployment, option, provisioned) => [
  line('AmazonRDS', `type=${VOLUME}; deployment=${deployment}; name=gb_months; unit=GB-months`, [
    'productFamily=Database Storage',
    `deploymentOption=${option}`,
  ]),
  ...provisioned.map(([type, name, unit, usagetype, more]) =>
    line('AmazonRDS', `type=${type}; deployment=${deployment}; name=${name}; unit=${unit}`, [
      `deploymentOption=${option}`,
      `usagetype=RDS:*-${usagetype}`,
      more,
    ]),
  ),
];
const IO1_OPERATIONS = ['io1', 'iops_months', 'IOPS-months', 'PIOPS', 'usagetype!=*GP3* or *IO2*'];

/** What recurs each hour; what is paid upfront is a price of its own in the list. */
const RESERVATION = 'term={leaseContractLength: 1yr=1y, 3yr=3y}';
const RECURRING = 'payment={purchaseOption: No Upfront=no, Partial Upfront=partial}';

const cacheReservation = (columns, conditions, scale) =>
  line(
    'AmazonElastiCache reserved',
    `class={instanceType}; engine=${CACHE_ENGINE}; ${columns}; unit=hours`,
    [...conditions, 'productFamily=Cache Instance', 'usagetype=NodeUsage:*'],
    scale,
  );

const auroraOf = (engine, kind, what, unit, usagetype) => [
  `${kind}_${engine.toLowerCase()}_${what}`,
  unit,
  usagetype,
  `databaseEngine=Aurora ${engine}`,
];

const documentInstances = (service) =>
  [
    ['standard', 'InstanceUsage'],
    ['iopt1', 'InstanceUsageIOOptimized'],
  ].map(([storage, usagetype]) =>
    line(service, `class={instanceType}; storage=${storage}; unit=hours`, [
      'productFamily=Database Instance',
      `usagetype=${usagetype}:*`,
    ]),
  );

const replication = (deployment, zones, usagetype) =>
  line('AWSDatabaseMigrationSvc', `class=dms.{instanceType}; deployment=${deployment}; unit=hours`, [
    `availabilityZone=${zones}`,
    `usagetype=${usagetype}:dms.*`,
  ]);

export const database = {
  'aws/rds.instance': [
    ...DEPLOYMENTS.flatMap(([deployment, usagetype]) => [
      rdsInstance(OPEN_ENGINES, 'none', deployment, usagetype, ['licenseModel=No license required']),
      rdsInstance(SQLSERVER, 'license-included', deployment, usagetype, [
        'databaseEngine=SQL Server',
        'licenseModel=License included',
      ]),
      rdsInstance(ORACLE, 'license-included', deployment, usagetype, [
        'databaseEngine=Oracle',
        'licenseModel=License included',
      ]),
      rdsInstance(ORACLE, 'bring-your-own-license', deployment, usagetype, [
        'databaseEngine=Oracle',
        'licenseModel=Bring your own license',
      ]),
    ]),
    rdsInstance(OPEN_ENGINES, 'none', 'multi-az-cluster', 'Multi-AZClusterUsage', ['licenseModel=No license required']),
    rdsInstance(AURORA, 'none', 'aurora', 'InstanceUsage', []),
    rdsInstance(AURORA, 'none', 'aurora-iopt1', 'InstanceUsageIOOptimized', []),
  ],
  'aws/rds.storage': [
    ...databaseStorage,
    ...deployedStorage('multi-az-mirror', 'Multi-AZ (SQL Server Mirror)', [
      IO1_OPERATIONS,
      ['io2', 'iops_months', 'IOPS-months', 'IO2-PIOPS'],
      ['gp3', 'iops_months', 'IOPS-months', 'GP3-PIOPS'],
      ['gp3', 'throughput_mibps_months', 'MiBps-months', 'GP3-Throughput'],
    ]),
    ...deployedStorage('multi-az-cluster', 'Multi-AZ (readable standbys)', [IO1_OPERATIONS]),
  ],
  'aws/dynamodb': named('AmazonDynamoDB', '', [
    ['read_capacity_unit_hours', 'RCU-hours', 'ReadCapacityUnit-Hrs'],
    ['write_capacity_unit_hours', 'WCU-hours', 'WriteCapacityUnit-Hrs'],
    ['replicated_write_capacity_unit_hours', 'rWCU-hours', 'ReplWriteCapacityUnit-Hrs'],
    ['read_request_units', 'RRUs', 'ReadRequestUnits'],
    ['write_request_units', 'WRUs', 'WriteRequestUnits'],
    ['replicated_write_request_units', 'rWRUs', 'ReplWriteRequestUnits'],
    ['storage_gb_months', 'GB-months', 'TimedStorage-ByteHrs'],
    ['infrequent_access_storage_gb_months', 'GB-months', 'IA-TimedStorage-ByteHrs'],
    ['infrequent_access_read_capacity_unit_hours', 'RCU-hours', 'IA-ReadCapacityUnit-Hrs'],
    ['infrequent_access_write_capacity_unit_hours', 'WCU-hours', 'IA-WriteCapacityUnit-Hrs'],
    ['infrequent_access_read_request_units', 'RRUs', 'IA-ReadRequestUnits'],
    ['infrequent_access_write_request_units', 'WRUs', 'IA-WriteRequestUnits'],
    ['point_in_time_recovery_gb_months', 'GB-months', 'TimedPITRStorage-ByteHrs'],
    ['backup_gb_months', 'GB-months', 'TimedBackupStorage-ByteHrs'],
    ['restore_gb', 'GB', 'RestoreDataSize-Bytes'],
    ['stream_read_request_units', 'sRRUs', 'Streams-Requests'],
    ['export_gb', 'GB', 'ExportDataSize-Bytes'],
    ['import_gb', 'GB', 'ImportDataSize-Bytes'],
    ['infrequent_access_replicated_write_capacity_unit_hours', 'rWCU-hours', 'IA-ReplWriteCapacityUnit-Hrs'],
    ['infrequent_access_replicated_write_request_units', 'rWRUs', 'IA-ReplWriteRequestUnits'],
    ['kinesis_change_data_capture_units', 'units', 'ChangeDataCaptureUnits-Kinesis'],
  ]),
  'aws/elasticache.node': [
    line('AmazonElastiCache', `class={instanceType}; engine=${CACHE_ENGINE}; unit=hours`, [
      'productFamily=Cache Instance',
      'usagetype=NodeUsage:*',
    ]),
  ],
  'aws/redshift.node': [
    line('AmazonRedshift', 'class={instanceType}; unit=hours', ['productFamily=Compute Instance', 'usagetype=Node:*']),
  ],
  'aws/rds.reserved': [
    ...DEPLOYMENTS.map(([deployment, usagetype]) => [OPEN_ENGINES, deployment, usagetype]),
    [AURORA, 'aurora', 'InstanceUsage'],
  ].map(([engine, deployment, usagetype]) =>
    line(
      'AmazonRDS reserved',
      `class={instanceType}; engine=${engine}; deployment=${deployment}; ${RESERVATION}; ${RECURRING}; unit=hours`,
      ['unit=Hrs', 'productFamily=Database Instance', `usagetype=${usagetype}:*`, 'licenseModel=No license required'],
    ),
  ),
  'aws/rds.extended_support': [
    ['1-2', 'Yr1-Yr2'],
    ['3', 'Yr3'],
  ].map(([years, code]) =>
    line(
      'AmazonRDS',
      `version={usagetype: ExtendedSupport:${code}:MySQL*=*, ExtendedSupport:${code}:PostgreSQL*=*}; years=${years}; unit=vCPU-hours`,
      [`usagetype=ExtendedSupport:${code}:MySQL* or ExtendedSupport:${code}:PostgreSQL*`],
    ),
  ),
  'aws/rds': [
    ...named('AmazonRDS', '', [
      [
        'backup_gb_months',
        'GB-months',
        'RDS:ChargedBackupUsage',
        'productFamily=Storage Snapshot; operation=; databaseEngine=Any',
      ],
      ['magnetic_io_requests', 'requests', 'RDS:StorageIOUsage', 'productFamily=System Operation'],
      // The code of the region stands before a colon here.
      ['performance_insights_api_requests', 'requests', 'PI_API or *:PI_API', 'productFamily=Performance Insights'],
      ['proxy_vcpu_hours', 'vCPU-hours', 'RDS:ProxyUsage'],
      ['proxy_acu_hours', 'ACU-hours', 'RDS:Proxy-ASv2-Usage'],
      ['snapshot_export_gb', 'GB', 'RDS:SnapshotExportToS3'],
      ['cpu_credits_vcpu_hours', 'vCPU-hours', CPU_CREDITS, 'databaseEngine=MySQL or PostgreSQL or MariaDB'],
    ]),
  ],
  'aws/aurora': [
    ...named('AmazonRDS', '', [
      ['storage_gb_months', 'GB-months', 'Aurora:StorageUsage'],
      ['storage_io_optimized_gb_months', 'GB-months', 'Aurora:IO-OptimizedStorageUsage'],
      ['io_requests', 'requests', 'Aurora:StorageIOUsage'],
      ['backup_gb_months', 'GB-months', 'Aurora:BackupUsage'],
      ['snapshot_export_gb', 'GB', 'Aurora:SnapshotExportToS3'],
      ['backtrack_change_records', 'change records', 'Aurora:BacktrackUsage'],
      ['cpu_credits_vcpu_hours', 'vCPU-hours', CPU_CREDITS, 'databaseEngine=Aurora MySQL or Aurora PostgreSQL'],
      // Of the first month that is kept, and of each that follows.
      ['performance_insights_serverless_acu_months', 'ACU-months', '*PI_LTR_FMR:Serverless'],
      ['performance_insights_serverless_additional_acu_months', 'ACU-months', '*PI_LTR_AMR:Serverless'],
    ]),
    ...['MySQL', 'PostgreSQL'].flatMap((engine) =>
      named('AmazonRDS', '', [
        auroraOf(engine, 'serverless', 'acu_hours', 'ACU-hours', 'Aurora:ServerlessUsage'),
        auroraOf(engine, 'serverless_v2', 'acu_hours', 'ACU-hours', 'Aurora:ServerlessV2Usage'),
        auroraOf(engine, 'serverless_v2_io_optimized', 'acu_hours', 'ACU-hours', 'Aurora:ServerlessV2IOOptimizedUsage'),
        [
          `global_replicated_writes_${engine.toLowerCase()}`,
          'requests',
          'Aurora:ReplicatedWriteIO*',
          `databaseEngine=Aurora ${engine}`,
        ],
      ]),
    ),
  ],
  'aws/elasticache': [
    ...named('AmazonElastiCache', 'Storage Snapshot', [['backup_gb_months', 'GB-months', '']]),
    ...named('AmazonElastiCache', 'ElastiCache Serverless', [
      [`serverless_${CACHE_ENGINE}_gb_hours`, 'GB-hours', 'CachedData:*'],
      [`serverless_${CACHE_ENGINE}_processing_units`, 'ECPUs', 'ElastiCacheProcessingUnits:*'],
    ]),
  ],
  'aws/elasticache.reserved': [
    cacheReservation(`${RESERVATION}; payment=no`, ['purchaseOption=No Upfront', 'unit=Hrs']),
    // What is paid upfront is spread over the hours of the term.
    ...[
      ['1', 8760],
      ['3', 26280],
    ].flatMap(([years, hours]) => {
      const reservation = (payment, unit, amount) =>
        cacheReservation(
          `term=${years}y; payment=${payment.toLowerCase()}`,
          [`purchaseOption=${payment} Upfront`, `leaseContractLength=${years}yr`, `unit=${unit}`],
          amount,
        );
      return [
        reservation('All', 'Quantity', `divide=${hours}`),
        reservation('Partial', 'Hrs', 'sum=recurring'),
        reservation('Partial', 'Quantity', `divide=${hours}; sum=upfront`),
      ];
    }),
  ],
  'aws/redshift': named('AmazonRedshift', '', [
    ['serverless_rpu_hours', 'RPU-hours', 'Redshift:ServerlessUsage'],
    ['managed_storage_gb_months', 'GB-months', '', 'productFamily=Redshift Managed Storage'],
    ['backup_gb_months', 'GB-months', '', 'productFamily=Storage Snapshot'],
    ['spectrum_tb', 'TB', '', 'productFamily=Redshift Data Scan'],
  ]),
  'aws/redshift.reserved': [
    line('AmazonRedshift reserved', `class={instanceType}; ${RESERVATION}; ${RECURRING}; unit=hours`, [
      'unit=Hrs',
      'productFamily=Compute Instance',
      'usagetype=Node:*',
    ]),
  ],
  'aws/redshift.concurrency_scaling': [
    line('AmazonRedshift', 'class={instanceType}; unit=node-seconds', [
      'productFamily=Redshift Concurrency Scaling',
      'concurrencyscalingfreeusage=No',
    ]),
  ],
  'aws/opensearch.instance': [
    line('AmazonES', 'class={instanceType}; unit=hours', [
      'productFamily=Amazon OpenSearch Service Instance',
      'usagetype=ESInstance:*',
    ]),
  ],
  'aws/opensearch.reserved': [
    line('AmazonES reserved', `class={instanceType}; ${RESERVATION}; ${RECURRING}; unit=hours`, [
      'unit=Hrs',
      'productFamily=Amazon OpenSearch Service Instance',
      'usagetype=ESInstance:*',
    ]),
  ],
  'aws/opensearch': [
    ...named('AmazonES', 'Amazon OpenSearch Service Volume', [
      ['gp2_gb_months', 'GB-months', 'ES:GP2-Storage'],
      ['gp3_gb_months', 'GB-months', 'ES:GP3-Storage'],
      ['io1_gb_months', 'GB-months', 'ES:PIOPS-Storage'],
      ['standard_gb_months', 'GB-months', 'ES:Magnetic-Storage'],
      ['gp3_throughput_mbps_months', 'MBps-months', '', 'storageMedia=GP3-ThroughPut-Storage'],
    ]),
    ...named('AmazonES', '', [
      // They cost the same; where they did not, neither would be taken.
      ['serverless_ocu_hours', 'OCU-hours', 'IndexingOCU or SearchOCU'],
      ['serverless_storage_gb_months', 'GB-months', 'StorageUsedInS3ByteHour'],
      ['direct_query_ocu_hours', 'OCU-hours', 'DirectQueryOCU'],
    ]),
  ],
  'aws/docdb.instance': documentInstances('AmazonDocDB'),
  'aws/docdb': named('AmazonDocDB', '', [
    ['storage_gb_months', 'GB-months', 'StorageUsage', 'productFamily=Database Storage'],
    ['storage_io_optimized_gb_months', 'GB-months', 'IO-OptimizedStorageUsage', 'productFamily=Database Storage'],
    ['io_requests', 'requests', 'StorageIOUsage', 'productFamily=System Operation'],
    ['backup_gb_months', 'GB-months', 'BackupUsage', 'productFamily=Storage Snapshot'],
    ['cpu_credits_vcpu_hours', 'vCPU-hours', 'CPUCredits:db.t3', 'productFamily=CPU Credits'],
    ['elastic_storage_gb_months', 'GB-months', 'ElasticStorageUsage', 'productFamily=Database Storage'],
  ]),
  'aws/neptune.instance': documentInstances('AmazonNeptune'),
  'aws/neptune': named('AmazonNeptune', '', [
    ['storage_gb_months', 'GB-months', 'StorageUsage'],
    ['storage_io_optimized_gb_months', 'GB-months', 'IO-OptimizedStorageUsage'],
    ['io_requests', 'requests', 'StorageIOUsage'],
    ['backup_gb_months', 'GB-months', 'BackupUsage'],
    ['serverless_ncu_hours', 'NCU-hours', 'Neptune:ServerlessUsage'],
    ['cpu_credits_vcpu_hours', 'vCPU-hours', CPU_CREDITS],
  ]),
  'aws/dms.instance': [
    replication('single-az', 'Single', 'InstanceUsg'),
    replication('multi-az', 'Multiple', 'Multi-AZUsg'),
  ],
  'aws/dms': named('AWSDatabaseMigrationSvc', '', [
    ['storage_single_az_gb_months', 'GB-months', '', 'storageMedia=SSD; availabilityZone=Single'],
    ['storage_multi_az_gb_months', 'GB-months', '', 'storageMedia=SSD; availabilityZone=Multiple'],
    ['cpu_credits_vcpu_hours', 'vCPU-hours', 'CPUCredits:dms.t3'],
  ]),
  'aws/timestream': named('AmazonTimestream', '', [
    ['ingested_gb', 'GB', 'DataIngestion-Bytes'],
    ['memory_store_gb_hours', 'GB-hours', 'MemoryStore-ByteHrs'],
    ['magnetic_store_gb_months', 'GB-months', 'MagneticStore-ByteHrs'],
    ['query_gb', 'GB', 'DataScanned-Bytes'],
  ]),
  'aws/dax.node': [
    line('AmazonDAX', 'class={usagetype: NodeUsage:*=*}; unit=hours', [
      'productFamily=DAX',
      'usagetype=NodeUsage:dax.*',
    ]),
  ],
  'aws/memorydb.node': [
    line('AmazonMemoryDB', 'class={instanceType}; engine={engine: Redis=redis, Valkey=valkey}; unit=hours', [
      'usagetype=NodeUsage:db.*',
      'operation=CreateCluster',
    ]),
  ],
  'aws/memorydb': named('AmazonMemoryDB', '', [
    ['data_written_gb', 'GB', 'DataWritten'],
    ['snapshot_gb_months', 'GB-months', 'SnapshotUsage'],
  ]),
  'aws/keyspaces': named('AmazonMCS', '', [
    ['read_request_units', 'RRUs', 'ReadRequestUnits'],
    ['write_request_units', 'WRUs', 'WriteRequestUnits'],
    ['read_capacity_unit_hours', 'RCU-hours', 'ReadCapacityUnit-Hrs'],
    ['write_capacity_unit_hours', 'WCU-hours', 'WriteCapacityUnit-Hrs'],
    ['storage_gb_months', 'GB-months', 'TimedStorage-ByteHrs'],
  ]),
};
