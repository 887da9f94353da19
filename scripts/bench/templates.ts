/** Generated templates and programs of a given size, the same for the same size. */
export interface GeneratedFile {
  readonly name: string;
  readonly text: string;
  /** The other files of the project. */
  readonly others: ReadonlyMap<string, string>;
  /** Where to type: behind a digit that an amount depends on. */
  readonly place: RegExp;
}

const groups = 8;

/** A CloudFormation template of at least so many characters: parameters, conditions, references, eight types. */
export function generateTemplate(characters: number, syntax: 'yaml' | 'json'): GeneratedFile {
  const resources: Record<string, object> = {};
  let length = 0;
  for (let index = 0; length < characters; index++) {
    const resource = resourceOf(index);
    resources[`${resource.Type.split('::').pop()}${index}`] = resource;
    length += (syntax === 'json' ? JSON.stringify(resource, undefined, 2) : yamlOf(resource, 4)).length + 40;
  }
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: { Class: { Type: 'String', Default: 'm5.large' }, Stage: { Type: 'String', Default: 'live' } },
    Conditions: { IsLive: { 'Fn::Equals': [{ Ref: 'Stage' }, 'live'] } },
    Resources: resources,
  };
  return {
    name: `template.${syntax}`,
    text: syntax === 'json' ? JSON.stringify(template, undefined, 2) : yamlOf(template, 0),
    others: new Map(),
    place: /Size"?: \d+/g,
  };
}

interface TemplateResource {
  readonly Type: string;
  readonly Condition?: string;
  readonly Properties: object;
}

function resourceOf(index: number): TemplateResource {
  const tags = [
    { Key: 'Name', Value: { 'Fn::Sub': `\${Stage}-resource-${index}` } },
    { Key: 'Team', Value: `team-${index % 7}` },
  ];
  const own = index - (index % groups);
  switch (index % groups) {
    case 0:
      return { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16', Tags: tags } };
    case 1:
      return {
        Type: 'AWS::EC2::Volume',
        Properties: {
          VolumeType: 'gp3',
          Size: 100 + index,
          AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
          Tags: tags,
        },
      };
    case 2:
      return {
        Type: 'AWS::EC2::Instance',
        Properties: {
          ImageId: 'ami-1',
          InstanceType: { 'Fn::If': ['IsLive', { Ref: 'Class' }, 't3.micro'] },
          BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeType: 'gp3', VolumeSize: 50 } }],
          Tags: tags,
        },
      };
    case 3:
      return {
        Type: 'AWS::RDS::DBInstance',
        Condition: 'IsLive',
        Properties: {
          Engine: 'postgres',
          DBInstanceClass: 'db.t4g.medium',
          AllocatedStorage: '100',
          StorageType: 'gp3',
          MultiAZ: true,
          Tags: tags,
        },
      };
    case 4:
      return {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          MemorySize: 512,
          Role: { 'Fn::GetAtt': [`Role${own + 6}`, 'Arn'] },
          Code: { ZipFile: 'exports.handler = async () => {};\n// nothing else\n' },
          Environment: { Variables: { TABLE: { Ref: `Table${own + 5}` } } },
        },
      };
    case 5:
      return {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        },
      };
    case 6:
      return {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
          },
        },
      };
    default:
      return {
        Type: 'AWS::SQS::Queue',
        Properties: { QueueName: { 'Fn::Sub': `\${AWS::StackName}-${index}` }, Tags: tags },
      };
  }
}

/** Functions in their short form, as people write them. */
function yamlOf(value: unknown, indentation: number): string {
  const pad = ' '.repeat(indentation);
  if (Array.isArray(value)) {
    return value
      .map((item) => {
        const text = yamlOf(item, indentation + 2);
        return typeof item === 'object' && !isFunction(item)
          ? `${pad}- ${text.trimStart()}`
          : `${pad}- ${text.trim()}\n`;
      })
      .join('');
  }
  if (typeof value !== 'object' || value === null) return ` ${scalar(value)}\n`;
  return Object.entries(value)
    .map(([key, item]) => {
      if (isFunction(item)) return `${pad}${key}: ${functionOf(item)}\n`;
      return `${pad}${key}:${typeof item === 'object' && item !== null ? '\n' : ''}${yamlOf(item, indentation + 2)}`;
    })
    .join('');
}

function isFunction(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0]?.startsWith('Fn::') === true);
}

function functionOf(value: Readonly<Record<string, unknown>>): string {
  const [[name = '', argument] = []] = Object.entries(value);
  const text = Array.isArray(argument)
    ? `[${argument.map((item) => (isFunction(item) ? functionOf(item) : scalar(item))).join(', ')}]`
    : scalar(argument);
  return `!${name.replace('Fn::', '')} ${text}`;
}

function scalar(value: unknown): string {
  return typeof value === 'string' && !/^[A-Za-z/][\w/.-]*$/.test(value) ? JSON.stringify(value) : String(value);
}

const runtimes = { 'index.ts': 'nodejs', '__main__.py': 'python', 'main.go': 'go' } as const;

/** A Pulumi program of about so many lines. */
export function generateProgram(name: keyof typeof runtimes, lines: number): GeneratedFile {
  const parts = [programHeads[name]];
  const most = Math.ceil(lines / (programPart(name, 0).split('\n').length - 1));
  for (let index = 0; index < most; index++) parts.push(programPart(name, index));
  if (name === 'main.go') parts.push('\t\treturn nil\n\t})\n}\n');
  return {
    name,
    text: parts.join(''),
    others: new Map([
      ['Pulumi.yaml', `name: bench\nruntime: ${runtimes[name]}\n`],
      ['Pulumi.dev.yaml', 'config:\n  aws:region: us-east-1\n  bench:class: m5.large\n'],
    ]),
    place: /[sS]ize(?:: |=|: pulumi\.Int\()1\d\d/g,
  };
}

const programHeads: Readonly<Record<keyof typeof runtimes, string>> = {
  'index.ts': `import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';

const config = new pulumi.Config();
const instanceType = config.get('class') ?? 't3.micro';
const tags = { team: 'platform', stack: pulumi.getStack() };

`,
  '__main__.py': `import pulumi
import pulumi_aws as aws

config = pulumi.Config()
instance_type = config.get("class") or "t3.micro"
tags = {"team": "platform", "stack": pulumi.get_stack()}

`,
  'main.go': `package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ebs"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		instanceType := config.Get(ctx, "bench:class")
`,
};

function programPart(name: keyof typeof runtimes, index: number): string {
  switch (name) {
    case 'index.ts':
      return `// Service ${index}.
const server${index} = new aws.ec2.Instance('server-${index}', {
  ami: 'ami-1',
  instanceType,
  rootBlockDevice: { volumeType: 'gp3', volumeSize: 50 },
  tags: { ...tags, Name: \`server-${index}\` },
});

const disk${index} = new aws.ebs.Volume('disk-${index}', {
  availabilityZone: server${index}.availabilityZone,
  type: 'gp3',
  size: ${100 + (index % 100)},
  tags,
});

`;
    case '__main__.py':
      return `# Service ${index}.
server_${index} = aws.ec2.Instance(
    "server-${index}",
    ami="ami-1",
    instance_type=instance_type,
    root_block_device={"volume_type": "gp3", "volume_size": 50},
    tags={**tags, "Name": f"server-${index}"},
)

disk_${index} = aws.ebs.Volume(
    "disk-${index}",
    availability_zone=server_${index}.availability_zone,
    type="gp3",
    size=${100 + (index % 100)},
    tags=tags,
)

`;
    case 'main.go':
      return `
		// Service ${index}.
		server${index}, err := ec2.NewInstance(ctx, "server-${index}", &ec2.InstanceArgs{
			Ami:          pulumi.String("ami-1"),
			InstanceType: pulumi.String(instanceType),
			RootBlockDevice: &ec2.InstanceRootBlockDeviceArgs{
				VolumeType: pulumi.String("gp3"),
				VolumeSize: pulumi.Int(50),
			},
		})
		if err != nil {
			return err
		}
		_, err = ebs.NewVolume(ctx, "disk-${index}", &ebs.VolumeArgs{
			AvailabilityZone: server${index}.AvailabilityZone,
			Type:             pulumi.String("gp3"),
			Size: pulumi.Int(${100 + (index % 100)}),
		})
		if err != nil {
			return err
		}
`;
  }
}
