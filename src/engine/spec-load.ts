/** Reads a price spec from YAML: every expression parsed, every mistake told with its line. */
import { isMap, isScalar, type YAMLMap } from 'yaml';
import type { CloudFormationMap } from '../analyzer/canonical';
import type { Expression } from '../syntax/hcl';
import { shortMessage } from '../syntax/short-message';
import { readCloudFormation } from './cloudformation-map';
import type { ComponentSpec, RateSpec, Spec, SpecError, SpecOrigin, SubresourceSpec, UsageKey } from './spec';
import {
  checkKeys,
  entries,
  isMapOrAbsent,
  literal,
  nodeOf,
  optional,
  plainText,
  type Reader,
  readExpression,
  readText,
  required,
} from './spec-reader';
import { parseYaml } from './yaml';

export interface LoadedSpec {
  /** Absent where the file is no spec at all. */
  readonly spec: Spec | undefined;
  /** How CloudFormation says the type. */
  readonly cloudFormation: readonly CloudFormationMap[];
  readonly errors: readonly SpecError[];
}

/** A component or subresource with a mistake in it is left out; the others still work, and the spec says what is missing. */
export function loadSpec(text: string, file: string, origin: SpecOrigin): LoadedSpec {
  const { document, errors: yamlErrors, lineOf } = parseYaml(text);
  const errors: SpecError[] = yamlErrors.map((error) => ({ file, ...error }));
  const reader: Reader = {
    lineOf,
    fail: (node, message) => {
      errors.push({ file, line: reader.lineOf(node), message: shortMessage(message) });
    },
  };
  const root: unknown = document.contents;
  if (!isMap(root)) {
    reader.fail(document.contents, 'A price spec is a YAML map with the key "type"');
    return { spec: undefined, cloudFormation: [], errors };
  }
  checkKeys(reader, root, specKeys, 'a price spec');
  const type = plainText(root.get('type', true));
  if (!type) {
    reader.fail(root, 'A price spec needs "type": the resource type it prices');
    return { spec: undefined, cloudFormation: [], errors };
  }
  checkKind(reader, root);
  const free = root.get('free');
  if (free !== undefined && free !== true && !(typeof free === 'string' && free !== ''))
    reader.fail(nodeOf(root, 'free'), '"free" is true, or the reason as text');
  const stoppable = root.get('stoppable');
  if (stoppable !== undefined && typeof stoppable !== 'boolean')
    reader.fail(nodeOf(root, 'stoppable'), '"stoppable" is true or false');
  const spec: Spec = {
    type,
    origin,
    file,
    free: free === true ? { because: '' } : typeof free === 'string' ? { because: free } : null,
    unpriced: null,
    sameAs: plainText(root.get('same_as', true)) ?? null,
    stoppable: root.get('stoppable') === true,
    lets: readExpressions(reader, root.get('let', true)),
    components: readComponents(reader, root.get('components', true)),
    subresources: readSubresources(reader, root.get('subresources', true)),
    usage: readUsage(reader, root.get('usage', true)),
    mistakes: errors,
  };
  // Where the map of another format is wrong, the price is not.
  const mapErrors: SpecError[] = [];
  const mapReader: Reader = {
    lineOf,
    fail: (node, message) => {
      mapErrors.push({ file, line: lineOf(node ?? root), message: shortMessage(message) });
    },
  };
  const cloudFormation = readCloudFormation(mapReader, root.get('cloudformation', true), type);
  return { spec, cloudFormation, errors: [...errors, ...mapErrors] };
}

/** A spec prices by parts of its own or by another spec, or says that nothing is to pay: one of the three. */
function checkKind(reader: Reader, root: YAMLMap): void {
  const kinds = [
    root.has('components') || root.has('subresources') ? 'components' : undefined,
    root.has('same_as') ? 'same_as' : undefined,
    root.has('free') ? 'free' : undefined,
  ].filter((kind) => kind !== undefined);
  if (kinds.length === 0) reader.fail(root, 'A price spec needs components, or same_as, or free');
  else if (kinds.length > 1) reader.fail(root, `A price spec has either ${kinds.join(' or ')}`);
  for (const key of ['same_as', 'title', 'documentation']) {
    if (root.has(key) && !plainText(root.get(key, true))) reader.fail(nodeOf(root, key), `"${key}" is text`);
  }
}

const specKeys = [
  'type',
  'same_as',
  'title',
  'documentation',
  'cloudformation',
  'free',
  'stoppable',
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

function readExpressions(reader: Reader, node: unknown): ReadonlyMap<string, Expression> {
  const result = new Map<string, Expression>();
  if (!isMapOrAbsent(reader, node, 'A map of names and expressions is expected')) return result;
  for (const { key, value } of node.items) {
    const name = String(isScalar(key) ? key.value : '');
    const expression = readExpression(reader, value);
    if (result.has(name)) reader.fail(isScalar(key) ? key : node, `"${name}" is there twice`);
    if (expression) result.set(name, expression);
  }
  return result;
}

function readComponents(reader: Reader, node: unknown): readonly ComponentSpec[] {
  const components: ComponentSpec[] = [];
  for (const map of entries(reader, node, componentKeys, 'a cost component')) {
    const name = required(reader, map, 'name', readText);
    const unit = required(reader, map, 'unit', readText);
    const quantity = required(reader, map, 'quantity', readExpression);
    const rate = readRate(reader, map);
    const conditions = readConditions(reader, map);
    const per = optional(reader, map, 'per', readExpression);
    if (per?.kind === 'literal' && !(typeof per.value === 'number' && per.value > 0)) {
      reader.fail(nodeOf(map, 'per'), '"per" is a positive number: how many of what "quantity" counts make one unit');
      continue;
    }
    const tiers = map.get('tiers') ?? 'split';
    if (tiers !== 'split' && tiers !== 'first') {
      reader.fail(
        nodeOf(map, 'tiers'),
        '"tiers" is split (a component per tier) or first (the first tier\'s price for all)',
      );
      continue;
    }
    if (!name || !unit || !quantity || !rate || !conditions || per === undefined) continue;
    components.push({ name, unit, quantity, rate, per, tiers, ...conditions, line: reader.lineOf(map) });
  }
  return components;
}

function readConditions(reader: Reader, map: YAMLMap): Pick<ComponentSpec, 'when' | 'forEach'> | undefined {
  const when = optional(reader, map, 'when', readExpression);
  const forEach = optional(reader, map, 'for_each', readExpression);
  return when === undefined || forEach === undefined ? undefined : { when, forEach };
}

function readRate(reader: Reader, map: YAMLMap): RateSpec | undefined {
  if (map.has('price')) return readPrice(reader, map);
  for (const key of ['as_of', 'origin']) {
    if (map.has(key)) reader.fail(nodeOf(map, key), `"${key}" belongs to "price"; a rate table has its own`);
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
    checkKeys(reader, node, ['row', 'region'], 'a rate with a row');
    const reference = readText(reader, node.get('row', true));
    return reference && { kind: 'row', reference, region };
  }
  const table = required(reader, node, 'table', readText);
  const keys = new Map<string, Expression>();
  for (const { key, value } of node.items) {
    const name = String(isScalar(key) ? key.value : '');
    const expression = name === 'table' || name === 'region' ? undefined : readExpression(reader, value);
    if (expression) keys.set(name, expression);
  }
  if (keys.size === 0) reader.fail(node, '"rate" needs the keys of the table, or "row"');
  return table && { kind: 'keys', table, keys, region };
}

function readPrice(reader: Reader, map: YAMLMap): RateSpec | undefined {
  if (map.has('rate')) reader.fail(nodeOf(map, 'rate'), 'A component has either "rate" or "price"');
  const price = readExpression(reader, map.get('price', true));
  if (price?.kind === 'literal' && !(typeof price.value === 'number' && price.value >= 0 && price.value < Infinity)) {
    reader.fail(nodeOf(map, 'price'), '"price" is US dollars for one of what "quantity" counts');
    return undefined;
  }
  const [asOf, origin] = [map.get('as_of') ?? '', map.get('origin') ?? ''];
  const line = reader.lineOf(nodeOf(map, 'price'));
  return price && { kind: 'price', price, asOf: String(asOf), origin: String(origin), line };
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
    for (const key of ['attributes', 'usage']) {
      if (map.has(key)) reader.fail(nodeOf(map, key), `"${key}" belongs to a subresource with "type"`);
    }
    if (!map.has('components') && !map.has('subresources'))
      reader.fail(map, 'A subresource needs "type" and "attributes", or "components"');
    return {
      kind: 'inline',
      components: readComponents(reader, map.get('components', true)),
      subresources: readSubresources(reader, map.get('subresources', true)),
    };
  }
  for (const key of ['components', 'subresources']) {
    if (map.has(key)) reader.fail(nodeOf(map, key), 'A subresource has either "type" or parts of its own');
  }
  const type = readText(reader, map.get('type', true));
  const attributes = readObject(reader, map.get('attributes', true));
  const usage = map.has('usage') ? readObject(reader, map.get('usage', true)) : null;
  if (!map.has('attributes')) reader.fail(map, '"attributes" is missing: what the other type is priced from');
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
  if (!isMapOrAbsent(reader, node, 'A map of usage keys is expected')) return result;
  for (const { key, value } of node.items) {
    const name = String(isScalar(key) ? key.value : '');
    if (!isMap(value)) {
      reader.fail(isScalar(key) ? key : node, `Usage key "${name}" needs {type, description}`);
      continue;
    }
    checkKeys(reader, value, ['type', 'description', 'keys'], 'a usage key');
    if (result.has(name)) reader.fail(isScalar(key) ? key : node, `"${name}" is there twice`);
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
