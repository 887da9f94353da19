/** The report as a table of plain text for a terminal. */
import type { CostComponent, Estimate, Subresource } from '../engine/estimate';
import type { Summary } from '../insight/summary';
import { budgetText } from './budget-text';
import { changeTable } from './change-table';
import { groupTable } from './group-table';
import { type Column, layOut, type Paint, plainPaint, printable, type Row } from './layout';
import { formatMoney, formatMonthly, formatQuantity, formatUnitPrice } from './money';
import { allEstimates, type CostReport } from './report';
import { statusText } from './status-text';
import { estimateRows } from './view';

export interface TableOptions {
  readonly paint?: Paint;
  /** In characters; what is wider is cut. */
  readonly width?: number | undefined;
}

const columns: readonly Column[] = [{ align: 'left' }, { align: 'right' }, { align: 'left' }, { align: 'right' }];
const emptyRow: Row = { cells: [] };

/** Components of every resource, or groups where those are asked for, or what changed where something is compared. */
export function tableReport(report: CostReport, options: TableOptions = {}): string {
  const { paint = plainPaint, width } = options;
  const lines: string[] = [];
  if (report.view.grouping) lines.push(...groupTable(report, paint, width));
  if (report.comparison) lines.push(...changeTable(report, report.comparison, paint, width));
  else lines.push(...(report.view.grouping ? [] : estimateTable(report, paint, width)), ...sums(report, paint));
  for (const result of report.budgets) {
    const { exceeded, file, line } = result;
    const text = printable(
      `${exceeded ? 'over budget' : 'budget'}: ${budgetText(result)} (${report.displayPath(file)}:${line + 1})`,
    );
    lines.push(exceeded ? paint.warning(text) : text);
  }
  for (const { severity, message, file, range } of report.diagnostics) {
    const place = `${report.displayPath(file)}:${range.start.line + 1}:${range.start.character + 1}`;
    const text = printable(`${severity}: ${place}: ${message}`);
    lines.push(severity === 'information' ? text : paint.warning(text));
  }
  return `${lines.join('\n')}\n`;
}

function estimateTable(report: CostReport, paint: Paint, width: number | undefined): readonly string[] {
  const heading: Row = { cells: ['Name', 'Monthly quantity', 'Unit', 'Monthly cost'], paint: paint.faint };
  const { rows, left } = estimateRows(report);
  const body = rows.flatMap((estimate) => [...resourceRows(estimate, paint), emptyRow]);
  const more = left > 0 ? [`… and ${left} more`, ''] : [];
  return [...layOut([heading, emptyRow, ...body], columns, width), ...more];
}

function sums(report: CostReport, paint: Paint): readonly string[] {
  const unsupported = unsupportedLine(allEstimates(report));
  return [paint.strong(total(report.summary)), countsLine(report.summary), ...(unsupported ? [unsupported] : [])];
}

function resourceRows(estimate: Estimate, paint: Paint): readonly Row[] {
  const { instances, resource, status } = estimate;
  const count = instances.length;
  const times = count > 1 ? ` × ${count}` : '';
  const rows: Row[] = [
    { cells: [resource.address + keyOf(estimate) + times, '', '', statusText(estimate)], paint: paint.strong },
  ];
  rows.push(...partRows(estimate, 1));
  for (const reason of estimate.reasons)
    rows.push({ cells: [`  ${status === 'free' ? '' : 'price unknown: '}${reason}`] });
  for (const assumption of estimate.assumptions) rows.push({ cells: [`  ${assumption}`], paint: paint.faint });
  return rows;
}

/** The instance key where a block's instances differ and this stands for one of them. */
function keyOf({ instances, resource }: Estimate): string {
  const [only] = instances;
  return instances.length === 1 && only !== undefined ? only.slice(resource.address.length) : '';
}

function partRows(part: Pick<Estimate, 'components' | 'subresources'>, depth: number): readonly Row[] {
  return [
    ...part.components.map((component) => componentRow(component, depth)),
    ...part.subresources.flatMap((subresource: Subresource): Row[] => [
      { cells: [`${'  '.repeat(depth)}${subresource.name}`] },
      ...partRows(subresource, depth + 1),
    ]),
  ];
}

function componentRow(component: CostComponent, depth: number): Row {
  const { name, unit, monthlyQuantity, monthlyCost, unitPrice, problem } = component;
  const noQuantity = problem === null ? 'depends on usage' : 'unknown';
  const price = unitPrice === null ? 'price unknown' : `${formatUnitPrice(unitPrice)} per ${unit}`;
  return {
    cells: [
      '  '.repeat(depth) + name,
      monthlyQuantity === null ? noQuantity : formatQuantity(monthlyQuantity),
      unit,
      monthlyCost === null ? price : formatMoney(monthlyCost),
    ],
  };
}

function total(summary: Summary): string {
  const amount = summary.monthlyCost === null ? 'nothing that can be priced' : formatMonthly(summary.monthlyCost);
  return `Total: ${amount}`;
}

/** `12 priced · 3 depend on usage`. */
function countsLine(summary: Summary): string {
  const { priced, usage, free, unpriced, unsupported } = summary.counts;
  const parts = [
    `${priced} priced`,
    usage && `${usage} depend on usage`,
    free && `${free} free`,
    unpriced && `${unpriced} with an unknown price`,
    unsupported && `${unsupported} not supported`,
  ];
  return parts.filter(Boolean).join(' · ');
}

function unsupportedLine(estimates: readonly Estimate[]): string | undefined {
  const types = new Set(
    estimates.filter(({ status }) => status === 'unsupported').map(({ resource }) => resource.type),
  );
  return types.size > 0 ? printable(`Not supported: ${[...types].sort().join(', ')}`) : undefined;
}
