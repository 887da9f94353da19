import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compressRates, compressSpecs } from '../../scripts/compress-prices.mjs';
import { bundledRateBook, bundledTables, createBundledEngine } from '../../src/node/pricing';

describe('prices as they are shipped', () => {
  let folder = '';
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'costline-shipped-'));
    mkdirSync(join(folder, 'rates/aws'), { recursive: true });
    for (const name of ['vpc', 'ec2.type'])
      cpSync(`pricing/rates/aws/${name}.csv`, join(folder, `rates/aws/${name}.csv`));
    cpSync('pricing/specs', join(folder, 'specs'), { recursive: true });
    await compressRates(join(folder, 'rates'));
    await compressSpecs(join(folder, 'specs'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('say the same compressed', () => {
    assert.ok(!existsSync(join(folder, 'rates/aws/vpc.csv')));
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

  it('have specs that say the same in one file', () => {
    assert.ok(!existsSync(join(folder, 'specs/aws')));
    const [compressed, plain] = [createBundledEngine(folder).specs, createBundledEngine('pricing').specs];
    for (const type of ['aws_nat_gateway', 'aws_alb', 'aws_iam_role', 'random_id', 'aws_absent', 'absent_type'])
      assert.deepEqual(compressed.get(type), plain.get(type), type);
    assert.ok(plain.get('aws_nat_gateway')?.components.length);
    for (const type of ['AWS::RDS::DBInstance', 'AWS::IAM::Role']) {
      const namesOf = (specs: typeof plain) => specs.ofCloudFormation(type).map((map) => map.type);
      assert.deepEqual(namesOf(compressed), namesOf(plain));
    }
    assert.deepEqual([...compressed.errors()], []);
  });
});
