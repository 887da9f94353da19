/** NAT and transit gateways by the hour, in Ohio. */
import type { WorkedExample } from './worked-example';

const hour = { region: 'us-east-2', hoursPerMonth: 1 };

export const examples: readonly WorkedExample[] = [
  {
    ...hour,
    name: 'a file through a NAT gateway',
    page: 'https://aws.amazon.com/vpc/pricing/, NAT Gateway pricing example',
    says: 'an hour of the gateway: $0.045; a file of 1 GB: $0.045',
    code: 'resource "aws_nat_gateway" "a" {}',
    usage: '  aws_nat_gateway.a: { monthly_data_processed_gb: 1 }',
    total: 0.09,
  },
  {
    ...hour,
    name: 'two networks on a transit gateway',
    page: 'https://aws.amazon.com/transit-gateway/pricing/, Pricing example',
    says: 'two attachments: $0.10 an hour; 1 GB from one of them: $0.02',
    code: `
      resource "aws_ec2_transit_gateway_vpc_attachment" "a" {}
      resource "aws_ec2_transit_gateway_vpc_attachment" "b" {}`,
    usage: '  aws_ec2_transit_gateway_vpc_attachment.a: { monthly_data_processed_gb: 1 }',
    total: 0.12,
  },
];
