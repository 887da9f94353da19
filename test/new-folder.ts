/** Folders of tests in the system's folder for such: gone when the process ends, whatever ends it but a kill. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set<string>();

/** Its path, without links in it. A test that removes it earlier keeps fewer of them at a time. */
export function newFolder(name: string): string {
  removeAtEnd();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `costline-${name}-`)));
  folders.add(folder);
  return folder;
}

let watched = false;

function removeAtEnd(): void {
  if (watched) return;
  watched = true;
  process.on('exit', () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  // A run that takes too long is ended so; without a listener there would be no `exit`.
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
}
