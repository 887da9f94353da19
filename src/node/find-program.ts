/** Where a program is installed on this machine. */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/**
 * The first program of a name in the absolute folders of PATH, then in `others`: never one that lies in the folder at hand.
 * `undefined` where there is none.
 */
export function findProgram(name: string, others: readonly string[] = []): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...others].filter(isAbsolute);
  return folders.map((folder) => join(folder, file)).find(isProgram);
}

/** Whether there is a file that may be executed. */
export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false; // Not here; another folder may have it.
  }
}
