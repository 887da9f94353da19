/** One step into a value: an attribute, an element. Each throws an `EvaluationError` where there is no such thing, but in a lenient scope. */
import type { Span } from '../syntax/range';
import { toNumber, toText } from './convert';
import { fail } from './error';
import { conceal, describe, ListValue, MapValue, reveal, SensitiveValue, UnknownValue, type Value } from './value';

/** `value.name`. */
export function attributeOf(value: Value, name: string, span?: Span): Value {
  if (value instanceof MapValue) {
    const found = value.get(name);
    return found !== undefined ? found : fail(`There is no attribute "${name}" in this ${value.kind}`, span);
  }
  if (value instanceof UnknownValue) return value;
  if (value instanceof SensitiveValue) return conceal(attributeOf(value.value, name, span));
  if (value instanceof ListValue && /^\d+$/.test(name)) return elementOf(value, Number(name), span);
  if (value === null) return fail(`The value is null, so it has no attribute "${name}"`, span);
  if (value instanceof ListValue) {
    return fail(`This is a ${value.kind}: choose an element before ".${name}", for instance with [0] or [*]`, span);
  }
  return fail(`A ${describe(value)} has no attributes, so ".${name}" cannot be read`, span);
}

/** `value[key]`. */
export function elementOf(value: Value, key: Value, span?: Span): Value {
  if (value instanceof SensitiveValue) return conceal(elementOf(value.value, key, span));
  if (key instanceof SensitiveValue) return conceal(elementOf(value, key.value, span));
  if (value instanceof UnknownValue) return value;
  if (key instanceof UnknownValue) return key;
  if (value === null) return fail('The value is null, so it has no elements', span);
  if (value instanceof ListValue) {
    if (value.kind === 'set') return fail('Elements of a set have no index; convert it with tolist() first', span);
    const index = toNumber(key);
    const item = value.items[index];
    if (item !== undefined) return item;
    return fail(`There is no element ${index}: the ${value.kind} has ${count(value.items.length, 'element')}`, span);
  }
  if (value instanceof MapValue) {
    const name = toText(key);
    const found = value.get(name);
    return found !== undefined ? found : fail(`There is no key "${name}" in this ${value.kind}`, span);
  }
  return fail(`A ${describe(value)} has no elements`, span);
}

/** A step of a traversal in a lenient scope. */
export function lenientStep(value: Value, key: Value): Value {
  const plain = reveal(value);
  const name = reveal(key);
  if (plain instanceof UnknownValue || plain === null) return plain;
  if (name instanceof UnknownValue) return name;
  if (plain instanceof MapValue) {
    // A block that is written once may have reached us without its list.
    return plain.get(typeof name === 'string' ? name : toText(name)) ?? (name === 0 ? plain : null);
  }
  if (plain instanceof ListValue && (typeof name === 'number' || (typeof name === 'string' && /^\d+$/.test(name)))) {
    return plain.items[Number(name)] ?? null;
  }
  return null;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
