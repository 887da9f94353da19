// Operations, development, migration, and files that move.

import { readFileSync } from 'node:fs';
import { derived, described, except, named, stated } from '../sources.mjs';
import { price, tiered, unitPrices } from '../table.mjs';
import { classes } from './analytics.mjs';
import { hourly, listed } from './instances.mjs';

export function operationsTables(sources) {
  return [
    systemsManager(),
    cloudFormation(),
    cloudMap(),
    xray(),
    prometheus(),
    grafana(),
    codePipeline(),
    codeArtifact(),
    ...codeBuild(sources),
    amplify(),
    appRunner(),
    backup(),
    airGappedVault(),
    dataSync(),
    transfer(),
    storageGateway(),
    fsx(),
    ses(),
    quickSight(),
    ...lightsail(sources),
    ...sageMaker(),
    classes(sources, 'sagemaker-studio-notebook', 'aws/sagemaker.studio_notebook', 'class', (row) => [row.class]),
  ];
}

// Public code that reads the price list has one price of a class, as the kinds of use differ by less than a cent an hour.
const SAGEMAKER_CLASSES = {
  'ml.m5': 'large 0.115 xlarge 0.23 2xlarge 0.461 4xlarge 0.922 12xlarge 2.765 24xlarge 5.53',
  'ml.m5d':
    'large 0.136 xlarge 0.271 2xlarge 0.542 4xlarge 1.085 8xlarge 2.17 12xlarge 3.254 16xlarge 4.339 24xlarge 6.509',
  'ml.m6i':
    'large 0.115 xlarge 0.23 2xlarge 0.461 4xlarge 0.922 8xlarge 1.843 12xlarge 2.765 16xlarge 3.686 24xlarge 5.53 32xlarge 7.373',
  'ml.m7i':
    'large 0.121 xlarge 0.242 2xlarge 0.484 4xlarge 0.968 8xlarge 1.935 12xlarge 2.903 16xlarge 3.871 24xlarge 5.806 48xlarge 11.612',
  'ml.c5': 'large 0.102 xlarge 0.204 2xlarge 0.408 4xlarge 0.816 9xlarge 1.836 18xlarge 3.672',
  'ml.c6i':
    'large 0.102 xlarge 0.204 2xlarge 0.408 4xlarge 0.816 8xlarge 1.632 12xlarge 2.448 16xlarge 3.264 24xlarge 4.896 32xlarge 6.528',
  'ml.c7i':
    'large 0.107 xlarge 0.214 2xlarge 0.428 4xlarge 0.857 8xlarge 1.714 12xlarge 2.57 16xlarge 3.427 24xlarge 5.141 48xlarge 10.282',
  'ml.r5':
    'large 0.151 xlarge 0.302 2xlarge 0.605 4xlarge 1.21 8xlarge 2.419 12xlarge 3.629 16xlarge 4.838 24xlarge 7.258',
  'ml.r6i':
    'large 0.151 xlarge 0.302 2xlarge 0.605 4xlarge 1.21 8xlarge 2.419 12xlarge 3.629 16xlarge 4.838 24xlarge 7.258 32xlarge 9.677',
  'ml.r7i':
    'large 0.159 xlarge 0.318 2xlarge 0.635 4xlarge 1.27 8xlarge 2.54 12xlarge 3.81 16xlarge 5.08 24xlarge 7.62 48xlarge 15.241',
  'ml.g4dn': 'xlarge 0.7364 2xlarge 0.94 4xlarge 1.505 8xlarge 2.72 12xlarge 4.89 16xlarge 5.44',
  'ml.g5':
    'xlarge 1.41 2xlarge 1.52 4xlarge 2.03 8xlarge 3.06 12xlarge 7.09 16xlarge 5.12 24xlarge 10.18 48xlarge 20.36',
  'ml.g6':
    'xlarge 1.127 2xlarge 1.222 4xlarge 1.654 8xlarge 2.518 12xlarge 5.752 16xlarge 4.246 24xlarge 8.344 48xlarge 16.688',
  'ml.g6e':
    'xlarge 2.61 2xlarge 2.8 4xlarge 3.76 8xlarge 5.66 12xlarge 13.12 16xlarge 9.47 24xlarge 18.83 48xlarge 37.66',
  'ml.p4d': '24xlarge 25.2513',
  'ml.p4de': '24xlarge 31.5641',
  'ml.p5': '4xlarge 7.912 48xlarge 63.296',
  'ml.inf2': 'xlarge 0.99 8xlarge 2.36 24xlarge 7.79 48xlarge 15.58',
  'ml.t2': 'large 0.111 xlarge 0.223 2xlarge 0.445',
};

// Notebook instances have classes that endpoints do not run on. ml.t2.medium stands here alone: without the surcharge that the larger
// ones have it is a notebook's price, and what an endpoint may cost more, less than a cent, is much of it.
const SAGEMAKER_NOTEBOOK_CLASSES = {
  'ml.t3': 'medium 0.05 large 0.1 xlarge 0.2 2xlarge 0.399',
  'ml.t2': 'medium 0.0464 large 0.111 xlarge 0.223 2xlarge 0.445',
};

/**
 * What AWS's price list has of the operation `SageMaker:Hosting`, by class and region. Every price is 1.2, 1.25 or 1.4 times that of the
 * EC2 instance in the region, of the newest accelerators 1.15 times. Left out are Elastic Inference, which has ended, and R8g where it
 * was 2.4 times.
 */
function hostingCells() {
  const source = { source: 'flexera-public/policy_templates', date: '2026-05' };
  const text = readFileSync(new URL('./sagemaker-hosting.csv', import.meta.url), 'utf8');
  const [[, ...regions], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  return rows.flatMap(([type, ...prices]) =>
    prices.flatMap((figure, column) =>
      figure === '' ? [] : [hourly({ ...source, region: regions[column] }, [type], figure)],
    ),
  );
}

function sageMaker() {
  const service = 'AmazonSageMaker';
  const date = '2026-09-27';
  const cells = (families) => listed(service, date, 'us-east-1', families, (type) => [type]);
  return [
    {
      id: 'aws/sagemaker.hosting',
      keys: ['class'],
      note: 'instances of real-time inference',
      cells: [...hostingCells(), ...cells(SAGEMAKER_CLASSES)],
    },
    {
      id: 'aws/sagemaker.notebook',
      keys: ['class'],
      note: 'notebook instances; kinds of use differ by less than a cent',
      cells: cells({ ...SAGEMAKER_CLASSES, ...SAGEMAKER_NOTEBOOK_CLASSES }),
    },
    unitPrices(
      'aws/sagemaker',
      price(
        'notebook_storage_gb_months',
        'GB-months',
        stated(`public copy of the ${service} price list`, date, { 'us-east-1': '0.14' }),
      ),
    ),
  ];
}

function systemsManager() {
  const text = (description) => described('systemsmanager', description);
  return unitPrices(
    'aws/systems_manager',
    price('advanced_parameter_hours', 'hours', text('Advanced Parameter')),
    price('advanced_parameter_requests', 'requests', text('Advanced Parameter Standard Throughput per API Request')),
    price('higher_throughput_requests', 'requests', text('Parameter Higher Throughputper API Request')),
    price('advanced_on_premises_instance_hours', 'hours', text('Instance advanced per Hrs')),
    price('ops_items', 'items', text('Ops Item')),
    price('response_plan_months', 'months', text('response plan months')),
  );
}

function cloudFormation() {
  const text = (description) => described('cloudformation', description);
  return unitPrices(
    'aws/cloudformation',
    price('handler_operations', 'operations', text('CloudFormation-ResourceProvider-Invocation per Operations')),
    price(
      'handler_seconds',
      'seconds',
      text('CloudFormation-ResourceProvider-Duration per Second'),
      text('CloudFormation-ResourceProvider-Duration per seconds'),
    ),
    price(
      'hook_operations',
      'operations',
      text('CloudFormation-Hook-Invocation per Operations'),
      text('CloudFormation-Hook-Invocation per Unit'),
      text('CloudFormation-Hook-Invocation per Count'),
    ),
  );
}

function cloudMap() {
  return unitPrices(
    'aws/cloud_map',
    price('resource_months', 'months', named('cloudmap.resource_month')),
    price('api_calls', 'calls', named('cloudmap.api_call')),
  );
}

function xray() {
  return unitPrices(
    'aws/xray',
    price('traces_recorded', 'traces', named('xray.trace_recorded')),
    price('traces_retrieved', 'traces', named('xray.trace_retrieved')),
    price('traces_scanned', 'traces', named('xray.trace_scanned')),
  );
}

function prometheus() {
  return unitPrices(
    'aws/prometheus',
    tiered(
      'ingested_samples',
      'samples',
      [0, named('amp.ingest_sample.t1')],
      [2000000000, named('amp.ingest_sample.t2')],
      [252000000000, named('amp.ingest_sample.t3')],
    ),
    // The first 10 GB a month are the account's, not deducted.
    price('storage_gb_months', 'GB-months', named('amp.storage.gb_month')),
    price('queried_samples', 'samples', named('amp.query_sample')),
    price('collector_hours', 'hours', named('amp.collector_hour')),
  );
}

function grafana() {
  return unitPrices(
    'aws/grafana',
    price('editor_months', 'months', named('grafana.editor_month')),
    price('viewer_months', 'months', named('grafana.viewer_month')),
    price('enterprise_plugin_user_months', 'months', named('grafana.enterprise_user_month')),
  );
}

function codePipeline() {
  return unitPrices(
    'aws/codepipeline',
    price('active_pipeline_months', 'months', named('codepipeline.v1_month')),
    price('v2_action_minutes', 'minutes', named('codepipeline.v2_action_minute')),
  );
}

function codeArtifact() {
  const text = (description) => described('codeartifact', description);
  return unitPrices(
    'aws/codeartifact',
    price('requests', 'requests', text('Request from 0 to Inf')),
    price('storage_gb_months', 'GB-months', text('Storage from 0 to Inf')),
  );
}

const CODEBUILD_SYSTEMS = { 'EC2 Linux': 'linux', 'EC2 Windows': 'windows', Lambda: 'lambda' };

function codeBuild(sources) {
  const keysOf = (row) => {
    const system = CODEBUILD_SYSTEMS[row.variant];
    if (!system) throw new Error(`unknown build system ${row.variant}`);
    return [row.class, system];
  };
  const inUnits = (definition, unit) => ({
    ...definition,
    cells: definition.cells.map((cell) => ({ ...cell, unit })),
  });
  const builds = classes(sources, 'codebuild-per-minute', 'aws/codebuild', 'class,os', keysOf);
  return [
    inUnits({ ...builds, cells: [...builds.cells, ...largeWindows(sources)] }, 'minutes'),
    inUnits(
      classes(sources, 'codebuild-lambda-per-second', 'aws/codebuild.lambda', 'class', (row) => [row.class]),
      'seconds',
    ),
    { id: 'aws/codebuild.reserved', keys: ['class', 'os'], cells: reservedCapacity(sources) },
  ];
}

// `[OnDemand-EC2 Windows] (CPU: 36, Memory: 72 GiB, Compute Type: general1.xlarge)`
const LARGE_WINDOWS = /^\[OnDemand-EC2 Windows\] \(.* Compute Type: (?<size>[\w.]+)\)$/;

function largeWindows(sources) {
  return sources
    .rows('aws_other.csv')
    .filter(({ service, description }) => service === 'codebuild' && LARGE_WINDOWS.test(description))
    .map((row) => hourly(row, [LARGE_WINDOWS.exec(row.description).groups.size, 'windows'], row.usd));
}

// `Reserved-EC2 Linux-computetype-reserved.x86-64.g1.small (CPU: 2, …)`: by the minute, named like what is not reserved.
const RESERVED = /^Reserved-EC2 (?<system>\w+)-computetype-reserved\.(?<family>[\w-]+\.\w+)\.(?<size>\w+) /;

const RESERVED_FAMILIES = { 'x86-64.g1': 'general1', 'arm.g1': 'arm1', 'gpu.g1': 'gpu1', 'arm.m2': 'general1' };

// `[Reserved-EC2-Attributes Linux] (CPU: 2, Memory: 4 GiB, Compute Type: reserved.x86-64.2cpu.4gib)`
const ATTRIBUTES = /^\[Reserved-EC2-Attributes (?<system>\w+)\] \(.* Compute Type: reserved\.(?<name>[\w.-]+)\)$/;

function reservedCapacity(sources) {
  return sources.rows('aws_other.csv').flatMap((row) => {
    if (row.service !== 'codebuild') return [];
    const attributes = ATTRIBUTES.exec(row.description)?.groups;
    if (attributes) return [perMinute(row, attributes.name, attributes.system)];
    const machine = RESERVED.exec(row.description)?.groups;
    if (!machine) return [];
    const family = RESERVED_FAMILIES[machine.family];
    if (!family) throw new Error(`unknown reserved capacity: ${row.description}`);
    return [perMinute(row, `${family}.${machine.size}`, machine.system)];
  });
}

const perMinute = (row, name, system) => ({
  ...hourly(row, [name, system.toLowerCase()], row.usd),
  unit: 'minutes',
});

function amplify() {
  return unitPrices(
    'aws/amplify',
    price('build_minutes', 'minutes', named('amplify.build_minute')),
    price('served_gb', 'GB', named('amplify.served_gb')),
    price('stored_gb_months', 'GB-months', named('amplify.stored_gb_month')),
    price('server_side_rendering_requests', 'requests', named('amplify.ssr_request')),
    price('server_side_rendering_gb_seconds', 'GB-seconds', described('amplify', 'HostingComputeRequestDuration')),
  );
}

function appRunner() {
  return unitPrices(
    'aws/app_runner',
    price('vcpu_hours', 'vCPU-hours', named('apprunner.vcpu_hour')),
    price('gb_hours', 'GB-hours', named('apprunner.gb_hour')),
    price('provisioned_gb_hours', 'GB-hours', named('apprunner.provisioned_gb_hour')),
    price('build_minutes', 'minutes', named('apprunner.build_minute')),
    price('automatic_deployment_months', 'months', named('apprunner.auto_deploy_month')),
  );
}

// The vault's generic storage price is that of EFS; what other services back up is billed at their own snapshot price.
function backup() {
  const text = (description) => described('backup', description);
  return unitPrices(
    'aws/backup',
    price('efs_warm_gb_months', 'GB-months', named('backup.vault.warm.gb_month_generic')),
    price('efs_cold_gb_months', 'GB-months', named('backup.vault.cold.gb_month_generic')),
    price('efs_warm_restore_gb', 'GB', text('Warm Backup Restore Data Size EFS per GB')),
    price('efs_cold_restore_gb', 'GB', text('Cold Backup Restore Data Size EFS per GB')),
    price('item_restore_requests', 'requests', text('RestoreRecoveryPoint Jobs per Requests')),
    price('dynamodb_warm_gb_months', 'GB-months', named('backup.ddb.warm.gb_month')),
    price('dynamodb_cold_gb_months', 'GB-months', named('backup.ddb.cold.gb_month')),
    price('dynamodb_warm_restore_gb', 'GB', text('DDB RestoreRecoveryPoint Warm per GB')),
    price('dynamodb_cold_restore_gb', 'GB', text('DDB RestoreRecoveryPoint Cold per GB')),
    price('s3_warm_gb_months', 'GB-months', named('backup.s3.warm.gb_month')),
    price('s3_warm_restore_gb', 'GB', text('S3 RestoreRecoveryPoint Warm per GB')),
    price('vmware_warm_gb_months', 'GB-months', named('backup.vmware.warm.gb_month')),
    price('vmware_cold_gb_months', 'GB-months', named('backup.vmware.cold.gb_month')),
    price('sap_hana_warm_gb_months', 'GB-months', named('backup.sap_hana.warm.gb_month')),
    price('sap_hana_cold_gb_months', 'GB-months', named('backup.sap_hana.cold.gb_month')),
    price('timestream_warm_gb_months', 'GB-months', named('backup.timestream.warm.gb_month')),
    price('timestream_cold_gb_months', 'GB-months', named('backup.timestream.cold.gb_month')),
    // The price list has them with FSx, whoever takes the backup.
    price('fsx_windows_gb_months', 'GB-months', ...fsxWindowsBackup()),
    price(
      'fsx_lustre_gb_months',
      'GB-months',
      derived('aws_backup_vault', 'FSx for Lustre backup', 'us-west-1'),
      fsxBackup(),
    ),
  );
}

function airGappedVault() {
  const kept = (kind, text) => price(`${kind}_gb_months`, 'GB-months', described('backup', `Storage ${text} LAGVault`));
  return unitPrices(
    'aws/backup.air_gapped',
    kept('aurora', 'Aurora Warm'),
    kept('documentdb', 'DocumentDB Warm'),
    kept('dynamodb', 'DDB Warm'),
    kept('dynamodb_cold', 'DDB Cold'),
    kept('ebs', 'EBS Warm'),
    kept('efs', 'EFS Warm'),
    kept('efs_cold', 'EFS Cold'),
    kept('fsx_lustre', 'FSx-Lustre Warm'),
    kept('fsx_openzfs', 'FSx-OpenZFS Warm'),
    kept('fsx_windows', 'FSx-Windows Warm'),
    kept('neptune', 'Neptune Warm'),
    kept('s3', 'S3 Warm'),
    kept('storage_gateway', 'Storage Gateway Warm'),
    kept('timestream', 'Timestream Warm'),
    kept('timestream_cold', 'Timestream Cold'),
    kept('vmware', 'VMware Warm'),
    kept('vmware_cold', 'VMware Cold'),
  );
}

function dataSync() {
  const listed = (figure) =>
    stated('public copy of the AWSDataSync price list', '2026-09', { 'ap-northeast-1': figure });
  const page = (figure) => stated('aws.amazon.com/datasync/pricing', '2026-09', { 'us-east-1': figure });
  return unitPrices(
    'aws/datasync',
    price('transferred_gb', 'GB', named('datasync.gb')),
    price('enhanced_transferred_gb', 'GB', listed('0.015'), page('0.015')),
    price('enhanced_executions', 'executions', listed('0.55'), page('0.55')),
  );
}

function transfer() {
  const protocols = ['sftp', 'ftps', 'ftp'].flatMap((protocol) => [
    price(`${protocol}_endpoint_hours`, 'hours', named(`transfer.${protocol}.endpoint_hour`)),
    price(`${protocol}_upload_gb`, 'GB', named(`transfer.${protocol}.upload_gb`)),
    price(`${protocol}_download_gb`, 'GB', named(`transfer.${protocol}.download_gb`)),
  ]);
  return unitPrices(
    'aws/transfer',
    ...protocols,
    price('as2_endpoint_hours', 'hours', named('transfer.as2.endpoint_hour')),
    price('as2_inbound_messages', 'messages', named('transfer.as2.inbound_message')),
    price('as2_outbound_messages', 'messages', named('transfer.as2.outbound_message')),
    price('connector_calls', 'calls', named('transfer.connector_call')),
    price('connector_gb', 'GB', named('transfer.connector_gb')),
    price('decrypted_gb', 'GB', named('transfer.decrypt_gb')),
  );
}

function storageGateway() {
  return unitPrices(
    'aws/storage_gateway',
    price('volume_gb_months', 'GB-months', named('storagegateway.volume.gb_month')),
    price('tape_gb_months', 'GB-months', named('storagegateway.tape.gb_month')),
    price('tape_archive_gb_months', 'GB-months', named('storagegateway.tape_archive.gb_month')),
    price('fsx_gateway_hours', 'hours', named('storagegateway.fsx_gateway_hour')),
    // Up to 125 dollars of a gateway in a month, which the spec knows.
    price(
      'written_gb',
      'GB',
      described('storagegateway', 'StorageGateway UploadedBytes First 12.2 TB'),
      described('storagegateway', 'StorageGateway UploadedBytes Tier 1'),
    ),
  );
}

// FSx's own are among the figures without a name. Air-gapped vaults name them, at 15 % more than FSx asks: that is so, to the last
// digit, of all 155 prices of other services that are known of both, and of FSx's in Virginia and California.
const FSX_BACKUP = {
  0.048: ['eu-north-1'],
  0.05: [
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-south-2',
    'ap-southeast-1',
    'ap-southeast-3',
  ].concat(['eu-south-2', 'eu-west-1', 'us-east-1', 'us-east-2', 'us-west-2']),
  0.052: ['eu-south-1'],
  0.053: ['eu-west-2', 'eu-west-3'],
  0.054: ['eu-central-1'],
  0.055: ['ap-east-1', 'ap-southeast-2', 'ap-southeast-4', 'ca-central-1', 'me-central-1', 'me-south-1', 'us-west-1'],
  0.059: ['af-south-1', 'eu-central-2'],
  0.06: ['il-central-1'],
  0.068: ['sa-east-1'],
};

const fsxBackup = (...without) =>
  stated(
    'QuinnyPig/aws-price-watcher, from the price of air-gapped vaults',
    '2025-06-18',
    Object.fromEntries(
      Object.entries(FSX_BACKUP).flatMap(([figure, regions]) =>
        regions.filter((region) => !without.includes(region)).map((region) => [region, figure]),
      ),
    ),
  );

const fsxWindowsBackup = () => [
  derived('aws_fsx_windows_file_system', 'Backup storage', 'us-east-1'),
  derived('aws_backup_vault', 'FSx for Windows backup', 'us-west-1'),
  fsxBackup(),
];

// The price list hides the names of most FSx figures; these are told apart by label and price (see the sources).
function fsx() {
  const lustre = [
    'persistent1_50',
    'persistent1_100',
    'persistent1_200',
    'persistent2_125',
    'persistent2_250',
    'persistent2_500',
    'persistent2_1000',
    'hdd12',
    'hdd12_cache',
    'hdd40',
    'hdd40_cache',
  ];
  // The text has no date; it knows of a storage class that there has been since.
  const listed = (figure) => stated('public copy of the AmazonFSx price list', '2025-05', { 'us-east-1': figure });
  const tokyo = (figure) =>
    stated('public copy of the AmazonFSx price list', '2026-09-13', { 'ap-northeast-1': figure });
  // Of each: Virginia's figure, then Tokyo's where there is one.
  const deployed = (system, deployment, { storage, throughput, iops }) => {
    const figures = ([virginia, japan]) => [listed(virginia), ...(japan ? [tokyo(japan)] : [])];
    return [
      price(`${system}_ssd_${deployment}_gb_months`, 'GB-months', ...figures(storage)),
      price(`${system}_throughput_${deployment}_mbps_months`, 'MBps-months', ...figures(throughput)),
      price(`${system}_iops_${deployment}_months`, 'IOPS-months', ...figures(iops)),
    ];
  };
  const zfs = (name) => derived('aws_fsx_openzfs_file_system', name, 'us-east-1');
  const windows = (name) => derived('aws_fsx_windows_file_system', name, 'us-east-1');
  return unitPrices(
    'aws/fsx',
    ...lustre.map((kind) => price(`lustre_${kind}_gb_months`, 'GB-months', named(`fsx.lustre.${kind}.gb_month`))),
    price('windows_ssd_multi_az_gb_months', 'GB-months', named('fsx.windows.ssd.multi_az.gb_month')),
    price('windows_hdd_multi_az_gb_months', 'GB-months', windows('HDD storage')),
    price(
      'windows_throughput_multi_az_mbps_months',
      'MBps-months',
      named('fsx.windows.throughput.multi_az.mbps_month'),
    ),
    price('windows_backup_gb_months', 'GB-months', ...fsxWindowsBackup()),
    price('openzfs_ssd_gb_months', 'GB-months', zfs('SSD storage')),
    price('openzfs_throughput_mbps_months', 'MBps-months', zfs('Throughput capacity')),
    price('openzfs_backup_gb_months', 'GB-months', zfs('Backup storage'), fsxBackup('ap-southeast-4')),
    price('openzfs_iops_months', 'IOPS-months', listed('0.006')),
    ...deployed('openzfs', 'single_az_ha', { storage: ['0.09'], throughput: ['0.52'], iops: ['0.012'] }),
    ...deployed('openzfs', 'multi_az', { storage: ['0.18'], throughput: ['0.87'], iops: ['0.024'] }),
    ...deployed('ontap', 'single_az', {
      storage: ['0.125', '0.15'],
      throughput: ['0.72', '0.906'],
      iops: ['0.017', '0.0204'],
    }),
    ...deployed('ontap', 'multi_az', {
      storage: ['0.25', '0.3'],
      throughput: ['1.2', '1.511'],
      iops: ['0.034', '0.0408'],
    }),
    // Only throughput has another price in the second generation.
    price('ontap_throughput_single_az_2_mbps_months', 'MBps-months', listed('1.6'), tokyo('2.013')),
    price('ontap_throughput_multi_az_2_mbps_months', 'MBps-months', listed('2.5'), tokyo('3.148')),
    price('ontap_capacity_pool_single_az_gb_months', 'GB-months', listed('0.0219'), tokyo('0.0238')),
    price('ontap_capacity_pool_multi_az_gb_months', 'GB-months', tokyo('0.0476')),
    price('ontap_capacity_pool_read_requests', 'requests', tokyo('0.00000037')),
    price('ontap_capacity_pool_write_requests', 'requests', tokyo('0.0000047')),
    price('windows_ssd_single_az_gb_months', 'GB-months', listed('0.13')),
    price('windows_hdd_single_az_gb_months', 'GB-months', listed('0.013')),
    price('windows_throughput_single_az_mbps_months', 'MBps-months', listed('2.2')),
    price('windows_iops_single_az_months', 'IOPS-months', listed('0.012')),
    price('windows_iops_multi_az_months', 'IOPS-months', listed('0.024')),
    price('lustre_scratch_gb_months', 'GB-months', listed('0.14')),
    price('lustre_metadata_iops_months', 'IOPS-months', listed('0.055')),
    price('lustre_intelligent_tiering_throughput_mbps_months', 'MBps-months', listed('0.52')),
  );
}

function ses() {
  return unitPrices(
    'aws/ses',
    price('emails_sent', 'emails', named('ses.email_sent')),
    price('emails_received', 'emails', named('ses.email_received')),
    price('attachment_gb', 'GB', named('ses.attachment_gb')),
    price('dedicated_ip_months', 'months', named('ses.dedicated_ip_month')),
    price('managed_dedicated_ip_months', 'months', named('ses.dedicated_ip_managed_month')),
    tiered(
      'managed_dedicated_ip_emails',
      'emails',
      [0, described('ses', 'Dedicated IPs managed from 0 to 10000000')],
      [10000000, described('ses', 'Dedicated IPs managed from 10000000 to 50000000')],
      [50000000, described('ses', 'Dedicated IPs managed from 50000000 to 100000000')],
      [100000000, described('ses', 'Dedicated IPs managed from 100000000 to Inf')],
    ),
  );
}

function quickSight() {
  const text = (description) => described('quicksight', description);
  return unitPrices(
    'aws/quicksight',
    price('author_months', 'months', named('quicksight.author.monthly_month')),
    price('author_annual_months', 'months', named('quicksight.author.annual_month')),
    price('standard_author_months', 'months', text('Standard Monthly user subscriptions per User')),
    // What is called so in us-gov-east-1 is the price of a GB of SPICE.
    price('reader_months', 'months', except(text('Enterprise Monthly Reader subscriptions per User'), 'us-gov-east-1')),
    price('author_pro_months', 'months', text('Enterprise Monthly Author Pro subscriptions per User')),
    price('reader_pro_months', 'months', text('Enterprise Monthly Reader Pro subscriptions per User')),
    price('q_months', 'months', text('Enterprise Monthly Monthly per region fee with Q per Month')),
    price('spice_enterprise_gb_months', 'GB-months', text('Enterprise SPICE capacity provisioned per GB Mo')),
    price('spice_standard_gb_months', 'GB-months', text('Standard SPICE capacity provisioned per GB Mo')),
  );
}

/** Lightsail's bundles by memory in GB: the sizes in their Terraform names (`small_win_2_0` is 2 GB with Windows). */
const BUNDLES = {
  '0 5': 'nano',
  1: 'micro',
  2: 'small',
  4: 'medium',
  8: 'large',
  16: 'xlarge',
  32: '2xlarge',
  64: '4xlarge',
};

function lightsail(sources) {
  const instanceKeys = (row) => {
    const match = /^([\d ]+)GB (IPv6 )?(Linux|Windows) /.exec(row.class);
    const size = BUNDLES[match?.[1] ?? ''];
    if (!size) return undefined;
    return [size, match[3].toLowerCase(), match[2] ? 'ipv6' : 'dual_stack'];
  };
  const databaseKeys = (row) => {
    const match = /^(High|Standard) Availability .* (\d+)GB Memory/.exec(row.class);
    const size = BUNDLES[match?.[2] ?? ''];
    if (!size) throw new Error(`unknown bundle ${row.class}`);
    return [size, match[1] === 'High' ? 'high' : 'standard'];
  };
  const containerKeys = (row) => {
    const match = /^Linux (\w+) /.exec(row.class);
    if (!match) throw new Error(`unknown bundle ${row.class}`);
    return [match[1].toLowerCase()];
  };
  // The page's plans of object storage, which are as old as the feature.
  const bucket = (figure) => stated('aws.amazon.com/lightsail/pricing', '2021-07', { 'us-east-1': figure });
  return [
    classes(sources, 'lightsail-instance', 'aws/lightsail.instance', 'size,os,network', instanceKeys),
    classes(sources, 'lightsail-database', 'aws/lightsail.database', 'size,availability', databaseKeys),
    classes(sources, 'lightsail-containers', 'aws/lightsail.container', 'size', containerKeys),
    unitPrices(
      'aws/lightsail',
      price('disk_gb_months', 'GB-months', named('lightsail.disk.gb_month')),
      price('out_gb', 'GB', named('lightsail.dto_gb')),
      price(
        'load_balancer_hours',
        'hours',
        described('lightsail', 'Lightsail Load Balancer per Hrs (Group: Lightsail Load Balancer)'),
      ),
      price('distribution_small_months', 'months', named('lightsail.cdn.50gb_month')),
      price('distribution_medium_months', 'months', named('lightsail.cdn.200gb_month')),
      price('distribution_large_months', 'months', named('lightsail.cdn.500gb_month')),
      price('bucket_small_months', 'months', bucket('1')),
      price('bucket_medium_months', 'months', bucket('3')),
      price('bucket_large_months', 'months', bucket('5')),
      // The user guide names no region.
      price(
        'static_ip_idle_hours',
        'hours',
        stated('docs.aws.amazon.com/lightsail/latest/userguide', '2024-05', { '*': '0.005' }),
      ),
    ),
  ];
}
