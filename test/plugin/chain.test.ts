import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '../../src/analyzer/resource';
import type { SourceAnswer, StatedUse } from '../../src/engine/chain';
import { loadUsage, noUsage, usageOf } from '../../src/engine/usage';
import type { PluginChain } from '../../src/plugin/plugin-chain';
import { findPlugins } from '../../src/plugin/set-up';
import { workspaceOf } from '../analyzer/workspace-text';
import { bundleProgram } from '../cli/bundled-program';
import { engineOf } from '../engine/price-text';
import { type FixturePlugins, fixturePlugins, isAlive, until } from './fixture-plugins';

function resourcesOf(tf: string, file = 'main.tf'): readonly Resource[] {
  return workspaceOf({ [file]: tf })
    .projects()
    .flatMap((project) => project.resources());
}

function resourceOf(tf: string, file?: string): Resource {
  const [resource] = resourcesOf(tf, file);
  assert.ok(resource);
  return resource;
}

function text(answer: SourceAnswer): string {
  switch (answer.kind) {
    case 'pending':
      return 'pending';
    case 'none':
      return ['none', ...answer.remarks].join('; ');
    case 'answer':
      return `${answer.monthlyCost} by ${answer.answeredBy}`;
  }
}

function used({ address }: Resource): StatedUse {
  return { usage: usageOf(noUsage, '', ''), instance: address };
}

async function answerOf(chain: PluginChain, resource: Resource): Promise<string> {
  chain.ask(resource, used(resource));
  assert.equal(await chain.settled(20_000), 0);
  return text(chain.ask(resource, used(resource)));
}

const thing = (size: number, type = 'x_thing'): string => `resource "${type}" "a" {\n  size = "${size}"\n}\n`;

describe('The chain of plugins', function () {
  this.timeout(60_000);
  let plugins: FixturePlugins;
  beforeEach(async () => {
    plugins = await fixturePlugins();
  });
  afterEach(() => plugins.dispose());

  const config = (yaml: string): void => writeFileSync(join(plugins.home, 'config.yml'), yaml);

  it('believes the first that has a price, and adds nothing to it', async () => {
    plugins.add('first', { kind: 'good', reply: { currency: 'USD', cost_per_month: 1, billing_detail: 'one' } });
    plugins.add('second', { kind: 'good', reply: { currency: 'USD', cost_per_month: 2, billing_detail: 'two' } });
    assert.equal(await answerOf(plugins.chain(), resourceOf(thing(1))), '1 by plugin first 1.2.3');
    assert.deepEqual(plugins.notes('second'), []);
  });

  it('goes on to the next where one has no price, and says what each said', async () => {
    plugins.add('first', { kind: 'good', reply: { currency: 'USD', billing_detail: 'not in the list' } });
    plugins.add('second', { kind: 'good' });
    assert.equal(await answerOf(plugins.chain(), resourceOf(thing(7))), '7 by plugin second 1.2.3');
    plugins.add('second', { kind: 'status', status: 3 });
    assert.equal(
      await answerOf(plugins.chain(), resourceOf(thing(8))),
      'none; plugin first: not in the list; plugin second: GetProjectedCost: INVALID_ARGUMENT status 3',
    );
  });

  it('asks by priority', async () => {
    plugins.add('first', { kind: 'good' });
    plugins.add('second', { kind: 'good' });
    config('plugins:\n  priority: { second: 5 }\n');
    assert.equal(await answerOf(plugins.chain(), resourceOf(thing(7))), '7 by plugin second 1.2.3');
  });

  it('asks those that a route names, and nobody where it names none', async () => {
    plugins.add('first', { kind: 'good' });
    plugins.add('second', { kind: 'good' });
    config(
      'plugins:\n  routes:\n    - { types: ["x_*g"], plugins: [second] }\n    - { providers: [y], plugins: [] }\n',
    );
    const chain = plugins.chain();
    assert.equal(await answerOf(chain, resourceOf(thing(7))), '7 by plugin second 1.2.3');
    assert.equal(await answerOf(chain, resourceOf(thing(7, 'y_thing'))), 'none');
    assert.equal(await answerOf(chain, resourceOf(thing(7, 'z_thing'))), '7 by plugin first 1.2.3');
  });

  it('leaves out the disabled, and those for other clouds and regions', async () => {
    plugins.add('off', { kind: 'good' });
    plugins.add('other', { kind: 'good', info: { providers: ['gcp'] } });
    plugins.add('region', { kind: 'good', info: { providers: ['aws'], metadata: { region: 'eu-west-1' } } });
    config('plugins:\n  disabled: ["off"]\n');
    assert.equal(await answerOf(plugins.chain(), resourceOf(thing(7, 'aws_thing'))), 'none');
    assert.deepEqual(plugins.notes('off'), []);
    const calls = [...plugins.notes('other'), ...plugins.notes('region')].filter((line) => !line.startsWith('start'));
    assert.deepEqual(calls, []);
  });

  it('asks once for resources that differ in name alone', async () => {
    plugins.add('p', { kind: 'good' });
    const chain = plugins.chain();
    const resources = resourcesOf(
      Array.from({ length: 20 }, (_, index) => `resource "x_thing" "r${index}" {\n  size = "5"\n}`).join('\n'),
    );
    for (const resource of resources) chain.ask(resource, used(resource));
    await chain.settled(20_000);
    assert.deepEqual(
      new Set(resources.map((resource) => text(chain.ask(resource, used(resource))))),
      new Set(['5 by plugin p 1.2.3']),
    );
    assert.equal(plugins.notes('p').filter((line) => line === 'GetProjectedCost').length, 1);
  });

  it('is told what is stated of use, of each instance its own', async () => {
    plugins.add('p', { kind: 'good' });
    const engine = engineOf({});
    const chain = plugins.chain({ onAnswers: (resources) => engine.answered(resources) });
    engine.useSource(chain);
    const [project] = workspaceOf({ 'main.tf': 'resource "x_thing" "a" {\n  count = 3\n}\n' }).projects();
    const [resource] = project?.resources() ?? [];
    assert.ok(project && resource);
    const estimates = async (usage: string): Promise<readonly string[]> => {
      const file = loadUsage(usage, 'costline-usage.yml');
      engine.ask([resource], file);
      assert.equal(await chain.settled(20_000), 0);
      return engine
        .estimate(resource, project.related(), file)
        .map(({ instances, monthlyCost, assumptions }) =>
          [instances.join(' '), monthlyCost, ...assumptions].join(', '),
        );
    };
    const stated = 'resource_usage:\n  x_thing.a[0]: { size: 5 }\n  x_thing.a[2]: { size: 7, working_hours: 100 }\n';
    assert.deepEqual(await estimates(stated), [
      'x_thing.a[0], 5',
      'x_thing.a[1], 10',
      'x_thing.a[2], 7, counts 730 hours a month: plugin p 1.2.3 knows of no other',
    ]);
    assert.deepEqual(await estimates('resource_type_default_usage:\n  x_thing: { size: 6 }\n'), [
      'x_thing.a[0] x_thing.a[1] x_thing.a[2], 6',
    ]);
  });

  it('drops what the text has moved on from', async () => {
    plugins.add('p', { kind: 'good' });
    const answered: number[] = [];
    const chain = plugins.chain({ delay: 50, onAnswers: (resources) => answered.push(resources.size) });
    for (const size of [1, 12, 123, 1234, 12345]) {
      const resource = resourceOf(thing(size));
      chain.ask(resource, used(resource));
    }
    await chain.settled(20_000);
    // The last is what stands there now; the one before may be what was committed.
    assert.equal(plugins.notes('p').filter((line) => line === 'GetProjectedCost').length, 2);
    assert.equal(
      answered.reduce((sum, count) => sum + count, 0),
      2,
    );
  });

  it('does not ask where what decides the price is not known', async () => {
    plugins.add('p', { kind: 'good' });
    const chain = plugins.chain();
    assert.equal(
      await answerOf(chain, resourceOf('variable "t" {}\nresource "x_thing" "a" {\n  type = var.t\n}')),
      'none',
    );
    assert.deepEqual(plugins.notes('p'), []);
  });

  it('asks everything of a large workspace in batches', async () => {
    plugins.add('p', { kind: 'good', batch: true });
    const chain = plugins.chain();
    const resources = resourcesOf(
      Array.from({ length: 250 }, (_, index) => `resource "x_thing" "r${index}" {\n  size = "${index + 1}"\n}`).join(
        '\n',
      ),
    );
    for (const resource of resources) chain.ask(resource, used(resource));
    assert.equal(await chain.settled(20_000), 0);
    assert.deepEqual(
      resources.map((resource) => text(chain.ask(resource, used(resource)))),
      resources.map((_, index) => `${index + 1} by plugin p 1.2.3`),
    );
    assert.deepEqual(plugins.notes('p').slice(1).sort(), ['BatchCost 100', 'BatchCost 100', 'BatchCost 50']);
  });

  it('starts a plugin that the workspace names only with consent to what is in it', async () => {
    plugins.add('p', { kind: 'good' });
    const workspace = join(plugins.home, 'workspace');
    mkdirSync(join(workspace, 'tools'), { recursive: true });
    renameSync(join(plugins.home, 'plugins'), join(workspace, 'tools/plugins'));
    writeFileSync(join(workspace, '.costline.yml'), 'plugins:\n  folders: [tools/plugins]\n');
    const environment = { ...process.env, COSTLINE_HOME: plugins.home, FINFOCUS_HOME: join(plugins.home, 'finfocus') };
    assert.deepEqual(findPlugins({ environment, workspaces: [] }).plugins, []);
    const found = findPlugins({ environment, workspaces: [workspace] });
    const [plugin] = found.plugins;
    assert.ok(plugin);
    assert.equal(plugin.origin, 'workspace');
    const refused = found.hostOf(plugin);
    await assert.rejects(refused.info(), /needs your consent: costline plugin allow p/);
    found.consents.allow(plugin.folder);
    const allowed = found.hostOf(plugin);
    assert.equal((await allowed.info()).version, '1.2.3');
    await allowed.stop();
    // The fixture has written its notes into its folder: it is not what was agreed to any more.
    await assert.rejects(allowed.info(), /needs your consent/);
  });

  it('tells what is wrong in every file that asks, the remembered answers included', async () => {
    plugins.add('p', { kind: 'crash-at-start' });
    const chain = plugins.chain();
    const [before, after] = ['before/main.tf', 'after/main.tf'].map((file) => resourceOf(thing(7), file));
    assert.ok(before && after);
    const answer = await answerOf(chain, before);
    const files = (): readonly string[] => chain.problems().flatMap(({ places }) => places.map(({ file }) => file));
    assert.deepEqual(files(), [before.source.file]);
    assert.equal(text(chain.ask(after, used(after))), answer);
    assert.deepEqual(files(), [before.source.file, after.source.file]);
  });

  it('starts nothing any more when it has been disposed of, whatever was on its way', async () => {
    plugins.add('p', { kind: 'good', takes: 20 });
    const chain = plugins.chain();
    const many = Array.from({ length: 200 }, (_, index) => `resource "x_thing" "r${index}" {\n  size = "${index}"\n}`);
    for (const resource of resourcesOf(many.join('\n'))) chain.ask(resource, used(resource));
    await until(() => plugins.notes('p').includes('GetProjectedCost'), 'the plugin is asked');
    await chain.dispose();
    const [host] = chain.hosts;
    await assert.rejects(host?.info() ?? Promise.resolve(), /is not asked any more/);
    const resource = resourceOf(thing(1));
    assert.equal(text(chain.ask(resource, used(resource))), 'pending');
    assert.equal(await chain.settled(1), 0);
    assert.equal(plugins.notes('p').filter((line) => line.startsWith('start ')).length, 1);
  });

  it('leaves no plugin behind when its host is killed', async () => {
    plugins.add('p', { kind: 'with-child' });
    const program = await bundleProgram('test/plugin/fixtures/lone-host.ts');
    try {
      const environment = {
        ...process.env,
        COSTLINE_HOME: plugins.home,
        FINFOCUS_HOME: join(plugins.home, 'finfocus'),
      };
      const host = spawn(process.execPath, [program.script], {
        env: environment,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(host.stdout, 'data');
      const pids = plugins.notes('p').flatMap((line) => /^(?:start|child) (\d+)$/.exec(line)?.[1] ?? []);
      assert.deepEqual(
        pids.map((pid) => isAlive(Number(pid))),
        [true, true],
      );
      host.kill('SIGKILL');
      for (const pid of pids) await until(() => !isAlive(Number(pid)), `process ${pid} is gone`);
    } finally {
      program.dispose();
    }
  });

  it('leaves no plugin behind when its host ends by itself', async () => {
    plugins.add('p', { kind: 'with-child' });
    const program = await bundleProgram('test/plugin/fixtures/lone-host.ts');
    try {
      const environment = {
        ...process.env,
        COSTLINE_HOME: plugins.home,
        FINFOCUS_HOME: join(plugins.home, 'finfocus'),
        LEAVE: '1',
      };
      const host = spawn(process.execPath, [program.script], {
        env: environment,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(host, 'exit');
      const pids = plugins.notes('p').flatMap((line) => /^(?:start|child) (\d+)$/.exec(line)?.[1] ?? []);
      assert.equal(pids.length, 2);
      for (const pid of pids) await until(() => !isAlive(Number(pid)), `process ${pid} is gone`);
    } finally {
      program.dispose();
    }
  });
});
