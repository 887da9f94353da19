/** `format` and `formatlist`: the verbs are those of the language documentation, "format Function". */
import { formatNumber, settle, toBool, toNumber, toText } from '../convert';
import { fail } from '../error';
import type { FunctionContext, TerraformFunction } from '../function';
import { checkLength } from '../limits';
import { firstUnknown, ListValue, type Value } from '../value';
import { exponential, fixed, general } from './decimal';
import { graphemeCount, graphemes } from './graphemes';
import { encodeJson } from './json';
import { any, list, text, unaryVariadic } from './signature';

export const formatFunctions: readonly TerraformFunction[] = [
  unaryVariadic('format', text('format'), any('args', { nullable: true }), formatValues),
  unaryVariadic('formatlist', text('format'), any('args', { nullable: true, partial: 'unknown' }), formatList),
];

/** Digits after the point or before the padding that anybody could want. */
const maximalPrecision = 10_000;

interface Verb {
  readonly raw: string;
  readonly flags: string;
  readonly width: number;
  /** -1 where none is given. */
  readonly precision: number;
  readonly mode: string;
}

const verbPattern = /%(?:%|([-+ #0]*)([1-9]\d*)?(?:\.(\d*))?(?:\[([1-9]\d*)\])?([A-Za-z]))/y;

function formatValues(format: string, values: readonly Value[]): string {
  let result = '';
  let next = 0;
  let highest = 0;
  let position = 0;
  while (position < format.length) {
    const percent = format.indexOf('%', position);
    if (percent < 0) break;
    result += format.slice(position, percent);
    verbPattern.lastIndex = percent;
    const match = verbPattern.exec(format);
    if (!match)
      return fail(`the format has a "%" at offset ${percent} that begins no verb; write "%%" for a percent sign`);
    position = verbPattern.lastIndex;
    const [raw, flags = '', width, precision, index, mode] = match;
    if (mode === undefined) {
      result += '%';
      continue;
    }
    if (index !== undefined) next = Number(index) - 1;
    const value = values[next];
    if (value === undefined) return fail(`"${raw}" asks for argument ${next + 1}, but there are ${values.length}`);
    next++;
    highest = Math.max(highest, next);
    const verb = {
      raw,
      flags,
      width: Number(width ?? 0),
      precision: precision === undefined ? -1 : Number(precision),
      mode,
    };
    checkLength(result.length + verb.width);
    if (verb.precision > maximalPrecision) fail(`the precision of "${raw}" is beyond ${maximalPrecision}`);
    result += formatVerb(verb, value);
    checkLength(result.length);
  }
  if (highest < values.length) return fail(`the format uses ${highest} arguments, but there are ${values.length}`);
  return result + format.slice(position);
}

function formatVerb(verb: Verb, value: Value): string {
  if (verb.mode === 'v') return formatDefault(verb, value);
  if (value === null) return fail(`null cannot be formatted with "${verb.raw}"`);
  switch (verb.mode) {
    case 't':
      return toBool(value) ? 'true' : 'false';
    case 'b':
    case 'd':
    case 'o':
    case 'x':
    case 'X':
      return formatInteger(verb, toNumber(value));
    case 'e':
    case 'E':
    case 'f':
    case 'g':
    case 'G':
      return formatFloat(verb, toNumber(value));
    case 's':
      return padText(verb, cut(verb, toText(value)));
    case 'q':
      return padText(verb, encodeJson(cut(verb, toText(value))));
    default:
      return fail(`"${verb.mode}" in "${verb.raw}" is not a verb`);
  }
}

function formatDefault(verb: Verb, value: Value): string {
  if (!verb.flags.includes('#')) {
    if (typeof value === 'string') return padText(verb, value);
    if (typeof value === 'number') return padText(verb, general(value));
  }
  return padText(verb, encodeJson(value));
}

function cut(verb: Verb, value: string): string {
  return verb.precision > 0 ? graphemes(value).slice(0, verb.precision).join('') : value;
}

function padText(verb: Verb, value: string): string {
  const padding = (verb.flags.includes('0') ? '0' : ' ').repeat(Math.max(0, verb.width - graphemeCount(value)));
  return verb.flags.includes('-') ? value + padding : padding + value;
}

const radixes: Readonly<Record<string, number>> = { b: 2, o: 8, d: 10, x: 16, X: 16 };
const prefixes: Readonly<Record<string, string>> = { b: '0b', o: '0', x: '0x', X: '0X' };

function formatInteger(verb: Verb, value: number): string {
  if (!Number.isInteger(settle(value))) return fail(`"${verb.raw}" needs a whole number, found ${formatNumber(value)}`);
  const number = BigInt(settle(value));
  let digits = (number < 0n ? -number : number).toString(radixes[verb.mode] ?? 10);
  if (verb.mode === 'X') digits = digits.toUpperCase();
  const prefix = signOf(verb, value) + (verb.flags.includes('#') ? (prefixes[verb.mode] ?? '') : '');
  if (verb.precision === 0 && value === 0) return ' '.repeat(verb.width);
  return padNumber(verb, prefix, digits.padStart(verb.precision, '0'), verb.precision >= 0);
}

function formatFloat(verb: Verb, value: number): string {
  const digits = verb.precision < 0 ? 6 : verb.precision;
  const size = Math.abs(value);
  const plain =
    verb.mode === 'f'
      ? fixed(size, digits)
      : verb.mode === 'e' || verb.mode === 'E'
        ? exponential(size, digits)
        : general(size, verb.precision < 0 ? undefined : verb.precision);
  return padNumber(verb, signOf(verb, value), verb.mode <= 'Z' ? plain.toUpperCase() : plain, false);
}

function signOf(verb: Verb, value: number): string {
  if (value < 0 || Object.is(value, -0)) return '-';
  if (verb.flags.includes('+')) return '+';
  return verb.flags.includes(' ') ? ' ' : '';
}

function padNumber(verb: Verb, prefix: string, digits: string, exactDigits: boolean): string {
  const missing = Math.max(0, verb.width - prefix.length - digits.length);
  if (verb.flags.includes('-')) return prefix + digits + ' '.repeat(missing);
  if (verb.flags.includes('0') && !exactDigits) return prefix + '0'.repeat(missing) + digits;
  return ' '.repeat(missing) + prefix + digits;
}

/** One string for each element of the lists, which must be equally long; other values are repeated. */
function formatList(format: string, values: readonly Value[], context: FunctionContext): Value {
  let size: number | undefined;
  for (const value of values) {
    if (!(value instanceof ListValue)) continue;
    size ??= value.items.length;
    if (value.items.length !== size) {
      return fail(`all lists must be equally long, found ${size} and ${value.items.length} elements`);
    }
  }
  context.spend(size ?? 1);
  return list(
    Array.from({ length: size ?? 1 }, (_, index) => {
      const row = values.map((value) => (value instanceof ListValue ? (value.items[index] ?? null) : value));
      const result = formatRow(format, row);
      if (typeof result === 'string') context.spend(result.length >> 6);
      return result;
    }),
  );
}

function formatRow(format: string, row: readonly Value[]): Value {
  for (const value of row) {
    const unknown = firstUnknown(value);
    if (unknown) return unknown;
  }
  return formatValues(format, row).normalize();
}
