import assert from 'node:assert/strict';
import type { ProgramReader } from '../../../../src/analyzer/pulumi/declaration';
import type { Value } from '../../../../src/expression/value';
import { loadedReader, readProgram, showDeclarations } from './read-program';

const head = 'import * as pulumi from "@pulumi/pulumi";\nimport * as aws from "@pulumi/aws";\n';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly expected: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly config?: Readonly<Record<string, Value>>;
}

const cases: readonly Case[] = [
  {
    name: 'literals of every kind',
    text: 'new aws.ec2.Instance("web", { instanceType: "t3.micro", monitoring: true, cpuCount: 2, tags: { a_b: "x", "c-d": `y` }, userData: undefined, ids: ["a", ...["b"]] });',
    expected: [
      'web: aws:ec2:Instance {cpuCount: 2, ids: ["a", "b"], instanceType: "t3.micro", monitoring: true, tags: {a_b: "x", c-d: "y"}, userData: null}',
    ],
  },
  {
    name: 'constants, templates and arithmetic',
    text: 'const gb = 10; const n = "web";\nconst name = `${n}-${gb * 2}`;\nnew aws.ebs.Volume(name, { size: gb * 2 + 1, type: "gp" + 3 });',
    expected: ['web-20: aws:ebs:Volume {size: 21, type: "gp3"}'],
  },
  {
    name: 'configuration, with defaults',
    text: 'const c = new pulumi.Config(); const a = new pulumi.Config("aws");\nnew aws.ebs.Volume("v", { size: c.getNumber("size") ?? 8, iops: c.requireNumber("iops"), type: c.get("type") || "gp3", encrypted: c.getBoolean("safe"), zone: a.require("region") + "a", kmsKeyId: c.require("key") });',
    config: { 'shop:iops': '3000', 'shop:safe': 'true', 'aws:region': 'eu-west-1' },
    expected: [
      'v: aws:ebs:Volume {encrypted: true, iops: 3000, kmsKeyId: <the configuration of stack `dev` has no `shop:key`>, size: 8, type: "gp3", zone: "eu-west-1a"}',
    ],
  },
  {
    name: 'a loop that makes what is alike is one declaration',
    text: 'for (let i = 0; i < 3; i++) new aws.ec2.Eip(`ip-${i}`, { domain: "vpc" });',
    expected: ['ip-0 ip-1 ip-2: aws:ec2:Eip {domain: "vpc"}'],
  },
  {
    name: 'a loop that makes what differs is several',
    text: 'for (const [name, size] of Object.entries({ a: 1, b: 2 })) { new aws.ebs.Volume(name, { size }); }',
    expected: ['a: aws:ebs:Volume {size: 1}', 'b: aws:ebs:Volume {size: 2}'],
  },
  {
    name: 'array methods',
    text: 'const made = ["a", "b", "c"].filter((n) => n !== "b").map((n, i) => new aws.s3.Bucket(`${n}${i}`));\nnew aws.ebs.Volume("v", { size: made.length, tags: { all: ["x"].concat(["y"]).join("-") } });',
    expected: ['a0 c1: aws:s3:Bucket {}', 'v: aws:ebs:Volume {size: 2, tags: {all: "x-y"}}'],
  },
  {
    name: 'functions with defaults, rest and destructuring',
    text: 'function disk(name: string, { size = 8, type = "gp3" }: any = {}, ...more: number[]) { return new aws.ebs.Volume(name, { size: size + more.length, type }); }\ndisk("a"); disk("b", { size: 20 }, 1, 2);',
    expected: ['a: aws:ebs:Volume {size: 8, type: "gp3"}', 'b: aws:ebs:Volume {size: 22, type: "gp3"}'],
  },
  {
    name: 'known branches, and those that are not known',
    text: 'const prod = pulumi.getStack() === "prod";\nconst on = process.env.ON;\nlet size = 1;\nif (prod) size = 9; else { size = 2; }\nif (on) { new aws.s3.Bucket("maybe"); size = 2; }\nlet other = 3; if (on) other = 4;\nnew aws.ebs.Volume("v", { size, iops: prod ? 1 : 2, throughput: on ? 7 : 7, other });\nif (prod) new aws.s3.Bucket("no");',
    expected: [
      '<the environment variable `ON` is not read>: aws:s3:Bucket {}',
      'v: aws:ebs:Volume {iops: 2, other: <the environment variable `ON` is not read>, size: 2, throughput: 7}',
    ],
  },
  {
    name: 'a check that throws leaves no choice',
    text: 'const on = process.env.ON;\nif (!on) { throw new Error("set ON"); }\nnew aws.s3.Bucket("b");',
    expected: ['b: aws:s3:Bucket {}'],
  },
  {
    name: 'what follows a return that may happen is uncertain',
    text: 'function f() { if (process.env.ON) return "a"; new aws.s3.Bucket("b"); return "b"; }\nnew aws.ebs.Volume("v", { type: f() });',
    expected: [
      '<the environment variable `ON` is not read>: aws:s3:Bucket {}',
      'v: aws:ebs:Volume {type: <the environment variable `ON` is not read>}',
    ],
  },
  {
    name: 'a loop over what is not known',
    text: 'const zones = aws.getAvailabilityZones().then((z) => z.names);\nfor (const z of zones as any) new aws.ec2.Subnet(`s-${z}`, { availabilityZone: z, mapPublicIpOnLaunch: true });',
    expected: [
      '<aws:getAvailabilityZones asks a cloud>: aws:ec2:Subnet {availabilityZone: <aws:getAvailabilityZones asks a cloud>, mapPublicIpOnLaunch: true}',
    ],
  },
  {
    name: 'outputs are inputs where those are written, else references',
    text: 'const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" });\nnew aws.ec2.Subnet("s", { vpcId: vpc.id, cidrBlock: vpc.cidrBlock.apply((c) => c.replace("/16", "/24")), tags: { Name: pulumi.interpolate`${vpc.cidrBlock}-x`, id: pulumi.interpolate`${vpc.id}!` } });\npulumi.all([vpc.id, "t3.small"]).apply(([id, size]) => new aws.ec2.Instance("i", { instanceType: size, subnetId: id }));',
    expected: [
      'vpc: aws:ec2:Vpc {cidrBlock: "10.0.0.0/16"}',
      's: aws:ec2:Subnet {cidrBlock: "10.0.0.0/24", tags: {Name: "10.0.0.0/16-x", id: <→ aws:ec2:Vpc::vpc.id>}, vpcId: <→ aws:ec2:Vpc::vpc.id>}',
      'i: aws:ec2:Instance {instanceType: "t3.small", subnetId: <→ aws:ec2:Vpc::vpc.id>}',
    ],
  },
  {
    name: 'an object that comes out of a resource has more in it than was put in',
    text: 'const n = new aws.ec2.Vpc("n", { blocks: [{ size: 1 }] } as any) as any;\nnew aws.ebs.Volume("v", { size: n.blocks[0].size, zone: n.blocks[0].zone, home: aws.ec2.Vpc.getDefault().id });',
    expected: [
      'n: aws:ec2:Vpc {blocks: [{size: 1}]}',
      'v: aws:ebs:Volume {home: <`aws.ec2.Vpc.getDefault` is not read>, size: 1, zone: <→ aws:ec2:Vpc::n.blocks>}',
    ],
  },
  {
    name: 'enumerations of packages',
    text: 'new aws.ec2.Instance("a", { instanceType: aws.ec2.InstanceType.T3_2XLarge, tenancy: aws.ec2.Tenancy.Dedicated });\nnew aws.rds.Instance("b", { instanceClass: aws.rds.InstanceType.M6G_Large, storageType: aws.rds.StorageType.GP3 });\nnew aws.lambda.Function("c", { runtime: aws.lambda.Runtime.Python3d12 });',
    expected: [
      'a: aws:ec2:Instance {instanceType: "t3.2xlarge", tenancy: "dedicated"}',
      'b: aws:rds:Instance {instanceClass: "db.m6g.large", storageType: "gp3"}',
      'c: aws:lambda:Function {runtime: <the value of `lambda.Runtime.Python3d12` is not known>}',
    ],
  },
  {
    name: 'what is counted behind a name is what it was before',
    text: 'let n = 3;\nconst names = ["a", "b", "c", "d"];\nnew aws.sqs.Queue(`q-${n++}`);\nnew aws.sqs.Queue(`q-${++n}`);\nnew aws.sqs.Queue(names[--n - 1]);\nnew aws.sqs.Queue(`${n--}-${n}`);',
    expected: ['q-3: aws:sqs:Queue {}', 'q-5: aws:sqs:Queue {}', 'd: aws:sqs:Queue {}', '4-3: aws:sqs:Queue {}'],
  },
  {
    name: 'node groups that a cluster makes',
    text: 'import * as eks from "@pulumi/eks";\nconst cluster = new eks.Cluster("c", { skipDefaultNodeGroup: true });\ncluster.createNodeGroup("fixed", { instanceType: "t3.large", desiredCapacity: 4 });',
    expected: [
      'c: eks:Cluster {skipDefaultNodeGroup: true}',
      'fixed: eks:NodeGroup {cluster: <→ eks:Cluster::c.>, desiredCapacity: 4, instanceType: "t3.large"}',
    ],
  },
  {
    name: 'enumerations of the program',
    text: 'enum Size { Small = "t3.small", Big = "m5.large" }\nenum Count { One = 1, Two }\nnew aws.ec2.Instance("a", { instanceType: Size.Big, cpuCoreCount: Count.Two });',
    expected: ['a: aws:ec2:Instance {cpuCoreCount: 2, instanceType: "m5.large"}'],
  },
  {
    name: 'components: subclasses of ComponentResource, also of one another',
    text: 'class Base extends pulumi.ComponentResource {\n  readonly bucket = new aws.s3.Bucket("logs", {}, { parent: this });\n  constructor(type: string, name: string, opts?: any) { super(type, name, {}, opts); }\n}\nclass Web extends Base {\n  private size = "t3.nano";\n  constructor(private readonly label: string, n: number) {\n    super("shop:Web", label);\n    for (let i = 0; i < n; i++) this.add(i);\n  }\n  private add(i: number) { new aws.ec2.Instance(`${this.label}-${i}`, { instanceType: this.size }, { parent: this }); }\n}\nnew Web("front", 2);',
    expected: [
      'logs: aws:s3:Bucket {} of shop:Web::front parent shop:Web::front',
      'front-0 front-1: aws:ec2:Instance {instanceType: "t3.nano"} of shop:Web::front parent shop:Web::front',
    ],
  },
  {
    name: 'explicit providers, inherited from parents',
    text: 'const eu = new aws.Provider("eu", { region: "eu-west-1" });\nclass C extends pulumi.ComponentResource { constructor(o: any) { super("a:C", "c", {}, o); new aws.s3.Bucket("in", {}, { parent: this }); } }\nnew C({ providers: { aws: eu } });\nconst b = new aws.s3.Bucket("out", {}, { provider: eu });\nnew aws.s3.BucketObject("o", {}, { parent: b });',
    expected: [
      'eu: pulumi:providers:aws {region: "eu-west-1"}',
      'in: aws:s3:Bucket {} of a:C::c parent a:C::c aws by pulumi:providers:aws::eu',
      'out: aws:s3:Bucket {} aws by pulumi:providers:aws::eu',
      'o: aws:s3:BucketObject {} parent aws:s3:Bucket::out aws by pulumi:providers:aws::eu',
    ],
  },
  {
    name: 'what exists is only looked up',
    text: 'const v = aws.ec2.Vpc.get("v", "vpc-1");\nnew aws.ec2.Subnet("s", { vpcId: v.id });',
    expected: ['v: aws:ec2:Vpc {} existing', 's: aws:ec2:Subnet {vpcId: <→ aws:ec2:Vpc::v.id>}'],
  },
  {
    name: 'imports of packages in their forms',
    text: 'import { ec2, rds as r } from "@pulumi/aws";\nimport { Bucket } from "@pulumi/aws/s3";\nimport * as native from "@pulumi/azure-native";\nimport * as k8s from "@pulumi/kubernetes";\nimport * as random from "@pulumi/random";\nconst gcp = require("@pulumi/gcp");\nnew ec2.Eip("a"); new r.Instance("b"); new Bucket("c");\nnew native.compute.v20230301.Disk("d"); new k8s.apps.v1.Deployment("e"); new random.RandomPassword("f"); new gcp.compute.Disk("g");',
    expected: [
      'a: aws:ec2:Eip {}',
      'b: aws:rds:Instance {}',
      'c: aws:s3:Bucket {}',
      'd: azure-native:compute/v20230301:Disk {}',
      'e: kubernetes:apps/v1:Deployment {}',
      'f: random:RandomPassword {}',
      'g: gcp:compute:Disk {}',
    ],
  },
  {
    name: 'imports of files of the program',
    text: 'import { disk } from "./disks";\nimport def, * as all from "./more/index.js";\nimport sizes from "./sizes.json";\ndisk(sizes.small); def(all.twice(3));',
    files: {
      'disks.ts':
        'import * as aws from "@pulumi/aws";\nexport const disk = (size: number) => new aws.ebs.Volume(`d${size}`, { size });',
      'more/index.ts':
        'import { disk } from "../disks";\nexport function twice(n: number) { return n * 2; }\nexport default function make(n: number) { disk(n); }',
      'sizes.json': '{"small": 4}',
    },
    expected: ['d4: aws:ebs:Volume {size: 4}', 'd6: aws:ebs:Volume {size: 6}'],
  },
  {
    name: 'a program that exports a function',
    text: 'export = async () => { const b = new aws.s3.Bucket("b"); return { name: b.id }; };',
    expected: ['b: aws:s3:Bucket {}'],
  },
  {
    name: 'packages that are not read say so',
    text: 'import _ from "lodash";\nnew aws.ebs.Volume("v", { size: _.max([1, 2]), type: missing });',
    expected: ['v: aws:ebs:Volume {size: <the package `lodash` is not read>, type: <`missing` is not known>}'],
  },
  {
    name: 'switch, while, and objects that are filled',
    text: 'const tags: any = {}; tags.a = 1; tags["b"] = 2;\nlet n = 0; while (n < 2) { n++; }\nlet type; switch (n) { case 1: type = "x"; break; case 2: type = "y"; break; default: type = "z"; }\nnew aws.ebs.Volume("v", { type, tags, size: Math.max(n, 5) });',
    expected: ['v: aws:ebs:Volume {size: 5, tags: {a: 1, b: 2}, type: "y"}'],
  },
];

describe('Pulumi programs in TypeScript', () => {
  let reader: ProgramReader;
  before(async () => {
    reader = await loadedReader();
  });

  for (const { name, text, expected, files = {}, config = {} } of cases) {
    it(name, () => {
      const reading = readProgram(reader, { runtime: 'nodejs', files: { ...files, 'index.ts': head + text }, config });
      assert.deepEqual(showDeclarations(reading), expected);
    });
  }
});
