/** Rate tables in folders of the workspace and of the user: read when first asked for, inside of the folder only. */
import { join } from 'node:path';
import type { RateSource } from '../engine/rates';
import { toSlashes } from './host';
import type { LocalFiles } from './local-specs';
import { readInside } from './read-inside';

/** Ten times the largest that is shipped. */
const largestTable = 12 * 1024 * 1024;

/** `<provider>/<table>.csv`; of several folders the first that has it. */
export function localRates(
  folders: () => readonly string[],
  kind: 'workspace' | 'user',
  { nameOf, open }: LocalFiles,
): RateSource {
  return {
    read: (table) => {
      if (!/^[a-z0-9_]+\/[a-z0-9_.]+$/.test(table)) return undefined;
      for (const folder of folders()) {
        const file = toSlashes(join(folder, `${table}.csv`));
        const text = open.get(file) ?? readInside(folder, file, largestTable);
        if (text !== undefined) return { text, file: nameOf(file), kind };
      }
      return undefined;
    },
  };
}
