/** Amounts as people read them. Rounding happens here and nowhere else. */

// Formatters are made once: making one costs a hundred times what using it does.
const cents = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const prices = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 12 });
const quantities = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });
const smallQuantities = new Intl.NumberFormat('en-US', { maximumFractionDigits: 9 });

/** `$1,204.10`; an amount below a cent keeps two digits that matter: `$0.0042`. */
export function formatMoney(amount: number): string {
  const size = Math.abs(amount);
  const text = size === 0 || size >= 0.01 ? cents.format(size) : prices.format(Number(size.toPrecision(2)));
  return `${amount < 0 ? '-' : ''}$${text}`;
}

/** `$70.08/mo`. */
export function formatMonthly(amount: number): string {
  return `${formatMoney(amount)}/mo`;
}

/** A price of one unit with the digits it was published with: `$0.0000002`. */
export function formatUnitPrice(price: number): string {
  return `$${prices.format(Number(price.toPrecision(12)))}`;
}

/** `730`, `4,109.589`. */
export function formatQuantity(quantity: number): string {
  const small = quantity !== 0 && Math.abs(quantity) < 0.001;
  return (small ? smallQuantities : quantities).format(quantity);
}
