/** An amount that a cloud itself works out on one of its pages, and the code that should cost the same here. */
import type { Surroundings } from '../specs/estimate-text';

export interface WorkedExample extends Surroundings {
  readonly name: string;
  /** The page's address, and the heading of the example on it. */
  readonly page: string;
  /** What the page calculates, in our words, with its figures. */
  readonly says: string;
  /** Of the month that the page counts with; 730 where not given. */
  readonly hoursPerMonth?: number;
  readonly code: string;
  /** Monthly, in US dollars, as the page prints it; what it deducts as free of charge for an account is added back, and `says` tells so. */
  readonly total: number;
  /** Ours, where it is another one, and who is right and why: a price that has changed since, a mistake of the page. */
  readonly ours?: { readonly total: number; readonly because: string };
}
