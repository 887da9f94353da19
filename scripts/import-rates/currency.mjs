// What one US dollar is in other currencies, for showing amounts in them: facts, of one day.

import { naturalOrder } from './order.mjs';
import { originName } from './sources.mjs';

export function currencyTables(sources) {
  const facts = sources
    .rows('fx_usd.csv')
    .filter(
      ({ base, currency, units_per_usd }) => base === 'USD' && /^[A-Z]{3}$/.test(currency) && Number(units_per_usd) > 0,
    )
    .map(({ currency, units_per_usd, source, date }) => ({
      keys: [currency],
      values: [units_per_usd],
      origin: originName(source),
      date,
    }))
    .sort((a, b) => naturalOrder(a.keys, b.keys));
  return [
    { id: 'currency/exchange', keys: ['currency'], columns: ['per_usd'], note: 'units for one US dollar', facts },
  ];
}
