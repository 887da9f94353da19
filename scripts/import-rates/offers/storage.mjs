// Storage: objects, files, backups.

import { line, named } from './line.mjs';

const storageClass = (name, code) => [`${name}_gb_months`, 'GB-months', `TimedStorage-${code}ByteHrs`];
const s3Requests = (name, code) => [
  [`${name}_put_requests`, 'requests', `Requests-${code}Tier1`],
  [`${name}_get_requests`, 'requests', `Requests-${code}Tier2`],
];

/** Of objects by a lifecycle rule, to a storage class. */
const transition = (name, code) => [
  `${name}_lifecycle_requests`,
  'requests',
  'Requests-Tier3 or Requests-Tier4',
  `operation=S3-${code}Transition`,
];
const DEEP_RESTORE = 'operation=DeepArchiveRestoreObject';

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

const WINDOWS_DEPLOYMENTS = [
  ['single_az', 'Single-AZ'],
  ['multi_az', 'Multi-AZ'],
];
/** `what` names the row, around the deployment: `ssd_*_gb_months`. */
const windows = (what, unit, conditions) =>
  WINDOWS_DEPLOYMENTS.map(([name, deployment]) => [
    `windows_${what.replace('*', name)}`,
    unit,
    '',
    `fileSystemType=Windows; deploymentOption=${deployment}${conditions}`,
  ]);
/** OpenZFS in several zones has the same usage types. The second generation stands in them: `SAZ_2N2`, `MAZ2`. */
const ontap = (what, unit, usagetype) =>
  named(
    'AmazonFSx',
    '',
    [
      ['single_az', 'SAZ_2N'],
      ['multi_az', 'MAZ'],
    ].map(([name, code]) => [
      `ontap_${what.replace('*', name)}`,
      unit,
      usagetype.replace('*', code),
      'fileSystemType!=OpenZFS',
    ]),
  );
const openZfs = (name, unit, deployment, conditions) => [
  name,
  unit,
  '',
  `fileSystemType=OpenZFS; deploymentOption=${deployment}${conditions}`,
];

const select = (service, storageClass, prefix, [scanned, returned]) =>
  [
    [`${prefix}scanned_gb`, scanned],
    [`${prefix}returned_gb`, returned],
  ].map(([name, usagetype]) =>
    line(service, `class=${storageClass}; name=${name}; unit=GB`, [`usagetype=${usagetype}`]),
  );

export const storage = {
  'aws/s3': [
    ...named('AmazonS3', 'Storage', [
      storageClass('standard', ''),
      storageClass('standard_ia', 'SIA-'),
      storageClass('one_zone_ia', 'ZIA-'),
      storageClass('glacier_instant_retrieval', 'GIR-'),
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
      ['glacier_staging_gb_months', 'GB-months', 'TimedStorage-GlacierStaging'],
      ['inventory_objects', 'objects', 'Inventory-ObjectsListed'],
      ['analytics_objects', 'objects', 'StorageAnalytics-ObjCount'],
      ['batch_operations_jobs', 'jobs', 'BatchOperations-Jobs'],
      ['batch_operations_objects', 'objects', 'BatchOperations-Objects'],
      ['tags', 'tags', 'TagStorage-TagHrs'],
      transition('intelligent_tiering', 'INT'),
      transition('standard_ia', 'SIA'),
      transition('one_zone_ia', 'ZIA'),
      transition('glacier_instant_retrieval', 'GIR'),
      transition('glacier_flexible', 'Glacier'),
      transition('glacier_deep_archive', 'GDA'),
      ['glacier_flexible_put_requests', 'requests', 'Requests-GLACIER-Tier1', 'operation=PutObject or PostObject'],
      ['glacier_flexible_get_requests', 'requests', 'Requests-GLACIER-Tier2'],
      ['glacier_flexible_standard_restore_requests', 'requests', 'Requests-Tier3', 'operation=RestoreObject'],
      ['glacier_flexible_expedited_restore_requests', 'requests', 'Requests-Tier6'],
      ['glacier_flexible_bulk_restore_requests', 'requests', 'Requests-Tier5'],
      ['glacier_flexible_standard_retrieval_gb', 'GB', 'Standard-Retrieval-Bytes', 'operation=RestoreObject'],
      ['glacier_flexible_expedited_retrieval_gb', 'GB', 'Expedited-Retrieval-Bytes'],
      ['glacier_flexible_bulk_retrieval_gb', 'GB', 'Bulk-Retrieval-Bytes', 'operation=RestoreObject'],
      ['glacier_flexible_early_delete_gb_months', 'GB-months', 'EarlyDelete-ByteHrs'],
      ['glacier_deep_archive_get_requests', 'requests', 'Requests-GDA-Tier2'],
      ['glacier_deep_archive_standard_retrieval_gb', 'GB', 'Standard-Retrieval-Bytes', DEEP_RESTORE],
      ['glacier_deep_archive_bulk_retrieval_gb', 'GB', 'Bulk-Retrieval-Bytes', DEEP_RESTORE],
      ['express_one_zone_gb_months', 'GB-months', 'TimedStorage-XZ-ByteHrs'],
      ['express_one_zone_put_requests', 'requests', 'Requests-XZ-Tier1'],
      ['express_one_zone_get_requests', 'requests', 'Requests-XZ-Tier2'],
      ['express_one_zone_upload_gb', 'GB', 'Upload-XZ'],
      ['express_one_zone_retrieval_gb', 'GB', 'Retrieval-XZ'],
      ['tables_gb_months', 'GB-months', 'Tables-TimedStorage-ByteHrs'],
      ['tables_infrequent_access_gb_months', 'GB-months', 'Tables-TimedStorage-INT-IA-ByteHrs'],
      ['tables_archive_instant_access_gb_months', 'GB-months', 'Tables-TimedStorage-INT-AIA-ByteHrs'],
      ['tables_put_requests', 'requests', 'Tables-Requests-Tier1'],
      ['tables_get_requests', 'requests', 'Tables-Requests-Tier2'],
      ['tables_monitored_object_months', 'object-months', 'Tables-MonitoredObjects'],
      ['tables_compaction_gb', 'GB', 'Tables-ProcessedBytes'],
      ['tables_compaction_objects', 'objects', 'Tables-CompactedObjects'],
    ]),
    // A list of its own, though some of its products stand in that of S3 as well.
    ...named('AmazonS3GlacierDeepArchive', '', [
      storageClass('glacier_deep_archive', 'GDA-'),
      ['glacier_deep_archive_put_requests', 'requests', 'Requests-GDA-Tier1', 'operation=PutObject or PostObject'],
      ['glacier_deep_archive_standard_restore_requests', 'requests', 'Requests-GDA-Tier3'],
      ['glacier_deep_archive_bulk_restore_requests', 'requests', 'Requests-GDA-Tier5'],
      ['glacier_deep_archive_early_delete_gb_months', 'GB-months', 'EarlyDelete-GDA'],
    ]),
  ],
  'aws/s3.select': [
    ...[
      ['standard', ''],
      ['intelligent_tiering', 'INT-'],
      ['standard_ia', 'SIA-'],
      ['one_zone_ia', 'ZIA-'],
      ['glacier_instant_retrieval', 'GIR-'],
    ].flatMap(([name, code]) =>
      select('AmazonS3', name, '', [`Select-Scanned-${code}Bytes`, `Select-Returned-${code}Bytes`]),
    ),
    ...[
      ['standard', 'Std'],
      ['bulk', 'Bulk'],
      ['expedited', 'Exp'],
    ].flatMap(([speed, code]) =>
      select('AmazonGlacier', 'glacier_flexible', `${speed}_select_`, [
        `${code}-Select-Scanned-Bytes`,
        `${code}-Select-Returned-Bytes`,
      ]),
    ),
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
      ...windows('ssd_*_gb_months', 'GB-months', '; storageType=SSD'),
      ...windows('hdd_*_gb_months', 'GB-months', '; storageType=HDD'),
      ['windows_backup_gb_months', 'GB-months', 'BackupUsage*', 'fileSystemType=Windows'],
      openZfs('openzfs_ssd_gb_months', 'GB-months', 'Single-AZ', '; storageType=SSD'),
      openZfs('openzfs_ssd_single_az_ha_gb_months', 'GB-months', 'Single-AZ_2', '; storageType=SSD'),
      openZfs('openzfs_ssd_multi_az_gb_months', 'GB-months', 'Multi-AZ', '; storageType=SSD'),
      ['openzfs_backup_gb_months', 'GB-months', 'BackupUsage*', 'fileSystemType=OpenZFS'],
    ]),
    ...named('AmazonFSx', 'Provisioned Throughput', [
      ...windows('throughput_*_mbps_months', 'MBps-months', ''),
      openZfs('openzfs_throughput_mbps_months', 'MBps-months', 'Single-AZ', ''),
      openZfs('openzfs_throughput_single_az_ha_mbps_months', 'MBps-months', 'Single-AZ_2', ''),
      openZfs('openzfs_throughput_multi_az_mbps_months', 'MBps-months', 'Multi-AZ', ''),
    ]),
    ...named('AmazonFSx', 'Provisioned IOPS', [
      ...windows('iops_*_months', 'IOPS-months', ''),
      openZfs('openzfs_iops_months', 'IOPS-months', 'Single-AZ', ''),
      openZfs('openzfs_iops_single_az_ha_months', 'IOPS-months', 'Single-AZ_2', ''),
      openZfs('openzfs_iops_multi_az_months', 'IOPS-months', 'Multi-AZ', ''),
    ]),
    ...ontap('ssd_*_gb_months', 'GB-months', 'Storage.*:SSD'),
    ...ontap('throughput_*_mbps_months', 'MBps-months', 'ThroughputCapacity.*'),
    ...ontap('throughput_*_2_mbps_months', 'MBps-months', 'ThroughputCapacity.*2'),
    ...ontap('iops_*_months', 'IOPS-months', 'ProvisionedSSDIOPS.*'),
    ...ontap('capacity_pool_*_gb_months', 'GB-months', 'Storage.*:CPoolStd'),
    ...named('AmazonFSx', '', [
      ['ontap_capacity_pool_read_requests', 'requests', 'Requests.SAZ_2N:CPoolStdRd or Requests.MAZ:CPoolStdRd'],
      ['ontap_capacity_pool_write_requests', 'requests', 'Requests.SAZ_2N:CPoolStdWr or Requests.MAZ:CPoolStdWr'],
    ]),
  ],
  'aws/backup': [
    // Those of file systems stand in the list of the file systems.
    ...named('AmazonFSx', 'Storage', [
      ['fsx_windows_gb_months', 'GB-months', 'BackupUsage*', 'fileSystemType=Windows'],
      ['fsx_lustre_gb_months', 'GB-months', 'BackupUsage*', 'fileSystemType=Lustre'],
    ]),
    ...named('AWSBackup', '', [
      ['efs_warm_gb_months', 'GB-months', 'WarmStorage-ByteHrs-EFS'],
      ['efs_cold_gb_months', 'GB-months', 'ColdStorage-ByteHrs-EFS'],
      ['s3_warm_gb_months', 'GB-months', 'WarmStorage-ByteHrs-S3'],
      ['dynamodb_warm_gb_months', 'GB-months', 'WarmStorage-ByteHrs-DynamoDB'],
      ['dynamodb_cold_gb_months', 'GB-months', 'ColdStorage-ByteHrs-DynamoDB'],
      ['dynamodb_warm_restore_gb', 'GB', 'Restore-WarmBytes-DynamoDB'],
      ['dynamodb_cold_restore_gb', 'GB', 'Restore-ColdBytes-DynamoDB'],
      // Of a file system or of items in it: they cost the same; where they did not, neither would be taken.
      ['efs_warm_restore_gb', 'GB', 'Restore-WarmBytes-EFS or PartialRestore-Warm-EFS'],
      ['efs_cold_restore_gb', 'GB', 'PartialRestore-Cold-EFS'],
      ['item_restore_requests', 'requests', 'PartialRestore-Jobs-EFS'],
    ]),
  ],
  'aws/datasync': named('AWSDataSync', '', [
    ['transferred_gb', 'GB', 'Transferred-Bytes'],
    ['enhanced_transferred_gb', 'GB', 'Transferred-Bytes-Enhanced'],
  ]),
  'aws/storage_gateway': named('AWSStorageGateway', '', [
    ['tape_gb_months', 'GB-months', 'Gateway:VTL-Storage'],
    // What is written beyond 12,500 GB costs nothing: a tier of the list.
    ['written_gb', 'GB', 'Uploaded-Bytes'],
  ]),
};
