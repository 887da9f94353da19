/** What reads a spec file piece by piece: every piece that is not what it should be is told with its place, and left out. */
import { isMap, isNode, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import { type Expression, parseExpression, parseTemplate } from '../syntax/hcl';

export interface Reader {
  readonly lineOf: (node: Node | null | undefined) => number;
  readonly fail: (node: Node | null | undefined, message: string) => void;
}

export function checkKeys(reader: Reader, map: YAMLMap, allowed: readonly string[], what: string): void {
  const seen = new Set<string>();
  for (const { key } of map.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (seen.has(name)) reader.fail(isScalar(key) ? key : map, `"${name}" is there twice`);
    seen.add(name);
    if (!allowed.includes(name)) {
      reader.fail(isScalar(key) ? key : map, `"${name}" is no key of ${what}; known are ${allowed.join(', ')}`);
    }
  }
}

export function plainText(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}

/** The node under a key, for the place of an error; the map itself where there is none. */
export function nodeOf(map: YAMLMap, key: string): Node {
  const node: unknown = map.get(key, true);
  return isNode(node) ? node : map;
}

/** A YAML scalar as an expression of the language: numbers and booleans stand for themselves. */
export function readExpression(reader: Reader, node: unknown): Expression | undefined {
  if (!isFilled(reader, node, 'An expression is expected here')) return undefined;
  if (typeof node.value !== 'string') return literal(node.value);
  const { expression, errors } = parseExpression(node.value);
  return told(reader, node, errors) ? undefined : expression;
}

/** A YAML scalar as text with `${…}` in it. */
export function readText(reader: Reader, node: unknown): Expression | undefined {
  if (!isFilled(reader, node, 'Text is expected here')) return undefined;
  if (typeof node.value !== 'string') return literal(node.value);
  if (!node.value.includes('${')) return literal(node.value);
  const { expression, errors } = parseTemplate(node.value);
  return told(reader, node, errors) ? undefined : expression;
}

/** Whether a node is a scalar with something in it; tells of what is there and is not. */
function isFilled(reader: Reader, node: unknown, message: string): node is Scalar {
  if (isScalar(node) && node.value !== null) return true;
  if (isNode(node)) reader.fail(node, message);
  return false;
}

export function literal(value: unknown): Expression {
  const known = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? value : null;
  return { kind: 'literal', value: known, start: 0, end: 0 };
}

function told(reader: Reader, node: Node, errors: readonly { readonly message: string }[]): boolean {
  const [error] = errors;
  if (error) reader.fail(node, error.message);
  return error !== undefined;
}

/** Whether there is a map; tells of what is there and is none. */
export function isMapOrAbsent(reader: Reader, node: unknown, message: string): node is YAMLMap {
  if (isMap(node)) return true;
  if (isNode(node)) reader.fail(node, message);
  return false;
}

export function* entries(reader: Reader, node: unknown, allowed: readonly string[], what: string): Generator<YAMLMap> {
  if (!isSeq(node)) {
    if (isNode(node)) reader.fail(node, `A list is expected: each entry is ${what}`);
    return;
  }
  for (const item of node.items) {
    if (isMap(item)) {
      checkKeys(reader, item, allowed, what);
      yield item;
    } else {
      reader.fail(isScalar(item) ? item : node, `Each entry is ${what}`);
    }
  }
}

export type ReadValue = (reader: Reader, node: unknown) => Expression | undefined;

export function required(reader: Reader, map: YAMLMap, key: string, read: ReadValue): Expression | undefined {
  if (!map.has(key)) reader.fail(map, `"${key}" is missing`);
  return read(reader, map.get(key, true));
}

/** Null where the key is not there, undefined where it is there and wrong. */
export function optional(reader: Reader, map: YAMLMap, key: string, read: ReadValue): Expression | null | undefined {
  return map.has(key) ? read(reader, map.get(key, true)) : null;
}
