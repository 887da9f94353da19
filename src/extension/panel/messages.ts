/** What the summary panel's page and the extension say to each other. */
import type { PanelModel, PanelRow, ServerSettings } from '../../server/protocol';
import type { Range } from '../../syntax/range';

/** From the extension to the page. Each message holds all that the page shows. */
export interface ShowMessage {
  readonly kind: 'show';
  readonly model: PanelModel;
  readonly period: ServerSettings['period'];
  readonly texts: PanelTexts;
}

/** From the page to the extension. */
export type PageMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reveal'; readonly uri: string; readonly range: Range }
  | { readonly kind: 'report' }
  | { readonly kind: 'refresh' };

export type Grouping = 'type' | 'module' | 'file' | 'provider' | 'region' | 'tag' | 'none';
export type Column = 'address' | 'region' | 'file' | 'instances' | 'cost';

/** Every word of the page, in the person's language. */
export interface PanelTexts {
  readonly title: string;
  readonly counts: readonly string[];
  readonly oldestPrice: string;
  readonly reading: string;
  readonly empty: string;
  readonly noMatch: string;
  readonly report: string;
  readonly refresh: string;
  readonly search: string;
  readonly groupBy: string;
  readonly tagKey: string;
  readonly groupings: Readonly<Record<Grouping, string>>;
  readonly columns: Readonly<Record<Column, string>>;
  readonly statuses: Readonly<Record<PanelRow['status'], string>>;
  readonly rootModule: string;
  readonly noRegion: string;
  readonly untagged: string;
  readonly tags: string;
  readonly resources: string;
}

/** A message of the page, or undefined where it is none: what comes out of a page is not trusted. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, uri, range }: { kind?: unknown; uri?: unknown; range?: unknown } = value;
  if (kind === 'ready' || kind === 'report' || kind === 'refresh') return { kind };
  if (kind === 'reveal' && typeof uri === 'string' && isRange(range)) return { kind, uri, range };
  return undefined;
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
