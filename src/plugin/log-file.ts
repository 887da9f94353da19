/** What a plugin writes on its standard output and error, in a file that does not grow beyond bounds. */
import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** In bytes; as much again stays of what was before. */
const largest = 1024 * 1024;

export interface LogFile {
  readonly path: string;
  write(text: string | Uint8Array): void;
  close(): void;
}

/** A log that cannot be written is no reason to do without the plugin: then nothing is kept. */
export function openLogFile(path: string): LogFile {
  // What was written before the last crash stays readable.
  let descriptor = open(path);
  let size = descriptor === undefined ? 0 : fstatSync(descriptor).size;
  const write = (text: string | Uint8Array): void => {
    if (descriptor === undefined) return;
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    try {
      if (size + bytes.length > largest) {
        closeSync(descriptor);
        renameSync(path, `${path}.old`);
        descriptor = open(path);
        size = 0;
        if (descriptor === undefined) return;
      }
      size += writeSync(descriptor, bytes.subarray(0, largest));
    } catch {
      close(); // The disk is full, or somebody took the folder away.
    }
  };
  const close = (): void => {
    const last = descriptor;
    descriptor = undefined;
    if (last !== undefined) closeSync(last);
  };
  return { path, write, close };
}

function open(path: string): number | undefined {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'a', 0o600);
  } catch {
    return undefined;
  }
}
