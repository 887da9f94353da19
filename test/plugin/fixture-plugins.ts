/** Plugins of `fixtures/plugin.ts` in a folder of their own, as somebody would have installed them, and hosts that run them. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { ChainOptions, PluginChain } from '../../src/plugin/plugin-chain';
import type { PluginHost } from '../../src/plugin/plugin-host';
import { findPlugins, type Plugins } from '../../src/plugin/set-up';
import { newFolder } from '../new-folder';

const root = resolve(__dirname, '..', '..');

export interface FixturePlugins {
  /** `COSTLINE_HOME` of these plugins. */
  readonly home: string;
  add(name: string, behaviour: Readonly<Record<string, unknown>>): void;
  find(): Plugins;
  /** @param now the clock by which it rests */
  host(name: string, now?: () => number): PluginHost;
  chain(options?: Partial<ChainOptions>): PluginChain;
  /** What a plugin noted, one line each. */
  notes(name: string): readonly string[];
  /** Ends everything and takes the folder away. */
  dispose(): Promise<void>;
}

/** Short enough for tests, long enough for a busy machine. */
const times = { portFallback: 300, listening: 5_000, stopping: 300 };

let script: Promise<string> | undefined;

async function bundled(): Promise<string> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: ['test/plugin/fixtures/plugin.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
    write: false,
  });
  return result.outputFiles[0]?.text ?? '';
}

export async function fixturePlugins(): Promise<FixturePlugins> {
  script ??= bundled();
  const text = await script;
  const home = newFolder('plugins');
  const started: { stop(): Promise<void> }[] = [];
  const environment = { ...process.env, COSTLINE_HOME: home, FINFOCUS_HOME: join(home, 'finfocus') };
  const folderOf = (name: string): string => join(home, 'plugins', name, '1.0.0');
  const find = (now?: () => number): Plugins =>
    findPlugins({ environment, workspaces: [], times, ...(now && { now }) });
  const result: FixturePlugins = {
    home,
    add: (name, behaviour) => {
      mkdirSync(folderOf(name), { recursive: true });
      writeFileSync(join(folderOf(name), 'plugin.cjs'), text);
      writeFileSync(join(folderOf(name), 'behaviour.json'), JSON.stringify(behaviour));
      writeFileSync(
        join(folderOf(name), 'plugin.manifest.json'),
        JSON.stringify({ name, version: '1.0.0', entry: 'plugin.cjs' }),
      );
    },
    find: () => find(),
    host: (name, now) => {
      const { plugins, hostOf } = find(now);
      const found = plugins.find((plugin) => plugin.name === name);
      if (!found) throw new Error(`there is no plugin ${name}`);
      const host = hostOf(found);
      started.push(host);
      return host;
    },
    chain: (options = {}) => {
      const chain = find().chain({ delay: 0, onAnswers: () => {}, onProblem: () => {}, ...options });
      started.push({ stop: () => chain.dispose() });
      return chain;
    },
    notes: (name) => {
      const file = join(folderOf(name), 'notes.txt');
      return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
    },
    dispose: async () => {
      await Promise.all(started.map((each) => each.stop()));
      rmSync(home, { recursive: true, force: true });
    },
  };
  return result;
}

/** Whether there is a process of that number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until something holds; rejects after ten seconds. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let left = 500; left > 0; left--) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`${what}: not within ten seconds`);
}
