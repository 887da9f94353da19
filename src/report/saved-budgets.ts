/** What a saved report says of budgets and of the code, read again. */
import type { BudgetResult } from '../insight/budget';
import type { BudgetScope } from '../insight/budget-file';
import { field, items, numberOf, type Objects, rangeOf, textOf } from './json-fields';
import type { JsonDiagnostic } from './json-shape';

export function savedBudgets(root: Objects): readonly BudgetResult[] {
  return items(root, 'budgets').map((item) => ({
    file: textOf(item, 'file'),
    line: Math.max(0, (numberOf(item, 'line') ?? 1) - 1),
    scope: scopeOf(textOf(item, 'scope')),
    limit: textOf(item, 'limit') === 'increase' ? 'increase' : 'total',
    allowed: numberOf(item, 'allowed') ?? 0,
    actual: numberOf(item, 'actual'),
    exceeded: field(item, 'exceeded') === true,
    unknown: numberOf(item, 'unknown') ?? 0,
  }));
}

/** The reverse of `scopeText`. */
function scopeOf(text: string): BudgetScope {
  if (text === 'everything') return { kind: 'all' };
  if (text.startsWith('tag ')) return { kind: 'tag', key: text.slice(4), value: null };
  const equals = text.indexOf('=');
  if (equals < 0) return { kind: 'type', type: text };
  return { kind: 'tag', key: text.slice(0, equals), value: text.slice(equals + 1) };
}

export function savedDiagnostics(root: Objects): readonly JsonDiagnostic[] {
  return items(root, 'diagnostics').map((item) => ({
    severity: textOf(item, 'severity'),
    code: textOf(item, 'code'),
    message: textOf(item, 'message'),
    file: textOf(item, 'file'),
    range: rangeOf(item),
  }));
}
