// How rate tables are filled from AWS's public price list: a line of the table's header for each kind of product. Form and
// meaning: pricing/rates/README.md, "From a price list". Tables and rows without a line are not covered. Only what can be told
// apart by product family, usage type and attributes stands here: a line that fits two prices gives none.

/** Rows of a table of named prices: [name, unit, usage type, further conditions, scale]. */
const named = (service, family, rows) =>
  rows.map(([name, unit, usagetype, more = '', divide]) =>
    line(
      service,
      `name=${name}; unit=${unit}`,
      [family && `productFamily=${family}`, usagetype && `usagetype=${usagetype}`, more],
      divide,
    ),
  );

const line = (service, columns, conditions, divide) =>
  `${service} | ${columns} | ${conditions.filter(Boolean).join('; ')}${divide ? ` | divide=${divide}` : ''}`;

const OS =
  '{operatingSystem: Linux=linux, Windows=windows, RHEL=rhel, Red Hat Enterprise Linux with HA=rhel_ha, SUSE=suse, Ubuntu Pro=ubuntu_pro}';

const instances = (tenancy) =>
  line('AmazonEC2', `class={instanceType}; os=${OS}; unit=hours`, [
    'productFamily=Compute Instance or Compute Instance (bare metal)',
    `tenancy=${tenancy}`,
    'capacitystatus=Used',
    'preInstalledSw=NA',
    'licenseModel=No License required',
    'operation=RunInstances*',
  ]);

const OPEN_ENGINES = '{databaseEngine: MySQL=mysql, PostgreSQL=postgres, MariaDB=mariadb}';
const AURORA = '{databaseEngine: Aurora MySQL=aurora-mysql, Aurora PostgreSQL=aurora-postgresql}';
const SQLSERVER =
  '{databaseEdition: Enterprise=sqlserver-ee, Standard=sqlserver-se, Web=sqlserver-web, Express=sqlserver-ex}';

const database = (engine, license, deployment, usagetype, more) =>
  line(
    'AmazonRDS',
    `class={instanceType}; engine=${engine}; license=${license}; deployment=${deployment}; unit=hours`,
    ['productFamily=Database Instance', `usagetype=${usagetype}:*`, ...more],
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
    ['gp3', 'iops_months', 'IOPS-months', 'GP3-PIOPS'],
    ['gp3', 'throughput_mibps_months', 'MiBps-months', 'GP3-Throughput'],
  ].map(([type, name, unit, usagetype]) =>
    line('AmazonRDS', `type=${type}; deployment=${deployment}; name=${name}; unit=${unit}`, [
      `usagetype=RDS:${prefix}${usagetype}`,
    ]),
  ),
);

const balancer = (kind, family) =>
  named('AWSELB', family, [
    [`${kind}_hours`, 'hours', 'LoadBalancerUsage'],
    [`${kind}_lcu_hours`, 'LCU-hours', 'LCUUsage'],
  ]);

const lambda = (name, unit, group) => named('AWSLambda', '', [[name, unit, '', `group=${group}`]]);

const transit = (name, unit, usagetype, operation) => [name, unit, usagetype, `operation=${operation}`];

const storageClass = (name, code) => [`${name}_gb_months`, 'GB-months', `TimedStorage-${code}ByteHrs`];
const s3Requests = (name, code) => [
  [`${name}_put_requests`, 'requests', `Requests-${code}Tier1`],
  [`${name}_get_requests`, 'requests', `Requests-${code}Tier2`],
];

export const offers = {
  'aws/ec2.instance': [instances('Shared')],
  'aws/ec2.dedicated_instance': [instances('Dedicated')],
  'aws/ec2.dedicated_host': [
    line('AmazonEC2', 'family={instanceType}; unit=hours', ['productFamily=Dedicated Host', 'usagetype=HostUsage:*']),
  ],
  'aws/ebs': [
    ...named('AmazonEC2', 'Storage', [
      ['gp2_gb_months', 'GB-months', 'EBS:VolumeUsage.gp2'],
      ['gp3_gb_months', 'GB-months', 'EBS:VolumeUsage.gp3'],
      ['io1_gb_months', 'GB-months', 'EBS:VolumeUsage.piops'],
      ['io2_gb_months', 'GB-months', 'EBS:VolumeUsage.io2'],
      ['st1_gb_months', 'GB-months', 'EBS:VolumeUsage.st1'],
      ['sc1_gb_months', 'GB-months', 'EBS:VolumeUsage.sc1'],
      ['standard_gb_months', 'GB-months', 'EBS:VolumeUsage'],
    ]),
    ...named('AmazonEC2', 'System Operation', [
      ['gp3_iops_months', 'IOPS-months', 'EBS:VolumeP-IOPS.gp3'],
      ['io1_iops_months', 'IOPS-months', 'EBS:VolumeP-IOPS.piops'],
      ['io2_iops_months; from=0', 'IOPS-months', 'EBS:VolumeP-IOPS.io2'],
      ['io2_iops_months; from=32000', 'IOPS-months', 'EBS:VolumeP-IOPS.io2.tier2'],
      ['io2_iops_months; from=64000', 'IOPS-months', 'EBS:VolumeP-IOPS.io2.tier3'],
      ['standard_io_requests', 'requests', 'EBS:VolumeIOUsage'],
    ]),
    ...named('AmazonEC2', 'Provisioned Throughput', [
      ['gp3_throughput_mibps_months', 'MiBps-months', 'EBS:VolumeP-Throughput.gp3', '', '1024'],
    ]),
    ...named('AmazonEC2', 'Storage Snapshot', [['snapshot_gb_months', 'GB-months', 'EBS:SnapshotUsage']]),
    ...named('AmazonEC2', '', [
      ['snapshot_archive_gb_months', 'GB-months', 'EBS:SnapshotArchiveStorage'],
      ['snapshot_archive_retrieval_gb', 'GB', 'EBS:SnapshotArchiveRetrieval'],
      ['snapshot_archive_early_delete_gb_months', 'GB-months', 'EBS:SnapshotArchiveEarlyDelete'],
      ['fast_snapshot_restore_hours', 'DSU-hours', 'EBS:FastSnapshotRestore'],
    ]),
  ],
  'aws/vpc': [
    ...named('AmazonEC2', 'NAT Gateway', [
      ['nat_gateway_hours', 'hours', 'NatGateway-Hours'],
      ['nat_gateway_gb', 'GB', 'NatGateway-Bytes'],
    ]),
    ...named('AmazonVPC', '', [
      ['vpc_endpoint_hours', 'hours', 'VpcEndpoint-Hours'],
      ['vpc_endpoint_gb', 'GB', 'VpcEndpoint-Bytes'],
      ['gateway_load_balancer_endpoint_hours', 'hours', 'VpcEndpoint-GWLBE-Hours'],
      ['gateway_load_balancer_endpoint_gb', 'GB', 'VpcEndpoint-GWLBE-Bytes'],
      transit('transit_gateway_vpc_attachment_hours', 'hours', 'TransitGateway-Hours', 'TransitGatewayVPC'),
      transit('transit_gateway_vpn_attachment_hours', 'hours', 'TransitGateway-Hours', 'TransitGatewayVPN'),
      transit('transit_gateway_peering_attachment_hours', 'hours', 'TransitGateway-Hours', 'TransitGatewayPeering'),
      transit(
        'transit_gateway_direct_connect_attachment_hours',
        'hours',
        'TransitGateway-Hours',
        'TransitGatewayDirectConnect',
      ),
      transit('transit_gateway_vpc_gb', 'GB', 'TransitGateway-Bytes', 'TransitGatewayVPC'),
      transit('transit_gateway_vpn_gb', 'GB', 'TransitGateway-Bytes', 'TransitGatewayVPN'),
      transit('transit_gateway_direct_connect_gb', 'GB', 'TransitGateway-Bytes', 'TransitGatewayDirectConnect'),
      ['vpn_connection_hours', 'hours', 'VPN-Usage-Hours:ipsec.1', 'operation=CreateVpnConnection'],
      ['client_vpn_endpoint_hours', 'hours', 'ClientVPN-EndpointHours'],
      ['client_vpn_connection_hours', 'hours', 'ClientVPN-ConnectionHours'],
      ['public_ipv4_in_use_hours', 'hours', 'PublicIPv4:InUseAddress'],
      ['public_ipv4_idle_hours', 'hours', 'PublicIPv4:IdleAddress'],
    ]),
  ],
  'aws/elb': [
    ...balancer('application', 'Load Balancer-Application'),
    ...balancer('network', 'Load Balancer-Network'),
    ...balancer('gateway', 'Load Balancer-Gateway'),
    ...named('AWSELB', 'Load Balancer', [
      ['classic_hours', 'hours', 'LoadBalancerUsage'],
      ['classic_gb', 'GB', 'DataProcessing-Bytes'],
    ]),
  ],
  'aws/rds.instance': [
    ...DEPLOYMENTS.flatMap(([deployment, usagetype]) => [
      database(OPEN_ENGINES, 'none', deployment, usagetype, ['licenseModel=No license required']),
      database(SQLSERVER, 'license-included', deployment, usagetype, [
        'databaseEngine=SQL Server',
        'licenseModel=License included',
      ]),
    ]),
    database(OPEN_ENGINES, 'none', 'multi-az-cluster', 'Multi-AZClusterUsage', ['licenseModel=No license required']),
    database(AURORA, 'none', 'aurora', 'InstanceUsage', []),
    database(AURORA, 'none', 'aurora-iopt1', 'InstanceUsageIOOptimized', []),
  ],
  'aws/rds.storage': databaseStorage,
  'aws/lambda': [
    lambda('requests', 'requests', 'AWS-Lambda-Requests'),
    lambda('requests_arm', 'requests', 'AWS-Lambda-Requests-ARM'),
    lambda('duration_gb_seconds', 'GB-seconds', 'AWS-Lambda-Duration'),
    lambda('duration_arm_gb_seconds', 'GB-seconds', 'AWS-Lambda-Duration-ARM'),
    lambda('ephemeral_storage_gb_seconds', 'GB-seconds', 'AWS-Lambda-Storage-Duration'),
    lambda('ephemeral_storage_arm_gb_seconds', 'GB-seconds', 'AWS-Lambda-Storage-Duration-ARM'),
    lambda('provisioned_concurrency_gb_seconds', 'GB-seconds', 'AWS-Lambda-Provisioned-Concurrency'),
    lambda('provisioned_concurrency_arm_gb_seconds', 'GB-seconds', 'AWS-Lambda-Provisioned-Concurrency-ARM'),
    lambda('provisioned_duration_gb_seconds', 'GB-seconds', 'AWS-Lambda-Duration-Provisioned'),
    lambda('provisioned_duration_arm_gb_seconds', 'GB-seconds', 'AWS-Lambda-Duration-Provisioned-ARM'),
  ].flat(),
  'aws/s3': [
    ...named('AmazonS3', 'Storage', [
      storageClass('standard', ''),
      storageClass('standard_ia', 'SIA-'),
      storageClass('one_zone_ia', 'ZIA-'),
      storageClass('glacier_instant_retrieval', 'GIR-'),
      storageClass('glacier_deep_archive', 'GDA-'),
      storageClass('intelligent_tiering_frequent', 'INT-FA-'),
      storageClass('intelligent_tiering_infrequent', 'INT-IA-'),
      storageClass('intelligent_tiering_archive_instant', 'INT-AIA-'),
      storageClass('intelligent_tiering_archive', 'INT-AA-'),
      storageClass('intelligent_tiering_deep_archive', 'INT-DAA-'),
    ]),
    ...named('AmazonS3', 'API Request', [
      ...s3Requests('standard', ''),
      ...s3Requests('standard_ia', 'SIA-'),
      ...s3Requests('one_zone_ia', 'ZIA-'),
      ...s3Requests('glacier_instant_retrieval', 'GIR-'),
      ...s3Requests('intelligent_tiering', 'INT-'),
    ]),
    ...named('AmazonS3', '', [
      ['standard_ia_retrieval_gb', 'GB', 'Retrieval-SIA'],
      ['one_zone_ia_retrieval_gb', 'GB', 'Retrieval-ZIA'],
      ['glacier_instant_retrieval_retrieval_gb', 'GB', 'Retrieval-GIR'],
      ['intelligent_tiering_monitored_objects', 'objects', 'Monitoring-Automation-INT'],
    ]),
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
  ]),
  'aws/cloudwatch': [
    ...named('AmazonCloudWatch', 'Data Payload', [['logs_ingested_gb', 'GB', 'DataProcessing-Bytes']]),
    ...named('AmazonCloudWatch', '', [
      ['logs_infrequent_access_ingested_gb', 'GB', 'DataProcessingIA-Bytes'],
      ['logs_stored_gb_months', 'GB-months', 'TimedStorage-ByteHrs'],
      ['logs_insights_scanned_gb', 'GB', 'DataScanned-Bytes'],
      ['vended_logs_gb', 'GB', 'VendedLog-Bytes'],
      ['metric_months', 'months', 'CW:MetricMonitorUsage'],
      ['alarm_standard_months', 'months', 'CW:AlarmMonitorUsage'],
      ['alarm_high_resolution_months', 'months', 'CW:HighResAlarmMonitorUsage'],
      ['alarm_composite_months', 'months', 'CW:CompositeAlarmMonitorUsage'],
      ['api_requests', 'requests', 'CW:Requests'],
      ['get_metric_data_requests', 'metrics', 'CW:GMD-Metrics'],
    ]),
  ],
  'aws/elasticache.node': [
    line(
      'AmazonElastiCache',
      'class={instanceType}; engine={cacheEngine: Redis=redis, Memcached=memcached, Valkey=valkey}; unit=hours',
      ['productFamily=Cache Instance', 'usagetype=NodeUsage:*'],
    ),
  ],
  'aws/redshift.node': [
    line('AmazonRedshift', 'class={instanceType}; unit=hours', ['productFamily=Compute Instance', 'usagetype=Node:*']),
  ],
  'aws/eks': named('AmazonEKS', '', [
    ['cluster_hours', 'hours', 'AmazonEKS-Hours:perCluster'],
    ['extended_support_hours', 'hours', 'AmazonEKS-Hours:extendedSupport'],
    ['fargate_vcpu_hours', 'vCPU-hours', 'Fargate-vCPU-Hours:perCPU'],
    ['fargate_gb_hours', 'GB-hours', 'Fargate-GB-Hours'],
  ]),
  'aws/fargate': named('AmazonECS', 'Compute', [
    ['linux_x86_vcpu_hours', 'vCPU-hours', 'Fargate-vCPU-Hours:perCPU'],
    ['linux_x86_gb_hours', 'GB-hours', 'Fargate-GB-Hours'],
    ['linux_arm_vcpu_hours', 'vCPU-hours', 'Fargate-ARM-vCPU-Hours:perCPU'],
    ['linux_arm_gb_hours', 'GB-hours', 'Fargate-ARM-GB-Hours'],
    ['windows_vcpu_hours', 'vCPU-hours', 'Fargate-Windows-vCPU-Hours:perCPU'],
    ['windows_gb_hours', 'GB-hours', 'Fargate-Windows-GB-Hours'],
    ['windows_license_vcpu_hours', 'vCPU-hours', 'Fargate-Windows-OS-Hours:perCPU'],
    ['ephemeral_storage_gb_hours', 'GB-hours', 'Fargate-EphemeralStorage-GB-Hours'],
  ]),
  'aws/ecr': named('AmazonECR', '', [['storage_gb_months', 'GB-months', 'TimedStorage-ByteHrs']]),
  'aws/efs': named('AmazonEFS', 'Storage', [
    ['standard_gb_months', 'GB-months', 'TimedStorage-ByteHrs'],
    ['infrequent_access_gb_months', 'GB-months', 'IATimedStorage-ByteHrs'],
    ['one_zone_gb_months', 'GB-months', 'TimedStorage-Z-ByteHrs'],
    ['one_zone_infrequent_access_gb_months', 'GB-months', 'IATimedStorage-Z-ByteHrs'],
  ]),
  'aws/kms': named('awskms', '', [
    ['key_months', 'months', 'KMS-Keys'],
    ['requests', 'requests', 'KMS-Requests'],
    ['asymmetric_requests', 'requests', 'KMS-Requests-Asymmetric'],
    ['rsa_2048_requests', 'requests', 'KMS-Requests-Asymmetric-RSA_2048'],
    ['ecc_generate_data_key_pair_requests', 'requests', 'KMS-Requests-GenerateDatakeyPair-ECC'],
    ['rsa_generate_data_key_pair_requests', 'requests', 'KMS-Requests-GenerateDatakeyPair-RSA'],
  ]),
  'aws/secretsmanager': named('AWSSecretsManager', '', [
    ['secret_months', 'months', 'AWSSecretsManager-Secrets'],
    ['requests', 'requests', 'AWSSecretsManagerAPIRequest'],
  ]),
  'aws/sns': named('AmazonSNS', '', [
    ['requests', 'requests', 'Requests-Tier1'],
    ['http_notifications', 'notifications', 'DeliveryAttempts-HTTP'],
    ['email_notifications', 'notifications', 'DeliveryAttempts-SMTP'],
  ]),
  'aws/api_gateway': named('AmazonApiGateway', '', [
    ['rest_requests', 'requests', 'ApiGatewayRequest'],
    ['http_requests', 'requests', 'ApiGatewayHttpRequest'],
    ['websocket_messages', 'messages', 'ApiGatewayMessage'],
    ['websocket_connection_minutes', 'minutes', 'ApiGatewayMinute'],
  ]),
};
