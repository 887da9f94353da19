/** Amounts in another currency than that of the price lists: one factor for all of an estimate. */
import type { CostComponent, Estimate, Subresource } from './estimate';
import type { Rates } from './rates';

export interface Currency {
  /** ISO 4217: `EUR`. */
  readonly code: string;
  /** How many units of it one US dollar is. */
  readonly perDollar: number;
  /** ISO date of the exchange rate; absent where somebody states it. */
  readonly asOf?: string | undefined;
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

/** `0.856 for one US dollar, 2026-08-22`. */
export function exchangeText({ perDollar, asOf }: Pick<Currency, 'perDollar' | 'asOf'>): string {
  return `${perDollar} for one US dollar${asOf ? `, ${asOf}` : ''}`;
}

/** Where shipped exchange rates stand. */
const exchangeTable = 'currency/exchange';

/**
 * A currency by its code.
 * @param perDollar what it is to be reckoned with; null for what is shipped
 */
export function findCurrency(
  code: string,
  perDollar: number | null,
  rates: Pick<Rates, 'fact' | 'dateOf'>,
): Currency | undefined {
  if (code === dollars.code) return dollars;
  if (perDollar !== null) return perDollar > 0 ? { code, perDollar } : undefined;
  const shipped = rates.fact(exchangeTable, [code], 'per_usd');
  return typeof shipped === 'number' && shipped > 0
    ? { code, perDollar: shipped, asOf: rates.dateOf(exchangeTable, [code]) }
    : undefined;
}
