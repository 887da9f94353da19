/**
 * Remembers what resources cost by what their cost is computed from: two that differ only in attributes that no expression of
 * the spec reads, as their names and tags, are priced once.
 */
import type { Resource } from '../analyzer/resource';
import { ListValue, MapValue, SensitiveValue, UnknownValue, type Value } from '../expression/value';
import type { Priced } from './price';
import type { Question } from './question';
import type { Spec } from './spec';
import { readsOf } from './spec-reads';
import type { UsageFile } from './usage';

export interface Remembered {
  readonly priced: Priced;
  /** What was asked about other resources; it holds for a resource that gets the same answers. */
  readonly questions: readonly Question[];
  readonly file: UsageFile;
}

/** Entries for one spec and one usage; the oldest goes first. */
const mostEntries = 2_000;

/** Values with more parts are not worth comparing. */
const mostParts = 500;

export class PriceMemo {
  private readonly bySpec = new WeakMap<Spec, WeakMap<MapValue, Map<string, Remembered>>>();

  /** What the cost of a resource is computed from, as text; `undefined` where that cannot be said. */
  keyOf(resource: Resource, spec: Spec, today: number): string | undefined {
    const { attributes, identity, instances } = readsOf(spec);
    if (!attributes || identity) return undefined;
    let key = `${today} ${resource.regionAssumed} ${fingerprint(resource.region)}`;
    if (instances) {
      const count = resource.instances;
      key += ` ${count instanceof UnknownValue ? fingerprint(count) : count.length}`;
    }
    for (const name of attributes) {
      const value = resource.attributes.get(name);
      if (value === undefined || value === null) continue;
      const text = fingerprint(value);
      if (text === undefined) return undefined;
      key += `\n${name}=${text}`;
    }
    return key;
  }

  get(spec: Spec, usage: MapValue, key: string): Remembered | undefined {
    return this.bySpec.get(spec)?.get(usage)?.get(key);
  }

  set(spec: Spec, usage: MapValue, key: string, entry: Remembered): void {
    let byUsage = this.bySpec.get(spec);
    if (!byUsage) {
      byUsage = new WeakMap();
      this.bySpec.set(spec, byUsage);
    }
    let entries = byUsage.get(usage);
    if (!entries) {
      entries = new Map();
      byUsage.set(usage, entries);
    }
    entries.delete(key);
    entries.set(key, entry);
    if (entries.size <= mostEntries) return;
    for (const oldest of entries.keys()) {
      entries.delete(oldest);
      break;
    }
  }
}

/** Text that differs for values that differ; `undefined` for those that are too large, or not complete yet. */
function fingerprint(value: Value): string | undefined {
  switch (typeof value) {
    case 'string':
      return `${value.length}"${value}`;
    case 'number':
    case 'boolean':
      return String(value);
    default:
  }
  if (value === null) return 'null';
  if (value instanceof UnknownValue) {
    const { kind, message, reference, asked = '' } = value.cause;
    const target = reference ? ` ${reference.module}/${reference.address}${reference.key}.${reference.attribute}` : '';
    return `?${kind} ${message.length}"${message}${target} ${asked.length}"${asked}`;
  }
  if (value instanceof SensitiveValue) {
    const inner = fingerprint(value.value);
    return inner === undefined ? undefined : `!${inner}`;
  }
  // Objects that are completed when they are read, and maps that are known in part, are rare: no text for them.
  if (value.parts > mostParts || (value instanceof MapValue && value.constructor !== MapValue)) return undefined;
  let text = value.kind;
  if (value instanceof ListValue) {
    for (const item of value.items) {
      const inner = fingerprint(item);
      if (inner === undefined) return undefined;
      text += `[${inner}`;
    }
    return `${text}]`;
  }
  let all = `${text}{`;
  for (const [name, item] of value.entries) {
    const inner = fingerprint(item);
    if (inner === undefined) return undefined;
    all += `${name.length}"${name}=${inner},`;
  }
  return `${all}}`;
}
