/**
 * Brings what the browser build of VS Code needs, each piece only where it is absent: the editor and its Node into
 * test/vscode/runtime/node_modules (0.8 GB, kept between runs), and Chromium from the system's packages.
 *
 *   node scripts/setup-editor.mjs      both
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInstalled, main, npm, Refusal, root, run } from './project.mjs';

const runtime = join(root, 'test/vscode/runtime');

/** Where the pieces are once `installBrowserEditor` has run. */
export const browserEditor = {
  entry: join(runtime, 'node_modules/code-server/out/node/entry.js'),
  node: join(runtime, `node_modules/node-linux-${process.arch}/bin/node`),
};

/** Installs code-server and the Node it asks for. Nothing is downloaded or compiled beyond the packages themselves. */
export async function installBrowserEditor() {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    throw new Refusal(
      'The browser build of VS Code is set up for Linux (x64, arm64) only. Use desktop VS Code, with `code` on the PATH.',
    );
  }
  const inner = join(runtime, 'node_modules/code-server/lib/vscode');
  if (isInstalled(runtime) && existsSync(join(inner, 'node_modules/.package-lock.json'))) return;
  console.log('Installing the browser build of VS Code (0.8 GB, once) …');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await npm(['ci', ...quiet], { cwd: runtime });
  // The package's own post-install does this with a compiler at hand. Its shrinkwrap lacks an entry, so not `npm ci`;
  // the native parts left unbuilt only log a line.
  await npm(['install', '--omit=dev', ...quiet], { cwd: inner });
}

/**
 * The Chromium to drive: $CHROMIUM, else one on the PATH, else Debian's package, installed where we may.
 *
 * @returns {Promise<string>} its path
 */
export async function installChromium() {
  const chosen = process.env.CHROMIUM;
  if (chosen) {
    if (!existsSync(chosen)) throw new Refusal(`CHROMIUM is set to ${chosen}, which does not exist.`);
    return chosen;
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const present = names.map(findOnPath).find(Boolean);
  if (present) return present;
  if (!findOnPath('apt-get') || process.getuid?.() !== 0) throw new Refusal(noChromium);
  console.log('Installing Chromium (apt-get) …');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env: environment, stdio: ['ignore', 'ignore', 'inherit'] };
  await run('apt-get', ['update', '-qq'], options);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  const installed = findOnPath('chromium');
  if (!installed) throw new Refusal(noChromium);
  return installed;
}

const noChromium = `The editor tests need a Chromium and found none.
Install one (Debian: apt-get install chromium), or name one in CHROMIUM, or leave these tests out: COSTLINE_EDITOR=none npm test`;

/** The path of a program on the PATH, or undefined. */
export function findOnPath(name) {
  try {
    const finder = process.platform === 'win32' ? ['where', [name]] : ['sh', ['-c', `command -v "$0"`, name]];
    return execFileSync(...finder, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split(/\r?\n/)[0];
  } catch {
    // The finder's exit code says that there is no such program.
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(async () => {
    await installBrowserEditor();
    console.log(`Editor:   ${browserEditor.entry}`);
    console.log(`Chromium: ${await installChromium()}`);
  });
}
