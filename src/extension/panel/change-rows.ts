/// <reference lib="dom" />
/** What differs as rows of the grid: a group, a block with both its amounts, and the components that differ with their cause. */
import type { ChangedComponent, ChangeRow } from '../../server/protocol';
import { plainDifference, signed } from './amount';
import { type ChangeGroup, sideOf } from './change-groups';
import { element } from './element';
import type { GridItem } from './grid';
import { groupName } from './group-name';
import { cell, chevron, type RowContext } from './rows';

export interface ChangeContext extends RowContext {
  readonly revealChange: (row: ChangeRow) => void;
}

export function changeItems(groups: readonly ChangeGroup[], context: ChangeContext): readonly GridItem[] {
  const { grouping, isOpen } = context;
  return groups.flatMap((group) => {
    if (grouping === 'none') return group.rows.flatMap((row) => itemsOf(row, 1, context));
    const head = groupItem(group, context);
    return isOpen(head.id) ? [head, ...group.rows.flatMap((row) => itemsOf(row, 2, context))] : [head];
  });
}

function groupItem({ key, rows, difference }: ChangeGroup, context: RowContext): GridItem {
  const { texts, grouping, isOpen, period } = context;
  const id = `changes ${key}`;
  return {
    id,
    level: 1,
    kind: 'group',
    className: 'group',
    expanded: isOpen(id),
    activate: undefined,
    cells: () => {
      const resources = texts.resources.replace('{0}', String(rows.length));
      const count = element('span', { class: 'quiet number', title: resources }, String(rows.length));
      return [
        cell('name', { 'aria-colspan': 4 }, chevron(), groupName(key, grouping, texts), ' ', count),
        cell(`amount ${direction(difference)}`, {}, difference === null ? '–' : signed(difference, period)),
      ];
    },
  };
}

function itemsOf(row: ChangeRow, level: number, context: ChangeContext): readonly GridItem[] {
  const id = `change ${row.root} ${row.kind} ${row.address}`;
  const openable = row.components.length > 0;
  const open = openable && context.isOpen(id);
  const item: GridItem = {
    id,
    level,
    kind: 'resource',
    className: `change ${row.kind}`,
    expanded: openable ? open : undefined,
    // What is gone stands in the file as it was, if anywhere.
    activate: row.kind === 'removed' && !row.hasEarlierText ? undefined : () => context.revealChange(row),
    cells: () => changeCells(row, context),
  };
  if (!open) return [item];
  return [item, ...row.components.map((component, index) => componentItem(id, component, index, level + 1))];
}

const marks: Readonly<Record<ChangeRow['kind'], string>> = { added: '+', removed: '−', changed: '~', moved: '›' };

function changeCells(row: ChangeRow, { texts, period }: RowContext): readonly HTMLTableCellElement[] {
  const { kind, title, past, now, text, difference } = row;
  const place = `${sideOf(row).file}:${row.range.start.line + 1}`;
  const word = texts.kinds[kind];
  const mark = element('span', { class: `mark ${kind}`, title: word, role: 'img', 'aria-label': word }, marks[kind]);
  return [
    cell('name', { title }, chevron(), mark, title),
    cell('quiet file', { title: place }, place),
    cell('quiet past', {}, past?.text ?? ''),
    cell('quiet now', {}, now?.text ?? ''),
    cell(`amount ${direction(difference)}`, { title: text }, plainDifference(row, period)),
  ];
}

function direction(difference: number | null): string {
  if (difference === null || Math.abs(difference) < 0.005) return '';
  return difference > 0 ? 'increase' : 'decrease';
}

function componentItem(id: string, component: ChangedComponent, index: number, level: number): GridItem {
  const { name, difference, cause } = component;
  return {
    id: `${id} / ${index}`,
    level,
    kind: 'part',
    className: 'part component',
    expanded: undefined,
    activate: undefined,
    cells: () => [
      cell('name component-name', { title: name }, name),
      cell(`quiet factors indent-by-${level}`, { title: cause, 'aria-colspan': 3 }, cause),
      cell('amount quiet', {}, difference),
    ],
  };
}
