/**
 * Usage files: what is known of the use of resources, by address. The format is Infracost's (`resource_usage`,
 * `resource_type_default_usage`, `[*]` for any instance), so that files written for it serve here unchanged; ours has
 * `working_hours`, `assume` and `profiles` beside it. Format: docs/usage-files.md.
 */
import { isMap, isNode, isScalar, type YAMLMap } from 'yaml';
import { ListValue, MapValue, type Value } from '../expression/value';
import { shortMessage } from '../syntax/short-message';
import { hoursPerMonth } from './estimate';
import { UsageValue } from './price';
import type { PriceTerms } from './terms';
import { parseYaml } from './yaml';

/** Names under which the usage figures of a root module are looked for beside it, the first first. */
export const usageFileNames: readonly string[] = [
  'costline-usage.yml',
  'costline-usage.yaml',
  'infracost-usage.yml',
  'infracost-usage.yaml',
];

/** What is stated of the use of resources. */
export interface UsageFigures {
  /** Usage of resources of a type, or of all (`*`), where nothing more particular is said. */
  readonly byType: ReadonlyMap<string, MapValue>;
  /** Usage by address; an address may have `[*]` in the place of instance keys. */
  readonly byAddress: ReadonlyMap<string, MapValue>;
}

/** Everything that is stated beside the code, by a usage file, the settings and the workspace's own file. */
export interface UsageFile extends UsageFigures {
  readonly file: string;
  /** What a profile says beyond what holds in all of them. */
  readonly profiles: ReadonlyMap<string, UsageFigures>;
  readonly errors: readonly UsageError[];
  /** Hours of a month for what runs through. */
  readonly hoursPerMonth: number;
  /** Prices and discounts agreed on with a vendor; null for list prices. */
  readonly terms: PriceTerms | null;
}

export interface UsageError {
  /** Zero-based. */
  readonly line: number;
  readonly message: string;
}

export const noUsage: UsageFile = {
  file: '',
  byType: new Map(),
  byAddress: new Map(),
  profiles: new Map(),
  errors: [],
  hoursPerMonth,
  terms: null,
};

export function loadUsage(text: string, file: string): UsageFile {
  const { document, errors: yamlErrors, lineOf } = parseYaml(text);
  const errors: UsageError[] = [...yamlErrors];
  const tell = (line: number, message: string): void => {
    errors.push({ line, message: shortMessage(message) });
  };
  const root: unknown = document.contents;
  /** Null where nothing is there, or it cannot be read: then that is told. */
  const plain = (node: unknown, line: number): Value => {
    try {
      return isNode(node) ? toValue(node.toJS(document, { maxAliasCount: 100 })) : null;
    } catch (error) {
      // The library throws where aliases lead nowhere, or to more than anyone can have meant, and where no map is merged.
      tell(line, `This cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  };
  const section = (map: unknown, name: string): Map<string, MapValue> => {
    const result = new Map<string, MapValue>();
    const node: unknown = isMap(map) ? map.get(name, true) : undefined;
    if (node === undefined || (isScalar(node) && node.value === null)) return result;
    if (!isMap(node)) {
      tell(isNode(node) ? lineOf(node) : 0, `"${name}" is a map of addresses or types`);
      return result;
    }
    for (const { key, value } of node.items) {
      const address = normalizeAddress(String(isScalar(key) ? key.value : ''));
      const line = isScalar(key) ? lineOf(key) : 0;
      if (result.has(address)) tell(line, `${address} is there twice; the last one counts`);
      const figures = plain(value, line);
      if (figures instanceof MapValue) result.set(address, figures);
      else if (figures !== null) tell(line, `The usage of ${address} is a map of usage keys`);
    }
    return result;
  };
  const figures = (map: unknown): UsageFigures => {
    const byType = section(map, 'resource_type_default_usage');
    const hours: unknown = isMap(map) ? map.get('working_hours', true) : undefined;
    const stated = plain(hours, isNode(hours) ? lineOf(hours) : 0);
    if (stated !== null) {
      const own = byType.get('*')?.entries ?? [];
      byType.set('*', new MapValue('object', new Map([['working_hours', stated], ...own])));
    }
    return { byType, byAddress: section(map, 'resource_usage') };
  };
  if (root !== null && !isMap(root)) tell(0, 'A usage file is a map with "resource_usage"');
  const profiles = new Map<string, UsageFigures>();
  for (const [name, map] of profileMaps(root)) profiles.set(name, figures(map));
  return { ...noUsage, file, ...figures(root), profiles, errors };
}

function profileMaps(root: unknown): readonly (readonly [string, YAMLMap])[] {
  const node: unknown = isMap(root) ? root.get('profiles', true) : undefined;
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }): (readonly [string, YAMLMap])[] =>
    isScalar(key) && isMap(value) ? [[String(key.value), value]] : [],
  );
}

/** A usage file with what one of its profiles says beside and in place of what holds for all; the file itself where it has no such. */
export function withProfile(usage: UsageFile, name: string): UsageFile {
  const profile = usage.profiles.get(name);
  if (!profile) return usage;
  const both = (all: ReadonlyMap<string, MapValue>, own: ReadonlyMap<string, MapValue>): Map<string, MapValue> => {
    const result = new Map(all);
    for (const [key, figures] of own) {
      const before = result.get(key);
      result.set(key, before ? new MapValue('object', mergeAll([before, figures])) : figures);
    }
    return result;
  };
  return {
    ...usage,
    byType: both(usage.byType, profile.byType),
    byAddress: both(usage.byAddress, profile.byAddress),
  };
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
  const [first, ...rest] = layers;
  return first ? rest.reduce(mergedWith, usageFor(first)) : noUsageStated;
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

const merged = new WeakMap<MapValue, WeakMap<MapValue, UsageValue>>();

/** One object per pair, for the same reason. */
function mergedWith(general: UsageValue, particular: MapValue): UsageValue {
  const known = merged.get(general) ?? new WeakMap<MapValue, UsageValue>();
  merged.set(general, known);
  let both = known.get(particular);
  if (!both) {
    both = new UsageValue(mergeAll([general, particular]));
    known.set(particular, both);
  }
  return both;
}

/** `a["x"].b[0]` → itself and every form with `[*]` for keys, the most general first. */
export function wildcards(address: string): readonly string[] {
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

/** Instance keys in the one form that addresses have here. */
export function normalizeAddress(address: string): string {
  return address.replace(/\['([^']*)'\]/g, '["$1"]');
}

function mergeAll(layers: readonly MapValue[]): ReadonlyMap<string, Value> {
  const result = new Map<string, Value>();
  for (const layer of layers) {
    for (const [key, value] of layer.entries) {
      const before = result.get(key);
      // A key without a value is one that nobody has filled in yet.
      if (value === null && before !== undefined) continue;
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
