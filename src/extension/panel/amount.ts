/** Sums in the panel, in the period of the settings. The period stands in the column's head, not behind each amount. */
import { formatMoney } from '../../report/money';
import type { ServerSettings } from '../../server/protocol';

/** Hours of a month, as cloud prices count them. */
const hoursPerMonth = 730;

const perMonth: Readonly<Record<ServerSettings['period'], number>> = { hour: 1 / hoursPerMonth, month: 1, year: 12 };

/** @param monthlyCost US dollars per month */
export function amountIn(period: ServerSettings['period'], monthlyCost: number): string {
  return formatMoney(monthlyCost * perMonth[period]);
}
