/** GuardDuty: the tiers of what it looks at. */
import type { WorkedExample } from './worked-example';

const page = (heading: string): string => `https://aws.amazon.com/guardduty/pricing/, ${heading}`;

const detector = (usage: string): Pick<WorkedExample, 'code' | 'usage'> => ({
  code: 'resource "aws_guardduty_detector" "a" {}',
  usage: `  aws_guardduty_detector.a: { ${usage} }`,
});

export const examples: readonly WorkedExample[] = [
  {
    name: 'logs of networks and names',
    page: page('VPC Flow Logs and DNS query logs'),
    says: '500 GB at $1.00, 2,000 GB at $0.50, 500 GB at $0.25',
    ...detector('monthly_flow_and_dns_log_gb: 3000'),
    total: 1625,
  },
  {
    name: 'events of S3',
    page: page('S3 Protection'),
    says: '500 million at $0.80 a million, 500 million at $0.40',
    ...detector('monthly_s3_events: 1000000000'),
    total: 600,
  },
  {
    name: 'audit logs of EKS',
    page: page('EKS Protection'),
    says: '100 million at $1.60 a million, 100 million at $0.80',
    ...detector('monthly_eks_audit_log_events: 200000000'),
    total: 240,
  },
  {
    name: 'instances that are watched while they run',
    page: page('Runtime Monitoring'),
    says: '500 vCPUs at $1.50, 4,500 at $0.75',
    ...detector('runtime_ec2_vcpus: 5000'),
    total: 4125,
  },
];
