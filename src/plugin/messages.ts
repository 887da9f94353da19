/** The messages of the protocol as the codec gives and takes them; names are the wire's (`proto/finfocus/v1/costsource.proto`). */

export interface Timestamp {
  readonly seconds: number;
  readonly nanos: number;
}

export type Texts = Readonly<Record<string, string>>;

/** JSON as `google.protobuf.Struct` carries it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface ResourceDescriptor {
  /** `aws`, `azure`, `gcp`, `kubernetes` or `custom`. */
  readonly provider: string;
  /** Pulumi type token: `aws:ec2/instance:Instance`. */
  readonly resource_type: string;
  readonly sku: string;
  readonly region: string;
  /** All attributes as text, under both spellings of their names, for plugins older than `attributes`. */
  readonly tags: Texts;
  /** Opaque; comes back in recommendations. */
  readonly id: string;
  readonly arn?: string;
  readonly attributes?: Struct;
}

/** `google.protobuf.Struct` on the wire; see `struct.ts`. */
export interface Struct {
  readonly fields: Readonly<Record<string, StructValue>>;
}

export interface StructValue {
  readonly nullValue?: number;
  readonly numberValue?: number;
  readonly stringValue?: string;
  readonly boolValue?: boolean;
  readonly structValue?: Struct;
  readonly listValue?: { readonly values: readonly StructValue[] };
}

export interface ImpactMetric {
  readonly kind: number;
  readonly value: number;
  readonly unit: string;
}

export interface FieldMapping {
  readonly field_name: string;
  readonly support_status: number;
  readonly condition_description: string;
  readonly expected_type: string;
}

export interface DryRunResponse {
  readonly field_mappings: readonly FieldMapping[];
  readonly configuration_valid: boolean;
  readonly configuration_errors: readonly string[];
  readonly resource_type_supported: boolean;
}

export interface ProjectedCost {
  readonly unit_price: number;
  readonly currency: string;
  readonly cost_per_month: number;
  readonly billing_detail: string;
  readonly impact_metrics: readonly ImpactMetric[];
  readonly prediction_interval_lower?: number;
  readonly prediction_interval_upper?: number;
  readonly expires_at: Timestamp | null;
  readonly metadata: Texts;
  readonly cost_breakdown: Readonly<Record<string, number>>;
}

export interface EstimateCost {
  readonly currency: string;
  readonly cost_monthly: number;
  readonly expires_at: Timestamp | null;
}

export interface ResourceError {
  readonly code: number;
  readonly message: string;
  readonly resource_type_unsupported: boolean;
}

/** One item of a batch: either `cost_data` or `error` is set. */
export interface ResourceCostResult {
  readonly resource: ResourceDescriptor | null;
  readonly cost_data?: { readonly projected_cost?: ProjectedCost; readonly estimate?: EstimateCost };
  readonly error?: ResourceError;
}

export interface PluginInfo {
  readonly name: string;
  readonly version: string;
  readonly spec_version: string;
  readonly providers: readonly string[];
  readonly metadata: Texts;
  readonly capabilities: readonly number[];
}

export interface PricingTier {
  readonly min_quantity: number;
  readonly max_quantity: number;
  readonly rate_per_unit: number;
  readonly description: string;
}

export interface PricingSpec {
  readonly billing_mode: string;
  readonly rate_per_unit: number;
  readonly currency: string;
  readonly description: string;
  readonly source: string;
  readonly unit: string;
  readonly assumptions: readonly string[];
  readonly pricing_tiers: readonly PricingTier[];
}

export interface ActualCostResult {
  readonly timestamp: Timestamp | null;
  readonly cost: number;
  readonly usage_amount: number;
  readonly usage_unit: string;
  readonly source: string;
  readonly focus_record: { readonly billing_currency: string } | null;
}

export interface Recommendation {
  readonly id: string;
  readonly category: number;
  readonly action_type: number;
  readonly resource: { readonly id: string; readonly resource_type: string } | null;
  readonly impact: { readonly estimated_savings: number; readonly currency: string } | null;
  readonly description: string;
  readonly source: string;
}

export interface Budget {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly amount: { readonly limit: number; readonly currency: string } | null;
  readonly period: number;
  readonly status: {
    readonly current_spend: number;
    readonly percentage_used: number;
    readonly currency: string;
  } | null;
}

/** Requests and replies of every method that is called. */
export interface Methods {
  readonly Name: { readonly request: Record<never, never>; readonly reply: { readonly name: string } };
  readonly GetPluginInfo: { readonly request: Record<never, never>; readonly reply: PluginInfo };
  readonly GetProjectedCost: {
    readonly request: { readonly resource: ResourceDescriptor; readonly utilization_percentage?: number };
    readonly reply: ProjectedCost;
  };
  readonly EstimateCost: {
    readonly request: { readonly resource_type: string; readonly attributes: Struct };
    readonly reply: EstimateCost;
  };
  readonly BatchCost: {
    readonly request: { readonly resources: readonly ResourceDescriptor[]; readonly query_type: number };
    readonly reply: { readonly results: readonly ResourceCostResult[]; readonly max_batch_size: number };
  };
  readonly GetPricingSpec: {
    readonly request: { readonly resource: ResourceDescriptor };
    readonly reply: { readonly spec: PricingSpec | null };
  };
  readonly DryRun: { readonly request: { readonly resource: ResourceDescriptor }; readonly reply: DryRunResponse };
  readonly Supports: {
    readonly request: { readonly resource: ResourceDescriptor };
    readonly reply: { readonly supported: boolean; readonly reason: string };
  };
  readonly ResolveResourceTypes: {
    readonly request: { readonly source_format: number; readonly source_types: readonly string[] };
    readonly reply: {
      readonly mappings: Readonly<Record<string, { readonly pulumi_token: string; readonly supported: boolean }>>;
    };
  };
  readonly GetActualCost: {
    readonly request: {
      readonly resource_id: string;
      readonly start: Timestamp;
      readonly end: Timestamp;
      readonly tags: Texts;
      readonly arn: string;
      readonly page_size: number;
      readonly page_token: string;
    };
    readonly reply: { readonly results: readonly ActualCostResult[]; readonly next_page_token: string };
  };
  readonly GetRecommendations: {
    readonly request: {
      readonly target_resources: readonly ResourceDescriptor[];
      readonly projection_period: string;
      readonly excluded_recommendation_ids: readonly string[];
      readonly page_size: number;
      readonly page_token: string;
    };
    readonly reply: { readonly recommendations: readonly Recommendation[]; readonly next_page_token: string };
  };
  readonly DismissRecommendation: {
    readonly request: { readonly recommendation_id: string; readonly reason: number; readonly custom_reason: string };
    readonly reply: { readonly success: boolean; readonly message: string };
  };
  readonly GetBudgets: {
    readonly request: { readonly include_status: boolean };
    readonly reply: { readonly budgets: readonly Budget[] };
  };
}

export type Method = keyof Methods;

/** `PluginCapability` of the protocol, those that matter here. */
export const capability = {
  projectedCosts: 1,
  actualCosts: 2,
  carbon: 3,
  recommendations: 4,
  dryRun: 5,
  budgets: 6,
  pricingSpec: 9,
  estimateCost: 10,
  dismissRecommendations: 11,
  batchCost: 12,
  resolveResourceTypes: 13,
} as const;

/** `CostQueryType` of a batch. */
export const projectedQuery = 3;

/** `SourceFormat` of `ResolveResourceTypes`. */
export const terraformFormat = 1;

export const capabilityNames: Readonly<Record<number, string>> = {
  1: 'projected costs',
  2: 'actual costs',
  3: 'carbon',
  4: 'recommendations',
  5: 'dry run',
  6: 'budgets',
  7: 'energy',
  8: 'water',
  9: 'pricing spec',
  10: 'estimate',
  11: 'dismissal',
  12: 'batch',
  13: 'type resolution',
};
