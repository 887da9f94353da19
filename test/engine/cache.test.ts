import assert from 'node:assert/strict';
import type { TerraformWorkspace } from '../../src/analyzer/terraform/workspace';
import type { Engine } from '../../src/engine/engine';
import type { Estimate } from '../../src/engine/estimate';
import { noUsage, type UsageFile } from '../../src/engine/usage';
import { workspaceOf } from '../analyzer/workspace-text';
import { componentYaml, engineOf, specYaml, usageOf } from './price-text';

const specs = {
  '#free': 'free: [x_note]',
  x_plan: specYaml({ name: 'Plan' }).replace('x_thing', 'x_plan'),
  x_thing: specYaml({ quantity: `'find("x_plan", self.plan).size'` }),
  x_root: `type: x_root\ncomponents:\n  - ${componentYaml({ quantity: `'instances(referring("x_user", "root"))'` })}`,
  x_user: 'type: x_user\nfree: true',
  x_guest: specYaml({ quantity: `'instances(referring_to(find("x_root", self.root), "x_user", "root"))'` }).replace(
    'x_thing',
    'x_guest',
  ),
};

const main = 'resource "x_plan" "p" { size = 2 }\nresource "x_thing" "a" { plan = x_plan.p.id }\n';

/** The estimates of `address` as the engine gives them now. */
function estimatesOf(
  engine: Engine,
  workspace: TerraformWorkspace,
  address: string,
  usage: UsageFile = noUsage,
): readonly Estimate[] {
  for (const root of workspace.projects()) {
    const resource = root.resources().find((candidate) => candidate.address === address);
    if (resource) return engine.estimate(resource, root.related(), usage);
  }
  assert.fail(`there is no ${address}`);
}

function cost(estimates: readonly Estimate[]): number | null | undefined {
  return estimates[0]?.monthlyCost;
}

describe('what the engine remembers', () => {
  it('is the identical list for the same resource', () => {
    const [engine, workspace] = [engineOf(specs), workspaceOf({ 'main.tf': main })];
    assert.equal(estimatesOf(engine, workspace, 'x_thing.a'), estimatesOf(engine, workspace, 'x_thing.a'));
  });

  it('holds when something unrelated changes', () => {
    const [engine, workspace] = [engineOf(specs), workspaceOf({ 'main.tf': main, 'b.tf': 'resource "x_plan" "q" {}' })];
    const before = estimatesOf(engine, workspace, 'x_thing.a');
    workspace.put('/ws/b.tf', 'resource "x_plan" "q" { size = 9 }\nresource "x_note" "n" {}');
    assert.equal(estimatesOf(engine, workspace, 'x_thing.a'), before);
    assert.equal(estimatesOf(engine, workspace, 'x_thing.a'), before);
  });

  it('does not hold when a resource it was found to refer to changes', () => {
    const [engine, workspace] = [engineOf(specs), workspaceOf({ 'main.tf': main })];
    const before = estimatesOf(engine, workspace, 'x_thing.a');
    workspace.put('/ws/main.tf', main.replace('size = 2', 'size = 3'));
    const after = estimatesOf(engine, workspace, 'x_thing.a');
    assert.notEqual(after, before);
    assert.deepEqual(
      [cost(before), cost(after)].map((amount) => amount?.toFixed(2)),
      ['0.20', '0.30'],
    );
  });

  it('does not hold when a resource that was not found turns up', () => {
    const [engine, workspace] = [engineOf(specs), workspaceOf({ 'main.tf': main.split('\n')[1] ?? '' })];
    assert.equal(estimatesOf(engine, workspace, 'x_thing.a')[0]?.status, 'unpriced');
    workspace.put('/ws/plan.tf', main.split('\n')[0] ?? '');
    assert.equal(estimatesOf(engine, workspace, 'x_thing.a')[0]?.status, 'priced');
  });

  it('does not hold when one more resource refers to it, or one less', () => {
    const [engine, workspace] = [engineOf(specs), workspaceOf({ 'main.tf': 'resource "x_root" "r" {}' })];
    const amounts = [0, 1, 2, 1].map((count) => {
      const users = Array.from({ length: count }, (_, index) => `resource "x_user" "u${index}" { root = x_root.r.id }`);
      workspace.put('/ws/users.tf', users.join('\n'));
      return cost(estimatesOf(engine, workspace, 'x_root.r'))?.toFixed(1);
    });
    assert.deepEqual(amounts, ['0.0', '0.1', '0.2', '0.1']);
  });

  it('does not hold when one more resource refers to what it was found to refer to, or that is another', () => {
    const roots = 'resource "x_root" "r" {}\nresource "x_root" "s" {}\n';
    const guests = (root: string): string => `resource "x_guest" "g" { root = ${root} }\n`;
    const workspace = workspaceOf({ 'main.tf': `${roots}${guests('x_root.r.id')}` });
    const engine = engineOf(specs);
    const amounts: (string | undefined)[] = [];
    const note = (): unknown => amounts.push(cost(estimatesOf(engine, workspace, 'x_guest.g'))?.toFixed(1));
    note();
    const users = [0, 1, 2].map((index) => `resource "x_user" "u${index}" { root = x_root.r.id }`);
    workspace.put('/ws/users.tf', users.slice(0, 2).join('\n'));
    note();
    workspace.put('/ws/users.tf', users.join('\n'));
    note();
    workspace.put('/ws/main.tf', `${roots}${guests('x_root.s.id')}`);
    note();
    workspace.put('/ws/main.tf', `${roots}${guests('x_root.r.id')}`);
    note();
    assert.deepEqual(amounts, ['0.0', '0.2', '0.3', '0.0', '0.3']);
  });

  it('prices alike what refers to different resources by what refers to those', () => {
    const workspace = workspaceOf({
      'main.tf': `
        resource "x_root" "r" {}
        resource "x_root" "s" {}
        resource "x_user" "u" { root = x_root.r.id }
        resource "x_guest" "r" { root = x_root.r.id }
        resource "x_guest" "s" { root = x_root.s.id }`,
    });
    const engine = engineOf(specs);
    const amounts = ['x_guest.r', 'x_guest.s'].map((address) =>
      cost(estimatesOf(engine, workspace, address))?.toFixed(1),
    );
    assert.deepEqual(amounts, ['0.1', '0.0']);
  });

  it('does not hold for another usage file, and is told apart by it', () => {
    const [engine, workspace] = [engineOf(specs), workspaceOf({ 'main.tf': main })];
    const before = estimatesOf(engine, workspace, 'x_thing.a');
    const usage = usageOf('resource_usage:\n  x_thing.a: { gb: 1 }');
    const after = estimatesOf(engine, workspace, 'x_thing.a', usage);
    assert.notEqual(after, before);
    assert.equal(estimatesOf(engine, workspace, 'x_thing.a', usage), after);
  });

  it('is forgotten when prices change', () => {
    const [engine, workspace] = [engineOf(specs), workspaceOf({ 'main.tf': main })];
    const before = estimatesOf(engine, workspace, 'x_thing.a');
    engine.invalidate();
    assert.notEqual(estimatesOf(engine, workspace, 'x_thing.a'), before);
  });
});
