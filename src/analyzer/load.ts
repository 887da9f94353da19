/** Brings files from the Host into a workspace: a folder with everything under it, or one module and what it calls. */
import { type Host, isInside } from '../host';
import { manifestName } from './terraform/installed-modules';
import { fileKind, type TerraformWorkspace } from './terraform/workspace';

/** Folders that hold no configuration of their own: caches, dependencies, and whatever is hidden. */
function isSkipped(name: string): boolean {
  return name === 'node_modules' || name.startsWith('.');
}

/** The folders below one (itself included), found breadth first; `isCancelled` is asked between folders. */
export async function* walk(host: Host, folder: string, isCancelled: () => boolean): AsyncGenerator<string> {
  const queue = [folder];
  for (let current = queue.shift(); current !== undefined; current = queue.shift()) {
    if (isCancelled()) return;
    yield current;
    for (const { name, kind } of await host.list(current)) {
      if (kind === 'directory' && !isSkipped(name)) queue.push(current === '/' ? `/${name}` : `${current}/${name}`);
    }
  }
}

/** Reads the Terraform files of one directory into the workspace; those already there (open in an editor) stay. */
export async function loadDirectory(host: Host, workspace: TerraformWorkspace, directory: string): Promise<void> {
  const entries = await host.list(directory);
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
      await loadDirectory(host, workspace, path);
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
