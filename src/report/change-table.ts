/** What changed, as a table of plain text for a terminal. */
import { type BlockChange, blockChanges } from '../insight/block-change';
import {
  blockTitle,
  causeText,
  changeMarks,
  componentTitle,
  countsText,
  differenceOfEach,
  differenceText,
  sideText,
  totalDifference,
  uncertainties,
} from './change-text';
import { type Column, layOut, type Paint, type Row } from './layout';
import { formatMoney } from './money';
import type { CostReport, ReportComparison } from './report';
import { changeRows } from './view';

const columns: readonly Column[] = [{ align: 'left' }, { align: 'right' }, { align: 'left' }];
const sumColumns: readonly Column[] = [{ align: 'left' }, { align: 'right' }];
const emptyRow: Row = { cells: [] };

export function changeTable(
  report: CostReport,
  { diff, baseline, limit }: ReportComparison,
  paint: Paint,
  width: number | undefined,
): readonly string[] {
  const { rows, left } = changeRows(report);
  const titled = diff.projects.filter(({ changes }) => changes.some(({ kind }) => kind !== 'unchanged')).length > 1;
  const body: Row[] = [];
  let project: BlockChange['project'] | undefined;
  for (const block of rows) {
    if (titled && block.project !== project) {
      project = block.project;
      const was =
        project.beforePath !== null && project.beforePath !== project.path ? ` (was ${project.beforePath})` : '';
      body.push({ cells: [`${project.path}${was}`], paint: paint.strong }, emptyRow);
    }
    body.push(...blockRows(block, paint), emptyRow);
  }
  if (left > 0) body.push({ cells: [`… and ${left} more`] }, emptyRow);
  const summary = layOut(
    [
      { cells: [`Before (${baseline})`, sideText(diff.past.monthlyCost)] },
      { cells: ['Now', sideText(diff.now.monthlyCost)] },
      { cells: ['Difference', totalDifference(diff)], paint: paintOf(diff.difference, paint) },
    ],
    sumColumns,
  );
  const over = limit?.exceeded
    ? [paint.warning(`The increase is above ${limit.text} (${formatMoney(limit.allowed)}/mo).`)]
    : [];
  return [
    ...layOut(body, columns, width),
    ...summary,
    countsText(blockChanges(diff.projects)),
    ...uncertainties(diff),
    ...over,
  ];
}

function blockRows(block: BlockChange, paint: Paint): readonly Row[] {
  const amount = block.kind === 'moved' ? 'same cost' : differenceText(block);
  const rows: Row[] = [
    {
      cells: [`${changeMarks[block.kind]} ${blockTitle(block)}`, amount],
      paint: paintOf(block.total.difference, paint),
    },
  ];
  if (block.kind === 'moved') return rows;
  for (const component of block.components) {
    rows.push({
      cells: [`    ${componentTitle(component)}`, differenceOfEach(block, component), causeText(component.cause)],
    });
  }
  const reasons = new Set(
    block.after.estimates.flatMap(({ status, reasons: all }) => (status === 'unpriced' ? all : [])),
  );
  for (const reason of reasons) rows.push({ cells: [`    price unknown: ${reason}`], paint: paint.faint });
  return rows;
}

function paintOf(difference: number | null, paint: Paint): (text: string) => string {
  if (difference === null || difference === 0) return paint.strong;
  return difference > 0 ? paint.dearer : paint.cheaper;
}
