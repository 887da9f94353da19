/** Brings files from the Host into a workspace: a folder with everything under it, or one directory. */
import ignore, { type Ignore } from 'ignore';
import type { DirectoryEntry, Host } from '../host';
import type { FormatWorkspace } from './project';

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

/** Reads the files of one directory into the workspaces that take them; those already there (open in an editor) stay. */
export async function loadDirectory(
  host: Host,
  workspaces: readonly FormatWorkspace[],
  { directory, entries }: Listing,
): Promise<void> {
  const files = entries
    .filter(({ kind }) => kind === 'file')
    .map(({ name }) => `${directory}/${name}`)
    .sort();
  await Promise.all(
    files.map(async (file) => {
      const missing = (): readonly FormatWorkspace[] =>
        workspaces.filter((workspace) => workspace.takes(file) && !workspace.has(file));
      if (missing().length === 0) return;
      const text = await host.read(file);
      if (text !== undefined) for (const workspace of missing()) workspace.put(file, text);
    }),
  );
}

/** A directory as it is now. */
export async function listDirectory(host: Host, directory: string): Promise<Listing> {
  return { directory, entries: await host.list(directory) };
}
