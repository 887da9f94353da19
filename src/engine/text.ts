import { toText } from '../expression/convert';
import { reveal, UnknownValue, type Value } from '../expression/value';

/** A value as text in a name; `?` where it cannot be known. */
export function textOf(value: Value): string {
  const plain = reveal(value);
  if (plain instanceof UnknownValue || plain === null || typeof plain === 'object') return '?';
  return toText(plain);
}
