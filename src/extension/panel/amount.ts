/** Sums in the panel, in the period of the settings. The period stands in the column's head, not behind each amount. */
import { formatMoney, shownHoursPerMonth } from '../../report/money';
import type { ServerSettings } from '../../server/protocol';

/** @param monthlyCost per month, in the currency that is shown */
export function amountIn(period: ServerSettings['period'], monthlyCost: number): string {
  const perMonth = { hour: 1 / shownHoursPerMonth(), month: 1, year: 12 };
  return formatMoney(monthlyCost * perMonth[period]);
}
