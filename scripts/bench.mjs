/**
 * `npm run bench`: bundles scripts/bench.ts as the product is bundled and runs it. (Run through a loader that rewrites
 * imports, the parser is an order of magnitude slower than it is in the product.)
 *
 *   node scripts/bench.mjs            prices, parsing, other formats, then keystrokes at 100, 1,000, 10,000 and 100,000 resources
 *   node scripts/bench.mjs prices     what the bundled prices weigh, and how soon they answer
 *   node scripts/bench.mjs formats    templates and programs alone: keystrokes, and what there is in ../shared/corpora
 *   node scripts/bench.mjs 1000 …     keystrokes at these sizes only
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { copyGrammars } from './build.mjs';
import { root } from './project.mjs';

const named = process.argv.slice(2);
const unknown = named.find((name) => !/^(prices|formats|[1-9]\d*)$/.test(name));
if (unknown !== undefined) throw new Error(`bench takes prices, formats and numbers of resources, found "${unknown}"`);

const home = mkdtempSync(join(tmpdir(), 'costline-bench-'));
try {
  await build({
    absWorkingDir: root,
    entryPoints: { bench: 'scripts/bench.ts', formats: 'scripts/bench/formats.ts', prices: 'scripts/bench/prices.ts' },
    outdir: join(home, 'dist'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  // The programs read pricing/ beside dist/.
  symlinkSync(join(root, 'pricing'), join(home, 'pricing'));
  await copyGrammars(join(home, 'dist', 'grammars'));
  const asked = (part) => named.length === 0 || named.includes(part);
  const sizes = named.length === 0 ? ['100', '1000', '10000', '100000'] : named.filter((name) => /^\d/.test(name));
  if (asked('prices')) run([join(home, 'dist', 'prices.js'), join(root, 'pricing')]);
  if (named.length === 0) run(['--import', 'tsx', join(root, 'scripts', 'bench', 'parse.ts')]);
  if (asked('formats')) run([join(home, 'dist', 'formats.js'), join(root, '..', 'shared', 'corpora')]);
  for (const size of sizes) run(['--expose-gc', '--max-old-space-size=8192', join(home, 'dist', 'bench.js'), size]);
} finally {
  rmSync(home, { recursive: true, force: true });
}

function run(args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
