import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { findPlugins } from '../../src/plugin/set-up';
import {
  consentNotification,
  type PluginAction,
  type PluginActionResult,
  type PluginsModel,
  pluginActionRequest,
  pluginsRequest,
} from '../../src/server/plugin-protocol';
import { type PanelModel, panelPartsRequest, panelRequest } from '../../src/server/protocol';
import { type BundledProgram, bundleProgram } from '../cli/bundled-program';
import { type Editor, startServer } from '../server/server-process';
import { type FixturePlugins, fixturePlugins, isAlive, until } from './fixture-plugins';

describe('Plugins of the server', function () {
  this.timeout(60_000);
  let program: BundledProgram;
  let plugins: FixturePlugins;
  let editor: Editor | undefined;
  let workspace: string;
  const before_ = process.env.COSTLINE_HOME;
  before(async () => {
    program = await bundleProgram('src/server/main.ts');
  });
  after(() => program.dispose());
  beforeEach(async () => {
    plugins = await fixturePlugins();
    process.env.COSTLINE_HOME = plugins.home;
    workspace = join(plugins.home, 'workspace');
    mkdirSync(workspace);
    write('main.tf', thing);
  });
  afterEach(async () => {
    await editor?.quit();
    editor = undefined;
    if (before_ === undefined) delete process.env.COSTLINE_HOME;
    else process.env.COSTLINE_HOME = before_;
    await plugins.dispose();
  });

  const thing = 'resource "x_thing" "a" {\n  size = "42"\n}\n';
  const uriOf = (name: string): string => URI.file(join(workspace, name)).toString();
  const write = (name: string, text: string): void => {
    mkdirSync(join(workspace, name, '..'), { recursive: true });
    writeFileSync(join(workspace, name), text);
  };
  const spec = (price: string, rest = ''): string =>
    `type: x_thing\ncomponents:\n  - { name: Part, unit: months, quantity: 1, price: ${price}, as_of: 2026-01-01, origin: us }\n${rest}`;

  async function start(trusted = true, settings: unknown = {}): Promise<Editor> {
    editor = await startServer(program.script, [workspace], settings, trusted);
    return editor;
  }
  async function open(running: Editor, name: string): Promise<void> {
    const text = readFileSync(join(workspace, name), 'utf8');
    await openText(running, name, text);
  }
  function openText({ connection }: Editor, name: string, text: string): Promise<void> {
    return connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uriOf(name), languageId: 'yaml', version: 1, text },
    });
  }
  let version = 1;
  function change({ connection }: Editor, name: string, text: string): Promise<void> {
    return connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uriOf(name), version: ++version },
      contentChanges: [{ text }],
    });
  }
  /** What all resources of the panel consist of. */
  async function parts({ connection }: Editor): Promise<string> {
    const { rows } = await connection.sendRequest<PanelModel>(panelRequest);
    return JSON.stringify(await connection.sendRequest(panelPartsRequest, { rows }));
  }
  const costs = (running: Editor, cost: number | null): Promise<void> =>
    running.until(() => running.summary()?.ready === true && running.summary()?.monthlyCost === cost);
  const ask = ({ connection }: Editor): Promise<PluginsModel> => connection.sendRequest(pluginsRequest);
  const act = ({ connection }: Editor, action: PluginAction): Promise<PluginActionResult> =>
    connection.sendRequest(pluginActionRequest, action);
  const states = async (running: Editor): Promise<readonly string[]> =>
    (await ask(running)).plugins.map(({ name, version: own, state, detail }) =>
      [name, own, state, detail].filter((part) => part !== '').join(' '),
    );
  const told = ({ diagnostics }: Editor, name: string): readonly Diagnostic[] => diagnostics.get(uriOf(name)) ?? [];
  const problems = (running: Editor, name: string): readonly string[] =>
    told(running, name).map(({ code, message, range }) => `${range.start.line + 1} ${code}: ${message}`);
  const saysOf = (running: Editor, name: string, text: RegExp): Promise<void> =>
    running.until(() => problems(running, name).some((problem) => text.test(problem)));

  describe('one that fails', () => {
    it('is told quietly at the top of the file it was asked about, with its log, until it answers', async () => {
      plugins.add('p', { kind: 'crash-at-start' });
      write('.costline/specs/x_thing.yaml', spec('5'));
      const running = await start();
      await open(running, 'main.tf');
      await saysOf(running, 'main.tf', /^1 plugin-failed: Plugin p 1\.0\.0 ended with status 3$/);
      const [problem, ...more] = told(running, 'main.tf');
      assert.deepEqual(more, []);
      assert.equal(problem?.severity, DiagnosticSeverity.Information);
      const log = URI.parse(problem.codeDescription?.href ?? '').fsPath;
      assert.match(readFileSync(log, 'utf8'), /no price list/);
      assert.equal(running.summary()?.monthlyCost, 5);

      plugins.add('p', { kind: 'good' });
      assert.deepEqual(await act(running, { kind: 'restart', name: 'p' }), { done: true, text: '' });
      await costs(running, 42);
      await running.until(() => told(running, 'main.tf').length === 0);
    });

    it('is told where the workspace names it, be that file open or not', async () => {
      plugins.add('p', { kind: 'status', status: 13 });
      write('.costline.yml', 'plugins:\n  routes:\n    - plugins: [p]\n');
      const running = await start();
      await open(running, 'main.tf');
      await saysOf(running, '.costline.yml', /^3 plugin-failed: Plugin p 1\.2\.3 GetProjectedCost: INTERNAL/);
      assert.doesNotMatch(problems(running, 'main.tf').join('\n'), /plugin-failed/);
    });

    it('over one resource alone is forgotten with the resource', async () => {
      plugins.add('p', { kind: 'good', reply: { currency: 'USD', cost_per_month: -1 } });
      const running = await start();
      await open(running, 'main.tf');
      await saysOf(running, 'main.tf', /^1 plugin-failed: Plugin p .* gave an answer that cannot be for x_thing\.a/);
      await change(running, 'main.tf', '# nothing\n');
      await running.until(() => told(running, 'main.tf').length === 0);
    });
  });

  describe('one that the workspace brings', () => {
    beforeEach(() => {
      plugins.add('p', { kind: 'good' });
      mkdirSync(join(workspace, 'tools'));
      renameSync(join(plugins.home, 'plugins'), join(workspace, 'tools/plugins'));
      write('.costline.yml', 'plugins:\n  folders: [tools/plugins]\n');
      write('.costline/specs/x_thing.yaml', spec('5'));
    });
    const notes = (): boolean => existsSync(join(workspace, 'tools/plugins/p/1.0.0/notes.txt'));

    it('is asked about, and starts when what was shown is allowed', async () => {
      const running = await start();
      await running.until(() => running.others.has(consentNotification));
      await costs(running, 5);
      const [row] = (await ask(running)).plugins;
      assert.ok(row);
      const { hash, ...rest } = row;
      const folder = join(workspace, 'tools/plugins/p/1.0.0');
      assert.match(hash, /^[0-9a-f]{64}$/);
      assert.deepEqual(rest, {
        name: 'p',
        version: '1.0.0',
        description: '',
        folder,
        program: join(folder, 'plugin.cjs'),
        origin: 'workspace',
        state: 'needs-consent',
        detail: '',
        log: '',
      });
      assert.deepEqual(running.others.get(consentNotification), { plugins: [row] });
      await saysOf(
        running,
        '.costline.yml',
        /^2 plugin-needs-consent: Plugin p 1\.0\.0 is not started before you allow/,
      );
      assert.equal(told(running, '.costline.yml')[0]?.severity, DiagnosticSeverity.Information);
      const refused = await act(running, { kind: 'validate', name: 'p' });
      assert.match(
        `${refused.done} ${refused.text}`,
        /^false p 1\.0\.0: is named by the workspace and needs your consent/,
      );

      const changed = await act(running, { kind: 'allow', name: 'p', hash: '0'.repeat(64) });
      assert.match(`${changed.done} ${changed.text}`, /^false .*it has changed since you were asked/);
      assert.equal(notes(), false);
      assert.deepEqual(await act(running, { kind: 'allow', name: 'p', hash }), { done: true, text: '' });
      await costs(running, 42);
      await running.until(() => told(running, '.costline.yml').length === 0);
      assert.equal(notes(), true);
    });

    it('starts when it is allowed in a terminal', async () => {
      const running = await start();
      await costs(running, 5);
      const environment = { ...process.env, FINFOCUS_HOME: join(plugins.home, 'finfocus') };
      const { plugins: found, consents } = findPlugins({ environment, workspaces: [workspace] });
      const [plugin] = found;
      assert.ok(plugin);
      assert.equal(notes(), false);
      consents.allow(plugin.folder);
      await costs(running, 42);
    });

    it('is nothing at all where the workspace is not trusted', async () => {
      const running = await start(false);
      await costs(running, 5);
      await open(running, 'main.tf');
      await open(running, '.costline.yml');
      const { off, plugins: found } = await ask(running);
      assert.deepEqual([off, found], ['untrusted', []]);
      const { done, text } = await act(running, { kind: 'restart' });
      assert.deepEqual([done, text], [false, 'No plugin is started in a workspace that is not trusted']);
      assert.deepEqual(told(running, '.costline.yml'), []);
      assert.equal(running.others.has(consentNotification), false);
      assert.equal(notes(), false);
    });
  });

  it('says how each is, and does what it is told', async () => {
    plugins.add('p', { kind: 'good' });
    plugins.add('q', { kind: 'crash-at-start' });
    write('.costline/specs/x_thing.yaml', spec('5'));
    const running = await start();
    await costs(running, 42);
    assert.deepEqual(await states(running), ['p 1.0.0 running', 'q 1.0.0 found']);
    const validation = await act(running, { kind: 'validate', name: 'p' });
    assert.deepEqual(validation, {
      done: true,
      text: 'p 1.0.0: answers as fixture 1.2.3, protocol 0.7.2: projected costs',
    });
    const failing = await act(running, { kind: 'validate', name: 'q' });
    assert.match(`${failing.done} ${failing.text}`, /^false q 1\.0\.0: ended with status 3 \(log: /);
    const { text } = await act(running, { kind: 'inspect', name: 'p', type: 'aws_instance' });
    assert.match(text, /# aws\\_instance by plugin p 1\.2\.3/);
    assert.match(text, /\| asked \| aws:ec2\/instance:Instance sku "" region "" \|/);
    assert.match(text, /\| projected cost \| \$10\.00\/mo size 10 \|/);

    assert.deepEqual(await act(running, { kind: 'disable', name: 'p' }), { done: true, text: '' });
    await costs(running, 5);
    const file = join(plugins.home, 'config.yml');
    assert.equal((await states(running))[0], `p 1.0.0 disabled ${file}`);
    assert.equal(readFileSync(file, 'utf8'), 'plugins:\n  disabled: [ p ]\n');
    await act(running, { kind: 'enable', name: 'p' });
    await costs(running, 42);
    const pids = plugins.notes('p').flatMap((line) => /^start (\d+)$/.exec(line)?.[1] ?? []);
    assert.equal(pids.length, 2);
    assert.equal(isAlive(Number(pids[0])), false);
    assert.deepEqual(await act(running, { kind: 'disable', name: 'nobody' }), {
      done: false,
      text: 'There is no plugin nobody',
    });
  });

  it('are named where their answers are shown', async () => {
    plugins.add('p', { kind: 'good' });
    write('free.tf', 'resource "x_free" "a" {}\n');
    const running = await start();
    await costs(running, 52);
    const hover = async (name: string): Promise<string> =>
      JSON.stringify(
        await running.connection.sendRequest('textDocument/hover', {
          textDocument: { uri: uriOf(name) },
          position: { line: 0, character: 3 },
        }),
      );
    assert.match(await hover('main.tf'), /- Prices: plugin p 1\.2\.3\\n/);
    assert.match(await parts(running), /"name":"size 42",[^}]*"source":"plugin p 1\.2\.3"/);
    plugins.add('p', { kind: 'good', reply: { currency: 'USD', billing_detail: 'no charge: included' } });
    await act(running, { kind: 'restart' });
    await running.until(() => running.summary()?.counts.free === 2);
    assert.match(await hover('free.tf'), /- no charge: included\\n- Prices: plugin p 1\.2\.3\\n/);
    assert.match(await parts(running), /"reasons":\["no charge: included","plugin p 1\.2\.3"\]/);
  });

  it('have the mistakes in the settings that name them told at their line, also as they are typed', async () => {
    write('.costline.yml', 'plugins:\n  folder: [tools]\n');
    const running = await start();
    await saysOf(running, '.costline.yml', /^2 plugin-settings-mistake: "folder" is no key of plugins/);
    await open(running, '.costline.yml');
    await change(running, '.costline.yml', '\nplugins:\n  priority: { a: high }\n');
    await running.until(() => told(running, '.costline.yml')[0]?.range.start.line === 2);
    assert.deepEqual(problems(running, '.costline.yml'), ['3 plugin-settings-mistake: The priority of a is a number']);
    await change(running, '.costline.yml', 'plugins:\n  disabled: [a\n');
    // What is no YAML at all is told once, by whoever reads the file first.
    await running.until(() => !problems(running, '.costline.yml').some((problem) => /priority/.test(problem)));
    const messages = told(running, '.costline.yml').map(({ message }) => message);
    assert.equal(new Set(messages).size, messages.length, messages.join('\n'));
  });

  it('are turned off and on by a setting, which may name more folders', async () => {
    plugins.add('p', { kind: 'good' });
    renameSync(join(plugins.home, 'plugins'), join(plugins.home, 'elsewhere'));
    const running = await start();
    await costs(running, null);
    await running.configure({ plugins: { folders: [join(plugins.home, 'elsewhere')] } });
    await costs(running, 42);
    await running.configure({ plugins: { enabled: false, folders: [join(plugins.home, 'elsewhere')] } });
    await costs(running, null);
    assert.equal((await ask(running)).off, 'setting');
  });

  it('are noticed when they are installed', async () => {
    mkdirSync(join(plugins.home, 'plugins'));
    const running = await start();
    await costs(running, null);
    plugins.add('p', { kind: 'good' });
    await costs(running, 42);
  });

  it('have what the user’s settings file says of them count at once, be it there or not', async () => {
    plugins.add('p', { kind: 'good' });
    renameSync(join(plugins.home, 'plugins'), join(plugins.home, 'elsewhere'));
    const config = join(plugins.home, 'config.yml');
    const running = await start();
    await costs(running, null);
    const folders = `plugins:\n  folders: [${join(plugins.home, 'elsewhere')}]\n`;
    writeFileSync(config, folders);
    await costs(running, 42);
    writeFileSync(config, `${folders}  disabled: [p]\n`);
    await costs(running, null);
    assert.deepEqual(await states(running), [`p 1.0.0 disabled ${config}`]);
    // As those save who never leave half a file.
    writeFileSync(`${config}.new`, folders);
    renameSync(`${config}.new`, config);
    await costs(running, 42);
    renameSync(join(plugins.home, 'elsewhere/p'), join(plugins.home, 'gone'));
    await costs(running, null);
    renameSync(join(plugins.home, 'gone'), join(plugins.home, 'elsewhere/p'));
    await costs(running, 42);
    rmSync(config);
    await costs(running, null);
    // Something is there, and cannot be read.
    mkdirSync(config);
    const problemsFound = async (): Promise<string> => (await ask(running)).problems.join('\n');
    await until(async () => /config\.yml:1: EISDIR/.test(await problemsFound()), 'that is told');
  });

  it('go on running while the settings file says nothing new', async () => {
    plugins.add('p', { kind: 'good' });
    const config = join(plugins.home, 'config.yml');
    const running = await start();
    await costs(running, 42);
    writeFileSync(config, 'plugins:\n  priority: { p: high }\n');
    const problemsFound = async (): Promise<string> => (await ask(running)).problems.join('\n');
    await until(async () => /The priority of p is a number/.test(await problemsFound()), 'the file is read again');
    const starts = plugins.notes('p').filter((line) => line.startsWith('start '));
    assert.equal(starts.length, 1);
  });

  it('end with a server that is killed', async () => {
    plugins.add('p', { kind: 'with-child' });
    const running = await start();
    await costs(running, 42);
    const pids = plugins.notes('p').flatMap((line) => /^(?:start|child) (\d+)$/.exec(line)?.[1] ?? []);
    assert.deepEqual(
      pids.map((pid) => isAlive(Number(pid))),
      [true, true],
    );
    editor = undefined;
    running.kill();
    for (const pid of pids) await until(() => !isAlive(Number(pid)), `process ${pid} is gone`);
  });

  it('end with an extension host that is killed', async () => {
    plugins.add('p', { kind: 'with-child' });
    const client = await bundleProgram('test/plugin/fixtures/lone-client.ts');
    try {
      const host = spawn(process.execPath, [client.script, program.script, workspace], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [server] = await once(host.stdout, 'data');
      const isAsked = (): boolean => plugins.notes('p').includes('GetProjectedCost');
      await until(isAsked, 'the plugin is asked');
      const children = plugins.notes('p').flatMap((line) => /^(?:start|child) (\d+)$/.exec(line)?.[1] ?? []);
      const pids = [Number(server), ...children.map(Number)];
      assert.deepEqual(pids.map(isAlive), [true, true, true]);
      host.kill('SIGKILL');
      for (const pid of pids) await until(() => !isAlive(pid), `process ${pid} is gone`);
    } finally {
      client.dispose();
    }
  });

  describe('local specs', () => {
    it('in a folder that is made later count', async () => {
      const running = await start(false);
      await costs(running, null);
      write('.costline/specs/x_thing.yaml', spec('5'));
      await costs(running, 5);
      renameSync(join(workspace, '.costline'), join(workspace, 'gone'));
      await costs(running, null);
      renameSync(join(workspace, 'gone'), join(workspace, '.costline'));
      await costs(running, 5);
    });

    it('count as they are typed, and stay while they are half typed; mistakes are told at their line', async () => {
      const name = '.costline/specs/x_thing.yaml';
      write(name, spec('5'));
      const running = await start(false);
      await open(running, 'main.tf');
      await open(running, name);
      await costs(running, 5);
      await change(running, name, spec('7'));
      await costs(running, 7);
      await change(running, name, spec('self.'));
      await saysOf(running, name, /^3 spec-mistake: /);
      assert.equal(running.summary()?.monthlyCost, 7);
      await change(running, name, spec('self.size', 'typo: 1\n'));
      await saysOf(running, name, /^4 spec-mistake: .*typo/);
      await change(running, name, spec('tonumber(self.size)'));
      await costs(running, 42);
      await running.until(() => told(running, name).length === 0);
      const hints = running.hints.get(uriOf('main.tf'))?.hints.map(({ text }) => text);
      assert.deepEqual(hints, ['$42.00/mo']);
      await running.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(name) } });
      await costs(running, 5);
    });

    it('that were never saved count too, in FinFocus’s format as well', async () => {
      mkdirSync(join(workspace, '.costline/specs'), { recursive: true });
      const running = await start(false);
      await costs(running, null);
      const finfocus = (currency: string): string =>
        `provider: custom\nresource_type: x_thing\nbilling_mode: per_hour\nrate_per_unit: 0.1\ncurrency: ${currency}\n`;
      await openText(running, '.costline/specs/thing.yaml', finfocus('USD'));
      await costs(running, 73);
      await change(running, '.costline/specs/thing.yaml', finfocus('EUR'));
      await saysOf(running, '.costline/specs/thing.yaml', /^5 spec-mistake: Prices in EUR are not converted/);
      assert.equal(running.summary()?.monthlyCost, 73);
    });

    it('read rate tables of the workspace, as they lie there and as they are typed', async () => {
      const component = '{ name: Part, unit: months, quantity: 1, rate: x/p.thing }';
      write('.costline/specs/x_thing.yaml', `type: x_thing\ncomponents:\n  - ${component}\n`);
      const running = await start(false);
      await open(running, 'main.tf');
      await costs(running, null);
      const table = (price: string): string =>
        `# as_of: 2026-01-01\n# origin: us\nname,unit,*\nthing,months,${price}\n`;
      const name = '.costline/rates/x/p.csv';
      write(name, table('8'));
      await costs(running, 8);
      await openText(running, name, table('9'));
      await costs(running, 9);
      await change(running, name, table('nine'));
      await saysOf(running, name, /^4 rate-mistake: /);
      assert.equal(running.summary()?.monthlyCost, 9);
      await running.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(name) } });
      await costs(running, 8);
    });

    it('are called by their place in the workspace', async () => {
      write('.costline/specs/x_thing.yaml', spec('5'));
      const running = await start(false);
      await costs(running, 5);
      const told = await parts(running);
      assert.match(told, /"source":"\.costline\/specs\/x_thing\.yaml:3, as of 2026-01-01"/);
      assert.doesNotMatch(told, new RegExp(join(workspace, '.costline')));
    });
  });
});
