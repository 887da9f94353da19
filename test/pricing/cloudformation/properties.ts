/** Properties of a CloudFormation resource as values. */
import assert from 'node:assert/strict';
import { ListValue, MapValue, UnknownValue, type Value } from '../../../src/expression/value';

export function toProperties(json: object): MapValue {
  const value = toValue(json);
  assert.ok(value instanceof MapValue);
  return value;
}

/** A reference to another resource, as `Ref` gives it: known after apply. */
export function ref(address: string): UnknownValue {
  return new UnknownValue({
    kind: 'unavailable',
    message: `${address} is known after apply`,
    reference: { module: '', address, key: '', attribute: '' },
  });
}

function toValue(json: unknown): Value {
  if (Array.isArray(json)) return new ListValue('tuple', json.map(toValue));
  if (json instanceof UnknownValue || json === null) return json;
  if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean') return json;
  assert.ok(typeof json === 'object', `no value: ${String(json)}`);
  return new MapValue('object', new Map(Object.entries(json).map(([key, item]) => [key, toValue(item)])));
}
