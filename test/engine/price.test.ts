import assert from 'node:assert/strict';
import type { Estimate } from '../../src/engine/estimate';
import { workspaceOf } from '../analyzer/workspace-text';
import {
  componentYaml,
  dedent,
  engineOf,
  estimatesOf,
  priceText,
  type Specs,
  type Surroundings,
  specYaml,
} from './price-text';

interface Case extends Surroundings {
  readonly name: string;
  readonly expected: string;
}

const thing = 'resource "x_thing" "a" {}';
const sized = 'resource "x_thing" "a" { size = 5 }';

const states: readonly Case[] = [
  {
    name: 'priced: every part has a quantity and a price',
    specs: { x_thing: specYaml({ quantity: 'hours' }) },
    tf: thing,
    expected: `
      x_thing.a $73.00 priced
        Part | 730 hours × $0.1 = $73.00 | hours`,
  },
  {
    name: 'usage: a quantity depends on use that nobody has stated; the price stands alone',
    specs: { x_thing: specYaml({ quantity: 'usage.gb', unit: 'GB', rate: 'x/p.gb' }) },
    tf: thing,
    expected: `
      x_thing.a ? usage
        Part | ? GB × $0.5 = ? | usage gb?`,
  },
  {
    name: 'usage beside a fixed part: the fixed part is the sum',
    specs: {
      x_thing: `${specYaml({ quantity: 'hours' })}\n  - ${componentYaml({ name: 'Traffic', quantity: 'usage.gb' })}`,
    },
    tf: thing,
    expected: `
      x_thing.a $73.00 usage
        Part | 730 hours × $0.1 = $73.00 | hours
        Traffic | ? hours × $0.1 = ? | usage gb?`,
  },
  {
    name: 'free: nothing applies',
    specs: { x_thing: specYaml({ when: 'self.paid == true' }) },
    tf: thing,
    expected: 'x_thing.a $0.00 free',
  },
  {
    name: 'free: the spec says why',
    specs: { x_thing: 'type: x_thing\nfree: Billed with what it launches' },
    tf: thing,
    expected: `
      x_thing.a $0.00 free
        ! Billed with what it launches`,
  },
  {
    name: 'free: the list of free types says so',
    specs: { '#free': 'free: [x_other, x_thing]' },
    tf: thing,
    expected: 'x_thing.a $0.00 free',
  },
  {
    name: 'unsupported: nobody knows the type',
    specs: {},
    tf: thing,
    expected: `
      x_thing.a ? unsupported
        ! x_thing is not supported`,
  },
  {
    name: 'unpriced: no price in the region',
    specs: { x_thing: specYaml({ rate: 'x/p.far' }) },
    tf: thing,
    expected: `
      x_thing.a ? unpriced
        Part | 1 hours × ? = ? | default
        ! x/p has no price for far in us-east-1`,
  },
  {
    name: 'unpriced: no such row',
    specs: { x_thing: specYaml({ rate: `'x/p.\${self.kind}'` }) },
    tf: 'resource "x_thing" "a" { kind = "odd" }',
    expected: `
      x_thing.a ? unpriced
        Part | 1 hours × ? = ? | default | kind
        ! no row name=odd in x/p`,
  },
  {
    name: 'unpriced: no such table',
    specs: { x_thing: specYaml({ rate: 'y/p.hour' }) },
    tf: thing,
    expected: `
      x_thing.a ? unpriced
        Part | 1 hours × ? = ? | default
        ! no rate table y/p`,
  },
  {
    name: 'unpriced: a rate that names no row',
    specs: { x_thing: specYaml({ rate: 'hour' }) },
    tf: thing,
    expected: `
      x_thing.a ? unpriced
        Part | 1 hours × ? = ? | default
        ! "hour" is no row of a rate table, as in aws/vpc.nat_gateway_hours`,
  },
  {
    name: 'unpriced beside a part with a price: the sum is of what is known',
    specs: { x_thing: `${specYaml({ quantity: 'hours' })}\n  - ${componentYaml({ name: 'Far', rate: 'x/p.far' })}` },
    tf: thing,
    expected: `
      x_thing.a $73.00 unpriced
        Part | 730 hours × $0.1 = $73.00 | hours
        Far | 1 hours × ? = ? | default
        ! x/p has no price for far in us-east-1`,
  },
  {
    name: 'unpriced: a variable without a value',
    specs: { x_thing: specYaml({ quantity: 'self.size' }) },
    tf: 'variable "size" {}\nresource "x_thing" "a" { size = var.size }',
    expected: `
      x_thing.a ? unpriced
        Part | ? hours × $0.1 = ? | at size | size
        ! var.size has no default and no value`,
  },
  {
    name: 'unpriced: an attribute that is not there',
    specs: { x_thing: specYaml({ quantity: 'self.size' }) },
    tf: thing,
    expected: `
      x_thing.a ? unpriced
        Part | ? hours × $0.1 = ? | default | size
        ! size is not set`,
  },
  ...[
    ['multiplied', 'self.size * 2', 'size is not set'],
    ['negated', '-self.size', 'size is not set'],
    ['compared', 'self.size > 10 ? 1 : 2', 'size is not set'],
    ['asked', 'self.large ? 1 : 2', 'large is not set'],
    ['handed to a function', 'max(self.size, 10)', 'size is not set'],
    ['put into a text', 'length("${self.class} of ${self.size}")', 'class is not set'],
    ['gone through', 'sum([for disk in self.disks : disk.size])', 'disks is not set'],
    ['of a block that is not there', 'self.disk[0].size * 2', 'disk.0.size is not set'],
    [
      'named by a let',
      'storage * 2',
      'size and area are not set',
      'let: { storage: "try(self.size, null) == null ? self.area : self.size" }',
    ],
    ['of a part', 'self.size + self.height', 'height is not set'],
  ].map(
    ([what, quantity, expected, more = '']): Case => ({
      name: `unpriced: an attribute that is not there is ${what}`,
      specs: { x_thing: `${specYaml({ quantity: `'${quantity}'` })}\n${more}` },
      tf: what === 'of a part' ? sized : thing,
      expected: `
      x_thing.a ? unpriced
        ! ${expected}`,
    }),
  ),
  {
    name: 'unpriced: a key of the rate that is not there, and one that is not known',
    specs: {
      x_thing: `${specYaml({ rate: '{ table: x/class, class: self.class, os: \'"linux"\' }' })}\n  - ${componentYaml({
        name: 'Other',
        rate: '{ table: x/class, class: \'"small"\', os: self.os }',
      })}`,
    },
    tf: 'data "x_image" "i" {}\nresource "x_thing" "a" { os = data.x_image.i.os }',
    expected: `
      x_thing.a ? unpriced
        Part | 1 hours × ? = ? | default | class
        Other | 1 hours × ? = ? | default | os
        ! class is not set
        ! data.x_image.i.os is read from the cloud`,
  },
  {
    name: 'unpriced: a quantity that makes no sense',
    specs: { x_thing: specYaml({ quantity: 'self.size - 10' }) },
    tf: sized,
    expected: `
      x_thing.a ? unpriced
        Part | ? hours × $0.1 = ? | at size | size
        ! a quantity of -5 makes no sense`,
  },
  {
    name: 'unpriced: a condition that is not known leaves its part out and says why',
    specs: {
      x_thing: `${specYaml({ quantity: 'hours' })}\n  - ${componentYaml({ name: 'Extra', when: 'self.extra' })}`,
    },
    tf: 'variable "extra" {}\nresource "x_thing" "a" { extra = var.extra }',
    expected: `
      x_thing.a $73.00 unpriced
        Part | 730 hours × $0.1 = $73.00 | hours
        ! var.extra has no default and no value`,
  },
  {
    name: 'unpriced: a spec that says it cannot be known',
    specs: { x_thing: specYaml({ quantity: '\'unknown("the template is not in the code")\'' }) },
    tf: thing,
    expected: `
      x_thing.a ? unpriced
        Part | ? hours × $0.1 = ? | default
        ! the template is not in the code`,
  },
  {
    name: 'unpriced: an expression of the spec with an error costs its part alone',
    specs: { x_thing: `${specYaml({ quantity: 'self.name * 2' })}\n  - ${componentYaml({ name: 'Right' })}` },
    tf: 'resource "x_thing" "a" { name = "web" }',
    expected: `
      x_thing.a $0.10 unpriced
        Right | 1 hours × $0.1 = $0.10 | default
        ! name: a number is required, found the string "web"`,
  },
  {
    name: 'unpriced: a text where a number belongs is told with the attribute that has it, through let and parts',
    specs: {
      x_thing: `type: x_thing
let: { twice: half * 4, half: 'default(self.size, 1) / 2' }
components:
  - ${componentYaml({ quantity: 'twice + length(default(self.name, "big"))' })}
subresources:
  - { name: part, type: x_part, attributes: { count: 'self.disk[0].size' } }
`,
      x_part: specYaml({ quantity: 'self.count' }).replaceAll('x_thing', 'x_part'),
    },
    tf: 'resource "x_thing" "a" {\n  size = "big"\n  disk { size = "many" }\n}',
    expected: `
      x_thing.a ? unpriced
        ! size: a number is required, found the string "big"
        ! disk.0.size: a number is required, found the string "many"`,
  },
];

const regions: readonly Case[] = [
  {
    name: 'the price of the region',
    specs: { x_thing: specYaml({}) },
    tf: `provider "x" { region = "eu-west-1" }\n${thing}`,
    expected: `
      x_thing.a $0.20 priced
        Part | 1 hours × $0.2 = $0.20 | default`,
  },
  {
    name: 'a region that is not known, with its cause',
    specs: { x_thing: specYaml({}) },
    tf: `variable "r" {}\nprovider "x" { region = var.r }\n${thing}`,
    expected: `
      x_thing.a ? unpriced
        Part | 1 hours × ? = ? | default
        ! the region is not known: var.r has no default and no value`,
  },
  {
    name: 'a price that is the same everywhere needs no region',
    specs: { x_thing: specYaml({ rate: 'x/p.anywhere' }) },
    tf: `variable "r" {}\nprovider "x" { region = var.r }\n${thing}`,
    expected: `
      x_thing.a $7.00 priced
        Part | 1 hours × $7 = $7.00 | default`,
  },
  {
    name: 'a rate in a region of its own',
    specs: { x_thing: specYaml({ rate: '{ row: x/p.far, region: self.replica_region }' }) },
    tf: 'resource "x_thing" "a" { replica_region = "eu-west-1" }',
    expected: `
      x_thing.a $0.30 priced
        Part | 1 hours × $0.3 = $0.30 | default | replica_region`,
  },
  {
    name: 'the region in an expression',
    specs: { x_thing: specYaml({ name: `'Part (\${region})'` }) },
    tf: thing,
    expected: `
      x_thing.a $0.10 priced
        Part (us-east-1) | 1 hours × $0.1 = $0.10 | default`,
  },
];

const quantities: readonly Case[] = [
  {
    name: 'per: shown by the million, price and quantity scaled, the cost the same',
    specs: {
      x_thing: specYaml({ unit: '1M requests', per: '1000000', quantity: 'self.size * 1000000', rate: 'x/p.request' }),
    },
    tf: sized,
    expected: `
      x_thing.a $5.00 priced
        Part | 5 1M requests × $1 = $5.00 | at size | size`,
  },
  {
    name: 'per: an expression, where a unit is as large as the resource says',
    specs: {
      x_thing: specYaml({
        unit: "'hours (${self.size} workers)'",
        per: 'self.size',
        quantity: 'self.size * 3',
        rate: 'x/p.gb',
      }),
    },
    tf: sized,
    expected: `
      x_thing.a $7.50 priced
        Part | 3 hours (5 workers) × $2.5 = $7.50 | at size | size`,
  },
  {
    name: 'per: nothing is no size of a unit',
    specs: { x_thing: specYaml({ per: 'self.size - 5', quantity: 'self.size' }) },
    tf: sized,
    expected: `
      x_thing.a ? unpriced
        Part | ? hours × ? = ? | at size | size
        ! units of 0 make no sense`,
  },
  {
    name: 'tiers: one component each, up to where the quantity reaches',
    specs: { x_thing: specYaml({ unit: 'GB', quantity: 'self.size', rate: 'x/p.tiered' }) },
    tf: 'resource "x_thing" "a" { size = 2024 }',
    expected: `
      x_thing.a $182.40 priced
        Part (first 1TB) | 1024 GB × $0.1 = $102.40 | at size | size
        Part (next 49TB) | 1000 GB × $0.08 = $80.00 | at size | size`,
  },
  {
    name: 'tiers: beyond the last bound',
    specs: { x_thing: specYaml({ unit: 'GB', quantity: '51300', rate: 'x/p.tiered' }) },
    tf: thing,
    expected: `
      x_thing.a $4121.48 priced
        Part (first 1TB) | 1024 GB × $0.1 = $102.40 | default
        Part (next 49TB) | 50176 GB × $0.08 = $4014.08 | default
        Part (over 50TB) | 100 GB × $0.05 = $5.00 | default`,
  },
  {
    name: 'tiers: nothing at all is in the first, and so is what nobody has stated',
    specs: {
      x_thing: `${specYaml({ unit: 'GB', quantity: '0', rate: 'x/p.tiered' })}\n  - ${componentYaml({
        unit: 'GB',
        quantity: 'usage.gb',
        rate: 'x/p.tiered',
      })}`,
    },
    tf: thing,
    expected: `
      x_thing.a $0.00 usage
        Part (first 1TB) | 0 GB × $0.1 = $0.00 | default
        Part (first 1TB) | ? GB × $0.1 = ? | usage gb?`,
  },
  {
    name: 'tiers: first takes the first price for all',
    specs: { x_thing: specYaml({ unit: 'GB', quantity: '51300', rate: 'x/p.tiered', tiers: 'first' }) },
    tf: thing,
    expected: `
      x_thing.a $5130.00 priced
        Part | 51300 GB × $0.1 = $5130.00 | default`,
  },
  {
    name: 'a rate by keys, and a fact',
    specs: {
      x_thing: specYaml({
        quantity: `'fact("x/facts", self.class, "cpus")'`,
        rate: `{ table: x/class, class: self.class, os: '"linux"' }`,
      }),
    },
    tf: 'resource "x_thing" "a" { class = "large" }',
    expected: `
      x_thing.a $0.16 priced
        Part | 4 hours × $0.04 = $0.16 | at class | class`,
  },
  {
    name: 'a price in the spec',
    specs: { x_thing: specYaml({ rate: '', price: '0.25', as_of: '2026-01-01', origin: 'our contract' }) },
    tf: thing,
    expected: `
      x_thing.a $0.25 priced
        Part | 1 hours × $0.25 = $0.25 | default`,
  },
  {
    name: 'a price in the spec that comes to less than nothing',
    specs: { x_thing: specYaml({ rate: '', price: 'self.size - 9' }) },
    tf: sized,
    expected: `
      x_thing.a ? unpriced
        Part | 1 hours × ? = ? | default | size
        ! a price of -4 makes no sense`,
  },
  {
    name: 'default, stated, known and assume',
    specs: {
      x_thing: dedent(`
        type: x_thing
        let:
          size: default(self.size, usage.size, 8)
          nodes: assume(self.nodes, 2, "nodes")
        components:
          - ${componentYaml({ name: 'Size', quantity: 'size' })}
          - ${componentYaml({ name: 'Nodes', quantity: 'nodes' })}
          - ${componentYaml({ name: 'Stated', when: 'stated(usage.size)' })}
          - ${componentYaml({ name: 'Known', when: 'known(self.nodes)' })}`),
    },
    tf: 'variable "n" {}\nresource "x_thing" "a" { nodes = var.n }',
    expected: `
      x_thing.a $1.00 priced
        Size | 8 hours × $0.1 = $0.80 | default | size
        Nodes | 2 hours × $0.1 = $0.20 | at nodes | nodes
        ~ assumes nodes = 2 (var.n has no default and no value)`,
  },
  {
    name: 'a sensitive value is priced like any other',
    specs: { x_thing: specYaml({ quantity: 'self.size' }) },
    tf: 'variable "s" {\n  default   = 3\n  sensitive = true\n}\nresource "x_thing" "a" { size = var.s }',
    expected: `
      x_thing.a $0.30 priced
        Part | 3 hours × $0.1 = $0.30 | at size | size`,
  },
];

describe('states of an estimate', () => run(states));
describe('regions of an estimate', () => {
  run(regions);

  it('says which region it assumes', () => {
    const { assumptions } = firstEstimate({ x_thing: specYaml({}) }, thing);
    assert.deepEqual(assumptions, ['assumes region us-east-1 (nothing names one)']);
  });
});
describe('quantities and prices', () => {
  run(quantities);

  it('say where the price is from', () => {
    const { components } = firstEstimate({ x_thing: specYaml({}) }, thing);
    assert.deepEqual(components[0]?.rate, {
      table: 'x/p',
      row: 'hour',
      region: 'us-east-1',
      asOf: '2026-01-31',
      origin: 'a price list',
      file: 'pricing/rates/x/p.csv',
      line: 4,
    });
  });
});

function run(cases: readonly Case[]): void {
  for (const { name, expected, ...surroundings } of cases) {
    it(name, () => assert.equal(priceText(surroundings), dedent(expected)));
  }
}

function firstEstimate(specs: Specs, tf: string): Estimate {
  const [estimate] = estimatesOf(engineOf(specs), workspaceOf({ 'main.tf': tf }));
  assert.ok(estimate);
  return estimate;
}
