/** Gateways, load balancers, DNS, endpoints, VPN and the edge against prices that AWS publishes; the arithmetic stands beside. */
import { examples } from './examples';

describe('price specs: network', () => {
  examples('aws_nat_gateway', [
    {
      // 0.045 × 730 = 32.85; 0.045 × 100 GB = 4.50
      name: 'public, with its data',
      usage: '  aws_nat_gateway.a: { monthly_data_processed_gb: 100 }',
      code: 'resource "aws_nat_gateway" "a" { subnet_id = "subnet-1" }',
      expected: `
        aws_nat_gateway.a $37.35 priced
          NAT gateway | 730 hours | $32.85
          Data processed | 100 GB | $4.50`,
    },
    {
      // Ireland 0.048 × 730 = 35.04; the same for a private one
      name: 'private, in another region',
      region: 'eu-west-1',
      code: 'resource "aws_nat_gateway" "a" { connectivity_type = "private" }',
      expected: `
        aws_nat_gateway.a $35.04 usage
          NAT gateway | 730 hours | $35.04
          Data processed | ? GB | $0.048 each`,
    },
    {
      // two zones: 2 × 32.85
      name: 'regional, in two zones',
      code: `
        resource "aws_nat_gateway" "a" {
          availability_mode = "regional"
          availability_zone_address {
            availability_zone = "us-east-1a"
          }
          availability_zone_address {
            availability_zone = "us-east-1b"
          }
        }`,
      expected: `
        aws_nat_gateway.a $65.70 usage
          NAT gateway | 1460 hours | $65.70
          Data processed | ? GB | $0.045 each`,
    },
    {
      // where it finds its zones by itself, it finds an address of 3.65 for each too
      name: 'regional, in zones that it finds by itself',
      usage: '  aws_nat_gateway.three: { zones: 3 }',
      code: `
        resource "aws_nat_gateway" "three" {
          availability_mode = "regional"
          vpc_id            = "vpc-1"
        }
        resource "aws_nat_gateway" "assumed" {
          availability_mode = "regional"
          vpc_id            = "vpc-1"
        }
        resource "aws_nat_gateway" "written" {
          availability_mode = "regional"
          availability_zone_address {
            availability_zone = "us-east-1a"
            allocation_ids    = [aws_eip.a.id]
          }
        }
        resource "aws_eip" "a" {}`,
      expected: `
        aws_nat_gateway.three $109.50 usage
          NAT gateway | 2190 hours | $98.55
          Data processed | ? GB | $0.045 each
          Public IPv4 addresses | 3 addresses | $10.95
        aws_nat_gateway.assumed $36.50 usage
          NAT gateway | 730 hours | $32.85
          Data processed | ? GB | $0.045 each
          Public IPv4 addresses | 1 addresses | $3.65
          ~ assumes the number of zones = 1 (the gateway finds its zones by itself)
        aws_nat_gateway.written $32.85 usage
          NAT gateway | 730 hours | $32.85
          Data processed | ? GB | $0.045 each
        aws_eip.a $3.65 priced
          IP address (in use) | 730 hours | $3.65`,
    },
  ]);

  examples('aws_lb', [
    {
      // 0.0225 × 730 = 16.425. 100/25 = 4, 3,000/3,000 = 1, 6 GB an hour = 6, 2,000/1,000 = 2: 6 LCU × 0.008 × 730 = 35.04
      name: 'application: the dearest dimension counts',
      usage: `  aws_lb.a:
    new_connections: 100
    active_connections: 3000
    processed_bytes_gb: 6
    rule_evaluations: 2000`,
      code: 'resource "aws_lb" "a" {}',
      expected: `
        aws_lb.a $58.77 priced
          Application load balancer | 730 hours | $16.43
          Load balancer capacity units | 6 LCU | $35.04
          Public IPv4 addresses | 2 addresses | $7.30`,
    },
    {
      // Ireland 0.0252 × 730 = 18.396; 400 new connections are half a unit: 0.5 × 0.006 × 730 = 2.19
      name: 'network, in another region; rules do not count',
      region: 'eu-west-1',
      usage: '  aws_lb.a: { new_connections: 400, rule_evaluations: 9000 }',
      code: `
        resource "aws_lb" "a" {
          load_balancer_type = "network"
          internal           = true
        }`,
      expected: `
        aws_lb.a $20.59 priced
          Network load balancer | 730 hours | $18.40
          Load balancer capacity units | 0.5 LCU | $2.19`,
    },
    {
      // 0.0125 × 730 = 9.125; a unit 0.004 × 730 = 2.92
      name: 'gateway, without usage',
      code: 'resource "aws_lb" "a" { load_balancer_type = "gateway" }',
      expected: `
        aws_lb.a $9.13 usage
          Gateway load balancer | 730 hours | $9.13
          Load balancer capacity units | ? LCU | $2.92 each`,
    },
    {
      // 16.425; an address 0.005 × 730 = 3.65: by subnet, not where it has an elastic one, as stated, as many as it needs
      name: 'that face the internet, and that do not',
      usage: '  aws_lb.stated: { public_ipv4_addresses: 5 }',
      code: `
        variable "subnets" { type = list(string) }
        resource "aws_lb" "three" { subnets = ["subnet-a", "subnet-b", "subnet-c"] }
        resource "aws_lb" "stated" { subnets = ["subnet-a", "subnet-b"] }
        resource "aws_lb" "unknown" { subnets = var.subnets }
        resource "aws_lb" "without" { ip_address_type = "dualstack-without-public-ipv4" }
        resource "aws_lb" "elastic" {
          load_balancer_type = "network"
          subnet_mapping {
            subnet_id     = "subnet-a"
            allocation_id = "eipalloc-1"
          }
          subnet_mapping { subnet_id = "subnet-b" }
        }`,
      expected: `
        aws_lb.three $27.38 usage
          Application load balancer | 730 hours | $16.43
          Load balancer capacity units | ? LCU | $5.84 each
          Public IPv4 addresses | 3 addresses | $10.95
        aws_lb.stated $34.67 usage
          Application load balancer | 730 hours | $16.43
          Load balancer capacity units | ? LCU | $5.84 each
          Public IPv4 addresses | 5 addresses | $18.25
        aws_lb.unknown $23.73 usage
          Application load balancer | 730 hours | $16.43
          Load balancer capacity units | ? LCU | $5.84 each
          Public IPv4 addresses | 2 addresses | $7.30
          ~ assumes the number of subnets = 2 (var.subnets has no default and no value)
        aws_lb.without $16.43 usage
          Application load balancer | 730 hours | $16.43
          Load balancer capacity units | ? LCU | $5.84 each
        aws_lb.elastic $20.07 usage
          Network load balancer | 730 hours | $16.43
          Load balancer capacity units | ? LCU | $4.38 each
          Public IPv4 addresses | 1 addresses | $3.65`,
    },
    {
      // 2 of 6 units are used beyond the 4 that are reserved: 4 × 5.84 and 2 × 5.84; of network ones no price is known
      name: 'with reserved units',
      usage: '  aws_lb.a: { processed_bytes_gb: 6 }',
      code: `
        resource "aws_lb" "a" {
          internal = true
          minimum_load_balancer_capacity {
            capacity_units = 4
          }
        }
        resource "aws_lb" "b" {
          load_balancer_type = "network"
          internal           = true
          minimum_load_balancer_capacity {
            capacity_units = 4
          }
        }`,
      expected: `
        aws_lb.a $51.46 priced
          Application load balancer | 730 hours | $16.43
          Reserved load balancer capacity units | 4 LCU | $23.36
          Load balancer capacity units | 2 LCU | $11.68
        aws_lb.b $16.43 unpriced
          Network load balancer | 730 hours | $16.43
          Reserved load balancer capacity units | 4 LCU | ?
          Load balancer capacity units | ? LCU | $4.38 each
          ! no row name=network_reserved_lcu_hours in aws/elb`,
    },
    {
      // by the zone: 3 × 9.125 = 27.375
      name: 'gateway, in three zones',
      code: `
        resource "aws_lb" "a" {
          load_balancer_type = "gateway"
          subnets            = ["subnet-a", "subnet-b", "subnet-c"]
        }`,
      expected: `
        aws_lb.a $27.38 usage
          Gateway load balancer | 2190 hours | $27.38
          Load balancer capacity units | ? LCU | $2.92 each`,
    },
    {
      name: 'of a kind that is not known',
      code: `
        variable "kind" { type = string }
        resource "aws_lb" "a" { load_balancer_type = var.kind }`,
      expected: `
        aws_lb.a ? unpriced
          Load balancer | 730 hours | ?
          Load balancer capacity units | ? LCU | ?
          ! var.kind has no default and no value`,
    },
  ]);

  examples('aws_alb and aws_elb', [
    {
      // 0.0225 × 730; classic 0.025 × 730 = 18.25, 0.008 × 1,000 GB = 8 and an address in each of two zones
      name: 'the older names',
      usage: '  aws_elb.b: { monthly_data_processed_gb: 1000 }',
      code: `
        resource "aws_alb" "a" { internal = true }
        resource "aws_elb" "b" { availability_zones = ["us-east-1a", "us-east-1b"] }`,
      expected: `
        aws_alb.a $16.43 usage
          Application load balancer | 730 hours | $16.43
          Load balancer capacity units | ? LCU | $5.84 each
        aws_elb.b $33.55 priced
          Classic load balancer | 730 hours | $18.25
          Data processed | 1000 GB | $8.00
          Public IPv4 addresses | 2 addresses | $7.30`,
    },
    {
      // Ireland 0.028 × 730 = 20.44
      name: 'classic in another region',
      region: 'eu-west-1',
      code: 'resource "aws_elb" "b" { internal = true }',
      expected: `
        aws_elb.b $20.44 usage
          Classic load balancer | 730 hours | $20.44
          Data processed | ? GB | $0.008 each`,
    },
  ]);

  examples('aws_vpc_endpoint', [
    {
      // 0.01 × 730 × 2 zones = 14.60; 0.01 × 500 GB = 5
      name: 'interface, in every subnet',
      usage: '  aws_vpc_endpoint.a: { monthly_data_processed_gb: 500 }',
      code: `
        resource "aws_vpc_endpoint" "a" {
          vpc_endpoint_type = "Interface"
          subnet_ids        = ["subnet-1", "subnet-2"]
        }`,
      expected: `
        aws_vpc_endpoint.a $19.60 priced
          Data processed (first 1PB) | 500 GB | $5.00
          Endpoint (Interface) | 1460 hours | $14.60`,
    },
    {
      // Ireland 0.011 × 730 = 8.03, three times
      name: 'interface, in subnets that associations name',
      region: 'eu-west-1',
      code: `
        resource "aws_vpc_endpoint" "a" { vpc_endpoint_type = "Interface" }
        resource "aws_vpc_endpoint_subnet_association" "a" {
          count           = 3
          vpc_endpoint_id = aws_vpc_endpoint.a.id
        }`,
      expected: `
        aws_vpc_endpoint.a $24.09 usage
          Data processed (first 1PB) | ? GB | $0.01 each
          Endpoint (Interface) | 2190 hours | $24.09`,
    },
    {
      name: 'interface, in subnets that are not known',
      code: `
        data "aws_subnets" "all" {}
        resource "aws_vpc_endpoint" "a" {
          vpc_endpoint_type = "Interface"
          subnet_ids        = data.aws_subnets.all.ids
        }`,
      expected: `
        aws_vpc_endpoint.a $7.30 usage
          Data processed (first 1PB) | ? GB | $0.01 each
          Endpoint (Interface) | 730 hours | $7.30
          ~ assumes the number of subnets = 1 (data.aws_subnets.all.ids is read from the cloud)`,
    },
    {
      // 0.01 × 730; 0.0035 × 1,000 GB = 3.50; a gateway endpoint is free
      name: 'for gateway load balancers, beside a free one',
      usage: '  aws_vpc_endpoint.a: { monthly_data_processed_gb: 1000 }',
      code: `
        resource "aws_vpc_endpoint" "a" { vpc_endpoint_type = "GatewayLoadBalancer" }
        resource "aws_vpc_endpoint" "s3" { service_name = "com.amazonaws.us-east-1.s3" }
        resource "aws_vpc_endpoint" "network" { vpc_endpoint_type = "ServiceNetwork" }`,
      expected: `
        aws_vpc_endpoint.a $10.80 priced
          Data processed | 1000 GB | $3.50
          Endpoint (GatewayLoadBalancer) | 730 hours | $7.30`,
    },
  ]);

  examples('aws_route53_zone and aws_route53_record', [
    {
      // 0.50 a zone; 1.1 billion: 1,000 × 0.40 + 100 × 0.20 = 420
      name: 'a zone with a busy record',
      usage: '  aws_route53_record.a: { monthly_standard_queries: 1100000000 }',
      code: `
        resource "aws_route53_zone" "z" { name = "example.com" }
        resource "aws_route53_record" "a" {
          zone_id = aws_route53_zone.z.id
          name    = "www"
          type    = "A"
          records = ["192.0.2.1"]
        }`,
      expected: `
        aws_route53_zone.z $0.50 priced
          Hosted zone | 1 months | $0.50
        aws_route53_record.a $420.00 priced
          Standard queries (first 1B) | 1000 1M queries | $400.00
          Standard queries (over 1B) | 100 1M queries | $20.00`,
    },
    {
      name: 'routing policies have their own prices; an alias is free unless it leads to a record',
      region: 'eu-west-1',
      code: `
        resource "aws_route53_record" "latency" {
          latency_routing_policy {
            region = "eu-west-1"
          }
        }
        resource "aws_route53_record" "geo" {
          geolocation_routing_policy {
            country = "NL"
          }
        }
        resource "aws_route53_record" "ip" {
          cidr_routing_policy {
            collection_id = "c"
          }
        }
        resource "aws_route53_record" "weighted" {
          weighted_routing_policy {
            weight = 1
          }
        }
        resource "aws_lb" "a" { load_balancer_type = "gateway" }
        resource "aws_route53_record" "free" {
          alias {
            name = aws_lb.a.dns_name
          }
        }
        resource "aws_route53_record" "alias" {
          alias {
            name = aws_route53_record.weighted.fqdn
          }
        }`,
      expected: `
        aws_route53_record.latency ? usage
          Latency based routing queries (first 1B) | ? 1M queries | $0.6 each
        aws_route53_record.geo ? usage
          Geo DNS queries (first 1B) | ? 1M queries | $0.7 each
        aws_route53_record.ip ? usage
          IP-based routing queries (first 1B) | ? 1M queries | $0.8 each
        aws_route53_record.weighted ? usage
          Standard queries (first 1B) | ? 1M queries | $0.4 each
        aws_lb.a $10.22 usage
          Gateway load balancer | 730 hours | $10.22
          Load balancer capacity units | ? LCU | $2.92 each
        aws_route53_record.alias ? usage
          Standard queries (first 1B) | ? 1M queries | $0.4 each`,
    },
  ]);

  examples('aws_route53_health_check and resolver', [
    {
      // AWS endpoint 0.50 + HTTPS and string matching 2 × 1.00; elsewhere 0.75 + one option at 2.00
      name: 'options are billed each',
      usage: '  aws_route53_health_check.b: { endpoint_type: non_aws }',
      code: `
        resource "aws_route53_health_check" "a" { type = "HTTPS_STR_MATCH" }
        resource "aws_route53_health_check" "b" {
          type             = "TCP"
          request_interval = "10"
        }
        resource "aws_route53_health_check" "c" { type = "CALCULATED" }`,
      expected: `
        aws_route53_health_check.a $2.50 priced
          Health check | 1 months | $0.50
          Optional features | 2 months | $2.00
        aws_route53_health_check.b $2.75 priced
          Health check | 1 months | $0.75
          Optional features | 1 months | $2.00
        aws_route53_health_check.c $0.50 priced
          Health check | 1 months | $0.50`,
    },
    {
      // three interfaces: 3 × 0.125 × 730 = 273.75; 10 million queries × 0.40
      name: 'resolver endpoint',
      region: 'eu-west-1',
      usage: '  aws_route53_resolver_endpoint.a: { monthly_queries: 10000000 }',
      code: `
        resource "aws_route53_resolver_endpoint" "a" {
          dynamic "ip_address" {
            for_each = ["subnet-1", "subnet-2", "subnet-3"]
            content {
              subnet_id = ip_address.value
            }
          }
        }`,
      expected: `
        aws_route53_resolver_endpoint.a $277.75 priced
          Resolver endpoints | 2190 hours | $273.75
          DNS queries (first 1B) | 10 1M queries | $4.00`,
    },
  ]);

  examples('VPN and transit gateway', [
    {
      // 0.05 × 730 = 36.50 each; two accelerators 2 × 0.025 × 730 = 36.50; an address for each tunnel 2 × 3.65
      name: 'an accelerated connection over a transit gateway that is yet to be made',
      usage: '  aws_vpn_connection.a: { monthly_data_processed_gb: 50 }',
      code: `
        resource "aws_ec2_transit_gateway" "t" {}
        resource "aws_vpn_connection" "a" {
          transit_gateway_id  = aws_ec2_transit_gateway.t.id
          enable_acceleration = true
        }
        resource "aws_vpn_connection" "b" {
          vpn_gateway_id          = "vgw-1"
          outside_ip_address_type = "PrivateIpv4"
        }`,
      expected: `
        aws_vpn_connection.a $117.80 usage
          VPN connection | 730 hours | $36.50
          Transit gateway attachment | 730 hours | $36.50
          Data processed | 50 GB | $1.00
          Accelerators | 1460 hours | $36.50
          Public IPv4 addresses | 2 addresses | $7.30
          Data transfer premium
            US, Mexico, Canada
              Inbound DT-premium fee | ? GB | $0.015 each
        aws_vpn_connection.b $36.50 priced
          VPN connection | 730 hours | $36.50`,
    },
    {
      // tunnels of 5 Gbps 0.60 × 730 = 438
      name: 'large tunnels, where a price is known and where none is',
      region: 'us-east-2',
      code: `
        provider "aws" {
          alias  = "west"
          region = "us-west-2"
        }
        resource "aws_vpn_connection" "a" { tunnel_bandwidth = "large" }
        resource "aws_vpn_connection" "b" {
          provider         = aws.west
          tunnel_bandwidth = "large"
        }`,
      expected: `
        aws_vpn_connection.a $445.30 priced
          VPN connection (5 Gbps tunnels) | 730 hours | $438.00
          Public IPv4 addresses | 2 addresses | $7.30
        aws_vpn_connection.b $7.30 unpriced
          VPN connection (5 Gbps tunnels) | 730 hours | ?
          Public IPv4 addresses | 2 addresses | $7.30
          ! aws/vpc has no price for vpn_connection_large_hours in us-west-2`,
    },
    {
      // 1.95 and 0.01 an hour; two addresses 7.30
      name: 'a concentrator, and a connection over it',
      code: `
        resource "aws_vpn_concentrator" "c" {
          type               = "ipsec.1"
          transit_gateway_id = "tgw-1"
        }
        resource "aws_vpn_connection" "a" {
          customer_gateway_id = "cgw-1"
          type                = "ipsec.1"
          vpn_concentrator_id = aws_vpn_concentrator.c.id
        }
        resource "aws_vpc_encryption_control" "e" {
          vpc_id = "vpc-1"
          mode   = "monitor"
        }`,
      expected: `
        aws_vpn_concentrator.c $1423.50 priced
          VPN concentrator | 730 hours | $1423.50
        aws_vpn_connection.a $14.60 priced
          VPN connection (concentrator) | 730 hours | $7.30
          Public IPv4 addresses | 2 addresses | $7.30
        aws_vpc_encryption_control.e $109.50 priced
          Encryption controls | 730 hours | $109.50`,
    },
    {
      // Client VPN: association 0.10 × 730 = 73; 1,000 hours of connection × 0.05 = 50
      name: 'client VPN',
      usage: '  aws_ec2_client_vpn_endpoint.a: { monthly_connection_hours: 1000 }',
      code: `
        resource "aws_ec2_client_vpn_endpoint" "a" {}
        resource "aws_ec2_client_vpn_network_association" "a" { client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.a.id }`,
      expected: `
        aws_ec2_client_vpn_endpoint.a $50.00 priced
          Connection | 1000 hours | $50.00
        aws_ec2_client_vpn_network_association.a $73.00 priced
          Endpoint association | 730 hours | $73.00`,
    },
    {
      // Tokyo 0.07 × 730 = 51.10; Direct Connect to a virtual private gateway is free
      name: 'attachments in another region',
      region: 'ap-northeast-1',
      code: `
        resource "aws_ec2_transit_gateway" "t" {}
        resource "aws_vpn_gateway" "v" {}
        resource "aws_ec2_transit_gateway_vpc_attachment" "a" { transit_gateway_id = aws_ec2_transit_gateway.t.id }
        resource "aws_ec2_transit_gateway_peering_attachment" "a" { transit_gateway_id = aws_ec2_transit_gateway.t.id }
        resource "aws_dx_gateway_association" "t" { associated_gateway_id = aws_ec2_transit_gateway.t.id }
        resource "aws_dx_gateway_association" "v" { associated_gateway_id = aws_vpn_gateway.v.id }`,
      expected: `
        aws_ec2_transit_gateway_vpc_attachment.a $51.10 usage
          Transit gateway attachment | 730 hours | $51.10
          Data processed | ? GB | $0.02 each
        aws_ec2_transit_gateway_peering_attachment.a $51.10 priced
          Transit gateway attachment | 730 hours | $51.10
        aws_dx_gateway_association.t $51.10 usage
          Transit gateway attachment | 730 hours | $51.10
          Data processed | ? GB | $0.02 each`,
    },
  ]);

  examples('aws_dx_connection', [
    {
      // hosted 100 Mbps 0.06 × 730 = 43.80; what is no region is passed over; 0.02 × 100 GB = 2
      name: 'hosted, with data out of a region',
      usage: `  aws_dx_connection.a:
    dx_connection_type: hosted
    monthly_outbound_from_region_to_dx_connection_location: { us_east_1: 100, nowhere: 5 }`,
      code: `
        resource "aws_dx_connection" "a" {
          bandwidth = "100Mbps"
          location  = "EqDC2"
        }`,
      expected: `
        aws_dx_connection.a $45.80 priced
          DX connection | 730 hours | $43.80
          Outbound data transfer (from us-east-1, to EqDC2) | 100 GB | $2.00`,
    },
    {
      // dedicated 10 Gbps 2.25 × 730 = 1,642.50; nobody told the price from a location in Frankfurt
      name: 'dedicated, to a location without a known price',
      region: 'eu-central-1',
      usage: '  aws_dx_connection.a: { monthly_outbound_region_to_dx_location_gb: 10 }',
      code: `
        resource "aws_dx_connection" "a" {
          bandwidth = "10Gbps"
          location  = "EqFA5"
        }`,
      expected: `
        aws_dx_connection.a $1642.50 unpriced
          DX connection | 730 hours | $1642.50
          Outbound data transfer (from eu-central-1, to EqFA5) | 10 GB | ?
          ! no row location=EqFA5 in aws/direct_connect.transfer`,
    },
  ]);

  examples('aws_networkfirewall_firewall', [
    {
      // 0.395 × 730 × 2 = 576.70; 0.065 × 1,000 GB = 65
      name: 'an endpoint in every subnet',
      usage: '  aws_networkfirewall_firewall.a: { monthly_data_processed_gb: 1000 }',
      code: `
        resource "aws_networkfirewall_firewall" "a" {
          subnet_mapping {
            subnet_id = "subnet-1"
          }
          subnet_mapping {
            subnet_id = "subnet-2"
          }
        }`,
      expected: `
        aws_networkfirewall_firewall.a $641.70 priced
          Network Firewall Endpoint | 1460 hours | $576.70
          Data Processed | 1000 GB | $65.00`,
    },
    {
      // Seoul: 0.395 and 0.792 × 730 = 288.35 and 578.16; 0.065 and 0.009 × 1,000 GB = 65 and 9
      name: 'a policy that decrypts traffic',
      region: 'ap-northeast-2',
      usage: '  aws_networkfirewall_firewall.a: { monthly_data_processed_gb: 1000 }',
      code: `
        resource "aws_networkfirewall_firewall_policy" "p" {
          name = "p"
          firewall_policy {
            stateless_default_actions          = ["aws:forward_to_sfe"]
            stateless_fragment_default_actions = ["aws:forward_to_sfe"]
            tls_inspection_configuration_arn   = aws_networkfirewall_tls_inspection_configuration.t.arn
          }
        }
        resource "aws_networkfirewall_tls_inspection_configuration" "t" { name = "t" }
        resource "aws_networkfirewall_firewall" "a" {
          firewall_policy_arn = aws_networkfirewall_firewall_policy.p.arn
          subnet_mapping {
            subnet_id = "subnet-1"
          }
        }`,
      expected: `
        aws_networkfirewall_firewall.a $940.51 priced
          Network Firewall Endpoint | 730 hours | $288.35
          Data Processed | 1000 GB | $65.00
          Advanced Inspection Endpoint | 730 hours | $578.16
          Advanced Inspection Data Processed | 1000 GB | $9.00`,
    },
  ]);
});
