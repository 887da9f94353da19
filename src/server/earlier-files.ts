/** Earlier files from git, for the baselines of a session. */
import { type Host, isInside, resolvePath } from '../host';
import { type GitRepository, openRepository, parseBaseline, type Unavailable } from '../node/git-repository';
import type { FindEarlier } from './baseline';
import { readEstimate } from './saved-estimate';

export interface EarlierFilesOptions {
  /** Files under one folder, and nothing else. */
  readonly hostFor: (folder: string) => Host;
  /** Whether the workspace may be asked with its own configuration, as git does: nothing is, until it is trusted. */
  readonly isTrusted: () => boolean;
  readonly onError: (message: string) => void;
}

/** Repositories stay open, with their one process each, until `dispose`. */
export function findEarlierIn({ hostFor, isTrusted, onError }: EarlierFilesOptions): FindEarlier & {
  readonly dispose: () => void;
} {
  const repositories = new Map<string, Promise<GitRepository | Unavailable>>();
  const find: FindEarlier = async (folder, name) => {
    const disk = hostFor(folder);
    if (name === 'saved') return { kind: 'earlier', label: 'the last save', id: 'disk', host: disk, live: true };
    if (name.endsWith('.json')) {
      const file = resolvePath(folder, name);
      const text = isInside(file, folder) ? await disk.read(file) : undefined;
      if (text !== undefined) return readEstimate(text, name, folder);
      return { kind: 'unavailable', message: `there is no saved estimate ${name} in the folder` };
    }
    if (!isTrusted()) return { kind: 'unavailable', message: 'the workspace is not trusted, so git is not asked' };
    let opening = repositories.get(folder);
    if (!opening) {
      opening = openRepository(folder, { diskHost: hostFor, onError });
      repositories.set(folder, opening);
    }
    const repository = await opening;
    if (repository.kind === 'unavailable') {
      // The next look may find one: git init takes a second.
      repositories.delete(folder);
      return repository;
    }
    const revision = await repository.revision(parseBaseline(name));
    if ('kind' in revision) return revision;
    return { kind: 'earlier', label: revision.label, id: revision.treeId, host: revision.host };
  };
  return Object.assign(find, {
    dispose: () => {
      for (const opening of repositories.values()) {
        void opening.then((repository) => {
          if (repository.kind === 'repository') repository.dispose();
        });
      }
      repositories.clear();
    },
  });
}
