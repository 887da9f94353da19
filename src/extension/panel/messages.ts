/** What the summary panel's page and the extension say to each other. */
import type {
  ChangeRow,
  ChangesModel,
  PanelModel,
  PanelParts,
  PanelRow,
  PanelRowName,
  ServerSettings,
} from '../../server/protocol';
import type { Range } from '../../syntax/range';

/** From the extension to the page. A `show` holds all that the page shows, but for what opened rows consist of. */
export type HostMessage = ShowMessage | PartsMessage | { readonly kind: 'view'; readonly view: PanelView };

/** What rows consist of that the page has asked about; null for those that are gone. */
export interface PartsMessage {
  readonly kind: 'parts';
  readonly rows: readonly PanelRowName[];
  readonly parts: readonly (PanelParts | null)[];
}

export interface ShowMessage {
  readonly kind: 'show';
  readonly model: PanelModel;
  /** Undefined before the first answer. */
  readonly changes: ChangesModel | undefined;
  readonly period: ServerSettings['period'];
  readonly texts: PanelTexts;
}

/** From the page to the extension. */
export type PageMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reveal'; readonly uri: string; readonly range: Range; readonly earlier: boolean }
  | { readonly kind: 'parts'; readonly rows: readonly PanelRowName[] }
  | { readonly kind: PanelAction };

/** More rows than somebody opens are not asked about at once. */
export const mostOpened = 1_000;

const panelActions = ['report', 'refresh', 'compare', 'diff', 'copyDiff'] as const;
export type PanelAction = (typeof panelActions)[number];

export type PanelView = 'costs' | 'changes';
export type Grouping = 'type' | 'module' | 'file' | 'provider' | 'region' | 'tag' | 'none';
export type Column = 'address' | 'region' | 'file' | 'instances' | 'cost';
export type ChangeColumn = 'address' | 'file' | 'past' | 'now' | 'difference';

/** Every word of the page, in the person's language. */
export interface PanelTexts {
  readonly title: string;
  readonly counts: readonly string[];
  readonly oldestPrice: string;
  readonly reading: string;
  readonly empty: string;
  readonly noMatch: string;
  readonly actions: Readonly<Record<PanelAction, string>>;
  readonly views: Readonly<Record<PanelView, string>>;
  readonly search: string;
  readonly groupBy: string;
  readonly tagKey: string;
  readonly groupings: Readonly<Record<Grouping, string>>;
  readonly columns: Readonly<Record<Column, string>>;
  readonly changeColumns: Readonly<Record<ChangeColumn, string>>;
  readonly statuses: Readonly<Record<PanelRow['status'], string>>;
  readonly kinds: Readonly<Record<ChangeRow['kind'], string>>;
  readonly rootModule: string;
  readonly noRegion: string;
  readonly untagged: string;
  readonly tags: string;
  readonly resources: string;
  readonly chart: {
    /** `Cost by {0}`. */
    readonly title: string;
    readonly asChart: string;
    readonly asTable: string;
    /** `{0} others`. */
    readonly others: string;
    readonly group: string;
  };
  /** Nothing differs, or why nothing is compared. */
  readonly noChanges: string;
}

/** A message of the page, or undefined where it is none: what comes out of a page is not trusted. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, uri, range, earlier, rows }: Readonly<Record<'kind' | 'uri' | 'range' | 'earlier' | 'rows', unknown>> =
    {
      kind: undefined,
      uri: undefined,
      range: undefined,
      earlier: undefined,
      rows: undefined,
      ...value,
    };
  if (kind === 'ready') return { kind };
  const action = panelActions.find((candidate) => candidate === kind);
  if (action) return { kind: action };
  if (kind === 'reveal' && typeof uri === 'string' && isRange(range))
    return { kind, uri, range, earlier: earlier === true };
  if (kind === 'parts' && Array.isArray(rows) && rows.length <= mostOpened && rows.every(isRowName))
    return { kind, rows };
  return undefined;
}

function isRowName(value: unknown): value is PanelRowName {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, root, address }: { uri?: unknown; root?: unknown; address?: unknown } = value;
  return [uri, root, address].every((part) => typeof part === 'string');
}

function isRange(value: unknown): value is Range {
  if (typeof value !== 'object' || value === null) return false;
  const { start, end }: { start?: unknown; end?: unknown } = value;
  return isPosition(start) && isPosition(end);
}

function isPosition(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { line, character }: { line?: unknown; character?: unknown } = value;
  return Number.isInteger(line) && Number.isInteger(character);
}
