/** Functions on maps and objects. */
import { unify } from '../convert';
import { fail } from '../error';
import type { FunctionContext, TerraformFunction } from '../function';
import { anyType, stringType } from '../type';
import { conceal, ListValue, MapValue, reveal, SensitiveValue, sortedMap, UnknownValue, type Value } from '../value';
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
    mapping('inputMap'),
    text('key'),
    any('default', { partial: 'whole', nullable: true }),
    lookup,
  ),
  variadic('merge', any('maps', { partial: 'elements', nullable: true }), merge),
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
  return fallback;
}

function merge(maps: readonly Value[], context: FunctionContext): Value {
  const entries = new Map<string, Value>();
  let kind: 'map' | 'object' = maps.length > 0 ? 'map' : 'object';
  for (const map of maps) {
    if (map === null) continue;
    if (!(map instanceof MapValue)) return fail(`all arguments must be maps or objects, found ${article(map)}`);
    if (map.kind === 'object') kind = 'object';
    context.spend(map.entries.size);
    for (const [key, value] of map.entries) entries.set(key, value);
  }
  return sortedMap(kind, entries);
}

function zip(keys: ListValue, values: ListValue): Value {
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
  const known = values.map(reveal);
  const plain = unify(known, anyType);
  for (const [index, value] of plain.entries()) {
    if (value instanceof UnknownValue) return value;
    if (value !== null && value !== '') return values[index] instanceof SensitiveValue ? conceal(value) : value;
  }
  return fail('all arguments are null or empty');
}
