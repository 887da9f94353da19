/** Changes by block: what people wrote once, whatever the number of its instances. */
import { type Estimate, totalCost } from '../engine/estimate';
import type { ComponentChange } from './component-change';
import type { ChangeKind, ProjectDiff, ResourceChange } from './diff';

/** One side of a block. */
export interface BlockSide {
  /** How many instances; null where nobody knows. */
  readonly count: number | null;
  /** US dollars per month of what is known; null where nothing is. */
  readonly monthlyCost: number | null;
  readonly estimates: readonly Estimate[];
}

export interface BlockChange {
  /** As it is now; as it was where it is gone. Without instance keys. */
  readonly address: string;
  /** What it was called, where that is something else. */
  readonly formerAddress: string | null;
  readonly kind: ChangeKind;
  readonly project: ProjectDiff;
  readonly before: BlockSide;
  readonly after: BlockSide;
  readonly total: ResourceChange['total'];
  readonly uncertain: ResourceChange['uncertain'];
  /** How many of its instances differ; of those whose number nobody knows none counts. */
  readonly instances: number;
  readonly changes: readonly ResourceChange[];
  /** Each component that differs once, of whichever instance comes first. */
  readonly components: readonly ComponentChange[];
}

/** The blocks of which some instance differs, in the order of the changes. */
export function blockChanges(projects: readonly ProjectDiff[]): readonly BlockChange[] {
  return projects.flatMap((project) => {
    const blocks = new Map<string, ResourceChange[]>();
    for (const change of project.changes) if (change.kind !== 'unchanged') blocks.set(addressOf(change), []);
    if (blocks.size === 0) return [];
    for (const change of project.changes) blocks.get(addressOf(change))?.push(change);
    return [...blocks].map(([address, changes]) => describe(project, address, changes));
  });
}

function addressOf({ before, after }: ResourceChange): string {
  return (after ?? before)?.resource.address ?? '';
}

function describe(project: ProjectDiff, address: string, changes: readonly ResourceChange[]): BlockChange {
  const former = changes.map(({ before }) => before?.resource.address).find((name) => name !== undefined);
  const differing = changes.filter(({ kind }) => kind !== 'unchanged');
  const kinds = new Set(differing.map(({ kind }) => kind));
  const [only] = kinds;
  // Instances that come or go beside others are a change of the block.
  const kind =
    only === undefined ? 'unchanged' : kinds.size === 1 && differing.length === changes.length ? only : 'changed';
  return {
    address,
    formerAddress: former !== undefined && former !== address ? former : null,
    kind,
    project,
    before: side(changes, ({ before }) => before),
    after: side(changes, ({ after }) => after),
    total: addTotals(changes),
    uncertain: mostUncertain(differing),
    instances: differing.reduce((sum, { instances }) => sum + instances.length, 0),
    changes,
    components: kind === 'changed' ? distinctComponents(differing) : (differing[0]?.components ?? []),
  };
}

function side(changes: readonly ResourceChange[], of: (change: ResourceChange) => Estimate | null): BlockSide {
  const estimates = [...new Set(changes.map(of).filter((estimate) => estimate !== null))];
  let count = 0;
  let monthlyCost: number | null = null;
  for (const estimate of estimates) {
    count += estimate.instances.length;
    const cost = estimate.instances.length > 0 ? totalOf(estimate, changes, of) : null;
    if (cost !== null) monthlyCost = (monthlyCost ?? 0) + cost;
  }
  const uncounted = estimates.some(({ instances }) => instances.length === 0);
  return { count: uncounted ? null : count, monthlyCost, estimates };
}

/** Of an estimate whose instances went to several blocks only those count that are of this one. */
function totalOf(
  estimate: Estimate,
  changes: readonly ResourceChange[],
  of: (change: ResourceChange) => Estimate | null,
): number | null {
  if (estimate.status === 'free') return null;
  const here = changes.reduce((sum, change) => sum + (of(change) === estimate ? change.instances.length : 0), 0);
  return here >= estimate.instances.length ? totalCost(estimate) : (estimate.monthlyCost ?? 0) * here;
}

export function addTotals(changes: readonly Pick<ResourceChange, 'total'>[]): ResourceChange['total'] {
  let difference: number | null = null;
  let [appeared, vanished] = [0, 0];
  for (const { total } of changes) {
    if (total.difference !== null) difference = (difference ?? 0) + total.difference;
    appeared += total.appeared;
    vanished += total.vanished;
  }
  return { difference, appeared, vanished };
}

/** What comes, goes or changes and costs nothing is nothing to tell. */
export function isFreeChange({ before, after }: ResourceChange): boolean {
  return [before, after].every((estimate) => estimate === null || estimate.status === 'free');
}

function mostUncertain(changes: readonly ResourceChange[]): ResourceChange['uncertain'] {
  if (changes.some(({ uncertain }) => uncertain === 'unknown')) return 'unknown';
  return changes.some(({ uncertain }) => uncertain === 'usage') ? 'usage' : 'no';
}

function distinctComponents(changes: readonly ResourceChange[]): readonly ComponentChange[] {
  const found = new Map<string, ComponentChange>();
  for (const { kind, components } of changes) {
    // The components of instances that come or go are those of the others: their number is what changed.
    if (kind !== 'changed') continue;
    for (const component of components) {
      const key = JSON.stringify([component.name, component.before?.name, component.cause]);
      if (!found.has(key)) found.set(key, component);
    }
  }
  return [...found.values()];
}
