/** Whether the workspace keeps within its budgets: sums are kept by segment, so that a keystroke adds up what it changed. */
import { type Estimate, totalCost } from '../engine/estimate';
import { resolvePath } from '../host';
import { addTotals } from '../insight/block-change';
import { type BudgetReach, type BudgetResult, budgetScope, checkBudget, isChangeWithin } from '../insight/budget';
import type { Budget } from '../insight/budget-file';
import type { ResourceChange } from '../insight/diff';
import { addSummaries, type Summary, summarize } from '../insight/summary';
import type { FolderDiff } from './baseline';
import type { PricedSegment } from './priced-segments';
import type { ProjectView } from './view';

export interface BudgetView extends BudgetResult {
  /** What counts. */
  readonly within: BudgetReach;
  /** What most of an amount over the limit comes from; `undefined` where the limit is kept. */
  readonly cause: Estimate | undefined;
}

export class BudgetChecker {
  private readonly known = new WeakMap<PricedSegment, WeakMap<Budget, Share>>();
  private readonly reaches = new WeakMap<Budget, BudgetReach>();

  /** The budgets of one folder, and its projects. */
  check(
    budgets: readonly Budget[],
    projects: readonly ProjectView[],
    compared: FolderDiff | undefined,
  ): readonly BudgetView[] {
    return budgets.flatMap((budget) => {
      const within = this.reachOf(budget);
      const shares = projects.flatMap(({ path, segments }) =>
        segments.map((segment) => this.share(budget, within, path, segment)),
      );
      const now = addSummaries(shares.map(({ summary }) => summary));
      const changes = compared && changesWithin(within, compared);
      const results = checkBudget(budget, now, changes && { changes, past: pastOf(now, changes) });
      return results.map((result) => ({ ...result, within, cause: causeOf(result, shares, changes ?? []) }));
    });
  }

  private reachOf(budget: Budget): BudgetReach {
    const known = this.reaches.get(budget) ?? budgetScope(budget);
    this.reaches.set(budget, known);
    return known;
  }

  private share(budget: Budget, within: BudgetReach, project: string, segment: PricedSegment): Share {
    let shares = this.known.get(segment);
    if (!shares) {
      shares = new WeakMap();
      this.known.set(segment, shares);
    }
    let share = shares.get(budget);
    if (!share) {
      const estimates = segment.estimates.filter((estimate) => within(project, estimate));
      share = { summary: summarize(estimates), dearest: dearestOf(estimates) };
      shares.set(budget, share);
    }
    return share;
  }
}

/** What of a segment counts. */
interface Share {
  readonly summary: Summary;
  readonly dearest: Estimate | undefined;
}

function changesWithin(within: BudgetReach, { folder, diff }: FolderDiff): readonly ResourceChange[] {
  return diff.projects.flatMap(({ path, changes }) => {
    const project = resolvePath(folder, path);
    return changes.filter((change) => change.kind !== 'unchanged' && isChangeWithin(within, project, change));
  });
}

/** What is not among the changes is the same on both sides. */
function pastOf({ monthlyCost }: Summary, changes: readonly ResourceChange[]): number {
  const { difference, appeared, vanished } = addTotals(changes);
  return (monthlyCost ?? 0) - (difference ?? 0) - appeared + vanished;
}

function causeOf(
  { exceeded, limit }: BudgetResult,
  shares: readonly Share[],
  changes: readonly ResourceChange[],
): Estimate | undefined {
  if (!exceeded) return undefined;
  if (limit === 'total') return dearestOf(shares.flatMap(({ dearest }) => dearest ?? []));
  let largest: ResourceChange | undefined;
  for (const change of changes) {
    if (change.after && (change.total.difference ?? 0) > (largest?.total.difference ?? 0)) largest = change;
  }
  return largest?.after ?? undefined;
}

function dearestOf(estimates: readonly Estimate[]): Estimate | undefined {
  let dearest: Estimate | undefined;
  for (const estimate of estimates) {
    if ((totalCost(estimate) ?? 0) > (dearest ? (totalCost(dearest) ?? 0) : 0)) dearest = estimate;
  }
  return dearest;
}
