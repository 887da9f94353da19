/** Sums over estimates. */
import { type Estimate, type EstimateStatus, totalCost } from '../engine/estimate';

export interface Summary {
  /** US dollars per month of everything that is known; null where nothing is. */
  readonly monthlyCost: number | null;
  /** Resource instances (blocks, where the number of instances is not known) by status. */
  readonly counts: Readonly<Record<EstimateStatus, number>>;
}

export function summarize(estimates: Iterable<Estimate>): Summary {
  const counts: Record<EstimateStatus, number> = { priced: 0, usage: 0, free: 0, unpriced: 0, unsupported: 0 };
  let monthlyCost: number | null = null;
  for (const estimate of estimates) {
    counts[estimate.status] += Math.max(1, estimate.instances.length);
    if (estimate.status === 'free') continue;
    const cost = totalCost(estimate);
    if (cost !== null) monthlyCost = (monthlyCost ?? 0) + cost;
  }
  return { monthlyCost, counts };
}

/** The sum of sums. */
export function addSummaries(summaries: Iterable<Summary>): Summary {
  const counts: Record<EstimateStatus, number> = { priced: 0, usage: 0, free: 0, unpriced: 0, unsupported: 0 };
  let monthlyCost: number | null = null;
  for (const summary of summaries) {
    counts.priced += summary.counts.priced;
    counts.usage += summary.counts.usage;
    counts.free += summary.counts.free;
    counts.unpriced += summary.counts.unpriced;
    counts.unsupported += summary.counts.unsupported;
    if (summary.monthlyCost !== null) monthlyCost = (monthlyCost ?? 0) + summary.monthlyCost;
  }
  return { monthlyCost, counts };
}

/** Estimates by a key, in the order in which keys first occur. */
export function groupEstimates(
  estimates: Iterable<Estimate>,
  key: (estimate: Estimate) => string,
): ReadonlyMap<string, readonly Estimate[]> {
  const groups = new Map<string, Estimate[]>();
  for (const estimate of estimates) {
    const name = key(estimate);
    const group = groups.get(name);
    if (group) group.push(estimate);
    else groups.set(name, [estimate]);
  }
  return groups;
}

/** True where a module address is another one or lies under it. */
export function isInModule(module: string, ancestor: string): boolean {
  return ancestor === '' || module === ancestor || module.startsWith(`${ancestor}.`);
}
