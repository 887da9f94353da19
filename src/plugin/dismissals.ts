/** Recommendations that somebody does not want to see again, by plugin: `~/.costline/dismissed.json`. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const mostPerPlugin = 1_000;

export function dismissedIn(file: string, plugin: string): readonly string[] {
  const list = read(file)[plugin];
  return Array.isArray(list) ? list.filter((id) => typeof id === 'string') : [];
}

/** Throws where the file cannot be written. */
export function dismiss(file: string, plugin: string, id: string): void {
  const ids = [...dismissedIn(file, plugin).filter((other) => other !== id), id].slice(-mostPerPlugin);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify({ ...read(file), [plugin]: ids }, null, 2)}\n`);
  renameSync(`${file}.${process.pid}`, file);
}

function read(file: string): Readonly<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : {};
  } catch {
    return {}; // Nothing was dismissed yet.
  }
}
