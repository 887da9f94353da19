/** Services that keep, search and compute, against prices that AWS publishes; the arithmetic stands beside. */
import { examples } from './examples';

describe('price specs: data services', () => {
  examples('Data', [
    {
      // 8.00 a million units, 0.33 a GB; dearer in Tokyo, in the second example
      name: 'Aurora DSQL',
      usage: `  aws_dsql_cluster.c: { monthly_dpus: 5000000, storage_gb: 100 }`,
      code: `
        resource "aws_dsql_cluster" "c" {}`,
      expected: `
        aws_dsql_cluster.c $73.00 priced
          Database activity | 5 1M DPUs | $40.00
          Storage | 100 GB | $33.00`,
    },
    {
      // 10.00 a million units, 0.40 a GB
      name: 'Aurora DSQL in Tokyo',
      region: 'ap-northeast-1',
      usage: `  aws_dsql_cluster.c: { monthly_dpus: 5000000, storage_gb: 100 }`,
      code: `
        resource "aws_dsql_cluster" "c" {}`,
      expected: `
        aws_dsql_cluster.c $90.00 priced
          Database activity | 5 1M DPUs | $50.00
          Storage | 100 GB | $40.00`,
    },
    {
      // two instances at 0.12 an hour; 20 GB at 0.10, twice
      name: 'InfluxDB with a read replica',
      usage: `  aws_timestreamquery_scheduled_query.q: { monthly_tcu_hours: 10 }`,
      code: `
        resource "aws_timestreaminfluxdb_db_cluster" "c" {
          db_instance_type  = "db.influx.medium"
          allocated_storage = 20
        }
        resource "aws_timestreaminfluxdb_db_cluster" "three" { db_instance_type = "db.influx.large" }
        resource "aws_timestreamquery_scheduled_query" "q" {}`,
      expected: `
        aws_timestreaminfluxdb_db_cluster.c $179.20 unpriced
          Database instances (db.influx.medium) | 1460 hours | $175.20
          Storage (influxioincludedt1) | 40 GB | $4.00
          Read replica add-on (AWS Marketplace) | 1 months | ?
          ! the add-on for read replicas is billed through AWS Marketplace
        aws_timestreaminfluxdb_db_cluster.three ? unpriced
          Database instances (db.influx.large) | ? hours | $0.239 each
          ! how many nodes the parameters of the cluster ask for is not known
        aws_timestreamquery_scheduled_query.q $5.18 priced
          Queries | 10 TCU-hours | $5.18`,
    },
    {
      // 0.0036 a GB, 0.03 a thousand requests, 0.01 and 0.03 a GB of retrieval; QLDB 0.03, 0.25, 0.70 and 0.136 a
      // million
      name: 'archives and ledgers',
      usage: `  aws_glacier_vault.v: { storage_gb: 1000, monthly_requests: 10000, monthly_standard_requests: 1000, monthly_standard_retrieval_gb: 10, monthly_expedited_retrieval_gb: 10, monthly_expedited_requests: 1000 }
  aws_qldb_ledger.l: { journal_storage_gb: 100, indexed_storage_gb: 10, monthly_write_requests: 2000000, monthly_read_requests: 10000000 }`,
      code: `
        resource "aws_glacier_vault" "v" {}
        resource "aws_qldb_ledger" "l" {}`,
      expected: `
        aws_glacier_vault.v $14.35 priced
          Storage | 1000 GB | $3.60
          Requests (uploads) | 10 1k requests | $0.30
          Requests (standard retrieval) | 1 1k requests | $0.05
          Retrievals (standard) | 10 GB | $0.10
          Retrievals (expedited) | 10 GB | $0.30
          Requests (expedited retrieval) | 1 1k requests | $10.00
        aws_qldb_ledger.l $8.26 priced
          Journal storage | 100 GB | $3.00
          Indexed storage | 10 GB | $2.50
          Write I/Os | 2 1M requests | $1.40
          Read I/Os | 10 1M requests | $1.36`,
    },
    {
      // two instances at 0.094 in two zones; 0.10 a thousand batches, 0.98 a GB; 0.023 a GB; 2.00 an hour; 1.00 and
      // 0.60 an activity; 0.44 an hour
      name: 'data that is searched, shared and cleaned',
      usage: `  aws_cloudsearch_domain.s: { monthly_document_batches: 10000, monthly_indexed_gb: 5 }
  aws_dataexchange_data_set.d: { storage_gb: 100 }
  aws_cleanrooms_membership.m: { monthly_crpu_hours: 10 }
  aws_datapipeline_pipeline.p: { low_frequency_activities: 2, high_frequency_activities: 3 }
  aws_glue_ml_transform.t: { monthly_dpu_hours: 10 }`,
      code: `
        resource "aws_cloudsearch_domain" "s" {
          multi_az = true
          scaling_parameters { desired_instance_type = "search.medium" }
        }
        resource "aws_cloudsearch_domain" "any" {}
        resource "aws_dataexchange_data_set" "d" {}
        resource "aws_cleanrooms_membership" "m" {}
        resource "aws_datapipeline_pipeline" "p" {}
        resource "aws_glue_ml_transform" "t" {}`,
      expected: `
        aws_cloudsearch_domain.s $143.14 priced
          Search instance (search.medium) | 1460 hours | $137.24
          Document batch uploads | 10 1k batches | $1.00
          Data indexed anew | 5 GB | $4.90
        aws_cloudsearch_domain.any ? unpriced
          Search instance | 730 hours | ?
          Document batch uploads | ? 1k batches | $0.1 each
          ! CloudSearch chooses the instance type by itself, as none is desired
        aws_dataexchange_data_set.d $2.30 priced
          Storage | 100 GB | $2.30
        aws_cleanrooms_membership.m $20.00 priced
          SQL queries | 10 CRPU-hours | $20.00
        aws_datapipeline_pipeline.p $4.20 priced
          Activities (low frequency) | 2 activities | $1.20
          Activities (high frequency) | 3 activities | $3.00
        aws_glue_ml_transform.t $4.40 priced
          Transform tasks | 10 DPU-hours | $4.40`,
    },
    {
      // 16 units and those of a replica at 0.03 an hour
      name: 'graphs in memory',
      code: `
        resource "aws_neptunegraph_graph" "g" { provisioned_memory = 16 }
        resource "aws_neptunegraph_graph" "alone" {
          provisioned_memory = 128
          replica_count      = 0
        }`,
      expected: `
        aws_neptunegraph_graph.g $700.80 priced
          Graph (16 m-NCU) | 23360 m-NCU-hours | $700.80
        aws_neptunegraph_graph.alone $2803.20 priced
          Graph (128 m-NCU) | 93440 m-NCU-hours | $2803.20`,
    },
    {
      // 0.06 a GB, 0.20 a GB written, 2.50 a million queries; 0.004 and 0.002 a TB that they go through
      name: 'vectors',
      usage: `  aws_s3vectors_vector_bucket.v: { storage_gb: 100, monthly_put_gb: 10, monthly_queries: 2000000 }
  aws_s3vectors_vector_bucket.large: { storage_gb: 100, monthly_put_gb: 10, monthly_queries: 2000000, monthly_query_first_tb: 1000, monthly_query_tb: 5000 }`,
      code: `
        resource "aws_s3vectors_vector_bucket" "v" {}
        resource "aws_s3vectors_vector_bucket" "large" {}`,
      expected: `
        aws_s3vectors_vector_bucket.v $13.00 usage
          Vector storage | 100 GB | $6.00
          PUT | 10 GB | $2.00
          Queries | 2 1M queries | $5.00
          Query data processed (first 100K vectors) | ? TB | $0.004 each
          Query data processed | ? TB | $0.002 each
        aws_s3vectors_vector_bucket.large $27.00 priced
          Vector storage | 100 GB | $6.00
          PUT | 10 GB | $2.00
          Queries | 2 1M queries | $5.00
          Query data processed (first 100K vectors) | 1000 TB | $4.00
          Query data processed | 5000 TB | $10.00`,
    },
    {
      // 0.005 a GB that goes back, 0.03 a thousand requests, 0.20 a million objects with advanced metrics; a plan of
      // Lightsail 3.00
      name: 'what stands before buckets',
      usage: `  aws_s3control_object_lambda_access_point.o: { monthly_returned_gb: 100 }
  aws_s3control_access_grants_instance.a: { monthly_requests: 100000 }
  aws_s3control_storage_lens_configuration.advanced: { objects: 10000000 }`,
      code: `
        resource "aws_s3control_object_lambda_access_point" "o" {}
        resource "aws_s3control_access_grants_instance" "a" {}
        resource "aws_s3control_storage_lens_configuration" "advanced" {
          storage_lens_configuration {
            account_level {
              activity_metrics { enabled = true }
              bucket_level {}
            }
          }
        }
        resource "aws_s3control_storage_lens_configuration" "plain" {
          storage_lens_configuration {
            account_level {
              bucket_level {}
            }
          }
        }
        resource "aws_lightsail_bucket" "b" { bundle_id = "medium_1_0" }`,
      expected: `
        aws_s3control_object_lambda_access_point.o $0.50 priced
          Data returned | 100 GB | $0.50
        aws_s3control_access_grants_instance.a $3.00 priced
          Access Grants requests | 100 1k requests | $3.00
        aws_s3control_storage_lens_configuration.advanced $2.00 priced
          Objects monitored (advanced metrics) (first 25B) | 10 1M objects | $2.00
        aws_lightsail_bucket.b $3.00 priced
          Bucket (medium) | 1 months | $3.00`,
    },
  ]);

  examples('Compute', [
    {
      // t3.small 0.0208 an hour, 10 GB of gp2 at 0.10; two tasks of 0.25 vCPU and 0.5 GB, and half a load balancer at
      // 0.0225
      name: 'environments and services that bring their machines',
      usage: `  aws_cloud9_environment_ec2.stops: { monthly_hrs: 100 }
  aws_ecs_express_gateway_service.e: { load_balancer_share: 0.5 }`,
      code: `
        resource "aws_cloud9_environment_ec2" "stops" {
          instance_type               = "t3.small"
          automatic_stop_time_minutes = 30
        }
        resource "aws_cloud9_environment_ec2" "runs" { instance_type = "t3.small" }
        resource "aws_ecs_express_gateway_service" "e" {
          scaling_target { min_task_count = 2 }
        }
        resource "aws_ecs_express_gateway_service" "alone" {
          cpu    = "1024"
          memory = "2048"
        }`,
      expected: `
        aws_cloud9_environment_ec2.stops $3.08 priced
          Instance usage (Linux/UNIX, on-demand, t3.small) | 100 hours | $2.08
          Volume
            Storage (general purpose SSD, gp2) | 10 GB | $1.00
        aws_cloud9_environment_ec2.runs $16.18 priced
          Instance usage (Linux/UNIX, on-demand, t3.small) | 730 hours | $15.18
          Volume
            Storage (general purpose SSD, gp2) | 10 GB | $1.00
        aws_ecs_express_gateway_service.e $26.23 priced
          Per GB per hour | 1 GB | $3.24
          Per vCPU per hour | 0.5 CPU | $14.78
          Share of an application load balancer | 365 hours | $8.21
        aws_ecs_express_gateway_service.alone $36.04 unpriced
          Per GB per hour | 2 GB | $6.49
          Per vCPU per hour | 1 CPU | $29.55
          Share of an application load balancer | ? hours | $0.0225 each
          ! how many services share the load balancer is not known`,
    },
    {
      // 0.052624 a vCPU-hour and 0.0057785 a GB-hour; of Graviton the price is known in ap-southeast-1 alone
      name: 'EMR Serverless',
      usage: `  aws_emrserverless_application.x86: { monthly_vcpu_hours: 1200, monthly_gb_hours: 9600 }
  aws_emrserverless_application.arm: { monthly_vcpu_hours: 1200, monthly_gb_hours: 9600 }`,
      code: `
        resource "aws_emrserverless_application" "x86" {}
        resource "aws_emrserverless_application" "arm" { architecture = "ARM64" }`,
      expected: `
        aws_emrserverless_application.x86 $118.62 priced
          vCPU (x86) | 1200 vCPU-hours | $63.15
          Memory (x86) | 9600 GB-hours | $55.47
        aws_emrserverless_application.arm ? unpriced
          vCPU (arm) | 1200 vCPU-hours | ?
          Memory (arm) | 9600 GB-hours | ?
          ! aws/emr.serverless has no price for arm_vcpu_hours in us-east-1
          ! aws/emr.serverless has no price for arm_gb_hours in us-east-1`,
    },
    {
      // Graviton: 0.052585 a vCPU-hour, 0.005746 a GB-hour, 0.000133 a GB-hour of storage
      name: 'EMR Serverless in Singapore',
      region: 'ap-southeast-1',
      usage: `  aws_emrserverless_application.arm: { monthly_vcpu_hours: 1200, monthly_gb_hours: 9600, monthly_storage_gb_hours: 10000 }`,
      code: `
        resource "aws_emrserverless_application" "arm" { architecture = "ARM64" }`,
      expected: `
        aws_emrserverless_application.arm $119.59 priced
          vCPU (arm) | 1200 vCPU-hours | $63.10
          Memory (arm) | 9600 GB-hours | $55.16
          Storage | 10000 GB-hours | $1.33`,
    },
    {
      // two units at 0.24 an hour
      name: 'pipelines of OpenSearch',
      usage: `  aws_osis_pipeline.busy: { ocus: 3 }`,
      code: `
        resource "aws_osis_pipeline" "p" {
          min_units = 2
          max_units = 4
        }
        resource "aws_osis_pipeline" "busy" {
          min_units = 1
          max_units = 4
        }`,
      expected: `
        aws_osis_pipeline.p $350.40 priced
          Ingestion OCUs | 1460 OCU-hours | $350.40
        aws_osis_pipeline.busy $525.60 priced
          Ingestion OCUs | 2190 OCU-hours | $525.60`,
    },
    {
      // 0.113289353 an hour of a unit, twice that in two zones
      name: 'DMS Serverless in Mumbai',
      region: 'ap-south-1',
      usage: `  aws_dms_replication_config.busy: { capacity_units: 4 }`,
      code: `
        resource "aws_dms_replication_config" "least" {
          compute_config {
            min_capacity_units = "2"
            max_capacity_units = "8"
            multi_az           = true
          }
        }
        resource "aws_dms_replication_config" "busy" {
          compute_config { max_capacity_units = "8" }
        }
        resource "aws_dms_replication_config" "open" {
          compute_config { max_capacity_units = "8" }
        }`,
      expected: `
        aws_dms_replication_config.least $330.80 priced
          Capacity units (Multi-AZ) | 1460 DCU-hours | $330.80
        aws_dms_replication_config.busy $330.80 priced
          Capacity units (Single-AZ) | 2920 DCU-hours | $330.80
        aws_dms_replication_config.open ? unpriced
          Capacity units (Single-AZ) | ? DCU-hours | $0.113289353 each
          ! the least capacity is not set, DMS decides by the source database`,
    },
    {
      // 8 units of a class that counts 4: two m5.xlarge at 0.192 with 0.048; 0.01012 a vCPU-hour, 0.00111125 a GB-hour
      name: 'EMR by fleet and on EKS',
      usage: `  aws_emrcontainers_virtual_cluster.v: { monthly_vcpu_hours: 1000, monthly_gb_hours: 4000 }`,
      code: `
        resource "aws_emr_instance_fleet" "f" {
          target_on_demand_capacity = 8
          instance_type_configs {
            instance_type     = "m5.xlarge"
            weighted_capacity = 4
          }
        }
        resource "aws_emr_instance_fleet" "open" {
          target_on_demand_capacity = 2
          instance_type_configs { instance_type = "m5.xlarge" }
          instance_type_configs { instance_type = "m5.2xlarge" }
        }
        resource "aws_emrcontainers_virtual_cluster" "v" {}`,
      expected: `
        aws_emr_instance_fleet.f $350.40 priced
          Instance usage (Linux/UNIX, on-demand, m5.xlarge) | 1460 hours | $280.32
          EMR surcharge | 1460 hours | $70.08
        aws_emr_instance_fleet.open ? unpriced
          Instance usage (Linux/UNIX, on-demand) | ? hours | ?
          EMR surcharge | ? hours | ?
          ! which classes an instance fleet starts is decided at launch
        aws_emrcontainers_virtual_cluster.v $14.57 priced
          EMR on EKS (vCPU) | 1000 vCPU-hours | $10.12
          EMR on EKS (memory) | 4000 GB-hours | $4.45`,
    },
  ]);
});
