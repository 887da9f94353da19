import assert from 'node:assert/strict';
import { hintsOf } from '../../src/server/hints';
import { memorySession } from './memory-session';
import { bundled } from './pulumi-programs';

const site = `import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";

class Site extends pulumi.ComponentResource {
  constructor(name: string, args: { size: number }) {
    super("my:Site", name);
    new aws.ebs.Volume(name + "-disk", { size: args.size, type: "gp3", availabilityZone: "us-east-1a" }, { parent: this });
  }
}

const vpc = new awsx.ec2.Vpc("vpc", {
  natGateways: { strategy: "Single" },
});
for (const size of [10, 20]) new aws.ebs.Volume("v" + size, { size, type: "gp3", availabilityZone: "us-east-1a" });
new aws.ec2.Eip("web");
new aws.ebs.Volume("web", { size: 100, type: "gp3", availabilityZone: "us-east-1a" });
for (const size of [30, 40]) new Site("site" + size, { size });
new Site("shop", { size: 50 });
`;

const byLine = (texts: readonly string[]): readonly string[] =>
  [...texts].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));

describe('several resources at one line of a file', () => {
  const open = async (files: Readonly<Record<string, string>>, file: string) => {
    const all = memorySession(files, bundled());
    await all.settled();
    all.open(file);
    await all.settled();
    assert.deepEqual(all.errors, []);
    return all;
  };

  it('are summed up: components, loops, and what shares a name is told apart by its line', async () => {
    const { lenses, hints, hover, session } = await open(
      { '/ws/Pulumi.yaml': 'name: shop\nruntime: nodejs\n', '/ws/index.ts': site },
      '/ws/index.ts',
    );
    assert.deepEqual(byLine(lenses('/ws/index.ts')), [
      '1: This file: $60.15/mo · 8 priced · 1 usage-based',
      '8: site30: $2.40/mo · site40: $3.20/mo · shop: $4.00/mo',
      '12: $36.50/mo · 10 resources, 8 free · 1 usage-based',
      '15: $2.40/mo · 2 resources',
      '16: $3.65/mo',
      '17: $8.00/mo',
      '18: $5.60/mo · 2 priced',
      '19: $4.00/mo · 1 priced',
    ]);
    const lines = hints('/ws/index.ts').map((hint) => hint.split(':')[0]);
    assert.deepEqual(lines, [...new Set(lines)], 'no two amounts stand at the end of one line');
    const component = hover('/ws/index.ts', { line: 11, character: 20 });
    assert.match(component ?? '', /^\*\*vpc\*\* — \$36\.50\/mo · 10 resources, 8 free · 1 usage-based\n/);
    assert.match(component ?? '', /\| vpc-1 \| aws\\_nat\\_gateway \| \$32\.85\/mo \+ usage/);
    assert.match(component ?? '', /\| vpc-private-1 \| aws\\_subnet \| free \|/);
    const loop = hover('/ws/index.ts', { line: 14, character: 40 });
    assert.match(
      loop ?? '',
      /\| v20 \| aws\\_ebs\\_volume \| \$1\.60\/mo \|\n\| v10 \| aws\\_ebs\\_volume \| \$0\.80\/mo \|/,
    );
    assert.equal(session.file('/ws/index.ts').calls.length, 2);
  });

  it('that share an argument have their amounts beside it', async () => {
    const { hints } = await open(
      {
        '/ws/Pulumi.yaml': 'name: shop\nruntime: nodejs\n',
        '/ws/index.ts': `import * as aws from "@pulumi/aws";
const disk = {
  type: "gp3",
  size: 100,
};
const [zone] = ["us-east-1a"];
new aws.ebs.Volume("a", { ...disk, availabilityZone: zone });
new aws.ebs.Volume("b", { ...disk, availabilityZone: zone });
`,
      },
      '/ws/index.ts',
    );
    assert.deepEqual(hints('/ws/index.ts'), ['4: $8.00/mo + $8.00/mo']);
  });

  it('of which one alone is billed cost what that one costs', async () => {
    const { lenses, hover } = await open(
      {
        '/ws/template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Handler:
    Type: AWS::Serverless::Function
    Properties: {Runtime: nodejs22.x, Handler: a.b, CodeUri: .}
`,
        '/ws/costline-usage.yml':
          'version: 0.1\nresource_usage:\n  Handler: {monthly_requests: 1000000, request_duration_ms: 100}\n',
      },
      '/ws/template.yaml',
    );
    assert.deepEqual(lenses('/ws/template.yaml').slice(1), ['3: $0.41/mo']);
    assert.match(
      hover('/ws/template.yaml', { line: 3, character: 15 }) ?? '',
      /\*\*Handler\*\* — \$0\.41/,
      'at its type',
    );
    assert.equal(hover('/ws/template.yaml', { line: 4, character: 8 }), undefined);
  });

  it('whose price and use are both unknown say that they depend on use', async () => {
    const { hints } = await open(
      {
        '/ws/main.tf': `provider "aws" {
  region = "ap-southeast-4" # which has no price of concurrency scaling
}
resource "aws_redshift_cluster" "lake" {
  cluster_identifier = "lake"
  node_type          = "ra3.xlplus"
  number_of_nodes    = 2
}
`,
      },
      '/ws/main.tf',
    );
    assert.deepEqual(hints('/ws/main.tf'), ['6: $1,902.38/mo', '7: depends on usage']);
  });

  it('of a CDK app stand once at the construct that makes them', async () => {
    const frames = (line: number) => [`new Shop (/ws/lib/shop.ts:${line}:5)`];
    const resource = (type: string, properties: object, path: string) => ({
      Type: type,
      Properties: properties,
      Metadata: { 'aws:cdk:path': path },
    });
    const template = {
      Resources: {
        Nat1: resource('AWS::EC2::NatGateway', { SubnetId: 's' }, 'Shop/Vpc/Nat1'),
        Nat2: resource('AWS::EC2::NatGateway', { SubnetId: 't' }, 'Shop/Vpc/Nat2'),
        Net: resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }, 'Shop/Vpc/Net'),
        Disk: resource('AWS::EC2::Volume', { Size: 100, VolumeType: 'gp3', AvailabilityZone: 'z' }, 'Shop/Disk'),
        Odd: resource('AWS::Odd::Thing', {}, 'Shop/Vpc/Odd'),
      },
    };
    const placed = (path: string, id: string, line: number) => [
      `/Shop/${path}`,
      [{ type: 'aws:cdk:logicalId', data: id, trace: frames(line) }],
    ];
    const manifest = {
      artifacts: {
        Shop: {
          type: 'aws:cloudformation:stack',
          environment: 'aws://1/us-east-1',
          properties: { templateFile: 'Shop.template.json' },
          metadata: Object.fromEntries([
            placed('Vpc/Nat1', 'Nat1', 3),
            placed('Vpc/Nat2', 'Nat2', 3),
            placed('Vpc/Net', 'Net', 3),
            placed('Vpc/Odd', 'Odd', 3),
            placed('Disk', 'Disk', 4),
          ]),
        },
      },
    };
    const { lenses, hints, diagnostics, hover } = await open(
      {
        '/ws/cdk.json': '{"app": "node app.js"}',
        '/ws/cdk.out/manifest.json': JSON.stringify(manifest),
        '/ws/cdk.out/Shop.template.json': JSON.stringify(template),
        '/ws/lib/shop.ts':
          'class Shop extends Stack {\n  constructor(scope) {\n    new Vpc(this, "Vpc", { natGateways: 2 });\n    new Volume(this, "Disk", { size: 100 });\n  }\n}\n',
      },
      '/ws/lib/shop.ts',
    );
    assert.deepEqual(lenses('/ws/lib/shop.ts').slice(1), [
      '3: $65.70/mo · 4 resources, 1 free · 2 usage-based · 1 not supported',
      '4: $8.00/mo',
    ]);
    assert.deepEqual(hints('/ws/lib/shop.ts'), []);
    assert.deepEqual(diagnostics('/ws/lib/shop.ts'), []);
    assert.match(hover('/ws/lib/shop.ts', { line: 2, character: 8 }) ?? '', /^\*\*Shop\/Vpc\/Nat1 and 3 more\*\*/);
  });

  it('what a quantity comes from has the name that the format gives it', async () => {
    const template = `Resources:
  Disk:
    Type: AWS::EC2::Volume
    Properties: {VolumeType: gp3, Size: 100, AvailabilityZone: us-east-1a}
  Web:
    Type: AWS::EC2::Instance
    Properties:
      InstanceType: t3.micro
      BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {VolumeType: gp3, VolumeSize: 50}}]
`;
    const program = `name: shop
runtime: yaml
resources:
  web:
    type: aws:ec2:Instance
    properties: {instanceType: t3.micro, rootBlockDevice: {volumeSize: 50, volumeType: gp3}}
`;
    const shown = async (file: string, text: string, line: number): Promise<string> => {
      const { hover } = await open({ [file]: text }, file);
      return hover(file, { line, character: 4 }) ?? '';
    };
    const { session } = await open({ '/ws/t.yaml': template }, '/ws/t.yaml');
    const details = hintsOf(session.file('/ws/t.yaml'), session.settings).map(({ detail }) => detail);
    assert.match(details.join('\n'), /100 GB × \$0\.08 = \$8\.00 \(attribute Size\)/);
    assert.match(details.join('\n'), /50 GB .*\(attribute BlockDeviceMappings\.0\.Ebs\.VolumeSize\)/);
    assert.match(await shown('/ws/t.yaml', template, 1), /100 GB ← \[Size\]\(file:\/\/\/ws\/t\.yaml#L4\)/);
    assert.match(await shown('/ws/t.yaml', template, 4), /50 GB ← \[BlockDeviceMappings\.0\.Ebs\.VolumeSize\]/);
    assert.match(await shown('/ws/Pulumi.yaml', program, 3), /50 GB ← \[rootBlockDevice\.volumeSize\]/);
    const python = `import pulumi_aws as aws

aws.ec2.Instance("web", instance_type="t3.micro", root_block_device={"volume_size": 50, "volume_type": "gp3"})
`;
    const { hover } = await open(
      { '/ws/Pulumi.yaml': 'name: shop\nruntime: python\n', '/ws/__main__.py': python },
      '/ws/__main__.py',
    );
    assert.match(
      hover('/ws/__main__.py', { line: 2, character: 8 }) ?? '',
      /50 GB ← \[root\\_block\\_device\.volume\\_size\]/,
    );
  });

  it('of nested stacks stand at the stack, under its own name', async () => {
    const main =
      'Resources:\n  Net: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: "https://b.s3.amazonaws.com/net.yaml"}}\n';
    const net = `Resources:
  A: {Type: AWS::EC2::NatGateway, Properties: {SubnetId: s}}
  B: {Type: AWS::EC2::EIP}
  C: {Type: AWS::EC2::VPC}
`;
    const { lenses, hover } = await open({ '/ws/main.yaml': main, '/ws/net.yaml': net }, '/ws/main.yaml');
    assert.deepEqual(lenses('/ws/main.yaml').slice(1), ['2: $36.50/mo · 1 priced · 1 usage-based']);
    assert.equal(hover('/ws/main.yaml', { line: 1, character: 3 }), '**Net** — $36.50/mo · 1 priced · 1 usage-based');
  });
});
