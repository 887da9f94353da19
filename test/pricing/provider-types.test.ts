/** Every resource type of Terraform's AWS provider is known: with a price, as free, or with what is billed at a price nobody told. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadFreeList } from '../../src/engine/free-list';

const folder = resolve('pricing/specs/aws');
const types = readFileSync(resolve('test/fixtures/terraform-aws-types.txt'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('aws_'));

/** Names that the provider does not have (any more). */
const others: readonly string[] = [
  // Stated as usage, in no format a resource.
  'aws_data_transfer',
  // Gone with version 5 and 6.
  'aws_elasticache_security_group',
  'aws_opsworks_user_profile',
];

const specs = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml') && name !== 'free.yaml')
  .map((name) => name.slice(0, -'.yaml'.length));
const list = loadFreeList(readFileSync(resolve(folder, 'free.yaml'), 'utf8'), 'free.yaml');
const isTerraform = (type: string): boolean => type.startsWith('aws_');
const free = [...list.types.keys()].filter(isTerraform);
const unpriced = [...list.unpriced.keys()].filter(isTerraform);

describe("types of Terraform's AWS provider", () => {
  it('are known, every one', () => {
    const known = new Set([...specs, ...free, ...unpriced]);
    assert.ok(types.length > 1700, `${types.length} types`);
    assert.deepEqual(
      types.filter((type) => !known.has(type)),
      [],
    );
  });

  it('are the names that specs and lists have', () => {
    const named = new Set([...types, ...others]);
    assert.deepEqual(
      [...specs, ...free, ...unpriced].filter((type) => !named.has(type)),
      [],
    );
  });

  it('stand in one place each', () => {
    const all = [...specs, ...free, ...unpriced];
    assert.deepEqual(
      all.filter((type, index) => all.indexOf(type) !== index),
      [],
    );
  });
});
