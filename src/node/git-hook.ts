/**
 * The pre-commit hook that shows what a commit costs. A hook that is there already is kept under another name, runs first, and is
 * put back as it was.
 */
import { chmod, lstat, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isInside } from '../host';
import { type GitCaller, gitFor } from './git-process';
import { toSlashes } from './host';

export interface HookState {
  readonly kind: 'state';
  readonly file: string;
  /** Ours is there, another one, or none. */
  readonly hook: 'ours' | 'other' | 'none';
  /** A hook that was there before is kept beside ours. */
  readonly kept: boolean;
}

/** Why nothing was done, in the words for the person. */
export interface HookProblem {
  readonly kind: 'problem';
  readonly message: string;
}

export interface HookOptions {
  /** What the hook runs where no `costline` is in the PATH: a program and its first arguments. */
  readonly program: readonly string[];
  /** As for `--fail-above`; without it the hook never stops a commit. */
  readonly failAbove: string | undefined;
  /** Whether hooks outside of the repository may be changed. */
  readonly shared: boolean;
}

const marker = 'Installed by "costline hook install"';
const keptSuffix = '.before-costline';

export async function hookState(directory: string): Promise<HookState | HookProblem> {
  const place = await findHook(directory);
  return place.kind === 'problem' ? place : stateOf(place.file);
}

export async function installHook(directory: string, options: HookOptions): Promise<HookState | HookProblem> {
  const place = await findHook(directory);
  if (place.kind === 'problem') return place;
  if (place.outside && !options.shared) {
    return problem(
      `core.hooksPath is ${dirname(place.file)}, outside of this repository: other repositories may use it (--shared installs all the same)`,
    );
  }
  const { file } = place;
  const before = await stateOf(file);
  if (before.hook === 'other') {
    if (before.kept) return problem(`${file}${keptSuffix} is there already: put one of the two hooks away first`);
    await rename(file, file + keptSuffix);
  }
  await mkdir(dirname(file), { recursive: true });
  // Written beside it and put in its place: a hook is there in full or not at all.
  const written = `${file}.costline-new`;
  await writeFile(written, hookText(options));
  await chmod(written, 0o755);
  await rename(written, file);
  return stateOf(file);
}

/** Puts back what was there. A hook that is not ours stays. */
export async function uninstallHook(directory: string): Promise<HookState | HookProblem> {
  const place = await findHook(directory);
  if (place.kind === 'problem') return place;
  const { file } = place;
  const before = await stateOf(file);
  if (before.hook === 'other') return problem(`${file} is not Costline's; it stays as it is`);
  if (before.kept) await rename(file + keptSuffix, file);
  else await rm(file, { force: true });
  return stateOf(file);
}

function problem(message: string): HookProblem {
  return { kind: 'problem', message };
}

async function stateOf(file: string): Promise<HookState> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const kept = await lstat(file + keptSuffix).then(
    () => true,
    () => false,
  );
  const hook = text?.includes(marker) ? 'ours' : text === undefined && !(await exists(file)) ? 'none' : 'other';
  return { kind: 'state', file, hook, kept };
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}

interface HookPlace {
  readonly kind: 'place';
  readonly file: string;
  readonly outside: boolean;
}

/** Where git looks for the hook: `core.hooksPath`, else the hooks that all worktrees share. */
async function findHook(directory: string): Promise<HookPlace | HookProblem> {
  const git = gitFor(directory);
  if (!git) return problem('git is not installed, or not in the PATH');
  const { ok, output, message } = await git.run(['rev-parse', '--show-toplevel', '--git-common-dir']);
  if (!ok)
    return problem(`${directory} is in no git repository with a working tree (git: ${message.split('\n', 1)[0]})`);
  const [top = '', common = ''] = output.toString('utf8').split('\n');
  const shared = resolve(directory, common);
  const configured = await hooksPath(git);
  const folder = configured === undefined ? join(shared, 'hooks') : resolve(top, configured);
  const real = toSlashes(await realpath(folder).catch(() => folder));
  const inside = [top, shared].map((path) => toSlashes(path)).some((path) => isInside(real, path));
  return { kind: 'place', file: join(folder, 'pre-commit'), outside: !inside };
}

/** As the configuration has it: this program itself runs git with another one. */
async function hooksPath(git: GitCaller): Promise<string | undefined> {
  const { output } = await git.run(['config', '--type=path', '--show-origin', '-z', '--get-all', 'core.hooksPath']);
  const parts = output.toString('utf8').split('\0');
  let found: string | undefined;
  for (let index = 0; index + 1 < parts.length; index += 2) {
    if (!parts[index]?.startsWith('command line')) found = parts[index + 1];
  }
  return found === '' ? undefined : found;
}

function hookText({ program, failAbove }: HookOptions): string {
  const limit = failAbove === undefined ? '' : ` --fail-above ${quote(failAbove)}`;
  return `#!/bin/sh
# ${marker}; "costline hook uninstall" puts back what was here before.
before="$0${keptSuffix}"
if [ -x "$before" ]; then
  "$before" "$@" || exit $?
fi
if command -v costline >/dev/null 2>&1; then
  costline diff --staged${limit}
else
  ${program.map(quote).join(' ')} diff --staged${limit}
fi
${failAbove === undefined ? '# No limit is set: whatever it costs, the commit goes on.\nexit 0' : '# 3: more than is allowed. What cannot be estimated stops no commit.\n[ $? -ne 3 ] || exit 1\nexit 0'}
`;
}

/** A word of a shell. */
function quote(text: string): string {
  return `'${toSlashes(text).replaceAll("'", "'\\''")}'`;
}
