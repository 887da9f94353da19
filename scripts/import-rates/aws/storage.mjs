// Block, object and file storage.

import { described, named, stated } from '../sources.mjs';
import { maybeFree, price, tiered } from '../table.mjs';

export function storageTables() {
  return [ebs(), s3(), s3Select(), efs()];
}

function ebs() {
  const malaysia = (figure) =>
    stated('public copy of the AmazonEC2 price list', '2026-09-25', { 'ap-southeast-5': figure });
  return {
    id: 'aws/ebs',
    keys: ['name'],
    rows: [
      price('gp2_gb_months', 'GB-months', named('ebs.gp2.gb_month')),
      price('gp3_gb_months', 'GB-months', named('ebs.gp3.gb_month'), malaysia('0.0864')),
      // Beyond the 3,000 IOPS and 125 MiB/s each volume has for nothing, which the spec subtracts.
      price('gp3_iops_months', 'IOPS-months', named('ebs.gp3.iops_month'), malaysia('0.0054')),
      price(
        'gp3_throughput_mibps_months',
        'MiBps-months',
        named('ebs.gp3.gibps_month', { divide: '1024' }),
        malaysia('0.0432'),
      ),
      price('io1_gb_months', 'GB-months', named('ebs.io1.gb_month')),
      price('io1_iops_months', 'IOPS-months', named('ebs.io1.iops_month')),
      price('io2_gb_months', 'GB-months', named('ebs.io2.gb_month')),
      tiered(
        'io2_iops_months',
        'IOPS-months',
        [0, named('ebs.io2.iops_month.t1')],
        [32000, named('ebs.io2.iops_month.t2')],
        [64000, named('ebs.io2.iops_month.t3')],
      ),
      price('st1_gb_months', 'GB-months', named('ebs.st1.gb_month')),
      price('sc1_gb_months', 'GB-months', named('ebs.sc1.gb_month')),
      price('standard_gb_months', 'GB-months', named('ebs.standard.gb_month')),
      price('standard_io_requests', 'requests', named('ebs.standard.io')),
      price('snapshot_gb_months', 'GB-months', named('ebs.snapshot.gb_month'), malaysia('0.045')),
      price('snapshot_archive_gb_months', 'GB-months', named('ebs.snapshot_archive.gb_month')),
      price(
        'snapshot_archive_retrieval_gb',
        'GB',
        described('ebs', 'Storage Snapshot Amazon S3 SnapshotArchiveRetrieval GB'),
      ),
      price(
        'snapshot_archive_early_delete_gb_months',
        'GB-months',
        described('ebs', 'Storage Snapshot Amazon S3 SnapshotArchiveEarlyDelete GB Mo'),
      ),
      price('fast_snapshot_restore_hours', 'DSU-hours', named('ebs.fsr.hour')),
      price('snapshot_list_requests', 'requests', described('ebs', 'List Requests for EBS direct APIs per Requests')),
      price(
        'snapshot_get_requests',
        'requests',
        described('ebs', 'Get Requests for EBS direct APIs per SnapshotAPIUnits'),
      ),
      price(
        'snapshot_put_requests',
        'requests',
        described('ebs', 'Put Requests for EBS direct APIs per SnapshotAPIUnits'),
      ),
    ],
  };
}

export const TERABYTE_TIERS = (prefix) => [
  [0, named(`${prefix}.t1`)],
  [51200, named(`${prefix}.t2`)],
  [512000, named(`${prefix}.t3`)],
];

function s3() {
  const s3Text = (text) => described('s3', text);
  const deep = (text) => described('s3glacierdeeparchive', text);
  return {
    id: 'aws/s3',
    keys: ['name'],
    rows: [
      tiered('standard_gb_months', 'GB-months', ...TERABYTE_TIERS('s3.standard.gb_month')),
      price('standard_put_requests', 'requests', named('s3.standard.put')),
      price('standard_get_requests', 'requests', named('s3.standard.get')),

      tiered('intelligent_tiering_frequent_gb_months', 'GB-months', ...TERABYTE_TIERS('s3.int.fa.gb_month')),
      price('intelligent_tiering_infrequent_gb_months', 'GB-months', named('s3.int.ia.gb_month')),
      price('intelligent_tiering_archive_instant_gb_months', 'GB-months', named('s3.int.aia.gb_month')),
      price('intelligent_tiering_archive_gb_months', 'GB-months', named('s3.int.aa.gb_month')),
      price('intelligent_tiering_deep_archive_gb_months', 'GB-months', named('s3.int.daa.gb_month')),
      price('intelligent_tiering_monitored_objects', 'objects', named('s3.int.monitor_object_month')),
      price('intelligent_tiering_put_requests', 'requests', named('s3.int.put')),
      price(
        'intelligent_tiering_get_requests',
        'requests',
        s3Text('GET and all other requests to Intelligent Tiering per Requests'),
      ),
      price(
        'intelligent_tiering_lifecycle_requests',
        'requests',
        s3Text('Lifecycle Transition Requests into Intelligent Tiering per Requests'),
      ),
      price(
        'intelligent_tiering_expedited_restore_requests',
        'requests',
        s3Text('Expedited INT Restore Requests per Requests'),
      ),
      price(
        'intelligent_tiering_expedited_retrieval_gb',
        'GB',
        s3Text('INT AA-RestoreObject Expedited INT Retrieval per GB'),
      ),

      price('standard_ia_gb_months', 'GB-months', named('s3.ia.gb_month')),
      price('standard_ia_put_requests', 'requests', named('s3.ia.put')),
      price('standard_ia_get_requests', 'requests', named('s3.ia.get')),
      price('standard_ia_retrieval_gb', 'GB', named('s3.ia.retrieval_gb')),
      price(
        'standard_ia_lifecycle_requests',
        'requests',
        s3Text('Lifecycle Transition Requests into Standard Infrequent Access per Requests'),
      ),

      price('one_zone_ia_gb_months', 'GB-months', named('s3.onezone_ia.gb_month')),
      price('one_zone_ia_put_requests', 'requests', named('s3.onezone_ia.put')),
      price(
        'one_zone_ia_get_requests',
        'requests',
        s3Text('GET and all other requests to One Zone Infrequent Access per Requests'),
      ),
      price('one_zone_ia_retrieval_gb', 'GB', s3Text('Object Retrieval in One Zone Infrequent Access per GB')),
      price(
        'one_zone_ia_lifecycle_requests',
        'requests',
        s3Text('Lifecycle Transition Requests into One Zone Infrequent Access per Requests'),
      ),

      price('glacier_instant_retrieval_gb_months', 'GB-months', named('s3.glacier_ir.gb_month')),
      price('glacier_instant_retrieval_put_requests', 'requests', named('s3.glacier_ir.put')),
      price('glacier_instant_retrieval_get_requests', 'requests', named('s3.glacier_ir.get')),
      price(
        'glacier_instant_retrieval_retrieval_gb',
        'GB',
        s3Text('Object Retrieval in Glacier Instant Retrieval per GB'),
      ),
      price(
        'glacier_instant_retrieval_lifecycle_requests',
        'requests',
        s3Text('Lifecycle Transition Requests into Glacier Instant Retrieval per Requests'),
      ),

      // Flexible Retrieval is what the price list still calls Glacier. Early deletion is charged as the storage
      // that remains of the minimum term, so at the storage price.
      price('glacier_flexible_gb_months', 'GB-months', s3Text('Glacier Storage per GB Mo')),
      price('glacier_flexible_put_requests', 'requests', s3Text('PUT requests to Glacier per Requests')),
      price('glacier_flexible_get_requests', 'requests', s3Text('GET and all other requests to GLACIER per Requests')),
      price(
        'glacier_flexible_lifecycle_requests',
        'requests',
        s3Text('Lifecycle Transition Requests into Glacier per Requests'),
      ),
      price('glacier_flexible_standard_restore_requests', 'requests', s3Text('Glacier S3 API Tier 3 RestoreObject')),
      price('glacier_flexible_standard_retrieval_gb', 'GB', s3Text('Glacier S3 Standard Retrieval RestoreObject')),
      price(
        'glacier_flexible_expedited_restore_requests',
        'requests',
        s3Text('Glacier Expedited Glacier Restore Requests'),
      ),
      price('glacier_flexible_expedited_retrieval_gb', 'GB', s3Text('Glacier S3 Expedited Retrieval')),
      maybeFree('glacier_flexible_bulk_restore_requests', 'requests', s3Text('Bulk Glacier Restore Requests')),
      maybeFree('glacier_flexible_bulk_retrieval_gb', 'GB', s3Text('Glacier S3 Bulk Retrieval RestoreObject')),
      price('glacier_flexible_early_delete_gb_months', 'GB-months', s3Text('Glacier Storage per GB Mo')),
      price('glacier_staging_gb_months', 'GB-months', s3Text('Glacier Staging Storage per GB Mo')),

      price('glacier_deep_archive_gb_months', 'GB-months', deep('Glacier Deep Archive GB Mo')),
      price('glacier_deep_archive_put_requests', 'requests', deep('PUT to Glacier Deep Archive Requests')),
      price('glacier_deep_archive_get_requests', 'requests', s3Text('GET and all other requests to GDA per Requests')),
      price(
        'glacier_deep_archive_lifecycle_requests',
        'requests',
        s3Text('Lifecycle Transition Requests into Glacier Deep Archive per Requests'),
        deep('Lifecycle to Glacier Deep Archive Requests'),
      ),
      price('glacier_deep_archive_standard_restore_requests', 'requests', deep('GDA Standard Restore Requests')),
      price(
        'glacier_deep_archive_standard_retrieval_gb',
        'GB',
        s3Text('Fee for Standard Retrieval of data stored from Glacier Deep Archive'),
        deep('S3 Standard-Retrieval GB'),
      ),
      price(
        'glacier_deep_archive_bulk_restore_requests',
        'requests',
        deep('Glacier Deep Archive Bulk Restore Requests'),
      ),
      price(
        'glacier_deep_archive_bulk_retrieval_gb',
        'GB',
        s3Text('Fee for Bulk Retrieval of data stored from Glacier Deep Archive'),
        deep('S3 Bulk-Retrieval GB'),
      ),
      price('glacier_deep_archive_early_delete_gb_months', 'GB-months', deep('S3 EarlyDelete GDA GB-Mo')),

      price('express_one_zone_gb_months', 'GB-months', named('s3.express.gb_month')),
      price(
        'express_one_zone_put_requests',
        'requests',
        s3Text('PUT COPY/POST or LIST requests to Express One Zone per Requests'),
      ),
      price(
        'express_one_zone_get_requests',
        'requests',
        s3Text('GET and all other requests to Express One Zone per Requests'),
      ),
      price('express_one_zone_upload_gb', 'GB', s3Text('Object Upload in Express One Zone per GB')),
      price('express_one_zone_retrieval_gb', 'GB', s3Text('Object Retrieval in Express One Zone per GB')),

      price('inventory_objects', 'objects', s3Text('Per object fee for objects listed in an Inventory')),
      price('analytics_objects', 'objects', s3Text('Per object fee for objects included in Analytics')),
      price('batch_operations_jobs', 'jobs', s3Text('Per job fee for Batch Operations jobs')),
      price(
        'batch_operations_objects',
        'objects',
        s3Text('Per object fee for object operations performed by Batch Operations'),
      ),
      price('tags', 'tags', s3Text('Tags Storage per Tag Mo')),
      price('object_lambda_returned_gb', 'GB', s3Text('Bytes Returned by OL APs per GB')),
      price('access_grants_requests', 'requests', s3Text('Access Grants Requests GetAGDataAccess per Requests')),
      tiered(
        'storage_lens_object_months',
        'objects',
        [0, s3Text('Per object fee for objects included in Storage Lens 0 25000000000')],
        [25000000000, s3Text('Per object fee for objects included in Storage Lens 25000000000 100000000000')],
        [100000000000, s3Text('Per object fee for objects included in Storage Lens 100000000000 Inf')],
      ),
      price('replication_time_control_gb', 'GB', stated('aws.amazon.com/s3/pricing', '2025-12', { '*': '0.015' })),
      ...s3Tables(),
    ],
  };
}

// The page's table is of one region, its example of another. It has no date; it knows of replication, which there has been since.
function s3Tables() {
  const page = (region, figure) => stated('aws.amazon.com/s3/pricing', '2025-12', { [region]: figure });
  const gulf = (figure) => page('me-central-1', figure);
  const oregon = (figure) => page('us-west-2', figure);
  const listed = (prices) => stated('public copy of the AmazonS3 price list', '2026-07-02', prices);
  const america = ['us-east-1', 'us-west-2', 'eu-west-1'];
  const asia = ['ap-northeast-1', 'ap-southeast-1', 'ap-southeast-2', 'ap-south-1', 'ca-central-1'];
  const regional = (first, second, frankfurt, london, saoPaulo) =>
    listed({
      ...Object.fromEntries(america.map((region) => [region, first])),
      ...Object.fromEntries(asia.map((region) => [region, second])),
      'eu-central-1': frankfurt,
      'eu-west-2': london,
      'sa-east-1': saoPaulo,
    });
  const virginia = (figure) => stated('aws.amazon.com/s3/pricing', '2026-09', { 'us-east-1': figure });
  return [
    tiered(
      'tables_gb_months',
      'GB-months',
      [0, gulf('0.0288'), regional('0.0265', '0.0288', '0.0282', '0.0276', '0.0466')],
      [51200, gulf('0.0276'), regional('0.0253', '0.0276', '0.027', '0.0265', '0.0449')],
      [512000, gulf('0.0265'), regional('0.0242', '0.0265', '0.0259', '0.0253', '0.0426')],
    ),
    // Of Intelligent-Tiering; what is accessed frequently costs what the class Standard does.
    price(
      'tables_infrequent_access_gb_months',
      'GB-months',
      regional('0.0144', '0.0159', '0.0155', '0.0151', '0.0254'),
    ),
    price(
      'tables_archive_instant_access_gb_months',
      'GB-months',
      regional('0.0046', '0.0058', '0.0058', '0.0058', '0.0095'),
    ),
    // Virginia's stands in the example of a replication to it, where the destination's requests are paid.
    price('tables_put_requests', 'requests', gulf('0.0000055'), oregon('0.000005'), page('us-east-1', '0.000005')),
    price('tables_get_requests', 'requests', gulf('0.00000044'), oregon('0.0000004')),
    price(
      'tables_monitored_object_months',
      'object-months',
      gulf('0.000025'),
      oregon('0.000025'),
      virginia('0.000025'),
    ),
    price('tables_compaction_gb', 'GB', gulf('0.005'), oregon('0.005')),
    price('tables_compaction_objects', 'objects', gulf('0.0000022'), oregon('0.000002')),
  ];
}

function s3Select() {
  const classes = {
    standard: 'Standard',
    intelligent_tiering: 'Intelligent Tiering',
    standard_ia: 'Standard Infrequent Access',
    one_zone_ia: 'One Zone Infrequent Access',
    glacier_instant_retrieval: 'Glacier Instant Retrieval',
  };
  const glacier = ['Standard', 'Bulk', 'Expedited'].flatMap((speed) => [
    price(
      ['glacier_flexible', `${speed.toLowerCase()}_select_scanned_gb`],
      'GB',
      described('glacier', `${speed}-Select-Scanned per GB`),
    ),
    price(
      ['glacier_flexible', `${speed.toLowerCase()}_select_returned_gb`],
      'GB',
      described('glacier', `${speed}-Select-Returned per GB`),
    ),
  ]);
  return {
    id: 'aws/s3.select',
    keys: ['class', 'name'],
    rows: [
      ...Object.entries(classes).flatMap(([name, text]) => [
        price([name, 'scanned_gb'], 'GB', described('s3', `Data Scanned by S3 Select in ${text} per GB`)),
        price([name, 'returned_gb'], 'GB', described('s3', `Data Returned by S3 Select in ${text} per GB`)),
      ]),
      ...glacier,
    ],
  };
}

function efs() {
  return {
    id: 'aws/efs',
    keys: ['name'],
    rows: [
      price('standard_gb_months', 'GB-months', named('efs.standard.gb_month')),
      price('one_zone_gb_months', 'GB-months', named('efs.onezone.gb_month')),
      // Infrequent access costs less in file systems of elastic throughput; the other row is for bursting and provisioned.
      price('infrequent_access_gb_months', 'GB-months', named('efs.ia_legacy.gb_month')),
      price('elastic_infrequent_access_gb_months', 'GB-months', named('efs.ia.gb_month')),
      price(
        'one_zone_infrequent_access_gb_months',
        'GB-months',
        described('efs', 'One Zone Infrequent Access Storage GB Mo'),
      ),
      price('archive_gb_months', 'GB-months', named('efs.archive.gb_month')),
      price('infrequent_access_read_gb', 'GB', named('efs.ia.read_gb')),
      price('infrequent_access_write_gb', 'GB', named('efs.ia.write_gb')),
      price('archive_read_gb', 'GB', described('efs', 'Archive Storage Read Read GB')),
      price('archive_write_gb', 'GB', described('efs', 'Archive Storage Write Write GB')),
      price('elastic_read_gb', 'GB', named('efs.elastic.read_gb')),
      price('elastic_write_gb', 'GB', named('efs.elastic.write_gb')),
      price('provisioned_throughput_mibps_months', 'MiBps-months', named('efs.throughput.mibps_month')),
    ],
  };
}
