/** `costline prices` as people run it: a process of its own, and a server of this machine. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../new-folder';
import { offerCsv, type PriceListServer, priceListFiles, startPriceListServer } from '../node/price-list-server';
import { type BundledProgram, bundleProgram } from './bundled-program';

const version = '20991101100000';
const nat = { 'Product Family': 'NAT Gateway', usageType: 'EU-NatGateway-Hours' };
const csv = offerCsv('AmazonEC2', 'eu-west-1', version, [{ sku: 'A', cells: nat, price: '0.0510000000' }]);
const gateway = `provider "aws" { region = "eu-west-1" }
resource "aws_nat_gateway" "a" {
  subnet_id = "subnet-1"
}
`;

describe('costline prices', function () {
  this.timeout(60_000);
  let program: BundledProgram;
  let server: PriceListServer;
  let folder: string;

  before(async () => {
    program = await bundleProgram('src/cli/main.ts');
  });
  after(() => program.dispose());
  beforeEach(async () => {
    server = await startPriceListServer(priceListFiles([{ service: 'AmazonEC2', region: 'eu-west-1', version, csv }]));
    folder = newFolder('prices');
    writeFileSync(join(folder, 'main.tf'), gateway);
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The exit status and what was printed. @param whenStarted called when the server is first asked for a list */
  function run(words: readonly string[], onAsked?: (end: () => void) => void): Promise<string> {
    return new Promise((resolve, reject) => {
      const environment = { ...process.env, COSTLINE_CACHE: join(folder, 'cache'), COSTLINE_PRICE_LIST: server.base };
      const child = spawn(process.execPath, [program.script, ...words], { cwd: folder, env: environment });
      let text = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8');
        stream.on('data', (piece: string) => {
          text += piece;
        });
      }
      if (onAsked) {
        const asked = setInterval(() => {
          if (!server.requests.some((path) => path.includes('.csv'))) return;
          clearInterval(asked);
          onAsked(() => child.kill('SIGINT'));
        }, 10);
      }
      child.on('error', reject);
      child.on('close', (status) => resolve(`${status}\n${text}`));
    });
  }

  it('fetches them, and an estimate uses them', async () => {
    assert.match(await run(['estimate', '.']), /aws_nat_gateway\.a[\s\S]*35\.04/);
    const updated = await run(['prices', 'update', '--service', 'ec2', '--region', 'eu-west-1']);
    assert.match(updated, /^0\nAmazonEC2 in eu-west-1: as of 2099-11-01\n[\s\S]*aws\/vpc: 1 price\n/);
    assert.match(await run(['estimate', '.']), /aws_nat_gateway\.a[\s\S]*37\.23/);
    assert.match(
      await run(['prices', 'list']),
      /^0\nshipped: .*\n[\s\S]*\naws\/vpc in eu-west-1: 1 prices of 2099-11-01 \(AmazonEC2\)\n/,
    );
    assert.match(
      await run(['prices', 'verify']),
      /^0\naws\/vpc in eu-west-1: 0 as shipped, 1 moved, 0 new\nNothing is wrong\.\n/,
    );
    assert.match(await run(['prices', 'clear']), /^0\nNothing is left in /);
    assert.match(await run(['estimate', '.']), /aws_nat_gateway\.a[\s\S]*35\.04/);
  });

  it('says what could not be fetched, and what to do', async () => {
    server.faults.set('index.csv', [{ kind: 'status', status: 404 }]);
    const text = await run(['prices', 'update', '--service', 'AmazonEC2', '--region', 'eu-west-1']);
    assert.match(text, /^1\nAmazonEC2 in eu-west-1: not updated: .*404 Not Found; the prices so far stay in use/);
    assert.match(await run(['prices', 'list']), /fetched: none/);
  });

  it('is interrupted at once', async () => {
    server.faults.set('index.csv', [{ kind: 'stall', after: 100 }]);
    const text = await run(['prices', 'update', '--service', 'AmazonEC2', '--region', 'eu-west-1'], (end) => end());
    assert.equal(
      text,
      '130\ncostline: interrupted; the prices so far stay in use, and the same command goes on here\n',
    );
  });

  const wrong: readonly (readonly [words: string, expected: RegExp])[] = [
    ['prices fetch', /^2\ncostline: there is no command "prices fetch"/],
    ['prices update now', /^2\ncostline: prices update takes nothing more, found "now"/],
    ['prices update --from nowhere', /^2\ncostline: --from is an address, found "nowhere"/],
    ['prices update --zone a', /^2\ncostline: there is no option "--zone"/],
    ['prices update --service EC9 --region eu-west-1', /^1\ncostline: no rate table is filled from a service "EC9"/],
    ['prices', /^0\nUsage\n {2}costline prices update/],
  ];
  for (const [words, expected] of wrong) {
    it(words, async () => assert.match(await run(words.split(' ')), expected));
  }

  it('fetches nothing unless it is asked to', async () => {
    await run(['estimate', '.']);
    await run(['prices', 'list']);
    await run(['prices', 'verify']);
    assert.deepEqual(server.requests, []);
  });
});
