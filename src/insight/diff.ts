/** What differs in cost between two sides of a workspace: revisions, a saved estimate and the files, the sides of a plan. */
import type { MovedAddress } from '../analyzer/project';
import type { Estimate } from '../engine/estimate';
import { type Comparison, compareEstimates } from './component-change';
import { createMatcher, type InstancePair, type Matched } from './match';
import { pairProjects } from './pair-projects';
import { addSummaries, type Summary, summarize } from './summary';

/** One side of one project. */
export interface DiffProject {
  readonly format: string;
  /** Said alike on both sides: where it lies under what is compared. */
  readonly path: string;
  readonly estimates: readonly Estimate[];
  /** Renames that the code declares. */
  readonly moves?: readonly MovedAddress[];
}

export type ChangeKind = 'added' | 'removed' | 'changed' | 'moved' | 'unchanged';

/** Instances of which the same is to be said on both sides. */
export interface ResourceChange extends Comparison {
  readonly kind: ChangeKind;
  /** Null where it is new. */
  readonly before: Estimate | null;
  /** Null where it is gone. */
  readonly after: Estimate | null;
  /** Their addresses on both sides. */
  readonly instances: readonly InstancePair[];
  /** Amounts of all these instances together, as those of `Comparison` are of one. */
  readonly total: Pick<Comparison, 'difference' | 'appeared' | 'vanished'>;
  /** What keeps the difference from being the whole truth: use that nobody has stated, or what is not known. */
  readonly uncertain: 'no' | 'usage' | 'unknown';
}

export interface ProjectDiff {
  readonly format: string;
  /** As it is now; as it was where it is gone. */
  readonly path: string;
  /** Where it was before; null where it is new. */
  readonly beforePath: string | null;
  /** In the order of the text as it is now, then what is gone. */
  readonly changes: readonly ResourceChange[];
}

/**
 * `now.monthlyCost` is `past.monthlyCost` + `difference` + `appeared` - `vanished`: what is not known on one side is no
 * difference, and is said beside it.
 */
export interface CostDiff {
  readonly projects: readonly ProjectDiff[];
  readonly past: Summary;
  readonly now: Summary;
  /** US dollars per month over what is known on both sides; null where that is nothing. */
  readonly difference: number | null;
  /** US dollars per month that are known now and were not before. */
  readonly appeared: number;
  /** US dollars per month that were known before and are not now. */
  readonly vanished: number;
  /** Instances by what became of them. */
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** Instances that are added, removed or changed, and of which the difference is not wholly known. */
  readonly uncertain: { readonly usage: number; readonly unknown: number };
}

/** Compares again and again: what has the same estimates on both sides keeps its result, the identical object. */
export type Differ = (
  before: readonly DiffProject[],
  after: readonly DiffProject[],
  /** Old names of files by their new ones. */
  renames?: ReadonlyMap<string, string>,
) => CostDiff;

export function createDiffer(): Differ {
  const match = createMatcher();
  const pastSummaries = new WeakMap<readonly Estimate[], Summary>();
  const changes = new WeakMap<Matched, ResourceChange>();
  const changeOf = (matched: Matched, moved: boolean): ResourceChange => {
    const known = changes.get(matched);
    if (known) return known;
    const change = describe(matched, moved);
    changes.set(matched, change);
    return change;
  };
  return (before, after, renames = new Map()) => {
    const pairs = pairProjects(before, after, renames);
    const projects = pairs.map(({ before: old, after: now }): ProjectDiff => {
      const moved = old !== undefined && now !== undefined && old.path !== now.path;
      return {
        format: (now ?? old)?.format ?? '',
        path: (now ?? old)?.path ?? '',
        beforePath: old?.path ?? null,
        changes: match(old, now).map((matched) => changeOf(matched, moved)),
      };
    });
    const past = before.map(({ estimates }) => {
      const known = pastSummaries.get(estimates) ?? summarize(estimates);
      pastSummaries.set(estimates, known);
      return known;
    });
    return costDiff(projects, addSummaries(past), addSummaries(after.map(({ estimates }) => summarize(estimates))));
  };
}

/** The sums over projects whose changes are known. */
export function costDiff(projects: readonly ProjectDiff[], past: Summary, now: Summary): CostDiff {
  const counts: Record<ChangeKind, number> = { added: 0, removed: 0, changed: 0, moved: 0, unchanged: 0 };
  const uncertain = { usage: 0, unknown: 0 };
  let difference: number | null = null;
  let [appeared, vanished] = [0, 0];
  for (const { changes } of projects) {
    for (const { kind, instances, total, uncertain: why } of changes) {
      counts[kind] += instances.length;
      if (total.difference !== null) difference = (difference ?? 0) + total.difference;
      appeared += total.appeared;
      vanished += total.vanished;
      if (why !== 'no' && kind !== 'unchanged' && kind !== 'moved') uncertain[why] += instances.length;
    }
  }
  return { projects, past, now, difference, appeared, vanished, counts, uncertain };
}

/** A matched pair as a change. `moved`: the project that it is in has another path now. */
export function describe({ before, after, instances }: Matched, moved: boolean): ResourceChange {
  const comparison = compareEstimates(before, after);
  const renamed = moved || instances.some((pair) => pair.before !== pair.after);
  const kind =
    before === null
      ? 'added'
      : after === null
        ? 'removed'
        : !comparison.same
          ? 'changed'
          : renamed
            ? 'moved'
            : 'unchanged';
  const { difference, appeared, vanished } = comparison;
  const times = instances.length;
  return {
    ...comparison,
    kind,
    before,
    after,
    instances,
    total: {
      difference: difference === null ? null : difference * times,
      appeared: appeared * times,
      vanished: vanished * times,
    },
    uncertain: uncertainty(before, after),
  };
}

function uncertainty(before: Estimate | null, after: Estimate | null): ResourceChange['uncertain'] {
  const states = [before?.status, after?.status];
  if (states.includes('unpriced') || states.includes('unsupported')) return 'unknown';
  return states.includes('usage') ? 'usage' : 'no';
}
