import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkRateFile, indexRateFile, type RateFile } from '../../src/engine/rate-file';
import { RateBook } from '../../src/engine/rates';

const folder = 'pricing/rates';
const figures = '../shared/prices';

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.csv'))
  .sort();

function bundled(table: string): RateFile | undefined {
  const file = join(folder, `${table}.csv`);
  return existsSync(file) ? { text: readFileSync(file, 'utf8'), file, kind: 'bundled' } : undefined;
}

const book = new RateBook([{ read: bundled }]);

/** Rows whose price is known to be zero, which is not the same as unknown. */
const FREE_ROWS = new Set([
  'aws/network_firewall advanced_inspection_processed_gb',
  'aws/s3 glacier_flexible_bulk_restore_requests',
  'aws/s3 glacier_flexible_bulk_retrieval_gb',
  'aws/sns lambda_notifications',
  'aws/sns sqs_notifications',
]);

const REGION = /^(\*|[a-z]{2}(-gov)?-[a-z]+-\d)$/;

describe('bundled rate tables', () => {
  it('are there', () => assert.ok(files.length > 100, `${files.length} tables`));

  for (const name of files) {
    it(name, () => {
      const table = name.replaceAll('\\', '/').replace(/\.csv$/, '');
      const file = bundled(table);
      assert.ok(file);
      assert.ok(file.text.startsWith(`# Rate table ${table}. Format: pricing/rates/README.md\n`), 'first line');
      assert.deepEqual(checkRateFile(file), []);
      const index = indexRateFile(file);
      let rows = 0;
      for (const values of index.keyTuples()) {
        for (const { section, cells, line } of index.find(values)) {
          rows++;
          assert.match(section.asOf, /^20\d\d-\d\d(-\d\d)?$/, 'as_of');
          assert.notEqual(section.origin, file.file, 'origin');
          assert.equal(cells.length, section.width, `cells in line ${line + 1}`);
          if (index.holds === 'facts') continue;
          assert.ok(section.unitColumn !== undefined && cells[section.unitColumn] !== '', `unit in line ${line + 1}`);
          for (const [region, position] of section.columns) {
            assert.match(region, REGION, 'region');
            if (cells[position] === '' || Number(cells[position]) > 0) continue;
            assert.ok(FREE_ROWS.has(`${table} ${values.join(' ')}`), `line ${line + 1} ${region}: zero`);
          }
        }
      }
      assert.ok(rows > 0, 'rows');
    });
  }
});

/** `price in region`, every tier of it: `0:0.01 1000:0.006 USD per GB`. */
function shown(table: string, keys: readonly string[], region: string): string {
  const lookup = book.lookup(table, keys, region);
  if (!lookup.found) return lookup.message;
  const { tiers, currency, unit } = lookup.rate;
  return `${tiers.map(({ from, price }) => (tiers.length > 1 ? `${from}:${price}` : price)).join(' ')} ${currency} per ${unit}`;
}

// Figures as the provider's pricing pages state them.
describe('known prices', () => {
  const cases: readonly [table: string, keys: readonly string[], region: string, expected: string][] = [
    ['aws/ec2.instance', ['t3.medium', 'linux'], 'us-east-1', '0.0416 USD per hours'],
    ['aws/ec2.instance', ['t3.medium', 'windows'], 'us-east-1', '0.06 USD per hours'],
    ['aws/ec2.instance', ['m5.large', 'linux'], 'eu-west-1', '0.107 USD per hours'],
    ['aws/ec2.reserved', ['t3.medium', 'linux', 'convertible', '1y', 'no'], 'us-east-1', '0.03 USD per hours'],
    ['aws/ebs', ['gp3_throughput_mibps_months'], 'us-west-2', '0.04 USD per MiBps-months'],
    ['aws/ebs', ['io2_iops_months'], 'us-east-1', '0:0.065 32000:0.0455 64000:0.03185 USD per IOPS-months'],
    ['aws/vpc', ['vpc_endpoint_gb'], 'us-east-1', '0:0.01 1048576:0.006 5242880:0.004 USD per GB'],
    ['aws/s3', ['standard_gb_months'], 'us-east-1', '0:0.023 51200:0.022 512000:0.021 USD per GB-months'],
    ['aws/data_transfer', ['internet_out_gb'], 'us-east-1', '0:0.09 10240:0.085 51200:0.07 153600:0.05 USD per GB'],
    ['aws/data_transfer.inter_region', ['us-east-2'], 'us-east-1', '0.01 USD per GB'],
    ['aws/route53', ['hosted_zone_months'], 'eu-north-1', '0:0.5 25:0.1 USD per months'],
    ['aws/cloudwatch', ['dashboard_months'], 'eu-north-1', '3 USD per months'],
    ['aws/kms', ['rsa_generate_data_key_pair_requests'], 'us-east-1', '0.0012 USD per requests'],
    ['aws/rds.instance', ['db.t3.large', 'mysql', 'none', 'single-az'], 'us-east-1', '0.136 USD per hours'],
    ['aws/rds.instance', ['db.r6g.large', 'aurora-mysql', 'none', 'aurora-iopt1'], 'us-east-1', '0.338 USD per hours'],
    ['aws/rds.storage', ['gp3', 'multi-az', 'iops_months'], 'us-east-1', '0.04 USD per IOPS-months'],
    [
      'aws/step_functions',
      ['express_duration_gb_hours'],
      'us-east-1',
      '0:0.060012 1000:0.029988 5000:0.016416 USD per GB-hours',
    ],
    ['aws/cloudfront', ['https_requests', 'us'], 'us-east-1', '0.000001 USD per requests'],
    [
      'aws/cloudfront',
      ['internet_out_gb', 'us'],
      'us-east-1',
      '0:0.085 10240:0.08 51200:0.06 153600:0.04 512000:0.03 1048576:0.025 5242880:0.02 USD per GB',
    ],
    ['aws/mq.broker', ['mq.m5.xlarge', 'rabbitmq', 'cluster_multi_az'], 'us-east-1', '1.728 USD per hours'],
    ['aws/lightsail.instance', ['xlarge', 'linux', 'dual_stack'], 'us-east-1', '0.1129 USD per hours'],
  ];
  for (const [table, keys, region, expected] of cases) {
    it(`${table} ${keys.join(' ')} in ${region}`, () => assert.equal(shown(table, keys, region), expected));
  }

  it('facts of an instance class', () => {
    assert.equal(book.fact('aws/ec2.type', ['m3.medium'], 'memory_gib'), 3.75);
    assert.equal(book.fact('aws/ec2.type', ['t2.medium'], 'vcpu'), 2);
  });
});

// Estimates that others have published, divided by their quantities: within the rounding of a cent they are ours.
describe('prices behind published estimates', () => {
  type Published = readonly [type: string, component: string, per: number, table: string, ...keys: string[]];
  const published: readonly Published[] = [
    ['aws_alb', 'Application load balancer', 1, 'aws/elb', 'application_hours'],
    ['aws_alb', 'Load balancer capacity units', 730, 'aws/elb', 'application_lcu_hours'],
    ['aws_lb', 'Load balancer capacity units', 730, 'aws/elb', 'network_lcu_hours'],
    ['aws_elb', 'Classic load balancer', 1, 'aws/elb', 'classic_hours'],
    ['aws_elb', 'Data processed', 1, 'aws/elb', 'classic_gb'],
    ['aws_nat_gateway', 'NAT gateway', 1, 'aws/vpc', 'nat_gateway_hours'],
    ['aws_nat_gateway', 'Data processed', 1, 'aws/vpc', 'nat_gateway_gb'],
    ['aws_vpn_connection', 'VPN connection', 1, 'aws/vpc', 'vpn_connection_hours'],
    ['aws_eip', 'IP address (if unused)', 1, 'aws/vpc', 'public_ipv4_idle_hours'],
    ['aws_lambda_function', 'Requests', 1e6, 'aws/lambda', 'requests'],
    ['aws_lambda_function', 'Ephemeral storage', 1, 'aws/lambda', 'ephemeral_storage_gb_seconds'],
    ['aws_kms_key', 'Requests', 1e4, 'aws/kms', 'requests'],
    ['aws_kms_key', 'Requests (asymmetric)', 1e4, 'aws/kms', 'asymmetric_requests'],
    ['aws_kms_key', 'ECC GenerateDataKeyPair requests', 1e4, 'aws/kms', 'ecc_generate_data_key_pair_requests'],
    ['aws_secretsmanager_secret', 'API requests', 1e4, 'aws/secretsmanager', 'requests'],
    ['aws_sns_topic', 'API requests (over 1M)', 1e6, 'aws/sns', 'requests'],
    ['aws_sns_topic', 'FIFO Publish API payload', 1, 'aws/sns', 'fifo_publish_gb'],
    ['aws_sns_topic', 'Email/Email-JSON notifications (over 1k)', 1e5, 'aws/sns', 'email_notifications'],
    ['aws_cloudwatch_log_group', 'Data ingested', 1, 'aws/cloudwatch', 'logs_ingested_gb'],
    ['aws_cloudwatch_log_group', 'Archival Storage', 1, 'aws/cloudwatch', 'logs_stored_gb_months'],
    ['aws_cloudwatch_log_group', 'Insights queries data scanned', 1, 'aws/cloudwatch', 'logs_insights_scanned_gb'],
    ['aws_ebs_snapshot', 'EBS snapshot storage', 1, 'aws/ebs', 'snapshot_gb_months'],
    ['aws_ebs_snapshot', 'Fast snapshot restore', 1, 'aws/ebs', 'fast_snapshot_restore_hours'],
    ['aws_ebs_snapshot', 'PutSnapshotBlock API requests', 1e3, 'aws/ebs', 'snapshot_put_requests'],
    ['aws_efs_file_system', 'Storage (standard)', 1, 'aws/efs', 'standard_gb_months'],
    ['aws_efs_file_system', 'Storage (standard, infrequent access)', 1, 'aws/efs', 'infrequent_access_gb_months'],
    ['aws_eks_cluster', 'EKS cluster', 1, 'aws/eks', 'cluster_hours'],
    ['aws_ecs_service', 'Per vCPU per hour', 730, 'aws/fargate', 'linux_x86_vcpu_hours'],
    ['aws_ecr_repository', 'Storage', 1, 'aws/ecr', 'storage_gb_months'],
    ['aws_kinesis_stream', 'Data ingested', 1, 'aws/kinesis', 'on_demand_ingested_gb'],
    ['aws_kinesis_stream', 'Put request unit', 1, 'aws/kinesis', 'put_payload_units'],
    ['aws_kinesis_stream', 'Long term retention (7D+)', 1, 'aws/kinesis', 'on_demand_long_term_retention_gb_months'],
    ['aws_cloudwatch_event_bus', 'Archive storage', 1, 'aws/eventbridge', 'archive_storage_gb_months'],
    ['aws_cloudwatch_event_bus', 'Schema discovery', 1e6, 'aws/eventbridge', 'schema_discovery_events'],
    ['aws_sfn_state_machine', 'Transitions', 1e3, 'aws/step_functions', 'standard_transitions'],
    ['aws_cloudtrail', 'Data events', 1e5, 'aws/cloudtrail', 'data_events'],
    ['aws_config_configuration_recorder', 'Config items', 1, 'aws/config', 'configuration_items'],
    ['aws_glue_catalog_database', 'Requests', 1e6, 'aws/glue', 'catalog_requests'],
    ['aws_msk_cluster', 'Instance (kafka.m5.24xlarge)', 1, 'aws/msk.broker', 'kafka.m5.24xlarge'],
    ['aws_mwaa_environment', 'Environment (Large)', 1, 'aws/mwaa', 'environment', 'large'],
    ['aws_networkfirewall_firewall', 'Data Processed', 1, 'aws/network_firewall', 'processed_gb'],
    ['aws_rds_cluster', 'Backtrack', 1e6, 'aws/aurora', 'backtrack_change_records'],
    ['aws_rds_cluster', 'I/O requests', 1e6, 'aws/aurora', 'io_requests'],
    ['aws_rds_cluster', 'Snapshot export', 1, 'aws/aurora', 'snapshot_export_gb'],
    ['aws_rds_cluster_instance', 'Aurora serverless v2', 1, 'aws/aurora', 'serverless_v2_mysql_acu_hours'],
    ['aws_redshift_cluster', 'Cluster usage (on-demand, ra3.4xlarge)', 1, 'aws/redshift.node', 'ra3.4xlarge'],
    ['aws_transfer_server', 'SFTP protocol enabled', 1, 'aws/transfer', 'sftp_endpoint_hours'],
    ['aws_waf_web_acl', 'Requests', 1e6, 'aws/waf', 'requests'],
    ['aws_docdb_cluster_instance', 'I/O requests', 1e6, 'aws/docdb', 'io_requests'],
    ['aws_globalaccelerator_accelerator', 'Fixed fee', 1, 'aws/global_accelerator', 'accelerator_hours'],
  ];

  const path = join(figures, 'infracost_golden_units.csv');
  if (!existsSync(path)) {
    it.skip(`no ${path} here to compare with`);
    return;
  }
  const lines = readFileSync(path, 'utf8').split('\n');
  for (const [type, component, per, table, ...keys] of published) {
    it(`${type}: ${component}`, () => {
      // Fields that hold commas are quoted; region, type and component come before all others that may.
      const quoted = component.includes(',') ? `"${component}"` : component;
      const line = lines.find((candidate) =>
        ['provider', 'guess'].some((how) => candidate.startsWith(`aws,us-east-1,${how},${type},${quoted},`)),
      );
      assert.ok(line, 'published');
      const [, usd = ''] = line.slice(line.indexOf(`${quoted},`) + quoted.length + 1).split(',');
      const lookup = book.lookup(table, keys, 'us-east-1');
      assert.ok(lookup.found);
      const ours = lookup.rate.tiers[0]?.price ?? Number.NaN;
      assert.ok(Math.abs(ours * per - Number(usd)) <= Number(usd) * 0.005, `${ours} × ${per} is not ${usd}`);
    });
  }
});

describe('the importer', () => {
  it('writes the same files from the same figures', function () {
    if (!existsSync(figures)) {
      console.log(`      skipped: no ${figures} here to import from`);
      this.skip();
    }
    const target = mkdtempSync(join(tmpdir(), 'rates-'));
    try {
      execFileSync(process.execPath, ['scripts/import-rates.mjs', '--from', figures, '--to', target], {
        stdio: 'pipe',
      });
      const written = readdirSync(target, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.csv'))
        .sort();
      assert.deepEqual(written, files);
      const different = files.filter(
        (name) => !readFileSync(join(target, name)).equals(readFileSync(join(folder, name))),
      );
      assert.deepEqual(different, []);
    } finally {
      rmSync(target, { recursive: true });
    }
  });
});
