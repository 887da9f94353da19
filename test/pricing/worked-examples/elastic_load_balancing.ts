/** Load balancers and what they carry; months of 30 days. */
import type { WorkedExample } from './worked-example';

const page = (heading: string): string => `https://aws.amazon.com/elasticloadbalancing/pricing/, ${heading}`;

const month = { hoursPerMonth: 720 };

export const examples: readonly WorkedExample[] = [
  {
    ...month,
    name: 'an Application Load Balancer with sixty rules',
    page: page('Application Load Balancer, Example 1'),
    says: '1.08 GB an hour are more than a connection a second, 120 active ones and 5 requests a second through 50 rules, 10 being free: $0.03114 an hour',
    code: 'resource "aws_lb" "a" {}',
    usage: `  aws_lb.a:
    new_connections: 1
    active_connections: 120
    processed_bytes_gb: 1.08
    rule_evaluations: 250`,
    total: 22.42,
  },
  {
    ...month,
    name: 'a Network Load Balancer',
    page: page('Network Load Balancer, Example 1'),
    says: 'the same connections and data over TCP: $0.0225 and 1.08 units of $0.006 an hour',
    code: 'resource "aws_lb" "a" { load_balancer_type = "network" }',
    usage: '  aws_lb.a: { new_connections: 1, active_connections: 120, processed_bytes_gb: 1.08 }',
    total: 20.87,
  },
  {
    ...month,
    name: 'a Classic Load Balancer before ten instances',
    page: page('Classic Load Balancer'),
    says: '720 hours: $18; 100 GB: $0.80',
    code: 'resource "aws_elb" "a" {}',
    usage: '  aws_elb.a: { monthly_data_processed_gb: 100 }',
    total: 18.8,
  },
];
