/** Sums in the panel, in the period of the settings. The period stands above them, not behind each amount. */
import { formatMoney, shownHoursPerMonth } from '../../report/money';
import type { ChangeRow, ServerSettings } from '../../server/protocol';

/** @param monthlyCost per month, in the currency that is shown */
export function amountIn(period: ServerSettings['period'], monthlyCost: number): string {
  const perMonth = { hour: 1 / shownHoursPerMonth(), month: 1, year: 12 };
  return formatMoney(monthlyCost * perMonth[period]);
}

/** With its sign, also where it is more. */
export function signed(difference: number, period: ServerSettings['period']): string {
  return `${difference > 0 ? '+' : ''}${amountIn(period, difference)}`;
}

/** A difference that is an amount and nothing else stands without its period, as the sums above it do. */
export function plainDifference({ difference, text }: ChangeRow, period: ServerSettings['period']): string {
  return difference !== null && /^[+-]\S+$/.test(text) ? signed(difference, period) : text;
}
