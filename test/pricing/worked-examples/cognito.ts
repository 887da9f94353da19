/** Cognito: users active in a month. */
import type { WorkedExample } from './worked-example';

export const examples: readonly WorkedExample[] = [
  {
    name: 'users of the tier Lite',
    page: 'https://aws.amazon.com/cognito/pricing/, example of the tier Lite',
    says: '90,000 users: $495; 850,000 more: $3,910; the 10,000 before them are free and left out',
    code: 'resource "aws_cognito_user_pool" "a" { user_pool_tier = "LITE" }',
    usage: '  aws_cognito_user_pool.a: { monthly_active_users: 940000 }',
    total: 4405,
  },
];
