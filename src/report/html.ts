/** The report as one HTML file that needs nothing else: chart, tables to sort, light and dark, nothing loaded from anywhere. */
import { sha256 } from '@noble/hashes/sha2.js';
import { totalCost } from '../engine/estimate';
import { blockChanges } from '../insight/block-change';
import type { Summary } from '../insight/summary';
import { budgetText } from './budget-text';
import {
  blockSideText,
  blockTitle,
  causeText,
  componentDifference,
  componentTitle,
  countsText,
  differenceText,
  sideText,
  totalDifference,
  uncertainties,
} from './change-text';
import { costText, fullName, namedComponents, quantityText, unitPriceText } from './component-table';
import { barChart } from './html-chart';
import { script, style } from './html-parts';
import { escapeHtml } from './html-text';
import { displayName } from './markdown';
import { amountsText, formatMonthly } from './money';
import type { CostReport } from './report';
import { statusText } from './status-text';
import { changeRows, estimateRows, groupRows } from './view';

export function htmlReport(report: CostReport): string {
  const { comparison, summary, generated } = report;
  const title = comparison ? 'Cost change' : 'Cost report';
  const amount = comparison
    ? totalDifference(comparison.diff)
    : summary.monthlyCost === null
      ? 'Nothing that can be priced'
      : formatMonthly(summary.monthlyCost);
  const policy = `default-src 'none'; style-src '${hash(style)}'; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(`${title}: ${amount}`)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="amount">${escapeHtml(amount)}</p>
${(comparison ? changeSections(report) : estimateSections(report)).join('\n')}
${notes(report).join('\n')}
<footer>${escapeHtml(amountsText())}, free tiers not deducted. ${escapeHtml(generated.slice(0, 10))}</footer>
</main>
<script>${script}</script>
</body>
</html>
`;
}

function hash(text: string): string {
  const bytes = sha256(new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}

function estimateSections(report: CostReport): readonly string[] {
  const { counts } = report.summary;
  const facts = [
    `${counts.priced} priced`,
    `${counts.usage} depend on usage`,
    `${counts.free} free`,
    `${counts.unpriced} unknown`,
    `${counts.unsupported} not supported`,
  ];
  const { rows, left } = estimateRows(report);
  const resources = table(
    'Resources',
    ['Resource', 'Type', 'File', 'Monthly cost'],
    rows.map((estimate) => [
      text(displayName(estimate)),
      text(estimate.resource.type),
      text(report.displayPath(estimate.resource.source.file)),
      amount(statusText(estimate), totalCost(estimate)),
    ]),
  );
  const components = table(
    'Components',
    ['Resource', 'Component', 'Quantity', 'Unit price', 'Monthly cost'],
    rows.flatMap((estimate) =>
      [...namedComponents(estimate)].map((named) => [
        text(displayName(estimate)),
        text(fullName(named)),
        amount(quantityText(named.component), named.component.monthlyQuantity),
        amount(unitPriceText(named.component), named.component.unitPrice),
        amount(costText(named.component), named.component.monthlyCost),
      ]),
    ),
  );
  return [`<p>${facts.join(' · ')}</p>`, chart(report), groups(report), resources, ...more(left), components];
}

function changeSections(report: CostReport): readonly string[] {
  const { comparison } = report;
  if (!comparison) return [];
  const { diff, baseline } = comparison;
  const { rows, left } = changeRows(report);
  const changes = table(
    'Changes',
    ['Resource', 'Change', 'Before', 'Now', 'Difference'],
    rows.map((block) => [
      text(blockTitle(block)),
      { ...text(block.kind), className: block.kind },
      block.kind === 'added' ? amount('', 0) : amount(blockSideText(block.before), block.before.monthlyCost),
      block.kind === 'removed' ? amount('', 0) : amount(blockSideText(block.after), block.after.monthlyCost),
      amount(block.kind === 'moved' ? 'same cost' : differenceText(block), block.total.difference),
    ]),
  );
  const components = table(
    'Components that differ',
    ['Resource', 'Component', 'Because of', 'Difference, each'],
    rows
      .filter(({ kind }) => kind !== 'moved')
      .flatMap((block) =>
        block.components.map((change) => [
          text(blockTitle(block)),
          text(componentTitle(change)),
          text(causeText(change.cause)),
          amount(componentDifference(change), (change.after?.monthlyCost ?? 0) - (change.before?.monthlyCost ?? 0)),
        ]),
      ),
  );
  const remarks = uncertainties(diff).map((line) => `<p class="remark">${escapeHtml(line)}</p>`);
  return [
    `<p>${escapeHtml(`${sideText(diff.past.monthlyCost)} → ${sideText(diff.now.monthlyCost)}, compared with ${baseline} · ${countsText(blockChanges(diff.projects))}`)}</p>`,
    ...remarks,
    chart(report),
    groups(report),
    changes,
    ...more(left),
    components,
  ];
}

/** By type, unless another grouping is asked for. */
function chart(report: CostReport): string {
  const grouping = report.view.grouping ?? { kind: 'type' };
  const { rows } = groupRows({ ...report, view: { ...report.view, grouping, top: undefined } });
  return barChart(
    rows.map(({ name, summary, change }) => ({
      name,
      now: amountOf(summary),
      past: change && amountOf(change.past),
    })),
  );
}

/** Nothing where there is nothing, or it is free; null where nothing is known of what there is. */
function amountOf({ monthlyCost, counts }: Summary): number | null {
  return monthlyCost ?? (counts.priced + counts.usage + counts.unpriced + counts.unsupported === 0 ? 0 : null);
}

function groups(report: CostReport): string {
  if (!report.view.grouping) return '';
  const compared = report.comparison !== undefined;
  return table(
    'Groups',
    ['Group', ...(compared ? ['Before', 'Now', 'Difference'] : ['Monthly cost'])],
    groupRows(report).rows.map(({ name, summary, change }) => {
      const now = amount(summary.monthlyCost === null ? '–' : formatMonthly(summary.monthlyCost), summary.monthlyCost);
      if (!change) return [text(name), now];
      const { past, total } = change;
      return [
        text(name),
        amount(past.monthlyCost === null ? '–' : formatMonthly(past.monthlyCost), past.monthlyCost),
        now,
        amount(total.difference === null ? '–' : formatMonthly(total.difference), total.difference),
      ];
    }),
  );
}

function notes(report: CostReport): readonly string[] {
  const lines = [
    ...report.budgets.map((result) => ({ text: budgetText(result), className: result.exceeded ? 'over' : 'within' })),
    ...report.diagnostics.map(({ file, range, message, severity }) => ({
      text: `${report.displayPath(file)}:${range.start.line + 1}: ${message}`,
      className: severity === 'error' ? 'over' : 'within',
    })),
  ];
  if (lines.length === 0) return [];
  const items = lines.map(({ text: line, className }) => `<li class="${className}">${escapeHtml(line)}</li>`);
  return ['<h2>Budgets and remarks</h2>', `<ul>${items.join('\n')}</ul>`];
}

function more(left: number): readonly string[] {
  return left > 0 ? [`<p>${left} more not listed</p>`] : [];
}

interface Cell {
  readonly text: string;
  /** What it is sorted by; the text where it is undefined. */
  readonly value?: number | null;
  readonly className?: string;
}

function text(content: string): Cell {
  return { text: content };
}

function amount(content: string, value: number | null): Cell {
  return { text: content, value };
}

function table(title: string, heading: readonly string[], rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return '';
  const numeric = (column: number): string => (rows[0]?.[column]?.value === undefined ? '' : ' class="number"');
  const head = heading
    .map((name, column) => `<th scope="col"${numeric(column)}><button type="button">${escapeHtml(name)}</button></th>`)
    .join('');
  const body = rows.map((cells, index) => {
    const columns = cells.map(({ text: content, value, className }, column) => {
      const tag = column === 0 ? 'th scope="row"' : 'td';
      const classes = [value === undefined ? '' : 'number', className ?? ''].filter(Boolean).join(' ');
      const attributes = `${classes && ` class="${classes}"`}${value === undefined ? '' : ` data-value="${value ?? -1}"`}`;
      return `<${tag}${attributes}>${escapeHtml(content)}</${column === 0 ? 'th' : 'td'}>`;
    });
    return `<tr data-order="${index}">${columns.join('')}</tr>`;
  });
  return `<h2>${escapeHtml(title)}</h2>\n<div class="wide"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table></div>`;
}
