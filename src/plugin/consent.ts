/**
 * Which plugins that a workspace names the user has agreed to start. Consent is for what is in the folder, byte by byte: whatever
 * changes there is asked about anew.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

export interface ConsentStore {
  readonly isAllowed: (folder: string) => boolean;
  /** Of what is in the folder now; undefined where it cannot be agreed to. */
  readonly hashOf: (folder: string) => string | undefined;
  /**
   * Remembers what is in the folder now. Throws where it cannot be read or remembered, or is not what the user was shown.
   */
  readonly allow: (folder: string, shown?: string) => void;
}

export function openConsentStore(file: string): ConsentStore {
  return {
    isAllowed: (folder) => {
      const hash = hashFolder(folder);
      return hash !== undefined && readHashes(file).has(hash);
    },
    hashOf: hashFolder,
    allow: (folder, shown) => {
      const hash = hashFolder(folder);
      if (hash === undefined) throw new Error(`${folder}: it has links, or more than is looked through`);
      if (shown !== undefined && shown !== hash) throw new Error(`${folder}: it has changed since you were asked`);
      const hashes = [...readHashes(file).keys(), hash];
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      const text = `${JSON.stringify({ allowed: [...new Set(hashes)].slice(-mostRemembered) }, null, 2)}\n`;
      // Another window may read at this moment.
      writeFileSync(`${file}.${process.pid}`, text, { mode: 0o600 });
      renameSync(`${file}.${process.pid}`, file);
    },
  };
}

const mostRemembered = 1_000;
const mostFiles = 2_000;
const mostBytes = 500 * 1024 * 1024;

function readHashes(file: string): ReadonlySet<string> {
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const list = typeof json === 'object' && json !== null && 'allowed' in json ? json.allowed : undefined;
    return new Set(Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : []);
  } catch {
    return new Set(); // Nothing was allowed yet, or it cannot be known: then nothing is.
  }
}

/** Of the names, modes and contents of all files; undefined where there are links, or too much. */
function hashFolder(folder: string): string | undefined {
  const hash = createHash('sha256');
  let files = 0;
  let bytes = 0;
  const visit = (directory: string, relative: string): boolean =>
    readdirSync(directory, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .every((entry) => {
        const path = join(directory, entry.name);
        const name = `${relative}/${entry.name}`;
        if (entry.isDirectory()) return visit(path, name);
        const info = lstatSync(path);
        files++;
        bytes += info.size;
        if (!info.isFile() || files > mostFiles || bytes > mostBytes) return false;
        hash.update(`${name.length}:${name} ${info.mode & 0o111} ${info.size}\n`);
        hashFile(path, hash);
        return true;
      });
  try {
    return visit(folder, '') && files > 0 ? hash.digest('hex') : undefined;
  } catch {
    return undefined; // What cannot be read cannot be agreed to.
  }
}

const chunk = Buffer.alloc(256 * 1024);

function hashFile(path: string, hash: { update(bytes: Uint8Array): unknown }): void {
  const descriptor = openSync(path, 'r');
  try {
    for (let read = readSync(descriptor, chunk); read > 0; read = readSync(descriptor, chunk))
      hash.update(chunk.subarray(0, read));
  } finally {
    closeSync(descriptor);
  }
}
