/** Rows of a report in the order and number that people asked for, and rows by group. */
import { type Estimate, totalCost } from '../engine/estimate';
import { addTotals, type BlockChange, blockChanges } from '../insight/block-change';
import type { ResourceChange } from '../insight/diff';
import { groupOf } from '../insight/group';
import { groupEstimates, type Summary, summarize } from '../insight/summary';
import { allEstimates, type CostReport, type ReportView } from './report';

/** Some rows, and how many are not among them. */
export interface Rows<T> {
  readonly rows: readonly T[];
  readonly left: number;
}

/** The estimates that are listed one by one. */
export function estimateRows(report: CostReport): Rows<Estimate> {
  const shown = allEstimates(report).filter(
    ({ status }) => status !== 'unsupported' && (status !== 'free' || report.view.showFree),
  );
  return cut(
    sorted(shown, report.view, {
      cost: (estimate) => totalCost(estimate) ?? -1,
      change: (estimate) => totalCost(estimate) ?? -1,
      address: ({ resource }) => resource.address,
      type: ({ resource }) => resource.type,
    }),
    report.view,
  );
}

/** The blocks that differ; empty where nothing is compared. */
export function changeRows({ comparison, view }: CostReport): Rows<BlockChange> {
  if (!comparison) return { rows: [], left: 0 };
  const differing = blockChanges(comparison.diff.projects);
  return cut(
    sorted(differing, view, {
      cost: ({ after }) => after.monthlyCost ?? -1,
      change: ({ total }) => Math.abs(total.difference ?? 0),
      address: ({ address }) => address,
      type: ({ after, before }) => (after.estimates[0] ?? before.estimates[0])?.resource.type ?? '',
    }),
    view,
  );
}

type Keys<T> = Readonly<Record<NonNullable<ReportView['sort']>, (item: T) => number | string>>;

/** Numbers from the largest, texts from A to Z. */
function sorted<T>(items: readonly T[], { sort }: ReportView, keys: Keys<T>): readonly T[] {
  if (sort === undefined) return items;
  const key = keys[sort];
  const direction = sort === 'cost' || sort === 'change' ? -1 : 1;
  return [...items].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    return x === y ? 0 : x < y ? -direction : direction;
  });
}

function cut<T>(rows: readonly T[], { top }: ReportView): Rows<T> {
  return top === undefined ? { rows, left: 0 } : { rows: rows.slice(0, top), left: Math.max(0, rows.length - top) };
}

/** One group with its sums; what was compared is there where something was. */
export interface GroupRow {
  readonly name: string;
  readonly summary: Summary;
  readonly change: { readonly past: Summary; readonly total: ResourceChange['total'] } | undefined;
}

/** Empty where no grouping is asked for. The dearest first, unless another order is asked for. */
export function groupRows(report: CostReport): Rows<GroupRow> {
  const { view, comparison, displayPath } = report;
  const { grouping } = view;
  if (!grouping) return { rows: [], left: 0 };
  const nameOf = (estimate: Estimate): string => groupOf(estimate, grouping, displayPath);
  const now = groupEstimates(allEstimates(report), nameOf);
  const changes = comparison?.diff.projects.flatMap((project) => project.changes) ?? [];
  const past = new Map<string, Estimate[]>();
  const differing = new Map<string, ResourceChange[]>();
  for (const change of changes) {
    const { before, after, instances } = change;
    if (before)
      add(
        past,
        nameOf(before),
        before.instances.length === 0 ? before : { ...before, instances: instances.map((pair) => pair.before ?? '') },
      );
    const estimate = after ?? before;
    if (estimate) add(differing, nameOf(estimate), change);
  }
  const names = new Set([...now.keys(), ...past.keys()]);
  const rows = [...names].map((name): GroupRow => {
    const summary = summarize(now.get(name) ?? []);
    if (!comparison) return { name, summary, change: undefined };
    return {
      name,
      summary,
      change: { past: summarize(past.get(name) ?? []), total: addTotals(differing.get(name) ?? []) },
    };
  });
  return cut(
    sorted(
      rows,
      { ...view, sort: view.sort ?? 'cost' },
      {
        cost: ({ summary }) => summary.monthlyCost ?? -1,
        change: ({ change }) => Math.abs(change?.total.difference ?? 0),
        address: ({ name }) => name,
        type: ({ name }) => name,
      },
    ),
    view,
  );
}

function add<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
