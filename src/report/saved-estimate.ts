/** Estimates from the entries of a saved report. */
import type { AttributePath, Resource } from '../analyzer/resource';
import type { Basis, CostComponent, Estimate, EstimateStatus, RateReference, Subresource } from '../engine/estimate';
import { ListValue, MapValue, SensitiveValue, UnknownValue, type Value } from '../expression/value';
import { field, items, numberOf, type Objects, objectOf, rangeOf, textOf } from './json-fields';

/** The estimate of a block: an entry of a saved report, with the instances that it is of. */
export function savedEstimate(entry: Objects, instances: readonly string[]): Estimate {
  const components = componentsOf(entry);
  const counted = field(entry, 'countUnknown') === true ? [] : instances;
  return {
    resource: resourceOf(entry, counted),
    instances: counted,
    status: statusOf(textOf(entry, 'status')),
    monthlyCost: numberOf(entry, 'monthlyCost'),
    components,
    subresources: subresourcesOf(entry),
    reasons: texts(entry, 'reasons'),
    assumptions: texts(entry, 'assumptions'),
    answeredBy: textOf(entry, 'answeredBy'),
  };
}

function resourceOf(entry: Objects, instances: readonly string[]): Resource {
  const type = textOf(entry, 'type');
  const range = rangeOf(entry);
  const region = field(entry, 'region');
  const title = textOf(entry, 'title');
  const unknown = new UnknownValue({ kind: 'unavailable', message: 'the saved report does not know it' });
  return {
    address: textOf(entry, 'block') || textOf(entry, 'address'),
    type,
    writtenType: textOf(entry, 'writtenType') || type,
    provider: textOf(entry, 'provider'),
    name: title.split('.').at(-1) ?? title,
    title,
    module: textOf(entry, 'module'),
    region: typeof region === 'string' ? region : null,
    regionAssumed: false,
    attributes: attributesOf(entry),
    tags: new Map(Object.entries(objectOf(field(entry, 'tags')) ?? {}).map(([key, value]) => [key, String(value)])),
    instances: instances.length > 0 ? instances : unknown,
    source: {
      file: textOf(entry, 'file'),
      range: () => range,
      headerRange: () => range,
      mentions: () => [],
      attributeRange: () => undefined,
    },
  };
}

/** The attributes that components are made of; more is not saved. */
function attributesOf(entry: Objects): MapValue {
  const root: Node = new Map();
  const visit = (part: Objects): void => {
    for (const component of items(part, 'costComponents')) {
      for (const attribute of items(component, 'attributes')) {
        put(root, pathOf(field(attribute, 'path')), plainValueOf(field(attribute, 'value')));
      }
    }
    for (const subresource of items(part, 'subresources')) visit(subresource);
  };
  visit(entry);
  const value = build(root);
  return value instanceof MapValue ? value : new MapValue('object', new Map());
}

type Node = Map<string | number, Node | { readonly value: Value }>;

function put(root: Node, path: AttributePath, value: Value): void {
  let node = root;
  for (const [index, step] of path.entries()) {
    if (index === path.length - 1) {
      if (!node.has(step)) node.set(step, { value });
      return;
    }
    const inner = node.get(step);
    if (inner instanceof Map) {
      node = inner;
      continue;
    }
    const made: Node = new Map();
    node.set(step, made);
    node = made;
  }
}

function build(node: Node): Value {
  const value = (child: Node | { readonly value: Value } | undefined): Value =>
    child === undefined ? null : child instanceof Map ? build(child) : child.value;
  const steps = [...node.keys()];
  if (steps.length === 0 || steps.some((step) => typeof step === 'string')) {
    return new MapValue('object', new Map(steps.map((step) => [String(step), value(node.get(step))])));
  }
  const last = Math.min(Math.max(...steps.map(Number)), 10_000);
  return new ListValue(
    'tuple',
    Array.from({ length: last + 1 }, (_, index) => value(node.get(index))),
  );
}

function plainValueOf(plain: unknown): Value {
  if (plain === null || typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean')
    return plain;
  const object = objectOf(plain);
  if (object && field(object, 'sensitive') === true) return new SensitiveValue('');
  if (object && typeof field(object, 'text') === 'string') return textOf(object, 'text');
  return new UnknownValue({ kind: 'unavailable', message: (object && textOf(object, 'unknown')) || 'not saved' });
}

function componentsOf(part: Objects): readonly CostComponent[] {
  return items(part, 'costComponents').map((item) => ({
    name: textOf(item, 'name'),
    unit: textOf(item, 'unit'),
    monthlyQuantity: numberOf(item, 'monthlyQuantity'),
    unitPrice: numberOf(item, 'unitPrice'),
    monthlyCost: numberOf(item, 'monthlyCost'),
    rate: rateOf(objectOf(field(item, 'rate'))),
    basis: basisOf(textOf(item, 'basis')),
    problem: textOf(item, 'problem') || null,
    attributes: items(item, 'attributes').map((attribute) => pathOf(field(attribute, 'path'))),
  }));
}

function subresourcesOf(part: Objects): readonly Subresource[] {
  return items(part, 'subresources').map((item) => ({
    name: textOf(item, 'name'),
    components: componentsOf(item),
    subresources: subresourcesOf(item),
  }));
}

function rateOf(rate: Objects | undefined): RateReference | null {
  if (!rate) return null;
  return {
    table: textOf(rate, 'table'),
    row: textOf(rate, 'row'),
    region: textOf(rate, 'region'),
    asOf: textOf(rate, 'asOf'),
    origin: textOf(rate, 'origin'),
    file: textOf(rate, 'file'),
    line: numberOf(rate, 'line') ?? 0,
  };
}

/** The reverse of `basisText`. */
function basisOf(text: string): Basis {
  const [, attribute] = /^attribute (.*)$/s.exec(text) ?? [];
  if (attribute !== undefined) return { kind: 'attribute', path: attribute.split('.').map(stepOf) };
  const [, unstated] = /^usage (.*) is not stated$/s.exec(text) ?? [];
  if (unstated !== undefined) return { kind: 'unstated-usage', key: unstated };
  const [, usage] = /^usage (.*)$/s.exec(text) ?? [];
  if (usage !== undefined) return { kind: 'usage', key: usage, origin: '' };
  return text.endsWith('hours a month') ? { kind: 'hours' } : { kind: 'default' };
}

function stepOf(text: string): string | number {
  return /^\d+$/.test(text) ? Number(text) : text;
}

function pathOf(value: unknown): AttributePath {
  return Array.isArray(value)
    ? value.filter((step): step is string | number => typeof step === 'string' || typeof step === 'number')
    : [];
}

function statusOf(text: string): EstimateStatus {
  switch (text) {
    case 'priced':
    case 'usage':
    case 'free':
    case 'unpriced':
      return text;
    default:
      return 'unsupported';
  }
}

function texts(entry: Objects, name: string): readonly string[] {
  const list = field(entry, name);
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : [];
}
