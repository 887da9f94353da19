/** Budgets as a folder's `.costline.yml` states them. Format: docs/budgets.md, pricing/schema/costline.schema.json. */
import { isMap, isNode, isScalar, type Node, type YAMLMap } from 'yaml';
import { parseYaml } from '../engine/yaml';
import { shortMessage } from '../syntax/short-message';

export const budgetFileName = '.costline.yml';

export interface Budget {
  readonly file: string;
  readonly scope: BudgetScope;
  readonly total: Limit<number> | null;
  readonly increase: Limit<Increase> | null;
}

export type BudgetScope =
  | { readonly kind: 'all' }
  /** May have `*` and `?` in it. */
  | { readonly kind: 'type'; readonly type: string }
  /** Any value of the tag where it is null. */
  | { readonly kind: 'tag'; readonly key: string; readonly value: string | null };

export interface Limit<T> {
  readonly value: T;
  /** Zero-based. */
  readonly line: number;
}

/** In US dollars per month, or in percent of what it was. */
export interface Increase {
  readonly kind: 'amount' | 'percent';
  readonly value: number;
}

export interface BudgetError {
  /** Zero-based. */
  readonly line: number;
  readonly message: string;
}

export interface BudgetFile {
  readonly budgets: readonly Budget[];
  readonly errors: readonly BudgetError[];
}

/** Whatever cannot be read is an error with its line; the rest counts. Only `budget` is looked at. */
export function loadBudgets(text: string, file: string): BudgetFile {
  const { document, errors: mistakes, lineOf } = parseYaml(text);
  const errors: BudgetError[] = [...mistakes];
  const budgets: Budget[] = [];
  const wrong = (node: unknown, message: string): undefined => {
    errors.push({ line: isNode(node) ? lineOf(node) : 0, message: shortMessage(message) });
    return undefined;
  };

  const entries = (map: YAMLMap): readonly (readonly [name: string, key: Node, value: unknown])[] =>
    map.items.flatMap(({ key, value }): (readonly [string, Node, unknown])[] =>
      isScalar(key) ? [[String(key.value), key, value]] : [],
    );

  const amount = (value: unknown, key: Node, what: string): Limit<number> | null => {
    const number = isScalar(value) && typeof value.value === 'number' ? value.value : Number.NaN;
    if (Number.isFinite(number) && number >= 0) return { value: number, line: lineOf(key) };
    wrong(key, `"${what}" is an amount in US dollars a month, such as 500`);
    return null;
  };

  const increase = (value: unknown, key: Node): Limit<Increase> | null => {
    const parsed = isScalar(value) ? parseIncrease(String(value.value)) : undefined;
    if (parsed) return { value: parsed, line: lineOf(key) };
    wrong(key, '"increase" is an amount in US dollars a month or a share, such as 50 or 10%');
    return null;
  };

  /** `total`, `increase`, and at the top also `types` and `tags`. */
  const limits = (map: YAMLMap, scope: BudgetScope): void => {
    let [total, rise]: [Budget['total'], Budget['increase']] = [null, null];
    for (const [name, key, value] of entries(map)) {
      if (name === 'total') total = amount(value, key, name);
      else if (name === 'increase') rise = increase(value, key);
      else if (scope.kind === 'all' && name === 'types') parts(value, key, name, (type) => ({ kind: 'type', type }));
      else if (scope.kind === 'all' && name === 'tags') parts(value, key, name, tagScope);
      else
        wrong(
          key,
          `a budget has "total" and "increase"${scope.kind === 'all' ? ', "types" and "tags"' : ''}, not "${name}"`,
        );
    }
    if (total || rise) budgets.push({ file, scope, total, increase: rise });
  };

  const parts = (node: unknown, key: Node, name: string, scopeOf: (text: string) => BudgetScope): void => {
    if (!isMap(node)) {
      wrong(key, `"${name}" is a map: each ${name === 'types' ? 'resource type' : 'KEY=VALUE'} with its budget`);
      return;
    }
    for (const [text, partKey, value] of entries(node)) {
      const scope = scopeOf(text);
      if (isMap(value)) {
        limits(value, scope);
        continue;
      }
      const total = amount(value, partKey, text);
      if (total) budgets.push({ file, scope, total, increase: null });
    }
  };

  const root: unknown = document.contents;
  if (root !== null && !isMap(root)) wrong(root, `${budgetFileName} is a map with "budget"`);
  const budget: unknown = isMap(root) ? root.get('budget', true) : undefined;
  if (isMap(budget)) limits(budget, { kind: 'all' });
  else if (budget !== undefined) wrong(budget, '"budget" is a map with "total", "increase", "types" and "tags"');
  return { budgets, errors };
}

function tagScope(text: string): BudgetScope {
  const equals = text.indexOf('=');
  return equals < 0
    ? { kind: 'tag', key: text, value: null }
    : { kind: 'tag', key: text.slice(0, equals), value: text.slice(equals + 1) };
}

/** `50`, `+50`, `$50`, `10%`; `undefined` for anything else. */
export function parseIncrease(text: string): Increase | undefined {
  const found = /^\+?(\$?)(\d+(?:\.\d+)?)(%?)$/.exec(text.trim());
  if (!found || (found[1] !== '' && found[3] !== '')) return undefined;
  return { kind: found[3] === '%' ? 'percent' : 'amount', value: Number(found[2]) };
}
