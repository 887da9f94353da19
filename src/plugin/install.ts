/** Puts plugins into `~/.costline/plugins/<name>/<version>`, and takes them away. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'semver';
import { ArchiveProblem, copyFolder, isArchive, unpack } from './archive';
import { type FoundPlugin, readPluginFolder } from './discover';

export interface InstallOptions {
  /** Folder of plugins to install into. */
  readonly into: string;
  /** In place of what the manifest, or the archive's name, says. */
  readonly name: string | undefined;
  readonly version: string | undefined;
  /** Whether one of the same version is replaced. */
  readonly force: boolean;
}

/** From a folder or an archive. Rejects with an `ArchiveProblem`. Nothing of it is started. */
export async function installPlugin(path: string, options: InstallOptions): Promise<FoundPlugin> {
  const info = await stat(path).catch(() => undefined);
  if (!info) throw new ArchiveProblem(`${path}: there is no such file or folder`);
  if (info.isFile() && !isArchive(path)) throw new ArchiveProblem(`${path}: a folder, .tar.gz or .zip is expected`);
  await mkdir(options.into, { recursive: true });
  const staging = await mkdtemp(join(options.into, '.staging-'));
  try {
    if (info.isDirectory()) await copyFolder(path, staging);
    else await unpack(path, staging);
    const root = await rootOf(staging);
    const { name, version } = identify(path, root, options);
    const found = readPluginFolder(root, name, version, 'user');
    if (typeof found === 'string') throw new ArchiveProblem(found.replace(`${root}: `, `${path}: `));
    const target = join(options.into, name, version);
    if (existsSync(target)) {
      if (!options.force) throw new ArchiveProblem(`${name} ${version} is installed already; --force replaces it`);
      await rm(target, { recursive: true });
    }
    await mkdir(join(options.into, name), { recursive: true });
    await rename(root, target);
    const installed = readPluginFolder(target, name, version, 'user');
    if (typeof installed === 'string') throw new ArchiveProblem(installed);
    return installed;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Takes all versions of a plugin away, or one. The number of versions removed. */
export async function removePlugin(folder: string, name: string, version: string | undefined): Promise<number> {
  if (!isName(name)) throw new ArchiveProblem(`"${name}" is no name of a plugin`);
  const parent = join(folder, name);
  const versions = (await readdir(parent).catch(() => [])).filter(
    (directory) => parse(directory) && (version === undefined || directory.replace(/^v/, '') === version),
  );
  for (const directory of versions) await rm(join(parent, directory), { recursive: true });
  if ((await readdir(parent).catch(() => ['?'])).length === 0) await rm(parent, { recursive: true });
  return versions.length;
}

/** Archives often have everything in one folder. */
async function rootOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  const [only] = entries;
  return entries.length === 1 && only?.isDirectory() ? join(folder, only.name) : folder;
}

interface Identity {
  readonly name: string;
  readonly version: string;
}

/** By the options, the manifest, or a name such as `finfocus-plugin-aws-public_0.1.4_linux_amd64.tar.gz`. */
function identify(path: string, root: string, options: InstallOptions): Identity {
  const probe = readPluginFolder(root, '', '0.0.0', 'user');
  const manifest = typeof probe === 'string' ? undefined : probe.manifest;
  const file = /^(?:finfocus-plugin-|costline-plugin-)?(.+?)[_-]v?(\d+\.\d+\.\d+[^_]*?)(?:_|\.tar|\.tgz|\.zip|$)/i.exec(
    basename(path),
  );
  const name = options.name ?? (manifest?.name || file?.[1] || '');
  const version = parse(options.version ?? (manifest?.version || file?.[2] || ''))?.version;
  if (!isName(name)) throw new ArchiveProblem(`${path}: nothing says what the plugin is called; give --name`);
  if (version === undefined)
    throw new ArchiveProblem(`${path}: nothing says which version it is; give --version 1.2.3`);
  return { name, version };
}

function isName(name: string): boolean {
  return /^[A-Za-z0-9][\w.-]{0,63}$/.test(name);
}
