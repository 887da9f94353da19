/** Bundles a program as the build does, into a folder of its own beside the prices: what people run is what is tested. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

export interface BundledProgram {
  /** The bundled script. */
  readonly script: string;
  dispose(): void;
}

const root = resolve(__dirname, '..', '..');

export async function bundleProgram(entry: string): Promise<BundledProgram> {
  const folder = mkdtempSync(join(tmpdir(), 'costline-program-'));
  mkdirSync(join(folder, 'dist'));
  for (const name of ['pricing', 'package.json']) symlinkSync(join(root, name), join(folder, name));
  const script = join(folder, 'dist', 'program.js');
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: script,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  return { script, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}
