/** Amounts as people read them. Rounding happens here and nowhere else. */

/** `$1,204.10`; small amounts keep the digits that matter: `$0.0042`. */
export function formatMoney(amount: number): string {
  const size = Math.abs(amount);
  const digits = size === 0 || size >= 0.01 ? 2 : Math.min(12, 1 - Math.floor(Math.log10(size)));
  const text = size.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: digits });
  return `${amount < 0 ? '-' : ''}$${text}`;
}

/** `$70.08/mo`. */
export function formatMonthly(amount: number): string {
  return `${formatMoney(amount)}/mo`;
}

/** A price of one unit with the digits it was published with: `$0.0000002`. */
export function formatUnitPrice(price: number): string {
  const text = Number(price.toPrecision(12)).toLocaleString('en-US', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 12,
  });
  return `$${text}`;
}

/** `730`, `4,109.589`. */
export function formatQuantity(quantity: number): string {
  return quantity.toLocaleString('en-US', {
    maximumFractionDigits: quantity !== 0 && Math.abs(quantity) < 0.001 ? 9 : 3,
  });
}
