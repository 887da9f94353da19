/** Functions on maps and objects. */
import { convert, unify } from '../convert';
import { fail } from '../error';
import type { TerraformFunction } from '../function';
import { anyType, formatType, stringType } from '../type';
import { typeOf } from '../unify';
import {
  conceal,
  ListValue,
  MapValue,
  OpenMapValue,
  reveal,
  revealDeep,
  SensitiveValue,
  sortedMap,
  UnknownValue,
  unknownExtent,
  type Value,
} from '../value';
import {
  any,
  article,
  binary,
  binaryVariadic,
  list,
  listOf,
  mapOf,
  mapping,
  sequence,
  text,
  texts,
  tuple,
  unary,
  variadic,
} from './signature';

export const mapFunctions: readonly TerraformFunction[] = [
  unary('keys', mapping('inputMap'), (map) => keep(map, [...map.entries.keys()])),
  unary('values', mapping('mapping'), (map) => keep(map, [...map.entries.values()])),
  binaryVariadic(
    'lookup',
    { ...mapping('inputMap'), partial: 'keys' },
    text('key'),
    any('default', { partial: 'whole', nullable: true }),
    lookup,
  ),
  variadic('merge', any('maps', { partial: 'whole', nullable: true }), merge),
  binary('zipmap', listOf('keys', stringType), sequence('values'), zip),
  unary('transpose', mapOf('values', { kind: 'list', element: stringType }), transpose),
  variadic('coalesce', any('vals', { partial: 'whole', nullable: true }), coalesce),
];

function keep(map: MapValue, items: readonly Value[]): ListValue {
  return map.kind === 'map' ? list(items) : tuple(items);
}

function lookup(map: MapValue, key: string, defaults: readonly Value[]): Value {
  if (defaults.length > 1) return fail(`2 or 3 arguments are taken, found ${defaults.length + 2}`);
  const found = map.get(key);
  if (found !== undefined) return found;
  const [fallback] = defaults;
  if (fallback === undefined) return fail(`the ${map.kind} has no key "${key}" and there is no default`);
  if (map.kind === 'object') return fallback;
  const type = typeOf(map);
  return type.kind === 'map' ? convert(fallback, type.element) : fallback;
}

/** What comes after an unknown map is known, and what comes before it may be replaced by it. */
function merge(args: readonly Value[]): Value {
  const entries = new Map<string, Value>();
  const types = new Set<string>();
  let rest: UnknownValue | undefined;
  for (const map of args.map(reveal)) {
    if (map === null) continue;
    const unknown = unknownExtent(map);
    if (unknown) {
      rest ??= unknown;
      entries.clear();
    }
    if (map instanceof UnknownValue) continue;
    if (!(map instanceof MapValue)) return fail(`all arguments must be maps or objects, found ${article(map)}`);
    types.add(map.kind === 'map' ? formatType(typeOf(map)) : 'object');
    for (const [key, value] of map.entries) entries.set(key, value);
  }
  // An empty map may be one of anything.
  if (types.size > 1) types.delete('map(any)');
  const merged = sortedMap(types.size === 1 && !types.has('object') ? 'map' : 'object', entries);
  const result = !rest ? merged : entries.size === 0 ? rest : new OpenMapValue(merged.kind, merged.entries, rest);
  return args.some((map) => map instanceof SensitiveValue) ? conceal(result) : result;
}

function zip(keys: ListValue, values: ListValue): Value {
  if (values.kind === 'set') return fail('"values" must be a list or tuple, found a set');
  const names = texts(keys);
  if (names.length !== values.items.length) {
    return fail(`"keys" and "values" must be equally long, found ${names.length} and ${values.items.length}`);
  }
  const kind = values.kind === 'tuple' ? 'object' : 'map';
  return sortedMap(kind, new Map(names.map((name, index) => [name, values.items[index] ?? null])));
}

/** From names to lists of values, to values to lists of names. */
function transpose(map: MapValue): Value {
  const result = new Map<string, string[]>();
  for (const [key, item] of map.entries) {
    if (!(item instanceof ListValue)) return fail(`the value of "${key}" must be a list of strings`);
    for (const value of texts(item)) {
      const keys = result.get(value);
      if (keys) keys.push(key);
      else result.set(value, [key]);
    }
  }
  return sortedMap(
    'map',
    [...result].map(([value, keys]) => [value, list(keys)]),
  );
}

function coalesce(values: readonly Value[]): Value {
  const opened = values.map(revealDeep);
  const plain = unify(
    opened.map(({ value }) => value),
    anyType,
  );
  const found = plain.find((value) => value !== null && value !== '');
  if (found === undefined) return fail('all arguments are null or empty');
  return opened.some(({ sensitive }) => sensitive) ? conceal(found) : found;
}
