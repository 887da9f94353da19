import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TerraformWorkspace } from '../../src/analyzer/terraform/workspace';
import type { Estimate } from '../../src/engine/estimate';
import { loadUsage, noUsage } from '../../src/engine/usage';
import { blockChanges } from '../../src/insight/block-change';
import { type CostDiff, createDiffer, type DiffProject } from '../../src/insight/diff';
import { summarize } from '../../src/insight/summary';
import { blockTitle, causeText, changeMarks, componentDifference, differenceText } from '../../src/report/change-text';
import { workspaceOf } from '../analyzer/workspace-text';
import { componentYaml, dedent, engineOf, specYaml } from '../engine/price-text';

const specs = {
  '#free': 'free: [x_note]',
  x_disk: specYaml({ name: "'Storage (${self.kind})'", quantity: 'self.size', rate: 'x/p.gb' }).replace(
    'x_thing',
    'x_disk',
  ),
  x_host: `${specYaml({ name: 'Instance', quantity: 'hours' }).replace('x_thing', 'x_host')}
  - ${componentYaml({ name: 'Traffic', unit: 'GB', quantity: 'usage.gb', rate: 'x/p.gb' })}`,
  x_far: specYaml({ name: 'Hours', quantity: 'self.hours', rate: 'x/p.far' }).replace('x_thing', 'x_far'),
};
const engine = engineOf(specs);

type Files = string | Readonly<Record<string, string>>;

interface Inputs {
  readonly usage?: string;
}

function workspace(files: Files): TerraformWorkspace {
  return workspaceOf(typeof files === 'string' ? { 'main.tf': files } : files);
}

function side(files: Files, { usage }: Inputs = {}): readonly DiffProject[] {
  const usageFile = usage === undefined ? noUsage : loadUsage(usage, 'usage.yml');
  return workspace(files)
    .projects()
    .map((project) => ({
      format: 'terraform',
      path: project.path.replace('/ws', '.'),
      segments: project
        .segments()
        .map(({ resources }) =>
          resources.flatMap((resource) => engine.estimate(resource, project.related(), usageFile)),
        ),
      moves: project.moves(),
    }));
}

/** One line for each block that differs, one for each of its components, then the sums. */
function text(diff: CostDiff): string {
  const lines = blockChanges(diff.projects).flatMap((block) => [
    `${changeMarks[block.kind]} ${blockTitle(block)}: ${block.kind === 'moved' ? 'same cost' : differenceText(block)}`,
    ...(block.kind === 'moved' ? [] : block.components).map(
      (component) =>
        `    ${component.name}: ${componentDifference(component)}${component.cause ? ` because of ${causeText(component.cause)}` : ''}`,
    ),
  ]);
  const { past, now, difference, appeared, vanished } = diff;
  const other = appeared + vanished > 0 ? `, appeared ${appeared}, vanished ${vanished}` : '';
  return [...lines, `${past.monthlyCost} -> ${now.monthlyCost}: ${difference}${other}`].join('\n');
}

const disk = (name: string, size: number | string, more = ''): string =>
  `resource "x_disk" "${name}" {\n  kind = "ssd"\n  size = ${size}\n${more}}\n`;

const cases: readonly (readonly [name: string, before: Files, after: Files, expected: string])[] = [
  ['nothing differs', disk('a', 10), `# a comment\n${disk('a', 10)}`, '5 -> 5: 0'],
  [
    'added, removed and changed',
    disk('a', 10) + disk('b', 20),
    disk('b', 40) + disk('c', 2),
    `
      ~ x_disk.b: +$10.00
          Storage (ssd): +$10.00 because of size: 20 → 40
      + x_disk.c: +$1.00
          Storage (ssd): +$1.00
      - x_disk.a: -$5.00
          Storage (ssd): -$5.00
      15 -> 21: 6`,
  ],
  [
    'the name of a component is part of what changes',
    disk('a', 10),
    disk('a', 10).replace('ssd', 'hdd'),
    `
      ~ x_disk.a: $0.00
          Storage (hdd): $0.00
      5 -> 5: 0`,
  ],
  [
    'more instances are a change of the block',
    disk('a', 10, '  count = 1\n'),
    disk('a', 10, '  count = 3\n'),
    `
      ~ x_disk.a × 1 → × 3: +$10.00
      5 -> 15: 10`,
  ],
  [
    'count on a block that had none takes the one for the first',
    disk('a', 10),
    disk('a', 20, '  count = 2\n'),
    `
      ~ x_disk.a × 1 → × 2: +$15.00
          Storage (ssd): +$5.00 because of size: 10 → 20
      5 -> 20: 15`,
  ],
  [
    'count to for_each with the same content',
    disk('a', 10, '  count = 2\n'),
    disk('a', 10, '  for_each = toset(["x", "y"])\n'),
    `
      > x_disk.a × 2: same cost
      10 -> 10: 0`,
  ],
  [
    'count to for_each, one more and one of another size',
    `resource "x_disk" "a" {\n  count = 2\n  kind = "ssd"\n  size = [10, 20][count.index]\n}`,
    `resource "x_disk" "a" {\n  for_each = { x = 20, y = 30, z = 10 }\n  kind = "ssd"\n  size = each.value\n}`,
    `
      ~ x_disk.a × 2 → × 3: +$15.00
      15 -> 30: 15`,
  ],
  [
    'a rename with the same content',
    disk('a', 10),
    disk('b', 10),
    `
      > x_disk.b (was x_disk.a): same cost
      5 -> 5: 0`,
  ],
  [
    'a rename that the code declares, with another content',
    disk('a', 10),
    `${disk('b', 20)}moved {\n  from = x_disk.a\n  to   = x_disk.b\n}\n`,
    `
      ~ x_disk.b (was x_disk.a): +$5.00
          Storage (ssd): +$5.00 because of size: 10 → 20
      5 -> 10: 5`,
  ],
  [
    'renames one after the other',
    disk('a', 10),
    `${disk('c', 20)}moved {\n  from = x_disk.a\n  to   = x_disk.b\n}\nmoved {\n  from = x_disk.b\n  to   = x_disk.c\n}\n`,
    `
      ~ x_disk.c (was x_disk.a): +$5.00
          Storage (ssd): +$5.00 because of size: 10 → 20
      5 -> 10: 5`,
  ],
  [
    'a rename in a circle comes to an end',
    disk('a', 10),
    `${disk('c', 20)}moved {\n  from = x_disk.a\n  to   = x_disk.b\n}\nmoved {\n  from = x_disk.b\n  to   = x_disk.a\n}\n`,
    `
      + x_disk.c: +$10.00
          Storage (ssd): +$10.00
      - x_disk.a: -$5.00
          Storage (ssd): -$5.00
      5 -> 10: 5`,
  ],
  [
    'an instance that the code moves to a key',
    disk('a', 10),
    `${disk('a', '{ x = 20, y = 10 }[each.key]', '  for_each = toset(["x", "y"])\n')}moved {\n  from = x_disk.a\n  to   = x_disk.a["x"]\n}\n`,
    `
      ~ x_disk.a × 1 → × 2: +$10.00
          Storage (ssd): +$5.00 because of size: 10 → 20
      5 -> 15: 10`,
  ],
  [
    'a resource that moves into a module',
    { 'main.tf': disk('a', 10), 'm/main.tf': '' },
    {
      'main.tf': 'module "m" { source = "./m" }\nmoved {\n  from = x_disk.a\n  to = module.m.x_disk.a\n}\n',
      'm/main.tf': disk('a', 12),
    },
    `
      ~ module.m.x_disk.a (was x_disk.a): +$1.00
          Storage (ssd): +$1.00 because of size: 10 → 12
      5 -> 6: 1`,
  ],
  [
    'a module under another name, moved inside of another module',
    {
      'main.tf': 'module "o" { source = "./o" }',
      'o/main.tf': 'module "a" { source = "../m" }',
      'm/main.tf': disk('d', 10),
    },
    {
      'main.tf': 'module "o" { source = "./o" }',
      'o/main.tf': 'module "b" { source = "../m" }\nmoved {\n  from = module.a\n  to = module.b\n}\n',
      'm/main.tf': disk('d', 30),
    },
    `
      ~ module.o.module.b.x_disk.d (was module.o.module.a.x_disk.d): +$10.00
          Storage (ssd): +$10.00 because of size: 10 → 30
      5 -> 15: 10`,
  ],
  [
    'what is not known now',
    disk('a', 10),
    `variable "size" {}\n${disk('a', 'var.size')}`,
    `
      ~ x_disk.a: $5.00 no longer known
          Storage (ssd): $5.00 no longer known because of size: 10 → unknown (var.size has no default and no value)
      5 -> null: null, appeared 0, vanished 5`,
  ],
  [
    'what was not known',
    `variable "size" {}\n${disk('a', 'var.size')}${disk('b', 2)}`,
    `variable "size" { default = 10 }\n${disk('a', 'var.size')}${disk('b', 2)}`,
    `
      ~ x_disk.a: $5.00 not known before
          Storage (ssd): $5.00 not known before because of size: unknown (var.size has no default and no value) → 10
      1 -> 6: 0, appeared 5, vanished 0`,
  ],
  [
    'what is not known on either side',
    `variable "size" {}\n${disk('a', 'var.size')}`,
    `variable "size" {}\n${disk('a', 'var.size')}`,
    'null -> null: null',
  ],
  [
    'what is new and not known',
    '',
    'resource "x_new" "n" {}\nresource "x_far" "f" { hours = 1 }\n',
    `
      + x_new.n: unknown
      + x_far.f: unknown
          Hours: unknown
      null -> null: null`,
  ],
  [
    'a type that is not supported in place of one that is',
    disk('a', 10),
    'resource "x_new" "a" { size = 10 }\n',
    `
      + x_new.a: unknown
      - x_disk.a: -$5.00
          Storage (ssd): -$5.00
      5 -> null: -5`,
  ],
  [
    'what depends on usage beside what does not',
    '',
    'resource "x_host" "h" {}\n',
    `
      + x_host.h: +$73.00, depends on usage
          Instance: +$73.00
          Traffic: depends on usage
      null -> 73: 73`,
  ],
  [
    'how many there are is not known any more',
    disk('a', 10, '  count = 2\n'),
    `variable "n" {}\n${disk('a', 10, '  count = var.n\n')}`,
    `
      ~ x_disk.a × 2 → × ?: $10.00 no longer known
      10 -> null: null, appeared 0, vanished 10`,
  ],
  [
    'what is free is no difference',
    'resource "x_note" "a" {}\n',
    'resource "x_note" "b" { text = "x" }\nresource "x_note" "c" {}\n',
    `
      + x_note.b: $0.00
      > x_note.c (was x_note.a): same cost
      null -> null: 0`,
  ],
  [
    'another region',
    `provider "aws" { region = "us-east-1" }\nprovider "x" { region = "us-east-1" }\n${disk('a', 10)}`,
    `provider "aws" { region = "eu-west-1" }\nprovider "x" { region = "eu-west-1" }\n${disk('a', 10)}`,
    `
      ~ x_disk.a: +$1.00
          Storage (ssd): +$1.00 because of region: us-east-1 → eu-west-1
      5 -> 6: 1`,
  ],
  [
    'a sensitive value is not told',
    `variable "size" {\n  default = 10\n  sensitive = true\n}\n${disk('a', 'var.size')}`,
    `variable "size" {\n  default = 20\n  sensitive = true\n}\n${disk('a', 'var.size')}`,
    `
      ~ x_disk.a: +$5.00
          Storage (ssd): +$5.00 because of size: (sensitive) → (sensitive)
      5 -> 10: 5`,
  ],
];

describe('what differs', () => {
  for (const [name, before, after, expected] of cases) {
    it(name, () => {
      const diff = createDiffer()(side(before), side(after));
      assert.equal(text(diff), dedent(expected));
    });
  }

  it('by what is stated of the use', () => {
    const tf = 'resource "x_host" "h" {}\n';
    const usage = (gb: number): string => `resource_usage:\n  x_host.h:\n    gb: ${gb}\n`;
    const diff = createDiffer();
    assert.equal(
      text(diff(side(tf, { usage: usage(10) }), side(tf, { usage: usage(30) }))),
      dedent(`
        ~ x_host.h: +$10.00
            Traffic: +$10.00 because of usage: gb
        78 -> 88: 10`),
    );
    assert.equal(
      text(diff(side(tf), side(tf, { usage: usage(30) }))),
      dedent(`
        ~ x_host.h: $15.00 not known before
            Traffic: $15.00 not known before because of usage: gb
        73 -> 88: 0, appeared 15, vanished 0`),
    );
  });

  it('project by project, a folder that was renamed being the same project', () => {
    const before = side({ 'envs/dev/main.tf': disk('a', 10), 'envs/prod/main.tf': disk('a', 30) });
    const after = side({ 'stages/dev/main.tf': disk('a', 20), 'envs/prod/main.tf': disk('a', 30) });
    const differ = createDiffer();
    const renames = new Map([['./stages/dev/main.tf', './envs/dev/main.tf']]);
    assert.equal(
      text(differ(before, after, renames)),
      dedent(`
        ~ x_disk.a: +$5.00
            Storage (ssd): +$5.00 because of size: 10 → 20
        20 -> 25: 5`),
    );
    assert.deepEqual(differ(before, after).counts, { added: 1, removed: 1, changed: 0, moved: 0, unchanged: 1 });
  });

  it('counts instances, not blocks', () => {
    const { counts, uncertain } = createDiffer()(
      side(`${disk('a', 1, '  count = 3\n')}resource "x_host" "h" {\n  count = 2\n}\n`),
      side(`${disk('a', 2, '  count = 3\n')}resource "x_new" "n" {\n  count = 4\n}\n`),
    );
    assert.deepEqual(counts, { added: 4, removed: 2, changed: 3, moved: 0, unchanged: 0 });
    assert.deepEqual(uncertain, { usage: 2, unknown: 4 });
  });

  it('an address that is there twice is compared once', () => {
    const [project] = side(disk('a', 10));
    const [other] = side(disk('a', 20));
    if (!project || !other) return assert.fail();
    const twice = { ...project, segments: [[...project.segments.flat(), ...other.segments.flat()]] };
    for (const [before, after] of [
      [[project], [twice]],
      [[twice], [project]],
      [[twice], [twice]],
    ] as const) {
      const diff = createDiffer()(before, after);
      assert.equal((diff.now.monthlyCost ?? 0) - (diff.past.monthlyCost ?? 0), diff.difference);
    }
  });
});

describe('comparing again', () => {
  it('gives the identical changes for what is the same', () => {
    const differ = createDiffer();
    const before = side(disk('a', 10) + disk('b', 10));
    const working = workspace(disk('a', 10) + disk('b', 20));
    const estimates = new Map<object, readonly Estimate[]>();
    const now = (): readonly DiffProject[] =>
      working.projects().map((project) => ({
        format: 'terraform',
        path: '.',
        segments: project.segments().map((segment) => {
          const known = estimates.get(segment);
          const list = known ?? segment.resources.flatMap((one) => engine.estimate(one, project.related(), noUsage));
          estimates.set(segment, list);
          return list;
        }),
      }));
    const first = differ(before, now()).projects[0]?.changes;
    working.put('/ws/main.tf', disk('a', 10) + disk('b', 30));
    const second = differ(before, now()).projects[0]?.changes;
    assert.equal(second?.[0], first?.[0]);
    assert.notEqual(second?.[1], first?.[1]);
    assert.equal(second?.[1]?.total.difference, 10);
  });

  it('says the same as comparing anew, whatever was compared before', () => {
    const sizes = fc.array(fc.constantFrom(...'abcdef'.split('')), { maxLength: 6 });
    const kept = createDiffer();
    fc.assert(
      fc.property(sizes, sizes, (a, b) => {
        const [before, after] = [a, b].map((names) =>
          side([...new Set(names)].map((name, i) => disk(name, i + 1)).join('')),
        );
        assert.equal(text(kept(before ?? [], after ?? [])), text(createDiffer()(before ?? [], after ?? [])));
      }),
      { numRuns: 60 },
    );
  });
});

describe('sums of a comparison', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd');
  const size = fc.constantFrom('10', '20', 'var.unknown', '0.1', '1e6');
  const count = fc.constantFrom(
    '',
    '  count = 0\n',
    '  count = 3\n',
    '  for_each = toset(["x", "y"])\n',
    '  count = var.unknown\n',
  );
  const block = fc.oneof(
    fc.tuple(name, size, count).map(([label, value, more]) => disk(label, value, more)),
    fc.tuple(name, count).map(([label, more]) => `resource "x_host" "${label}" {\n${more}}\n`),
    name.map((label) => `resource "x_new" "${label}" {}\n`),
    name.map((label) => `resource "x_note" "${label}" {}\n`),
    fc.tuple(name, size).map(([label, value]) => `resource "x_far" "${label}" { hours = ${value} }\n`),
  );
  const file = fc.array(block, { maxLength: 6 }).map((blocks) => `variable "unknown" {}\n${blocks.join('')}`);

  it('are those of both sides by themselves, and what lies between them is told in full', () => {
    fc.assert(
      fc.property(file, file, (before, after) => {
        const [left, right] = [side(before), side(after)];
        const diff = createDiffer()(left, right);
        const sum = (projects: readonly DiffProject[]): number | null =>
          summarize(projects.flatMap(({ segments }) => segments.flat())).monthlyCost;
        assert.equal(diff.past.monthlyCost, sum(left));
        assert.equal(diff.now.monthlyCost, sum(right));
        const between = (diff.difference ?? 0) + diff.appeared - diff.vanished;
        assert.ok(
          Math.abs((sum(right) ?? 0) - (sum(left) ?? 0) - between) < 0.005,
          `${sum(left)} ${sum(right)} ${between}`,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('are the other way round from the other side', () => {
    fc.assert(
      fc.property(file, file, (before, after) => {
        const there = createDiffer()(side(before), side(after));
        const back = createDiffer()(side(after), side(before));
        assert.ok(Math.abs((there.difference ?? 0) + (back.difference ?? 0)) < 0.005);
        assert.deepEqual(
          [there.counts.added, there.counts.changed, there.appeared],
          [back.counts.removed, back.counts.changed, back.vanished],
        );
      }),
      { numRuns: 150 },
    );
  });
});
