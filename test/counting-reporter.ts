/**
 * Mocha's spec reporter that also says why a test was tried again, for what a later attempt fails of may be what the first
 * has left behind; and that writes `{passed, failed, skipped}` to the file named in COSTLINE_COUNTS, so that a run whose process
 * ended early is told from one that ran its tests.
 */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

export default class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.on(Mocha.Runner.constants.EVENT_TEST_RETRY, (test: Mocha.Test, error: Error) =>
      console.log(`      tried again: ${test.title}\n${(error.stack ?? error.message).replaceAll(/^/gm, '        ')}`),
    );
    runner.once('end', () => writeCounts(runner.stats));
  }
}

/** Writes the counts of an ended run; one without statistics leaves no file, which counts as a failure. */
function writeCounts(stats: Mocha.Stats | undefined): void {
  const file = process.env.COSTLINE_COUNTS;
  if (!file || !stats) return;
  writeFileSync(file, JSON.stringify({ passed: stats.passes, failed: stats.failures, skipped: stats.pending }));
}
