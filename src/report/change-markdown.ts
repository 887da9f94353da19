/** What changed, as Markdown: for a document, or for a comment of limited length. */
import { type BlockChange, blockChanges } from '../insight/block-change';
import { budgetText } from './budget-text';
import {
  blockSideText,
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
import { escapeCell } from './component-table';
import { groupCells } from './group-table';
import { formatMoney } from './money';
import type { CostReport, ReportComparison } from './report';
import { changeRows, groupRows } from './view';

export interface MarkdownOptions {
  /** So many blocks at most are listed; the sums are of all. */
  readonly rows: number;
  /** Whether the components that differ are listed too. */
  readonly components: boolean;
  /** Whether parts may be folded away, in HTML's `details`. */
  readonly foldable: boolean;
}

export const wholeReport: MarkdownOptions = { rows: Number.POSITIVE_INFINITY, components: true, foldable: false };

export function changeMarkdown(
  report: CostReport,
  { diff, baseline, limit }: ReportComparison,
  options: MarkdownOptions,
): string {
  const { rows: all, left } = changeRows(report);
  const rows = all.slice(0, options.rows);
  const missing = left + all.length - rows.length;
  const lines = [
    `**Monthly cost: ${totalDifference(diff)}** · ${countsText(blockChanges(diff.projects))}`,
    '',
    '| Before | Now | Difference |',
    '|--:|--:|--:|',
    `| ${sideText(diff.past.monthlyCost)} | ${sideText(diff.now.monthlyCost)} | ${totalDifference(diff)} |`,
    '',
    `Compared with ${escapeCell(baseline)}.`,
  ];
  const remarks = uncertainties(diff);
  const warnings = [
    ...(limit?.exceeded ? [`The increase is above ${limit.text} (${formatMoney(limit.allowed)}/mo).`] : []),
    ...report.budgets.filter(({ exceeded }) => exceeded).map((result) => `Over budget: ${budgetText(result)}.`),
  ];
  if (warnings.length + remarks.length > 0) {
    lines.push(
      '',
      ...warnings.map((text) => `- **${escapeCell(text)}**`),
      ...remarks.map((text) => `- ${escapeCell(text)}`),
    );
  }
  if (report.view.grouping) lines.push('', ...groupLines(report));
  if (rows.length > 0)
    lines.push('', '| | Resource | Before | Now | Difference |', '|:-:|:--|--:|--:|--:|', ...rows.map(blockLine));
  if (missing > 0) lines.push('', `${missing} more ${missing === 1 ? 'change is' : 'changes are'} not listed.`);
  const detailed = options.components
    ? rows.filter(({ components, kind }) => kind !== 'moved' && components.length > 0)
    : [];
  if (detailed.length > 0) {
    const table = ['| Component | Difference | Because of |', '|:--|--:|:--|', ...detailed.flatMap(componentLines)];
    lines.push('', ...(options.foldable ? folded('Components', table) : table));
  }
  return `${lines.join('\n')}\n`;
}

/** Sums by group as a table; empty where no grouping is asked for. */
export function groupLines(report: CostReport): readonly string[] {
  if (!report.view.grouping) return [];
  const { rows, left } = groupRows(report);
  const compared = report.comparison !== undefined;
  const heading = ['Group', 'Resources', ...(compared ? ['Before', 'Now', 'Difference'] : ['Monthly cost'])];
  return [
    `| ${heading.join(' | ')} |`,
    `|:--|${'--:|'.repeat(heading.length - 1)}`,
    ...rows.map((row) => `| ${groupCells(row).map(escapeCell).join(' | ')} |`),
    ...(left > 0 ? ['', `${left} more`] : []),
  ];
}

/** A part that is shown when asked for. */
export function folded(title: string, lines: readonly string[]): readonly string[] {
  return ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>'];
}

function blockLine(block: BlockChange): string {
  const { kind, before, after } = block;
  const amount = kind === 'moved' ? 'same cost' : differenceText(block);
  const cells = [
    // A lone sign could begin a list.
    `\\${changeMarks[kind]}`,
    escapeCell(blockTitle(block)),
    kind === 'added' ? '' : blockSideText(before),
    kind === 'removed' ? '' : blockSideText(after),
    escapeCell(amount),
  ];
  return `| ${cells.join(' | ')} |`;
}

function componentLines(block: BlockChange): readonly string[] {
  return [
    `| **${escapeCell(blockTitle(block))}** | **${escapeCell(differenceText(block))}** | |`,
    ...block.components.map(
      (component) =>
        `| ${escapeCell(componentTitle(component))} | ${escapeCell(differenceOfEach(block, component))} | ${escapeCell(causeText(component.cause))} |`,
    ),
  ];
}
