// Lightsail: bundles of machines, databases and containers, told by the memory that their usage types name.

import { line, named } from './line.mjs';

const BUNDLES = {
  '0.5GB': 'nano',
  '1GB': 'micro',
  '2GB': 'small',
  '4GB': 'medium',
  '8GB': 'large',
  '16GB': 'xlarge',
  '32GB': '2xlarge',
  '64GB': '4xlarge',
};
const DATABASES = { '1GB': 'micro', '2GB': 'small', '4GB': 'medium', '8GB': 'large' };
const CONTAINERS = ['Nano', 'Micro', 'Small', 'Medium', 'Large', 'XLarge'];

const sizes = (kind, memory, suffix) =>
  `{usagetype: ${Object.entries(memory)
    .map(([size, name]) => `${kind}:${size}${suffix}=${name}`)
    .join(', ')}}`;

const machine = (os, network, suffix) =>
  line('AmazonLightsail', `size=${sizes('BundleUsage', BUNDLES, suffix)}; os=${os}; network=${network}; unit=hours`, [
    'group=Lightsail Instance',
  ]);

const database = (availability, suffix) =>
  line(
    'AmazonLightsail',
    `size=${sizes('DatabaseUsage', DATABASES, suffix)}; availability=${availability}; unit=hours`,
    ['group=Lightsail Database'],
  );

export const lightsail = {
  'aws/lightsail.instance': [
    machine('linux', 'dual_stack', ''),
    machine('windows', 'dual_stack', '_win'),
    machine('{operatingSystem: Linux=linux, Windows=windows}', 'ipv6', '*_IPv6*'),
  ],
  'aws/lightsail.database': [database('standard', ''), database('high', '_ha')],
  'aws/lightsail.container': [
    line(
      'AmazonLightsail',
      // Not `ContainerSvcUsage:Micro-0.25CPU-1GB-Free`, the first months of an account.
      `size={usagetype: ${CONTAINERS.map((power) => `ContainerSvcUsage:${power}-*GB=${power.toLowerCase()}`).join(', ')}}; unit=hours`,
      ['group=Lightsail Container'],
    ),
  ],
  'aws/lightsail': named('AmazonLightsail', '', [
    ['out_gb', 'GB', 'DataXfer-Out-Overage-Bytes'],
    ['static_ip_idle_hours', 'hours', 'UnusedStaticIP'],
  ]),
};
