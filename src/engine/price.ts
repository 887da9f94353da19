/** Prices a resource by a spec: components, subresources, and what is not known. */
import type { AttributePath, Resource } from '../analyzer/resource';
import { toBool, toNumber } from '../expression/convert';
import { EvaluationError, fail } from '../expression/error';
import { emptyObject, MapValue, reveal, UnknownValue, type Value } from '../expression/value';
import type { Expression } from '../syntax/hcl';
import { createComponents, type Quantity } from './component';
import { allComponents, type CostComponent, type EstimateStatus, type Subresource } from './estimate';
import type { ComponentSpec, Spec, SubresourceSpec } from './spec';
import { type Each, type Environment, rounds, type Subject, SubjectEvaluator } from './subject';
import { textOf } from './text';
import { readWorkingHours } from './working-hours';

export interface Priced {
  readonly status: EstimateStatus;
  readonly monthlyCost: number | null;
  readonly components: readonly CostComponent[];
  readonly subresources: readonly Subresource[];
  readonly reasons: readonly string[];
  readonly assumptions: readonly string[];
  /** What is said in `reasons` and problems of attributes that are not set, with their paths. */
  readonly unset: ReadonlyMap<string, readonly AttributePath[]>;
}

/** Subresources may be priced by the spec of another type, and that one's by a third; deeper is a spec that circles. */
const deepestNesting = 6;

export function priceResource(resource: Resource, spec: Spec, usage: MapValue, environment: Environment): Priced {
  const assumptions = new Set<string>();
  const unset = new Map<string, readonly AttributePath[]>();
  if (resource.regionAssumed && typeof resource.region === 'string') {
    assumptions.add(`assumes region ${resource.region} (nothing names one)`);
  }
  const reasons = new Set(mistakesOf(spec));
  if (spec.unpriced !== null) reasons.add(`no price of it is known here: ${spec.unpriced}`);
  const schedule = usage.entries.get('working_hours') ?? null;
  const working = schedule === null ? undefined : readWorkingHours(schedule, environment.hoursPerMonth);
  if (working?.kind === 'wrong') reasons.add(working.message);
  const subject: Subject = {
    resource,
    attributes: resource.attributes,
    region: resource.region ?? '',
    usage,
    workingHours: working?.kind === 'hours' ? working.hours : null,
    origin: (path) => [path],
    assumptions,
    unset,
    environment,
  };
  const surroundings: Surroundings = { times: 1, depth: 0, reasons, parts: { count: 0 } };
  const part = pricePart(new SubjectEvaluator(spec, subject), spec, surroundings);
  return { ...summarize(part, spec, reasons), ...part, assumptions: [...assumptions], unset };
}

/** What applies to everything inside a part. */
interface Surroundings {
  /** How many of the part there are; null where that depends on use that nobody has stated. */
  readonly times: Quantity;
  readonly depth: number;
  readonly reasons: Set<string>;
  /** How many parts of the whole resource have been priced so far. */
  readonly parts: { count: number };
}

/** Where `for_each` stands in `for_each`, a spec asks for more than anyone can read or wait for; no resource comes near. */
const mostParts = 10_000;

function countPart({ parts }: Surroundings): void {
  parts.count++;
  if (parts.count > mostParts) fail(`the spec makes more than ${mostParts.toLocaleString('en')} parts of one resource`);
}

/** A spec with a mistake prices less than there is to pay: its estimate says so. */
function mistakesOf({ mistakes }: Spec): readonly string[] {
  return mistakes.map(({ file, line, message }) => `${file}:${line + 1}: ${message}`);
}

type Part = Pick<Priced, 'components' | 'subresources'>;

function pricePart(
  evaluator: SubjectEvaluator,
  content: { readonly components: readonly ComponentSpec[]; readonly subresources: readonly SubresourceSpec[] },
  surroundings: Surroundings,
  outer?: Each,
): Part {
  const components = content.components.flatMap((component) =>
    priceComponent(evaluator, component, surroundings, outer),
  );
  const parts = content.subresources.flatMap((part) => priceSubresource(evaluator, part, surroundings, outer));
  return {
    components: [...components, ...parts.flatMap((part) => (part.name === '' ? part.components : []))],
    subresources: parts.flatMap((part) => (part.name === '' ? part.subresources : [part])),
  };
}

function priceComponent(
  evaluator: SubjectEvaluator,
  component: ComponentSpec,
  surroundings: Surroundings,
  outer: Each | undefined,
): readonly CostComponent[] {
  return explained(surroundings, () => {
    const each = rounds(evaluator, component.forEach, outer);
    if (each instanceof UnknownValue) return note(surroundings, each);
    return each.flatMap((names) => {
      countPart(surroundings);
      if (!applies(evaluator, component.when, names, surroundings)) return [];
      return createComponents(evaluator, component, names, surroundings.times);
    });
  });
}

function priceSubresource(
  evaluator: SubjectEvaluator,
  part: SubresourceSpec,
  surroundings: Surroundings,
  outer: Each | undefined,
): readonly Subresource[] {
  return explained(surroundings, () => {
    const each = rounds(evaluator, part.forEach, outer);
    if (each instanceof UnknownValue) return note(surroundings, each);
    return each.flatMap((names) => {
      countPart(surroundings);
      if (!applies(evaluator, part.when, names, surroundings)) return [];
      const times = multiply(surroundings.times, timesOf(evaluator, part.times, names, surroundings));
      const inner: Surroundings = { ...surroundings, times, depth: surroundings.depth + 1 };
      const name = textOf(evaluator.evaluate(part.name, names).value);
      const content = subresourceContent(evaluator, part, names, inner);
      return content.components.length > 0 || content.subresources.length > 0 ? [{ name, ...content }] : [];
    });
  });
}

function subresourceContent(
  evaluator: SubjectEvaluator,
  part: SubresourceSpec,
  each: Each | undefined,
  surroundings: Surroundings,
): Part {
  const { body } = part;
  const empty: Part = { components: [], subresources: [] };
  if (body.kind === 'inline') return pricePart(evaluator, body, surroundings, each);
  const type = textOf(evaluator.evaluate(body.type, each).value);
  const spec = evaluator.subject.environment.specFor(type);
  if (!spec || surroundings.depth > deepestNesting) {
    surroundings.reasons.add(spec ? `${type} is part of itself` : `no price spec for ${type}`);
    return empty;
  }
  for (const mistake of mistakesOf(spec)) surroundings.reasons.add(mistake);
  const attributes = partAttributes(evaluator, body.attributes, each);
  const usage = body.usage ? reveal(evaluator.evaluate(body.usage, each).value) : evaluator.subject.usage;
  const subject: Subject = {
    ...evaluator.subject,
    attributes: attributes.value,
    usage: usage instanceof MapValue ? stated(usage) : emptyObject,
    origin: attributes.origin,
  };
  return pricePart(new SubjectEvaluator(spec, subject), spec, surroundings);
}

/** Usage figures that were passed on though nobody stated them are left out. */
function stated(usage: MapValue): MapValue {
  const entries = [...usage.entries].filter(
    ([, value]) => value !== null && !(value instanceof UnknownValue && value.cause.kind === 'usage'),
  );
  return new UsageValue(new Map(entries));
}

/** Usage figures; one that is asked for and not there is unknown, and says so. */
export class UsageValue extends MapValue {
  constructor(
    entries: ReadonlyMap<string, Value>,
    private readonly path = '',
  ) {
    super('object', entries);
  }

  override get(name: string): Value {
    const path = this.path ? `${this.path}.${name}` : name;
    const found = this.entries.get(name);
    if (found instanceof MapValue) return new UsageValue(found.entries, path);
    if (found !== undefined && found !== null) return found;
    return new UnknownValue({ kind: 'usage', message: `usage ${path} is not stated` });
  }
}

interface PartAttributes {
  readonly value: MapValue;
  readonly origin: Subject['origin'];
}

/** The attributes handed to another spec, and for each of them where in the text its value comes from. */
function partAttributes(evaluator: SubjectEvaluator, node: Expression, each: Each | undefined): PartAttributes {
  if (node.kind !== 'object') {
    const { value, reads } = evaluator.evaluate(node, each);
    const plain = reveal(value);
    const [base] = reads.attributes;
    return {
      value: plain instanceof MapValue ? plain : emptyObject,
      origin: (path) => (base ? [[...base, ...path]] : []),
    };
  }
  const entries = new Map<string, Value>();
  const origins = new Map<string, readonly AttributePath[]>();
  for (const { key, value: valueNode } of node.entries) {
    const name = textOf(evaluator.evaluate(key, each).value);
    const { value, reads } = evaluator.evaluate(valueNode, each);
    entries.set(name, value);
    origins.set(name, reads.attributes);
  }
  return {
    value: new MapValue('object', entries),
    origin: ([name, ...deeper]) => (origins.get(String(name)) ?? []).map((path) => [...path, ...deeper]),
  };
}

/** Whether a condition holds; an unknown one leaves the part out and says why. */
function applies(
  evaluator: SubjectEvaluator,
  node: Expression | null,
  each: Each | undefined,
  surroundings: Surroundings,
): boolean {
  if (!node) return true;
  const value = reveal(evaluator.evaluate(node, each).value);
  if (value instanceof UnknownValue) {
    if (value.cause.kind !== 'usage') surroundings.reasons.add(value.cause.message);
    return false;
  }
  return value !== null && toBool(value);
}

function timesOf(
  evaluator: SubjectEvaluator,
  node: Expression | null,
  each: Each | undefined,
  surroundings: Surroundings,
): Quantity {
  if (!node) return 1;
  const value = reveal(evaluator.evaluate(node, each).value);
  if (value instanceof UnknownValue) {
    if (value.cause.kind !== 'usage') surroundings.reasons.add(value.cause.message);
    return null;
  }
  if (value === null) return null;
  const times = toNumber(value);
  return Number.isFinite(times) && times >= 0 ? times : fail(`${times} of a part makes no sense`);
}

function multiply(a: Quantity, b: Quantity): Quantity {
  return a === null || b === null ? null : a * b;
}

/** Nothing for a part whose number is not known; its cause becomes a reason. */
function note(surroundings: Surroundings, unknown: UnknownValue): readonly never[] {
  if (unknown.cause.kind !== 'usage') surroundings.reasons.add(unknown.cause.message);
  return [];
}

/** A mistake in a spec's expression costs the part it stands in, and is told. */
function explained<T>(surroundings: Surroundings, action: () => readonly T[]): readonly T[] {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    surroundings.reasons.add(error.message);
    return [];
  }
}

function summarize(
  part: Part,
  spec: Spec,
  reasons: ReadonlySet<string>,
): Pick<Priced, 'status' | 'monthlyCost' | 'reasons'> {
  let monthlyCost: number | null = null;
  let usage = false;
  let count = 0;
  const problems = new Set(reasons);
  for (const component of allComponents(part)) {
    count++;
    if (component.monthlyCost !== null) monthlyCost = (monthlyCost ?? 0) + component.monthlyCost;
    else if (component.basis.kind === 'unstated-usage') usage = true;
    if (component.problem !== null && component.basis.kind !== 'unstated-usage') problems.add(component.problem);
  }
  if (problems.size > 0) return { status: 'unpriced', monthlyCost, reasons: [...problems] };
  if (count === 0) return { status: 'free', monthlyCost: 0, reasons: spec.free?.because ? [spec.free.because] : [] };
  return { status: usage ? 'usage' : 'priced', monthlyCost, reasons: [] };
}
