/**
 * Usage files: what is known of the use of resources, by address. The format is Infracost's (`resource_usage`,
 * `resource_type_default_usage`, `[*]` for any instance), so that files written for it serve here unchanged.
 */
import { type Document, isMap, isNode, isScalar, type Node } from 'yaml';
import { EvaluationError } from '../expression/error';
import { ListValue, MapValue, type Value } from '../expression/value';
import { UsageValue } from './price';
import { parseYaml } from './yaml';

/** Names under which the usage figures of a root module are looked for beside it, the first first. */
export const usageFileNames: readonly string[] = [
  'costline-usage.yml',
  'costline-usage.yaml',
  'infracost-usage.yml',
  'infracost-usage.yaml',
];

export interface UsageFile {
  readonly file: string;
  /** Usage of resources of a type, where nothing more particular is said. */
  readonly byType: ReadonlyMap<string, MapValue>;
  /** Usage by address; an address may have `[*]` in the place of instance keys. */
  readonly byAddress: ReadonlyMap<string, MapValue>;
  readonly errors: readonly UsageError[];
}

export interface UsageError {
  /** Zero-based. */
  readonly line: number;
  readonly message: string;
}

export const noUsage: UsageFile = { file: '', byType: new Map(), byAddress: new Map(), errors: [] };

export function loadUsage(text: string, file: string): UsageFile {
  const { document, errors: yamlErrors, lineOf } = parseYaml(text);
  const errors: UsageError[] = [...yamlErrors];
  const root: unknown = document.contents;
  const section = (name: string): Map<string, MapValue> => {
    const result = new Map<string, MapValue>();
    const node: unknown = isMap(root) ? root.get(name, true) : undefined;
    if (node === undefined || (isScalar(node) && node.value === null)) return result;
    if (!isMap(node)) {
      errors.push({ line: 0, message: `"${name}" is a map of addresses or types` });
      return result;
    }
    for (const { key, value } of node.items) {
      const address = normalizeAddress(String(isScalar(key) ? key.value : ''));
      const line = isScalar(key) ? lineOf(key) : 0;
      if (result.has(address)) errors.push({ line, message: `${address} is there twice; the last one counts` });
      const figures = isNode(value) ? plainValue(value, document) : null;
      if (figures instanceof MapValue) result.set(address, figures);
      else if (figures !== null) errors.push({ line, message: `The usage of ${address} is a map of usage keys` });
    }
    return result;
  };
  if (root !== null && !isMap(root)) errors.push({ line: 0, message: 'A usage file is a map with "resource_usage"' });
  return {
    file,
    byType: section('resource_type_default_usage'),
    byAddress: section('resource_usage'),
    errors,
  };
}

/** Undefined where aliases lead nowhere, or to more than anyone can have meant. */
function plainValue(node: Node, document: Document): Value | undefined {
  try {
    return toValue(node.toJS(document, { maxAliasCount: 100 }));
  } catch (error) {
    if (error instanceof ReferenceError || error instanceof RangeError || error instanceof EvaluationError)
      return undefined;
    throw error;
  }
}

/** The usage of one resource instance: what is said of all (`*`), type defaults, then wildcards, then the address itself; the last word wins. */
export function usageOf(usage: UsageFile, type: string, address: string): MapValue {
  const layers: MapValue[] = [];
  for (const name of ['*', type]) {
    const byType = usage.byType.get(name);
    if (byType) layers.push(byType);
  }
  if (usage.byAddress.size > 0) {
    const exact = normalizeAddress(address);
    for (const pattern of wildcards(exact)) {
      const found = usage.byAddress.get(pattern);
      if (found) layers.push(found);
    }
  }
  const [only] = layers;
  if (!only) return noUsageStated;
  return layers.length === 1 ? usageFor(only) : new UsageValue(mergeAll(layers));
}

const noUsageStated = new UsageValue(new Map());
const wrapped = new WeakMap<MapValue, UsageValue>();

/** One object per entry of the file, so that instances with the same usage can be told to be alike. */
function usageFor(entry: MapValue): UsageValue {
  let value = wrapped.get(entry);
  if (!value) {
    value = new UsageValue(entry.entries);
    wrapped.set(entry, value);
  }
  return value;
}

/** `a["x"].b[0]` → itself and every form with `[*]` for keys, the most general first. */
function wildcards(address: string): readonly string[] {
  const keys = [...address.matchAll(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g)];
  const forms = new Set<string>();
  const rounds = Math.min(keys.length, 6);
  for (let mask = 2 ** rounds - 1; mask >= 0; mask--) {
    let form = '';
    let end = 0;
    keys.forEach((key, index) => {
      form += address.slice(end, key.index) + (index < rounds && mask & (1 << index) ? '[*]' : key[0]);
      end = key.index + key[0].length;
    });
    forms.add(form + address.slice(end));
  }
  return [...forms];
}

function normalizeAddress(address: string): string {
  return address.replace(/\['([^']*)'\]/g, '["$1"]');
}

function mergeAll(layers: readonly MapValue[]): ReadonlyMap<string, Value> {
  const result = new Map<string, Value>();
  for (const layer of layers) {
    for (const [key, value] of layer.entries) {
      const before = result.get(key);
      const both = before instanceof MapValue && value instanceof MapValue;
      result.set(key, both ? new MapValue('object', mergeAll([before, value])) : value);
    }
  }
  return result;
}

/** What stands in a file or in settings, as a value; whatever no JSON has is null. */
export function toValue(json: unknown): Value {
  if (json === null || json === undefined) return null;
  if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean') return json;
  if (Array.isArray(json)) return new ListValue('tuple', json.map(toValue));
  if (typeof json !== 'object') return null;
  return new MapValue('object', new Map(Object.entries(json).map(([key, item]) => [key, toValue(item)])));
}
