/** One plugin over its lives: started when first asked, stopped when idle, restarted after a crash, left alone after too many. */

import { Circuit } from './circuit';
import { CallFailure, type CallOptions, type Connection, openConnection } from './connection';
import type { FoundPlugin } from './discover';
import { openLogFile } from './log-file';
import type { Method, Methods, PluginInfo } from './messages';
import { defaultTimes, type PluginProcess, StartFailure, type StartTimes, startProcess } from './plugin-process';

/** Why a plugin cannot be asked now; its message is for the person. */
export class PluginUnavailable extends Error {
  constructor(
    message: string,
    /** Whether it is worth asking again later. */
    readonly passing: boolean,
    /** `consent`: nothing is wrong with it. `pause`: it is left alone because of what was said before. */
    readonly why: 'failure' | 'consent' | 'pause' = 'failure',
  ) {
    super(message);
  }
}

export interface HostOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** Asked each time before the plugin is started: a reason not to, or undefined. */
  readonly mayStart: () => string | undefined;
  readonly times?: StartTimes;
  /** Milliseconds without a question until it is stopped. */
  readonly idle?: number;
  /** Milliseconds for one call. */
  readonly deadline?: number;
  /** Milliseconds of a clock that nobody sets, by which it rests; it may leap forward when the machine was asleep. */
  readonly now?: () => number;
}

export type HostState = 'stopped' | 'starting' | 'running' | 'resting' | 'quarantined';

interface Session {
  readonly process: PluginProcess;
  readonly connection: Connection;
  readonly info: PluginInfo;
}

/** Crashes within `crashWindow` milliseconds after which it is left alone until somebody asks for a restart. */
const mostCrashes = 5;
const crashWindow = 600_000;
const attempts = 3;

/** The major version of the protocol that Costline speaks; another one may mean something else by the same numbers. */
const protocolMajor = 0;

export class PluginHost {
  private session: Promise<Session> | undefined;
  private running: Session | undefined;
  private crashes: number[] = [];
  private restUntil = 0;
  private quarantine: string | undefined;
  private idleTimer: NodeJS.Timeout | undefined;
  private calls = 0;
  private stopping = false;
  private disposed = false;
  private readonly now: () => number;
  private readonly circuit: Circuit;

  constructor(
    readonly plugin: FoundPlugin,
    private readonly options: HostOptions,
  ) {
    this.now = options.now ?? (() => performance.now());
    this.circuit = new Circuit(this.now);
  }

  get name(): string {
    return this.plugin.name;
  }

  get logFile(): string {
    return this.options.logFile;
  }

  get state(): HostState {
    if (this.quarantine !== undefined) return 'quarantined';
    if (this.running) return 'running';
    if (this.session) return 'starting';
    return this.now() < this.restUntil ? 'resting' : 'stopped';
  }

  /** Why it is left alone for good; undefined where it is not. */
  get quarantinedBecause(): string | undefined {
    return this.quarantine;
  }

  /** Name and version as people read them; the plugin's own word where it has been asked. */
  get label(): string {
    return `${this.name} ${this.running?.info.version || this.plugin.version}`;
  }

  /** What it says of itself. Starts it. Rejects with a `PluginUnavailable`. */
  async info(): Promise<PluginInfo> {
    return (await this.start()).info;
  }

  /**
   * Asks it, starting it where need be; tries again where that may help. Rejects with a `PluginUnavailable` or a `CallFailure`.
   */
  async call<M extends Method>(
    method: M,
    request: Methods[M]['request'],
    options: Partial<CallOptions> = {},
  ): Promise<Methods[M]['reply']> {
    const rest = this.circuit.wait();
    if (rest > 0)
      throw new PluginUnavailable(
        `is left alone for ${Math.ceil(rest / 1000)} s after repeated failures`,
        true,
        'pause',
      );
    this.calls++;
    try {
      const reply = await this.tried(method, request, { deadline: this.options.deadline ?? 10_000, ...options });
      this.circuit.succeeded();
      return reply;
    } catch (error) {
      const kind = error instanceof CallFailure ? error.kind : 'failed';
      if (kind === 'cancelled') this.circuit.abandoned();
      else if (kind === 'refused' || kind === 'unimplemented') this.circuit.succeeded();
      else this.circuit.failed();
      throw error;
    } finally {
      this.calls--;
      this.waitForIdle();
    }
  }

  /** Ends it; the next question starts it again. */
  async stop(): Promise<void> {
    clearTimeout(this.idleTimer);
    const { session } = this;
    if (!session) return;
    this.stopping = true;
    try {
      const started = await session.catch(() => undefined);
      started?.connection.close();
      await started?.process.stop();
    } finally {
      this.session = undefined;
      this.running = undefined;
      this.stopping = false;
    }
  }

  /** Ends it for good: whoever still asks, or tries again, is told that nobody answers any more. */
  async dispose(): Promise<void> {
    this.disposed = true;
    await this.stop();
  }

  /** Forgets what it has done wrong. */
  async restart(): Promise<void> {
    await this.stop();
    this.crashes = [];
    this.restUntil = 0;
    this.quarantine = undefined;
    this.circuit.succeeded();
  }

  private async tried<M extends Method>(
    method: M,
    request: Methods[M]['request'],
    options: CallOptions,
  ): Promise<Methods[M]['reply']> {
    for (let attempt = 1; ; attempt++) {
      const { connection } = await this.start();
      try {
        return await connection.call(method, request, options);
      } catch (error) {
        const again = error instanceof CallFailure && error.kind === 'transient' && attempt < attempts;
        if (!again || options.signal?.aborted) throw error;
        // Twice as long each time, and never the same: many who fail together must not come back together.
        await delay(100 * 2 ** (attempt - 1) * (0.5 + Math.random()));
      }
    }
  }

  private async start(): Promise<Session> {
    if (this.disposed) throw new PluginUnavailable('is not asked any more', false, 'pause');
    if (this.quarantine !== undefined) throw new PluginUnavailable(this.quarantine, false);
    if (!this.session) {
      const refusal = this.options.mayStart();
      if (refusal !== undefined) throw new PluginUnavailable(refusal, false, 'consent');
      const rest = this.restUntil - this.now();
      if (rest > 5_000)
        throw new PluginUnavailable(`rests for ${Math.ceil(rest / 1000)} s after a crash`, true, 'pause');
      this.session = (rest > 0 ? delay(rest) : Promise.resolve()).then(() => this.open());
      this.session.catch(() => {
        this.session = undefined;
      });
    }
    return this.session;
  }

  private async open(): Promise<Session> {
    const log = openLogFile(this.options.logFile);
    log.write(`[costline] ${new Date().toISOString()} starting ${this.plugin.program.file}\n`);
    let process: PluginProcess;
    try {
      process = await startProcess(this.plugin, this.options.environment, log, this.options.times ?? defaultTimes);
    } catch (error) {
      log.close();
      if (!(error instanceof StartFailure)) throw error;
      throw new PluginUnavailable(this.crashed(error.message), true);
    }
    void process.ended.then((how) => {
      log.close();
      this.connectionLost(process, how);
    });
    const connection = await openConnection(process.port);
    try {
      const info = await greet(connection, this.plugin);
      const session = { process, connection, info };
      this.running = session;
      return session;
    } catch (error) {
      connection.close();
      this.stopping = true;
      await process.stop();
      this.stopping = false;
      const message = error instanceof Error ? error.message : String(error);
      if (error instanceof Incompatible) this.quarantine = message;
      throw new PluginUnavailable(error instanceof Incompatible ? message : this.crashed(message), true);
    }
  }

  private connectionLost(process: PluginProcess, how: string): void {
    if (this.running?.process !== process) return;
    this.running.connection.close();
    this.running = undefined;
    this.session = undefined;
    if (!this.stopping) this.crashed(how);
  }

  /** Notes a crash and says what comes of it. */
  private crashed(how: string): string {
    const now = this.now();
    this.crashes = [...this.crashes.filter((time) => now - time < crashWindow), now];
    const count = this.crashes.length;
    if (count >= mostCrashes) {
      this.quarantine = `${how}; it is left alone after ${count} failures in ten minutes`;
      return this.quarantine;
    }
    this.restUntil = now + Math.min(250 * 2 ** (count - 1), 30_000);
    return how;
  }

  private waitForIdle(): void {
    clearTimeout(this.idleTimer);
    if (this.calls > 0) return;
    this.idleTimer = setTimeout(() => {
      if (this.calls === 0) void this.stop();
    }, this.options.idle ?? 300_000);
    this.idleTimer.unref();
  }
}

class Incompatible extends Error {}

async function greet(connection: Connection, plugin: FoundPlugin): Promise<PluginInfo> {
  const options = { deadline: 5_000 };
  const { name } = await connection.call('Name', {}, options);
  let info: PluginInfo;
  try {
    info = await connection.call('GetPluginInfo', {}, options);
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    // Plugins from before this method exist, and do everything else.
    info = { name, version: plugin.version, spec_version: '', providers: [], metadata: {}, capabilities: [] };
  }
  const major = /^v?(\d+)\./.exec(info.spec_version)?.[1];
  if (major !== undefined && Number(major) !== protocolMajor) {
    throw new Incompatible(
      `speaks version ${info.spec_version.slice(0, 32)} of the protocol; Costline speaks ${protocolMajor}.x`,
    );
  }
  return info;
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
