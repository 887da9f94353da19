/** Reads a price spec from YAML: every expression parsed, every mistake told with its line. */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { type Expression, parseExpression, parseTemplate } from '../syntax/hcl';
import type { ComponentSpec, RateSpec, Spec, SpecError, SpecOrigin, SubresourceSpec, UsageKey } from './spec';

export interface LoadedSpec {
  /** Absent where the file is no spec at all. */
  readonly spec: Spec | undefined;
  readonly errors: readonly SpecError[];
}

/** A component or subresource with a mistake in it is left out; the others still work. */
export function loadSpec(text: string, file: string, origin: SpecOrigin): LoadedSpec {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent', prettyErrors: false });
  const errors: SpecError[] = document.errors.map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line - 1,
    message: error.message,
  }));
  const reader: Reader = {
    lineOf: (node) => (node?.range ? lines.linePos(node.range[0]).line - 1 : 0),
    fail: (node, message) => {
      errors.push({ file, line: reader.lineOf(node), message });
    },
  };
  const root: unknown = document.contents;
  if (!isMap(root)) {
    reader.fail(document.contents, 'A price spec is a YAML map with the key "type"');
    return { spec: undefined, errors };
  }
  checkKeys(reader, root, specKeys, 'a price spec');
  const type = plainText(root.get('type', true));
  if (!type) {
    reader.fail(root, 'A price spec needs "type": the resource type it prices');
    return { spec: undefined, errors };
  }
  const free = root.get('free');
  const spec: Spec = {
    type,
    origin,
    file,
    free: free === undefined || free === false ? null : { because: typeof free === 'string' ? free : '' },
    sameAs: plainText(root.get('same_as', true)) ?? null,
    lets: readExpressions(reader, root.get('let', true)),
    components: readComponents(reader, root.get('components', true)),
    subresources: readSubresources(reader, root.get('subresources', true)),
    usage: readUsage(reader, root.get('usage', true)),
  };
  return { spec, errors };
}

interface Reader {
  readonly lineOf: (node: Node | null | undefined) => number;
  readonly fail: (node: Node | null | undefined, message: string) => void;
}

const specKeys = [
  'type',
  'same_as',
  'cloudformation',
  'title',
  'documentation',
  'free',
  'let',
  'components',
  'subresources',
  'usage',
];
const componentKeys = [
  'name',
  'unit',
  'when',
  'for_each',
  'quantity',
  'per',
  'tiers',
  'rate',
  'price',
  'as_of',
  'origin',
];
const subresourceKeys = [
  'name',
  'when',
  'for_each',
  'times',
  'type',
  'attributes',
  'usage',
  'components',
  'subresources',
];

function checkKeys(reader: Reader, map: YAMLMap, allowed: readonly string[], what: string): void {
  for (const { key } of map.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (!allowed.includes(name)) {
      reader.fail(isScalar(key) ? key : map, `"${name}" is no key of ${what}; known are ${allowed.join(', ')}`);
    }
  }
}

function plainText(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}

/** A YAML scalar as an expression of the language: numbers and booleans stand for themselves. */
function readExpression(reader: Reader, node: unknown): Expression | undefined {
  if (!isScalar(node)) return undefined;
  if (typeof node.value !== 'string') return literal(node.value);
  const { expression, errors } = parseExpression(node.value);
  return told(reader, node, errors) ? undefined : expression;
}

/** A YAML scalar as text with `${…}` in it. */
function readText(reader: Reader, node: unknown): Expression | undefined {
  if (!isScalar(node)) return undefined;
  if (typeof node.value !== 'string') return literal(node.value);
  if (!node.value.includes('${')) return literal(node.value);
  const { expression, errors } = parseTemplate(node.value);
  return told(reader, node, errors) ? undefined : expression;
}

function literal(value: unknown): Expression {
  const known = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? value : null;
  return { kind: 'literal', value: known, start: 0, end: 0 };
}

function told(reader: Reader, node: Node, errors: readonly { readonly message: string }[]): boolean {
  const [error] = errors;
  if (error) reader.fail(node, error.message);
  return error !== undefined;
}

function readExpressions(reader: Reader, node: unknown): ReadonlyMap<string, Expression> {
  const result = new Map<string, Expression>();
  if (!isMap(node)) return result;
  for (const { key, value } of node.items) {
    const expression = readExpression(reader, value);
    if (expression) result.set(String(isScalar(key) ? key.value : ''), expression);
    else if (isScalar(key) && !isScalar(value)) reader.fail(key, 'An expression is expected here');
  }
  return result;
}

function* entries(reader: Reader, node: unknown, allowed: readonly string[], what: string): Generator<YAMLMap> {
  if (node === undefined || node === null) return;
  if (!isSeq(node)) {
    reader.fail(isScalar(node) || isMap(node) ? node : undefined, `A list is expected: each entry is ${what}`);
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

function readComponents(reader: Reader, node: unknown): readonly ComponentSpec[] {
  const components: ComponentSpec[] = [];
  for (const map of entries(reader, node, componentKeys, 'a cost component')) {
    const name = required(reader, map, 'name', readText);
    const unit = required(reader, map, 'unit', readText);
    const quantity = required(reader, map, 'quantity', readExpression);
    const rate = readRate(reader, map);
    const optional = readConditions(reader, map);
    const per = map.get('per') ?? 1;
    if (typeof per !== 'number' || !(per > 0)) {
      reader.fail(map, '"per" is a positive number: how many of what "quantity" counts make one unit');
      continue;
    }
    const tiers = map.get('tiers') ?? 'split';
    if (tiers !== 'split' && tiers !== 'first') {
      reader.fail(map, '"tiers" is split (a component per tier) or first (the first tier\'s price for all)');
      continue;
    }
    if (!name || !unit || !quantity || !rate || !optional) continue;
    components.push({ name, unit, quantity, rate, per, tiers, ...optional, line: reader.lineOf(map) });
  }
  return components;
}

type ReadValue = (reader: Reader, node: unknown) => Expression | undefined;

function required(reader: Reader, map: YAMLMap, key: string, read: ReadValue): Expression | undefined {
  if (!map.has(key)) reader.fail(map, `"${key}" is missing`);
  return read(reader, map.get(key, true));
}

/** Null where the key is not there, undefined where it is there and wrong. */
function optional(reader: Reader, map: YAMLMap, key: string, read: ReadValue): Expression | null | undefined {
  return map.has(key) ? read(reader, map.get(key, true)) : null;
}

function readConditions(reader: Reader, map: YAMLMap): Pick<ComponentSpec, 'when' | 'forEach'> | undefined {
  const when = optional(reader, map, 'when', readExpression);
  const forEach = optional(reader, map, 'for_each', readExpression);
  return when === undefined || forEach === undefined ? undefined : { when, forEach };
}

function readRate(reader: Reader, map: YAMLMap): RateSpec | undefined {
  if (map.has('price')) {
    const price = readExpression(reader, map.get('price', true));
    const [asOf, origin] = [map.get('as_of'), map.get('origin')];
    return (
      price && {
        kind: 'price',
        price,
        asOf: asOf === undefined ? '' : String(asOf),
        origin: origin === undefined ? '' : String(origin),
      }
    );
  }
  const node: unknown = map.get('rate', true);
  if (isScalar(node)) {
    const reference = readText(reader, node);
    return reference && { kind: 'row', reference, region: null };
  }
  if (!isMap(node)) {
    reader.fail(map, '"rate" (a row of a rate table) or "price" (a figure) is missing');
    return undefined;
  }
  const region = optional(reader, node, 'region', readExpression);
  if (region === undefined) return undefined;
  if (node.has('row')) {
    const reference = readText(reader, node.get('row', true));
    return reference && { kind: 'row', reference, region };
  }
  const table = required(reader, node, 'table', readText);
  const keys = new Map([...readExpressions(reader, node)].filter(([key]) => key !== 'table' && key !== 'region'));
  return table && { kind: 'keys', table, keys, region };
}

function readSubresources(reader: Reader, node: unknown): readonly SubresourceSpec[] {
  const subresources: SubresourceSpec[] = [];
  for (const map of entries(reader, node, subresourceKeys, 'a subresource')) {
    const name = required(reader, map, 'name', readText);
    const conditions = readConditions(reader, map);
    const times = optional(reader, map, 'times', readExpression);
    const body = readSubresourceBody(reader, map);
    if (name && conditions && times !== undefined && body) subresources.push({ name, ...conditions, times, body });
  }
  return subresources;
}

function readSubresourceBody(reader: Reader, map: YAMLMap): SubresourceSpec['body'] | undefined {
  if (!map.has('type')) {
    return {
      kind: 'inline',
      components: readComponents(reader, map.get('components', true)),
      subresources: readSubresources(reader, map.get('subresources', true)),
    };
  }
  const type = readText(reader, map.get('type', true));
  const attributes = readObject(reader, map.get('attributes', true));
  const usage = map.has('usage') ? readObject(reader, map.get('usage', true)) : null;
  if (!attributes) reader.fail(map, '"attributes" is missing: what the other type is priced from');
  return type && attributes && usage !== undefined ? { kind: 'type', type, attributes, usage } : undefined;
}

/** An object either as one expression or as a YAML map of expressions. */
function readObject(reader: Reader, node: unknown): Expression | undefined {
  if (!isMap(node)) return readExpression(reader, node);
  const entriesOfObject = [...readExpressions(reader, node)].map(([key, value]) => ({
    key: literal(key),
    value,
    start: 0,
    end: 0,
  }));
  return { kind: 'object', entries: entriesOfObject, start: 0, end: 0 };
}

function readUsage(reader: Reader, node: unknown): ReadonlyMap<string, UsageKey> {
  const result = new Map<string, UsageKey>();
  if (!isMap(node)) return result;
  for (const { key, value } of node.items) {
    const name = String(isScalar(key) ? key.value : '');
    if (!isMap(value)) {
      reader.fail(isScalar(key) ? key : node, `Usage key "${name}" needs {type, description}`);
      continue;
    }
    const type = value.get('type');
    const known = type === 'number' || type === 'string' || type === 'boolean' || type === 'object' ? type : undefined;
    if (!known) reader.fail(value, `The type of usage key "${name}" is number, string, boolean or object`);
    result.set(name, {
      type: known ?? 'number',
      description: String(value.get('description') ?? ''),
      keys: readUsage(reader, value.get('keys', true)),
    });
  }
  return result;
}
