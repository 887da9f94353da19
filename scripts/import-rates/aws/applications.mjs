// Services for applications and for accounts: video, flows between applications, search, streamed desktops, wide networks.

import { described } from '../sources.mjs';
import { price, unitPrices } from '../table.mjs';
import { classes, withUnlisted } from './analytics.mjs';

export function applicationTables(sources) {
  return [kinesisVideo(), appFlow(), kendra(), cloudWan(), budgets(), auditManager(), ...appStream(sources)];
}

function kinesisVideo() {
  const text = (description) => described('kinesisvideo', description);
  return unitPrices(
    'aws/kinesis_video',
    price('ingested_gb', 'GB', text('Data ingested into Kinesis Video Streams per GB')),
    price('consumed_gb', 'GB', text('Data consumed from Kinesis Video Streams per GB')),
    price('consumed_hls_gb', 'GB', text('Data consumed from Kinesis Video Streams for HLS per GB')),
    price('storage_gb_months', 'GB-months', text('Per GB Month of Data stored in Kinesis Video Streams per GB-Month')),
    price('signaling_channel_months', 'months', text('Per month for an active signaling channel per Count')),
    price('signaling_messages', 'messages', text('Per million signaling messages per Messages')),
    price('turn_minutes', 'minutes', text('Per thousand TURN streaming minutes per minutes')),
  );
}

function appFlow() {
  const text = (description) => described('appflow', description);
  return unitPrices(
    'aws/appflow',
    price('flow_runs', 'runs', text('ExecuteFlow per Flow runs')),
    price('processed_within_aws_gb', 'GB', text('Data processing within AWS per Processing-Bytes')),
    price('processed_outside_aws_gb', 'GB', text('Data processing outside AWS per Processing-Bytes')),
  );
}

function kendra() {
  const text = (description) => described('kendra', description);
  return unitPrices(
    'aws/kendra',
    price('developer_hours', 'hours', text('Developer Base Query Storage Capacity KendraDeveloperEdition per hours')),
    price('enterprise_hours', 'hours', text('Enterprise Base Query Storage Capacity Edition per hours')),
    price(
      'enterprise_query_unit_hours',
      'hours',
      text('Enterprise Additional Query Storage Capacity Kendra-Query-Capacity-Unit per hours'),
    ),
    price(
      'enterprise_storage_unit_hours',
      'hours',
      text('Enterprise Additional Storage Capacity Kendra-Storage-Capacity-Unit per hours'),
    ),
    price('connector_hours', 'hours', text('Pay Per Hour Connector Compute ConnectorSync per hours')),
    price('documents_scanned', 'documents', text('Pay Per Document Scanned Unit DocumentsScanned per Count')),
  );
}

function cloudWan() {
  const text = (description) => described('cloudwan', description);
  return unitPrices(
    'aws/cloud_wan',
    price('core_network_edge_hours', 'hours', text('VPC Core Network Edge hour')),
    price('vpc_attachment_hours', 'hours', text('VPC VPC Attachments hour')),
    price('vpc_attachment_gb', 'GB', text('VPC VPC attachments GigaBytes')),
    price('connect_attachment_hours', 'hours', text('Connect Connect attachments hour')),
    price('vpn_attachment_hours', 'hours', text('AWS Site-to-Site VPN Site-to-Site VPN attachments hour')),
    price('vpn_attachment_gb', 'GB', text('AWS Site-to-Site VPN Site-to-Site VPN attachments GigaBytes')),
    price('transit_gateway_peering_hours', 'hours', text('Transit Gateway Core Network Edge TGW Peering hour')),
  );
}

function budgets() {
  return unitPrices(
    'aws/budgets',
    price('action_days', 'days', described('budgets', 'Budget Actions Inf per day')),
    price('reports', 'reports', described('budgets', 'Budgets Reports Distribution Inf per Message')),
  );
}

function auditManager() {
  return unitPrices(
    'aws/audit_manager',
    price('assessments', 'assessments', described('auditmanager', 'Audit Manager resource assessment')),
  );
}

const SYSTEMS = {
  'Amazon Linux': 'amazon-linux',
  'Red Hat Enterprise Linux': 'rhel',
  'Rocky Linux': 'rocky',
  Windows: 'windows',
};

const USES = { Fleet: 'fleet', ElasticFleet: 'elastic', ImageBuilder: 'image_builder' };

// `General purpose stream standard.small ElasticFleet Windows (Instance Type: stream.standard.small, …)`
const ELASTIC = /^[^(]*? (?<use>ElasticFleet) (?<system>[^(]+) \(Instance Type: (?<name>[\w.]+),/;
// `[Graphics G5 Fleet - Rocky Linux] (Instance Type: stream.graphics.g5.xlarge, …)`
const ROCKY = /^\[[^\]]*? (?<use>Fleet|ImageBuilder) - (?<system>Rocky Linux)\] \(Instance Type: (?<name>[\w.]+),/;

function appStream(sources) {
  const keysOf = ({ name, system, use }) => {
    if (!SYSTEMS[system] || !USES[use]) throw new Error(`unknown instance ${name} ${system} ${use}`);
    return [name, SYSTEMS[system], USES[use]];
  };
  // `Fleet Windows`, `ImageBuilder Amazon Linux`
  const listed = classes(sources, 'appstream', 'aws/appstream', 'class,os,use', ({ class: name, variant }) => {
    const [, use, system] = /^(\S+) (.+)$/.exec(variant);
    return keysOf({ name, system, use });
  });
  const elastic = withUnlisted(sources, listed, 'appstream', ELASTIC, keysOf);
  const text = (description) => described('appstream', description);
  return [
    withUnlisted(sources, elastic, 'appstream', ROCKY, keysOf),
    unitPrices(
      'aws/appstream.fees',
      price('stopped_hours', 'hours', text('StoppedInstance per hour')),
      price('user_months', 'months', text('User Fees Windows AppStream provided per Month')),
    ),
  ];
}
