/** `costline diff` and what belongs to it, as people run it, in repositories with a history. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonReport } from '../../src/report/json-shape';
import {
  createRepository,
  removeFolders,
  repositoryIn,
  type TestRepository,
  temporaryFolder,
} from '../node/repository';
import { type BundledProgram, bundleProgram, type Run, runProgram } from './bundled-program';

const provider = 'provider "aws" { region = "us-east-1" }\n';
const disk = (name: string, size: number | string, more = ''): string =>
  `resource "aws_ebs_volume" "${name}" {\n  availability_zone = "us-east-1a"\n  size = ${size}\n${more}}\n`;
const instance = (name: string, type: string): string =>
  `resource "aws_instance" "${name}" {\n  ami = "ami-1"\n  instance_type = "${type}"\n}\n`;

describe('costline diff', function () {
  this.timeout(120_000);
  let program: BundledProgram;

  before(async () => {
    program = await bundleProgram('src/cli/main.ts');
  });
  after(() => {
    program.dispose();
    removeFolders();
  });

  const run = (folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Run =>
    runProgram(program, args, { cwd: folder, env: { HOME: temporaryFolder(), ...env } });

  function diff(folder: string, ...args: readonly string[]): JsonReport {
    const { status, stdout, stderr } = run(folder, ['diff', '--format', 'json', ...args]);
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout);
  }

  function estimate(folder: string, ...args: readonly string[]): JsonReport {
    const { status, stdout, stderr } = run(folder, ['estimate', '.', '--format', 'json', ...args]);
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout);
  }

  const changes = (report: JsonReport): readonly string[] =>
    report.resources
      .filter(({ change }) => change?.kind !== 'unchanged')
      .map(({ address, change, diffTotalMonthlyCost }) => {
        const was = change?.pastAddress === undefined ? '' : ` (was ${change.pastAddress})`;
        return `${change?.kind} ${address}${was} ${diffTotalMonthlyCost}`;
      });

  const sums = ({ pastTotalMonthlyCost, totalMonthlyCost, diffTotalMonthlyCost }: JsonReport): readonly unknown[] => [
    pastTotalMonthlyCost,
    totalMonthlyCost,
    diffTotalMonthlyCost,
  ];

  describe('finds each kind of change, and says what estimating both revisions says', () => {
    const base = {
      'main.tf': `${provider}${disk('same', 10)}${disk('gone', 20)}${disk('larger', 30)}${disk('counted', 5, '  count = 2\n')}`,
      'modules/m/main.tf': `variable "size" {}\n${disk('inner', 'var.size')}`,
      'app.tf': 'module "m" {\n  source = "./modules/m"\n  size = var.size\n}\nvariable "size" {}\n',
      'terraform.tfvars': 'size = 100\n',
      'costline-usage.yml': 'resource_usage: {}\n',
    };
    const kinds: readonly (readonly [string, Readonly<Record<string, string | null>>, readonly string[]])[] = [
      [
        'resources added, removed and changed, in a file that git does not know and in one that is gone',
        {
          'main.tf': `${provider}${disk('same', 10)}${disk('larger', 300)}${disk('counted', 5, '  count = 2\n')}`,
          'new.tf': disk('new', 1),
        },
        ['changed aws_ebs_volume.larger 27', 'added aws_ebs_volume.new 0.1', 'removed aws_ebs_volume.gone -2'],
      ],
      [
        'the variables of a file beside it',
        { 'terraform.tfvars': 'size = 200\n' },
        ['changed module.m.aws_ebs_volume.inner 10'],
      ],
      [
        'a module that is called',
        { 'modules/m/main.tf': `variable "size" {}\n${disk('inner', 'var.size * 3')}` },
        ['changed module.m.aws_ebs_volume.inner 20'],
      ],
      [
        'a module that moves to another folder',
        {
          'modules/m/main.tf': null,
          'library/m.tf': `variable "size" {}\n${disk('inner', 'var.size')}`,
          'app.tf': 'module "m" {\n  source = "./library"\n  size = var.size\n}\nvariable "size" {}\n',
        },
        [],
      ],
      [
        'a resource under another name, by a moved block and by its content, and count that becomes for_each',
        {
          'main.tf':
            `${provider}${disk('same', 10)}${disk('went', 20)}${disk('grew', 40)}${disk('counted', 5, '  for_each = toset(["a", "b"])\n')}` +
            'moved {\n  from = aws_ebs_volume.larger\n  to = aws_ebs_volume.grew\n}\n',
        },
        [
          'moved aws_ebs_volume.went (was aws_ebs_volume.gone) 0',
          'changed aws_ebs_volume.grew (was aws_ebs_volume.larger) 1',
          'moved aws_ebs_volume.counted["a"] (was aws_ebs_volume.counted[0]) 0',
          'moved aws_ebs_volume.counted["b"] (was aws_ebs_volume.counted[1]) 0',
        ],
      ],
      ['a file under another name', { 'main.tf': null, 'disks.tf': base['main.tf'] }, []],
      [
        'everything',
        { 'main.tf': null, 'app.tf': null, 'other.tf': provider + instance('i', 't3.micro') },
        [
          'removed module.m.aws_ebs_volume.inner -10',
          'removed aws_ebs_volume.same -1',
          'removed aws_ebs_volume.gone -2',
          'removed aws_ebs_volume.larger -3',
          'removed aws_ebs_volume.counted[0] -0.5',
          'removed aws_ebs_volume.counted[1] -0.5',
        ],
      ],
    ];
    for (const [name, files, expected] of kinds) {
      it(name, () => {
        const repository = createRepository(base);
        const past = estimate(repository.folder);
        repository.write(files);
        const now = estimate(repository.folder);
        const report = diff(repository.folder);
        assert.deepEqual(
          sums(report).map((sum) => Math.round(Number(sum) * 100)),
          [past.totalMonthlyCost, now.totalMonthlyCost, (now.totalMonthlyCost ?? 0) - (past.totalMonthlyCost ?? 0)].map(
            (sum) => Math.round(Number(sum) * 100),
          ),
        );
        assert.deepEqual(
          changes(report).filter((change) => !change.includes('aws_instance.i ')),
          expected,
        );
        // From the other side: the new commit against the old one, without the files on disk.
        const first = repository.git('rev-parse', 'HEAD');
        repository.commit();
        assert.deepEqual(sums(diff(repository.folder)), [now.totalMonthlyCost, now.totalMonthlyCost, 0]);
        repository.write({ 'unrelated.tf': disk('x', 1000) });
        assert.deepEqual(sums(diff(repository.folder, '--base', first, '--head', 'HEAD')), sums(report));
      });
    }

    it('the usage that is stated', () => {
      const tf = `${provider}resource "aws_nat_gateway" "n" { subnet_id = "s" }\n`;
      const usage = (gb: number): string =>
        `resource_usage:\n  aws_nat_gateway.n:\n    monthly_data_processed_gb: ${gb}\n`;
      const repository = createRepository({ 'main.tf': tf, 'costline-usage.yml': usage(100) });
      repository.write({ 'costline-usage.yml': usage(200) });
      assert.deepEqual(changes(diff(repository.folder)), ['changed aws_nat_gateway.n 4.5']);
    });

    it('a file of variables that the command line names, as it was', () => {
      const tf = `${provider}variable "size" {}\n${disk('a', 'var.size')}`;
      const repository = createRepository({ 'main.tf': tf, 'dev.tfvars': 'size = 10\n' });
      repository.write({ 'dev.tfvars': 'size = 30\n' });
      assert.deepEqual(changes(diff(repository.folder, '--var-file', 'dev.tfvars')), ['changed aws_ebs_volume.a 2']);
    });
  });

  describe('compares with', () => {
    let repository: TestRepository;
    before(() => {
      repository = createRepository({ 'main.tf': provider + disk('a', 10) });
      repository.git('switch', '--quiet', '--create', 'topic');
      repository.commit({ 'main.tf': provider + disk('a', 20) });
      repository.git('branch', 'elsewhere', 'main');
      repository.git('switch', '--quiet', 'elsewhere');
      repository.commit({ 'main.tf': provider + disk('a', 1000) });
      repository.git('branch', '--force', 'main', 'elsewhere');
      repository.git('switch', '--quiet', 'topic');
      repository.write({ 'main.tf': provider + disk('a', 30) });
      repository.git('add', '--all');
      repository.write({ 'main.tf': provider + disk('a', 40) });
    });
    for (const [name, args, expected] of [
      ['the last commit', [], [2, 4, 2]],
      ['a branch', ['--base', 'main'], [100, 4, -96]],
      ['the common ancestor', ['--base', 'main...'], [1, 4, 3]],
      ['the common ancestor with the main branch', ['--base', 'merge-base'], [1, 4, 3]],
      ['what is staged', ['--base', 'index'], [3, 4, 1]],
      ['the last commit, of what is staged', ['--staged'], [2, 3, 1]],
      ['one commit, of another', ['--base', 'HEAD~1', '--head', 'HEAD'], [1, 2, 1]],
    ] as const)
      it(name, () => assert.deepEqual(sums(diff(repository.folder, ...args)), expected));

    it('a saved estimate', () => {
      const file = join(temporaryFolder(), 'saved.json');
      assert.equal(run(repository.folder, ['estimate', '.', '--save', file, '-q']).status, 0);
      repository.write({ 'main.tf': provider + disk('a', 45) });
      const report = diff(repository.folder, '--base', file);
      assert.deepEqual(sums(report), [4, 4.5, 0.5]);
      assert.deepEqual(report.resources[0]?.change?.components, [
        { name: 'Storage (general purpose SSD, gp2)', cause: 'size: 40 → 45' },
      ]);
      repository.write({ 'main.tf': provider + disk('a', 40) });
    });

    it('from a folder below, and a folder of another', () => {
      const inner = createRepository({
        'envs/a/main.tf': provider + disk('a', 10),
        'envs/b/main.tf': provider + disk('b', 10),
      });
      inner.write({ 'envs/a/main.tf': provider + disk('a', 20), 'envs/b/main.tf': provider + disk('b', 30) });
      assert.deepEqual(sums(diff(join(inner.folder, 'envs/a'))), [1, 2, 1]);
      assert.deepEqual(sums(diff(inner.folder, 'envs/b')), [1, 3, 2]);
      assert.deepEqual(sums(diff(inner.folder)), [2, 5, 3]);
    });
  });

  describe('in', () => {
    it('a worktree', () => {
      const repository = createRepository({ 'main.tf': provider + disk('a', 10) });
      const folder = join(temporaryFolder(), 'tree');
      repository.git('worktree', 'add', '--quiet', '-b', 'topic', folder);
      repositoryIn(folder).write({ 'main.tf': provider + disk('a', 30) });
      assert.deepEqual(sums(diff(folder)), [1, 3, 2]);
    });

    it('a repository with a submodule', () => {
      const module = createRepository({ 'main.tf': disk('a', 10) });
      const outer = createRepository({ 'main.tf': `${provider}module "m" { source = "./m" }\n` });
      outer.git('submodule', '--quiet', 'add', module.folder, 'm');
      outer.commit();
      repositoryIn(`${outer.folder}/m`).commit({ 'main.tf': disk('a', 30) });
      assert.deepEqual(changes(diff(outer.folder)), ['changed module.m.aws_ebs_volume.a 2']);
    });

    it('a sparse checkout, where what is left out is not gone', () => {
      const repository = createRepository({
        'in/main.tf': provider + disk('a', 10),
        'out/main.tf': provider + disk('b', 10),
      });
      repository.git('sparse-checkout', 'set', 'in');
      repository.write({ 'in/main.tf': provider + disk('a', 30) });
      assert.deepEqual(changes(diff(repository.folder)), ['changed aws_ebs_volume.a 2']);
    });

    it('a repository without commits: everything is new', () => {
      const repository = createRepository();
      repository.write({ 'main.tf': provider + disk('a', 10) });
      const report = diff(repository.folder);
      assert.deepEqual([report.baseline, sums(report)], ['nothing (there is no commit yet)', [null, 1, 1]]);
    });

    it('a shallow clone: says what to do', () => {
      const origin = createRepository({ 'main.tf': provider });
      origin.commit({ 'main.tf': provider + disk('a', 10) });
      const folder = join(temporaryFolder(), 'clone');
      origin.git('clone', '--quiet', '--depth=1', `file://${origin.folder}`, folder);
      const { status, stderr } = run(folder, ['diff', '--base', 'HEAD~1']);
      assert.equal(status, 1);
      assert.match(stderr, /^costline: "HEAD~1" names no commit .*shallow clone; .*fetch-depth: 0/);
    });

    it('no repository: says what else there is', () => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, 'main.tf'), provider);
      const { status, stderr } = run(folder, ['diff']);
      assert.equal(status, 1);
      assert.match(stderr, /^costline: this is not in a git repository: .*--base takes a saved estimate too$/m);
    });
  });

  describe('ends with status', () => {
    let repository: TestRepository;
    before(() => {
      repository = createRepository({ 'main.tf': provider + disk('a', 100) });
      repository.write({ 'main.tf': provider + disk('a', 150) });
    });
    const withBudget = (budget: string, ...args: readonly string[]): Run => {
      repository.write({ '.costline.yml': budget });
      const result = run(repository.folder, args);
      repository.write({ '.costline.yml': null });
      return result;
    };
    for (const [limit, expected] of [
      ['+4.99', 3],
      ['5', 0],
      ['49%', 3],
      ['50%', 0],
      ['nonsense', 2],
    ] as const)
      it(`${expected} for --fail-above ${limit}`, () =>
        assert.equal(run(repository.folder, ['diff', '--fail-above', limit]).status, expected));

    it('3 above a budget, with the line that sets it', () => {
      const { status, stdout } = withBudget('# ours\nbudget:\n  total: 14\n  increase: 10%\n', 'diff');
      assert.equal(status, 3);
      assert.match(
        stdout,
        /^over budget: everything costs \$15\.00\/mo, \$1\.00\/mo more than its budget of \$14\.00\/mo \(\.costline\.yml:3\)$/m,
      );
      assert.match(stdout, /^over budget: everything changes by \+\$5\.00\/mo, .* \(\.costline\.yml:4\)$/m);
      assert.equal(withBudget('budget:\n  types:\n    aws_ebs_volume: 14\n', 'estimate', '.').status, 3);
    });

    it('0 within a budget; a mistake in the file is told with its line', () => {
      const { status, stderr } = withBudget('budget:\n  total: 20\n  incraese: 5\n', 'diff');
      assert.equal(status, 0);
      assert.match(stderr, /^costline: .*\.costline\.yml:3: a budget has "total" and "increase".*not "incraese"$/m);
    });
  });

  it('shows a table', () => {
    const repository = createRepository({ 'main.tf': provider + instance('web', 't3.micro') });
    repository.write({ 'main.tf': provider + instance('web', 'm5.large').replace('ami =', 'count = 3\n  ami =') });
    const { stdout } = run(repository.folder, ['diff']);
    assert.match(stdout, /^~ aws_instance\.web × 1 → × 3 +\+\$\d+\.\d\d$/m);
    assert.match(
      stdout,
      /^ {4}Instance usage.*|^ {4}.*t3\.micro → m5\.large.* +\+\$\d+\.\d\d +instance_type: t3\.micro → m5\.large$/m,
    );
    assert.match(stdout, /^Before \(HEAD\) +\$\d/m);
    assert.ok(!stdout.includes('\u001b'));
    assert.ok(run(repository.folder, ['diff'], { FORCE_COLOR: '1' }).stdout.includes('\u001b[31m~ aws_instance'));
    assert.ok(!run(repository.folder, ['diff'], { FORCE_COLOR: '1', NO_COLOR: '1' }).stdout.includes('\u001b'));
  });

  it('groups, filters, sorts and cuts', () => {
    const tags = '  tags = { team = "web" }\n';
    const repository = createRepository({ 'main.tf': provider + disk('a', 10, tags) + instance('i', 't3.micro') });
    repository.write({ 'main.tf': provider + disk('a', 20, tags) + disk('b', 500) + instance('i', 't3.small') });
    const grouped = diff(repository.folder, '--group-by', 'tag:team', '--filter', 'type=aws_ebs_*');
    assert.deepEqual(grouped.groups, [
      { name: '(not tagged)', monthlyCost: 50, pastMonthlyCost: null, diffMonthlyCost: 50 },
      { name: 'web', monthlyCost: 2, pastMonthlyCost: 1, diffMonthlyCost: 1 },
    ]);
    assert.deepEqual(changes(diff(repository.folder, '--filter', 'tag:team=w*')), ['changed aws_ebs_volume.a 1']);
    assert.deepEqual(changes(diff(repository.folder, '--filter', 'address=*.b')), ['added aws_ebs_volume.b 50']);
    const { stdout } = run(repository.folder, ['diff', '--sort', 'change', '--top', '1']);
    assert.match(stdout, /^\+ aws_ebs_volume\.b /);
    assert.match(stdout, /^… and 2 more$/m);
  });

  describe('costline report', () => {
    it('shows what was saved in every format', () => {
      const repository = createRepository({ 'main.tf': provider + disk('a', 10) });
      repository.write({ 'main.tf': provider + disk('a', 20) });
      const file = join(temporaryFolder(), 'diff.json');
      assert.equal(run(repository.folder, ['diff', '--format', 'json', '-o', file]).status, 0);
      for (const format of ['table', 'csv', 'infracost', 'github', 'html', 'sarif', 'junit']) {
        const saved = run(repository.folder, ['report', '--from', file, '--format', format]);
        const direct = run(repository.folder, ['diff', '--format', format]);
        const undated = (text: string): string => text.replace(/"timeGenerated": .*|timestamp="[^"]*"/g, '');
        assert.deepEqual([saved.status, undated(saved.stdout)], [0, undated(direct.stdout)], format);
      }
      assert.equal(run(repository.folder, ['report', '--from', file, '--fail-above', '50%']).status, 3);
    });

    it('says what is no saved report', () => {
      const file = join(temporaryFolder(), 'x.json');
      writeFileSync(file, '{"a": 1}');
      const { status, stderr } = run('/', ['report', '--from', file]);
      assert.equal(status, 1);
      assert.match(stderr, /x\.json: expected what "costline estimate --save FILE"/);
    });
  });

  describe('costline hook', () => {
    const commit = ({ folder }: TestRepository): Run => {
      const { status, stdout, stderr } = spawnSync('git', ['-C', folder, 'commit', '--all', '--message', 'x'], {
        encoding: 'utf8',
        env: {
          PATH: process.env.PATH,
          HOME: folder,
          GIT_CONFIG_GLOBAL: '/dev/null',
          ...Object.fromEntries(
            ['AUTHOR', 'COMMITTER'].flatMap((who) => [
              [`GIT_${who}_NAME`, 'A'],
              [`GIT_${who}_EMAIL`, 'a@example.com'],
            ]),
          ),
        },
      });
      return { status, stdout, stderr };
    };

    it('shows what is committed, and stops a commit only where a limit is set', () => {
      const repository = createRepository({ 'main.tf': provider + disk('a', 10) });
      assert.match(run(repository.folder, ['hook', 'status']).stdout, /not installed$/m);
      assert.match(run(repository.folder, ['hook', 'install']).stdout, /pre-commit: installed$/m);
      repository.write({ 'main.tf': provider + disk('a', 200) });
      const first = commit(repository);
      assert.equal(first.status, 0);
      assert.match(first.stdout + first.stderr, /aws_ebs_volume\.a +\+\$19\.00/);
      run(repository.folder, ['hook', 'install', '--fail-above', '10%']);
      repository.write({ 'main.tf': provider + disk('a', 400) });
      const second = commit(repository);
      assert.notEqual(second.status, 0);
      assert.match(second.stdout + second.stderr, /The increase is above 10%/);
      repository.write({ 'main.tf': provider + disk('a', 210) });
      assert.equal(commit(repository).status, 0);
      assert.match(run(repository.folder, ['hook', 'uninstall']).stdout, /not installed$/m);
      assert.equal(existsSync(join(repository.folder, '.git/hooks/pre-commit')), false);
    });

    it('keeps a hook that is there, runs it first, and puts it back', () => {
      const repository = createRepository({ 'main.tf': provider + disk('a', 10) });
      const file = join(repository.folder, '.git/hooks/pre-commit');
      const own = '#!/bin/sh\necho "the hook from before"\ntest ! -e stop\n';
      writeFileSync(file, own);
      chmodSync(file, 0o755);
      const before = readdirSync(join(repository.folder, '.git/hooks')).sort();
      assert.match(run(repository.folder, ['hook', 'install']).stdout, /installed; the hook that was there runs first/);
      run(repository.folder, ['hook', 'install']);
      repository.write({ 'main.tf': provider + disk('a', 20) });
      const first = commit(repository);
      assert.match(first.stdout + first.stderr, /the hook from before[\s\S]*aws_ebs_volume\.a/);
      repository.write({ stop: '', 'main.tf': provider + disk('a', 30) });
      assert.notEqual(commit(repository).status, 0);
      run(repository.folder, ['hook', 'uninstall']);
      assert.equal(readFileSync(file, 'utf8'), own);
      assert.deepEqual(readdirSync(join(repository.folder, '.git/hooks')).sort(), before);
    });

    it('goes where core.hooksPath says, but not out of the repository unasked', () => {
      const repository = createRepository({ 'main.tf': provider });
      repository.git('config', 'core.hooksPath', '.githooks');
      run(repository.folder, ['hook', 'install']);
      assert.equal(existsSync(join(repository.folder, '.githooks/pre-commit')), true);
      const outside = temporaryFolder();
      repository.git('config', 'core.hooksPath', outside);
      const { status, stderr } = run(repository.folder, ['hook', 'install']);
      assert.equal(status, 1);
      assert.match(stderr, /outside of this repository: other repositories may use it \(--shared/);
      assert.deepEqual(readdirSync(outside), []);
      assert.equal(run(repository.folder, ['hook', 'install', '--shared']).status, 0);
      assert.deepEqual(readdirSync(outside), ['pre-commit']);
    });

    it("leaves another's hook alone", () => {
      const repository = createRepository({ 'main.tf': provider });
      const file = join(repository.folder, '.git/hooks/pre-commit');
      writeFileSync(file, '#!/bin/sh\n');
      const { status, stderr } = run(repository.folder, ['hook', 'uninstall']);
      assert.deepEqual([status, readFileSync(file, 'utf8')], [1, '#!/bin/sh\n']);
      assert.match(stderr, /is not Costline's; it stays as it is/);
    });
  });

  it('streams lines of JSON', () => {
    const repository = createRepository({ 'main.tf': provider + disk('a', 10, '  count = 3\n') });
    const { stdout } = run(repository.folder, ['estimate', '.', '--format', 'ndjson']);
    const kinds = stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line).kind);
    assert.deepEqual(kinds, ['resource', 'resource', 'resource', 'summary']);
  });

  it('explains every command', () => {
    for (const [words, text] of [
      [['diff', '--help'], /--base REF\|FILE\.json/],
      [['report', '--help'], /costline report --from FILE\.json/],
      [['hook', '--help'], /core\.hooksPath/],
      [['estimate', '-h'], /--save FILE/],
      [['help', 'diff'], /--staged/],
      [['cost', 'projected', '--help'], /costline cost projected --pulumi-json FILE/],
    ] as const) {
      const { status, stdout } = run('/', words);
      assert.equal(status, 0);
      assert.match(stdout, text);
    }
  });
});
