/** API Gateway: calls of REST APIs and the data that they send. */
import type { WorkedExample } from './worked-example';

export const examples: readonly WorkedExample[] = [
  {
    name: 'five million calls of a REST API',
    page: 'https://aws.amazon.com/api-gateway/pricing/, REST APIs, pricing example',
    says: '5 million calls: $17.50; 3 KB each are 14.3 GB out to the internet: $1.29',
    code: `
      resource "aws_api_gateway_rest_api" "a" {}
      resource "aws_data_transfer" "out" {}`,
    usage: `  aws_api_gateway_rest_api.a: { monthly_requests: 5000000 }
  aws_data_transfer.out: { monthly_outbound_internet_gb: 14.3 }`,
    total: 18.79,
  },
];
