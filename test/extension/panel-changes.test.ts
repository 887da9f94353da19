import assert from 'node:assert/strict';
import { withParagraph } from '../../src/extension/commit-paragraph';
import { changeBars, costBars } from '../../src/extension/panel/bars';
import { changeGroups } from '../../src/extension/panel/change-groups';
import { indexAfter } from '../../src/extension/panel/keyboard';
import { offsetsOf, rowsBetween } from '../../src/extension/panel/offsets';
import { initialState } from '../../src/extension/panel/state';
import type { ChangeRow, ChangeSide } from '../../src/server/protocol';

const side = (type: string, monthlyCost: number | null, tags: Readonly<Record<string, string>> = {}): ChangeSide => ({
  type,
  provider: 'aws',
  region: '',
  module: '',
  file: 'main.tf',
  tags,
  monthlyCost,
  text: '',
});

const change = (kind: ChangeRow['kind'], name: string, past: ChangeSide | null, now: ChangeSide | null): ChangeRow => ({
  kind,
  address: `${(now ?? past)?.type}.${name}`,
  title: `${(now ?? past)?.type}.${name}`,
  root: '.',
  difference: (now?.monthlyCost ?? 0) - (past?.monthlyCost ?? 0),
  text: '',
  past,
  now,
  uri: 'file:///main.tf',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  hasEarlierText: true,
  components: [],
});

const rows = [
  change('changed', 'web', side('vm', 10, { team: 'a' }), side('vm', 30, { team: 'b' })),
  change('added', 'jobs', null, side('vm', 5)),
  change('removed', 'data', side('db', 40), null),
];
const by = { grouping: 'type', tagKey: '' } as const;
const bars = (found: ReturnType<typeof costBars>): readonly string[] =>
  found.map(({ key, past, now, groups }) => `${key} ${past ?? '–'} ${now}${groups > 1 ? ` of ${groups}` : ''}`);

describe('the bars of the panel', () => {
  it('are what groups cost before and now, those that are gone too', () => {
    assert.deepEqual(bars(changeBars(rows, by)), ['db 40 0', 'vm 10 35']);
    const all = [side('vm', 30, { team: 'b' }), side('vm', 5), side('vm', 100), side('dns', 1)].map((own) => ({
      ...panelRow,
      ...own,
    }));
    assert.deepEqual(bars(costBars(all, rows, by)), ['vm 110 135', 'db 40 0', 'dns 1 1']);
    assert.deepEqual(bars(costBars(all, undefined, by)), ['vm – 135', 'dns – 1']);
    assert.deepEqual(bars(changeBars(rows, { grouping: 'tag', tagKey: 'team' })), [' 40 5', 'b 0 30', 'a 10 0']);
  });

  it('are eight at most, the last for all others', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({ ...panelRow, ...side(`t${index}`, 100 - index) }));
    const found = bars(costBars(many, undefined, by));
    assert.equal(found.length, 8);
    assert.equal(found.at(-1), ' – 455 of 5');
  });
});

const panelRow = {
  address: '',
  root: '.',
  uri: '',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  instances: 1,
  status: 'priced',
  components: 0,
  reasons: 0,
} as const;

describe('the groups of changes', () => {
  const shown = (view: Partial<typeof initialState>): readonly string[] =>
    changeGroups(rows, { ...initialState, ...view }).map(
      ({ key, difference, rows: own }) => `${key} ${difference}: ${own.map(({ address }) => address).join(', ')}`,
    );

  it('begin with the largest difference, up or down', () =>
    assert.deepEqual(shown({}), ['db -40: db.data', 'vm 25: vm.web, vm.jobs']));
  it('are sorted by other columns', () =>
    assert.deepEqual(shown({ grouping: 'none', changeSort: { column: 'now', descending: true } }), [
      ' -15: vm.web, vm.jobs, db.data',
    ]));
  it('hold what the search finds', () => assert.deepEqual(shown({ search: 'removed' }), ['db -40: db.data']));
});

describe('rows of different heights', () => {
  const offsets = offsetsOf([10, 20, 30, 10]);
  for (const [top, bottom, expected] of [
    [0, 5, [0, 1]],
    [0, 10, [0, 2]],
    [12, 35, [1, 3]],
    [-100, 1000, [0, 4]],
    [500, 900, [4, 4]],
    [-50, -10, [0, 0]],
  ] as const) {
    it(`from ${top} to ${bottom}`, () => assert.deepEqual(rowsBetween(offsets, top, bottom), expected));
  }
  it('of which there are none', () => assert.deepEqual(rowsBetween(offsetsOf([]), 0, 100), [0, 0]));
});

describe('the keys of a tree grid', () => {
  const levels = [1, 2, 3, 2, 1].map((level) => ({ level }));
  for (const [key, from, expected] of [
    ['ArrowDown', 0, 1],
    ['ArrowDown', 4, undefined],
    ['ArrowUp', 0, undefined],
    ['ArrowLeft', 2, 1],
    ['ArrowLeft', 3, 0],
    ['ArrowLeft', 4, undefined],
    ['ArrowRight', 1, 2],
    ['ArrowRight', 2, undefined],
    ['PageDown', 0, 4],
    ['PageUp', 3, 0],
    ['Home', 3, 0],
    ['End', 1, 4],
    ['x', 1, undefined],
  ] as const) {
    it(`${key} from ${from}`, () => assert.equal(indexAfter(levels, from, key), expected));
  }
});

describe('the paragraph of a commit message', () => {
  const cost = 'Monthly cost vs HEAD: +$5.00/mo.';
  for (const [what, message, paragraph, expected] of [
    ['begins an empty message', '', cost, cost],
    ['ends another', 'Add a server\n', cost, `Add a server\n\n${cost}`],
    ['takes the place of an earlier one', 'Add\n\nMonthly cost vs v1: old.\n\nend', cost, `Add\n\n${cost}\n\nend`],
    ['goes where nothing differs', `Add\n\n${cost}`, '', 'Add'],
  ] as const) {
    it(what, () => assert.equal(withParagraph(message, paragraph), expected));
  }
});
