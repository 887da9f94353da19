import assert from 'node:assert/strict';
import { loadUsage, noUsage } from '../../src/engine/usage';
import { workspaceOf } from '../analyzer/workspace-text';
import { memorySession } from '../server/memory-session';
import { engineOf, specYaml } from './price-text';

const engine = engineOf({
  x_thing: specYaml({ quantity: 'self.size' }),
  x_deep: specYaml({ quantity: 'self.disk[0].size' }).replace('x_thing', 'x_deep'),
});

/** Address, status, cost and what is told, of everything in a configuration with a usage file. */
function told(configuration: string, usage: string): readonly string[] {
  const file = usage === '' ? noUsage : loadUsage(usage, 'costline-usage.yml');
  return workspaceOf({ 'main.tf': configuration })
    .projects()
    .flatMap((root) =>
      root.resources().flatMap((resource) =>
        engine
          .estimate(resource, root.related(), file)
          .map(({ instances, status, monthlyCost, reasons, assumptions }) => {
            const cost = monthlyCost === null ? '–' : (monthlyCost * instances.length).toFixed(2);
            return [`${instances.length} × ${resource.address} ${status} ${cost}`, ...reasons, ...assumptions].join(
              '; ',
            );
          }),
      ),
    );
}

const head = 'provider "x" {\n  region = "us-east-1"\n}\nvariable "n" {}\n';

describe('what is stated where the code leaves it open', () => {
  const cases: readonly (readonly [name: string, configuration: string, usage: string, expected: string])[] = [
    [
      'nothing stated: said to be unknown',
      `${head}resource "x_thing" "a" {\n  count = var.n\n  size = 2\n}`,
      '',
      '0 × x_thing.a unpriced –; the number of instances is not known: var.n has no default and no value; one costs $0.20/mo',
    ],
    [
      'the number of instances',
      `${head}resource "x_thing" "a" {\n  count = var.n\n  size = 2\n}`,
      'resource_usage:\n  x_thing.a:\n    assume: { instances: 3 }',
      '3 × x_thing.a priced 0.60; assumes instances = 3 (var.n has no default and no value)',
    ],
    [
      'an attribute, by type',
      `${head}resource "x_thing" "a" { size = var.n }`,
      'resource_type_default_usage:\n  x_thing:\n    assume: { size: 5 }',
      '1 × x_thing.a priced 0.50; assumes size = 5 (var.n has no default and no value)',
    ],
    [
      'an attribute of everything; the address has the last word',
      `${head}resource "x_thing" "a" { size = var.n }`,
      'resource_type_default_usage:\n  "*":\n    assume: { size: 5 }\nresource_usage:\n  x_thing.a:\n    assume: { size: 7 }',
      '1 × x_thing.a priced 0.70; assumes size = 7 (var.n has no default and no value)',
    ],
    [
      'an attribute of a block',
      `${head}resource "x_deep" "a" {\n  disk {\n    size = var.n\n  }\n}`,
      'resource_usage:\n  x_deep.a:\n    assume: { disk.size: 4 }',
      '1 × x_deep.a priced 0.40; assumes disk.size = 4 (var.n has no default and no value)',
    ],
    [
      'what the code says is not replaced',
      `${head}resource "x_thing" "a" { size = 2 }`,
      'resource_usage:\n  x_thing.a:\n    assume: { size: 5, instances: 9 }',
      '1 × x_thing.a priced 0.20',
    ],
    [
      'a number of instances that makes no sense',
      `${head}resource "x_thing" "a" {\n  count = var.n\n  size = 2\n}`,
      'resource_usage:\n  x_thing.a:\n    assume: { instances: 1000000000 }',
      '0 × x_thing.a unpriced –; the number of instances is not known: var.n has no default and no value; one costs $0.20/mo; assume: "instances" is a whole number up to 10,000',
    ],
  ];
  for (const [name, configuration, usage, expected] of cases) {
    it(name, () => assert.deepEqual(told(configuration, usage), [expected]));
  }

  it('in the settings, followed at once; a usage file has the last word', async () => {
    const main = '/ws/main.tf';
    const it = memorySession({ [main]: `${head}resource "aws_disk" "a" {\n  size = var.n\n}\n` });
    it.open(main);
    await it.settled();
    assert.equal(it.total(), null);
    it.session.configure({ ...it.session.settings, assume: { 'aws_disk.a': { size: 10 } } });
    assert.equal(it.total(), 5);
    assert.deepEqual(it.hints(main), ['6: $5.00/mo']);
    it.session.configure({ ...it.session.settings, assume: { '*': { size: 12 } } });
    assert.equal(it.total(), 6);
    it.disk.set('/ws/costline-usage.yml', 'resource_usage:\n  aws_disk.a:\n    assume: { size: 2 }\n');
    await it.session.filesChanged(['/ws/costline-usage.yml']);
    assert.equal(it.total(), 1);
  });
});
