import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import type { Estimate } from '../../src/engine/estimate';
import { type BudgetProject, checkBudgets } from '../../src/insight/budget';
import { loadBudgets } from '../../src/insight/budget-file';
import { createDiffer } from '../../src/insight/diff';
import { createFilter, parseFilter } from '../../src/insight/filter';
import { groupOf, parseGrouping } from '../../src/insight/group';
import { budgetText } from '../../src/report/budget-text';
import { workspaceOf } from '../analyzer/workspace-text';
import { dedent, engineOf, estimatesOf, specYaml } from '../engine/price-text';

const specs = {
  x_thing: specYaml({ quantity: 'self.size', rate: 'x/p.gb' }),
  y_thing: specYaml({ quantity: 'self.size', rate: 'x/p.gb' }).replace('x_thing', 'y_thing'),
};

function estimates(tf: string): readonly Estimate[] {
  return estimatesOf(engineOf(specs), workspaceOf({ 'main.tf': tf }));
}

const validate = new Ajv({ strict: false }).compile(
  JSON.parse(readFileSync(join(__dirname, '../../pricing/schema/costline.schema.json'), 'utf8')),
);

const files: readonly (readonly [name: string, yaml: string, budgets: number, errors: readonly string[]])[] = [
  [
    'everything there is',
    'budget:\n  total: 500\n  increase: 10%\n  types:\n    x_thing: 5\n    "y_*": { total: 1, increase: 2 }\n  tags:\n    team=web: 7\n    env: { increase: +5% }\n',
    5,
    [],
  ],
  ['nothing', '', 0, []],
  ['another section only', 'plugins: {}\n', 0, []],
  ['a list', '- 1\n', 0, ['1: .costline.yml is a map with "budget"']],
  ['a number for a budget', 'budget: 5\n', 0, ['1: "budget" is a map with "total", "increase", "types" and "tags"']],
  [
    'words for amounts',
    'budget:\n  total: much\n  increase: 5 dollars\n',
    0,
    [
      '2: "total" is an amount in US dollars a month, such as 500',
      '3: "increase" is an amount in US dollars a month or a share, such as 50 or 10%',
    ],
  ],
  [
    'a key nobody knows',
    'budget:\n  total: 5\n  totl: 5\n',
    1,
    ['3: a budget has "total" and "increase", "types" and "tags", not "totl"'],
  ],
  [
    'a part without a map',
    'budget:\n  types: 5\n  tags: [1]\n',
    0,
    ['2: "types" is a map: each resource type with its budget', '3: "tags" is a map: each KEY=VALUE with its budget'],
  ],
  ['less than nothing', 'budget:\n  total: -5\n', 0, ['2: "total" is an amount in US dollars a month, such as 500']],
];

describe('files of budgets', () => {
  for (const [name, yaml, count, errors] of files) {
    it(`with ${name}`, () => {
      const loaded = loadBudgets(yaml, '/ws/.costline.yml');
      assert.deepEqual(
        loaded.errors.map(({ line, message }) => `${line + 1}: ${message}`),
        errors,
      );
      assert.equal(loaded.budgets.length, count);
      // The schema that editors check with says the same; what is not an object at all is theirs to say otherwise.
      const value: unknown = parse(yaml) ?? {};
      assert.equal(validate(value), errors.length === 0, JSON.stringify(validate.errors));
    });
  }

  it('that are no YAML are told with their line', () =>
    assert.equal(loadBudgets('budget:\n  total: [1\n', 'x').errors[0]?.line, 2));
});

const before = 'resource "x_thing" "a" { size = 100 }\n';
const after = `variable "n" {}
resource "x_thing" "a" { size = 160 }
resource "y_thing" "b" {
  size = 20
  tags = { team = "web" }
}
resource "y_thing" "c" { size = var.n }
`;

function results(budget: string, folder = '/ws'): string {
  const [old, now] = [estimates(before), estimates(after)];
  const diff = createDiffer()(
    [{ format: 'terraform', path: '.', segments: [old] }],
    [{ format: 'terraform', path: '.', segments: [now] }],
  );
  const project: BudgetProject = {
    path: '/ws',
    estimates: now,
    changes: diff.projects.flatMap(({ changes }) => changes),
  };
  return checkBudgets(loadBudgets(dedent(budget), `${folder}/.costline.yml`).budgets, [project])
    .map((result) => `${result.line + 1} ${result.exceeded ? 'over' : 'ok'}: ${budgetText(result)}`)
    .join('\n');
}

describe('budgets', () => {
  for (const [name, budget, expected] of [
    [
      'of everything',
      'budget:\n  total: 90',
      '2 ok: everything costs at least $90.00/mo, within its budget of $90.00/mo; of 1 resource the cost is not known',
    ],
    [
      'of an increase',
      'budget:\n  increase: 40',
      '2 ok: everything changes by at least +$40.00/mo, within the increase of $40.00/mo that is allowed; of 1 resource the cost is not known',
    ],
    [
      'of an increase in percent',
      'budget:\n  increase: 79.9%',
      '2 over: everything changes by at least +$40.00/mo, $0.05/mo more than the increase of $39.95/mo that is allowed; of 1 resource the cost is not known',
    ],
    [
      'of types',
      'budget:\n  types:\n    x_thing: 79\n    y_*: { total: 11, increase: 9 }',
      '3 over: x_thing costs $80.00/mo, $1.00/mo more than its budget of $79.00/mo\n4 ok: y_* costs at least $10.00/mo, within its budget of $11.00/mo; of 1 resource the cost is not known\n4 over: y_* changes by at least +$10.00/mo, $1.00/mo more than the increase of $9.00/mo that is allowed; of 1 resource the cost is not known',
    ],
    [
      'of tags',
      'budget:\n  tags:\n    team=web: 9\n    team=db: 1\n    team: 10',
      '3 over: team=web costs $10.00/mo, $1.00/mo more than its budget of $9.00/mo\n4 ok: team=db: nothing is known to compare with the budget of $1.00/mo\n5 ok: tag team costs $10.00/mo, within its budget of $10.00/mo',
    ],
  ] as const)
    it(name, () => assert.equal(results(budget), expected));

  it('hold for what is written under their folder', () => {
    assert.match(results('budget:\n  total: 1', '/'), /^2 over/);
    assert.match(results('budget:\n  total: 1', '/elsewhere'), /^2 ok: everything: nothing is known/);
  });
});

describe('filters', () => {
  const list = estimates(`${after}resource "x_thing" "m" {\n  for_each = toset(["a", "b"])\n  size = 1\n}\n`);
  const cases: readonly (readonly [filters: readonly string[], expected: readonly string[]])[] = [
    [[], ['x_thing.a', 'y_thing.b', 'y_thing.c', 'x_thing.m["a"]', 'x_thing.m["b"]']],
    [['type=y_*'], ['y_thing.b', 'y_thing.c']],
    [
      ['type=y_thing', 'type=x_none'],
      ['y_thing.b', 'y_thing.c'],
    ],
    [['provider=y', 'tag:team=web'], ['y_thing.b']],
    [['region=us-*'], ['x_thing.a', 'y_thing.b', 'y_thing.c', 'x_thing.m["a"]', 'x_thing.m["b"]']],
    [['region=eu-*'], []],
    [['address=x_thing.m["b"]'], ['x_thing.m["b"]']],
    [
      ['address=*.m', 'address=*.c'],
      ['y_thing.c', 'x_thing.m["a"]', 'x_thing.m["b"]'],
    ],
  ];
  for (const [texts, expected] of cases) {
    it(texts.join(' ') || 'none', () => {
      const filters = texts.map((text) => parseFilter(text) ?? assert.fail(text));
      assert.deepEqual(
        createFilter(filters)(list).flatMap(({ instances }) => instances),
        expected,
      );
    });
  }

  it('that are none', () => {
    for (const text of ['', 'type', 'size=3', 'tag:=x', '=x']) assert.equal(parseFilter(text), undefined, text);
  });
});

describe('groups', () => {
  it('have names for what has none', () => {
    const [a, b] = estimates(after);
    if (!a || !b) return assert.fail();
    const name = (estimate: Estimate, by: string): string =>
      groupOf(estimate, parseGrouping(by) ?? assert.fail(by), (file) => file);
    assert.deepEqual(
      ['resource', 'type', 'provider', 'region', 'module', 'file', 'tag:team'].map((by) => [name(a, by), name(b, by)]),
      [
        ['x_thing.a', 'y_thing.b'],
        ['x_thing', 'y_thing'],
        ['x', 'y'],
        ['us-east-1', 'us-east-1'],
        ['(root)', '(root)'],
        ['/ws/main.tf', '/ws/main.tf'],
        ['(not tagged)', 'web'],
      ],
    );
    for (const text of ['', 'tag:', 'colour']) assert.equal(parseGrouping(text), undefined);
  });
});
