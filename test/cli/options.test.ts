/** What the command line and a workspace's `.costline.yml` state of prices, hours and the currency. */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../new-folder';
import { type BundledProgram, bundleProgram, type Run, runProgram } from './bundled-program';

const disk = `provider "aws" { region = "us-east-1" }
resource "aws_ebs_volume" "a" {
  availability_zone = "us-east-1a"
  size              = 100
}
resource "aws_nat_gateway" "n" {
  subnet_id = "subnet-1"
}
`;
// 100 GB of gp2 at $0.10, a NAT gateway at $0.045 an hour.
const usage = `resource_usage:
  aws_nat_gateway.n: { monthly_data_processed_gb: 0 }
profiles:
  prod:
    resource_usage:
      aws_nat_gateway.n: { monthly_data_processed_gb: 100 }
`;

describe('options of prices', function () {
  this.timeout(60_000);
  let program: BundledProgram;
  let folder: string;

  before(async () => {
    program = await bundleProgram('src/cli/main.ts');
  });
  after(() => program.dispose());
  beforeEach(() => {
    folder = newFolder('options');
    writeFileSync(join(folder, 'main.tf'), disk);
    writeFileSync(join(folder, 'costline-usage.yml'), usage);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...words: readonly string[]): Run =>
    runProgram(program, words, { cwd: folder, env: { COSTLINE_CACHE: join(folder, 'cache') } });

  /** The sum of the JSON report with its currency. */
  function sum(...words: readonly string[]): string {
    const { stdout } = run('estimate', '.', '--format', 'json', ...words);
    const { currency, totalMonthlyCost }: { currency: string; totalMonthlyCost: number } = JSON.parse(stdout);
    return `${totalMonthlyCost.toFixed(2)} ${currency}`;
  }

  it('hours of a month', () => {
    assert.equal(sum(), '42.85 USD');
    assert.equal(sum('--hours-per-month', '720'), '42.40 USD');
    writeFileSync(join(folder, '.costline.yml'), 'hours_per_month: 100\n');
    assert.equal(sum(), '14.50 USD');
    assert.equal(sum('--hours-per-month', '720'), '42.40 USD');
    run('estimate', '.', '--hours-per-month', '720', '--save', 'saved.json');
    assert.match(run('report', '--from', 'saved.json', '--format', 'markdown').stdout, /, 720 hours a month/);
  });

  it('a profile of usage', () => {
    assert.equal(sum('--usage-profile', 'prod'), '47.35 USD');
    writeFileSync(join(folder, '.costline.yml'), 'usage_profile: prod\n');
    assert.equal(sum(), '47.35 USD');
    const missing = run('estimate', '.', '--usage-profile', 'test');
    assert.match(missing.stderr, /costline-usage\.yml: there is no profile "test" in it/);
  });

  it('discounts and own prices', () => {
    writeFileSync(
      join(folder, '.costline.yml'),
      'prices:\n  - { service: ebs, row: gp2_gb_months, price: 0.05 }\ndiscounts:\n  - { percent: 10 }\n',
    );
    assert.equal(sum(), '34.56 USD');
    assert.match(run('estimate', '.', '--format', 'json').stdout, /less 10% \(\S*\.costline\.yml:4\)/);
    writeFileSync(join(folder, '.costline.yml'), 'discounts:\n  - { percent: 200 }\n');
    assert.match(run('estimate', '.').stderr, /\.costline\.yml:2: "percent" is a number from 0 to 100/);
  });

  it('another currency, at the exchange rate that is shipped or at another', () => {
    assert.match(sum('--currency', 'eur'), /^36\.68 EUR$/);
    assert.equal(sum('--currency', 'EUR', '--exchange-rate', '2'), '85.70 EUR');
    assert.match(run('estimate', '.', '--currency', 'EUR', '--exchange-rate', '2').stdout, /€85\.70/);
    assert.match(
      run('estimate', '.', '--currency', 'EUR', '--format', 'markdown').stdout,
      /List prices in EUR \(0\.\d+ for one US dollar, 20\d\d-\d\d-\d\d\), 730 hours a month/,
    );
    const unknown = run('estimate', '.', '--currency', 'XXQ');
    assert.equal(unknown.status, 1);
    assert.match(
      unknown.stderr,
      /--currency XXQ: no exchange rate is known; --exchange-rate gives one, in XXQ per US dollar/,
    );
  });

  it('what was saved in a currency is shown in it, and compared in it alone', () => {
    run('estimate', '.', '--currency', 'EUR', '--exchange-rate', '2', '--save', 'base.json');
    assert.match(run('report', '--from', 'base.json').stdout, /€85\.70/);
    assert.match(
      run('report', '--from', 'base.json', '--format', 'markdown').stdout,
      /List prices in EUR \(2 for one US dollar\), 730 hours a month/,
    );
    assert.match(
      run('diff', '.', '--base', 'base.json').stderr,
      /base\.json is in EUR, not in USD: --currency EUR compares them/,
    );
    const same = run('diff', '.', '--base', 'base.json', '--currency', 'EUR', '--exchange-rate', '2');
    assert.equal(same.status, 0, same.stderr);
  });

  const wrong: readonly (readonly [words: string, expected: RegExp])[] = [
    ['--hours-per-month 0', /--hours-per-month is a number above zero, at most 744, found "0"/],
    ['--hours-per-month 800', /at most 744, found "800"/],
    ['--currency euros', /--currency is a code of three letters such as EUR, found "euros"/],
    ['--exchange-rate some', /--exchange-rate is a number above zero, found "some"/],
  ];
  for (const [words, expected] of wrong) {
    it(words, () => {
      const { status, stderr } = run('estimate', '.', ...words.split(' '));
      assert.equal(status, 2);
      assert.match(stderr, expected);
    });
  }
});
