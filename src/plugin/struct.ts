/** JSON to and from `google.protobuf.Struct`. */
import type { Json, Struct, StructValue } from './messages';

export function toStruct(entries: { readonly [key: string]: Json }): Struct {
  return { fields: Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, toValue(value)])) };
}

function toValue(value: Json): StructValue {
  switch (typeof value) {
    case 'string':
      return { stringValue: value };
    case 'number':
      return { numberValue: value };
    case 'boolean':
      return { boolValue: value };
    default:
  }
  if (value === null) return { nullValue: 0 };
  if (isList(value)) return { listValue: { values: value.map(toValue) } };
  return { structValue: toStruct(value) };
}

function isList(value: readonly Json[] | { readonly [key: string]: Json }): value is readonly Json[] {
  return Array.isArray(value);
}
