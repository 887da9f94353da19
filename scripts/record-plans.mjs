/**
 * Asks a real `terraform plan` for the addresses, inputs and outputs of generated and written configurations, and writes
 * the answers to test/fixtures/plans/recorded.jsonl, which the tests compare with where there is no terraform. Run it
 * after changing the generator or the cases in test/fixtures/plans/cases: `node --import tsx scripts/record-plans.mjs`.
 *
 * A line of the record: {"name", "inputs", "outputs"}, or {"name", "error"} for what Terraform refuses. Generated
 * configurations are named after their seeds and made again from them.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { generateConfiguration } = require('../test/analyzer/oracle/configuration.ts');
const { plan } = require('../test/analyzer/oracle/plan.ts');
const { writtenConfigurations } = require('../test/analyzer/oracle/written.ts');

/** As many as are planned in about three minutes. */
const seeds = Number(process.argv[2] ?? 140);

const generated = Array.from({ length: seeds }, (_, index) => generateConfiguration(index + 1));
const lines = [];
for (const configuration of [...writtenConfigurations(), ...generated]) {
  const planned = plan(configuration);
  if (planned.error !== undefined) console.log(`${planned.name}: ${planned.error}`);
  lines.push(JSON.stringify(planned));
}
writeFileSync(
  fileURLToPath(new URL('../test/fixtures/plans/recorded.jsonl', import.meta.url)),
  `${lines.join('\n')}\n`,
);
console.log(`${lines.length} configurations recorded`);
