/** Configurations written by hand, one file each: `-- path --` before the text of every file in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from './configuration';

const folder = join(__dirname, '../../fixtures/plans/cases');

export function writtenConfigurations(): readonly Configuration[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name: name.replace('.txt', ''), files: filesOf(readFileSync(join(folder, name), 'utf8')) }));
}

function filesOf(text: string): Readonly<Record<string, string>> {
  const [, ...parts] = text.split(/^-- (\S+) --\n/m);
  const files: Record<string, string> = {};
  for (let index = 0; index + 1 < parts.length; index += 2) files[parts[index] ?? ''] = parts[index + 1] ?? '';
  return files;
}
