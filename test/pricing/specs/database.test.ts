/** RDS, Aurora, DynamoDB, ElastiCache and their kin against prices that AWS publishes; the arithmetic stands beside. */
import { examples } from './examples';

describe('price specs: databases', () => {
  examples('aws_db_instance', [
    {
      // 0.136/h × 730 = 99.28; gp2 0.115 × 20 = 2.30
      name: 'defaults: Single-AZ, 20 GB of gp2',
      code: `
        resource "aws_db_instance" "db" {
          engine         = "mysql"
          instance_class = "db.t3.large"
        }`,
      expected: `
        aws_db_instance.db $101.58 priced
          Database instance (on-demand, Single-AZ, db.t3.large) | 730 hours | $99.28
          Storage (general purpose SSD, gp2) | 20 GB | $2.30`,
    },
    {
      // the same, with an address of 0.005/h; Aurora db.t3.medium 0.082/h × 730 = 59.86
      name: 'that can be reached from the internet',
      code: `
        resource "aws_db_instance" "db" {
          engine              = "mysql"
          instance_class      = "db.t3.large"
          publicly_accessible = true
        }
        resource "aws_rds_cluster_instance" "aurora" {
          engine              = "aurora-mysql"
          instance_class      = "db.t3.medium"
          publicly_accessible = true
        }`,
      expected: `
        aws_db_instance.db $105.23 priced
          Database instance (on-demand, Single-AZ, db.t3.large) | 730 hours | $99.28
          Storage (general purpose SSD, gp2) | 20 GB | $2.30
          Public IPv4 address | 1 addresses | $3.65
        aws_rds_cluster_instance.aurora $63.51 priced
          Database instance (on-demand, db.t3.medium) | 730 hours | $59.86
          Public IPv4 address | 1 addresses | $3.65`,
    },
    {
      // Ireland: 0.352 × 730 = 256.96; gp3 0.254 × 500 = 127; from 400 GB on 12,000 IOPS and 500 MiB/s are included:
      // 1,000 × 0.044 = 44, 100 × 0.177 = 17.70; backups 0.095 × 40 = 3.80
      name: 'PostgreSQL, Multi-AZ, with more IOPS and throughput than gp3 includes',
      region: 'eu-west-1',
      usage: '  aws_db_instance.db: { additional_backup_storage_gb: 40 }',
      code: `
        resource "aws_db_instance" "db" {
          engine                  = "postgres"
          instance_class          = "db.m6g.large"
          multi_az                = true
          storage_type            = "gp3"
          allocated_storage       = 500
          iops                    = 13000
          storage_throughput      = 600
          backup_retention_period = 7
        }`,
      expected: `
        aws_db_instance.db $449.46 priced
          Database instance (on-demand, Multi-AZ, db.m6g.large) | 730 hours | $256.96
          Storage (general purpose SSD, gp3) | 500 GB | $127.00
          Provisioned GP3 IOPS (above 12,000) | 1000 IOPS | $44.00
          Provisioned GP3 throughput (above 500 MBps) | 100 MBps | $17.70
          Additional backup storage | 40 GB | $3.80`,
    },
    {
      // Oracle is striped from 200 GB on: 13,000 − 12,000 IOPS × 0.02; licence included 0.438 × 730 = 319.74; 0.115 × 200 = 23
      name: 'Oracle SE2 has its licence included and its own gp3 threshold',
      code: `
        resource "aws_db_instance" "db" {
          engine            = "oracle-se2"
          instance_class    = "db.m5.large"
          storage_type      = "gp3"
          allocated_storage = 200
          iops              = 13000
        }`,
      expected: `
        aws_db_instance.db $362.74 priced
          Database instance (on-demand, Single-AZ, db.m5.large) | 730 hours | $319.74
          Storage (general purpose SSD, gp3) | 200 GB | $23.00
          Provisioned GP3 IOPS (above 12,000) | 1000 IOPS | $20.00`,
    },
    {
      // Provisioned IOPS storage begins at 100 GB and 1,000 IOPS: 0.125 × 100 = 12.50, 0.10 × 1,000 = 100;
      // the log volume: 1,024 × 0.125 = 128, 3,000 × 0.10 = 300
      name: 'io1 below its minimum, with a dedicated log volume',
      code: `
        resource "aws_db_instance" "db" {
          engine               = "mysql"
          instance_class       = "db.t3.large"
          iops                 = 500
          allocated_storage    = 50
          dedicated_log_volume = true
        }`,
      expected: `
        aws_db_instance.db $639.78 priced
          Database instance (on-demand, Single-AZ, db.t3.large) | 730 hours | $99.28
          Storage (provisioned IOPS SSD, io1) | 100 GB | $12.50
          Provisioned IOPS | 1000 IOPS | $100.00
          Dedicated log volume (provisioned IOPS SSD, io1) | 1024 GB | $128.00
          Dedicated log volume IOPS | 3000 IOPS | $300.00`,
    },
    {
      // 0.272 × 730 = 198.56; 0.23 × 20; the standby pays support too: 0.10 × 2 vCPU × 2 × 730 = 292
      name: 'Extended Support of both instances; a replica takes after its source',
      code: `
        resource "aws_db_instance" "main" {
          engine         = "mysql"
          engine_version = "5.7.44"
          instance_class = "db.t3.large"
          multi_az       = true
        }
        resource "aws_db_instance" "replica" {
          replicate_source_db = aws_db_instance.main.identifier
        }`,
      expected: `
        aws_db_instance.main $495.16 priced
          Database instance (on-demand, Multi-AZ, db.t3.large) | 730 hours | $198.56
          Storage (general purpose SSD, gp2) | 20 GB | $4.60
          Extended support (years 1-2) | 2920 vCPU-hours | $292.00
        aws_db_instance.replica $247.58 priced
          Database instance (on-demand, Single-AZ, db.t3.large) | 730 hours | $99.28
          Storage (general purpose SSD, gp2) | 20 GB | $2.30
          Extended support (years 1-2) | 1460 vCPU-hours | $146.00`,
    },
    {
      // Reserved without upfront payment 0.0957 × 730 = 69.86
      name: 'reserved by usage',
      usage: '  aws_db_instance.db: { reserved_instance_term: 1_year, reserved_instance_payment_option: no_upfront }',
      code: `
        resource "aws_db_instance" "db" {
          engine         = "mysql"
          instance_class = "db.t3.large"
        }`,
      expected: `
        aws_db_instance.db $72.16 priced
          Database instance (reserved, Single-AZ, db.t3.large) | 730 hours | $69.86
          Storage (general purpose SSD, gp2) | 20 GB | $2.30`,
    },
    {
      // Per vCPU 1.50 for the first month and 0.0631 for each of 23 more: 2 × 1.5 = 3.00, 46 × 0.0631 = 2.90
      name: 'Performance Insights kept for two years',
      code: `
        resource "aws_db_instance" "db" {
          engine                                = "mysql"
          instance_class                        = "db.m5.large"
          performance_insights_enabled          = true
          performance_insights_retention_period = 731
        }`,
      expected: `
        aws_db_instance.db $133.03 usage
          Database instance (on-demand, Single-AZ, db.m5.large) | 730 hours | $124.83
          Storage (general purpose SSD, gp2) | 20 GB | $2.30
          Performance Insights Long Term Retention (db.m5.large) | 2 vCPU-month | $3.00
          Performance Insights Long Term Retention (db.m5.large, next 23 months) | 46 vCPU-month | $2.90
          Performance Insights API | ? 1000 requests | $0.01 each`,
    },
    {
      // 2 vCPU × 730 × 0.0125 = 18.25; what is kept for 15 months is contained
      name: 'Database Insights in its advanced mode',
      code: `
        resource "aws_db_instance" "db" {
          engine                                = "mysql"
          instance_class                        = "db.m5.large"
          database_insights_mode                = "advanced"
          performance_insights_enabled          = true
          performance_insights_retention_period = 465
        }
        resource "aws_rds_cluster" "c" {
          cluster_identifier     = "c"
          engine                 = "aurora-mysql"
          database_insights_mode = "advanced"
        }
        resource "aws_rds_cluster_instance" "i" {
          cluster_identifier = aws_rds_cluster.c.id
          instance_class     = "db.serverless"
        }`,
      usage: '  aws_rds_cluster_instance.i: { capacity_units_per_hr: 2 }',
      expected: `
        aws_db_instance.db $145.38 usage
          Database instance (on-demand, Single-AZ, db.m5.large) | 730 hours | $124.83
          Storage (general purpose SSD, gp2) | 20 GB | $2.30
          Database Insights (advanced, db.m5.large) | 1460 vCPU-hours | $18.25
          Performance Insights API | ? 1000 requests | $0.01 each
        aws_rds_cluster.c ? usage
          Storage | ? GB | $0.1 each
          I/O requests | ? 1M requests | $0.2 each
          Backtrack | ? 1M change-records | $0.012 each
          Snapshot export | ? GB | $0.01 each
        aws_rds_cluster_instance.i $179.76 priced
          Aurora serverless v2 | 1460 ACU-hours | $175.20
          Database Insights (advanced, serverless) | 1460 ACU-hours | $4.56`,
    },
    {
      name: 'a class without a price says so',
      code: `
        resource "aws_db_instance" "db" {
          engine         = "mysql"
          instance_class = "db.z9.large"
        }`,
      expected: `
        aws_db_instance.db $2.30 unpriced
          Database instance (on-demand, Single-AZ, db.z9.large) | 730 hours | ?
          Storage (general purpose SSD, gp2) | 20 GB | $2.30
          ! no row class=db.z9.large, engine=mysql, license=none, deployment=single-az in aws/rds.instance`,
    },
  ]);

  examples('aws_rds_cluster and aws_rds_cluster_instance', [
    {
      // Frankfurt, I/O-optimized: 0.407 × 730 = 297.11, storage 0.268 × 100; three days of backups beyond the free one
      // 3 × 50 × 0.023 = 3.45
      name: 'I/O-optimized PostgreSQL',
      region: 'eu-central-1',
      usage: '  aws_rds_cluster.db: { storage_gb: 100, backup_snapshot_size_gb: 50, snapshot_export_size_gb: 0 }',
      code: `
        resource "aws_rds_cluster" "db" {
          engine                  = "aurora-postgresql"
          storage_type            = "aurora-iopt1"
          backup_retention_period = 4
        }
        resource "aws_rds_cluster_instance" "db" {
          count              = 2
          cluster_identifier = aws_rds_cluster.db.id
          engine             = aws_rds_cluster.db.engine
          instance_class     = "db.r6g.large"
        }`,
      expected: `
        aws_rds_cluster.db $30.25 priced
          Storage (I/O-optimized) | 100 GB | $26.80
          Backup storage | 150 GB | $3.45
          Snapshot export | 0 GB | $0.00
        aws_rds_cluster_instance.db × 2 $297.11 priced
          Database instance (on-demand, db.r6g.large) | 730 hours | $297.11`,
    },
    {
      // (100 + 50) requests/s × 3,600 × 730 = 394.2 million × 0.20; 10,000 × 0.5 × 24 h × 730 = 87.6 million × 0.012;
      // two capacity units 2 × 730 × 0.12
      name: 'MySQL with I/O, Backtrack and Serverless v2',
      usage: `
  aws_rds_cluster.db:
    storage_gb: 10
    read_requests_per_sec: 100
    write_requests_per_sec: 50
    average_statements_per_hr: 10000
    change_records_per_statement: 0.5
    backtrack_window_hrs: 24
  aws_rds_cluster_instance.db:
    capacity_units_per_hr: 2`,
      code: `
        resource "aws_rds_cluster" "db" {
          engine = "aurora-mysql"
        }
        resource "aws_rds_cluster_instance" "db" {
          cluster_identifier = aws_rds_cluster.db.id
          engine             = "aurora-mysql"
          instance_class     = "db.serverless"
        }`,
      expected: `
        aws_rds_cluster.db $80.89 usage
          Storage | 10 GB | $1.00
          I/O requests | 394.2 1M requests | $78.84
          Backtrack | 87.6 1M change-records | $1.05
          Snapshot export | ? GB | $0.01 each
        aws_rds_cluster_instance.db $175.20 priced
          Aurora serverless v2 | 1460 ACU-hours | $175.20`,
    },
    {
      // All three instances together: db.r6gd.large 0.722 × 730 = 527.06; storage 3 × 0.125 × 100, IOPS 3 × 0.10 × 1,000
      name: 'Multi-AZ DB cluster of MySQL',
      code: `
        resource "aws_rds_cluster" "db" {
          engine                    = "mysql"
          db_cluster_instance_class = "db.r6gd.large"
          storage_type              = "io1"
          allocated_storage         = 100
          iops                      = 1000
        }`,
      expected: `
        aws_rds_cluster.db $864.56 priced
          Database instance (on-demand, Multi-AZ cluster, db.r6gd.large) | 730 hours | $527.06
          Storage (io1) | 100 GB | $37.50
          Provisioned IOPS | 1000 IOPS | $300.00`,
    },
  ]);

  examples('aws_dynamodb_table', [
    {
      // Ireland, Infrequent Access: 10 × 730 × 0.000919 = 6.71, 20 × 730 × 0.000184 = 2.69; index 5 and 5; replica in
      // us-east-1 (10 + 5) × 730 × 0.00081 = 8.87, and its reads (20 + 5) × 730 × 0.00016 = 2.92
      name: 'provisioned, with an index and a replica, in the Infrequent Access class',
      region: 'eu-west-1',
      usage:
        '  aws_dynamodb_table.t: { storage_gb: 0, on_demand_backup_storage_gb: 0, monthly_data_restored_gb: 0, monthly_streams_read_request_units: 0 }',
      code: `
        resource "aws_dynamodb_table" "t" {
          name           = "orders"
          table_class    = "STANDARD_INFREQUENT_ACCESS"
          write_capacity = 10
          read_capacity  = 20
          global_secondary_index {
            name           = "by-date"
            write_capacity = 5
            read_capacity  = 5
          }
          replica {
            region_name = "us-east-1"
          }
        }`,
      expected: `
        aws_dynamodb_table.t $25.21 priced
          Write capacity unit (WCU) | 10 WCU | $6.71
          Read capacity unit (RCU) | 20 RCU | $2.69
          Write capacity unit (WCU, index by-date) | 5 WCU | $3.35
          Read capacity unit (RCU, index by-date) | 5 RCU | $0.67
          Data storage | 0 GB | $0.00
          On-demand backup storage | 0 GB | $0.00
          Table data restored | 0 GB | $0.00
          Streams read request unit (sRRU) | 0 sRRUs | $0.00
          Global table (us-east-1)
            Replicated write capacity unit (rWCU) | 15 rWCU | $8.87
            Read capacity unit (RCU) | 25 RCU | $2.92
            Data storage | 0 GB | $0.00`,
    },
    {
      // 40 × 730 × 0.00065 = 18.98 as stated; reads at their minimum 5 × 730 × 0.00013 = 0.47; storage 0.25 × 100
      name: 'autoscaling: the minimum, or the stated average',
      usage: `
  aws_dynamodb_table.t: { storage_gb: 100 }
  aws_appautoscaling_target.write: { capacity: 40 }`,
      code: `
        resource "aws_dynamodb_table" "t" {
          name           = "orders"
          write_capacity = 10
          read_capacity  = 10
        }
        resource "aws_appautoscaling_target" "write" {
          resource_id        = "table/\${aws_dynamodb_table.t.name}"
          scalable_dimension = "dynamodb:table:WriteCapacityUnits"
          service_namespace  = "dynamodb"
          min_capacity       = 20
          max_capacity       = 90
        }
        resource "aws_appautoscaling_target" "read" {
          resource_id        = "table/orders"
          scalable_dimension = "dynamodb:table:ReadCapacityUnits"
          service_namespace  = "dynamodb"
          min_capacity       = 5
          max_capacity       = 90
        }`,
      expected: `
        aws_dynamodb_table.t $44.45 usage
          Write capacity unit (WCU, autoscaling) | 40 WCU | $18.98
          Read capacity unit (RCU, autoscaling) | 5 RCU | $0.47
          Data storage | 100 GB | $25.00
          On-demand backup storage | ? GB | $0.1 each
          Table data restored | ? GB | $0.15 each
          Streams read request unit (sRRU) | ? sRRUs | $2e-7 each`,
    },
    {
      // 1 million writes 0.625, 2 million reads 0.25, PITR 0.20 × 10
      name: 'on demand, with point-in-time recovery',
      usage: `
  aws_dynamodb_table.t:
    monthly_write_request_units: 1000000
    monthly_read_request_units: 2000000
    pitr_backup_storage_gb: 10`,
      code: `
        resource "aws_dynamodb_table" "t" {
          name         = "orders"
          billing_mode = "PAY_PER_REQUEST"
          point_in_time_recovery {
            enabled = true
          }
        }`,
      expected: `
        aws_dynamodb_table.t $2.88 usage
          Write request unit (WRU) | 1000000 WRUs | $0.63
          Read request unit (RRU) | 2000000 RRUs | $0.25
          Data storage | ? GB | $0.25 each
          Point-In-Time Recovery (PITR) backup storage | 10 GB | $2.00
          On-demand backup storage | ? GB | $0.1 each
          Table data restored | ? GB | $0.15 each
          Streams read request unit (sRRU) | ? sRRUs | $2e-7 each`,
    },
  ]);

  examples('aws_elasticache_cluster and aws_elasticache_replication_group', [
    {
      // Memcached 2 × 730 × 0.017 = 24.82; a backup has (3 − 1) × 10 GB × 0.085 to pay
      name: 'a cluster of two nodes, and Redis with backups',
      usage: '  aws_elasticache_cluster.redis: { snapshot_storage_size_gb: 10 }',
      code: `
        resource "aws_elasticache_cluster" "memcached" {
          engine          = "memcached"
          node_type       = "cache.t3.micro"
          num_cache_nodes = 2
        }
        resource "aws_elasticache_cluster" "redis" {
          engine                   = "redis"
          node_type                = "cache.t3.micro"
          snapshot_retention_limit = 3
        }`,
      expected: `
        aws_elasticache_cluster.memcached $24.82 priced
          ElastiCache (on-demand, cache.t3.micro) | 1460 hours | $24.82
        aws_elasticache_cluster.redis $14.11 priced
          ElastiCache (on-demand, cache.t3.micro) | 730 hours | $12.41
          Backup storage | 20 GB | $1.70`,
    },
    {
      // Ireland: Valkey 3 groups × (1 + 2 replicas) × 730 × 0.1832 = 1,203.62; Redis 2 × 730 × 0.229 = 334.34; a further node
      name: 'node groups with replicas, a plain group, and a node that joins it',
      region: 'eu-west-1',
      code: `
        resource "aws_elasticache_replication_group" "sharded" {
          engine                  = "valkey"
          node_type               = "cache.r6g.large"
          num_node_groups         = 3
          replicas_per_node_group = 2
        }
        resource "aws_elasticache_replication_group" "plain" {
          node_type          = "cache.r6g.large"
          num_cache_clusters = 2
        }
        resource "aws_elasticache_cluster" "more" {
          replication_group_id = aws_elasticache_replication_group.plain.id
        }`,
      expected: `
        aws_elasticache_replication_group.sharded $1203.62 priced
          ElastiCache (on-demand, cache.r6g.large) | 6570 hours | $1203.62
        aws_elasticache_replication_group.plain $334.34 priced
          ElastiCache (on-demand, cache.r6g.large) | 1460 hours | $334.34
        aws_elasticache_cluster.more $167.17 priced
          ElastiCache (on-demand, cache.r6g.large) | 730 hours | $167.17`,
    },
    {
      // Minimum 4 groups × (1 + 1) × 730 × 0.206
      name: 'autoscaled node groups at their minimum',
      code: `
        resource "aws_elasticache_replication_group" "g" {
          replication_group_id    = "sessions"
          engine                  = "redis"
          node_type               = "cache.r6g.large"
          num_node_groups         = 2
          replicas_per_node_group = 1
        }
        resource "aws_appautoscaling_target" "groups" {
          resource_id        = "replication-group/sessions"
          scalable_dimension = "elasticache:replication-group:NodeGroups"
          service_namespace  = "elasticache"
          min_capacity       = 4
          max_capacity       = 8
        }`,
      expected: `
        aws_elasticache_replication_group.g $1203.04 priced
          ElastiCache (on-demand, cache.r6g.large, autoscaling) | 5840 hours | $1203.04`,
    },
  ]);

  examples('DocumentDB and Neptune', [
    {
      // Ireland, I/O-optimized 0.3366 × 730 = 245.72; 0.33 × 50; I/O is included
      name: 'an I/O-optimized DocumentDB cluster',
      region: 'eu-west-1',
      usage:
        '  aws_docdb_cluster_instance.db: { data_storage_gb: 50 }\n  aws_docdb_cluster.db: { backup_storage_gb: 100 }',
      code: `
        resource "aws_docdb_cluster" "db" {
          storage_type = "iopt1"
        }
        resource "aws_docdb_cluster_instance" "db" {
          cluster_identifier = aws_docdb_cluster.db.id
          instance_class     = "db.r5.large"
        }
        resource "aws_docdb_cluster_snapshot" "db" {
          db_cluster_identifier = aws_docdb_cluster.db.id
        }`,
      expected: `
        aws_docdb_cluster.db $2.10 priced
          Backup storage | 100 GB | $2.10
        aws_docdb_cluster_instance.db $262.22 priced
          Database instance (on-demand, db.r5.large) | 730 hours | $245.72
          Storage (I/O-optimized) | 50 GB | $16.50
        aws_docdb_cluster_snapshot.db ? usage
          Backup storage | ? GB | $0.021 each`,
    },
    {
      // 0.348 × 730 = 254.04; 0.10 × 20; 5 million × 0.20
      name: 'a Neptune cluster that keeps backups',
      usage: '  aws_neptune_cluster.g: { storage_gb: 20, monthly_io_requests: 5000000 }',
      code: `
        resource "aws_neptune_cluster" "g" {
          backup_retention_period = 7
        }
        resource "aws_neptune_cluster_instance" "g" {
          cluster_identifier = aws_neptune_cluster.g.id
          instance_class     = "db.r5.large"
        }
        resource "aws_neptune_cluster_snapshot" "g" {
          db_cluster_identifier = aws_neptune_cluster.g.id
        }`,
      expected: `
        aws_neptune_cluster.g $3.00 usage
          Storage | 20 GB | $2.00
          I/O requests | 5 1M requests | $1.00
          Backup storage | ? GB | $0.021 each
        aws_neptune_cluster_instance.g $254.04 priced
          Database instance (on-demand, db.r5.large) | 730 hours | $254.04
        aws_neptune_cluster_snapshot.g ? usage
          Backup storage | ? GB | $0.021 each`,
    },
  ]);

  examples('Redshift and OpenSearch', [
    {
      // Ireland: 2 × 730 × 1.202; the other figures are known in Virginia only
      name: 'RA3 nodes',
      region: 'eu-west-1',
      code: `
        resource "aws_redshift_cluster" "w" {
          node_type       = "ra3.xlplus"
          number_of_nodes = 2
        }`,
      expected: `
        aws_redshift_cluster.w $1754.92 usage
          Cluster usage (on-demand, ra3.xlplus) | 1460 hours | $1754.92
          Managed storage (ra3.xlplus) | ? GB | $0.024 each
          Concurrency scaling (ra3.xlplus) | ? node-seconds | $0.00033 each
          Spectrum | ? TB | ?
          Backup storage (first 50TB) | ? GB | $0.023 each`,
    },
    {
      // 2 × 730 × 2.282 = 3331.72 with nothing upfront, 2 × 730 × 1.092066 = 1594.42 with a part; three years all upfront
      name: 'reserved RA3 nodes',
      usage: `  aws_redshift_cluster.no: { reserved_instance_term: 1_year, reserved_instance_payment_option: no_upfront }
  aws_redshift_cluster.partial: { reserved_instance_term: 1_year, reserved_instance_payment_option: partial_upfront }
  aws_redshift_cluster.all: { reserved_instance_term: 3_year, reserved_instance_payment_option: all_upfront }`,
      code: ['no', 'partial', 'all']
        .map(
          (name) =>
            `resource "aws_redshift_cluster" "${name}" {\n  node_type = "ra3.4xlarge"\n  number_of_nodes = 2\n}`,
        )
        .join('\n'),
      expected: ['no $3331.72', 'partial $1594.42', 'all $0.00']
        .map(
          (line) => `
        aws_redshift_cluster.${line} usage
          Cluster usage (reserved, ra3.4xlarge) | 1460 hours | ${line.split(' ')[1]}
          Managed storage (ra3.4xlarge) | ? GB | $0.024 each
          Concurrency scaling (ra3.4xlarge) | ? node-seconds | $0.0009 each
          Spectrum | ? TB | $5 each
          Backup storage (first 50TB) | ? GB | $0.023 each`,
        )
        .join(''),
    },
    {
      // 2 × 730 × 0.115 = 167.90 and 3 × 730 × 0.098 = 214.62; UltraWarm as before
      name: 'a domain of reserved instances',
      usage: '  aws_opensearch_domain.s: { reserved_instance_term: 1_year }',
      code: `
        resource "aws_opensearch_domain" "s" {
          cluster_config {
            instance_type            = "r6g.large.search"
            instance_count           = 2
            dedicated_master_enabled = true
            dedicated_master_type    = "m5.large.search"
            warm_enabled             = true
            warm_type                = "ultrawarm1.medium.search"
            warm_count               = 2
          }
        }`,
      expected: `
        aws_opensearch_domain.s $730.00 usage
          Instance (reserved, r6g.large.search) | 1460 hours | $167.90
          Dedicated master (reserved, m5.large.search) | 2190 hours | $214.62
          UltraWarm instance (on-demand, ultrawarm1.medium.search) | 1460 hours | $347.48
          UltraWarm storage | ? GB | $0.024 each`,
    },
    {
      // 2 × 730 × 0.167 = 243.82; gp3 2 × 200 × 0.122 = 48.80; above 250 MiB/s (more than 170 GB): 2 × 50 × 0.064 = 6.40
      name: 'gp3 volumes with more throughput than they include',
      code: `
        resource "aws_opensearch_domain" "s" {
          cluster_config {
            instance_type  = "r6g.large.search"
            instance_count = 2
          }
          ebs_options {
            ebs_enabled = true
            volume_type = "gp3"
            volume_size = 200
            throughput  = 300
          }
        }`,
      expected: `
        aws_opensearch_domain.s $299.02 priced
          Instance (on-demand, r6g.large.search) | 1460 hours | $243.82
          Storage (gp3) | 400 GB | $48.80
          Throughput (gp3) | 100 Mbps | $6.40`,
    },
    {
      // Ireland 0.187 × 730 = 136.51; the former name of the type, and no volume
      name: 'the former name of the type',
      region: 'eu-west-1',
      code: `
        resource "aws_elasticsearch_domain" "s" {
          cluster_config {
            instance_type = "r6g.large.elasticsearch"
          }
        }`,
      expected: `
        aws_elasticsearch_domain.s $136.51 priced
          Instance (on-demand, r6g.large.elasticsearch) | 730 hours | $136.51`,
    },
  ]);
});
