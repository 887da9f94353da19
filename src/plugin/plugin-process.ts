/** One running plugin: started without a shell, told its port, watched until it listens, stopped for good. */
import { type ChildProcess, spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { delimiter } from 'node:path';
import type { FoundPlugin } from './discover';
import { endWatch, keepWatch, killGroup } from './keeper';
import type { LogFile } from './log-file';

export interface PluginProcess {
  readonly port: number;
  /** Resolves with how it ended, in words. */
  readonly ended: Promise<string>;
  /** Ends it, politely at first; resolves when it is gone. */
  stop(): Promise<void>;
}

/** Why a plugin could not be started; its message is for the person. */
export class StartFailure extends Error {}

export interface StartTimes {
  /** Until what it prints on its standard output counts, in milliseconds. */
  readonly portFallback: number;
  /** Until it must listen. */
  readonly listening: number;
  /** Between the polite end and the other one. */
  readonly stopping: number;
}

/** FinFocus waits 5 s for its port and then looks at the output; 30 s are more than any plugin needs to load its prices. */
export const defaultTimes: StartTimes = { portFallback: 5_000, listening: 30_000, stopping: 2_000 };

/** Rejects with a `StartFailure`. */
export async function startProcess(
  plugin: FoundPlugin,
  environment: Readonly<Record<string, string>>,
  log: LogFile,
  times: StartTimes = defaultTimes,
): Promise<PluginProcess> {
  // A port that was free a moment ago may be taken when the plugin asks for it.
  for (let attempt = 0; ; attempt++) {
    const port = await freePort();
    const child = launch(plugin, port, environment);
    const running = new Running(child, log, times.stopping);
    try {
      return { port: await running.listening(port, times), ended: running.ended, stop: () => running.stop() };
    } catch (error) {
      await running.stop();
      if (attempt >= 4 || !/address already in use|EADDRINUSE|failed to bind/i.test(running.output)) throw error;
    }
  }
}

function launch(plugin: FoundPlugin, port: number, environment: Readonly<Record<string, string>>): ChildProcess {
  const { program } = plugin;
  const argument = `--port=${port}`;
  const [file, words] =
    program.kind === 'script' ? [process.execPath, [program.file, argument]] : [program.file, [argument]];
  return spawn(file, words, {
    cwd: plugin.folder,
    env: {
      ...environment,
      FINFOCUS_PLUGIN_PORT: String(port),
      // The editor's own program runs scripts only when it is told to be Node.
      ...(program.kind === 'script' && { ELECTRON_RUN_AS_NODE: '1' }),
    },
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own, so that what it starts ends with it.
    detached: process.platform !== 'win32',
    windowsHide: true,
    shell: false,
  });
}

/** In milliseconds; one look at the port takes less. */
const longestStep = 1_000;

/** What is kept of the output to look for a port in. */
const mostOutput = 64 * 1024;

/** A plugin that writes more than this in ten seconds does nothing else. */
const flood = 64 * 1024 * 1024;

class Running {
  output = '';
  readonly ended: Promise<string>;
  private isOver = false;
  private stopReason: string | undefined;
  private written = 0;
  private windowStart = performance.now();

  constructor(
    private readonly child: ChildProcess,
    private readonly log: LogFile,
    private readonly stopping: number,
  ) {
    const { pid } = child;
    if (pid !== undefined) keepWatch(pid);
    this.ended = new Promise((resolve) => {
      const over = (how: string): void => {
        this.isOver = true;
        if (pid !== undefined) {
          // What it started and left behind.
          killGroup(pid);
          endWatch(pid);
        }
        log.write(`[costline] ${how}\n`);
        resolve(how);
      };
      child.once('error', (error) => over(`cannot be started: ${error.message}`));
      child.once('exit', (code, signal) =>
        over(this.stopReason ?? (signal ? `was ended by ${signal}` : `ended with status ${code}`)),
      );
    });
    // Only the end of standard input says anything: a plugin that reads it knows then that its host is gone.
    child.stdin?.on('error', () => {});
    child.stdout?.on('data', (bytes: Buffer) => this.take(bytes, true));
    child.stderr?.on('data', (bytes: Buffer) => this.take(bytes, false));
    for (const stream of [child, child.stdin, child.stdout, child.stderr]) unref(stream);
  }

  /** The port at which it listens. */
  async listening(port: number, times: StartTimes): Promise<number> {
    // A machine that slept meanwhile has slept with its plugins: a leap of the clock is no waiting.
    let passed = 0;
    let last = performance.now();
    let over: string | undefined;
    void this.ended.then((how) => {
      over = how;
    });
    for (let wait = 10; ; wait = Math.min(wait * 1.5, 100)) {
      if (over !== undefined) throw new StartFailure(over);
      if (await answers(port)) return port;
      const now = performance.now();
      passed += Math.min(now - last, longestStep);
      last = now;
      const printed = printedPort(this.output);
      const other = printed !== port && passed > times.portFallback ? printed : undefined;
      if (other !== undefined && (await answers(other))) return other;
      if (passed > times.listening) {
        const where = printed !== undefined && printed !== port ? `${port} or ${printed}` : `${port}`;
        throw new StartFailure(`did not listen on port ${where} within ${times.listening / 1000} s`);
      }
      await Promise.race([this.ended, delay(wait)]);
    }
  }

  async stop(): Promise<void> {
    if (this.isOver) return;
    this.stopReason ??= 'stopped';
    this.child.stdin?.end();
    if (process.platform !== 'win32') this.child.kill('SIGTERM');
    const impatient = setTimeout(() => this.kill(), this.stopping);
    await this.ended;
    clearTimeout(impatient);
  }

  private kill(): void {
    const { pid } = this.child;
    if (pid !== undefined) killGroup(pid);
  }

  private take(bytes: Buffer, isOutput: boolean): void {
    const now = performance.now();
    if (now - this.windowStart > 10_000) {
      this.windowStart = now;
      this.written = 0;
    }
    this.written += bytes.length;
    if (this.written > flood) {
      this.stopReason ??= `was ended: it wrote more than ${flood / 1024 / 1024} MB in ten seconds`;
      this.kill();
      return;
    }
    if (isOutput && this.output.length < mostOutput) this.output += bytes.toString('latin1');
    else if (this.output.length < mostOutput && /in use/.test(bytes.toString('latin1')))
      this.output += bytes.toString('latin1');
    if (this.written < 1024 * 1024) this.log.write(bytes);
  }
}

/** `PORT=50051`, or a line that is a number and nothing else. */
function printedPort(output: string): number | undefined {
  const port = Number(/^(?:PORT=)?(\d{1,5})\r?$/im.exec(output)?.[1] ?? 0);
  return port > 0 && port < 65_536 ? port : undefined;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 200 });
    const done = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => done(true));
    socket.once('timeout', () => done(false));
    socket.once('error', () => done(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(new StartFailure(`no free port: ${error.message}`)));
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

function delay(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));
}

/** A plugin that is running keeps nobody from ending. */
function unref(stream: unknown): void {
  if (typeof stream === 'object' && stream !== null && 'unref' in stream && typeof stream.unref === 'function')
    stream.unref();
}

/** What programs need to run at all; what holds keys and passwords is not among it, unless the user names it. */
const passedOn =
  /^(PATH|PATHEXT|HOME|USER|USERNAME|LOGNAME|USERPROFILE|HOMEDRIVE|HOMEPATH|APPDATA|LOCALAPPDATA|PROGRAMDATA|SYSTEMROOT|WINDIR|COMSPEC|TEMP|TMP|TMPDIR|LANG|LC_[A-Z]+|TZ|XDG_[A-Z_]+|SSL_CERT_(FILE|DIR)|(HTTPS?|NO)_PROXY|AWS_(DEFAULT_)?REGION|FINFOCUS_LOG_(LEVEL|FORMAT))$/i;

/** The environment of a plugin: the few variables of `passedOn`, and those that the user lets this plugin see. */
export function pluginEnvironment(
  own: Readonly<Record<string, string | undefined>>,
  allowed: readonly string[],
): Readonly<Record<string, string>> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(own)) {
    if (value !== undefined && (passedOn.test(name) || allowed.includes(name))) result[name] = value;
  }
  if (result.PATH !== undefined) result.PATH = withoutRelative(result.PATH);
  return result;
}

/** A relative entry of the path would be looked up in whatever folder the plugin happens to be. */
function withoutRelative(path: string): string {
  return path
    .split(delimiter)
    .filter((entry) => /^(\/|[A-Za-z]:[\\/])/.test(entry))
    .join(delimiter);
}
