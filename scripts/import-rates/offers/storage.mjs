// Storage: objects, files, backups.

import { named } from './line.mjs';

const storageClass = (name, code) => [`${name}_gb_months`, 'GB-months', `TimedStorage-${code}ByteHrs`];
const s3Requests = (name, code) => [
  [`${name}_put_requests`, 'requests', `Requests-${code}Tier1`],
  [`${name}_get_requests`, 'requests', `Requests-${code}Tier2`],
];

const lustre = (generation, throughputs) =>
  named(
    'AmazonFSx',
    'Storage',
    throughputs.map((throughput) => [
      `lustre_${generation}_${throughput}_gb_months`,
      'GB-months',
      '',
      `fileSystemType=Lustre; storageType=SSD; throughputCapacity=${throughput}`,
    ]),
  );

const windows = (name, unit, conditions) => [
  name,
  unit,
  '',
  `fileSystemType=Windows; deploymentOption=Multi-AZ${conditions}`,
];
const openZfs = (name, unit, conditions) => [
  name,
  unit,
  '',
  `fileSystemType=OpenZFS; deploymentOption=Single-AZ${conditions}`,
];

export const storage = {
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
    ...named('AmazonS3', '', [
      ['glacier_flexible_gb_months', 'GB-months', 'TimedStorage-GlacierByteHrs'],
      ['inventory_objects', 'objects', 'Inventory-ObjectsListed'],
      ['analytics_objects', 'objects', 'StorageAnalytics-ObjCount'],
      ['batch_operations_jobs', 'jobs', 'BatchOperations-Jobs'],
      ['batch_operations_objects', 'objects', 'BatchOperations-Objects'],
      ['tags', 'tags', 'TagStorage-TagHrs'],
    ]),
  ],
  'aws/efs': [
    ...named('AmazonEFS', 'Storage', [
      ['standard_gb_months', 'GB-months', 'TimedStorage-ByteHrs'],
      ['infrequent_access_gb_months', 'GB-months', 'IATimedStorage-ByteHrs'],
      ['one_zone_gb_months', 'GB-months', 'TimedStorage-Z-ByteHrs'],
      ['one_zone_infrequent_access_gb_months', 'GB-months', 'IATimedStorage-Z-ByteHrs'],
    ]),
    ...named('AmazonEFS', '', [
      ['elastic_infrequent_access_gb_months', 'GB-months', 'IATimedStorage-ET-ByteHrs'],
      ['archive_gb_months', 'GB-months', 'ArchiveTimedStorage-ByteHrs'],
      ['infrequent_access_read_gb', 'GB', 'IADataAccess-Bytes', 'accessType=Read; storageClass=Infrequent Access'],
      ['infrequent_access_write_gb', 'GB', 'IADataAccess-Bytes', 'accessType=Write; storageClass=Infrequent Access'],
      ['archive_read_gb', 'GB', 'ArchiveDataAccess-Bytes', 'accessType=Read'],
      ['archive_write_gb', 'GB', 'ArchiveDataAccess-Bytes', 'accessType=Write'],
      ['elastic_read_gb', 'GB', 'ETDataAccess-Bytes', 'accessType=Read'],
      ['elastic_write_gb', 'GB', 'ETDataAccess-Bytes', 'accessType=Write'],
      [
        'provisioned_throughput_mibps_months',
        'MiBps-months',
        'ProvisionedTP-MiBpsHrs',
        'productFamily=Provisioned Throughput; throughputClass=Provisioned',
      ],
    ]),
  ],
  'aws/fsx': [
    ...lustre('persistent1', [50, 100, 200]),
    ...lustre('persistent2', [125, 250, 500, 1000]),
    ...named('AmazonFSx', 'Storage', [
      windows('windows_ssd_multi_az_gb_months', 'GB-months', '; storageType=SSD'),
      windows('windows_hdd_multi_az_gb_months', 'GB-months', '; storageType=HDD'),
      ['windows_backup_gb_months', 'GB-months', 'BackupUsage*', 'fileSystemType=Windows'],
      openZfs('openzfs_ssd_gb_months', 'GB-months', '; storageType=SSD'),
      ['openzfs_backup_gb_months', 'GB-months', 'BackupUsage*', 'fileSystemType=OpenZFS'],
    ]),
    ...named('AmazonFSx', 'Provisioned Throughput', [
      windows('windows_throughput_multi_az_mbps_months', 'MBps-months', ''),
      openZfs('openzfs_throughput_mbps_months', 'MBps-months', ''),
    ]),
  ],
  'aws/backup': named('AWSBackup', '', [
    ['efs_warm_gb_months', 'GB-months', 'WarmStorage-ByteHrs-EFS'],
    ['efs_cold_gb_months', 'GB-months', 'ColdStorage-ByteHrs-EFS'],
    ['s3_warm_gb_months', 'GB-months', 'WarmStorage-ByteHrs-S3'],
    ['dynamodb_warm_gb_months', 'GB-months', 'WarmStorage-ByteHrs-DynamoDB'],
  ]),
};
