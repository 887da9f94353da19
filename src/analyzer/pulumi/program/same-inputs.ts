import { Construction } from './construction';
import { Dictionary, List, type ProgramValue, Unknown } from './value';

/** So many parts are compared; larger values, and those that share parts without end, count as different. */
const mostParts = 5_000;

/**
 * Whether two values, also of two readings, come to the same for whoever gets them. The constructions in both must have
 * their keys.
 */
function sameInputs(left: ProgramValue, right: ProgramValue): boolean {
  let parts = 0;
  const same = (a: ProgramValue, b: ProgramValue): boolean => {
    if (a === b) return true;
    if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object' || ++parts > mostParts) return false;
    if (a instanceof Unknown) return b instanceof Unknown && sameUnknown(a, b);
    if (a instanceof Construction) return b instanceof Construction && a.key === b.key;
    if (a instanceof List) {
      return (
        b instanceof List &&
        a.items.length === b.items.length &&
        sameRest(a.rest, b.rest) &&
        a.items.every((item, index) => same(item, b.items[index] ?? null))
      );
    }
    if (!(a instanceof Dictionary) || !(b instanceof Dictionary)) return false;
    if (a.class !== null || b.class !== null || a.shape !== b.shape || a.type !== b.type) return false;
    if (a.entries.size !== b.entries.size || !sameRest(a.rest, b.rest)) return false;
    for (const [key, { value }] of a.entries) {
      const other = b.entries.get(key);
      if (!other || !same(value, other.value)) return false;
    }
    return true;
  };
  return same(left, right);
}

function sameRest(a: Unknown | null, b: Unknown | null): boolean {
  return a === b || (a !== null && b !== null && sameUnknown(a, b));
}

function sameUnknown(a: Unknown, b: Unknown): boolean {
  return (
    a.message === b.message &&
    a.kind === b.kind &&
    a.asked === b.asked &&
    a.output?.name === b.output?.name &&
    a.output?.construction.key === b.output?.construction.key
  );
}

/** Whether two constructions are alike in all but their names and places. */
export function isAlike(a: Construction, b: Construction): boolean {
  return (
    a.token === b.token &&
    a.writtenType === b.writtenType &&
    (a.component?.key ?? '') === (b.component?.key ?? '') &&
    a.uncertain?.message === b.uncertain?.message &&
    sameInputs(a.inputs, b.inputs) &&
    sameOptions(a, b)
  );
}

function sameOptions({ options: a }: Construction, { options: b }: Construction): boolean {
  if (a.existing !== b.existing || (a.parent?.key ?? '') !== (b.parent?.key ?? '')) return false;
  if (!sameInputs(a.region, b.region) || a.providers.size !== b.providers.size) return false;
  for (const [name, provider] of a.providers) {
    const other = b.providers.get(name);
    if (!other || !sameInputs(provider, other)) return false;
  }
  return true;
}
