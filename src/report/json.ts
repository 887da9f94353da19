/** The JSON report: one entry per resource instance, with all that is known of it. What is saved can be read again. */
import type { AttributePath, Resource } from '../analyzer/resource';
import type { Basis, CostComponent, Estimate, EstimateStatus, Subresource } from '../engine/estimate';
import type { BudgetResult } from '../insight/budget';
import type { ChangeKind, ResourceChange } from '../insight/diff';
import type { Summary } from '../insight/summary';
import { type PlainValue, plainAt } from '../insight/value-text';
import type { Range } from '../syntax/range';
import { budgetText, scopeText } from './budget-text';
import { causeText, componentTitle, uncertainties } from './change-text';
import { formatQuantity, shownCurrency, shownHoursPerMonth } from './money';
import type { CostReport } from './report';
import { groupRows } from './view';

export interface JsonReport {
  readonly version: string;
  readonly generator: string;
  readonly generated: string;
  readonly currency: string;
  readonly totalMonthlyCost: number | null;
  /** What was compared with; with it the amounts of both sides, here and at every resource. */
  readonly baseline?: string;
  readonly pastTotalMonthlyCost?: number | null;
  /** Over what is known on both sides. */
  readonly diffTotalMonthlyCost?: number | null;
  readonly projects: readonly JsonProject[];
  readonly groups?: readonly JsonGroup[];
  readonly resources: readonly JsonResource[];
  readonly summary: JsonSummary;
  readonly budgets: readonly JsonBudget[];
  readonly diagnostics: readonly JsonDiagnostic[];
}

export interface JsonProject {
  readonly format: string;
  readonly path: string;
  /** Where it was before, if that is somewhere else. */
  readonly pastPath?: string;
}

export interface JsonGroup {
  readonly name: string;
  readonly monthlyCost: number | null;
  readonly pastMonthlyCost?: number | null;
  readonly diffMonthlyCost?: number | null;
}

export interface JsonResource {
  readonly address: string;
  /** Address of the block, without instance key. */
  readonly block: string;
  readonly title: string;
  readonly module: string;
  /** Index among `projects`. */
  readonly project: number;
  readonly type: string;
  readonly writtenType: string;
  readonly provider: string;
  readonly region: string | null;
  readonly tags: Readonly<Record<string, string>>;
  /** True where nobody knows how many there are: this one stands for all. */
  readonly countUnknown?: true;
  /** What a plan does to it: `create`, `update`, `delete`, `replace`, `no-op`. Only where the input is a plan. */
  readonly action?: string;
  /** What became of it since the baseline; with the amounts of both sides. */
  readonly change?: JsonChange;
  readonly totalMonthlyCost?: number | null;
  readonly pastTotalMonthlyCost?: number | null;
  readonly diffTotalMonthlyCost?: number | null;
  readonly file: string;
  readonly range: Range;
  readonly status: EstimateStatus;
  readonly monthlyCost: number | null;
  readonly costComponents: readonly JsonComponent[];
  readonly subresources: readonly JsonSubresource[];
  readonly reasons: readonly string[];
  readonly assumptions: readonly string[];
  readonly answeredBy: string;
}

export interface JsonChange {
  readonly kind: ChangeKind;
  /** Where it was called something else. */
  readonly pastAddress?: string;
  readonly components: readonly { readonly name: string; readonly cause: string }[];
  /** What it was, where that is something else. */
  readonly past?: JsonResource;
}

export interface JsonComponent {
  readonly name: string;
  readonly unit: string;
  readonly monthlyQuantity: number | null;
  readonly unitPrice: number | null;
  readonly monthlyCost: number | null;
  readonly rate: {
    readonly table: string;
    readonly region: string;
    readonly asOf: string;
    readonly row: string;
    readonly origin: string;
    readonly file: string;
    readonly line: number;
  } | null;
  readonly basis: string;
  readonly problem?: string;
  /** The attributes that decide the amount. */
  readonly attributes: readonly { readonly path: AttributePath; readonly value: PlainValue }[];
}

export interface JsonSubresource {
  readonly name: string;
  readonly costComponents: readonly JsonComponent[];
  readonly subresources: readonly JsonSubresource[];
}

export interface JsonSummary {
  readonly detected: number;
  readonly priced: number;
  readonly usage: number;
  readonly free: number;
  readonly unpriced: number;
  readonly unsupported: number;
  readonly unsupportedTypes: Readonly<Record<string, number>>;
  readonly changes?: JsonChangeSummary;
}

export interface JsonChangeSummary {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly moved: number;
  readonly unchanged: number;
  /** Changed instances of which the cost is not wholly known, or depends on usage. */
  readonly unknown: number;
  readonly usage: number;
  /** US dollars per month that are known on one side only, and in no difference. */
  readonly knownOnlyNow: number;
  readonly knownOnlyBefore: number;
  readonly remarks: readonly string[];
}

export interface JsonBudget {
  readonly scope: string;
  readonly limit: 'total' | 'increase';
  readonly allowed: number;
  readonly actual: number | null;
  readonly exceeded: boolean;
  /** Instances of which the cost is not known: the actual amount is at least what is said. */
  readonly unknown: number;
  readonly message: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

export interface JsonDiagnostic {
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  readonly file: string;
  readonly range: Range;
}

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
