/** The sums of groups for a chart: what they cost, and what they cost before. */
import type { ChangeRow, ChangeSide, PanelRow } from '../../server/protocol';
import { type Facets, keyOf, type View } from './groups';

export interface Bar {
  readonly key: string;
  /** How many groups it stands for: more than one in the last bar of many. */
  readonly groups: number;
  /** US dollars per month. */
  readonly now: number;
  /** Undefined where nothing is compared. */
  readonly past: number | undefined;
}

type By = Pick<View, 'grouping' | 'tagKey'>;

/** More bars than these say nothing; what is left over is one bar. */
const mostBars = 8;

/** Of all resources. `changes` is undefined where nothing is compared, or not all rows are shown. */
export function costBars(rows: readonly PanelRow[], changes: readonly ChangeRow[] | undefined, by: By): readonly Bar[] {
  const now = sums(rows, by);
  if (!changes) return shorten([...now].map(([key, amount]) => ({ key, groups: 1, now: amount, past: undefined })));
  // What is not among the changes cost the same before.
  const past = new Map(now);
  for (const [key, amount] of sums(sides(changes, 'now'), by)) past.set(key, (past.get(key) ?? 0) - amount);
  for (const [key, amount] of sums(sides(changes, 'past'), by)) past.set(key, (past.get(key) ?? 0) + amount);
  return shorten(both(now, past));
}

/** Of what differs alone. */
export function changeBars(changes: readonly ChangeRow[], by: By): readonly Bar[] {
  return shorten(both(sums(sides(changes, 'now'), by), sums(sides(changes, 'past'), by)));
}

function sides(changes: readonly ChangeRow[], name: 'past' | 'now'): readonly ChangeSide[] {
  return changes.flatMap((row) => row[name] ?? []);
}

function sums(
  rows: readonly (Facets & { readonly monthlyCost: number | null })[],
  by: By,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const row of rows) {
    const key = keyOf(row, by);
    found.set(key, (found.get(key) ?? 0) + (row.monthlyCost ?? 0));
  }
  return found;
}

function both(now: ReadonlyMap<string, number>, past: ReadonlyMap<string, number>): readonly Bar[] {
  return [...new Set([...now.keys(), ...past.keys()])].map((key) => ({
    key,
    groups: 1,
    now: now.get(key) ?? 0,
    past: cents(past.get(key) ?? 0),
  }));
}

/** Sums and differences of many amounts leave a rest that is none. */
function cents(amount: number): number {
  return Math.abs(amount) < 1e-6 ? 0 : amount;
}

function shorten(bars: readonly Bar[]): readonly Bar[] {
  const sorted = bars.filter((bar) => size(bar) > 0).toSorted((a, b) => size(b) - size(a));
  if (sorted.length <= mostBars) return sorted;
  const rest = sorted.slice(mostBars - 1);
  const add = (of: (bar: Bar) => number): number => rest.reduce((sum, bar) => sum + of(bar), 0);
  const compared = rest.some(({ past }) => past !== undefined);
  return [
    ...sorted.slice(0, mostBars - 1),
    {
      key: '',
      groups: rest.length,
      now: add(({ now }) => now),
      past: compared ? add(({ past = 0 }) => past) : undefined,
    },
  ];
}

function size({ now, past = 0 }: Bar): number {
  return Math.max(now, past);
}
