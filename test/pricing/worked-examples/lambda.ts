/** Lambda: requests, memory by the time it is held, ephemeral storage, provisioned concurrency. */
import type { WorkedExample } from './worked-example';

const page = (heading: string): string => `https://aws.amazon.com/lambda/pricing/, ${heading}`;

const lambda = (memory: number, storage = 512): string => `
  resource "aws_lambda_function" "f" {
    function_name = "f"
    memory_size   = ${memory}
    ephemeral_storage {
      size = ${storage}
    }
  }`;

const requests = (count: number, milliseconds: number): string =>
  `  aws_lambda_function.f: { monthly_requests: ${count}, request_duration_ms: ${milliseconds} }`;

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
];
