// Content delivery, acceleration, firewalls, and the wires into a network.

import { derived, described, named, stated } from '../sources.mjs';
import { maybeFree, price, tiered } from '../table.mjs';

export function edgeTables() {
  return [
    cloudFront(),
    cloudFrontCommon(),
    globalAccelerator(),
    globalAcceleratorTransfer(),
    waf(),
    shield(),
    firewallManager(),
    networkFirewall(),
    directConnect(),
    directConnectTransfer(),
  ];
}

// Price regions as CloudFront names them, shortened: us is North America with Mexico, jp Japan, ap the rest of
// Asia-Pacific, za-me South Africa, Kenya and the Middle East.
const CLOUDFRONT_REGIONS = ['us', 'eu', 'za-me', 'jp', 'au', 'ap', 'in', 'sa'];

function cloudFront() {
  const each = (rows) => CLOUDFRONT_REGIONS.flatMap(rows);
  return {
    id: 'aws/cloudfront',
    keys: ['name', 'geography'],
    // The first TB and 10 million requests a month are the account's, not deducted.
    rows: each((geography) => [
      tiered(
        ['internet_out_gb', geography],
        'GB',
        [0, named('cloudfront.dto_internet.t1')],
        [10240, named('cloudfront.dto_internet.t2')],
        [51200, named('cloudfront.dto_internet.t3')],
        [153600, named('cloudfront.dto_internet.t4')],
        [512000, named('cloudfront.dto_internet.t5')],
        [1048576, named('cloudfront.dto_internet.t6')],
        [5242880, named('cloudfront.dto_internet.t7')],
      ),
      price(['origin_out_gb', geography], 'GB', named('cloudfront.dto_origin')),
      price(['http_requests', geography], 'requests', named('cloudfront.http_10k', { divide: '10000' })),
      price(['https_requests', geography], 'requests', named('cloudfront.https_10k', { divide: '10000' })),
    ]),
  };
}

// Published for one configuration; these prices hold wherever the distribution serves, so they stand under *.
function cloudFrontCommon() {
  const golden = (name, scale) => ({
    ...derived('aws_cloudfront_distribution', name, 'us-east-1', scale),
    everywhere: true,
  });
  return {
    id: 'aws/cloudfront.common',
    keys: ['name'],
    rows: [
      price('invalidation_paths', 'paths', golden('Invalidation requests (over 1k)')),
      price(
        'field_level_encryption_requests',
        'requests',
        golden('Field level encryption requests', { divide: '10000' }),
      ),
      price('real_time_log_lines', 'lines', golden('Real-time log requests', { divide: '1000000' })),
      price('dedicated_ip_certificate_months', 'months', golden('Dedicated IP custom SSLs')),
      price('function_invocations', 'invocations', {
        ...described('aws_cloudfront_function', 'Total number of invocations', { divide: '1000000' }),
        everywhere: true,
      }),
      price(
        'origin_shield_requests',
        'requests',
        described('cloudfront', 'CloudFront Request-Origin-Shield Origin Shield Requests'),
      ),
    ],
  };
}

function globalAccelerator() {
  return {
    id: 'aws/global_accelerator',
    keys: ['name'],
    rows: [
      price('accelerator_hours', 'hours', {
        ...derived('aws_globalaccelerator_accelerator', 'Fixed fee', 'us-east-1'),
        everywhere: true,
      }),
    ],
  };
}

const ACCELERATOR_REGIONS = ['ap', 'au', 'eu', 'in', 'kr', 'me', 'na', 'sa', 'za'];

function globalAcceleratorTransfer() {
  return {
    id: 'aws/global_accelerator.transfer',
    keys: ['source', 'destination'],
    note: 'keyed by the geography data comes from and goes to',
    rows: ACCELERATOR_REGIONS.flatMap((from) =>
      ACCELERATOR_REGIONS.map((to) =>
        price([from, to], 'GB', named(`globalaccelerator.dt_premium.from_${from}.to_${to}`)),
      ),
    ),
  };
}

function waf() {
  const text = (description) => described('waf', description);
  const listed = (figure) => stated('public copy of the awswaf price list', '2026-10-01', { 'ap-northeast-2': figure });
  return {
    id: 'aws/waf',
    keys: ['name'],
    rows: [
      price('web_acl_months', 'months', named('waf.acl_month')),
      price('rule_months', 'months', named('waf.rule_month')),
      price('requests', 'requests', named('waf.request')),
      price('bot_control_months', 'months', text('AMR Bot Control Activated per Month')),
      price(
        'bot_control_requests',
        'requests',
        text('AMR Bot Control Request Processed per Request from 10000000 to Inf'),
      ),
      price(
        'bot_control_targeted_requests',
        'requests',
        text('AMR Bot Control Targeted Request Processed per Request from 1000000 to Inf'),
      ),
      price('account_takeover_prevention_months', 'months', text('AMR ATP Activated per Month from 0 to Inf')),
      price(
        'account_creation_fraud_prevention_months',
        'months',
        stated('aws.amazon.com/waf/pricing', '2026-08-26', { 'us-east-1': '10' }),
        listed('10'),
      ),
      price('anti_ddos_months', 'months', listed('20')),
      price('anti_ddos_requests', 'requests', listed('0.00000015')),
      // Attempts to log in or to create an account; the first 10,000 a month are the account's, not deducted.
      tiered(
        'fraud_control_requests',
        'requests',
        [0, text('AMR Fraud Control request processed per Request from 10000 to 2000000')],
        [2000000, text('AMR Fraud Control request processed per Request from 2000000 to 5000000')],
        [5000000, text('AMR Fraud Control request processed per Request from 5000000 to 15000000')],
        [15000000, text('AMR Fraud Control request processed per Request from 15000000 to 30000000')],
        [30000000, text('AMR Fraud Control request processed per Request from 30000000 to Inf')],
      ),
      price('captcha_attempts', 'attempts', text('Captcha Attempts processed per Request')),
      price('challenges_served', 'challenges', text('Challenge Served processed per Request')),
    ],
  };
}

function shield() {
  const transfer = (kind) =>
    tiered(
      `${kind === 'eip' ? 'elastic_ip' : 'load_balancer'}_out_gb`,
      'GB',
      [0, named(`shield.dto.${kind}.t1`)],
      [102400, named(`shield.dto.${kind}.t2`)],
      [512000, named(`shield.dto.${kind}.t3`)],
    );
  // From AWS's own comparison of what WAF and Shield cost, which has no date: its prices of WAF are of April 2023 or later.
  const sample = (figure) => stated('aws-samples/waf-and-shield-advanced-price-comparison', '2023-04', { '*': figure });
  const cloudFront = tiered(
    'cloudfront_out_gb',
    'GB',
    [0, sample('0.025')],
    [102400, sample('0.02')],
    [512000, sample('0.015')],
    [1024000, sample('0.01')],
  );
  // Of the first 100 TB, as of CloudFront; what more costs, the text does not say.
  const accelerator = price(
    'global_accelerator_out_gb',
    'GB',
    stated('public copy of the AWSShield price list', '2026-10-01', { '*': '0.025' }),
  );
  return {
    id: 'aws/shield',
    keys: ['name'],
    rows: [
      price('advanced_months', 'months', named('shield.advanced_month')),
      transfer('eip'),
      transfer('lb'),
      cloudFront,
      accelerator,
    ],
  };
}

function firewallManager() {
  return {
    id: 'aws/firewall_manager',
    keys: ['name'],
    rows: [price('policy_months', 'months', named('fms.policy_month'))],
  };
}

function networkFirewall() {
  // On top of what every endpoint costs; by the GB it is free in most regions.
  const advanced = (kind) => described('networkfirewall', `AWS Firewall per ${kind}-Advanced`);
  return {
    id: 'aws/network_firewall',
    keys: ['name'],
    rows: [
      price('endpoint_hours', 'hours', named('network_firewall.endpoint_hour')),
      price('processed_gb', 'GB', named('network_firewall.gb')),
      price('advanced_inspection_endpoint_hours', 'hours', advanced('Endpoint')),
      maybeFree('advanced_inspection_processed_gb', 'GB', advanced('Throughput')),
    ],
  };
}

// The page has one price for Japan, of dedicated connections only, and one for everywhere else.
function directConnect() {
  const bandwidths = {
    dedicated: { '1g': '0.3', '10g': '2.25', '100g': '22.5', '400g': '85' },
    hosted: {
      '50m': '0.03',
      '100m': '0.06',
      '200m': '0.08',
      '300m': '0.12',
      '400m': '0.16',
      '500m': '0.2',
      '1g': '0.33',
      '2g': '0.66',
      '5g': '1.65',
      '10g': '2.48',
      '25g': '6.2',
    },
  };
  const japan = { 'dedicated 1g': '0.285', 'dedicated 10g': '2.142' };
  const listed = (type, bandwidth) =>
    ['100g', '400g', '25g'].includes(bandwidth) ? [] : [named(`dx.${type}.${bandwidth}.port_hour`)];
  const page = (type, bandwidth, figure) => {
    const there = japan[`${type} ${bandwidth}`];
    return stated('aws.amazon.com/directconnect/pricing/pay-as-you-go', '2026-09-20', {
      ...Object.fromEntries(OUTSIDE_JAPAN.map((region) => [region, figure])),
      ...(there && { 'ap-northeast-1': there, 'ap-northeast-3': there }),
    });
  };
  return {
    id: 'aws/direct_connect.port',
    keys: ['type', 'bandwidth'],
    note: 'column: region of the location; a location priced apart from its region is left out',
    rows: Object.entries(bandwidths).flatMap(([type, list]) =>
      Object.entries(list).map(([bandwidth, figure]) =>
        price([type, bandwidth], 'hours', page(type, bandwidth, figure), ...listed(type, bandwidth)),
      ),
    ),
  };
}

const OUTSIDE_JAPAN = (
  'af-south-1 ap-east-1 ap-northeast-2 ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ' +
  'ap-southeast-5 ap-southeast-7 ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 ' +
  'eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2'
).split(' ');

// Only the location that published estimates name by its code; the price list names buildings, not codes.
function directConnectTransfer() {
  const to = (region) => ({
    ...derived('aws_dx_connection', `Outbound data transfer (from ${region}, to EqDC2)`, 'us-east-1'),
    column: region,
  });
  return {
    id: 'aws/direct_connect.transfer',
    keys: ['location'],
    note: 'column: region the data leaves',
    rows: [price(['EqDC2'], 'GB', to('us-east-1'), to('eu-west-1'), to('ap-east-1'))],
  };
}
