/** `costline plugin init`: a folder with a plugin that runs, to be made into one's own. */
import { chmod, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ArchiveProblem } from '../plugin/archive';

/** What the template is shipped beside: `sdk/template` and `dist/plugin-sdk.js` of the package that this script is in. */
export async function createPlugin(name: string, parent: string): Promise<string> {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(name))
    throw new ArchiveProblem(`"${name}" is no name for a plugin: up to 40 small letters, digits and dashes`);
  const template = join(__dirname, '..', 'sdk', 'template');
  const folder = join(parent, name);
  try {
    await mkdir(folder);
  } catch {
    throw new ArchiveProblem(`${folder} cannot be made, or is there already`);
  }
  for (const file of await readdir(template)) {
    const text = await readFile(join(template, file), 'utf8');
    await writeFile(join(folder, file), text.replaceAll('{{name}}', name));
  }
  await copyFile(join(__dirname, 'plugin-sdk.js'), join(folder, 'costline-plugin.cjs'));
  const launcher = join(folder, `finfocus-plugin-${name}`);
  await writeFile(launcher, '#!/bin/sh\nexec node "$(dirname "$0")/plugin.mjs" "$@"\n');
  await chmod(launcher, 0o755);
  return folder;
}
