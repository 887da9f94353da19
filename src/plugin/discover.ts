/** Finds plugins on disk: `<folder>/<name>/<version>/<program>`, the highest version of each name. Nothing is started. */
import { accessSync, constants, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compare, parse } from 'semver';

/** Where a folder of plugins comes from: what a workspace names needs the user's consent. */
export type PluginOrigin = 'user' | 'workspace';

export interface PluginFolder {
  readonly path: string;
  readonly origin: PluginOrigin;
}

export interface FoundPlugin {
  readonly name: string;
  /** As the folder is called, without a leading `v`. */
  readonly version: string;
  /** The version's folder. */
  readonly folder: string;
  readonly origin: PluginOrigin;
  readonly program: PluginProgram;
  /** `plugin.metadata.json`, with the region that the program's name tells. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly manifest: PluginManifest | undefined;
}

export type PluginProgram =
  | { readonly kind: 'executable'; readonly file: string }
  /** A script for the Node that runs Costline: the manifest's `entry`. */
  | { readonly kind: 'script'; readonly file: string };

/** `plugin.manifest.json`. */
export interface PluginManifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly providers: readonly string[];
  /** Ours: a script beside the manifest. */
  readonly entry: string | undefined;
}

export interface Discovery {
  readonly plugins: readonly FoundPlugin[];
  /** What looked like a plugin and is none, with the reason. */
  readonly problems: readonly string[];
}

/** A name found in an earlier folder hides those of later ones. */
export function discoverPlugins(folders: readonly PluginFolder[]): Discovery {
  const plugins = new Map<string, FoundPlugin>();
  const problems: string[] = [];
  for (const folder of folders) {
    for (const name of directoriesIn(folder.path)) {
      if (plugins.has(name) || name.startsWith('.')) continue;
      const found = newestVersion(folder, name, problems);
      if (found) plugins.set(name, found);
    }
  }
  return { plugins: [...plugins.values()], problems };
}

/** More than this in one folder is no folder of plugins. */
const mostEntries = 500;

function directoriesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .slice(0, mostEntries)
      .filter((entry) => entry.isDirectory() || (entry.isSymbolicLink() && isDirectory(join(folder, entry.name))))
      .map(({ name }) => name)
      .sort();
  } catch {
    return []; // Most of the places do not exist, and one that may not be read has no plugins for us.
  }
}

function newestVersion(folder: PluginFolder, name: string, problems: string[]): FoundPlugin | undefined {
  const parent = join(folder.path, name);
  const versions = directoriesIn(parent).flatMap((directory) => {
    const version = parse(directory);
    if (!version) problems.push(`${join(parent, directory)}: "${directory}" is no version, as in 1.2.0`);
    return version ? [{ directory, version }] : [];
  });
  versions.sort((a, b) => compare(b.version, a.version));
  for (const { directory, version } of versions) {
    const found = readPluginFolder(join(parent, directory), name, version.version, folder.origin);
    if (typeof found !== 'string') return found;
    problems.push(found);
  }
  return undefined;
}

/** The plugin in a version's folder, or why there is none. */
export function readPluginFolder(
  folder: string,
  name: string,
  version: string,
  origin: PluginOrigin,
): FoundPlugin | string {
  const manifest = readManifest(join(folder, 'plugin.manifest.json'));
  if (typeof manifest === 'string') return manifest;
  const metadata = readMetadata(join(folder, 'plugin.metadata.json'));
  if (typeof metadata === 'string') return metadata;
  const program = findProgram(folder, name, metadata.region, manifest?.entry);
  if (program === undefined) return `${folder}: there is no program in it (finfocus-plugin-${name} or ${name})`;
  const region = /(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d$/.exec(program.file.replace(/\.exe$/i, ''))?.[0];
  return {
    name,
    version,
    folder,
    origin,
    program,
    manifest,
    metadata: region === undefined || metadata.region !== undefined ? metadata : { ...metadata, region },
  };
}

const windows = process.platform === 'win32';

/** FinFocus's order: with the region, with its prefix, the bare name, then any executable. A manifest's `entry` comes first. */
function findProgram(
  folder: string,
  name: string,
  region: string | undefined,
  entry: string | undefined,
): PluginProgram | undefined {
  if (entry !== undefined) {
    const file = join(folder, entry);
    return /^[\w.-]+\.(mjs|cjs|js)$/.test(entry) && isFile(file) ? { kind: 'script', file } : undefined;
  }
  const ending = windows ? '.exe' : '';
  const names = [
    ...(region === undefined ? [] : [`finfocus-plugin-${name}-${region}`]),
    `finfocus-plugin-${name}`,
    `costline-plugin-${name}`,
    name,
  ];
  for (const candidate of names) {
    const file = join(folder, candidate + ending);
    if (isExecutable(file)) return { kind: 'executable', file };
  }
  const other = filesIn(folder).find((candidate) => isExecutable(join(folder, candidate)));
  return other === undefined ? undefined : { kind: 'executable', file: join(folder, other) };
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).slice(0, mostEntries).sort();
  } catch {
    return []; // Gone since it was listed.
  }
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isExecutable(file: string): boolean {
  if (windows) return /\.exe$/i.test(file) && isFile(file);
  if (!isFile(file)) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false; // It may not be executed: that is the answer.
  }
}

const largestJson = 64 * 1024;

/** Undefined where there is no such file; a text says what is wrong with it. */
function readJson(file: string): Readonly<Record<string, unknown>> | string | undefined {
  const info = lstatSync(file, { throwIfNoEntry: false });
  if (!info) return undefined;
  if (!info.isFile() || info.size > largestJson) return `${file}: a file of up to 64 KB is expected`;
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isRecord(value) ? value : `${file}: a JSON object is expected`;
  } catch (error) {
    return `${file}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readManifest(file: string): PluginManifest | string | undefined {
  const json = readJson(file);
  if (json === undefined || typeof json === 'string') return json;
  const text = (key: string): string => (typeof json[key] === 'string' ? json[key] : '');
  const providers = Array.isArray(json.providers) ? json.providers.filter((entry) => typeof entry === 'string') : [];
  return {
    name: text('name'),
    version: text('version'),
    description: text('description'),
    providers,
    entry: text('entry') || undefined,
  };
}

function readMetadata(file: string): Readonly<Record<string, string>> | string {
  const json = readJson(file);
  if (json === undefined) return {};
  if (typeof json === 'string') return json;
  return Object.fromEntries(
    Object.entries(json).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
