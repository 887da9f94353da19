/** Site-to-Site VPN, accelerated and with large tunnels, and Client VPN; months of 30 days. */
import type { WorkedExample } from './worked-example';

const page = (heading: string): string => `https://aws.amazon.com/vpn/pricing/, ${heading}`;

const sap = (heading: string): string =>
  `https://docs.aws.amazon.com/sap/latest/general/, Connecting to RISE using AWS VPN, ${heading}`;

const transfer = `
  resource "aws_data_transfer" "out" {}`;

const out = (gb: number): string => `  aws_data_transfer.out: { monthly_outbound_internet_gb: ${gb} }`;

/** Each connection has two addresses, for 720 hours. */
const withAddresses = (total: number) => ({
  total: Math.round((total + 2 * 720 * 0.005) * 100) / 100,
  because: 'the example leaves out the public IPv4 addresses of the tunnels, which the page says are billed too',
});

const ohio = { region: 'us-east-2', hoursPerMonth: 720 };

export const examples: readonly WorkedExample[] = [
  {
    ...ohio,
    name: 'a connection',
    page: page('Pricing example 1: Site-to-Site VPN'),
    says: '30 days of a connection: $36; 500 GB out, 100 of them for nothing ($9): $36',
    code: `resource "aws_vpn_connection" "a" { vpn_gateway_id = "vgw-1" }${transfer}`,
    usage: out(500),
    total: 81,
    ours: withAddresses(81),
  },
  {
    ...ohio,
    name: 'an accelerated connection to Europe',
    page: page('Pricing example 2: Accelerated Site-to-Site VPN'),
    says: 'connection, two accelerators and 400 GB out: $36 each; the premium counts the 1,000 GB in, not the 500 GB out: $15; 100 GB for nothing: $9',
    code: `
      resource "aws_vpn_connection" "a" {
        vpn_gateway_id      = "vgw-1"
        enable_acceleration = true
      }${transfer}`,
    usage: `${out(500)}
  aws_vpn_connection.a:
    monthly_inbound_data_transfer_gb: { europe: 1000 }
    monthly_outbound_data_transfer_gb: { europe: 500 }`,
    total: 132,
    ours: withAddresses(132),
  },
  {
    ...ohio,
    name: 'a connection with a terabyte',
    page: sap('Pricing example 1: Single 1.25 Gbps Site-to-Site VPN connection'),
    says: 'the connection: $36; 1,024 GB out: $83.16, and 100 GB for nothing: $9',
    code: `resource "aws_vpn_connection" "a" { vpn_gateway_id = "vgw-1" }${transfer}`,
    usage: out(1024),
    total: 128.16,
    ours: withAddresses(128.16),
  },
  {
    ...ohio,
    name: 'tunnels of 5 Gbps over a transit gateway',
    page: sap('Pricing example 2: Single 5 Gbps Site-to-Site VPN'),
    says: 'the connection $432, its attachment $36, 1,024 GB through the transit gateway $20.48 and out $83.16, 100 GB for nothing: $9',
    code: `
      resource "aws_vpn_connection" "a" {
        transit_gateway_id = "tgw-1"
        tunnel_bandwidth   = "large"
      }${transfer}`,
    usage: `${out(1024)}
  aws_vpn_connection.a: { monthly_data_processed_gb: 1024 }`,
    total: 580.64,
    ours: withAddresses(580.64),
  },
  {
    name: 'ten clients for an hour',
    page: page('Pricing example: AWS Client VPN'),
    says: 'an endpoint with one subnet: $0.10 an hour; ten connections: $0.50',
    region: 'us-east-2',
    hoursPerMonth: 1,
    code: `
      resource "aws_ec2_client_vpn_endpoint" "a" {}
      resource "aws_ec2_client_vpn_network_association" "a" { client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.a.id }`,
    usage: '  aws_ec2_client_vpn_endpoint.a: { monthly_connection_hours: 10 }',
    total: 0.6,
  },
];
