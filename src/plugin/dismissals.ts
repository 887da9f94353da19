/** Recommendations that somebody does not want to see again, by plugin: `~/.costline/dismissed.json`. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ifThere } from '../node/if-there';

const mostPerPlugin = 1_000;

/** Throws where the file cannot be read, or is something else; so does `dismiss`, which leaves it as it is. */
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

/** Nothing where the file is not there. One that is no JSON is not written over. */
function read(file: string): Readonly<Record<string, unknown>> {
  const text = ifThere(() => readFileSync(file, 'utf8'));
  if (text === undefined) return {};
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return { ...json };
  } catch (error) {
    throw new Error(`${file}: this is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new Error(`${file}: a JSON object is expected`);
}
