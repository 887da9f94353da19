/**
 * Runs git so that a repository, whoever made it, can start nothing: no hooks, no file system monitor, no filters, no text
 * conversion, no pager, no network, no prompt. Only commands that read objects, refs and the index are run.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { findProgram } from './find-program';

/** How git is called for one directory. */
export interface GitCaller {
  readonly run: (args: readonly string[]) => Promise<GitAnswer>;
  /** Starts a process that is talked to over its standard input and output. */
  readonly start: (args: readonly string[]) => ChildProcess;
}

export interface GitAnswer {
  readonly ok: boolean;
  readonly output: Buffer;
  /** What git said of the failure, without `fatal:`; empty where it went well. */
  readonly message: string;
}

/** The index that a commit under way uses, as git tells its hooks; else the repository's own. */
export interface GitOptions {
  readonly indexFile?: string | undefined;
}

/** In milliseconds. Nothing that is asked here takes long, but a repository may lie on a network drive. */
const patience = 60_000;

/** In bytes: the list of an index of half a million files. */
const longestAnswer = 128 * 1024 * 1024;

/** `undefined` where no git is installed. */
export function gitFor(directory: string, { indexFile }: GitOptions = {}): GitCaller | undefined {
  const program = findProgram('git');
  if (program === undefined) return undefined;
  const env = environment(indexFile);
  const all = (args: readonly string[]): readonly string[] => [...safe, '-C', directory, ...args];
  return {
    run: (args) =>
      new Promise((resolve) => {
        const settings = {
          env,
          encoding: 'buffer',
          timeout: patience,
          maxBuffer: longestAnswer,
          windowsHide: true,
        } as const;
        execFile(program, [...all(args)], settings, (error, output, messages) => {
          const said = messages
            .toString('utf8')
            .trim()
            .replace(/^(fatal|error): /, '');
          resolve({ ok: error === null, output, message: error === null ? '' : said || error.message });
        });
      }),
    start: (args) => spawn(program, [...all(args)], { env, stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true }),
  };
}

/** What a repository's own configuration could have started, turned off; the command line is stronger than the repository. */
const safe: readonly string[] = [
  '--no-pager',
  '--no-optional-locks',
  '--literal-pathspecs',
  ...[
    'core.fsmonitor=false',
    `core.hooksPath=${devNull}`,
    'core.untrackedCache=false',
    'safe.bareRepository=explicit',
    'protocol.allow=never',
  ].flatMap((setting) => ['-c', setting]),
];

/** Variables of git that say something of the machine; all others would lead to another repository or start something. */
const kept =
  /^GIT_(CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|CONFIG_(GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+))$/;

function environment(indexFile: string | undefined): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_') || kept.test(name));
  return {
    ...Object.fromEntries(own),
    ...(indexFile !== undefined && { GIT_INDEX_FILE: indexFile }),
    GIT_TERMINAL_PROMPT: '0',
    // Objects that a partial clone has not fetched are said to be missing. Older versions do not know the first of these.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_OPTIONAL_LOCKS: '0',
    LC_ALL: 'C',
  };
}
