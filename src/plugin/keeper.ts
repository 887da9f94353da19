/**
 * Ends plugins whose host is gone, however it went: killed, crashed, or with the editor. One small process per host is told of
 * every plugin; when its standard input closes, it kills those that are left, with everything that they have started.
 */
import { type ChildProcess, spawn } from 'node:child_process';

/** Runs in the keeper: `+PID` and `-PID` a line. */
const script = `
const { spawnSync } = require('node:child_process');
const living = new Set();
let rest = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text) => {
  const lines = (rest + text).split('\\n');
  rest = lines.pop();
  for (const line of lines) {
    if (line[0] === '+') living.add(Number(line.slice(1)));
    else living.delete(Number(line.slice(1)));
  }
});
const end = () => {
  for (const pid of living) {
    try {
      if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true });
      else process.kill(-pid, 'SIGKILL');
    } catch {
      // It is gone already, with all that it started.
    }
  }
  process.exit(0);
};
process.stdin.on('end', end);
process.stdin.on('error', end);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
`;

let keeper: ChildProcess | undefined;
const living = new Set<number>();
/** A keeper that cannot be started is not tried for ever; standard input still tells plugins that their host is gone. */
let startsLeft = 20;
let endsOnExit = false;

export function keepWatch(pid: number): void {
  living.add(pid);
  keeper ??= start();
  keeper?.stdin?.write(`+${pid}\n`);
}

export function endWatch(pid: number): void {
  living.delete(pid);
  keeper?.stdin?.write(`-${pid}\n`);
  if (living.size > 0) return;
  startsLeft++;
  // Nothing is left to watch: the keeper goes too.
  keeper?.stdin?.end();
  keeper = undefined;
}

function start(): ChildProcess | undefined {
  if (!endsOnExit) process.once('exit', killAll);
  endsOnExit = true;
  if (startsLeft-- <= 0) return undefined;
  const child = spawn(process.execPath, ['-e', script], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // In a session of its own: what is sent to the host's whole group must not reach it first.
    detached: true,
    windowsHide: true,
    env: { ...systemVariables(), ELECTRON_RUN_AS_NODE: '1' },
  });
  child.on('error', () => forget(child));
  child.on('exit', () => forget(child));
  child.stdin?.on('error', () => forget(child));
  child.unref();
  unrefStream(child.stdin);
  return child;
}

/** Somebody killed the keeper: the next plugin brings another one, which is told of all. */
function forget(child: ChildProcess): void {
  if (keeper !== child) return;
  keeper = undefined;
  if (living.size === 0) return;
  keeper = start();
  for (const pid of living) keeper?.stdin?.write(`+${pid}\n`);
}

/** An orderly end of the host need not wait for the keeper. */
function killAll(): void {
  for (const pid of living) killGroup(pid);
}

/** Kills a plugin and what it started. On Windows the keeper, or whoever waits, uses taskkill for the same. */
export function killGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

function unrefStream(stream: unknown): void {
  if (typeof stream === 'object' && stream !== null && 'unref' in stream && typeof stream.unref === 'function')
    stream.unref();
}

function systemVariables(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, windir } = process.env;
  return { PATH, SystemRoot, windir };
}
