import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { terraformType } from '../../src/analyzer/pulumi/types/terraform-type';
import type { Resource } from '../../src/analyzer/resource';
import { loadUsage, usageOf } from '../../src/engine/usage';
import { describeResource } from '../../src/plugin/descriptor';
import { setDisabled } from '../../src/plugin/disable';
import { readPluginSettings } from '../../src/plugin/plugin-settings';
import { tokenOf } from '../../src/plugin/pulumi-token';
import { type Route, routedPlugins } from '../../src/plugin/routes';
import { workspaceOf } from '../analyzer/workspace-text';
import { newFolder } from '../new-folder';

const root = resolve(__dirname, '..', '..');

describe('The protocol', () => {
  it('is in the programs as it stands in proto/', () => {
    const script = "import('./scripts/compile-proto.mjs').then((m) => process.stdout.write(m.compileProtocol()))";
    const compiled = execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' });
    assert.equal(readFileSync(join(root, 'src/plugin/protocol.json'), 'utf8'), compiled);
  });

  it('knows resources by Pulumi’s tokens', () => {
    const tokens = {
      aws_instance: 'aws:ec2/instance:Instance',
      aws_nat_gateway: 'aws:ec2/natGateway:NatGateway',
      aws_ebs_volume: 'aws:ebs/volume:Volume',
      aws_db_instance: 'aws:rds/instance:Instance',
      aws_rds_cluster: 'aws:rds/cluster:Cluster',
      aws_s3_bucket: 'aws:s3/bucket:Bucket',
      aws_lambda_function: 'aws:lambda/function:Function',
      aws_dynamodb_table: 'aws:dynamodb/table:Table',
      aws_eks_cluster: 'aws:eks/cluster:Cluster',
      aws_lb: 'aws:lb/loadBalancer:LoadBalancer',
      aws_alb: 'aws:alb/loadBalancer:LoadBalancer',
      aws_elasticache_cluster: 'aws:elasticache/cluster:Cluster',
      aws_cloudwatch_log_group: 'aws:cloudwatch/logGroup:LogGroup',
      aws_ec2_transit_gateway: 'aws:ec2transitgateway/transitGateway:TransitGateway',
      aws_autoscaling_group: 'aws:autoscaling/group:Group',
      azurerm_linux_virtual_machine: 'azure:compute/linuxVirtualMachine:LinuxVirtualMachine',
      google_compute_instance: 'gcp:compute/instance:Instance',
      google_storage_bucket: 'gcp:storage/bucket:Bucket',
      hcloud_server: 'hcloud:index/server:Server',
    };
    assert.deepEqual(Object.fromEntries(Object.keys(tokens).map((type) => [type, tokenOf(type)])), tokens);
  });

  it('has a token for every type that bundled specs price, which stands for that type', () => {
    const listed = execFileSync('ls', ['pricing/specs/aws'], { cwd: root, encoding: 'utf8' }).split('\n');
    const types = listed.flatMap((name) => /^(aws_\w+)\.yaml$/.exec(name)?.[1] ?? []);
    assert.ok(types.length > 50);
    assert.deepEqual(
      types.filter((type) => terraformType(tokenOf(type)) !== type),
      [],
    );
  });

  const describe_ = (tf: string, usage = '') => {
    const resource: Resource | undefined = workspaceOf({ 'main.tf': tf }).projects()[0]?.resources()[0];
    assert.ok(resource);
    const description = describeResource(
      resource,
      usageOf(loadUsage(usage, 'costline-usage.yml'), resource.type, resource.address),
    );
    if (description.kind === 'undecided') return description.because;
    const { provider, resource_type, sku, region, tags } = description.descriptor;
    return { provider, resource_type, sku, region, tags };
  };

  it('tells of attributes under both spellings, of tags, and of no secrets', () => {
    const tf = `
provider "aws" {
  region = "eu-west-1"
}
variable "password" {
  default   = "s3cret"
  sensitive = true
}
resource "aws_db_instance" "a" {
  instance_class    = "db.t3.micro"
  allocated_storage = 20
  multi_az          = true
  master_password   = "hidden"
  username          = var.password
  engine            = "postgres"
  tags = {
    team   = "web"
    engine = "not this one"
  }
}`;
    assert.deepEqual(describe_(tf), {
      provider: 'aws',
      resource_type: 'aws:rds/instance:Instance',
      sku: 'db.t3.micro',
      region: 'eu-west-1',
      tags: {
        team: 'web',
        engine: 'postgres',
        instanceClass: 'db.t3.micro',
        instance_class: 'db.t3.micro',
        allocatedStorage: '20',
        allocated_storage: '20',
        multiAz: 'true',
        multi_az: 'true',
      },
    });
  });

  it('tells of stated usage by its own names and by FinFocus’s; attributes come first', () => {
    const tf =
      'provider "aws" {\n  region = "eu-west-1"\n}\nresource "aws_lambda_function" "a" {\n  memory_size = 512\n}';
    const usage =
      'resource_usage:\n  aws_lambda_function.a:\n    monthly_requests: 1000000\n    request_duration_ms: 250\n    memory_size: 128\n    working_hours: 100\n    none:\n    deep: { a: 1 }\n';
    const description = describe_(tf, usage);
    assert.deepEqual(typeof description === 'string' ? description : description.tags, {
      memorySize: '512',
      memory_size: '512',
      monthly_requests: '1000000',
      requests_per_month: '1000000',
      request_duration_ms: '250',
      avg_duration_ms: '250',
    });
  });

  it('is not used where the region or the sku is not known', () => {
    const region =
      'variable "r" {}\nprovider "aws" {\n  region = var.r\n}\nresource "aws_instance" "a" {\n  instance_type = "t3.micro"\n}';
    assert.match(String(describe_(region)), /^the region is not known: /);
    assert.match(
      String(describe_('variable "t" {}\nresource "aws_instance" "a" {\n  instance_type = var.t\n}')),
      /var\.t/,
    );
  });
});

describe('Routes', () => {
  it('go to the plugins of the first that fits in type or token, provider and region', () => {
    const all = { types: [], providers: [], regions: [], plugins: [] };
    const routes: readonly Route[] = [
      { ...all, types: ['aws_db_*', 'aws:lb/*'], regions: ['eu-*'], plugins: ['europe'] },
      { ...all, types: ['aws_?b'], plugins: ['balancers', 'others'] },
      { ...all, providers: ['google'] },
    ];
    const asked = (type: string, region: string, provider = 'aws', token = ''): string =>
      routedPlugins(routes, { type, token, provider, region })?.join(' ') ?? 'all';
    assert.deepEqual(
      [
        asked('aws_db_instance', 'eu-west-1'),
        asked('aws_db_instance', 'us-east-1'),
        asked('aws_lb', 'eu-west-1'),
        asked('aws_lb', 'eu-west-1', 'aws', 'aws:lb/loadBalancer:LoadBalancer'),
        asked('google_disk', 'eu-west-1', 'google'),
      ],
      ['europe', 'all', 'balancers others', 'europe', ''],
    );
  });

  it('and the other settings are read with the lines of their mistakes', () => {
    const text =
      'plugins:\n  folders: tools\n  priority: { a: high }\n  routes:\n    - { types: [x] }\n    - { plugins: [a], typo: 1 }\n  more: 1\n';
    assert.deepEqual(
      readPluginSettings(text).errors.map(({ line, message }) => `${line + 1} ${message}`),
      [
        '7 "more" is no key of plugins; known are folders, disabled, priority, environment, routes',
        '3 The priority of a is a number',
        '2 "folders" is a list of texts',
        '5 A route is a map with types, providers, regions, plugins; "plugins" says who is asked',
        '6 "typo" is no key of a route; known are types, providers, regions, plugins',
      ],
    );
    assert.deepEqual(readPluginSettings('budgets: []\n').errors, []);
  });

  it('and who is disabled is written into the file, which else stays as it is', () => {
    const folder = newFolder('settings');
    const file = join(folder, 'config.yml');
    try {
      for (const [before, after] of [
        [undefined, 'plugins:\n  disabled: [ p ]\n'],
        ['# mine\n', '# mine\n\nplugins:\n  disabled: [ p ]\n'],
        ['plugins:\n  priority: { a: 1 } # first\n', 'plugins:\n  priority: { a: 1 } # first\n  disabled: [ p ]\n'],
        ['plugins:\n  disabled: [a] # no\n', 'plugins:\n  disabled: [ a, p ] # no\n'],
        ['plugins:\n  disabled: [p]\n', 'plugins:\n  disabled: [p]\n'],
      ] as const) {
        rmSync(file, { force: true });
        if (before !== undefined) writeFileSync(file, before);
        setDisabled(file, 'p', true);
        assert.equal(readFileSync(file, 'utf8'), after);
        setDisabled(file, 'p', false);
        assert.deepEqual(readPluginSettings(readFileSync(file, 'utf8')).disabled.includes('p'), false);
      }
      for (const broken of ['plugins: [\n', '- a\n', 'plugins: no\n', ...[...'[{]}'].map((sign) => sign.repeat(1e6))]) {
        writeFileSync(file, broken);
        assert.throws(() => setDisabled(file, 'p', true), /no map in YAML/);
        assert.equal(readFileSync(file, 'utf8'), broken);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
