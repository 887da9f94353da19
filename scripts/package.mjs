/**
 * Packs the extension into a .vsix, prints its size, and refuses one that is too large or lacks a file people need.
 *
 *   node scripts/package.mjs [FILE]    default: costline-VERSION.vsix in the project's root
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from './build.mjs';
import { compressRates, compressSpecs } from './compress-prices.mjs';
import { installDependencies, main, Refusal, root } from './project.mjs';

const limitBytes = 3 * 1024 * 1024;
const requiredFiles = ['README.md', 'LICENSE', 'CHANGELOG.md'];

/**
 * Packs what stands in dist/ (build first) into `file`; what is shipped is listed in .vscodeignore.
 *
 * @param {string} file
 * @returns {Promise<string>} the packer's list of what is in it
 */
export async function pack(file) {
  const stage = await mkdtemp(join(tmpdir(), 'costline-package-'));
  try {
    // vsce walks through every folder it is given before it asks .vscodeignore, and test/ may hold an editor.
    const outside = ['node_modules', 'test', '.git'].map((name) => join(root, name));
    await cp(root, stage, { recursive: true, filter: (path) => !outside.includes(path) });
    await compressRates(join(stage, 'pricing', 'rates'));
    await compressSpecs(join(stage, 'pricing', 'specs'));
    await mkdir(dirname(file), { recursive: true });
    // Everything from npm is in the bundles already, so there are no dependencies to pack.
    const args = [join(root, 'node_modules/@vscode/vsce/vsce'), 'package', '--no-dependencies', '--skip-license'];
    const { stdout } = await promisify(execFile)(process.execPath, [...args, '--out', file], { cwd: stage });
    return stdout;
  } catch (error) {
    // Only vsce's own failure has an output; it says more than the exit code.
    throw 'stdout' in error ? new Refusal(`The extension cannot be packed:\n${error.stdout}${error.stderr}`) : error;
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(async () => {
    await installDependencies();
    const missing = requiredFiles.filter((file) => !existsSync(join(root, file)));
    if (missing.length > 0) throw new Refusal(`Not packed: ${missing.join(', ')} missing`);
    await build();
    const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const file = resolve(process.argv[2] ?? join(root, `${name}-${version}.vsix`));
    console.log(await pack(file));
    const { size } = await stat(file);
    console.log(`${relative(process.cwd(), file)}: ${(size / 1024).toFixed(0)} KiB`);
    if (size > limitBytes)
      throw new Refusal(`Larger than ${limitBytes / 1024} KiB: see .vscodeignore and pricing/rates`);
  });
}
