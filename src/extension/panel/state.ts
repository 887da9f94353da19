/** How the person looks at the panel: kept while it is hidden and over a reload of the window. */
import type { View } from './groups';
import type { ChangeColumn, Column, Grouping, PanelView } from './messages';

export interface PanelState extends View {
  readonly view: PanelView;
  readonly changeSort: Sort<ChangeColumn>;
  /** Whether the sums of the groups stand as numbers instead of bars. */
  readonly chartAsTable: boolean;
  /** Ids of the groups and resources that were opened, or closed where they stand open by themselves. */
  readonly toggled: readonly string[];
  /** Id of the row that the Tab key leads to. */
  readonly current: string;
}

export interface Sort<C> {
  readonly column: C;
  readonly descending: boolean;
}

export const groupings = [
  'type',
  'module',
  'file',
  'provider',
  'region',
  'tag',
  'none',
] as const satisfies readonly Grouping[];
export const columns = ['address', 'region', 'file', 'instances', 'cost'] as const satisfies readonly Column[];
export const changeColumns = [
  'address',
  'file',
  'past',
  'now',
  'difference',
] as const satisfies readonly ChangeColumn[];

export const initialState: PanelState = {
  view: 'costs',
  grouping: 'type',
  tagKey: '',
  sort: { column: 'cost', descending: true },
  changeSort: { column: 'difference', descending: true },
  chartAsTable: false,
  search: '',
  toggled: [],
  current: '',
};

/** What was kept, part by part: a part that another version of the page has written keeps its default. */
export function readState(kept: unknown): PanelState | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const state: Partial<Record<keyof PanelState, unknown>> = kept;
  return {
    view: state.view === 'changes' ? 'changes' : 'costs',
    grouping: groupings.find((grouping) => grouping === state.grouping) ?? initialState.grouping,
    tagKey: typeof state.tagKey === 'string' ? state.tagKey : '',
    sort: readSort(state.sort, columns) ?? initialState.sort,
    changeSort: readSort(state.changeSort, changeColumns) ?? initialState.changeSort,
    chartAsTable: state.chartAsTable === true,
    search: typeof state.search === 'string' ? state.search : '',
    toggled: Array.isArray(state.toggled) ? state.toggled.filter((id): id is string => typeof id === 'string') : [],
    current: typeof state.current === 'string' ? state.current : '',
  };
}

function readSort<C extends string>(kept: unknown, names: readonly C[]): Sort<C> | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { column: name, descending }: { column?: unknown; descending?: unknown } = kept;
  const column = names.find((candidate) => candidate === name);
  return column && typeof descending === 'boolean' ? { column, descending } : undefined;
}
