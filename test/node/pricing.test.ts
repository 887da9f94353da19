import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { bundledRateBook, bundledTables } from '../../src/node/pricing';

describe('prices as they are shipped', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'costline-shipped-'));
    mkdirSync(join(folder, 'rates/aws'), { recursive: true });
    const tables = ['vpc', 'ec2.type'].map((name) => [name, readFileSync(`pricing/rates/aws/${name}.csv`)] as const);
    for (const [name, text] of tables)
      writeFileSync(join(folder, `rates/aws/${name}.csv.br`), brotliCompressSync(text));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('say the same compressed', () => {
    const [compressed, plain] = [bundledRateBook(folder), bundledRateBook('pricing')];
    const asked = (book: typeof plain) => book.lookup('aws/vpc', ['nat_gateway_hours'], 'eu-west-1');
    assert.deepEqual(asked(compressed), asked(plain));
    assert.ok(asked(plain).found);
    assert.equal(compressed.fact('aws/ec2.type', ['m5.large'], 'vcpu'), 2);
    assert.equal(compressed.lookup('aws/absent', ['a'], 'eu-west-1').found, false);
  });

  it('are listed by the names that specs use', () => {
    const tables = bundledTables(folder, 'aws');
    assert.deepEqual([...tables.keys()], ['aws/ec2.type', 'aws/vpc']);
    assert.equal(tables.get('aws/vpc'), readFileSync('pricing/rates/aws/vpc.csv', 'utf8'));
  });
});
