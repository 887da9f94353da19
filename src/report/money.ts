/** Amounts as people read them. Rounding happens here and nowhere else. */
import { hoursPerMonth } from '../engine/estimate';

// Formatters are made once: making one costs a hundred times what using it does.
const prices = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 12 });
const quantities = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });
const smallQuantities = new Intl.NumberFormat('en-US', { maximumFractionDigits: 9 });

interface Style {
  readonly code: string;
  readonly hoursPerMonth: number;
  /** The least that is shown without further digits. */
  readonly least: number;
  /** `$`, `€`, `CHF ` */
  readonly sign: string;
  readonly cents: Intl.NumberFormat;
}

/** A program shows one currency at a time: the one that its engine reckons in. */
let style = styleOf('USD', hoursPerMonth);

/**
 * What amounts are in from now on, in every report.
 * @param code of the currency, as ISO 4217 has it
 * @param hours those of a month, for amounts by the hour
 */
export function showAmountsIn(code: string, hours: number): void {
  if (code !== style.code || hours !== style.hoursPerMonth) style = styleOf(code, hours);
}

/** Code of the currency that amounts are in. */
export function shownCurrency(): string {
  return style.code;
}

/** Hours of a month, as the estimates that are shown have them. */
export function shownHoursPerMonth(): number {
  return style.hoursPerMonth;
}

/** What amounts are: `List prices in US dollars, 730 hours a month`. */
export function amountsText(): string {
  const { code, hoursPerMonth: hours } = style;
  return `List prices in ${code === 'USD' ? 'US dollars' : code}, ${formatQuantity(hours)} hours a month`;
}

function styleOf(code: string, hours: number): Style {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: code });
  const symbol = format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? code;
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return {
    code,
    hoursPerMonth: hours,
    least: 10 ** -digits,
    sign: /[A-Za-z]$/.test(symbol) ? `${symbol} ` : symbol,
    cents: new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  };
}

/** `$1,204.10`; an amount below a cent keeps two digits that matter: `$0.0042`. */
export function formatMoney(amount: number): string {
  const size = Math.abs(amount);
  const text =
    size === 0 || size >= style.least ? style.cents.format(size) : prices.format(Number(size.toPrecision(2)));
  return `${amount < 0 ? '-' : ''}${style.sign}${text}`;
}

/** `$70.08/mo`. */
export function formatMonthly(amount: number): string {
  return `${formatMoney(amount)}/mo`;
}

/** A price of one unit with the digits it was published with: `$0.0000002`. */
export function formatUnitPrice(price: number): string {
  return `${style.sign}${prices.format(Number(price.toPrecision(12)))}`;
}

/** `730`, `4,109.589`. */
export function formatQuantity(quantity: number): string {
  const small = quantity !== 0 && Math.abs(quantity) < 0.001;
  return (small ? smallQuantities : quantities).format(quantity);
}
