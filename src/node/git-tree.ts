/** Directories of a revision or of the index, as they are looked through. */
import type { ObjectReader } from './git-objects';

export type TreeEntry =
  | { readonly kind: 'directory'; readonly load: () => Promise<Tree> }
  | { readonly kind: 'file' | 'link'; readonly id: string }
  /** The commit of another repository. */
  | { readonly kind: 'submodule'; readonly id: string };

export type Tree = ReadonlyMap<string, TreeEntry>;

/** Reads tree objects when they are first asked for, and each once. */
export function createTreeReader(objects: ObjectReader): (id: string) => Promise<Tree | undefined> {
  const known = new Map<string, Promise<Tree | undefined>>();
  const read = async (id: string): Promise<Tree | undefined> => {
    const object = await objects.read(id);
    return object?.type === 'tree' ? parseTree(object.content, object.id.length / 2, load) : undefined;
  };
  const load = (id: string): Promise<Tree | undefined> => {
    let tree = known.get(id);
    if (!tree) {
      tree = read(id);
      known.set(id, tree);
    }
    return tree;
  };
  return load;
}

const empty: Tree = new Map();

/** `<mode> <name>\0<id in bytes>`, one after the other. */
function parseTree(content: Buffer, idBytes: number, load: (id: string) => Promise<Tree | undefined>): Tree {
  const entries = new Map<string, TreeEntry>();
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(32, at);
    const end = content.indexOf(0, space);
    if (space < 0 || end < 0) break;
    const mode = content.toString('latin1', at, space);
    const name = content.toString('utf8', space + 1, end);
    const id = content.toString('hex', end + 1, end + 1 + idBytes);
    at = end + 1 + idBytes;
    const entry = entryOf(mode, id, async () => (await load(id)) ?? empty);
    if (entry && isName(name)) entries.set(name, entry);
  }
  return entries;
}

/** A name that can stand in a path: a tree may be forged. */
function isName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !name.includes('/');
}

function entryOf(mode: string, id: string, load: () => Promise<Tree>): TreeEntry | undefined {
  switch (mode.padStart(6, '0').slice(0, 3)) {
    case '040':
      return { kind: 'directory', load };
    case '100':
      return { kind: 'file', id };
    case '120':
      return { kind: 'link', id };
    case '160':
      return { kind: 'submodule', id };
    default:
      return undefined;
  }
}

/** One line of `git ls-files --stage -t`. */
export interface IndexEntry {
  readonly path: string;
  readonly mode: string;
  readonly id: string;
  /** 0; 1 to 3 where the file is in conflict: the common ancestor, ours, theirs. */
  readonly stage: number;
  /** Left out of the working tree by a sparse checkout. */
  readonly skipped: boolean;
}

export function parseIndex(output: Buffer): readonly IndexEntry[] {
  const entries: IndexEntry[] = [];
  for (const line of output.toString('utf8').split('\0')) {
    const found = /^(\S) (\d+) ([0-9a-f]+) (\d)\t(.*)$/s.exec(line);
    if (!found) continue;
    const [, tag = '', mode = '', id = '', stage = '', path = ''] = found;
    entries.push({ path, mode, id, stage: Number(stage), skipped: tag === 'S' });
  }
  return entries;
}

/** The entries as directories. A file in conflict is there as ours. */
export function treeOfIndex(entries: readonly IndexEntry[]): Tree {
  const root = new Map<string, TreeEntry>();
  const directories = new Map<string, Map<string, TreeEntry>>([['', root]]);
  const directory = (path: string): Map<string, TreeEntry> => {
    const known = directories.get(path);
    if (known) return known;
    const made = new Map<string, TreeEntry>();
    directories.set(path, made);
    const slash = path.lastIndexOf('/');
    directory(slash < 0 ? '' : path.slice(0, slash)).set(path.slice(slash + 1), {
      kind: 'directory',
      load: () => Promise.resolve(made),
    });
    return made;
  };
  for (const { path, mode, id, stage } of entries) {
    if (stage !== 0 && stage !== 2) continue;
    const slash = path.lastIndexOf('/');
    const entry = entryOf(mode, id, () => Promise.resolve(empty));
    if (entry) directory(slash < 0 ? '' : path.slice(0, slash)).set(path.slice(slash + 1), entry);
  }
  return root;
}
