import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { trustedNotification } from '../../src/server/protocol';
import { type BundledProgram, bundleProgram } from '../cli/bundled-program';
import { type Editor, startServer } from '../server/server-process';
import { type FixturePlugins, fixturePlugins, until } from './fixture-plugins';

describe('In the editor', function () {
  this.timeout(60_000);
  let program: BundledProgram;
  let plugins: FixturePlugins;
  let editor: Editor | undefined;
  let workspace: string;
  const homeBefore = process.env.COSTLINE_HOME;
  before(async () => {
    program = await bundleProgram('src/server/main.ts');
  });
  after(() => program.dispose());
  beforeEach(async () => {
    plugins = await fixturePlugins();
    process.env.COSTLINE_HOME = plugins.home;
    workspace = join(plugins.home, 'workspace');
    mkdirSync(join(workspace, '.costline/specs'), { recursive: true });
    writeFileSync(join(workspace, 'main.tf'), 'resource "x_thing" "a" {\n  size = "42"\n}\n');
  });
  afterEach(async () => {
    await editor?.quit();
    editor = undefined;
    if (homeBefore === undefined) delete process.env.COSTLINE_HOME;
    else process.env.COSTLINE_HOME = homeBefore;
    await plugins.dispose();
  });

  const spec = (price: number): void =>
    writeFileSync(
      join(workspace, '.costline/specs/x_thing.yaml'),
      `type: x_thing\ncomponents:\n  - { name: Part, unit: months, quantity: 1, price: ${price}, as_of: 2026-01-01, origin: us }\n`,
    );

  async function start(trusted: boolean): Promise<Editor> {
    editor = await startServer(program.script, [workspace], {}, trusted);
    return editor;
  }

  async function hover({ connection }: Editor): Promise<string> {
    const uri = URI.file(join(workspace, 'main.tf')).toString();
    const answer: unknown = await connection.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: 3 },
    });
    return JSON.stringify(answer);
  }

  it('a spec of the workspace answers until the plugin does', async () => {
    spec(5);
    plugins.add('p', {
      kind: 'good',
      reply: { currency: 'USD', cost_per_month: 42, impact_metrics: [{ kind: 1, value: 1250, unit: 'gCO2e' }] },
    });
    const running = await start(true);
    await running.until(() => running.summary()?.monthlyCost === 42);
    const text = await hover(running);
    assert.match(text, /plugin p 1\.2\.3/);
    assert.match(text, /Carbon: 1,?250 gCO2e a month/);
    assert.deepEqual(running.complaints, []);
  });

  it('no plugin is started before the workspace is trusted', async () => {
    spec(5);
    plugins.add('p', { kind: 'good' });
    const running = await start(false);
    await running.until(() => running.summary()?.ready === true && running.summary()?.monthlyCost === 5);
    assert.deepEqual(plugins.notes('p'), []);
    await running.connection.sendNotification(trustedNotification);
    await running.until(() => running.summary()?.monthlyCost === 42);
  });

  it('a plugin that fails changes nothing, and the panel says what is wrong', async () => {
    spec(5);
    plugins.add('p', { kind: 'crash-at-start' });
    const running = await start(true);
    await running.until(() => running.summary()?.ready === true && running.summary()?.monthlyCost === 5);
    const panel = async (): Promise<string> => JSON.stringify(await running.connection.sendRequest('costline/panel'));
    const says = /plugin p 1\.0\.0: ended with status 3 \(log: /;
    await until(async () => says.test(await panel()), 'the panel tells of the plugin');
    assert.equal(running.summary()?.monthlyCost, 5);
  });

  it('a spec counts as soon as it is saved', async () => {
    spec(5);
    const running = await start(false);
    await running.until(() => running.summary()?.monthlyCost === 5);
    spec(6);
    await running.until(() => running.summary()?.monthlyCost === 6);
  });
});
