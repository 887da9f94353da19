import { fail, failOnText } from './error';
import { checkLength } from './limits';
import { anyType, boolType, formatType, numberType, stringType, type Type } from './type';
import { commonType, typeOf } from './unify';
import {
  compareStrings,
  describe,
  ListValue,
  MapValue,
  OpenMapValue,
  revealDeep,
  SensitiveValue,
  sortedMap,
  UnknownValue,
  type Value,
} from './value';

/**
 * Converts a value to a type constraint by Terraform's rules (language documentation, "Type Constraints"): primitives
 * to and from strings, tuples to lists and sets, objects to maps, objects to objects with `optional()` defaults.
 * Null and unknown values satisfy every type. Throws an `EvaluationError` where there is no conversion.
 */
export function convert(value: Value, type: Type): Value {
  if (value === null || value instanceof UnknownValue) return value;
  if (value instanceof SensitiveValue) {
    const inner = convert(value.value, type);
    return inner instanceof SensitiveValue || inner instanceof UnknownValue ? inner : new SensitiveValue(inner);
  }
  switch (type.kind) {
    case 'any':
      return value;
    case 'string':
      return typeof value === 'string' ? value : toText(value);
    case 'number':
      return typeof value === 'number' ? value : toNumber(value);
    case 'bool':
      return typeof value === 'boolean' ? value : toBool(value);
    case 'list':
      return new ListValue('list', elements(value, type));
    case 'set':
      return markedSet(elements(value, type));
    case 'map':
      return toMap(value, type.element);
    case 'tuple': {
      if (!(value instanceof ListValue)) return mismatch(value, type);
      if (value.items.length !== type.elements.length) {
        fail(`${type.elements.length} elements expected, found ${value.items.length}`);
      }
      return new ListValue(
        'tuple',
        value.items.map((item, index) => convert(item, type.elements[index] ?? anyType)),
      );
    }
    case 'object':
      return toObject(value, type);
  }
}

function elements(value: Value, type: { readonly kind: 'list' | 'set'; readonly element: Type }): readonly Value[] {
  if (!(value instanceof ListValue)) return mismatch(value, type);
  return unify(value.items, type.element);
}

/**
 * Converts all items to one element type; for `any` to the type they have in common: a mix of numbers or booleans with
 * strings becomes strings, as in Terraform.
 */
export function unify(items: readonly Value[], element: Type): readonly Value[] {
  if (element.kind !== 'any') return items.map((item) => convert(item, element));
  const [first] = items;
  const kind = typeof first;
  if (first === undefined || (kind !== 'object' && items.every((item) => typeof item === kind))) return items;
  const type = commonType(items.map(typeOf));
  if (!type) return fail('all elements must have the same type');
  return type.kind === 'any' ? items : items.map((item) => convert(item, type));
}

/** The items of all lists, converted to the one type that they have in common. */
export function unifyLists(lists: readonly ListValue[]): (readonly Value[])[] {
  const items = unify(
    lists.flatMap((list) => list.items),
    anyType,
  );
  let end = 0;
  return lists.map((list) => {
    end += list.items.length;
    return items.slice(end - list.items.length, end);
  });
}

/** Elements of a set are not marked one by one: a sensitive one makes the set sensitive. */
function markedSet(items: readonly Value[]): Value {
  const opened = items.map(revealDeep);
  const set = toSet(opened.map((item) => item.value));
  return opened.some((item) => item.sensitive) ? new SensitiveValue(set) : set;
}

function toMap(value: Value, element: Type): MapValue {
  if (!(value instanceof MapValue)) return mismatch(value, { kind: 'map', element });
  const keys = [...value.entries.keys()];
  const items = unify([...value.entries.values()], element);
  const map = sortedMap(
    'map',
    keys.map((key, index) => [key, items[index] ?? null]),
  );
  return value instanceof OpenMapValue ? new OpenMapValue('map', map.entries, value.rest) : map;
}

function toObject(value: Value, type: Type & { kind: 'object' }): MapValue {
  if (!(value instanceof MapValue)) return mismatch(value, type);
  const entries: [string, Value][] = [];
  for (const [name, attribute] of type.attributes) {
    const given = value.get(name);
    if (given !== undefined && !(given === null && attribute.optional)) {
      entries.push([name, at(name, () => convert(given, attribute.type))]);
    } else if (attribute.optional) {
      entries.push([name, convert(attribute.default, attribute.type)]);
    } else {
      fail(`attribute "${name}" is required`);
    }
  }
  return sortedMap('object', entries);
}

/** Puts the name of the attribute before the message of an error inside it. */
function at<T>(name: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const message = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
    return fail(`attribute "${name}": ${message}`);
  }
}

function mismatch(value: Value, type: Type): never {
  return fail(`${formatType(type)} required, found ${describe(value)}`);
}

/** A string as Terraform shows the primitive; an error for collections. */
export function toText(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return mismatch(value, stringType);
}

/** A number from a number or a decimal string. */
export function toNumber(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)) return Number(value);
  if (typeof value === 'string') return failOnText(`a number is required, found the string "${shorten(value)}"`, value);
  return mismatch(value, numberType);
}

export function toBool(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  if (typeof value === 'string')
    return failOnText(`true or false is required, found the string "${shorten(value)}"`, value);
  return mismatch(value, boolType);
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/**
 * The number without the last digits that binary arithmetic leaves: 0.1 + 0.2 is 0.3 in Terraform's decimals. A number
 * is taken for a decimal one where fifteen digits tell it and most of them are zeros.
 */
export function settle(value: number): number {
  if (Number.isInteger(value)) return value;
  const short = Number(value.toPrecision(15));
  return String(short).length + 3 <= String(value).length ? short : value;
}

/** Decimal text without exponent. */
export function formatNumber(number: number): string {
  const value = settle(number);
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return value === 0 ? '0' : BigInt(value).toString();
  const text = String(value);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = '', first = '', rest = '', exponent = '0'] = match;
  const shift = Number(exponent);
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${first}${rest}`;
  return `${sign}${first}${rest}${'0'.repeat(Math.max(0, shift - rest.length))}`;
}

/** A set: duplicates removed, in Terraform's order of iteration. Unknown items stay, for nobody knows what they equal. */
export function toSet(items: readonly Value[]): ListValue {
  const seen = new Map<string, Value>();
  const unknown: Value[] = [];
  for (const item of items) {
    if (item instanceof UnknownValue) unknown.push(item);
    else {
      const key = identity(item);
      if (!seen.has(key)) seen.set(key, item);
    }
  }
  const sorted = [...seen.values()].sort(compareItems);
  return new ListValue('set', [...sorted, ...unknown]);
}

function compareItems(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return compareStrings(identity(a), identity(b));
}

/** A text that is equal for equal values: the key by which sets, `distinct` and `==` compare. */
export function identity(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return String(settle(value));
  if (typeof value === 'boolean') return String(value);
  if (value instanceof SensitiveValue) return identity(value.value);
  if (value instanceof UnknownValue) return '?';
  if (value instanceof ListValue) return bounded(`[${value.items.map(identity).join()}]`);
  const keys = [...value.entries.keys()].sort(compareStrings);
  return bounded(`{${keys.map((key) => `${JSON.stringify(key)}:${identity(value.entries.get(key) ?? null)}`).join()}}`);
}

function bounded(text: string): string {
  checkLength(text.length);
  return text;
}
