/**
 * Numbers written with a given number of digits, rounded as Terraform rounds them: it holds a number with 512 binary
 * digits, which makes `1.005` something else than the double nearest to it.
 */

import { settle } from '../convert';

/** A number as `mantissa / divisor`, and the power of ten of its first decimal digit. */
interface Exact {
  readonly mantissa: bigint;
  readonly divisor: bigint;
  readonly exponent: number;
}

/** `digits` digits after the point, no exponent. */
export function fixed(value: number, digits: number): string {
  const { mantissa, divisor } = exact(Math.abs(settle(value)));
  return sign(value) + point(divideRounded(mantissa * 10n ** BigInt(digits), divisor), digits);
}

/** `1.50e+02`: one digit before the point, `digits` after it, at least two for the exponent. */
export function exponential(value: number, digits: number): string {
  const number = exact(Math.abs(settle(value)));
  let { exponent } = number;
  let scaled = scale(number, digits - exponent);
  if (scaled.toString().length > digits + 1) {
    exponent++;
    scaled = scale(number, digits - exponent);
  }
  return sign(value) + withExponent(point(scaled, digits), exponent);
}

/** `%g`: the shorter of both notations; without `digits` as many as tell the number apart from every other. */
export function general(value: number, digits?: number): string {
  if (value === 0) return '0';
  const shortest = shortestDigits(Math.abs(settle(value)));
  let significant = shortest.digits;
  let exponent = shortest.exponent;
  let limit = digits ?? 0;
  if (digits === undefined) {
    limit = 6;
  } else {
    if (digits === 0) limit = 1;
    const [mantissa = '', power = '0'] = exponential(Math.abs(value), limit - 1).split('e');
    significant = mantissa.replace('.', '').replace(/0+$/, '');
    exponent = Number(power);
    if (limit > significant.length && significant.length > exponent) limit = significant.length;
  }
  if (exponent < -4 || exponent >= limit) {
    const rest = significant.slice(1);
    return sign(value) + withExponent(significant.charAt(0) + (rest && `.${rest}`), exponent);
  }
  if (exponent < 0) return `${sign(value)}0.${'0'.repeat(-exponent - 1)}${significant}`;
  const integer = significant.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = significant.slice(exponent + 1);
  return sign(value) + integer + (fraction && `.${fraction}`);
}

function sign(value: number): string {
  return value < 0 ? '-' : '';
}

function withExponent(mantissa: string, exponent: number): string {
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function point(digits: bigint, after: number): string {
  const text = digits.toString().padStart(after + 1, '0');
  return after === 0 ? text : `${text.slice(0, -after)}.${text.slice(-after)}`;
}

function scale({ mantissa, divisor }: Exact, power: number): bigint {
  return power >= 0
    ? divideRounded(mantissa * 10n ** BigInt(power), divisor)
    : divideRounded(mantissa, divisor * 10n ** BigInt(-power));
}

/** To the nearest whole number, halves to the even one. */
function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const twice = (dividend - quotient * divisor) * 2n;
  return twice > divisor || (twice === divisor && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

/** The digits that tell a positive double from its neighbours, without zeros at the end. */
function shortestDigits(value: number): { readonly digits: string; readonly exponent: number } {
  const [mantissa = '', power = '0'] = value.toExponential().split('e');
  return { digits: mantissa.replace('.', '').replace(/(?<=.)0+$/, ''), exponent: Number(power) };
}

/** The decimal number that was most likely written, rounded to 512 binary digits. */
function exact(value: number): Exact {
  const { digits, exponent } = shortestDigits(value);
  const power = exponent - digits.length + 1;
  const dividend = BigInt(digits) * 10n ** BigInt(Math.max(0, power));
  const decimals = 10n ** BigInt(Math.max(0, -power));
  if (decimals === 1n) return { mantissa: dividend, divisor: 1n, exponent };
  const shift = BigInt(512 + decimals.toString(2).length - dividend.toString(2).length);
  const mantissa = divideRounded(dividend << shift, decimals);
  const extra = BigInt(mantissa.toString(2).length - 512);
  if (extra <= 0n) return { mantissa, divisor: 1n << shift, exponent };
  const rounded = divideRounded(dividend << shift, decimals << extra);
  return { mantissa: rounded << extra, divisor: 1n << shift, exponent };
}
