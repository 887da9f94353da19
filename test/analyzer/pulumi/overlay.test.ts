import assert from 'node:assert/strict';
import { matchName, namePattern } from '../../../src/analyzer/pulumi/preview/name-pattern';
import type { Overlay } from '../../../src/analyzer/pulumi/preview/overlay';
import { readPulumiPreview } from '../../../src/analyzer/pulumi/preview/read-preview';
import { PulumiWorkspace } from '../../../src/analyzer/pulumi/workspace';
import type { Resource } from '../../../src/analyzer/resource';
import { bundled } from '../../server/pulumi-programs';
import { valueText } from '../workspace-text';
import { previewText } from './preview-text';
import { plainSettings, types } from './pulumi-text';

const volume = 'aws:ebs/volume:Volume';
const bucket = 'aws:s3/bucketV2:BucketV2';

class Case {
  readonly settings = { ...plainSettings, preview: (): Overlay | undefined => this.overlay };
  private overlay: Overlay | undefined;
  private readonly workspace: PulumiWorkspace;

  constructor(private readonly files: Record<string, string>) {
    this.workspace = new PulumiWorkspace({ types, settings: this.settings, programs: bundled().programs });
    for (const [name, text] of Object.entries(files)) this.workspace.put(`/app/${name}`, text);
  }

  async load(): Promise<this> {
    await this.workspace.load({ read: async () => undefined, list: async () => [] }, ['/app']);
    for (const [name, text] of Object.entries(this.files)) this.workspace.put(`/app/${name}`, text);
    this.project.segments();
    return this;
  }

  get project() {
    const [project] = this.workspace.projects();
    assert.ok(project);
    return project;
  }

  preview(text: string, stack = 'dev'): void {
    const plan = readPulumiPreview(text, { file: 'preview', types, defaultRegion: plainSettings.defaultRegion });
    assert.ok(plan.kind !== 'error');
    this.overlay = this.project.overlay({ plan, stack, label: 'pulumi preview 12:04' });
    this.workspace.configure(this.settings);
  }

  edit(file: string, from: string, to: string): void {
    const text = this.files[file] ?? '';
    assert.ok(text.includes(from), from);
    this.files[file] = text.replace(from, to);
    this.workspace.put(`/app/${file}`, this.files[file]);
  }

  configure(settings: Partial<typeof this.settings>): void {
    this.workspace.configure({ ...this.settings, ...settings });
  }

  /** `file:line module/name attributes (remark)`, those of free components that packages bring left out. */
  lines(): readonly string[] {
    return this.project.resources().map((resource) => lineOf(resource));
  }
}

function lineOf({ source, module, name, attributes, remarks = [], instances }: Resource): string {
  const file = source.file.replace('/app/', '');
  const place = `${file}:${source.headerRange().start.line + 1}`;
  const number = Array.isArray(instances) ? (instances.length === 1 ? '' : ` × ${instances.length}`) : ' × ?';
  return `${place} ${module === '' ? '' : `${module}/`}${name}${number} ${valueText(attributes)} (${remarks.join()})`;
}

const now = 'from pulumi preview 12:04';

const program = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
const config = new pulumi.Config();
const data = new aws.ebs.Volume("data", { size: config.requireNumber("size") });
for (const zone of config.requireObject<string[]>("zones")) {
  new aws.s3.BucketV2(\`logs-\${zone}\`, { bucket: zone });
  new aws.s3.BucketV2(\`\${zone}-site\`, {});
}
`;

describe('A preview over a program', () => {
  it('gives values and numbers that the text leaves open, at the lines that make them', async () => {
    const shop = await new Case({ 'Pulumi.yaml': 'name: shop\nruntime: nodejs\n', 'index.ts': program }).load();
    assert.deepEqual(shop.lines(), [
      'index.ts:4 data {size=?(the configuration of stack `dev` has no `shop:size`)} ()',
      'index.ts:6 BucketV2 × ? {bucket=?(the configuration of stack `dev` has no `shop:zones`)} ()',
      'index.ts:7 BucketV2 × ? {} ()',
    ]);
    shop.preview(
      previewText([
        { token: volume, name: 'data', inputs: { size: 40 } },
        { token: bucket, name: 'logs-a', inputs: { bucket: 'a' } },
        { token: bucket, name: 'logs-b', inputs: { bucket: 'b' } },
        { token: bucket, name: 'b-site' },
        { token: volume, name: 'other', inputs: { size: 1 } },
      ]),
    );
    assert.deepEqual(shop.lines(), [
      `index.ts:4 data {size=40} (${now})`,
      `index.ts:6 logs-a {bucket="a"} (${now})`,
      `index.ts:6 logs-b {bucket="b"} (${now})`,
      `index.ts:7 b-site {} (${now})`,
      `Pulumi.yaml:1 other {size=1} (${now}; no line of the program is known to make it)`,
    ]);
    assert.deepEqual(shop.project.notes(), [
      'shop (dev): values are from pulumi preview 12:04, where the text is still the same',
      'At no line of the program, so far as can be told: aws:ebs/volume:Volume::other',
    ]);
    const [data] = shop.project.resources();
    assert.equal(data?.source.attributeRange(['size'])?.start.line, 3, 'attributes stand where the text has them');
  });

  it('ends where the text of a declaration changes, or what it reads; and comes back with it', async () => {
    const yaml = `name: shop
runtime: yaml
config: {size: {default: 10}}
resources:
  one: {type: "aws:ebs:Volume", properties: {size: 1}}
  two: {type: "aws:ebs:Volume", properties: {size: "\${size}"}}
  three: {type: "aws:ebs:Volume", properties: {size: 3}}
`;
    const shop = await new Case({ 'Pulumi.yaml': yaml }).load();
    shop.preview(
      previewText([
        { token: volume, name: 'one', inputs: { size: 101 } },
        { token: volume, name: 'two', inputs: { size: 102 } },
      ]),
    );
    const before = shop.project.resources();
    const [one, two, three] = [
      `Pulumi.yaml:5 one {size=101} (${now})`,
      `Pulumi.yaml:6 two {size=102} (${now})`,
      'Pulumi.yaml:7 three {size=3} (not in pulumi preview 12:04)',
    ];
    assert.deepEqual(shop.lines(), [one, two, three]);
    shop.edit('Pulumi.yaml', '{size: 1}', '{size: 11}');
    const changed = 'Pulumi.yaml:5 one {size=11} (changed since pulumi preview 12:04)';
    assert.deepEqual(shop.lines(), [changed, two, three]);
    shop.edit('Pulumi.yaml', 'default: 10', 'default: 20');
    assert.deepEqual(shop.lines(), [
      changed,
      'Pulumi.yaml:6 two {size=20} (changed since pulumi preview 12:04)',
      three,
    ]);
    shop.edit('Pulumi.yaml', 'default: 20', 'default: 10');
    shop.edit('Pulumi.yaml', '{size: 11}', '{size: 1}');
    assert.deepEqual(shop.project.resources(), before);
    shop.edit('Pulumi.yaml', 'resources:', '# more\nresources:');
    assert.deepEqual(
      shop.lines(),
      [one, two, three].map((line) => line.replace(/:(\d)/, (_, number) => `:${Number(number) + 1}`)),
      'lines move',
    );
    assert.ok(
      shop.project.resources().every((resource, index) => resource === before[index]),
      'what says the same is the same object',
    );
    shop.edit('Pulumi.yaml', '  two: {type: "aws:ebs:Volume", properties: {size: "${size}"}}\n', '');
    assert.deepEqual(shop.lines().length, 2, 'what is gone from the text is gone');
  });

  it('puts what components make at the component, or at the line inside of it that says so', async () => {
    const text = `import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import * as acme from "@acme/site";
class Site extends pulumi.ComponentResource {
  constructor(name: string, args: { size: number }) {
    super("my:Site", name);
    new aws.ebs.Volume(name + "-disk", { size: args.size }, { parent: this });
  }
}
new awsx.ec2.Vpc("net", { natGateways: { strategy: "Single" } });
new Site("a", { size: 1 });
new Site("b", { size: 2 });
`;
    const shop = await new Case({ 'Pulumi.yaml': 'name: shop\nruntime: nodejs\n', 'index.ts': text }).load();
    const net = [['awsx:ec2:Vpc', 'net']] as const;
    const site = (name: string) => [['my:Site', name]] as const;
    shop.preview(
      previewText([
        { token: 'aws:ec2/vpc:Vpc', name: 'net', under: net },
        { token: 'aws:ec2/natGateway:NatGateway', name: 'net-1', under: net },
        { token: 'aws:ec2/natGateway:NatGateway', name: 'net-2', under: net },
        { token: volume, name: 'b-disk', under: site('b'), inputs: { size: 20 } },
        { token: volume, name: 'a-disk', under: site('a'), inputs: { size: 10 } },
        { token: bucket, name: 'a-logs', under: [...site('a'), ['my:Logs', 'a-inner']] },
      ]),
    );
    assert.deepEqual(shop.lines(), [
      `index.ts:11 net/net {} (${now})`,
      `index.ts:11 net/net-1 {} (${now})`,
      `index.ts:11 net/net-2 {} (${now})`,
      `index.ts:8 a/a-disk {size=10} (${now})`,
      `index.ts:8 b/b-disk {size=20} (${now})`,
      `index.ts:12 a.a-inner/a-logs {} (${now})`,
    ]);
    shop.edit('index.ts', '"Single"', '"None"');
    const changed = shop.lines().filter((line) => line.startsWith('index.ts:11 '));
    assert.ok(changed.length > 3 && changed.every((line) => line.endsWith('(changed since pulumi preview 12:04)')));
  });

  it('tells a component of a package that nobody has described by its children', async () => {
    const yaml = `name: shop
runtime: yaml
resources:
  portal: {type: "acme:site:Portal", properties: {size: large}}
`;
    const shop = await new Case({ 'Pulumi.yaml': yaml }).load();
    const under = [['acme:site:Portal', 'portal']] as const;
    shop.preview(
      previewText([
        { token: volume, name: 'portal-1', under, inputs: { size: 5 } },
        { token: volume, name: 'portal-2', under, inputs: { size: 6 } },
      ]),
    );
    assert.deepEqual(shop.lines(), [
      `Pulumi.yaml:4 portal/portal-1 {size=5} (${now})`,
      `Pulumi.yaml:4 portal/portal-2 {size=6} (${now})`,
    ]);
    assert.deepEqual(
      shop.project.segments().flatMap(({ calls }) => calls.map(({ name, addresses }) => [name, addresses])),
      [['portal', ['portal']]],
    );
  });

  it('is of one stack, and of programs in languages that are not read as well', async () => {
    const shop = await new Case({
      'Pulumi.yaml': 'name: shop\nruntime: dotnet\n',
      'Pulumi.prod.yaml': 'config: {}\n',
    }).load();
    shop.preview(previewText([{ token: volume, name: 'v', inputs: { size: 7 } }]), 'prod');
    const elsewhere = `Pulumi.yaml:1 v {size=7} (${now}; no line of the program is known to make it)`;
    assert.deepEqual(shop.lines(), [elsewhere]);
    shop.configure({ stack: () => 'dev' });
    assert.deepEqual(shop.lines(), []);
    assert.deepEqual(shop.project.notes(), ['pulumi preview 12:04 was of stack prod of shop, not of dev']);
    shop.configure({ preview: () => undefined, stack: () => 'prod' });
    assert.deepEqual([shop.lines(), shop.project.notes()], [[], []]);
  });

  it('takes each of many that share a name once, and says how many stand nowhere', async () => {
    const text = `import * as aws from "@pulumi/aws";
for (const name of names) new aws.ebs.Volume(name, { size: 1 });
`;
    const shop = await new Case({ 'Pulumi.yaml': 'name: shop\nruntime: nodejs\n', 'index.ts': text }).load();
    const same = Array.from({ length: 3 }, (_, index) => ({
      token: volume,
      name: 'v',
      under: [[`x:C${index}`, 'c']] as const,
    }));
    const many = Array.from({ length: 20 }, (_, index) => ({ token: bucket, name: `b${index}` }));
    shop.preview(previewText([...same, ...many]));
    const lines = shop.lines();
    assert.equal(lines.filter((line) => line.startsWith('index.ts:2 ')).length, 3);
    assert.equal(lines.length, 23);
    assert.match(shop.project.notes()[1] ?? '', /BucketV2::b9, 10 more$/);
  });
});

describe('Names in the text of a construction', () => {
  const cases: readonly (readonly [header: string, fits: readonly string[], fitsNot: readonly string[]])[] = [
    ['new aws.s3.Bucket(`logs-${zone}`', ['logs-a', 'logs-'], ['a-logs', 'log-a']],
    ['new aws.s3.Bucket(name + "-disk"', ['a-disk'], ['disk', 'a-disk-2']],
    ['new aws.s3.Bucket("a-" + x + "-b", {', ['a-1-b', 'a--b'], ['a-b', 'a-1-c']],
    ['new aws.s3.Bucket(name, { bucket: "x" }', ['anything'], []],
    ['aws.s3.Bucket(f"site-{env}-logs"', ['site-dev-logs'], ['site-dev']],
    ["aws.s3.Bucket(resource_name='one'", ['one'], ['one2', 'two']],
    ['s3.NewBucket(ctx, fmt.Sprintf("b-%d-%s", i, zone)', ['b-1-a'], ['c-1']],
    ['s3.NewBucket(ctx, name', ['anything'], []],
    ['', ['anything'], []],
    ['new X("\\"', ['anything'], []],
  ];
  for (const [header, fits, fitsNot] of cases) {
    it(header, () => {
      const pattern = namePattern(header);
      assert.deepEqual(
        fits.filter((name) => matchName(pattern, name) === undefined),
        [],
      );
      assert.deepEqual(
        fitsNot.filter((name) => matchName(pattern, name) !== undefined),
        [],
      );
    });
  }
});
