/** What is stated beside the code changes what is to pay: working hours, profiles, own prices, the currency. */
import assert from 'node:assert/strict';
import { loadUsage, withProfile } from '../../src/engine/usage';
import { loadWorkspaceOptions } from '../../src/engine/workspace-file';
import { workspaceOf } from '../analyzer/workspace-text';
import { componentYaml, dedent, engineOf, estimateLines, estimatesOf, type Specs } from './price-text';

const running = `type: x_machine
stoppable: true
components:
  - ${componentYaml({ name: 'Running', quantity: 'hours' })}
  - ${componentYaml({ name: 'Reserved', quantity: 'month_hours' })}
subresources:
  - name: disk
    type: x_disk
    attributes: {}`;

const specs: Specs = {
  x_machine: running,
  x_disk: `type: x_disk\ncomponents:\n  - ${componentYaml({ name: 'Kept', quantity: 'hours' })}`,
  x_group: 'type: x_group\nsubresources:\n  - name: machine\n    times: 2\n    type: x_machine\n    attributes: {}',
  x_thing: `type: x_thing\ncomponents:\n  - ${componentYaml({ unit: 'GB', quantity: 'usage.gb', rate: 'x/p.gb' })}`,
  x_store: `type: x_store\ncomponents:\n  - ${componentYaml({ unit: 'GB', quantity: '2048', rate: 'x/p.tiered' })}`,
  x_far: `type: x_far\ncomponents:\n  - ${componentYaml({ quantity: '10', rate: 'x/p.far' })}`,
  x_class: `type: x_class\ncomponents:\n  - ${componentYaml({ quantity: '100', rate: '{ table: x/class, class: self.class, os: \'"linux"\' }' })}`,
};

interface Stated {
  readonly usage?: string;
  readonly profile?: string;
  readonly workspace?: string;
  readonly perDollar?: number;
}

function priced(tf: string, { usage = '', profile = '', workspace = '', perDollar = 1 }: Stated): string {
  const engine = engineOf(specs);
  engine.useCurrency({ code: perDollar === 1 ? 'USD' : 'EUR', perDollar });
  const options = loadWorkspaceOptions(workspace, '.costline.yml');
  assert.deepEqual(options.errors, []);
  const file = withProfile(loadUsage(usage, 'usage.yml'), profile);
  assert.deepEqual(file.errors, []);
  const { terms } = options;
  const stated = { ...file, terms, hoursPerMonth: options.hoursPerMonth ?? file.hoursPerMonth };
  return estimatesOf(engine, workspaceOf({ 'main.tf': tf }), stated)
    .flatMap(estimateLines)
    .join('\n');
}

const machine = 'resource "x_machine" "a" {}';

const cases: readonly (Stated & { readonly name: string; readonly tf: string; readonly expected: string })[] = [
  {
    name: 'working hours scale what runs, not what is kept',
    tf: machine,
    usage: 'working_hours: { hours_per_month: 200 }',
    expected: `
      x_machine.a $166.00 priced
        Running | 200 hours × $0.1 = $20.00 | usage working_hours
        Reserved | 730 hours × $0.1 = $73.00 | hours
        disk
          Kept | 730 hours × $0.1 = $73.00 | hours`,
  },
  {
    name: 'a week of working hours, through what starts the machine',
    tf: 'resource "x_group" "a" {}',
    usage: 'resource_type_default_usage:\n  x_group: { working_hours: "mon-sun 00:00-12:00" }',
    expected: `
      x_group.a $365.00 priced
        machine
          Running | 730 hours × $0.1 = $73.00 | usage working_hours
          Reserved | 1460 hours × $0.1 = $146.00 | hours
          disk
            Kept | 1460 hours × $0.1 = $146.00 | hours`,
  },
  {
    name: 'one that always runs',
    tf: machine,
    usage: 'working_hours: mon 08:00-10:00\nresource_usage:\n  x_machine.a: { working_hours: always }',
    expected: `
      x_machine.a $219.00 priced
        Running | 730 hours × $0.1 = $73.00 | hours
        Reserved | 730 hours × $0.1 = $73.00 | hours
        disk
          Kept | 730 hours × $0.1 = $73.00 | hours`,
  },
  {
    name: 'working hours that cannot be read are no price',
    tf: machine,
    usage: 'working_hours: some',
    expected: `
      x_machine.a $219.00 unpriced
        Running | 730 hours × $0.1 = $73.00 | hours
        Reserved | 730 hours × $0.1 = $73.00 | hours
        disk
          Kept | 730 hours × $0.1 = $73.00 | hours
        ! working_hours: "some" is no stretch of a week, such as mon-fri 08:00-18:00`,
  },
  {
    name: 'another number of hours in a month',
    tf: machine,
    workspace: 'hours_per_month: 720',
    expected: `
      x_machine.a $216.00 priced
        Running | 720 hours × $0.1 = $72.00 | hours
        Reserved | 720 hours × $0.1 = $72.00 | hours
        disk
          Kept | 720 hours × $0.1 = $72.00 | hours`,
  },
  {
    name: 'a profile says more, and other, than what holds for all',
    tf: 'resource "x_thing" "a" {}\nresource "x_thing" "b" {}',
    usage: dedent(`
      resource_usage:
        x_thing.a: { gb: 1 }
      profiles:
        prod:
          resource_usage:
            x_thing.a: { gb: 100 }
          resource_type_default_usage:
            x_thing: { gb: 10 }
        dev: {}`),
    profile: 'prod',
    expected: `
      x_thing.a $50.00 priced
        Part | 100 GB × $0.5 = $50.00 | usage gb
      x_thing.b $5.00 priced
        Part | 10 GB × $0.5 = $5.00 | usage gb`,
  },
  {
    name: 'a key that a profile leaves empty keeps its figure',
    tf: 'resource "x_thing" "a" {}',
    usage:
      'resource_usage:\n  x_thing.a: { gb: 1 }\nprofiles:\n  dev:\n    resource_usage:\n      x_thing.a:\n        gb:',
    profile: 'dev',
    expected: `
      x_thing.a $0.50 priced
        Part | 1 GB × $0.5 = $0.50 | usage gb`,
  },
  {
    name: 'a discount on a service, tier by tier',
    tf: 'resource "x_store" "a" {}',
    workspace: 'discounts:\n  - { service: q, percent: 50 }\n  - { service: p, percent: 10 }',
    expected: `
      x_store.a $165.89 priced
        Part (first 1TB) | 1024 GB × $0.09 = $92.16 | default
        Part (next 49TB) | 1024 GB × $0.072 = $73.73 | default`,
  },
  {
    name: 'a discount on rows of one region, and none elsewhere',
    tf: 'resource "x_class" "a" { class = "small" }\nresource "x_class" "b" { class = "large" }',
    workspace: 'discounts:\n  - { service: x/class, region: "us-*", row: "sm*l linux", percent: 25 }',
    expected: `
      x_class.a $0.75 priced
        Part | 100 hours × $0.0075 = $0.75 | default | class
      x_class.b $4.00 priced
        Part | 100 hours × $0.04 = $4.00 | default | class`,
  },
  {
    name: 'an own price in place of the list price, where the list has none too',
    tf: 'resource "x_far" "a" {}\nresource "x_class" "b" { class = "huge" }',
    workspace: dedent(`
      prices:
        - { service: p, row: far, region: us-east-1, price: 0.25, as_of: 2026-02-01 }
        - { service: class, row: huge linux, price: 1 }
      discounts:
        - percent: 50`),
    expected: `
      x_far.a $2.50 priced
        Part | 10 hours × $0.25 = $2.50 | default
      x_class.b $100.00 priced
        Part | 100 hours × $1 = $100.00 | default | class`,
  },
  {
    name: 'an own price in the currency that is shown',
    tf: 'resource "x_far" "a" {}',
    workspace: 'prices:\n  - { service: p, row: far, price: 0.25, currency: EUR }',
    perDollar: 0.8,
    expected: `
      x_far.a $2.50 priced
        Part | 10 hours × $0.25 = $2.50 | default`,
  },
  {
    name: 'another currency',
    tf: 'resource "x_group" "a" {}',
    perDollar: 2,
    expected: `
      x_group.a $876.00 priced
        machine
          Running | 1460 hours × $0.2 = $292.00 | hours
          Reserved | 1460 hours × $0.2 = $292.00 | hours
          disk
            Kept | 1460 hours × $0.2 = $292.00 | hours`,
  },
];

describe('what is stated beside the code', () => {
  for (const { name, tf, expected, ...stated } of cases) {
    it(name, () => assert.equal(priced(tf, stated), dedent(expected)));
  }

  it('a price says where it comes from', () => {
    const engine = engineOf(specs);
    const { terms } = loadWorkspaceOptions('discounts:\n  - percent: 10', '.costline.yml');
    const usage = { ...loadUsage('', 'usage.yml'), terms };
    const [estimate] = estimatesOf(engine, workspaceOf({ 'main.tf': machine }), usage);
    assert.equal(estimate?.components[0]?.rate?.origin, 'a price list, less 10% (.costline.yml:2)');
  });
});

const mistakes: readonly (readonly [name: string, text: string, ...errors: string[]])[] = [
  ['nothing', ''],
  ['a budget alone', 'budget: { total: 5 }'],
  ['hours that no month has', 'hours_per_month: 800', '1: "hours_per_month" is a number from 1 to 744, such as 730'],
  ['a discount of more than all', 'discounts:\n  - percent: 101', '2: "percent" is a number from 0 to 100'],
  [
    'a price of anything',
    'prices:\n  - price: 1',
    '2: A price needs "service" and "row": which rate it takes the place of',
  ],
  [
    'a price below nothing',
    'prices:\n  - { service: ec2, row: a, price: -1 }',
    '2: "price" is a number, for one of what the rate table counts',
  ],
  [
    'a currency by its name',
    'prices:\n  - { service: ec2, row: a, price: 1, currency: euros }',
    '2: "currency" is a code of three letters, such as EUR',
  ],
  [
    'an unknown key',
    'discounts:\n  - { percent: 1, sku: a }',
    '2: "sku" is no key of a discount; known are service, region, row, percent',
  ],
  ['a row that is a list', 'discounts:\n  - { percent: 1, row: [a] }', '2: "row" is text, such as m5.large linux'],
];

describe('mistakes in what a workspace states of prices', () => {
  for (const [name, text, ...errors] of mistakes) {
    it(name, () => {
      const found = loadWorkspaceOptions(text, '.costline.yml').errors;
      assert.deepEqual(
        found.map(({ line, message }) => `${line + 1}: ${message}`),
        errors,
      );
    });
  }
});
