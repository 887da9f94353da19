/** Files of a revision, or of the index, for those who otherwise read them from disk. */
import { directoryOf, type Host, isInside, resolvePath } from '../host';
import type { ObjectReader } from './git-objects';
import { largestObject } from './git-objects';
import type { Tree, TreeEntry } from './git-tree';

export interface TreeHostInput {
  /** Directory that the tree stands for: files are named as those of the working tree are. */
  readonly topLevel: string;
  readonly tree: Tree;
  readonly objects: ObjectReader;
  /** The working tree, for what git does not keep: what `terraform init` has downloaded. */
  readonly disk: Host;
  /** The files of a submodule at a commit; `undefined` where it is not checked out. */
  readonly submodule: (directory: string, commit: string) => Promise<Host | undefined>;
  /** Told what cannot be read, in the words for the person. */
  readonly onError: (message: string) => void;
}

/** As many symbolic links are followed on one way. */
const mostLinks = 40;

type Found =
  | { readonly kind: 'entry'; readonly entry: TreeEntry; readonly path: string }
  /** The path goes on in another repository. */
  | { readonly kind: 'elsewhere'; readonly host: Host; readonly path: string };

export function createTreeHost(input: TreeHostInput): Host {
  const { topLevel, tree, objects, disk, onError } = input;
  const root: TreeEntry = { kind: 'directory', load: () => Promise.resolve(tree) };

  const find = async (path: string, links = 0): Promise<Found | undefined> => {
    if (!isInside(path, topLevel)) return undefined;
    const parts = path.slice(topLevel.length).split('/').filter(Boolean);
    let entry: TreeEntry = root;
    let at = topLevel;
    for (const [index, part] of parts.entries()) {
      if (entry.kind !== 'directory') return undefined;
      const child: TreeEntry | undefined = (await entry.load()).get(part);
      if (!child) return undefined;
      at = at.endsWith('/') ? `${at}${part}` : `${at}/${part}`;
      const rest = parts.slice(index + 1);
      if (child.kind === 'link') {
        const target = links < mostLinks ? (await objects.read(child.id))?.content.toString('utf8') : undefined;
        return target === undefined
          ? undefined
          : find([resolvePath(directoryOf(at), target), ...rest].join('/'), links + 1);
      }
      if (child.kind === 'submodule') {
        const host = await input.submodule(at, child.id);
        if (!host) return undefined;
        return { kind: 'elsewhere', host, path: [at, ...rest].join('/') };
      }
      entry = child;
    }
    return { kind: 'entry', entry, path: at };
  };

  return {
    read: async (file) => {
      if (isDownloaded(file)) return disk.read(file);
      const found = await find(file);
      if (found?.kind === 'elsewhere') return found.host.read(found.path);
      if (found?.entry.kind !== 'file') return undefined;
      const object = await objects.read(found.entry.id);
      if (!object) {
        onError(`${file}: its content at that revision is not in this clone (a partial clone fetches it with git)`);
        return undefined;
      }
      if (object.size > largestObject) {
        onError(`${file}: larger than ${largestObject / 1024 / 1024} MB, not read`);
        return undefined;
      }
      if (isEncrypted(object.content)) {
        onError(`${file}: kept encrypted in git, not read at that revision`);
        return undefined;
      }
      return object.content.toString('utf8');
    },
    list: async (directory) => {
      if (isDownloaded(`${directory}/`)) return disk.list(directory);
      const found = await find(directory);
      if (found?.kind === 'elsewhere') return found.host.list(found.path);
      if (found?.entry.kind !== 'directory') return [];
      return [...(await found.entry.load())].map(([name, { kind }]) => ({
        name,
        kind: kind === 'file' || kind === 'link' ? 'file' : 'directory',
      }));
    },
  };
}

/** What `terraform init` keeps beside a root module: no revision has it. */
function isDownloaded(file: string): boolean {
  return file.includes('/.terraform/');
}

/** How a file begins that git-crypt keeps. */
function isEncrypted(content: Buffer): boolean {
  return content.subarray(0, 10).toString('latin1') === '\0GITCRYPT\0';
}

/** The working tree of a sparse checkout: what is left out of it counts as the index has it. */
export function createSparseHost(disk: Host, skipped: Host): Host {
  return {
    read: async (file) => (await disk.read(file)) ?? (await skipped.read(file)),
    list: async (directory) => {
      const [present, absent] = await Promise.all([disk.list(directory), skipped.list(directory)]);
      const names = new Set(present.map(({ name }) => name));
      return [...present, ...absent.filter(({ name }) => !names.has(name))];
    },
  };
}
