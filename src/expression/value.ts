import type { Span } from '../syntax/range';
import { fail } from './error';
import { limits } from './limits';

/**
 * A value of Terraform's expression language.
 *
 * Strings, numbers, booleans and null are JavaScript's own. Numbers are doubles where Terraform has 512-bit decimals:
 * no price depends on the difference. Everything else is one of the classes below.
 */
export type Value = null | boolean | number | string | ListValue | MapValue | UnknownValue | SensitiveValue;

export type ListKind = 'list' | 'set' | 'tuple';

/** An ordered collection. A set's items are distinct and in the order in which Terraform iterates over them. */
export class ListValue {
  /** How many values there are inside, at any depth. */
  readonly parts: number;

  /** Throws where there would be more parts than `limits.elements`. */
  constructor(
    readonly kind: ListKind,
    readonly items: readonly Value[],
  ) {
    this.parts = countParts(items);
  }
}

export type MapKind = 'map' | 'object';

/** A collection by name. Iteration is in the order in which Terraform iterates: by key. */
export class MapValue {
  /** How many values there are inside, at any depth. */
  readonly parts: number;

  /** Throws where there would be more parts than `limits.elements`. */
  constructor(
    readonly kind: MapKind,
    readonly entries: ReadonlyMap<string, Value>,
  ) {
    this.parts = countParts(entries.values());
  }

  /** The value of a key, `undefined` where there is no such key. */
  get(key: string): Value | undefined {
    return this.entries.get(key);
  }
}

/**
 * A map of which only some keys are known: what `merge` makes of an unknown map and a known one, or a resource before it
 * is created. Every other key may be there or not; whoever asks for all of them gets `rest`.
 */
export class OpenMapValue extends MapValue {
  constructor(
    kind: MapKind,
    entries: ReadonlyMap<string, Value>,
    /** Why the other keys are not known. */
    readonly rest: UnknownValue,
  ) {
    super(kind, entries);
  }

  override get(key: string): Value {
    const known = this.entries.get(key);
    return known === undefined ? this.rest : known;
  }
}

/**
 * An object whose attributes are found when they are read, one by one: two modules may read each other's outputs as
 * long as neither needs all of the other's.
 */
export abstract class LazyObject extends MapValue {
  /** The object with all its attributes, for whoever takes it as a value. */
  abstract whole(): Value;
}

/** A value that is about to leave the traversal that found it: lazy objects, also those of a collection, are completed. */
export function whole(value: Value): Value {
  if (value instanceof LazyObject) return value.whole();
  if (value instanceof ListValue) {
    return value.items[0] instanceof LazyObject ? new ListValue(value.kind, value.items.map(whole)) : value;
  }
  if (!(value instanceof MapValue)) return value;
  const { value: first } = value.entries.values().next();
  if (!(first instanceof LazyObject)) return value;
  return new MapValue(value.kind, new Map([...value.entries].map(([key, item]) => [key, whole(item)])));
}

/**
 * A part that stands in several places counts in each: `[a, a]` of `[b, b]` of `[c, c]` … grows beyond all bounds in a
 * few lines, and whoever walks through a value must come to an end.
 */
function countParts(items: Iterable<Value>): number {
  let count = 0;
  for (const item of items) {
    const plain = reveal(item);
    count += plain instanceof ListValue || plain instanceof MapValue ? 1 + plain.parts : 1;
  }
  return count > limits.elements ? fail(`A value has more than ${limits.elements.toLocaleString('en')} parts`) : count;
}

/** A value that cannot be known from the text, and why. */
export class UnknownValue {
  constructor(readonly cause: Cause) {}
}

/** A known value that must not be shown. What is computed from it is sensitive too. */
export class SensitiveValue {
  constructor(readonly value: Exclude<Value, SensitiveValue>) {}
}

/** Why a value is unknown. */
export interface Cause {
  readonly kind: CauseKind;
  /** For the person: `var.size has no default and no value`. No full stop. */
  readonly message: string;
  /** The resource attribute that is known after apply, so that those who ask can follow the reference. */
  readonly reference?: Reference;
  /** What a data source asks the cloud for: a name, a pattern of names, the path of a parameter. */
  readonly asked?: string;
  /** Where it comes from. */
  readonly place?: Place;
}

export type CauseKind =
  /** An attribute that the cloud decides when the resource is created. */
  | 'computed'
  /** A variable without default and without value. */
  | 'variable'
  /** A data source that only the cloud can answer. */
  | 'data'
  /** A usage figure that nobody has stated. */
  | 'usage'
  /** A module, file or function that Costline cannot read or run. */
  | 'unavailable'
  /** The expression has an error. */
  | 'error';

export interface Reference {
  /** Address of the resource as its own module names it, without instance key: `aws_instance.web`. */
  readonly address: string;
  /** `[1]` or `["a"]` where the instances of the resource differ; empty where there is one, or all are alike. */
  readonly key: string;
  /** Path of the attribute: `arn`, `root_block_device.0.volume_id`; empty for the whole resource. */
  readonly attribute: string;
  /** The module instance the resource belongs to: `module.app["a"]`, empty for the root module. */
  readonly module: string;
}

/** A stretch of a file's text. `base` is asked when shown, for it moves when the text above is edited. */
export interface Place {
  readonly file: string;
  readonly item: { readonly base: number };
  readonly span: Span;
}

/** The empty object. */
export const emptyObject = new MapValue('object', new Map());

/** A map with its keys in Terraform's order. */
export function sortedMap(kind: MapKind, entries: Iterable<readonly [string, Value]>): MapValue {
  const list = [...entries].sort(([a], [b]) => compareStrings(a, b));
  return new MapValue(kind, new Map(list));
}

/** Order of strings by Unicode code point, which is how Terraform sorts keys and sets of strings. */
export function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    let x = a.charCodeAt(index);
    let y = b.charCodeAt(index);
    if (x === y) continue;
    // Surrogates sort after the rest of the basic plane, as their code points do.
    if (x >= 0xd800 && y >= 0xd800) {
      x = x >= 0xe000 ? x - 0x800 : x + 0x2000;
      y = y >= 0xe000 ? y - 0x800 : y + 0x2000;
    }
    return x - y;
  }
  return a.length - b.length;
}

/** The first unknown inside a value (the value itself included). */
export function firstUnknown(value: Value): UnknownValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (value instanceof UnknownValue) return value;
  if (value instanceof SensitiveValue) return firstUnknown(value.value);
  const items = value instanceof ListValue ? value.items : value.entries.values();
  for (const item of items) {
    const found = firstUnknown(item);
    if (found) return found;
  }
  return value instanceof OpenMapValue ? value.rest : undefined;
}

/** Why the keys of a map or the items of a list cannot be gone through, `undefined` where they can. */
export function unknownExtent(value: Value): UnknownValue | undefined {
  if (value instanceof SensitiveValue) return unknownExtent(value.value);
  if (value instanceof UnknownValue) return value;
  return value instanceof OpenMapValue ? value.rest : undefined;
}

/** The value without its mark. */
export function reveal(value: Value): Exclude<Value, SensitiveValue> {
  return value instanceof SensitiveValue ? value.value : value;
}

/** Marks a value as sensitive; unknown and marked values stay as they are. */
export function conceal(value: Value): Value {
  return value instanceof SensitiveValue || value instanceof UnknownValue ? value : new SensitiveValue(value);
}

/** The same value with every mark inside it removed, and whether there was one. */
export function revealDeep(value: Value): { readonly value: Value; readonly sensitive: boolean } {
  if (typeof value !== 'object' || value === null) return { value, sensitive: false };
  if (value instanceof UnknownValue) return { value, sensitive: false };
  if (value instanceof SensitiveValue) return { value: revealDeep(value.value).value, sensitive: true };
  if (!hasMark(value)) return { value, sensitive: false };
  if (value instanceof ListValue) {
    return {
      value: new ListValue(
        value.kind,
        value.items.map((item) => revealDeep(item).value),
      ),
      sensitive: true,
    };
  }
  const entries = new Map<string, Value>();
  for (const [key, item] of value.entries) entries.set(key, revealDeep(item).value);
  const { kind } = value;
  const revealed =
    value instanceof OpenMapValue ? new OpenMapValue(kind, entries, value.rest) : new MapValue(kind, entries);
  return { value: revealed, sensitive: true };
}

/** True where the value or something in it is sensitive. */
export function hasMark(value: Value): boolean {
  if (value instanceof SensitiveValue) return true;
  if (value instanceof ListValue) return value.items.some(hasMark);
  if (value instanceof MapValue) {
    for (const item of value.entries.values()) if (hasMark(item)) return true;
  }
  return false;
}

/** What a value is, in the words of Terraform's error messages. */
export function describe(value: Value): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'number':
      return 'number';
    case 'boolean':
      return 'bool';
    default:
  }
  if (value instanceof ListValue) return value.kind;
  if (value instanceof MapValue) return value.kind;
  if (value instanceof SensitiveValue) return describe(value.value);
  return 'unknown value';
}
