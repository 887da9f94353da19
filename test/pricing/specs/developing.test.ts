/** Building, shipping and running applications against prices that AWS publishes; the arithmetic stands beside. */
import { examples } from './examples';

examples('price specs: builds', [
  {
    // general1.small 0.005 a minute, arm1.large 0.015, Windows 0.018; Lambda 0.00001 a second of 1 GB on ARM
    name: 'projects by environment',
    usage: `  aws_codebuild_project.linux: { monthly_build_mins: 1000 }
  aws_codebuild_project.lambda: { monthly_build_mins: 100 }`,
    code: `
      resource "aws_codebuild_project" "linux" {
        environment {
          compute_type = "BUILD_GENERAL1_SMALL"
          type         = "LINUX_CONTAINER"
        }
      }
      resource "aws_codebuild_project" "arm" {
        environment {
          compute_type = "BUILD_GENERAL1_LARGE"
          type         = "ARM_CONTAINER"
        }
      }
      resource "aws_codebuild_project" "windows" {
        environment {
          compute_type = "BUILD_GENERAL1_MEDIUM"
          type         = "WINDOWS_SERVER_2019_CONTAINER"
        }
      }
      resource "aws_codebuild_project" "large_windows" {
        environment {
          compute_type = "BUILD_GENERAL1_2XLARGE"
          type         = "WINDOWS_SERVER_2022_CONTAINER"
        }
      }
      resource "aws_codebuild_project" "lambda" {
        environment {
          compute_type = "BUILD_LAMBDA_1GB"
          type         = "ARM_LAMBDA_CONTAINER"
        }
      }
      resource "aws_codebuild_project" "reserved" {
        environment {
          compute_type = "BUILD_GENERAL1_SMALL"
          type         = "LINUX_CONTAINER"
          fleet {
            fleet_arn = "arn:aws:codebuild:us-east-1:123456789012:fleet/a"
          }
        }
      }
      resource "aws_codebuild_fleet" "a" {
        base_capacity    = 1
        compute_type     = "BUILD_GENERAL1_SMALL"
        environment_type = "LINUX_CONTAINER"
      }
      resource "aws_codebuild_fleet" "mac" {
        base_capacity    = 1
        compute_type     = "BUILD_GENERAL1_MEDIUM"
        environment_type = "MAC_ARM"
      }
      resource "aws_codebuild_fleet" "attributes" {
        base_capacity    = 2
        compute_type     = "ATTRIBUTE_BASED_COMPUTE"
        environment_type = "LINUX_CONTAINER"
        compute_configuration {
          machine_type = "NVME"
          vcpu         = 48
          memory       = 96
        }
      }
      resource "aws_codebuild_fleet" "odd" {
        base_capacity    = 1
        compute_type     = "ATTRIBUTE_BASED_COMPUTE"
        environment_type = "ARM_CONTAINER"
        compute_configuration {
          vcpu   = 3
          memory = 8
        }
      }
      resource "aws_codebuild_fleet" "custom" {
        base_capacity    = 1
        compute_type     = "CUSTOM_INSTANCE_TYPE"
        environment_type = "LINUX_EC2"
        compute_configuration {
          instance_type = "c6i.large"
        }
      }`,
    expected: `
      aws_codebuild_project.linux $5.00 priced
        Linux (general1.small) | 1000 minutes | $5.00
      aws_codebuild_project.arm ? usage
        Linux (arm1.large) | ? minutes | $0.015 each
      aws_codebuild_project.windows ? usage
        Windows (general1.medium) | ? minutes | $0.018 each
      aws_codebuild_project.large_windows ? usage
        Windows (general1.2xlarge) | ? minutes | $0.32 each
      aws_codebuild_project.lambda $0.06 priced
        Linux (lambda.arm.1GB) | 100 minutes | $0.06
      aws_codebuild_fleet.a $131.40 priced
        Reserved capacity (Linux, general1.small) | 43800 minutes | $131.40
      aws_codebuild_fleet.mac $876.00 priced
        Reserved capacity (macOS, general1.medium) | 43800 minutes | $876.00
      aws_codebuild_fleet.attributes $7008.00 priced
        Reserved capacity (Linux, x86-64.48cpu.96gib.nvme) | 87600 minutes | $7008.00
      aws_codebuild_fleet.odd ? unpriced
        Reserved capacity (Linux, arm.3cpu.8gib) | 43800 minutes | ?
        ! no row class=arm.3cpu.8gib, os=linux in aws/codebuild.reserved
      aws_codebuild_fleet.custom ? unpriced
        Reserved capacity (Linux, c6i.large) | 43800 minutes | ?
        ! no row class=c6i.large, os=linux in aws/codebuild.reserved`,
  },
  {
    // V1 1.00 a month, V2 0.002 a minute; 0.05 per GB; stacks of AWS's own types cost nothing
    name: 'pipelines, packages and stacks',
    usage: `  aws_codepipeline.v2: { monthly_action_minutes: 1000 }
  aws_codeartifact_repository.a: { storage_gb: 10, monthly_requests: 100000 }
  aws_cloudformation_stack.third_party: { monthly_handler_operations: 1000, monthly_duration_secs: 100 }`,
    code: `
      resource "aws_codepipeline" "v1" {}
      resource "aws_codepipeline" "v2" {
        pipeline_type = "V2"
      }
      resource "aws_codeartifact_repository" "a" {}
      resource "aws_cloudformation_stack" "own" {
        template_body = jsonencode({ Resources = { a = { Type = "AWS::EC2::VPC" }, b = { Type = "Custom::Thing" } } })
      }
      resource "aws_cloudformation_stack" "third_party" {
        template_body = "Resources: {a: {Type: Datadog::Monitors::Monitor}}"
      }
      resource "aws_cloudformation_stack_set" "unknown" {}`,
    expected: `
      aws_codepipeline.v1 $1.00 priced
        Active pipeline | 1 months | $1.00
      aws_codepipeline.v2 $2.00 priced
        Action execution (V2) | 1000 minutes | $2.00
      aws_codeartifact_repository.a $1.00 priced
        Storage | 10 GB | $0.50
        Requests | 10 10k requests | $0.50
      aws_cloudformation_stack.third_party $0.91 priced
        Handler operations | 1000 operations | $0.90
        Durations above 30s | 100 seconds | $0.01
      aws_cloudformation_stack_set.unknown ? usage
        Handler operations | ? operations | $0.0009 each
        Durations above 30s | ? seconds | $0.00008 each`,
  },
]);

examples('price specs: running', [
  {
    // 2 GB × 0.007 × 730 all the time; 0.064 a vCPU-hour while they answer; automatic deployment 1.00
    name: 'containers of App Runner',
    usage: '  aws_apprunner_service.default: { monthly_active_container_hours: 100 }',
    code: `
      resource "aws_apprunner_service" "default" {
        source_configuration {
          code_repository {}
        }
      }
      resource "aws_apprunner_service" "small" {
        instance_configuration {
          cpu    = "256"
          memory = "0.5 GB"
        }
        source_configuration {
          auto_deployments_enabled = false
        }
        auto_scaling_configuration_arn = aws_apprunner_auto_scaling_configuration_version.two.arn
      }
      resource "aws_apprunner_auto_scaling_configuration_version" "two" {
        min_size = 2
      }`,
    expected: `
      aws_apprunner_service.default $17.62 usage
        Provisioned memory (2 GB) | 1460 GB-hours | $10.22
        Active vCPU (1 vCPU) | 100 vCPU-hours | $6.40
        Automatic deployment | 1 months | $1.00
        Build | ? minutes | $0.005 each
      aws_apprunner_service.small $5.11 usage
        Provisioned memory (0.5 GB) | 730 GB-hours | $5.11
        Active vCPU (0.25 vCPU) | ? vCPU-hours | $0.064 each`,
  },
  {
    // eight vCPUs kept running are four m5.large of two vCPUs; a month of Fargate's vCPU 0.04048
    name: 'batch environments by what runs the jobs',
    usage: '  aws_batch_compute_environment.fargate: { monthly_vcpu_hours: 1000, monthly_memory_gb_hours: 2000 }',
    code: `
      resource "aws_batch_compute_environment" "kept" {
        type = "MANAGED"
        compute_resources {
          type          = "EC2"
          instance_type = ["m5.large", "m5.xlarge"]
          min_vcpus     = 8
          max_vcpus     = 64
        }
      }
      resource "aws_batch_compute_environment" "idle" {
        type = "MANAGED"
        compute_resources {
          type          = "SPOT"
          instance_type = ["m5.large"]
          min_vcpus     = 0
        }
      }
      resource "aws_batch_compute_environment" "optimal" {
        type = "MANAGED"
        compute_resources {
          type          = "EC2"
          instance_type = ["optimal"]
          min_vcpus     = 4
        }
      }
      resource "aws_batch_compute_environment" "fargate" {
        type = "MANAGED"
        compute_resources {
          type = "FARGATE"
        }
      }
      resource "aws_batch_compute_environment" "own" {
        type = "UNMANAGED"
      }`,
    expected: `
      aws_batch_compute_environment.kept $280.32 priced
        Instance usage (Linux/UNIX, on-demand, m5.large) | 2920 hours | $280.32
      aws_batch_compute_environment.idle ? usage
        Instance usage (Linux/UNIX, spot, m5.large) | ? hours | $0.0321 each
      aws_batch_compute_environment.optimal ? unpriced
        Instance usage (Linux/UNIX, on-demand, optimal) | ? hours | ?
        ! how large instances of the class optimal are is not known
      aws_batch_compute_environment.fargate $49.37 priced
        vCPU (Fargate) | 1000 vCPU-hours | $40.48
        Memory (Fargate) | 2000 GB-hours | $8.89`,
  },
  {
    // builds 0.01 a minute, 0.15 per GB served; 4.00 per million operations; a cache of 1.55 GB 0.044, of 12.3 GB 0.298 an hour
    name: 'hosting and APIs',
    usage: `  aws_amplify_app.a: { monthly_build_mins: 100, monthly_data_served_gb: 100 }
  aws_amplify_app.large: { monthly_build_mins: 100 }
  aws_appsync_graphql_api.a: { monthly_operations: 3000000 }`,
    code: `
      resource "aws_amplify_app" "a" {}
      resource "aws_amplify_app" "large" {
        job_config {
          build_compute_type = "LARGE_16GB"
        }
      }
      resource "aws_appsync_graphql_api" "a" {}
      resource "aws_appsync_api_cache" "a" {
        type = "SMALL"
      }
      resource "aws_appsync_api_cache" "large" {
        type = "LARGE"
      }
      resource "aws_appsync_api_cache" "odd" {
        type = "HUGE"
      }`,
    expected: `
      aws_amplify_app.a $16.00 usage
        Build | 100 minutes | $1.00
        Data served | 100 GB | $15.00
        Data stored | ? GB | $0.023 each
        Server-side rendering requests | ? 1M requests | $0.3 each
        Server-side rendering duration | ? GB-hours | $0.20000016 each
      aws_amplify_app.large ? unpriced
        Build (Large) | 100 minutes | ?
        Data served | ? GB | $0.15 each
        Data stored | ? GB | $0.023 each
        Server-side rendering requests | ? 1M requests | $0.3 each
        Server-side rendering duration | ? GB-hours | $0.20000016 each
        ! no row name=large_build_minutes in aws/amplify
      aws_appsync_graphql_api.a $12.00 usage
        Query and data modification operations | 3 1M operations | $12.00
        Real-time updates | ? 1M messages | $2 each
        Connection minutes | ? 1M minutes | $0.08 each
      aws_appsync_api_cache.a $32.12 priced
        Cache (small) | 730 hours | $32.12
      aws_appsync_api_cache.large $217.54 priced
        Cache (large) | 730 hours | $217.54
      aws_appsync_api_cache.odd ? unpriced
        Cache (huge) | 730 hours | ?
        ! how much memory a cache of type HUGE has is not known`,
  },
  {
    // a database small and twice in two zones; two nodes of micro containers; 0.10 per GB; 18 for 31 days of balancing; 10 and 50 GB × 0.09
    name: 'Lightsail',
    usage: '  aws_lightsail_distribution.a: { monthly_data_transfer_gb: 250 }',
    code: `
      resource "aws_lightsail_database" "a" {
        bundle_id = "small_2_0"
      }
      resource "aws_lightsail_database" "ha" {
        bundle_id = "small_ha_2_0"
      }
      resource "aws_lightsail_container_service" "a" {
        power = "micro"
        scale = 2
      }
      resource "aws_lightsail_disk" "a" {
        size_in_gb = 32
      }
      resource "aws_lightsail_lb" "a" {
        name          = "a"
        instance_port = 80
      }
      resource "aws_lightsail_distribution" "a" {
        bundle_id = "medium_1_0"
      }
      resource "aws_lightsail_distribution" "odd" {
        bundle_id = "huge_1_0"
      }`,
    expected: `
      aws_lightsail_database.a $29.43 priced
        Database (small_2_0) | 730 hours | $29.43
      aws_lightsail_database.ha $58.87 priced
        Database (small_ha_2_0) | 730 hours | $58.87
      aws_lightsail_container_service.a $19.62 priced
        Node (micro) | 1460 hours | $19.62
      aws_lightsail_disk.a $3.20 priced
        Storage | 32 GB | $3.20
      aws_lightsail_lb.a $17.66 priced
        Load balancer | 730 hours | $17.66
      aws_lightsail_distribution.a $14.50 priced
        Distribution (medium) | 1 months | $10.00
        Data transfer beyond the bundle | 50 GB | $4.50
      aws_lightsail_distribution.odd ? unpriced
        Distribution (huge) | 1 months | ?
        ! no row name=distribution_huge_months in aws/lightsail`,
  },
  {
    // an endpoint of ml.m5.xlarge 0.23, a notebook and a Studio app of ml.t3.medium 0.05 an hour; 5 GB × 0.14
    name: 'models and notebooks',
    code: `
      resource "aws_sagemaker_endpoint_configuration" "a" {
        name = "a"
        production_variants {
          instance_type          = "ml.m5.large"
          initial_instance_count = 2
        }
      }
      resource "aws_sagemaker_endpoint" "a" {
        endpoint_config_name = aws_sagemaker_endpoint_configuration.a.name
      }
      resource "aws_sagemaker_endpoint_configuration" "larger" {
        name = "larger"
        production_variants {
          instance_type = "ml.m5.xlarge"
        }
        shadow_production_variants {
          variant_name  = "shadow"
          instance_type = "ml.m5.large"
        }
      }
      resource "aws_sagemaker_endpoint" "larger" {
        endpoint_config_name = aws_sagemaker_endpoint_configuration.larger.name
      }
      resource "aws_sagemaker_endpoint" "elsewhere" {
        endpoint_config_name = "other"
      }
      resource "aws_sagemaker_notebook_instance" "a" {
        instance_type = "ml.t3.medium"
      }
      resource "aws_sagemaker_app" "a" {
        app_type = "JupyterLab"
        resource_spec {
          instance_type = "ml.t3.medium"
        }
      }
      resource "aws_sagemaker_app" "free" {
        app_type = "JupyterServer"
      }`,
    expected: `
      aws_sagemaker_endpoint.a $167.90 priced
        Instance (ml.m5.large) | 1460 hours | $167.90
      aws_sagemaker_endpoint.larger $251.85 priced
        Instance (ml.m5.xlarge) | 730 hours | $167.90
        Instance (ml.m5.large) | 730 hours | $83.95
      aws_sagemaker_endpoint.elsewhere ? unpriced
        Instance | ? hours | ?
        ! the endpoint's configuration is not in the code
      aws_sagemaker_notebook_instance.a $37.20 priced
        Notebook instance (ml.t3.medium) | 730 hours | $36.50
        Storage | 5 GB | $0.70
      aws_sagemaker_app.a $36.50 priced
        Studio app (ml.t3.medium) | 730 hours | $36.50`,
  },
  {
    // 0.15 per million triggers and actions; collectors 0.04 an hour; samples 0.90 per 10 million; 1.00 per thousand runs
    name: 'messages, metrics and flows',
    usage: `  aws_iot_topic_rule.a: { monthly_triggers: 10000000, monthly_actions: 20000000 }
  aws_prometheus_workspace.a: { monthly_samples_ingested: 100000000 }
  aws_appflow_flow.a: { monthly_runs: 1000, monthly_data_processed_gb: 100, monthly_data_processed_outside_aws_gb: 100 }
  aws_sesv2_dedicated_ip_pool.managed: { monthly_emails: 20000000 }
  aws_appsync_api.a: { monthly_operations: 1000000, monthly_connection_minutes: 10000000 }
  aws_sesv2_dedicated_ip_pool.standard: { addresses: 2 }`,
    code: `
      resource "aws_iot_topic_rule" "a" {}
      resource "aws_prometheus_workspace" "a" {}
      resource "aws_prometheus_scraper" "a" {}
      resource "aws_appflow_flow" "a" {}
      resource "aws_appsync_api" "a" {}
      resource "aws_sesv2_dedicated_ip_pool" "managed" {
        scaling_mode = "MANAGED"
      }
      resource "aws_sesv2_dedicated_ip_pool" "standard" {}`,
    expected: `
      aws_iot_topic_rule.a $4.50 priced
        Rules triggered | 10 1M rules | $1.50
        Actions executed | 20 1M actions | $3.00
      aws_prometheus_workspace.a $9.00 usage
        Samples ingested (first 2B) | 10 10M samples | $9.00
        Storage | ? GB | $0.03 each
        Samples queried | ? 1B samples | $0.1 each
      aws_prometheus_scraper.a $29.20 priced
        Collector | 730 hours | $29.20
      aws_appflow_flow.a $13.00 priced
        Flow runs | 1 1k runs | $1.00
        Data processed | 100 GB | $2.00
        Data processed (outside of AWS) | 100 GB | $10.00
      aws_appsync_api.a $1.80 priced
        Event API operations | 1 1M operations | $1.00
        Connection minutes | 10 1M minutes | $0.80
      aws_sesv2_dedicated_ip_pool.managed $1215.00 priced
        Managed dedicated IPs | 1 months | $15.00
        Emails through managed IPs (first 10M) | 10000 1k emails | $800.00
        Emails through managed IPs (next 40M) | 10000 1k emails | $400.00
      aws_sesv2_dedicated_ip_pool.standard $49.90 priced
        Dedicated IPs | 2 addresses | $49.90`,
  },
  {
    // an enterprise index 1.40 an hour, a query unit 0.70; an OCU 0.24, half of one for each without standby replicas, one for each with them
    name: 'search',
    code: `
      resource "aws_kendra_index" "a" {
        edition = "ENTERPRISE_EDITION"
        capacity_units {
          query_capacity_units = 1
        }
      }
      resource "aws_kendra_index" "new" {
        edition = "GEN_AI_ENTERPRISE_EDITION"
      }
      resource "aws_opensearchserverless_collection" "a" {
        standby_replicas = "DISABLED"
      }
      resource "aws_opensearchserverless_collection" "replicas" {}`,
    expected: `
      aws_kendra_index.a $1533.00 priced
        Index (enterprise edition) | 730 hours | $1022.00
        Query capacity units | 730 hours | $511.00
      aws_kendra_index.new ? unpriced
        Index (gen ai enterprise edition) | 730 hours | ?
        ! no row name=gen_ai_enterprise_hours in aws/kendra
      aws_opensearchserverless_collection.a $175.20 usage
        Indexing | 365 OCU-hours | $87.60
        Search and query | 365 OCU-hours | $87.60
        Storage | ? GB | $0.024 each
      aws_opensearchserverless_collection.replicas $350.40 usage
        Indexing | 730 OCU-hours | $175.20
        Search and query | 730 OCU-hours | $175.20
        Storage | ? GB | $0.024 each`,
  },
  {
    // the unused one of an m5.large with Windows 0.188 an hour
    name: 'capacity that is reserved',
    usage: '  aws_ec2_capacity_reservation.a: { unused_instances: 1 }',
    code: `
      resource "aws_ec2_capacity_reservation" "a" {
        instance_type     = "m5.large"
        instance_platform = "Windows"
        instance_count    = 2
      }`,
    expected: `
      aws_ec2_capacity_reservation.a $137.24 priced
        Unused capacity (Windows, m5.large) | 730 hours | $137.24`,
  },
]);
