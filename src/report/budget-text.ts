/** What became of a budget, in a sentence. */
import type { BudgetResult } from '../insight/budget';
import type { BudgetScope } from '../insight/budget-file';
import { formatDifference } from './change-text';
import { formatMonthly } from './money';

/** `aws_nat_gateway costs $131.40/mo, $31.40/mo more than its budget of $100.00/mo`. */
export function budgetText({ scope, limit, allowed, actual, exceeded, unknown }: BudgetResult): string {
  const what = scopeText(scope);
  const least = unknown > 0 ? ' at least' : '';
  const counted =
    unknown > 0 ? `; of ${unknown} ${unknown === 1 ? 'resource' : 'resources'} the cost is not known` : '';
  if (actual === null)
    return `${what}: nothing is known to compare with the budget of ${formatMonthly(allowed)}${counted}`;
  const relation = exceeded ? `${formatMonthly(actual - allowed)} more than` : 'within';
  const said =
    limit === 'total'
      ? `${what} costs${least} ${formatMonthly(actual)}, ${relation} its budget of ${formatMonthly(allowed)}`
      : `${what} changes by${least} ${formatDifference(actual)}/mo, ${relation} the increase of ${formatMonthly(allowed)} that is allowed`;
  return said + counted;
}

/** `everything`, `aws_instance`, `team=web`. */
export function scopeText(scope: BudgetScope): string {
  switch (scope.kind) {
    case 'all':
      return 'everything';
    case 'type':
      return scope.type;
    case 'tag':
      return scope.value === null ? `tag ${scope.key}` : `${scope.key}=${scope.value}`;
  }
}
