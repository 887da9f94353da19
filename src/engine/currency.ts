/** Amounts in another currency than that of the price lists: one factor for all of an estimate. */
import type { CostComponent, Estimate, Subresource } from './estimate';

export interface Currency {
  /** ISO 4217: `EUR`. */
  readonly code: string;
  /** How many units of it one US dollar is. */
  readonly perDollar: number;
}

export const dollars: Currency = { code: 'USD', perDollar: 1 };

type Amounts = Pick<Estimate, 'monthlyCost' | 'components' | 'subresources'>;

/** The same with all amounts, which are in US dollars, in the currency. */
export function inCurrency<T extends Amounts>(priced: T, { perDollar }: Currency): T {
  if (perDollar === 1) return priced;
  const amount = (dollar: number | null): number | null => (dollar === null ? null : dollar * perDollar);
  const component = (own: CostComponent): CostComponent => ({
    ...own,
    unitPrice: amount(own.unitPrice),
    monthlyCost: amount(own.monthlyCost),
  });
  const part = (own: Subresource): Subresource => ({
    ...own,
    components: own.components.map(component),
    subresources: own.subresources.map(part),
  });
  return {
    ...priced,
    monthlyCost: amount(priced.monthlyCost),
    components: priced.components.map(component),
    subresources: priced.subresources.map(part),
  };
}
