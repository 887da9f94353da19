/** Streams, queries and catalogs against prices that AWS publishes; the arithmetic stands beside. */
import { examples } from './examples';

examples('price specs: Kinesis', [
  {
    // provisioned: 2 shards × 0.015, kept for two days 2 × 0.02 more; PUT units 0.014 per million. On demand 0.04 an hour, 0.08 and 0.04 per GB
    name: 'streams by mode and retention',
    usage: `  aws_kinesis_stream.plain: { monthly_provisioned_put_units: 10000000 }
  aws_kinesis_stream.free: { monthly_on_demand_data_in_gb: 100, monthly_on_demand_data_out_gb: 200 }`,
    code: `
      resource "aws_kinesis_stream" "plain" {
        shard_count      = 2
        retention_period = 48
      }
      resource "aws_kinesis_stream" "free" {
        stream_mode_details {
          stream_mode = "ON_DEMAND"
        }
      }`,
    expected: `
      aws_kinesis_stream.plain $51.24 usage
        PROVISIONED | 1460 hours | $21.90
        Put request unit | 10000000 units | $0.14
        Extended retention (24H to 7D) | 1460 shard-hours | $29.20
        Long term retention (7D+) | ? GB | $0.023 each
        Extended retention retrieval (7D+) | ? GB | $0.021 each
        Enhanced Fan Out (EFO) | ? consumer-shard hour | $0.015 each
        Enhanced Fan Out (EFO) Data retrieval | ? GB | $0.013 each
      aws_kinesis_stream.free $45.20 usage
        ON_DEMAND | 730 hours | $29.20
        Data ingested | 100 GB | $8.00
        Data retrieval | 200 GB | $8.00
        Enhanced Fan Out (EFO) Data retrieval | ? GB | $0.05 each
        Extended retention (24H to 7D) | ? GB | $0.1 each
        Long term retention (7D+) | ? GB | $0.023 each`,
  },
  {
    // 0.029 per GB to 500 TB; conversion 0.018; two zones 0.01 an hour each; Iceberg 0.045 from a stream, 0.075 by event
    name: 'delivery streams by source and destination',
    usage: '  aws_kinesis_firehose_delivery_stream.search: { monthly_data_ingested_gb: 600000 }',
    code: `
      resource "aws_kinesis_firehose_delivery_stream" "search" {
        destination = "opensearch"
        opensearch_configuration {
          vpc_config {
            subnet_ids = ["subnet-1", "subnet-2"]
          }
        }
      }
      resource "aws_kinesis_firehose_delivery_stream" "parquet" {
        destination = "extended_s3"
        extended_s3_configuration {
          data_format_conversion_configuration {
            enabled = true
          }
          dynamic_partitioning_configuration {
            enabled = true
          }
        }
      }
      resource "aws_kinesis_firehose_delivery_stream" "iceberg" {
        destination = "iceberg"
      }
      resource "aws_kinesis_firehose_delivery_stream" "iceberg_of_stream" {
        destination = "iceberg"
        kinesis_source_configuration {}
      }`,
    expected: `
      aws_kinesis_firehose_delivery_stream.search $23062.60 priced
        Data ingested (first 500TB) | 512000 GB | $14848.00
        Data ingested (next 1500TB) | 88000 GB | $2200.00
        VPC data | 600000 GB | $6000.00
        VPC AZ delivery | 1460 hours | $14.60
      aws_kinesis_firehose_delivery_stream.parquet ? usage
        Data ingested (first 500TB) | ? GB | $0.029 each
        Format conversion | ? GB | $0.018 each
        Dynamic partitioning | ? GB | $0.02 each
        Dynamic partitioning objects | ? 1k objects | $0.005 each
      aws_kinesis_firehose_delivery_stream.iceberg ? usage
        Data ingested (first 250TB) | ? GB | $0.075 each
      aws_kinesis_firehose_delivery_stream.iceberg_of_stream ? usage
        Data ingested (first 250TB) | ? GB | $0.045 each`,
  },
  {
    // 0.11 a KPU-hour: one of orchestration is 80.30, a studio has two; storage 0.10, backups 0.023
    name: 'applications',
    usage: `  aws_kinesisanalyticsv2_application.flink: { kinesis_processing_units: 2, durable_application_backup_gb: 10 }
  aws_kinesis_analytics_application.sql: { kinesis_processing_units: 1 }`,
    code: `
      resource "aws_kinesisanalyticsv2_application" "flink" {
        runtime_environment = "FLINK-1_18"
      }
      resource "aws_kinesisanalyticsv2_application" "studio" {
        runtime_environment = "ZEPPELIN-FLINK-3_0"
        application_mode    = "INTERACTIVE"
      }
      resource "aws_kinesisanalyticsv2_application_snapshot" "kept" {}
      resource "aws_kinesis_analytics_application" "sql" {}`,
    expected: `
      aws_kinesisanalyticsv2_application.flink $251.13 priced
        Processing (stream) | 2 KPU | $160.60
        Processing (orchestration) | 1 KPU | $80.30
        Running storage | 100 GB | $10.00
        Backup | 10 GB | $0.23
      aws_kinesisanalyticsv2_application.studio $160.60 usage
        Processing (stream) | ? KPU | $80.3 each
        Processing (orchestration) | 2 KPU | $160.60
        Running storage | ? GB | $0.1 each
        Backup | ? GB | $0.023 each
      aws_kinesisanalyticsv2_application_snapshot.kept ? usage
        Backup | ? GB | $0.023 each
      aws_kinesis_analytics_application.sql $80.30 priced
        Processing (stream) | 1 KPU | $80.30`,
  },
  {
    name: 'video streams',
    usage: '  aws_kinesis_video_stream.door: { monthly_data_ingested_gb: 100, storage_gb: 700 }',
    code: `
      resource "aws_kinesis_video_stream" "door" {}`,
    expected: `
      aws_kinesis_video_stream.door $16.95 usage
        Data ingested | 100 GB | $0.85
        Data consumed | ? GB | $0.0085 each
        Data consumed (HLS) | ? GB | $0.0119 each
        Storage | 700 GB | $16.10`,
  },
]);

examples('price specs: Kafka', [
  {
    // three brokers × 0.21 an hour; 3 × 100 GB × 0.10; of what express brokers store no table has a price
    name: 'a cluster, its disks and its autoscaling',
    code: `
      resource "aws_msk_cluster" "plain" {
        number_of_broker_nodes = 3
        broker_node_group_info {
          instance_type = "kafka.m5.large"
          storage_info {
            ebs_storage_info {
              volume_size = 100
            }
          }
        }
      }
      resource "aws_msk_cluster" "scaled" {
        number_of_broker_nodes = 2
        storage_mode           = "TIERED"
        broker_node_group_info {
          instance_type = "kafka.m7g.large"
        }
      }
      resource "aws_appautoscaling_target" "storage" {
        resource_id        = aws_msk_cluster.scaled.arn
        scalable_dimension = "kafka:broker-storage:VolumeSize"
        min_capacity       = 50
        max_capacity       = 500
      }
      resource "aws_msk_cluster" "express" {
        number_of_broker_nodes = 3
        broker_node_group_info {
          instance_type = "express.m7g.large"
        }
      }
      resource "aws_msk_cluster" "unsaid" {
        number_of_broker_nodes = 3
        broker_node_group_info {
          instance_type = "kafka.m5.large"
        }
      }`,
    expected: `
      aws_msk_cluster.plain $489.90 priced
        Instance (kafka.m5.large) | 2190 hours | $459.90
        Storage | 300 GB | $30.00
      aws_msk_cluster.scaled $307.84 usage
        Instance (kafka.m7g.large) | 1460 hours | $297.84
        Storage (autoscaling) | 100 GB | $10.00
        Tiered storage | ? GB | $0.06 each
        Tiered storage retrieval | ? GB | $0.0015 each
      aws_msk_cluster.express $893.52 usage
        Instance (express.m7g.large) | 2190 hours | $893.52
        Storage (express) | ? GB | $0.1 each
        Data written (express) | ? GB | $0.01 each
      aws_msk_cluster.unsaid $459.90 unpriced
        Instance (kafka.m5.large) | 2190 hours | $459.90
        Storage | ? GB | $0.1 each
        ! the size of the brokers' volumes is not set`,
  },
  {
    // 0.75 an hour; partitions 0.0015; a connector of two workers of two units at 0.11; replication 0.30 an hour and 0.08 per GB
    name: 'serverless, connectors and replicators',
    usage: `  aws_msk_serverless_cluster.a: { partitions: 100, storage_gb: 10 }
  aws_msk_replicator.a: { monthly_data_processed_gb: 100 }`,
    code: `
      resource "aws_msk_serverless_cluster" "a" {}
      resource "aws_mskconnect_connector" "fixed" {
        capacity {
          provisioned_capacity {
            mcu_count    = 2
            worker_count = 2
          }
        }
      }
      resource "aws_mskconnect_connector" "scaled" {
        capacity {
          autoscaling {
            mcu_count        = 1
            min_worker_count = 1
            max_worker_count = 4
          }
        }
      }
      resource "aws_msk_replicator" "a" {}`,
    expected: `
      aws_msk_serverless_cluster.a $658.00 usage
        Cluster | 730 hours | $547.50
        Partitions | 73000 partition-hours | $109.50
        Data in | ? GB | $0.1 each
        Data out | ? GB | $0.05 each
        Storage | 10 GB | $1.00
      aws_mskconnect_connector.fixed $321.20 priced
        MSK Connect units | 2920 MCU-hours | $321.20
      aws_mskconnect_connector.scaled $80.30 priced
        MSK Connect units | 730 MCU-hours | $80.30
      aws_msk_replicator.a $227.00 priced
        Replicator | 730 hours | $219.00
        Data processed | 100 GB | $8.00`,
  },
]);

examples('price specs: Glue and Athena', [
  {
    // 0.44 a DPU-hour, 0.29 flexible; G.2X has two DPUs; a shell 0.0625
    name: 'catalog, crawlers and jobs',
    usage: `  aws_glue_catalog_database.a: { monthly_objects: 200000, monthly_requests: 3000000 }
  aws_glue_crawler.a: { monthly_hours: 10 }
  aws_glue_job.workers: { monthly_hours: 10 }
  aws_glue_job.shell: { monthly_hours: 16 }`,
    code: `
      resource "aws_glue_catalog_database" "a" {}
      resource "aws_glue_crawler" "a" {}
      resource "aws_glue_job" "default" {
        command {}
      }
      resource "aws_glue_job" "workers" {
        worker_type       = "G.2X"
        number_of_workers = 5
        execution_class   = "FLEX"
        command {}
      }
      resource "aws_glue_job" "shell" {
        command {
          name = "pythonshell"
        }
      }
      resource "aws_glue_job" "new" {
        worker_type       = "Z.9X"
        number_of_workers = 5
      }
      resource "aws_glue_dev_endpoint" "a" {}`,
    expected: `
      aws_glue_catalog_database.a $5.00 priced
        Storage | 2 100k objects | $2.00
        Requests | 3 1M requests | $3.00
      aws_glue_crawler.a $4.40 priced
        Duration | 10 hours | $4.40
      aws_glue_job.default ? usage
        Duration | ? hours (10 DPUs) | $4.4 each
      aws_glue_job.workers $29.00 priced
        Duration (flex) | 10 hours (10 DPUs) | $29.00
      aws_glue_job.shell $0.44 priced
        Duration | 16 hours (0.0625 DPUs) | $0.44
      aws_glue_job.new ? usage
        Duration | ? ? | ?
      aws_glue_dev_endpoint.a $1606.00 priced
        Development endpoint | 3650 DPU-hours | $1606.00`,
  },
  {
    // 5.00 a TB scanned, 0.35 a DPU-hour of Spark; 24 DPUs × 0.30 × 730
    name: 'queries and provisioned capacity',
    usage: '  aws_athena_workgroup.sql: { monthly_data_scanned_tb: 2 }',
    code: `
      resource "aws_athena_workgroup" "sql" {}
      resource "aws_athena_workgroup" "spark" {
        configuration {
          engine_version {
            selected_engine_version = "PySpark engine version 3"
          }
        }
      }
      resource "aws_athena_capacity_reservation" "a" {
        target_dpus = 24
      }`,
    expected: `
      aws_athena_workgroup.sql $10.00 priced
        Data scanned | 2 TB | $10.00
      aws_athena_workgroup.spark ? usage
        Spark compute | ? DPU-hours | $0.35 each
      aws_athena_capacity_reservation.a $5256.00 priced
        Provisioned capacity | 17520 DPU-hours | $5256.00`,
  },
]);

examples('price specs: warehouses and clusters', [
  {
    // 0.375 an RPU-hour: 20 hours of 32; storage 0.024
    name: 'Redshift Serverless',
    usage: `  aws_redshiftserverless_workgroup.small: { monthly_active_hours: 20 }
  aws_redshiftserverless_namespace.a: { storage_gb: 1000 }`,
    code: `
      resource "aws_redshiftserverless_workgroup" "small" {
        base_capacity = 32
      }
      resource "aws_redshiftserverless_workgroup" "default" {}
      resource "aws_redshiftserverless_namespace" "a" {}`,
    expected: `
      aws_redshiftserverless_workgroup.small $240.00 priced
        Compute (base capacity 32 RPUs) | 640 RPU-hours | $240.00
      aws_redshiftserverless_workgroup.default ? usage
        Compute (base capacity 128 RPUs) | ? RPU-hours | $0.375 each
      aws_redshiftserverless_namespace.a $24.00 priced
        Managed storage | 1000 GB | $24.00`,
  },
  {
    // m5.xlarge 0.192 + 0.048 an hour; two core nodes with a disk of 50 GB gp2 each; an address of each 3.65
    name: 'an EMR cluster: instances, the surcharge and disks',
    code: `
      resource "aws_subnet" "public" {
        cidr_block              = "10.0.0.0/24"
        map_public_ip_on_launch = true
      }
      resource "aws_emr_cluster" "a" {
        ec2_attributes {
          subnet_id = aws_subnet.public.id
        }
        master_instance_group {
          instance_type = "m5.xlarge"
        }
        core_instance_group {
          instance_type  = "m5.xlarge"
          instance_count = 2
          ebs_config {
            size = 50
            type = "gp2"
          }
        }
      }
      resource "aws_emr_cluster" "fleet" {
        master_instance_fleet {}
      }
      resource "aws_emr_instance_group" "tasks" {
        cluster_id     = aws_emr_cluster.a.id
        instance_type  = "m5.xlarge"
        instance_count = 3
        ebs_config {
          size                 = 10
          type                 = "gp2"
          volumes_per_instance = 2
        }
      }`,
    expected: `
      aws_emr_cluster.a $546.55 priced
        Master instance group
          Instance usage (Linux/UNIX, on-demand, m5.xlarge) | 730 hours | $140.16
          EMR surcharge (m5.xlarge) | 730 hours | $35.04
          Public IPv4 address | 1 addresses | $3.65
        Core instance group
          Instance usage (Linux/UNIX, on-demand, m5.xlarge) | 1460 hours | $280.32
          EMR surcharge (m5.xlarge) | 1460 hours | $70.08
          Public IPv4 address | 2 addresses | $7.30
          ebs_config[0]
            Storage (general purpose SSD, gp2) | 100 GB | $10.00
      aws_emr_cluster.fleet ? unpriced
        Instances of the fleet | ? hours | ?
        ! which classes an instance fleet starts is decided at launch
      aws_emr_instance_group.tasks $531.60 priced
        Instance usage (Linux/UNIX, on-demand, m5.xlarge) | 2190 hours | $420.48
        EMR surcharge (m5.xlarge) | 2190 hours | $105.12
        ebs_config[0]
          Storage (general purpose SSD, gp2) | 60 GB | $6.00`,
  },
  {
    // mw1.small 0.49 an hour; a medium with an additional worker 0.74 + 0.11
    name: 'workflows',
    usage: '  aws_mwaa_environment.medium: { additional_workers: 1, meta_database_gb: 10 }',
    code: `
      resource "aws_mwaa_environment" "default" {}
      resource "aws_mwaa_environment" "medium" {
        environment_class = "mw1.medium"
        schedulers        = 3
        min_webservers    = 3
      }`,
    expected: `
      aws_mwaa_environment.default $357.70 usage
        Environment (Small) | 730 hours | $357.70
        Worker (Small) | ? hours | $0.055 each
        Scheduler (Small) | ? hours | $0.055 each
        Meta database | ? GB | $0.1 each
      aws_mwaa_environment.medium $741.95 priced
        Environment (Medium) | 730 hours | $540.20
        Worker (Medium) | 730 hours | $80.30
        Scheduler (Medium) | 730 hours | $80.30
        Web server (Medium) | 730 hours | $40.15
        Meta database | 10 GB | $1.00`,
  },
]);
