/// <reference lib="dom" />
/**
 * A tree grid of any number of rows, of which only those on the screen are in the page. The keyboard works it as well as the
 * mouse; one row at a time takes part in the order of the Tab key.
 */
import { element } from './element';
import { indexAfter } from './keyboard';
import { type Offsets, offsetsOf, rowsBetween } from './offsets';

export interface GridItem {
  /** Stays the same as long as it is the same thing. */
  readonly id: string;
  readonly level: number;
  /** Undefined for what cannot be opened. */
  readonly expanded: boolean | undefined;
  /** Rows of one kind are as high as each other, until they have been seen. */
  readonly kind: 'group' | 'resource' | 'part';
  readonly cells: () => readonly HTMLTableCellElement[];
  readonly className: string;
  /** What a click or the Enter key does, where it does not open the row. */
  readonly activate: (() => void) | undefined;
}

export interface GridColumn {
  readonly id: string;
  readonly title: string;
}

export interface GridContent {
  readonly label: string;
  /** Names the set of columns for the style sheet. */
  readonly className: string;
  readonly columns: readonly GridColumn[];
  readonly sort: { readonly column: string; readonly descending: boolean };
  readonly items: readonly GridItem[];
  /** Id of the row that the Tab key leads to. */
  readonly current: string;
}

export interface GridActions {
  onToggle(id: string): void;
  onSort(column: string): void;
  onCurrent(id: string): void;
}

export interface Grid {
  readonly table: HTMLTableElement;
  show(content: GridContent): void;
}

/** Rows so many pixels beyond the screen are there before they are scrolled to. */
const ahead = 600;
const assumedHeight = 26;

export function createGrid({ onToggle, onSort, onCurrent }: GridActions): Grid {
  const head = element('thead', { role: 'rowgroup' });
  const body = element('tbody', { role: 'rowgroup' });
  const table = element('table', { role: 'treegrid' }, head, body);
  const heights = new Map<string, number>();
  const usual = new Map<GridItem['kind'], number>();
  let content: GridContent | undefined;
  let offsets: Offsets = offsetsOf([]);
  let shown: readonly [first: number, end: number] = [0, 0];
  let current = '';

  const items = (): readonly GridItem[] => content?.items ?? [];
  const measureAll = (): void => {
    offsets = offsetsOf(items().map(({ id, kind }) => heights.get(id) ?? usual.get(kind) ?? assumedHeight));
  };

  const render = (force: boolean): void => {
    const { top } = body.getBoundingClientRect();
    const range = rowsBetween(offsets, -top - ahead, window.innerHeight - top + ahead);
    if (!force && range[0] === shown[0] && range[1] === shown[1]) return;
    shown = range;
    const focused =
      document.activeElement instanceof HTMLTableRowElement ? document.activeElement.dataset.id : undefined;
    const part = items().slice(range[0], range[1]);
    const rows = part.map((item, index) => rowOf(item, range[0] + index));
    body.replaceChildren(...rows);
    if (measure(part, rows)) measureAll();
    pad();
    const stop = rows.find(({ dataset }) => dataset.id === current) ?? (current === '' ? rows[0] : undefined);
    if (stop) stop.tabIndex = 0;
    // Without its row on the screen the keyboard stays with the table.
    table.tabIndex = stop ? -1 : 0;
    if (focused === undefined) return;
    const again = rows.find(({ dataset }) => dataset.id === focused);
    (again ?? table).focus({ preventScroll: true });
  };

  /** @returns whether a row is as high as nobody thought */
  const measure = (part: readonly GridItem[], rows: readonly HTMLTableRowElement[]): boolean => {
    let differs = false;
    for (const [index, { id, kind }] of part.entries()) {
      const height = rows[index]?.getBoundingClientRect().height ?? 0;
      if (height === 0) continue;
      const expected = heights.get(id) ?? usual.get(kind) ?? assumedHeight;
      if (Math.abs(height - expected) < 0.5) continue;
      differs = true;
      if (kind === 'part' || usual.has(kind)) heights.set(id, height);
      else usual.set(kind, height);
    }
    return differs;
  };

  const pad = (): void => {
    const { tops } = offsets;
    body.style.paddingTop = `${tops[shown[0]] ?? 0}px`;
    body.style.paddingBottom = `${(tops.at(-1) ?? 0) - (tops[shown[1]] ?? 0)}px`;
  };

  const rowOf = ({ id, level, expanded, className, cells }: GridItem, index: number): HTMLTableRowElement => {
    const own = cells();
    own[0]?.classList.add(`indent-${level}`);
    return element(
      'tr',
      {
        role: 'row',
        class: className,
        'aria-level': level,
        'aria-rowindex': index + 2,
        'aria-expanded': expanded === undefined ? undefined : String(expanded),
        'data-id': id,
        tabindex: -1,
      },
      ...own,
    );
  };

  const indexOf = (id: string | undefined): number => items().findIndex((item) => item.id === id);

  const focusOn = (index: number): void => {
    const item = items()[index];
    if (!item) return;
    setCurrent(item.id);
    if (index < shown[0] || index >= shown[1]) {
      const { top } = body.getBoundingClientRect();
      window.scrollTo({ top: window.scrollY + top + (offsets.tops[index] ?? 0) - window.innerHeight / 2 });
      render(true);
    }
    const row = [...body.rows].find(({ dataset }) => dataset.id === item.id);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  };

  const setCurrent = (id: string): void => {
    if (id === current) return;
    current = id;
    for (const row of body.rows) row.tabIndex = row.dataset.id === id ? 0 : -1;
    onCurrent(id);
  };

  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !content) return;
    const row = event.target instanceof Element ? event.target.closest('tr') : null;
    if (row?.parentElement === head) return;
    const index = Math.max(0, indexOf(row?.dataset.id ?? current));
    const item = items()[index];
    if (!item) return;
    const { id, expanded, activate } = item;
    const toggles =
      expanded !== undefined &&
      (event.key === ' ' ||
        (event.key === 'ArrowRight' && !expanded) ||
        (event.key === 'ArrowLeft' && expanded) ||
        (event.key === 'Enter' && !activate));
    if (toggles) {
      setCurrent(id);
      onToggle(id);
    } else if (event.key === 'Enter' && activate) activate();
    else {
      const next = indexAfter(items(), index, event.key);
      if (next === undefined) {
        if (!/^(Arrow|Page|Home$|End$)/.test(event.key)) return;
      } else focusOn(next);
    }
    event.preventDefault();
  };

  const onClick = ({ target }: MouseEvent): void => {
    if (!(target instanceof Element)) return;
    const column = target.closest<HTMLElement>('[data-column]')?.dataset.column;
    if (column !== undefined) {
      onSort(column);
      head.querySelector<HTMLElement>(`[data-column=${column}]`)?.focus();
      return;
    }
    const row = target.closest('tr');
    const item = items()[indexOf(row?.dataset.id)];
    if (!row || !item) return;
    row.focus();
    if (item.expanded !== undefined && (!item.activate || target.closest('.chevron'))) onToggle(item.id);
    else item.activate?.();
  };

  table.addEventListener('keydown', onKey);
  table.addEventListener('click', onClick);
  body.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLTableRowElement && target.dataset.id !== undefined) setCurrent(target.dataset.id);
  });
  let frame = 0;
  const later = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => render(false));
  };
  window.addEventListener('scroll', later, { passive: true });
  window.addEventListener('resize', () => {
    heights.clear();
    usual.clear();
    measureAll();
    render(true);
  });

  return {
    table,
    show(next) {
      content = next;
      current = indexOf(next.current) >= 0 ? next.current : '';
      table.className = next.className;
      table.setAttribute('aria-label', next.label);
      table.setAttribute('aria-rowcount', String(next.items.length + 1));
      table.hidden = next.items.length === 0;
      const focused = document.activeElement?.closest<HTMLElement>('[data-column]')?.dataset.column;
      head.replaceChildren(headRow(next));
      if (focused !== undefined) head.querySelector<HTMLElement>(`[data-column=${focused}]`)?.focus();
      measureAll();
      render(true);
    },
  };
}

function headRow({ columns, sort }: GridContent): HTMLTableRowElement {
  return element(
    'tr',
    { role: 'row', 'aria-rowindex': 1 },
    ...columns.map(({ id, title }) => {
      const order = id !== sort.column ? 'none' : sort.descending ? 'descending' : 'ascending';
      const button = element('button', { type: 'button', 'data-column': id }, title);
      return element('th', { role: 'columnheader', scope: 'col', class: id, 'aria-sort': order }, button);
    }),
  );
}
