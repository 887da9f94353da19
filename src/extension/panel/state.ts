/** How the person looks at the panel: kept while it is hidden and over a reload of the window. */
import type { View } from './groups';
import type { Column, Grouping } from './messages';

export interface PanelState extends View {
  /** Ids of the groups and resources that were opened, or closed where they stand open by themselves. */
  readonly toggled: readonly string[];
  /** Id of the row that the Tab key leads to. */
  readonly current: string;
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
const columns = ['address', 'region', 'file', 'instances', 'cost'] as const satisfies readonly Column[];

export const initialState: PanelState = {
  grouping: 'type',
  tagKey: '',
  sort: { column: 'cost', descending: true },
  search: '',
  toggled: [],
  current: '',
};

/** What was kept, part by part: a part that another version of the page has written keeps its default. */
export function readState(kept: unknown): PanelState | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const state: Partial<Record<keyof PanelState, unknown>> = kept;
  return {
    grouping: groupings.find((grouping) => grouping === state.grouping) ?? initialState.grouping,
    tagKey: typeof state.tagKey === 'string' ? state.tagKey : '',
    sort: readSort(state.sort) ?? initialState.sort,
    search: typeof state.search === 'string' ? state.search : '',
    toggled: Array.isArray(state.toggled) ? state.toggled.filter((id): id is string => typeof id === 'string') : [],
    current: typeof state.current === 'string' ? state.current : '',
  };
}

function readSort(kept: unknown): View['sort'] | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { column: name, descending }: { column?: unknown; descending?: unknown } = kept;
  const column = columns.find((candidate) => candidate === name);
  return column && typeof descending === 'boolean' ? { column, descending } : undefined;
}
