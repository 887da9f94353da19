import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { JsonReport } from '../../src/report/json-shape';
import { newFolder } from '../new-folder';
import { type BundledProgram, bundleProgram, type Run, runProgram } from './bundled-program';

const disk = (name: string, size: string): string =>
  `resource "aws_ebs_volume" "${name}" {\n  availability_zone = "us-east-1a"\n  size              = ${size}\n}\n`;
const provider = 'provider "aws" { region = "us-east-1" }\n';

describe('the command line', function () {
  this.timeout(60_000);
  let program: BundledProgram;
  const folders: string[] = [];

  before(async () => {
    program = await bundleProgram('src/cli/main.ts');
  });
  after(() => {
    program.dispose();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  /** A new folder with these files; it has a parent of its own, which nothing else is in. */
  function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
    const parent = newFolder('cli');
    folders.push(parent);
    const folder = join(parent, 'ws');
    mkdirSync(folder);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return folder;
  }

  const run = (words: readonly string[], options: RunOptions = {}): Run => runProgram(program, words, options);

  function estimate(folder: string, args: readonly string[] = [], options: RunOptions = {}): JsonReport {
    const { status, stdout, stderr } = run(['estimate', folder, '--format', 'json', ...args], options);
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout);
  }

  const costs = (report: JsonReport): Readonly<Record<string, number | null>> =>
    Object.fromEntries(report.resources.map(({ address, monthlyCost }) => [address, monthlyCost]));

  describe('prints', () => {
    it('a table', () => {
      const { status, stdout, stderr } = run(['estimate', folderOf({ 'main.tf': provider + disk('a', '100') })]);
      assert.deepEqual([status, stderr], [0, '']);
      assert.match(stdout, /^Name +Monthly quantity +Unit +Monthly cost$/m);
      assert.match(stdout, /^aws_ebs_volume\.a +\$10\.00\/mo$/m);
      assert.match(stdout, /^Total: \$10\.00\/mo$/m);
    });

    it('JSON', () => {
      const report = estimate(folderOf({ 'main.tf': provider + disk('a', '100') }));
      assert.deepEqual(
        [report.version, report.currency, report.totalMonthlyCost, report.summary.priced],
        ['0.2', 'USD', 10, 1],
      );
      const [volume] = report.resources;
      assert.deepEqual(
        [volume?.address, volume?.file, volume?.range, volume?.region],
        [
          'aws_ebs_volume.a',
          'main.tf',
          { start: { line: 1, character: 0 }, end: { line: 4, character: 1 } },
          'us-east-1',
        ],
      );
    });

    it('what is free only where asked', () => {
      const folder = folderOf({ 'main.tf': `${provider}resource "aws_iam_role" "r" {}\n` });
      assert.doesNotMatch(run(['estimate', folder]).stdout, /aws_iam_role/);
      assert.match(run(['estimate', folder, '--show-free']).stdout, /^aws_iam_role\.r +free$/m);
    });

    it('another day than today: what has ended by then costs more', () => {
      const folder = folderOf({
        'main.tf': `${provider}resource "aws_db_instance" "d" {\n  engine = "mysql"\n  engine_version = "8.0.39"\n  instance_class = "db.m5.large"\n  allocated_storage = 20\n}\n`,
      });
      const before = run(['estimate', folder, '--date', '2026-07-31']);
      assert.match(before.stderr, /^costline: priced for 2026-07-31, at the list prices that are known today$/m);
      assert.doesNotMatch(before.stdout, /Extended/);
      // 0.085 an hour for each of two vCPUs
      assert.match(
        run(['estimate', folder, '--date=2026-08-01']).stdout,
        /^ +Extended support \(years 1-2\) +1,460 +vCPU-hours +\$124\.10$/m,
      );
    });

    it('syntax errors with their place, and the rest all the same', () => {
      const folder = folderOf({
        'main.tf': `${provider}${disk('a', '100')}resource "aws_ebs_volume" "b" {\n  size = \n}\n`,
      });
      const { status, stdout } = run(['estimate', folder]);
      assert.equal(status, 0);
      assert.match(stdout, /^error: main\.tf:7:\d+: /m);
      assert.match(stdout, /^aws_ebs_volume\.a +\$10\.00\/mo$/m);
    });

    it('help and the version', () => {
      for (const words of [[], ['--help'], ['-h'], ['estimate', '--help']]) {
        const { status, stdout } = run(words);
        assert.equal(status, 0);
        assert.match(stdout, /costline estimate PATH/);
      }
      assert.match(run(['--version']).stdout, /^\d+\.\d+\.\d+/);
    });

    for (const command of ['estimate', 'diff', 'report', 'hook', 'cost', 'prices']) {
      it(`the same help of ${command} by either way, no line of it wider than others`, () => {
        const [own, asked] = [run([command, '--help']), run(['help', command])];
        assert.deepEqual([own.status, asked.status, own.stderr, asked.stderr], [0, 0, '', '']);
        assert.equal(own.stdout, asked.stdout);
        assert.match(own.stdout, new RegExp(`costline ${command} `));
        assert.deepEqual(
          own.stdout.split('\n').filter((line) => line.length > 132),
          [],
        );
      });
    }

    it('a comment on one state of things, in the currency that is asked for', () => {
      const folder = folderOf({ 'main.tf': provider + disk('a', '100') });
      const words = ['--format', 'github', '--currency', 'EUR', '--exchange-rate', '2'];
      assert.match(
        run(['estimate', folder, ...words]).stdout,
        /^<!-- costline -->\n## Monthly cost\n\n\*\*€20\.00\/mo\*\*\n/,
      );
    });
  });

  describe('takes', () => {
    it('one file of a folder, a folder with a slash, a relative path', () => {
      const folder = folderOf({ 'main.tf': provider + disk('a', '100') });
      assert.equal(estimate(join(folder, 'main.tf')).totalMonthlyCost, 10);
      assert.equal(estimate(`${folder}/`).totalMonthlyCost, 10);
      assert.equal(estimate('.', [], { cwd: folder }).totalMonthlyCost, 10);
    });

    it('variables: environment, files and flags, the last word the strongest', () => {
      const folder = folderOf({
        'main.tf': `variable "size" { default = 1 }\n${provider}${disk('a', 'var.size')}`,
        'prod.tfvars': 'size = 30',
      });
      const file = ['--var-file', join(folder, 'prod.tfvars')];
      const env = { TF_VAR_size: '20' };
      const amounts = [
        estimate(folder),
        estimate(folder, [], { env }),
        estimate(folder, file, { env }),
        estimate(folder, [...file, '--var', 'size=40'], { env }),
      ];
      assert.deepEqual(
        amounts.map(({ totalMonthlyCost }) => totalMonthlyCost?.toFixed(2)),
        ['0.10', '2.00', '3.00', '4.00'],
      );
    });

    it('files with values of variables whatever they are called', () => {
      const folder = folderOf({
        'main.tf': `variable "size" { default = 1 }\n${provider}${disk('a', 'var.size')}`,
        'prod.vars': 'size = 30',
        'prod.json': '{"size": 40}',
      });
      const sum = (file: string): string | undefined =>
        estimate(folder, ['--var-file', join(folder, file)]).totalMonthlyCost?.toFixed(2);
      assert.deepEqual([sum('prod.vars'), sum('prod.json')], ['3.00', '4.00']);
    });

    it('what is wrong in such files, with its place', () => {
      const folder = folderOf({
        'main.tf': `variable "size" {}\nvariable "more" {}\n${provider}${disk('a', 'var.size')}`,
        'terraform.tfvars': 'more = var.size\nsize = [',
        'a.auto.tfvars.json': '{\n  "size": 40,,\n}',
        'unused.tfvars.json': '{',
        'prod.json': '[1]',
      });
      const told = estimate(folder, ['--var-file', join(folder, 'prod.json')]).diagnostics.map(
        ({ file, range, message }) => `${file}:${range.start.line + 1}:${range.start.character + 1}: ${message}`,
      );
      assert.deepEqual(told, [
        'terraform.tfvars:2:8: This "[" is not closed: expected "]".',
        'terraform.tfvars:1:8: There is no "var" here',
        'a.auto.tfvars.json:2:14: This is no valid JSON: property name expected',
        'prod.json:1:1: An object with the values of variables is expected here',
      ]);
    });

    it('a value with an equals sign, and one that is a list', () => {
      const folder = folderOf({
        'main.tf': `variable "tag" {}\nvariable "sizes" { type = list(number) }\n${provider}${disk('a', 'var.tag == "a=b" ? var.sizes[1] : 0')}`,
      });
      assert.equal(estimate(folder, ['--var', 'tag=a=b', '--var', 'sizes=[1, 100]']).totalMonthlyCost, 10);
    });

    it('a Terraform workspace', () => {
      const folder = folderOf({ 'main.tf': provider + disk('a', 'terraform.workspace == "prod" ? 100 : 10') });
      assert.equal(estimate(folder).totalMonthlyCost, 1);
      assert.equal(estimate(folder, ['--workspace', 'prod']).totalMonthlyCost, 10);
    });

    it('usage', () => {
      const folder = folderOf({
        'main.tf': `${provider}resource "aws_sqs_queue" "q" {}\n`,
        'usage.yml': 'version: 0.1\nresource_usage:\n  aws_sqs_queue.q: { monthly_requests: 1000000 }\n',
      });
      assert.equal(estimate(folder).resources[0]?.status, 'usage');
      const report = estimate(folder, ['--usage-file', join(folder, 'usage.yml')]);
      assert.equal(report.resources[0]?.status, 'priced');
      assert.equal(report.totalMonthlyCost?.toFixed(2), '0.40');
    });

    it('a region where no provider names one', () => {
      const folder = folderOf({ 'main.tf': 'resource "aws_nat_gateway" "n" {}\n' });
      const regionOf = (...args: Parameters<typeof estimate>): string | null | undefined =>
        estimate(...args).resources[0]?.region;
      assert.equal(regionOf(folder), 'us-east-1');
      assert.equal(regionOf(folder, [], { env: { AWS_REGION: 'eu-west-1' } }), 'eu-west-1');
      assert.equal(
        regionOf(folder, ['--default-region', 'eu-west-2'], { env: { AWS_REGION: 'eu-west-1' } }),
        'eu-west-2',
      );
    });

    it('several root modules under a folder, and what they share once for each', () => {
      const caller = (size: number): string => `${provider}module "m" {\n  source = "../../m"\n  size   = ${size}\n}\n`;
      const folder = folderOf({
        'envs/dev/main.tf': caller(10),
        'envs/prod/main.tf': caller(100),
        'm/main.tf': `variable "size" {}\n${disk('a', 'var.size')}`,
        'other/main.tf': provider + disk('b', '20'),
        '.git/HEAD': 'ref: refs/heads/main\n',
      });
      const report = estimate(folder);
      assert.equal(report.totalMonthlyCost, 13);
      assert.deepEqual(
        report.resources.map(({ file, monthlyCost }) => [file, monthlyCost]),
        [
          ['m/main.tf', 1],
          ['m/main.tf', 10],
          ['other/main.tf', 2],
        ],
      );
      assert.equal(estimate(join(folder, 'envs/prod')).totalMonthlyCost, 10);
    });
  });

  describe('refuses', () => {
    const folder = (): string => folderOf({ 'main.tf': provider + disk('a', '100'), 'bad.yml': 'resource_usage: [' });
    const refusals: readonly (readonly [
      name: string,
      args: () => readonly string[],
      status: number,
      reason: RegExp,
    ])[] = [
      [
        'a path that is not there',
        () => ['estimate', '/no/such/folder'],
        1,
        /^costline: \/no\/such\/folder: there is no such file or folder$/m,
      ],
      [
        'a folder without configuration',
        () => ['estimate', folderOf({ 'a.txt': 'hello' })],
        1,
        /^costline: .*there is no infrastructure code in it$/m,
      ],
      [
        'a file beside a project that is no part of it',
        () => [
          'estimate',
          join(folderOf({ 'main.tf': provider + disk('a', '100'), 'other.yaml': 'a: 1\n' }), 'other.yaml'),
        ],
        1,
        /^costline: .*other\.yaml: there is no infrastructure code in it$/m,
      ],
      [
        'a usage file that is not there',
        () => ['estimate', folder(), '--usage-file', '/no.yml'],
        1,
        /^costline: --usage-file \/no\.yml: there is no such file or folder$/m,
      ],
      [
        'a usage file that is a folder',
        () => ['estimate', folder(), '--usage-file', tmpdir()],
        1,
        /^costline: --usage-file .*: this is a folder, not a file$/m,
      ],
      [
        'a variable file that is not there',
        () => ['estimate', folder(), '--var-file', '/no.tfvars'],
        1,
        /^costline: --var-file \/no\.tfvars: there is no such file or folder$/m,
      ],
      [
        'a flag it does not know',
        () => ['estimate', folder(), '--fromat', 'json'],
        2,
        /^costline: there is no option "--fromat"; did you mean "--format"\?\nRun costline estimate --help for what it takes\.$/m,
      ],
      ['a flag without its value', () => ['estimate', folder(), '--format'], 2, /^costline: --format needs a value$/m],
      [
        'a format it does not know',
        () => ['estimate', folder(), '--format', 'pdf'],
        2,
        /^costline: --format is table, json, .* or infracost, found "pdf"$/m,
      ],
      [
        'a variable without a value',
        () => ['estimate', folder(), '--var', 'size'],
        2,
        /^costline: --var takes NAME=VALUE, found "size"$/m,
      ],
      [
        'a command it does not know',
        () => ['price', '.'],
        2,
        /^costline: there is no command "price"; did you mean "prices"\?$/m,
      ],
      [
        'a flag where a value belongs',
        () => ['estimate', folder(), '--usage-file', '--quiet'],
        2,
        /^costline: --usage-file needs a value, found the option "--quiet"; /m,
      ],
      [
        'a value where none belongs',
        () => ['diff', '--quiet=yes'],
        2,
        /^costline: --quiet takes no value, found "yes"$/m,
      ],
      [
        'a command that is nearly one',
        () => ['estimat', '.'],
        2,
        /^costline: there is no command "estimat"; did you mean "estimate"\?\nRun costline --help for the commands\.$/m,
      ],
      ['help for what is no command', () => ['help', 'price'], 2, /^costline: there is no command "price"/m],
      ['a name of the language', () => ['estimate', '--__proto__'], 2, /^costline: there is no option "--__proto__"$/m],
      [
        'half a plan',
        () => ['estimate', join(folderOf({ 'plan.json': '{\n  "format_version": "1.2",' }), 'plan.json')],
        1,
        /this is no JSON: line 2, column \d+: \w+/,
      ],
      [
        'half a saved report',
        () => ['report', join(folderOf({ 'saved.json': '{\n  "version": 1]' }), 'saved.json')],
        1,
        /saved\.json: this is no JSON: line 2, column 15: \w+/,
      ],
      [
        'a place that nothing can be written to',
        () => ['estimate', folder(), '--output', '/no/such/folder/report.json'],
        1,
        /^costline: \/no\/such\/folder\/report\.json: cannot be written: there is no such file or folder$/m,
      ],
      [
        'a hook outside of every repository',
        () => ['hook', 'status', folder()],
        1,
        /is in no git repository with a working tree/,
      ],
      [
        'half a word of another program',
        () => ['cost'],
        2,
        /^costline: cost takes the word projected\nRun costline cost --help/m,
      ],
      ['a path that is empty', () => ['estimate', ''], 2, /^costline: estimate takes a path, found an empty word$/m],
      [
        'a saved estimate that is not there',
        () => ['diff', folder(), '--base', 'none.json'],
        1,
        /^costline: --base none\.json: there is no such file$/m,
      ],
      [
        'a day that there is not',
        () => ['estimate', folder(), '--date', '2027-02-29'],
        2,
        /^costline: --date is a day such as 2027-03-01, found "2027-02-29"$/m,
      ],
      ['no path', () => ['estimate'], 2, /^costline: estimate needs the path/m],
      ['two paths', () => ['estimate', 'a', 'b'], 2, /^costline: estimate takes one path, found also "b"$/m],
    ];
    for (const [name, args, status, reason] of refusals) {
      it(name, () => {
        const result = run(args());
        assert.equal(result.status, status);
        assert.match(result.stderr, reason);
        assert.equal(result.stdout, '');
      });
    }

    it('not a usage file with mistakes: it says where, and goes on', () => {
      const path = folder();
      const { status, stdout, stderr } = run(['estimate', path, '--usage-file', join(path, 'bad.yml')]);
      assert.equal(status, 0);
      assert.match(stderr, /^costline: .*bad\.yml:1: /m);
      assert.match(stdout, /^Total: \$10\.00\/mo$/m);
    });

    it('not a usage file with a wrong key for a resource of a template, which has no type in its address', () => {
      const path = folderOf({
        'template.yaml':
          'Resources:\n  Disk:\n    Type: AWS::EC2::Volume\n    Properties: { Size: 100, VolumeType: standard, AvailabilityZone: us-east-1a }\n',
        'costline-usage.yml': 'resource_usage:\n  Disk:\n    monthly_standard_io_request: 5\n',
      });
      const wrong =
        'costline-usage.yml:3: aws_ebs_volume has no usage key "monthly_standard_io_request"; did you mean "monthly_standard_io_requests"?';
      assert.match(run(['estimate', path]).stderr, new RegExp(`^costline: ${wrong.replaceAll(/[.?]/g, '\\$&')}$`, 'm'));
    });

    it('not a usage file with keys or values that no resource has: it names them', () => {
      const path = folderOf({
        'main.tf': `${provider}${disk('a', '100')}resource "aws_lambda_function" "f" {}\n`,
        'costline-usage.yml':
          'resource_usage:\n  aws_lambda_function.f:\n    monthly_request: 1000000\n    request_duration_ms: long\n  aws_lambda_function.elsewhere:\n    monthly_requests: 5\n',
      });
      const { status, stdout, stderr } = run(['estimate', path]);
      assert.equal(status, 0);
      assert.deepEqual(stderr.match(/^costline: .*usage\.yml:.*$/gm), [
        'costline: costline-usage.yml:3: aws_lambda_function has no usage key "monthly_request"; did you mean "monthly_requests"?',
        'costline: costline-usage.yml:4: "request_duration_ms" is a number',
      ]);
      assert.match(stdout, /^aws_ebs_volume\.a +\$10\.00\/mo$/m);
    });
  });

  describe('is safe with', () => {
    it('binary rubbish', () => {
      const rubbish = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7919 + (index >> 3)) % 256);
      const report = estimate(folderOf({ 'main.tf': provider + disk('a', '100'), 'junk.tf': rubbish }));
      assert.equal(costs(report)['aws_ebs_volume.a'], 10);
      assert.ok(report.diagnostics.length > 0);
    });

    it('text nested without end', () => {
      const depth = 100_000;
      const report = estimate(
        folderOf({
          'main.tf': provider + disk('a', '100'),
          'deep.tf': `locals {\n  a = ${'['.repeat(depth)}${']'.repeat(depth)}\n}\n`,
          'blocks.tf': 'a {\n'.repeat(20_000),
          'strings.tf': `locals {\n  b = ${'"${'.repeat(5_000)}\n}\n`,
        }),
      );
      assert.equal(costs(report)['aws_ebs_volume.a'], 10);
    });

    it('locals that refer to one another, and modules that call themselves', () => {
      const report = estimate(
        folderOf({
          'main.tf': `${provider}${disk('a', '100')}locals {\n  x = local.y\n  y = local.x\n}\n${disk('b', 'local.x')}module "m" { source = "./m" }\n`,
          'm/main.tf': `${disk('c', '10')}module "again" { source = "../m" }\n`,
        }),
      );
      assert.equal(costs(report)['aws_ebs_volume.a'], 10);
      assert.equal(report.resources.find(({ address }) => address === 'aws_ebs_volume.b')?.status, 'unpriced');
    });

    it('links in a circle', () => {
      const folder = folderOf({ 'a/main.tf': provider + disk('a', '100') });
      symlinkSync(folder, join(folder, 'a', 'up'));
      symlinkSync(join(folder, 'loop'), join(folder, 'loop'));
      symlinkSync(join(folder, 'self.tf'), join(folder, 'a', 'self.tf'));
      assert.equal(estimate(folder).totalMonthlyCost, 10);
    });

    it('modules and links that lead out of the workspace', () => {
      const outside = folderOf({ 'main.tf': disk('secret', '1000') });
      const folder = folderOf({
        'main.tf': `${provider}${disk('a', '100')}module "m" { source = "../../${outside.split('/').slice(-2).join('/')}" }\nmodule "l" { source = "./link" }\n`,
      });
      symlinkSync(outside, join(folder, 'link'));
      symlinkSync(join(outside, 'main.tf'), join(folder, 'linked.tf'));
      const report = estimate(folder);
      assert.deepEqual(costs(report), { 'aws_ebs_volume.a': 10 });
      assert.match(JSON.stringify(report.diagnostics), /module-not-found/);
    });

    it('a module that is said to be in /etc', () => {
      const folder = folderOf({ 'main.tf': `${provider}module "m" { source = "../../../../../../../../etc" }\n` });
      const { diagnostics } = estimate(folder);
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        ['module-not-found'],
      );
    });

    it('a reader that stops reading', async () => {
      const folder = folderOf({
        'main.tf': `${provider}resource "aws_ebs_volume" "a" {\n  for_each = toset([for i in range(1000) : "k\${i}"])\n  size     = length(each.key)\n}\nresource "aws_ebs_volume" "b" {\n  for_each = toset([for i in range(1000) : "k\${i}"])\n  size     = length(each.key)\n}\n`,
      });
      const child = spawn(process.execPath, [program.script, 'estimate', folder, '--format', 'json'], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let stderr = '';
      child.stderr.on('data', (text) => {
        stderr += text;
      });
      child.stdout.once('data', () => child.stdout.destroy());
      const status = await new Promise((resolve) => child.once('close', resolve));
      assert.deepEqual([status, stderr], [0, '']);
    });
  });
});

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}
