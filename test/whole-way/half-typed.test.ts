/** Every kind of file, cut short at every character: nothing throws, amounts are amounts, and mistakes have a place. */
import assert from 'node:assert/strict';
import { type Told, type Way, ways } from './ways';

function check(told: readonly Told[], text: string, { isBroken }: Way): void {
  const lines = text.split('\n').length;
  for (const { message, line } of told) {
    assert.notEqual(message, '');
    if (line !== undefined) assert.ok(line >= 0 && line < lines, `"${message}" in line ${line + 1} of ${lines}`);
  }
  if (told.length === 0) assert.ok(!isBroken(text), `nothing is said of ${JSON.stringify(text.slice(-60))}`);
}

describe('Half of a file', () => {
  for (const way of ways) {
    it(`${way.name}: cut short at every character`, () => {
      assert.deepEqual(way.told(way.sample), []);
      for (let end = 0; end < way.sample.length; end++) {
        const text = way.sample.slice(0, end);
        check(way.told(text), text, way);
      }
    });

    it(`${way.name}: without its beginning`, () => {
      for (let start = 1; start < way.sample.length; start += 7) {
        const text = way.sample.slice(start);
        const lines = text.split('\n').length;
        for (const { message, line = 0 } of way.told(text)) assert.ok(line < lines, message);
      }
    });

    const { open } = way;
    if (!open) continue;
    it(`${way.name}: typed, taken away and typed again`, () => {
      const file = open();
      const { sample } = way;
      for (let end = 0; end < sample.length; end++) {
        const text = sample.slice(0, end + 1);
        check(file.edit(text, { start: end, oldEnd: end, newEnd: end + 1 }), text, way);
      }
      const typed = file.report();
      for (let end = sample.length; end > 0; end--) {
        const text = sample.slice(0, end - 1);
        check(file.edit(text, { start: end - 1, oldEnd: end, newEnd: end - 1 }), text, way);
      }
      file.edit(sample, { start: 0, oldEnd: 0, newEnd: sample.length });
      assert.equal(file.report(), typed);
      const fresh = open();
      fresh.edit(sample, { start: 0, oldEnd: 0, newEnd: sample.length });
      assert.equal(fresh.report(), typed);
    });
  }
});
