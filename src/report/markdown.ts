/** Reports as Markdown: the whole workspace, and one resource explained. */
import { type Estimate, type Impact, totalCost } from '../engine/estimate';
import type { Summary } from '../insight/summary';
import {
  componentTable,
  costText,
  escapeCell,
  fullName,
  type LinkTo,
  namedComponents,
  priceOrigins,
  quantityText,
  unitPriceText,
} from './component-table';
import { amountsText, formatMonthly, formatQuantity } from './money';
import { statusText } from './status-text';

export interface ReportSection {
  /** Name of the root module: its folder. */
  readonly title: string;
  readonly estimates: readonly Estimate[];
  readonly notes: readonly string[];
}

/** The cost report: totals first, then every resource with its components, then what is not known. */
export function markdownReport(
  sections: readonly ReportSection[],
  summary: Summary,
  date: string,
  /** Whether each resource is told with its components. */
  { components = true }: { readonly components?: boolean } = {},
): string {
  const { counts } = summary;
  const lines = [
    '# Cost report',
    '',
    `**${summary.monthlyCost === null ? 'Nothing that can be priced' : formatMonthly(summary.monthlyCost)}** · ${[
      `${counts.priced} priced`,
      `${counts.usage} depend on usage`,
      `${counts.free} free`,
      `${counts.unpriced} unknown`,
      `${counts.unsupported} not supported`,
    ].join(' · ')}`,
    '',
    `${amountsText()}, free tiers not deducted. ${date}`,
  ];
  for (const section of sections) lines.push('', ...sectionLines(section, sections.length > 1, components));
  return `${lines.join('\n')}\n`;
}

function sectionLines(
  { title, estimates, notes }: ReportSection,
  titled: boolean,
  components: boolean,
): readonly string[] {
  const lines = titled ? [`## ${escapeCell(title)}`, ''] : [];
  const priced = estimates.filter(({ status }) => status === 'priced' || status === 'usage' || status === 'unpriced');
  if (priced.length > 0) {
    lines.push('| Resource | Monthly cost |', '|:--|--:|');
    for (const estimate of [...priced].sort(byCost)) {
      lines.push(`| ${escapeCell(displayName(estimate))} | ${statusText(estimate)} |`);
    }
    if (components) lines.push('', '| Component | Quantity | Unit price | Monthly cost |', '|:--|--:|--:|--:|');
    for (const estimate of components ? priced : []) {
      lines.push(`| **${escapeCell(displayName(estimate))}** | | | **${statusText(estimate)}** |`);
      for (const named of namedComponents(estimate)) {
        const { component } = named;
        lines.push(
          `| ${escapeCell(fullName(named))} | ${escapeCell(quantityText(component))} | ${unitPriceText(component)} | ${costText(component)} |`,
        );
      }
    }
  }
  const unknown = estimates.filter(({ reasons, status }) => reasons.length > 0 && status === 'unpriced');
  if (unknown.length > 0 || notes.length > 0) {
    lines.push('', '### Not known', '');
    for (const estimate of unknown)
      lines.push(`- ${escapeCell(`${displayName(estimate)}: ${estimate.reasons.join('; ')}`)}`);
    for (const text of notes) lines.push(`- ${escapeCell(text)}`);
  }
  const types = new Set(
    estimates.filter(({ status }) => status === 'unsupported').map(({ resource }) => resource.type),
  );
  if (types.size > 0)
    lines.push('', '### Not supported', '', ...[...types].sort().map((type) => `- ${escapeCell(type)}`));
  return lines;
}

function byCost(a: Estimate, b: Estimate): number {
  return (totalCost(b) ?? -1) - (totalCost(a) ?? -1);
}

/** The address, with the instance key or how many instances it stands for. */
export function displayName({ resource, instances }: Estimate): string {
  const [only] = instances;
  if (instances.length === 1 && only !== undefined) return only;
  return instances.length > 1 ? `${resource.address} × ${instances.length}` : resource.address;
}

/** Estimates in full: components, origins, assumptions, reasons. Instances of which the same is to be said are told together. */
export function explanations(estimates: readonly Estimate[], linkTo: LinkTo = () => undefined): readonly string[] {
  const groups = new Map<string, Estimate[]>();
  for (const estimate of estimates) {
    const key = `${estimate.resource.address} ${statusText({ ...estimate, instances: [''] })}\n${details(estimate, linkTo)}`;
    const group = groups.get(key);
    if (group) group.push(estimate);
    else groups.set(key, [estimate]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group;
    if (!first) return '';
    const together = { ...first, instances: group.flatMap(({ instances }) => instances) };
    const { length } = together.instances;
    // The table below is of one.
    const each = length > 1 && totalCost(first) ? ` · each ${statusText({ ...first, instances: [''] })}` : '';
    return [`**${escapeCell(displayName(together))}** — ${statusText(together)}${each}`, details(first, linkTo)]
      .filter(Boolean)
      .join('\n\n');
  });
}

const impactNames: Readonly<Record<Impact['kind'], string>> = { carbon: 'Carbon', energy: 'Energy', water: 'Water' };

function details(estimate: Estimate, linkTo: LinkTo): string {
  const remarks = [
    ...(estimate.resource.remarks ?? []).map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`),
    ...estimate.reasons.map((reason) => (estimate.status === 'unpriced' ? `Price unknown: ${reason}` : reason)),
    ...estimate.assumptions.map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`),
    ...(estimate.impacts ?? []).map(
      ({ kind, value, unit }) => `${impactNames[kind]}: ${formatQuantity(value)} ${unit} a month`,
    ),
    ...priceOrigins(estimate).map((origin) => `Prices: ${origin}`),
  ];
  const parts = [componentTable(estimate, linkTo), remarks.map((remark) => `- ${escapeCell(remark)}`).join('\n')];
  return parts.filter(Boolean).join('\n\n');
}
