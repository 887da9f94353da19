/** The JSON report: one entry per resource instance. */

import type { Basis, CostComponent, Estimate, EstimateStatus, Subresource } from '../engine/estimate';
import type { Summary } from '../insight/summary';
import type { Range } from '../syntax/range';

export interface JsonReport {
  readonly version: string;
  readonly currency: string;
  readonly totalMonthlyCost: number | null;
  readonly resources: readonly JsonResource[];
  readonly summary: JsonSummary;
  readonly diagnostics: readonly JsonDiagnostic[];
}

export interface JsonResource {
  readonly address: string;
  readonly type: string;
  readonly provider: string;
  readonly region: string | null;
  /** What a plan does to it: `create`, `update`, `delete`, `replace`, `no-op`. Only where the input is a plan. */
  readonly action?: string;
  readonly file: string;
  readonly range: Range;
  readonly status: EstimateStatus;
  readonly monthlyCost: number | null;
  readonly costComponents: readonly JsonComponent[];
  readonly subresources: readonly JsonSubresource[];
  readonly reasons: readonly string[];
  readonly assumptions: readonly string[];
}

export interface JsonComponent {
  readonly name: string;
  readonly unit: string;
  readonly monthlyQuantity: number | null;
  readonly unitPrice: number | null;
  readonly monthlyCost: number | null;
  readonly rate: { readonly table: string; readonly region: string; readonly asOf: string } | null;
  readonly basis: string;
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
}

export interface JsonDiagnostic {
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  readonly file: string;
  readonly range: Range;
}

export function jsonReport(
  estimates: readonly Estimate[],
  summary: Summary,
  diagnostics: readonly JsonDiagnostic[],
  displayPath: (file: string) => string,
  /** What a plan does to instances, by address. */
  actions?: ReadonlyMap<string, string>,
): JsonReport {
  const { counts } = summary;
  return {
    version: '0.1',
    currency: 'USD',
    totalMonthlyCost: summary.monthlyCost,
    resources: estimates.flatMap((estimate) => resourceEntries(estimate, displayPath, actions)),
    summary: {
      detected: Object.values(counts).reduce((sum, count) => sum + count, 0),
      ...counts,
      unsupportedTypes: unsupportedTypes(estimates),
    },
    diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, file: displayPath(diagnostic.file) })),
  };
}

function resourceEntries(
  estimate: Estimate,
  displayPath: (file: string) => string,
  actions: ReadonlyMap<string, string> | undefined,
): readonly JsonResource[] {
  const { resource, status, monthlyCost, reasons, assumptions } = estimate;
  const shared = {
    type: resource.type,
    provider: resource.provider,
    region: typeof resource.region === 'string' ? resource.region : null,
    file: displayPath(resource.source.file),
    range: resource.source.range(),
    status,
    monthlyCost,
    costComponents: estimate.components.map(componentEntry),
    subresources: estimate.subresources.map(subresourceEntry),
    reasons,
    assumptions,
  };
  const addresses = estimate.instances.length > 0 ? estimate.instances : [resource.address];
  return addresses.map((address) => {
    const action = actions?.get(address);
    return { address, ...(action !== undefined && { action }), ...shared };
  });
}

function componentEntry(component: CostComponent): JsonComponent {
  const { name, unit, monthlyQuantity, unitPrice, monthlyCost, rate } = component;
  return {
    name,
    unit,
    monthlyQuantity,
    unitPrice,
    monthlyCost,
    rate: rate && { table: rate.table, region: rate.region, asOf: rate.asOf },
    basis: basisText(component.basis),
  };
}

function subresourceEntry(subresource: Subresource): JsonSubresource {
  return {
    name: subresource.name,
    costComponents: subresource.components.map(componentEntry),
    subresources: subresource.subresources.map(subresourceEntry),
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
      return '730 hours a month';
    case 'default':
      return 'default';
  }
}

function unsupportedTypes(estimates: readonly Estimate[]): Readonly<Record<string, number>> {
  const types: Record<string, number> = {};
  for (const { status, resource, instances } of estimates) {
    if (status === 'unsupported') types[resource.type] = (types[resource.type] ?? 0) + Math.max(1, instances.length);
  }
  return types;
}
