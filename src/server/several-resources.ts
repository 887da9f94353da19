/** What is told of several resources that stand at the same line: their sum, and each by itself. */
import type { Estimate } from '../engine/estimate';
import { groupEstimates } from '../insight/summary';
import { escapeCell } from '../report/component-table';
import { blockText } from './amounts';
import type { ServerSettings } from './protocol';

/** More resources than these are counted. */
const mostListed = 50;

/** The estimates of each resource; one group where all are of instances of the same. */
export function byResource(estimates: readonly Estimate[]): readonly (readonly Estimate[])[] {
  return [...groupEstimates(estimates, ({ resource }) => `${resource.type} ${resource.title}`).values()];
}

/** Every resource with what it costs, as a table in Markdown. */
export function resourceTable(
  resources: readonly (readonly Estimate[])[],
  { period }: Pick<ServerSettings, 'period'>,
): string {
  const rows = resources.slice(0, mostListed).flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { title, type } = first.resource;
    return [`| ${escapeCell(title)} | ${escapeCell(type)} | ${escapeCell(blockText(group, period))} |`];
  });
  const rest = resources.length - mostListed;
  if (rest > 0) rows.push(`| … and ${rest} more | | |`);
  return ['| Resource | Type | Cost |', '|:--|:--|--:|', ...rows].join('\n');
}
