/** Resources of `azure-native` in canonical form. */
import { ListValue, MapValue, reveal, sortedMap, UnknownValue, type Value } from '../../expression/value';
import type { AttributePath } from '../resource';
import type { InputPath } from './declaration';
import { parseToken } from './token';
import { type Resolve, resolved } from './translate-inputs';
import { azureNativeTypes, type NativeType } from './types/azure-native';

/** What a token stands for; `undefined` where that is more than a list of properties can say. */
export function azureNativeType(text: string): NativeType | undefined {
  const token = parseToken(text);
  if (token?.package !== 'azure-native') return undefined;
  const name = `${token.module}:${token.type}`;
  return Object.hasOwn(azureNativeTypes, name) ? azureNativeTypes[name] : undefined;
}

/** Properties that all types have under the same names. */
const common = { location: 'location', resource_group_name: 'resourceGroupName', tags: 'tags' };

export function azureNativeAttributes(map: NativeType, inputs: MapValue, resolve: Resolve): MapValue {
  const read = (attributes: Readonly<Record<string, string>>): [string, Value][] =>
    Object.entries(attributes).flatMap(([name, path]): [string, Value][] => {
      const value = valueAt(inputs, path);
      return value === null ? [] : [[name, resolved(value, resolve)]];
    });
  const parts = Object.entries(map.parts ?? {}).flatMap(([name, { path, part }]): [string, Value][] => {
    const value = valueAt(inputs, path);
    if (value instanceof UnknownValue) return [[name, resolve(value)]];
    const found = typeof value === 'string' ? value.split('_')[part] : undefined;
    return found === undefined ? [] : [[name, found]];
  });
  const blocks = Object.entries(map.blocks ?? {}).flatMap(([name, attributes]): [string, Value][] => {
    const entries = read(attributes);
    return entries.length === 0 ? [] : [[name, new ListValue('list', [sortedMap('object', entries)])]];
  });
  return sortedMap('object', [...read(common), ...read(map.attributes), ...parts, ...blocks]);
}

/** The property that an attribute is made of. */
export function azureNativeInput(map: NativeType, path: AttributePath): InputPath | undefined {
  const [name, , inner] = path;
  if (typeof name !== 'string') return undefined;
  const nested = typeof inner === 'string' ? map.blocks?.[name]?.[inner] : undefined;
  const found = nested ?? { ...common, ...map.attributes }[name] ?? map.parts?.[name]?.path;
  return found?.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

function valueAt(inputs: Value, path: string): Value {
  let current = reveal(inputs);
  for (const step of path.split('.')) {
    if (current instanceof UnknownValue) return current;
    if (current instanceof MapValue) current = reveal(current.get(step) ?? null);
    else current = current instanceof ListValue ? reveal(current.items[Number(step)] ?? null) : null;
  }
  return current;
}
