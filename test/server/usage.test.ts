/** Usage files in the editor: what is wrong in them, what may be written, what it says, and entries that are written into them. */
import assert from 'node:assert/strict';
import { Engine } from '../../src/engine/engine';
import { SpecBook } from '../../src/engine/spec-book';
import { usageKeysOf } from '../../src/engine/usage-keys';
import { editUsage } from '../../src/server/usage-edit';
import { usageCompletion, usageDiagnostics, usageEdit, usageHover } from '../../src/server/usage-view';
import { dedent, rates, specSource } from '../engine/price-text';
import { memorySession } from './memory-session';

const specs = {
  '#free': 'free: [aws_note]',
  aws_queue: `type: aws_queue
components:
  - { name: Requests, unit: 1M requests, per: 1000000, quantity: usage.monthly_requests, rate: x/p.request }
  - { name: Storage, unit: GB, quantity: usage.storage_gb, rate: x/p.gb }
  - { name: Mode, unit: hours, quantity: 'default(usage.hours, 12)', rate: x/p.hour }
usage:
  monthly_requests: { type: number, description: Requests in a month }
  storage_gb: { type: number, description: GB that are stored }
  hours: { type: number, description: Hours it is on }
  mode: { type: string, description: 'slow, fast or faster' }
  shared: { type: boolean, description: Whether others use it }
  archive:
    type: object
    description: What is archived
    keys:
      gb: { type: number, description: GB in the archive }
      copies: { type: number, description: How many of them }`,
  aws_machine:
    'type: aws_machine\nstoppable: true\ncomponents:\n  - { name: Running, unit: hours, quantity: hours, rate: x/p.hour }',
};

const configuration = `resource "aws_queue" "one" {}
resource "aws_queue" "many" { count = 2 }
resource "aws_machine" "web" {}
resource "aws_note" "n" {}
`;

async function opened(usage: string, name = 'costline-usage.yml', more: Readonly<Record<string, string>> = {}) {
  const engine = new Engine(new SpecBook([specSource(specs)]), rates);
  const memory = memorySession({ '/ws/main.tf': configuration, [`/ws/${name}`]: usage, ...more }, { engine });
  memory.session.start(['/ws']);
  await memory.settled();
  memory.open('/ws/main.tf');
  memory.open(`/ws/${name}`);
  await memory.settled();
  return { memory, session: memory.session, specs: engine.specs, file: `/ws/${name}` };
}

/** The text without the mark, and where it stood. */
function marked(text: string) {
  const plain = dedent(text);
  const before = plain.slice(0, plain.indexOf('|')).split('\n');
  return {
    text: plain.replace('|', ''),
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  };
}

const problems: readonly (readonly [name: string, text: string, ...expected: string[]])[] = [
  ['nothing wrong', 'version: 0.1\nresource_usage:\n  aws_queue.one:\n    monthly_requests: 5\n    archive: { gb: 1 }'],
  ['nothing at all', ''],
  [
    'a key that is nearly one',
    'resource_usage:\n  aws_queue.one:\n    montly_requests: 5',
    '2:4-19 usage-key aws_queue has no usage key "montly_requests"; did you mean "monthly_requests"?',
  ],
  [
    'a key that is none',
    'resource_usage:\n  aws_queue.one:\n    colour: red',
    '2:4-10 usage-key aws_queue has no usage key "colour"; it has monthly_requests, storage_gb, hours, mode, shared, archive, assume',
  ],
  [
    'a number that is text',
    'resource_usage:\n  aws_queue.one:\n    storage_gb: many',
    '2:16-20 usage-value "storage_gb" is a number',
  ],
  ['a number in quotes is one', 'resource_usage:\n  aws_queue.one:\n    storage_gb: "5"'],
  [
    'a number below zero',
    'resource_usage:\n  aws_queue.one:\n    storage_gb: -5',
    '2:16-18 usage-value "storage_gb" is not below zero',
  ],
  [
    'true or false that is neither',
    'resource_usage:\n  aws_queue.one:\n    shared: perhaps',
    '2:12-19 usage-value "shared" is true or false',
  ],
  [
    'a group that is a number',
    'resource_usage:\n  aws_queue.one:\n    archive: 5',
    '2:13-14 usage-value "archive" is a map with gb, copies',
  ],
  [
    'a wrong key in a group',
    'resource_usage:\n  aws_queue.one:\n    archive:\n      gbs: 5',
    '3:6-9 usage-key "archive" has no "gbs"; did you mean "gb"?',
  ],
  [
    'an address that is nearly one',
    'resource_usage:\n  aws_queue.on:\n    storage_gb: 5',
    '1:2-14 usage-address There is no resource aws_queue.on; did you mean "aws_queue.one"?',
  ],
  [
    'the address of something with instances',
    'resource_usage:\n  aws_queue.many:\n    storage_gb: 5',
    '1:2-16 usage-address There is no resource aws_queue.many; it has instances: aws_queue.many[*] means all',
  ],
  [
    'instances, one and all',
    'resource_usage:\n  aws_queue.many[0]: { storage_gb: 5 }\n  aws_queue.many[*]: { storage_gb: 5 }',
  ],
  [
    'keys of a type by an address that is not there',
    'resource_usage:\n  aws_queue.gone:\n    storage_gbs: 5',
    '1:2-16 usage-address There is no resource aws_queue.gone; did you mean "aws_queue.one"?',
    '2:4-15 usage-key aws_queue has no usage key "storage_gbs"; did you mean "storage_gb"?',
  ],
  [
    'a type that nobody knows',
    'resource_type_default_usage:\n  aws_queu: { storage_gb: 5 }',
    '1:2-10 usage-address There is no price spec for aws_queu; did you mean "aws_queue"?',
  ],
  [
    'a section that is nearly one',
    'resource_usages: {}',
    '0:0-15 usage-key A usage file has no "resource_usages"; did you mean "resource_usage"?',
  ],
  [
    'an entry that is a number',
    'resource_usage:\n  aws_queue.one: 5',
    '1:2-15 usage-value The usage of aws_queue.one is a map of usage keys',
  ],
  [
    'working hours of what cannot be stopped',
    'resource_usage:\n  aws_queue.one: { working_hours: always }',
    '1:19-32 usage-key aws_queue cannot be stopped: its working_hours say nothing',
  ],
  [
    'working hours that are no hours',
    'working_hours: weekdays\nresource_type_default_usage:\n  aws_machine:\n    working_hours: { hours: 5 }',
    '0:15-23 usage-value working_hours: "weekdays" is no stretch of a week, such as mon-fri 08:00-18:00',
    '3:19-31 usage-value working_hours has "hours_per_month", not "hours"',
  ],
  [
    'a profile with a wrong key',
    'profiles:\n  dev:\n    resource_usage:\n      aws_queue.one: { storagegb: 1 }\n    usage: {}',
    '3:23-32 usage-key aws_queue has no usage key "storagegb"; did you mean "storage_gb"?',
    '4:4-9 usage-key A profile has no "usage"',
  ],
  [
    'text that is no YAML',
    'resource_usage: {',
    '0:17-17 usage-syntax Flow map in block collection must be sufficiently indented and end with a }',
  ],
  ['aliases and merge keys', 'resource_usage:\n  aws_queue.one: &a { storage_gb: 5 }\n  aws_queue.many[*]: { <<: *a }'],
];

describe('what is wrong in a usage file', () => {
  for (const [name, text, ...expected] of problems) {
    it(name, async () => {
      const { session, specs: book, file } = await opened(text);
      const content = session.documents().get(file)?.content;
      assert.ok(content);
      assert.deepEqual(
        usageDiagnostics(session, book, file, content).map(
          ({ range: { start, end }, code, message }) =>
            `${start.line}:${start.character}-${end.character} ${code} ${message}`,
        ),
        expected,
      );
    });
  }

  it('what only another program reads is told softly', async () => {
    const text = 'resource_usage:\n  aws_queue.one:\n    colour: red\n    storagegb: 1';
    const { session, specs: book, file } = await opened(text, 'infracost-usage.yml');
    const content = session.documents().get(file)?.content;
    assert.ok(content);
    assert.deepEqual(
      usageDiagnostics(session, book, file, content).map(({ severity }) => severity),
      [3, 2],
    );
  });

  it('a profile that is chosen and not there', async () => {
    const {
      session,
      specs: book,
      file,
    } = await opened('profiles:\n  dev: {}', 'costline-usage.yml', {
      '/ws/.costline.yml': 'usage_profile: prod',
    });
    const content = session.documents().get(file)?.content;
    assert.ok(content);
    const [first] = usageDiagnostics(session, book, file, content);
    assert.equal(first?.message, 'The profile "prod", which is chosen, is not here');
  });
});

const completions: readonly (readonly [name: string, text: string, expected: string])[] = [
  ['sections', '|', 'resource_usage, resource_type_default_usage, working_hours, profiles, version'],
  [
    'sections that are left',
    'version: 0.1\nresource_usage:\n  a: {}\n|',
    'resource_type_default_usage, working_hours, profiles',
  ],
  [
    'addresses',
    'resource_usage:\n  |',
    'aws_queue.one, aws_queue.many[*], aws_queue.many[0], aws_queue.many[1], aws_machine.web',
  ],
  [
    'addresses that are left',
    'resource_usage:\n  aws_queue.one:\n    hours: 1\n  aws_|',
    'aws_queue.many[*], aws_queue.many[0], aws_queue.many[1], aws_machine.web',
  ],
  ['types', 'resource_type_default_usage:\n  |', '*, aws_queue, aws_machine'],
  [
    'keys',
    'resource_usage:\n  aws_queue.one:\n    |',
    'monthly_requests, storage_gb, hours, mode, shared, archive, assume',
  ],
  [
    'keys that are left',
    'resource_usage:\n  aws_queue.one:\n    hours: 5\n    mo|',
    'monthly_requests, storage_gb, mode, shared, archive, assume',
  ],
  [
    'keys for all instances',
    'resource_usage:\n  aws_queue.many[*]:\n    |',
    'monthly_requests, storage_gb, hours, mode, shared, archive, assume',
  ],
  ['keys of what can be stopped', 'resource_usage:\n  aws_machine.web:\n    |', 'working_hours, assume'],
  ['keys of a group', 'resource_usage:\n  aws_queue.one:\n    archive:\n      |', 'gb, copies'],
  [
    'keys in a profile',
    'profiles:\n  dev:\n    resource_usage:\n      aws_queue.one:\n        sto|',
    'monthly_requests, storage_gb, hours, mode, shared, archive, assume',
  ],
  ['sections of a profile', 'profiles:\n  dev:\n    |', 'resource_usage, resource_type_default_usage, working_hours'],
  ['words that a value may be', 'resource_usage:\n  aws_queue.one:\n    mode: |', 'slow, fast, faster'],
  ['true and false', 'resource_usage:\n  aws_queue.one:\n    shared: t|', 'true, false'],
  ['working hours', 'working_hours: |', 'mon-fri 08:00-18:00, {hours_per_month: 220}, always'],
  ['nothing for a number', 'resource_usage:\n  aws_queue.one:\n    hours: |', ''],
  ['nothing in a comment', 'resource_usage: # |', ''],
  ['nothing below an address that is not there', 'resource_usage:\n  y_thing.a:\n    |', ''],
];

describe('completion in usage files', () => {
  for (const [name, text, expected] of completions) {
    it(name, async () => {
      const { text: plain, position } = marked(text);
      const { session, specs: book, file } = await opened(plain);
      const items = usageCompletion(session, book, file, position);
      assert.equal(items.map(({ label }) => label).join(', '), expected);
    });
  }

  it('replaces what is written, and leaves room for the value', async () => {
    const { text, position } = marked('resource_usage:\n  aws_queue.one:\n    stor|');
    const { session, specs: book, file } = await opened(text);
    const item = usageCompletion(session, book, file, position).find(({ label }) => label === 'storage_gb');
    const range = { start: { line: 2, character: 4 }, end: { line: 2, character: 8 } };
    assert.deepEqual(item?.textEdit, { range, newText: 'storage_gb: $0' });
    assert.equal(item?.detail, 'GB');
  });

  it('says nothing in files that are no usage files', async () => {
    const { session, specs: book } = await opened('');
    assert.deepEqual(usageCompletion(session, book, '/ws/main.tf', { line: 0, character: 0 }), []);
  });
});

const hovers: readonly (readonly [name: string, text: string, expected: string | undefined])[] = [
  [
    'a key',
    'resource_usage:\n  aws_queue.one:\n    stor|age_gb: 5',
    '**storage_gb** (number, GB)\n\nGB that are stored\n\nNot stated: only the price is shown.',
  ],
  [
    'a key that is counted by the million',
    'resource_usage:\n  aws_queue.one:\n    mon|thly_requests: 5',
    '**monthly_requests** (number, requests)\n\nRequests in a month\n\nNot stated: only the price is shown.',
  ],
  [
    'a key with a default',
    'resource_usage:\n  aws_queue.one:\n    ho|urs: 5',
    '**hours** (number)\n\nHours it is on\n\nNot stated: 12',
  ],
  [
    'an address',
    'resource_usage:\n  aws_ma|chine.web:\n    working_hours: always',
    '**aws\\_machine.web** — $73.00/mo\n\n- `working_hours`: When it runs, where it is stopped in between: a week such as mon-fri 08:00-18:00, \\{hours\\_per\\_month: 220\\}, or always.\n- `assume`: What the code leaves open: instances (their number), region, and attributes by their name. Only what cannot be known is replaced.',
  ],
  ['a section', 'resource|_usage:', 'Figures of single resources by their address; `[*]` stands for every instance.'],
  ['a value', 'resource_usage:\n  aws_queue.one:\n    storage_gb: |5', undefined],
];

describe('hover in usage files', () => {
  for (const [name, text, expected] of hovers) {
    it(name, async () => {
      const { text: plain, position } = marked(text);
      const { session, specs: book, file } = await opened(plain);
      const hover = usageHover(session, book, file, position);
      const contents = hover?.contents;
      assert.equal(typeof contents === 'object' && 'value' in contents ? contents.value : undefined, expected);
    });
  }
});

const keys = [
  '    # monthly_requests:  # Requests in a month',
  '    # storage_gb:  # GB that are stored',
  '    # hours:  # Hours it is on',
  '    # mode:  # slow, fast or faster',
  '    # shared:  # Whether others use it',
  '    # archive:  # What is archived',
  '    #   gb:  # GB in the archive',
  '    #   copies:  # How many of them',
  '    # assume:  # What the code leaves open: instances (their number), region, and attributes by their name. Only what cannot be known is replaced.',
].join('\n');

const edits: readonly (readonly [name: string, before: string, expected: string, line: number])[] = [
  ['a file that is not there', '', `version: 0.1\nresource_usage:\n  aws_queue.one:\n${keys}\n`, 2],
  [
    'a file with other entries, which stay as they are',
    '# ours\nversion: 0.1\nresource_usage:\n  aws_queue.two:  # two\n    hours:   5\n    # more to come\n\n# the end\n',
    `# ours\nversion: 0.1\nresource_usage:\n  aws_queue.two:  # two\n    hours:   5\n    # more to come\n  aws_queue.one:\n${keys}\n\n# the end\n`,
    6,
  ],
  [
    'a file without the section',
    'resource_type_default_usage:\n  aws_queue: { hours: 1 }\n',
    `resource_type_default_usage:\n  aws_queue: { hours: 1 }\nresource_usage:\n  aws_queue.one:\n${keys}\n`,
    3,
  ],
  [
    'an empty section',
    'resource_usage:\nversion: 0.1\n',
    `resource_usage:\n  aws_queue.one:\n${keys}\nversion: 0.1\n`,
    1,
  ],
  ['a section in braces with nothing in it', 'resource_usage: {}\n', `resource_usage:\n  aws_queue.one:\n${keys}\n`, 1],
  [
    'an entry that is there: what is missing is added',
    'resource_usage:\n  aws_queue.one:\n    hours: 5\n    # mode: fast\n    shared: true\n    monthly_requests: 1\n    storage_gb: 1\n    archive: { gb: 1 }\n    # assume:\n  aws_queue.two: {}\n',
    'resource_usage:\n  aws_queue.one:\n    hours: 5\n    # mode: fast\n    shared: true\n    monthly_requests: 1\n    storage_gb: 1\n    archive: { gb: 1 }\n    # assume:\n  aws_queue.two: {}\n',
    1,
  ],
  [
    'another indentation, and another end of lines',
    'resource_usage:\r\n    aws_queue.two:\r\n        hours: 5\r\n',
    `resource_usage:\r\n    aws_queue.two:\r\n        hours: 5\r\n    aws_queue.one:\r\n${keys.replaceAll('    #', '        #').replaceAll('\n', '\r\n')}\r\n`,
    3,
  ],
  [
    'a section in braces with entries in it',
    'resource_usage: { aws_queue.two: { hours: 5 } } # ours\n',
    'resource_usage: { aws_queue.two: { hours: 5 }, aws_queue.one: {} } # ours\n',
    0,
  ],
];

describe('an entry for a resource', () => {
  const queue = usageKeysOf(new SpecBook([specSource(specs)]).get('aws_queue'));
  for (const [name, before, expected, line] of edits) {
    it(name, () =>
      assert.deepEqual(editUsage(before, 'aws_queue.one', queue, 'usage.yml'), {
        kind: 'edited',
        text: expected,
        line,
      }),
    );
  }

  it('is refused where the file has mistakes', () => {
    const wrong = editUsage('resource_usage:\n  a: {\n', 'aws_queue.one', queue, 'usage.yml');
    assert.match(wrong.kind === 'refused' ? wrong.message : '', /^usage\.yml:3: .* Mend that first\.$/);
    const list = editUsage('- a\n', 'aws_queue.one', queue, 'usage.yml');
    assert.equal(list.kind === 'refused' && list.message, 'usage.yml is no usage file: it is not a map.');
    for (const sign of '[{]}')
      assert.equal(
        editUsage(`resource_usage: { a: {} }\n${sign.repeat(1e6)}`, 'aws_queue.one', queue, 'usage.yml').kind,
        'refused',
        `a megabyte of ${sign}`,
      );
  });

  it('is for all instances, beside the project, and only where there is a resource', async () => {
    const { session, specs: book } = await opened('resource_usage:\n  aws_queue.one: { hours: 1 }\n');
    const [, many] = session.file('/ws/main.tf').blocks;
    const edit = await usageEdit(session, book, many?.estimates ?? []);
    assert.equal(edit.kind, 'edit');
    assert.equal(edit.kind === 'edit' && edit.uri, 'file:///ws/costline-usage.yml');
    assert.match(
      edit.kind === 'edit' ? edit.text : '',
      /^resource_usage:\n {2}aws_queue\.one: \{ hours: 1 \}\n {2}aws_queue\.many\[\*\]:\n/,
    );
    assert.equal((await usageEdit(session, book, [])).kind, 'refused');
  });
});

describe('"Edit usage" is offered', () => {
  const bare = 'resource "aws_queue" "one" {}\n';
  const offered = async (file: string, text: string, settings: unknown = {}): Promise<readonly boolean[]> => {
    const engine = new Engine(new SpecBook([specSource({ ...specs, '#free': 'free: [aws_note]' })]), rates);
    const it = memorySession({}, { engine, settings });
    it.open(file, text);
    await it.settled();
    const refused = await usageEdit(it.session, engine.specs, it.session.file(file).blocks[0]?.estimates ?? []);
    return [
      it.lenses(file).some((lens) => lens.endsWith('Edit usage')),
      (it.hover(file, { line: 0, character: 12 }) ?? '').includes('Edit usage'),
      refused.kind === 'edit',
    ];
  };

  const cases: readonly (readonly [
    where: string,
    file: string,
    text: string,
    settings: unknown,
    expected: boolean[],
  ])[] = [
    ['in a workspace', '/ws/main.tf', bare, {}, [true, true, true]],
    ['in a file outside of it', '/other/main.tf', bare, {}, [true, true, true]],
    ['in a file that the settings name', '/ws/main.tf', bare, { usageFile: 'use.yml' }, [true, true, true]],
    ['nowhere outside of the folder', '/ws/main.tf', bare, { usageFile: '../use.yml' }, [false, false, false]],
    ['not in what was never saved', '//untitled%3AUntitled-1/untitled.tf', bare, {}, [false, false, false]],
    ['not of what is free', '/ws/main.tf', 'resource "aws_note" "a" {}\n', { showFree: true }, [false, false, true]],
  ];
  for (const [where, file, text, settings, expected] of cases)
    it(where, async () => assert.deepEqual(await offered(file, text, settings), expected));
});

describe('a usage file that is edited', () => {
  it('changes what is shown at once', async () => {
    const { memory, file } = await opened(
      'resource_usage:\n  aws_machine.web:\n    working_hours: { hours_per_month: 100 }\n',
    );
    const machine = (): string | undefined => memory.lenses('/ws/main.tf').find((lens) => lens.startsWith('3:'));
    assert.equal(machine(), '3: $10.00/mo');
    memory.edit(file, '100', '200');
    assert.equal(machine(), '3: $20.00/mo');
  });

  it('profiles, hours of a month and discounts of the workspace count, and are other ones when they change', async () => {
    const usage = 'profiles:\n  half:\n    working_hours: daily 00:00-12:00\n';
    const { memory } = await opened(usage, 'costline-usage.yml', {
      '/ws/.costline.yml': 'usage_profile: half\nhours_per_month: 720\ndiscounts:\n  - { service: p, percent: 50 }\n',
    });
    const machine = (): string | undefined => memory.lenses('/ws/main.tf').find((lens) => lens.startsWith('3:'));
    assert.equal(machine(), '3: $18.00/mo');
    memory.open('/ws/.costline.yml');
    memory.edit('/ws/.costline.yml', 'percent: 50', 'percent: 0');
    assert.equal(machine(), '3: $36.00/mo');
    memory.edit('/ws/.costline.yml', 'usage_profile: half', '');
    assert.equal(machine(), '3: $72.00/mo');
  });
});
