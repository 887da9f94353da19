import assert from 'node:assert/strict';
import { groupsOf, tagKeys, type View } from '../../src/extension/panel/groups';
import { initialState, readState } from '../../src/extension/panel/state';
import type { PanelRow } from '../../src/server/protocol';

const row = (address: string, monthlyCost: number | null, rest: Partial<PanelRow> = {}): PanelRow => ({
  address,
  type: address.split('.').at(-2) ?? '',
  provider: 'aws',
  region: 'us-east-1',
  module: '',
  root: '.',
  file: 'main.tf',
  uri: 'file:///main.tf',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  instances: 1,
  status: monthlyCost === null ? 'unpriced' : 'priced',
  monthlyCost,
  text: '',
  tags: {},
  components: 0,
  reasons: 0,
  ...rest,
});

const rows = [
  row('aws_instance.web[10]', 30, { tags: { Role: 'web' } }),
  row('aws_instance.web[9]', 30, { tags: { Role: 'web' } }),
  row('aws_db_instance.shop', 100, { file: 'data.tf', tags: { Role: 'database', Owner: 'Kim' } }),
  row('module.jobs.aws_instance.one', 40, { module: 'module.jobs', region: 'eu-central-1' }),
  row('aws_lb.web', null),
];

/** `key sum share%: addresses`, one line a group. */
function shown(change: Partial<View>): string {
  return groupsOf(rows, { ...initialState, ...change })
    .map(({ key, monthlyCost, share, rows: own }) => {
      const addresses = own.map(({ address }) => address).join(', ');
      return `${key || '–'} ${monthlyCost} ${Math.round(share * 100)}%: ${addresses}`;
    })
    .join('\n');
}

describe('the groups of the summary panel', () => {
  for (const [what, view, expected] of [
    [
      'are the dearest first, and so are their rows; equal amounts go by name, numbers by their value',
      {},
      `aws_db_instance 100 50%: aws_db_instance.shop
aws_instance 100 50%: module.jobs.aws_instance.one, aws_instance.web[9], aws_instance.web[10]
aws_lb null 0%: aws_lb.web`,
    ],
    [
      'are the cheapest first the other way round',
      { grouping: 'module', sort: { column: 'cost', descending: false } },
      `module.jobs 40 20%: module.jobs.aws_instance.one
– 160 80%: aws_lb.web, aws_instance.web[9], aws_instance.web[10], aws_db_instance.shop`,
    ],
    [
      'go by name when another column is sorted by',
      { grouping: 'file', sort: { column: 'address', descending: true } },
      `data.tf 100 50%: aws_db_instance.shop
main.tf 100 50%: module.jobs.aws_instance.one, aws_lb.web, aws_instance.web[10], aws_instance.web[9]`,
    ],
    [
      'hold by tag what has none of the key too',
      { grouping: 'tag', tagKey: 'Role' },
      `database 100 50%: aws_db_instance.shop
web 60 30%: aws_instance.web[9], aws_instance.web[10]
– 40 20%: module.jobs.aws_instance.one, aws_lb.web`,
    ],
    [
      'hold what matches every word of a search, in any part of the row, whatever its case',
      { grouping: 'none', search: 'AWS_INSTANCE role=web' },
      '– 60 100%: aws_instance.web[9], aws_instance.web[10]',
    ],
    ['are none where nothing matches', { search: 'nothing' }, ''],
  ] as const satisfies readonly (readonly [string, Partial<View>, string])[]) {
    it(what, () => assert.equal(shown(view), expected));
  }

  it('can be of any tag in use', () => assert.deepEqual(tagKeys(rows), ['Owner', 'Role']));
});

describe('the kept state of the panel', () => {
  it('is what was kept', () => {
    const state = { ...initialState, grouping: 'tag', tagKey: 'Role', search: 'web', toggled: ['group web'] } as const;
    assert.deepEqual(readState(JSON.parse(JSON.stringify(state))), state);
  });

  it('has its default for each part that cannot be read', () => {
    const kept = { grouping: 'colour', sort: { column: 'cost' }, search: 7, toggled: ['a', 1], tagKey: 'Role' };
    assert.deepEqual(readState(kept), { ...initialState, toggled: ['a'], tagKey: 'Role' });
    assert.equal(readState(undefined), undefined);
  });
});
