/// <reference lib="dom" />
/** What the panel is looked at with: grouping, search, and the buttons beside the total. */
import type { PanelRow } from '../../server/protocol';
import { element } from './element';
import { tagKeys, type View } from './groups';
import type { PanelTexts } from './messages';
import { groupings } from './state';

export interface Toolbar {
  readonly buttons: HTMLElement;
  readonly controls: HTMLElement;
  show(texts: PanelTexts, view: View, rows: readonly PanelRow[]): void;
}

export interface ToolbarActions {
  onView(change: Partial<View>): void;
  onReport(): void;
  onRefresh(): void;
}

export function createToolbar({ onView, onReport, onRefresh }: ToolbarActions): Toolbar {
  const report = element('button', { type: 'button', class: 'action' });
  const refresh = element('button', { type: 'button', class: 'action' });
  const search = element('input', { type: 'search', class: 'search', spellcheck: 'false' });
  const grouping = element('select');
  const groupingLabel = element('span');
  const tagKey = element('select');
  report.addEventListener('click', onReport);
  refresh.addEventListener('click', onRefresh);
  search.addEventListener('input', () => onView({ search: search.value }));
  tagKey.addEventListener('change', () => onView({ tagKey: tagKey.value }));
  grouping.addEventListener('change', () => {
    const chosen = groupings.find((candidate) => candidate === grouping.value);
    // The first tag is chosen with the grouping, so that something is grouped at once.
    if (chosen) onView({ grouping: chosen, ...(chosen === 'tag' && { tagKey: tagKey.value }) });
  });
  return {
    buttons: element('div', { class: 'actions' }, report, refresh),
    controls: element('div', { class: 'controls' }, element('label', {}, groupingLabel, grouping), tagKey, search),
    show(texts, view, rows) {
      report.textContent = texts.report;
      refresh.textContent = texts.refresh;
      groupingLabel.textContent = texts.groupBy;
      search.placeholder = texts.search;
      search.setAttribute('aria-label', texts.search);
      tagKey.setAttribute('aria-label', texts.tagKey);
      if (search.value !== view.search) search.value = view.search;
      const keys = tagKeys(rows);
      const offered = groupings.filter((candidate) => candidate !== 'tag' || keys.length > 0);
      fill(
        grouping,
        offered.map((candidate) => [candidate, texts.groupings[candidate]] as const),
        view.grouping,
      );
      fill(
        tagKey,
        keys.map((key) => [key, key] as const),
        view.tagKey,
      );
      tagKey.hidden = view.grouping !== 'tag';
    },
  };
}

/** Replaces the options only where they differ: an open list would close otherwise. */
function fill(
  select: HTMLSelectElement,
  options: readonly (readonly [value: string, label: string])[],
  chosen: string,
): void {
  const same =
    options.length === select.options.length &&
    options.every(([value], index) => select.options[index]?.value === value);
  if (!same) select.replaceChildren(...options.map(([value, label]) => element('option', { value }, label)));
  if (options.some(([value]) => value === chosen)) select.value = chosen;
}
