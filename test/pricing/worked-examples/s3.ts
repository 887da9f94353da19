/** S3: storage, requests and retrievals of buckets, Express One Zone, Tables. */
import type { WorkedExample } from './worked-example';

const faq = (heading: string): string => `https://aws.amazon.com/s3/faqs/, ${heading}`;
const bucket = 'resource "aws_s3_bucket" "b" {}';

export const examples: readonly WorkedExample[] = [
  {
    name: 'storage across two tiers',
    page: faq('How will I be charged and billed for my use of Amazon S3, Storage Example'),
    says: '52,900 GB-months of Standard: 51,200 at $0.023 and 1,700 at $0.022',
    code: bucket,
    usage: '  aws_s3_bucket.b: { standard: { storage_gb: 52900 } }',
    total: 1215,
  },
  {
    name: 'requests',
    page: faq('How will I be charged and billed for my use of Amazon S3, Request Example'),
    says: '310,000 PUT requests at $0.005 and 620,000 GET requests at $0.0004 per thousand: $1.55 + $0.25',
    code: bucket,
    usage: '  aws_s3_bucket.b: { standard: { monthly_tier_1_requests: 310000, monthly_tier_2_requests: 620000 } }',
    total: 1.8,
  },
  {
    name: 'retrieval from Standard-IA',
    page: faq('How will I be charged and billed for my use of Amazon S3, Data Retrieval Example'),
    says: '300 GB at $0.01',
    code: bucket,
    usage: '  aws_s3_bucket.b: { standard_infrequent_access: { monthly_data_retrieval_gb: 300 } }',
    total: 3,
  },
  {
    name: 'data out to the internet',
    page: faq('How will I be charged and billed for my use of Amazon S3, Data Transfer Out Example'),
    says: '63,488 GB: 10,239 at $0.09 and one for nothing, 40,960 at $0.085, 12,288 at $0.07: $5,263.27, and $0.09 for the free one',
    code: 'resource "aws_data_transfer" "out" {}',
    usage: '  aws_data_transfer.out: { monthly_outbound_internet_gb: 63488 }',
    total: 5263.36,
  },
  {
    name: 'Express One Zone',
    page: faq('How will I be charged for S3 Express One Zone, Example 1'),
    says: '10 GB, a million writes and nine million reads of 10 KB: $1.10 + $1.13 + $0.27 + $0.03 + $0.05',
    code: 'resource "aws_s3_directory_bucket" "b" { bucket = "b--use1-az4--x-s3" }',
    usage: `
  aws_s3_directory_bucket.b:
    storage_gb: 10
    monthly_tier_1_requests: 1000000
    monthly_tier_2_requests: 9000000
    monthly_data_uploaded_gb: ${(10 * 1_000_000) / 1_048_576}
    monthly_data_retrieved_gb: ${(10 * 9_000_000) / 1_048_576}`,
    total: 2.58,
  },
  {
    name: 'Tables',
    page: 'https://aws.amazon.com/s3/pricing/, S3 Tables pricing example',
    says: '1 TB in objects of 100 MB, 1,003 new files a day that are compacted, 500,000 GET requests: $27.14 + $0.15 + $0.20 + $0.26 + $0.06 + $0.73',
    region: 'us-west-2',
    code: 'resource "aws_s3tables_table_bucket" "b" { name = "b" }',
    usage: `
  aws_s3tables_table_bucket.b:
    storage_gb: 1024
    monthly_tier_1_requests: 30090
    monthly_tier_2_requests: 500000
    objects: 10486
    monthly_compacted_objects: 30000
    monthly_compacted_gb: ${150_000 / 1024}`,
    total: 28.54,
  },
];
