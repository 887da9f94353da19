/** Runs a program to its end, within bounds of time and output; whatever ends it early ends all that it has started. */
import { type ChildProcess, spawn } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import { killTree, processTree } from '../node/process-tree';
import { endWatch, keepWatch, killGroup } from '../plugin/keeper';

export interface ProgramRun {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly limits: RunLimits;
  /** Told every line of its standard error. */
  readonly onMessage: (line: string) => void;
  readonly signal: AbortSignal;
}

/** The reason of a signal that leaves no time to end in an orderly way. */
export const atOnce = Symbol('at once');

export interface RunLimits {
  /** Of standard output. */
  readonly bytes: number;
  readonly milliseconds: number;
  /** Milliseconds between the request to end and the end. */
  readonly patience: number;
}

export type RunResult =
  | { readonly kind: 'ended'; readonly code: number | null; readonly output: string; readonly messages: string }
  | { readonly kind: 'cancelled' }
  /** It could not be started, or was ended for the reason told. */
  | { readonly kind: 'failed'; readonly message: string };

/** UTF-16 code units of standard error that are kept to say what went wrong. */
const keptMessages = 16_384;

/** Milliseconds in which what it leaves behind must let go of its output. */
const lastOutput = 2_000;

export function runProgram(run: ProgramRun): Promise<RunResult> {
  if (run.signal.aborted) return Promise.resolve({ kind: 'cancelled' });
  return new Promise((resolve) => {
    const child = spawn(run.program, [...run.parameters], {
      cwd: run.directory,
      env: run.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that what it starts can be ended with it.
      detached: process.platform !== 'win32',
      windowsHide: true,
      shell: false,
    });
    const { pid } = child;
    if (pid !== undefined) keepWatch(pid);
    let early: RunResult | undefined;
    let ending: Promise<void> = Promise.resolve();
    let code: number | null = null;
    let failure = '';
    const stop = (result: RunResult, patience: number): void => {
      if (early || child.exitCode !== null || child.signalCode !== null) return;
      early = result;
      clearTimeout(tooLong);
      ending = end(child, patience).catch((error: unknown) => run.onMessage(String(error)));
    };
    const cancel = (): void => stop({ kind: 'cancelled' }, run.signal.reason === atOnce ? 0 : run.limits.patience);
    const tooLong = setTimeout(
      () => stop({ kind: 'failed', message: `It took longer than ${span(run.limits.milliseconds)}` }, 0),
      run.limits.milliseconds,
    );
    run.signal.addEventListener('abort', cancel, { once: true });
    const output = collect(child, run.limits.bytes, () =>
      stop({ kind: 'failed', message: `It printed more than ${Math.round(run.limits.bytes / 1_048_576)} MB` }, 0),
    );
    const messages = follow(child, run.onMessage);
    child.once('error', (error) => {
      failure = error.message;
      if (pid === undefined) over();
    });
    child.once('exit', (status) => {
      code = status;
      if (pid !== undefined) killGroup(pid);
      // What has left the group may hold on to the output.
      const closing = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, lastOutput);
      child.once('close', () => {
        clearTimeout(closing);
        over();
      });
    });

    function over(): void {
      clearTimeout(tooLong);
      run.signal.removeEventListener('abort', cancel);
      if (pid !== undefined) endWatch(pid);
      const result = early;
      if (result) void ending.then(() => resolve(result));
      else if (pid === undefined) resolve({ kind: 'failed', message: failure });
      else resolve({ kind: 'ended', code, output: output(), messages: messages() });
    }
  });
}

/** Asks the program to end, and after a while ends it and everything below it. */
async function end(child: ChildProcess, patience: number): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  const tree = await processTree(pid);
  if (process.platform !== 'win32' && patience > 0) {
    const ended = new Promise<void>((resolve) => {
      const impatient = setTimeout(resolve, patience);
      child.once('exit', () => {
        clearTimeout(impatient);
        resolve();
      });
    });
    child.kill('SIGINT');
    await ended;
  }
  // Some of it may have been started meanwhile.
  await killTree([...tree, ...(await processTree(pid))]);
  killGroup(pid);
}

function collect(child: ChildProcess, most: number, onTooMuch: () => void): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  child.stdout?.on('data', (bytes: Buffer) => {
    size += bytes.length;
    if (size <= most) {
      chunks.push(bytes);
      return;
    }
    chunks.length = 0;
    onTooMuch();
  });
  return () => Buffer.concat(chunks).toString('utf8');
}

/** Lines of standard error; a line longer than what is kept is cut. */
function follow(child: ChildProcess, onMessage: (line: string) => void): () => string {
  const decoder = new StringDecoder('utf8');
  let kept = '';
  let rest = '';
  let told = 0;
  const tell = (line: string): void => {
    const text = line.trimEnd();
    if (text === '' || told > mostLines) return;
    onMessage(told++ === mostLines ? '…' : text);
  };
  child.stderr?.on('data', (bytes: Buffer) => {
    const text = decoder.write(bytes);
    kept = (kept + text).slice(-keptMessages);
    const lines = (rest + text).split('\n');
    rest = (lines.pop() ?? '').slice(0, keptMessages);
    for (const line of lines) tell(line);
  });
  child.stderr?.once('close', () => tell(rest));
  return () => kept;
}

/** Lines of standard error that go to the log. */
const mostLines = 10_000;

function span(milliseconds: number): string {
  return milliseconds < 60_000 ? `${milliseconds / 1000} s` : `${Math.round(milliseconds / 60_000)} minutes`;
}
