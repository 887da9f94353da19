import type { AnalyzerDiagnostic, RelatedResources, Resource } from '../resource';

/** A Terraform or OpenTofu plan, or state, as `terraform show -json` prints it. */
export interface Plan {
  /** A state has no changes, and both sides of it are the same. */
  readonly kind: 'plan' | 'state';
  /** What exists after the plan is applied. */
  readonly planned: PlanSide;
  /** What exists before; what a `moved` block renames has its new address here too. */
  readonly prior: PlanSide;
  /**
   * What happens to resource instances, by full address. An instance of the prior side that is named neither here nor
   * on the planned side was not looked at (`-target`), and stays as it is.
   */
  readonly changes: ReadonlyMap<string, ChangeAction>;
  readonly diagnostics: readonly AnalyzerDiagnostic[];
}

export interface PlanSide {
  readonly resources: readonly Resource[];
  readonly related: RelatedResources;
}

export type ChangeAction = 'create' | 'update' | 'delete' | 'replace' | 'no-op';

/** Why a text is no plan; the message says what was expected and what was found. */
export interface PlanError {
  readonly kind: 'error';
  readonly message: string;
}

export interface PlanSettings {
  /** Absolute path of the file, for places. */
  readonly file: string;
  /** The region to assume for a provider where nothing in the plan tells one. */
  readonly defaultRegion: (provider: string) => string | undefined;
}
