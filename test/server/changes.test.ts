import assert from 'node:assert/strict';
import { changesModel } from '../../src/server/changes';
import { diffDocument, diffParagraph } from '../../src/server/diff-report';
import { marksOf } from '../../src/server/marks';
import { type MemorySession, memorySession } from './memory-session';

const disk = (name: string, size: string): string => `resource "aws_disk" "${name}" {\n  size = ${size}\n}\n`;
const main = '/ws/main.tf';

const before = disk('a', '10') + disk('gone', '8') + disk('same', '2');
const now = disk('a', '16') + disk('same', '2') + disk('new', '1');

async function compared(settings: unknown = {}, files: Readonly<Record<string, string>> = {}): Promise<MemorySession> {
  const it = memorySession({ [main]: now, ...files }, { settings, earlier: { HEAD: { [main]: before } } });
  it.open(main);
  await it.settled();
  return it;
}

describe('what differs, block by block', () => {
  it('has both sides, the amounts, the cause and the place', async () => {
    const { session } = await compared();
    const {
      summary,
      past,
      now: sum,
      rows,
    } = changesModel(session.view().diffs, session.baselineStates(), session.settings);
    assert.equal(summary?.text, '-$0.50/mo vs HEAD · 1 added, 1 changed, 1 removed');
    assert.deepEqual([past, sum], [10, 9.5]);
    assert.deepEqual(
      rows.map(({ kind, title, text, past: old, now: is, range }) =>
        [kind, title, text, old?.text, is?.text, range.start.line + 1].join(' | '),
      ),
      [
        'changed | aws_disk.a | +$3.00/mo | $5.00 | $8.00 | 1',
        'added | aws_disk.new | +$0.50/mo |  | $0.50 | 7',
        'removed | aws_disk.gone | -$4.00/mo | $4.00 |  | 4',
      ],
    );
    assert.deepEqual(rows[0]?.components, [{ name: 'Storage', difference: '+$3.00', cause: 'size: 10 → 16' }]);
    assert.equal(await session.earlierText(main), before);
    assert.equal(await session.earlierText('/ws/other.tf'), undefined);
    assert.equal(await session.earlierText('/elsewhere/main.tf'), undefined);
  });

  it('is told in the period of the settings', async () => {
    const { session } = await compared({ period: 'year' });
    const { rows } = changesModel(session.view().diffs, session.baselineStates(), session.settings);
    assert.deepEqual([rows[0]?.text, rows[0]?.past?.text], ['+$36.00/yr', '$60.00']);
  });

  it('of several instances is said for each of them that differs alike', async () => {
    const disks = (sizes: string): string => `resource "aws_disk" "a" {\n  count = 3\n  size = ${sizes}\n}\n`;
    for (const [before, after, expected] of [
      ['10', '16', ['+$3.00 each']],
      ['count.index == 1 ? 10 : 20', '20', ['+$5.00']],
      ['10', 'count.index == 1 ? 10 : 20', ['+$5.00 each']],
    ] as const) {
      const { session, settled } = memorySession(
        { [main]: disks(after) },
        { earlier: { HEAD: { [main]: disks(before) } } },
      );
      await settled();
      const { rows } = changesModel(session.view().diffs, session.baselineStates(), session.settings);
      assert.deepEqual(
        rows[0]?.components.map(({ difference }) => difference),
        expected,
      );
    }
  });

  it('is counted as it is listed: by block, with the instances where there are more of them', async () => {
    const fleet = (size: number): string => `resource "aws_disk" "fleet" {\n  count = 3\n  size = ${size}\n}\n`;
    const free = 'resource "aws_note" "k" {}\n';
    const it = memorySession(
      { [main]: fleet(16) + disk('same', '2') + free },
      { earlier: { HEAD: { [main]: fleet(10) + disk('same', '2') } } },
    );
    it.open(main);
    await it.settled();
    const { session } = it;
    const { summary, rows } = changesModel(session.view().diffs, session.baselineStates(), session.settings);
    assert.deepEqual(
      rows.map(({ kind, title }) => `${kind} ${title}`),
      ['changed aws_disk.fleet × 3'],
    );
    assert.equal(summary?.text, '+$9.00/mo vs HEAD · 1 changed (3 instances)');
    assert.match(it.lenses(main)[0] ?? '', / · \+\$9\.00\/mo vs HEAD · 1 changed \(3 instances\)$/);
    assert.match(diffParagraph(session.view().diffs), /; 1 changed \(3 instances\)\. /);
  });

  it('is a document, and a line for a commit', async () => {
    const { session } = await compared();
    assert.equal(
      diffParagraph(session.view().diffs),
      'Monthly cost vs HEAD: -$0.50/mo (-5.0%), now $9.50/mo; 1 added, 1 changed, 1 removed. removed aws_disk.gone -$4.00; aws_disk.a +$3.00 (size: 10 → 16); added aws_disk.new +$0.50.',
    );
    const text = diffDocument(session.view(), session.baselineStates());
    assert.match(text, /^# Cost changes\n\n\*\*Monthly cost: -\$0\.50\/mo \(-5\.0%\)\*\*/);
    assert.match(text, /\| \\- \| aws\\_disk\.gone \| \$4\.00 \| {2}\| -\$4\.00 \|/);
    assert.match(text, /\| Storage \| \+\$3\.00 \| size: 10 → 16 \|/);
  });

  it('is a document with a part for each folder of the workspace, by its name', async () => {
    const files = (size: string): Readonly<Record<string, string>> => ({
      '/work/shop/main.tf': disk('a', size),
      '/work/jobs/main.tf': disk('b', size),
      '/old/jobs/main.tf': disk('c', size),
    });
    const folders = ['/work/shop', '/work/jobs', '/old/jobs'];
    const { session, settled } = memorySession(files('16'), { folders, earlier: { HEAD: files('10') } });
    await settled();
    session.refreshBaselines();
    await settled();
    const text = diffDocument(session.view(), session.baselineStates());
    const monthly = '**Monthly cost: +$3.00/mo (+60.0%)** · 1 changed';
    assert.deepEqual(
      text.split('\n').filter((line) => /^(#|\*\*Monthly)/.test(line)),
      ['# Cost changes', '## shop', monthly, '## work/jobs', monthly, '## old/jobs', monthly],
    );
    assert.doesNotMatch(text, /\/work|\/old/);
    session.configure({ ...session.settings, baseline: 'v9' });
    await settled();
    assert.match(
      diffDocument(session.view(), session.baselineStates()),
      /compare shop with: there is no v9\.\n\nNothing to compare work\/jobs with: there is no v9\./,
    );
  });

  it('is marked in the margin where the settings ask for it', async () => {
    const marks = async (gutter: boolean): Promise<readonly string[]> => {
      const { session } = await compared({ diff: { gutter } });
      return marksOf(session.file(main), session.settings).map(
        ({ range, kind, text }) => `${range.start.line + 1}: ${kind} ${text}`,
      );
    };
    assert.deepEqual(await marks(false), []);
    assert.deepEqual(await marks(true), [
      '1: increase +$3.00 vs HEAD',
      '7: increase +$0.50 vs HEAD',
      '4: removed removed: aws_disk.gone -$4.00 vs HEAD',
    ]);
  });

  it('is said of a module call, everything in the module together', async () => {
    const call = 'module "m" {\n  source = "./m"\n}\n';
    const it = memorySession(
      { [main]: call, '/ws/m/m.tf': disk('a', '10') + disk('b', '4') },
      { earlier: { HEAD: { [main]: call, '/ws/m/m.tf': disk('a', '10') + disk('c', '40') } } },
    );
    it.open(main);
    await it.settled();
    assert.ok(it.lenses(main).includes('1: $7.00/mo · 2 priced · -$18.00 vs HEAD'), it.lenses(main).join('\n'));
  });

  it('may be unavailable, which is said', async () => {
    const { session, settled } = await compared();
    session.configure({ ...session.settings, baseline: 'v9' });
    await settled();
    const model = changesModel(session.view().diffs, session.baselineStates(), session.settings);
    assert.deepEqual(
      [model.wanted, model.baseline, model.message, model.summary, model.rows],
      ['v9', '', 'there is no v9', null, []],
    );
    assert.match(diffDocument(session.view(), session.baselineStates()), /Nothing to compare with: there is no v9\./);
    session.configure({ ...session.settings, baseline: '' });
    await settled();
    assert.match(diffDocument(session.view(), session.baselineStates()), /Nothing is compared\./);
  });
});

describe('the last save as the baseline', () => {
  it('is the files on disk, and follows them', async () => {
    const it = memorySession({ [main]: disk('a', '10') }, { settings: { baseline: 'saved' }, earlier: {} });
    it.open(main);
    await it.settled();
    it.edit(main, 'size = 10', 'size = 40');
    assert.deepEqual(it.hints(main), ['2: $20.00/mo  ▲ $15.00']);
    it.disk.set(main, disk('a', '40'));
    await it.session.filesChanged([main]);
    assert.deepEqual(it.hints(main), ['2: $20.00/mo']);
    it.disk.set(main, disk('a', '1'));
    it.disk.set('/ws/more.tf', disk('more', '1'));
    await it.session.filesChanged([main, '/ws/more.tf']);
    assert.deepEqual(it.hints(main), ['2: $20.00/mo  ▲ $19.50']);
    assert.equal(it.session.summary().diff?.text, '+$19.50/mo vs the last save · 1 changed');
    assert.deepEqual(it.errors, []);
  });
});

describe('a saved estimate as the baseline', () => {
  const saved = (size: number): string =>
    JSON.stringify({
      generated: '2026-01-31T00:00:00Z',
      projects: [{ format: 'terraform', path: '.' }],
      resources: ['a', 'gone'].map((name) => ({
        project: 0,
        address: `aws_disk.${name}`,
        block: `aws_disk.${name}`,
        title: `aws_disk.${name}`,
        type: 'aws_disk',
        provider: 'aws',
        module: '',
        file: 'main.tf',
        status: 'priced',
        monthlyCost: size / 2,
        costComponents: [
          {
            name: 'Storage',
            unit: 'GB',
            monthlyQuantity: size,
            unitPrice: 0.5,
            monthlyCost: size / 2,
            attributes: [{ path: ['size'], value: size }],
          },
        ],
      })),
    });

  it('is compared without the files it was made from', async () => {
    const it = memorySession(
      { [main]: disk('a', '10'), '/ws/costs.json': saved(4) },
      { settings: { baseline: 'costs.json' }, earlier: {} },
    );
    it.open(main);
    await it.settled();
    assert.deepEqual(it.hints(main), ['2: $5.00/mo  ▲ $3.00']);
    const { session } = it;
    const { baseline, rows } = changesModel(session.view().diffs, session.baselineStates(), session.settings);
    assert.deepEqual(
      [baseline, ...rows.map(({ kind, title, text, hasEarlierText }) => `${kind} ${title} ${text} ${hasEarlierText}`)],
      ['costs.json', 'changed aws_disk.a +$3.00/mo false', 'removed aws_disk.gone -$2.00/mo false'],
    );
    assert.ok(it.lenses(main).includes('3: removed: aws_disk.gone -$2.00 vs costs.json'), it.lenses(main).join('\n'));
    it.disk.set('/ws/costs.json', saved(10));
    session.refreshBaselines();
    await it.settled();
    assert.deepEqual(it.hints(main), ['2: $5.00/mo']);
  });

  for (const [name, text, expected] of [
    ['none.json', undefined, 'there is no saved estimate none.json in the folder'],
    ['../costs.json', '{}', 'there is no saved estimate ../costs.json in the folder'],
    ['half.json', '{', /^half\.json: this is no JSON/],
    ['other.json', '[]', /^other\.json: expected what "costline estimate --save FILE"/],
  ] as const) {
    it(`${name} is none, and it is said why`, async () => {
      const file = name === '../costs.json' ? '/costs.json' : `/ws/${name}`;
      const it = memorySession(
        { [main]: disk('a', '10'), ...(text !== undefined && { [file]: text }) },
        { settings: { baseline: name }, earlier: {} },
      );
      await it.settled();
      const [state] = it.session.baselineStates();
      assert.match(state?.message ?? '', expected instanceof RegExp ? expected : new RegExp(`^${expected}$`));
    });
  }
});
