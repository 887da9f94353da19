/**
 * What every script needs before anything is installed: the project's root, running a command, and bringing
 * node_modules up to the lockfile. Built on Node alone, so that it can run on a fresh clone.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** An error whose message is the whole story for the person at the terminal: printed without a stack. */
export class Refusal extends Error {}

/**
 * Runs a command to its end with its output on the terminal. Resolves with the exit code (1 where a signal ended it);
 * rejects only when the command cannot be started. When this process is told to end, the command ends first.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    const end = () => {
      child.once('close', () => process.exit(128 + constants.signals.SIGTERM));
      child.kill('SIGINT');
    };
    process.once('SIGTERM', end);
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('SIGTERM', end);
      resolve(code ?? 1);
    });
  });
}

/** As `run`, but a non-zero exit is a Refusal that names the command. */
export async function mustRun(command, args, options = {}) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Refusal(`${[command, ...args].join(' ')} ended with exit code ${code}`);
}

/** Runs npm whatever the platform calls it. */
export function npm(args, options = {}) {
  const windows = process.platform === 'win32';
  return mustRun(windows ? 'npm.cmd' : 'npm', args, { shell: windows, ...options });
}

/** Runs `npm ci` unless what stands in node_modules already is what package-lock.json asks for. */
export async function installDependencies() {
  if (isInstalled(root)) return;
  console.log('Installing dependencies (npm ci) …');
  await npm(['ci', '--no-audit', '--no-fund']);
}

/**
 * Whether `folder/node_modules` holds the versions that `folder/package-lock.json` names. Compared by content, since
 * a fresh clone, a pull and a change of branch each leave other file times.
 */
export function isInstalled(folder) {
  const installed = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (optional && !present[path]) || present[path]?.version === version,
  );
}

/** The value of `--name=value` or whether `--name` stands alone; undefined where the argument is absent. */
export function option(args, name) {
  const found = args.find((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  if (found === undefined) return undefined;
  return found.includes('=') ? found.slice(found.indexOf('=') + 1) : true;
}

/** Runs a script's body; a Refusal is printed as its message, anything else with its stack; both exit with 1. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Refusal ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
