/** Lambda: requests, memory by the time it is held and what comes on top of it, provisioned concurrency, event sources, Lambda@Edge. */
import type { WorkedExample } from './worked-example';

const page = (heading: string): string => `https://aws.amazon.com/lambda/pricing/, ${heading}`;

const lambda = (memory: number, storage = 512, more = ''): string => `
  resource "aws_lambda_function" "f" {
    function_name = "f"
    memory_size   = ${memory}
    ephemeral_storage {
      size = ${storage}
    }
    ${more}
  }`;

const requests = (count: number, milliseconds: number, more = ''): string =>
  `  aws_lambda_function.f: { monthly_requests: ${count}, request_duration_ms: ${milliseconds}${more} }`;

export const examples: readonly WorkedExample[] = [
  {
    name: 'a mobile backend',
    page: page('Ephemeral Storage, Example 1'),
    says: '3 million requests of 120 ms with 1,536 MB cost $2.73 beyond 400,000 GB-seconds ($6.67) and a million requests ($0.20) for nothing',
    code: lambda(1536),
    usage: requests(3_000_000, 120),
    total: 9.6,
  },
  {
    name: 'telemetry of vehicles',
    page: page('Ephemeral Storage, Example 2'),
    says: '7.44 million requests of two seconds with 1 GB: $1.49 + $248.00',
    code: lambda(1024),
    usage: requests(7_440_000, 2000),
    total: 249.49,
  },
  {
    name: 'inference with 2 GB of ephemeral storage',
    page: page('Ephemeral Storage, Example 3'),
    says: '6 million requests of 280 ms with 4 GB: $105.33 + $1 + $0.08, and what is free: $6.67 + $0.20',
    code: lambda(4096, 2048),
    usage: requests(6_000_000, 280),
    total: 113.28,
  },
  {
    name: 'provisioned concurrency on the day of a launch',
    page: page('Provisioned Concurrency, Example 1'),
    says: '100 for eight hours: $18; half a million requests on it, of 100 ms: $0.73; 2.5 million beside it, of 120 ms: $0.83; requests: $0.40; what is free: $6.67 + $0.20',
    code: `${lambda(1536)}
      resource "aws_lambda_provisioned_concurrency_config" "launch" {
        function_name                     = aws_lambda_function.f.function_name
        qualifier                         = "live"
        provisioned_concurrent_executions = 100
      }`,
    usage: `${requests(2_500_000, 120)}
  aws_lambda_provisioned_concurrency_config.launch: { monthly_requests: 500000, request_duration_ms: 100, monthly_duration_hrs: 8 }`,
    total: 26.83,
  },
  {
    name: 'provisioned concurrency for a day of sales',
    page: page('Provisioned Concurrency, Example 2'),
    says: 'seven of 4 GB for 24 hours: $10.08; 2 million requests of 280 ms: $21.78 + $0.40',
    code: `
      resource "aws_lambda_provisioned_concurrency_config" "sale" {
        function_name                     = "f"
        qualifier                         = "live"
        provisioned_concurrent_executions = 7
      }`,
    usage: `  aws_lambda_provisioned_concurrency_config.sale: { memory_mb: 4096, monthly_requests: 2000000, request_duration_ms: 280, monthly_duration_hrs: 24 }`,
    total: 32.26,
  },
  {
    name: 'SnapStart',
    page: page('SnapStart, Pricing Example'),
    says: 'the telemetry of vehicles with one cached version in a month of 744 hours ($4.03) and a restore for each hundredth request ($10.4): $1.49 + $248.00 + $14.43',
    hoursPerMonth: 744,
    code: lambda(1024, 512, 'runtime = "python3.13"\npublish = true\nsnap_start {\napply_on = "PublishedVersions"\n}'),
    usage: requests(7_440_000, 2000, ', monthly_snap_start_restores: 74400'),
    total: 263.92,
  },
  {
    name: 'streamed responses',
    page: page('HTTP Response Stream, Pricing Example'),
    says: '3 million requests of 500 ms with 1,536 MB, a million of them streaming 1 MB beyond what is free: $30.83 + $0.40 + $7.81, and what is free: $6.67 + $0.20',
    code: lambda(1536),
    usage: requests(3_000_000, 500, `, monthly_streamed_gb: ${1_000_000 / 1024}`),
    total: 45.91,
  },
  {
    name: 'isolated tenants',
    page: page('Tenant Isolation, Pricing Example'),
    says: '10 million requests of 2 s with 1 GB, 200,000 environments: $2 + $333.34 + $33.4',
    code: lambda(1024, 512, 'tenancy_config {\ntenant_isolation_mode = "PER_TENANT"\n}'),
    usage: requests(10_000_000, 2000, ', monthly_tenant_environments: 200000'),
    total: 368.74,
    ours: { total: 368.73, because: 'the page adds parts that it has rounded, $333.334 to $333.34' },
  },
  {
    name: 'durable functions',
    page: page('Durable Functions, Pricing Example'),
    says: 'a million executions of two invocations and 32 s on Arm with 1 GB: 4 million operations ($32), 104 GB written ($26) and kept ($10.92), $421.34 + $0.20, and what is free: $5.33 + $0.20',
    code: lambda(1024, 512, 'architectures = ["arm64"]\ndurable_config {\nexecution_timeout = 604800\n}'),
    usage: requests(
      2_000_000,
      16_000,
      `, monthly_durable_operations: 4000000, monthly_durable_written_gb: 104, durable_retained_gb: ${(104 * 21) / 30}`,
    ),
    total: 495.99,
  },
  {
    name: 'provisioned pollers of Kafka',
    page: page('Provisioned Mode for ESM, Pricing Example 1'),
    says: '30 million requests of 2 s with 1 GB and 800 hours of units: $993.3 beyond what is free ($6.67), $148, and $12 for requests, which the page takes for 60 million',
    code: `${lambda(1024)}
      resource "aws_lambda_event_source_mapping" "e" {
        function_name = aws_lambda_function.f.arn
        topics        = ["calls"]
        provisioned_poller_config {
          minimum_pollers = 1
        }
      }`,
    usage: `${requests(30_000_000, 2000)}
  aws_lambda_event_source_mapping.e: { monthly_event_poller_unit_hrs: 800 }`,
    total: 1159.97,
    ours: { total: 1154, because: 'a million requests a day are 30 million in the 30 days of the example, $6' },
  },
  {
    name: 'provisioned pollers of SQS',
    page: page('Provisioned Mode for ESM, Pricing Example 2'),
    says: '30 million requests of 1 s with 1 GB and 8,000 hours of units at $0.00925: $500 + $6 + $74',
    code: `${lambda(1024)}
      resource "aws_lambda_event_source_mapping" "e" {
        function_name    = aws_lambda_function.f.arn
        event_source_arn = "arn:aws:sqs:us-east-1:1:q"
        provisioned_poller_config {
          minimum_pollers = 10
        }
      }`,
    usage: `${requests(30_000_000, 1000)}
  aws_lambda_event_source_mapping.e: { monthly_event_poller_unit_hrs: 8000 }`,
    total: 580,
  },
  {
    name: 'Lambda@Edge',
    page: page('Lambda@Edge, Pricing Example'),
    says: '10 million requests of 10 ms with 128 MB: $0.63 + $6.00',
    code: `${lambda(128)}
      resource "aws_cloudfront_distribution" "d" {
        enabled = true
        default_cache_behavior {
          lambda_function_association {
            event_type = "viewer-request"
            lambda_arn = aws_lambda_function.f.qualified_arn
          }
        }
      }`,
    usage: `${requests(10_000_000, 10)}
  aws_cloudfront_distribution.d: { monthly_invalidation_requests: 0 }`,
    total: 6.63,
  },
];
