// Exact arithmetic on decimal text, for prices: no binary rounding, no exponents.

const DECIMAL = /^(\d+)(?:\.(\d+))?$/;
const EXPONENT = /^(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/;

/** The shortest plain decimal with the same value: `16.0` → `16`, `1e-7` → `0.0000001`. Throws on anything else. */
export function plainDecimal(text) {
  const { digits, places } = parse(text);
  return format(digits, places);
}

/** `text × multiply ÷ divide`, exactly. Throws when the quotient does not end within 24 places. */
export function scaleDecimal(text, { multiply = '1', divide = '1' }) {
  const value = parse(text);
  const factor = parse(multiply);
  const divisor = parse(divide);
  const numerator = value.digits * factor.digits * 10n ** BigInt(divisor.places);
  const places = value.places + factor.places;
  for (let extra = 0; extra <= 24; extra++) {
    const widened = numerator * 10n ** BigInt(extra);
    if (widened % divisor.digits === 0n) return format(widened / divisor.digits, places + extra);
  }
  throw new Error(`${text} × ${multiply} ÷ ${divide} has no exact decimal`);
}

function parse(text) {
  const plain = DECIMAL.exec(text);
  if (plain) return { digits: BigInt(plain[1] + (plain[2] ?? '')), places: plain[2]?.length ?? 0 };
  const scientific = EXPONENT.exec(text);
  if (!scientific) throw new Error(`not a decimal: ${JSON.stringify(text)}`);
  const digits = BigInt(scientific[1] + (scientific[2] ?? ''));
  const places = (scientific[2]?.length ?? 0) - Number(scientific[3]);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

function format(digits, places) {
  const padded = digits.toString().padStart(places + 1, '0');
  const whole = padded.slice(0, padded.length - places);
  const fraction = padded.slice(padded.length - places).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
