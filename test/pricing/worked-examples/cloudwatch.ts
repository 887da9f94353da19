/** CloudWatch Logs: what is ingested and kept, and flow logs by where they are delivered. A terabyte there is 1,024 GB. */
import type { WorkedExample } from './worked-example';

const page = (heading: string): string => `https://aws.amazon.com/cloudwatch/pricing/, ${heading}`;

const logs = 'resource "aws_cloudwatch_log_group" "logs" { name = "logs" }';

const delivered = (attributes: string): string => `resource "aws_flow_log" "vpc" {\n${attributes}\n}`;

/** 72 TB of flow logs in a month. */
const flow = '  aws_flow_log.vpc: { monthly_data_ingested_gb: 73728 }';

export const examples: readonly WorkedExample[] = [
  {
    name: 'logs of HTTP responses',
    page: page('monitoring with logs'),
    says: '30 GB ingested and 6 GB kept cost $12.50 + $0.03 beyond the 5 GB of each that are free, $2.50 + $0.15',
    code: logs,
    usage: '  aws_cloudwatch_log_group.logs: { monthly_data_ingested_gb: 30, storage_gb: 6 }',
    total: 15.18,
  },
  {
    name: 'flow logs in CloudWatch Logs',
    page: page('VPC flow logs delivered to CloudWatch Logs'),
    says: '72 TB in four tiers are $13,414.40, 30 TB kept of them $921.60',
    code: `${logs}\n${delivered('log_destination = aws_cloudwatch_log_group.logs.arn')}`,
    usage: `${flow}\n  aws_cloudwatch_log_group.logs: { storage_gb: 30720 }`,
    total: 14_336,
  },
  {
    name: 'flow logs in S3',
    page: page('VPC flow logs delivered to S3'),
    says: '72 TB in four tiers are $8,294.40; what S3 keeps is told apart',
    code: delivered('log_destination_type = "s3"'),
    usage: flow,
    total: 8294.4,
  },
  {
    name: 'flow logs in S3 as Parquet',
    page: page('VPC flow logs delivered to S3 in Apache Parquet'),
    says: 'the same $8,294.40, and $2,211.84 for making Parquet of 72 TB at $0.03',
    code: delivered('log_destination_type = "s3"\ndestination_options {\n  file_format = "parquet"\n}'),
    usage: flow,
    total: 10_506.24,
  },
];
