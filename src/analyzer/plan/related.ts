/** Which resource of a plan refers to which: by reference, and by the identities that only the cloud gives. */
import { ListValue, MapValue, reveal, type Value } from '../../expression/value';
import { createRelated } from '../related';
import type { RelatedResources, Resource } from '../resource';

/** Attributes that name a resource as the cloud does; in configuration they stand in references only. */
const identities = ['id', 'arn', 'self_link'];

/**
 * In configuration a resource is referred to by reference, as nobody writes its id; in a plan of what exists already
 * both ends hold the id itself.
 */
export function createPlanRelated(resources: readonly Resource[]): RelatedResources {
  const base = createRelated(resources, undefined);
  const byType = new Map<string, Resource[]>();
  for (const resource of resources) {
    const list = byType.get(resource.type);
    if (list) list.push(resource);
    else byType.set(resource.type, [resource]);
  }
  const indexes = new Map<string, ReadonlyMap<string, readonly Resource[]>>();
  const indexOf = (type: string, attribute: string): ReadonlyMap<string, readonly Resource[]> => {
    const key = `${type} ${attribute}`;
    const index = indexes.get(key) ?? indexTexts(byType.get(type) ?? [], attribute.split('.'));
    indexes.set(key, index);
    return index;
  };
  return {
    state: base.state,
    find: (from, type, value, attributes) => {
      const found = base.find(from, type, value, attributes);
      return found ?? (value === '' ? undefined : base.find(from, type, value, identities));
    },
    referring: (to, type, attribute, value) => {
      const found = new Set(base.referring(to, type, attribute, value));
      for (const name of identities) {
        const identity = reveal(to.attributes.get(name) ?? null);
        if (typeof identity !== 'string' || identity === '') continue;
        for (const resource of indexOf(type, attribute).get(identity) ?? []) found.add(resource);
      }
      return [...found];
    },
  };
}

function indexTexts(resources: readonly Resource[], path: readonly string[]): ReadonlyMap<string, readonly Resource[]> {
  const index = new Map<string, Resource[]>();
  for (const resource of resources) {
    for (const text of new Set(textsAt(resource.attributes, path))) {
      const list = index.get(text);
      if (list) list.push(resource);
      else index.set(text, [resource]);
    }
  }
  return index;
}

/** The texts at a path through nested blocks, all blocks of a list. */
function* textsAt(value: Value, path: readonly string[]): Generator<string> {
  const plain = reveal(value);
  const [name, ...rest] = path;
  if (plain instanceof ListValue) for (const item of plain.items) yield* textsAt(item, path);
  else if (plain instanceof MapValue && name !== undefined) yield* textsAt(plain.get(name) ?? null, rest);
  else if (typeof plain === 'string' && name === undefined) yield plain;
}
