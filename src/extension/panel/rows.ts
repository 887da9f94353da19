/// <reference lib="dom" />
/** The table's rows as elements: a group, a resource, and what an opened resource consists of. */
import type { PanelComponent, PanelRow, ServerSettings } from '../../server/protocol';
import { amountIn } from './amount';
import { element } from './element';
import type { Group } from './groups';
import type { Grouping, PanelTexts } from './messages';

export interface RowContext {
  readonly texts: PanelTexts;
  readonly period: ServerSettings['period'];
  readonly grouping: Grouping;
  readonly isOpen: (id: string) => boolean;
}

/** Groups that get a colour of their own in the bar; the rest shares one. */
export const colouredGroups = 5;

export function groupId({ key }: Group): string {
  return `group ${key}`;
}

/** Two root modules may hold the same address. */
export function resourceId({ root, address }: PanelRow): string {
  return `resource ${root} ${address}`;
}

export function groupRow(group: Group, index: number, context: RowContext): HTMLTableRowElement {
  const { texts } = context;
  const open = context.isOpen(groupId(group));
  const swatch = element('span', { class: `swatch colour-${Math.min(index, colouredGroups)}`, 'aria-hidden': 'true' });
  const resources = texts.resources.replace('{0}', String(group.rows.length));
  const count = element(
    'span',
    { class: 'quiet number', title: resources, 'aria-label': resources },
    String(group.rows.length),
  );
  const share = element('span', { class: 'quiet share' }, group.share > 0 ? percent(group.share) : '');
  return row(
    { class: 'group', id: groupId(group), level: 1, open },
    element('td', { role: 'gridcell', class: 'name' }, chevron(), swatch, groupLabel(group.key, context), ' ', count),
    element('td', { role: 'gridcell', class: 'amount' }, share, ' ', amountOrDash(group.monthlyCost, context)),
  );
}

function groupLabel(key: string, { grouping, texts }: RowContext): string {
  if (key !== '') return key;
  switch (grouping) {
    case 'module':
      return texts.rootModule;
    case 'region':
      return texts.noRegion;
    case 'tag':
      return texts.untagged;
    default:
      return '–';
  }
}

export function resourceRow(resource: PanelRow, context: RowContext): HTMLTableRowElement {
  const { grouping } = context;
  const open = context.isOpen(resourceId(resource));
  const { address, module } = resource;
  // Under the module's name its resources go by their own.
  const name = grouping === 'module' && module !== '' ? address.slice(module.length + 1) : address;
  const place = `${resource.file}:${resource.range.start.line + 1}`;
  return row(
    {
      class: `resource ${resource.status}`,
      id: resourceId(resource),
      level: grouping === 'none' ? 1 : 2,
      open: hasParts(resource) ? open : undefined,
    },
    element('td', { role: 'gridcell', class: 'name', title: resource.address }, chevron(), name),
    element('td', { role: 'gridcell', class: 'quiet region' }, resource.region),
    element('td', { role: 'gridcell', class: 'quiet file', title: place }, place),
    element(
      'td',
      { role: 'gridcell', class: 'quiet count' },
      resource.instances === 1 ? '' : `${resource.instances} ×`,
    ),
    element('td', { role: 'gridcell', class: 'amount', title: resource.text }, ...resourceAmount(resource, context)),
  );
}

function hasParts({ components, reasons, tags }: PanelRow): boolean {
  return components.length > 0 || reasons.length > 0 || Object.keys(tags).length > 0;
}

/** Known amounts as amounts; whatever is not known as the word for it, never as a zero. */
function resourceAmount(resource: PanelRow, context: RowContext): readonly (Node | string)[] {
  const { texts } = context;
  const amount = resource.monthlyCost;
  const word = (text: string): Node => element('span', { class: 'state' }, text);
  switch (resource.status) {
    case 'priced':
      return [amountOrDash(amount, context)];
    case 'usage':
    case 'unpriced':
      if (amount === null || amount === 0) return [word(texts.statuses[resource.status])];
      return [word(`${texts.statuses[resource.status]} + `), amountIn(context.period, amount)];
    case 'free':
    case 'unsupported':
      return [word(texts.statuses[resource.status])];
  }
}

/** The parts of an opened resource: its components, why something is not known, its tags. */
export function partRows(resource: PanelRow, context: RowContext): readonly HTMLTableRowElement[] {
  const level = context.grouping === 'none' ? 2 : 3;
  const { texts } = context;
  const whole = (content: readonly (Node | string)[], kind: string): HTMLTableRowElement =>
    row({ class: `part ${kind}`, level }, element('td', { role: 'gridcell', class: 'name' }, ...content));
  const tags = Object.entries(resource.tags);
  return [
    ...resource.components.map((component) => componentRow(component, level)),
    ...resource.reasons.map((reason) => whole([reason], 'reason')),
    ...(tags.length > 0
      ? [
          whole(
            [`${texts.tags} `, ...tags.map(([key, value]) => element('span', { class: 'tag' }, `${key}=${value}`))],
            'tags',
          ),
        ]
      : []),
  ];
}

function componentRow(component: PanelComponent, level: number): HTMLTableRowElement {
  const { name, quantity, unitPrice, cost, source } = component;
  const factors = [quantity, unitPrice].filter(Boolean).join(' × ');
  return row(
    { class: 'part component', level },
    element('td', { role: 'gridcell', class: 'name component-name', title: source }, name),
    element('td', { role: 'gridcell', class: `quiet factors indent-by-${level}`, title: source }, factors),
    element('td', { role: 'gridcell', class: 'amount quiet' }, cost),
  );
}

interface RowOptions {
  readonly class: string;
  /** What a click or a key on the row is about; parts of a resource have none. */
  readonly id?: string;
  readonly level: number;
  /** Absent for a row that cannot be opened. */
  readonly open?: boolean | undefined;
}

function row(options: RowOptions, ...cells: readonly HTMLTableCellElement[]): HTMLTableRowElement {
  const attributes = {
    role: 'row',
    class: options.class,
    'aria-level': options.level,
    'aria-expanded': options.open === undefined ? undefined : String(options.open),
    'data-id': options.id,
    tabindex: -1,
  };
  cells[0]?.classList.add(`indent-${options.level}`);
  return element('tr', attributes, ...cells);
}

function chevron(): HTMLElement {
  return element('span', { class: 'chevron', 'aria-hidden': 'true' });
}

function amountOrDash(monthlyCost: number | null, { period }: RowContext): string {
  return monthlyCost === null ? '–' : amountIn(period, monthlyCost);
}

function percent(share: number): string {
  return share < 0.01 ? '<1%' : `${Math.round(share * 100)}%`;
}
