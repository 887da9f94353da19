/** Properties of templates that are resources of their own in Terraform. */
import assert from 'node:assert/strict';
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
});

function linesOf(text: string, wanted: RegExp): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => wanted.test(line));
}
