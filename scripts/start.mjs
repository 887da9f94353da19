/**
 * `npm start`, from a fresh clone on: builds Costline, prints what the sample costs, and opens the sample in an editor
 * that has the extension: desktop VS Code where `code` is on the PATH, else VS Code's browser build.
 *
 *   npm start -- [FOLDER] [--browser] [--no-open] [--port=PORT] [--exit]
 *
 *   FOLDER      what to open instead of examples/
 *   --browser   the browser build even where there is a desktop VS Code
 *   --no-open   only print the address; also where there is no terminal or CI=true
 *   --port      for the browser build; any free port by default
 *   --exit      see that the browser build answers, then end it
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { pageAddress, startBrowserEditor } from './browser-editor.mjs';
import { build } from './build.mjs';
import { pack } from './package.mjs';
import { installDependencies, main, mustRun, option, Refusal, root, run } from './project.mjs';
import { findOnPath, installBrowserEditor } from './setup-editor.mjs';

const settings = {
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'readme',
};

await main(async () => {
  const args = process.argv.slice(2);
  const folder = resolve(args.find((arg) => !arg.startsWith('-')) ?? join(root, 'examples'));
  if (!existsSync(folder)) throw new Refusal(`There is no folder ${folder}`);
  const mayOpen = Boolean(process.stdout.isTTY) && !process.env.CI && !option(args, 'no-open') && !option(args, 'exit');

  await installDependencies();
  await build();
  await printEstimate(folder);
  const desktop = mayOpen && !option(args, 'browser') ? findOnPath('code') : undefined;
  if (desktop) await openDesktop(desktop, folder);
  else await openBrowserBuild(folder, { mayOpen, exit: Boolean(option(args, 'exit')), port: portOf(args) });
});

/** Runs the command line on the folder; of the sample on one system in each format. */
async function printEstimate(folder) {
  const projects =
    folder === join(root, 'examples')
      ? ['webshop', 'systems/serverless-api/cloudformation', 'systems/serverless-api/pulumi']
      : ['.'];
  for (const project of projects) {
    const shown = relative(root, join(folder, project)) || '.';
    console.log(`\n$ costline estimate ${shown}`);
    await mustRun(process.execPath, [join(root, 'dist/cli.js'), 'estimate', shown]);
  }
}

async function openDesktop(code, folder) {
  const windows = process.platform === 'win32';
  await mustRun(code, ['--new-window', `--extensionDevelopmentPath=${root}`, folder], { shell: windows });
  console.log(`\nOpened ${folder} in VS Code with Costline. The browser build instead: npm start -- --browser`);
}

async function openBrowserBuild(folder, { mayOpen, exit, port }) {
  await installBrowserEditor();
  const editor = await startPacked(port);
  const address = pageAddress(editor.origin, folder);
  console.log(`\nOpen ${address}`);
  if (exit) {
    await verify(address);
    console.log('The editor answers.');
    await editor.stop();
    return;
  }
  if (mayOpen) await openInBrowser(address);
  console.log('Ctrl+C ends it.');
  process.prependOnceListener('SIGINT', () => process.exit(0));
}

/** The browser build with the extension as it ships. */
async function startPacked(port) {
  const home = mkdtempSync(join(tmpdir(), 'costline-start-'));
  try {
    const extension = join(home, 'costline.vsix');
    await pack(extension);
    return await startBrowserEditor({ extension, settings, port });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function verify(address) {
  const response = await fetch(address);
  const page = await response.text();
  if (!response.ok || !page.includes('vscode-workbench-web-configuration')) {
    throw new Refusal(`The editor answered ${response.status} without its workbench`);
  }
}

/** A desktop without a way to open an address is no failure: the address stands in the terminal. */
async function openInBrowser(address) {
  const opener = findOnPath('xdg-open');
  if (opener && (process.env.DISPLAY || process.env.WAYLAND_DISPLAY)) await run(opener, [address], { stdio: 'ignore' });
}

function portOf(args) {
  const given = option(args, 'port');
  if (given === undefined) return 0;
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Refusal(`Not a port: ${given}`);
  return port;
}
