/** Makes the copy of a workbench's folder a git repository with one commit of everything in it. */
import { execFileSync } from 'node:child_process';

export function commitAll(folder: string): void {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '--message', 'as it was');
}

export function git(folder: string, ...words: readonly string[]): string {
  const who = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
  return execFileSync('git', ['-C', folder, ...who, ...words], { stdio: 'pipe', encoding: 'utf8' });
}
