import { fail } from '../../expression/error';
import { conceal, ListValue, MapValue, reveal, SensitiveValue, UnknownValue, type Value } from '../../expression/value';

/** What stands at a path inside of a value. Throws an `EvaluationError` where there cannot be anything. */
export function followPath(value: Value, path: readonly (string | number)[]): Value {
  let current = value;
  let sensitive = false;
  for (const step of path) {
    sensitive ||= current instanceof SensitiveValue;
    const plain = reveal(current);
    if (plain instanceof UnknownValue) {
      const { reference } = plain.cause;
      if (!reference) return plain;
      const attribute = reference.attribute === '' ? String(step) : `${reference.attribute}.${step}`;
      current = new UnknownValue({ ...plain.cause, reference: { ...reference, attribute } });
    } else if (plain instanceof MapValue) {
      current = plain.get(String(step)) ?? null;
    } else if (plain instanceof ListValue) {
      if (typeof step !== 'number') return fail(`A list has no property "${step}"`);
      const item = plain.items[step];
      if (item === undefined) return fail(`The list has ${plain.items.length} elements and none at ${step}`);
      current = item;
    } else if (plain === null) {
      return null;
    } else {
      return fail(`A ${typeof plain} has no property "${step}"`);
    }
  }
  return sensitive ? conceal(current) : current;
}
