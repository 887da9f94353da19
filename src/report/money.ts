/** Amounts as people read them. Rounding happens here and nowhere else. */
import { type Currency, exchangeText } from '../engine/currency';
import { hoursPerMonth } from '../engine/estimate';

// Formatters are made once: making one costs a hundred times what using it does.
const prices = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 12 });
const quantities = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });
const smallQuantities = new Intl.NumberFormat('en-US', { maximumFractionDigits: 9 });

/** The code alone where amounts come with no word of how they were reckoned. */
export type ShownCurrency = Currency | Pick<Currency, 'code'>;

interface Style {
  readonly currency: ShownCurrency;
  readonly hoursPerMonth: number;
  /** The least that is shown without further digits. */
  readonly least: number;
  /** `$`, `€`, `CHF ` */
  readonly sign: string;
  readonly cents: Intl.NumberFormat;
}

/** A program shows one currency at a time: the one that its engine reckons in. */
let style = styleOf({ code: 'USD' }, hoursPerMonth);

/**
 * What amounts are in from now on, in every report.
 * @param hours those of a month, for amounts by the hour
 */
export function showAmountsIn(currency: ShownCurrency, hours: number): void {
  const same = style.currency.code === currency.code && style.hoursPerMonth === hours;
  style = same ? { ...style, currency } : styleOf(currency, hours);
}

/** Hours of a month from now on, in the same currency. */
export function showHoursPerMonth(hours: number): void {
  showAmountsIn(style.currency, hours);
}

/** Code of the currency that amounts are in. */
export function shownCurrency(): string {
  return style.currency.code;
}

/** How they were reckoned from US dollars; undefined where they are, or nobody has said. */
export function shownExchange(): Pick<Currency, 'perDollar' | 'asOf'> | undefined {
  const { currency } = style;
  return currency.code !== 'USD' && 'perDollar' in currency ? currency : undefined;
}

/** Hours of a month, as the estimates that are shown have them. */
export function shownHoursPerMonth(): number {
  return style.hoursPerMonth;
}

/** What amounts are: `List prices in EUR (0.856 for one US dollar, 2026-08-22), 730 hours a month`. */
export function amountsText(): string {
  const exchange = shownExchange();
  const code = shownCurrency();
  const currency = exchange ? `${code} (${exchangeText(exchange)})` : code === 'USD' ? 'US dollars' : code;
  return `List prices in ${currency}, ${formatQuantity(style.hoursPerMonth)} hours a month`;
}

function styleOf(currency: ShownCurrency, hours: number): Style {
  const { code } = currency;
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: code });
  const symbol = format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? code;
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return {
    currency,
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
