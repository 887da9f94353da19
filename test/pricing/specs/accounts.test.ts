/** What watches and guards an account against prices that AWS publishes; the arithmetic stands beside. */
import { examples } from './examples';

examples('price specs: threat detection', [
  {
    // 4.00 per million CloudTrail events; 500 GB of flow logs at 1.00 and 100 at 0.50; S3 events 0.80 per million
    name: 'GuardDuty by what it looks at',
    usage: `  aws_guardduty_detector.all: { monthly_cloudtrail_events: 5000000, monthly_flow_and_dns_log_gb: 600, monthly_s3_events: 10000000, rds_acus: 8 }
  aws_guardduty_malware_protection_plan.uploads: { monthly_data_scanned_gb: 100, monthly_objects_evaluated: 20000 }`,
    code: `
      resource "aws_guardduty_detector" "all" {
        datasources {
          s3_logs {
            enable = true
          }
        }
      }
      resource "aws_guardduty_detector_feature" "runtime" {
        detector_id = aws_guardduty_detector.all.id
        name        = "RUNTIME_MONITORING"
        status      = "ENABLED"
      }
      resource "aws_guardduty_detector" "off" {
        enable = false
      }
      resource "aws_guardduty_malware_protection_plan" "uploads" {}`,
    expected: `
      aws_guardduty_detector.all $580.00 usage
        CloudTrail management events | 5 1M events | $20.00
        VPC flow logs and DNS logs (first 500GB) | 500 GB | $500.00
        VPC flow logs and DNS logs (next 2000GB) | 100 GB | $50.00
        S3 data events (first 500M) | 10 1M events | $8.00
        Runtime monitoring (EC2) (first 500) | ? vCPU-months | $1.5 each
        Runtime monitoring (EKS) (first 500) | ? vCPU-months | $1.5 each
        Runtime monitoring (Fargate) (first 500) | ? vCPU-months | $1.5 each
        RDS protection (Aurora Serverless v2) | 8 ACU-months | $2.00
      aws_guardduty_malware_protection_plan.uploads $13.30 priced
        Data scanned | 100 GB | $9.00
        Objects evaluated | 20 1k objects | $4.30`,
  },
  {
    // 3.75 for each of 10 + 24 / 12 + 36 / 18 + 250 / 125 units
    name: 'Security Hub by resource units',
    usage:
      '  aws_securityhub_account_v2.a: { ec2_instances: 10, lambda_functions: 24, container_images: 36, iam_identities: 250 }',
    code: `
      resource "aws_securityhub_account_v2" "a" {}
      resource "aws_securityhub_account_v2" "open" {}`,
    expected: `
      aws_securityhub_account_v2.a $60.00 priced
        Essentials | 16 resource units | $60.00
      aws_securityhub_account_v2.open ? usage
        Essentials | ? resource units | $3.75 each`,
  },
  {
    // a bucket 0.003288 a day, 30.4167 days; a million objects 0.0033 a day; 1.00 per GB inspected. Instances 0.00174 an hour
    name: 'Macie, Detective, Security Hub, Inspector',
    usage: `  aws_macie2_account.a: { buckets: 10, objects: 1000000, monthly_data_inspected_gb: 50 }
  aws_macie2_classification_job.a: { monthly_data_inspected_gb: 60000 }
  aws_securityhub_account.a: { monthly_checks: 150000, monthly_finding_events: 10000 }
  aws_detective_graph.a: { monthly_data_ingested_gb: 1500 }
  aws_inspector2_enabler.a: { ec2_instances: 10, monthly_ecr_initial_scans: 100, ec2_agentless_instances: 10, monthly_cis_assessments: 10 }`,
    code: `
      resource "aws_macie2_account" "a" {}
      resource "aws_macie2_classification_job" "a" {}
      resource "aws_securityhub_account" "a" {}
      resource "aws_detective_graph" "a" {}
      resource "aws_inspector2_enabler" "a" {
        resource_types = ["EC2", "ECR", "LAMBDA"]
      }
      resource "aws_inspector2_enabler" "code" {
        resource_types = ["CODE_REPOSITORY"]
      }`,
    expected: `
      aws_macie2_account.a $51.10 priced
        Buckets evaluated | 10 buckets | $1.00
        Objects monitored | 10 100k objects | $0.10
        Data inspected (first 50000GB) | 50 GB | $50.00
      aws_macie2_classification_job.a $55000.00 priced
        Data inspected (first 50000GB) | 50000 GB | $50000.00
        Data inspected (next 450000GB) | 10000 GB | $5000.00
      aws_securityhub_account.a $140.30 priced
        Security checks (first 100K) | 100 1k checks | $100.00
        Security checks (next 400K) | 50 1k checks | $40.00
        Finding ingestion events | 10 1k events | $0.30
      aws_detective_graph.a $2500.00 priced
        Data ingested (first 1000GB) | 1000 GB | $2000.00
        Data ingested (next 4000GB) | 500 GB | $500.00
      aws_inspector2_enabler.a $39.74 usage
        EC2 instances (agent-based) | 10 instances | $12.70
        EC2 instances (agentless) | 10 instances | $17.74
        CIS assessments | 10 assessments | $0.30
        ECR images (initial scan) | 100 images | $9.00
        ECR images (rescans) | ? images | $0.01 each
        Lambda functions (standard scanning) | ? functions | $0.30441 each
      aws_inspector2_enabler.code ? usage
        Code repositories | ? scans | ?`,
  },
  {
    // 0.05 per GB out, 0.025 of CloudFront; what is protected is told by its ARN or by a reference
    name: 'Shield by what it protects',
    usage: `  aws_shield_protection.arn: { monthly_data_transfer_out_gb: 1000 }
  aws_shield_protection.edge: { monthly_data_transfer_out_gb: 100 }`,
    code: `
      resource "aws_eip" "a" {
        instance = "i-1"
      }
      resource "aws_shield_protection" "arn" {
        resource_arn = "arn:aws:ec2:us-east-1:123456789012:eip-allocation/eipalloc-1"
      }
      resource "aws_shield_protection" "reference" {
        resource_arn = aws_lb.a.arn
      }
      resource "aws_lb" "a" { internal = true }
      resource "aws_shield_protection" "zone" {
        resource_arn = "arn:aws:route53:::hostedzone/Z1"
      }
      resource "aws_shield_protection" "edge" {
        resource_arn = "arn:aws:cloudfront::123456789012:distribution/E1"
      }
      resource "aws_shield_protection" "accelerator" {
        resource_arn = "arn:aws:globalaccelerator::123456789012:accelerator/1"
      }`,
    expected: `
      aws_eip.a $3.65 priced
        IP address (in use) | 730 hours | $3.65
      aws_shield_protection.arn $50.00 priced
        Data transfer out (Elastic IP) (first 100TB) | 1000 GB | $50.00
      aws_shield_protection.reference ? usage
        Data transfer out (load balancer) (first 100TB) | ? GB | $0.05 each
      aws_lb.a $16.43 usage
        Application load balancer | 730 hours | $16.43
        Load balancer capacity units | ? LCU | $5.84 each
      aws_shield_protection.edge $2.50 priced
        Data transfer out (CloudFront) (first 100TB) | 100 GB | $2.50
      aws_shield_protection.accelerator ? usage
        Data transfer out (Global Accelerator) | ? GB | $0.025 each`,
  },
  {
    // 1.25 per thousand assessments; 0.20 a role in a month; actions 0.10 a day; 5.00 per million authorizations
    name: 'assessments, analyzers, actions and permissions',
    usage: `  aws_auditmanager_assessment.a: { monthly_assessments: 20000 }
  aws_accessanalyzer_analyzer.a: { roles_and_users: 100 }
  aws_verifiedpermissions_policy_store.a: { monthly_authorization_requests: 2000000 }`,
    code: `
      resource "aws_auditmanager_assessment" "a" {}
      resource "aws_accessanalyzer_analyzer" "a" {
        type = "ACCOUNT_UNUSED_ACCESS"
      }
      resource "aws_budgets_budget_action" "a" {}
      resource "aws_budgets_budget" "b" { name = "b" }
      resource "aws_budgets_budget_action" "b" {
        count       = 2
        budget_name = aws_budgets_budget.b.name
      }
      resource "aws_verifiedpermissions_policy_store" "a" {}`,
    expected: `
      aws_auditmanager_assessment.a $25.00 priced
        Resource assessments | 20 1k assessments | $25.00
      aws_accessanalyzer_analyzer.a $20.00 priced
        Unused access analysis | 100 roles and users | $20.00
      aws_budgets_budget_action.a $3.04 priced
        Budget action | 30.416667 days | $3.04
      aws_budgets_budget_action.b × 2 $1.52 priced
        Budget action | 15.208333 days | $1.52
      aws_verifiedpermissions_policy_store.a $10.00 usage
        Authorization requests | 2 1M requests | $10.00
        Policy management requests | ? 1M requests | $40 each`,
  },
]);

examples('price specs: people', [
  {
    // Lite 0.0055 to 90,000 users and 0.05 for advanced security
    name: 'user pools by tier',
    usage: '  aws_cognito_user_pool.lite: { monthly_active_users: 60000 }',
    code: `
      resource "aws_cognito_user_pool" "lite" {
        user_pool_tier = "LITE"
        user_pool_add_ons {
          advanced_security_mode = "ENFORCED"
        }
      }
      resource "aws_cognito_user_pool" "default" {}`,
    expected: `
      aws_cognito_user_pool.lite $3180.00 priced
        Monthly active users (Lite) (first 90K) | 60000 users | $330.00
        Monthly active users (advanced security) (first 50K) | 50000 users | $2500.00
        Monthly active users (advanced security) (next 50K) | 10000 users | $350.00
      aws_cognito_user_pool.default ? usage
        Monthly active users (Essentials) | ? users | $0.015 each`,
  },
  {
    // Standard 80/50 with Windows 35.00 a month; AutoStop 9.75 and 0.30 an hour
    name: 'desktops by bundle and running mode',
    usage: `  aws_workspaces_workspace.stops: { monthly_hrs: 40 }
  aws_workspaces_workspace.linux: { operating_system: amazon-linux }`,
    code: `
      resource "aws_workspaces_workspace" "always" {
        workspace_properties {
          compute_type_name     = "STANDARD"
          user_volume_size_gib  = 50
          root_volume_size_gib  = 80
        }
      }
      resource "aws_workspaces_workspace" "stops" {
        workspace_properties {
          compute_type_name    = "STANDARD"
          user_volume_size_gib = 50
          running_mode         = "AUTO_STOP"
        }
      }
      resource "aws_workspaces_workspace" "linux" {}
      resource "aws_workspaces_workspace" "odd" {
        workspace_properties {
          user_volume_size_gib = 77
        }
      }`,
    expected: `
      aws_workspaces_workspace.always $35.00 priced
        Desktop (AlwaysOn, STANDARD, windows, 80 GB root, 50 GB user) | 1 months | $35.00
      aws_workspaces_workspace.stops $21.75 priced
        Desktop (AutoStop, STANDARD, windows, 80 GB root, 50 GB user) | 1 months | $9.75
        Hours of use (AutoStop) | 40 hours | $12.00
      aws_workspaces_workspace.linux $21.00 priced
        Desktop (AlwaysOn, VALUE, amazon-linux, 80 GB root, 10 GB user) | 1 months | $21.00
      aws_workspaces_workspace.odd ? unpriced
        Desktop (AlwaysOn, VALUE, windows, 80 GB root, 77 GB user) | 1 months | ?
        ! no row compute=VALUE, os=windows, license=included, root_gb=80, user_gb=77, charge=always_on_months in aws/workspaces`,
  },
  {
    // stream.standard.medium with Windows 0.10 an hour, on demand and elastic 0.15, stopped 0.025; two that are always on; 4.19 a user
    name: 'streamed applications',
    usage: '  aws_appstream_fleet.streamed: { monthly_streaming_hrs: 100, monthly_users: 10 }',
    code: `
      resource "aws_appstream_fleet" "always" {
        instance_type = "stream.standard.medium"
        fleet_type    = "ALWAYS_ON"
        compute_capacity {
          desired_instances = 2
        }
      }
      resource "aws_appstream_fleet" "asked" {
        instance_type = "stream.standard.medium"
        compute_capacity {
          desired_instances = 2
        }
      }
      resource "aws_appstream_fleet" "streamed" {
        instance_type = "stream.standard.medium"
        compute_capacity {
          desired_instances = 2
        }
      }
      resource "aws_appstream_fleet" "elastic" {
        instance_type = "stream.standard.medium"
        fleet_type    = "ELASTIC"
      }
      resource "aws_appstream_image_builder" "a" {
        instance_type = "stream.standard.medium"
      }`,
    expected: `
      aws_appstream_fleet.always $146.00 usage
        Streaming instance (always-on, windows, stream.standard.medium) | 1460 hours | $146.00
        User fees | ? users | $4.19 each
      aws_appstream_fleet.asked ? usage
        Streaming instance (on-demand, windows, stream.standard.medium) | ? hours | $0.1 each
        Stopped instance | ? hours | $0.025 each
        User fees | ? users | $4.19 each
      aws_appstream_fleet.streamed $85.90 priced
        Streaming instance (on-demand, windows, stream.standard.medium) | 100 hours | $10.00
        Stopped instance | 1360 hours | $34.00
        User fees | 10 users | $41.90
      aws_appstream_fleet.elastic ? usage
        Streaming instance (elastic, windows, stream.standard.medium) | ? hours | $0.15 each
        User fees | ? users | $4.19 each
      aws_appstream_image_builder.a $73.00 priced
        Image builder (windows, stream.standard.medium) | 730 hours | $73.00`,
  },
  {
    // an author 24.00, a reader 3.00, an author of the kind Pro 40.00, SPICE 0.38 per GB
    name: 'dashboards and their users',
    usage: `  aws_quicksight_account_subscription.a: { authors: 2, readers: 10, additional_spice_gb: 100 }
  aws_quicksight_account_subscription.b: { authors: 3, additional_spice_gb: 100 }
  aws_grafana_workspace.stated: { editors_administrator_licenses: 2, viewer_licenses: 3 }`,
    code: `
      resource "aws_quicksight_account_subscription" "a" {
        edition = "ENTERPRISE"
      }
      resource "aws_quicksight_account_subscription" "b" {
        edition = "STANDARD"
      }
      resource "aws_quicksight_user" "a" {
        user_role = "AUTHOR"
      }
      resource "aws_quicksight_user" "pro" {
        user_role = "AUTHOR_PRO"
      }
      resource "aws_quicksight_user" "reader" {
        user_role = "READER_PRO"
      }
      resource "aws_grafana_workspace" "default" {}
      resource "aws_grafana_workspace" "stated" {
        license_type = "ENTERPRISE"
      }`,
    expected: `
      aws_quicksight_account_subscription.a $116.00 priced
        Authors | 2 users | $48.00
        Readers | 10 users | $30.00
        SPICE capacity (enterprise) | 100 GB | $38.00
      aws_quicksight_account_subscription.b $61.00 priced
        Authors (standard) | 3 users | $36.00
        SPICE capacity (standard) | 100 GB | $25.00
      aws_quicksight_user.a $24.00 priced
        Author | 1 months | $24.00
      aws_quicksight_user.pro $40.00 priced
        Author Pro | 1 months | $40.00
      aws_quicksight_user.reader $20.00 priced
        Reader Pro | 1 months | $20.00
      aws_grafana_workspace.default $9.00 usage
        Editor/administrator licenses | 1 users | $9.00
        Viewer licenses | ? users | $5 each
      aws_grafana_workspace.stated $258.00 priced
        Editor/administrator licenses | 2 users | $18.00
        Viewer licenses | 3 users | $15.00
        Enterprise plugins licenses | 5 users | $225.00`,
  },
]);
