/** A day of typing: what is shown stays right, and what is no longer shown is let go of. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Endured } from './endurance-run';

/** Megabytes; what is measured is about one, and a version of the workspace kept with every edit would be fifty. */
const mostGrowth = 8;

describe('Ten thousand edits', () => {
  it('leave the resources and problems of a cold run, and no more in memory than before', function () {
    this.timeout(180_000);
    const script = join(__dirname, 'endurance-run.ts');
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', script], {
      cwd: join(__dirname, '../..'),
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    const { resources, edits, heap }: Endured = JSON.parse(stdout);
    assert.ok(resources > 250 && edits >= 10_000, `${resources} resources, ${edits} edits`);
    const [first] = heap;
    const last = heap.at(-1);
    assert.ok(first && last && first[0] < 2_500 && last[0] >= 10_000);
    const growth = last[1] - first[1];
    assert.ok(growth < mostGrowth, `the heap grew by ${growth.toFixed(1)} MB: ${JSON.stringify(heap)}`);
  });
});
