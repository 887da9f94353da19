/** Brings files from the Host into a workspace: a folder with everything under it, or one module and what it calls. */
import ignore, { type Ignore } from 'ignore';
import { type DirectoryEntry, type Host, isInside } from '../host';
import { manifestName } from './terraform/installed-modules';
import { fileKind, type TerraformWorkspace } from './terraform/workspace';

/** A directory with what stands in it. */
export interface Listing {
  readonly directory: string;
  readonly entries: readonly DirectoryEntry[];
}

/** Folders that hold no configuration of their own: dependencies, and whatever is hidden. */
function isSkipped(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.');
}

/** So many directories are listed at once. */
const listedAtOnce = 16;

/**
 * The folders below one (itself included), nearest first, without those that git ignores or `excluded` names (patterns as in
 * .gitignore). `isCancelled` is asked again and again.
 */
export async function* walk(
  host: Host,
  folder: string,
  isCancelled: () => boolean,
  excluded: readonly string[] = [],
): AsyncGenerator<Listing> {
  const own =
    excluded.length > 0 ? [{ base: folder, rules: ignore({ allowRelativePaths: true }).add([...excluded]) }] : [];
  let level: readonly Visit[] = [{ directory: folder, ignored: own }];
  while (level.length > 0) {
    const next: Visit[] = [];
    for (let start = 0; start < level.length; start += listedAtOnce) {
      if (isCancelled()) return;
      const visits = await Promise.all(level.slice(start, start + listedAtOnce).map((visit) => look(host, visit)));
      for (const { listing, below } of visits) {
        yield listing;
        for (const visit of below) next.push(visit);
      }
    }
    level = next;
  }
}

interface Visit {
  readonly directory: string;
  /** What is ignored here, each set of rules with the directory that its paths count from. */
  readonly ignored: readonly { readonly base: string; readonly rules: Ignore }[];
}

async function look(
  host: Host,
  visit: Visit,
): Promise<{ readonly listing: Listing; readonly below: readonly Visit[] }> {
  const { directory } = visit;
  const entries = await host.list(directory);
  let { ignored } = visit;
  if (entries.some(({ name, kind }) => kind === 'file' && name === '.gitignore')) {
    const text = await host.read(`${directory}/.gitignore`);
    if (text !== undefined) ignored = [...ignored, { base: directory, rules: ignore().add(text) }];
  }
  const below = entries
    .filter(({ name, kind }) => kind === 'directory' && !isSkipped(name))
    .map(({ name }) => (directory === '/' ? `/${name}` : `${directory}/${name}`))
    .filter((path) => !ignored.some(({ base, rules }) => rules.ignores(`${path.slice(base.length + 1)}/`)))
    .map((path) => ({ directory: path, ignored }));
  return { listing: { directory, entries }, below };
}

/** Reads the Terraform files of one directory into the workspace; those already there (open in an editor) stay. */
export async function loadDirectory(host: Host, workspace: TerraformWorkspace, listing: Listing): Promise<void> {
  const { directory, entries } = listing;
  const files = entries
    .filter(({ name, kind }) => kind === 'file' && fileKind(name) !== undefined)
    .map(({ name }) => `${directory}/${name}`)
    .sort();
  await Promise.all(
    files.map(async (file) => {
      if (workspace.has(file)) return;
      const text = await host.read(file);
      if (text !== undefined && !workspace.has(file)) workspace.put(file, text);
    }),
  );
}

/** A directory as it is now. */
export async function listDirectory(host: Host, directory: string): Promise<Listing> {
  return { directory, entries: await host.list(directory) };
}

/**
 * Loads what the configuration asks for and is not there yet, until nothing more is asked for: local modules and those that
 * `terraform init` has downloaded, and the files that expressions read. Nothing outside `boundaries` is read.
 */
export async function loadReferenced(
  host: Host,
  workspace: TerraformWorkspace,
  boundaries: readonly string[],
  isCancelled: () => boolean = () => false,
): Promise<void> {
  const allowed = (path: string): boolean => boundaries.some((boundary) => isInside(path, boundary));
  const tried = new Set<string>();
  for (;;) {
    for (const root of workspace.roots()) {
      if (tried.has(`${root.path}/${manifestName}`)) continue;
      tried.add(`${root.path}/${manifestName}`);
      workspace.putManifest(root.path, await host.read(`${root.path}/${manifestName}`));
    }
    const modules = workspace.missingDirectories().filter((path) => !tried.has(path) && allowed(path));
    for (const path of modules) {
      tried.add(path);
      await loadDirectory(host, workspace, await listDirectory(host, path));
    }
    if (modules.length > 0) continue;
    if (isCancelled() || !(await loadFiles(host, workspace, allowed))) return;
  }
}

/** Evaluates, and reads the files that expressions have asked for. Returns false where they asked for none. */
async function loadFiles(
  host: Host,
  workspace: TerraformWorkspace,
  allowed: (path: string) => boolean,
): Promise<boolean> {
  for (const root of workspace.roots()) root.resources();
  const { files, directories } = workspace.referenced.wanted();
  for (const file of files) workspace.referenced.putText(file, allowed(file) ? await host.read(file) : undefined);
  for (const directory of directories) {
    const listing = allowed(directory) ? await listBelow(host, directory) : undefined;
    workspace.referenced.putListing(directory, listing);
  }
  return files.length + directories.length > 0;
}

/** More files than this below one directory are not listed for `fileset`. */
const mostListed = 20_000;

async function listBelow(host: Host, directory: string): Promise<readonly string[]> {
  const found: string[] = [];
  const queue = [''];
  for (let current = queue.shift(); current !== undefined && found.length < mostListed; current = queue.shift()) {
    for (const { name, kind } of await host.list(current === '' ? directory : `${directory}/${current}`)) {
      const path = current === '' ? name : `${current}/${name}`;
      if (kind === 'file') found.push(path);
      else queue.push(path);
    }
  }
  return found;
}
