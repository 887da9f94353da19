import { limits } from '../../expression/limits';
import { ListValue, MapValue, reveal, UnknownValue, type Value } from '../../expression/value';

export interface StackTarget {
  /** Absent where nobody says it. */
  readonly region: string | undefined;
  readonly accountId: string | undefined;
}

export interface StackTargets {
  readonly targets: readonly StackTarget[];
  /** Why these are not all, or each stands for a number of stacks that is not known. */
  readonly doubt: UnknownValue | undefined;
}

/**
 * Where a stack set makes stacks: accounts by regions; one for each region where the template does not name the accounts, and one
 * altogether where it names no regions. A text says why they are too many.
 *
 * @param groups value of `StackInstancesGroup`
 */
export function stackTargets(groups: Value | undefined): StackTargets | string {
  const targets = new Map<string, StackTarget>();
  let doubt: UnknownValue | undefined;
  const uncertain = (message: string): void => {
    doubt ??= new UnknownValue({ kind: 'unavailable', message });
  };
  const plain = reveal(groups ?? null);
  const list = plain instanceof ListValue ? plain.items : [];
  if (plain instanceof UnknownValue) uncertain(plain.cause.message);
  else if (list.length === 0) uncertain('the template does not say where its stacks are made');
  for (const group of list) {
    const regions = texts(at(group, 'Regions'));
    const deployment = at(group, 'DeploymentTargets');
    const named = texts(at(deployment, 'Accounts')) ?? [];
    const exact = named.length > 0 && at(deployment, 'AccountFilterType') === undefined;
    if (!exact) uncertain('the accounts of its organizational units are not in the template');
    if (!regions) uncertain('its regions are not known');
    for (const region of regions ?? [undefined]) {
      for (const accountId of exact && region !== undefined ? named : [undefined]) {
        if (targets.size >= limits.modules) return 'it makes too many stacks';
        targets.set(`${region}/${accountId}`, { region, accountId });
      }
    }
  }
  if (targets.size === 0) targets.set('', { region: undefined, accountId: undefined });
  return { targets: [...targets.values()], doubt };
}

function at(value: Value | undefined, key: string): Value | undefined {
  const plain = reveal(value ?? null);
  return plain instanceof MapValue ? plain.entries.get(key) : undefined;
}

function texts(value: Value | undefined): readonly string[] | undefined {
  const plain = reveal(value ?? null);
  if (!(plain instanceof ListValue)) return undefined;
  const items = plain.items.map((item) => reveal(item));
  return items.every((item) => typeof item === 'string' || typeof item === 'number') ? items.map(String) : undefined;
}
