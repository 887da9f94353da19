import assert from 'node:assert/strict';
import type { ProgramReader } from '../../../../src/analyzer/pulumi/declaration';
import type { Value } from '../../../../src/expression/value';
import { loadedReader, readProgram, showDeclarations } from './read-program';

const imports = `package main
import (
	"fmt"
	"os"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ebs"
	ec2x "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/s3"
	awsx "github.com/pulumi/pulumi-awsx/sdk/v2/go/awsx/ec2"
	"github.com/pulumi/pulumi-azure-native-sdk/compute/v2"
	appsv1 "github.com/pulumi/pulumi-kubernetes/sdk/v4/go/kubernetes/apps/v1"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)
`;

interface Case {
  readonly name: string;
  /** Top-level declarations. */
  readonly above?: string;
  /** The body of the function that Pulumi runs. */
  readonly text: string;
  readonly expected: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly config?: Readonly<Record<string, Value>>;
}

const cases: readonly Case[] = [
  {
    name: 'fields in camel case; keys of maps stay; conversions are what they convert',
    text: `_, err := ec2x.NewInstance(ctx, "web", &ec2x.InstanceArgs{
	InstanceType: pulumi.String("t3.micro"), Monitoring: pulumi.BoolPtr(true),
	RootBlockDevice: &ec2x.InstanceRootBlockDeviceArgs{VolumeSize: pulumi.Int(20)},
	EbsBlockDevices: ec2x.InstanceEbsBlockDeviceArray{&ec2x.InstanceEbsBlockDeviceArgs{VolumeSize: pulumi.Int(8)}},
	SecurityGroups: pulumi.StringArray{pulumi.String("a")}, VpcSecurityGroupIds: pulumi.ToStringArray([]string{"b"}),
	Tags: pulumi.StringMap{"Name": pulumi.String("x")}, Type: ec2x.InstanceType_T3_Micro,
})
if err != nil { return err }`,
    expected: [
      'web: aws:ec2:Instance {ebsBlockDevices: [{volumeSize: 8}], instanceType: "t3.micro", monitoring: true, rootBlockDevice: {volumeSize: 20}, securityGroups: ["a"], tags: {Name: "x"}, type: "t3.micro", vpcSecurityGroupIds: ["b"]}',
    ],
  },
  {
    name: 'enumerations of packaged components',
    text: 'awsx.NewVpc(ctx, "v", &awsx.VpcArgs{NatGateways: &awsx.NatGatewayConfigurationArgs{Strategy: awsx.NatGatewayStrategySingle}})',
    expected: ['v: awsx:ec2:Vpc {natGateways: {strategy: "Single"}}'],
  },
  {
    name: 'constants, variables in any order, maps and structs',
    above:
      'const size, kind = base * 2, "gp3"\nconst base = 4\ntype Disk struct { Name string; Size int }\nvar disks = []Disk{{Name: "a", Size: size}, {Name: "b", Size: 1}}\nvar zones = map[string]string{"a": "x"}',
    text: 'for i, d := range disks { z, ok := zones[d.Name]; if !ok { z = "none" }; ebs.NewVolume(ctx, fmt.Sprintf("%s-%02d", d.Name, i), &ebs.VolumeArgs{Size: pulumi.Int(d.Size), Type: pulumi.String(kind), AvailabilityZone: pulumi.String(z)}) }',
    expected: [
      'a-00: aws:ebs:Volume {availabilityZone: "x", size: 8, type: "gp3"}',
      'b-01: aws:ebs:Volume {availabilityZone: "none", size: 1, type: "gp3"}',
    ],
  },
  {
    name: 'loops',
    text: 'names := []string{}\nfor i := 0; i < 2; i++ { names = append(names, fmt.Sprintf("n%d", i)) }\nfor _, n := range names { s3.NewBucket(ctx, n, nil) }\nfor i := range 2 { ec2x.NewEip(ctx, fmt.Sprint("e", i), nil) }',
    expected: ['n0 n1: aws:s3:Bucket {}', 'e0 e1: aws:ec2:Eip {}'],
  },
  {
    name: 'configuration',
    text: 'c := config.New(ctx, "")\nsize, err := c.TryInt("size")\nif err != nil { size = 8 }\nkind := c.Get("kind")\nif kind == "" { kind = "gp3" }\nebs.NewVolume(ctx, "v", &ebs.VolumeArgs{Size: pulumi.Int(size), Type: pulumi.String(kind), Iops: pulumi.Int(c.RequireInt("iops")), Zone: pulumi.String(config.Require(ctx, "aws:region")), Key: pulumi.String(c.Require("key"))})',
    config: { 'shop:iops': '3000', 'aws:region': 'eu-west-1' },
    expected: [
      'v: aws:ebs:Volume {iops: 3000, key: <the configuration of stack `dev` has no `shop:key`>, size: 8, type: "gp3", zone: "eu-west-1"}',
    ],
  },
  {
    name: 'components: functions that register, and methods',
    above:
      'type Web struct { pulumi.ResourceState; size string }\nfunc NewWeb(ctx *pulumi.Context, name string, n int, opts ...pulumi.ResourceOption) (*Web, error) {\n\tw := &Web{size: "t3.nano"}\n\tif err := ctx.RegisterComponentResource("shop:Web", name, w, opts...); err != nil { return nil, err }\n\tfor i := 0; i < n; i++ { if err := w.add(ctx, i); err != nil { return nil, err } }\n\treturn w, nil\n}\nfunc (w *Web) add(ctx *pulumi.Context, i int) error {\n\t_, err := ec2x.NewInstance(ctx, fmt.Sprintf("i%d", i), &ec2x.InstanceArgs{InstanceType: pulumi.String(w.size)}, pulumi.Parent(w))\n\treturn err\n}',
    text: 'eu, err := aws.NewProvider(ctx, "eu", &aws.ProviderArgs{Region: pulumi.String("eu-west-1")})\nif err != nil { return err }\n_, err = NewWeb(ctx, "front", 2, pulumi.Providers(eu))\nreturn err',
    expected: [
      'eu: pulumi:providers:aws {region: "eu-west-1"}',
      'i0 i1: aws:ec2:Instance {instanceType: "t3.nano"} of shop:Web::front parent shop:Web::front aws by pulumi:providers:aws::eu',
    ],
  },
  {
    name: 'outputs, and what exists',
    text: 'vpc, _ := ec2x.GetVpc(ctx, "vpc", pulumi.ID("vpc-1"), nil)\nsubnet, _ := ec2x.NewSubnet(ctx, "s", &ec2x.SubnetArgs{VpcId: vpc.ID(), CidrBlock: pulumi.String("10.0.0.0/24")})\nname := pulumi.All(subnet.CidrBlock, "x").ApplyT(func(args []interface{}) (string, error) { return args[0].(string) + args[1].(string), nil }).(pulumi.StringOutput)\ns3.NewBucket(ctx, "b", &s3.BucketArgs{Bucket: name, Acl: pulumi.Sprintf("%s!", subnet.ID())})\nami, err := ec2x.LookupAmi(ctx, &ec2x.LookupAmiArgs{MostRecent: pulumi.BoolRef(true)}, nil)\nif err != nil { return err }\nec2x.NewInstance(ctx, "i", &ec2x.InstanceArgs{Ami: pulumi.String(ami.Id)})',
    expected: [
      'vpc: aws:ec2:Vpc {} existing',
      's: aws:ec2:Subnet {cidrBlock: "10.0.0.0/24", vpcId: <→ aws:ec2:Vpc::vpc.id>}',
      'b: aws:s3:Bucket {acl: <→ aws:ec2:Subnet::s.id>, bucket: "10.0.0.0/24x"}',
      'i: aws:ec2:Instance {ami: <aws:ec2:getAmi asks a cloud>}',
    ],
  },
  {
    name: 'branches',
    text: 'on := os.Getenv("ON")\nif on != "" { s3.NewBucket(ctx, "maybe", nil) }\nsize := 1\nswitch ctx.Stack() { case "prod", "live": size = 9; case "dev": size = 2; default: size = 3 }\nif size == 2 && !(size > 3) { ebs.NewVolume(ctx, "v", &ebs.VolumeArgs{Size: pulumi.Int(size / 2), Iops: pulumi.Int(7 / size)}) } else { s3.NewBucket(ctx, "no", nil) }',
    expected: [
      '<the environment variables are not read>: aws:s3:Bucket {}',
      'v: aws:ebs:Volume {iops: <a division leaves a rest, and the types of its numbers are not read>, size: 1}',
    ],
  },
  {
    name: 'packages of other providers, and of the program itself',
    text: 'compute.NewDisk(ctx, "d", nil)\nappsv1.NewDeployment(ctx, "e", nil)\nhelper(ctx, size)\nreturn nets.Make(ctx)',
    above: 'import "example.com/shop/nets"',
    files: {
      'helper.go':
        'package main\nimport "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ebs"\nimport "github.com/pulumi/pulumi/sdk/v3/go/pulumi"\nconst size = 3\nfunc helper(ctx *pulumi.Context, n int) { ebs.NewVolume(ctx, "h", &ebs.VolumeArgs{Size: pulumi.Int(n)}) }\n',
      'nets/make.go':
        'package nets\nimport "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2"\nimport "github.com/pulumi/pulumi/sdk/v3/go/pulumi"\nfunc Make(ctx *pulumi.Context) error { _, err := ec2.NewEip(ctx, "n", nil); return err }\n',
      'go.mod': 'module example.com/shop\n\ngo 1.22\n',
    },
    expected: [
      'd: azure-native:compute:Disk {}',
      'e: kubernetes:apps/v1:Deployment {}',
      'h: aws:ebs:Volume {size: 3}',
      'n: aws:ec2:Eip {}',
    ],
  },
];

describe('Pulumi programs in Go', () => {
  let reader: ProgramReader;
  before(async () => {
    reader = await loadedReader();
  });

  for (const { name, above = '', text, expected, files = {}, config = {} } of cases) {
    it(name, () => {
      const main = `${imports}${above}\nfunc main() {\n\tpulumi.Run(func(ctx *pulumi.Context) error {\n${text}\nreturn nil\n})\n}\n`;
      const reading = readProgram(reader, { runtime: 'go', files: { ...files, 'main.go': main }, config });
      assert.deepEqual(showDeclarations(reading), expected);
    });
  }
});
