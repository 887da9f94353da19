/**
 * The type that several values have in common, by Terraform's rules: elements of a list, results of a conditional.
 * Null and unknown values have the type `any`, which agrees with every other.
 */
import { anyType, type ObjectAttributeType, stringType, type Type } from './type';
import { ListValue, OpenMapValue, SensitiveValue, UnknownValue, type Value } from './value';

/** The type of a value as far as it can be told from the value: an empty list is one of anything. */
export function typeOf(value: Value): Type {
  if (value === null || value instanceof UnknownValue || value instanceof OpenMapValue) return anyType;
  if (typeof value === 'string') return stringType;
  if (typeof value === 'number') return { kind: 'number' };
  if (typeof value === 'boolean') return { kind: 'bool' };
  if (value instanceof SensitiveValue) return typeOf(value.value);
  if (value instanceof ListValue) {
    const types = value.items.map(typeOf);
    if (value.kind === 'tuple') return { kind: 'tuple', elements: types };
    return { kind: value.kind, element: commonType(types) ?? anyType };
  }
  if (value.kind === 'map')
    return { kind: 'map', element: commonType([...value.entries.values()].map(typeOf)) ?? anyType };
  return {
    kind: 'object',
    attributes: new Map([...value.entries].map(([name, item]) => [name, required(typeOf(item))])),
  };
}

function required(type: Type): ObjectAttributeType {
  return { type, optional: false, default: null };
}

type Kind = Type['kind'];
type OfKind<K extends Kind> = Extract<Type, { kind: K }>;

/** The type to which values of all these types convert without loss, `undefined` where there is none. */
export function commonType(types: readonly Type[]): Type | undefined {
  const [first, ...others] = types.filter((type) => type.kind !== 'any');
  if (!first) return anyType;
  if (others.every((type) => type.kind === first.kind)) return commonOfKind(first, others);
  const all = [first, ...others];
  if (all.every(isPrimitive)) return all.some((type) => type.kind === 'string') ? stringType : undefined;
  const kinds = new Set(all.map((type) => type.kind));
  if (isWithin(kinds, ['map', 'object'])) return collection('map', all);
  if (isWithin(kinds, ['list', 'tuple'])) return collection('list', all);
  if (isWithin(kinds, ['set', 'list', 'tuple'])) return collection(kinds.has('list') ? 'list' : 'set', all);
  return undefined;
}

function isPrimitive(type: Type): boolean {
  return type.kind === 'string' || type.kind === 'number' || type.kind === 'bool';
}

function isWithin(kinds: ReadonlySet<Kind>, allowed: readonly Kind[]): boolean {
  return [...kinds].every((kind) => allowed.includes(kind));
}

function isOfKind<K extends Kind>(kind: K): (type: Type) => type is OfKind<K> {
  return (type): type is OfKind<K> => type.kind === kind;
}

function commonOfKind(first: Type, others: readonly Type[]): Type | undefined {
  switch (first.kind) {
    case 'any':
    case 'string':
    case 'number':
    case 'bool':
      return first;
    case 'list':
    case 'set':
    case 'map':
      return collection(first.kind, [first, ...others]);
    case 'tuple':
      return commonTuple(first, others.filter(isOfKind('tuple')));
    case 'object':
      return commonObject(first, others.filter(isOfKind('object')));
  }
}

/** A collection of the type that everything inside of all of them has in common. */
function collection(kind: 'list' | 'set' | 'map', types: readonly Type[]): Type | undefined {
  const element = commonType(types.flatMap(inner));
  return element && { kind, element };
}

function inner(type: Type): readonly Type[] {
  switch (type.kind) {
    case 'list':
    case 'set':
    case 'map':
      return [type.element];
    case 'tuple':
      return type.elements;
    case 'object':
      return [...type.attributes.values()].map((attribute) => attribute.type);
    default:
      return [];
  }
}

/** Tuples of one length element by element; others become a list. */
function commonTuple(first: OfKind<'tuple'>, others: readonly OfKind<'tuple'>[]): Type | undefined {
  if (others.some((type) => type.elements.length !== first.elements.length))
    return collection('list', [first, ...others]);
  const elements: Type[] = [];
  for (const [index, type] of first.elements.entries()) {
    const common = commonType([type, ...others.map((other) => other.elements[index] ?? anyType)]);
    if (!common) return undefined;
    elements.push(common);
  }
  return { kind: 'tuple', elements };
}

/** Objects with the same attributes attribute by attribute; others become a map. */
function commonObject(first: OfKind<'object'>, others: readonly OfKind<'object'>[]): Type | undefined {
  const names = [...first.attributes.keys()];
  const alike = (type: OfKind<'object'>) =>
    type.attributes.size === names.length && names.every((name) => type.attributes.has(name));
  if (!others.every(alike)) return collection('map', [first, ...others]);
  const attributes = new Map<string, ObjectAttributeType>();
  for (const [name, attribute] of first.attributes) {
    const common = commonType([attribute.type, ...others.map((other) => other.attributes.get(name)?.type ?? anyType)]);
    if (!common) return undefined;
    attributes.set(name, required(common));
  }
  return { kind: 'object', attributes };
}
