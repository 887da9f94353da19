/** What databases are billed for beside their nodes; the arithmetic stands beside. */
import { examples } from './examples';

examples('price specs: what databases cost beside their nodes', [
  {
    // as many nodes in a second zone: 2 × 2 × 730 × 1.086
    name: 'a Redshift cluster in two zones',
    code: `
      resource "aws_redshift_cluster" "w" {
        node_type       = "ra3.xlplus"
        number_of_nodes = 2
        multi_az        = true

        publicly_accessible = true
      }
      resource "aws_redshift_cluster" "elastic" {
        node_type           = "ra3.xlplus"
        publicly_accessible = true
        elastic_ip          = aws_eip.a.public_ip
      }
      resource "aws_eip" "a" {}`,
    expected: `
      aws_redshift_cluster.w $3174.77 usage
        Cluster usage (on-demand, ra3.xlplus) | 2920 hours | $3171.12
        Managed storage (ra3.xlplus) | ? GB | $0.024 each
        Concurrency scaling (ra3.xlplus) | ? node-seconds | $0.0003 each
        Spectrum | ? TB | $5 each
        Backup storage (first 50TB) | ? GB | $0.023 each
        Public IPv4 addresses | 1 addresses | $3.65
      aws_redshift_cluster.elastic $792.78 usage
        Cluster usage (on-demand, ra3.xlplus) | 730 hours | $792.78
        Managed storage (ra3.xlplus) | ? GB | $0.024 each
        Concurrency scaling (ra3.xlplus) | ? node-seconds | $0.0003 each
        Spectrum | ? TB | $5 each
        Backup storage (first 50TB) | ? GB | $0.023 each
      aws_eip.a $3.65 priced
        IP address (in use) | 730 hours | $3.65`,
  },
  {
    // 2 × 730 × 0.8414 in Ireland, reserved for three years 730 × 0.36603 there
    name: 'a Redshift cluster of RG nodes, which scan data lakes themselves',
    region: 'eu-west-1',
    usage: `  aws_redshift_cluster.w: { managed_storage_gb: 1000, spectrum_data_scanned_tb: 10 }
  aws_redshift_cluster.r: { reserved_instance_term: 3_year, excess_concurrency_scaling_secs: 100 }`,
    code: `
      resource "aws_redshift_cluster" "w" {
        node_type       = "rg.xlarge"
        number_of_nodes = 2
      }
      resource "aws_redshift_cluster" "r" { node_type = "rg.xlarge" }`,
    expected: `
      aws_redshift_cluster.w $1252.44 usage
        Cluster usage (on-demand, rg.xlarge) | 1460 hours | $1228.44
        Managed storage (rg.xlarge) | 1000 GB | $24.00
        Concurrency scaling (rg.xlarge) | ? node-seconds | ?
        Backup storage (first 50TB) | ? GB | $0.023 each
      aws_redshift_cluster.r $267.20 unpriced
        Cluster usage (reserved, rg.xlarge) | 730 hours | $267.20
        Managed storage (rg.xlarge) | ? GB | $0.024 each
        Concurrency scaling (rg.xlarge) | 100 node-seconds | ?
        Backup storage (first 50TB) | ? GB | $0.023 each
        ! no row class=rg.xlarge in aws/redshift.concurrency_scaling`,
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
    // 2 × 730 × 0.167 and 3 × 730 × 0.335 of coordinators; 0.024 a GB that is kept warm or cold
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
      aws_opensearch_domain.stated $471.79 usage
        Instance (on-demand, r6g.large.search) | 730 hours | $121.91
        UltraWarm instance (on-demand, ultrawarm1.medium.search) | 1460 hours | $347.48
        UltraWarm storage | 100 GB | $2.40
        Cold storage | ? GB | $0.024 each`,
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
