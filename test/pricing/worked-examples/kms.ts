/** KMS: a key and what is asked of it. */
import type { WorkedExample } from './worked-example';

export const examples: readonly WorkedExample[] = [
  {
    name: 'files that are encrypted once and read often',
    page: 'https://aws.amazon.com/kms/pricing/, Pricing example 1',
    says: 'a key: $1; 10,000 files encrypted and read two million times: $5.97, and 20,000 requests for nothing: $0.06',
    code: 'resource "aws_kms_key" "a" {}',
    usage:
      '  aws_kms_key.a: { monthly_requests: 2010000, monthly_ecc_generate_data_key_pair_requests: 0, monthly_rsa_generate_data_key_pair_requests: 0 }',
    total: 7.03,
  },
];
