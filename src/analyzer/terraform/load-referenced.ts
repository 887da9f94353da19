/** Reads what Terraform configuration asks for. */
import { type Host, isInside } from '../../host';
import { listDirectory, loadDirectory } from '../load';
import { inSlices } from '../slices';
import { manifestName } from './installed-modules';
import type { TerraformWorkspace } from './workspace';

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
  const { tried } = workspace;
  for (;;) {
    for (const root of workspace.projects()) {
      if (tried.has(`${root.path}/${manifestName}`)) continue;
      tried.add(`${root.path}/${manifestName}`);
      workspace.putManifest(root.path, await host.read(`${root.path}/${manifestName}`));
    }
    const modules = workspace.missingDirectories().filter((path) => !tried.has(path) && allowed(path));
    for (const path of modules) {
      tried.add(path);
      await loadDirectory(host, [workspace], await listDirectory(host, path));
    }
    if (modules.length > 0) continue;
    if (isCancelled() || !(await loadFiles(host, workspace, allowed, isCancelled))) return;
  }
}

/** Evaluates, and reads the files that expressions have asked for. Returns false where they asked for none. */
async function loadFiles(
  host: Host,
  workspace: TerraformWorkspace,
  allowed: (path: string) => boolean,
  isCancelled: () => boolean,
): Promise<boolean> {
  for (const root of workspace.projects()) await inSlices(root.prepare(), isCancelled);
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
