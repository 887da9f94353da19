/** Writes the JSON report; `saved.ts` reads it again. */
import type { Resource } from '../analyzer/resource';
import type { Basis, CostComponent, Estimate, Subresource } from '../engine/estimate';
import type { BudgetResult } from '../insight/budget';
import type { ResourceChange } from '../insight/diff';
import type { Summary } from '../insight/summary';
import { plainAt } from '../insight/value-text';
import { budgetText, scopeText } from './budget-text';
import { causeText, componentTitle, uncertainties } from './change-text';
import type {
  JsonBudget,
  JsonComponent,
  JsonGroup,
  JsonReport,
  JsonResource,
  JsonSubresource,
  JsonSummary,
} from './json-shape';
import { formatQuantity, shownCurrency, shownExchange, shownHoursPerMonth } from './money';
import type { CostReport } from './report';
import { groupRows } from './view';

export function jsonReport(report: CostReport): JsonReport {
  const { summary, budgets, diagnostics, ...frame } = jsonFrame(report);
  return { ...frame, resources: [...resourceEntries(report)], summary, budgets, diagnostics };
}

/** The report without the resources. */
export function jsonFrame(report: CostReport): Omit<JsonReport, 'resources'> {
  const { summary, comparison, displayPath } = report;
  const diff = comparison?.diff;
  return {
    version: '0.2',
    generator: `costline ${report.toolVersion}`,
    generated: report.generated,
    currency: shownCurrency(),
    ...exchangeEntry(),
    hoursPerMonth: shownHoursPerMonth(),
    totalMonthlyCost: summary.monthlyCost,
    ...(diff && {
      baseline: comparison.baseline,
      pastTotalMonthlyCost: diff.past.monthlyCost,
      diffTotalMonthlyCost: diff.difference,
    }),
    projects: (diff?.projects ?? report.projects).map((project) => ({
      format: project.format,
      path: project.path,
      ...('beforePath' in project &&
        project.beforePath !== null &&
        project.beforePath !== project.path && { pastPath: project.beforePath }),
    })),
    ...(report.view.grouping && { groups: groups(report) }),
    summary: summaryEntry(report),
    budgets: report.budgets.map((result) => budgetEntry(result, displayPath)),
    diagnostics: report.diagnostics.map((diagnostic) => ({ ...diagnostic, file: displayPath(diagnostic.file) })),
  };
}

function exchangeEntry(): Pick<JsonReport, 'exchangeRate'> {
  const exchange = shownExchange();
  if (!exchange) return {};
  const { perDollar, asOf } = exchange;
  return { exchangeRate: { perDollar, ...(asOf && { asOf }) } };
}

/** Every instance, one after the other; with what became of it where something is compared. */
export function* resourceEntries(report: CostReport): Generator<JsonResource> {
  const { comparison, projects } = report;
  if (!comparison) {
    for (const [index, { estimates }] of projects.entries()) {
      for (const estimate of estimates) yield* estimateEntries(estimate, index, report);
    }
    return;
  }
  for (const [index, { changes }] of comparison.diff.projects.entries()) {
    for (const change of changes) yield* changeEntries(change, index, report);
  }
}

export type EntryContext = Pick<CostReport, 'displayPath' | 'actions'>;

/** One estimate's instances. */
export function* estimateEntries(estimate: Estimate, project: number, context: EntryContext): Generator<JsonResource> {
  const { resource, instances } = estimate;
  const shared = entryOf(estimate, project, context);
  for (const address of instances.length > 0 ? instances : [resource.address]) {
    const action = context.actions?.get(address);
    yield { address, ...shared, ...(action !== undefined && { action }) };
  }
}

function* changeEntries(change: ResourceChange, project: number, context: EntryContext): Generator<JsonResource> {
  const { before, after, kind } = change;
  const estimate = after ?? before;
  if (!estimate) return;
  const shared = entryOf(estimate, project, context);
  const past = before && after && kind !== 'unchanged' ? entryOf(before, project, context) : undefined;
  const components = change.components.map((component) => ({
    name: componentTitle(component),
    cause: causeText(component.cause),
  }));
  for (const instance of change.instances) {
    const address = instance.after ?? instance.before ?? '';
    const formerly = instance.before ?? '';
    const action = context.actions?.get(address);
    yield {
      address,
      ...shared,
      ...(action !== undefined && { action }),
      change: {
        kind,
        ...(past && formerly !== address && { pastAddress: formerly }),
        components,
        ...(past && { past: { address: formerly, ...past } }),
      },
      totalMonthlyCost: costOf(after),
      pastTotalMonthlyCost: costOf(before),
      diffTotalMonthlyCost: change.difference,
    };
  }
}

/** Of one instance: nothing for what is not there, or free; null for what is not known. */
function costOf(estimate: Estimate | null): number | null {
  if (!estimate) return 0;
  return estimate.instances.length === 0 ? null : estimate.monthlyCost;
}

function entryOf(estimate: Estimate, project: number, { displayPath }: EntryContext): Omit<JsonResource, 'address'> {
  const { resource, status, monthlyCost, reasons, assumptions, instances, answeredBy } = estimate;
  return {
    block: resource.address,
    title: resource.title,
    module: resource.module,
    project,
    type: resource.type,
    writtenType: resource.writtenType,
    provider: resource.provider,
    region: typeof resource.region === 'string' ? resource.region : null,
    tags: Object.fromEntries(resource.tags),
    ...(instances.length === 0 && { countUnknown: true }),
    file: displayPath(resource.source.file),
    range: resource.source.range(),
    status,
    monthlyCost,
    costComponents: estimate.components.map((component) => componentEntry(component, resource)),
    subresources: estimate.subresources.map((part) => subresourceEntry(part, resource)),
    reasons,
    assumptions,
    answeredBy,
  };
}

function componentEntry(component: CostComponent, resource: Resource): JsonComponent {
  const { name, unit, monthlyQuantity, unitPrice, monthlyCost, rate, problem } = component;
  return {
    name,
    unit,
    monthlyQuantity,
    unitPrice,
    monthlyCost,
    rate: rate && {
      table: rate.table,
      region: rate.region,
      asOf: rate.asOf,
      row: rate.row,
      origin: rate.origin,
      file: rate.file,
      line: rate.line,
    },
    basis: basisText(component.basis),
    ...(problem !== null && { problem }),
    attributes: component.attributes.map((path) => ({ path, value: plainAt(resource.attributes, path) })),
  };
}

function subresourceEntry(subresource: Subresource, resource: Resource): JsonSubresource {
  return {
    name: subresource.name,
    costComponents: subresource.components.map((component) => componentEntry(component, resource)),
    subresources: subresource.subresources.map((part) => subresourceEntry(part, resource)),
  };
}

/** Where a quantity comes from, in words. */
export function basisText(basis: Basis): string {
  switch (basis.kind) {
    case 'attribute':
      return `attribute ${basis.path.join('.')}`;
    case 'usage':
      return `usage ${basis.key}`;
    case 'unstated-usage':
      return `usage ${basis.key} is not stated`;
    case 'hours':
      return `${formatQuantity(shownHoursPerMonth())} hours a month`;
    case 'default':
      return 'default';
  }
}

function summaryEntry(report: CostReport): JsonSummary {
  const { counts } = report.summary;
  const diff = report.comparison?.diff;
  return {
    detected: detected(report.summary),
    ...counts,
    unsupportedTypes: unsupportedTypes(report.projects.flatMap(({ estimates }) => estimates)),
    ...(diff && {
      changes: {
        ...diff.counts,
        ...diff.uncertain,
        knownOnlyNow: diff.appeared,
        knownOnlyBefore: diff.vanished,
        remarks: uncertainties(diff),
      },
    }),
  };
}

function detected({ counts }: Summary): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function groups(report: CostReport): readonly JsonGroup[] {
  return groupRows(report).rows.map(({ name, summary, change }) => ({
    name,
    monthlyCost: summary.monthlyCost,
    ...(change && { pastMonthlyCost: change.past.monthlyCost, diffMonthlyCost: change.total.difference }),
  }));
}

function budgetEntry(result: BudgetResult, displayPath: (file: string) => string): JsonBudget {
  const { scope, limit, allowed, actual, exceeded, unknown, file, line } = result;
  return {
    scope: scopeText(scope),
    limit,
    allowed,
    actual,
    exceeded,
    unknown,
    message: budgetText(result),
    file: displayPath(file),
    line: line + 1,
  };
}

function unsupportedTypes(estimates: readonly Estimate[]): Readonly<Record<string, number>> {
  const types = new Map<string, number>();
  for (const { status, resource, instances } of estimates) {
    if (status === 'unsupported')
      types.set(resource.type, (types.get(resource.type) ?? 0) + Math.max(1, instances.length));
  }
  return Object.fromEntries(types);
}
