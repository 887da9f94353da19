import assert from 'node:assert/strict';
import { groupEstimates, isInModule, summarize } from '../../src/insight/summary';
import { workspaceOf } from '../analyzer/workspace-text';
import { engineOf, estimatesOf, specYaml } from '../engine/price-text';

const specs = {
  '#free': 'free: [x_note]',
  x_thing: specYaml({ quantity: 'default(self.size, 10)' }),
  x_used: specYaml({ quantity: 'usage.gb' }).replace('x_thing', 'x_used'),
};

function estimates(tf: string) {
  return estimatesOf(engineOf(specs), workspaceOf({ 'main.tf': tf }));
}

const nothing = { priced: 0, usage: 0, free: 0, unpriced: 0, unsupported: 0 };

const sums: readonly (readonly [name: string, tf: string, cost: number | null, counts: Partial<typeof nothing>])[] = [
  ['nothing at all', '', null, {}],
  ['instances, each counted', 'resource "x_thing" "a" { count = 3 }', 3, { priced: 3 }],
  ['what is free has no sum', 'resource "x_note" "a" {}', null, { free: 1 }],
  [
    'what is not known has no sum',
    'resource "x_used" "a" {}\nresource "x_new" "b" {}',
    null,
    { usage: 1, unsupported: 1 },
  ],
  [
    'the known beside the unknown',
    'resource "x_thing" "a" {}\nresource "x_used" "b" { count = 2 }\nresource "x_note" "c" {}',
    1,
    { priced: 1, usage: 2, free: 1 },
  ],
  [
    'an unknown number counts once and is no sum',
    'variable "n" {}\nresource "x_thing" "a" { count = var.n }',
    null,
    { unpriced: 1 },
  ],
  ['what is known to be nothing is a sum', 'resource "x_thing" "a" { size = 0 }', 0, { priced: 1 }],
];

describe('sums', () => {
  for (const [name, tf, monthlyCost, counts] of sums) {
    it(`of ${name}`, () =>
      assert.deepEqual(summarize(estimates(tf)), { monthlyCost, counts: { ...nothing, ...counts } }));
  }

  it('go into groups in the order in which they turn up', () => {
    const list = estimates('resource "x_used" "b" {}\nresource "x_thing" "a" {}\nresource "x_used" "c" {}');
    const groups = groupEstimates(list, ({ resource }) => resource.type);
    assert.deepEqual(
      [...groups].map(([name, { length }]) => [name, length]),
      [
        ['x_used', 2],
        ['x_thing', 1],
      ],
    );
  });
});

describe('modules within modules', () => {
  const cases: readonly (readonly [module: string, ancestor: string, inside: boolean])[] = [
    ['module.a', '', true],
    ['', '', true],
    ['module.a', 'module.a', true],
    ['module.a.module.b', 'module.a', true],
    ['module.ab', 'module.a', false],
    ['module.a[0]', 'module.a', false],
    ['module.a[0].module.b', 'module.a[0]', true],
    ['', 'module.a', false],
  ];
  for (const [module, ancestor, inside] of cases) {
    it(`"${module}" is ${inside ? '' : 'not '}in "${ancestor}"`, () =>
      assert.equal(isInModule(module, ancestor), inside));
  }
});
