/** Attributes that are easily overlooked and change what is billed; the arithmetic stands beside. */
import { examples } from './examples';

examples('price specs: attributes that change a price', [
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
  {
    // 0.00325 a GB of logs that are unpacked; 0.07 an hour of JQ; 0.029 a GB ingested
    name: 'what a delivery stream does on the way, and where to',
    usage:
      '  aws_kinesis_firehose_delivery_stream.s: { monthly_data_ingested_gb: 1000, monthly_data_decompressed_gb: 4000, monthly_jq_processing_hrs: 10, monthly_partitioned_objects: 1000 }',
    code: `
      resource "aws_kinesis_firehose_delivery_stream" "s" {
        destination = "extended_s3"
        extended_s3_configuration {
          dynamic_partitioning_configuration {
            enabled = true
          }
          processing_configuration {
            enabled = true
            processors { type = "Decompression" }
            processors { type = "MetadataExtraction" }
          }
        }
      }
      resource "aws_kinesis_firehose_delivery_stream" "off" {
        destination = "extended_s3"
        extended_s3_configuration {
          processing_configuration {
            enabled = false
            processors { type = "Decompression" }
          }
        }
      }
      resource "aws_kinesis_firehose_delivery_stream" "snow" { destination = "snowflake" }`,
    expected: `
      aws_kinesis_firehose_delivery_stream.s $62.71 priced
        Data ingested (first 500TB) | 1000 GB | $29.00
        Decompression | 4000 GB | $13.00
        Dynamic partitioning | 1000 GB | $20.00
        Dynamic partitioning objects | 1 1k objects | $0.01
        Dynamic partitioning by JQ | 10 hours | $0.70
      aws_kinesis_firehose_delivery_stream.off ? usage
        Data ingested (first 500TB) | ? GB | $0.029 each
      aws_kinesis_firehose_delivery_stream.snow ? usage
        Data ingested | ? GB | ?`,
  },
  {
    // 0.0225 an hour for each of two ways: 2 × 730 × 0.0225; 0.006 a GB
    name: 'a Kafka cluster for clients in other VPCs',
    usage: '  aws_msk_cluster.c: { monthly_private_connectivity_gb: 100 }',
    code: `
      resource "aws_msk_cluster" "c" {
        number_of_broker_nodes = 3
        broker_node_group_info {
          instance_type = "kafka.m5.large"
          storage_info {
            ebs_storage_info {
              volume_size = 100
            }
          }
          connectivity_info {
            vpc_connectivity {
              client_authentication {
                tls = true
                sasl {
                  iam   = true
                  scram = false
                }
              }
            }
          }
        }
      }`,
    expected: `
      aws_msk_cluster.c $523.35 priced
        Instance (kafka.m5.large) | 2190 hours | $459.90
        Storage | 300 GB | $30.00
        Private connectivity | 1460 hours | $32.85
        Private connectivity, data processed | 100 GB | $0.60`,
  },
  {
    // 0.44 a DPU-hour
    name: 'a table that Glue keeps compact',
    usage: '  aws_glue_catalog_table_optimizer.o: { monthly_dpu_hours: 10 }',
    code: 'resource "aws_glue_catalog_table_optimizer" "o" { type = "compaction" }',
    expected: `
      aws_glue_catalog_table_optimizer.o $4.40 priced
        Table optimization | 10 DPU-hours | $4.40`,
  },
  {
    // 0.49 × 730 = 357.70, and two workers more than the one that is included: 2 × 730 × 0.055 = 80.30
    name: 'an environment of Airflow that always has three workers',
    usage: '  aws_mwaa_environment.stated: { additional_workers: 1, additional_schedulers: 0, meta_database_gb: 0 }',
    code: `
      resource "aws_mwaa_environment" "a" { min_workers = 3 }
      resource "aws_mwaa_environment" "stated" { min_workers = 3 }`,
    expected: `
      aws_mwaa_environment.a $438.00 usage
        Environment (Small) | 730 hours | $357.70
        Worker (Small) | 1460 hours | $80.30
        Scheduler (Small) | ? hours | $0.055 each
        Meta database | ? GB | $0.1 each
      aws_mwaa_environment.stated $397.85 priced
        Environment (Small) | 730 hours | $357.70
        Worker (Small) | 730 hours | $40.15
        Scheduler (Small) | 0 hours | $0.00
        Meta database | 0 GB | $0.00`,
  },
  {
    // 250 a month for Q, 24 an author
    name: 'QuickSight with Q',
    usage: '  aws_quicksight_account_subscription.q: { authors: 2, readers: 0, additional_spice_gb: 0 }',
    code: 'resource "aws_quicksight_account_subscription" "q" { edition = "ENTERPRISE_AND_Q" }',
    expected: `
      aws_quicksight_account_subscription.q $298.00 priced
        Amazon Q | 1 months | $250.00
        Authors | 2 users | $48.00
        Readers | 0 users | $0.00
        SPICE capacity (enterprise) | 0 GB | $0.00`,
  },
  {
    // 2 consumers × 3 shards × 730 × 0.015 = 65.70; as stated 100 × 0.015
    name: 'consumers of a stream with enhanced fan-out',
    usage: ['consumed', 'stated']
      .map(
        (name) =>
          `  aws_kinesis_stream.${name}: { monthly_provisioned_put_units: 0, monthly_provisioned_long_term_retention_gb: 0, monthly_provisioned_long_term_retrieval_gb: 0, monthly_provisioned_efo_data_out_gb: 0${name === 'stated' ? ', monthly_provisioned_efo_consumer_hours: 100' : ''} }`,
      )
      .join('\n'),
    code: `
      resource "aws_kinesis_stream" "consumed" { shard_count = 3 }
      resource "aws_kinesis_stream_consumer" "c" {
        for_each   = toset(["a", "b"])
        name       = each.key
        stream_arn = aws_kinesis_stream.consumed.arn
      }
      resource "aws_kinesis_stream" "stated" { shard_count = 1 }
      resource "aws_kinesis_stream_consumer" "d" {
        name       = "d"
        stream_arn = aws_kinesis_stream.stated.arn
      }`,
    expected: `
      aws_kinesis_stream.consumed $98.55 priced
        PROVISIONED | 2190 hours | $32.85
        Put request unit | 0 units | $0.00
        Long term retention (7D+) | 0 GB | $0.00
        Extended retention retrieval (7D+) | 0 GB | $0.00
        Enhanced Fan Out (EFO) | 4380 consumer-shard hour | $65.70
        Enhanced Fan Out (EFO) Data retrieval | 0 GB | $0.00
      aws_kinesis_stream.stated $12.45 priced
        PROVISIONED | 730 hours | $10.95
        Put request unit | 0 units | $0.00
        Long term retention (7D+) | 0 GB | $0.00
        Extended retention retrieval (7D+) | 0 GB | $0.00
        Enhanced Fan Out (EFO) | 100 consumer-shard hour | $1.50
        Enhanced Fan Out (EFO) Data retrieval | 0 GB | $0.00`,
  },
  {
    // 0.152 × 730 = 110.96; 0.115 × 20 = 2.30
    name: 'a database of a snapshot: what the snapshot says is assumed, and told',
    code: `
      resource "aws_db_instance" "r" {
        instance_class      = "db.m6g.large"
        snapshot_identifier = "nightly"
      }
      resource "aws_db_instance" "s" {
        instance_class      = "db.m6g.large"
        snapshot_identifier = "nightly"
        engine              = "mysql"
        allocated_storage   = 20
      }`,
    expected: `
      aws_db_instance.r $113.26 priced
        Database instance (on-demand, Single-AZ, db.m6g.large) | 730 hours | $110.96
        Storage (general purpose SSD, gp2) | 20 GB | $2.30
        ~ assumes engine = mysql (the snapshot that it is restored from says it)
        ~ assumes allocated_storage = 20 (the snapshot that it is restored from says it)
      aws_db_instance.s $113.26 priced
        Database instance (on-demand, Single-AZ, db.m6g.large) | 730 hours | $110.96
        Storage (general purpose SSD, gp2) | 20 GB | $2.30`,
  },
  {
    // a spot instance of m5.large is 0.0321 an hour, on demand 0.096; 0.152 × 730 = 110.96; 0.40 a secret
    name: 'capacity on demand in a Spot Fleet, the secret of a password that RDS keeps',
    code: `
      resource "aws_launch_template" "t" { instance_type = "m5.large" }
      resource "aws_spot_fleet_request" "f" {
        target_capacity           = 4
        on_demand_target_capacity = 1
        launch_template_config {
          launch_template_specification { id = aws_launch_template.t.id }
        }
      }
      resource "aws_db_instance" "d" {
        engine                      = "mysql"
        instance_class              = "db.m6g.large"
        manage_master_user_password = true
      }`,
    expected: `
      aws_spot_fleet_request.f $140.38 priced
        aws_launch_template.t (on-demand)
          Instance usage (Linux/UNIX, on-demand, m5.large) | 730 hours | $70.08
        aws_launch_template.t
          Instance usage (Linux/UNIX, spot, m5.large) | 2190 hours | $70.30
      aws_db_instance.d $113.66 priced
        Database instance (on-demand, Single-AZ, db.m6g.large) | 730 hours | $110.96
        Storage (general purpose SSD, gp2) | 20 GB | $2.30
        Secret of the master user | 1 months | $0.40`,
  },
  {
    // 0.30 × 2 metrics × 3 shards, 0.30 × 7 × 4; volumes of two tasks: 0.08 × 200 of gp3 with 3000 IOPS
    name: 'metrics of shards, volumes of tasks',
    usage: '  aws_kinesis_stream.demand: { shards: 4 }',
    code: `
      resource "aws_kinesis_stream" "two" {
        shard_count         = 3
        shard_level_metrics = ["IncomingBytes", "OutgoingBytes"]
      }
      resource "aws_kinesis_stream" "demand" {
        shard_level_metrics = ["ALL"]
        stream_mode_details { stream_mode = "ON_DEMAND" }
      }
      resource "aws_ecs_service" "s" {
        launch_type   = "EC2"
        desired_count = 2
        volume_configuration {
          name = "data"
          managed_ebs_volume {
            role_arn   = "r"
            size_in_gb = 100
          }
        }
      }`,
    expected: `
      aws_kinesis_stream.two $34.65 usage
        PROVISIONED | 2190 hours | $32.85
        Put request unit | ? units | $1.4e-8 each
        Long term retention (7D+) | ? GB | $0.023 each
        Extended retention retrieval (7D+) | ? GB | $0.021 each
        Enhanced Fan Out (EFO) | ? consumer-shard hour | $0.015 each
        Enhanced Fan Out (EFO) Data retrieval | ? GB | $0.013 each
        Shard-level metrics | 6 metrics | $1.80
      aws_kinesis_stream.demand $37.60 usage
        ON_DEMAND | 730 hours | $29.20
        Data ingested | ? GB | $0.08 each
        Data retrieval | ? GB | $0.04 each
        Enhanced Fan Out (EFO) Data retrieval | ? GB | $0.05 each
        Extended retention (24H to 7D) | ? GB | $0.1 each
        Long term retention (7D+) | ? GB | $0.023 each
        Shard-level metrics | 28 metrics | $8.40
      aws_ecs_service.s $16.00 priced
        volume_configuration[0]
          Storage (general purpose SSD, gp3) | 200 GB | $16.00`,
  },
]);
