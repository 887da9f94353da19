/** Functions on numbers. */
import { settle, toNumber } from '../convert';
import { fail } from '../error';
import type { TerraformFunction } from '../function';
import { ListValue, type Value } from '../value';
import { any, article, binary, list, number, unary, variadic, whole } from './signature';

/** Digits of the greatest number there is, in base 2. */
const maximalDigits = 1024;

/** Terraform's own limit for the result of `range`. */
const rangeLimit = 1024;

export const numberFunctions: readonly TerraformFunction[] = [
  unary('abs', number('num'), Math.abs),
  unary('ceil', number('num'), (value) => Math.ceil(settle(value))),
  unary('floor', number('num'), (value) => Math.floor(settle(value))),
  unary('signum', number('num'), (value) => Math.sign(whole(value, 'num'))),
  variadic('max', number('numbers'), (values) => values.reduce((a, b) => Math.max(a, b), first(values))),
  variadic('min', number('numbers'), (values) => values.reduce((a, b) => Math.min(a, b), first(values))),
  binary('pow', number('num'), number('power'), (base, power) => finite(settle(base ** power))),
  binary('log', number('num'), number('base'), logarithm),
  binary('parseint', any('number'), number('base'), parseInteger),
  unary('sum', any('list'), sum),
  variadic('range', number('params'), range),
];

function first(values: readonly number[]): number {
  return values[0] ?? fail('at least one number is needed');
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : fail('the result is not a finite number');
}

function logarithm(value: number, base: number): number {
  return finite(settle(Math.log(value) / Math.log(base)));
}

function parseInteger(value: Value, base: number): Value {
  if (typeof value !== 'string') fail(`"number" must be a string, found ${article(value)}`);
  if (whole(base, 'base') < 2 || base > 62) fail('"base" must be between 2 and 62');
  const match = /^([+-]?)([0-9A-Za-z]+)$/.exec(value);
  if (!match) return fail(`"${value}" is not a whole number in base ${base}`);
  if (value.length > maximalDigits) return fail('the number is too long');
  let result = 0n;
  for (const digit of match[2] ?? '') {
    const worth = digitValue(digit, base);
    if (worth >= base) return fail(`"${value}" is not a whole number in base ${base}`);
    result = result * BigInt(base) + BigInt(worth);
  }
  return Number(match[1] === '-' ? -result : result);
}

/** Beyond base 36 capital letters stand for the digits after the small ones. */
function digitValue(digit: string, base: number): number {
  if (digit <= '9') return Number(digit);
  if (digit >= 'a') return digit.charCodeAt(0) - 87;
  return digit.charCodeAt(0) - (base <= 36 ? 55 : 29);
}

function sum(value: Value): Value {
  if (!(value instanceof ListValue)) return fail(`"list" must be a list, set or tuple, found ${article(value)}`);
  if (value.items.length === 0) return fail('an empty list has no sum');
  let total = 0;
  for (const item of value.items) total += toNumber(item);
  return settle(total);
}

function range(values: readonly number[], context: { readonly spend: (elements: number) => void }): Value {
  if (values.length < 1 || values.length > 3) return fail(`1 to 3 arguments are taken, found ${values.length}`);
  const [a = 0, b, c] = values;
  const start = b === undefined ? 0 : a;
  const limit = b === undefined ? a : b;
  const step = c ?? (limit < start ? -1 : 1);
  if (step === 0) return fail('"step" must not be zero');
  if (step > 0 && limit < start) return fail('"limit" must not be below "start" where "step" is positive');
  if (step < 0 && limit > start) return fail('"limit" must not be above "start" where "step" is negative');
  const items: number[] = [];
  for (let value = start; step > 0 ? value < limit : value > limit; value = settle(start + items.length * step)) {
    if (items.length === rangeLimit) return fail(`no more than ${rangeLimit} elements are made`);
    context.spend(1);
    items.push(value);
  }
  return list(items);
}
