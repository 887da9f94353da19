import assert from 'node:assert/strict';
import type { ProgramReader } from '../../../../src/analyzer/pulumi/declaration';
import type { Value } from '../../../../src/expression/value';
import { loadedReader, readProgram, showDeclarations } from './read-program';

const head = 'import pulumi\nimport pulumi_aws as aws\n';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly expected: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly config?: Readonly<Record<string, Value>>;
}

const cases: readonly Case[] = [
  {
    name: 'keyword arguments in camel case; keys of tags stay',
    text: 'aws.ec2.Instance("web", instance_type="t3.micro", root_block_device={"volume_size": 20, "volumeType": "gp3"}, tags={"my_team": "x"}, lambda_=1)',
    expected: [
      'web: aws:ec2:Instance {instanceType: "t3.micro", lambda: 1, rootBlockDevice: {volumeSize: 20, volumeType: "gp3"}, tags: {my_team: "x"}}',
    ],
  },
  {
    name: 'structures of arguments, in either place',
    text: 'args = aws.ebs.VolumeArgs(size=8, availability_zone="a")\naws.ebs.Volume("v", args)\naws.ebs.Volume("w", args=args, opts=pulumi.ResourceOptions(protect=True))\naws.ebs.Volume("x", pulumi.ResourceOptions(protect=True), size=3)',
    expected: [
      'v: aws:ebs:Volume {availabilityZone: "a", size: 8}',
      'w: aws:ebs:Volume {availabilityZone: "a", size: 8}',
      'x: aws:ebs:Volume {size: 3}',
    ],
  },
  {
    name: 'texts with values',
    text: 'n = 3\naws.ebs.Volume("a-%s-%03d" % ("x", n), type=f"gp{n}", zone="{}-{name}".format(n, name="y"), id=f"{n:04d}", j=pulumi.Output.concat("a", n), k="x" "y")',
    expected: ['a-x-003: aws:ebs:Volume {id: "0003", j: "a3", k: "xy", type: "gp3", zone: "3-y"}'],
  },
  {
    name: 'configuration, with defaults',
    text: 'c = pulumi.Config()\naws.ebs.Volume("v", size=c.get_int("size") or 8, iops=c.require_int("iops"), type=c.get("type", "gp3"), encrypted=c.get_bool("safe"), key=c.require("key"), o=c.require_object("o")["deep_key"])',
    config: { 'shop:iops': '3000', 'shop:safe': 'false', 'shop:o': '{"deep_key": 5}' },
    expected: [
      'v: aws:ebs:Volume {encrypted: false, iops: 3000, key: <the configuration of stack `dev` has no `shop:key`>, o: 5, size: 8, type: "gp3"}',
    ],
  },
  {
    name: 'loops and comprehensions',
    text: 'for i in range(1, 3):\n    aws.ec2.Eip(f"ip-{i}")\nsizes = {n: s for n, s in zip(["a", "b"], [1, 2]) if s > 1}\nfor k, (i, v) in zip(["z"], enumerate(sizes.values(), 5)):\n    aws.ebs.Volume(k, size=v, iops=i)\nmade = [aws.s3.Bucket(f"b{x}{y}") for x in range(2) for y in "ab" if x == 1]',
    expected: ['ip-1 ip-2: aws:ec2:Eip {}', 'z: aws:ebs:Volume {iops: 5, size: 2}', 'b1a b1b: aws:s3:Bucket {}'],
  },
  {
    name: 'functions, defaults, rest and keywords',
    text: 'def disk(name, size=8, *more, **others):\n    return aws.ebs.Volume(name, size=size + len(more), **others)\ndisk("a")\ndisk("b", 1, 2, 3, type="gp3")\ndisk(name="c", size=4)',
    expected: [
      'a: aws:ebs:Volume {size: 8}',
      'b: aws:ebs:Volume {size: 3, type: "gp3"}',
      'c: aws:ebs:Volume {size: 4}',
    ],
  },
  {
    name: 'branches, chains of comparisons, conditional expressions',
    text: 'import os\nx = 5\nif 1 < x <= 4:\n    y = 1\nelif x in [5, 6] and not x == 7:\n    y = 2\nelse:\n    y = 3\nz = "a" if y is None else "b"\non = os.environ.get("ON")\nif on:\n    aws.s3.Bucket("maybe")\naws.ebs.Volume("v", size=y, type=z, iops=1 if on else 2)',
    expected: [
      '<the environment variable `ON` is not read>: aws:s3:Bucket {}',
      'v: aws:ebs:Volume {iops: <the environment variable `ON` is not read>, size: 2, type: "b"}',
    ],
  },
  {
    name: 'components and data classes',
    text: 'from dataclasses import dataclass\n@dataclass\nclass Args:\n    size: int\n    kind: str = "gp3"\nclass Disk(pulumi.ComponentResource):\n    zone = "a"\n    def __init__(self, name: str, args: Args, opts=None):\n        super().__init__("shop:Disk", name, None, opts)\n        self.volume = aws.ebs.Volume(name, size=args.size, type=args.kind, zone=self.zone, opts=pulumi.ResourceOptions(parent=self))\n    @property\n    def id(self):\n        return self.volume.id\nd = Disk("d", Args(9))\naws.s3.Bucket("b", bucket=d.id)',
    expected: [
      'd: aws:ebs:Volume {size: 9, type: "gp3", zone: "a"} of shop:Disk::d parent shop:Disk::d',
      'b: aws:s3:Bucket {bucket: <→ shop:Disk::d/aws:ebs:Volume::d.id>}',
    ],
  },
  {
    name: 'outputs and enumerations',
    text: 'vpc = aws.ec2.Vpc("vpc", cidr_block="10.0.0.0/16")\naws.ec2.Subnet("s", vpc_id=vpc.id, cidr_block=vpc.cidr_block)\npulumi.Output.all(a=vpc.id, b="x").apply(lambda o: aws.s3.Bucket("b", bucket=o["b"], acl=o["a"]))\naws.ec2.Instance("i", instance_type=aws.ec2.InstanceType.T3A_2_X_LARGE)\naws.rds.Instance("r", instance_class=aws.rds.InstanceType.X1_E_4_X_LARGE)',
    expected: [
      'vpc: aws:ec2:Vpc {cidrBlock: "10.0.0.0/16"}',
      's: aws:ec2:Subnet {cidrBlock: "10.0.0.0/16", vpcId: <→ aws:ec2:Vpc::vpc.id>}',
      'b: aws:s3:Bucket {acl: <→ aws:ec2:Vpc::vpc.id>, bucket: "x"}',
      'i: aws:ec2:Instance {instanceType: "t3a.2xlarge"}',
      'r: aws:rds:Instance {instanceClass: "db.x1e.4xlarge"}',
    ],
  },
  {
    name: 'enumerations of packaged components, and structures without the word in their names',
    text: 'import pulumi_awsx as awsx\nimport pulumi_docker as docker\nawsx.ec2.Vpc("v", subnet_specs=[awsx.ec2.SubnetSpecArgs(type=awsx.ec2.SubnetType.ISOLATED)], nat_gateways=awsx.ec2.NatGatewayConfigurationArgs(strategy=awsx.ec2.NatGatewayStrategy.ONE_PER_AZ))\ndocker.Image("i", registry=docker.ImageRegistry("server", "name", "secret"))',
    expected: [
      'v: awsx:ec2:Vpc {natGateways: {strategy: "OnePerAz"}, subnetSpecs: [{type: "Isolated"}]}',
      'i: docker:Image {registry: {}}',
    ],
  },
  {
    name: 'imports of packages and of files of the program',
    text: 'from pulumi_aws import ec2, rds as r\nfrom pulumi_aws.s3 import Bucket\nimport pulumi_azure_native as native\nfrom parts.disks import disk\nfrom parts import names as n\nimport more\nec2.Eip(n.first); r.Instance("b"); Bucket("c"); native.compute.Disk("d")\ndisk(more.size)',
    files: {
      'parts/__init__.py': '',
      'parts/disks.py':
        'import pulumi_aws as aws\nfrom .names import first\ndef disk(size):\n    aws.ebs.Volume(first, size=size)\n',
      'parts/names.py': 'first = "x"\n',
      'more.py': 'size = 7\n',
    },
    expected: [
      'x: aws:ec2:Eip {}',
      'b: aws:rds:Instance {}',
      'c: aws:s3:Bucket {}',
      'd: azure-native:compute:Disk {}',
      'x: aws:ebs:Volume {size: 7}',
    ],
  },
  {
    name: 'main guard, with and match',
    text: 'def main():\n    with open("x") as f:\n        text = f.read()\n    match "b":\n        case "a":\n            n = 1\n        case "b" | "c":\n            n = 2\n        case _:\n            n = 3\n    aws.ebs.Volume("v", size=n, id=text)\nif __name__ == "__main__":\n    main()',
    expected: ['v: aws:ebs:Volume {id: <`open` is not known>, size: 2}'],
  },
  {
    name: 'main guard of a file that is imported',
    text: 'from parts.disks import disk\nif __name__ == "__main__":\n    disk("v")',
    files: {
      'parts/__init__.py': '',
      'parts/disks.py':
        'import pulumi_aws as aws\ndef disk(name):\n    aws.ebs.Volume(name, id=__name__)\nif __name__ == "__main__":\n    disk("tried")\n',
    },
    expected: ['v: aws:ebs:Volume {id: "parts.disks"}'],
  },
];

describe('Pulumi programs in Python', () => {
  let reader: ProgramReader;
  before(async () => {
    reader = await loadedReader();
  });

  for (const { name, text, expected, files = {}, config = {} } of cases) {
    it(name, () => {
      const reading = readProgram(reader, {
        runtime: 'python',
        files: { ...files, '__main__.py': head + text },
        config,
      });
      assert.deepEqual(showDeclarations(reading), expected);
    });
  }
});
