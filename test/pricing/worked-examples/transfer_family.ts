/** Transfer Family: a server by the hour of each protocol, and by what it transfers. */
import type { WorkedExample } from './worked-example';

export const examples: readonly WorkedExample[] = [
  {
    name: 'one protocol',
    page: 'https://aws.amazon.com/aws-transfer-family/pricing/, Example 1: Single protocol use',
    says: 'SFTP for 30 days at $0.30 an hour ($216), 1 GB downloaded a day at $0.04 ($1.20)',
    hoursPerMonth: 720,
    code: 'resource "aws_transfer_server" "s" {}',
    usage: '  aws_transfer_server.s: { monthly_data_downloaded_gb: 30 }',
    total: 217.2,
  },
];
