import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { type Host, isInside } from '../host';

/** Larger files are no configuration that a person writes. */
const largestFile = 32 * 1024 * 1024;

/** Files of this machine, within the given directories only; links that lead out of them are not followed. */
export function createNodeHost(boundaries: readonly string[], onError: (message: string) => void): Host {
  const real = Promise.all(boundaries.map((boundary) => realpath(boundary).then(toSlashes, () => boundary)));
  const allowed = async (path: string): Promise<boolean> => {
    const target = toSlashes(await realpath(path));
    return (await real).some((boundary) => isInside(target, boundary));
  };
  const told =
    <T>(path: string, fallback: T) =>
    (error: NodeJS.ErrnoException): T => {
      if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') onError(`${path}: ${error.message}`);
      return fallback;
    };
  return {
    read: async (file) => {
      try {
        if (!(await allowed(file))) return undefined;
        const { size } = await stat(file);
        if (size > largestFile) {
          onError(`${file}: larger than ${largestFile / 1024 / 1024} MB, not read`);
          return undefined;
        }
        return await readFile(file, 'utf8');
      } catch (error) {
        return told(file, undefined)(error as NodeJS.ErrnoException);
      }
    },
    list: async (directory) => {
      try {
        if (!(await allowed(directory))) return [];
        const entries = await readdir(directory, { withFileTypes: true });
        return entries
          .filter((entry) => entry.isFile() || entry.isDirectory() || entry.isSymbolicLink())
          .map((entry) => ({ name: entry.name, kind: entry.isDirectory() ? 'directory' : 'file' }) as const);
      } catch (error) {
        return told(directory, [])(error as NodeJS.ErrnoException);
      }
    },
  };
}

/** A path with `/` between its parts, as the pipeline names files. */
export function toSlashes(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path;
}
