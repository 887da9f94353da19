/** Routes, endpoints, logs on their way and keys, against prices that AWS publishes; the arithmetic stands beside. */
import { examples } from './examples';

describe('price specs: connections', () => {
  examples('Networks', [
    {
      // 0.0033 a GB routed, 0.04 and 0.08 a GB accelerated; a cluster 2.50 an hour
      name: 'routes to buckets and between regions',
      usage: `  aws_s3control_multi_region_access_point.m: { monthly_routed_gb: 1000 }
  aws_s3_bucket_accelerate_configuration.a: { monthly_accelerated_gb: 100, monthly_accelerated_elsewhere_gb: 100 }`,
      code: `
        resource "aws_s3control_multi_region_access_point" "m" {}
        resource "aws_s3_bucket_accelerate_configuration" "a" {
          bucket = "a"
          status = "Enabled"
        }
        resource "aws_s3_bucket_accelerate_configuration" "off" {
          bucket = "b"
          status = "Suspended"
        }
        resource "aws_route53recoverycontrolconfig_cluster" "c" {}`,
      expected: `
        aws_s3control_multi_region_access_point.m $3.30 priced
          Data routing | 1000 GB | $3.30
        aws_s3_bucket_accelerate_configuration.a $12.00 priced
          Accelerated transfer (US, Europe, Japan) | 100 GB | $4.00
          Accelerated transfer (elsewhere) | 100 GB | $8.00
        aws_route53recoverycontrolconfig_cluster.c $1825.00 priced
          Routing control cluster | 730 hours | $1825.00`,
    },
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
      // 0.0003360215 an hour of a resource; DevOps Guru 0.0028 and 0.0042
      name: 'what is analysed',
      usage: `  aws_computeoptimizer_recommendation_preferences.on: { resources: 10 }
  aws_devopsguru_resource_collection.d: { group_a_resources: 10, group_b_resources: 10 }`,
      code: `
        resource "aws_computeoptimizer_recommendation_preferences" "on" {
          resource_type                   = "Ec2Instance"
          enhanced_infrastructure_metrics = "Active"
        }
        resource "aws_computeoptimizer_recommendation_preferences" "off" { resource_type = "Ec2Instance" }
        resource "aws_devopsguru_resource_collection" "d" {}`,
      expected: `
        aws_computeoptimizer_recommendation_preferences.on $2.45 priced
          Enhanced infrastructure metrics | 10 resources | $2.45
        aws_devopsguru_resource_collection.d $51.10 priced
          Resources of group A | 10 resources | $20.44
          Resources of group B | 10 resources | $30.66`,
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
});
