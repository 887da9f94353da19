/**
 * What the editor calls to run the suites inside its extension host: every bundled `suite/*.test.js` beside it.
 * The report goes to the file named in COSTLINE_REPORT (an editor's own output drowns it), the counts to the one named
 * in COSTLINE_COUNTS, and a run without a test fails.
 */
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';

export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const report = process.env.COSTLINE_REPORT;
  if (report) Mocha.reporters.Base.consoleLog = (...parts) => appendFileSync(report, `${format(...parts)}\n`);
  // An editor on a busy machine may answer late: a test fails that fails three times.
  const mocha = new Mocha({ ui: 'bdd', color: true, timeout: 60_000, retries: 2, ...grep() });
  const folder = join(__dirname, 'suite');
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.endsWith('.test.js')) mocha.addFile(join(folder, file));
  }
  const { passes, failures, pending } = await new Promise<Mocha.Stats>((resolve, reject) => {
    const runner = mocha.run(() => {
      if (runner.stats) resolve(runner.stats);
      else reject(new Error('mocha kept no statistics'));
    });
  });
  const file = process.env.COSTLINE_COUNTS;
  if (file) writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
  if (failures > 0) throw new Error(`${failures} failed`);
  if (passes === 0) throw new Error('No test ran');
}

function grep(): { readonly grep?: string } {
  const pattern = process.env.COSTLINE_GREP;
  return pattern ? { grep: pattern } : {};
}
