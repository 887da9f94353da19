/** Sums by group, as a table of plain text for a terminal. */
import { formatDifference } from './change-text';
import { type Column, layOut, type Paint, type Row } from './layout';
import { formatMonthly } from './money';
import type { CostReport } from './report';
import { type GroupRow, groupRows } from './view';

export function groupTable(report: CostReport, paint: Paint, width: number | undefined): readonly string[] {
  const { rows, left } = groupRows(report);
  const compared = report.comparison !== undefined;
  const heading: Row = {
    cells: ['Group', 'Resources', ...(compared ? ['Before', 'Now', 'Difference'] : ['Monthly cost'])],
    paint: paint.faint,
  };
  const right: Column = { align: 'right' };
  const columns: readonly Column[] = [{ align: 'left' }, right, ...(compared ? [right, right, right] : [right])];
  const more = left > 0 ? [`… and ${left} more`] : [];
  return [...layOut([heading, ...rows.map((row) => ({ cells: groupCells(row) }))], columns, width), ...more, ''];
}

/** Name, number of resources and amounts of a group, as they are shown. */
export function groupCells({ name, summary, change }: GroupRow): readonly string[] {
  const count = Object.values(summary.counts).reduce((sum, number) => sum + number, 0);
  const now = amountText(summary.monthlyCost);
  if (!change) return [name, String(count), now];
  const { difference } = change.total;
  return [
    name,
    String(count),
    amountText(change.past.monthlyCost),
    now,
    difference === null ? '–' : formatDifference(difference),
  ];
}

function amountText(monthlyCost: number | null): string {
  return monthlyCost === null ? '–' : formatMonthly(monthlyCost);
}
