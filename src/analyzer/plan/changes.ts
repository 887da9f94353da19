/** What a plan does to every resource: `resource_changes`. */

import { isObject, listOf, member, textOf } from './json';
import type { ChangeAction } from './plan';
import { identify } from './state';

export interface Change {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly module: string;
  readonly key: string;
  readonly providerName: string;
  readonly action: ChangeAction;
  readonly before: unknown;
  readonly beforeSensitive: unknown;
  readonly after: unknown;
  /** The shape of `after` with `true` for what is known only after apply. */
  readonly afterUnknown: unknown;
  readonly afterSensitive: unknown;
  readonly pointer: string;
}

/** Changes by full address. A deposed object is what a failed replacement left behind, no instance of its own. */
export function readChanges(plan: unknown): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>();
  listOf(plan, 'resource_changes').forEach((item, index) => {
    if (!isObject(item) || textOf(item, 'deposed') !== undefined) return;
    const module = textOf(item, 'module_address') ?? '';
    const identity = identify(item, module);
    const change = member(item, 'change');
    if (!identity || !isObject(change)) return;
    const before = member(change, 'before');
    const after = member(change, 'after');
    changes.set(identity.address, {
      ...identity,
      module,
      providerName: textOf(item, 'provider_name') ?? '',
      action: actionOf(listOf(change, 'actions'), before, after),
      before,
      beforeSensitive: member(change, 'before_sensitive'),
      after,
      afterUnknown: member(change, 'after_unknown'),
      afterSensitive: member(change, 'after_sensitive'),
      pointer: `resource_changes/${index}`,
    });
  });
  return changes;
}

/**
 * The meaning of `actions` ("Change representation" of Terraform's JSON output format). A forgotten resource stays in
 * the cloud, but leaves the configuration's cost as a deleted one does.
 */
function actionOf(actions: readonly unknown[], before: unknown, after: unknown): ChangeAction {
  const ends = actions.includes('delete') || actions.includes('forget');
  if (actions.includes('create')) return ends ? 'replace' : 'create';
  if (ends) return 'delete';
  if (actions.includes('update')) return 'update';
  if (actions.includes('no-op') || actions.includes('read')) return 'no-op';
  // A word of a later format: the two sides say what it comes to.
  if (!isObject(before)) return isObject(after) ? 'create' : 'no-op';
  return isObject(after) ? 'update' : 'delete';
}
