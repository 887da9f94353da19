/** Functions on lists, sets and tuples. */
import { convert, identity, unifyLists } from '../convert';
import { fail } from '../error';
import type { FunctionContext, TerraformFunction } from '../function';
import { anyType, boolType, stringType } from '../type';
import {
  compareStrings,
  conceal,
  firstUnknown,
  ListValue,
  MapValue,
  reveal,
  revealDeep,
  SensitiveValue,
  UnknownValue,
  type Value,
} from '../value';
import { graphemeCount } from './graphemes';
import {
  any,
  article,
  binary,
  list,
  listOf,
  number,
  sequence,
  ternary,
  texts,
  tuple,
  unary,
  variadic,
  whole,
} from './signature';

const inside = { partial: 'unknown' } as const;
const elements = { partial: 'elements' } as const;
const itself = { partial: 'whole', nullable: true } as const;

export const sequenceFunctions: readonly TerraformFunction[] = [
  unary('length', any('value', elements), length),
  variadic('concat', any('seqs', elements), concat),
  binary('contains', any('list', inside), any('value', inside), contains),
  binary('element', sequence('list'), number('index'), element),
  binary('index', any('list', inside), any('value', inside), indexOf),
  ternary('slice', sequence('list'), number('start_index'), number('end_index'), slice),
  unary('flatten', any('list', elements), flatten),
  unary(
    'reverse',
    sequence('list'),
    (source) => new ListValue(source.kind === 'tuple' ? 'tuple' : 'list', [...source.items].reverse()),
  ),
  unary('one', sequence('list'), (source) => {
    if (source.items.length > 1) fail(`"list" must have one element or none, found ${source.items.length}`);
    return source.items[0] ?? null;
  }),
  unary('distinct', listOf('list', anyType), (source) => list(distinct(source.items))),
  unary('compact', listOf('list', stringType), (source) =>
    list(source.items.filter((item) => item !== null && item !== '')),
  ),
  unary('sort', listOf('list', stringType), (source) => list(texts(source).sort(compareStrings))),
  binary('chunklist', listOf('list', anyType, elements), number('size'), chunk),
  ternary(
    'matchkeys',
    listOf('values', anyType, inside),
    listOf('keys', anyType),
    listOf('searchset', anyType),
    matchKeys,
  ),
  variadic('coalescelist', any('vals', itself), coalesceList),
  unary('alltrue', listOf('list', boolType, inside), allTrue),
  unary('anytrue', listOf('list', boolType, inside), anyTrue),
];

function length(value: Value): Value {
  if (typeof value === 'string') return graphemeCount(value);
  if (value instanceof ListValue) return value.items.length;
  if (value instanceof MapValue) return value.entries.size;
  return fail(`"value" must be a string, a collection or a structure, found ${article(value)}`);
}

function concat(values: readonly Value[]): Value {
  if (values.length === 0) return fail('at least one list is needed');
  const items: Value[] = [];
  let kind: 'list' | 'tuple' = 'list';
  for (const value of values) {
    if (!(value instanceof ListValue) || value.kind === 'set') {
      return fail(`all arguments must be lists or tuples, found ${article(value)}`);
    }
    if (value.kind === 'tuple') kind = 'tuple';
    for (const item of value.items) items.push(item);
  }
  return kind === 'list' ? convert(tuple(items), { kind, element: anyType }) : tuple(items);
}

/** Whether two values are equal; the unknown where that cannot be said. */
function equal(a: Value, b: Value): boolean | UnknownValue {
  return firstUnknown(a) ?? firstUnknown(b) ?? identity(a) === identity(b);
}

function contains(source: Value, wanted: Value): Value {
  if (!(source instanceof ListValue)) return fail(`"list" must be a list, set or tuple, found ${article(source)}`);
  let unknown: UnknownValue | undefined;
  for (const item of source.items) {
    const same = equal(item, wanted);
    if (same === true) return true;
    if (same instanceof UnknownValue) unknown ??= same;
  }
  return unknown ?? false;
}

function element(source: ListValue, index: number): Value {
  if (source.kind === 'set') return fail('elements of a set have no order; convert it with tolist() first');
  const position = whole(index, 'index');
  if (position < 0) return fail('"index" must not be negative');
  if (source.items.length === 0) return fail('an empty list has no elements');
  return source.items[position % source.items.length] ?? null;
}

function indexOf(source: Value, wanted: Value): Value {
  if (!(source instanceof ListValue)) return fail(`"list" must be a list or tuple, found ${article(source)}`);
  if (source.kind === 'set') return fail('elements of a set have no index; convert it with tolist() first');
  for (const [index, item] of source.items.entries()) {
    const same = equal(item, wanted);
    if (same instanceof UnknownValue) return same;
    if (same) return index;
  }
  return fail('the value is not in the list');
}

function slice(source: ListValue, start: number, end: number): Value {
  if (source.kind === 'set') return fail('elements of a set have no order; convert it with tolist() first');
  const size = source.items.length;
  const from = whole(start, 'start_index');
  const to = whole(end, 'end_index');
  if (from < 0 || from > size) return fail(`"start_index" must be between 0 and ${size}, found ${from}`);
  if (to < from || to > size) return fail(`"end_index" must be between ${from} and ${size}, found ${to}`);
  return new ListValue(source.kind, source.items.slice(from, to));
}

function flatten(value: Value, context: FunctionContext): Value {
  if (!(value instanceof ListValue)) return fail(`"list" must be a list, set or tuple, found ${article(value)}`);
  const items: Value[] = [];
  let sensitive = false;
  const visit = (source: ListValue): UnknownValue | undefined => {
    for (const item of source.items) {
      const plain = reveal(item);
      if (plain instanceof ListValue) {
        if (item instanceof SensitiveValue) sensitive = true;
        const unknown = visit(plain);
        if (unknown) return unknown;
      } else if (plain instanceof UnknownValue && !isScalar(plain)) {
        return plain;
      } else {
        context.spend(1);
        items.push(item);
      }
    }
    return undefined;
  };
  const unknown = visit(value);
  if (unknown) return unknown;
  return sensitive ? new SensitiveValue(tuple(items)) : tuple(items);
}

/**
 * Whether an unknown value is a single one by what its attribute is called. An unknown without that might be a list,
 * and then nobody knows how many elements the flattened list has.
 */
function isScalar(unknown: UnknownValue): boolean {
  return /(?:^|[._])(?:id|arn|name)$/.test(unknown.cause.reference?.attribute ?? '');
}

function distinct(items: readonly Value[]): Value[] {
  const seen = new Map<string, Value>();
  for (const item of items) {
    const key = identity(item);
    if (!seen.has(key)) seen.set(key, item);
  }
  return [...seen.values()];
}

function chunk(source: ListValue, size: number): Value {
  const step = whole(size, 'size');
  if (step < 0) return fail('"size" must not be negative');
  if (source.items.length === 0) return list([]);
  if (step === 0) return list([source]);
  const chunks: Value[] = [];
  for (let start = 0; start < source.items.length; start += step) {
    chunks.push(list(source.items.slice(start, start + step)));
  }
  return list(chunks);
}

function matchKeys(values: ListValue, keys: ListValue, wanted: ListValue): Value {
  if (values.items.length !== keys.items.length) {
    return fail(`"values" and "keys" must be equally long, found ${values.items.length} and ${keys.items.length}`);
  }
  const [own = [], searched = []] = unifyLists([keys, wanted]);
  const search = new Set(searched.map(identity));
  return list(values.items.filter((_, index) => search.has(identity(own[index] ?? null))));
}

function coalesceList(values: readonly Value[]): Value {
  if (values.length === 0) return fail('at least one list is needed');
  const opened = values.map(revealDeep);
  for (const { value } of opened) {
    if (value === null || value instanceof UnknownValue) continue;
    if (!(value instanceof ListValue) || value.kind === 'set') {
      return fail(`all arguments must be lists or tuples, found ${article(value)}`);
    }
  }
  const found = opened.find(
    ({ value }) => !(value === null || (value instanceof ListValue && value.items.length === 0)),
  );
  if (!found) return fail('all lists are empty or null');
  return opened.some(({ sensitive }) => sensitive) ? conceal(found.value) : found.value;
}

function allTrue(source: ListValue): Value {
  for (const item of source.items) {
    if (item instanceof UnknownValue) return item;
    if (item !== true) return false;
  }
  return true;
}

function anyTrue(source: ListValue): Value {
  let unknown: UnknownValue | undefined;
  for (const item of source.items) {
    if (item === true) return true;
    if (item instanceof UnknownValue) unknown ??= item;
  }
  return unknown ?? false;
}
