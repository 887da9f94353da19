/** Content delivery, acceleration, data transfer and smaller parts of the network, with the arithmetic beside. */
import { examples } from './examples';

describe('price specs: edge', () => {
  examples('aws_cloudfront_distribution', [
    {
      // US 10,240 × 0.085 = 870.40, 9,760 × 0.080 = 780.80; 10 million HTTPS × 1.00 per million = 10; Japan 100 × 0.114;
      // shield 50,000 × 0.90 per million = 0.045; paths over 1,000: 200 × 0.005 = 1; two certificates × 600
      name: 'by geography, with everything',
      usage: `  aws_cloudfront_distribution.a:
    monthly_data_transfer_to_internet_gb: { us: 20000, japan: 100 }
    monthly_https_requests: { us: 10000000 }
    monthly_shield_requests: { europe: 50000 }
    monthly_invalidation_requests: 1200
    custom_ssl_certificates: 2`,
      code: `
        resource "aws_cloudfront_distribution" "a" {
          origin {
            origin_shield {
              enabled              = true
              origin_shield_region = "eu-west-1"
            }
          }
        }`,
      expected: `
        aws_cloudfront_distribution.a $2873.65 priced
          Origin shield HTTP requests (eu-west-1) | 5 10k requests | $0.04
          Invalidation requests (first 1k) | 1000 paths | $0.00
          Invalidation requests (over 1k) | 200 paths | $1.00
          Dedicated IP custom SSLs | 2 certificates | $1200.00
          US, Mexico, Canada
            Data transfer out to internet (first 10TB) | 10240 GB | $870.40
            Data transfer out to internet (next 40TB) | 9760 GB | $780.80
            HTTPS requests | 1000 10k requests | $10.00
          Japan
            Data transfer out to internet (first 10TB) | 100 GB | $11.40`,
    },
    {
      name: 'without usage, wherever the provider is',
      region: 'ap-southeast-2',
      code: 'resource "aws_cloudfront_distribution" "a" {}',
      expected: `
        aws_cloudfront_distribution.a ? usage
          Invalidation requests (over 1k) | ? paths | $0.005 each
          US, Mexico, Canada
            Data transfer out to internet (first 10TB) | ? GB | $0.085 each
            Data transfer out to origin | ? GB | $0.02 each
            HTTP requests | ? 10k requests | $0.0075 each
            HTTPS requests | ? 10k requests | $0.01 each`,
    },
  ]);

  examples('Global Accelerator', [
    {
      // 0.025 × 730 = 18.25. In Frankfurt 300 GB come in and 500 go out: out counts, to Europe 400 × 0.015, to Asia 100 × 0.033
      name: 'the direction with more data counts',
      region: 'eu-central-1',
      usage: `  aws_globalaccelerator_endpoint_group.a:
    monthly_inbound_data_transfer_gb: { europe: 100, us: 200 }
    monthly_outbound_data_transfer_gb: { europe: 400, asia_pacific: 100 }`,
      code: `
        resource "aws_globalaccelerator_accelerator" "a" {}
        resource "aws_globalaccelerator_endpoint_group" "a" {}`,
      expected: `
        aws_globalaccelerator_accelerator.a $25.55 priced
          Fixed fee | 730 hours | $18.25
          Public IPv4 addresses | 2 addresses | $7.30
        aws_globalaccelerator_endpoint_group.a $9.30 priced
          Europe
            Outbound DT-premium fee | 400 GB | $6.00
          Asia Pacific
            Outbound DT-premium fee | 100 GB | $3.30`,
    },
    {
      name: 'without usage, the price within the geography of the endpoints',
      code: 'resource "aws_globalaccelerator_endpoint_group" "a" { endpoint_group_region = "ap-southeast-2" }',
      expected: `
        aws_globalaccelerator_endpoint_group.a ? usage
          Australia, New Zealand
            Inbound DT-premium fee | ? GB | $0.007 each`,
    },
  ]);

  examples('aws_data_transfer', [
    {
      // between zones 100 GB are billed on both sides: 200 × 0.01; 20,000 GB out: 10,240 × 0.09 + 9,760 × 0.085
      name: 'in and out of a region',
      usage: `  aws_data_transfer.a:
    region: us-east-1
    monthly_intra_region_gb: 100
    monthly_outbound_internet_gb: 20000
    monthly_outbound_us_east_to_us_east_gb: 100
    monthly_outbound_other_regions_gb: 100`,
      code: 'resource "aws_data_transfer" "a" {}',
      expected: `
        aws_data_transfer.a $1756.20 priced
          Intra-region data transfer | 200 GB | $2.00
          Outbound data transfer to Internet (first 10TB) | 10240 GB | $921.60
          Outbound data transfer to Internet (next 40TB) | 9760 GB | $829.60
          Outbound data transfer to US East regions | 100 GB | $1.00
          Outbound data transfer to other regions | 100 GB | $2.00`,
    },
    {
      // São Paulo 0.15 to the internet, 0.138 to other regions
      name: 'another region',
      usage: `  aws_data_transfer.a:
    region: sa-east-1
    monthly_outbound_internet_gb: 100
    monthly_outbound_other_regions_gb: 100`,
      code: 'resource "aws_data_transfer" "a" {}',
      expected: `
        aws_data_transfer.a $28.80 priced
          Outbound data transfer to Internet (first 10TB) | 100 GB | $15.00
          Outbound data transfer to other regions | 100 GB | $13.80`,
    },
  ]);

  examples('smaller ones', [
    {
      // mirror 0.015 × 730; Lattice 0.025 × 730; IPAM 0.00027 × 730 × 1,000; Shield Advanced 3,000; a policy record 50
      name: 'by the hour or month',
      usage: '  aws_vpc_ipam.a: { active_ip_addresses: 1000 }',
      code: `
        resource "aws_ec2_traffic_mirror_session" "a" {}
        resource "aws_vpclattice_service" "a" {}
        resource "aws_vpc_ipam" "a" {}
        resource "aws_vpc_ipam" "free" { tier = "free" }
        resource "aws_shield_subscription" "a" {}
        resource "aws_route53_traffic_policy_instance" "a" {}
        resource "aws_service_discovery_private_dns_namespace" "a" {}
        resource "aws_route53_resolver_firewall_domain_list" "a" { domains = ["a.example", "b.example"] }`,
      expected: `
        aws_ec2_traffic_mirror_session.a $10.95 priced
          Traffic mirror | 730 hours | $10.95
        aws_vpclattice_service.a $18.25 usage
          Service | 730 hours | $18.25
          Data processed | ? GB | $0.025 each
          Requests | ? 1M requests | $0.1 each
        aws_vpc_ipam.a $197.10 priced
          Active IP addresses | 1000 addresses | $197.10
        aws_shield_subscription.a $3000.00 priced
          Shield Advanced | 1 months | $3000.00
        aws_route53_traffic_policy_instance.a $50.00 priced
          Policy record | 1 months | $50.00
        aws_service_discovery_private_dns_namespace.a $0.50 priced
          Hosted zone | 1 months | $0.50
        aws_route53_resolver_firewall_domain_list.a $0.00 priced
          Domains | 2 domains | $0.00`,
    },
    {
      // vended logs cost as ingestion in CloudWatch (Ireland 0.57), half of it to S3; functions 0.10, pipes 0.40 a million
      name: 'by use, in another region',
      region: 'eu-west-1',
      usage: `  aws_cloudfront_function.a: { monthly_requests: 5000000 }
  aws_flow_log.s3: { monthly_data_ingested_gb: 100 }`,
      code: `
        resource "aws_cloudfront_function" "a" {}
        resource "aws_flow_log" "logs" {}
        resource "aws_flow_log" "s3" { log_destination_type = "s3" }
        resource "aws_pipes_pipe" "a" {}
        resource "aws_scheduler_schedule" "a" {}
        resource "aws_accessanalyzer_analyzer" "free" {}
        resource "aws_accessanalyzer_analyzer" "unused" { type = "ACCOUNT_UNUSED_ACCESS" }`,
      expected: `
        aws_cloudfront_function.a $0.50 priced
          Total number of invocations | 5 1M invocations | $0.50
        aws_flow_log.logs ? usage
          Flow logs delivered (first 10TB) | ? GB | $0.57 each
        aws_flow_log.s3 $28.50 priced
          Flow logs delivered (first 10TB) | 100 GB | $28.50
        aws_pipes_pipe.a ? usage
          Requests | ? 1M requests | $0.4 each
        aws_scheduler_schedule.a ? usage
          Invocations | ? 1M invocations | $1 each
        aws_accessanalyzer_analyzer.unused ? usage
          Unused access analysis | ? roles and users | $0.2 each`,
    },
  ]);
});
