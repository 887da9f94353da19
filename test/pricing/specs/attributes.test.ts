/** Attributes that are easily overlooked and change what is billed; the arithmetic stands beside. */
import { examples } from './examples';

examples('price specs: attributes that change a price', [
  {
    // as many nodes in a second zone: 2 × 2 × 730 × 1.086
    name: 'a Redshift cluster in two zones',
    code: `
      resource "aws_redshift_cluster" "w" {
        node_type       = "ra3.xlplus"
        number_of_nodes = 2
        multi_az        = true
      }`,
    expected: `
      aws_redshift_cluster.w $3171.12 usage
        Cluster usage (on-demand, ra3.xlplus) | 2920 hours | $3171.12
        Managed storage (ra3.xlplus) | ? GB | $0.024 each
        Concurrency scaling (ra3.xlplus) | ? node-seconds | $0.0003 each
        Spectrum | ? TB | $5 each
        Backup storage (first 50TB) | ? GB | $0.023 each`,
  },
  {
    // 0.308 a DPU-hour of version 6, 0.203 flexible; 0.52 with twice the memory, 0.364 of version 6; a shell has no such versions
    name: 'versions and workers of Glue jobs',
    usage: ['sixth', 'flex', 'memory', 'both', 'shell', 'ray', 'neither']
      .map((name) => `  aws_glue_job.${name}: { monthly_hours: 10 }`)
      .join('\n'),
    code: `
      resource "aws_glue_job" "sixth" {
        glue_version      = "6.0"
        worker_type       = "G.1X"
        number_of_workers = 10
      }
      resource "aws_glue_job" "flex" {
        glue_version      = "6.0"
        worker_type       = "G.2X"
        number_of_workers = 5
        execution_class   = "FLEX"
      }
      resource "aws_glue_job" "memory" {
        glue_version      = "5.0"
        worker_type       = "R.2X"
        number_of_workers = 5
      }
      resource "aws_glue_job" "both" {
        glue_version      = "6.0"
        worker_type       = "R.1X"
        number_of_workers = 10
      }
      resource "aws_glue_job" "shell" {
        glue_version = "6.0"
        max_capacity = 1
        command { name = "pythonshell" }
      }
      resource "aws_glue_job" "ray" {
        glue_version      = "4.0"
        worker_type       = "Z.2X"
        number_of_workers = 5
        command { name = "glueray" }
      }
      resource "aws_glue_job" "neither" {
        worker_type       = "R.1X"
        number_of_workers = 5
        execution_class   = "FLEX"
      }`,
    expected: `
      aws_glue_job.sixth $30.80 priced
        Duration | 10 hours (10 DPUs) | $30.80
      aws_glue_job.flex $20.30 priced
        Duration (flex) | 10 hours (10 DPUs) | $20.30
      aws_glue_job.memory $52.00 priced
        Duration | 10 hours (10 M-DPUs) | $52.00
      aws_glue_job.both $36.40 priced
        Duration | 10 hours (10 M-DPUs) | $36.40
      aws_glue_job.shell $4.40 priced
        Duration | 10 hours (1 DPU) | $4.40
      aws_glue_job.ray $44.00 priced
        Duration | 10 hours (10 DPUs) | $44.00
      aws_glue_job.neither ? unpriced
        Duration (flex) | ? ? | ?
        ! what workers of type R.1X cost in flexible execution is not known`,
  },
  {
    name: 'version 6 of Glue where its price is not known',
    region: 'eu-west-1',
    usage: '  aws_glue_job.a: { monthly_hours: 10 }',
    code: 'resource "aws_glue_job" "a" { glue_version = "6.0" }',
    expected: `
      aws_glue_job.a ? unpriced
        Duration | 10 hours (10 DPUs) | ?
        ! aws/glue has no price for etl_6_dpu_hours in eu-west-1`,
  },
  {
    // 0.25 a GB into a group of infrequent access; 0.25 to S3 and 0.03 for Parquet
    name: 'flow logs by what keeps them',
    usage: ['infrequent', 'parquet', 'plain', 'text']
      .map((name) => `  aws_flow_log.${name}: { monthly_data_ingested_gb: 100 }`)
      .join('\n'),
    code: `
      resource "aws_cloudwatch_log_group" "rare" {
        name            = "rare"
        log_group_class = "INFREQUENT_ACCESS"
      }
      resource "aws_flow_log" "infrequent" { log_destination = aws_cloudwatch_log_group.rare.arn }
      resource "aws_flow_log" "parquet" {
        log_destination      = "arn:aws:s3:::logs"
        log_destination_type = "s3"
        destination_options { file_format = "parquet" }
      }
      resource "aws_flow_log" "plain" {
        log_destination_type = "s3"
        destination_options { file_format = "plain-text" }
      }
      resource "aws_flow_log" "text" { log_group_name = "common" }`,
    expected: `
      aws_cloudwatch_log_group.rare ? usage
        Data ingested | ? GB | $0.25 each
        Archival Storage | ? GB | $0.03 each
        Insights queries data scanned | ? GB | $0.005 each
      aws_flow_log.infrequent $25.00 priced
        Flow logs delivered (first 10TB) | 100 GB | $25.00
      aws_flow_log.parquet $28.00 priced
        Flow logs delivered (first 10TB) | 100 GB | $25.00
        Conversion to Parquet | 100 GB | $3.00
      aws_flow_log.plain $25.00 priced
        Flow logs delivered (first 10TB) | 100 GB | $25.00
      aws_flow_log.text $50.00 priced
        Flow logs delivered (first 10TB) | 100 GB | $50.00`,
  },
  {
    // 0.09 a GB that is gone through
    name: 'a subscription that filters by payload',
    usage: '  aws_sns_topic_subscription.body: { monthly_payload_filtered_gb: 50 }',
    code: `
      resource "aws_sns_topic_subscription" "body" {
        protocol            = "sqs"
        filter_policy       = jsonencode({ kind = ["order"] })
        filter_policy_scope = "MessageBody"
      }
      resource "aws_sns_topic_subscription" "attributes" {
        protocol      = "sqs"
        filter_policy = jsonencode({ kind = ["order"] })
      }`,
    expected: `
      aws_sns_topic_subscription.body $4.50 priced
        Payload filtered | 50 GB | $4.50`,
  },
  {
    // 0.75 a GB of CloudTrail's own, 0.50 of others
    name: 'events from elsewhere in CloudTrail Lake',
    usage: '  aws_cloudtrail_event_data_store.a: { monthly_data_ingested_gb: 10, monthly_other_data_ingested_gb: 20 }',
    code: 'resource "aws_cloudtrail_event_data_store" "a" { retention_period = 366 }',
    expected: `
      aws_cloudtrail_event_data_store.a $17.50 usage
        Data ingested | 10 GB | $7.50
        Data ingested (other sources than CloudTrail) | 20 GB | $10.00
        Data scanned | ? GB | $0.005 each`,
  },
]);
