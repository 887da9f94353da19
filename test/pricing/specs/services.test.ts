/** Keys, certificates, APIs, firewalls and governance against prices that AWS publishes; the arithmetic stands beside. */
import { examples } from './examples';

describe('price specs: services', () => {
  examples('KMS, secrets and parameters', [
    {
      // 1.00 a key; 0.03 per 10,000 requests, 0.15 for asymmetric ones other than RSA 2048; RSA pairs 12.00, elliptic 0.10
      name: 'keys by kind',
      region: 'eu-west-1',
      usage: `  aws_kms_key.ecc: { monthly_requests: 100000 }
  aws_kms_key.rotated: { rotations: 3 }`,
      code: `
        resource "aws_kms_key" "plain" {}
        resource "aws_kms_key" "rotated" { enable_key_rotation = true }
        resource "aws_kms_key" "rsa" { customer_master_key_spec = "RSA_2048" }
        resource "aws_kms_key" "ecc" { customer_master_key_spec = "ECC_NIST_P256" }
        resource "aws_kms_key" "hmac" { customer_master_key_spec = "HMAC_256" }
        resource "aws_kms_replica_key" "r" {}`,
      expected: `
        aws_kms_key.plain $1.00 usage
          Customer master key | 1 months | $1.00
          Requests | ? 10k requests | $0.03 each
          ECC GenerateDataKeyPair requests | ? 10k requests | $0.1 each
          RSA GenerateDataKeyPair requests | ? 10k requests | $12 each
        aws_kms_key.rotated $3.00 usage
          Customer master key | 1 months | $1.00
          Rotated key material | 2 months | $2.00
          Requests | ? 10k requests | $0.03 each
          ECC GenerateDataKeyPair requests | ? 10k requests | $0.1 each
          RSA GenerateDataKeyPair requests | ? 10k requests | $12 each
        aws_kms_key.rsa $1.00 usage
          Customer master key | 1 months | $1.00
          Requests (RSA 2048) | ? 10k requests | $0.03 each
        aws_kms_key.ecc $2.50 priced
          Customer master key | 1 months | $1.00
          Requests (asymmetric) | 10 10k requests | $1.50
        aws_kms_key.hmac $1.00 usage
          Customer master key | 1 months | $1.00
          Requests | ? 10k requests | $0.03 each
        aws_kms_replica_key.r $1.00 priced
          Customer master key | 1 months | $1.00`,
    },
    {
      // 0.40 a secret and a replica; 0.05 per 10,000 requests
      name: 'a secret with a replica',
      usage: '  aws_secretsmanager_secret.a: { monthly_requests: 100000 }',
      code: `
        resource "aws_secretsmanager_secret" "a" {
          replica {
            region = "eu-west-1"
          }
        }`,
      expected: `
        aws_secretsmanager_secret.a $1.30 priced
          Secret | 1 months | $0.40
          Secret replica (eu-west-1) | 1 months | $0.40
          API requests | 10 10k requests | $0.50`,
    },
    {
      // advanced 0.05 a month (0.00007 an hour); a short standard value is free, a long one in intelligent tiering is not
      name: 'parameters by tier',
      usage: '  aws_ssm_parameter.busy: { api_throughput_limit: higher, monthly_api_interactions: 1000000 }',
      code: `
        resource "aws_ssm_parameter" "standard" { value = "x" }
        resource "aws_ssm_parameter" "busy" { value = "x" }
        resource "aws_ssm_parameter" "advanced" { tier = "Advanced" }
        resource "aws_ssm_parameter" "small" {
          tier  = "Intelligent-Tiering"
          value = "x"
        }
        resource "aws_ssm_parameter" "large" {
          tier  = "Intelligent-Tiering"
          value = join("", [for i in range(500) : "0123456789"])
        }`,
      expected: `
        aws_ssm_parameter.busy $5.00 priced
          API interactions (advanced) | 100 10k interactions | $5.00
        aws_ssm_parameter.advanced $0.05 usage
          Parameter storage (advanced) | 730 hours | $0.05
          API interactions (advanced) | ? 10k interactions | $0.05 each
        aws_ssm_parameter.large $0.05 usage
          Parameter storage (advanced) | 730 hours | $0.05
          API interactions (advanced) | ? 10k interactions | $0.05 each`,
    },
    {
      // 10 × 730 × 0.00695
      name: 'on-premises instances, free up to 1,000',
      usage: '  aws_ssm_activation.b: { instances: 10 }',
      code: `
        resource "aws_ssm_activation" "a" { registration_limit = 5 }
        resource "aws_ssm_activation" "b" { registration_limit = 5000 }`,
      expected: `
        aws_ssm_activation.b $50.73 priced
          On-prem managed instances (advanced) | 7300 hours | $50.73`,
    },
  ]);

  examples('certificates', [
    {
      // an authority 400, 50 for short-lived certificates; these 0.058 each, others 0.75, from the 1,001st 0.35
      name: 'private ones cost, public ones do not unless they may be exported',
      usage: '  aws_acmpca_certificate_authority.long: { monthly_requests: 1500 }',
      code: `
        resource "aws_acmpca_certificate_authority" "long" {}
        resource "aws_acmpca_certificate_authority" "ocsp" {
          revocation_configuration {
            ocsp_configuration {
              enabled = true
            }
          }
        }
        resource "aws_acmpca_certificate_authority" "short" { usage_mode = "SHORT_LIVED_CERTIFICATE" }
        resource "aws_acm_certificate" "long" { certificate_authority_arn = aws_acmpca_certificate_authority.long.arn }
        resource "aws_acm_certificate" "short" { certificate_authority_arn = aws_acmpca_certificate_authority.short.arn }
        resource "aws_acm_certificate" "public" {}
        resource "aws_acm_certificate" "exported" {
          domain_name               = "example.com"
          subject_alternative_names = ["example.com", "www.example.com", "*.test.example.com"]
          options {
            export = "ENABLED"
          }
        }`,
      expected: `
        aws_acmpca_certificate_authority.long $1325.00 priced
          Private certificate authority | 1 months | $400.00
          Certificates (first 1K) | 1000 requests | $750.00
          Certificates (next 9K) | 500 requests | $175.00
        aws_acmpca_certificate_authority.ocsp $400.00 usage
          Private certificate authority | 1 months | $400.00
          Certificates (first 1K) | ? requests | $0.75 each
          OCSP responses | ? responses | $0.06 each
          OCSP queries | ? 10k queries | $0.02 each
        aws_acmpca_certificate_authority.short $50.00 usage
          Private certificate authority (short-lived certificate mode) | 1 months | $50.00
          Certificates (short-lived) | ? requests | $0.058 each
        aws_acm_certificate.long $0.75 priced
          Certificate | 1 requests | $0.75
        aws_acm_certificate.short $0.06 priced
          Certificate | 1 requests | $0.06
        aws_acm_certificate.exported $93.00 priced
          Exportable certificate (domain names) | 2 names | $14.00
          Exportable certificate (wildcard names) | 1 names | $79.00`,
    },
  ]);

  examples('APIs and workflows', [
    {
      // REST 333 million × 3.50 + 67 million × 2.80 = 1,165.50 + 187.60; a cache of 6.1 GB 0.20 × 730 = 146
      name: 'REST with a cache',
      usage: '  aws_api_gateway_rest_api.a: { monthly_requests: 400000000 }',
      code: `
        resource "aws_api_gateway_rest_api" "a" {}
        resource "aws_api_gateway_stage" "cached" {
          cache_cluster_enabled = true
          cache_cluster_size    = "6.1"
        }
        resource "aws_api_gateway_stage" "default" { cache_cluster_enabled = true }
        resource "aws_api_gateway_stage" "free" { cache_cluster_size = "6.1" }`,
      expected: `
        aws_api_gateway_rest_api.a $1353.10 priced
          Requests (first 333M) | 333 1M requests | $1165.50
          Requests (next 667M) | 67 1M requests | $187.60
        aws_api_gateway_stage.cached $146.00 priced
          Cache memory (6.1 GB) | 730 hours | $146.00
        aws_api_gateway_stage.default $14.60 priced
          Cache memory (0.5 GB) | 730 hours | $14.60`,
    },
    {
      // Ireland: HTTP 1.11 a million, 513 KB count twice; messages 1.14, 33 KB count twice; minutes 0.285
      name: 'HTTP and WebSocket in another region',
      region: 'eu-west-1',
      usage: `  aws_apigatewayv2_api.http: { monthly_requests: 1000000, request_size_kb: 513 }
  aws_apigatewayv2_api.socket: { monthly_messages: 1000000, message_size_kb: 33, monthly_connection_mins: 2000000 }`,
      code: `
        resource "aws_apigatewayv2_api" "http" { protocol_type = "HTTP" }
        resource "aws_apigatewayv2_api" "socket" { protocol_type = "WEBSOCKET" }`,
      expected: `
        aws_apigatewayv2_api.http $2.22 priced
          Requests (first 300M) | 2 1M requests | $2.22
        aws_apigatewayv2_api.socket $2.85 priced
          Messages (first 1B) | 2 1M messages | $2.28
          Connection duration | 2 1M minutes | $0.57`,
    },
    {
      // 25 per million transitions; express: 1.00 a million, 101 ms count as 200 and 65 MB as 128: 1,000,000 × 0.2 s × 0.125 GB
      // = 25,000 GB-s = 6.944444 GB-hours × 0.060012
      name: 'standard and express workflows',
      usage: `  aws_sfn_state_machine.standard: { monthly_transitions: 100000 }
  aws_sfn_state_machine.express: { monthly_requests: 1000000, workflow_duration_ms: 101, memory_mb: 65 }`,
      code: `
        resource "aws_sfn_state_machine" "standard" {}
        resource "aws_sfn_state_machine" "express" { type = "EXPRESS" }`,
      expected: `
        aws_sfn_state_machine.standard $2.50 priced
          Transitions | 100 1K transitions | $2.50
        aws_sfn_state_machine.express $1.42 priced
          Requests | 1 1M requests | $1.00
          Duration (first 1K) | 6.944444 GB-hours | $0.42`,
    },
  ]);

  examples('WAF', [
    {
      // 5.00 + a rule 1.00 + two groups 1.00 each, 5 rules in them; 0.60 × 10 million; Bot Control 10.00 and 1.00 × 10 million
      name: 'rules, groups and Bot Control',
      usage: '  aws_wafv2_web_acl.a: { monthly_requests: 10000000, rule_group_rules: 5 }',
      code: `
        resource "aws_wafv2_web_acl" "a" {
          rule {
            statement {
              geo_match_statement {
                country_codes = ["NL"]
              }
            }
          }
          rule {
            statement {
              managed_rule_group_statement {
                name = "AWSManagedRulesBotControlRuleSet"
              }
            }
          }
        }
        resource "aws_wafv2_web_acl_rule_group_association" "a" {
          web_acl_arn = aws_wafv2_web_acl.a.arn
          rule_group_reference {
            arn = "arn:aws:wafv2:us-east-1:1:regional/rulegroup/a"
          }
        }`,
      expected: `
        aws_wafv2_web_acl.a $39.00 priced
          Web ACL usage | 1 months | $5.00
          Rules | 6 rules | $6.00
          Rule groups | 1 groups | $1.00
          Managed rule groups | 1 groups | $1.00
          Requests | 10 1M requests | $6.00
          Bot Control | 1 months | $10.00
          Bot Control requests | 10 1M requests | $10.00`,
    },
    {
      // targeted inspection 10.00 × 2 million beside the common 1.00 × 8 million; 0.001 an attempt, 0.0007 from 2 million on
      name: 'Bot Control at both levels, Fraud Control',
      usage: `  aws_wafv2_web_acl.a:
    monthly_requests: 10000000
    monthly_bot_control_requests: 8000000
    monthly_bot_control_targeted_requests: 2000000
    monthly_fraud_control_requests: 3000000
    monthly_captcha_attempts: 10000
    monthly_challenges: 1000000
  aws_wafv2_web_acl.json: { monthly_requests: 1000000 }`,
      code: `
        resource "aws_wafv2_web_acl" "a" {
          rule {
            statement {
              managed_rule_group_statement {
                name = "AWSManagedRulesBotControlRuleSet"
                managed_rule_group_configs {
                  aws_managed_rules_bot_control_rule_set {
                    inspection_level = "TARGETED"
                  }
                }
              }
            }
          }
          rule {
            statement {
              managed_rule_group_statement {
                name = "AWSManagedRulesBotControlRuleSet"
                managed_rule_group_configs {
                  aws_managed_rules_bot_control_rule_set {
                    inspection_level = "COMMON"
                  }
                }
              }
            }
          }
          rule {
            statement {
              managed_rule_group_statement {
                name = "AWSManagedRulesATPRuleSet"
                managed_rule_group_configs {
                  aws_managed_rules_atp_rule_set {
                    login_path = "/login"
                  }
                }
              }
            }
          }
          rule {
            statement {
              managed_rule_group_statement {
                name = "AWSManagedRulesACFPRuleSet"
              }
            }
          }
        }
        resource "aws_wafv2_web_acl" "json" {
          rule_json = jsonencode([{
            Statement = {
              ManagedRuleGroupStatement = {
                Name                    = "AWSManagedRulesBotControlRuleSet"
                ManagedRuleGroupConfigs = [{ AWSManagedRulesBotControlRuleSet = { InspectionLevel = "TARGETED" } }]
              }
            }
          }])
        }`,
      expected: `
        aws_wafv2_web_acl.a $2777.40 priced
          Web ACL usage | 1 months | $5.00
          Rules | 0 rules | $0.00
          Managed rule groups | 4 groups | $4.00
          Requests | 10 1M requests | $6.00
          Bot Control | 1 months | $10.00
          Bot Control requests | 8 1M requests | $8.00
          Bot Control requests (targeted) | 2 1M requests | $20.00
          Account takeover prevention | 1 months | $10.00
          Account creation fraud prevention | 1 months | $10.00
          Fraud Control requests (first 2M) | 2000 1k requests | $2000.00
          Fraud Control requests (next 3M) | 1000 1k requests | $700.00
          CAPTCHA attempts | 10 1k attempts | $4.00
          Challenges served | 1 1M challenges | $0.40
        aws_wafv2_web_acl.json $26.60 priced
          Web ACL usage | 1 months | $5.00
          Rules | 0 rules | $0.00
          Managed rule groups | 1 groups | $1.00
          Requests | 1 1M requests | $0.60
          Bot Control | 1 months | $10.00
          Bot Control requests (targeted) | 1 1M requests | $10.00`,
    },
    {
      // 20 a month and 0.15 a million requests in Seoul
      name: 'protection from floods, where its price is known and where it is not',
      usage: '  aws_wafv2_web_acl.seoul: { monthly_requests: 1000000 }',
      code: `
        provider "aws" {
          alias  = "seoul"
          region = "ap-northeast-2"
        }
        resource "aws_wafv2_web_acl" "seoul" {
          provider = aws.seoul
          rule {
            statement {
              managed_rule_group_statement {
                name = "AWSManagedRulesAntiDDoSRuleSet"
              }
            }
          }
        }
        resource "aws_wafv2_web_acl" "a" {
          rule {
            statement {
              managed_rule_group_statement {
                name = "AWSManagedRulesAntiDDoSRuleSet"
              }
            }
          }
        }`,
      expected: `
        aws_wafv2_web_acl.seoul $26.75 priced
          Web ACL usage | 1 months | $5.00
          Rules | 0 rules | $0.00
          Managed rule groups | 1 groups | $1.00
          Requests | 1 1M requests | $0.60
          Anti-DDoS | 1 months | $20.00
          Anti-DDoS requests | 1 1M requests | $0.15
        aws_wafv2_web_acl.a $6.00 unpriced
          Web ACL usage | 1 months | $5.00
          Rules | 0 rules | $0.00
          Managed rule groups | 1 groups | $1.00
          Requests | ? 1M requests | $0.6 each
          Anti-DDoS | 1 months | ?
          Anti-DDoS requests | ? 1M requests | ?
          ! aws/waf has no price for anti_ddos_months in us-east-1`,
    },
    {
      name: 'rules given as JSON, and WAF Classic',
      region: 'eu-west-1',
      code: `
        resource "aws_wafv2_web_acl" "a" {
          rule_json = jsonencode([
            { Statement = { RuleGroupReferenceStatement = { ARN = "arn" } } },
            { Statement = { GeoMatchStatement = { CountryCodes = ["NL"] } } },
          ])
        }
        resource "aws_wafregional_web_acl" "b" {
          rule {
            type = "GROUP"
          }
          rule {
            type = "RATE_BASED"
          }
        }`,
      expected: `
        aws_wafv2_web_acl.a $7.00 usage
          Web ACL usage | 1 months | $5.00
          Rules | 1 rules | $1.00
          Rule groups | 1 groups | $1.00
          Requests | ? 1M requests | $0.6 each
        aws_wafregional_web_acl.b $7.00 usage
          Web ACL usage | 1 months | $5.00
          Rules | 1 rules | $1.00
          Rule groups | 1 groups | $1.00
          Requests | ? 1M requests | $0.6 each`,
    },
  ]);

  examples('CloudTrail and Config', [
    {
      // data events 0.10 per 100,000; insights 0.35; further management events 2.00
      name: 'only what a trail selects',
      usage: '  aws_cloudtrail.a: { monthly_data_events: 1000000 }',
      code: `
        resource "aws_cloudtrail" "a" {
          insight_selector {
            insight_type = "ApiCallRateInsight"
          }
        }
        resource "aws_cloudtrail" "plain" {}`,
      expected: `
        aws_cloudtrail.a $1.00 usage
          Management events (additional copies) | ? 100k events | $2 each
          Data events | 10 100k events | $1.00
          Insight events | ? 100k events | $0.35 each
        aws_cloudtrail.plain ? usage
          Management events (additional copies) | ? 100k events | $2 each`,
    },
    {
      // daily 0.012 an item; rules 100,000 × 0.001 + 400,000 × 0.0008 + 100,000 × 0.0005 = 470
      name: 'recording and rules',
      region: 'eu-west-1',
      usage: `  aws_config_configuration_recorder.a: { monthly_config_items: 1000 }
  aws_config_organization_managed_rule.a: { monthly_rule_evaluations: 600000 }`,
      code: `
        resource "aws_config_configuration_recorder" "a" {
          recording_mode {
            recording_frequency = "DAILY"
          }
        }
        resource "aws_config_organization_managed_rule" "a" {}`,
      expected: `
        aws_config_configuration_recorder.a $12.00 usage
          Config items (daily) | 1000 records | $12.00
          Custom config items | ? records | $0.003 each
        aws_config_organization_managed_rule.a $470.00 priced
          Rule evaluations (first 100K) | 100000 evaluations | $100.00
          Rule evaluations (next 400K) | 400000 evaluations | $320.00
          Rule evaluations (over 500K) | 100000 evaluations | $50.00`,
    },
  ]);

  examples('aws_directory_service_directory', [
    {
      // Enterprise 0.20 × 730 = 146 a controller: two and a third; Simple AD Large 0.15 × 730 = 109.50, both of its
      // controllers; AD Connector Small 0.05 × 730 = 36.50
      name: 'controllers beyond the two that are included',
      code: `
        resource "aws_directory_service_directory" "a" {
          type                                 = "MicrosoftAD"
          desired_number_of_domain_controllers = 3
        }
        resource "aws_directory_service_directory" "b" {}
        resource "aws_directory_service_directory" "c" {
          type = "ADConnector"
          size = "Small"
        }`,
      expected: `
        aws_directory_service_directory.a $438.00 priced
          Directory service (Microsoft AD, Enterprise) | 2 controllers | $292.00
          Additional domain controllers | 1 controllers | $146.00
        aws_directory_service_directory.b $109.50 priced
          Directory service (Simple AD, Large) | 1 directories | $109.50
        aws_directory_service_directory.c $36.50 priced
          Directory service (AD Connector, Small) | 1 directories | $36.50`,
    },
  ]);
});
