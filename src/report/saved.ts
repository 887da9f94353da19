/** Reads a JSON report again: the estimates of one moment, or a comparison. */
import type { AttributePath, Resource } from '../analyzer/resource';
import type { Basis, CostComponent, Estimate, EstimateStatus, RateReference, Subresource } from '../engine/estimate';
import { ListValue, MapValue, SensitiveValue, UnknownValue, type Value } from '../expression/value';
import type { BudgetResult } from '../insight/budget';
import { type ChangeKind, costDiff, describe, type ProjectDiff } from '../insight/diff';
import type { InstancePair, Matched } from '../insight/match';
import { summarize } from '../insight/summary';
import { jsonMistake } from '../syntax/json-mistake';
import type { JsonDiagnostic } from './json';
import { field, items, numberOf, type Objects, objectOf, rangeOf, textOf } from './json-fields';
import type { ReportComparison, ReportProject } from './report';
import { savedBudgets, savedDiagnostics } from './saved-budgets';

export interface SavedReport {
  readonly kind: 'report';
  readonly generated: string;
  /** Code of the currency of all amounts. */
  readonly currency: string;
  readonly projects: readonly ReportProject[];
  readonly comparison: ReportComparison | undefined;
  readonly budgets: readonly BudgetResult[];
  readonly diagnostics: readonly JsonDiagnostic[];
}

/** Why a text is no saved report, in the words for the person. */
export interface SavedError {
  readonly kind: 'error';
  readonly message: string;
}

export function readSaved(text: string): SavedReport | SavedError {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  let root: Objects | undefined;
  try {
    root = objectOf(JSON.parse(body));
  } catch {
    return { kind: 'error', message: `this is no JSON: ${jsonMistake(body)}` };
  }
  if (!root || !Array.isArray(field(root, 'resources')) || !Array.isArray(field(root, 'projects'))) {
    return { kind: 'error', message: 'expected what "costline estimate --save FILE" or "--format json" writes' };
  }
  const projects = items(root, 'projects').map((item) => ({
    format: textOf(item, 'format'),
    path: textOf(item, 'path'),
    pastPath: textOf(item, 'pastPath'),
  }));
  const blocks = readBlocks(items(root, 'resources'));
  const generated = textOf(root, 'generated');
  const estimates = projects.map(({ format, path }, index) => ({
    format,
    path,
    estimates: blocks.filter(({ project, after }) => project === index && after).flatMap(({ after }) => after ?? []),
  }));
  const written = textOf(root, 'currency');
  const currency = /^[A-Z]{3}$/.test(written) ? written : 'USD';
  const told = { currency, budgets: savedBudgets(root), diagnostics: savedDiagnostics(root) };
  const baseline = field(root, 'baseline');
  if (typeof baseline !== 'string') {
    return { kind: 'report', generated, projects: estimates, comparison: undefined, ...told };
  }
  const compared = projects.map(({ format, path, pastPath }, index): ProjectDiff => {
    const own = blocks.filter(({ project }) => project === index);
    return {
      format,
      path,
      beforePath: pastPath || (own.some(({ before }) => before) ? path : null),
      changes: own.map((block) => describe(block, pastPath !== '')),
    };
  });
  const past = summarize(compared.flatMap(({ changes }) => changes.flatMap(({ before }) => before ?? [])));
  const now = summarize(estimates.flatMap((project) => project.estimates));
  return {
    kind: 'report',
    generated,
    projects: estimates,
    comparison: { diff: costDiff(compared, past, now), baseline, limit: undefined },
    ...told,
  };
}

interface Block extends Matched {
  readonly project: number;
}

/** Entries that stand beside each other and differ in nothing but the address are instances of one estimate. */
function readBlocks(entries: readonly Objects[]): readonly Block[] {
  const groups: { readonly key: string; readonly entry: Objects; readonly pairs: InstancePair[] }[] = [];
  for (const entry of entries) {
    const pair = pairOf(entry);
    const key = JSON.stringify(entry, (name, value: unknown) => (addresses.has(name) ? undefined : value));
    const last = groups.at(-1);
    if (last?.key === key) last.pairs.push(pair);
    else groups.push({ key, entry, pairs: [pair] });
  }
  return groups.map(({ entry, pairs }) => {
    const change = objectOf(field(entry, 'change'));
    const kind = change ? changeKind(textOf(change, 'kind')) : undefined;
    const past = change && objectOf(field(change, 'past'));
    const after =
      kind === 'removed'
        ? null
        : estimateOf(
            entry,
            pairs.flatMap((pair) => pair.after ?? []),
          );
    const formerly = pairs.flatMap((pair) => pair.before ?? []);
    const before = kind === undefined || kind === 'added' ? null : estimateOf(past ?? entry, formerly);
    return { project: numberOf(entry, 'project') ?? 0, before, after, instances: pairs };
  });
}

/** What tells instances of one block apart; `action` is a plan's. */
const addresses = new Set(['address', 'pastAddress', 'action']);

function pairOf(entry: Objects): InstancePair {
  const address = textOf(entry, 'address');
  const change = objectOf(field(entry, 'change'));
  const kind = change && changeKind(textOf(change, 'kind'));
  const formerly = (change && textOf(change, 'pastAddress')) || address;
  return {
    before: kind === undefined || kind === 'added' ? null : formerly,
    after: kind === 'removed' ? null : address,
  };
}

function changeKind(text: string): ChangeKind {
  return text === 'added' || text === 'removed' || text === 'changed' || text === 'moved' ? text : 'unchanged';
}

function estimateOf(entry: Objects, instances: readonly string[]): Estimate {
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
