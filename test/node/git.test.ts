import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../../src/host';
import { findRenames } from '../../src/insight/renames';
import { type GitRepository, openRepository, parseBaseline, type Revision } from '../../src/node/git-repository';
import { createNodeHost } from '../../src/node/host';
import { createRepository, removeFolders, repositoryIn, type TestRepository, temporaryFolder } from './repository';

describe('earlier files from git', () => {
  const opened: GitRepository[] = [];
  let told: string[] = [];

  beforeEach(() => {
    told = [];
  });
  afterEach(() => {
    for (const repository of opened.splice(0)) repository.dispose();
  });
  after(removeFolders);

  async function open(folder: string, indexFile?: string): Promise<GitRepository> {
    const onError = (message: string): void => {
      told.push(message);
    };
    const repository = await openRepository(folder, {
      diskHost: (boundary) => createNodeHost([boundary], onError),
      onError,
      indexFile,
    });
    if (repository.kind === 'unavailable') return assert.fail(repository.message);
    opened.push(repository);
    return repository;
  }

  async function revision(folder: string, base: string): Promise<Revision> {
    const found = await (await open(folder)).revision(parseBaseline(base));
    return 'kind' in found ? assert.fail(found.message) : found;
  }

  async function message(folder: string, base: string): Promise<string> {
    const found = await (await open(folder)).revision(parseBaseline(base));
    return 'kind' in found ? found.message : assert.fail(`${base} is there`);
  }

  async function whyNot(folder: string): Promise<string> {
    const found = await openRepository(folder, { diskHost: () => createNodeHost([], () => {}), onError: () => {} });
    if (found.kind === 'unavailable') return `${found.reason}: ${found.message}`;
    found.dispose();
    return 'opened';
  }

  describe('reads', () => {
    it('files and folders as the revision has them, not as they are', async () => {
      const { folder, write } = createRepository({ 'main.tf': 'one', 'modules/a/x.tf': 'two', 'ünï code.tf': 'three' });
      write({ 'main.tf': 'changed', 'modules/a/x.tf': null, 'new.tf': 'untracked' });
      const { host } = await revision(folder, 'HEAD');
      assert.equal(await host.read(`${folder}/main.tf`), 'one');
      assert.equal(await host.read(`${folder}/modules/a/x.tf`), 'two');
      assert.equal(await host.read(`${folder}/ünï code.tf`), 'three');
      assert.equal(await host.read(`${folder}/new.tf`), undefined);
      assert.equal(await host.read(`${folder}/modules`), undefined);
      assert.deepEqual(await names(host, folder), ['main.tf', 'modules/', 'ünï code.tf']);
      assert.deepEqual(await names(host, `${folder}/modules/a`), ['x.tf']);
      assert.deepEqual(await names(host, `${folder}/absent`), []);
      assert.deepEqual(await names(host, `${folder}/main.tf`), []);
    });

    it('the same as the disk, where nothing has changed', async () => {
      const files = Object.fromEntries(
        Array.from({ length: 60 }, (_, index) => [`d${index % 7}/e${index % 3}/f${index}.tf`, 'x'.repeat(index * 997)]),
      );
      const { folder } = createRepository({ ...files, 'empty.tf': '' });
      const { host } = await revision(folder, 'HEAD');
      assert.deepEqual(await contents(host, folder), await contents(createNodeHost([folder], assert.fail), folder));
    });

    it('nothing outside of the repository', async () => {
      const { folder, commit } = createRepository({ 'a.tf': 'a' });
      symlinkSync('../../../etc/passwd', join(folder, 'out.tf'));
      symlinkSync('/etc', join(folder, 'etc'));
      commit();
      const { host } = await revision(folder, 'HEAD');
      for (const path of ['/etc/passwd', `${folder}/../x.tf`, `${folder}/out.tf`, `${folder}/etc/passwd`])
        assert.equal(await host.read(path), undefined);
    });

    it('through symbolic links, and not for ever', async () => {
      const { folder, commit } = createRepository({ 'real/a.tf': 'a' });
      symlinkSync('real', join(folder, 'folder'));
      symlinkSync('folder/a.tf', join(folder, 'file.tf'));
      symlinkSync('circle.tf', join(folder, 'circle.tf'));
      commit();
      const { host } = await revision(folder, 'HEAD');
      assert.equal(await host.read(`${folder}/folder/a.tf`), 'a');
      assert.equal(await host.read(`${folder}/file.tf`), 'a');
      assert.deepEqual(await names(host, `${folder}/folder`), ['a.tf']);
      assert.equal(await host.read(`${folder}/circle.tf`), undefined);
    });

    it('what terraform init has downloaded from the disk, for git does not have it', async () => {
      const { folder, write } = createRepository({ 'main.tf': 'a', '.gitignore': '.terraform\n' });
      write({ '.terraform/modules/modules.json': '{}' });
      const { host } = await revision(folder, 'HEAD');
      assert.equal(await host.read(`${folder}/.terraform/modules/modules.json`), '{}');
    });

    it('not what is kept encrypted, and says so', async () => {
      const { folder, commit } = createRepository();
      writeFileSync(join(folder, 'secret.tfvars'), Buffer.from('\0GITCRYPT\0\u0001\u0002', 'latin1'));
      commit();
      const { host } = await revision(folder, 'HEAD');
      assert.equal(await host.read(`${folder}/secret.tfvars`), undefined);
      assert.match(told.join(), /secret\.tfvars: kept encrypted in git/);
    });
  });

  describe('finds', () => {
    it('branches, tags, commits, and what leads to them', async () => {
      const { folder, commit, git } = createRepository({ 'a.tf': '1' });
      git('tag', '--annotate', '--message', 'x', 'v1');
      const second = commit({ 'a.tf': '2' });
      git('branch', 'feature/x');
      commit({ 'a.tf': '3' });
      for (const [base, text] of [
        ['HEAD', '3'],
        ['v1', '1'],
        ['feature/x', '2'],
        [second, '2'],
        ['HEAD~2', '1'],
        ['main@{0}', '3'],
      ] as const)
        assert.equal(await (await revision(folder, base)).host.read(`${folder}/a.tf`), text, base);
    });

    it('the commit that two branches share, with the main branch where none is named', async () => {
      const { folder, commit, git } = createRepository({ 'a.tf': 'shared' });
      git('switch', '--quiet', '--create', 'topic');
      commit({ 'a.tf': 'topic' });
      git('switch', '--quiet', 'main');
      commit({ 'a.tf': 'main' });
      git('switch', '--quiet', 'topic');
      for (const [base, label] of [
        ['merge-base', 'merge base with main'],
        ['main...', 'merge base with main'],
      ] as const) {
        const found = await revision(folder, base);
        assert.deepEqual([await found.host.read(`${folder}/a.tf`), found.label], ['shared', label]);
      }
    });

    it('what is staged', async () => {
      const { folder, write, git } = createRepository({ 'a.tf': 'committed', 'd/b.tf': 'b' });
      write({ 'a.tf': 'staged', 'd/new.tf': 'new' });
      git('add', '--all');
      write({ 'a.tf': 'later' });
      const { host, treeId } = await revision(folder, 'index');
      assert.equal(await host.read(`${folder}/a.tf`), 'staged');
      assert.deepEqual(await names(host, `${folder}/d`), ['b.tf', 'new.tf']);
      assert.equal((await revision(folder, 'index')).treeId, treeId);
      git('add', '--all');
      assert.notEqual((await revision(folder, 'index')).treeId, treeId);
    });

    it('what is staged also from a folder below', async () => {
      const { folder } = createRepository({ 'a.tf': 'a', 'd/b.tf': 'b' });
      const { host } = await revision(`${folder}/d`, 'index');
      assert.deepEqual(await names(host, folder), ['a.tf', 'd/']);
    });

    it('our side of a conflict, and says so', async () => {
      const { folder, commit, git } = createRepository({ 'a.tf': 'base\n' });
      git('switch', '--quiet', '--create', 'other');
      commit({ 'a.tf': 'theirs\n' });
      git('switch', '--quiet', 'main');
      commit({ 'a.tf': 'ours\n' });
      assert.throws(() => git('merge', '--quiet', 'other'));
      const { host } = await revision(folder, 'index');
      assert.equal(await host.read(`${folder}/a.tf`), 'ours\n');
      assert.deepEqual(told, ['a.tf: in conflict; our side counts']);
    });

    it('the same tree under one name, so that what was computed for it holds', async () => {
      const { folder, commit, git } = createRepository({ 'a.tf': 'a' });
      const before = await revision(folder, 'HEAD');
      commit({}, 'nothing differs');
      const after = await revision(folder, 'HEAD');
      assert.equal(after.treeId, before.treeId);
      assert.equal(after.treeId, git('rev-parse', 'HEAD^{tree}'));
      assert.notEqual(after.commit, before.commit);
    });
  });

  describe('in', () => {
    it('a worktree', async () => {
      const main = createRepository({ 'a.tf': 'main' });
      const folder = join(temporaryFolder(), 'tree');
      main.git('worktree', 'add', '--quiet', '-b', 'topic', folder);
      repositoryIn(folder).commit({ 'a.tf': 'topic' });
      const { host } = await revision(folder, 'HEAD');
      assert.equal(await host.read(`${folder}/a.tf`), 'topic');
      assert.equal(await (await revision(folder, 'main')).host.read(`${folder}/a.tf`), 'main');
      assert.equal((await open(folder)).topLevel, folder);
    });

    it('a folder below the top', async () => {
      const { folder } = createRepository({ 'a.tf': 'a', 'envs/dev/b.tf': 'b' });
      const repository = await open(`${folder}/envs/dev`);
      assert.equal(repository.topLevel, folder);
    });

    it('a submodule: the files of the commit that the revision names', async () => {
      const module = createRepository({ 'm.tf': 'old' });
      const outer = createRepository({ 'a.tf': 'a' });
      outer.git('submodule', '--quiet', 'add', module.folder, 'modules/m');
      outer.commit();
      repositoryIn(`${outer.folder}/modules/m`).commit({ 'm.tf': 'new' });
      const { host } = await revision(outer.folder, 'HEAD');
      assert.equal(await host.read(`${outer.folder}/modules/m/m.tf`), 'old');
      assert.deepEqual(await names(host, `${outer.folder}/modules`), ['m/']);
      assert.deepEqual(await names(host, `${outer.folder}/modules/m`), ['m.tf']);
    });

    it('a clone without its submodules, and says what to do', async () => {
      const module = createRepository({ 'm.tf': 'old' });
      const outer = createRepository({ 'a.tf': 'a' });
      outer.git('submodule', '--quiet', 'add', module.folder, 'm');
      outer.commit();
      const folder = join(temporaryFolder(), 'clone');
      outer.git('clone', '--quiet', outer.folder, folder);
      const { host } = await revision(folder, 'HEAD');
      assert.equal(await host.read(`${folder}/m/m.tf`), undefined);
      assert.match(told.join(), /submodule .*\/m is not checked out \(git submodule update --init\)/);
    });

    it('a sparse checkout: what is left out counts as it is in the index', async () => {
      const { folder, git } = createRepository({ 'in/a.tf': 'a', 'out/b.tf': 'b', 'top.tf': 't' });
      git('sparse-checkout', 'set', 'in');
      assert.equal(existsSync(join(folder, 'out')), false);
      const working = await (await open(folder)).workingTree();
      assert.equal(await working.read(`${folder}/out/b.tf`), 'b');
      assert.deepEqual(await names(working, folder), ['in/', 'out/', 'top.tf']);
      writeFileSync(join(folder, 'in/a.tf'), 'edited');
      assert.equal(await working.read(`${folder}/in/a.tf`), 'edited');
    });

    it('a shallow clone: what is not there is said, with what to do', async () => {
      const origin = createRepository({ 'a.tf': '1' });
      const first = origin.commit({ 'a.tf': '2' });
      origin.commit({ 'a.tf': '3' });
      const folder = join(temporaryFolder(), 'clone');
      origin.git('clone', '--quiet', '--depth=1', `file://${origin.folder}`, folder);
      assert.equal(await (await revision(folder, 'HEAD')).host.read(`${folder}/a.tf`), '3');
      assert.match(await message(folder, first), /is a shallow clone; fetch more of its history \(.*fetch-depth: 0/);
      assert.match(await message(folder, 'HEAD~1'), /shallow clone/);
    });

    it('a partial clone: what has not been fetched is said, and not fetched', async () => {
      const origin = createRepository({ 'a.tf': 'earlier' });
      origin.commit({ 'a.tf': 'now' });
      origin.git('config', 'uploadpack.allowFilter', 'true');
      const folder = join(temporaryFolder(), 'clone');
      origin.git('clone', '--quiet', '--filter=blob:none', `file://${origin.folder}`, folder);
      const { host } = await revision(folder, 'HEAD~1');
      assert.equal(await host.read(`${folder}/a.tf`), undefined);
      assert.match(told.join(), /not in this clone/);
      assert.equal(await (await revision(folder, 'HEAD')).host.read(`${folder}/a.tf`), 'now');
    });

    it('a repository without commits: everything is new', async () => {
      const { folder, write } = createRepository();
      write({ 'a.tf': 'a' });
      const { host, label } = await revision(folder, 'HEAD');
      assert.equal(label, 'nothing (there is no commit yet)');
      assert.deepEqual(await names(host, folder), []);
      assert.equal(await message(folder, 'main'), '"main" names no commit: this repository has none yet');
    });
  });

  describe('says, without an error, that there is', () => {
    it('no repository', async () =>
      assert.equal(await whyNot(temporaryFolder()), 'no-repository: this is not in a git repository'));

    it('no working tree', async () => {
      const folder = temporaryFolder();
      repositoryIn(folder).git('init', '--quiet', '--bare');
      assert.equal(await whyNot(folder), 'bare: this is a repository without a working tree');
    });

    it('no git', async () => {
      const { PATH } = process.env;
      // A relative folder of PATH is the workspace's own: nothing in it is run.
      process.env.PATH = '.:bin';
      try {
        assert.equal(await whyNot(temporaryFolder()), 'no-git: git is not installed, or not in the PATH');
      } finally {
        process.env.PATH = PATH;
      }
    });

    it('no such revision', async () => {
      const { folder } = createRepository({ 'a.tf': 'a' });
      assert.equal(await message(folder, 'nope'), '"nope" names no commit in this repository');
      assert.equal(await message(folder, 'HEAD:a.tf'), '"HEAD:a.tf" names no commit in this repository');
    });

    it('a broken repository', async () => {
      const { folder } = createRepository({ 'a.tf': 'a' });
      writeFileSync(join(folder, '.git/config'), '[core\nbroken');
      assert.match(await whyNot(folder), /^refused: git does not read the repository: bad config/);
    });

    it('no main branch, no ancestor', async () => {
      const { folder, git, commit } = createRepository({ 'a.tf': 'a' });
      git('branch', '--move', 'main', 'trunk');
      assert.match(await message(folder, 'merge-base'), /^there is no main branch/);
      git('switch', '--quiet', '--orphan', 'island');
      commit({ 'b.tf': 'b' });
      assert.equal(await message(folder, 'trunk...'), 'HEAD and trunk have no common ancestor');
    });
  });

  describe('is safe with', () => {
    it('names that git would take for options', async () => {
      const { folder } = createRepository({ 'a.tf': 'a' });
      for (const name of ['--output=x', '-h', '', 'a\nb', 'a\0b', 'x'.repeat(2000)])
        assert.match(await message(folder, name), /cannot be the name of a revision|names no commit/);
    });

    it('a repository that would have git run things', async () => {
      const { folder, git, commit } = createRepository({ 'a.tf': 'a' });
      const marker = join(temporaryFolder(), 'ran');
      const program = join(folder, 'evil.sh');
      writeFileSync(program, `#!/bin/sh\ntouch ${marker}\ncat\n`);
      chmodSync(program, 0o755);
      writeFileSync(join(folder, '.gitattributes'), '*.tf filter=evil diff=evil\n');
      commit();
      mkdirSync(join(folder, '.git/hooks'), { recursive: true });
      for (const hook of ['post-index-change', 'post-checkout', 'reference-transaction', 'fsmonitor-watchman'])
        writeFileSync(join(folder, '.git/hooks', hook), readFileSync(program), { mode: 0o755 });
      for (const key of [
        'core.fsmonitor',
        'core.pager',
        'core.sshCommand',
        'core.editor',
        'core.askPass',
        'filter.evil.clean',
        'filter.evil.smudge',
        'diff.external',
        'diff.evil.textconv',
        'uploadpack.packObjectsHook',
        'credential.helper',
      ])
        git('config', key, program);
      git('config', 'core.sparseCheckout', 'true');
      const repository = await open(folder);
      for (const base of ['HEAD', 'index', 'merge-base']) await repository.revision(parseBaseline(base));
      const head = await repository.revision(parseBaseline('HEAD'));
      if ('host' in head) assert.equal(await head.host.read(`${folder}/a.tf`), 'a');
      await (await repository.workingTree()).list(folder);
      assert.equal(existsSync(marker), false);
      git('status');
      assert.equal(existsSync(marker), true, 'the trap works');
    });

    it('a working tree that is said to be the whole disk', async () => {
      const { folder, git } = createRepository({ 'a.tf': 'a' });
      git('config', 'core.worktree', '/');
      assert.match(await whyNot(folder), /^refused: .*working tree is \/, where no \.git is$/);
    });

    it('variables of git that lead elsewhere', async () => {
      const { folder } = createRepository({ 'a.tf': 'mine' });
      const other = createRepository({ 'a.tf': 'other' });
      process.env.GIT_DIR = join(other.folder, '.git');
      try {
        assert.equal(await (await revision(folder, 'HEAD')).host.read(`${folder}/a.tf`), 'mine');
      } finally {
        delete process.env.GIT_DIR;
      }
    });
  });

  it('uses the index of a commit under way', async () => {
    const { folder, write, git } = createRepository({ 'a.tf': 'committed' });
    write({ 'a.tf': 'in the other index' });
    const indexFile = join(folder, '.git/index.other');
    writeFileSync(indexFile, readFileSync(join(folder, '.git/index')));
    const repository = await open(folder, indexFile);
    assert.equal(await read(repository, 'index', `${folder}/a.tf`), 'committed');
    git('add', 'a.tf');
    writeFileSync(indexFile, readFileSync(join(folder, '.git/index')));
    assert.equal(await read(repository, 'index', `${folder}/a.tf`), 'in the other index');
  });

  describe('renames', () => {
    const lines = (from: number, to: number): string =>
      Array.from({ length: to - from }, (_, index) => `line number ${from + index} of the file\n`).join('');
    const cases: readonly (readonly [
      string,
      Readonly<Record<string, string>>,
      Readonly<Record<string, string | null>>,
    ])[] = [
      ['the same content', { 'a.tf': lines(0, 20) }, { 'a.tf': null, 'b/c.tf': lines(0, 20) }],
      ['a few lines differ', { 'a.tf': lines(0, 20) }, { 'a.tf': null, 'b.tf': lines(0, 17) }],
      ['half and half', { 'a.tf': lines(0, 20) }, { 'a.tf': null, 'b.tf': lines(11, 40) }],
      ['nothing in common', { 'a.tf': lines(0, 20) }, { 'a.tf': null, 'b.tf': lines(50, 70) }],
      [
        'two that change places with others',
        { 'a/x.tf': lines(0, 20), 'a/y.tf': lines(100, 120) },
        { 'a/x.tf': null, 'a/y.tf': null, 'b/x.tf': lines(0, 19), 'b/y.tf': lines(100, 118) },
      ],
      [
        'equal content under two names',
        { 'a/x.tf': lines(0, 9), 'a/y.tf': lines(0, 9) },
        { 'a/x.tf': null, 'a/y.tf': null, 'b/y.tf': lines(0, 9), 'b/x.tf': lines(0, 9) },
      ],
    ];
    for (const [name, before, after] of cases) {
      it(`are those that git finds: ${name}`, () => {
        const repository = createRepository(before);
        const first = repository.git('rev-parse', 'HEAD');
        repository.commit(after);
        const gone = Object.entries(before).filter(([file]) => after[file] === null);
        const fresh = Object.entries(after).filter((entry): entry is [string, string] => entry[1] !== null);
        const own = findRenames(new Map(gone), new Map(fresh));
        assert.deepEqual([...own].map(([now, was]) => `${was} -> ${now}`).sort(), gitRenames(repository, first));
      });
    }
  });
});

async function read(repository: GitRepository, base: string, file: string): Promise<string | undefined> {
  const found = await repository.revision(parseBaseline(base));
  return 'host' in found ? found.host.read(file) : assert.fail(found.message);
}

async function names(host: Host, directory: string): Promise<readonly string[]> {
  const entries = (await host.list(directory)).filter(({ name }) => name !== '.git');
  return entries.map(({ name, kind }) => (kind === 'directory' ? `${name}/` : name)).sort();
}

/** Every file under a folder with its text. */
async function contents(host: Host, folder: string): Promise<Readonly<Record<string, string | undefined>>> {
  const found: Record<string, string | undefined> = {};
  for (const { name, kind } of await host.list(folder)) {
    if (name === '.git') continue;
    if (kind === 'directory') Object.assign(found, await contents(host, `${folder}/${name}`));
    else found[`${folder}/${name}`] = await host.read(`${folder}/${name}`);
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function gitRenames({ git }: TestRepository, first: string): readonly string[] {
  return git('diff', '--name-status', '--find-renames', first, 'HEAD')
    .split('\n')
    .flatMap((line) => {
      const [status = '', was = '', now = ''] = line.split('\t');
      return status.startsWith('R') ? [`${was} -> ${now}`] : [];
    })
    .sort();
}
