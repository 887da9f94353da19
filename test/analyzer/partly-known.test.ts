/** Maps of which only some keys are known: what is known of them is used, and nothing else is made up. */
import assert from 'node:assert/strict';
import { valueText, workspaceOf } from './workspace-text';

/** `cloud` is wholly unknown, `open` has one known key, `res` is a resource with one written attribute. */
const configuration = `
data "x_list" "cloud" {}
resource "x_disk" "res" { size = 5 }
locals {
  cloud = data.x_list.cloud.values
  open  = merge(local.cloud, { size = 3 })
  res   = merge(x_disk.res, { name = "n" })
}
`;

const cases: readonly (readonly [expression: string, value: string])[] = [
  ['local.open.size', '3'],
  ['local.open["size"]', '3'],
  ['local.open.other', '?'],
  ['merge({ size = 1 }, local.cloud).size', '?'],
  ['merge({ a = 1 }, local.cloud, { b = 2 }).b', '2'],
  ['merge(local.open, { more = 1 }).size', '3'],
  ['merge({ more = 1 }, local.open).size', '3'],
  ['merge({ more = 1 }, local.open).more', '?'],
  ['merge(local.open, null).size', '3'],
  ['lookup(local.open, "size", 9)', '3'],
  ['lookup(local.open, "other", 9)', '?'],
  ['try(local.open.other, 9)', '?'],
  ['can(local.open.size)', 'true'],
  ['keys(local.open)', '?'],
  ['values(local.open)', '?'],
  ['length(local.open)', '?'],
  ['[for k, v in local.open : k]', '?'],
  ['{ for k, v in local.open : k => v }', '?'],
  ['"%{ for k, v in local.open }${k}%{ endfor }"', '?'],
  ['jsonencode(local.open)', '?'],
  ['local.open == { size = 3 }', '?'],
  ['contains(keys(local.open), "size")', '?'],
  ['tomap(local.open).size', '3'],
  ['{ inner = local.open }.inner.size', '3'],
  ['[local.open][0].size', '3'],
  ['[local.open][*].size', '[3]'],
  ['true ? local.open.size : 0', '3'],
  ['sensitive(local.open).size', 'sensitive(3)'],
  ['local.res.name', '"n"'],
  ['local.res.size', '5'],
  ['merge({ name = "n" }, x_disk.res).size', '5'],
  ['merge({ name = "n" }, x_disk.res).id', '?'],
  ['jsonencode(x_disk.res)', '?'],
  ['[for k, v in x_disk.res : k]', '?'],
  ['[for d in [x_disk.res] : d.size]', '[5]'],
];

describe('Maps of which some keys are known', () => {
  for (const [expression, expected] of cases) {
    it(`${expression} is ${expected}`, () => {
      const workspace = workspaceOf({ 'main.tf': `${configuration}output "o" {\n  value = ${expression}\n}\n` });
      const value = valueText(workspace.projects()[0]?.instance.read('output.o').value ?? null);
      assert.equal(value.replace(/\?\(.*\)$/, '?'), expected);
    });
  }

  it('a data source that nothing declares is a problem at its place and unknown, and the rest goes on', () => {
    const workspace = workspaceOf({
      'main.tf': 'resource "x_y" "z" {\n  tags = merge(data.x_y.gone.tags, { Name = "n" })\n}',
    });
    const [root] = workspace.projects();
    const [resource] = root?.resources() ?? [];
    assert.deepEqual(resource?.tags, new Map([['Name', 'n']]));
    assert.deepEqual(
      root?.diagnostics().map(({ message, range }) => [range().start, message]),
      [[{ line: 1, character: 9 }, 'There is no data.x_y.gone in this module']],
    );
  });
});
