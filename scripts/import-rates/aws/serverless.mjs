// Queues, topics, logs and metrics, keys and secrets.

import { described, named, stated } from '../sources.mjs';
import { maybeFree, price, tiered } from '../table.mjs';

export function serverlessTables() {
  return [sqs(), sns(), cloudwatch(), kms(), secretsManager()];
}

// The first million requests a month is the account's, not deducted.
function sqs() {
  const requests = (name, sku) =>
    tiered(
      name,
      'requests',
      [0, named(`sqs.${sku}.t1`)],
      [100000000000, named(`sqs.${sku}.t2`)],
      [200000000000, named(`sqs.${sku}.t3`)],
    );
  return {
    id: 'aws/sqs',
    keys: ['name'],
    rows: [requests('standard_requests', 'standard'), requests('fifo_requests', 'fifo')],
  };
}

function sns() {
  const text = (description) => described('sns', description);
  return {
    id: 'aws/sns',
    keys: ['name'],
    // Monthly free requests (1 million), HTTP (100,000) and e-mail (1,000) notifications are the account's, not deducted.
    rows: [
      price('requests', 'requests', named('sns.request')),
      price('http_notifications', 'notifications', named('sns.http')),
      price('email_notifications', 'notifications', named('sns.email')),
      price('kinesis_firehose_notifications', 'notifications', text('Amazon Kinesis Data Firehose Messages')),
      maybeFree('lambda_notifications', 'notifications', text('AWS Lambda Notifications')),
      maybeFree('sqs_notifications', 'notifications', text('Amazon SQS Notifications')),
      price('mobile_push_notifications', 'notifications', text('Google Cloud Messaging for Android GCM Notifications')),
      price('macos_notifications', 'notifications', text('Apple Push Notification Service APNS Mac OS Notifications')),
      price('fifo_requests', 'requests', named('sns.fifo.request')),
      price('fifo_publish_gb', 'GB', text('SNS FIFO Publish Payload per GB')),
      price('fifo_notifications', 'notifications', text('Amazon SNS FIFO Subscription Messages per Messages')),
      price('fifo_notification_gb', 'GB', text('Amazon SNS FIFO Subscription Messages Payload per GB')),
      price('fifo_archive_processing_gb', 'GB', text('Amazon SNS FIFO Topics Archive Processing per GB')),
      price('fifo_archive_gb_months', 'GB-months', text('Amazon SNS FIFO Topics Storage per GB month')),
      price('payload_filtering_gb', 'GB', text('Amazon SNS Standard Payload Scanned Filtered per GB')),
      price('data_protection_scanned_gb', 'GB', text('Amazon SNS Message Scanning per GB')),
    ],
  };
}

function cloudwatch() {
  const text = (description) => described('cloudwatch', description);
  const insights = (prices) => stated('aws.amazon.com/cloudwatch/pricing', '2026-09', prices);
  const logTiers = (name, first, second, third, fourth) =>
    tiered(name, 'GB', [0, first], [10240, second], [30720, third], [51200, fourth]);
  return {
    id: 'aws/cloudwatch',
    keys: ['name'],
    // Free metrics, alarms, dashboards and 5 GB of logs a month are the account's, not deducted.
    rows: [
      price('database_insights_vcpu_hours', 'vCPU-hours', insights({ 'us-east-1': '0.0125', 'us-east-2': '0.0125' })),
      price('database_insights_acu_hours', 'ACU-hours', insights({ 'us-east-1': '0.003125' })),
      price('logs_ingested_gb', 'GB', named('cloudwatch.logs.ingest_gb')),
      price('logs_infrequent_access_ingested_gb', 'GB', text('IA Custom ingested Logs from 0 upto Inf')),
      price('logs_stored_gb_months', 'GB-months', named('cloudwatch.logs.store_gb_month')),
      price('logs_insights_scanned_gb', 'GB', named('cloudwatch.logs.insights_gb')),
      logTiers(
        'vended_logs_gb',
        named('cloudwatch.logs.vended_gb.t1'),
        text('Vended Logs Next 20TB'),
        text('Vended Logs Next Next 20TB'),
        text('Vended Logs over 50TB'),
      ),
      logTiers(
        'vended_logs_infrequent_access_gb',
        text('IA Vended ingested logs from 0 upto 10240'),
        text('IA Vended ingested logs from 10240 upto 30720'),
        text('IA Vended ingested logs from 30720 upto 51200'),
        text('IA Vended ingested logs from 51200 upto Inf'),
      ),
      logTiers(
        'delivered_logs_gb',
        text('Delivered Logs for first 10TB'),
        text('Delivered Logs for next 20TB'),
        text('Delivered Logs for next next 20 TB'),
        text('Delivered Logs for over 50TB'),
      ),
      price('parquet_conversion_gb', 'GB', text('Parquet Conversion')),
      price('logs_data_protection_gb', 'GB', text('DataProtection LogsCloudWatch Logs Data Protection')),
      price('logs_live_tail_minutes', 'minutes', text('StartLiveTail')),
      tiered(
        'metric_months',
        'months',
        [0, named('cloudwatch.metric.t1')],
        [10000, named('cloudwatch.metric.t2')],
        [250000, named('cloudwatch.metric.t3')],
        [1000000, named('cloudwatch.metric.t4')],
      ),
      price('metric_stream_updates', 'updates', text('Metric Streams MetricUpdate')),
      price('alarm_standard_months', 'months', named('cloudwatch.alarm.standard')),
      price('alarm_high_resolution_months', 'months', named('cloudwatch.alarm.high_res')),
      price('alarm_composite_months', 'months', named('cloudwatch.alarm.composite')),
      price('alarm_metrics_insights_months', 'months', text('Metrics Insights Alarms Standard')),
      price('dashboard_months', 'months', named('cloudwatch.dashboard')),
      price('api_requests', 'requests', named('cloudwatch.api_request')),
      price('get_metric_data_requests', 'metrics', text('API Request GetMetricData')),
      price('canary_runs', 'runs', named('cloudwatch.canary_run')),
      price('contributor_insights_logs_rule_months', 'months', text('Contributor Insights CloudWatchLogs')),
      price('contributor_insights_dynamodb_rule_months', 'months', text('Contributor Insights DynamoDB')),
      price('contributor_insights_logs_events', 'events', text('Event CloudWatchLog')),
      price('contributor_insights_dynamodb_events', 'events', text('Event DynamoDB')),
      price('rum_events', 'events', text('CW RUMCloudWatch RUM events')),
    ],
  };
}

// The first 20,000 requests a month are the account's, not deducted.
function kms() {
  return {
    id: 'aws/kms',
    keys: ['name'],
    rows: [
      price('key_months', 'months', named('kms.key_month')),
      price('requests', 'requests', named('kms.request')),
      price('asymmetric_requests', 'requests', named('kms.request.asymmetric')),
      price('rsa_2048_requests', 'requests', named('kms.request.rsa2048')),
      price(
        'ecc_generate_data_key_pair_requests',
        'requests',
        described('kms', 'API Requests GenerateDatakeyPair ECC'),
      ),
      price(
        'rsa_generate_data_key_pair_requests',
        'requests',
        described('kms', 'API Requests GenerateDatakeyPair RSA'),
      ),
    ],
  };
}

function secretsManager() {
  return {
    id: 'aws/secretsmanager',
    keys: ['name'],
    rows: [
      price('secret_months', 'months', named('secretsmanager.secret_month')),
      price('requests', 'requests', named('secretsmanager.request')),
    ],
  };
}
