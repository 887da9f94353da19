// Managed databases and caches: storage, requests and everything else that is not a node hour.

import { derived, described, named, stated } from '../sources.mjs';
import { price, tiered } from '../table.mjs';

export function databaseTables() {
  return [rds(), rdsStorage(), aurora(), extendedSupport(), dynamodb(), elasticache()];
}

function rds() {
  return {
    id: 'aws/rds',
    keys: ['name'],
    rows: [
      price('backup_gb_months', 'GB-months', named('rds.backup.gb_month')),
      price('magnetic_io_requests', 'requests', described('rds-storage', 'System Operation Magnetic')),
      price('snapshot_export_gb', 'GB', described('rds-storage', 'RDS Snapshot Export MySQL')),
      price('proxy_vcpu_hours', 'vCPU-hours', named('rds_proxy.vcpu_hour')),
      price('proxy_acu_hours', 'ACU-hours', described('rds-proxy', 'RDSProxy Aurora MySQL ACU-Hr')),
      price('cpu_credits_vcpu_hours', 'vCPU-hours', derived('aws_db_instance', 'CPU credits', 'us-east-1')),
      price(
        'performance_insights_api_requests',
        'requests',
        derived('aws_db_instance', 'Performance Insights API', 'us-east-1', { divide: '1000' }),
      ),
    ],
  };
}

// Keyed by storage type as in Terraform and by deployment, so that a spec needs no name built from pieces.
// SQL Server calls its second copy a mirror and is priced apart.
function rdsStorage() {
  const DEPLOYMENTS = {
    'single-az': 'Single AZ',
    'multi-az': 'Multi AZ',
    'multi-az-mirror': 'Multi AZ SQL Server Mirror',
  };
  const STORAGE = {
    gp2: 'General Purpose',
    gp3: 'General Purpose-GP3',
    io1: 'Provisioned IOPS',
    io2: 'Provisioned IOPS-IO2',
    standard: 'Magnetic',
  };
  const sku = {
    gp2: 'rds.gp2',
    gp3: 'rds.gp3',
    io1: 'rds.io1',
    standard: 'rds.magnetic',
  };
  const short = { 'single-az': 'single', 'multi-az': 'multi' };
  const stored = Object.entries(DEPLOYMENTS).flatMap(([deployment, label]) =>
    Object.entries(STORAGE).map(([type, text]) =>
      price(
        [type, deployment, 'gb_months'],
        'GB-months',
        sku[type] && short[deployment]
          ? named(`${sku[type]}.${short[deployment]}.gb_month`)
          : described('rds-storage', `Database Storage ${label} ${text}`),
      ),
    ),
  );
  const storageText = (text) => described('rds-storage', text);
  return {
    id: 'aws/rds.storage',
    keys: ['type', 'deployment', 'name'],
    rows: [
      ...stored,
      price(
        ['io1', 'multi-az-cluster', 'gb_months'],
        'GB-months',
        storageText('Database Storage Multi AZ readable standbys Provisioned IOPS'),
      ),
      price(['gp3', 'single-az', 'iops_months'], 'IOPS-months', named('rds.gp3.single.iops_month')),
      price(['gp3', 'multi-az', 'iops_months'], 'IOPS-months', named('rds.gp3.multi.iops_month')),
      price(
        ['gp3', 'multi-az-mirror', 'iops_months'],
        'IOPS-months',
        storageText('Provisioned GP3 IOPS Multi AZ SQL Server Mirror'),
      ),
      price(['io1', 'single-az', 'iops_months'], 'IOPS-months', named('rds.io1.single.iops_month')),
      price(['io1', 'multi-az', 'iops_months'], 'IOPS-months', named('rds.io1.multi.iops_month')),
      // "At the same price as io1": aws.amazon.com/blogs/database/optimize-amazon-rds-performance-with-io2-block-express-storage-for-production-workloads
      price(['io2', 'single-az', 'iops_months'], 'IOPS-months', named('rds.io1.single.iops_month')),
      price(['io2', 'multi-az', 'iops_months'], 'IOPS-months', named('rds.io1.multi.iops_month')),
      price(
        ['io1', 'multi-az-mirror', 'iops_months'],
        'IOPS-months',
        storageText('Provisioned IOPS Multi AZ SQL Server Mirror'),
      ),
      price(
        ['io2', 'multi-az-mirror', 'iops_months'],
        'IOPS-months',
        storageText('Provisioned IOPS Multi AZ SQL Server Mirror'),
      ),
      price(
        ['io1', 'multi-az-cluster', 'iops_months'],
        'IOPS-months',
        storageText('Provisioned IOPS Multi AZ readable standbys'),
      ),
      price(['gp3', 'single-az', 'throughput_mibps_months'], 'MiBps-months', named('rds.gp3.single.mibps_month')),
      price(
        ['gp3', 'multi-az', 'throughput_mibps_months'],
        'MiBps-months',
        storageText('Provisioned Throughput Multi AZ'),
      ),
      price(
        ['gp3', 'multi-az-mirror', 'throughput_mibps_months'],
        'MiBps-months',
        storageText('Provisioned Throughput Multi AZ SQL Server Mirror'),
      ),
    ],
  };
}

function aurora() {
  const text = (description) => described('rds-aurora-storage', description);
  return {
    id: 'aws/aurora',
    keys: ['name'],
    rows: [
      price('storage_gb_months', 'GB-months', named('aurora.storage.gb_month')),
      price('storage_io_optimized_gb_months', 'GB-months', named('aurora.storage_io_opt.gb_month')),
      price('io_requests', 'requests', named('aurora.io')),
      price('serverless_mysql_acu_hours', 'ACU-hours', text('Aurora MySQL Serverless')),
      price('serverless_postgresql_acu_hours', 'ACU-hours', text('Aurora PostgreSQL Serverless')),
      price('serverless_v2_mysql_acu_hours', 'ACU-hours', named('aurora.mysql.acu_hour')),
      price('serverless_v2_postgresql_acu_hours', 'ACU-hours', named('aurora.pg.acu_hour')),
      price(
        'serverless_v2_io_optimized_mysql_acu_hours',
        'ACU-hours',
        text('Aurora MySQL ServerlessV2 Aurora IO Optimization Mode'),
      ),
      price(
        'serverless_v2_io_optimized_postgresql_acu_hours',
        'ACU-hours',
        text('Aurora PostgreSQL ServerlessV2 Aurora IO Optimization Mode'),
      ),
      price('backup_gb_months', 'GB-months', text('Storage Snapshot Aurora MySQL')),
      price('snapshot_export_gb', 'GB', text('RDS Snapshot Export Aurora MySQL')),
      price('backtrack_change_records', 'change records', text('System Operation Aurora Backtrack')),
      price('global_replicated_writes_mysql', 'requests', text('Aurora MySQL Global Database')),
      price('global_replicated_writes_postgresql', 'requests', text('Aurora PostgreSQL Aurora Global Database')),
      tiered(
        'data_api_requests',
        'requests',
        [0, text('Aurora MySQL Data API requests 0 1000000000')],
        [1000000000, text('Aurora MySQL Data API requests 1000000000 Inf')],
      ),
      price('cpu_credits_vcpu_hours', 'vCPU-hours', derived('aws_rds_cluster_instance', 'CPU credits', 'us-east-1')),
      price(
        'performance_insights_serverless_acu_months',
        'ACU-months',
        text('Performance Insights Aurora MySQL ServerlessFMR ACU Months'),
      ),
      price(
        'performance_insights_serverless_additional_acu_months',
        'ACU-months',
        text('Performance Insights Aurora MySQL ServerlessAMR ACU Months'),
      ),
      price(
        'performance_insights_vcpu_months',
        'vCPU-months',
        text('Performance Insights Aurora MySQL ProvisionedFMR vCPU Months'),
      ),
      price(
        'performance_insights_additional_vcpu_months',
        'vCPU-months',
        text('Performance Insights Aurora MySQL ProvisionedAMR vCPU Months'),
      ),
    ],
  };
}

// By the major version, of MySQL or PostgreSQL, in Aurora or not: the list names later versions for any engine, at a lower price than
// the first ones.
function extendedSupport() {
  const row = (version, years, ...descriptions) =>
    price([version, years], 'vCPU-hours', ...descriptions.map((text) => described('rds-aurora-storage', text)));
  return {
    id: 'aws/rds.extended_support',
    keys: ['version', 'years'],
    rows: [
      row('5.7', '1-2', 'Aurora MySQL Year 1 Year 2 5 7'),
      // Aurora has no third year of it, and the list none of RDS: the page has one price for both engines.
      row('5.7', '3', 'Aurora PostgreSQL Year 3 11'),
      row('8.0', '1-2', 'Any Year 1 Year 2 8 0'),
      ...['11', '12'].flatMap((version) => [
        row(version, '1-2', `Aurora PostgreSQL Year 1 Year 2 ${version}`),
        row(version, '3', `Aurora PostgreSQL Year 3 ${version}`),
      ]),
      ...['13', '14', '15'].flatMap((version) => [
        row(version, '1-2', `Any Year 1 Year 2 ${version}`),
        row(version, '3', `Any Year 3 ${version}`),
      ]),
    ],
  };
}

function dynamodb() {
  const text = (description) => described('dynamodb', description);
  return {
    id: 'aws/dynamodb',
    keys: ['name'],
    // The first 25 GB of storage, 25 capacity units and 2.5 million stream reads a month are the account's, not deducted.
    rows: [
      price('read_capacity_unit_hours', 'RCU-hours', named('dynamodb.provisioned.rcu_hour')),
      price('write_capacity_unit_hours', 'WCU-hours', named('dynamodb.provisioned.wcu_hour')),
      price('replicated_write_capacity_unit_hours', 'rWCU-hours', named('dynamodb.provisioned.rwcu_hour')),
      price('read_request_units', 'RRUs', named('dynamodb.ondemand.rru')),
      price('write_request_units', 'WRUs', named('dynamodb.ondemand.wru')),
      price('replicated_write_request_units', 'rWRUs', named('dynamodb.ondemand.rwru')),
      price('storage_gb_months', 'GB-months', named('dynamodb.storage.gb_month')),
      price('infrequent_access_storage_gb_months', 'GB-months', named('dynamodb.storage_ia.gb_month')),
      price('infrequent_access_read_capacity_unit_hours', 'RCU-hours', text('Provisioned Read Units IA')),
      price('infrequent_access_write_capacity_unit_hours', 'WCU-hours', text('Provisioned Write Units IA')),
      price(
        'infrequent_access_replicated_write_capacity_unit_hours',
        'rWCU-hours',
        text('Provisioned Replicated Write Units IA'),
      ),
      price('infrequent_access_read_request_units', 'RRUs', text('PayPerRequest Read Request Units IA')),
      price('infrequent_access_write_request_units', 'WRUs', text('PayPerRequest Write Request Units IA')),
      price(
        'infrequent_access_replicated_write_request_units',
        'rWRUs',
        text('PayPerRequest Replicated Write Request Units IA'),
      ),
      price('point_in_time_recovery_gb_months', 'GB-months', named('dynamodb.pitr.gb_month')),
      price('backup_gb_months', 'GB-months', named('dynamodb.backup.gb_month')),
      price('restore_gb', 'GB', named('dynamodb.restore.gb')),
      price('stream_read_request_units', 'sRRUs', named('dynamodb.stream_read')),
      price('export_gb', 'GB', text('Export Data Size per GB')),
      price('import_gb', 'GB', text('Import Data Size')),
      price(
        'dax_cpu_credits_vcpu_hours',
        'vCPU-hours',
        stated('aws.amazon.com/dynamodb/pricing', '2023-02', { '*': '0.096' }),
      ),
      price('kinesis_change_data_capture_units', 'units', text('Change Data Capture Units for Kinesis Data Streams')),
    ],
  };
}

function elasticache() {
  const engines = ['Memcached', 'Redis', 'Valkey'];
  return {
    id: 'aws/elasticache',
    keys: ['name'],
    rows: [
      ...engines.flatMap((engine) => [
        price(
          `serverless_${engine.toLowerCase()}_gb_hours`,
          'GB-hours',
          described('elasticache', `OnDemand ElastiCache Serverless ${engine} per GB-Hours`),
        ),
        price(
          `serverless_${engine.toLowerCase()}_processing_units`,
          'ECPUs',
          described('elasticache', `OnDemand ElastiCache Serverless ${engine} per ElastiCacheProcessingUnit`),
        ),
      ]),
      price(
        'backup_gb_months',
        'GB-months',
        derived('aws_elasticache_cluster', 'Backup storage', 'us-east-1'),
        stated('public copy of the AmazonElastiCache price list', '2026-09-08', { 'ap-south-1': '0.085' }),
      ),
    ],
  };
}
