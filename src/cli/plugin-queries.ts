/** `costline plugin recommendations | dismiss | budgets | actual`: what a plugin knows besides prices. */
import { join } from 'node:path';
import { ArchiveProblem } from '../plugin/archive';
import { CallFailure } from '../plugin/connection';
import { dismiss, dismissedIn } from '../plugin/dismissals';
import { costlineHome } from '../plugin/folders';
import { capability, type ResourceDescriptor } from '../plugin/messages';
import type { PluginHost } from '../plugin/plugin-host';
import { actualCostsOf, budgetsOf, recommendationsOf } from '../plugin/queries';
import { shortText } from '../plugin/reply';
import type { PluginReport, PluginRow } from './plugin-output';

export async function recommendationReport(
  host: PluginHost,
  target: ResourceDescriptor | undefined,
): Promise<PluginReport> {
  const dismissed = dismissedIn(dismissalFile(), host.name);
  const found = await recommendationsOf(host, target ? [target] : [], dismissed);
  return {
    title: `costline plugin recommendations ${host.name}`,
    columns: ['Id', 'Resource', 'Savings a month', 'What'],
    rows: found.map(({ id, resource, impact, description }) =>
      row(
        id,
        resource?.id || resource?.resource_type || '',
        amount(impact?.estimated_savings, impact?.currency),
        description,
      ),
    ),
    notes: [
      ...(found.length === 0 ? ['It recommends nothing'] : []),
      ...(dismissed.length > 0 ? [`${dismissed.length} dismissed before are left out`] : []),
    ],
  };
}

/** Remembers the dismissal here, and tells the plugin where it wants to know. */
export async function dismissRecommendation(host: PluginHost, id: string): Promise<string> {
  dismiss(dismissalFile(), host.name, id);
  const info = await host.info();
  if (!info.capabilities.includes(capability.dismissRecommendations)) return `${id} is not shown again`;
  const { success, message } = await host.call('DismissRecommendation', {
    recommendation_id: id,
    reason: dismissalReason,
    custom_reason: '',
  });
  return success ? `${id} is not shown again` : `${id} is not shown again here; the plugin says: ${shortText(message)}`;
}

/** NOT_APPLICABLE. */
const dismissalReason = 1;

export async function budgetReport(host: PluginHost): Promise<PluginReport> {
  const budgets = await budgetsOf(host);
  return {
    title: `costline plugin budgets ${host.name}`,
    columns: ['Budget', 'Limit', 'Period', 'Spent', 'Used'],
    rows: budgets.map(({ name, id, amount: limit, period, status }) =>
      row(
        name || id,
        amount(limit?.limit, limit?.currency),
        periods[period] ?? '',
        amount(status?.current_spend, status?.currency),
        status && Number.isFinite(status.percentage_used) ? `${status.percentage_used.toFixed(0)} %` : '',
      ),
    ),
    notes: budgets.length === 0 ? ['It knows of no budgets'] : [],
  };
}

const periods: readonly string[] = ['', 'day', 'week', 'month', 'quarter', 'year'];

export async function actualReport(
  host: PluginHost,
  id: string,
  fromText: string | undefined,
  toText: string | undefined,
): Promise<PluginReport> {
  const to = toText === undefined ? Date.now() : dateOf('--to', toText);
  const from = fromText === undefined ? to - 30 * 86_400_000 : dateOf('--from', fromText);
  if (from >= to) throw new ArchiveProblem('--from is a day before --to');
  const results = await actualCostsOf(host, { id, arn: id.startsWith('arn:') ? id : '', from, to });
  const impossible = results.find(({ cost }) => !Number.isFinite(cost));
  if (impossible) throw new CallFailure('broken', `a cost of ${impossible.cost} cannot be`);
  return {
    title: `costline plugin actual ${host.name}`,
    columns: ['Day', 'Cost', 'Usage', 'Source'],
    rows: results.map(({ timestamp, cost, usage_amount, usage_unit, source, focus_record }) =>
      row(
        timestamp ? new Date(timestamp.seconds * 1000).toISOString().slice(0, 10) : '',
        amount(cost, focus_record?.billing_currency || 'USD'),
        usage_unit === '' ? '' : `${usage_amount} ${usage_unit}`,
        source,
      ),
    ),
    notes: results.length === 0 ? ['It has no costs for that time'] : [],
  };
}

function dateOf(flag: string, text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw new ArchiveProblem(`${flag} is a day such as 2026-01-31, found "${text}"`);
  return time;
}

function row(...cells: readonly string[]): PluginRow {
  return { cells: cells.map(shortText), outcome: 'passed' };
}

/** In whatever currency it is: nothing is computed from it. */
function amount(value: number | undefined, currency: string | undefined): string {
  return value === undefined || !Number.isFinite(value) ? '' : `${value.toFixed(2)} ${currency ?? ''}`.trim();
}

function dismissalFile(): string {
  return join(costlineHome(), 'dismissed.json');
}
