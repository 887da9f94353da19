/** Inputs in the canonical form, and the way back from an attribute to the input that it was made of. */
import { encodeJson } from '../../expression/functions/json';
import {
  conceal,
  firstUnknown,
  ListValue,
  MapValue,
  reveal,
  SensitiveValue,
  sortedMap,
  UnknownValue,
  type Value,
} from '../../expression/value';
import type { AttributePath } from '../resource';
import type { AttributeNames } from './attribute-names';
import type { InputPath } from './declaration';

/** What stands for a value that is not known: the same, or what its reference leads to. */
export type Resolve = (value: UnknownValue) => Value;

/** The attributes that inputs of a bridged package stand for. Throws an `EvaluationError` where there are too many. */
export function bridgedAttributes(inputs: MapValue, names: AttributeNames, resolve: Resolve): MapValue {
  const entries: [string, Value][] = [];
  for (const [input, value] of inputs.entries) {
    const { name, shape } = names.attribute(input, value);
    const build = (plain: Value): Value => {
      switch (shape) {
        case 'block':
          return blocks(plain, names, resolve);
        case 'list':
          return new ListValue('list', [resolved(plain, resolve)]);
        case 'document':
          return document(resolved(plain, resolve));
        default:
          return resolved(plain, resolve);
      }
    };
    entries.push([name, value instanceof SensitiveValue ? conceal(build(value.value)) : build(value)]);
  }
  return sortedMap('object', entries);
}

function blocks(value: Value, names: AttributeNames, resolve: Resolve): Value {
  if (value instanceof MapValue) return new ListValue('list', [bridgedAttributes(value, names, resolve)]);
  if (!(value instanceof ListValue)) return resolved(value, resolve);
  return new ListValue(
    'list',
    value.items.map((item) => {
      const plain = reveal(item);
      return plain instanceof MapValue ? bridgedAttributes(plain, names, resolve) : resolved(item, resolve);
    }),
  );
}

function document(value: Value): Value {
  return firstUnknown(value) ?? encodeJson(value);
}

/** The value with what is unknown in it resolved. */
export function resolved(value: Value, resolve: Resolve): Value {
  if (value instanceof UnknownValue) return resolve(value);
  if (value instanceof SensitiveValue) return conceal(resolved(value.value, resolve));
  if (value instanceof ListValue) {
    const items = value.items.map((item) => resolved(item, resolve));
    return items.every((item, index) => item === value.items[index]) ? value : new ListValue(value.kind, items);
  }
  if (!(value instanceof MapValue)) return value;
  let same = true;
  const entries = new Map<string, Value>();
  for (const [key, item] of value.entries) {
    const after = resolved(item, resolve);
    same &&= after === item;
    entries.set(key, after);
  }
  return same ? value : new MapValue(value.kind, entries);
}

/** The input at the end of an attribute's path, as far as it leads; a number beside an object stands for the block alone. */
export function inputPathOf(
  path: AttributePath,
  inputs: Value,
  nameOf: (input: string, value: Value) => string,
): InputPath | undefined {
  const found: (string | number)[] = [];
  let current = reveal(inputs);
  for (const step of path) {
    if (typeof step === 'number') {
      if (current instanceof MapValue) continue;
      if (!(current instanceof ListValue)) return step === 0 ? found : undefined;
      found.push(step);
      current = reveal(current.items[step] ?? null);
    } else {
      if (!(current instanceof MapValue)) return undefined;
      const entry = [...current.entries].find(([input, value]) => nameOf(input, value) === step || input === step);
      if (!entry) return undefined;
      found.push(entry[0]);
      current = reveal(entry[1]);
    }
  }
  return found;
}
