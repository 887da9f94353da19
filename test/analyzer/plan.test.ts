import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listOf, memberAt, membersOf, textOf } from '../../src/analyzer/plan/json';
import type { Plan, PlanSide } from '../../src/analyzer/plan/plan';
import { readPlan } from '../../src/analyzer/plan/read-plan';
import type { Resource } from '../../src/analyzer/resource';
import { parseCommand } from '../../src/cli/arguments';
import { createContext } from '../../src/cli/context';
import { runEstimate } from '../../src/cli/estimate';
import { InputError } from '../../src/cli/input';
import { totalCost } from '../../src/engine/estimate';
import { noUsage } from '../../src/engine/usage';
import { UnknownValue } from '../../src/expression/value';
import { createBundledEngine } from '../../src/node/pricing';
import { jsonReport } from '../../src/report/json';
import { newFolder } from '../new-folder';
import { reportOf } from '../report/report-of';
import { planCases, planOf } from './plan-cases';
import { showPlan, terraformVersion } from './terraform-command';
import { plainSettings, resourceLine, valueText, workspaceOf } from './workspace-text';

const settings = { file: '/ws/plan.json', defaultRegion: plainSettings.defaultRegion };

function read(text: string): Plan {
  const plan = readPlan(text, settings);
  if (plan.kind === 'error') return assert.fail(plan.message);
  return plan;
}

const linesOf = ({ resources }: PlanSide): readonly string[] => resources.map(resourceLine);

const changeLines = ({ changes }: Plan): readonly string[] =>
  [...changes].map(([address, action]) => `${address} ${action}`);

const fixture = (name: string): string => readFileSync(resolve('test/fixtures/plan', name), 'utf8');

describe('Terraform plans', () => {
  for (const { name, plan, planned, prior, changes } of planCases) {
    it(name, () => {
      const found = read(JSON.stringify(plan));
      assert.deepEqual(linesOf(found.planned), planned);
      if (prior) assert.deepEqual(linesOf(found.prior), prior);
      if (changes) assert.deepEqual(changeLines(found), changes);
    });
  }

  describe('what a text is', () => {
    const expected = 'expected the output of "terraform show -json" for a plan or a state; ';
    const cases: readonly (readonly [string, string, string])[] = [
      ['a saved plan', 'PK\u0003\u0004', 'this is a saved plan, which only Terraform can read'],
      [
        'a stored state',
        '{"version": 4, "lineage": "a-b", "resources": []}',
        'this is a state file as Terraform stores it',
      ],
      ['messages', '{"@level":"info"}\n{"@level":"info"}', 'these are the messages of "terraform plan -json"'],
      ['other JSON', '{"name": "costline"}', 'this has no format_version'],
      ['a list', '[]', 'this has no format_version'],
      ['a later format', '{"format_version": "2.0"}', 'this is of format version 2.0, formats 0.x and 1.x are read'],
      [
        'an empty object',
        '{"format_version": "1.2"}',
        'this holds neither planned_values nor resource_changes nor values',
      ],
    ];
    for (const [name, text, found] of cases) {
      it(name, () => assert.deepEqual(readPlan(text, settings), { kind: 'error', message: expected + found }));
    }

    it('text that is no JSON', () => {
      const found = readPlan('resource "x" "y" {}', settings);
      assert.ok(
        found.kind === 'error' && found.message.startsWith(`${expected}this is no JSON: `),
        JSON.stringify(found),
      );
    });

    it('a byte order mark is no part of it', () =>
      assert.deepEqual(read(`\ufeff${JSON.stringify(planOf({}))}`).changes, new Map()));

    it('the command says what it was given, whatever wrote it', async () => {
      const folder = newFolder('plan');
      try {
        const path = join(folder, 'plan.json');
        writeFileSync(path, Buffer.from('\ufeff{"name": "utf-16"}', 'utf16le'));
        const command = parseCommand(['estimate', path, '--format', 'json']);
        if (command.kind !== 'estimate') return assert.fail(command.kind);
        await assert.rejects(
          runEstimate(command, createContext('', true)),
          (error) => error instanceof InputError && error.message.includes('this has no format_version'),
        );
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });

  describe('remarks', () => {
    const cases: readonly (readonly [string, Readonly<Record<string, unknown>>, readonly string[]])[] = [
      [
        'a plan that failed',
        { errored: true, resource_changes: [] },
        ['planning ended with an error: the plan is not complete'],
      ],
      [
        'a plan with deferrals',
        { deferred_changes: [{}], resource_changes: [] },
        ['1 change is deferred to a later plan'],
      ],
      [
        'a region that is assumed though it is written',
        {
          planned_values: { root_module: { resources: [{ type: 'aws_x', name: 'a', values: {} }] } },
          configuration: { provider_config: { aws: { expressions: { region: { references: ['local.place'] } } } } },
        },
        ['the region of provider "aws" comes from local.place, whose value is not in the plan'],
      ],
    ];
    for (const [name, plan, messages] of cases) {
      it(name, () =>
        assert.deepEqual(
          read(JSON.stringify(planOf(plan))).diagnostics.map(({ message }) => message),
          messages,
        ),
      );
    }
  });

  describe('a plan with references, changes and modules', () => {
    const plan = read(fixture('shop.json'));
    const byAddress = (side: PlanSide, address: string): Resource =>
      side.resources.find((item) => item.address === address) ?? assert.fail(`no ${address}`);
    const attribute = (item: Resource, name: string) => item.attributes.get(name) ?? null;

    it('finds what a reference leads to: through a variable, an output and an instance key', () => {
      const { resources, related } = plan.planned;
      const found = resources
        .filter(({ type }) => type === 'aws_ebs_snapshot')
        .map((item) => {
          const volume = related.find(item, 'aws_ebs_volume', attribute(item, 'volume_id'), ['id']);
          return `${item.instances} of ${volume?.instances}`;
        });
      assert.deepEqual(found, [
        'aws_ebs_snapshot.daily[0] of aws_ebs_volume.data[0]',
        'aws_ebs_snapshot.daily[1] of aws_ebs_volume.data[1]',
        'aws_ebs_snapshot.returned of module.backup.aws_ebs_volume.own',
        'aws_ebs_snapshot.known of aws_ebs_volume.kept',
        'module.backup.aws_ebs_snapshot.passed of aws_ebs_volume.data[1]',
      ]);
    });

    it('finds who refers to a resource: by reference, and by the id that both hold', () => {
      const { related } = plan.planned;
      const referrers = (address: string) =>
        plan.planned.resources
          .filter((item) => item.address === address)
          .flatMap((item) => related.referring(item, 'aws_ebs_snapshot', 'volume_id', undefined))
          .map((item) => `${item.instances}`);
      assert.deepEqual(referrers('aws_ebs_volume.kept'), ['aws_ebs_snapshot.known']);
      assert.deepEqual(referrers('module.backup.aws_ebs_volume.own'), ['aws_ebs_snapshot.returned']);
      assert.deepEqual(referrers('aws_ebs_volume.data'), [
        'aws_ebs_snapshot.daily[0]',
        'aws_ebs_snapshot.daily[1]',
        'module.backup.aws_ebs_snapshot.passed',
      ]);
    });

    it('names what an expression mentions', () => {
      const mentions = byAddress(plan.planned, 'aws_ebs_snapshot.daily').source.mentions(['volume_id']);
      assert.deepEqual(mentions, ['aws_ebs_volume.data']);
    });

    it('knows what has moved by its new address on both sides', () =>
      assert.deepEqual(
        [plan.prior, plan.planned].map(({ resources }) =>
          resources.map(({ address }) => address).filter((address) => /^aws_instance\.(old_)?web$/.test(address)),
        ),
        [['aws_instance.web'], ['aws_instance.web']],
      ));

    it('has tags of the provider too', () =>
      assert.deepEqual(
        byAddress(plan.planned, 'aws_instance.web').tags,
        new Map([
          ['team', 'shop'],
          ['Name', 'web'],
        ]),
      ));

    for (const [name, text] of [
      ['as written', fixture('shop.json')],
      ['on one line', JSON.stringify(JSON.parse(fixture('shop.json')))],
    ] as const) {
      it(`says where resources stand, ${name}`, () => {
        const lines = text.split('\n');
        for (const side of ['planned', 'prior'] as const) {
          for (const { source, type, name: label } of read(text)[side].resources) {
            const { start, end } = source.range();
            assert.ok(start.line < end.line || start.character < end.character);
            const stretch =
              start.line === end.line
                ? (lines[start.line]?.slice(start.character, end.character) ?? '')
                : [
                    lines[start.line]?.slice(start.character),
                    ...lines.slice(start.line + 1, end.line),
                    lines[end.line]?.slice(0, end.character),
                  ].join('\n');
            const found: unknown = JSON.parse(stretch);
            assert.deepEqual([textOf(found, 'type'), textOf(found, 'name')], [type, label]);
          }
        }
      });
    }

    it('costs before and after', () => {
      const engine = createBundledEngine(resolve('pricing'), () => 20_250_618);
      const estimates = (side: PlanSide) =>
        side.resources.flatMap((item) => engine.estimate(item, side.related, noUsage));
      const costs = (side: PlanSide): readonly string[] =>
        estimates(side)
          .filter((estimate) => (totalCost(estimate) ?? 0) > 0)
          .map((estimate) => `${estimate.instances.join(', ')} ${totalCost(estimate)?.toFixed(2)}`);
      assert.deepEqual(costs(plan.prior), [
        'aws_instance.web 8.39',
        'aws_ebs_volume.kept 10.00',
        'aws_nat_gateway.gone 32.85',
      ]);
      assert.deepEqual(costs(plan.planned), [
        'aws_instance.web 71.08',
        'aws_ebs_volume.kept 10.00',
        'aws_ebs_volume.data[0] 1.00',
        'aws_ebs_volume.data[1] 2.00',
        'aws_ebs_snapshot.daily[0] 0.50',
        'aws_ebs_snapshot.daily[1] 1.00',
        'aws_ebs_snapshot.returned 1.50',
        'aws_ebs_snapshot.known 5.00',
        'module.backup.aws_ebs_volume.own 3.00',
        'module.backup.aws_ebs_snapshot.passed 1.00',
      ]);
      const priced = estimates(plan.planned);
      const report = jsonReport(reportOf(priced, { actions: plan.changes }));
      assert.deepEqual(
        report.resources
          .filter(({ type }) => type !== 'aws_ebs_snapshot')
          .map(({ address, action }) => `${address} ${action}`),
        [
          'aws_instance.web update',
          'aws_ebs_volume.kept no-op',
          'aws_ebs_volume.data[0] create',
          'aws_ebs_volume.data[1] create',
          'module.backup.aws_ebs_volume.own create',
        ],
      );
    });
  });

  describe('hostile plans', () => {
    it('any part of another shape is left out', () => {
      const whole: unknown = JSON.parse(fixture('shop.json'));
      let readings = 0;
      for (const text of variants(whole, [null, [[[]]], 'x', {}, true, [], 0, { a: { b: 1 } }])) {
        const plan = readPlan(text, settings);
        readings++;
        if (plan.kind === 'error') continue;
        for (const { resources, related } of [plan.planned, plan.prior]) {
          resources[0]?.source.range();
          for (const item of resources) {
            item.source.mentions(['volume_id', 0, 'x']);
            related.find(item, 'aws_ebs_volume', item.attributes.get('volume_id') ?? null, ['id']);
            related.referring(item, 'aws_ebs_snapshot', 'volume_id', undefined);
          }
        }
      }
      assert.ok(readings > 500, `${readings} readings`);
    });

    it('names of the language of JavaScript are names', () => {
      const text = `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"type": "__proto__",
        "name": "constructor", "values": {"__proto__": {"polluted": true}, "toString": 1}}]}}}`;
      const { planned } = read(text);
      assert.deepEqual(linesOf(planned), ['__proto__.constructor {__proto__={polluted=true} toString=1}']);
      assert.equal('polluted' in {}, false);
    });

    it('values nested too deeply are left out, modules too', () => {
      const deep = `${'['.repeat(100_000)}1${']'.repeat(100_000)}`;
      const modules = `${'{"child_modules":['.repeat(20_000)}{}${']}'.repeat(20_000)}`;
      const text = `{"format_version": "1.2", "planned_values": {"root_module": {"resources": [{"type": "x_y",
        "name": "z", "values": {"deep": ${deep}, "size": 1}}], "child_modules": [${modules}]}}}`;
      const { planned } = read(text);
      assert.equal(planned.resources.length, 1);
      assert.equal(planned.resources[0]?.attributes.get('size'), 1);
      assert.notDeepEqual(planned.resources[0]?.source.range().end, { line: 0, character: 0 });
    });

    it('a resource of a million values is named and not read', () => {
      const plan = planOf({
        planned_values: {
          root_module: { resources: [{ type: 'x_y', name: 'z', values: { list: new Array(1_000_001).fill(0) } }] },
        },
      });
      const { planned, diagnostics } = read(JSON.stringify(plan));
      assert.deepEqual(linesOf(planned), ['x_y.z {}']);
      assert.deepEqual(
        diagnostics.map(({ message }) => message),
        ['x_y.z holds more values than are read; it is priced as if none were written'],
      );
    });

    it('references in circles and in doubling chains come to an end', () => {
      const calls: Record<string, unknown> = {};
      const outputs: Record<string, unknown> = {};
      for (let index = 0; index < 40; index++) {
        const next = `module.m.o${index + 1}`;
        outputs[`o${index}`] = { expression: { references: [`var.v${index}`, `var.w${index}`] } };
        calls[`v${index}`] = { references: [next] };
        calls[`w${index}`] = { references: [next, `module.m.o${index}`] };
      }
      outputs.o40 = { expression: { references: ['x_net.n'] } };
      const plan = planOf({
        planned_values: { root_module: { resources: [{ type: 'x_y', name: 'z', values: {} }] } },
        resource_changes: [{ type: 'x_y', name: 'z', change: { actions: ['create'], after_unknown: { net: true } } }],
        configuration: {
          root_module: {
            resources: [{ type: 'x_y', name: 'z', expressions: { net: { references: ['module.m.o0', 'var.v0'] } } }],
            module_calls: { m: { expressions: calls, module: { outputs } } },
          },
        },
      });
      assert.deepEqual(linesOf(read(JSON.stringify(plan)).planned), ['x_y.z {net=?(x_net.n is known after apply)}']);
    });
  });

  describe('published cases', () => {
    const folder = resolve('../shared/golden/cases/plan');
    if (!existsSync(folder)) {
      it.skip('not here: ../shared/golden/cases/plan');
      return;
    }
    for (const name of readdirSync(folder)) {
      it(name, () => {
        const plan = read(readFileSync(join(folder, name, 'plan.json'), 'utf8'));
        const expected: unknown = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'));
        const addresses = listOf(expected, 'resources').map((item) => textOf(item, 'address') ?? '');
        assert.ok(addresses.length > 0);
        const found = plan.planned.resources.flatMap((item) =>
          item.instances instanceof UnknownValue ? assert.fail(item.address) : item.instances,
        );
        assert.deepEqual(
          addresses.filter((address) => !found.includes(address)),
          [],
        );
        assert.equal(found.length, memberAt(expected, 'summary', 'detected'));
        assert.deepEqual(
          plan.planned.resources.filter(({ provider, regionAssumed }) => provider === 'aws' && regionAssumed),
          [],
        );
      });
    }
  });

  describe('plans of Terraform itself', () => {
    if (terraformVersion() === undefined) {
      it.skip('not here: terraform on the PATH');
      return;
    }
    const files = {
      'main.tf': fixture('modules/main.tf'),
      'm/main.tf': fixture('modules/m/main.tf'),
    };

    it('has the resources that the analyzer finds in the configuration', () => {
      const plan = read(showPlan(files));
      const lines = (resources: readonly Resource[]): readonly string[] =>
        resources
          .flatMap(({ instances, attributes }) => {
            // A plan does not tell the attribute of a reference by a key that is computed: `x_y.z[count.index].id`.
            const input = valueText(attributes.get('input') ?? null).replace('.id is known', ' is known');
            return (instances instanceof UnknownValue ? [] : instances).map((address) => `${address} ${input}`);
          })
          .sort();
      const analyzed = workspaceOf(files)
        .projects()
        .find(({ path }) => path === '/ws');
      assert.deepEqual(lines(plan.planned.resources), lines(analyzed?.resources() ?? []));
      assert.equal(plan.changes.size, 19);
      assert.deepEqual([...new Set(plan.changes.values())], ['create']);
      assert.deepEqual(plan.prior.resources, []);
    });

    it('tells both sides of changes to what exists', () => {
      const before = {
        'main.tf': ['kept', 'gone', 'grown', 'again']
          .map((name) => `resource "terraform_data" "${name}" {\n  input = "old"\n  triggers_replace = "old"\n}`)
          .join('\n'),
      };
      const after = {
        'main.tf': before['main.tf']
          .replace(/resource "terraform_data" "gone" \{[^}]*\}/, '')
          .replace(/("grown" \{\s*input = )"old"/, '$1"new"')
          .replace(/("again" \{[^}]*triggers_replace = )"old"/, '$1"new"')
          .concat('\nresource "terraform_data" "new" {\n  input = "new"\n}'),
      };
      const plan = read(showPlan(after, before));
      assert.deepEqual([...changeLines(plan)].sort(), [
        'terraform_data.again replace',
        'terraform_data.gone delete',
        'terraform_data.grown update',
        'terraform_data.kept no-op',
        'terraform_data.new create',
      ]);
      const inputs = (side: PlanSide) =>
        side.resources.map((item) => `${item.name} ${valueText(item.attributes.get('input') ?? null)}`).sort();
      assert.deepEqual(inputs(plan.prior), ['again "old"', 'gone "old"', 'grown "old"', 'kept "old"']);
      assert.deepEqual(inputs(plan.planned), ['again "old"', 'grown "new"', 'kept "old"', 'new "new"']);
    });
  });
});

/** The text of a JSON value with one part of it replaced, for every part; the replacements take turns. */
function* variants(whole: unknown, replacements: readonly unknown[]): Generator<string> {
  const paths: (readonly string[])[] = [];
  const visit = (value: unknown, path: readonly string[]): void => {
    paths.push(path);
    if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...path, String(index)]);
    for (const [name, item] of membersOf(value)) visit(item, [...path, name]);
  };
  visit(whole, []);
  const replace = (value: unknown, [name, ...rest]: readonly string[], replacement: unknown): unknown => {
    if (name === undefined) return replacement;
    if (Array.isArray(value))
      return value.map((item, index) => (String(index) === name ? replace(item, rest, replacement) : item));
    return Object.fromEntries(
      membersOf(value).map(([key, item]) => [key, key === name ? replace(item, rest, replacement) : item]),
    );
  };
  for (const [index, path] of paths.entries()) {
    yield JSON.stringify(replace(whole, path, replacements[index % replacements.length]));
  }
}
