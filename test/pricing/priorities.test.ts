/**
 * What real code uses, as a survey beside the repository counts it: how many of its AWS types have a price, are known to be free,
 * or are not supported. Where the survey is not there, there is nothing to count.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadFreeList } from '../../src/engine/free-list';
import { loadSpec } from '../../src/engine/spec-load';

const specs = resolve(__dirname, '..', '..', 'pricing/specs/aws');
const survey = resolve(__dirname, '..', '..', '..', 'shared/facts/priorities.md');

describe('types of the survey', () => {
  it('are priced or known to be free', function () {
    if (!existsSync(survey)) {
      console.log(`        no ${survey}: nothing to count`);
      this.skip();
    }
    const types = [...new Set(readFileSync(survey, 'utf8').match(/\baws_[a-z0-9_]+/g) ?? [])];
    const states = new Map(types.map((type) => [type, stateOf(type)]));
    const having = (state: string): readonly string[] => types.filter((type) => states.get(type) === state);
    console.log(`        ${having('priced').length} priced, ${having('free').length} free of ${types.length}`);
    assert.deepEqual(having('unsupported'), []);
  });
});

const free = loadFreeList(readFileSync(resolve(specs, 'free.yaml'), 'utf8'), 'free.yaml').types;
const files = new Set(readdirSync(specs));

function stateOf(type: string): 'priced' | 'free' | 'unsupported' {
  if (free.has(type)) return 'free';
  if (!files.has(`${type}.yaml`)) return 'unsupported';
  const { spec } = loadSpec(readFileSync(resolve(specs, `${type}.yaml`), 'utf8'), type, 'bundled');
  return spec?.free ? 'free' : 'priced';
}
