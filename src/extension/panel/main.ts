/// <reference lib="dom" />
/**
 * The page of the summary panel: the total, what it changes by, a chart of the groups, and the resources or what differs as a
 * tree grid. It shows what the extension sends and keeps only how it is looked at.
 */
import { showAmountsIn } from '../../report/money';
import type { ChangeRow, ChangesModel } from '../../server/protocol';
import { changeBars, costBars } from './bars';
import { changeGroups, foundChanges } from './change-groups';
import { type ChangeContext, changeItems } from './change-rows';
import { createChart } from './chart';
import { element } from './element';
import { createGrid, type GridContent } from './grid';
import { foundRows, groupsOf } from './groups';
import type { HostMessage, PageMessage, ShowMessage } from './messages';
import { createOpenedParts } from './parts';
import { type ResourceContext, resourceItems } from './rows';
import { changeColumns, columns, initialState, type PanelState, readState } from './state';
import { createTabs } from './tabs';
import { createToolbar } from './toolbar';

interface Host {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: PanelState): void;
}
declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
let state: PanelState = readState(host.getState()) ?? initialState;
let shown: ShowMessage | undefined;

const total = element('h1', { class: 'total' });
const facts = element('p', { class: 'quiet facts' });
const difference = element('p', { class: 'difference' });
const notes = element('ul', { class: 'notes' });
const message = element('p', { class: 'message', role: 'status' });
const toolbar = createToolbar({
  onView: (change) => update(change),
  onAction: (kind) => host.postMessage({ kind }),
});
const chart = createChart((chartAsTable) => update({ chartAsTable }));
const grid = createGrid({
  onToggle: (id) => {
    const { toggled } = state;
    update({ toggled: toggled.includes(id) ? toggled.filter((other) => other !== id) : [...toggled, id], current: id });
  },
  onSort: sortBy,
  onCurrent: (current) => keep({ current }),
});
const panel = element(
  'div',
  { id: 'content', role: 'tabpanel', tabindex: 0 },
  notes,
  chart.figure,
  toolbar.controls,
  grid.table,
  message,
);
const parts = createOpenedParts((rows) => host.postMessage({ kind: 'parts', rows }));
const tabs = createTabs(panel, (view) => update({ view }));

document.body.append(
  element(
    'main',
    {},
    element('header', {}, element('div', {}, total, difference, facts), toolbar.buttons),
    tabs.list,
    panel,
  ),
);

window.addEventListener('message', ({ data, origin }: MessageEvent<HostMessage>) => {
  // Only the editor's own frame around this page may say what to show.
  if (origin !== window.origin) return;
  if (data.kind === 'view') update({ view: data.view });
  else if (data.kind === 'show') {
    shown = data;
    parts.outdate();
    render();
  } else {
    parts.take(data);
    render();
  }
});
host.postMessage({ kind: 'ready' });

function keep(change: Partial<PanelState>): void {
  state = { ...state, ...change };
  host.setState(state);
}

function update(change: Partial<PanelState>): void {
  keep(change);
  render();
}

function render(): void {
  if (!shown) return;
  const { model, texts, changes } = shown;
  const { summary } = model;
  showAmountsIn({ code: summary.currency }, summary.hoursPerMonth);
  total.textContent = summary.ready ? summary.text : texts.reading;
  showDifference(changes);
  facts.textContent = [...texts.counts, texts.oldestPrice].filter(Boolean).join(' · ');
  notes.replaceChildren(...model.notes.map((note) => element('li', {}, note)));
  notes.hidden = model.notes.length === 0 || state.view === 'changes';
  const count = changes?.rows.length ?? 0;
  tabs.show(
    { ...texts.views, changes: count > 0 ? `${texts.views.changes} (${count})` : texts.views.changes },
    state.view,
  );
  toolbar.show(texts, state, model.rows);
  if (state.view === 'costs') showCosts(shown);
  else showChanges(shown);
}

/** The difference in words, in the colour of its direction; a click leads to what it is made of. */
function showDifference(changes: ChangesModel | undefined): void {
  const summary = changes?.summary;
  difference.hidden = !summary;
  if (!summary) return;
  const kind = (summary.difference ?? 0) > 0 ? 'increase' : (summary.difference ?? 0) < 0 ? 'decrease' : '';
  const [amount = '', ...rest] = summary.text.split(' · ');
  difference.replaceChildren(
    element('span', { class: kind }, amount),
    element('span', { class: 'quiet' }, rest.map((part) => ` · ${part}`).join('')),
  );
}

function showCosts({ model, changes, texts, period }: ShowMessage): void {
  const { rows, summary } = model;
  const groups = groupsOf(rows, state);
  const compared = state.search === '' && changes?.summary ? changes.rows : undefined;
  chart.show({ bars: costBars(foundRows(rows, state.search), compared, state), texts, period, ...chartView() });
  const context: ResourceContext = {
    texts,
    period,
    grouping: state.grouping,
    isOpen,
    partsOf: parts.of,
    reveal: ({ uri, range }) => host.postMessage({ kind: 'reveal', uri, range, earlier: false }),
  };
  showGrid({
    label: texts.title,
    className: 'costs',
    columns: columns.map((id) => ({ id, title: texts.columns[id] })),
    sort: state.sort,
    items: resourceItems(groups, context),
  });
  parts.askForMissing();
  say(groups.length === 0, rows.length > 0 ? texts.noMatch : summary.ready ? texts.empty : texts.reading);
}

function showChanges({ changes, texts, period }: ShowMessage): void {
  const rows = changes?.rows ?? [];
  const groups = changeGroups(rows, state);
  chart.show({ bars: changeBars(foundChanges(rows, state.search), state), texts, period, ...chartView() });
  const context: ChangeContext = {
    texts,
    period,
    grouping: state.grouping,
    isOpen,
    revealChange: ({ uri, range, kind }: ChangeRow) =>
      host.postMessage({ kind: 'reveal', uri, range, earlier: kind === 'removed' }),
  };
  showGrid({
    label: texts.views.changes,
    className: 'differences',
    columns: changeColumns.map((id) => ({ id, title: texts.changeColumns[id] })),
    sort: state.changeSort,
    items: changeItems(groups, context),
  });
  say(groups.length === 0, rows.length > 0 ? texts.noMatch : changes ? texts.noChanges : texts.reading);
}

function chartView(): {
  readonly grouping: PanelState['grouping'];
  readonly tagKey: string;
  readonly asTable: boolean;
} {
  return { grouping: state.grouping, tagKey: state.tagKey, asTable: state.chartAsTable };
}

function showGrid(content: Omit<GridContent, 'current'>): void {
  grid.show({ ...content, current: state.current });
}

function say(empty: boolean, text: string): void {
  message.hidden = !empty;
  message.textContent = empty ? text : '';
}

/** Resources are closed until they are opened, for a view of the whole; but what a search has found is to be seen, and what differs. */
function isOpen(id: string): boolean {
  const openAnyway = id.startsWith('changes ') || (id.startsWith('group ') && state.search !== '');
  return state.toggled.includes(id) !== openAnyway;
}

/** The first click on a column sorts as one would want it first: amounts from the top, names from A. */
function sortBy(name: string): void {
  const next = <C extends string>(
    { column, descending }: { readonly column: C; readonly descending: boolean },
    chosen: C,
  ): { readonly column: C; readonly descending: boolean } => ({
    column: chosen,
    descending: column === chosen ? !descending : chosen !== 'address' && chosen !== 'file' && chosen !== 'region',
  });
  const column = columns.find((candidate) => candidate === name);
  const changeColumn = changeColumns.find((candidate) => candidate === name);
  if (state.view === 'costs' && column) update({ sort: next(state.sort, column) });
  if (state.view === 'changes' && changeColumn) update({ changeSort: next(state.changeSort, changeColumn) });
}
