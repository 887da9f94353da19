/** Writes a limit into the text of a `.costline.yml`, and leaves the rest of it, comments included, as it is. */
import { isMap, isScalar } from 'yaml';
import { parseYaml } from '../engine/yaml';
import { type BudgetScope, loadBudgets, parseIncrease } from '../insight/budget-file';
import type { BudgetEditParams } from './protocol';

export type EditedBudget =
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  | { readonly kind: 'refused'; readonly message: string };

export type Limit = Pick<BudgetEditParams, 'scope' | 'name' | 'limit' | 'value'>;

export function editBudget(text: string, { scope, name, limit, value }: Limit, file: string): EditedBudget {
  const amount = readValue(limit, value);
  if (amount === undefined) {
    const expected = limit === 'total' ? 'an amount in US dollars a month' : 'an amount or a share, such as 50 or 10%';
    return { kind: 'refused', message: `"${value}" is not ${expected}` };
  }
  const [mistake] = loadBudgets(text, file).errors;
  if (mistake) return { kind: 'refused', message: `${file}:${mistake.line + 1}: ${mistake.message}` };
  const { document } = parseYaml(text);
  const part = scope === 'type' ? 'types' : 'tags';
  const path = scope === 'all' ? ['budget'] : ['budget', part, name];
  const existing: unknown = document.getIn(path, true);
  if (scope !== 'all' && limit === 'total' && !isMap(existing)) document.setIn(path, amount);
  else {
    // `aws_instance: 100` is short for its total.
    if (isScalar(existing)) document.setIn(path, document.createNode({ total: existing.value }));
    document.setIn([...path, limit], amount);
  }
  const written = document.toString({ lineWidth: 0 });
  const line = loadBudgets(written, file)
    .budgets.filter(({ scope: own }) => scopeName(own) === (scope === 'all' ? '' : name))
    .map((budget) => budget[limit]?.line)
    .find((found) => found !== undefined);
  return { kind: 'text', text: written, line: line ?? 0 };
}

function readValue(limit: Limit['limit'], value: string): number | string | undefined {
  const parsed = parseIncrease(value);
  if (!parsed) return undefined;
  if (parsed.kind === 'percent') return limit === 'increase' ? `${parsed.value}%` : undefined;
  return parsed.value;
}

function scopeName(scope: BudgetScope): string {
  switch (scope.kind) {
    case 'all':
      return '';
    case 'type':
      return scope.type;
    case 'tag':
      return scope.value === null ? scope.key : `${scope.key}=${scope.value}`;
  }
}
