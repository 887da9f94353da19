/** Tells when something changes in a few folders, with a pause for those who save often. */
import { type FSWatcher, watch } from 'node:fs';

export interface FolderWatch {
  /** Watches these from now on; folders that do not exist are left out. */
  readonly set: (folders: readonly string[]) => void;
  readonly dispose: () => void;
}

const pause = 100;

export function watchFolders(onChange: () => void): FolderWatch {
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  const dispose = (): void => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
    watchers = [];
  };
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onChange, pause);
  };
  return {
    dispose,
    set: (folders) => {
      dispose();
      watchers = folders.flatMap((folder) => {
        try {
          const watcher = watch(folder, { persistent: false }, changed);
          // A folder that is deleted ends its watch.
          watcher.on('error', () => watcher.close());
          return [watcher];
        } catch {
          return []; // There is none.
        }
      });
    },
  };
}
