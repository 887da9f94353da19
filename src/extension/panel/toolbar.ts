/// <reference lib="dom" />
/** What the panel is looked at with: grouping, search, and the buttons beside the total. */
import type { PanelRow } from '../../server/protocol';
import { element } from './element';
import { tagKeys, type View } from './groups';
import type { PanelAction, PanelTexts, PanelView } from './messages';
import { groupings } from './state';

export interface Toolbar {
  readonly buttons: HTMLElement;
  readonly controls: HTMLElement;
  show(texts: PanelTexts, view: View & { readonly view: PanelView }, rows: readonly PanelRow[]): void;
}

export interface ToolbarActions {
  onView(change: Partial<View>): void;
  onAction(action: PanelAction): void;
}

/** What each view offers. */
const offered: Readonly<Record<PanelView, readonly PanelAction[]>> = {
  costs: ['report', 'refresh'],
  changes: ['compare', 'diff', 'copyDiff'],
};

export function createToolbar({ onView, onAction }: ToolbarActions): Toolbar {
  const actions = new Map(
    [...offered.costs, ...offered.changes].map((action) => {
      const button = element('button', { type: 'button', class: 'action' });
      button.addEventListener('click', () => onAction(action));
      return [action, button];
    }),
  );
  const search = element('input', { type: 'search', class: 'search', spellcheck: 'false' });
  const grouping = element('select');
  const groupingLabel = element('span');
  const tagKey = element('select');
  search.addEventListener('input', () => onView({ search: search.value }));
  tagKey.addEventListener('change', () => onView({ tagKey: tagKey.value }));
  grouping.addEventListener('change', () => {
    const chosen = groupings.find((candidate) => candidate === grouping.value);
    // The first tag is chosen with the grouping, so that something is grouped at once.
    if (chosen) onView({ grouping: chosen, ...(chosen === 'tag' && { tagKey: tagKey.value }) });
  });
  return {
    buttons: element('div', { class: 'actions' }, ...actions.values()),
    controls: element('div', { class: 'controls' }, element('label', {}, groupingLabel, grouping), tagKey, search),
    show(texts, view, rows) {
      for (const [action, button] of actions) {
        button.textContent = texts.actions[action];
        button.hidden = !offered[view.view].includes(action);
      }
      groupingLabel.textContent = texts.groupBy;
      search.placeholder = texts.search;
      search.setAttribute('aria-label', texts.search);
      tagKey.setAttribute('aria-label', texts.tagKey);
      if (search.value !== view.search) search.value = view.search;
      const keys = tagKeys(rows);
      const choices = groupings.filter((candidate) => candidate !== 'tag' || keys.length > 0);
      fill(
        grouping,
        choices.map((candidate) => [candidate, texts.groupings[candidate]] as const),
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
