/** Prices that are published in another currency than US dollars, such as China's, in dollars. */
import { type Currency, dollars, exchangeText, findCurrency } from './currency';
import type { RateLookup, Rates } from './rates';

/**
 * The rates in US dollars. What is published in the currency that is shown is reckoned there and back by one rate, and so is
 * shown as it is published; others at the rate that is shipped.
 */
export function inDollars(rates: Rates, shown: Currency): Rates {
  return {
    lookup: (table, keys, region) => exchanged(rates.lookup(table, keys, region), shown, rates),
    fact: (table, keys, column) => rates.fact(table, keys, column),
    dateOf: (table, keys) => rates.dateOf(table, keys),
    rows: (table) => rates.rows(table),
    keys: (table) => rates.keys(table),
  };
}

function exchanged(lookup: RateLookup, shown: Currency, rates: Rates): RateLookup {
  if (!lookup.found || lookup.rate.currency === dollars.code) return lookup;
  const { rate } = lookup;
  const currency = rate.currency === shown.code ? shown : findCurrency(rate.currency, null, rates);
  if (!currency) {
    const message = `${rate.table} has the price of ${rate.row} in ${rate.currency}, whose exchange rate is not known`;
    return { found: false, reason: 'currency', message };
  }
  const { code, perDollar, asOf } = currency;
  const reckoned = currency === shown ? '' : ` (${exchangeText({ perDollar, asOf })})`;
  return {
    found: true,
    rate: {
      ...rate,
      origin: `${rate.origin}, in ${code}${reckoned}`,
      tiers: rate.tiers.map(({ from, price }) => ({ from, price: price / perDollar })),
    },
  };
}
