import assert from 'node:assert/strict';
import { inSlices } from '../../src/analyzer/slices';
import { memorySession } from './memory-session';

const main = '/ws/main.tf';
const disks = (count: number): string =>
  Array.from({ length: count }, (_, index) => `resource "aws_disk" "d${index}" {\n  size = ${index}\n}\n`).join('');

describe('work in slices', () => {
  /** Steps that each take longer than a slice. */
  function* slow(count: number, log: string[]): Generator<void> {
    for (let step = 0; step < count; step++) {
      const until = performance.now() + 9;
      while (performance.now() < until);
      log.push(`step ${step}`);
      yield;
    }
  }

  it('lets others have their turn', async () => {
    const log: string[] = [];
    setImmediate(() => log.push('other'));
    assert.equal(await inSlices(slow(3, log)), true);
    assert.deepEqual(log, ['step 0', 'other', 'step 1', 'step 2']);
  });

  it('stops where it is no longer wanted', async () => {
    const log: string[] = [];
    let outdated = false;
    setImmediate(() => {
      outdated = true;
    });
    assert.equal(await inSlices(slow(100, log), () => outdated), false);
    assert.deepEqual(log, ['step 0']);
  });

  it('an edit in the middle: what is done stands, the result is that of a cold start', async () => {
    const text = disks(400);
    const it = memorySession({ [main]: text, '/ws/other.tf': 'resource "aws_disk" "other" {\n  size = 1\n}\n' });
    it.open(main);
    await it.settled();
    it.edit(main, 'size = 7\n', 'size = 70\n');
    const steps = it.session.prepare();
    for (let step = 0; step < 4; step++) assert.equal(steps.next().done, false);
    it.edit(main, 'size = 399\n', 'size = 0\n');
    assert.equal(await inSlices(it.session.prepare()), true);
    const cold = memorySession({
      [main]: it.session.documents().get(main)?.content.text ?? '',
      '/ws/other.tf': it.disk.get('/ws/other.tf') ?? '',
    });
    await cold.settled();
    assert.equal(it.total(), cold.total());
    assert.equal(it.total(), ((399 * 400) / 2 + 63 - 399 + 1) / 2);
  });
});
