/** Tells when something changes in a few folders, or a few files change, also those yet to be made; with a pause for who saves often. */
import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export interface FolderWatch {
  /** Watches these from now on: folders with the folders in them, files by their name where they lie. */
  readonly set: (paths: readonly string[]) => void;
  readonly dispose: () => void;
}

const pause = 100;
/** Of one folder; more are something else. */
const mostBelow = 50;

export function watchFolders(onChange: () => void): FolderWatch {
  let wanted: readonly string[] = [];
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  const close = (): void => {
    for (const watcher of watchers) watcher.close();
    watchers = [];
  };
  const dispose = (): void => {
    clearTimeout(timer);
    close();
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // Folders may have come or gone.
      start();
      onChange();
    }, pause);
  };
  const watchOne = (folder: string, concerns: (name: string | null) => boolean): void => {
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        if (concerns(name)) later();
      });
      // A folder that is deleted ends its watch.
      watcher.on('error', () => watcher.close());
      watchers.push(watcher);
    } catch {
      // It has just gone.
    }
  };
  const start = (): void => {
    close();
    // What several folders wait for is watched once.
    const waiting = new Map<string, Set<string>>();
    for (const path of wanted) {
      for (const [parent, name] of stepsTo(path)) {
        const names = waiting.get(parent) ?? new Set<string>();
        waiting.set(parent, names.add(name));
      }
      if (!isFolder(path)) continue;
      for (const each of [path, ...foldersIn(path)]) watchOne(each, () => true);
    }
    for (const [parent, names] of waiting) watchOne(parent, (name) => name === null || names.has(name));
  };
  return {
    dispose,
    set: (paths) => {
      clearTimeout(timer);
      wanted = paths;
      start();
    },
  };
}

/** So many folders above are watched: `.costline/specs` may go with `.costline`. */
const steps = 2;

/** The folders above, up to the first that exists, and what in each leads there: that may come, and go. */
function stepsTo(wanted: string): readonly (readonly [parent: string, name: string])[] {
  const result: (readonly [string, string])[] = [];
  let path = wanted;
  for (let left = steps; left > 0 || result.length === 0; left--) {
    const parent = dirname(path);
    if (parent === path) break;
    if (isFolder(parent)) result.push([parent, basename(path)]);
    path = parent;
  }
  return result;
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .slice(0, mostBelow)
      .map(({ name }) => join(folder, name));
  } catch {
    return []; // It has just gone.
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
