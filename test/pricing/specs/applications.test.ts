/** Services of applications with a few prices each, against prices that AWS publishes; the arithmetic stands beside. */
import { examples } from './examples';

describe('price specs: applications', () => {
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
      usage: `  aws_glacier_vault.v: { storage_gb: 1000, monthly_requests: 10000, monthly_standard_retrieval_gb: 10, monthly_expedited_retrieval_gb: 10, monthly_expedited_requests: 1000 }
  aws_qldb_ledger.l: { journal_storage_gb: 100, indexed_storage_gb: 10, monthly_write_requests: 2000000, monthly_read_requests: 10000000 }`,
      code: `
        resource "aws_glacier_vault" "v" {}
        resource "aws_qldb_ledger" "l" {}`,
      expected: `
        aws_glacier_vault.v $14.30 priced
          Storage | 1000 GB | $3.60
          Requests (standard) | 10 1k requests | $0.30
          Retrievals (standard) | 10 GB | $0.10
          Retrievals (expedited) | 10 GB | $0.30
          Requests (expedited) | 1 1k requests | $10.00
        aws_qldb_ledger.l $8.26 priced
          Journal storage | 100 GB | $3.00
          Indexed storage | 10 GB | $2.50
          Write I/Os | 2 1M requests | $1.40
          Read I/Os | 10 1M requests | $1.36`,
    },
    {
      // two instances at 0.094 in two zones; 0.10 a thousand batches, 0.98 a GB; 0.023 a GB; 0.656 an hour; 1.00 and
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
        aws_cleanrooms_membership.m $6.56 priced
          SQL queries | 10 CRPU-hours | $6.56
        aws_datapipeline_pipeline.p $4.20 priced
          Activities (low frequency) | 2 activities | $1.20
          Activities (high frequency) | 3 activities | $3.00
        aws_glue_ml_transform.t $4.40 priced
          Transform tasks | 10 DPU-hours | $4.40`,
    },
    {
      // 0.06 a GB, 0.20 a GB written, 2.50 a million queries
      name: 'vectors',
      usage: `  aws_s3vectors_vector_bucket.v: { storage_gb: 100, monthly_put_gb: 10, monthly_queries: 2000000 }
  aws_s3vectors_vector_bucket.large: { storage_gb: 100, monthly_put_gb: 10, monthly_queries: 2000000, monthly_query_processed_tb: 1 }`,
      code: `
        resource "aws_s3vectors_vector_bucket" "v" {}
        resource "aws_s3vectors_vector_bucket" "large" {}`,
      expected: `
        aws_s3vectors_vector_bucket.v $13.00 priced
          Vector storage | 100 GB | $6.00
          PUT | 10 GB | $2.00
          Queries | 2 1M queries | $5.00
        aws_s3vectors_vector_bucket.large $13.00 unpriced
          Vector storage | 100 GB | $6.00
          PUT | 10 GB | $2.00
          Queries | 2 1M queries | $5.00
          Query data processed | 1 TB | ?
          ! the price of data that queries process depends on the size of the index, and no public table has it`,
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

  examples('Networks', [
    {
      // two zones at 0.01 an hour, 0.01 a GB; a hosted 1 Gbps 0.33 an hour; 0.10 an analysis
      name: 'endpoints of proxies and hosted connections',
      usage: `  aws_db_proxy_endpoint.e: { monthly_data_processed_gb: 100 }
  aws_ec2_network_insights_analysis.a: { monthly_analyses: 5 }`,
      code: `
        resource "aws_db_proxy_endpoint" "e" { vpc_subnet_ids = ["a", "b"] }
        resource "aws_dx_hosted_connection" "h" { bandwidth = "1Gbps" }
        resource "aws_ec2_network_insights_analysis" "a" {}`,
      expected: `
        aws_db_proxy_endpoint.e $15.60 priced
          Endpoint (PrivateLink) | 1460 hours | $14.60
          Data processed (first 1PB) | 100 GB | $1.00
        aws_dx_hosted_connection.h $240.90 priced
          DX connection (hosted, 1Gbps) | 730 hours | $240.90
        aws_ec2_network_insights_analysis.a $0.50 priced
          Analyses | 5 analyses | $0.50`,
    },
    {
      // 0.75 an hour for the first 100 associations of an account, 0.0014 for each further one
      name: 'Route 53 Profiles',
      usage: `  aws_route53profiles_association.more: { beyond_first_100: true }`,
      code: `
        resource "aws_route53profiles_profile" "p" {}
        resource "aws_route53profiles_profile" "alone" {}
        resource "aws_route53profiles_association" "a" { profile_id = aws_route53profiles_profile.p.id }
        resource "aws_route53profiles_association" "more" { profile_id = aws_route53profiles_profile.p.id }`,
      expected: `
        aws_route53profiles_profile.p $547.50 priced
          First 100 VPC associations of the account | 730 hours | $547.50
        aws_route53profiles_association.more $1.02 priced
          Association beyond the first 100 | 730 hours | $1.02`,
    },
  ]);

  examples('Logs, metrics, security', [
    {
      // 0.12 a GB of data protection; 0.50 a GB to CloudWatch Logs, 0.25 to S3; SNS 0.08 a GB
      name: 'logs on their way',
      usage: `  aws_cloudwatch_log_account_policy.p: { monthly_data_scanned_gb: 100 }
  aws_cloudwatch_log_delivery.group: { monthly_data_delivered_gb: 10 }
  aws_cloudwatch_log_delivery.bucket: { monthly_data_delivered_gb: 10 }
  aws_sns_topic_data_protection_policy.s: { monthly_data_scanned_gb: 10 }
  aws_rum_metrics_destination.m: { metrics: 10 }`,
      code: `
        resource "aws_cloudwatch_log_account_policy" "p" { policy_type = "DATA_PROTECTION_POLICY" }
        resource "aws_cloudwatch_log_account_policy" "index" { policy_type = "FIELD_INDEX_POLICY" }
        resource "aws_cloudwatch_log_group" "g" { name = "vended" }
        resource "aws_cloudwatch_log_delivery_destination" "g" {
          name = "group"
          delivery_destination_configuration {
            destination_resource_arn = aws_cloudwatch_log_group.g.arn
          }
        }
        resource "aws_cloudwatch_log_delivery" "group" {
          delivery_destination_arn = aws_cloudwatch_log_delivery_destination.g.arn
        }
        resource "aws_cloudwatch_log_delivery" "bucket" { delivery_destination_arn = "arn" }
        resource "aws_sns_topic_data_protection_policy" "s" {}
        resource "aws_rum_metrics_destination" "m" { destination = "CloudWatch" }`,
      expected: `
        aws_cloudwatch_log_account_policy.p $12.00 priced
          Data protection scanning | 100 GB | $12.00
        aws_cloudwatch_log_group.g ? usage
          Data ingested | ? GB | $0.5 each
          Archival Storage | ? GB | $0.03 each
          Insights queries data scanned | ? GB | $0.005 each
        aws_cloudwatch_log_delivery.group $5.00 priced
          Logs delivered (CloudWatch Logs) (first 10TB) | 10 GB | $5.00
        aws_cloudwatch_log_delivery.bucket $2.50 priced
          Logs delivered (S3 or Firehose) (first 10TB) | 10 GB | $2.50
        aws_sns_topic_data_protection_policy.s $0.80 priced
          Messages scanned | 10 GB | $0.80
        aws_rum_metrics_destination.m $3.00 priced
          Metrics (first 10K) | 10 metrics | $3.00`,
    },
    {
      // 0.01 an hour of each resource, 0.000074 of each city-network; Security Lake 0.75 and 0.25 a GB, 0.035 to
      // normalize
      name: 'what is watched',
      usage: `  aws_internetmonitor_monitor.m: { city_networks: 1000 }
  aws_securitylake_aws_log_source.trail: { monthly_ingested_gb: 100 }
  aws_securitylake_aws_log_source.flow: { monthly_ingested_gb: 100 }
  aws_securitylake_aws_log_source.hub: { monthly_ingested_gb: 100 }
  aws_iot_indexing_configuration.i: { monthly_index_updates: 4000000, monthly_queries: 20000 }`,
      code: `
        resource "aws_internetmonitor_monitor" "m" { resources = ["vpc-1", "vpc-2"] }
        resource "aws_securitylake_aws_log_source" "trail" {
          source { source_name = "CLOUD_TRAIL_MGMT" }
        }
        resource "aws_securitylake_aws_log_source" "flow" {
          source { source_name = "VPC_FLOW" }
        }
        resource "aws_securitylake_aws_log_source" "hub" {
          source { source_name = "SH_FINDINGS" }
        }
        resource "aws_iot_indexing_configuration" "i" {}`,
      expected: `
        aws_internetmonitor_monitor.m $68.62 priced
          Monitored resources | 2 resources | $14.60
          City-networks | 0.1 10k city-networks | $54.02
        aws_securitylake_aws_log_source.trail $78.50 priced
          Data ingestion (management events) | 100 GB | $75.00
          Data normalization | 100 GB | $3.50
        aws_securitylake_aws_log_source.flow $28.50 priced
          Data ingestion (logs) (first 10TB) | 100 GB | $25.00
          Data normalization | 100 GB | $3.50
        aws_securitylake_aws_log_source.hub $3.50 priced
          Data normalization | 100 GB | $3.50
        aws_iot_indexing_configuration.i $9.10 priced
          Index updates | 4 1M updates | $9.00
          Search queries | 2 10k queries | $0.10`,
    },
    {
      // a key 1.00, 2.00 for 10,000 calls; 2.25 a thousand tokens as for other clients; a rule 1.00; a dedicated
      // address 24.95
      name: 'keys, clients and rules',
      usage: `  aws_paymentcryptography_key.k: { monthly_requests: 20000 }
  aws_cognito_managed_user_pool_client.c: { monthly_tokens: 100000 }`,
      code: `
        resource "aws_paymentcryptography_key" "k" {}
        resource "aws_cognito_managed_user_pool_client" "c" { allowed_oauth_flows = ["client_credentials"] }
        resource "aws_wafv2_web_acl_rule" "r" {}
        resource "aws_sesv2_dedicated_ip_assignment" "a" {}`,
      expected: `
        aws_paymentcryptography_key.k $5.00 priced
          Key | 1 months | $1.00
          API requests (first 20M) | 2 10k requests | $4.00
        aws_cognito_managed_user_pool_client.c $225.00 priced
          M2M tokens (first 250K) | 100 1k tokens | $225.00
        aws_wafv2_web_acl_rule.r $1.00 priced
          Rule | 1 months | $1.00
        aws_sesv2_dedicated_ip_assignment.a $24.95 priced
          Dedicated IP | 1 months | $24.95`,
    },
  ]);

  examples('People, places, media', [
    {
      // 3.00 a user; 1.00 an active user beyond five; 1.20 a thousand users that are reached, 1.00 a million events
      name: 'users',
      usage: `  aws_appfabric_app_bundle.b: { users: 100, additional_application_users: 100 }
  aws_codecommit_repository.r: { active_users: 3 }
  aws_pinpoint_app.p: { monthly_targeted_users: 10000, monthly_events: 2000000, monthly_emails: 10000, monthly_push_notifications: 1000000, monthly_in_app_requests: 1000 }`,
      code: `
        resource "aws_appfabric_app_bundle" "b" {}
        resource "aws_codecommit_repository" "r" {}
        resource "aws_pinpoint_app" "p" {}`,
      expected: `
        aws_appfabric_app_bundle.b $305.00 priced
          Users | 100 users | $300.00
          Users of further applications | 100 users | $5.00
        aws_codecommit_repository.r $3.00 priced
          Active users | 3 users | $3.00
        aws_pinpoint_app.p $16.11 priced
          Monthly targeted users | 10 1k users | $12.00
          Events collected | 2 1M events | $2.00
          Emails | 10 1k emails | $1.00
          Push notifications | 1 1M notifications | $1.00
          In-app message requests | 1 1k requests | $0.11`,
    },
    {
      // 0.16 a thousand positions up to 250,000, then 0.11; 0.05 a thousand written; 0.04 a thousand tiles; 0.50 and
      // 4.00 a thousand addresses; 0.50 a thousand routes
      name: 'places',
      usage: `  aws_location_geofence_collection.g: { monthly_positions_evaluated: 350000 }
  aws_location_tracker.t: { monthly_positions_written: 100000 }
  aws_location_map.m: { monthly_tiles: 100000 }
  aws_location_place_index.once: { monthly_addresses: 10000, monthly_suggestions: 10000 }
  aws_location_place_index.kept: { monthly_addresses: 10000, monthly_suggestions: 0 }
  aws_location_route_calculator.r: { monthly_routes: 10000 }`,
      code: `
        resource "aws_location_geofence_collection" "g" {}
        resource "aws_location_tracker" "t" {}
        resource "aws_location_map" "m" {}
        resource "aws_location_place_index" "once" {}
        resource "aws_location_place_index" "kept" {
          data_source_configuration { intended_use = "Storage" }
        }
        resource "aws_location_route_calculator" "r" {}`,
      expected: `
        aws_location_geofence_collection.g $51.00 priced
          Positions evaluated (first 250K) | 250 1k positions | $40.00
          Positions evaluated (next 1.75M) | 100 1k positions | $11.00
        aws_location_tracker.t $5.00 priced
          Positions written (first 500K) | 100 1k positions | $5.00
        aws_location_map.m $4.00 priced
          Map tiles | 100 1k tiles | $4.00
        aws_location_place_index.once $7.00 priced
          Addresses geocoded | 10 1k addresses | $5.00
          Suggestions | 10 1k requests | $2.00
        aws_location_place_index.kept $40.00 priced
          Addresses geocoded (stored) | 10 1k addresses | $40.00
          Suggestions | 0 1k requests | $0.00
        aws_location_route_calculator.r $5.00 priced
          Routes calculated | 10 1k routes | $5.00`,
    },
    {
      // 0.023 a GB, 0.02 a GB written, 0.005 a thousand and 0.004 ten thousand requests
      name: 'media',
      usage: `  aws_media_store_container.c: { storage_gb: 100, monthly_ingested_gb: 10, monthly_put_requests: 10000, monthly_get_requests: 100000 }`,
      code: `
        resource "aws_media_store_container" "c" {}`,
      expected: `
        aws_media_store_container.c $2.59 priced
          Storage | 100 GB | $2.30
          Ingest optimization | 10 GB | $0.20
          PUT requests | 10 1k requests | $0.05
          GET requests | 10 10k requests | $0.04`,
    },
  ]);
});
