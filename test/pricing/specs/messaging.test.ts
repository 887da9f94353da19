/** Queues, topics, events, brokers, logs and alarms against prices that AWS publishes; the arithmetic stands beside. */
import { examples } from './examples';

describe('price specs: messaging and monitoring', () => {
  examples('aws_sqs_queue', [
    {
      // 65 KB are two chunks: 2 million × 0.40; FIFO 3 million × 0.50
      name: 'by 64 KB; FIFO costs more',
      usage: `  aws_sqs_queue.a: { monthly_requests: 1000000, request_size_kb: 65 }
  aws_sqs_queue.b: { monthly_requests: 3000000 }`,
      code: `
        resource "aws_sqs_queue" "a" {}
        resource "aws_sqs_queue" "b" { fifo_queue = true }`,
      expected: `
        aws_sqs_queue.a $0.80 priced
          Requests | 2 1M requests | $0.80
        aws_sqs_queue.b $1.50 priced
          Requests | 3 1M requests | $1.50`,
    },
    {
      // the price from 100 billion on is for what an account sends, not a queue
      name: 'in another region, without usage',
      region: 'sa-east-1',
      code: 'resource "aws_sqs_queue" "a" {}',
      expected: `
        aws_sqs_queue.a ? usage
          Requests | ? 1M requests | $0.4 each`,
    },
  ]);

  examples('aws_sns_topic and subscriptions', [
    {
      // 128 KB count twice: 2 million × 0.50; to two HTTP endpoints 4 million × 0.60; 1,000,000 × 2 SMS at 0.00645 each
      name: 'standard topic',
      usage: `  aws_sns_topic.a:
    monthly_requests: 1000000
    request_size_kb: 128
    http_subscriptions: 2
    email_subscriptions: 0
    kinesis_subscriptions: 0
    mobile_push_subscriptions: 0
    macos_subscriptions: 0
    sms_subscriptions: 1
    sms_notification_price: 0.00645`,
      code: 'resource "aws_sns_topic" "a" {}',
      expected: `
        aws_sns_topic.a $12903.40 priced
          API requests | 2 1M requests | $1.00
          HTTP/HTTPS notifications | 40 100k notifications | $2.40
          Email/Email-JSON notifications | 0 100k notifications | $0.00
          Kinesis Firehose notifications | 0 1M notifications | $0.00
          Mobile Push notifications | 0 1M notifications | $0.00
          MacOS notifications | 0 1M notifications | $0.00
          SMS notifications | 20000 100 notifications | $12900.00`,
    },
    {
      // 0.30 a million; 1 million × 32 KB = 30.517578 GB × 0.017 = 0.5188; two queues: 2 × 0.01, 61.035156 GB × 0.001
      name: 'FIFO topic, delivered to the subscriptions in the code',
      usage: '  aws_sns_topic.a: { monthly_requests: 1000000, request_size_kb: 32 }',
      code: `
        resource "aws_sns_topic" "a" { fifo_topic = true }
        resource "aws_sns_topic_subscription" "a" {
          count     = 2
          topic_arn = aws_sns_topic.a.arn
          protocol  = "sqs"
        }`,
      expected: `
        aws_sns_topic.a $0.90 priced
          FIFO Publish API requests | 1 1M requests | $0.30
          FIFO Publish API payload | 30.517578 GB | $0.52
          FIFO notifications | 2 1M notifications | $0.02
          FIFO notification payload | 61.035156 GB | $0.06`,
    },
    {
      // HTTP 0.60 a million; e-mail 2.00 per 100,000; to Lambda free
      name: 'subscriptions, in another region',
      region: 'eu-west-1',
      usage: '  aws_sns_topic_subscription.http: { monthly_requests: 1000000, request_size_kb: 65 }',
      code: `
        resource "aws_sns_topic_subscription" "http" { protocol = "https" }
        resource "aws_sns_topic_subscription" "mail" { protocol = "email-json" }
        resource "aws_sns_topic_subscription" "sms" { protocol = "sms" }
        resource "aws_sns_topic_subscription" "lambda" { protocol = "lambda" }`,
      expected: `
        aws_sns_topic_subscription.http $1.20 priced
          HTTP notifications | 2 1M notifications | $1.20
        aws_sns_topic_subscription.mail ? usage
          Email/Email-JSON notifications | ? 100k notifications | $2 each
        aws_sns_topic_subscription.sms ? usage
          SMS notifications | ? 100 notifications | ?`,
    },
  ]);

  examples('EventBridge', [
    {
      // 1.00 a million of custom events; archive 0.10 × 20 GB and 0.023 × 100 GB
      name: 'an event bus',
      usage:
        '  aws_cloudwatch_event_bus.a: { monthly_custom_events: 5000000, monthly_archive_processing_gb: 20, archive_storage_gb: 100 }',
      code: 'resource "aws_cloudwatch_event_bus" "a" {}',
      expected: `
        aws_cloudwatch_event_bus.a $9.30 usage
          Custom events published | 5 1M events | $5.00
          Third-party events published | ? 1M events | $1 each
          Archive processing | 20 GB | $2.00
          Archive storage | 100 GB | $2.30
          Schema discovery | ? 1M events | $0.1 each`,
    },
  ]);

  examples('aws_mq_broker', [
    {
      // Ireland: RabbitMQ mq.m5.large 0.321 an hour a node, three of them × 730 = 702.99; 20 GB × 3 × 0.11
      name: 'a RabbitMQ cluster, in another region',
      region: 'eu-west-1',
      usage: '  aws_mq_broker.a: { storage_size_gb: 20 }',
      code: `
        resource "aws_mq_broker" "a" {
          engine_type        = "RabbitMQ"
          host_instance_type = "mq.m5.large"
          deployment_mode    = "CLUSTER_MULTI_AZ"
        }`,
      expected: `
        aws_mq_broker.a $709.59 priced
          Instance usage (RabbitMQ, mq.m5.large, cluster_multi_az) | 730 hours | $702.99
          Storage (RabbitMQ, EBS) | 60 GB | $6.60`,
    },
    {
      name: 'of a class that does not exist',
      code: `
        resource "aws_mq_broker" "a" {
          engine_type        = "ActiveMQ"
          host_instance_type = "mq.x1.large"
        }`,
      expected: `
        aws_mq_broker.a ? unpriced
          Instance usage (ActiveMQ, mq.x1.large, single_instance) | 730 hours | ?
          Storage (ActiveMQ, EFS) | ? GB | $0.3 each
          ! no row class=mq.x1.large, engine=activemq, deployment=single_instance in aws/mq.broker`,
    },
  ]);

  examples('aws_cloudwatch_log_group', [
    {
      // 0.50 × 100 + 0.03 × 200 + 0.005 × 1,000
      name: 'standard class',
      usage:
        '  aws_cloudwatch_log_group.a: { monthly_data_ingested_gb: 100, storage_gb: 200, monthly_data_scanned_gb: 1000 }',
      code: 'resource "aws_cloudwatch_log_group" "a" {}',
      expected: `
        aws_cloudwatch_log_group.a $61.00 priced
          Data ingested | 100 GB | $50.00
          Archival Storage | 200 GB | $6.00
          Insights queries data scanned | 1000 GB | $5.00`,
    },
    {
      // Ireland 0.57, half of it for infrequent access; queries 0.0057
      name: 'infrequent access, in another region',
      region: 'eu-west-1',
      code: 'resource "aws_cloudwatch_log_group" "a" { log_group_class = "INFREQUENT_ACCESS" }',
      expected: `
        aws_cloudwatch_log_group.a ? usage
          Data ingested | ? GB | $0.285 each
          Archival Storage | ? GB | $0.03 each
          Insights queries data scanned | ? GB | $0.0057 each`,
    },
    {
      name: 'delivery only',
      code: 'resource "aws_cloudwatch_log_group" "a" { log_group_class = "DELIVERY" }',
      expected: `
        aws_cloudwatch_log_group.a ? usage
          Data delivered (first 10TB) | ? GB | $0.25 each`,
    },
  ]);

  examples('CloudWatch alarms and dashboards', [
    {
      // 0.10 a metric; under a minute 0.30; an anomaly counts three metrics; a composite alarm 0.50; a dashboard 3.00
      name: 'by metric and resolution',
      region: 'eu-west-1',
      code: `
        resource "aws_cloudwatch_metric_alarm" "plain" { period = 60 }
        resource "aws_cloudwatch_metric_alarm" "fast" { period = 10 }
        resource "aws_cloudwatch_metric_alarm" "math" {
          metric_query {
            expression = "errors / requests"
          }
          metric_query {
            id = "errors"
            metric {
              period = 300
            }
          }
          metric_query {
            id = "requests"
            metric {
              period = 300
            }
          }
        }
        resource "aws_cloudwatch_metric_alarm" "band" {
          threshold_metric_id = "band"
          metric_query {
            id         = "band"
            expression = "ANOMALY_DETECTION_BAND(load)"
          }
          metric_query {
            id = "load"
            metric {
              period = 30
            }
          }
        }
        resource "aws_cloudwatch_metric_alarm" "query" {
          metric_query {
            period     = 60
            expression = "SELECT MAX(CPUUtilization) FROM SCHEMA(x)"
          }
        }
        resource "aws_cloudwatch_composite_alarm" "all" {}
        resource "aws_cloudwatch_dashboard" "d" {}`,
      expected: `
        aws_cloudwatch_metric_alarm.plain $0.10 priced
          Standard resolution | 1 alarm metrics | $0.10
        aws_cloudwatch_metric_alarm.fast $0.30 priced
          High resolution | 1 alarm metrics | $0.30
        aws_cloudwatch_metric_alarm.math $0.20 priced
          Standard resolution | 2 alarm metrics | $0.20
        aws_cloudwatch_metric_alarm.band $0.90 priced
          High resolution anomaly detection | 3 alarms | $0.90
        aws_cloudwatch_metric_alarm.query ? usage
          Metrics Insights query | ? alarm metrics | $0.1 each
        aws_cloudwatch_composite_alarm.all $0.50 priced
          Composite alarm | 1 alarms | $0.50
        aws_cloudwatch_dashboard.d $3.00 priced
          Dashboard | 1 months | $3.00`,
    },
    {
      // every 5 minutes: 730 × 12 = 8,760 runs × 0.0012
      name: 'canary by its schedule',
      code: `
        resource "aws_synthetics_canary" "a" {
          schedule {
            expression = "rate(5 minutes)"
          }
        }
        resource "aws_synthetics_canary" "b" {
          schedule {
            expression = "cron(0 10 * * ? *)"
          }
        }`,
      expected: `
        aws_synthetics_canary.a $10.51 priced
          Canary runs | 8760 runs | $10.51
        aws_synthetics_canary.b ? usage
          Canary runs | ? runs | $0.0012 each`,
    },
  ]);
});
