/**
 * Starts VS Code's browser build on 127.0.0.1 with a fresh home of its own, and ends it without leaving a process or
 * a file behind. Needs `installBrowserEditor` to have run. Types and their documentation: browser-editor.d.mts.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { browserEditor } from './setup-editor.mjs';

const startLimitMs = 60_000;
// Extension hosts wait for their window to come back; nothing of theirs is worth that.
const stopLimitMs = 1_000;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

export async function startBrowserEditor({ extension, settings = {}, port = 0, testDriver, environment } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'costline-editor-'));
  const groups = new Set();
  const killNow = () => {
    for (const group of groups) signalGroup(group, 'SIGKILL');
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  };
  // Whatever way this process ends, the editor ends with it: it has a process group of its own, which no Ctrl+C reaches.
  process.on('exit', killNow);
  const onSignal = (signal) => process.exit(128 + constants.signals[signal]);
  for (const signal of signals) process.on(signal, onSignal);
  const letGo = () => {
    process.off('exit', killNow);
    for (const signal of signals) process.off(signal, onSignal);
  };
  const context = { home, groups, environment: isolatedEnvironment(home, environment) };
  try {
    await writeSettings(home, settings);
    if (extension) await finished(launch(context, ['--install-extension', extension]), 'Installing the extension');
    const server = launch(context, serverArguments(port, testDriver));
    const origin = await listening(server);
    let stopping;
    const stop = async () => {
      for (const group of groups) await endGroup(group);
      killNow();
      letGo();
    };
    return {
      origin,
      log: server.log,
      stop() {
        stopping ??= stop();
        return stopping;
      },
    };
  } catch (error) {
    killNow();
    letGo();
    throw error;
  }
}

export function pageAddress(origin, folder, payload = []) {
  const target = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = payload.length > 0 ? `&payload=${encodeURIComponent(JSON.stringify(payload))}` : '';
  return `${origin}/?${target}=${encodeURI(folder)}${query}`;
}

function serverArguments(port, testDriver) {
  return [
    ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
    ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
    ...['--disable-getting-started-override', '--ignore-last-opened'],
    ...(testDriver ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
  ];
}

/** Starts code-server in a process group of its own and collects what it prints. */
function launch({ home, groups, environment }, args) {
  const folders = ['--user-data-dir', join(home, 'data'), '--extensions-dir', join(home, 'extensions')];
  const node = existsSync(browserEditor.node) ? browserEditor.node : process.execPath;
  const child = spawn(node, [browserEditor.entry, ...args, ...folders], {
    cwd: home,
    env: environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) groups.add(child.pid);
  let output = '';
  const changed = new Set();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      for (const listener of changed) listener();
    });
  }
  return { child, log: () => output, onOutput: (listener) => changed.add(listener) };
}

/** Resolves with the server's origin as soon as it says where it listens. */
function listening({ child, log, onOutput }) {
  return new Promise((resolve, reject) => {
    const fail = (reason) => reject(new Error(`VS Code's browser build ${reason}\n${log()}`));
    const limit = setTimeout(fail, startLimitMs, `did not start within ${startLimitMs / 1000} s`);
    const settle = (action, value) => {
      clearTimeout(limit);
      action(value);
    };
    child.on('error', (error) => settle(fail, `cannot be started: ${error.message}`));
    child.on('exit', (code) => settle(fail, `ended with exit code ${code}`));
    onOutput(() => {
      const origin = /listening on (http:\/\/[\d.]+:\d+)/.exec(log())?.[1];
      if (origin) settle(resolve, origin);
    });
  });
}

/** Resolves when a one-off command has ended well. */
function finished({ child, log }, what) {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${what} failed:\n${log()}`))));
  });
}

/**
 * The environment without what would make this editor believe that it runs inside another, with a home of its own and
 * no extension gallery to ask.
 */
function isolatedEnvironment(home, additions) {
  const foreign =
    /^(VSCODE_.*|PORT|PASSWORD|HASHED_PASSWORD|NODE_OPTIONS|CODE_SERVER_.*|ELECTRON_RUN_AS_NODE|(COSTLINE|FINFOCUS|PULUMI)_HOME)$/;
  const inherited = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return {
    ...Object.fromEntries(inherited),
    XDG_CONFIG_HOME: join(home, 'xdg/config'),
    XDG_DATA_HOME: join(home, 'xdg/data'),
    XDG_CACHE_HOME: join(home, 'xdg/cache'),
    XDG_RUNTIME_DIR: home,
    CODE_SERVER_CONFIG: join(home, 'config.yaml'),
    COSTLINE_HOME: join(home, 'costline'),
    FINFOCUS_HOME: join(home, 'finfocus'),
    EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '' }),
    ...additions,
  };
}

async function writeSettings(home, settings) {
  const file = join(home, 'data/User/settings.json');
  await mkdir(dirname(file), { recursive: true });
  await mkdir(join(home, 'extensions'));
  await writeFile(file, JSON.stringify(settings, undefined, 2));
}

/** Asks a process group to end, and ends it if it has not within the limit. */
async function endGroup(group) {
  signalGroup(group, 'SIGTERM');
  const deadline = Date.now() + stopLimitMs;
  while (signalGroup(group, 0) && Date.now() < deadline) await delay(50);
  signalGroup(group, 'SIGKILL');
}

/** False where no such group is left. */
function signalGroup(group, signal) {
  try {
    process.kill(-group, signal);
    return true;
  } catch {
    // ESRCH is the answer that was asked for: nothing is left of the group.
    return false;
  }
}
