/** `jsonencode` and `jsondecode`. */
import { formatNumber } from '../convert';
import { fail } from '../error';
import type { TerraformFunction } from '../function';
import { checkLength } from '../limits';
import { ListValue, SensitiveValue, sortedMap, UnknownValue, type Value } from '../value';
import { any, text, tuple, unary } from './signature';

/** Nesting beyond which a document is refused: far above any real one, far below what overflows the stack. */
const maximalDepth = 500;

export const jsonFunctions: readonly TerraformFunction[] = [
  unary('jsonencode', any('val', { nullable: true }), encodeJson),
  unary('jsondecode', text('str'), decodeJson),
];

/** JSON as Terraform writes it: no blanks, keys sorted, `<`, `>` and `&` escaped. The value must be wholly known. */
export function encodeJson(value: Value): string {
  let text = '';
  const put = (part: string) => {
    text += part;
    checkLength(text.length);
  };
  write(value, put);
  return text;
}

function write(value: Value, put: (part: string) => void): void {
  if (value === null || typeof value === 'boolean') put(String(value));
  else if (typeof value === 'number') put(Object.is(value, -0) ? '-0' : formatNumber(value));
  else if (typeof value === 'string') put(quote(value));
  else if (value instanceof SensitiveValue) write(value.value, put);
  else if (value instanceof UnknownValue) fail(`a part of the value is unknown: ${value.cause.message}`);
  else if (value instanceof ListValue) {
    let separator = '[';
    for (const item of value.items) {
      put(separator);
      write(item, put);
      separator = ',';
    }
    put(separator === '[' ? '[]' : ']');
  } else {
    let separator = '{';
    for (const [key, item] of value.entries) {
      put(`${separator}${quote(key)}:`);
      write(item, put);
      separator = ',';
    }
    put(separator === '{' ? '{}' : '}');
  }
}

const escaped: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

function quote(value: string): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => escaped[character] ?? character);
}

function decodeJson(source: string): Value {
  let data: unknown;
  try {
    data = JSON.parse(source);
  } catch (error) {
    return fail(`the string is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return toValue(data, 0);
}

/** Half a surrogate pair is no character. */
function normalize(value: string): string {
  return value.toWellFormed().normalize();
}

/** Plain data as a value of the language: arrays become tuples, objects become objects. */
function toValue(data: unknown, depth: number): Value {
  if (depth > maximalDepth) return fail(`the document is nested more than ${maximalDepth} levels deep`);
  if (data === null || typeof data === 'boolean' || typeof data === 'number') return data;
  if (typeof data === 'string') return normalize(data);
  if (Array.isArray(data)) return tuple(data.map((item: unknown) => toValue(item, depth + 1)));
  if (typeof data === 'object') {
    return sortedMap(
      'object',
      Object.entries(data).map(([key, item]: [string, unknown]) => [normalize(key), toValue(item, depth + 1)]),
    );
  }
  return fail(`a ${typeof data} cannot be a value`);
}
