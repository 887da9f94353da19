import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type BundledProgram, bundleProgram } from '../cli/bundled-program';
import { newFolder } from '../new-folder';
import { type FixturePlugins, fixturePlugins } from './fixture-plugins';

const run = promisify(execFile);
const root = resolve(__dirname, '..', '..');

interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('costline plugin', function () {
  this.timeout(60_000);
  let cli: BundledProgram;
  let folder: string;
  let plugins: FixturePlugins;
  before(async () => {
    cli = await bundleProgram('src/cli/main.ts');
    const sdk = await bundleProgram('sdk/serve.ts');
    const dist = dirname(cli.script);
    writeFileSync(join(dist, 'plugin-sdk.js'), readFileSync(sdk.script));
    sdk.dispose();
    symlinkSync(join(root, 'sdk'), join(dist, '..', 'sdk'));
  });
  after(() => cli.dispose());
  beforeEach(async () => {
    folder = newFolder('command');
    plugins = await fixturePlugins();
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await plugins.dispose();
  });

  async function costline(...words: readonly string[]): Promise<Outcome> {
    const env = { ...process.env, COSTLINE_HOME: plugins.home, FINFOCUS_HOME: join(plugins.home, 'finfocus') };
    try {
      return { status: 0, ...(await run(process.execPath, [cli.script, ...words], { cwd: folder, env })) };
    } catch (error) {
      assert.ok(error instanceof Error && 'code' in error && 'stdout' in error && 'stderr' in error);
      return { status: Number(error.code), stdout: String(error.stdout), stderr: String(error.stderr) };
    }
  }

  it('init makes a plugin that conforms, installs, and prices', async () => {
    assert.equal((await costline('plugin', 'init', 'acme')).status, 0);
    const checked = await costline('plugin', 'conformance', 'acme', '--output', 'json');
    assert.equal(checked.status, 0, checked.stdout);
    const { rows }: { rows: readonly { check: string; finfocus: string; outcome: string }[] } = JSON.parse(
      checked.stdout,
    );
    assert.deepEqual(
      rows.filter(({ outcome }) => outcome === 'failed'),
      [],
    );
    assert.equal(rows.length, 20);
    // The tests of FinFocus's own suite. Those that only its mock plugin can pass are no failure of others.
    assert.deepEqual(
      rows.filter(({ finfocus }) => finfocus !== '').map(({ finfocus, outcome }) => `${finfocus} ${outcome}`),
      [
        'Name_ReturnsPluginIdentifier passed',
        'Name_ReturnsProtocolVersion passed',
        'GetProjectedCost_ValidResource passed',
        'Batch_Handling passed',
        'GetProjectedCost_InvalidResource passed',
        'GetProjectedCost_PermissionDenied skipped',
        'GetProjectedCost_InternalError skipped',
        'GetProjectedCost_Unavailable skipped',
        'Context_Cancellation passed',
        'Timeout_Respected passed',
      ],
    );
    const installed = await costline('plugin', 'install', 'acme');
    assert.match(installed.stdout, /^Installed acme 0\.1\.0 in /);
    assert.match((await costline('plugin', 'list')).stdout, /^acme +0\.1\.0 /m);
    assert.match(
      (await costline('plugin', 'validate')).stdout,
      /answers as acme 0\.1\.0, protocol 0\.7\.2: projected costs, /,
    );
    const inspected = await costline('plugin', 'inspect', 'acme', 'example_server', '--sku', 'small');
    assert.match(inspected.stdout, /projected cost +\$7\.30\/mo small server/);
    writeFileSync(join(folder, 'main.tf'), 'resource "example_server" "a" {\n  type = "large"\n}\n');
    const priced = await costline('estimate', '.', '--format', 'json');
    assert.match(priced.stdout, /"answeredBy": "plugin acme 0\.1\.0"/);
    assert.match(priced.stdout, /"monthlyCost": 29\.2,/);
    assert.equal(priced.stderr, '');
    const without = await costline('estimate', '.', '--no-plugins');
    assert.match(without.stdout, /Not supported: example_server/);
    assert.equal((await costline('plugin', 'remove', 'acme')).stdout, 'Removed acme (one version)\n');
    assert.equal(existsSync(join(plugins.home, 'plugins', 'acme')), false);
  });

  it('conformance fails for one that lies, and says so to collectors of test results', async () => {
    plugins.add('liar', { kind: 'good', reply: { currency: 'USD', cost_per_month: -1 } });
    const { status, stdout } = await costline(
      'plugin',
      'conformance',
      join(plugins.home, 'plugins/liar/1.0.0'),
      '--output',
      'junit',
    );
    assert.equal(status, 1);
    assert.match(
      stdout,
      /<testcase name="answers for a resource"[^>]*><failure message="failed · GetProjectedCost_ValidResource · cost_per_month is negative: -1"\/>/,
    );
    assert.match(stdout, /<testsuite name="costline plugin conformance liar" tests="20" failures="5" skipped="2"/);
  });

  it('an estimate goes on without a plugin that fails, and says so', async () => {
    plugins.add('broken', { kind: 'crash-at-start' });
    mkdirSync(join(folder, '.costline/specs'), { recursive: true });
    writeFileSync(join(folder, '.costline/specs/x_thing.yaml'), 'type: x_thing\nfree: true\n');
    writeFileSync(join(folder, 'main.tf'), 'resource "x_thing" "a" {}\n');
    const { status, stdout, stderr } = await costline('estimate', '.');
    assert.equal(status, 0);
    assert.match(stdout, /1 free/);
    assert.match(stderr, /^costline: plugin broken 1\.0\.0: ended with status 3 \(log: .*broken\.log\)\n$/);
  });

  it('asks for recommendations, budgets and what things have cost, page by page', async () => {
    plugins.add('p', { kind: 'knows-more' });
    assert.equal(
      (await costline('plugin', 'recommendations', 'p')).stdout,
      `Id  Resource  Savings a month  What
r0  web       0.50 USD         smaller 0
r1  web       1.50 USD         smaller 1
r2  web       2.50 USD         smaller 2
`,
    );
    assert.equal((await costline('plugin', 'dismiss', 'p', 'r1')).stdout, 'r1 is not shown again\n');
    const left = await costline('plugin', 'recommendations', 'p', '--output', 'json');
    assert.deepEqual(
      [...left.stdout.matchAll(/"id": "(\w+)"/g)].map((match) => match[1]),
      ['r0', 'r2'],
    );
    assert.deepEqual(
      plugins.notes('p').filter((line) => line.startsWith('dismissed')),
      ['dismissed r1'],
    );
    const file = join(plugins.home, 'dismissed.json');
    writeFileSync(file, '{ "p": ["r2"');
    const refused = await costline('plugin', 'dismiss', 'p', 'r0');
    assert.match(`${refused.status} ${refused.stderr}`, /^1 costline: .*dismissed\.json: this is no JSON: /);
    assert.equal(readFileSync(file, 'utf8'), '{ "p": ["r2"');
    assert.equal(
      (await costline('plugin', 'budgets', 'p')).stdout,
      `Budget  Limit       Period  Spent      Used
team    100.00 EUR  month   25.00 EUR  25 %
`,
    );
    assert.equal(
      (await costline('plugin', 'actual', 'p', 'i-1', '--from', '2026-01-01', '--to', '2026-01-03')).stdout,
      `Day         Cost      Usage     Source
2026-01-01  1.00 USD  24 hours  bill
2026-01-02  1.00 USD  24 hours  bill
`,
    );
    assert.equal((await costline('plugin', 'actual', 'p', 'i-1', '--from', 'yesterday')).status, 1);
  });

  it('says what is wrong with a command line, an archive, a name', async () => {
    const cases: readonly (readonly [readonly string[], number, RegExp])[] = [
      [['list', '--output', 'xml'], 2, /--output is table, json or junit, found "xml"/],
      [['inspect', 'x'], 2, /plugin inspect takes NAME TYPE, found "x"/],
      [['frobnicate', 'x'], 2, /there is no command "plugin frobnicate"/],
      [['install', 'nowhere'], 1, /nowhere: there is no such file or folder/],
      [['remove', '../..'], 1, /"\.\.\/\.\." is no name of a plugin/],
      [['init', 'No Name'], 1, /"No Name" is no name for a plugin/],
      [['inspect', 'nobody', 'aws_instance'], 1, /there is no plugin nobody/],
    ];
    for (const [words, status, message] of cases) {
      const outcome = await costline('plugin', ...words);
      assert.equal(outcome.status, status, words.join(' '));
      assert.match(outcome.stderr, message);
    }
  });

  it('a provider in YAML alone is priced from its files', async () => {
    const { stdout } = await costline('estimate', join(root, 'examples/hetzner'));
    // 6.49 € × 1.1637, a fifth of it for backups; 100 GB × 0.0572 € × 1.1637.
    for (const line of [
      /^hcloud_server\.web\[0\] +\$9\.06\/mo$/m,
      /^hcloud_volume\.data +\$6\.66\/mo$/m,
      /price unknown: hcloud_server\.yaml has no price for cax21: add it to monthly_eur/,
      /^3 priced · 1 free · 2 with an unknown price/m,
    ])
      assert.match(stdout, line);
  });

  it('a team\u2019s rate tables count row by row, before what is shipped, and serve its own specs', async () => {
    mkdirSync(join(folder, '.costline/rates/aws'), { recursive: true });
    mkdirSync(join(folder, '.costline/rates/acme'), { recursive: true });
    mkdirSync(join(folder, '.costline/specs'), { recursive: true });
    const table = (name: string, text: string): void => writeFileSync(join(folder, '.costline/rates', name), text);
    table(
      'aws/ec2.instance.csv',
      '# keys: class,os\n# currency: EUR\n# as_of: 2020-01-01\n# origin: our contract\nclass,os,unit,us-east-1\nm5.large,linux,hours,0.05\n',
    );
    table('acme/vm.csv', '# as_of: 2026-01-01\n# origin: us\nname,unit,*\nsmall,months,12.5\n');
    writeFileSync(
      join(folder, '.costline/specs/acme_vm.yaml'),
      'type: acme_vm\ncomponents:\n  - { name: Machine, unit: months, quantity: 1, rate: "acme/vm.${self.size}" }\n',
    );
    const code = `provider "aws" { region = "us-east-1" }
      resource "aws_instance" "own" { instance_type = "m5.large" }
      resource "aws_instance" "shipped" { instance_type = "m5.xlarge" }
      resource "acme_vm" "a" { size = "small" }`;
    writeFileSync(join(folder, 'main.tf'), code);
    const estimate = async () =>
      (await costline('estimate', '.', '--currency', 'EUR', '--exchange-rate', '0.5')).stdout;
    // 730 hours at 0.05 euros and 8 GB at 0.10 dollars; the same disk and 0.192 dollars an hour; 12.50 dollars.
    const before = await estimate();
    for (const line of [
      /^aws_instance\.own +€36\.90\/mo$/m,
      /^aws_instance\.shipped +€70\.48\/mo$/m,
      /^acme_vm\.a +€6\.25\/mo$/m,
    ])
      assert.match(before, line);
    // A table that is a link to elsewhere is none.
    const outside = join(plugins.home, 'vm.csv');
    renameSync(join(folder, '.costline/rates/acme/vm.csv'), outside);
    symlinkSync(outside, join(folder, '.costline/rates/acme/vm.csv'));
    assert.match(await estimate(), /no rate table acme\/vm/);
    table('aws/ec2.instance.csv', '# keys: class,os\nclass,os,unit,us-east-1\nm5.large,linux,hours,none\n');
    const { stderr } = await costline('estimate', '.');
    assert.match(stderr, /^costline: \.costline\/rates\/aws\/ec2\.instance\.csv:3: /m);
  });

  it('reports call local specs by their place in the workspace', async () => {
    mkdirSync(join(folder, '.costline/specs'), { recursive: true });
    const spec = (price: number): string =>
      `type: x_thing\ncomponents:\n  - { name: Part, unit: months, quantity: 1, price: ${price}, as_of: 2026-01-01, origin: us }\n`;
    writeFileSync(join(folder, '.costline/specs/x_thing.yaml'), spec(5));
    writeFileSync(join(folder, '.costline/specs/y_thing.yaml'), 'type: y_thing\nfree: included\ntypo: 1\n');
    const code = 'resource "x_thing" "a" {}\nresource "y_thing" "b" {}\n';
    writeFileSync(join(folder, 'main.tf'), code);
    for (const format of ['json', 'markdown', 'html', 'csv', 'ndjson']) {
      const { stdout, stderr } = await costline('estimate', '.', '--format', format);
      assert.doesNotMatch(stdout + stderr, new RegExp(`${folder}/\\.costline`), format);
      assert.match(stderr, /^costline: \.costline\/specs\/y_thing\.yaml:3: .*typo/m, format);
    }
    const { stdout } = await costline('estimate', '.', '--format', 'json');
    assert.match(stdout, /"answeredBy": "\.costline\/specs\/x_thing\.yaml"/);
  });
});
