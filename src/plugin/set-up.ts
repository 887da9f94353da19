/** From the places where plugins may be to a chain that asks them. Nothing is started before somebody asks. */
import { readFileSync } from 'node:fs';
import { isAbsolute, join, resolve, sep } from 'node:path';
import { ifThere } from '../node/if-there';
import { type ConsentStore, openConsentStore } from './consent';
import { type Discovery, discoverPlugins, type FoundPlugin, type PluginFolder } from './discover';
import { costlineHome, type Environment, finfocusHome } from './folders';
import { type ChainOptions, PluginChain } from './plugin-chain';
import { type HostOptions, PluginHost } from './plugin-host';
import { pluginEnvironment, type StartTimes } from './plugin-process';
import { noPluginSettings, type PluginSettings, readPluginSettings } from './plugin-settings';

export interface PluginPlaces {
  readonly environment: Environment;
  /** Folders of the workspace; none where it is not trusted, and nothing that it says counts. */
  readonly workspaces: readonly string[];
  /** Folders of plugins from the editor's settings. */
  readonly folders?: readonly string[];
  readonly times?: StartTimes;
  readonly now?: HostOptions['now'];
}

export interface Plugins extends Discovery {
  readonly consents: ConsentStore;
  /** Names of plugins that are not asked, with the settings file that says so. */
  readonly disabled: ReadonlyMap<string, string>;
  /** Where the files of the workspace name each plugin, its first place. */
  readonly mentions: ReadonlyMap<string, Place>;
  /** Another one where other plugins would be asked, or in another way. */
  readonly signature: string;
  /** Where plugins are looked for, whether it exists or not. */
  readonly folders: readonly string[];
  /** Files beside them of which any change counts: the user's settings and consents. */
  readonly files: readonly string[];
  /** Mistakes in settings files. */
  readonly mistakes: readonly SettingsMistake[];
  /** Whether the user has yet to agree that it may be started. */
  readonly needsConsent: (plugin: FoundPlugin) => boolean;
  readonly hostOf: (plugin: FoundPlugin) => PluginHost;
  readonly chain: (options: Pick<ChainOptions, 'delay' | 'onAnswers' | 'onProblem'>) => PluginChain;
}

export interface Place {
  readonly file: string;
  /** Zero-based. */
  readonly line: number;
}

export interface SettingsMistake extends Place {
  readonly message: string;
}

export const workspaceSettingsFile = '.costline.yml';

/** The user's own settings file. */
export function userSettingsFile(environment: Environment): string {
  return join(costlineHome(environment), 'config.yml');
}

interface SettingsFile extends PluginSettings {
  readonly file: string;
  /** Folder of the workspace; empty for the user's own file. */
  readonly workspace: string;
}

export function findPlugins(places: PluginPlaces): Plugins {
  const { environment, workspaces, times, now } = places;
  const home = costlineHome(environment);
  const user = readSettings(userSettingsFile(environment), '');
  const own = workspaces.map((path) => readSettings(join(path, workspaceSettingsFile), path));
  const folders: PluginFolder[] = [
    ...user.folders.filter(isAbsolute).map(asUser),
    ...(places.folders ?? []).filter(isAbsolute).map(asUser),
    asUser(join(home, 'plugins')),
    asUser(join(finfocusHome(environment), 'plugins')),
    ...own.flatMap(({ workspace, folders: named }) =>
      named.map((folder): PluginFolder => ({ path: resolve(workspace, folder), origin: 'workspace' })),
    ),
  ];
  const discovery = discoverPlugins(folders);
  const disabled = new Map([...own, user].flatMap(({ file, disabled: names }) => names.map((name) => [name, file])));
  const consentFile = join(home, 'consent.json');
  const consents = openConsentStore(consentFile);
  const needsConsent = ({ origin, folder }: FoundPlugin): boolean =>
    origin === 'workspace' && !consents.isAllowed(folder);
  const hostOf = (plugin: FoundPlugin): PluginHost =>
    new PluginHost(plugin, {
      // What a workspace says of variables is its own wish, not the user's.
      environment: pluginEnvironment(environment, user.environment.get(plugin.name) ?? []),
      logFile: join(home, 'logs', `${plugin.name}.log`),
      mayStart: () =>
        needsConsent(plugin)
          ? `is named by the workspace and needs your consent: costline plugin allow ${plugin.name}`
          : undefined,
      ...(times && { times }),
      ...(now && { now }),
    });
  const routes = [user, ...own].flatMap((file) => file.routes);
  const priorities = new Map([...own, user].flatMap((file) => [...file.priorities]));
  const mistakes = [user, ...own].flatMap(({ file, errors }) => errors.map((error) => ({ file, ...error })));
  return {
    plugins: discovery.plugins,
    problems: [...mistakes.map(({ file, line, message }) => `${file}:${line + 1}: ${message}`), ...discovery.problems],
    consents,
    disabled,
    mentions: new Map(discovery.plugins.flatMap((plugin) => mentionOf(plugin, own))),
    signature: JSON.stringify([
      discovery.plugins,
      [...disabled.keys()],
      [...user.environment],
      routes,
      [...priorities],
      discovery.plugins.filter(needsConsent).map(({ folder }) => folder),
    ]),
    folders: folders.map(({ path }) => path),
    files: [userSettingsFile(environment), consentFile],
    mistakes,
    needsConsent,
    hostOf,
    chain: (options) =>
      new PluginChain(discovery.plugins.filter(({ name }) => !disabled.has(name)).map(hostOf), {
        ...options,
        // The user's word comes first, then the workspace's.
        routes,
        priorities,
      }),
  };
}

function asUser(path: string): PluginFolder {
  return { path, origin: 'user' };
}

/** The plugin's name, or else the folder that it lies in. */
function mentionOf(plugin: FoundPlugin, files: readonly SettingsFile[]): readonly (readonly [string, Place])[] {
  for (const kind of ['plugin', 'folder'] as const) {
    for (const { file, workspace, names } of files) {
      const found = names.find(
        (name) =>
          name.kind === kind &&
          (kind === 'plugin'
            ? name.text === plugin.name
            : plugin.origin === 'workspace' && plugin.folder.startsWith(resolve(workspace, name.text) + sep)),
      );
      if (found) return [[plugin.name, { file, line: found.line }]];
    }
  }
  return [];
}

function readSettings(file: string, workspace: string): SettingsFile {
  try {
    // Most people have none.
    const text = ifThere(() => readFileSync(file, 'utf8'));
    return { ...(text === undefined ? noPluginSettings : readPluginSettings(text)), file, workspace };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ...noPluginSettings, errors: [{ line: 0, message }], file, workspace };
  }
}
