import assert from 'node:assert/strict';
import type { PluginHost } from '../../src/plugin/plugin-host';
import { workspaceOf } from '../analyzer/workspace-text';
import { engineOf } from '../engine/price-text';
import { type FixturePlugins, fixturePlugins, isAlive, until } from './fixture-plugins';

/** The bundled answer that stays where the plugin has none. */
const specs = {
  x_thing: `type: x_thing
components:
  - { name: Part, unit: hours, quantity: hours, rate: x/p.anywhere }`,
};

const tf = 'resource "x_thing" "a" {\n  size = "42"\n}\n';

/** What a person sees of a resource before and after the plugin's answer, and of the plugin. */
async function seen(plugins: FixturePlugins): Promise<Readonly<Record<string, unknown>>> {
  const engine = engineOf(specs);
  const chain = plugins.chain({ onAnswers: (resources) => engine.answered(resources) });
  engine.useSource(chain);
  const [project] = workspaceOf({ 'main.tf': tf }).projects();
  assert.ok(project);
  const [resource] = project.resources();
  assert.ok(resource);
  const look = (): string => {
    const [estimate] = engine.estimate(resource, project.related());
    return `${estimate?.monthlyCost?.toFixed(2)} by ${estimate?.answeredBy}`;
  };
  const before = look();
  const unanswered = await chain.settled(20_000);
  const problems = chain
    .problems()
    .map(({ message }) => message.replaceAll(/\b\d{4,5}\b/g, 'N').replaceAll(/\d+ ms/g, 'N ms'));
  return { before, after: look(), unanswered, problems };
}

const bundled = '5110.00 by bundled';
const bySpec = { before: bundled, after: bundled, unanswered: 0 };
const answered = { before: bundled, after: '42.00 by plugin p 1.2.3', unanswered: 0 };

interface Case {
  readonly behaviour: Readonly<Record<string, unknown>>;
  readonly sees: Readonly<Record<string, unknown>>;
  /** Matched against the one problem; none expected where absent. */
  readonly problem?: RegExp;
}

const reply = (fields: Readonly<Record<string, unknown>>) => ({
  kind: 'good',
  reply: { currency: 'USD', cost_per_month: 12, ...fields },
});

const cases: Readonly<Record<string, Case>> = {
  'does all well': { behaviour: { kind: 'good' }, sees: answered },
  'answers in batches': { behaviour: { kind: 'good', batch: true }, sees: answered },
  'chooses its own port': { behaviour: { kind: 'own-port' }, sees: answered },
  'writes garbage to its output': { behaviour: { kind: 'garbage' }, sees: answered },
  'lacks GetPluginInfo': { behaviour: { kind: 'no-info' }, sees: { ...answered, after: '42.00 by plugin p 1.0.0' } },
  'lacks GetProjectedCost': {
    behaviour: { kind: 'estimate-only' },
    sees: { ...answered, after: '7.00 by plugin p 1.2.3' },
  },
  'crashes once in a call': { behaviour: { kind: 'crash-once' }, sees: answered },
  'is unavailable once': { behaviour: { kind: 'status-once', status: 14 }, sees: answered },
  'is exhausted once': { behaviour: { kind: 'status-once', status: 8 }, sees: answered },
  'crashes at start': { behaviour: { kind: 'crash-at-start' }, sees: bySpec, problem: /^ended with status 3$/ },
  'crashes in every call': { behaviour: { kind: 'crash-mid-call' }, sees: bySpec, problem: /UNAVAILABLE|just ended/ },
  'tells a port nobody listens at': {
    behaviour: { kind: 'wrong-port' },
    sees: bySpec,
    problem: /^did not listen on port N or 1 within 5 s$/,
  },
  'lacks even Name': { behaviour: { kind: 'names-nothing' }, sees: bySpec, problem: /^Name: UNIMPLEMENTED/ },
  'is no gRPC server': { behaviour: { kind: 'not-grpc' }, sees: bySpec, problem: /^Name: / },
  'speaks another protocol': {
    behaviour: { kind: 'good', info: { spec_version: '2.0.0' } },
    sees: bySpec,
    problem: /^speaks version 2\.0\.0 of the protocol; Costline speaks 0\.x$/,
  },
  'replies with 100 MB': { behaviour: { kind: 'huge-reply' }, sees: bySpec, problem: /cannot be.*larger than max/i },
  'says a negative price': {
    behaviour: reply({ cost_per_month: -3 }),
    sees: bySpec,
    problem: /cost_per_month is negative: -3$/,
  },
  'says NaN': {
    behaviour: { kind: 'good', reply: { currency: 'USD', cost_per_month: 'NaN' } },
    sees: bySpec,
    problem: /cost_per_month is NaN$/,
  },
  'says infinity': {
    behaviour: { kind: 'good', reply: { currency: 'USD', cost_per_month: 'Infinity' } },
    sees: bySpec,
    problem: /is Infinity$/,
  },
  'says a huge price': {
    behaviour: reply({ cost_per_month: 1e12 }),
    sees: bySpec,
    problem: /more than \$1,000,000,000/,
  },
  'says euros': {
    behaviour: reply({ currency: 'EUR' }),
    sees: bySpec,
    problem: /in EUR; US dollars \(USD\) are expected$/,
  },
  'says no currency': { behaviour: reply({ currency: '' }), sees: bySpec, problem: /has no currency$/ },
  'sums its parts up wrongly': {
    behaviour: reply({ cost_breakdown: { compute: 3, disk: 4 } }),
    sees: bySpec,
    problem: /sums up to 7, cost_per_month is 12$/,
  },
  'answers 0 with an excuse': {
    behaviour: reply({ cost_per_month: 0, billing_detail: 'EC2 t9.mega not found in pricing data' }),
    sees: bySpec,
  },
  'answers 0 without a word': { behaviour: reply({ cost_per_month: 0 }), sees: bySpec },
  'answers 0 and means it': {
    behaviour: reply({ cost_per_month: 0, billing_detail: 'IAM - no direct AWS charges' }),
    sees: { ...answered, after: '0.00 by plugin p 1.2.3' },
  },
};

/** gRPC's codes but OK: those that only refuse the question are no fault of the plugin. */
const refusals = new Set([3, 5, 6, 7, 9, 11, 12, 16]);
const retried = new Set([8, 14]);

describe('A plugin that', function () {
  this.timeout(60_000);
  let plugins: FixturePlugins;
  beforeEach(async () => {
    plugins = await fixturePlugins();
  });
  afterEach(async () => {
    const started = plugins.notes('p').flatMap((line) => /^(?:start|child) (\d+)$/.exec(line)?.[1] ?? []);
    await plugins.dispose();
    for (const pid of started) await until(() => !isAlive(Number(pid)), `process ${pid} is gone`);
  });

  for (const [name, { behaviour, sees, problem }] of Object.entries(cases)) {
    it(name, async () => {
      plugins.add('p', behaviour);
      const { problems, ...rest } = await seen(plugins);
      assert.deepEqual(rest, sees);
      assert.ok(Array.isArray(problems));
      if (problem) assert.match(problems.join('; '), problem);
      else assert.deepEqual(problems, []);
    });
  }

  for (let code = 1; code <= 16; code++) {
    it(`answers with status ${code}`, async () => {
      plugins.add('p', { kind: 'status', status: code });
      const { problems, ...rest } = await seen(plugins);
      assert.deepEqual(rest, bySpec);
      assert.ok(Array.isArray(problems));
      assert.equal(problems.length, refusals.has(code) ? 0 : 1, problems.join('; '));
      const calls = plugins.notes('p').filter((line) => line === 'GetProjectedCost');
      assert.equal(calls.length, retried.has(code) ? 3 : 1);
    });
  }

  it('takes too long does not keep the others waiting', async () => {
    plugins.add('p', { kind: 'slow', takes: 60_000 });
    const engine = engineOf(specs);
    const chain = plugins.chain();
    engine.useSource(chain);
    const [project] = workspaceOf({ 'main.tf': tf }).projects();
    const estimates = project?.resources().flatMap((resource) => engine.estimate(resource, project.related()));
    assert.deepEqual(
      estimates?.map(({ answeredBy }) => answeredBy),
      ['bundled'],
    );
    assert.equal(await chain.settled(50), 1);
  });

  it('floods its output is ended, and answers all the same', async () => {
    plugins.add('p', { kind: 'flood' });
    const { before, unanswered } = await seen(plugins);
    assert.deepEqual({ before, unanswered }, { before: bundled, unanswered: 0 });
    const [started] = plugins.notes('p');
    await until(() => !isAlive(Number(started?.slice(6))), 'the plugin is ended');
  });

  it('never ends its answer is given up at the deadline', async () => {
    plugins.add('p', { kind: 'never-ending' });
    const host = plugins.host('p');
    const asked = host.call('GetProjectedCost', { resource: descriptor }, { deadline: 300 });
    await assert.rejects(asked, /DEADLINE_EXCEEDED|cannot|larger/);
  });

  it('does not end when asked is killed', async () => {
    plugins.add('p', { kind: 'hang-on-shutdown' });
    const host = plugins.host('p');
    await host.info();
    await host.stop();
    assert.ok(plugins.notes('p').includes('asked to end'));
    const [started] = plugins.notes('p');
    assert.equal(isAlive(Number(started?.slice(6))), false);
  });

  it('starts processes of its own takes them with it', async () => {
    plugins.add('p', { kind: 'with-child' });
    const host = plugins.host('p');
    await host.info();
    const child = Number(
      plugins
        .notes('p')
        .find((line) => line.startsWith('child'))
        ?.slice(6),
    );
    assert.equal(isAlive(child), true);
    await host.stop();
    await until(() => !isAlive(child), 'the child is gone');
  });

  it('crashes again and again is left alone until somebody restarts it', async () => {
    plugins.add('p', { kind: 'crash-at-start' });
    const host = plugins.host('p');
    for (let start = 0; start < 5; start++) await assert.rejects(host.info());
    assert.equal(host.state, 'quarantined');
    await assert.rejects(host.info(), /left alone after 5 failures in ten minutes/);
    assert.equal(plugins.notes('p').length, 5);
    plugins.add('p', { kind: 'good' });
    await host.restart();
    assert.equal((await host.info()).version, '1.2.3');
  });

  describe('slept with its host', () => {
    const hours = 3_600_000;
    const askMany = (host: PluginHost): Promise<readonly string[]> =>
      Promise.all(
        Array.from({ length: 40 }, () =>
          host.call('GetProjectedCost', { resource: descriptor }).then(
            () => 'answer',
            (error: Error) => error.message,
          ),
        ),
      );
    const starts = (): number => plugins.notes('p').filter((line) => line.startsWith('start ')).length;

    it('answers as before, by the process that it was', async () => {
      plugins.add('p', { kind: 'good' });
      let now = 0;
      const host = plugins.host('p', () => now);
      await askMany(host);
      now += 8 * hours;
      assert.deepEqual(new Set(await askMany(host)), new Set(['answer']));
      assert.equal(starts(), 1);
    });

    it('is started once and no more, however many ask, and left alone again when it fails', async () => {
      plugins.add('p', { kind: 'crash-at-start' });
      let now = 0;
      const host = plugins.host('p', () => now);
      assert.deepEqual(new Set(await askMany(host)), new Set(['ended with status 3']));
      assert.equal(starts(), 1);
      now += 8 * hours;
      const [first, ...others] = await askMany(host);
      assert.equal(first, 'ended with status 3');
      assert.deepEqual(new Set(others), new Set(['is left alone for 1 s after repeated failures']));
      assert.equal(starts(), 2);
      assert.deepEqual(new Set(await askMany(host)), new Set(['is left alone for 60 s after repeated failures']));
      assert.equal(starts(), 2);
    });

    it('stays quarantined where it was', async () => {
      plugins.add('p', { kind: 'crash-at-start' });
      let now = 0;
      const host = plugins.host('p', () => now);
      for (let start = 0; start < 5; start++) await assert.rejects(host.info());
      now += 8 * hours;
      await assert.rejects(host.info(), /left alone after 5 failures in ten minutes/);
      assert.equal(starts(), 5);
    });
  });
});

const descriptor = { provider: 'custom', resource_type: 'x:index/thing:Thing', sku: '', region: '', tags: {}, id: 'x' };
