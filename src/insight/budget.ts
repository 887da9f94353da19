/** Whether estimates and changes keep within their budgets. */
import type { Estimate } from '../engine/estimate';
import { directoryOf, isInside } from '../host';
import { addTotals } from './block-change';
import type { Budget, BudgetScope, Increase } from './budget-file';
import type { ResourceChange } from './diff';
import { globMatches } from './glob';
import { summarize } from './summary';

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
  return budgets.flatMap((budget) => {
    const { file, scope, total, increase } = budget;
    const within = inScope(budget);
    const results: BudgetResult[] = [];
    if (total) {
      const { monthlyCost, counts } = summarize(
        projects.flatMap(({ path, estimates }) => estimates.filter((estimate) => within(path, estimate))),
      );
      const exceeded = monthlyCost !== null && monthlyCost > total.value;
      const unknown = counts.unpriced + counts.unsupported;
      results.push({
        file,
        line: total.line,
        scope,
        limit: 'total',
        allowed: total.value,
        actual: monthlyCost,
        exceeded,
        unknown,
      });
    }
    if (increase && projects.every(({ changes }) => changes !== undefined)) {
      const changes = projects.flatMap(({ path, changes: all = [] }) =>
        all.filter(({ before, after }) => {
          const estimate = after ?? before;
          return estimate !== null && within(path, estimate);
        }),
      );
      const { difference } = addTotals(changes);
      const allowed = allowedIncrease(increase.value, pastCost(changes));
      const exceeded = difference !== null && isAbove(difference, allowed);
      const unknown = changes
        .filter(({ kind, uncertain }) => uncertain === 'unknown' && (kind === 'added' || kind === 'changed'))
        .reduce((sum, { instances }) => sum + instances.length, 0);
      results.push({
        file,
        line: increase.line,
        scope,
        limit: 'increase',
        allowed,
        actual: difference,
        exceeded,
        unknown,
      });
    }
    return results;
  });
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

function inScope({ file, scope }: Budget): (project: string, estimate: Estimate) => boolean {
  const folder = directoryOf(file);
  return (project, { resource }) =>
    (isInside(project, folder) || isInside(resource.source.file, folder)) && fits(scope, resource);
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
