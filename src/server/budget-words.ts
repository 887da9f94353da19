/** Budgets in a few words, for lenses. */
import type { BudgetResult } from '../insight/budget';
import { scopeText } from '../report/budget-text';
import { amountText } from './amounts';
import type { ServerSettings } from './protocol';

type Period = ServerSettings['period'];

/** `over the budget for aws_instance by $31.40/mo`. */
export function overBudgetText({ scope, limit, actual, allowed }: BudgetResult, period: Period): string {
  const what = limit === 'total' ? 'the budget' : 'the allowed increase';
  const of = scope.kind === 'all' ? '' : ` for ${scopeText(scope)}`;
  return `over ${what}${of} by ${amountText((actual ?? 0) - allowed, period)}`;
}

/** `$400.00/mo of $500.00/mo`, with what is not known. */
export function limitText({ limit, actual, allowed, exceeded, unknown }: BudgetResult, period: Period): string {
  const used = actual === null ? 'nothing known' : amountText(actual, period);
  const kind = limit === 'total' ? '' : ' more';
  const cost = unknown > 0 ? ` · ${unknown} of unknown cost` : '';
  return `${used}${kind} of ${amountText(allowed, period)}${exceeded ? ': exceeded' : ''}${cost}`;
}
