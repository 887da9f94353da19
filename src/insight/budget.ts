/** Whether estimates and changes keep within their budgets. */
import type { Estimate } from '../engine/estimate';
import { globMatches } from '../engine/glob';
import { directoryOf, isInside } from '../host';
import { addTotals } from './block-change';
import type { Budget, BudgetScope, Increase } from './budget-file';
import type { ResourceChange } from './diff';
import { type Summary, summarize } from './summary';

/** A project as budgets see it: what is written under their folder counts, and what projects under it use from elsewhere. */
export interface BudgetProject {
  /** Absolute; directory or file. */
  readonly path: string;
  readonly estimates: readonly Estimate[];
  /** What changed against the baseline; `undefined` where there is none. */
  readonly changes: readonly ResourceChange[] | undefined;
}

export interface BudgetResult {
  readonly file: string;
  /** Zero-based line of the limit. */
  readonly line: number;
  readonly scope: BudgetScope;
  readonly limit: 'total' | 'increase';
  /** US dollars per month. */
  readonly allowed: number;
  /** US dollars per month of what is known; null where nothing is. */
  readonly actual: number | null;
  readonly exceeded: boolean;
  /** Instances of which the cost is not known: the actual amount is at least what is said. */
  readonly unknown: number;
}

/** Every limit that can be checked: one of an increase needs a baseline. */
export function checkBudgets(budgets: readonly Budget[], projects: readonly BudgetProject[]): readonly BudgetResult[] {
  const compared = projects.every(({ changes }) => changes !== undefined);
  return budgets.flatMap((budget) => {
    const within = budgetScope(budget);
    const now = summarize(
      projects.flatMap(({ path, estimates }) => estimates.filter((estimate) => within(path, estimate))),
    );
    const changes = compared
      ? projects.flatMap(({ path, changes: all = [] }) => all.filter((change) => isChangeWithin(within, path, change)))
      : undefined;
    return checkBudget(budget, now, changes && { changes, past: pastCost(changes) });
  });
}

/** What differs in the scope of a budget. */
export interface BudgetChanges {
  /** What is the same on both sides may be left out. */
  readonly changes: readonly ResourceChange[];
  /** US dollars per month that the whole scope cost. */
  readonly past: number;
}

/** The limits of one budget, from the sum over its scope and what differs in it; `undefined` where nothing is compared. */
export function checkBudget(
  { file, scope, total, increase }: Budget,
  { monthlyCost, counts }: Summary,
  compared: BudgetChanges | undefined,
): readonly BudgetResult[] {
  const results: BudgetResult[] = [];
  if (total) {
    results.push({
      file,
      line: total.line,
      scope,
      limit: 'total',
      allowed: total.value,
      actual: monthlyCost,
      exceeded: monthlyCost !== null && monthlyCost > total.value,
      unknown: counts.unpriced + counts.unsupported,
    });
  }
  if (increase && compared) {
    const { changes, past } = compared;
    const difference = changes.length === 0 ? 0 : addTotals(changes).difference;
    const allowed = allowedIncrease(increase.value, past);
    results.push({
      file,
      line: increase.line,
      scope,
      limit: 'increase',
      allowed,
      actual: difference,
      exceeded: difference !== null && isAbove(difference, allowed),
      unknown: changes
        .filter(({ kind, uncertain }) => uncertain === 'unknown' && (kind === 'added' || kind === 'changed'))
        .reduce((sum, { instances }) => sum + instances.length, 0),
    });
  }
  return results;
}

/** Less than half a hundredth of a cent is the arithmetic's. */
export function isAbove(amount: number, allowed: number): boolean {
  return amount > allowed + 0.00005;
}

/** US dollars per month. A share of nothing is nothing. */
export function allowedIncrease({ kind, value }: Increase, past: number): number {
  return kind === 'amount' ? value : (past * value) / 100;
}

function pastCost(changes: readonly ResourceChange[]): number {
  return changes.reduce((sum, { before, instances }) => {
    if (!before || before.status === 'free' || before.instances.length === 0) return sum;
    return sum + (before.monthlyCost ?? 0) * instances.length;
  }, 0);
}

/** Whether an estimate of the project at a path counts. */
export type BudgetReach = (project: string, estimate: Estimate) => boolean;

export function budgetScope({ file, scope }: Budget): BudgetReach {
  const folder = directoryOf(file);
  return (project, { resource }) =>
    (isInside(project, folder) || isInside(resource.source.file, folder)) && fits(scope, resource);
}

/** A change counts by what is there now; by what was there, where it is gone. */
export function isChangeWithin(within: BudgetReach, project: string, { before, after }: ResourceChange): boolean {
  const estimate = after ?? before;
  return estimate !== null && within(project, estimate);
}

function fits(scope: BudgetScope, { type, writtenType, tags }: Estimate['resource']): boolean {
  switch (scope.kind) {
    case 'all':
      return true;
    case 'type':
      return globMatches(scope.type, type) || globMatches(scope.type, writtenType);
    case 'tag': {
      const value = tags.get(scope.key);
      return value !== undefined && (scope.value === null || globMatches(scope.value, value));
    }
  }
}
