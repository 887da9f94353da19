/** Properties of templates that are resources of their own in Terraform. */
import assert from 'node:assert/strict';
import { ref } from './properties';
import { templateText } from './template-text';

describe('What Terraform has as a resource and a template as a property', () => {
  it('is billed with the table: rules of Contributor Insights and what a Kinesis stream is told', () => {
    // 0.50 a rule: four of the table, which has a sort key, one of the index, which has none and tells what is throttled
    const template = {
      t: [
        'AWS::DynamoDB::Table',
        {
          TableName: 't',
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [
            { AttributeName: 'a', KeyType: 'HASH' },
            { AttributeName: 'b', KeyType: 'RANGE' },
          ],
          ContributorInsightsSpecification: { Enabled: true },
          KinesisStreamSpecification: { StreamArn: 'arn:aws:kinesis:us-east-1:111111111111:stream/s' },
          GlobalSecondaryIndexes: [
            {
              IndexName: 'i',
              KeySchema: [{ AttributeName: 'b', KeyType: 'HASH' }],
              ContributorInsightsSpecification: { Enabled: true, Mode: 'THROTTLED_KEYS' },
            },
            { IndexName: 'j', KeySchema: [], ContributorInsightsSpecification: { Enabled: false } },
          ],
        },
      ],
    } as const;
    const usage = '  aws_dynamodb_table.t: { monthly_events: 2000000, monthly_change_data_capture_units: 1000000 }';
    assert.deepEqual(linesOf(templateText(template, usage), /Contributor|capture/), [
      'Contributor Insights rules | 5 rules | $2.50',
      'Contributor Insights events | 2 1M events | $0.06',
      'Change data capture units | 1 1M units | $0.10',
    ]);
  });

  it('is billed with the file system: its copy', () => {
    const template = {
      f: ['AWS::EFS::FileSystem', { ReplicationConfiguration: { Destinations: [{ Region: 'us-west-2' }] } }],
    } as const;
    const usage = '  aws_efs_file_system.f: { storage_gb: 100, monthly_replicated_gb: 10 }';
    assert.deepEqual(linesOf(templateText(template, usage), /Replication|Storage|transfer/), [
      'Storage (standard) | 100 GB | $30.00',
      'Replication',
      'Storage (standard, us-west-2) | 100 GB | $30.00',
      'Data transfer (to us-west-2) | 10 GB | $0.20',
    ]);
  });

  it('is billed with the cluster: connections from other VPCs, by every way of authentication', () => {
    const client = { Tls: { Enabled: true }, Sasl: { Iam: { Enabled: true }, Scram: { Enabled: false } } };
    const template = {
      m: [
        'AWS::MSK::Cluster',
        {
          NumberOfBrokerNodes: 3,
          BrokerNodeGroupInfo: {
            InstanceType: 'kafka.m7g.large',
            ConnectivityInfo: { VpcConnectivity: { ClientAuthentication: client } },
            StorageInfo: { EBSStorageInfo: { VolumeSize: 100 } },
          },
        },
      ],
    } as const;
    assert.deepEqual(linesOf(templateText(template), /hours/), [
      'Instance (kafka.m7g.large) | 2190 hours | $446.76',
      'Private connectivity | 1460 hours | $32.85',
    ]);
  });

  it('is billed with the database: its additional volumes', () => {
    // Oracle's are striped from 200 GB on: 12,000 IOPS and 500 MBps are included
    const template = {
      d: [
        'AWS::RDS::DBInstance',
        {
          Engine: 'oracle-ee',
          LicenseModel: 'bring-your-own-license',
          DBInstanceClass: 'db.m5.xlarge',
          AllocatedStorage: '100',
          DBSubnetGroupName: 'private',
          AdditionalStorageVolumes: [
            {
              VolumeName: 'rdsdbdata2',
              AllocatedStorage: '500',
              StorageType: 'gp3',
              Iops: 13_000,
              StorageThroughput: 600,
            },
            { VolumeName: 'rdsdbdata3', AllocatedStorage: '200', StorageType: 'io2', Iops: 2000 },
          ],
        },
      ],
    } as const;
    assert.deepEqual(linesOf(templateText(template), /Storage|GP3|IOPS|volume/), [
      'Storage (general purpose SSD, gp3) | 100 GB | $11.50',
      'additional_storage_volume[rdsdbdata2]',
      'Storage (general purpose SSD, gp3) | 500 GB | $57.50',
      'Provisioned GP3 IOPS (above 12,000) | 1000 IOPS | $20.00',
      'Provisioned GP3 throughput (above 500 MBps) | 100 MBps | $8.00',
      'additional_storage_volume[rdsdbdata3]',
      'Storage (provisioned IOPS SSD, io2) | 200 GB | $25.00',
      'Provisioned IOPS | 2000 IOPS | $200.00',
    ]);
  });
});

describe('What Terraform has as a block and a template as a resource', () => {
  it('is billed with the group, by reference or by name: its warm pool', () => {
    const group = (name: string) =>
      [
        'AWS::AutoScaling::AutoScalingGroup',
        {
          AutoScalingGroupName: name,
          MinSize: '1',
          MaxSize: '3',
          LaunchTemplate: { LaunchTemplateId: ref('aws_launch_template.t') },
        },
      ] as const;
    const template = {
      t: ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: { InstanceType: 'm5.large' } }],
      a: group('a'),
      b: group('b'),
      c: group('c'),
      p: ['AWS::AutoScaling::WarmPool', { AutoScalingGroupName: ref('aws_autoscaling_group.a'), PoolState: 'Running' }],
      q: ['AWS::AutoScaling::WarmPool', { AutoScalingGroupName: 'b', PoolState: 'Running', MinSize: 1 }],
    } as const;
    assert.deepEqual(linesOf(templateText(template), /^aws_autoscaling_group|Warm|Instance/), [
      'aws_autoscaling_group.a $210.24 priced',
      'Instance usage (Linux/UNIX, on-demand, m5.large) | 730 hours | $70.08',
      'Warm pool, aws_launch_template.t',
      'Instance usage (Linux/UNIX, on-demand, m5.large) | 1460 hours | $140.16',
      'aws_autoscaling_group.b $210.24 priced',
      'Instance usage (Linux/UNIX, on-demand, m5.large) | 730 hours | $70.08',
      'Warm pool, aws_launch_template.t',
      'Instance usage (Linux/UNIX, on-demand, m5.large) | 1460 hours | $140.16',
      'aws_autoscaling_group.c $70.08 priced',
      'Instance usage (Linux/UNIX, on-demand, m5.large) | 730 hours | $70.08',
    ]);
  });
});

function linesOf(text: string, wanted: RegExp): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => wanted.test(line));
}
