/** What the name of an image says of the operating system, which is billed with the instance. */
import assert from 'node:assert/strict';
import { imageSystem } from '../../../src/engine/image-system';
import { UnknownValue } from '../../../src/expression/value';
import { memorySession } from '../../server/memory-session';
import { bundled } from '../../server/pulumi-programs';
import { examples } from './examples';

describe('images of EC2', () => {
  const names: readonly (readonly [name: string, system: string | undefined])[] = [
    ['Windows_Server-2022-English-Full-Base-*', 'windows'],
    ['^Windows_Server-2019-English-Full-SQL_2019_Express-', 'windows'],
    ['Windows_Server-2022-English-Full-SQL_2022_Standard-*', 'sql_server'],
    ['Windows_Server-2016-English-Core-SQL_2016_SP1_Web', 'sql_server'],
    ['/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base', 'windows'],
    ['{{resolve:ssm:/aws/service/ami-windows-latest/EC2LaunchV2-Windows_Server-2019-English-Full-Base}}', 'windows'],
    ['/aws/service/suse/sles/15-sp6/x86_64/latest', 'suse'],
    ['suse-sles-15-sp6-v*-hvm-ssd-x86_64', 'suse'],
    ['suse-sles-15-sp6-byos-v*-hvm-ssd-x86_64', undefined],
    ['/aws/service/canonical/ubuntu/pro-server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id', 'ubuntu_pro'],
    ['ubuntu-pro-server/images/hvm-ssd/ubuntu-jammy-22.04-amd64-pro-server-*', 'ubuntu_pro'],
    ['/aws/service/canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id', undefined],
    ['ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*', undefined],
    ['RHEL-9.4.0_HVM-*-x86_64-*-Hourly2-GP3', 'rhel'],
    ['RHEL-9.4.0_HVM-*-x86_64-*-Access2-GP3', undefined],
    ['RHEL_HA-9.4.0_HVM-*-x86_64-*-Hourly2-GP3', 'rhel_ha'],
    ['al2023-ami-2023.*-x86_64', undefined],
    ['ami-0c101f26f147fa7fd', undefined],
  ];
  for (const [name, system] of names) {
    it(`${name}: ${system ?? 'not told'}`, () => {
      assert.equal(imageSystem(name), system);
      assert.equal(
        imageSystem(new UnknownValue({ kind: 'data', message: 'read from the cloud', asked: name })),
        system,
      );
    });
  }

  examples('that data sources find', [
    {
      // t3.large: Windows 0.1108 × 730 = 80.88, RHEL 0.112 × 2 × 730 = 163.52, Linux 0.0832 × 730 = 60.74
      name: 'by name, by pattern, in a parameter; stated usage comes first',
      usage: '  aws_instance.stated: { operating_system: linux }',
      code: `
        data "aws_ami" "windows" {
          filter {
            name   = "name"
            values = ["Windows_Server-2022-English-Full-Base-*"]
          }
        }
        data "aws_ami" "sql" {
          filter {
            name   = "name"
            values = ["Windows_Server-2022-English-Full-SQL_2022_Standard-*"]
          }
        }
        data "aws_ami" "rhel" {
          name_regex = "^RHEL-9"
        }
        data "aws_ssm_parameter" "windows" {
          name = "/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base"
        }
        resource "aws_instance" "filtered" {
          ami           = data.aws_ami.windows.id
          instance_type = "t3.large"
          root_block_device { volume_size = 30 }
        }
        resource "aws_instance" "parameter" {
          ami           = data.aws_ssm_parameter.windows.value
          instance_type = "t3.large"
          root_block_device { volume_size = 30 }
        }
        resource "aws_instance" "stated" {
          ami           = data.aws_ami.windows.id
          instance_type = "t3.large"
          root_block_device { volume_size = 30 }
        }
        resource "aws_instance" "sql" {
          ami           = data.aws_ami.sql.id
          instance_type = "t3.large"
          root_block_device { volume_size = 30 }
        }
        resource "aws_launch_template" "rhel" {
          image_id      = data.aws_ami.rhel.id
          instance_type = "t3.large"
        }
        resource "aws_autoscaling_group" "rhel" {
          min_size = 2
          max_size = 2
          launch_template { id = aws_launch_template.rhel.id }
        }`,
      expected: `
        aws_instance.filtered $83.88 priced
          Instance usage (Windows, on-demand, t3.large) | 730 hours | $80.88
          root_block_device
            Storage (general purpose SSD, gp2) | 30 GB | $3.00
        aws_instance.parameter $83.88 priced
          Instance usage (Windows, on-demand, t3.large) | 730 hours | $80.88
          root_block_device
            Storage (general purpose SSD, gp2) | 30 GB | $3.00
        aws_instance.stated $63.74 priced
          Instance usage (Linux/UNIX, on-demand, t3.large) | 730 hours | $60.74
          root_block_device
            Storage (general purpose SSD, gp2) | 30 GB | $3.00
        aws_instance.sql $3.00 unpriced
          Instance usage (SQL Server, on-demand, t3.large) | 730 hours | ?
          root_block_device
            Storage (general purpose SSD, gp2) | 30 GB | $3.00
          ! the price of images with SQL Server is not known
        aws_autoscaling_group.rhel $163.52 priced
          aws_launch_template.rhel
            Instance usage (RHEL, on-demand, t3.large) | 1460 hours | $163.52`,
    },
  ]);

  it('count as they are typed', async () => {
    const session = memorySession(
      {
        '/ws/main.tf': `provider "aws" {
  region = "us-east-1"
}
data "aws_ami" "it" {
  filter {
    name   = "name"
    values = ["al2023-ami-*"]
  }
}
resource "aws_instance" "it" {
  ami           = data.aws_ami.it.id
  instance_type = "t3.large"
}
`,
      },
      bundled(),
    );
    await session.settled();
    session.open('/ws/main.tf');
    await session.settled();
    assert.equal(session.hints('/ws/main.tf')[0], '12: $60.74/mo');
    session.edit('/ws/main.tf', 'al2023-ami', 'Windows_Server-2025-English-Full-Base');
    assert.equal(session.hints('/ws/main.tf')[0], '12: $80.88/mo');
    assert.deepEqual(session.errors, []);
  });

  const programs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'Pulumi.yaml': {
      'Pulumi.yaml': `name: shop
runtime: yaml
config: {aws:region: us-east-1}
variables:
  image:
    fn::invoke:
      function: aws:ec2:getAmi
      arguments: {filters: [{name: name, values: ["ubuntu-*"]}]}
      return: id
resources:
  web:
    type: aws:ec2:Instance
    properties: {ami: "\${image}", instanceType: t3.large}
`,
    },
    'index.ts': {
      'Pulumi.yaml': 'name: shop\nruntime: nodejs\n',
      'index.ts': `import * as aws from "@pulumi/aws";
const image = aws.ec2.getAmiOutput({ filters: [{ name: "name", values: ["ubuntu-*"] }] });
new aws.ec2.Instance("web", { ami: image.id, instanceType: "t3.large" });
`,
    },
    '__main__.py': {
      'Pulumi.yaml': 'name: shop\nruntime: python\n',
      '__main__.py': `import pulumi_aws as aws
image = aws.ec2.get_ami(filters=[aws.ec2.GetAmiFilterArgs(name="name", values=["ubuntu-*"])])
aws.ec2.Instance("web", ami=image.id, instance_type="t3.large")
`,
    },
    'main.go': {
      'Pulumi.yaml': 'name: shop\nruntime: go\n',
      'main.go': `package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		image, err := ec2.LookupAmi(ctx, &ec2.LookupAmiArgs{Filters: []ec2.GetAmiFilter{{Name: "name", Values: []string{"ubuntu-*"}}}})
		if err != nil {
			return err
		}
		_, err = ec2.NewInstance(ctx, "web", &ec2.InstanceArgs{Ami: pulumi.String(image.Id), InstanceType: pulumi.String("t3.large")})
		return err
	})
}
`,
    },
  };
  for (const [name, files] of Object.entries(programs)) {
    it(`that Pulumi finds count as they are typed: ${name}`, async () => {
      const session = memorySession(
        Object.fromEntries(Object.entries(files).map(([each, text]) => [`/ws/${each}`, text])),
        bundled(),
      );
      await session.settled();
      session.open(`/ws/${name}`);
      await session.settled();
      assert.equal(session.total()?.toFixed(2), '61.54');
      session.edit(`/ws/${name}`, 'ubuntu-*', 'Windows_Server-2025-English-Full-Base-*');
      assert.equal(session.total()?.toFixed(2), '81.68');
      assert.deepEqual(session.errors, []);
    });
  }
});
