/// <reference lib="dom" />
/** The resources as rows of the grid: a group, a resource, and what an opened resource consists of. */
import { statusParts } from '../../report/status-text';
import type { PanelComponent, PanelParts, PanelRow, ServerSettings } from '../../server/protocol';
import { amountIn } from './amount';
import { element } from './element';
import type { GridItem } from './grid';
import { groupName } from './group-name';
import { type Group, rowId } from './groups';
import type { Grouping, PanelTexts } from './messages';

export interface RowContext {
  readonly texts: PanelTexts;
  readonly period: ServerSettings['period'];
  readonly grouping: Grouping;
  readonly isOpen: (id: string) => boolean;
}

export interface ResourceContext extends RowContext {
  readonly reveal: (row: PanelRow) => void;
  /** What an opened row consists of; undefined until it is known. */
  readonly partsOf: (row: PanelRow) => PanelParts | undefined;
}

export function resourceItems(groups: readonly Group[], context: ResourceContext): readonly GridItem[] {
  const { grouping, isOpen } = context;
  return groups.flatMap((group) => {
    if (grouping === 'none') return group.rows.flatMap((row) => itemsOf(row, 1, context));
    const head = groupItem(group, context);
    return isOpen(head.id) ? [head, ...group.rows.flatMap((row) => itemsOf(row, 2, context))] : [head];
  });
}

function groupItem(group: Group, context: RowContext): GridItem {
  const { texts, grouping, isOpen } = context;
  const id = `group ${group.key}`;
  return {
    id,
    level: 1,
    kind: 'group',
    className: 'group',
    expanded: isOpen(id),
    activate: undefined,
    cells: () => {
      const resources = texts.resources.replace('{0}', String(group.rows.length));
      const count = element('span', { class: 'quiet number', title: resources }, String(group.rows.length));
      const share = element('span', { class: 'quiet share' }, group.share > 0 ? percent(group.share) : '');
      return [
        cell('name', { 'aria-colspan': 4 }, chevron(), groupName(group.key, grouping, texts), ' ', count),
        cell('amount', {}, share, ' ', groupAmount(group, context)),
      ];
    },
  };
}

function groupAmount({ rows, monthlyCost }: Group, context: RowContext): Node | string {
  if (rows.every(({ status }) => status === 'free'))
    return element('span', { class: 'state' }, context.texts.statuses.free);
  return amountOrDash(monthlyCost, context);
}

/** A resource, with its parts where it is open. */
function itemsOf(resource: PanelRow, level: number, context: ResourceContext): readonly GridItem[] {
  const id = rowId(resource);
  const openable = resource.components > 0 || resource.reasons > 0 || Object.keys(resource.tags).length > 0;
  const open = openable && context.isOpen(id);
  const item: GridItem = {
    id,
    level,
    kind: 'resource',
    className: `resource ${resource.status}`,
    expanded: openable ? open : undefined,
    activate: () => context.reveal(resource),
    cells: () => resourceCells(resource, context),
  };
  return open ? [item, ...partItems(id, resource, level + 1, context)] : [item];
}

function resourceCells(resource: PanelRow, context: RowContext): readonly HTMLTableCellElement[] {
  const { address, module } = resource;
  // Under the module's name its resources go by their own.
  const name = context.grouping === 'module' && module !== '' ? address.slice(module.length + 1) : address;
  const place = `${resource.file}:${resource.range.start.line + 1}`;
  return [
    cell('name', { title: address }, chevron(), name),
    cell('quiet region', {}, resource.region),
    cell('quiet file', { title: place }, place),
    cell('quiet count', {}, resource.instances === 1 ? '' : `${resource.instances} ×`),
    cell('amount', { title: resource.text }, ...resourceAmount(resource, context)),
  ];
}

/** Known amounts as amounts; whatever is not known as the word for it, never as a zero. */
function resourceAmount(resource: PanelRow, context: RowContext): readonly (Node | string)[] {
  const { usage, unpriced, ...statuses } = context.texts.statuses;
  const words = { ...statuses, usage: { added: usage, alone: usage }, unpriced: { added: unpriced, alone: unpriced } };
  const format = (amount: number): string => amountIn(context.period, amount);
  return statusParts(resource.status, resource.monthlyCost, format, words).map(({ kind, text }, index) => {
    const separated = index > 0 ? ` + ${text}` : text;
    return kind === 'amount' ? separated : element('span', { class: 'state' }, separated);
  });
}

/** The parts of an opened resource: its components, why something is not known, its tags. */
function partItems(
  id: string,
  resource: PanelRow,
  level: number,
  { texts, partsOf }: ResourceContext,
): readonly GridItem[] {
  const { components, reasons } = partsOf(resource) ?? { components: [], reasons: [] };
  const part = (name: string, kind: string, cells: GridItem['cells']): GridItem => ({
    id: `${id} / ${name}`,
    level,
    kind: 'part',
    className: `part ${kind}`,
    expanded: undefined,
    activate: undefined,
    cells,
  });
  const whole = (content: readonly (Node | string)[]): readonly HTMLTableCellElement[] => [
    cell('name', { 'aria-colspan': 5 }, ...content),
  ];
  const tags = Object.entries(resource.tags);
  return [
    ...components.map((component, index) =>
      part(`component ${index}`, 'component', () => componentCells(component, level)),
    ),
    ...reasons.map((reason, index) => part(`reason ${index}`, 'reason', () => whole([reason]))),
    ...(tags.length > 0
      ? [
          part('tags', 'tags', () =>
            whole([
              `${texts.tags} `,
              ...tags.map(([key, value]) => element('span', { class: 'tag' }, `${key}=${value}`)),
            ]),
          ),
        ]
      : []),
  ];
}

function componentCells(component: PanelComponent, level: number): readonly HTMLTableCellElement[] {
  const { name, quantity, unitPrice, cost, source } = component;
  const factors = [quantity, unitPrice].filter(Boolean).join(' × ');
  return [
    cell('name component-name', { title: source }, name),
    cell(`quiet factors indent-by-${level}`, { title: source, 'aria-colspan': 3 }, factors),
    cell('amount quiet', {}, cost),
  ];
}

export function cell(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...content: readonly (Node | string)[]
): HTMLTableCellElement {
  return element('td', { role: 'gridcell', class: name, ...attributes }, ...content);
}

export function chevron(): HTMLElement {
  return element('span', { class: 'chevron', 'aria-hidden': 'true' });
}

function amountOrDash(monthlyCost: number | null, { period }: RowContext): string {
  return monthlyCost === null ? '–' : amountIn(period, monthlyCost);
}

function percent(share: number): string {
  return share < 0.01 ? '<1%' : `${Math.round(share * 100)}%`;
}
