/** Unpacks `.tar.gz`, `.tgz` and `.zip` into an empty folder: plain files and folders only, inside of it only, within bounds. */
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough, type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Why an archive or a folder is not taken; its message is for the person. */
export class ArchiveProblem extends Error {}

interface ArchiveLimits {
  readonly bytes: number;
  readonly files: number;
}

const archiveLimits: ArchiveLimits = { bytes: 500 * 1024 * 1024, files: 2_000 };

export function isArchive(file: string): boolean {
  return /\.(tar\.gz|tgz|tar|zip)$/i.test(file);
}

/** Rejects with an `ArchiveProblem`; what was unpacked so far stays, for the caller to take away. */
export async function unpack(archive: string, folder: string, limits = archiveLimits): Promise<void> {
  const target = targetIn(folder, limits);
  try {
    if (/\.zip$/i.test(archive)) await unpackZip(archive, target);
    else await unpackTar(archive, target);
  } catch (error) {
    if (error instanceof ArchiveProblem) throw error;
    throw new ArchiveProblem(`${archive}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Copies a folder by the same rules. */
export async function copyFolder(from: string, folder: string, limits = archiveLimits): Promise<void> {
  const target = targetIn(folder, limits);
  const visit = async (directory: string, relative: string): Promise<void> => {
    for (const { name } of await readdir(directory, { withFileTypes: true })) {
      const path = join(directory, name);
      const info = await lstat(path);
      const inner = relative === '' ? name : `${relative}/${name}`;
      if (info.isDirectory()) {
        if (name !== '.git') await visit(path, inner);
      } else if (info.isFile()) await target.write(inner, info.mode, createReadStream(path));
      else throw new ArchiveProblem(`${path}: links and other special files are not taken`);
    }
  };
  await visit(from, '');
}

interface Target {
  readonly write: (path: string, mode: number, content: Readable) => Promise<void>;
}

function targetIn(folder: string, limits: ArchiveLimits): Target {
  let bytes = 0;
  let files = 0;
  return {
    write: async (path, mode, content) => {
      files++;
      if (files > limits.files) throw new ArchiveProblem(`more than ${limits.files} files`);
      const file = join(folder, safePath(path));
      await mkdir(dirname(file), { recursive: true });
      const counter = new Transform({
        transform: (chunk: Buffer, _, done) => {
          bytes += chunk.length;
          done(bytes > limits.bytes ? new ArchiveProblem(`more than ${limits.bytes / 1024 / 1024} MB`) : null, chunk);
        },
      });
      // `wx`: an archive that has a file twice is refused too.
      await pipeline(content, counter, createWriteStream(file, { flags: 'wx', mode: mode & 0o111 ? 0o755 : 0o644 }));
    },
  };
}

/** A path of an archive as one below the folder; rejects what leads out of it on any system. */
export function safePath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  const unsafe =
    path.startsWith('/') ||
    path.length > 512 ||
    parts.length === 0 ||
    parts.some((part) => part === '..' || /[\\:\p{Cc}]/u.test(part) || /[. ]$/.test(part));
  if (unsafe) throw new ArchiveProblem(`"${path.slice(0, 100)}" is no path inside of the archive's folder`);
  return parts.join('/');
}

async function unpackTar(archive: string, target: Target): Promise<void> {
  const { Parser } = await import('tar');
  const writes: Promise<void>[] = [];
  let fail: (error: unknown) => void = () => {};
  // What is wrong ends the reading at once: an archive may be small and unpack to no end.
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const parser = new Parser({
    strict: true,
    onReadEntry: (entry) => {
      if (entry.type === 'Directory') entry.resume();
      else if (entry.type === 'File' || entry.type === 'OldFile' || entry.type === 'ContiguousFile') {
        const through = new PassThrough();
        entry.pipe(through);
        const write = target.write(entry.path, entry.mode ?? 0, through);
        writes.push(write);
        write.catch(fail);
      } else {
        fail(new ArchiveProblem(`"${entry.path.slice(0, 100)}" is a ${entry.type}; links and the like are not taken`));
      }
    },
  });
  const ended = new Promise<void>((resolve, reject) => {
    parser.once('end', resolve);
    parser.once('error', reject);
  });
  const over = Promise.race([ended, failed]);
  over.catch(() => {}); // It is awaited below, and may be decided before.
  for await (const chunk of createReadStream(archive)) {
    if (!parser.write(chunk)) await Promise.race([over, once(parser, 'drain')]);
  }
  parser.end();
  await over;
  await Promise.all(writes);
}

async function unpackZip(archive: string, target: Target): Promise<void> {
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(archive, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true });
  try {
    for await (const entry of zip.eachEntry()) {
      const mode = entry.externalFileAttributes >>> 16;
      const kind = mode & 0o170000;
      if (entry.fileName.endsWith('/')) continue;
      if (kind !== 0 && kind !== 0o100000)
        throw new ArchiveProblem(`"${entry.fileName.slice(0, 100)}" is a link or the like, which is not taken`);
      await target.write(entry.fileName, mode, await zip.openReadStreamPromise(entry));
    }
  } finally {
    zip.close();
  }
}
