/** More databases and caches against prices that AWS publishes; the arithmetic stands beside. */
import { examples } from './examples';

examples('price specs: databases', [
  {
    // t3.micro 0.0372 an hour in two zones; storage above 50 GB 0.23 there, above 100 GB of the C family 0.115 in one
    name: 'replication instances',
    usage: '  aws_dms_replication_instance.credits: { monthly_cpu_credit_hrs: 10 }',
    code: `
      resource "aws_dms_replication_instance" "two_zones" {
        replication_instance_class = "dms.t3.micro"
        allocated_storage          = 60
        multi_az                   = true
        publicly_accessible        = true
      }
      resource "aws_dms_replication_instance" "large" {
        replication_instance_class = "dms.c5.large"
        allocated_storage          = 150
      }
      resource "aws_dms_replication_instance" "credits" {
        replication_instance_class = "dms.t3.medium"
      }`,
    expected: `
      aws_dms_replication_instance.two_zones $33.11 priced
        Instance (t3.micro) | 730 hours | $27.16
        Storage (general purpose SSD, gp2) | 10 GB | $2.30
        Public IPv4 address | 1 addresses | $3.65
      aws_dms_replication_instance.large $92.62 priced
        Instance (c5.large) | 730 hours | $86.87
        Storage (general purpose SSD, gp2) | 50 GB | $5.75
      aws_dms_replication_instance.credits $55.13 priced
        Instance (t3.medium) | 730 hours | $54.38
        Storage (general purpose SSD, gp2) | 0 GB | $0.00
        CPU credits | 10 vCPU-hours | $0.75`,
  },
  {
    // db.r6g.xlarge has four vCPUs, two at least are billed: 0.015 a vCPU-hour; ACUs eight at least
    name: 'proxies in front of instances',
    usage: '  aws_db_proxy.serverless: { acus: 4 }',
    code: `
      resource "aws_db_proxy" "of_instance" {
        name = "a"
      }
      resource "aws_db_instance" "a" {
        identifier     = "a"
        instance_class = "db.r6g.xlarge"
        engine         = "postgres"
      }
      resource "aws_db_proxy_target" "a" {
        db_proxy_name          = aws_db_proxy.of_instance.name
        db_instance_identifier = aws_db_instance.a.identifier
      }
      resource "aws_db_proxy" "unknown" {
        name = "b"
      }
      resource "aws_db_proxy" "serverless" {
        name = "c"
      }`,
    expected: `
      aws_db_proxy.of_instance $43.80 priced
        RDS Proxy | 2920 vCPU-hours | $43.80
      aws_db_instance.a $330.80 priced
        Database instance (on-demand, Single-AZ, db.r6g.xlarge) | 730 hours | $328.50
        Storage (general purpose SSD, gp2) | 20 GB | $2.30
      aws_db_proxy.unknown ? usage
        RDS Proxy | ? vCPU-hours | $0.015 each
      aws_db_proxy.serverless $87.60 priced
        RDS Proxy (Aurora Serverless v2) | 5840 ACU-hours | $87.60`,
  },
  {
    // db.r6g.large has two vCPUs, db.r6g.xlarge four: 2 x 2 + 4; ACUs of a cluster with Serverless v2 have to be stated
    name: 'proxies in front of Aurora clusters',
    usage: '  aws_db_proxy.mixed: { acus: 12 }',
    code: `
      resource "aws_rds_cluster" "a" {
        cluster_identifier = "a"
        engine             = "aurora-postgresql"
      }
      resource "aws_rds_cluster_instance" "readers" {
        count              = 2
        cluster_identifier = aws_rds_cluster.a.id
        instance_class     = "db.r6g.large"
        engine             = "aurora-postgresql"
      }
      resource "aws_rds_cluster_instance" "writer" {
        cluster_identifier = "a"
        instance_class     = "db.r6g.xlarge"
        engine             = "aurora-postgresql"
      }
      resource "aws_db_proxy" "of_cluster" { name = "p" }
      resource "aws_db_proxy_target" "a" {
        db_proxy_name         = aws_db_proxy.of_cluster.name
        db_cluster_identifier = aws_rds_cluster.a.id
      }
      resource "aws_rds_cluster" "s" {
        cluster_identifier = "s"
        engine             = "aurora-mysql"
      }
      resource "aws_rds_cluster_instance" "s" {
        cluster_identifier = aws_rds_cluster.s.cluster_identifier
        instance_class     = "db.serverless"
        engine             = "aurora-mysql"
      }
      resource "aws_db_proxy" "serverless" { name = "q" }
      resource "aws_db_proxy_target" "s" {
        db_proxy_name         = "q"
        db_cluster_identifier = "s"
      }
      resource "aws_db_proxy" "mixed" { name = "r" }
      resource "aws_db_proxy_target" "m" {
        db_proxy_name         = "r"
        db_cluster_identifier = aws_rds_cluster.a.id
      }
      resource "aws_db_proxy_target" "n" {
        db_proxy_name         = "r"
        db_cluster_identifier = aws_rds_cluster.s.id
      }
      resource "aws_db_proxy" "of_empty" { name = "t" }
      resource "aws_db_proxy_target" "t" {
        db_proxy_name         = "t"
        db_cluster_identifier = "elsewhere"
      }`,
    expected: `
      aws_rds_cluster.a ? usage
        Storage | ? GB | $0.1 each
        I/O requests | ? 1M requests | $0.2 each
        Snapshot export | ? GB | $0.01 each
      aws_rds_cluster_instance.readers × 2 $189.80 priced
        Database instance (on-demand, db.r6g.large) | 730 hours | $189.80
      aws_rds_cluster_instance.writer $378.87 priced
        Database instance (on-demand, db.r6g.xlarge) | 730 hours | $378.87
      aws_db_proxy.of_cluster $87.60 priced
        RDS Proxy | 5840 vCPU-hours | $87.60
      aws_rds_cluster.s ? usage
        Storage | ? GB | $0.1 each
        I/O requests | ? 1M requests | $0.2 each
        Backtrack | ? 1M change-records | $0.012 each
        Snapshot export | ? GB | $0.01 each
      aws_rds_cluster_instance.s ? usage
        Aurora serverless v2 | ? ACU-hours | $0.12 each
      aws_db_proxy.serverless ? usage
        RDS Proxy (Aurora Serverless v2) | ? ACU-hours | $0.015 each
      aws_db_proxy.mixed $219.00 priced
        RDS Proxy | 5840 vCPU-hours | $87.60
        RDS Proxy (Aurora Serverless v2) | 8760 ACU-hours | $131.40
      aws_db_proxy.of_empty ? usage
        RDS Proxy | ? vCPU-hours | $0.015 each`,
  },
  {
    // 0.00065 a WCU-hour, 0.00013 an RCU-hour; on demand the reads and writes
    name: 'indexes that stand apart from their table',
    code: `
      resource "aws_dynamodb_table" "provisioned" {
        name           = "t"
        read_capacity  = 1
        write_capacity = 1
      }
      resource "aws_dynamodb_global_secondary_index" "units" {
        table_name = aws_dynamodb_table.provisioned.name
        provisioned_throughput {
          read_capacity_units  = 10
          write_capacity_units = 20
        }
      }
      resource "aws_dynamodb_global_secondary_index" "on_demand" {
        table_name = "elsewhere"
      }`,
    expected: `
      aws_dynamodb_table.provisioned $0.57 usage
        Write capacity unit (WCU) | 1 WCU | $0.47
        Read capacity unit (RCU) | 1 RCU | $0.09
        Data storage | ? GB | $0.25 each
        On-demand backup storage | ? GB | $0.1 each
        Table data restored | ? GB | $0.15 each
        Streams read request unit (sRRU) | ? sRRUs | $2e-7 each
      aws_dynamodb_global_secondary_index.units $10.44 usage
        Write capacity unit (WCU) | 20 WCU | $9.49
        Read capacity unit (RCU) | 10 RCU | $0.95
        Data storage | ? GB | $0.25 each
      aws_dynamodb_global_secondary_index.on_demand ? usage
        Write request unit (WRU) | ? WRUs | $6.25e-7 each
        Read request unit (RRU) | ? RRUs | $1.25e-7 each
        Data storage | ? GB | $0.25 each`,
  },
  {
    name: 'tables of Keyspaces and Timestream',
    usage: `  aws_keyspaces_table.a: { monthly_write_request_units: 1000000, storage_gb: 10 }
  aws_timestreamwrite_table.a: { monthly_data_written_gb: 10, memory_store_gb: 1, magnetic_store_gb: 100 }`,
    code: `
      resource "aws_keyspaces_table" "a" {
        point_in_time_recovery {
          status = "ENABLED"
        }
      }
      resource "aws_keyspaces_table" "provisioned" {
        capacity_specification {
          throughput_mode      = "PROVISIONED"
          read_capacity_units  = 100
          write_capacity_units = 100
        }
      }
      resource "aws_timestreamwrite_table" "a" {}
      resource "aws_timestreaminfluxdb_db_instance" "a" {
        db_instance_type  = "db.influx.medium"
        allocated_storage = 20
      }`,
    expected: `
      aws_keyspaces_table.a $5.13 usage
        Write request unit (WRU) | 1000000 WRUs | $0.63
        Read request unit (RRU) | ? RRUs | $1.25e-7 each
        Data storage | 10 GB | $2.50
        Point-In-Time Recovery (PITR) backup storage | 10 GB | $2.00
      aws_keyspaces_table.provisioned $56.94 usage
        Write capacity unit (WCU) | 100 WCU | $47.45
        Read capacity unit (RCU) | 100 RCU | $9.49
        Data storage | ? GB | $0.25 each
      aws_timestreamwrite_table.a $34.28 priced
        Writes | 10 GB | $5.00
        Memory store | 730 GB-hours | $26.28
        Magnetic store | 100 GB | $3.00
      aws_timestreaminfluxdb_db_instance.a $89.60 priced
        Database instance (Single-AZ, db.influx.medium) | 730 hours | $87.60
        Storage (influxioincludedt1) | 20 GB | $2.00`,
  },
  {
    // two shards of two instances of 4 vCPUs at 0.132
    name: 'elastic clusters',
    code: `
      resource "aws_docdbelastic_cluster" "a" {
        shard_capacity = 4
        shard_count    = 2
      }`,
    expected: `
      aws_docdbelastic_cluster.a $1541.76 usage
        Shards (4 vCPU) | 11680 vCPU-hours | $1541.76
        Storage | ? GB | $0.3 each
        Backup storage | ? GB | $0.021 each`,
  },
]);

examples('price specs: caches', [
  {
    // 1 GB-hour of Redis 0.125, 0.1 GB of Valkey at 0.084; ECPUs 3.40 and 2.30 per billion
    name: 'serverless caches by engine',
    usage: '  aws_elasticache_serverless_cache.used: { storage_gb: 5, monthly_processing_units: 1000000000 }',
    code: `
      resource "aws_elasticache_serverless_cache" "least" {
        engine = "redis"
      }
      resource "aws_elasticache_serverless_cache" "used" {
        engine = "valkey"
      }
      resource "aws_elasticache_serverless_cache" "reserved" {
        engine = "memcached"
        cache_usage_limits {
          data_storage {
            minimum = 10
            maximum = 100
          }
        }
      }`,
    expected: `
      aws_elasticache_serverless_cache.least $91.25 usage
        Data stored (redis) | 730 GB-hours | $91.25
        ElastiCache processing units | ? 1M ECPUs | $0.0034 each
      aws_elasticache_serverless_cache.used $308.90 priced
        Data stored (valkey) | 3650 GB-hours | $306.60
        ElastiCache processing units | 1000 1M ECPUs | $2.30
      aws_elasticache_serverless_cache.reserved $912.50 usage
        Data stored (memcached) | 7300 GB-hours | $912.50
        ElastiCache processing units | ? 1M ECPUs | $0.0034 each`,
  },
  {
    // two shards of two db.r6g.large; three dax.r4.large
    name: 'clusters of nodes',
    code: `
      resource "aws_memorydb_cluster" "a" {
        node_type              = "db.r6g.large"
        num_shards             = 2
        num_replicas_per_shard = 1
      }
      resource "aws_memorydb_cluster" "valkey" {
        node_type = "db.r6g.large"
        engine    = "valkey"
      }
      resource "aws_dax_cluster" "a" {
        node_type          = "dax.r4.large"
        replication_factor = 3
      }
      resource "aws_memorydb_cluster" "tiered" {
        node_type    = "db.r6gd.xlarge"
        data_tiering = true
      }
      resource "aws_dax_cluster" "new" {
        node_type          = "dax.r7i.large"
        replication_factor = 1
      }`,
    expected: `
      aws_memorydb_cluster.a $902.28 usage
        Node (redis, on-demand, db.r6g.large) | 2920 hours | $902.28
        Data written | ? GB | $0.2 each
        Snapshot storage | ? GB | $0.021 each
      aws_memorydb_cluster.valkey $315.80 usage
        Node (valkey, on-demand, db.r6g.large) | 1460 hours | $315.80
        Data written | ? GB | $0.04 each
        Snapshot storage | ? GB | $0.021 each
      aws_dax_cluster.a $589.11 priced
        Node (on-demand, dax.r4.large) | 2190 hours | $589.11
      aws_memorydb_cluster.tiered $1351.96 usage
        Node (redis, on-demand, db.r6gd.xlarge) | 1460 hours | $1351.96
        Data written | ? GB | $0.2 each
        Snapshot storage | ? GB | $0.021 each
      aws_dax_cluster.new $186.15 priced
        Node (on-demand, dax.r7i.large) | 730 hours | $186.15`,
  },
]);
