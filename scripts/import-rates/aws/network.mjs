// Networks, load balancers, name service, transfer.

import { derived, described, named, originName, stated } from '../sources.mjs';
import { price, tiered } from '../table.mjs';

export function networkTables(sources) {
  return [vpc(), elb(), route53(), dataTransfer(), interRegion(sources)];
}

function vpc() {
  const text = (description) => described('vpc', description);
  // The page has prices of the US; its examples are of Ohio, where what is priced elsewhere too costs what it does in Virginia.
  const vpnPage = (figure) =>
    stated('aws.amazon.com/vpn/pricing', '2026-09-01', { 'us-east-1': figure, 'us-east-2': figure });
  return {
    id: 'aws/vpc',
    keys: ['name'],
    rows: [
      price('nat_gateway_hours', 'hours', named('nat_gateway.hour')),
      price('nat_gateway_gb', 'GB', named('nat_gateway.gb')),
      price('public_ipv4_in_use_hours', 'hours', named('public_ipv4.inuse_hour')),
      price('public_ipv4_idle_hours', 'hours', named('public_ipv4.idle_hour')),
      price(
        'public_ipv4_contiguous_block_hours',
        'hours',
        text('Hourly charge for IPv4 address in a contiguous block of IPv4 address per Hrs'),
      ),
      price('ipam_active_address_hours', 'hours', text('Hourly charge for Active IP Addresses per hours')),
      price('vpc_endpoint_hours', 'hours', named('vpce.hour')),
      tiered(
        'vpc_endpoint_gb',
        'GB',
        [0, named('vpce.gb.t1')],
        [1048576, named('vpce.gb.t2')],
        [5242880, named('vpce.gb.t3')],
      ),
      price('gateway_load_balancer_endpoint_hours', 'hours', named('vpce.gwlb.hour')),
      price('gateway_load_balancer_endpoint_gb', 'GB', named('vpce.gwlb.gb')),
      price('transit_gateway_vpc_attachment_hours', 'hours', named('tgw.vpc_attachment_hour')),
      price('transit_gateway_vpn_attachment_hours', 'hours', named('tgw.vpn_attachment_hour')),
      price('transit_gateway_peering_attachment_hours', 'hours', named('tgw.peering_attachment_hour')),
      price(
        'transit_gateway_direct_connect_attachment_hours',
        'hours',
        text('Hourly charge for Transit Gateway AWS Direct Connect Gateway attachments per hour'),
      ),
      price(
        'transit_gateway_connect_attachment_hours',
        'hours',
        text('Hourly charge for Transit Gateway Connect attachments per hour'),
      ),
      price('transit_gateway_vpc_gb', 'GB', named('tgw.gb')),
      price(
        'transit_gateway_vpn_gb',
        'GB',
        text('Charge for per GB data processed by AWS Transit Gateways for Site to-Site VPN attachments per GigaBytes'),
      ),
      price(
        'transit_gateway_direct_connect_gb',
        'GB',
        text(
          'Charge for per GB data processed by AWS Transit Gateways for AWS Direct Connect Gateway attachments per GigaBytes',
        ),
      ),
      price('vpn_connection_hours', 'hours', named('vpn.connection_hour')),
      // Tunnels of 5 Gbps; the text has no date, there have been such tunnels since then.
      price(
        'vpn_connection_large_hours',
        'hours',
        stated('docs.aws.amazon.com/sap/latest/general', '2025-11', { 'us-east-2': '0.6' }),
        vpnPage('0.6'),
      ),
      price('vpn_concentrator_hours', 'hours', vpnPage('1.95')),
      price('vpn_connection_concentrator_hours', 'hours', vpnPage('0.01')),
      price(
        'encryption_control_hours',
        'hours',
        stated('aws.amazon.com/vpc/pricing', '2026-03', { 'us-east-1': '0.15', 'ap-northeast-1': '0.21' }),
      ),
      price('client_vpn_endpoint_hours', 'hours', named('clientvpn.endpoint_hour')),
      price('client_vpn_connection_hours', 'hours', named('clientvpn.connection_hour')),
      price('traffic_mirror_hours', 'hours', named('traffic_mirror.hour')),
      price(
        'reachability_analyses',
        'analyses',
        text('Charge per analysis processed by VPC Reachability Analyzer per ReachabilityAnalyses'),
      ),
      price('lattice_service_hours', 'hours', text('Charge per Hour per VPC Lattice Service per Hrs')),
      price('lattice_gb', 'GB', text('Charge per GB Data Processed by VPC Lattice Service per GB')),
      price(
        'lattice_requests',
        'requests',
        text('Charge per Request per hour processed by VPC Lattice Service per Requests'),
      ),
      // The lower price that the list has beside it counts the applications of an account.
      price(
        'verified_access_application_hours',
        'hours',
        text('Hourly charge for Verified Access Applications per hours Tier1'),
      ),
      price('verified_access_gb', 'GB', text('Data processed by AWS Verified Access per GB')),
    ],
  };
}

function elb() {
  return {
    id: 'aws/elb',
    keys: ['name'],
    rows: [
      price('application_hours', 'hours', named('alb.hour')),
      price('application_lcu_hours', 'LCU-hours', named('alb.lcu_hour')),
      price(
        'application_reserved_lcu_hours',
        'LCU-hours',
        described('elb', 'Application Load Balancer ReservedLCU-Hr'),
      ),
      price('application_trust_store_hours', 'hours', described('elb', 'TS Application Load Balancer Hours')),
      price('network_hours', 'hours', named('nlb.hour')),
      price('network_lcu_hours', 'LCU-hours', named('nlb.lcu_hour')),
      price('gateway_hours', 'hours', named('gwlb.hour')),
      price('gateway_lcu_hours', 'LCU-hours', named('gwlb.lcu_hour')),
      price('classic_hours', 'hours', named('clb.hour')),
      price('classic_gb', 'GB', named('clb.gb')),
    ],
  };
}

function route53() {
  const queries = (name, sku) =>
    tiered(name, 'queries', [0, named(`route53.query.${sku}.t1`)], [1000000000, named(`route53.query.${sku}.t2`)]);
  return {
    id: 'aws/route53',
    keys: ['name'],
    rows: [
      tiered('hosted_zone_months', 'months', [0, named('route53.zone_month.t1')], [25, named('route53.zone_month.t2')]),
      // Beyond the 10,000 records each zone has for nothing, which the spec subtracts.
      price('record_months', 'months', named('route53.rrset_month')),
      queries('standard_queries', 'standard'),
      queries('latency_queries', 'latency'),
      queries('geolocation_queries', 'geo'),
      queries('geoproximity_queries', 'geoproximity'),
      queries('ip_based_queries', 'ip'),
      price('traffic_policy_record_months', 'months', named('route53.traffic_policy_month')),
      // The first 50 checks of AWS endpoints are the account's, not deducted.
      price('health_check_aws_months', 'months', named('route53.health_check.aws_month')),
      price('health_check_external_months', 'months', named('route53.health_check.external_month')),
      price('health_check_aws_option_months', 'months', named('route53.health_check_option.aws_month')),
      price('health_check_external_option_months', 'months', named('route53.health_check_option.external_month')),
      price('resolver_endpoint_hours', 'hours', named('route53.resolver_eni_hour')),
      // The source names this figure for zones and resolvers at once; both cost the same.
      tiered(
        'resolver_queries',
        'queries',
        [0, named('route53.query_or_resolver.t1'), described('route53', 'Query Resolver first 1B')],
        [1000000000, named('route53.query_or_resolver.t2'), described('route53', 'Query Resolver over 1B')],
      ),
      tiered(
        'dns_firewall_queries',
        'queries',
        [0, named('route53.dnsfw_query')],
        [1000000000, described('route53', 'DNS Query DNS Firewall per Queries over 1B')],
      ),
      price('dns_firewall_domain_months', 'months', named('route53.dnsfw_domain_month')),
      price('cidr_block_months', 'months', named('route53.cidr_block_month')),
    ],
  };
}

// Only what leaves: transfer in is free. The first 100 GB a month are the account's, not deducted.
function dataTransfer() {
  return {
    id: 'aws/data_transfer',
    keys: ['name'],
    rows: [
      tiered(
        'internet_out_gb',
        'GB',
        [0, named('dto.internet.t1')],
        [10240, named('dto.internet.t2')],
        [51200, named('dto.internet.t3')],
        [153600, named('dto.internet.t4')],
      ),
      price('intra_region_gb', 'GB', derived('aws_data_transfer', 'Intra-region data transfer', 'us-east-1')),
    ],
  };
}

function interRegion(sources) {
  const cells = sources.rows('aws_interregion.csv').map((row) => ({
    keys: [row.to_region],
    unit: 'GB',
    from: '0',
    region: row.from_region,
    price: row.usd_per_gb,
    origin: originName(row.source),
    date: row.date,
    rank: 0,
  }));
  return {
    id: 'aws/data_transfer.inter_region',
    keys: ['to'],
    note: 'column: region the data leaves; row: region it goes to',
    cells,
  };
}
