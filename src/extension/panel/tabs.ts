/// <reference lib="dom" />
/** The two views of the panel as tabs, one of which the Tab key leads to. */
import { element } from './element';
import type { PanelView } from './messages';

export interface Tabs {
  readonly list: HTMLElement;
  show(labels: Readonly<Record<PanelView, string>>, chosen: PanelView): void;
}

/** @param panel what the tabs switch */
export function createTabs(panel: HTMLElement, onView: (view: PanelView) => void): Tabs {
  const views = ['costs', 'changes'] as const satisfies readonly PanelView[];
  const tabs = new Map(
    views.map((view) => [
      view,
      element('button', { type: 'button', class: 'tab', role: 'tab', id: `tab-${view}`, 'aria-controls': panel.id }),
    ]),
  );
  const list = element('div', { role: 'tablist', class: 'tabs' }, ...tabs.values());
  for (const [view, tab] of tabs) {
    tab.addEventListener('click', () => onView(view));
    tab.addEventListener('keydown', (event) => {
      const index = { ArrowLeft: 0, ArrowRight: 1, Home: 0, End: 1 }[event.key];
      const next = index === undefined ? undefined : views[index];
      if (!next) return;
      event.preventDefault();
      onView(next);
      tabs.get(next)?.focus();
    });
  }
  return {
    list,
    show(labels, chosen) {
      for (const [view, tab] of tabs) {
        tab.textContent = labels[view];
        tab.setAttribute('aria-selected', String(view === chosen));
        tab.tabIndex = view === chosen ? 0 : -1;
      }
      panel.setAttribute('aria-labelledby', `tab-${chosen}`);
    },
  };
}
