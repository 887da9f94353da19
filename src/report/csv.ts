/** The report as comma-separated values (RFC 4180): a line for each resource, then one for each of its components. */
import { type Estimate, totalCost } from '../engine/estimate';
import { type BlockChange, blockChanges } from '../insight/block-change';
import { causeText, componentTitle } from './change-text';
import { fullName, namedComponents } from './component-table';
import type { CostReport } from './report';

type Cell = string | number | null;

const columns = [
  'project',
  'address',
  'instances',
  'type',
  'provider',
  'region',
  'module',
  'file',
  'line',
  'status',
  'component',
  'unit',
  'monthlyQuantity',
  'unitPrice',
  'monthlyCost',
] as const;

const changeColumns = ['change', 'pastMonthlyCost', 'diffMonthlyCost', 'cause'] as const;

/**
 * Amounts are US dollars per month for all instances of the line, in full precision; empty where they are not known. Where something is
 * compared, the blocks that differ are there, with both sides and the cause in further columns.
 */
export function csvReport(report: CostReport): string {
  const { comparison, displayPath } = report;
  if (comparison) {
    const lines = blockChanges(comparison.diff.projects).flatMap((block) => changeLines(block, displayPath));
    return write([[...columns, ...changeColumns], ...lines]);
  }
  const lines = report.projects.flatMap(({ path, estimates }) =>
    estimates.flatMap((estimate) => estimateLines(path, estimate, displayPath)),
  );
  return write([columns, ...lines]);
}

type DisplayPath = CostReport['displayPath'];

function estimateLines(project: string, estimate: Estimate, displayPath: DisplayPath): readonly (readonly Cell[])[] {
  const { instances } = estimate;
  const start = head(project, estimate, instances.length === 0 ? null : instances.length, displayPath);
  const lines: Cell[][] = [[...start, '', '', null, null, totalCost(estimate)]];
  for (const named of namedComponents(estimate)) {
    const { unit, monthlyQuantity, unitPrice, monthlyCost } = named.component;
    const count = instances.length;
    const cost = monthlyCost === null || count === 0 ? null : monthlyCost * count;
    lines.push([...start, fullName(named), unit, times(monthlyQuantity, count), unitPrice, cost]);
  }
  return lines;
}

function times(quantity: number | null, count: number): number | null {
  return quantity === null || count === 0 ? null : quantity * count;
}

function head(project: string, estimate: Estimate, count: number | null, displayPath: DisplayPath): readonly Cell[] {
  const { resource, status, instances } = estimate;
  const [only] = instances;
  return [
    project,
    instances.length === 1 && only !== undefined ? only : resource.address,
    count,
    resource.type,
    resource.provider,
    typeof resource.region === 'string' ? resource.region : '',
    resource.module,
    displayPath(resource.source.file),
    resource.source.range().start.line + 1,
    status,
  ];
}

function changeLines(block: BlockChange, displayPath: DisplayPath): readonly (readonly Cell[])[] {
  const { before, after, kind, total, project } = block;
  const estimate = after.estimates[0] ?? before.estimates[0];
  if (!estimate) return [];
  const count = kind === 'removed' ? before.count : after.count;
  const start = head(project.path, estimate, count, displayPath).with(1, block.address);
  const past = kind === 'added' ? 0 : before.monthlyCost;
  const now = kind === 'removed' ? 0 : after.monthlyCost;
  const lines: Cell[][] = [[...start, '', '', null, null, now, kind, past, total.difference, '']];
  if (kind === 'moved') return lines;
  for (const change of block.components) {
    const { unit = '', monthlyQuantity = null, unitPrice = null } = change.after ?? change.before ?? {};
    const [old, present] = [change.before, change.after].map((side) => (side ? side.monthlyCost : 0));
    const known = old !== undefined && old !== null && present !== undefined && present !== null;
    lines.push([
      ...start.with(2, 1),
      componentTitle(change),
      unit,
      monthlyQuantity,
      unitPrice,
      present ?? null,
      kind,
      old ?? null,
      known ? present - old : null,
      causeText(change.cause),
    ]);
  }
  return lines;
}

function write(lines: readonly (readonly Cell[])[]): string {
  return lines.map((line) => `${line.map(cellText).join(',')}\r\n`).join('');
}

/** A text that a spreadsheet would take for a formula begins with an apostrophe, as OWASP recommends. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
