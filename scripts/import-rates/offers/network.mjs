// Networks: what carries, balances, names and delivers.

import { line, named } from './line.mjs';

const balancer = (kind, family) =>
  named('AWSELB', family, [
    [`${kind}_hours`, 'hours', 'LoadBalancerUsage'],
    [`${kind}_lcu_hours`, 'LCU-hours', 'LCUUsage'],
  ]);

const transit = (name, unit, usagetype, operation) => [name, unit, usagetype, `operation=${operation}`];

const GEOGRAPHIES =
  'United States=us, Europe=eu, South Africa=za-me, South America=sa, Japan=jp, Australia=au, Asia Pacific=ap, India=in';

const delivery = (name, unit, place, conditions) =>
  line('AmazonCloudFront everywhere', `name=${name}; geography={${place}: ${GEOGRAPHIES}}; unit=${unit}`, conditions);

const ACCELERATED = 'NA=na, EU=eu, ZA=za, SA=sa, KR=kr, ME=me, AU=au, AP=ap, IN=in';

const port = (type, sizes) =>
  line(
    'AWSDirectConnect',
    `type=${type.toLowerCase()}; bandwidth={capacity: ${sizes.map((size) => `${size}=${size.toLowerCase()}`).join(', ')}}; unit=hours`,
    ['productFamily=Direct Connect', `connectionType=*${type}*`],
  );

export const network = {
  'aws/vpc': [
    ...named('AmazonEC2', 'NAT Gateway', [
      ['nat_gateway_hours', 'hours', 'NatGateway-Hours'],
      ['nat_gateway_gb', 'GB', 'NatGateway-Bytes'],
    ]),
    ...named('AmazonVPC', '', [
      ['vpc_endpoint_hours', 'hours', 'VpcEndpoint-Hours'],
      ['vpc_endpoint_gb', 'GB', 'VpcEndpoint-Bytes'],
      ['gateway_load_balancer_endpoint_hours', 'hours', 'VpcEndpoint-GWLBE-Hours'],
      ['gateway_load_balancer_endpoint_gb', 'GB', 'VpcEndpoint-GWLBE-Bytes'],
      transit('transit_gateway_vpc_attachment_hours', 'hours', 'TransitGateway-Hours', 'TransitGatewayVPC'),
      transit('transit_gateway_vpn_attachment_hours', 'hours', 'TransitGateway-Hours', 'TransitGatewayVPN'),
      transit('transit_gateway_peering_attachment_hours', 'hours', 'TransitGateway-Hours', 'TransitGatewayPeering'),
      transit(
        'transit_gateway_direct_connect_attachment_hours',
        'hours',
        'TransitGateway-Hours',
        'TransitGatewayDirectConnect',
      ),
      transit('transit_gateway_vpc_gb', 'GB', 'TransitGateway-Bytes', 'TransitGatewayVPC'),
      transit('transit_gateway_vpn_gb', 'GB', 'TransitGateway-Bytes', 'TransitGatewayVPN'),
      transit('transit_gateway_direct_connect_gb', 'GB', 'TransitGateway-Bytes', 'TransitGatewayDirectConnect'),
      ['vpn_connection_hours', 'hours', 'VPN-Usage-Hours:ipsec.1', 'operation=CreateVpnConnection'],
      ['vpn_connection_large_hours', 'hours', 'VPN-large-Usage-Hours:ipsec.1', 'operation=CreateVpnConnection'],
      ['client_vpn_endpoint_hours', 'hours', 'ClientVPN-EndpointHours'],
      ['client_vpn_connection_hours', 'hours', 'ClientVPN-ConnectionHours'],
      ['public_ipv4_in_use_hours', 'hours', 'PublicIPv4:InUseAddress'],
      ['public_ipv4_idle_hours', 'hours', 'PublicIPv4:IdleAddress'],
      ['public_ipv4_contiguous_block_hours', 'hours', 'PublicIPv4:ContiguousBlock'],
      ['ipam_active_address_hours', 'hours', 'IPAddressManager-IP-Hours'],
      ['reachability_analyses', 'analyses', 'Analysis-Runs'],
      ['traffic_mirror_hours', 'hours', 'ENI-Mirror*'],
      ['lattice_service_hours', 'hours', 'VPCLattice-Service-Hourly'],
      ['lattice_gb', 'GB', 'VPCLattice-DataProcessing-Bytes'],
    ]),
  ],
  'aws/elb': [
    ...balancer('application', 'Load Balancer-Application'),
    ...balancer('network', 'Load Balancer-Network'),
    ...balancer('gateway', 'Load Balancer-Gateway'),
    ...named('AWSELB', 'Load Balancer', [
      ['classic_hours', 'hours', 'LoadBalancerUsage'],
      ['classic_gb', 'GB', 'DataProcessing-Bytes'],
    ]),
    ...named('AWSELB', '', [['application_trust_store_hours', 'hours', 'TS-LoadBalancerUsage']]),
  ],
  'aws/api_gateway': named('AmazonApiGateway', '', [
    ['rest_requests', 'requests', 'ApiGatewayRequest'],
    ['http_requests', 'requests', 'ApiGatewayHttpRequest'],
    ['websocket_messages', 'messages', 'ApiGatewayMessage'],
    ['websocket_connection_minutes', 'minutes', 'ApiGatewayMinute'],
  ]),
  'aws/api_gateway.cache': [
    line('AmazonApiGateway', 'gb={cacheMemorySizeGb}; unit=hours', ['productFamily=Amazon API Gateway Cache']),
  ],
  'aws/route53': [
    ...named('AmazonRoute53 everywhere', '', [
      ['hosted_zone_months', 'months', 'HostedZone'],
      ['standard_queries', 'queries', 'DNS-Queries'],
      ['latency_queries', 'queries', 'LBR-Queries'],
      ['geolocation_queries', 'queries', 'Geo-Queries'],
      ['ip_based_queries', 'queries', 'Cidr-Queries'],
      ['cidr_block_months', 'months', 'Cidr-Blocks'],
      ['traffic_policy_record_months', 'months', 'Traffic-Flow-Policy-Records'],
      ['health_check_aws_months', 'months', 'Health-Check-AWS'],
      ['health_check_external_months', 'months', 'Health-Check-Non-AWS'],
      ['health_check_aws_option_months', 'months', 'Health-Check-Option-AWS'],
      ['health_check_external_option_months', 'months', 'Health-Check-Option-Non-AWS'],
    ]),
    ...named('AmazonRoute53', '', [
      ['resolver_endpoint_hours', 'hours', 'ResolverNetworkInterface'],
      ['resolver_queries', 'queries', 'DNS-Queries'],
      ['dns_firewall_queries', 'queries', 'DNS-FirewallQueries'],
      ['dns_firewall_domain_months', 'months', 'DNS-FirewallDomainName'],
    ]),
  ],
  'aws/cloudfront': [
    delivery('internet_out_gb', 'GB', 'fromLocation', [
      'transferType=CloudFront Outbound',
      'usagetype=*-DataTransfer-Out-Bytes',
    ]),
    delivery('origin_out_gb', 'GB', 'fromLocation', ['transferType=CloudFront to Origin']),
    delivery('http_requests', 'requests', 'location', ['requestType=CloudFront-Request-HTTP-Proxy']),
    delivery('https_requests', 'requests', 'location', ['requestType=CloudFront-Request-HTTPS-Proxy']),
  ],
  'aws/cloudfront.common': named('AmazonCloudFront everywhere', '', [
    ['invalidation_paths', 'paths', 'Invalidations'],
    ['dedicated_ip_certificate_months', 'months', 'SSL-Cert-Custom'],
    ['real_time_log_lines', 'lines', '', 'operation=RealTimeLog'],
    ['function_invocations', 'invocations', 'Executions-CloudFrontFunctions'],
    // It costs the same in all places.
    [
      'field_level_encryption_requests',
      'requests',
      '',
      'requestDescription=HTTPS Proxy requests with Field Level Encryption; location=Europe',
    ],
  ]),
  'aws/network_firewall': named('AWSNetworkFirewall', 'AWS Firewall', [
    ['endpoint_hours', 'hours', 'Endpoint-Hour'],
    ['processed_gb', 'GB', 'Traffic-GB-Processed'],
    ['advanced_inspection_endpoint_hours', 'hours', 'Advanced-Inspection-Endpoint-Hour'],
  ]),
  'aws/data_transfer': named('AWSDataTransfer', 'Data Transfer', [
    ['internet_out_gb', 'GB', 'DataTransfer-Out-Bytes', 'transferType=AWS Outbound; toLocation=External'],
    ['intra_region_gb', 'GB', 'DataTransfer-Regional-Bytes', 'transferType=IntraRegion'],
  ]),
  'aws/data_transfer.inter_region': [
    line('AWSDataTransfer', 'to={toRegionCode}; unit=GB', [
      'productFamily=Data Transfer',
      'transferType=InterRegion Outbound',
      'toLocationType=AWS Region',
      'usagetype=*AWS-Out-Bytes',
    ]),
  ],
  'aws/direct_connect.port': [
    port('Dedicated', ['1G', '10G', '100G']),
    port('Hosted', ['50M', '100M', '200M', '300M', '400M', '500M', '1G', '2G', '5G', '10G']),
  ],
  'aws/direct_connect.transfer': [
    line('AWSDirectConnect', 'location=EqDC2; unit=GB', [
      'productFamily=Data Transfer',
      'virtualInterfaceType=*Private*',
      'usagetype=*EqDC2-DataXfer-Out*',
    ]),
  ],
  // The fee is the same to other clouds as to the internet, and in both directions.
  'aws/global_accelerator.transfer': [
    line(
      'AWSGlobalAccelerator everywhere',
      `source={fromLocation: ${ACCELERATED}}; destination={toLocation: ${ACCELERATED}}; unit=GB`,
      ['trafficDirection=Out', 'operation=Dominant', 'usagetype=*-OUT-Bytes-Internet'],
    ),
  ],
  // Attachments of all kinds have one price; where they had not, none would be taken.
  'aws/cloud_wan': named('AWSCloudWAN', '', [
    ['vpc_attachment_hours', 'hours', 'CloudWAN-Attachment-Hours'],
    ['connect_attachment_hours', 'hours', 'CloudWAN-Attachment-Hours'],
    ['vpn_attachment_hours', 'hours', 'CloudWAN-Attachment-Hours'],
  ]),
  'aws/global_accelerator': named('AWSGlobalAccelerator everywhere', '', [
    ['accelerator_hours', 'hours', 'Global-Accelerator-fixed-fee'],
  ]),
};
