/**
 * How the pipeline reaches files. The desktop editor, a browser editor, the terminal and the tests each bring their own.
 *
 * Files are named by absolute paths with `/` between the parts (`/home/me/infra/main.tf`, `c:/infra/main.tf`); whoever
 * talks to an editor converts from and to its URIs.
 */
export interface Host {
  /** The text of a file, `undefined` where it does not exist or may not be read. */
  readonly read: (file: string) => Promise<string | undefined>;
  /** What stands in a directory; empty where it does not exist or may not be read. */
  readonly list: (directory: string) => Promise<readonly DirectoryEntry[]>;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory';
}

/** `a/b/../c` from a directory and a relative path; does not go above the root. */
export function resolvePath(directory: string, relative: string): string {
  const absolute = relative.startsWith('/') || /^[A-Za-z]:\//.test(relative);
  const parts: string[] = [];
  for (const part of (absolute ? relative : `${directory}/${relative}`).split('/')) {
    if (part === '..') {
      if (parts.length > 1) parts.pop();
    } else if (part !== '.' && (part !== '' || parts.length === 0)) {
      parts.push(part);
    }
  }
  return parts.length === 1 && parts[0] === '' ? '/' : parts.join('/');
}

/** The way from a directory to a path: `../modules/app`; `.` for the directory itself. */
export function relativePath(from: string, to: string): string {
  const [start, end] = [from.split('/'), to.split('/')];
  let shared = 0;
  while (shared < start.length && shared < end.length && start[shared] === end[shared]) shared++;
  const parts = [...start.slice(shared).map(() => '..'), ...end.slice(shared)];
  return parts.length === 0 ? '.' : parts.join('/');
}

/**
 * Whether a name stands for a document that was never saved: it is the only file, `untitled` with the ending of its language, of a
 * directory that no machine has.
 */
export function isUnsaved(file: string): boolean {
  return /^\/\/[^/]*%3A[^/]*\/untitled\.\w+$/.test(file);
}

export function directoryOf(file: string): string {
  const slash = file.lastIndexOf('/');
  return slash <= 0 ? '/' : file.slice(0, slash);
}

export function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** True where the file is the directory or lies under it. */
export function isInside(file: string, directory: string): boolean {
  return file === directory || file.startsWith(directory === '/' ? '/' : `${directory}/`);
}
