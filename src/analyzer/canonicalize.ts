/** Applies a map of `canonical.ts`: the properties of CloudFormation (and of Pulumi's native providers) in canonical form. */
import { EvaluationError } from '../expression/error';
import { evaluate } from '../expression/evaluate';
import type { Parameter, TerraformFunction } from '../expression/function';
import { Budget } from '../expression/limits';
import type { Scope } from '../expression/scope';
import { anyType, stringType } from '../expression/type';
import { ListValue, MapValue, reveal, sortedMap, UnknownValue, type Value } from '../expression/value';
import type { Expression } from '../syntax/hcl';
import type { AttributeMap, Canonical, CloudFormationMap } from './canonical';

type Path = readonly (string | number)[];

/**
 * The attributes that a map makes of properties. An attribute is there only if the property is; where an expression has
 * an error, or needs what is not known, the attribute is unknown with its cause. "true" and "false" are booleans in it:
 * CloudFormation takes the one for the other, and templates pass them on through parameters.
 */
export function canonicalize(map: CloudFormationMap, properties: MapValue): Canonical {
  const self = normalized(properties);
  const budget = new Budget();
  const level: Level = { self, element: self, elementPath: [], budget };
  const { attributes, origins } = applyAll(map.attributes, level);
  return {
    attributes,
    origin: (path) => originOf(origins, path),
    unwritten: (path) => unwrittenOrigin(map.attributes, path, level),
  };
}

/** Whether properties are what the map is for; unknown where that depends on what is not known. */
export function mapApplies(map: CloudFormationMap, properties: MapValue): boolean | UnknownValue {
  return map.when === null || holds(map.when, scopeOf(normalized(properties), undefined, new Budget()));
}

/** What the attributes of one block are made from. */
interface Level {
  /** All properties of the resource. */
  readonly self: MapValue;
  /** What paths count from: the properties, or the element that the block stands for. */
  readonly element: Value;
  readonly elementPath: Path;
  readonly budget: Budget;
}

/** Where in the properties an attribute comes from. */
type Origin =
  | { readonly kind: 'property'; readonly path: Path }
  | { readonly kind: 'read'; readonly paths: readonly Path[] }
  | { readonly kind: 'blocks'; readonly path: Path; readonly blocks: readonly BlockOrigin[] };

interface BlockOrigin {
  readonly path: Path;
  readonly attributes: ReadonlyMap<string, Origin>;
}

interface Applied {
  readonly attributes: MapValue;
  readonly origins: ReadonlyMap<string, Origin>;
}

function applyAll(maps: ReadonlyMap<string, AttributeMap>, level: Level): Applied {
  const entries: [string, Value][] = [];
  const origins = new Map<string, Origin>();
  for (const [name, map] of maps) {
    const found = apply(map, level);
    if (!found) continue;
    entries.push([name, found.value]);
    origins.set(name, found.origin);
  }
  return { attributes: sortedMap('object', entries), origins };
}

function apply(map: AttributeMap, level: Level): { readonly value: Value; readonly origin: Origin } | undefined {
  switch (map.kind) {
    case 'property': {
      const value = valueAt(level.element, map.path);
      const path = [...level.elementPath, ...map.path];
      return value === undefined ? undefined : { value, origin: { kind: 'property', path } };
    }
    case 'expression': {
      const paths: Path[] = [];
      const value = attempted(map.expression, scopeOf(level.self, level, level.budget, paths));
      return value === null ? undefined : { value, origin: { kind: 'read', paths } };
    }
    case 'blocks':
      return applyBlocks(map, level);
  }
}

function applyBlocks(map: AttributeMap & { readonly kind: 'blocks' }, level: Level): ReturnType<typeof apply> {
  const found = valueAt(level.element, map.of);
  const path = [...level.elementPath, ...map.of];
  if (found === undefined || found === null) return undefined;
  const plain = reveal(found);
  if (plain instanceof UnknownValue) return { value: plain, origin: { kind: 'property', path } };
  const elements: readonly (readonly [Value, Path])[] =
    plain instanceof ListValue ? plain.items.map((item, index) => [item, [...path, index]] as const) : [[plain, path]];
  const values: Value[] = [];
  const blocks: BlockOrigin[] = [];
  for (const [item, elementPath] of elements) {
    const element = reveal(item);
    if (element instanceof UnknownValue) {
      values.push(element);
      blocks.push({ path: elementPath, attributes: new Map() });
      continue;
    }
    if (!(element instanceof MapValue)) continue;
    const inner: Level = { ...level, element, elementPath };
    const counts = map.when === null || holds(map.when, scopeOf(element, inner, level.budget));
    if (counts instanceof UnknownValue) return { value: counts, origin: { kind: 'property', path } };
    if (!counts) continue;
    const applied = applyAll(map.attributes, inner);
    // A block made of properties of the same level is there only where one of them is.
    if (map.of.length === 0 && applied.attributes.entries.size === 0) continue;
    values.push(applied.attributes);
    blocks.push({ path: elementPath, attributes: applied.origins });
  }
  if (values.length === 0) return undefined;
  return { value: new ListValue('list', values), origin: { kind: 'blocks', path, blocks } };
}

/** The value at a path of names, or of indexes where a list stands; unknown where something on the way is. */
function valueAt(from: Value, path: readonly string[]): Value | undefined {
  let value: Value | undefined = from;
  for (const name of path) {
    const plain: Value = reveal(value ?? null);
    if (plain instanceof UnknownValue) return plain;
    if (plain instanceof MapValue) value = plain.get(name);
    else if (plain instanceof ListValue && /^\d+$/.test(name)) value = plain.items[Number(name)];
    else return undefined;
  }
  return value ?? undefined;
}

function scopeOf(self: MapValue, level: Level | undefined, budget: Budget, paths?: Path[]): Scope {
  const each =
    level && level.element !== level.self ? new MapValue('object', new Map([['value', level.element]])) : null;
  return {
    lenient: true,
    budget,
    context: { spend: (elements) => budget.spend(elements) },
    ownFunction: (name) => ownFunctions.get(name),
    variable: (name) => (name === 'self' ? self : name === 'each' && each ? each : undefined),
    ...(paths && {
      trace: (root: string, path: Path) => {
        if (root === 'self' && path.length > 0) paths.push(path);
        else if (root === 'each' && path[0] === 'value') paths.push([...(level?.elementPath ?? []), ...path.slice(1)]);
      },
    }),
  };
}

function attempted(node: Expression, scope: Scope): Value {
  try {
    return evaluate(node, scope);
  } catch (error) {
    if (error instanceof EvaluationError) return new UnknownValue({ kind: 'error', message: error.message });
    if (error instanceof RangeError) return new UnknownValue({ kind: 'error', message: 'it is nested too deeply' });
    throw error;
  }
}

function holds(condition: Expression, scope: Scope): boolean | UnknownValue {
  const value = reveal(attempted(condition, scope));
  return value instanceof UnknownValue ? value : value === true || value === 'true';
}

const anything: Parameter = { name: 'value', type: anyType, nullable: true, partial: 'whole' };

/** The functions of price specs that need nothing but their arguments (`engine/spec-functions.ts`). */
const ownFunctions: ReadonlyMap<string, TerraformFunction> = new Map(
  [
    {
      name: 'default',
      parameters: [],
      variadic: anything,
      call: (values: readonly Value[]): Value => values.find((value) => reveal(value) !== null) ?? null,
    },
    {
      name: 'known',
      parameters: [anything],
      call: ([value]: readonly Value[]): Value => {
        const plain = reveal(value ?? null);
        return plain !== null && !(plain instanceof UnknownValue);
      },
    },
    // A reference is there, though what it refers to is known after deployment alone.
    {
      name: 'stated',
      parameters: [anything],
      call: ([value]: readonly Value[]): Value => reveal(value ?? null) !== null,
    },
    {
      name: 'unknown',
      parameters: [{ name: 'text', type: stringType }],
      call: ([message]: readonly Value[]): Value => new UnknownValue({ kind: 'unavailable', message: String(message) }),
    },
  ].map((declared) => [declared.name, declared]),
);

function originOf(origins: ReadonlyMap<string, Origin>, path: Path): readonly Path[] {
  const [name, ...rest] = path;
  const origin = typeof name === 'string' ? origins.get(name) : undefined;
  if (!origin) return [];
  switch (origin.kind) {
    case 'property':
      return [[...origin.path, ...rest]];
    case 'read':
      return origin.paths;
    case 'blocks': {
      const [index, ...deeper] = rest;
      if (index === undefined) return [origin.path];
      // A path without an index means the first block, as everywhere.
      const block = origin.blocks[typeof index === 'number' ? index : 0];
      if (!block) return [];
      const inner = typeof index === 'number' ? deeper : rest;
      return inner.length === 0 ? [block.path] : originOf(block.attributes, inner);
    }
  }
}

/** What a map says of an attribute without regard to what is there; elements of lists are all alike. */
function unwrittenOrigin(maps: ReadonlyMap<string, AttributeMap>, path: Path, level: Level): readonly Path[] {
  const [name, ...rest] = path.filter((step) => typeof step === 'string');
  const map = name === undefined ? undefined : maps.get(name);
  switch (map?.kind) {
    case undefined:
      return [];
    case 'property':
      return [[...map.path, ...rest]];
    case 'expression': {
      const paths: Path[] = [];
      attempted(map.expression, scopeOf(level.self, level, level.budget, paths));
      return paths;
    }
    case 'blocks':
      return rest.length === 0
        ? [map.of]
        : unwrittenOrigin(map.attributes, rest, level).map((inner) => [...map.of, ...inner]);
  }
}

/** The same with booleans for "true" and "false"; the identical value where there are none. */
function normalized(properties: MapValue): MapValue {
  const value = withBooleans(properties);
  return value instanceof MapValue ? value : properties;
}

function withBooleans(value: Value): Value {
  if (value === 'true') return true;
  if (value === 'false') return false;
  if (value instanceof ListValue) {
    const items = value.items.map(withBooleans);
    return items.every((item, index) => item === value.items[index]) ? value : new ListValue(value.kind, items);
  }
  // What is more than its entries stays what it is.
  if (!(value instanceof MapValue) || value.constructor !== MapValue) return value;
  let changed = false;
  const entries = new Map<string, Value>();
  for (const [key, item] of value.entries) {
    const normal = withBooleans(item);
    changed ||= normal !== item;
    entries.set(key, normal);
  }
  return changed ? new MapValue(value.kind, entries) : value;
}
