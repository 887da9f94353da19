/** EFS: storage classes, elastic and provisioned throughput. */
import type { WorkedExample } from './worked-example';

const page = (heading: string): string =>
  `https://aws.amazon.com/efs/faq/, How will I be charged for the use of Amazon EFS, ${heading}`;

export const examples: readonly WorkedExample[] = [
  {
    name: 'files that move to Infrequent Access and Archive',
    page: page('Storage Example'),
    says: '108,000 GB-hours of Standard, 392,400 of Infrequent Access and 1,508,400 of Archive in a month of 744 hours; 100 GB moved to Infrequent Access and 800 GB read from it, 50 GB moved to Archive and 100 GB read from it',
    code: `
      resource "aws_efs_file_system" "f" {
        throughput_mode = "elastic"
        lifecycle_policy {
          transition_to_ia = "AFTER_14_DAYS"
        }
        lifecycle_policy {
          transition_to_archive = "AFTER_90_DAYS"
        }
      }`,
    usage: `
  aws_efs_file_system.f:
    storage_gb: ${108_000 / 744}
    infrequent_access_storage_gb: ${392_400 / 744}
    monthly_infrequent_access_write_gb: 100
    monthly_infrequent_access_read_gb: 800
    archive_storage_gb: ${1_508_400 / 744}
    monthly_archive_write_gb: 50
    monthly_archive_read_gb: 100`,
    total: 84.97,
    ours: {
      total: 81.71,
      because:
        'the page counts $0.0165 for a GB of Infrequent Access and $0.06 for reading one from Archive; the price list has 0.016 and 0.03 (read again in 2026)',
    },
  },
  {
    name: 'elastic throughput',
    page: page('Elastic Throughput Example'),
    says: '9,720 GB read at $0.03 and 3,240 GB written at $0.06',
    code: `
      resource "aws_efs_file_system" "f" {
        throughput_mode = "elastic"
      }`,
    usage: '  aws_efs_file_system.f: { monthly_elastic_read_gb: 9720, monthly_elastic_write_gb: 3240 }',
    total: 486,
  },
  {
    name: 'provisioned throughput',
    page: page('Provisioned Throughput Example'),
    says: '100 MB/s beside 100 GB, which include 5 of them: 95 × $6 = $570; the storage, $30 at the price of the page, is not added there',
    code: `
      resource "aws_efs_file_system" "f" {
        throughput_mode                 = "provisioned"
        provisioned_throughput_in_mibps = 100
      }`,
    usage: '  aws_efs_file_system.f: { storage_gb: 100 }',
    total: 600,
  },
  {
    name: 'a replica and what is copied to it',
    page: page('Replication'),
    says: '1,000 GB in Oregon, 168,000 GB-hours of Standard ($67.74) and 576,000 of Infrequent Access ($19.36) in a month of 744 hours, copied from Virginia at $0.02',
    region: 'us-west-2',
    code: `
      resource "aws_efs_file_system" "replica" {
        lifecycle_policy {
          transition_to_ia = "AFTER_7_DAYS"
        }
      }
      resource "aws_data_transfer" "copied" {}`,
    usage: `
  aws_efs_file_system.replica: { storage_gb: ${168_000 / 744}, infrequent_access_storage_gb: ${576_000 / 744} }
  aws_data_transfer.copied: { region: us-east-1, monthly_outbound_other_regions_gb: 1000 }`,
    total: 107.1,
  },
];
