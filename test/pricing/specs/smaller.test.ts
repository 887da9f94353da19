/** Types with one or two components against prices that AWS publishes; the arithmetic stands beside. */
import { examples } from './examples';

examples('price specs: rules and policies', [
  {
    // 0.001 an evaluation to 100,000; a policy of Firewall Manager 100.00 in every region; a response plan 7.00
    name: 'rules, packs and policies',
    usage: `  aws_config_config_rule.a: { monthly_rule_evaluations: 1000 }
  aws_config_organization_custom_rule.a: { monthly_rule_evaluations: 1000 }
  aws_config_organization_custom_policy_rule.a: { monthly_rule_evaluations: 1000 }
  aws_config_conformance_pack.a: { monthly_rule_evaluations: 1000 }`,
    code: `
      resource "aws_config_config_rule" "a" {}
      resource "aws_config_organization_custom_rule" "a" {}
      resource "aws_config_organization_custom_policy_rule" "a" {}
      resource "aws_config_conformance_pack" "a" {}
      resource "aws_config_organization_conformance_pack" "a" {}
      resource "aws_fms_policy" "a" {}
      resource "aws_ssmincidents_response_plan" "a" {}`,
    expected: `
      aws_config_config_rule.a $1.00 priced
        Rule evaluations (first 100K) | 1000 evaluations | $1.00
      aws_config_organization_custom_rule.a $1.00 priced
        Rule evaluations (first 100K) | 1000 evaluations | $1.00
      aws_config_organization_custom_policy_rule.a $1.00 priced
        Rule evaluations (first 100K) | 1000 evaluations | $1.00
      aws_config_conformance_pack.a $1.00 priced
        Conformance pack evaluations (first 100K) | 1000 evaluations | $1.00
      aws_config_organization_conformance_pack.a ? usage
        Conformance pack evaluations (first 100K) | ? evaluations | $0.001 each
      aws_fms_policy.a $100.00 priced
        Protection policy | 1 months | $100.00
      aws_ssmincidents_response_plan.a $7.00 priced
        Response plan | 1 months | $7.00`,
  },
  {
    // a key 1.00 a month; a certificate by an authority 0.75, short-lived 0.058
    name: 'keys and certificates',
    code: `
      resource "aws_kms_external_key" "a" {}
      resource "aws_kms_replica_external_key" "a" {}
      resource "aws_acmpca_certificate_authority" "a" {
        usage_mode = "SHORT_LIVED_CERTIFICATE"
      }
      resource "aws_acmpca_certificate" "a" {
        certificate_authority_arn = aws_acmpca_certificate_authority.a.arn
      }`,
    expected: `
      aws_kms_external_key.a $1.00 priced
        Customer master key | 1 months | $1.00
      aws_kms_replica_external_key.a $1.00 priced
        Customer master key | 1 months | $1.00
      aws_acmpca_certificate_authority.a $50.00 usage
        Private certificate authority (short-lived certificate mode) | 1 months | $50.00
        Certificates (short-lived) | ? requests | $0.058 each
      aws_acmpca_certificate.a $0.06 priced
        Certificate | 1 requests | $0.06`,
  },
  {
    // 5.00 a month and 1.00 a rule
    name: 'web access lists of the classic kind',
    code: `
      resource "aws_waf_web_acl" "a" {
        rules {
          rule_id = "1"
        }
        rules {
          rule_id = "2"
        }
      }`,
    expected: `
      aws_waf_web_acl.a $7.00 usage
        Web ACL usage | 1 months | $5.00
        Rules | 2 rules | $2.00
        Requests | ? 1M requests | $0.6 each`,
  },
]);

examples('price specs: watching', [
  {
    name: 'events, streams of metrics and dashboards of visitors',
    code: `
      resource "aws_cloudwatch_event_api_destination" "a" {}
      resource "aws_cloudwatch_event_archive" "a" {}
      resource "aws_schemas_discoverer" "a" {}
      resource "aws_cloudwatch_metric_stream" "a" {}
      resource "aws_cloudwatch_contributor_insight_rule" "a" {}
      resource "aws_cloudwatch_log_data_protection_policy" "a" {}
      resource "aws_rum_app_monitor" "a" {}
      resource "aws_cloudtrail_event_data_store" "a" {}
      resource "aws_s3_bucket_metric" "a" {}
      resource "aws_cognito_user_pool_client" "a" {
        allowed_oauth_flows = ["client_credentials"]
      }
      resource "aws_cognito_user_pool_client" "b" {
        explicit_auth_flows = ["ALLOW_CLIENT_TOKEN_AUTH"]
      }
      resource "aws_cognito_user_pool_client" "people" {
        explicit_auth_flows = ["ALLOW_USER_SRP_AUTH"]
      }`,
    expected: `
      aws_cloudwatch_event_api_destination.a ? usage
        Invocations | ? 1M invocations | $0.2 each
      aws_cloudwatch_event_archive.a ? usage
        Archive processing | ? GB | $0.1 each
        Archive storage | ? GB | $0.023 each
      aws_schemas_discoverer.a ? usage
        Schema discovery | ? 1M events | $0.1 each
      aws_cloudwatch_metric_stream.a ? usage
        Metric updates | ? 1k updates | $0.003 each
      aws_cloudwatch_contributor_insight_rule.a $0.50 usage
        Contributor Insights rule | 1 months | $0.50
        Matched log events | ? 1M events | $0.02 each
      aws_cloudwatch_log_data_protection_policy.a ? usage
        Data protection scanning | ? GB | $0.12 each
      aws_rum_app_monitor.a ? usage
        Events | ? 100k events | $1 each
      aws_cloudtrail_event_data_store.a ? usage
        Data ingested | ? GB | $0.75 each
        Extended retention | ? GB | $0.023 each
        Data scanned | ? GB | $0.005 each
      aws_s3_bucket_metric.a ? usage
        Request metrics | ? metrics | $0.3 each
      aws_cognito_user_pool_client.a ? usage
        M2M tokens (first 250K) | ? 1k tokens | $2.25 each
      aws_cognito_user_pool_client.b ? usage
        M2M tokens (first 250K) | ? 1k tokens | $2.25 each`,
  },
]);

examples('price specs: networks', [
  {
    // an accelerator 0.025 an hour; a connect attachment 0.05; a trust store 0.005
    name: 'accelerators, connects and stores of trust',
    code: `
      resource "aws_globalaccelerator_custom_routing_accelerator" "a" {}
      resource "aws_globalaccelerator_custom_routing_endpoint_group" "a" {
        endpoint_group_region = "us-east-1"
      }
      resource "aws_ec2_transit_gateway_connect" "a" {}
      resource "aws_lb_trust_store" "a" {}
      resource "aws_route53_resolver_firewall_rule_group_association" "a" {}
      resource "aws_service_discovery_instance" "a" {}
      resource "aws_service_discovery_public_dns_namespace" "a" {}`,
    expected: `
      aws_globalaccelerator_custom_routing_accelerator.a $25.55 priced
        Fixed fee | 730 hours | $18.25
        Public IPv4 addresses | 2 addresses | $7.30
      aws_globalaccelerator_custom_routing_endpoint_group.a ? usage
        US, Mexico, Canada
          Inbound DT-premium fee | ? GB | $0.015 each
      aws_ec2_transit_gateway_connect.a $36.50 priced
        Transit gateway attachment | 730 hours | $36.50
      aws_lb_trust_store.a $3.65 priced
        Trust store | 730 hours | $3.65
      aws_route53_resolver_firewall_rule_group_association.a ? usage
        DNS firewall queries (first 1B) | ? 1M queries | $0.6 each
      aws_service_discovery_instance.a $0.10 priced
        Registered resource | 1 months | $0.10
      aws_service_discovery_public_dns_namespace.a $0.50 priced
        Hosted zone | 1 months | $0.50`,
  },
  {
    // 0.005 an hour
    name: 'addresses and what they stand for',
    code: `
      resource "aws_eip_association" "a" {
        allocation_id = "eipalloc-1"
      }
      resource "aws_lightsail_static_ip" "idle" {}
      resource "aws_lightsail_static_ip" "used" {
        name = "b"
      }
      resource "aws_lightsail_static_ip_attachment" "used" {
        static_ip_name = aws_lightsail_static_ip.used.name
      }`,
    expected: `
      aws_lightsail_static_ip.idle $3.65 priced
        IP address (if unused) | 730 hours | $3.65`,
  },
]);

examples('price specs: images and templates', [
  {
    // an image costs nothing, the snapshot of a 20 GB disk 0.05 per GB
    name: 'images by their snapshots',
    code: `
      resource "aws_ami" "a" {
        ebs_block_device {
          device_name = "/dev/sda1"
          volume_size = 10
        }
      }
      resource "aws_instance" "a" {
        instance_type = "t3.micro"
        root_block_device {
          volume_size = 20
        }
      }
      resource "aws_ami_from_instance" "a" {
        source_instance_id = aws_instance.a.id
      }
      resource "aws_elastic_beanstalk_configuration_template" "a" {}`,
    expected: `
      aws_instance.a $9.59 priced
        Instance usage (Linux/UNIX, on-demand, t3.micro) | 730 hours | $7.59
        root_block_device
          Storage (general purpose SSD, gp2) | 20 GB | $2.00
      aws_ami_from_instance.a $1.00 priced
        EBS snapshot storage | 20 GB | $1.00`,
  },
]);
