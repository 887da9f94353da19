/** The report as a table of plain text for a terminal. */
import type { CostComponent, Estimate, Subresource } from '../engine/estimate';
import type { Summary } from '../insight/summary';
import type { JsonDiagnostic } from './json';
import { statusText } from './markdown';
import { formatMoney, formatMonthly, formatQuantity, formatUnitPrice } from './money';

export interface TableOptions {
  readonly displayPath: (file: string) => string;
  readonly showFree: boolean;
}

type Row = readonly [name: string, quantity: string, unit: string, cost: string];

const heading: Row = ['Name', 'Monthly quantity', 'Unit', 'Monthly cost'];

export function tableReport(
  estimates: readonly Estimate[],
  summary: Summary,
  diagnostics: readonly JsonDiagnostic[],
  options: TableOptions,
): string {
  const shown = estimates.filter(({ status }) => (status !== 'free' || options.showFree) && status !== 'unsupported');
  const rows: Row[] = shown.flatMap((estimate) => [...estimateRows(estimate), emptyRow]);
  const lines = [...layOut([heading, emptyRow, ...rows]), total(summary), counts(summary)];
  const unsupported = unsupportedLine(estimates);
  if (unsupported) lines.push(unsupported);
  for (const { severity, message, file, range } of diagnostics) {
    lines.push(
      printable(
        `${severity}: ${options.displayPath(file)}:${range.start.line + 1}:${range.start.character + 1}: ${message}`,
      ),
    );
  }
  return `${lines.join('\n')}\n`;
}

const emptyRow: Row = ['', '', '', ''];

function estimateRows(estimate: Estimate): readonly Row[] {
  const { instances, resource, status } = estimate;
  const count = instances.length;
  const times = count > 1 ? ` × ${count}` : '';
  const rows: Row[] = [[resource.address + keyOf(estimate) + times, '', '', statusText(estimate)]];
  rows.push(...partRows(estimate, 1));
  for (const reason of estimate.reasons)
    rows.push([`  ${status === 'free' ? '' : 'price unknown: '}${reason}`, '', '', '']);
  for (const assumption of estimate.assumptions) rows.push([`  ${assumption}`, '', '', '']);
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
      [`${'  '.repeat(depth)}${subresource.name}`, '', '', ''],
      ...partRows(subresource, depth + 1),
    ]),
  ];
}

function componentRow(component: CostComponent, depth: number): Row {
  const { name, unit, monthlyQuantity, monthlyCost, unitPrice, problem } = component;
  const noQuantity = problem === null ? 'depends on usage' : 'unknown';
  const price = unitPrice === null ? 'price unknown' : `${formatUnitPrice(unitPrice)} per ${unit}`;
  return [
    '  '.repeat(depth) + name,
    monthlyQuantity === null ? noQuantity : formatQuantity(monthlyQuantity),
    unit,
    monthlyCost === null ? price : formatMoney(monthlyCost),
  ];
}

function layOut(rows: readonly Row[]): readonly string[] {
  const clean = rows.map((row) => row.map(printable));
  const widths = [0, 1, 2, 3].map((column) =>
    clean.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), 0),
  );
  return clean.map(([name = '', quantity = '', unit = '', cost = '']) => {
    const cells = [
      name.padEnd(widths[0] ?? 0),
      quantity.padStart(widths[1] ?? 0),
      unit.padEnd(widths[2] ?? 0),
      cost.padStart(widths[3] ?? 0),
    ];
    return cells.join('  ').trimEnd();
  });
}

/** Without control characters: names come from the workspace, and some of these a terminal would obey. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

function total(summary: Summary): string {
  const amount = summary.monthlyCost === null ? 'nothing that can be priced' : formatMonthly(summary.monthlyCost);
  return `Total: ${amount}`;
}

function counts(summary: Summary): string {
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
  return types.size > 0 ? `Not supported: ${[...types].sort().join(', ')}` : undefined;
}
