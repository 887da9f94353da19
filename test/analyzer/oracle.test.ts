/** Configurations have the resource instances, inputs and outputs that `terraform plan` finds in them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareWithPlan, countProblems } from './oracle/compare';
import { type Configuration, generateConfiguration } from './oracle/configuration';
import { hasTerraform, type Planned, plan } from './oracle/plan';
import { writtenConfigurations } from './oracle/written';

const recorded: readonly Planned[] = readFileSync(join(__dirname, '../fixtures/plans/recorded.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const written = new Map(writtenConfigurations().map((configuration) => [configuration.name, configuration]));

/** What is different on purpose, by configuration and the beginning of the line that tells the difference. */
const differences: ReadonlyMap<string, readonly string[]> = new Map([
  // Numbers are doubles: fifteen digits are right.
  ['conversions-of-variables', ['terraform_data.all[0].big is', 'terraform_data.map["big"] is']],
  // An id that is not known yet is not null for all that; ours is only unknown.
  ['known-and-unknown', ['terraform_data.j[0] is']],
]);

/**
 * What Terraform refuses because of types that no value shows: what `try` may give, the elements of an empty list. Here
 * a value has the type that it shows, and these configurations have values.
 */
const accepted: ReadonlySet<string> = new Set([28, 54, 62, 76, 91, 115, 127].map((seed) => `seed-${seed}`));

function configurationOf(name: string): Configuration {
  const found = written.get(name);
  if (found) return found;
  const seed = /^seed-(\d+)$/.exec(name)?.[1];
  assert.ok(seed, `${name} is neither written nor generated: record the plans again`);
  return generateConfiguration(Number(seed));
}

async function assertLike(planned: Planned): Promise<{ readonly addresses: number; readonly values: number }> {
  const { name } = planned;
  const result = await compareWithPlan(configurationOf(name), planned);
  const known = differences.get(name) ?? [];
  const unexpected = result.differences.filter((line) => !known.some((start) => line.startsWith(start)));
  assert.equal(unexpected.join('\n'), '', name);
  for (const start of known) {
    assert.ok(
      result.differences.some((line) => line.startsWith(start)),
      `${name}: "${start}" differs no more`,
    );
  }
  return result;
}

describe('Terraform configurations, compared with recorded plans', () => {
  const planned = recorded.filter(({ error }) => error === undefined);
  const refused = recorded.filter(({ error }) => error !== undefined);

  it('are all in the record', () => {
    const names = new Set(recorded.map(({ name }) => name));
    assert.deepEqual(
      [...written.keys()].filter((name) => !names.has(name)),
      [],
    );
    assert.ok(planned.length >= 100, `only ${planned.length} plans`);
  });

  for (const item of planned.filter(({ name }) => written.has(name))) {
    it(item.name.replaceAll('-', ' '), async () => {
      await assertLike(item);
    });
  }

  it('generated ones have the same instances, inputs and outputs', async () => {
    let [addresses, values] = [0, 0];
    for (const item of planned.filter(({ name }) => !written.has(name))) {
      const counted = await assertLike(item);
      addresses += counted.addresses;
      values += counted.values;
    }
    assert.ok(addresses > 1_000 && values > addresses, `${addresses} addresses and ${values} values are too few`);
  });

  it('what Terraform refuses has a problem here too, where a value is to blame', async () => {
    const silent: string[] = [];
    for (const { name, error } of refused) {
      if ((await countProblems(configurationOf(name))) === 0 && !accepted.has(name)) silent.push(`${name}: ${error}`);
    }
    assert.equal(silent.join('\n'), '');
  });
});

describe('Terraform configurations, compared with the terraform on this machine', () => {
  it('has plans like the recorded ones', async function () {
    if (!hasTerraform()) this.skip();
    const sample = ['module-as-a-value', 'nested-modules-three-deep', 'keys-that-need-quoting', 'seed-1', 'seed-77'];
    for (const name of sample) {
      const live = plan(configurationOf(name));
      assert.deepEqual(
        live,
        recorded.find((item) => item.name === name),
      );
      if (live.error === undefined) await assertLike(live);
    }
  });
});
