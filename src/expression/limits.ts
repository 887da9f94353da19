import { fail } from './error';

/**
 * Bounds on what a configuration may ask for. The text may be hostile or half-typed (`range(1e9)`): beyond these an
 * expression is an error with a place, never a hang. Terraform's own hard limit for `range` is 1,024 elements; the
 * others are far above what providers accept.
 */
export const limits = {
  /** Instances of one `count` or `for_each`. */
  instances: 10_000,
  /** Module instances under one root module. */
  modules: 5_000,
  /** Instances of all resources and data sources under one root module. */
  allInstances: 100_000,
  /** Elements that evaluating one expression may create, in all. */
  elements: 1_000_000,
  /** UTF-16 code units of one string. */
  stringLength: 16_000_000,
  /** Named values that may refer to one another in a chain. */
  chain: 500,
} as const;

/** Counts what one evaluation creates. */
export class Budget {
  private elements: number = limits.elements;

  spend(elements: number): void {
    this.elements -= elements;
    if (this.elements < 0) {
      fail(`This expression creates more than ${limits.elements.toLocaleString('en')} elements`);
    }
  }
}

export function checkLength(length: number): void {
  if (length > limits.stringLength) {
    fail(`This string is longer than ${limits.stringLength.toLocaleString('en')} characters`);
  }
}
