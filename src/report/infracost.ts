/**
 * The report in the shape that Infracost's `breakdown` and `diff` print with `--format json` (version 0.2), for policies,
 * dashboards and comment tools that read it. Amounts are decimals as text; what is not known is null, and a price that is not
 * known is "0" with `priceNotFound`, as it is there.
 */
import { allComponents, type CostComponent, type Estimate, type Subresource } from '../engine/estimate';
import type { ComponentChange } from '../insight/component-change';
import type { ProjectDiff } from '../insight/diff';
import { componentTitle } from './change-text';
import { shownCurrency, shownHoursPerMonth } from './money';
import type { CostReport, ReportProject } from './report';

export function infracostReport(report: CostReport): string {
  const { comparison } = report;
  const projects = comparison
    ? comparison.diff.projects.map((project) => comparedProject(project, report))
    : report.projects.map((project) => plainProject(project, report));
  const sums = (side: 'breakdown' | 'pastBreakdown' | 'diff'): Totals =>
    addUp(projects.map((project) => project[side]));
  const [now, past, diff] = [sums('breakdown'), sums('pastBreakdown'), sums('diff')];
  const root = {
    version: '0.2',
    metadata: { infracostCommand: comparison ? 'diff' : 'breakdown' },
    currency: shownCurrency(),
    projects,
    totalHourlyCost: now.totalHourlyCost,
    totalMonthlyCost: now.totalMonthlyCost,
    totalMonthlyUsageCost: now.totalMonthlyUsageCost,
    pastTotalHourlyCost: past.totalHourlyCost,
    pastTotalMonthlyCost: past.totalMonthlyCost,
    pastTotalMonthlyUsageCost: past.totalMonthlyUsageCost,
    diffTotalHourlyCost: diff.totalHourlyCost,
    diffTotalMonthlyCost: diff.totalMonthlyCost,
    diffTotalMonthlyUsageCost: diff.totalMonthlyUsageCost,
    timeGenerated: report.generated,
    summary: summaryOf(report.projects.flatMap(({ estimates }) => estimates)),
  };
  return `${JSON.stringify(root, null, 2)}\n`;
}

interface Totals {
  readonly totalHourlyCost: string | null;
  readonly totalMonthlyCost: string | null;
  readonly totalMonthlyUsageCost: string | null;
}

function plainProject({ path, format, estimates }: ReportProject, report: CostReport) {
  const present = breakdown(estimates, report);
  return {
    name: path,
    displayName: path,
    metadata: metadataOf(path, format),
    pastBreakdown: breakdown([], report),
    breakdown: present,
    // What Infracost gives where there is nothing to compare with: all of it.
    diff: present,
    summary: summaryOf(estimates),
  };
}

function comparedProject({ path, format, changes }: ProjectDiff, report: CostReport) {
  const side = (of: 'before' | 'after'): readonly Estimate[] =>
    changes.flatMap((change) => {
      const estimate = change[of];
      if (!estimate) return [];
      const instances = change.instances.flatMap((pair) => pair[of] ?? []);
      return [estimate.instances.length === 0 ? estimate : { ...estimate, instances }];
    });
  const resources = changes
    .filter(({ kind, components }) => kind !== 'unchanged' && kind !== 'moved' && components.length > 0)
    .flatMap(({ before, after, instances, components, total }) => {
      const estimate = after ?? before;
      if (!estimate) return [];
      return instances.map((pair) => ({
        name: pair.after ?? pair.before ?? '',
        resourceType: estimate.resource.writtenType,
        tags: Object.fromEntries(estimate.resource.tags),
        metadata: {},
        hourlyCost: hourly(total.difference === null ? null : total.difference / instances.length),
        monthlyCost: decimal(total.difference === null ? null : total.difference / instances.length),
        monthlyUsageCost: '0',
        costComponents: components.map(componentDifference),
      }));
    });
  const difference = changes.reduce<number | null>(
    (sum, { total }) => (total.difference === null ? sum : (sum ?? 0) + total.difference),
    null,
  );
  const now = side('after');
  return {
    name: path,
    displayName: path,
    metadata: metadataOf(path, format),
    pastBreakdown: breakdown(side('before'), report),
    breakdown: breakdown(now, report),
    diff: {
      resources,
      totalHourlyCost: hourly(difference),
      totalMonthlyCost: decimal(difference),
      totalMonthlyUsageCost: '0',
    },
    summary: summaryOf(now),
  };
}

function metadataOf(path: string, format: string) {
  const type = format === 'terraform' ? 'terraform_dir' : format === 'plan' ? 'terraform_plan_json' : format;
  return { path, type };
}

function breakdown(estimates: readonly Estimate[], report: CostReport) {
  const [priced, free] = [estimates.filter(hasCost), estimates.filter(({ status }) => status === 'free')];
  const none = priced.length === 0 ? 0 : null;
  let [total, usage]: [number | null, number | null] = [none, none];
  for (const estimate of priced) {
    const count = estimate.instances.length;
    if (estimate.monthlyCost === null || count === 0) continue;
    total = (total ?? 0) + estimate.monthlyCost * count;
    usage = (usage ?? 0) + usageCost(estimate) * count;
  }
  return {
    resources: priced.flatMap((estimate) => resourceEntries(estimate, report)),
    ...(free.length > 0 && { freeResources: free.flatMap((estimate) => freeEntries(estimate, report)) }),
    totalHourlyCost: hourly(total),
    totalMonthlyCost: decimal(total),
    totalMonthlyUsageCost: decimal(usage),
  };
}

/** What stands among the resources: what is free or not supported does not. */
function hasCost({ status }: Estimate): boolean {
  return status === 'priced' || status === 'usage' || status === 'unpriced';
}

function resourceEntries(estimate: Estimate, report: CostReport) {
  const { resource, monthlyCost } = estimate;
  const uncounted = estimate.instances.length === 0;
  const cost = uncounted ? null : monthlyCost;
  return namesOf(estimate).map((name) => ({
    name,
    resourceType: resource.writtenType,
    tags: Object.fromEntries(resource.tags),
    metadata: placeOf(estimate, report),
    hourlyCost: hourly(cost),
    monthlyCost: decimal(cost),
    monthlyUsageCost: decimal(cost === null ? null : usageCost(estimate)),
    ...(estimate.components.length > 0 && { costComponents: estimate.components.map(componentEntry) }),
    ...(estimate.subresources.length > 0 && { subresources: estimate.subresources.map(subresourceEntry) }),
  }));
}

function freeEntries(estimate: Estimate, report: CostReport) {
  return namesOf(estimate).map((name) => ({
    name,
    resourceType: estimate.resource.writtenType,
    metadata: placeOf(estimate, report),
    hourlyCost: '0',
    monthlyCost: '0',
  }));
}

function namesOf({ instances, resource }: Estimate): readonly string[] {
  return instances.length > 0 ? instances : [resource.address];
}

function placeOf({ resource }: Estimate, { displayPath }: CostReport) {
  const { start, end } = resource.source.range();
  return { filename: displayPath(resource.source.file), startLine: start.line + 1, endLine: end.line + 1 };
}

interface SubresourceEntry {
  readonly name: string;
  readonly metadata: Readonly<Record<string, never>>;
  readonly hourlyCost: string | null;
  readonly monthlyCost: string | null;
  readonly costComponents?: readonly ReturnType<typeof componentEntry>[];
  readonly subresources?: readonly SubresourceEntry[];
}

function subresourceEntry(part: Subresource): SubresourceEntry {
  let cost: number | null = null;
  for (const { monthlyCost } of allComponents(part)) if (monthlyCost !== null) cost = (cost ?? 0) + monthlyCost;
  return {
    name: part.name,
    metadata: {},
    hourlyCost: hourly(cost),
    monthlyCost: decimal(cost),
    ...(part.components.length > 0 && { costComponents: part.components.map(componentEntry) }),
    ...(part.subresources.length > 0 && { subresources: part.subresources.map(subresourceEntry) }),
  };
}

function componentEntry(component: CostComponent) {
  const { name, unit, monthlyQuantity, unitPrice, monthlyCost } = component;
  return {
    name,
    unit,
    hourlyQuantity: hourly(monthlyQuantity),
    monthlyQuantity: decimal(monthlyQuantity),
    price: decimal(unitPrice) ?? '0',
    hourlyCost: hourly(monthlyCost),
    monthlyCost: decimal(monthlyCost),
    ...(isUsage(component) && { usageBased: true }),
    priceNotFound: unitPrice === null,
  };
}

function componentDifference(change: ComponentChange) {
  const { before, after } = change;
  const of = (pick: (component: CostComponent) => number | null): number | null => {
    const [old, now] = [before ? pick(before) : 0, after ? pick(after) : 0];
    return old === null || now === null ? null : now - old;
  };
  const quantity = of(({ monthlyQuantity }) => monthlyQuantity);
  const cost = of(({ monthlyCost }) => monthlyCost);
  return {
    name: componentTitle(change),
    unit: (after ?? before)?.unit ?? '',
    hourlyQuantity: hourly(quantity),
    monthlyQuantity: decimal(quantity),
    price: decimal(of(({ unitPrice }) => unitPrice)) ?? '0',
    hourlyCost: hourly(cost),
    monthlyCost: decimal(cost),
    priceNotFound: (after ?? before)?.unitPrice === null,
  };
}

function isUsage({ basis }: CostComponent): boolean {
  return basis.kind === 'usage' || basis.kind === 'unstated-usage';
}

/** US dollars per month and instance of what depends on use. */
function usageCost(estimate: Estimate): number {
  let sum = 0;
  for (const component of allComponents(estimate)) if (isUsage(component)) sum += component.monthlyCost ?? 0;
  return sum;
}

function addUp(all: readonly Totals[]): Totals {
  const sum = (name: keyof Totals): string | null => {
    const known = all.map((totals) => totals[name]).filter((text) => text !== null);
    return known.length === 0 ? null : decimal(known.reduce((total, text) => total + Number(text), 0));
  };
  return {
    totalHourlyCost: sum('totalHourlyCost'),
    totalMonthlyCost: sum('totalMonthlyCost'),
    totalMonthlyUsageCost: sum('totalMonthlyUsageCost'),
  };
}

function summaryOf(estimates: readonly Estimate[]) {
  const counts = {
    supported: new Map<string, number>(),
    unsupported: new Map<string, number>(),
    free: new Map<string, number>(),
  };
  let [usage, total] = [0, 0];
  for (const { status, resource, instances } of estimates) {
    const number = Math.max(1, instances.length);
    const list = status === 'unsupported' ? counts.unsupported : status === 'free' ? counts.free : counts.supported;
    list.set(resource.writtenType, (list.get(resource.writtenType) ?? 0) + number);
    if (status === 'usage') usage += number;
    total += number;
  }
  const size = (list: ReadonlyMap<string, number>): number =>
    [...list.values()].reduce((sum, number) => sum + number, 0);
  return {
    totalDetectedResources: total,
    totalSupportedResources: size(counts.supported),
    totalUnsupportedResources: size(counts.unsupported),
    totalUsageBasedResources: usage,
    totalNoPriceResources: size(counts.free),
    unsupportedResourceCounts: Object.fromEntries(counts.unsupported),
    noPriceResourceCounts: Object.fromEntries(counts.free),
  };
}

function hourly(monthly: number | null): string | null {
  return monthly === null ? null : decimal(monthly / shownHoursPerMonth());
}

/** Twelve decimal places at most, without an exponent: some readers know none. */
function decimal(value: number | null): string | null {
  if (value === null) return null;
  const text = value.toFixed(12).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}
