/** What the JSON report holds: one entry per resource instance, with all that is known of it. */
import type { AttributePath } from '../analyzer/resource';
import type { EstimateStatus } from '../engine/estimate';
import type { ChangeKind } from '../insight/diff';
import type { PlainValue } from '../insight/value-text';
import type { Range } from '../syntax/range';

export interface JsonReport {
  readonly version: string;
  readonly generator: string;
  readonly generated: string;
  readonly currency: string;
  /** How amounts were reckoned from US dollars; absent where they are. `asOf` is the rate's date, absent where somebody stated it. */
  readonly exchangeRate?: { readonly perDollar: number; readonly asOf?: string };
  readonly hoursPerMonth: number;
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
