/** Bundles a program as the build does, into a folder of its own beside the prices: what people run is what is tested. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { newFolder } from '../new-folder';

export interface BundledProgram {
  /** The bundled script. */
  readonly script: string;
  dispose(): void;
}

const root = resolve(__dirname, '..', '..');

export async function bundleProgram(entry: string): Promise<BundledProgram> {
  const folder = newFolder('program');
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

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, in an environment of its own. Whatever it says, it never shows a stack. */
export function runProgram(
  { script }: BundledProgram,
  words: readonly string[],
  { cwd = tmpdir(), env = {} }: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...words], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: tmpdir(), ...env },
    maxBuffer: 256 * 1024 * 1024,
  });
  assert.doesNotMatch(stderr + stdout, /^ +at .*[:(]\d+:\d+\)?$/m, 'a stack trace');
  return { status, stdout, stderr };
}
