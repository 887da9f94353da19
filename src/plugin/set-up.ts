/** From the places where plugins may be to a chain that asks them. Nothing is started before somebody asks. */
import { readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { type ConsentStore, openConsentStore } from './consent';
import { type Discovery, discoverPlugins, type FoundPlugin, type PluginFolder } from './discover';
import { costlineHome, type Environment, finfocusHome } from './folders';
import { type ChainOptions, PluginChain } from './plugin-chain';
import { PluginHost } from './plugin-host';
import { pluginEnvironment, type StartTimes } from './plugin-process';
import { noPluginSettings, type PluginSettings, readPluginSettings } from './plugin-settings';

export interface PluginPlaces {
  readonly environment: Environment;
  /** Folders of the workspace; none where it is not trusted, and nothing that it says counts. */
  readonly workspaces: readonly string[];
  /** Folders of plugins from the editor's settings. */
  readonly folders?: readonly string[];
  readonly times?: StartTimes;
}

export interface Plugins extends Discovery {
  readonly consents: ConsentStore;
  readonly hostOf: (plugin: FoundPlugin) => PluginHost;
  readonly chain: (options: Pick<ChainOptions, 'delay' | 'onAnswers' | 'onProblem'>) => PluginChain;
}

export function findPlugins(places: PluginPlaces): Plugins {
  const { environment, workspaces } = places;
  const home = costlineHome(environment);
  const problems: string[] = [];
  const user = readSettings(join(home, 'config.yml'), problems);
  const own = workspaces.map((path) => ({ path, ...readSettings(join(path, '.costline.yml'), problems) }));
  const folders: PluginFolder[] = [
    ...user.folders.filter(isAbsolute).map(asUser),
    ...(places.folders ?? []).filter(isAbsolute).map(asUser),
    asUser(join(home, 'plugins')),
    asUser(join(finfocusHome(environment), 'plugins')),
    ...own.flatMap(({ path, folders: named }) =>
      named.map((folder): PluginFolder => ({ path: resolve(path, folder), origin: 'workspace' })),
    ),
  ];
  const discovery = discoverPlugins(folders);
  const disabled = new Set([user, ...own].flatMap((settings) => settings.disabled));
  const consents = openConsentStore(join(home, 'consent.json'));
  const hostOf = (plugin: FoundPlugin): PluginHost =>
    new PluginHost(plugin, {
      // What a workspace says of variables is its own wish, not the user's.
      environment: pluginEnvironment(environment, user.environment.get(plugin.name) ?? []),
      logFile: join(home, 'logs', `${plugin.name}.log`),
      mayStart: () => refusal(plugin, consents),
      ...(places.times && { times: places.times }),
    });
  return {
    plugins: discovery.plugins,
    problems: [...problems, ...discovery.problems],
    consents,
    hostOf,
    chain: (options) =>
      new PluginChain(discovery.plugins.filter(({ name }) => !disabled.has(name)).map(hostOf), {
        ...options,
        // The user's word comes first, then the workspace's.
        routes: [user, ...own].flatMap(({ routes }) => routes),
        priorities: new Map([...own, user].flatMap(({ priorities }) => [...priorities])),
      }),
  };
}

function asUser(path: string): PluginFolder {
  return { path, origin: 'user' };
}

function refusal(plugin: FoundPlugin, consents: ConsentStore): string | undefined {
  if (plugin.origin === 'user' || consents.isAllowed(plugin.folder)) return undefined;
  return `is named by the workspace and needs your consent: costline plugin allow ${plugin.name}`;
}

function readSettings(file: string, problems: string[]): PluginSettings {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return noPluginSettings; // Most people have none.
  }
  const settings = readPluginSettings(text);
  for (const { line, message } of settings.errors) problems.push(`${file}:${line + 1}: ${message}`);
  return settings;
}
