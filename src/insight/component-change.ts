/** What differs between two estimates of one resource: component by component, with what caused it. */
import type { AttributePath, Resource } from '../analyzer/resource';
import type { CostComponent, Estimate, Subresource } from '../engine/estimate';
import { UnknownValue } from '../expression/value';
import { sameText, textAt } from './value-text';

/** One component on both sides; a side on which it is not there is null. Amounts are for one instance. */
export interface ComponentChange {
  /** With the subresources it is in: `root_block_device / Storage (gp3)`; as it is now, or was where it is gone. */
  readonly name: string;
  readonly before: CostComponent | null;
  readonly after: CostComponent | null;
  readonly cause: ChangeCause | null;
}

/** Why a component differs. */
export type ChangeCause =
  /** The attribute in the text; a value is null where the attribute is not written. */
  | {
      readonly kind: 'attribute';
      readonly path: AttributePath;
      readonly before: string | null;
      readonly after: string | null;
    }
  | { readonly kind: 'region'; readonly before: string; readonly after: string }
  /** What is stated of the use. */
  | { readonly kind: 'usage'; readonly key: string }
  /** The price itself: another rate table, or another day. */
  | { readonly kind: 'price' };

/** Two estimates compared. Amounts are US dollars per month and instance. */
export interface Comparison {
  /** Whether anything differs that the cost is made of. */
  readonly same: boolean;
  /** Those that differ. */
  readonly components: readonly ComponentChange[];
  /** Sum over what is known on both sides, or is not there on one; null where that is nothing. */
  readonly difference: number | null;
  /** What is known now and was not before. */
  readonly appeared: number;
  /** What was known before and is not now. */
  readonly vanished: number;
}

const same: Comparison = { same: true, components: [], difference: 0, appeared: 0, vanished: 0 };
const sameUnknown: Comparison = { ...same, difference: null };

/** At least one side is there. */
export function compareEstimates(before: Estimate | null, after: Estimate | null): Comparison {
  if (before && after && sameCost(before, after)) return isWhollyUnknown(after) ? sameUnknown : same;
  const known = { before: before && !isOpaque(before), after: after && !isOpaque(after) };
  const components: ComponentChange[] = [];
  let difference = 0;
  let [appeared, vanished] = [0, 0];
  let comparable = (before === null || known.before) && (after === null || known.after);
  let contributions = 0;
  for (const [path, old, now] of pairs(before, after)) {
    const past = old ? costOf(before, old) : before === null || known.before ? 0 : null;
    const present = now ? costOf(after, now) : after === null || known.after ? 0 : null;
    if (past !== null && present !== null) {
      difference += present - past;
      contributions++;
    } else {
      comparable = false;
      appeared += present ?? 0;
      vanished += past ?? 0;
    }
    if (!old || !now || !sameComponent(old, now)) {
      const name = [...path, (now ?? old)?.name ?? ''].join(' / ');
      components.push({ name, before: old, after: now, cause: causeOf(before, after, old, now) });
    }
  }
  return {
    same: false,
    components,
    difference: comparable || contributions > 0 ? difference : null,
    appeared,
    vanished,
  };
}

/** Nobody knows how many there are: nothing of it is part of a sum. */
function costOf(estimate: Estimate | null, component: CostComponent): number | null {
  return estimate === null || estimate.instances.length === 0 ? null : component.monthlyCost;
}

function isWhollyUnknown(estimate: Estimate): boolean {
  return estimate.status !== 'free' && (estimate.monthlyCost === null || estimate.instances.length === 0);
}

/** Whether there may be components that nobody knows of: a reason stands for more than the components tell. */
function isOpaque(estimate: Estimate): boolean {
  if (estimate.status === 'unsupported') return true;
  if (estimate.status !== 'unpriced') return false;
  const told = new Set<string | null>();
  for (const [, component] of walk(estimate)) told.add(component.problem);
  return estimate.reasons.some((reason) => !told.has(reason));
}

/** Whether two estimates say the same of the cost of one instance. */
function sameCost(before: Estimate, after: Estimate): boolean {
  if (before.status !== after.status || before.monthlyCost !== after.monthlyCost) return false;
  if ((before.instances.length === 0) !== (after.instances.length === 0)) return false;
  if (before.components === after.components && before.subresources === after.subresources) return true;
  return sameParts(before, after) && before.reasons.join('\n') === after.reasons.join('\n');
}

type Part = Pick<Subresource, 'components' | 'subresources'>;

function sameParts(a: Part, b: Part): boolean {
  return (
    a.components.length === b.components.length &&
    a.subresources.length === b.subresources.length &&
    a.components.every((component, index) => sameAt(component, b.components[index])) &&
    a.subresources.every((part, index) => {
      const other = b.subresources[index];
      return other !== undefined && part.name === other.name && sameParts(part, other);
    })
  );
}

function sameAt(a: CostComponent, b: CostComponent | undefined): boolean {
  return b !== undefined && a.name === b.name && sameComponent(a, b);
}

function sameComponent(a: CostComponent, b: CostComponent): boolean {
  return (
    a === b ||
    (a.name === b.name &&
      a.unit === b.unit &&
      a.monthlyQuantity === b.monthlyQuantity &&
      a.unitPrice === b.unitPrice &&
      a.monthlyCost === b.monthlyCost &&
      a.problem === b.problem)
  );
}

type Pair = readonly [path: readonly string[], before: CostComponent | null, after: CostComponent | null];

/**
 * Components of both sides, those that are one thing together: of the same name, then of the same name without what
 * stands in brackets, so that `Instance (t3.micro)` and `Instance (m5.large)` are one that differs.
 */
function pairs(before: Estimate | null, after: Estimate | null): readonly Pair[] {
  const old = before ? [...walk(before)] : [];
  const taken = new Set<number>();
  const byName = indexBy(old, ([path, { name }]) => [...path, name].join('\n'));
  const byStem = indexBy(old, ([path, { name }]) => stem([...path, name]));
  const now = after ? [...walk(after)] : [];
  const take = (candidates: readonly number[] | undefined): number | undefined => {
    const found = candidates?.find((index) => !taken.has(index));
    if (found !== undefined) taken.add(found);
    return found;
  };
  const partners = now.map(([path, { name }]) => take(byName.get([...path, name].join('\n'))));
  now.forEach(([path, { name }], index) => {
    partners[index] ??= take(byStem.get(stem([...path, name])));
  });
  const result = now.map(([path, component], index): Pair => {
    const partner = partners[index];
    return [path, partner === undefined ? null : (old[partner]?.[1] ?? null), component];
  });
  old.forEach(([path, component], index) => {
    if (!taken.has(index)) result.push([path, component, null]);
  });
  return result;
}

function stem(path: readonly string[]): string {
  return path.map((name) => name.replace(/\s*\(.*$/s, '')).join('\n');
}

function indexBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  items.forEach((item, position) => {
    const found = index.get(key(item));
    if (found) found.push(position);
    else index.set(key(item), [position]);
  });
  return index;
}

function* walk(part: Part, path: readonly string[] = []): Generator<readonly [readonly string[], CostComponent]> {
  for (const component of part.components) yield [path, component];
  for (const subresource of part.subresources) yield* walk(subresource, [...path, subresource.name]);
}

function causeOf(
  before: Estimate | null,
  after: Estimate | null,
  old: CostComponent | null,
  now: CostComponent | null,
): ChangeCause | null {
  if (!before || !after) return null;
  for (const path of [...(now?.attributes ?? []), ...(old?.attributes ?? [])]) {
    if (sameText(before.resource.attributes, after.resource.attributes, path)) continue;
    const [was, is] = [textAt(before.resource.attributes, path), textAt(after.resource.attributes, path)];
    return { kind: 'attribute', path, before: was, after: is };
  }
  const regions = [regionText(before.resource), regionText(after.resource)] as const;
  if (regions[0] !== regions[1]) return { kind: 'region', before: regions[0], after: regions[1] };
  const basis = [now?.basis, old?.basis].find((one) => one?.kind === 'usage') ?? now?.basis;
  const quantityDiffers = old?.monthlyQuantity !== now?.monthlyQuantity;
  if (quantityDiffers && (basis?.kind === 'usage' || basis?.kind === 'unstated-usage')) {
    return { kind: 'usage', key: basis.key };
  }
  return old && now && !quantityDiffers && old.unitPrice !== now.unitPrice ? { kind: 'price' } : null;
}

function regionText({ region }: Resource): string {
  return region instanceof UnknownValue ? 'unknown' : (region ?? '');
}
