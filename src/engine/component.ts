/** One component of a spec for one subject: its quantity, its rate, its cost, one entry per tier. */

import type { AttributePath } from '../analyzer/resource';
import { toNumber } from '../expression/convert';
import { ListValue, MapValue, reveal, UnknownValue, type Value } from '../expression/value';
import type { Expression } from '../syntax/hcl';
import type { Basis, CostComponent, RateReference } from './estimate';
import { publicationOf } from './publication';
import type { Rate, RateKeys, Tier } from './rates';
import type { ComponentSpec, RateSpec } from './spec';
import { type Each, newReads, type Reads, type SubjectEvaluator } from './subject';
import { textOf } from './text';
import { tierLabel } from './tier-label';

/** A quantity; null where it depends on use that nobody has stated, or cannot be known. */
export type Quantity = number | null;

export function createComponents(
  evaluator: SubjectEvaluator,
  component: ComponentSpec,
  each: Each | undefined,
  times: Quantity,
): readonly CostComponent[] {
  const quantity = quantityOf(evaluator, component, each, times);
  const found = rateOf(evaluator, component.rate, each);
  const name = textOf(evaluator.evaluate(component.name, each).value);
  const unit = textOf(evaluator.evaluate(component.unit, each).value);
  const scale = perOf(evaluator, component.per, each);
  const problem = quantity.problem ?? found.problem ?? scale.problem;
  const attributes = decisive(evaluator.subject.resource.attributes, quantity.reads, found);
  const { per } = scale;
  const entry = (label: string, amount: Quantity, price: number | null): CostComponent => ({
    name: label ? `${name} (${label})` : name,
    unit,
    monthlyQuantity: amount === null ? null : amount / per,
    unitPrice: price === null ? null : price * per,
    monthlyCost: amount === null || price === null ? null : amount * price,
    rate: found.reference,
    basis: quantity.basis,
    problem,
    attributes,
  });
  const { tiers } = found;
  if (scale.problem !== null) return [entry('', null, null)];
  if (tiers.length === 0) return [entry('', quantity.amount, null)];
  if (tiers.length === 1 || component.tiers === 'first') return [entry('', quantity.amount, tiers[0]?.price ?? null)];
  return splitByTier(tiers, quantity.amount).map(({ label, amount, price }) => entry(label, amount, price));

  function splitByTier(steps: readonly Tier[], amount: Quantity) {
    if (amount === null)
      return [{ label: tierLabel(steps, 0, unit, per), amount: null, price: steps[0]?.price ?? null }];
    const parts = steps.map((tier, index) => {
      const to = steps[index + 1]?.from ?? Number.POSITIVE_INFINITY;
      return {
        label: tierLabel(steps, index, unit, per),
        amount: Math.max(0, Math.min(amount, to) - tier.from),
        price: tier.price,
      };
    });
    return parts.filter((part, index) => index === 0 || part.amount > 0);
  }
}

/** How many of what is counted make one unit. */
function perOf(
  evaluator: SubjectEvaluator,
  node: Expression | null,
  each: Each | undefined,
): { readonly per: number; readonly problem: string | null } {
  if (node === null) return { per: 1, problem: null };
  const value = reveal(evaluator.evaluate(node, each).value);
  if (value instanceof UnknownValue) return { per: 1, problem: value.cause.message };
  const per = value === null ? Number.NaN : toNumber(value);
  return per > 0 && Number.isFinite(per)
    ? { per, problem: null }
    : { per: 1, problem: `units of ${per} make no sense` };
}

interface FoundQuantity {
  readonly amount: Quantity;
  readonly basis: Basis;
  readonly reads: Reads;
  readonly problem: string | null;
}

function quantityOf(
  evaluator: SubjectEvaluator,
  component: ComponentSpec,
  each: Each | undefined,
  times: Quantity,
): FoundQuantity {
  const { value, reads } = evaluator.evaluate(component.quantity, each);
  const plain = reveal(value);
  const [usageKey] = reads.usage;
  if (plain instanceof UnknownValue) {
    const unstated = plain.cause.kind === 'usage';
    return {
      amount: null,
      basis: unstated ? { kind: 'unstated-usage', key: usageKey ?? '' } : basisOf(evaluator, reads),
      reads,
      problem: unstated ? null : plain.cause.message,
    };
  }
  if (plain === null) {
    const basis: Basis = usageKey === undefined ? { kind: 'default' } : { kind: 'unstated-usage', key: usageKey };
    const missing = reads.unset.length > 0 ? evaluator.notSet(reads.unset) : 'the quantity is not set';
    return { amount: null, basis, reads, problem: usageKey === undefined ? missing : null };
  }
  const amount = evaluator.numberOf(component.quantity, plain, each);
  if (!Number.isFinite(amount) || amount < 0) {
    return { amount: null, basis: basisOf(evaluator, reads), reads, problem: `a quantity of ${amount} makes no sense` };
  }
  if (times === null)
    return { amount: null, basis: { kind: 'unstated-usage', key: 'instances' }, reads, problem: null };
  return { amount: amount * times, basis: basisOf(evaluator, reads), reads, problem: null };
}

function basisOf(evaluator: SubjectEvaluator, reads: Reads): Basis {
  const { usage, resource } = evaluator.subject;
  const key = reads.usage.find(
    (path) => path.split('.')[0] !== undefined && usage.entries.has(path.split('.')[0] ?? ''),
  );
  if (key !== undefined) return { kind: 'usage', key, origin: 'usage file' };
  const path = reads.attributes.find((candidate) => isWritten(resource.attributes.entries, candidate));
  if (path) return { kind: 'attribute', path };
  if (!reads.hours) return { kind: 'default' };
  return reads.workingHours ? { kind: 'usage', key: 'working_hours', origin: 'usage file' } : { kind: 'hours' };
}

function isWritten(entries: ReadonlyMap<string, unknown>, path: AttributePath): boolean {
  return typeof path[0] === 'string' && entries.has(path[0]);
}

/**
 * The attributes that decide the amount, the most telling first: what is counted by the hour is decided by what chose the
 * price (the class, the size), everything else by the number that is counted.
 */
function decisive(attributes: MapValue, quantity: Reads, rate: FoundRate): readonly AttributePath[] {
  const counted = (path: AttributePath): boolean => typeof valueAt(attributes, path) === 'number';
  const keys = rate.reference?.row.split(' ') ?? [];
  const chosen = (path: AttributePath): boolean => {
    const value = valueAt(attributes, path);
    return typeof value === 'string' && keys.includes(value);
  };
  const numbers = quantity.attributes.filter(counted);
  const choices = rate.reads.attributes.filter(chosen);
  const first = quantity.hours ? [...choices, ...numbers] : [...numbers, ...choices];
  const seen = new Set<string>();
  return [...first, ...quantity.attributes, ...rate.reads.attributes].filter((path) => {
    const key = path.join('.');
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

function valueAt(attributes: MapValue, path: AttributePath): Value | undefined {
  let value: Value | undefined = attributes;
  for (const step of path) {
    const plain: Value = reveal(value ?? null);
    if (plain instanceof MapValue) value = plain.entries.get(String(step));
    else if (plain instanceof ListValue && typeof step === 'number') value = plain.items[step];
    else return undefined;
  }
  return reveal(value ?? null);
}

interface FoundRate {
  readonly tiers: readonly Tier[];
  readonly reference: RateReference | null;
  readonly reads: Reads;
  readonly problem: string | null;
}

function rateOf(evaluator: SubjectEvaluator, spec: RateSpec, each: Each | undefined): FoundRate {
  const reads = newReads();
  let unset: readonly AttributePath[] = [];
  const read = (node: Parameters<SubjectEvaluator['evaluate']>[0]) => {
    const evaluation = evaluator.evaluate(node, each);
    reads.attributes.push(...evaluation.reads.attributes);
    unset = evaluation.reads.unset;
    return reveal(evaluation.value);
  };
  const missing = (problem: string): FoundRate => ({ tiers: [], reference: null, reads, problem });
  if (spec.kind === 'price') {
    const price = read(spec.price);
    if (price instanceof UnknownValue) return missing(price.cause.message);
    if (price === null) return missing('the spec gives no price');
    const amount = toNumber(price);
    if (!Number.isFinite(amount) || amount < 0) return missing(`a price of ${amount} makes no sense`);
    const { asOf, origin, line } = spec;
    const { file } = evaluator.spec;
    const reference: RateReference = { table: 'spec', row: '', region: '', asOf, origin, file, line };
    return { tiers: [{ from: 0, price: amount }], reference, reads, problem: null };
  }
  const region = spec.region ? read(spec.region) : evaluator.subject.region;
  if (region instanceof UnknownValue && region.cause.kind === 'error')
    return missing(`the region is not known: ${region.cause.message}`);
  const place = typeof region === 'string' ? region : '';
  const { region: own, environment } = evaluator.subject;
  if (typeof own === 'string' && publicationOf(place) !== publicationOf(own))
    return missing(`prices of ${place} do not hold in ${own}`);
  const { rates } = environment;
  let table: string;
  let keys: RateKeys;
  if (spec.kind === 'row') {
    const reference = read(spec.reference);
    if (reference instanceof UnknownValue) return missing(reference.cause.message);
    const text = textOf(reference);
    const dot = text.lastIndexOf('.');
    if (dot < 0) return missing(`"${text}" is no row of a rate table, as in aws/vpc.nat_gateway_hours`);
    table = text.slice(0, dot);
    keys = [text.slice(dot + 1)];
  } else {
    table = textOf(read(spec.table));
    const values: Record<string, string> = {};
    for (const [key, node] of spec.keys) {
      const value = read(node);
      if (value instanceof UnknownValue) return missing(value.cause.message);
      if (value === null) return missing(unset.length > 0 ? evaluator.notSet(unset) : `${key} is not set`);
      values[key] = textOf(value);
    }
    keys = values;
  }
  const result = rates.lookup(table, keys, place);
  if (!result.found)
    return missing(place === '' && result.reason === 'region' ? regionProblem(region) : result.message);
  return { tiers: result.rate.tiers, reference: referenceOf(result.rate), reads, problem: null };
}

function regionProblem(region: unknown): string {
  if (region instanceof UnknownValue) return `the region is not known: ${region.cause.message}`;
  return 'the region is not known: no provider names one';
}

function referenceOf(rate: Rate): RateReference {
  const { table, row, region, asOf, origin, file, line } = rate;
  return { table, row, region, asOf, origin, file, line };
}
