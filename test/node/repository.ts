/** Real git repositories in the temporary folder. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newFolder } from '../new-folder';

export interface TestRepository {
  readonly folder: string;
  readonly git: (...args: readonly string[]) => string;
  /** `null` deletes a file. */
  readonly write: (files: Readonly<Record<string, string | null>>) => void;
  /** Everything, as one commit. Returns its id. */
  readonly commit: (files?: Readonly<Record<string, string | null>>, message?: string) => string;
}

const folders: string[] = [];

/** A repository on the branch `main`, without commits unless there are files. */
export function createRepository(files?: Readonly<Record<string, string>>): TestRepository {
  const folder = temporaryFolder();
  const repository = repositoryIn(folder);
  repository.git('init', '--quiet', '--initial-branch=main');
  if (files) repository.commit(files);
  return repository;
}

export function temporaryFolder(): string {
  const folder = newFolder('git');
  folders.push(folder);
  return folder;
}

/** To be called after the tests. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function repositoryIn(folder: string): TestRepository {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', folder, '-c', 'protocol.file.allow=always', ...args], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: folder, ...author },
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  const write: TestRepository['write'] = (files) => {
    for (const [name, text] of Object.entries(files)) {
      const file = join(folder, name);
      mkdirSync(dirname(file), { recursive: true });
      if (text === null) rmSync(file, { recursive: true });
      else writeFileSync(file, text);
    }
  };
  return {
    folder,
    git,
    write,
    commit: (files = {}, message = 'a change') => {
      write(files);
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--no-verify', '--message', message);
      return git('rev-parse', 'HEAD');
    },
  };
}

const author = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};
