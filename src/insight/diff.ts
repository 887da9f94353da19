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
  /**
   * Its estimates, in one list or more. Where the same is compared again and again, a list that is the identical one as the last
   * time is not looked at again.
   */
  readonly segments: readonly (readonly Estimate[])[];
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
  const summaries = new WeakMap<readonly Estimate[], Summary>();
  const changes = new WeakMap<Matched, ResourceChange>();
  const lists = new WeakMap<readonly Matched[], Changes>();

  const summaryOf = (projects: readonly DiffProject[]): Summary =>
    addSummaries(
      projects.flatMap(({ segments }) =>
        segments.map((estimates) => {
          const summary = summaries.get(estimates) ?? summarize(estimates);
          summaries.set(estimates, summary);
          return summary;
        }),
      ),
    );

  const changesOf = (matched: readonly Matched[], moved: boolean): Changes => {
    const known = lists.get(matched);
    if (known?.moved === moved) return known;
    const list = matched.map((one) => {
      const change = changes.get(one) ?? describe(one, moved);
      changes.set(one, change);
      return change;
    });
    const result: Changes = { moved, list, sums: sumsOf(list) };
    lists.set(matched, result);
    return result;
  };

  return (before, after, renames = new Map()) => {
    const sums: Sums[] = [];
    const projects = pairProjects(before, after, renames).map(({ before: old, after: now }): ProjectDiff => {
      const moved = old !== undefined && now !== undefined && old.path !== now.path;
      const found = match(old, now).map((matched) => changesOf(matched, moved));
      for (const one of found) sums.push(one.sums);
      return {
        format: (now ?? old)?.format ?? '',
        path: (now ?? old)?.path ?? '',
        beforePath: old?.path ?? null,
        changes: found.flatMap(({ list }) => list),
      };
    });
    return { projects, past: summaryOf(before), now: summaryOf(after), ...addSums(sums) };
  };
}

interface Changes {
  readonly moved: boolean;
  readonly list: readonly ResourceChange[];
  readonly sums: Sums;
}

type Sums = Pick<CostDiff, 'difference' | 'appeared' | 'vanished' | 'counts' | 'uncertain'>;

/** The sums over projects whose changes are known. */
export function costDiff(projects: readonly ProjectDiff[], past: Summary, now: Summary): CostDiff {
  return { projects, past, now, ...addSums(projects.map(({ changes }) => sumsOf(changes))) };
}

function sumsOf(changes: readonly ResourceChange[]): Sums {
  const counts: Record<ChangeKind, number> = { added: 0, removed: 0, changed: 0, moved: 0, unchanged: 0 };
  const uncertain = { usage: 0, unknown: 0 };
  let difference: number | null = null;
  let [appeared, vanished] = [0, 0];
  for (const { kind, instances, total, uncertain: why } of changes) {
    counts[kind] += instances.length;
    if (total.difference !== null) difference = (difference ?? 0) + total.difference;
    appeared += total.appeared;
    vanished += total.vanished;
    if (why !== 'no' && kind !== 'unchanged' && kind !== 'moved') uncertain[why] += instances.length;
  }
  return { difference, appeared, vanished, counts, uncertain };
}

function addSums(all: readonly Sums[]): Sums {
  const counts: Record<ChangeKind, number> = { added: 0, removed: 0, changed: 0, moved: 0, unchanged: 0 };
  const uncertain = { usage: 0, unknown: 0 };
  let difference: number | null = null;
  let [appeared, vanished] = [0, 0];
  for (const sums of all) {
    for (const kind of kinds) counts[kind] += sums.counts[kind];
    uncertain.usage += sums.uncertain.usage;
    uncertain.unknown += sums.uncertain.unknown;
    if (sums.difference !== null) difference = (difference ?? 0) + sums.difference;
    appeared += sums.appeared;
    vanished += sums.vanished;
  }
  return { difference, appeared, vanished, counts, uncertain };
}

const kinds: readonly ChangeKind[] = ['added', 'removed', 'changed', 'moved', 'unchanged'];

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
