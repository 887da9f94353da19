/** Every resource type of CloudFormation is known: with a price, as free, or with what is billed at a price nobody told. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadFreeList } from '../../src/engine/free-list';
import { engine } from './specs/estimate-text';

const types = readFileSync(resolve('test/fixtures/cloudformation-types.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

/** Types that stand for other resources, which are priced in their place. */
const standsForOthers = (type: string): boolean =>
  /^AWS::Serverless::/.test(type) || ['AWS::CloudFormation::Stack', 'AWS::CloudFormation::StackSet'].includes(type);

const list = loadFreeList(readFileSync(resolve('pricing/specs/aws/free.yaml'), 'utf8'), 'free.yaml');

describe('types of CloudFormation', () => {
  const mapped = types.filter((type) => engine.specs.ofCloudFormation(type).length > 0);
  const free = types.filter((type) => list.types.has(type));
  const unpriced = types.filter((type) => list.unpriced.has(type));

  it('are known, every one', () => {
    const known = new Set([...mapped, ...free, ...unpriced]);
    assert.deepEqual(
      types.filter((type) => !known.has(type) && !standsForOthers(type)),
      [],
    );
  });

  it('are those that the list of free types and of types without a price names', () => {
    const others = ['AWS::CDK::Metadata', 'AWS::S3::Object'];
    const listed = [...list.types.keys(), ...list.unpriced.keys()].filter((type) => type.includes('::'));
    assert.deepEqual(
      listed.filter((type) => !types.includes(type)),
      others,
    );
  });

  it('are told whether they are billed once', () => {
    assert.deepEqual(
      unpriced.filter((type) => free.includes(type) || mapped.includes(type)),
      [],
    );
    console.log(
      `        ${mapped.length} priced, ${free.length} free, ${unpriced.length} without a price, of ${types.length}`,
    );
  });
});
