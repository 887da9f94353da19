import type { AttributePath, Resource } from '../analyzer/resource';

/** What is known of a resource's cost. A bare zero never stands for "I don't know": that is `unpriced` or `usage`. */
export type EstimateStatus =
  /** Every part has a quantity and a price. */
  | 'priced'
  /** Some quantities depend on use that nobody has stated. */
  | 'usage'
  /** Known to cost nothing. */
  | 'free'
  /** The type is known, a price or a value that is needed is not; `reasons` says which and why. */
  | 'unpriced'
  /** Nothing is known of this type. */
  | 'unsupported';

export const hoursPerMonth = 730;

/** One thing that a resource is billed for. Amounts are in US dollars per month and per instance of the resource. */
export interface CostComponent {
  readonly name: string;
  /** What is counted: `hours`, `GB`, `1M requests`. */
  readonly unit: string;
  /** In units; null where it depends on use that nobody has stated, or on a value that is not known. */
  readonly monthlyQuantity: number | null;
  /** Price of one unit; null where no rate is known. */
  readonly unitPrice: number | null;
  readonly monthlyCost: number | null;
  readonly rate: RateReference | null;
  readonly basis: Basis;
  /** Why there is no price, or no quantity though it does not depend on use. */
  readonly problem: string | null;
  /** The attributes in the text that decide the amount, the most telling first. */
  readonly attributes: readonly AttributePath[];
}

/** Where a price comes from. */
export interface RateReference {
  /** `aws/ec2.instance`, or `spec` for a price that stands in a spec itself. */
  readonly table: string;
  readonly row: string;
  /** Region of the price; empty where it is the same everywhere. */
  readonly region: string;
  /** Day at which the price was valid: `2026-03-15`; empty where the spec does not say. */
  readonly asOf: string;
  /** Who published it. */
  readonly origin: string;
  readonly file: string;
  /** Zero-based line in the file. */
  readonly line: number;
}

/** Where a quantity comes from. */
export type Basis =
  | { readonly kind: 'attribute'; readonly path: AttributePath }
  | { readonly kind: 'usage'; readonly key: string; readonly origin: string }
  /** It depends on use that nobody has stated. */
  | { readonly kind: 'unstated-usage'; readonly key: string }
  /** The hours of a month. */
  | { readonly kind: 'hours' }
  /** A default or a constant of the spec. */
  | { readonly kind: 'default' };

/** A part of a resource with components of its own: a volume of an instance, a storage class of a bucket. */
export interface Subresource {
  readonly name: string;
  readonly components: readonly CostComponent[];
  readonly subresources: readonly Subresource[];
}

export interface Estimate {
  readonly resource: Resource;
  /** Addresses of the instances that this stands for, all alike; empty where their number is not known. */
  readonly instances: readonly string[];
  readonly status: EstimateStatus;
  /** US dollars per month for one instance: the sum of what is known; null where nothing is. */
  readonly monthlyCost: number | null;
  readonly components: readonly CostComponent[];
  readonly subresources: readonly Subresource[];
  /** Why something is not known, in the words for the person. */
  readonly reasons: readonly string[];
  /** What was assumed because the text does not say: `assumes desired_size = 2`. */
  readonly assumptions: readonly string[];
  /** Who answered: `bundled`, `.costline/specs/ours.yaml`, `plugin aws-public 0.1.4`. */
  readonly answeredBy: string;
  /** What running one instance does besides costing money, where a plugin tells. */
  readonly impacts?: readonly Impact[];
}

/** Carbon, energy or water in a month, in the unit of whoever told it: `gCO2e`, `kWh`, `L`. */
export interface Impact {
  readonly kind: 'carbon' | 'energy' | 'water';
  readonly value: number;
  readonly unit: string;
}

/** All components of an estimate, those of its subresources included. */
export function* allComponents(part: Pick<Estimate, 'components' | 'subresources'>): Generator<CostComponent> {
  yield* part.components;
  for (const subresource of part.subresources) yield* allComponents(subresource);
}

/** US dollars per month for all instances together; null where nothing is known. */
export function totalCost(estimate: Estimate): number | null {
  return estimate.monthlyCost === null ? null : estimate.monthlyCost * estimate.instances.length;
}
