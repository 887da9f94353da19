import assert from 'node:assert/strict';
import { editBudget, type Limit } from '../../src/server/budget-edit';
import { memorySession } from './memory-session';

const disk = (name: string, size: number, more = ''): string =>
  `resource "aws_disk" "${name}" {\n  size = ${size}\n${more}}\n`;
const main = '/ws/main.tf';
const budgetFile = '/ws/.costline.yml';

describe('budgets in a session', () => {
  it('are checked while the code and the budget are typed', async () => {
    const it = memorySession({ [main]: disk('a', 10) + disk('b', 40), [budgetFile]: 'budget:\n  total: 30\n' });
    it.open(main);
    await it.settled();
    assert.deepEqual(it.diagnostics(budgetFile), []);
    assert.deepEqual(it.lenses(budgetFile), ['2: $25.00/mo of $30.00/mo']);
    it.edit(main, 'size = 10', 'size = 30');
    const message = 'everything costs $35.00/mo, $5.00/mo more than its budget of $30.00/mo';
    assert.deepEqual(it.diagnostics(budgetFile), [`2: budget-exceeded ${message}`]);
    assert.deepEqual(it.diagnostics(main), [`4: budget-exceeded Over budget: ${message}`]);
    assert.equal(it.lenses(main)[0], '1: This file: $35.00/mo · 2 priced · over the budget by $5.00/mo');
    it.open(budgetFile);
    it.edit(budgetFile, '30', '35');
    assert.deepEqual(it.diagnostics(budgetFile), []);
    assert.deepEqual(it.diagnostics(main), []);
    it.edit(budgetFile, 'total: 35', 'totl: 35');
    assert.deepEqual(it.diagnostics(budgetFile), [
      '2: budget-mistake a budget has "total" and "increase", "types" and "tags", not "totl"',
    ]);
    assert.deepEqual(it.errors, []);
  });

  it('may allow an increase, by an amount or a share of all that was there', async () => {
    const before = disk('a', 10) + disk('b', 30);
    const it = memorySession(
      { [main]: before, [budgetFile]: 'budget:\n  increase: 10%\n' },
      { earlier: { HEAD: { [main]: before } } },
    );
    it.open(main);
    await it.settled();
    assert.deepEqual(it.lenses(budgetFile), ['2: $0.00/mo more of $2.00/mo']);
    it.edit(main, 'size = 10', 'size = 14');
    assert.deepEqual(it.diagnostics(budgetFile), []);
    it.edit(main, 'size = 14', 'size = 15');
    assert.deepEqual(it.diagnostics(budgetFile), [
      '2: budget-exceeded everything changes by +$2.50/mo, $0.50/mo more than the increase of $2.00/mo that is allowed',
    ]);
    assert.deepEqual(
      it.diagnostics(main).map((text) => text.slice(0, 30)),
      ['1: budget-exceeded Over budget'],
    );
  });

  it('hold for types, tags, and the folder they stand in', async () => {
    const tagged = disk('a', 10, '  tags = { team = "web" }\n');
    const it = memorySession({
      '/ws/one/main.tf': tagged + disk('b', 20),
      '/ws/two/main.tf': tagged,
      '/ws/one/.costline.yml': 'budget:\n  types: { aws_disk: 12, aws_queue: 1 }\n  tags: { team=web: 5 }\n',
      [budgetFile]: 'budget:\n  tags:\n    team: { total: 9 }\n',
    });
    it.open('/ws/one/main.tf');
    await it.settled();
    assert.deepEqual(it.diagnostics('/ws/one/.costline.yml'), [
      '2: budget-exceeded aws_disk costs $15.00/mo, $3.00/mo more than its budget of $12.00/mo',
    ]);
    assert.deepEqual(it.lenses('/ws/one/.costline.yml'), [
      '2: $15.00/mo of $12.00/mo: exceeded',
      '2: nothing known of $1.00/mo',
      '3: $5.00/mo of $5.00/mo',
    ]);
    assert.deepEqual(it.diagnostics(budgetFile), [
      '3: budget-exceeded tag team costs $10.00/mo, $1.00/mo more than its budget of $9.00/mo',
    ]);
  });

  it('come and go with their file', async () => {
    const it = memorySession({ [main]: disk('a', 10) });
    it.open(main);
    await it.settled();
    it.disk.set(budgetFile, 'budget: { total: 1 }\n');
    await it.session.filesChanged([budgetFile]);
    assert.equal(it.diagnostics(main).length, 1);
    it.disk.delete(budgetFile);
    await it.session.filesChanged([budgetFile]);
    assert.equal(it.diagnostics(main).length, 0);
  });
});

describe('a limit that is written', () => {
  const all: Limit = { scope: 'all', name: '', limit: 'total', value: '500' };
  const ofType: Limit = { ...all, scope: 'type', name: 'aws_instance' };
  for (const [what, text, limit, expected, line] of [
    ['begins the file', '', all, 'budget:\n  total: 500\n', 1],
    [
      'keeps what is there',
      '# ours\nbudget:\n  # agreed\n  increase: 10%\nother: 1\n',
      all,
      '# ours\nbudget:\n  # agreed\n  increase: 10%\n  total: 500\nother: 1\n',
      4,
    ],
    ['replaces an earlier one', 'budget:\n  total: 4 # old\n', all, 'budget:\n  total: 500 # old\n', 1],
    [
      'of a type is short',
      'budget:\n  total: 4\n',
      ofType,
      'budget:\n  total: 4\n  types:\n    aws_instance: 500\n',
      3,
    ],
    [
      'beside a short one makes it long',
      'budget:\n  types:\n    aws_instance: 4\n',
      { ...ofType, limit: 'increase', value: '10%' },
      'budget:\n  types:\n    aws_instance:\n      total: 4\n      increase: 10%\n',
      4,
    ],
    [
      'of a tag names key and value',
      '',
      { ...all, scope: 'tag', name: 'team=web', value: '$12.5' },
      'budget:\n  tags:\n    team=web: 12.5\n',
      2,
    ],
  ] as const) {
    it(what, () => assert.deepEqual(editBudget(text, limit, 'f'), { kind: 'text', text: expected, line }));
  }

  it('is refused where it is none, or the file has mistakes', () => {
    const message = (text: string, value: string): string => {
      const edited = editBudget(text, { ...all, value }, '.costline.yml');
      return edited.kind === 'refused' ? edited.message : edited.text;
    };
    assert.equal(message('', 'lots'), '"lots" is not an amount in US dollars a month');
    assert.equal(message('', '10%'), '"10%" is not an amount in US dollars a month');
    assert.equal(
      message('budget: []\n', '5'),
      '.costline.yml:1: "budget" is a map with "total", "increase", "types" and "tags"',
    );
    for (const sign of '[{]}')
      assert.match(
        message(`budget:\n  total: 1\n${sign.repeat(1e6)}`, '5'),
        /^\.costline\.yml:\d+: /,
        `a megabyte of ${sign}`,
      );
  });
});
