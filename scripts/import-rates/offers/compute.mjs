// Computing: instances, containers, functions, builds.

import { line, named } from './line.mjs';

const OS =
  '{operatingSystem: Linux=linux, Windows=windows, RHEL=rhel, Red Hat Enterprise Linux with HA=rhel_ha, SUSE=suse, Ubuntu Pro=ubuntu_pro}';

const instances = (tenancy) =>
  line('AmazonEC2', `class={instanceType}; os=${OS}; unit=hours`, [
    'productFamily=Compute Instance or Compute Instance (bare metal)',
    `tenancy=${tenancy}`,
    'capacitystatus=Used',
    'preInstalledSw=NA',
    'licenseModel=No License required',
    'operation=RunInstances*',
  ]);

/** The size stands in the usage type alone: `Build-Min:Linux:g1.small`. */
const builds = (platform, family, os, sizes) => {
  const classes = sizes.map((size) => `Build-Min:${platform}:g1.${size}=${family}.${size}`);
  return line('CodeBuild', `class={usagetype: ${classes.join(', ')}}; os=${os}; unit=minutes`, [
    `usagetype=Build-Min:${platform}:*`,
  ]);
};

const lambda = (name, unit, group) => named('AWSLambda', '', [[name, unit, '', `group=${group}`]]);

/** The class stands in the usage type: other columns are empty for most products. */
const machine = (type, conditions) => line('AmazonSageMaker', `class=${type}; unit=hours`, conditions);

export const compute = {
  'aws/ec2.instance': [instances('Shared')],
  'aws/ec2.dedicated_instance': [instances('Dedicated')],
  'aws/ec2.dedicated_host': [
    line('AmazonEC2', 'family={instanceType}; unit=hours', ['productFamily=Dedicated Host', 'usagetype=HostUsage:*']),
  ],
  'aws/ebs': [
    ...named('AmazonEC2', 'Storage', [
      ['gp2_gb_months', 'GB-months', 'EBS:VolumeUsage.gp2'],
      ['gp3_gb_months', 'GB-months', 'EBS:VolumeUsage.gp3'],
      ['io1_gb_months', 'GB-months', 'EBS:VolumeUsage.piops'],
      ['io2_gb_months', 'GB-months', 'EBS:VolumeUsage.io2'],
      ['st1_gb_months', 'GB-months', 'EBS:VolumeUsage.st1'],
      ['sc1_gb_months', 'GB-months', 'EBS:VolumeUsage.sc1'],
      ['standard_gb_months', 'GB-months', 'EBS:VolumeUsage'],
    ]),
    ...named('AmazonEC2', 'System Operation', [
      ['gp3_iops_months', 'IOPS-months', 'EBS:VolumeP-IOPS.gp3'],
      ['io1_iops_months', 'IOPS-months', 'EBS:VolumeP-IOPS.piops'],
      ['io2_iops_months; from=0', 'IOPS-months', 'EBS:VolumeP-IOPS.io2'],
      ['io2_iops_months; from=32000', 'IOPS-months', 'EBS:VolumeP-IOPS.io2.tier2'],
      ['io2_iops_months; from=64000', 'IOPS-months', 'EBS:VolumeP-IOPS.io2.tier3'],
      ['standard_io_requests', 'requests', 'EBS:VolumeIOUsage'],
    ]),
    ...named('AmazonEC2', 'Provisioned Throughput', [
      ['gp3_throughput_mibps_months', 'MiBps-months', 'EBS:VolumeP-Throughput.gp3', '', 'divide=1024'],
    ]),
    ...named('AmazonEC2', 'Storage Snapshot', [['snapshot_gb_months', 'GB-months', 'EBS:SnapshotUsage']]),
    ...named('AmazonEC2', '', [
      ['snapshot_archive_gb_months', 'GB-months', 'EBS:SnapshotArchiveStorage'],
      ['snapshot_archive_retrieval_gb', 'GB', 'EBS:SnapshotArchiveRetrieval'],
      ['snapshot_archive_early_delete_gb_months', 'GB-months', 'EBS:SnapshotArchiveEarlyDelete'],
      ['fast_snapshot_restore_hours', 'DSU-hours', 'EBS:FastSnapshotRestore'],
    ]),
    ...named('AmazonEC2', 'EBS direct API Requests', [
      ['snapshot_list_requests', 'requests', 'EBS:directAPI.snapshot.List'],
      ['snapshot_get_requests', 'requests', 'EBS:directAPI.snapshot.Get'],
      ['snapshot_put_requests', 'requests', 'EBS:directAPI.snapshot.Put'],
    ]),
  ],
  'aws/lambda': [
    lambda('requests', 'requests', 'AWS-Lambda-Requests'),
    lambda('requests_arm', 'requests', 'AWS-Lambda-Requests-ARM'),
    lambda('duration_gb_seconds', 'GB-seconds', 'AWS-Lambda-Duration'),
    lambda('duration_arm_gb_seconds', 'GB-seconds', 'AWS-Lambda-Duration-ARM'),
    lambda('ephemeral_storage_gb_seconds', 'GB-seconds', 'AWS-Lambda-Storage-Duration'),
    lambda('ephemeral_storage_arm_gb_seconds', 'GB-seconds', 'AWS-Lambda-Storage-Duration-ARM'),
    lambda('provisioned_concurrency_gb_seconds', 'GB-seconds', 'AWS-Lambda-Provisioned-Concurrency'),
    lambda('provisioned_concurrency_arm_gb_seconds', 'GB-seconds', 'AWS-Lambda-Provisioned-Concurrency-ARM'),
    lambda('provisioned_duration_gb_seconds', 'GB-seconds', 'AWS-Lambda-Duration-Provisioned'),
    lambda('provisioned_duration_arm_gb_seconds', 'GB-seconds', 'AWS-Lambda-Duration-Provisioned-ARM'),
    named('AWSLambda', '', [
      ['edge_requests', 'requests', 'Lambda-Edge-Request'],
      ['edge_duration_gb_seconds', 'GB-seconds', 'Lambda-Edge-GB-Second'],
      ['response_streaming_gb', 'GB', 'Lambda-Streaming-Response-Processed-Bytes'],
      ['snap_start_cached_gb_seconds', 'GB-seconds', 'Lambda-SnapStart-Cached-GB-S'],
    ]),
  ].flat(),
  'aws/eks': named('AmazonEKS', '', [
    ['cluster_hours', 'hours', 'AmazonEKS-Hours:perCluster'],
    ['extended_support_hours', 'hours', 'AmazonEKS-Hours:extendedSupport'],
    ['fargate_vcpu_hours', 'vCPU-hours', 'Fargate-vCPU-Hours:perCPU'],
    ['fargate_gb_hours', 'GB-hours', 'Fargate-GB-Hours'],
  ]),
  'aws/fargate': named('AmazonECS', 'Compute', [
    ['linux_x86_vcpu_hours', 'vCPU-hours', 'Fargate-vCPU-Hours:perCPU'],
    ['linux_x86_gb_hours', 'GB-hours', 'Fargate-GB-Hours'],
    ['linux_arm_vcpu_hours', 'vCPU-hours', 'Fargate-ARM-vCPU-Hours:perCPU'],
    ['linux_arm_gb_hours', 'GB-hours', 'Fargate-ARM-GB-Hours'],
    ['windows_vcpu_hours', 'vCPU-hours', 'Fargate-Windows-vCPU-Hours:perCPU'],
    ['windows_gb_hours', 'GB-hours', 'Fargate-Windows-GB-Hours'],
    ['windows_license_vcpu_hours', 'vCPU-hours', 'Fargate-Windows-OS-Hours:perCPU'],
    ['ephemeral_storage_gb_hours', 'GB-hours', 'Fargate-EphemeralStorage-GB-Hours'],
  ]),
  'aws/ecr': named('AmazonECR', '', [['storage_gb_months', 'GB-months', 'TimedStorage-ByteHrs']]),
  // What recurs each hour; of what is paid upfront the table knows nothing.
  'aws/ec2.reserved': [
    line(
      'AmazonEC2 reserved',
      'class={instanceType}; os=linux; offering={offeringClass}; term={leaseContractLength: 1yr=1y, 3yr=3y}; payment={purchaseOption: No Upfront=no, Partial Upfront=partial}; unit=hours',
      [
        'unit=Hrs',
        'productFamily=Compute Instance or Compute Instance (bare metal)',
        'operatingSystem=Linux',
        'tenancy=Shared',
        'capacitystatus=Used',
        'preInstalledSw=NA',
        'licenseModel=No License required',
        'operation=RunInstances*',
      ],
    ),
  ],
  'aws/ec2.cpu_credits': ['t2', 't3', 't4g'].map((family) =>
    line(
      'AmazonEC2',
      `family=${family}; os={operatingSystem: Linux=linux, Windows=windows, RHEL=rhel, SUSE=suse}; unit=vCPU-hours`,
      ['productFamily=CPU Credits', `usagetype=CPUCredits:${family}`],
    ),
  ),
  'aws/codebuild': [
    builds('Linux', 'general1', 'linux', ['small', 'medium', 'large', 'xlarge', '2xlarge']),
    builds('Windows', 'general1', 'windows', ['medium', 'large', 'xlarge', '2xlarge']),
    builds('ARM', 'arm1', 'linux', ['small', 'medium', 'large', 'xlarge', '2xlarge']),
    builds('LinuxGPU', 'gpu1', 'linux', ['small', 'large']),
  ],
  // Seconds of a function; the class stands in the usage type alone: `Build-Sec:Linux:Lambda:arm.2GB`.
  'aws/codebuild.lambda': [
    line('CodeBuild', 'class={usagetype: Build-Sec:Linux:Lambda:*=lambda.*}; unit=seconds', [
      'usagetype=Build-Sec:Linux:Lambda:*',
    ]),
  ],
  // What comes with newer classes is listed at no price.
  'aws/ec2.ebs_optimized': [
    line('AmazonEC2', 'class={instanceType}; unit=hours', [
      'productFamily=Compute Instance',
      'usagetype=EBSOptimized:*',
    ]),
  ],
  // Those of a trial have a name of their own.
  'aws/ecs': named('AmazonECS', '', [['anywhere_instance_hours', 'hours', 'ECS-Anywhere-Instance-hours']]),
  'aws/emr': named('ElasticMapReduce', '', [
    ['eks_vcpu_hours', 'vCPU-hours', 'EMR-EKS-EC2-vCPUHours'],
    ['eks_gb_hours', 'GB-hours', 'EMR-EKS-EC2-GBHours'],
  ]),
  // Fleets of several sessions, elastic ones and builders of app blocks are functions of their own.
  'aws/appstream': [
    line(
      'AmazonAppStream',
      'class={instanceType}; os={operatingSystem: Windows=windows, Amazon Linux=amazon-linux, Red Hat Enterprise Linux=rhel, Rocky Linux=rocky}; use={instanceFunction: Fleet=fleet, ElasticFleet=elastic, ImageBuilder=image_builder}; unit=hours',
      ['instanceType=stream.*'],
    ),
  ],
  'aws/emr.instance': [
    line('ElasticMapReduce', 'class={instanceType}; unit=hours', [
      'productFamily=Elastic Map Reduce Instance',
      'softwareType=EMR',
    ]),
  ],
  'aws/ec2.dedicated_host_reserved': [
    line(
      'AmazonEC2 reserved',
      'family={instanceType}; term={leaseContractLength: 1yr=1y, 3yr=3y}; payment={purchaseOption: No Upfront=no, Partial Upfront=partial}; unit=hours',
      ['unit=Hrs', 'productFamily=Dedicated Host', 'usagetype=ReservedHostUsage:*'],
    ),
  ],
  'aws/app_runner': named('AWSAppRunner', '', [
    ['vcpu_hours', 'vCPU-hours', 'AppRunner-vCPU-hours'],
    ['gb_hours', 'GB-hours', 'AppRunner-GB-hours'],
    ['provisioned_gb_hours', 'GB-hours', 'AppRunner-Provisioned-GB-hours'],
  ]),
  'aws/sagemaker.hosting': [machine('{usagetype: Host:ml.*=ml.*}', ['productFamily=ML Instance'])],
  'aws/sagemaker.notebook': [machine('{usagetype: Notebk:ml.*=ml.*}', ['usagetype=Notebk:ml.*'])],
  // Both kinds of applications; of a class that costs something else in one of them, neither is taken.
  'aws/sagemaker.studio_notebook': [
    machine('{usagetype: Studio:KernelGateway-ml.*=ml.*, Studio:JupyterLab-ml.*=ml.*}', ['usagetype=Studio:*']),
  ],
  'aws/sagemaker': named('AmazonSageMaker', '', [
    ['notebook_storage_gb_months', 'GB-months', 'Notebk:VolumeUsage.gp2'],
  ]),
};
