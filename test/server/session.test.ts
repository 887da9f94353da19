import assert from 'node:assert/strict';
import { dedent } from '../engine/price-text';
import { memorySession } from './memory-session';

const disk = (name: string, size: string): string => `resource "aws_disk" "${name}" {\n  size = ${size}\n}\n`;
const main = '/ws/main.tf';

describe('a session', () => {
  it('reads its folder, modules and all, before anything is open', async () => {
    const it = memorySession({
      [main]: `${disk('a', '10')}module "m" { source = "./m" }`,
      '/ws/m/disk.tf': disk('b', '4'),
      '/ws/.terraform/x.tf': disk('hidden', '100'),
      '/ws/notes.txt': 'resource "aws_disk" "text" { size = 100 }',
    });
    assert.equal(it.session.ready, false);
    await it.settled();
    assert.equal(it.session.ready, true);
    assert.deepEqual(it.session.summary(), {
      ready: true,
      monthlyCost: 7,
      text: '$7.00/mo',
      counts: { priced: 2, usage: 0, free: 0, unpriced: 0, unsupported: 0 },
      oldestPrice: '2026-01-31',
      currency: 'USD',
      hoursPerMonth: 730,
      diff: null,
    });
    assert.deepEqual(it.errors, []);
  });

  it('without a folder reads around the file that is opened', async () => {
    const it = memorySession({ '/else/main.tf': disk('a', '10'), '/else/more.tf': disk('b', '1') }, { folders: [] });
    it.open('/else/main.tf');
    await it.settled();
    assert.deepEqual(it.hints('/else/main.tf'), ['2: $5.00/mo']);
    assert.equal(it.total(), 5.5);
  });

  it('prices what is in the buffer, not what is on disk', async () => {
    const it = memorySession({ [main]: disk('a', '10') });
    it.open(main, disk('a', '20'));
    await it.settled();
    assert.deepEqual(it.hints(main), ['2: $10.00/mo']);
    it.disk.set(main, disk('a', '1'));
    await it.session.filesChanged([main]);
    assert.deepEqual(it.hints(main), ['2: $10.00/mo']);
  });

  it('follows edits', async () => {
    const it = memorySession({ [main]: `${disk('a', '10')}${disk('b', '2')}` });
    it.open(main);
    await it.settled();
    it.edit(main, '10', '40');
    assert.deepEqual(it.hints(main), ['2: $20.00/mo', '5: $1.00/mo']);
    it.edit(main, 'resource "aws_disk" "a"', '\n\nresource "aws_disk" "c"');
    assert.deepEqual(it.hints(main), ['4: $20.00/mo', '7: $1.00/mo']);
  });

  it('takes several changes at once, and a whole text', async () => {
    const it = memorySession({ [main]: disk('a', '10') });
    it.open(main);
    await it.settled();
    const at = (line: number, character: number) => ({ line, character });
    it.session.changeDocument(main, 2, [
      { range: { start: at(1, 9), end: at(1, 11) }, text: '30' },
      { range: { start: at(0, 0), end: at(0, 0) }, text: '# a note\n' },
    ]);
    assert.deepEqual(it.hints(main), ['3: $15.00/mo']);
    it.session.changeDocument(main, 3, [{ text: disk('b', '1') }]);
    assert.deepEqual(it.hints(main), ['2: $0.50/mo']);
  });

  it('goes back to the disk when a document is closed', async () => {
    const it = memorySession({ [main]: disk('a', '10') });
    it.open(main, disk('a', '20'));
    await it.settled();
    it.session.closeDocument(main);
    await it.settled();
    assert.equal(it.total(), 5);
  });

  it('forgets a document that was never saved when it is closed', async () => {
    const it = memorySession({ [main]: disk('a', '10') });
    it.open('/ws/new.tf', disk('n', '1'));
    await it.settled();
    assert.equal(it.total(), 5.5);
    it.session.closeDocument('/ws/new.tf');
    await it.settled();
    assert.equal(it.total(), 5);
  });

  it('keeps the buffer of a document that is closed and opened again at once', async () => {
    const it = memorySession({ [main]: disk('a', '10') });
    it.open(main);
    await it.settled();
    it.session.closeDocument(main);
    it.open(main, disk('a', '30'));
    await it.settled();
    assert.deepEqual(it.hints(main), ['2: $15.00/mo']);
  });

  it('follows files that are written, made and deleted elsewhere', async () => {
    const it = memorySession({ [main]: disk('a', '10') });
    await it.settled();
    it.disk.set(main, disk('a', '20'));
    it.disk.set('/ws/new.tf', disk('b', '2'));
    await it.session.filesChanged([main, '/ws/new.tf']);
    assert.equal(it.total(), 11);
    it.disk.delete(main);
    await it.session.filesChanged([main]);
    assert.equal(it.total(), 1);
    assert.deepEqual(it.hints(main), []);
  });

  it('reads a module that a call names while it is typed', async () => {
    const it = memorySession({ [main]: 'module "m" { source = "./" }', '/ws/deep/m/disk.tf': disk('b', '4') });
    it.open(main);
    await it.settled();
    it.edit(main, '"./"', '"./deep/m"');
    await it.settled();
    assert.deepEqual(it.lenses(main), [
      '1: This file: nothing that is billed · $2.00/mo in the workspace',
      '1: $2.00/mo · 1 priced',
    ]);
  });

  it('tells of a module that is not there, until it is', async () => {
    const it = memorySession({ [main]: 'module "m" { source = "./m" }' });
    it.open(main);
    await it.settled();
    assert.match(it.diagnostics(main).join(), /^1: module-not-found /);
    assert.equal(it.session.notes().length, 1);
    it.disk.set('/ws/m/disk.tf', disk('b', '4'));
    await it.session.filesChanged(['/ws/m/disk.tf']);
    assert.deepEqual(it.diagnostics(main), []);
    assert.equal(it.total(), 2);
  });

  it('reads everything anew when asked, and keeps the buffers', async () => {
    const it = memorySession({ [main]: disk('a', '10'), '/ws/b.tf': disk('b', '1') });
    it.open(main, disk('a', '20'));
    await it.settled();
    it.disk.set('/ws/b.tf', disk('b', '2'));
    await it.session.refresh();
    assert.equal(it.total(), 11);
  });
});

describe('half-typed text', () => {
  const text = `${disk('a', '10')}${disk('b', '2')}`;
  const steps: readonly (readonly [name: string, piece: string, replacement: string, hints: readonly string[]])[] = [
    ['a value that is not there yet', 'size = 10', 'size = ', ['2: $5.00/mo', '5: $1.00/mo']],
    ['half an expression', 'size = 10', 'size = 10 +', ['2: $5.00/mo', '5: $1.00/mo']],
    ['an open string', 'size = 10', 'size = "10', ['2: $5.00/mo', '5: $1.00/mo']],
    ['an open bracket', 'size = 10', 'size = max(10,', ['2: $5.00/mo', '5: $1.00/mo']],
    ['a new attribute begun', 'size = 10', 'size = 10\n  ty', ['2: $5.00/mo', '6: $1.00/mo']],
    ['a nested block begun', 'size = 10', 'size = 10\n  tags {', ['2: $5.00/mo', '6: $1.00/mo']],
    [
      'a block begun above',
      'resource "aws_disk" "a"',
      'resource "aws\nresource "aws_disk" "a"',
      ['3: $5.00/mo', '6: $1.00/mo'],
    ],
    [
      'a comment begun below',
      '}\nresource "aws_disk" "b"',
      '}\n# what\nresource "aws_disk" "b"',
      ['2: $5.00/mo', '6: $1.00/mo'],
    ],
  ];
  for (const [name, piece, replacement, hints] of steps) {
    it(`keeps all amounts: ${name}`, async () => {
      const it = memorySession({ [main]: text });
      it.open(main);
      await it.settled();
      assert.deepEqual(it.hints(main), ['2: $5.00/mo', '5: $1.00/mo']);
      it.edit(main, piece, replacement);
      assert.deepEqual(it.hints(main), hints);
      it.edit(main, replacement, piece);
      assert.deepEqual(it.hints(main), ['2: $5.00/mo', '5: $1.00/mo']);
    });
  }

  it('keeps the amounts of others at every keystroke, and ends with its own', async () => {
    const it = memorySession({ [main]: disk('b', '2') });
    it.open(main);
    await it.settled();
    let typed = '';
    for (const letter of disk('a', '10')) {
      it.session.changeDocument(main, typed.length + 2, [{ text: `${typed + letter}\n${disk('b', '2')}` }]);
      typed += letter;
      assert.ok(
        it.hints(main).some((hint) => hint.endsWith(': $1.00/mo')),
        `lost after ${JSON.stringify(typed)}`,
      );
    }
    assert.deepEqual(it.hints(main), ['2: $5.00/mo', '6: $1.00/mo']);
  });
});

describe('usage, variables and settings in a session', () => {
  const queue = 'resource "aws_queue" "q" {\n  name = "q"\n}\n';

  it('usage is read beside the root module and followed while it is typed', async () => {
    const it = memorySession({ [main]: queue, '/ws/costline-usage.yml': 'resource_usage:\n  aws_queue.q: { gb: 4 }' });
    await it.settled();
    assert.deepEqual(it.hints(main), [], 'the lens says it');
    assert.deepEqual(it.lenses(main), ['1: This file: $2.00/mo · 1 priced', '1: $2.00/mo']);
    it.open('/ws/costline-usage.yml');
    it.edit('/ws/costline-usage.yml', 'gb: 4', 'gb: 6');
    assert.equal(it.total(), 3);
    it.disk.delete('/ws/costline-usage.yml');
    it.session.closeDocument('/ws/costline-usage.yml');
    await it.settled();
    assert.equal(it.total(), null);
    assert.deepEqual(it.lenses(main), ['1: This file: 1 usage-based', '1: $0.50 per GB', '1: Edit usage']);
  });

  it('mistakes in a usage file are told in the notes', async () => {
    const it = memorySession({ [main]: queue, '/ws/costline-usage.yml': 'resource_usage:\n  aws_queue.q: 4' });
    await it.settled();
    assert.deepEqual(it.session.notes(), ['/ws/costline-usage.yml:2: The usage of aws_queue.q is a map of usage keys']);
  });

  it('a usage file of the settings comes before the one beside the root module', async () => {
    const it = memorySession({
      [main]: queue,
      '/ws/costline-usage.yml': 'resource_usage:\n  aws_queue.q: { gb: 4 }',
      '/ws/usage/prod.yml': 'resource_usage:\n  aws_queue.q: { gb: 20 }',
    });
    await it.settled();
    assert.equal(it.total(), 2);
    it.session.configure({ ...it.session.settings, usageFile: 'usage/prod.yml' });
    await it.settled();
    assert.equal(it.total(), 10);
  });

  it('variables come from the environment, from tfvars and from files of the settings', async () => {
    const it = memorySession(
      {
        [main]: `variable "a" {}\nvariable "b" {}\nvariable "c" {}\n${disk('x', 'var.a + var.b + var.c')}`,
        '/ws/terraform.tfvars': 'b = 20',
        '/ws/env/prod.tfvars': 'c = 300',
      },
      { settings: { terraform: { varFiles: ['env/prod.tfvars'] } }, environment: { TF_VAR_a: '1' } },
    );
    await it.settled();
    assert.equal(it.total(), 160.5);
  });

  it('settings change what is shown', async () => {
    const it = memorySession({ [main]: `${disk('a', '10')}resource "aws_note" "n" {}\n` });
    await it.settled();
    const shown = (settings: Partial<typeof it.session.settings>): readonly (readonly string[])[] => {
      it.session.configure({ ...it.session.settings, ...settings });
      return [it.hints(main), it.lenses(main)];
    };
    const whole = '1: This file: ';
    assert.deepEqual(shown({}), [['2: $5.00/mo'], [`${whole}$5.00/mo · 1 priced`, '1: $5.00/mo']]);
    assert.deepEqual(shown({ period: 'year' }), [['2: $60.00/yr'], [`${whole}$60.00/yr · 1 priced`, '1: $60.00/yr']]);
    assert.deepEqual(shown({ period: 'hour' })[0], ['2: $0.006849/h']);
    assert.deepEqual(shown({ period: 'month', showFree: true })[1], [
      `${whole}$5.00/mo · 1 priced`,
      '1: $5.00/mo',
      '4: free',
    ]);
    assert.deepEqual(shown({ showFree: false, minimumAmount: 6 })[0], []);
    assert.deepEqual(shown({ minimumAmount: 0, codeLens: { enabled: false } }), [['1: $5.00/mo', '2: $5.00/mo'], []]);
    assert.deepEqual(shown({ defaultRegion: 'eu-west-1' })[0], ['1: $6.00/mo', '2: $6.00/mo']);
    assert.match(
      shown({ defaultRegion: 'mars-1' })[0]?.join() ?? '',
      /price unknown: x\/p has no price for gb in mars-1/,
    );
  });

  it('diagnostics: over the threshold, and prices that cannot be known', async () => {
    const it = memorySession(
      { [main]: `variable "v" {}\n${disk('big', '1000')}${disk('odd', 'var.v')}` },
      { settings: { thresholds: { resource: 100 } } },
    );
    await it.settled();
    const over = '2: cost-over-threshold aws_disk.big costs $500.00/mo, more than the $100.00/mo set for a resource';
    const unknown = '6: price-unknown Price of aws_disk.odd unknown: var.v has no default and no value';
    assert.deepEqual(it.diagnostics(main), [over, unknown]);
    it.session.configure({ ...it.session.settings, diagnostics: { unknownPrices: false } });
    assert.deepEqual(it.diagnostics(main), [over]);
  });
});

describe('modules and folders in a session', () => {
  const module = `variable "size" {}\n${disk('d', 'var.size')}`;

  it('a module that is called twice shows both prices', async () => {
    const it = memorySession({
      [main]: dedent(`
        module "a" {
          source = "./m"
          size   = 2
        }
        module "b" {
          source = "./m"
          size   = 4
        }`),
      '/ws/m/main.tf': module,
    });
    await it.settled();
    assert.deepEqual(it.hints('/ws/m/main.tf'), ['3: module.a: $1.00/mo · module.b: $2.00/mo']);
    assert.deepEqual(it.lenses(main).slice(1), ['1: $1.00/mo · 1 priced', '5: $2.00/mo · 1 priced']);
    assert.equal(it.total(), 3);
  });

  it('a module that costs the same everywhere says so once', async () => {
    const it = memorySession({
      [main]: 'module "a" {\n  count  = 3\n  source = "./m"\n  size   = 2\n}',
      '/ws/m/main.tf': module,
    });
    await it.settled();
    assert.deepEqual(it.hints('/ws/m/main.tf'), ['3: $1.00/mo in each of 3 module instances']);
    assert.equal(it.total(), 3);
  });

  it('a module that two root modules call by the same name is not summed up', async () => {
    const caller = (size: number): string => `module "app" {\n  source = "../../m"\n  size   = ${size}\n}`;
    const it = memorySession({
      '/ws/envs/dev/main.tf': caller(2),
      '/ws/envs/prod/main.tf': caller(4),
      '/ws/m/main.tf': module,
    });
    await it.settled();
    assert.equal(it.total(), 3);
    const both = 'envs/dev module.app: $1.00/mo · envs/prod module.app: $2.00/mo';
    assert.deepEqual(it.hints('/ws/m/main.tf'), [`3: ${both}`]);
    assert.equal(it.lenses('/ws/m/main.tf')[1], `2: ${both}`);
  });

  it('a missing module inside a module that is called twice is told once', async () => {
    const it = memorySession({
      [main]: 'module "a" { source = "./m" }\nmodule "b" { source = "./m" }',
      '/ws/m/main.tf': 'module "gone" { source = "./gone" }',
    });
    await it.settled();
    assert.equal(it.diagnostics('/ws/m/main.tf').length, 1);
  });

  it('two folders are added up, each with its own settings files, and one can go', async () => {
    const it = memorySession(
      {
        '/one/main.tf': `variable "s" {}\n${disk('a', 'var.s')}`,
        '/one/terraform.tfvars': 's = 10',
        '/two/main.tf': `variable "s" {}\n${disk('a', 'var.s')}`,
        '/two/terraform.tfvars': 's = 2',
      },
      { folders: ['/one', '/two'] },
    );
    await it.settled();
    assert.equal(it.total(), 6);
    it.session.removeFolder('/one');
    assert.equal(it.total(), 1);
    it.session.addFolder('/one');
    await it.settled();
    assert.equal(it.total(), 6);
  });

  it('nothing outside the folder is read', async () => {
    const it = memorySession({ [main]: 'module "m" { source = "../../etc" }', '/etc/main.tf': disk('x', '10') });
    it.open(main);
    await it.settled();
    assert.equal(it.total(), null);
    assert.match(it.diagnostics(main).join(), /module-not-found/);
  });

  it('hovers show the components of a block and of a call', async () => {
    const it = memorySession({
      [main]: `${disk('a', '10')}module "m_1" { source = "./m" }`,
      '/ws/m/a.tf': disk('b', '4'),
    });
    await it.settled();
    assert.match(
      it.hover(main, { line: 0, character: 3 }) ?? '',
      /\| Storage \| 10 GB ← \[size\]\(file:\/\/\/ws\/main\.tf#L2\) \| \$0\.50 \| \$5\.00 \|/,
    );
    assert.match(it.hover(main, { line: 1, character: 5 }) ?? '', /Storage/);
    assert.equal(it.hover(main, { line: 3, character: 2 }), '**module.m\\_1** — $2.00/mo · 1 priced');
    assert.equal(it.hover(main, { line: 2, character: 0 }), undefined);
  });
});

describe('what is chosen for a root module', () => {
  const root = 'variable "gb" { default = 1 }\nresource "aws_queue" "q" {\n  name = terraform.workspace\n}\n';

  it('is offered, and holds for that root module alone', async () => {
    const it = memorySession(
      { '/ws/a/main.tf': root, '/ws/b/main.tf': root, '/ws/a/prod.tfvars': 'gb = 2', '/ws/shared.tfvars': 'gb = 3' },
      { settings: { terraform: { roots: { a: { varFiles: ['prod.tfvars'], workspace: 'prod' } } } } },
    );
    await it.settled();
    assert.deepEqual(
      it.session
        .projectInfos()
        .map((info) => info.format === 'terraform' && [info.project, info.files, info.chosenFiles, info.workspace]),
      [
        ['a', ['prod.tfvars', '../shared.tfvars'], ['prod.tfvars'], 'prod'],
        ['b', ['../a/prod.tfvars', '../shared.tfvars'], [], 'default'],
      ],
    );
  });
});
