// Streams, events, workflows, APIs and queues with brokers of their own.

import { derived, described, named, stated } from '../sources.mjs';
import { price, tiered } from '../table.mjs';
import { hourly } from './instances.mjs';

export function streamingTables(sources) {
  return [
    kinesis(),
    firehose(),
    kinesisAnalytics(),
    msk(),
    mskBrokers(sources),
    mq(),
    mqBrokers(sources),
    eventBridge(),
    stepFunctions(),
    apiGateway(),
    apiGatewayCache(),
    appSync(),
    appSyncCache(),
    iot(),
  ];
}

function kinesis() {
  const text = (description) => described('kinesis', description);
  return {
    id: 'aws/kinesis',
    keys: ['name'],
    rows: [
      price('shard_hours', 'hours', named('kinesis.shard_hour')),
      price('put_payload_units', 'units', named('kinesis.put_unit')),
      price('extended_retention_shard_hours', 'hours', named('kinesis.extended_shard_hour')),
      price('long_term_retention_gb_months', 'GB-months', text('Long term Data Retention GB-month per GB-month')),
      price('long_term_retrieval_gb', 'GB', text('Long term Data Retrieval GB per GB')),
      price('enhanced_fan_out_hours', 'hours', named('kinesis.efo_hour')),
      price('enhanced_fan_out_gb', 'GB', named('kinesis.efo_gb')),
      price('on_demand_stream_hours', 'hours', named('kinesis.ondemand.stream_hour')),
      price('on_demand_ingested_gb', 'GB', named('kinesis.ondemand.in_gb')),
      price('on_demand_retrieved_gb', 'GB', named('kinesis.ondemand.out_gb')),
      price('on_demand_enhanced_fan_out_gb', 'GB', text('OnDemandEFODataRetrieval per GB')),
      price(
        'on_demand_extended_retention_gb_months',
        'GB-months',
        text('OnDemandExtendedRetentionByteHrs per GB month'),
      ),
      price(
        'on_demand_long_term_retention_gb_months',
        'GB-months',
        text('OnDemandLongTermRetentionByteHrs per GB month'),
      ),
    ],
  };
}

function firehose() {
  const text = (description) => described('kinesisfirehose', description);
  const volumes = (name, prefix) =>
    tiered(
      name,
      'GB',
      [0, text(`${prefix} first 500TB`)],
      [512000, text(`${prefix} Next 1 5PB`)],
      [2048000, text(`${prefix} Next 3PB`)],
    );
  const iceberg = (name, prefix) =>
    tiered(
      name,
      'GB',
      [0, text(`${prefix} from 0 to 256000`)],
      [256000, text(`${prefix} from 256000 to 1024000`)],
      [1024000, text(`${prefix} from 1024000 to Inf`)],
    );
  return {
    id: 'aws/kinesis_firehose',
    keys: ['name'],
    rows: [
      tiered(
        'ingested_gb',
        'GB',
        [0, named('firehose.ingest_gb.t1')],
        [512000, named('firehose.ingest_gb.t2')],
        [2048000, named('firehose.ingest_gb.t3')],
      ),
      volumes('kinesis_source_gb', 'Per GB of data read from Kinesis Streams'),
      volumes('msk_source_gb', 'MSK Record Processing Per GB of data ingested'),
      iceberg(
        'direct_put_iceberg_gb',
        'Event by-Event Processing Per GB of data ingested or delivered to Apache Iceberg Tables',
      ),
      iceberg('kinesis_iceberg_gb', 'Per GB of data ingested or delivered to Apache Iceberg Tables'),
      iceberg('msk_iceberg_gb', 'MSK Record Processing Per GB of data ingested or delivered'),
      price('format_conversion_gb', 'GB', named('firehose.format_conversion_gb')),
      price('vpc_delivery_gb', 'GB', named('firehose.vpc_delivery_gb')),
      price('vpc_delivery_zone_hours', 'hours', text('Per Hour per AZ for VPC delivery')),
      price('dynamic_partitioning_gb', 'GB', text('Per GB of dynamically partitioned data delivered')),
      price('dynamic_partitioning_objects', 'objects', text('Per object dynamically partitioned')),
      price('dynamic_partitioning_jq_hours', 'hours', text('Per JQ processing hour')),
      price('decompressed_gb', 'GB', text('Per GB of data decompressed')),
    ],
  };
}

function kinesisAnalytics() {
  return {
    id: 'aws/kinesis_analytics',
    keys: ['name'],
    rows: [
      price('sql_kpu_hours', 'KPU-hours', named('kda.sql.kpu_hour')),
      price('flink_kpu_hours', 'KPU-hours', named('kda.flink.kpu_hour')),
      price('studio_kpu_hours', 'KPU-hours', named('kda.studio.kpu_hour')),
      price('running_storage_gb_months', 'GB-months', named('kda.running_storage.gb_month')),
      price('backup_gb_months', 'GB-months', named('kda.backup.gb_month')),
    ],
  };
}

function msk() {
  const text = (description) => described('msk', description);
  const listed = (prices) => stated('public copy of the AmazonMSK price list', '2026-09-11', prices);
  const express = (virginia, singapore) => listed({ 'us-east-1': virginia, 'ap-southeast-1': singapore });
  const malaysia = (figure) => listed({ 'ap-southeast-5': figure });
  return {
    id: 'aws/msk',
    keys: ['name'],
    rows: [
      price('storage_gb_months', 'GB-months', named('msk.storage.gb_month')),
      price('tiered_storage_gb_months', 'GB-months', text('TieredStorage Tiered storage')),
      price('tiered_storage_retrieval_gb', 'GB', text('TieredStorage Tiered storage-DataRetrieval')),
      price('private_connectivity_hours', 'hours', named('msk.private_connectivity_hour')),
      price('private_connectivity_gb', 'GB', named('msk.private_connectivity_gb')),
      price('connect_mcu_hours', 'MCU-hours', text('RunConnect')),
      price('replicated_gb', 'GB', text('SameRegionSource')),
      price('replicator_hours', 'hours', text('RunReplicator')),
      price('provisioned_throughput_mibps_months', 'MiBps-months', text('RunVolume General')),
      price('express_storage_gb_months', 'GB-months', express('0.1', '0.12')),
      price('express_written_gb', 'GB', express('0.01', '0.0125')),
      price('serverless_cluster_hours', 'hours', named('msk.serverless.cluster_hour'), malaysia('0.796875')),
      price('serverless_partition_hours', 'hours', text('Serverless Partition-hours'), malaysia('0.00159375')),
      price('serverless_ingested_gb', 'GB', text('Serverless Per-GB data ingressed'), malaysia('0.10625')),
      price('serverless_egressed_gb', 'GB', text('Serverless Per-GB data egressed'), malaysia('0.053125')),
      price('serverless_storage_gb_months', 'GB-months', text('Serverless Storage-hours'), malaysia('0.108')),
    ],
  };
}

function mskBrokers(sources) {
  const rows = sources.rows('aws_instances2.csv').filter((row) => row.service === 'msk');
  return {
    id: 'aws/msk.broker',
    keys: ['class'],
    cells: rows.map((row) => hourly(row, [row.class], row.usd_per_hour)),
  };
}

function mq() {
  return {
    id: 'aws/mq',
    keys: ['name'],
    rows: [
      price('efs_storage_gb_months', 'GB-months', named('mq.storage.efs.gb_month')),
      price('ebs_storage_gb_months', 'GB-months', named('mq.storage.single_az.gb_month')),
    ],
  };
}

const MQ_VARIANTS = {
  'activemq-single': ['activemq', 'single_instance'],
  'activemq-active-standby': ['activemq', 'active_standby_multi_az'],
  'rabbitmq-single': ['rabbitmq', 'single_instance'],
  'rabbitmq-cluster': ['rabbitmq', 'cluster_multi_az'],
};

// The price is of the whole deployment (two or three brokers), not of one broker.
function mqBrokers(sources) {
  const rows = sources.rows('aws_instances2.csv').filter((row) => row.service === 'mq');
  return {
    id: 'aws/mq.broker',
    keys: ['class', 'engine', 'deployment'],
    note: 'per deployment, all its brokers together; engine and deployment as in Terraform, in lower case',
    cells: rows.map((row) => {
      const variant = MQ_VARIANTS[row.variant];
      if (!variant) throw new Error(`unknown broker ${row.variant}`);
      return hourly(row, [row.class, ...variant], row.usd_per_hour);
    }),
  };
}

function eventBridge() {
  const text = (description) => described('events', description);
  return {
    id: 'aws/eventbridge',
    keys: ['name'],
    // The first 14 million scheduler invocations a month are the account's, not deducted.
    rows: [
      price('custom_events', 'events', named('eventbridge.custom_event')),
      price(
        'third_party_events',
        'events',
        derived('aws_cloudwatch_event_bus', 'Third-party events published', 'us-east-1', { divide: '1000000' }),
      ),
      price('api_destination_invocations', 'invocations', text('CloudWatch Events APIDestination')),
      price('archive_processing_gb', 'GB', text('CloudWatch Events Archive Event')),
      price('archive_storage_gb_months', 'GB-months', text('CloudWatch Events Event Storage')),
      price('schema_discovery_events', 'events', text('CloudWatch Events Discovery Event')),
      price('pipe_requests', 'requests', named('eventbridge.pipe')),
      price('scheduler_invocations', 'invocations', named('eventbridge.scheduler')),
    ],
  };
}

// The price list counts GB-seconds, 3,600,000 of them in the first tier; GB-hours are what people reckon in.
function stepFunctions() {
  const perHour = { multiply: '3600' };
  return {
    id: 'aws/step_functions',
    keys: ['name'],
    // The first 4,000 transitions a month are the account's, not deducted.
    rows: [
      price('standard_transitions', 'transitions', named('sfn.standard.transition')),
      price('express_requests', 'requests', named('sfn.express.request')),
      tiered(
        'express_duration_gb_hours',
        'GB-hours',
        [0, named('sfn.express.gb_hour.t1', perHour)],
        [1000, named('sfn.express.gb_second.t2', perHour)],
        [5000, named('sfn.express.gb_second.t3', perHour)],
      ),
    ],
  };
}

function apiGateway() {
  return {
    id: 'aws/api_gateway',
    keys: ['name'],
    rows: [
      tiered(
        'rest_requests',
        'requests',
        [0, named('apigateway.rest.t1')],
        [333000000, named('apigateway.rest.t2')],
        [1000000000, named('apigateway.rest.t3')],
        [20000000000, named('apigateway.rest.t4')],
      ),
      tiered('http_requests', 'requests', [0, named('apigateway.http.t1')], [300000000, named('apigateway.http.t2')]),
      tiered('websocket_messages', 'messages', [0, named('apigateway.ws.t1')], [1000000000, named('apigateway.ws.t2')]),
      price('websocket_connection_minutes', 'minutes', named('apigateway.ws.connection_minute')),
    ],
  };
}

function apiGatewayCache() {
  return {
    id: 'aws/api_gateway.cache',
    keys: ['gb'],
    note: 'keyed by cache size as in Terraform’s cache_cluster_size',
    rows: ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'].map((size) =>
      price([size], 'hours', named(`apigateway.cache.${size}`)),
    ),
  };
}

function appSync() {
  return {
    id: 'aws/appsync',
    keys: ['name'],
    rows: [
      price('operations', 'operations', named('appsync.operation')),
      price('realtime_messages', 'messages', named('appsync.realtime_message')),
      price('realtime_connection_minutes', 'minutes', named('appsync.realtime_connection_minute')),
      price('event_operations', 'operations', described('appsync', 'RealTime per Operation')),
      price('event_connection_minutes', 'minutes', described('appsync', 'RealTime per Minute')),
    ],
  };
}

function appSyncCache() {
  return {
    id: 'aws/appsync.cache',
    keys: ['gb'],
    rows: ['1.55', '3.22', '12.3', '25.05', '50.47', '101.38', '203.26', '317.77'].map((size) =>
      price([size], 'hours', named(`appsync.cache.${size}_hour`)),
    ),
  };
}

function iot() {
  return {
    id: 'aws/iot',
    keys: ['name'],
    rows: [
      price('connection_minutes', 'minutes', named('iot.connection_minute')),
      tiered(
        'messages',
        'messages',
        [0, named('iot.message.t1')],
        [1000000000, named('iot.message.t2')],
        [5000000000, named('iot.message.t3')],
      ),
      price('rules_triggered', 'rules', named('iot.rule_triggered')),
      price('actions', 'actions', named('iot.action')),
      price('shadow_registry_operations', 'operations', named('iot.shadow_registry_op')),
    ],
  };
}
