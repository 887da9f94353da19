/** Brings files from the Host into a workspace: a folder with everything under it, or one module and what it calls. */
import { type Host, isInside } from '../host';
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
 * Loads the local modules that are called and not there yet, and those that they call in turn. Directories outside
 * `boundaries` are not read.
 */
export async function loadCalledModules(
  host: Host,
  workspace: TerraformWorkspace,
  boundaries: readonly string[],
): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const wanted = workspace
      .missingDirectories()
      .filter((path) => !tried.has(path) && boundaries.some((boundary) => isInside(path, boundary)));
    if (wanted.length === 0) return;
    for (const path of wanted) {
      tried.add(path);
      await loadDirectory(host, workspace, path);
    }
  }
}
