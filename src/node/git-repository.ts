/** A git repository as a source of earlier files: revisions, merge bases, the index. Nothing is checked out or written. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { directoryOf, type Host, resolvePath } from '../host';
import { createSparseHost, createTreeHost } from './git-host';
import { createObjectReader } from './git-objects';
import { type GitCaller, type GitOptions, gitFor } from './git-process';
import { createTreeReader, parseIndex, type Tree, treeOfIndex } from './git-tree';
import { toSlashes } from './host';

/** What to compare with. */
export type Baseline =
  /** A branch, a tag, a commit, in any way that git understands. */
  | { readonly kind: 'ref'; readonly name: string }
  /** The last commit that HEAD shares with a ref; with the main branch where none is named. */
  | { readonly kind: 'merge-base'; readonly with: string | undefined }
  /** What is staged. */
  | { readonly kind: 'index' };

/** The files of a revision. */
export interface Revision {
  readonly host: Host;
  /** What it is for people: `HEAD`, `merge base with origin/main`. */
  readonly label: string;
  /** Stays the same as long as no file differs: what was computed for it holds. */
  readonly treeId: string;
  /** The commit; `undefined` for the index, and where there is no commit yet. */
  readonly commit: string | undefined;
}

/** Why there is nothing to compare with, in the words for the person. */
export interface Unavailable {
  readonly kind: 'unavailable';
  readonly reason: 'no-git' | 'no-repository' | 'bare' | 'refused' | 'no-revision';
  readonly message: string;
}

export interface GitRepository {
  readonly kind: 'repository';
  /** Absolute, with `/` between the parts. */
  readonly topLevel: string;
  readonly revision: (baseline: Baseline) => Promise<Revision | Unavailable>;
  /** The working tree, with what a sparse checkout leaves out of it. */
  readonly workingTree: () => Promise<Host>;
  /** Ends the processes. */
  readonly dispose: () => void;
}

export interface RepositoryOptions extends GitOptions {
  /** The files of this machine, within the repository. */
  readonly diskHost: (boundary: string) => Host;
  readonly onError: (message: string) => void;
}

/** `HEAD~2`, `index` for what is staged, `merge-base` or `main...` for the common ancestor. */
export function parseBaseline(text: string): Baseline {
  if (text === 'index') return { kind: 'index' };
  if (text === 'merge-base') return { kind: 'merge-base', with: undefined };
  if (text.endsWith('...')) return { kind: 'merge-base', with: text.slice(0, -3) || undefined };
  return { kind: 'ref', name: text };
}

/** The repository that a directory is in. */
export async function openRepository(
  directory: string,
  options: RepositoryOptions,
): Promise<GitRepository | Unavailable> {
  const git = gitFor(directory, options);
  if (!git) return unavailable('no-git', 'git is not installed, or not in the PATH');
  const answer = await git.run(['rev-parse', '--is-inside-work-tree', '--show-toplevel', '--show-cdup']);
  const [inside = '', top = '', up = ''] = answer.output.toString('utf8').split('\n');
  if (!answer.ok || inside !== 'true') return whyNot(answer.message, directory);
  const topLevel = await ownName(directory, toSlashes(top), up);
  // A repository's own configuration may call any directory its working tree, up to the whole disk.
  if (nearestRepository(directory) !== topLevel) {
    return unavailable('refused', `the repository says that its working tree is ${topLevel}, where no .git is`);
  }
  return new Repository(git, topLevel, options);
}

/** The nearest directory upwards with a `.git` in it. */
function nearestRepository(directory: string): string | undefined {
  for (let current = directory; ; current = directoryOf(current)) {
    if (existsSync(`${current}/.git`)) return current;
    if (directoryOf(current) === current) return undefined;
  }
}

/** The top level as the directory at hand is named: git tells it with all symbolic links resolved. */
async function ownName(directory: string, top: string, up: string): Promise<string> {
  const named = resolvePath(directory, up === '' ? '.' : up.replace(/\/$/, ''));
  const real = await realpath(named).catch(() => '');
  return toSlashes(real) === top ? named : top;
}

function whyNot(message: string, directory: string): Unavailable {
  if (/dubious ownership/.test(message)) {
    const advice = `git config --global --add safe.directory ${directory}`;
    return unavailable('refused', `git does not read the repository, for it belongs to another user (${advice})`);
  }
  if (/bare repository|must be run in a work tree/.test(message) || message === '') {
    return unavailable('bare', 'this is a repository without a working tree');
  }
  if (/not a git repository/.test(message)) return unavailable('no-repository', 'this is not in a git repository');
  return unavailable('refused', `git does not read the repository: ${firstLine(message)}`);
}

function unavailable(reason: Unavailable['reason'], message: string): Unavailable {
  return { kind: 'unavailable', reason, message };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

const noFiles: Tree = new Map();

class Repository implements GitRepository {
  readonly kind = 'repository';
  private readonly objects;
  private readonly readTree;
  private readonly hosts = new Map<string, Host>();
  private readonly submodules = new Map<string, Promise<GitRepository | undefined>>();

  constructor(
    private readonly git: GitCaller,
    readonly topLevel: string,
    private readonly options: RepositoryOptions,
  ) {
    this.objects = createObjectReader(git);
    this.readTree = createTreeReader(this.objects);
  }

  async revision(baseline: Baseline): Promise<Revision | Unavailable> {
    switch (baseline.kind) {
      case 'index':
        return this.index();
      case 'ref':
        return this.ref(baseline.name, baseline.name);
      case 'merge-base':
        return this.mergeBase(baseline.with);
    }
  }

  async workingTree(): Promise<Host> {
    const disk = this.options.diskHost(this.topLevel);
    const sparse = await this.git.run(['config', '--type=bool', '--get', 'core.sparseCheckout']);
    if (sparse.output.toString('utf8').trim() !== 'true') return disk;
    const entries = await this.indexEntries();
    return createSparseHost(disk, this.host(treeOfIndex(entries.filter(({ skipped }) => skipped))));
  }

  dispose(): void {
    this.objects.dispose();
    for (const repository of this.submodules.values()) void repository.then((opened) => opened?.dispose());
  }

  private async ref(name: string, label: string): Promise<Revision | Unavailable> {
    if (!isRef(name)) return unavailable('no-revision', `"${name}" cannot be the name of a revision`);
    const commit = await this.commitOf(name);
    if (commit === undefined) {
      if (name === 'HEAD' && !(await this.hasCommits())) {
        return { host: this.host(noFiles), label: 'nothing (there is no commit yet)', treeId: '', commit: undefined };
      }
      return unavailable('no-revision', await this.missing(name));
    }
    const object = await this.objects.read(`${commit}^{tree}`);
    const tree = object && (await this.readTree(object.id));
    if (!tree) return unavailable('no-revision', `the files of ${label} are not in this clone`);
    return { host: this.hostOf(object.id, tree), label, treeId: object.id, commit };
  }

  private async mergeBase(given: string | undefined): Promise<Revision | Unavailable> {
    const other = given ?? (await this.mainBranch());
    if (other === undefined) {
      return unavailable(
        'no-revision',
        'there is no main branch to find the merge base with (main, master, origin/HEAD)',
      );
    }
    if (!isRef(other)) return unavailable('no-revision', `"${other}" cannot be the name of a revision`);
    if ((await this.commitOf(other)) === undefined) return unavailable('no-revision', await this.missing(other));
    const { ok, output } = await this.git.run(['merge-base', 'HEAD', other]);
    const commit = output.toString('utf8').trim();
    if (!ok || commit === '') {
      const message = `HEAD and ${other} have no common ancestor${(await this.isShallow()) ? ` in this shallow clone; ${deepen}` : ''}`;
      return unavailable('no-revision', message);
    }
    return this.ref(commit, `merge base with ${other}`);
  }

  private async index(): Promise<Revision> {
    const entries = await this.indexEntries();
    for (const { path, stage } of entries) {
      if (stage === 2) this.options.onError(`${path}: in conflict; our side counts`);
    }
    const hash = createHash('sha1');
    for (const { path, mode, id, stage } of entries) hash.update(`${mode} ${id} ${stage} ${path}\0`);
    const treeId = `index ${hash.digest('hex')}`;
    return { host: this.hostOf(treeId, treeOfIndex(entries)), label: 'the index', treeId, commit: undefined };
  }

  private async indexEntries(): Promise<ReturnType<typeof parseIndex>> {
    // From the top level: git lists what is below the directory it runs in.
    const git = gitFor(this.topLevel, this.options) ?? this.git;
    const { ok, output, message } = await git.run(['ls-files', '--stage', '-t', '-z']);
    if (!ok) this.options.onError(`the index cannot be read: ${firstLine(message)}`);
    return parseIndex(output);
  }

  /** One host for each tree: what has been read of it is kept. */
  private hostOf(treeId: string, tree: Tree): Host {
    let host = this.hosts.get(treeId);
    if (!host) {
      host = this.host(tree);
      this.hosts.set(treeId, host);
    }
    return host;
  }

  private host(tree: Tree): Host {
    const { diskHost, onError } = this.options;
    return createTreeHost({
      topLevel: this.topLevel,
      tree,
      objects: this.objects,
      disk: diskHost(this.topLevel),
      submodule: (directory, commit) => this.submodule(directory, commit),
      onError,
    });
  }

  private async submodule(directory: string, commit: string): Promise<Host | undefined> {
    let opening = this.submodules.get(directory);
    if (!opening) {
      opening = this.openSubmodule(directory);
      this.submodules.set(directory, opening);
    }
    const repository = await opening;
    if (!repository) return undefined;
    const revision = await repository.revision({ kind: 'ref', name: commit });
    if ('host' in revision) return revision.host;
    this.options.onError(`submodule ${directory}: ${revision.message}`);
    return undefined;
  }

  private async openSubmodule(directory: string): Promise<GitRepository | undefined> {
    const { diskHost, onError } = this.options;
    const repository = await openRepository(directory, { diskHost, onError });
    // Where a submodule is not checked out, git finds the repository around it.
    if (repository.kind === 'repository' && repository.topLevel === directory) return repository;
    if (repository.kind === 'repository') repository.dispose();
    onError(`submodule ${directory} is not checked out (git submodule update --init)`);
    return undefined;
  }

  private async commitOf(name: string): Promise<string | undefined> {
    const { ok, output } = await this.git.run(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
    const commit = output.toString('utf8').trim();
    return ok && /^[0-9a-f]{40,64}$/.test(commit) ? commit : undefined;
  }

  private async mainBranch(): Promise<string | undefined> {
    for (const name of ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master']) {
      if ((await this.commitOf(name)) !== undefined) return name;
    }
    return undefined;
  }

  private async hasCommits(): Promise<boolean> {
    const { output } = await this.git.run(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
    return output.length > 0;
  }

  private async isShallow(): Promise<boolean> {
    const { output } = await this.git.run(['rev-parse', '--is-shallow-repository']);
    return output.toString('utf8').trim() === 'true';
  }

  private async missing(name: string): Promise<string> {
    if (!(await this.hasCommits())) return `"${name}" names no commit: this repository has none yet`;
    const message = `"${name}" names no commit in this repository`;
    return (await this.isShallow()) ? `${message}, which is a shallow clone; ${deepen}` : message;
  }
}

const deepen =
  'fetch more of its history (git fetch --unshallow; fetch-depth: 0 for actions/checkout, GIT_DEPTH: 0 for GitLab)';

/** What git may be asked to resolve: never something that it would take for an option. */
function isRef(name: string): boolean {
  return name !== '' && name.length <= 1000 && !name.startsWith('-') && !/\p{Cc}/u.test(name);
}
