import assert from 'node:assert/strict';
import { firstAnswer } from '../../src/engine/chain';
import { FinfocusSpecs } from '../../src/engine/finfocus-specs';
import { typeTokenOf } from '../../src/plugin/descriptor';
import { workspaceOf } from '../analyzer/workspace-text';
import { dedent, engineOf, estimateLines } from './price-text';

type Files = Readonly<Record<string, string>>;

interface Given {
  readonly user?: Files;
  readonly workspace?: Files;
  readonly tf: string;
  readonly errors?: readonly string[];
}

/** The bundled answer, where no spec of FinFocus's has one. */
const bundled = { aws_instance: 'type: aws_instance\nfree: true' };

function answers({ user = {}, workspace = {}, tf, errors = [] }: Given): string {
  const engine = engineOf(bundled);
  const listOf = (files: Files) => () =>
    Object.entries(files).map(([name, text]) => ({ file: name, text: dedent(text) }));
  const specs = new FinfocusSpecs(
    [
      { origin: 'workspace', list: listOf(workspace) },
      { origin: 'user', list: listOf(user) },
    ],
    { tokenOf: typeTokenOf, ownSpec: (type) => engine.specs.get(type)?.origin, today: () => '2026-06-01' },
  );
  engine.useSource(firstAnswer([specs]));
  const lines = workspaceOf({ 'main.tf': `provider "aws" {\n  region = "us-west-2"\n}\n${tf}` })
    .projects()
    .flatMap((project) => project.resources().flatMap((resource) => engine.estimate(resource, project.related())))
    .flatMap((estimate) => [...estimateLines(estimate), `  by ${estimate.answeredBy}`]);
  assert.deepEqual(
    specs.errors().map(({ file, line, message }) => `${file}:${line + 1} ${message}`),
    errors,
  );
  return lines.join('\n');
}

const instance = (type = '"t3.micro"') => `resource "aws_instance" "a" {\n  instance_type = ${type}\n}`;

const hourly = (fields: string) => `provider: aws\nservice: ec2\nsku: t3.micro\ncurrency: USD\n${fields}`;

const cases: Readonly<Record<string, Given & { readonly says: string }>> = {
  'the name says provider, service and sku': {
    user: { 'aws-ec2-t3.micro.yaml': hourly('pricing: { onDemandHourly: 0.01 }') },
    tf: instance(),
    says: `
      aws_instance.a $7.30 priced
        aws ec2 t3.micro | 730 hours × $0.01 = $7.30 | hours | instance_type
        by aws-ec2-t3.micro.yaml`,
  },
  'a monthly estimate comes before an hourly price': {
    user: { 'aws-ec2-t3.micro.yaml': hourly('pricing: { onDemandHourly: 0.0104, monthlyEstimate: 7.59 }') },
    tf: instance(),
    says: `
      aws_instance.a $7.59 priced
        aws ec2 t3.micro | 1 months × $7.59 = $7.59 | default | instance_type
        by aws-ec2-t3.micro.yaml`,
  },
  'the shipped example with dashes in its name, by what it says': {
    user: {
      'aws-ec2-t3-micro.yml': hourly('pricing: { hourlyRate: 1 }\nmetadata: { region: us-east-1 }'),
    },
    tf: instance(),
    says: `
      aws_instance.a $730.00 priced
        aws ec2 t3.micro | 730 hours × $1 = $730.00 | hours | instance_type
        ~ assumes the price of us-east-1, which is what aws-ec2-t3-micro.yml is for
        by aws-ec2-t3-micro.yml`,
  },
  'a default stands for the skus that are not named': {
    user: { 'aws-ec2-default.yaml': 'provider: aws\nservice: ec2\ncurrency: USD\npricing: { monthlyEstimate: 5 }' },
    tf: instance('"m9.huge"'),
    says: `
      aws_instance.a $5.00 priced
        aws ec2 | 1 months × $5 = $5.00 | default
        by aws-ec2-default.yaml`,
  },
  'a sku that is not known is no reason to take the default': {
    user: { 'aws-ec2-default.yaml': 'provider: aws\nservice: ec2\ncurrency: USD\npricing: { monthlyEstimate: 5 }' },
    tf: `variable "t" {}\n${instance('var.t')}`,
    says: `
      aws_instance.a $0.00 free
        by bundled`,
  },
  'a price for each GB and month': {
    user: {
      'aws-ebs-gp3.yaml': 'provider: aws\nservice: ebs\nsku: gp3\ncurrency: USD\npricing: { pricePerGBMonth: 0.08 }',
    },
    tf: 'resource "aws_ebs_volume" "a" {\n  type = "gp3"\n  size = 100\n}',
    says: `
      aws_ebs_volume.a $8.00 priced
        aws ebs gp3 | 100 GB × $0.08 = $8.00 | at size | size
        by aws-ebs-gp3.yaml`,
  },
  'figures at the top': {
    user: {
      'aws-rds-db.t3.micro.yaml': 'provider: aws\nservice: rds\nsku: db.t3.micro\ncurrency: USD\nhourly_cost: 0.02',
    },
    tf: 'resource "aws_db_instance" "a" {\n  instance_class = "db.t3.micro"\n}',
    says: `
      aws_db_instance.a $14.60 priced
        aws rds db.t3.micro | 730 hours × $0.02 = $14.60 | hours | instance_class
        by aws-rds-db.t3.micro.yaml`,
  },
  'the specification, with its region': {
    user: {
      'a.yaml':
        'provider: aws\nresource_type: ec2\nsku: t3.micro\nregion: us-east-1\nbilling_mode: per_hour\nrate_per_unit: 9\ncurrency: USD',
      'b.yaml':
        'provider: aws\nresource_type: "aws:ec2/instance:Instance"\nsku: t3.micro\nregion: us-west-2\nbilling_mode: per_second\nrate_per_unit: 0.000001\ncurrency: USD',
    },
    tf: instance(),
    says: `
      aws_instance.a $2.63 priced
        aws aws:ec2/instance:Instance t3.micro | 730 hours × $0.0036 = $2.63 | hours | instance_type
        by b.yaml`,
  },
  'the specification, of use that nobody has stated': {
    user: {
      'a.yaml':
        'provider: aws\nresource_type: aws_lambda_function\nbilling_mode: per_invocation\nrate_per_unit: 0.0000002\ncurrency: USD',
    },
    tf: 'resource "aws_lambda_function" "a" {}',
    says: `
      aws_lambda_function.a ? usage
        aws aws_lambda_function | ? invocation × $2e-7 = ? | usage ?
        by a.yaml`,
  },
  'what has expired does not count': {
    user: {
      'a.yaml':
        'provider: aws\nresource_type: ec2\nbilling_mode: per_month\nrate_per_unit: 9\ncurrency: USD\nexpiration_date: 2026-05-31T00:00:00Z',
    },
    tf: instance(),
    says: `
      aws_instance.a $0.00 free
        by bundled`,
  },
  'the workspace comes before the user': {
    user: { 'aws-ec2-t3.micro.yaml': hourly('pricing: { monthlyEstimate: 1 }') },
    workspace: { 'aws-ec2-t3.micro.yaml': hourly('pricing: { monthlyEstimate: 2 }') },
    tf: instance(),
    says: `
      aws_instance.a $2.00 priced
        aws ec2 t3.micro | 1 months × $2 = $2.00 | default | instance_type
        by aws-ec2-t3.micro.yaml`,
  },
  'guesses are left out, and other currencies': {
    user: {
      'aws-ec2-t3.micro.yaml': hourly('pricing: { vcpu: 2.0 }'),
      'aws-ec2-default.yaml': 'provider: aws\nservice: ec2\ncurrency: EUR\npricing: { monthlyEstimate: 5 }',
    },
    tf: instance(),
    errors: [
      'aws-ec2-t3.micro.yaml:5 No price is understood: "pricing" needs monthlyEstimate, onDemandHourly, hourlyRate or pricePerGBMonth',
      'aws-ec2-default.yaml:3 Prices in EUR are not converted: USD is expected',
    ],
    says: `
      aws_instance.a $0.00 free
        by bundled`,
  },
  'mistakes are told, and do no harm': {
    user: {
      'a.yaml': 'provider: [\ncurrency: USD',
      'b.yaml': 'provider: aws\ncurrency: USD\npricing: { monthlyEstimate: -1 }',
      'c.yaml': 'type: aws_instance\nprovider: not mine',
    },
    tf: instance(),
    errors: [
      'a.yaml:2 Flow sequence in block collection must be sufficiently indented and end with a ]',
      'b.yaml:3 A price of -1 makes no sense',
    ],
    says: `
      aws_instance.a $0.00 free
        by bundled`,
  },
};

describe("Price specs of FinFocus's", () => {
  for (const [name, { says, ...given }] of Object.entries(cases)) {
    it(name, () => assert.equal(answers(given), dedent(says)));
  }
});
