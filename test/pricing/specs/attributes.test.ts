/** Attributes that are easily overlooked and change what is billed; the arithmetic stands beside. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { createBundledEngine } from '../../../src/node/pricing';
import { projectsOf } from './estimate-text';
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
  {
    // 0.00065 a WCU-hour and 0.00013 an RCU-hour in Ohio, storage 0.25 there too; 0.10 a million captured changes, 0.10 a GB exported
    name: 'replicas and what else reads a DynamoDB table',
    region: 'us-east-2',
    usage: `  aws_dynamodb_table_replica.r: { storage_gb: 100 }
  aws_dynamodb_kinesis_streaming_destination.k: { monthly_change_data_capture_units: 5000000 }
  aws_dynamodb_table_export.e: { monthly_data_exported_gb: 20 }`,
    code: `
      resource "aws_dynamodb_table" "t" {
        name           = "t"
        read_capacity  = 10
        write_capacity = 20
        global_secondary_index {
          name           = "i"
          read_capacity  = 5
          write_capacity = 5
        }
      }
      resource "aws_dynamodb_table_replica" "r" {
        global_table_arn       = aws_dynamodb_table.t.arn
        point_in_time_recovery = true
      }
      resource "aws_dynamodb_table_replica" "elsewhere" {
        global_table_arn = "arn:aws:dynamodb:us-east-1:123456789012:table/other"
      }
      resource "aws_dynamodb_kinesis_streaming_destination" "k" {
        table_name = aws_dynamodb_table.t.name
        stream_arn = "arn:aws:kinesis:us-east-2:123456789012:stream/s"
      }
      resource "aws_dynamodb_table_export" "e" { table_arn = aws_dynamodb_table.t.arn }`,
    expected: `
      aws_dynamodb_table.t $13.29 usage
        Write capacity unit (WCU) | 20 WCU | $9.49
        Read capacity unit (RCU) | 10 RCU | $0.95
        Write capacity unit (WCU, index i) | 5 WCU | $2.37
        Read capacity unit (RCU, index i) | 5 RCU | $0.47
        Data storage | ? GB | $0.25 each
        On-demand backup storage | ? GB | $0.1 each
        Table data restored | ? GB | $0.15 each
        Streams read request unit (sRRU) | ? sRRUs | $2e-7 each
      aws_dynamodb_table_replica.r $58.29 priced
        Replicated write capacity unit (rWCU) | 25 rWCU | $11.86
        Read capacity unit (RCU) | 15 RCU | $1.42
        Data storage | 100 GB | $25.00
        Point-In-Time Recovery (PITR) backup storage | 100 GB | $20.00
      aws_dynamodb_table_replica.elsewhere ? unpriced
        Replicated write capacity unit (rWCU) | ? rWCU | $0.4745 each
        Read capacity unit (RCU) | ? RCU | $0.0949 each
        Data storage | ? GB | $0.25 each
        ! the table is not in the code
      aws_dynamodb_kinesis_streaming_destination.k $0.50 priced
        Change data capture units | 5 1M units | $0.50
      aws_dynamodb_table_export.e $2.00 priced
        Data exported | 20 GB | $2.00`,
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
    // 1,000 × 3,600 × 730 units at 0.0023 a million, whatever is used of them; 0.1 GB × 730 × 0.084
    name: 'a serverless cache that is scaled in advance',
    usage: '  aws_elasticache_serverless_cache.c: { monthly_processing_units: 1000000 }',
    code: `
      resource "aws_elasticache_serverless_cache" "c" {
        engine = "valkey"
        cache_usage_limits {
          ecpu_per_second {
            minimum = 1000
          }
        }
      }`,
    expected: `
      aws_elasticache_serverless_cache.c $12.18 priced
        Data stored (valkey) | 73 GB-hours | $6.13
        ElastiCache processing units | 2628 1M ECPUs | $6.04`,
  },
  {
    // 0.20 a million writes that are replicated
    name: 'databases in several regions',
    usage: ['rds', 'docdb', 'neptune']
      .map((name) => `  aws_${name}_global_cluster.g: { monthly_replicated_write_ios: 50000000 }`)
      .join('\n'),
    code: `
      resource "aws_rds_global_cluster" "g" { engine = "aurora-postgresql" }
      resource "aws_docdb_global_cluster" "g" {}
      resource "aws_neptune_global_cluster" "g" {}`,
    expected: `
      aws_rds_global_cluster.g $10.00 priced
        Replicated write I/Os | 50 1M requests | $10.00
      aws_docdb_global_cluster.g $10.00 priced
        Replicated write I/Os | 50 1M requests | $10.00
      aws_neptune_global_cluster.g $10.00 priced
        Replicated write I/Os | 50 1M requests | $10.00`,
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
    // 2 × 730 × 0.167 and 3 × 730 × 0.335 of coordinators; what is kept warm has no price in public
    name: 'nodes of a search domain that keep no hot data',
    usage: '  aws_opensearch_domain.stated: { ultrawarm_storage_gb: 100 }',
    code: `
      resource "aws_opensearch_domain" "coordinated" {
        cluster_config {
          instance_type  = "r6g.large.search"
          instance_count = 2
          node_options {
            node_type = "coordinator"
            node_config {
              enabled = true
              type    = "r6g.xlarge.search"
              count   = 3
            }
          }
        }
      }
      resource "aws_opensearch_domain" "stated" {
        cluster_config {
          instance_type = "r6g.large.search"
          warm_enabled  = true
          warm_type     = "ultrawarm1.medium.search"
          warm_count    = 2
          cold_storage_options {
            enabled = true
          }
        }
      }`,
    expected: `
      aws_opensearch_domain.coordinated $977.47 priced
        Instance (on-demand, r6g.large.search) | 1460 hours | $243.82
        Coordinator (on-demand, r6g.xlarge.search) | 2190 hours | $733.65
      aws_opensearch_domain.stated $469.39 unpriced
        Instance (on-demand, r6g.large.search) | 730 hours | $121.91
        UltraWarm instance (on-demand, ultrawarm1.medium.search) | 1460 hours | $347.48
        UltraWarm storage | 100 GB | ?
        Cold storage | ? GB | ?
        ! no row name=ultrawarm_gb_months in aws/opensearch`,
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
    // 3 × 730 × 0.04 = 87.60; 0.096 a vCPU-hour
    name: 'DAX nodes that burst',
    usage: '  aws_dax_cluster.d: { monthly_cpu_credit_hrs: 100 }',
    code: `
      resource "aws_dax_cluster" "d" {
        node_type          = "dax.t3.small"
        replication_factor = 3
      }`,
    expected: `
      aws_dax_cluster.d $97.20 priced
        Node (on-demand, dax.t3.small) | 2190 hours | $87.60
        CPU credits | 100 vCPU-hours | $9.60`,
  },
  {
    // 3 × 2 vCPU × (1.50 + 0.0631 × 23); advanced 6 × 730 × 0.0125
    name: 'what watches the three instances of a Multi-AZ DB cluster',
    code: [
      'performance_insights_enabled = true\nperformance_insights_retention_period = 731',
      'database_insights_mode = "advanced"',
    ]
      .map(
        (attributes, index) => `
        resource "aws_rds_cluster" "c${index}" {
          engine                    = "postgres"
          engine_version            = "16.4"
          db_cluster_instance_class = "db.r6gd.large"
          storage_type              = "io1"
          allocated_storage         = 100
          iops                      = 1000
          ${attributes}
        }`,
      )
      .join(''),
    expected: `
      aws_rds_cluster.c0 $882.27 priced
        Database instance (on-demand, Multi-AZ cluster, db.r6gd.large) | 730 hours | $527.06
        Storage (io1) | 100 GB | $37.50
        Provisioned IOPS | 1000 IOPS | $300.00
        Performance Insights Long Term Retention (db.r6gd.large) | 6 vCPU-month | $9.00
        Performance Insights Long Term Retention (db.r6gd.large, next 23 months) | 138 vCPU-month | $8.71
      aws_rds_cluster.c1 $919.31 priced
        Database instance (on-demand, Multi-AZ cluster, db.r6gd.large) | 730 hours | $527.06
        Storage (io1) | 100 GB | $37.50
        Provisioned IOPS | 1000 IOPS | $300.00
        Database Insights (advanced, db.r6gd.large) | 4380 vCPU-hours | $54.75`,
  },
  {
    // RDS 0.095 a GB, Aurora 0.021; 0.01 a GB exported; MemoryDB 0.021; Redshift 0.023
    name: 'snapshots of databases',
    usage: `  aws_db_snapshot.s: { backup_storage_gb: 100 }
  aws_db_snapshot_copy.c: { backup_storage_gb: 100 }
  aws_db_cluster_snapshot.aurora: { backup_storage_gb: 100 }
  aws_db_cluster_snapshot.zones: { backup_storage_gb: 100 }
  aws_rds_export_task.e: { monthly_data_exported_gb: 50 }
  aws_memorydb_snapshot.m: { backup_storage_gb: 100 }
  aws_redshift_cluster_snapshot.r: { backup_storage_gb: 100 }`,
    code: `
      resource "aws_db_snapshot" "s" { db_instance_identifier = "d" }
      resource "aws_db_snapshot_copy" "c" { source_db_snapshot_identifier = aws_db_snapshot.s.db_snapshot_arn }
      resource "aws_rds_cluster" "zones" {
        engine                    = "postgres"
        db_cluster_instance_class = "db.r6gd.large"
        storage_type              = "io1"
        allocated_storage         = 100
        iops                      = 1000
      }
      resource "aws_db_cluster_snapshot" "aurora" { db_cluster_identifier = "elsewhere" }
      resource "aws_db_cluster_snapshot" "zones" { db_cluster_identifier = aws_rds_cluster.zones.id }
      resource "aws_rds_export_task" "e" { source_arn = aws_db_snapshot.s.db_snapshot_arn }
      resource "aws_memorydb_snapshot" "m" { cluster_name = "m" }
      resource "aws_redshift_cluster_snapshot" "r" { cluster_identifier = "w" }`,
    expected: `
      aws_db_snapshot.s $9.50 priced
        Backup storage | 100 GB | $9.50
      aws_db_snapshot_copy.c $9.50 priced
        Backup storage | 100 GB | $9.50
      aws_rds_cluster.zones $864.56 priced
        Database instance (on-demand, Multi-AZ cluster, db.r6gd.large) | 730 hours | $527.06
        Storage (io1) | 100 GB | $37.50
        Provisioned IOPS | 1000 IOPS | $300.00
      aws_db_cluster_snapshot.aurora ? unpriced
        Backup storage | ? GB | $0.021 each
        ! whether the cluster is one of Aurora is not known
      aws_db_cluster_snapshot.zones $9.50 priced
        Backup storage | 100 GB | $9.50
      aws_rds_export_task.e $0.50 priced
        Data exported | 50 GB | $0.50
      aws_memorydb_snapshot.m $2.10 priced
        Snapshot storage | 100 GB | $2.10
      aws_redshift_cluster_snapshot.r $2.30 priced
        Backup storage (first 50TB) | 100 GB | $2.30`,
  },
  {
    // 0.50 a rule, of which there are four with a sort key; 0.03 a million events
    name: 'who reads and writes a DynamoDB table most',
    usage: `  aws_dynamodb_table.t: { storage_gb: 0, on_demand_backup_storage_gb: 0, monthly_data_restored_gb: 0, monthly_streams_read_request_units: 0, monthly_write_request_units: 0, monthly_read_request_units: 0 }
  aws_dynamodb_contributor_insights.t: { monthly_events: 100000000 }`,
    code: `
      resource "aws_dynamodb_table" "t" {
        name         = "t"
        billing_mode = "PAY_PER_REQUEST"
        hash_key     = "a"
        range_key    = "b"
        global_secondary_index {
          name     = "i"
          hash_key = "c"
        }
      }
      resource "aws_dynamodb_contributor_insights" "t" { table_name = aws_dynamodb_table.t.name }
      resource "aws_dynamodb_contributor_insights" "index" {
        table_name = aws_dynamodb_table.t.name
        index_name = "i"
      }
      resource "aws_dynamodb_contributor_insights" "throttled" {
        table_name = "t"
        mode       = "THROTTLED_KEYS"
      }
      resource "aws_dynamodb_contributor_insights" "elsewhere" { table_name = "other" }`,
    expected: `
      aws_dynamodb_table.t $0.00 priced
        Write request unit (WRU) | 0 WRUs | $0.00
        Read request unit (RRU) | 0 RRUs | $0.00
        Data storage | 0 GB | $0.00
        On-demand backup storage | 0 GB | $0.00
        Table data restored | 0 GB | $0.00
        Streams read request unit (sRRU) | 0 sRRUs | $0.00
      aws_dynamodb_contributor_insights.t $5.00 priced
        Contributor Insights rules | 4 rules | $2.00
        Events | 100 1M events | $3.00
      aws_dynamodb_contributor_insights.index $1.00 usage
        Contributor Insights rules | 2 rules | $1.00
        Events | ? 1M events | $0.03 each
      aws_dynamodb_contributor_insights.throttled $1.00 usage
        Contributor Insights rules | 2 rules | $1.00
        Events | ? 1M events | $0.03 each
      aws_dynamodb_contributor_insights.elsewhere ? unpriced
        Contributor Insights rules | ? rules | $0.5 each
        Events | ? 1M events | $0.03 each
        ! the keys of the table are not in the code`,
  },
]);

describe('Extended Support by version', () => {
  it('of Redis, whose price is in no public table', () => {
    const group = (version: string): string => `
      resource "aws_elasticache_replication_group" "g" {
        engine         = "redis"
        engine_version = "${version}"
        node_type      = "cache.m5.large"
      }`;
    const stateOf = (version: string, day: number): string | undefined => {
      const [project] = projectsOf(group(version));
      const [resource] = project?.resources() ?? [];
      assert.ok(project && resource);
      return createBundledEngine(resolve('pricing'), () => day).estimate(resource, project.related())[0]?.status;
    };
    assert.deepEqual(
      [
        stateOf('5.0.6', 20_260_131),
        stateOf('5.0.6', 20_260_201),
        stateOf('6.x', 20_261_121),
        stateOf('7.1', 20_261_121),
      ],
      ['priced', 'unpriced', 'priced', 'priced'],
    );
  });

  const supportOf = (code: string, day: number): string | undefined => {
    const [project] = projectsOf(code);
    assert.ok(project);
    const [resource] = project.resources();
    assert.ok(resource);
    const [estimate] = createBundledEngine(resolve('pricing'), () => day).estimate(resource, project.related());
    const component = estimate?.components.find(({ name }) => name.startsWith('Extended support'));
    return component?.monthlyCost?.toFixed(2);
  };

  it('of Aurora Serverless v2, of which it is not known what is counted', () => {
    const [project] = projectsOf(`
      resource "aws_rds_cluster_instance" "i" {
        cluster_identifier = "c"
        engine             = "aurora-postgresql"
        engine_version     = "13.18"
        instance_class     = "db.serverless"
      }`);
    const [resource] = project?.resources() ?? [];
    assert.ok(project && resource);
    const [estimate] = createBundledEngine(resolve('pricing'), () => 20_261_121).estimate(resource, project.related());
    assert.deepEqual(
      [estimate?.status, estimate?.reasons],
      ['unpriced', ['how Extended Support of Aurora Serverless v2 is counted is not known']],
    );
  });

  it('of the three instances of a Multi-AZ DB cluster', () => {
    const cluster = `
      resource "aws_rds_cluster" "c" {
        engine                    = "mysql"
        engine_version            = "8.0.39"
        db_cluster_instance_class = "db.r6gd.large"
        allocated_storage         = 100
        iops                      = 1000
      }`;
    // 3 × 2 vCPU × 730 × 0.085
    assert.deepEqual(
      [20_260_731, 20_261_121].map((day) => supportOf(cluster, day)),
      [undefined, '372.30'],
    );
  });

  // Of db.t3.large, two vCPUs: 1,460 × 0.10 and × 0.20 for the first versions, 0.085 for those from MySQL 8.0 and PostgreSQL 13 on
  for (const [engine, version, day, expected] of [
    ['mysql', '5.7.44', 20_251_121, '146.00'],
    ['mysql', '5.7.44', 20_261_121, '292.00'],
    ['mysql', '8.0.40', 20_260_731, undefined],
    ['mysql', '8.0.40', 20_261_121, '124.10'],
    ['postgres', '12.22', 20_261_121, '146.00'],
    ['postgres', '13.20', 20_261_121, '124.10'],
    ['postgres', '14.17', 20_261_121, undefined],
  ] as const) {
    it(`${engine} ${version} on ${day}`, () => {
      const database = `
        resource "aws_db_instance" "d" {
          engine         = "${engine}"
          engine_version = "${version}"
          instance_class = "db.t3.large"
        }`;
      assert.equal(supportOf(database, day), expected);
    });
  }
});
