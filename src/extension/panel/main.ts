/// <reference lib="dom" />
/**
 * The page of the summary panel: the total, a bar of the groups' shares, and the resources as a tree grid that the
 * keyboard works as well as the mouse. It shows what the extension sends and keeps only how it is looked at.
 */
import type { PanelRow } from '../../server/protocol';
import { element } from './element';
import { groupsOf, type View } from './groups';
import { moveFocus } from './keyboard';
import type { Column, PageMessage, ShowMessage } from './messages';
import { colouredGroups, groupId, groupRow, partRows, type RowContext, resourceId, resourceRow } from './rows';
import { initialState, type PanelState, readState } from './state';
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
/** The resource behind each row's id, for a click and the Enter key. */
let resources = new Map<string, PanelRow>();

const total = element('p', { class: 'total', role: 'status' });
const facts = element('p', { class: 'quiet facts' });
const notes = element('ul', { class: 'notes' });
const bar = element('div', { class: 'bar', 'aria-hidden': 'true' });
const head = element('thead');
const body = element('tbody');
const table = element('table', { role: 'treegrid' }, head, body);
const message = element('p', { class: 'message', role: 'status' });
const toolbar = createToolbar({
  onView: (change) => update(change),
  onReport: () => host.postMessage({ kind: 'report' }),
  onRefresh: () => host.postMessage({ kind: 'refresh' }),
});

document.body.append(
  element('header', {}, element('div', {}, total, facts), toolbar.buttons),
  bar,
  notes,
  toolbar.controls,
  table,
  message,
);

window.addEventListener('message', ({ data, origin }: MessageEvent<ShowMessage>) => {
  // Only the editor's own frame around this page may say what to show.
  if (origin !== window.origin || data.kind !== 'show') return;
  shown = data;
  render();
});
body.addEventListener('click', onClick);
body.addEventListener('keydown', onKey);
body.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLTableRowElement) makeTabStop(target);
});
host.postMessage({ kind: 'ready' });

function update(change: Partial<PanelState>): void {
  state = { ...state, ...change };
  host.setState(state);
  render();
}

function render(): void {
  if (!shown) return;
  const { model, period, texts } = shown;
  const { summary } = model;
  const groups = groupsOf(model.rows, state);
  total.textContent = summary.ready ? summary.text : texts.reading;
  facts.textContent = [...texts.counts, texts.oldestPrice].filter(Boolean).join(' · ');
  notes.replaceChildren(...model.notes.map((note) => element('li', {}, note)));
  notes.hidden = model.notes.length === 0;
  toolbar.show(texts, state, model.rows);
  table.setAttribute('aria-label', texts.title);
  table.hidden = groups.length === 0;
  message.hidden = groups.length > 0;
  message.textContent = model.rows.length > 0 ? texts.noMatch : summary.ready ? texts.empty : texts.reading;
  head.replaceChildren(headRow(texts.columns));
  bar.hidden = state.grouping === 'none' || groups.length === 0;
  bar.replaceChildren(...segments(groups.map(({ share }) => share)));

  const context: RowContext = { texts, period, grouping: state.grouping, isOpen: (id) => isOpen(id) };
  resources = new Map(model.rows.map((row) => [resourceId(row), row]));
  const focused = document.activeElement instanceof HTMLTableRowElement ? document.activeElement.dataset.id : undefined;
  body.replaceChildren(
    ...groups.flatMap((group, index) => {
      const rows = group.rows.flatMap((resource) => [
        resourceRow(resource, context),
        ...(isOpen(resourceId(resource)) ? partRows(resource, context) : []),
      ]);
      if (state.grouping === 'none') return rows;
      return [groupRow(group, index, context), ...(isOpen(groupId(group)) ? rows : [])];
    }),
  );
  const rows = [...body.rows];
  const again = rows.find((row) => focused !== undefined && row.dataset.id === focused);
  const stop = again ?? rows.find((row) => row.dataset.id === state.current) ?? rows[0];
  if (stop) stop.tabIndex = 0;
  again?.focus();
}

/** The dearest groups one by one, the others together. */
function segments(shares: readonly number[]): readonly HTMLElement[] {
  const rest = shares.slice(colouredGroups).reduce((sum, share) => sum + share, 0);
  return [...shares.slice(0, colouredGroups), rest].flatMap((share, index) => {
    if (share === 0) return [];
    const segment = element('span', { class: `colour-${index}` });
    segment.style.flexGrow = String(share);
    return [segment];
  });
}

/** All is closed until it is opened, for a view of the whole; but what a search has found is to be seen. */
function isOpen(id: string): boolean {
  const openAnyway = id.startsWith('group ') && state.search !== '';
  return state.toggled.includes(id) !== openAnyway;
}

function toggle(id: string): void {
  const toggled = state.toggled.includes(id) ? state.toggled.filter((other) => other !== id) : [...state.toggled, id];
  update({ toggled, current: id });
}

function headRow(columns: Readonly<Record<Column, string>>): HTMLTableRowElement {
  const { column: sorted, descending } = state.sort;
  const names: readonly Column[] = ['address', 'region', 'file', 'instances', 'cost'];
  const cells = names.map((column) => {
    const order = column !== sorted ? 'none' : descending ? 'descending' : 'ascending';
    const button = element('button', { type: 'button', 'data-column': column }, columns[column]);
    button.addEventListener('click', () => sortBy(column));
    return element('th', { role: 'columnheader', scope: 'col', class: column, 'aria-sort': order }, button);
  });
  return element('tr', { role: 'row' }, ...cells);
}

/** The first click on a column sorts as one would want it first: amounts from the top, names from A. */
function sortBy(column: Column): void {
  const same = state.sort.column === column;
  const descending = same ? !state.sort.descending : column === 'cost' || column === 'instances';
  const sort: View['sort'] = { column, descending };
  update({ sort });
  head.querySelector<HTMLElement>(`[data-column=${column}]`)?.focus();
}

function onClick({ target }: MouseEvent): void {
  const row = target instanceof Element ? target.closest('tr') : null;
  const id = row?.dataset.id;
  if (!row || id === undefined || !(target instanceof Element)) return;
  row.focus();
  const resource = resources.get(id);
  if (!resource || (target.closest('.chevron') && row.hasAttribute('aria-expanded'))) toggle(id);
  else reveal(resource);
}

function onKey(event: KeyboardEvent): void {
  const row = event.target instanceof Element ? event.target.closest('tr') : null;
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  const id = row.dataset.id;
  const resource = id === undefined ? undefined : resources.get(id);
  const expanded = row.getAttribute('aria-expanded');
  const opens = event.key === 'ArrowRight' && expanded === 'false';
  const closes = event.key === 'ArrowLeft' && expanded === 'true';
  if (event.key === 'Enter' && resource) reveal(resource);
  else if (id !== undefined && expanded !== null && (opens || closes || event.key === ' ' || event.key === 'Enter'))
    toggle(id);
  else if (!moveFocus([...body.rows], row, event.key)) return;
  event.preventDefault();
}

function reveal({ uri, range }: PanelRow): void {
  host.postMessage({ kind: 'reveal', uri, range });
}

/** The Tab key leads to one row, the last one used; the arrow keys to all others. */
function makeTabStop(row: HTMLTableRowElement): void {
  for (const other of body.querySelectorAll<HTMLElement>('tr[tabindex="0"]')) other.tabIndex = -1;
  row.tabIndex = 0;
  if (row.dataset.id !== undefined) {
    state = { ...state, current: row.dataset.id };
    host.setState(state);
  }
}
