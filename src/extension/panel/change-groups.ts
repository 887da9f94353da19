/** What differs as it is to be shown: searched, sorted and grouped, with the sum of each group. */
import type { ChangeRow, ChangeSide } from '../../server/protocol';
import { groupBy } from '../group-by';
import { compareTexts, keyOf, matcher, tagText, type View } from './groups';
import type { ChangeColumn } from './messages';
import type { Sort } from './state';

export interface ChangeGroup {
  /** What the rows have in common; empty where they have no such thing, and for the one group of `grouping: 'none'`. */
  readonly key: string;
  readonly rows: readonly ChangeRow[];
  /** US dollars per month; null where no difference is known. */
  readonly difference: number | null;
}

type ChangeView = Pick<View, 'grouping' | 'tagKey' | 'search'> & { readonly changeSort: Sort<ChangeColumn> };

export function changeGroups(rows: readonly ChangeRow[], view: ChangeView): readonly ChangeGroup[] {
  const { column, descending } = view.changeSort;
  const direction = descending ? -1 : 1;
  const found = foundChanges(rows, view.search).toSorted(
    (one, other) => direction * compareBy(column, one, other) || compareTexts(one.address, other.address),
  );
  const groups = [...groupBy(found, (row) => keyOf(sideOf(row), view))].map(
    ([key, own]): ChangeGroup => ({ key, rows: own, difference: sum(own) }),
  );
  return groups.sort((one, other) =>
    column === 'difference'
      ? direction * (size(one.difference) - size(other.difference)) || compareTexts(one.key, other.key)
      : compareTexts(one.key, other.key),
  );
}

export function foundChanges(rows: readonly ChangeRow[], search: string): readonly ChangeRow[] {
  return rows.filter(
    matcher(search, (row) => {
      const side = sideOf(row);
      return [row.title, row.kind, row.text, side.file, side.region, side.provider, tagText(side)].join('\n');
    }),
  );
}

/** What is there now; what was there, where it is gone. */
export function sideOf({ past, now }: ChangeRow): ChangeSide {
  return now ?? past ?? nothing;
}

const nothing: ChangeSide = {
  type: '',
  provider: '',
  region: '',
  module: '',
  file: '',
  tags: {},
  monthlyCost: null,
  text: '',
};

function sum(rows: readonly ChangeRow[]): number | null {
  const known = rows.flatMap(({ difference }) => difference ?? []);
  return known.length === 0 ? null : known.reduce((total, difference) => total + difference, 0);
}

/** A fall weighs as much as a rise: both want to be seen. */
function size(difference: number | null): number {
  return difference === null ? -1 : Math.abs(difference);
}

function compareBy(column: ChangeColumn, one: ChangeRow, other: ChangeRow): number {
  switch (column) {
    case 'address':
      return compareTexts(one.address, other.address);
    case 'file':
      return compareTexts(sideOf(one).file, sideOf(other).file) || one.range.start.line - other.range.start.line;
    case 'past':
      return (one.past?.monthlyCost ?? -1) - (other.past?.monthlyCost ?? -1);
    case 'now':
      return (one.now?.monthlyCost ?? -1) - (other.now?.monthlyCost ?? -1);
    case 'difference':
      return size(one.difference) - size(other.difference);
  }
}
