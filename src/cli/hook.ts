/** `costline hook`: the pre-commit hook of git. */
import { resolve } from 'node:path';
import { type HookState, hookState, installHook, uninstallHook } from '../node/git-hook';
import type { HookCommand } from './command';
import type { Context } from './context';
import { InputError } from './input';

export async function runHook({ action, path, failAbove, shared }: HookCommand, context: Context): Promise<void> {
  const directory = resolve(path);
  const program = [process.execPath, process.argv[1] ?? 'costline'];
  const result =
    action === 'install'
      ? await installHook(directory, { program, failAbove: failAbove?.text, shared })
      : action === 'uninstall'
        ? await uninstallHook(directory)
        : await hookState(directory);
  if (result.kind === 'problem') throw new InputError(result.message);
  context.write(`${describe(result)}\n`);
}

function describe({ file, hook, kept }: HookState): string {
  switch (hook) {
    case 'ours':
      return `${file}: installed${kept ? '; the hook that was there runs first' : ''}`;
    case 'other':
      return `${file}: not installed; there is another hook`;
    case 'none':
      return `${file}: not installed`;
  }
}
