/** Estimates in words, in the period of the settings: what lenses, hints and the status bar say. */
import type { Resource } from '../analyzer/resource';
import { allComponents, type CostComponent, type Estimate, type EstimateStatus, totalCost } from '../engine/estimate';
import { addTotals, type BlockChange } from '../insight/block-change';
import type { ResourceChange } from '../insight/diff';
import { type Summary, summarize } from '../insight/summary';
import { countsText } from '../report/change-text';
import { formatMoney, formatUnitPrice, shownHoursPerMonth } from '../report/money';
import { costInWords, statusWords } from '../report/status-text';
import type { FolderDiff } from './baseline';
import type { ServerSettings, SummaryDiff } from './protocol';

type Period = ServerSettings['period'];

const suffixes: Readonly<Record<Period, string>> = { hour: '/h', month: '/mo', year: '/yr' };

/** `$70.08/mo`, `$0.096/h`, `$840.96/yr` from US dollars per month. */
export function amountText(monthly: number, period: Period): string {
  return plainAmount(monthly, period) + suffixes[period];
}

/** The same without the period: for the second amount in a line. */
export function plainAmount(monthly: number, period: Period): string {
  const amount = period === 'hour' ? monthly / shownHoursPerMonth() : period === 'year' ? monthly * 12 : monthly;
  return period === 'hour' && amount < 1 ? formatUnitPrice(Number(amount.toPrecision(4))) : formatMoney(amount);
}

/** `$0.20 per 1M requests` of the first component whose use nobody has stated. */
export function usagePriceText(components: Iterable<CostComponent>): string | undefined {
  for (const { unitPrice, unit, monthlyQuantity } of components) {
    if (monthlyQuantity === null && unitPrice !== null) return `${formatUnitPrice(unitPrice)} per ${singular(unit)}`;
  }
  return undefined;
}

/** `hours` → `hour`, as one says after "per"; `1M requests` stays. */
function singular(unit: string): string {
  return /^\d/.test(unit) || !/[a-z]s$/.test(unit) ? unit : unit.slice(0, -1);
}

/**
 * What a resource block costs, all its instances together: `$210.24/mo · 3 × $70.08`; of a line that makes several resources
 * `$120.10/mo · 10 resources, 7 free`: as many as are made, and how many of them cost nothing.
 */
export function blockText(estimates: readonly Estimate[], period: Period): string {
  const [first] = estimates;
  if (!first) return '';
  if (estimates.length > 1) return describeBlock(first, estimates, period);
  const known = texts.get(first);
  if (known?.period === period) return known.text;
  const text = describeBlock(first, estimates, period);
  texts.set(first, { period, text });
  return text;
}

/** Of blocks with one estimate, which lives until something in it changes. */
const texts = new WeakMap<Estimate, { readonly period: Period; readonly text: string }>();

function describeBlock(first: Estimate, estimates: readonly Estimate[], period: Period): string {
  const summary = summarize(estimates);
  if (estimates.some(({ resource }) => !isSameBlock(resource, first.resource))) {
    // The role of a function, the mount targets of a file system: one thing that is billed speaks for all.
    const billed = estimates.filter(({ status }) => status !== 'free');
    const [only] = billed;
    const alone = only && billed.every(({ resource }) => isSameBlock(resource, only.resource));
    return alone ? describeBlock(only, billed, period) : severalText(summary, period);
  }
  const instances = estimates.reduce((sum, { instances: own }) => sum + own.length, 0);
  const { counts, monthlyCost } = summary;
  if (counts.unsupported > 0) return 'cost not supported';
  const reason = estimates.find(({ reasons }) => reasons.length > 0)?.reasons[0];
  const status = counts.unpriced > 0 ? 'unpriced' : counts.usage > 0 ? 'usage' : counts.priced > 0 ? 'priced' : 'free';
  const text = amountInWords(status, monthlyCost, period, { reason, usagePrice: usagePriceText(allComponents(first)) });
  const several = instances > 1 && monthlyCost !== null && monthlyCost > 0 && status !== 'unpriced';
  return join(text, several ? factorText(estimates, instances, period) : undefined);
}

/** `$50.00/mo + unknown: storage is not set`, `$0.20 per 1M requests`: of what is not known, as much as can be said of it. */
export function amountInWords(
  status: EstimateStatus,
  monthlyCost: number | null,
  period: Period,
  { reason, usagePrice }: { readonly reason: string | undefined; readonly usagePrice: string | undefined },
): string {
  const { usage, unpriced } = statusWords;
  const because = reason ?? 'a value is missing';
  return costInWords(status, monthlyCost, (amount) => amountText(amount, period), {
    ...statusWords,
    usage: { ...usage, alone: usagePrice ?? usage.alone },
    unpriced: { added: `${unpriced.added}: ${because}`, alone: `${unpriced.alone}: ${because}` },
  });
}

/** Whether two resources are of one block, as instances of it that differ. */
function isSameBlock(a: Resource, b: Resource): boolean {
  return a.title === b.title && a.type === b.type;
}

function severalText({ counts, monthlyCost }: Summary, period: Period): string {
  const number = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return join(
    counts.free === number ? 'free' : monthlyCost === null ? undefined : amountText(monthlyCost, period),
    counts.free > 0 && counts.free < number ? `${number} resources, ${counts.free} free` : `${number} resources`,
    counts.usage > 0 ? `${counts.usage} usage-based` : undefined,
    counts.unpriced > 0 ? `${counts.unpriced} unknown` : undefined,
    counts.unsupported > 0 ? `${counts.unsupported} not supported` : undefined,
  );
}

/** `3 × $70.08` where all instances cost the same, else their number. */
function factorText(estimates: readonly Estimate[], instances: number, period: Period): string {
  const each = estimates[0]?.monthlyCost ?? null;
  const alike = each !== null && estimates.every(({ monthlyCost }) => monthlyCost === each);
  return alike ? `${instances} × ${plainAmount(each, period)}` : `${instances} instances`;
}

function join(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** What a group of resources costs: `$1,204.10/mo · 14 priced · 2 usage-based · 1 unknown`. */
export function rollUpText(estimates: readonly Estimate[], period: Period): string {
  return summaryText(summarize(estimates), period);
}

/** The same of what has been summed up. */
export function summaryText({ monthlyCost, counts }: Summary, period: Period): string {
  const amount = monthlyCost === null ? undefined : amountText(monthlyCost, period);
  return (
    join(
      amount,
      counts.priced > 0 ? `${counts.priced} priced` : undefined,
      counts.usage > 0 ? `${counts.usage} usage-based` : undefined,
      counts.unpriced > 0 ? `${counts.unpriced} unknown` : undefined,
      counts.unsupported > 0 ? `${counts.unsupported} not supported` : undefined,
    ) || 'nothing that is billed'
  );
}

/** Sums that are told apart by module instance: `module.a: $24.00/mo · module.b: $48.00/mo`, at most three of them. */
export function perCallerText(callers: readonly (readonly [name: string, text: string])[]): string {
  const texts = new Set(callers.map(([, text]) => text));
  const [only] = texts;
  if (texts.size === 1 && only !== undefined)
    return callers.length > 1 ? `${only} in each of ${callers.length} module instances` : only;
  const shown = callers.slice(0, 3).map(([name, text]) => `${name}: ${text}`);
  return join(...shown, callers.length > 3 ? `${callers.length - 3} more` : undefined);
}

/** `+$140.16 vs HEAD`: what changes amount to; what is not known is said. Empty where there is nothing to say. */
export function changesText(changes: readonly ResourceChange[], label: string, period: Period): string {
  if (changes.length === 0) return '';
  const parts = differenceParts(addTotals(changes), period);
  if (parts.length === 0) {
    if (changes.every(({ kind }) => kind === 'added')) return `new since ${label}`;
    const uncertain = changes.find((change) => change.uncertain !== 'no')?.uncertain;
    if (changes.every(({ kind }) => kind === 'moved')) return `moved since ${label}`;
    return `changed since ${label}${uncertain === 'usage' ? ', depends on usage' : uncertain === 'unknown' ? ', difference unknown' : ''}`;
  }
  return `${parts.join(', ')} vs ${label}`;
}

/** `+$140.16`, `$20.00 not known before`; empty where no amount differs. */
export function differenceParts(
  { difference, appeared, vanished }: ResourceChange['total'],
  period: Period,
): readonly string[] {
  const parts: string[] = [];
  if (difference !== null && Math.abs(difference) >= leastDifference) parts.push(signed(difference, period));
  if (appeared !== 0) parts.push(`${plainAmount(appeared, period)} not known before`);
  if (vanished !== 0) parts.push(`${plainAmount(vanished, period)} no longer known`);
  return parts;
}

/** `▲ $140.16`, `▼ $20.00`; undefined for less than what an amount shows. */
export function deltaText(monthly: number, period: Period): string | undefined {
  if (Math.abs(monthly) < leastDifference) return undefined;
  return `${monthly > 0 ? '▲' : '▼'} ${plainAmount(Math.abs(monthly), period)}`;
}

/** US dollars a month: below this two sums differ by how numbers are added, not by what they say. */
const leastDifference = 1e-7;

function signed(monthly: number, period: Period): string {
  return `${monthly > 0 ? '+' : '-'}${plainAmount(Math.abs(monthly), period)}`;
}

/** What differs in all folders together; null where none has a baseline. */
export function summaryDiff(diffs: readonly FolderDiff[], period: Period): SummaryDiff | null {
  const [first] = diffs;
  if (!first) return null;
  const blocks = diffs.flatMap((diff) => diff.blocks());
  const { difference } = addTotals(blocks);
  const told = difference !== null && Math.abs(difference) >= leastDifference;
  return {
    text: diffText(blocks, first.label, period),
    short: told ? signed(difference, period) : '',
    difference,
  };
}

/** `+$140.16/mo vs HEAD · 2 added, 1 changed`: blocks, as they are listed. */
export function diffText(blocks: readonly BlockChange[], label: string, period: Period): string {
  if (blocks.length === 0) return `no change vs ${label}`;
  const { difference } = addTotals(blocks);
  const amount =
    difference !== null && Math.abs(difference) >= leastDifference
      ? signed(difference, period)
      : plainAmount(0, period);
  const unknown = blocks.filter(({ uncertain }) => uncertain === 'unknown').length;
  return join(
    `${amount}${suffixes[period]} vs ${label}`,
    countsText(blocks),
    unknown > 0 ? `${unknown} of unknown difference` : undefined,
  );
}

/** The sum of all estimates in US dollars per month, null where nothing is known. */
export function sumOf(estimates: readonly Estimate[]): number | null {
  let sum: number | null = null;
  for (const estimate of estimates) {
    const cost = totalCost(estimate);
    if (cost !== null && estimate.status !== 'free') sum = (sum ?? 0) + cost;
  }
  return sum;
}
