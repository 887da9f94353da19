/** Which resource refers to which: by reference where the value is known after apply, else by equal values. */

import { ListValue, MapValue, reveal, UnknownValue, type Value } from '../expression/value';
import type { RelatedResources, Resource } from './resource';
import { sameList } from './same-list';

/** The resources of one type with the indexes that have been asked for. */
interface TypeIndex {
  readonly parts: readonly (readonly Resource[])[];
  readonly resources: readonly Resource[];
  byAddress: ReadonlyMap<string, readonly Resource[]> | undefined;
  readonly byAttribute: Map<string, AttributeIndex>;
}

export interface Related extends RelatedResources {
  /** The latest index of every type that has been asked about, now or in an earlier version. */
  readonly latest: ReadonlyMap<string, TypeIndex | undefined>;
}

/** Resources by type: one part of all there are. */
export type ResourcesByType = ReadonlyMap<string, readonly Resource[]>;

export function groupByType(resources: readonly Resource[]): ResourcesByType {
  return groupBy(resources, (resource) => resource.type);
}

/** Answers over one list of resources. */
export function createRelated(resources: readonly Resource[], before: Related | undefined): Related {
  return relatedOf([groupByType(resources)], before);
}

/**
 * Answers over resources in parts. A type is looked at when first asked about; where its parts are the same as `before` its
 * indexes are kept.
 */
export function relatedOf(parts: readonly ResourcesByType[], before: Related | undefined): Related {
  // Copied, and nothing else of `before` kept: each version holding on to the one before would hold on to all of them.
  const latest = new Map(before?.latest);
  const types = new Map<string, TypeIndex | undefined>();
  const indexOf = (type: string): TypeIndex | undefined => {
    if (types.has(type)) return types.get(type);
    const lists = parts.flatMap((part) => {
      const list = part.get(type);
      return list ? [list] : [];
    });
    const known = latest.get(type);
    const index =
      lists.length === 0
        ? undefined
        : known && sameList(known.parts, lists)
          ? known
          : { parts: lists, resources: lists.flat(), byAddress: undefined, byAttribute: new Map() };
    types.set(type, index);
    latest.set(type, index);
    return index;
  };
  return {
    latest,
    state: (type) => indexOf(type),
    find: (from, type, value, attributes) => {
      const index = indexOf(type);
      const plain = reveal(value);
      if (!index) return undefined;
      if (plain instanceof UnknownValue) {
        const { reference } = plain.cause;
        if (!reference) return undefined;
        const candidates = addressesOf(index).get(`${reference.module}/${reference.address}`) ?? [];
        return candidates.find((resource) => hasInstance(resource, reference.key));
      }
      if (typeof plain !== 'string') return undefined;
      for (const attribute of attributes) {
        const found = attributesOf(index, attribute).byValue.get(plain);
        if (found) return nearest(from, found);
      }
      return undefined;
    },
    referring: (to, type, attribute, value) => {
      const known = indexOf(type);
      if (!known) return [];
      const index = attributesOf(known, attribute);
      const byReference = (index.byReference.get(`${to.module}/${to.type}.${to.name}`) ?? [])
        .filter(({ key }) => hasInstance(to, key))
        .map(({ resource }) => resource);
      const plain = reveal(value ?? null);
      const equal = typeof plain === 'string' ? (index.byValue.get(plain) ?? []) : [];
      const byValue = equal.filter((resource) => resource.module === to.module && mayMean(resource, attribute, to));
      return byValue.length === 0 ? byReference : [...new Set([...byReference, ...byValue])];
    },
  };
}

function addressesOf(index: TypeIndex): ReadonlyMap<string, readonly Resource[]> {
  index.byAddress ??= groupBy(index.resources, (resource) => `${resource.module}/${resource.type}.${resource.name}`);
  return index.byAddress;
}

function attributesOf(index: TypeIndex, attribute: string): AttributeIndex {
  let found = index.byAttribute.get(attribute);
  if (!found) {
    found = indexAttribute(index.resources, attribute);
    index.byAttribute.set(attribute, found);
  }
  return found;
}

/** Where the attribute names resources of the type in its expression, it means those and no other of the same name. */
function mayMean(resource: Resource, attribute: string, to: Resource): boolean {
  const named = resource.source.mentions(attribute.split('.')).filter((name) => name.startsWith(`${to.type}.`));
  return named.length === 0 || named.includes(`${to.type}.${to.name}`);
}

function hasInstance({ instances, address }: Resource, key: string): boolean {
  return key === '' || instances instanceof UnknownValue || instances.includes(address + key);
}

interface Referrer {
  readonly resource: Resource;
  /** Key of the instance that is referred to. */
  readonly key: string;
}

interface AttributeIndex {
  readonly byValue: ReadonlyMap<string, readonly Resource[]>;
  readonly byReference: ReadonlyMap<string, readonly Referrer[]>;
}

function indexAttribute(resources: readonly Resource[], attribute: string): AttributeIndex {
  const byValue = new Map<string, Resource[]>();
  const byReference = new Map<string, Referrer[]>();
  for (const resource of resources) {
    for (const value of scalars(attributeAt(resource.attributes, attribute))) {
      if (typeof value === 'string') push(byValue, value, resource);
      else if (value instanceof UnknownValue && value.cause.reference) {
        const { module, address, key } = value.cause.reference;
        push(byReference, `${module}/${address}`, { resource, key });
      }
    }
  }
  return { byValue, byReference };
}

/** The attribute at a dotted path through nested blocks, all blocks of a list: `launch_template.id`. */
function attributeAt(value: Value | undefined, path: string): Value | undefined {
  const [name = '', ...rest] = path.split('.');
  const plain = reveal(value ?? null);
  if (plain instanceof ListValue) {
    return new ListValue(
      'tuple',
      plain.items.map((item) => attributeAt(item, path) ?? null),
    );
  }
  if (!(plain instanceof MapValue)) return plain instanceof UnknownValue ? plain : undefined;
  const found = plain.entries.get(name);
  return rest.length > 0 && found !== undefined ? attributeAt(found, rest.join('.')) : found;
}

function* scalars(value: Value | undefined): Generator<Value> {
  const plain = reveal(value ?? null);
  if (plain instanceof ListValue) for (const item of plain.items) yield* scalars(item);
  else if (!(plain instanceof MapValue)) yield plain;
}

/** The one in the same module, else the first. */
function nearest(from: Resource, found: readonly Resource[]): Resource | undefined {
  return found.find((resource) => resource.module === from.module) ?? found[0];
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) push(groups, key(item), item);
  return groups;
}

function push<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}
