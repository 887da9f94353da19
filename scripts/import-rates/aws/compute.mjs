// EC2 beside the instances themselves, containers and functions.

import { derived, described, named, stated } from '../sources.mjs';
import { price, tiered } from '../table.mjs';

/** What Lambda's page says in its examples, of Virginia. It has no date; it knows of durable functions, which there have been since. */
// Guides tell what the page says: one XL and 8XL beside the hour of the cluster, another all four together with it; they agree.
const provisioned = (figure) => stated('aws.amazon.com/eks/pricing', '2026-03', { 'us-east-1': figure });
const capability = (figure) => stated('public copy of the AmazonEKS price list', '2026-02', { 'us-west-2': figure });
const lambdaPage = (figure) => stated('aws.amazon.com/lambda/pricing', '2025-12', { 'us-east-1': figure });

/** Credits cost the same in all regions and for all sizes; T3a is not named there. */
const credits = (family, os, figure) =>
  price([family, os], 'vCPU-hours', stated('aws.amazon.com/ec2/pricing/on-demand', '2026-09-29', { '*': figure }));

const LINUX = ['linux', 'rhel', 'suse'];

/** What the tables of the page said on that day, of the regions that a public text has of them. */
const fargateSpot = (virginia, ireland, hyderabad) =>
  stated('aws.amazon.com/fargate/pricing', '2026-09-28', {
    'us-east-1': virginia,
    'eu-west-1': ireland,
    'ap-south-2': hyderabad,
  });

export function computeTables() {
  return [
    {
      id: 'aws/ec2.cpu_credits',
      keys: ['family', 'os'],
      note: 'surplus credits of unlimited mode, the same for all sizes and in all regions',
      rows: [
        ...['t2', 't3'].flatMap((family) => [
          ...LINUX.map((os) => credits(family, os, '0.05')),
          credits(family, 'windows', '0.096'),
        ]),
        ...LINUX.map((os) => credits('t4g', os, '0.04')),
      ],
    },
    {
      id: 'aws/ec2.ebs_optimized',
      keys: ['class'],
      note: 'surcharge of previous-generation classes; newer ones include it',
      rows: [price(['r3.xlarge'], 'hours', derived('aws_instance', 'EBS-optimized usage', 'us-east-1'))],
    },
    {
      id: 'aws/lambda',
      keys: ['name'],
      // The monthly free requests and GB-seconds are per account and not deducted.
      rows: [
        price('requests', 'requests', named('lambda.request')),
        price('requests_arm', 'requests', described('lambda', 'Lambda Requests-ARM')),
        tiered(
          'duration_gb_seconds',
          'GB-seconds',
          [0, named('lambda.gb_second.x86.t1')],
          [6000000000, named('lambda.gb_second.x86.t2')],
          [15000000000, named('lambda.gb_second.x86.t3')],
        ),
        tiered(
          'duration_arm_gb_seconds',
          'GB-seconds',
          [0, named('lambda.gb_second.arm.t1')],
          [7500000000, named('lambda.gb_second.arm.t2')],
          [18750000000, named('lambda.gb_second.arm.t3')],
        ),
        // Beyond the 512 MB each function has for nothing, which the spec subtracts.
        price('ephemeral_storage_gb_seconds', 'GB-seconds', named('lambda.ephemeral_gb_second')),
        price('ephemeral_storage_arm_gb_seconds', 'GB-seconds', described('lambda', 'Lambda Storage-Duration-ARM')),
        price('provisioned_concurrency_gb_seconds', 'GB-seconds', named('lambda.pc_gb_second.x86')),
        price('provisioned_concurrency_arm_gb_seconds', 'GB-seconds', named('lambda.pc_gb_second.arm')),
        price('provisioned_duration_gb_seconds', 'GB-seconds', named('lambda.pc_duration_gb_second.x86')),
        price('provisioned_duration_arm_gb_seconds', 'GB-seconds', named('lambda.pc_duration_gb_second.arm')),
        price('edge_requests', 'requests', described('lambda', 'Lambda Edge-Requests')),
        price('edge_duration_gb_seconds', 'GB-seconds', described('lambda', 'Lambda Edge-Duration')),
        price('response_streaming_gb', 'GB', described('lambda', 'Lambda Processed-Bytes')),
        price('snap_start_cached_gb_seconds', 'GB-seconds', lambdaPage('0.0000015046')),
        price('snap_start_restored_gb', 'GB', lambdaPage('0.0001397998')),
        price('tenant_environments_gb', 'GB', lambdaPage('0.000167')),
        price('durable_operations', 'operations', lambdaPage('0.000008')),
        price('durable_written_gb', 'GB', lambdaPage('0.25')),
        price('durable_retained_gb_months', 'GB-months', lambdaPage('0.15')),
        price('kafka_event_poller_unit_hours', 'hours', lambdaPage('0.185')),
        price('sqs_event_poller_unit_hours', 'hours', lambdaPage('0.00925')),
      ],
    },
    {
      id: 'aws/fargate',
      keys: ['name'],
      rows: [
        price('linux_x86_vcpu_hours', 'vCPU-hours', named('fargate.linux_x86.vcpu_hour')),
        price('linux_x86_gb_hours', 'GB-hours', named('fargate.linux_x86.gb_hour')),
        price('linux_arm_vcpu_hours', 'vCPU-hours', named('fargate.linux_arm.vcpu_hour')),
        price('linux_arm_gb_hours', 'GB-hours', named('fargate.linux_arm.gb_hour')),
        price('windows_vcpu_hours', 'vCPU-hours', named('fargate.windows.vcpu_hour')),
        price('windows_gb_hours', 'GB-hours', named('fargate.windows.gb_hour')),
        price('windows_license_vcpu_hours', 'vCPU-hours', named('fargate.windows.license_vcpu_hour')),
        // Beyond the 20 GB each task has for nothing, which the spec subtracts.
        price('ephemeral_storage_gb_hours', 'GB-hours', named('fargate.ephemeral_gb_hour')),
        // These float; in the weeks before and after it was some hundredths less or more. There are none of Windows.
        price('spot_linux_x86_vcpu_hours', 'vCPU-hours', fargateSpot('0.01288871', '0.01224056', '0.012768')),
        price('spot_linux_x86_gb_hours', 'GB-hours', fargateSpot('0.00141527', '0.0013441', '0.0013965')),
        price('spot_linux_arm_vcpu_hours', 'vCPU-hours', fargateSpot('0.01030969', '0.00979124', '0.007149')),
        price('spot_linux_arm_gb_hours', 'GB-hours', fargateSpot('0.00113349', '0.00107649', '0.000783')),
      ],
    },
    {
      id: 'aws/ecs',
      keys: ['name'],
      rows: [price('anywhere_instance_hours', 'hours', described('ecs', 'per hour'))],
    },
    {
      id: 'aws/eks',
      keys: ['name'],
      // Extended support comes on top of the cluster hour.
      rows: [
        price('cluster_hours', 'hours', named('eks.cluster_hour')),
        price('extended_support_hours', 'hours', named('eks.extended_support_hour')),
        ...Object.entries({ xl: '1.65', '2xl': '3.4', '4xl': '6.9', '8xl': '13.9' }).map(([tier, figure]) =>
          price(`control_plane_tier_${tier}_hours`, 'hours', provisioned(figure)),
        ),
        ...Object.entries({
          ack: ['0.004757', '0.000048'],
          argocd: ['0.028838', '0.00142'],
          kro: ['0.004757', '0.000047'],
        }).flatMap(([kind, [itself, managed]]) => [
          price(`capability_${kind}_hours`, 'hours', capability(itself)),
          price(`capability_${kind}_managed_hours`, 'hours', capability(managed)),
        ]),
        price('fargate_vcpu_hours', 'vCPU-hours', described('eks', 'Fargate perCPU per hours')),
        price('fargate_gb_hours', 'GB-hours', described('eks', 'Fargate perGB per hours')),
      ],
    },
    {
      id: 'aws/ecr',
      keys: ['name'],
      rows: [price('storage_gb_months', 'GB-months', named('ecr.gb_month'))],
    },
  ];
}
