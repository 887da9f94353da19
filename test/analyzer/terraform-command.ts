/** Terraform itself as an oracle, offline: configuration of built-in resources in, plan JSON out. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { newFolder } from '../new-folder';

type Files = Readonly<Record<string, string>>;

/** No configuration of the machine's, no question whether there is a newer version. */
const environment = { ...process.env, TF_CLI_CONFIG_FILE: '/dev/null', CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' };

function terraform(folder: string, ...words: readonly string[]): string {
  return execFileSync('terraform', words, {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 100_000_000,
  });
}

/** `undefined` where there is no Terraform on the PATH. */
export function terraformVersion(): string | undefined {
  try {
    return terraform(tmpdir(), 'version');
  } catch {
    return undefined;
  }
}

/** The plan for a configuration, after `before` was applied where that is given. */
export function showPlan(files: Files, before?: Files): string {
  const folder = newFolder('terraform');
  try {
    if (before) {
      write(folder, before);
      terraform(folder, 'init', '-no-color');
      terraform(folder, 'apply', '-auto-approve', '-no-color');
    }
    write(folder, files);
    terraform(folder, 'init', '-no-color');
    terraform(folder, 'plan', '-out=saved', '-no-color');
    return terraform(folder, 'show', '-json', 'saved');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function write(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
