import { ListValue, MapValue, OpenMapValue, SensitiveValue, UnknownValue, type Value } from '../../../expression/value';
import type { Run } from './run';
import { Dictionary, List, type ProgramValue, type Slot, Unknown, unknown } from './value';

/** A value from outside of the program: configuration, or the answer of a function of a package. */
export function fromValue(value: Value, run: Run, depth = 0): ProgramValue {
  if (value === null || typeof value !== 'object') return value;
  if (depth > 50) return unknown('a value is nested too deeply to be read');
  if (value instanceof UnknownValue) return fromUnknown(value);
  if (value instanceof SensitiveValue) return unknown('the value is a secret', 'variable');
  if (value instanceof ListValue) {
    return new List(
      value.items.map((item) => fromValue(item, run, depth + 1)),
      run.birth,
    );
  }
  const entries = new Map<string, Slot>();
  if (value instanceof MapValue) {
    for (const [key, item] of value.entries) {
      entries.set(key, { value: fromValue(item, run, depth + 1), place: null, reads: [] });
    }
  }
  const rest = value instanceof OpenMapValue ? fromUnknown(value.rest) : null;
  return new Dictionary('map', entries, run.birth, 'wire', rest);
}

function fromUnknown({ cause: { message, kind, asked } }: UnknownValue): Unknown {
  return new Unknown(message, kind, undefined, asked);
}
