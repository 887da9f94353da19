/** Every kind of file that Costline reads, all the way from its text to a report. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the samples are HCL, YAML and JSON.

import assert from 'node:assert/strict';
import { parseDocument } from 'yaml';
import { recognizeTemplate } from '../../src/analyzer/cloudformation/recognize';
import { createFormats, type Formats } from '../../src/analyzer/formats';
import type { Plan, PlanError } from '../../src/analyzer/plan/plan';
import { readPlan } from '../../src/analyzer/plan/read-plan';
import { readPulumiPreview } from '../../src/analyzer/pulumi/preview/read-preview';
import type { RelatedResources, Resource } from '../../src/analyzer/resource';
import { TextDocument } from '../../src/analyzer/text-document';
import { withStatements } from '../../src/engine/assume';
import { checkSpec } from '../../src/engine/check-spec';
import type { Estimate } from '../../src/engine/estimate';
import { FinfocusSpecs } from '../../src/engine/finfocus-specs';
import { RateBook } from '../../src/engine/rates';
import { loadUsage, noUsage, type UsageFile } from '../../src/engine/usage';
import { checkUsage } from '../../src/engine/usage-check';
import { loadWorkspaceOptions } from '../../src/engine/workspace-file';
import { checkBudgets } from '../../src/insight/budget';
import { loadBudgets } from '../../src/insight/budget-file';
import { createBundledEngine } from '../../src/node/pricing';
import { readPluginSettings } from '../../src/plugin/plugin-settings';
import { jsonReport } from '../../src/report/json';
import { markdownDocument } from '../../src/report/markdown-document';
import { readSaved } from '../../src/report/saved';
import { tableReport } from '../../src/report/table';
import type { Range } from '../../src/syntax/range';
import type { TextEdit } from '../../src/syntax/text-edit';
import { plainSettings as cloudformation } from '../analyzer/cloudformation/template-text';
import { plainSettings as pulumi } from '../analyzer/pulumi/pulumi-text';
import { plainSettings as terraform } from '../analyzer/workspace-text';
import { reportOf } from '../report/report-of';

/** What is said of a text: the message, with the zero-based line where there is one. */
export interface Told {
  readonly message: string;
  readonly line?: number | undefined;
}

export interface Way {
  readonly name: string;
  readonly sample: string;
  /** All the way, from the text alone. */
  readonly told: (text: string) => readonly Told[];
  /** Whether a reader of its own finds a mistake in the syntax: something has to be told then. */
  readonly isBroken: (text: string) => boolean;
  /** The same in an editor: a file that is edited, and what is shown of it each time. */
  readonly open?: () => OpenFile;
}

export interface OpenFile {
  readonly edit: (text: string, edit: TextEdit) => readonly Told[];
  /** The report as it is now. */
  readonly report: () => string;
}

const engine = createBundledEngine('pricing', () => 20_250_618);
const types = engine.specs;

/** Estimates are written in every way: what is written has to be what JSON can hold. */
function reported(estimates: readonly Estimate[]): string {
  for (const { status, reasons, monthlyCost, resource } of estimates) {
    assert.ok(
      monthlyCost === null || (Number.isFinite(monthlyCost) && monthlyCost >= 0),
      `${resource.address}: ${monthlyCost}`,
    );
    if (status === 'unpriced') assert.ok(reasons.length > 0, `${resource.address} without a reason`);
  }
  const report = reportOf(estimates);
  const json = JSON.stringify(jsonReport(report));
  assert.equal(readSaved(json).kind, 'report');
  tableReport(report, {});
  markdownDocument(report);
  return json;
}

function estimated(resources: readonly Resource[], related: RelatedResources, usage: UsageFile = noUsage): string {
  return reported(resources.flatMap((resource) => engine.estimate(resource, related, usage)));
}

/** A range is one of the text, from its beginning to its end. */
function checkRange({ start, end }: Range, document: TextDocument, what: string): void {
  const { text } = document;
  const [from, to] = [document.offsetAt(start), document.offsetAt(end)];
  assert.ok(from <= to && to <= text.length, `the range of ${what}: ${from} to ${to} of ${text.length}`);
  assert.deepEqual([document.positionAt(from), document.positionAt(to)], [start, end], `the range of ${what}`);
}

/** What is told of a file among others; the others are as they should be. */
function lookAt(
  formats: Formats,
  file: string,
  text: string,
): { readonly told: readonly Told[]; readonly json: string } {
  const told: Told[] = [];
  const document = new TextDocument(file, text);
  let json = '';
  for (const format of formats.all) {
    for (const { message, range } of format.files().includes(file) ? format.syntaxErrors(file) : []) {
      checkRange(range, document, message);
      told.push({ message, line: range.start.line });
    }
    for (const project of format.projects()) {
      for (const { message, file: where, range } of project.diagnostics()) {
        if (where !== file) continue;
        checkRange(range(), document, message);
        told.push({ message, line: range().start.line });
      }
      for (const { source, address } of project.resources()) {
        if (source.file !== file) continue;
        checkRange(source.range(), document, address);
        checkRange(source.headerRange(), document, address);
      }
      json += estimated(project.resources(), project.related());
    }
    format.wants();
  }
  return { told, json };
}

function wayOfFile(
  name: string,
  file: string,
  sample: string,
  isBroken: Way['isBroken'],
  others: Readonly<Record<string, string>> = {},
): Way {
  const path = `/ws/${file}`;
  const load = (text: string): Formats => {
    const formats = createFormats({
      types,
      settings: { terraform, cloudformation: { ...cloudformation, parameterFiles: ['/ws/parameters.json'] }, pulumi },
    });
    for (const [other, content] of [...Object.entries(others), [file, text] as const]) {
      for (const format of formats.all) if (format.takes(`/ws/${other}`)) format.put(`/ws/${other}`, content);
    }
    return formats;
  };
  return {
    name,
    sample,
    isBroken,
    told: (text) => lookAt(load(text), path, text).told,
    open: () => {
      const formats = load('');
      let last = '';
      return {
        edit: (text, edit) => {
          for (const format of formats.all) {
            if (!format.takes(path)) continue;
            if (format.has(path)) format.edit(path, text, edit);
            else format.put(path, text);
          }
          const { told, json } = lookAt(formats, path, text);
          last = json;
          return told;
        },
        report: () => last,
      };
    },
  };
}

/** Two resources that everything that is stated can be stated of. */
const web = `resource "aws_instance" "web" {
  instance_type = "m5.large"
}
resource "aws_lambda_function" "api" {
  memory_size = 512
}
`;
const stated = createFormats({ types, settings: { terraform, cloudformation, pulumi } });
stated.terraform.put('/ws/main.tf', web);
const project = stated.terraform.projects()[0] ?? assert.fail();
const addresses = new Map(project.resources().map(({ address, type }) => [address, type]));

function wayOfUsage(): Way {
  return {
    name: 'a usage file',
    sample: `version: 0.1
resource_type_default_usage:
  aws_lambda_function: &figures
    monthly_requests: 1000000
resource_usage:
  aws_lambda_function.api:
    <<: *figures
    request_duration_ms: 250 # long
  'aws_instance.web': {operating_system: "windows", assume: {instance_type: t3.micro}}
profiles:
  prod: {resource_usage: {aws_lambda_function.api: {monthly_requests: 5}}}
`,
    isBroken: isBrokenYaml,
    told: (text) => {
      const usage = loadUsage(text, 'costline-usage.yml');
      estimated(project.resources(), project.related(), usage);
      const document = new TextDocument('/ws/costline-usage.yml', text);
      const problems = checkUsage(text, { specFor: (type) => types.get(type), addresses, profile: '', shared: false });
      const shown = problems.map(({ message, start, end }) => {
        assert.ok(start >= 0 && start <= end && start <= text.length, `${message}: ${start} to ${end}`);
        return { message, line: document.positionAt(start).line };
      });
      if (usage.errors.length > 0)
        assert.ok(shown.length > 0, `the editor says nothing of ${usage.errors[0]?.message}`);
      return [...usage.errors, ...shown];
    },
  };
}

function wayOfOptions(): Way {
  return {
    name: '.costline.yml',
    sample: `hours_per_month: 720
usage_profile: prod
prices:
  - {service: ec2, region: "eu-*", row: m5.large*, price: 0.05, as_of: 2026-01-31}
discounts:
  - percent: 10
budgets:
  - total: 1000
  - tag: {team: web}
    increase: +10%
plugins:
  disabled: [one]
  routes: [{types: ["aws_*"], plugins: [two]}]
`,
    isBroken: isBrokenYaml,
    told: (text) => {
      const options = loadWorkspaceOptions(text, '.costline.yml');
      const budgets = loadBudgets(text, '/ws/.costline.yml');
      const usage = withStatements(noUsage, {
        assume: {},
        profile: options.usageProfile ?? '',
        hoursPerMonth: options.hoursPerMonth ?? 730,
        terms: options.terms,
      });
      const resources = project.resources();
      const estimates = resources.flatMap((resource) => engine.estimate(resource, project.related(), usage));
      reported(estimates);
      checkBudgets(budgets.budgets, [{ path: '/ws', estimates, changes: undefined }]);
      const settings = readPluginSettings(text);
      return [...options.errors, ...budgets.errors, ...settings.errors];
    },
  };
}

function wayOfSpec(name: string, file: string, sample: string): Way {
  return {
    name,
    sample,
    isBroken: isBrokenYaml,
    told: (text) => {
      const own = createBundledEngine('pricing', () => 20_250_618, [
        { origin: 'workspace', read: (type) => (type === 'aws_instance' ? { file, text } : undefined) },
      ]);
      const resources = project.resources();
      reported(resources.flatMap((resource) => own.estimate(resource, project.related())));
      return [...own.specs.errors(), ...checkSpec(text, file)];
    },
  };
}

function wayOfFinfocusSpec(): Way {
  return {
    name: 'a spec of FinFocus',
    sample: `provider: aws
service: ec2
sku: m5.large
currency: USD
pricing:
  onDemandHourly: 0.096
`,
    isBroken: (text) => /^provider:/m.test(text) && isBrokenYaml(text),
    told: (text) => {
      const specs = new FinfocusSpecs([{ origin: 'workspace', list: () => [{ file: 'ec2.yaml', text }] }], {
        tokenOf: () => 'aws:ec2/instance:Instance',
        ownSpec: () => undefined,
        today: () => '2026-01-31',
      });
      const own = createBundledEngine('pricing', () => 20_250_618);
      own.useSource(specs);
      reported(project.resources().flatMap((resource) => own.estimate(resource, project.related())));
      return specs.errors();
    },
  };
}

function wayOfRates(): Way {
  return {
    name: 'a rate table',
    sample: `# keys: class,os
# as_of: 2026-01-31
# origin: a price list
class,os,unit,from,us-east-1,eu-west-1
small,linux,hours,,0.01,0.02
"large, new",linux,hours,,0.04,
large,linux,hours,100,0.03,
`,
    isBroken: () => false,
    told: (text) => {
      const rates = new RateBook([{ read: () => ({ file: 'x.csv', text, kind: 'workspace' }) }]);
      rates.lookup('x/p', ['small', 'linux'], 'us-east-1');
      rates.lookup('x/p', { class: 'large', os: 'linux' }, 'eu-west-1');
      rates.rows('x/p');
      return rates.errors();
    },
  };
}

function wayOfPlan(name: string, sample: string, read: (text: string) => Plan | PlanError): Way {
  return {
    name,
    sample,
    isBroken: isBrokenJson,
    told: (text) => {
      const plan = read(text);
      if (plan.kind === 'error') return [plan];
      const document = new TextDocument('/ws/plan.json', text);
      for (const { resources, related } of [plan.planned, plan.prior]) {
        for (const { source, address } of resources) checkRange(source.range(), document, address);
        estimated(resources, related);
      }
      return plan.diagnostics.map(({ message, range }) => ({ message, line: range().start.line }));
    },
  };
}

const planSettings = { file: '/ws/plan.json', defaultRegion: () => 'us-east-1', types };

const saved = estimated(project.resources(), project.related());

export const ways: readonly Way[] = [
  wayOfFile(
    'Terraform',
    'main.tf',
    `# A shop. ä😀
variable "size" {
  type    = object({ gb = number, kind = optional(string, "gp3") })
  default = { gb = 20 }
}
locals {
  names = toset(["a", "b\${1 + 1}"])
}
resource "aws_ebs_volume" "data" {
  for_each          = local.names
  availability_zone = "us-east-1a"
  size              = var.size.gb > 10 ? max(var.size.gb, 30) : null
  tags              = { for name in local.names : name => upper(name) if name != "" }
  type              = <<-EOT
    %{ if true ~}
    \${var.size.kind}
    %{~ endif }
    EOT
}
module "app" {
  source = "./app"
  ids    = values(aws_ebs_volume.data)[*].id
}
`,
    hasOpenBraces,
    { 'app/main.tf': `variable "ids" {}\n${web}` },
  ),
  wayOfFile(
    'Terraform in JSON',
    'main.tf.json',
    '{\n  "variable": {"n": {"default": 2}},\n  "resource": {"aws_ebs_volume": {"data": [{"count": "${var.n}", "availability_zone": "us-east-1a", "size": 1e2}]}}\n}\n',
    isBrokenJson,
  ),
  wayOfFile('values of variables', 'terraform.tfvars', 'n = 3\nkinds = ["gp2", "gp3"]\n', hasOpenBraces, {
    'main.tf':
      'variable "n" {}\nvariable "kinds" { type = list(string) }\nresource "aws_ebs_volume" "v" {\n  count = var.n\n  type = var.kinds[0]\n}\n',
  }),
  wayOfFile(
    'values of variables in JSON',
    'terraform.tfvars.json',
    '{\n  "n": 3,\n  "kinds": ["gp2"]\n}\n',
    isBrokenJson,
    {
      'main.tf':
        'variable "n" {}\nvariable "kinds" { type = list(string) }\nresource "aws_ebs_volume" "v" {\n  count = var.n\n  type = var.kinds[0]\n}\n',
    },
  ),
  wayOfFile(
    'CloudFormation in YAML',
    'template.yaml',
    `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Size: {Type: Number, Default: 100}
Conditions:
  Large: !Not [!Equals [!Ref Size, "8"]]
Resources:
  Data: # the disk
    Type: AWS::EC2::Volume
    Condition: Large
    Properties:
      AvailabilityZone: !Select [0, !GetAZs '']
      Size: !Ref Size
      Tags:
        - Key: Name
          Value: !Sub "\${AWS::StackName}-data"
  Web:
    Type: 'AWS::EC2::Instance'
    Properties:
      InstanceType: !If [Large, m5.large, t3.micro]
      UserData:
        Fn::Base64: |
          #!/bin/sh
          true
Outputs:
  Size: {Value: 100}
`,
    isBrokenTemplate(isBrokenYaml),
    { 'parameters.json': '{"Size": "50"}' },
  ),
  wayOfFile(
    'CloudFormation in JSON',
    'template.json',
    '{\n  "AWSTemplateFormatVersion": "2010-09-09",\n  "Mappings": {"Sizes": {"us-east-1": {"gb": 30}}},\n  "Resources": {\n    "Data": {\n      "Type": "AWS::EC2::Volume",\n      "Properties": {"AvailabilityZone": "us-east-1a", "Size": {"Fn::FindInMap": ["Sizes", {"Ref": "AWS::Region"}, "gb"]}}\n    }\n  }\n}\n',
    isBrokenTemplate(isBrokenJson),
  ),
  wayOfFile(
    'SAM',
    'sam.yaml',
    `Transform: AWS::Serverless-2016-10-31
Globals:
  Function: {Runtime: nodejs22.x, MemorySize: 256}
Resources:
  Api:
    Type: AWS::Serverless::Function
    Properties:
      Handler: a.b
      Events:
        Get: {Type: Api, Properties: {Path: /a, Method: get}}
  Table:
    Type: AWS::Serverless::SimpleTable
`,
    isBrokenTemplate(isBrokenYaml),
  ),
  wayOfFile(
    'parameters of templates',
    'parameters.json',
    '[{"ParameterKey": "Size", "ParameterValue": "50"}]',
    () => false,
    {
      'template.yaml':
        'Parameters:\n  Size: {Type: Number}\nResources:\n  V: {Type: AWS::EC2::Volume, Properties: {Size: !Ref Size, AvailabilityZone: us-east-1a}}\n',
    },
  ),
  wayOfFile(
    'Pulumi in YAML',
    'Pulumi.yaml',
    `name: shop
runtime: yaml
config:
  size: {type: integer, default: 20}
variables:
  zone: us-east-1a
resources:
  data:
    type: aws:ebs:Volume
    properties:
      availabilityZone: \${zone}
      size: \${size}
      type: gp3
  web:
    type: aws:ec2:Instance
    properties: {instanceType: m5.large, tags: {Name: "web-\${pulumi.stack}"}}
outputs:
  id: \${data.id}
`,
    (text) => isBrokenYaml(text) && /^runtime: yaml$/m.test(text),
    { 'Pulumi.dev.yaml': 'config:\n  shop:size: "30"\n' },
  ),
  wayOfFile(
    'a stack of Pulumi',
    'Pulumi.dev.yaml',
    'config:\n  shop:size: "30"\n  aws:region: eu-west-1\n',
    // Its entries are read one by one: each may be what it should be.
    () => false,
    {
      'Pulumi.yaml':
        'name: shop\nruntime: yaml\nconfig: {size: {type: integer}}\nresources:\n  d: {type: aws:ebs:Volume, properties: {size: "${size}"}}\n',
    },
  ),
  wayOfUsage(),
  wayOfOptions(),
  wayOfSpec(
    'a price spec',
    'aws_instance.yaml',
    `type: aws_instance
let:
  size: 'coalesce(self.instance_type, "m5.large")'
components:
  - name: 'Instance (\${size})'
    unit: hours
    quantity: hours
    price: '0.5'
  - name: Traffic
    unit: GB
    quantity: usage.gb
    rate: {table: aws/ec2.instance, instance_type: size}
subresources:
  - name: disk
    for_each: self.root_block_device
    components: [{name: Storage, unit: GB, quantity: 'each.value.volume_size', price: '1'}]
usage:
  gb: {type: number, description: what goes out}
`,
  ),
  wayOfFinfocusSpec(),
  wayOfRates(),
  wayOfPlan(
    'a plan',
    JSON.stringify({
      format_version: '1.2',
      planned_values: {
        root_module: {
          resources: [
            {
              address: 'aws_instance.web',
              mode: 'managed',
              type: 'aws_instance',
              name: 'web',
              provider_name: 'registry.terraform.io/hashicorp/aws',
              values: { instance_type: 'm5.large', root_block_device: [{ volume_size: 10 }] },
            },
          ],
        },
      },
      resource_changes: [
        {
          address: 'aws_instance.web',
          mode: 'managed',
          type: 'aws_instance',
          name: 'web',
          change: { actions: ['create'], before: null, after: { instance_type: 'm5.large' } },
        },
      ],
      configuration: { provider_config: { aws: { expressions: { region: { constant_value: 'us-east-1' } } } } },
    }),
    (text) => readPlan(text, planSettings),
  ),
  wayOfPlan(
    'a preview of Pulumi',
    JSON.stringify({
      steps: [
        {
          op: 'create',
          urn: 'urn:pulumi:dev::shop::aws:ebs/volume:Volume::data',
          newState: {
            urn: 'urn:pulumi:dev::shop::aws:ebs/volume:Volume::data',
            custom: true,
            type: 'aws:ebs/volume:Volume',
            inputs: { size: 20, availabilityZone: 'us-east-1a' },
          },
        },
      ],
    }),
    (text) => readPulumiPreview(text, planSettings),
  ),
  {
    name: 'a saved report',
    sample: saved,
    isBroken: isBrokenJson,
    told: (text) => {
      const report = readSaved(text);
      if (report.kind === 'error') return [report];
      reported(report.projects.flatMap(({ estimates }) => estimates));
      return [];
    },
  },
];

function isBrokenJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    return false;
  } catch {
    return true;
  }
}

function isBrokenYaml(text: string): boolean {
  return parseDocument(text, { logLevel: 'silent', uniqueKeys: false, strict: false, merge: true }).errors.length > 0;
}

/** A text that is no template yet is nobody's. */
function isBrokenTemplate(isBroken: Way['isBroken']): Way['isBroken'] {
  return (text) => recognizeTemplate(text) !== undefined && isBroken(text);
}

/** Of the sample alone: brackets in its strings and comments balance. */
function hasOpenBraces(text: string): boolean {
  return text.split(/[{[(]/).length !== text.split(/[}\])]/).length;
}
