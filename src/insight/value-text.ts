/** Values as people read them, for telling what an attribute was and is. */
import type { AttributePath } from '../analyzer/resource';
import { formatNumber } from '../expression/convert';
import {
  hasMark,
  ListValue,
  MapValue,
  OpenMapValue,
  reveal,
  SensitiveValue,
  UnknownValue,
  type Value,
} from '../expression/value';

/** Longer texts are cut: they stand in a line with others. */
const longest = 60;

/** The attribute at a path; null where it is not written. A sensitive value is never shown. */
export function textAt(attributes: MapValue, path: AttributePath): string | null {
  const value = valueAt(attributes, path);
  if (value === undefined || value === null) return null;
  const text = plainText(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** Whether an attribute says the same on both sides. */
export function sameText(before: MapValue, after: MapValue, path: AttributePath): boolean {
  const [a, b] = [valueAt(before, path), valueAt(after, path)];
  return a === b || exactText(a ?? null) === exactText(b ?? null);
}

function valueAt(attributes: MapValue, path: AttributePath): Value | undefined {
  let value: Value | undefined = attributes;
  for (const step of path) {
    const plain = reveal(value ?? null);
    if (plain !== value) return value;
    if (plain instanceof UnknownValue) return plain;
    // What is written alone counts: a map that is not wholly known would answer to any name.
    if (plain instanceof MapValue) value = plain.entries.get(String(step));
    else if (plain instanceof ListValue) value = plain.items[Number(step)];
    else return undefined;
  }
  return value;
}

function plainText(value: Value): string {
  if (hasMark(value)) return '(sensitive)';
  if (value instanceof UnknownValue) return `unknown (${value.cause.message})`;
  return typeof value === 'string' ? value : exactText(value);
}

/** A text that is equal for equal values. To be compared, not shown: sensitive values stand in it. */
export function exactText(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof UnknownValue) return `?${JSON.stringify(value.cause.message)}`;
  if (value instanceof SensitiveValue) return `!${exactText(value.value)}`;
  if (value instanceof ListValue) return `[${value.items.map(exactText).join(', ')}]`;
  const entries = [...value.entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const rest = value instanceof OpenMapValue ? [`…${exactText(value.rest)}`] : [];
  return `{${[...entries.map(([key, item]) => `${key} = ${exactText(item)}`), ...rest].join(', ')}}`;
}

/** A value as JSON has it. What cannot be told is an object that says why. */
export type PlainValue =
  | string
  | number
  | boolean
  | null
  | { readonly unknown: string }
  /** A value that is not to be shown. */
  | { readonly sensitive: true }
  /** A list or a map, as text. */
  | { readonly text: string };

/** The attribute at a path; null where it is not written. */
export function plainAt(attributes: MapValue, path: AttributePath): PlainValue {
  const value = valueAt(attributes, path) ?? null;
  if (value === null || typeof value !== 'object') return value;
  if (hasMark(value)) return { sensitive: true };
  if (value instanceof UnknownValue) return { unknown: value.cause.message };
  return { text: exactText(value) };
}
