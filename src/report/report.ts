/** What every report is made from: estimates, what they are compared with, and how people want to see them. */
import type { Estimate } from '../engine/estimate';
import type { BudgetResult } from '../insight/budget';
import type { CostDiff } from '../insight/diff';
import type { Grouping } from '../insight/group';
import type { Summary } from '../insight/summary';
import type { JsonDiagnostic } from './json-shape';

export interface CostReport {
  /** ISO 8601. */
  readonly generated: string;
  readonly toolVersion: string;
  readonly projects: readonly ReportProject[];
  readonly summary: Summary;
  /** `undefined` where nothing is compared. */
  readonly comparison: ReportComparison | undefined;
  readonly budgets: readonly BudgetResult[];
  readonly diagnostics: readonly JsonDiagnostic[];
  /** What a plan does to instances, by address. */
  readonly actions: ReadonlyMap<string, string> | undefined;
  /** `modules/app/main.tf` for a file. */
  readonly displayPath: (file: string) => string;
  readonly view: ReportView;
}

export interface ReportProject {
  readonly format: string;
  /** As it is shown: `envs/dev`, `.`. */
  readonly path: string;
  readonly estimates: readonly Estimate[];
}

export interface ReportComparison {
  readonly diff: CostDiff;
  /** What was compared with: `HEAD`, `merge base with origin/main`. */
  readonly baseline: string;
  /** What a change may cost at most, where somebody said so. */
  readonly limit: IncreaseLimit | undefined;
}

/** `--fail-above`, and what became of it. Amounts are in US dollars per month. */
export interface IncreaseLimit {
  /** As it was said: `10%`. */
  readonly text: string;
  readonly allowed: number;
  readonly exceeded: boolean;
}

export type SortKey = 'cost' | 'change' | 'address' | 'type';

export interface ReportView {
  readonly grouping: Grouping | undefined;
  /** In the order of the text where there is none. */
  readonly sort: SortKey | undefined;
  /** So many rows at most; sums are of all. */
  readonly top: number | undefined;
  readonly showFree: boolean;
}

/** All estimates of a report. */
export function allEstimates({ projects }: Pick<CostReport, 'projects'>): readonly Estimate[] {
  return projects.length === 1 && projects[0] ? projects[0].estimates : projects.flatMap(({ estimates }) => estimates);
}
