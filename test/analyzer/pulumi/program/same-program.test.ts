/** One system written in three languages says the same in each. */
import assert from 'node:assert/strict';
import type { ProgramReader, ProgramRuntime } from '../../../../src/analyzer/pulumi/declaration';
import { loadedReader, readProgram, showDeclarations, textAt } from './read-program';

const programs: Readonly<Record<ProgramRuntime, string>> = {
  nodejs: `import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const config = new pulumi.Config();
const size = config.get("size") || "t3.micro";
const disks = [8, 16];

class Web extends pulumi.ComponentResource {
  constructor(name: string, count: number) {
    super("shop:Web", name);
    for (let i = 0; i < count; i++) {
      new aws.ec2.Instance(\`\${name}-\${i}\`, { instanceType: size, rootBlockDevice: { volumeSize: disks[0] * 2 } }, { parent: this });
    }
  }
}

const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16", tags: { Name: \`shop-\${pulumi.getStack()}\` } });
new aws.ec2.Subnet("subnet", { vpcId: vpc.id });
new Web("front", 2);
disks.forEach((disk, i) => new aws.ebs.Volume(\`disk\${i}\`, { size: disk }));
if (pulumi.getStack() === "prod") {
  new aws.s3.Bucket("backup");
}
`,
  python: `import pulumi
import pulumi_aws as aws

config = pulumi.Config()
size = config.get("size") or "t3.micro"
disks = [8, 16]

class Web(pulumi.ComponentResource):
    def __init__(self, name, count):
        super().__init__("shop:Web", name)
        for i in range(count):
            aws.ec2.Instance(f"{name}-{i}", instance_type=size, root_block_device={"volume_size": disks[0] * 2},
                opts=pulumi.ResourceOptions(parent=self))

vpc = aws.ec2.Vpc("vpc", cidr_block="10.0.0.0/16", tags={"Name": f"shop-{pulumi.get_stack()}"})
aws.ec2.Subnet("subnet", vpc_id=vpc.id)
Web("front", 2)
for i, disk in enumerate(disks):
    aws.ebs.Volume(f"disk{i}", size=disk)
if pulumi.get_stack() == "prod":
    aws.s3.Bucket("backup")
`,
  go: `package main

import (
	"fmt"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ebs"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/s3"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

type Web struct {
	pulumi.ResourceState
}

var disks = []int{8, 16}

func NewWeb(ctx *pulumi.Context, name string, count int, size string) (*Web, error) {
	web := &Web{}
	if err := ctx.RegisterComponentResource("shop:Web", name, web); err != nil {
		return nil, err
	}
	for i := 0; i < count; i++ {
		_, err := ec2.NewInstance(ctx, fmt.Sprintf("%s-%d", name, i), &ec2.InstanceArgs{
			InstanceType:    pulumi.String(size),
			RootBlockDevice: &ec2.InstanceRootBlockDeviceArgs{VolumeSize: pulumi.Int(disks[0] * 2)},
		}, pulumi.Parent(web))
		if err != nil {
			return nil, err
		}
	}
	return web, nil
}

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		size := config.New(ctx, "").Get("size")
		if size == "" {
			size = "t3.micro"
		}
		vpc, err := ec2.NewVpc(ctx, "vpc", &ec2.VpcArgs{
			CidrBlock: pulumi.String("10.0.0.0/16"),
			Tags:      pulumi.StringMap{"Name": pulumi.Sprintf("shop-%s", ctx.Stack())},
		})
		if err != nil {
			return err
		}
		ec2.NewSubnet(ctx, "subnet", &ec2.SubnetArgs{VpcId: vpc.ID()})
		NewWeb(ctx, "front", 2, size)
		for i, disk := range disks {
			ebs.NewVolume(ctx, fmt.Sprintf("disk%d", i), &ebs.VolumeArgs{Size: pulumi.Int(disk)})
		}
		if ctx.Stack() == "prod" {
			s3.NewBucket(ctx, "backup", nil)
		}
		return nil
	})
}
`,
};

const expected = [
  'vpc: aws:ec2:Vpc {cidrBlock: "10.0.0.0/16", tags: {Name: "shop-dev"}}',
  'subnet: aws:ec2:Subnet {vpcId: <→ aws:ec2:Vpc::vpc.id>}',
  'front-0 front-1: aws:ec2:Instance {instanceType: "t3.micro", rootBlockDevice: {volumeSize: 16}} of shop:Web::front parent shop:Web::front',
  'disk0: aws:ebs:Volume {size: 8}',
  'disk1: aws:ebs:Volume {size: 16}',
];

describe('One Pulumi program in three languages', () => {
  let reader: ProgramReader;
  before(async () => {
    reader = await loadedReader();
  });

  for (const runtime of ['nodejs', 'python', 'go'] as const) {
    const text = programs[runtime];
    it(`is the same in ${runtime}`, () => {
      assert.deepEqual(showDeclarations(readProgram(reader, { runtime, files: text })), expected);
    });

    it(`stands where it is written in ${runtime}`, () => {
      const { declarations, components } = readProgram(reader, { runtime, files: text });
      const at = (name: string) => declarations.find((each) => each.name === name)?.source;
      assert.match(textAt(text, at('vpc')?.headerRange()) ?? '', /^(new )?(aws\.)?ec2\.(New)?Vpc\((ctx, )?"vpc"$/);
      assert.match(
        textAt(text, at('vpc')?.inputRange(['cidrBlock'])) ?? '',
        /^cidr_?block[:=] ?.*"10\.0\.0\.0\/16"\)?$/i,
      );
      assert.match(textAt(text, at('vpc')?.inputRange(['tags', 'Name'])) ?? '', /^"?Name"?: .*shop-/);
      const size = textAt(text, at('front-0')?.inputRange(['rootBlockDevice', 'volumeSize']));
      assert.match(size ?? '', /^"?volume_?size"?: .*disks\[0\] \* 2\)?$/i);
      assert.equal(at('vpc')?.inputRange(['nothing']), undefined);
      assert.deepEqual(at('subnet')?.mentions(['vpcId']), ['aws:ec2:Vpc::vpc']);
      const [web] = components;
      assert.match(textAt(text, web?.headerRange()) ?? '', /^(new )?(New)?Web\((ctx, )?"front"$/);
    });
  }

  it('says where an input stands that comes from elsewhere in the file, and from another file', () => {
    const text = `import * as aws from "@pulumi/aws";
import { shared } from "./shared";
const disk = { volumeSize: 20 };
new aws.ec2.Instance("a", { rootBlockDevice: disk });
new aws.ec2.Instance("b", { rootBlockDevice: shared });
new aws.ec2.Instance("c", shared);
`;
    const files = { 'index.ts': text, 'shared.ts': 'export const shared = {\n  volumeSize: 30,\n};\n' };
    const { declarations } = readProgram(reader, { runtime: 'nodejs', files });
    const places = declarations.map(({ source, name }) =>
      textAt(text, source.inputRange(name === 'c' ? ['volumeSize'] : ['rootBlockDevice', 'volumeSize'])),
    );
    assert.deepEqual(places, ['volumeSize: 20', 'rootBlockDevice: shared', 'shared']);
  });

  it('asks for the files that it needs', () => {
    const { wanted } = readProgram(reader, { runtime: 'nodejs', files: 'import { a } from "./parts";\na();' });
    assert.ok(wanted.includes('/shop/parts.ts') && wanted.includes('/shop/parts/index.ts'), wanted.join());
  });
});
