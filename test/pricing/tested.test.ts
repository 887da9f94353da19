/** Every bundled spec stands in an example that states its components. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const specs = resolve(__dirname, '..', '..', 'pricing/specs');
const tests = resolve(__dirname, 'specs');

describe('tests of price specs', () => {
  it('have an example of every type', () => {
    const text = readdirSync(tests, { encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => readFileSync(resolve(tests, name), 'utf8'))
      .join('\n');
    const untested = readdirSync(specs, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name === 'aws')
      .flatMap(({ name }) => readdirSync(resolve(specs, name)))
      .filter((name) => name.endsWith('.yaml') && name !== 'free.yaml')
      .map((name) => name.slice(0, -'.yaml'.length))
      .filter((type) => !text.includes(`"${type}"`));
    assert.deepEqual(untested, []);
  });
});
