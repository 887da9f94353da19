/** What becomes of `pricing/` in the installed extension; `src/node/pricing.ts` reads it either way. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

/**
 * Rate tables are shipped with a better compression than a .vsix has: `aws/vpc.csv.br` instead of `aws/vpc.csv`:
 * the tables of a provider, not what lies beside them.
 *
 * @param {string} folder
 */
export async function compressRates(folder) {
  for (const provider of await readdir(folder, { withFileTypes: true })) {
    if (!provider.isDirectory() || provider.name === 'currency') continue;
    const names = (await readdir(join(folder, provider.name))).filter((name) => name.endsWith('.csv'));
    for (const name of names) {
      const file = join(folder, provider.name, name);
      await writeFile(`${file}.br`, await promisify(brotliCompress)(await readFile(file)));
      await rm(file);
    }
  }
}

/**
 * The specs of a provider are shipped as one file, `aws.json.br` for the folder `aws`: an object from a file's name to its
 * text, compressed.
 *
 * @param {string} folder
 */
export async function compressSpecs(folder) {
  for (const provider of await readdir(folder, { withFileTypes: true })) {
    if (!provider.isDirectory()) continue;
    const own = join(folder, provider.name);
    const texts = {};
    for (const name of (await readdir(own)).sort()) texts[name] = await readFile(join(own, name), 'utf8');
    await writeFile(`${own}.json.br`, await promisify(brotliCompress)(JSON.stringify(texts)));
    await rm(own, { recursive: true });
  }
}
