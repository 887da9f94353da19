import { readFileSync, realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';

/** The text of a file of a folder; undefined where there is none, or it is a link that leads out of the folder, or larger. */
export function readInside(folder: string, file: string, largest: number): string | undefined {
  try {
    if (!realpathSync(file).startsWith(realpathSync(folder) + sep)) return undefined;
    const info = statSync(file);
    return info.isFile() && info.size <= largest ? readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined; // There is none, which is how it is with most names.
  }
}
