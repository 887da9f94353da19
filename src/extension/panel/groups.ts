/** The rows of the panel as they are to be shown: searched, sorted and grouped, with the sum of each group. */
import type { PanelRow, PanelRowName } from '../../server/protocol';
import { groupBy } from '../group-by';
import type { Column, Grouping } from './messages';

export interface View {
  readonly grouping: Grouping;
  /** The tag that `grouping: 'tag'` groups by. */
  readonly tagKey: string;
  readonly sort: { readonly column: Column; readonly descending: boolean };
  readonly search: string;
}

/** Names a row among those of all folders and root modules. */
export function rowId({ uri, root, address }: PanelRowName): string {
  return `resource ${uri} ${root} ${address}`;
}

export interface Group {
  /** What the rows have in common; empty where they have no such thing, and for the one group of `grouping: 'none'`. */
  readonly key: string;
  readonly rows: readonly PanelRow[];
  /** US dollars per month; null where nothing in the group has an amount. */
  readonly monthlyCost: number | null;
  /** Part of the sum of all groups shown, 0 to 1. */
  readonly share: number;
}

export function groupsOf(rows: readonly PanelRow[], view: View): readonly Group[] {
  const found = foundRows(rows, view.search).toSorted(comparison(view.sort));
  const total = sum(found) ?? 0;
  const groups = [...groupBy(found, (row) => keyOf(row, view))].map(([key, own]): Group => {
    const monthlyCost = sum(own);
    return { key, rows: own, monthlyCost, share: total > 0 ? (monthlyCost ?? 0) / total : 0 };
  });
  const { column, descending } = view.sort;
  const direction = descending ? -1 : 1;
  return groups.sort((one, other) =>
    column === 'cost'
      ? direction * ((one.monthlyCost ?? -1) - (other.monthlyCost ?? -1)) || compareTexts(one.key, other.key)
      : compareTexts(one.key, other.key),
  );
}

/** The keys of all tags in use, sorted. */
export function tagKeys(rows: readonly PanelRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ tags }) => Object.keys(tags)))].sort(compareTexts);
}

/** US dollars per month; null where no row has an amount. */
function sum(rows: readonly PanelRow[]): number | null {
  const amounts = rows.flatMap(({ monthlyCost }) => monthlyCost ?? []);
  return amounts.length > 0 ? amounts.reduce((total, amount) => total + amount, 0) : null;
}

/** What resources can be grouped by. */
export type Facets = Pick<PanelRow, 'type' | 'module' | 'file' | 'provider' | 'region' | 'tags'>;

export function keyOf(row: Facets, { grouping, tagKey }: Pick<View, 'grouping' | 'tagKey'>): string {
  switch (grouping) {
    case 'type':
      return row.type;
    case 'module':
      return row.module;
    case 'file':
      return row.file;
    case 'provider':
      return row.provider;
    case 'region':
      return row.region;
    case 'tag':
      return row.tags[tagKey] ?? '';
    case 'none':
      return '';
  }
}

/** The rows that the search finds. */
export function foundRows(rows: readonly PanelRow[], search: string): readonly PanelRow[] {
  return rows.filter(matcher(search, textOf));
}

/** Every word that was typed has to occur somewhere in the text of an item. */
export function matcher<Item>(search: string, textOfItem: (item: Item) => string): (item: Item) => boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  return (item) => {
    const text = textOfItem(item).toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

function textOf(row: PanelRow): string {
  return [row.address, row.file, row.region, row.provider, row.status, row.text, tagText(row)].join('\n');
}

export function tagText({ tags }: Pick<PanelRow, 'tags'>): string {
  return Object.entries(tags)
    .map(([key, value]) => `${key}=${value}`)
    .join('\n');
}

function comparison({ column, descending }: View['sort']): (one: PanelRow, other: PanelRow) => number {
  const direction = descending ? -1 : 1;
  return (one, other) => direction * compareBy(column, one, other) || compareTexts(one.address, other.address);
}

function compareBy(column: Column, one: PanelRow, other: PanelRow): number {
  switch (column) {
    case 'address':
      return compareTexts(one.address, other.address);
    case 'region':
      return compareTexts(one.region, other.region);
    case 'file':
      return compareTexts(one.file, other.file) || one.range.start.line - other.range.start.line;
    case 'instances':
      return one.instances - other.instances;
    case 'cost':
      return (one.monthlyCost ?? -1) - (other.monthlyCost ?? -1);
  }
}

const collator = new Intl.Collator('en', { numeric: true });

export function compareTexts(one: string, other: string): number {
  return collator.compare(one, other);
}
