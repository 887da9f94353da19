/** S3, EFS and ECR against prices that AWS publishes; the arithmetic stands beside. */
import { examples } from './examples';

describe('price specs: storage', () => {
  examples('aws_s3_bucket', [
    {
      // Frankfurt: 50 TB × 0.0245 = 1,254.40, then 0.0235 × 1,000; a rule that is off adds nothing
      name: 'tiers of the Standard class',
      region: 'eu-central-1',
      usage: '  aws_s3_bucket.b: { standard: { storage_gb: 52200 } }',
      code: `
        resource "aws_s3_bucket" "b" {
          bucket = "b"
          lifecycle_rule {
            enabled = false
            transition {
              storage_class = "GLACIER"
            }
          }
        }`,
      expected: `
        aws_s3_bucket.b $1277.90 usage
          Standard
            Storage (first 50TB) | 51200 GB | $1254.40
            Storage (next 450TB) | 1000 GB | $23.50
            PUT, COPY, POST, LIST requests | ? 1k requests | $0.0054 each
            GET, SELECT, and all other requests | ? 1k requests | $0.00043 each
            Select data scanned | ? GB | $0.00225 each
            Select data returned | ? GB | $0.0008 each`,
    },
    {
      // Instant Retrieval 0.004 × 1,000; 10,000 transitions × 0.02 per thousand; 50 GB × 0.03
      name: 'a class that a lifecycle configuration of its own moves to',
      usage: `
  aws_s3_bucket.b:
    object_tags: 20000
    standard: { storage_gb: 0, monthly_tier_1_requests: 0, monthly_tier_2_requests: 0, monthly_select_data_scanned_gb: 0, monthly_select_data_returned_gb: 0 }
    glacier_instant_retrieval:
      storage_gb: 1000
      monthly_lifecycle_transition_requests: 10000
      monthly_data_retrieval_gb: 50
      monthly_tier_1_requests: 0
      monthly_tier_2_requests: 0
      monthly_select_data_scanned_gb: 0
      monthly_select_data_returned_gb: 0`,
      code: `
        resource "aws_s3_bucket" "b" {
          bucket = "b"
        }
        resource "aws_s3_bucket_lifecycle_configuration" "b" {
          bucket = aws_s3_bucket.b.id
          rule {
            id     = "old"
            status = "Enabled"
            transition {
              days          = 30
              storage_class = "GLACIER_IR"
            }
          }
        }`,
      // 20,000 tags × 0.0065 per 10,000
      expected: `
        aws_s3_bucket.b $5.71 priced
          Object tagging | 2 10k tags | $0.01
          Standard
            Storage (first 50TB) | 0 GB | $0.00
            PUT, COPY, POST, LIST requests | 0 1k requests | $0.00
            GET, SELECT, and all other requests | 0 1k requests | $0.00
            Select data scanned | 0 GB | $0.00
            Select data returned | 0 GB | $0.00
          Glacier instant retrieval
            Storage | 1000 GB | $4.00
            PUT, COPY, POST, LIST requests | 0 1k requests | $0.00
            GET, SELECT, and all other requests | 0 1k requests | $0.00
            Lifecycle transition | 10 1k requests | $0.20
            Retrievals | 50 GB | $1.50
            Select data scanned | 0 GB | $0.00
            Select data returned | 0 GB | $0.00`,
    },
  ]);

  examples('aws_s3_bucket_analytics_configuration and aws_s3_bucket_inventory', [
    {
      // 0.10 and 0.0025 per million objects
      name: 'by the million',
      usage: `
  aws_s3_bucket_analytics_configuration.a: { monthly_monitored_objects: 30000000 }
  aws_s3_bucket_inventory.i: { monthly_listed_objects: 400000000 }`,
      code: `
        resource "aws_s3_bucket_analytics_configuration" "a" {
          bucket = "b"
          name   = "all"
        }
        resource "aws_s3_bucket_inventory" "i" {
          bucket = "b"
          name   = "all"
        }`,
      expected: `
        aws_s3_bucket_analytics_configuration.a $3.00 priced
          Objects monitored | 30 1M objects | $3.00
        aws_s3_bucket_inventory.i $1.00 priced
          Objects listed | 400 1M objects | $1.00`,
    },
  ]);

  examples('aws_efs_file_system', [
    {
      // 100 MiB/s less what 200 GB include at 1 MiB/s for 20 GB: 90 × 6.00; storage 0.30 × 200
      name: 'provisioned throughput less what the storage includes',
      usage: '  aws_efs_file_system.f: { storage_gb: 200 }',
      code: `
        resource "aws_efs_file_system" "f" {
          throughput_mode                 = "provisioned"
          provisioned_throughput_in_mibps = 100
        }`,
      expected: `
        aws_efs_file_system.f $600.00 priced
          Storage (standard) | 200 GB | $60.00
          Provisioned throughput | 90 MBps | $540.00`,
    },
    {
      // Ireland, elastic: 0.33 × 10, Infrequent Access 0.016 × 100, 0.03 × 20 read, 0.07 × 30 written
      name: 'elastic throughput with its own price of Infrequent Access',
      region: 'eu-west-1',
      usage: `
  aws_efs_file_system.f:
    storage_gb: 10
    infrequent_access_storage_gb: 100
    monthly_infrequent_access_read_gb: 0
    monthly_infrequent_access_write_gb: 0
    monthly_elastic_read_gb: 20
    monthly_elastic_write_gb: 30`,
      code: `
        resource "aws_efs_file_system" "f" {
          throughput_mode = "elastic"
          lifecycle_policy {
            transition_to_ia = "AFTER_30_DAYS"
          }
        }`,
      expected: `
        aws_efs_file_system.f $7.60 priced
          Storage (standard) | 10 GB | $3.30
          Storage (standard, infrequent access) | 100 GB | $1.60
          Read requests (infrequent access) | 0 GB | $0.00
          Write requests (infrequent access) | 0 GB | $0.00
          Elastic throughput (reads) | 20 GB | $0.60
          Elastic throughput (writes) | 30 GB | $2.10`,
    },
    {
      // Ireland, One Zone: 0.176
      name: 'One Zone without stated use',
      region: 'eu-west-1',
      code: `
        resource "aws_efs_file_system" "f" {
          availability_zone_name = "eu-west-1a"
        }`,
      expected: `
        aws_efs_file_system.f ? usage
          Storage (one zone) | ? GB | $0.176 each`,
    },
  ]);

  examples('aws_ecr_repository', [
    {
      // 0.10 × 50
      name: 'images',
      region: 'eu-west-1',
      usage: '  aws_ecr_repository.r: { storage_gb: 50 }',
      code: `
        resource "aws_ecr_repository" "r" {
          name = "app"
        }`,
      expected: `
        aws_ecr_repository.r $5.00 priced
          Storage | 50 GB | $5.00`,
    },
  ]);
});
