/**
 * What AWS's own pages calculate as examples, against what the same costs here: how components, tiers and rounding make an
 * amount, told by who sends the bill.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { withStatements } from '../../src/engine/assume';
import { loadUsage, noUsage } from '../../src/engine/usage';
import { engine, projectsOf } from './specs/estimate-text';
import type { WorkedExample } from './worked-examples/worked-example';

const folder = resolve(__dirname, 'worked-examples');

describe('examples that AWS works out', () => {
  const files = readdirSync(folder).filter((name) => name !== 'worked-example.ts');
  for (const file of files) {
    const { examples } = require(resolve(folder, file)) as { readonly examples: readonly WorkedExample[] };
    describe(file.replace('.ts', ''), () => {
      for (const example of examples) it(example.name, () => check(example));
    });
  }
});

function check(example: WorkedExample): void {
  const expected = example.ours?.total ?? example.total;
  const total = totalOf(example);
  // Half of the last place that the page prints.
  const within = 0.5 * 10 ** -decimalsOf(expected) + 1e-9;
  assert.ok(Math.abs(total - expected) <= within, `costs ${total}, not ${expected}: ${example.says} (${example.page})`);
}

/** Of all resources; a part whose amount is not known fails the test. */
function totalOf({ code, region, usage: written, hoursPerMonth = 730 }: WorkedExample): number {
  const usage = written === undefined ? noUsage : loadUsage(`resource_usage:\n${written}`, 'usage.yml');
  assert.deepEqual(usage.errors, []);
  let total = 0;
  for (const root of projectsOf(code, region)) {
    const stated = withStatements(usage, { assume: {}, profile: '', hoursPerMonth, terms: null });
    for (const resource of root.resources()) {
      for (const estimate of engine.estimate(resource, root.related(), stated)) {
        if (estimate.status === 'free') continue;
        assert.ok(estimate.monthlyCost !== null, `${resource.address}: ${estimate.reasons.join('; ')}`);
        total += estimate.monthlyCost * estimate.instances.length;
      }
    }
  }
  return total;
}

function decimalsOf(amount: number): number {
  return String(amount).split('.')[1]?.length ?? 0;
}
