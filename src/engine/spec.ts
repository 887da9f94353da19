import type { Expression } from '../syntax/hcl';

/** A price spec after loading: what resources of one type are billed for. */
export interface Spec {
  readonly type: string;
  readonly origin: SpecOrigin;
  /** Path for messages: `pricing/specs/aws/aws_nat_gateway.yaml`. */
  readonly file: string;
  /** Known to cost nothing, and why where the spec says. */
  readonly free: { readonly because: string } | null;
  /** What is billed that no price is known of, for a type without components. */
  readonly unpriced: string | null;
  /** The type whose spec prices this one too, as aws_lb's does aws_alb. */
  readonly sameAs: string | null;
  /** Whether it can be stopped, and `hours` then are those in which it runs. */
  readonly stoppable: boolean;
  readonly lets: ReadonlyMap<string, Expression>;
  readonly components: readonly ComponentSpec[];
  readonly subresources: readonly SubresourceSpec[];
  readonly usage: ReadonlyMap<string, UsageKey>;
  /** What had to be left out: what it prices is not all there is to pay. */
  readonly mistakes: readonly SpecError[];
}

export type SpecOrigin = 'workspace' | 'user' | 'bundled';

/** A usage figure that a spec reads. */
export interface UsageKey {
  readonly type: 'number' | 'string' | 'boolean' | 'object';
  readonly description: string;
  readonly keys: ReadonlyMap<string, UsageKey>;
}

export interface ComponentSpec {
  readonly name: Expression;
  readonly unit: Expression;
  readonly when: Expression | null;
  readonly forEach: Expression | null;
  readonly quantity: Expression;
  /** How many of what `quantity` counts make one unit: 1,000,000 for `1M requests`. */
  readonly per: Expression | null;
  readonly rate: RateSpec;
  /** `first`: all at the first tier's price, because the bounds count what a whole account uses. */
  readonly tiers: 'split' | 'first';
  /** Zero-based line in the spec file. */
  readonly line: number;
}

export type RateSpec =
  | { readonly kind: 'row'; readonly reference: Expression; readonly region: Expression | null }
  | {
      readonly kind: 'keys';
      readonly table: Expression;
      readonly keys: ReadonlyMap<string, Expression>;
      readonly region: Expression | null;
    }
  | {
      readonly kind: 'price';
      readonly price: Expression;
      readonly asOf: string;
      readonly origin: string;
      /** Zero-based line of the price. */
      readonly line: number;
    };

export interface SubresourceSpec {
  /** Where the name is empty, what is in it stands with the components around it. */
  readonly name: Expression;
  readonly when: Expression | null;
  readonly forEach: Expression | null;
  /** How many of it there are; its quantities are multiplied. */
  readonly times: Expression | null;
  readonly body: SubresourceBody;
}

export type SubresourceBody =
  /** Components of its own, in the scope of the spec. */
  | {
      readonly kind: 'inline';
      readonly components: readonly ComponentSpec[];
      readonly subresources: readonly SubresourceSpec[];
    }
  /** Priced by the spec of another type from the given attributes. */
  | {
      readonly kind: 'type';
      readonly type: Expression;
      readonly attributes: Expression;
      readonly usage: Expression | null;
    };

/** What is wrong with a spec file. `line` is zero-based. */
export interface SpecError {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}
