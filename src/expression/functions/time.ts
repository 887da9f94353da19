/** Functions on dates and times, which are RFC 3339 timestamps. */
import { fail } from '../error';
import type { TerraformFunction } from '../function';
import { UnknownValue } from '../value';
import { binary, nullary, text } from './signature';

export const timeFunctions: readonly TerraformFunction[] = [
  binary('formatdate', text('format'), text('time'), (format, time) => formatDate(format, parseTime(time))),
  binary('timeadd', text('timestamp'), text('duration'), (timestamp, duration) =>
    formatTime(addDuration(parseTime(timestamp), parseDuration(duration))),
  ),
  binary('timecmp', text('timestamp_a'), text('timestamp_b'), (a, b) => compareTimes(parseTime(a), parseTime(b))),
  ...['timestamp', 'plantimestamp', 'uuid'].map((name) =>
    nullary(name, () => new UnknownValue({ kind: 'computed', message: `${name}() is decided when Terraform runs` })),
  ),
];

/** A point in time and the offset from UTC in which it is written. */
interface Time {
  /** Nanoseconds since 1970 in UTC. */
  readonly instant: bigint;
  /** Minutes. */
  readonly offset: number;
}

const second = 1_000_000_000n;

const timePattern =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d+))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

export function parseTime(value: string): Time {
  const match = timePattern.exec(value);
  if (!match) return fail(`"${value}" is not a timestamp such as 2006-01-02T15:04:05Z`);
  const [, year, month, day, hour, minute, seconds, fraction = '', sign, offsetHours, offsetMinutes] = match;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) {
    return fail(`"${value}" is not a day of the calendar`);
  }
  date.setUTCHours(Number(hour), Number(minute), Number(seconds));
  const offset = sign ? (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === '-' ? -1 : 1) : 0;
  const nanoseconds = BigInt(fraction.slice(0, 9).padEnd(9, '0'));
  return { instant: BigInt(date.getTime() - offset * 60_000) * 1_000_000n + nanoseconds, offset };
}

/** The calendar's fields in the time's own offset, as a date whose UTC fields are meant. */
function localDate(time: Time): Date {
  const milliseconds = floorDivide(time.instant, 1_000_000n);
  return new Date(Number(milliseconds) + time.offset * 60_000);
}

function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend < 0n && quotient * divisor !== dividend ? quotient - 1n : quotient;
}

export function formatTime(time: Time): string {
  const date = localDate(time);
  const day = `${digits(date.getUTCFullYear(), 4)}-${digits(date.getUTCMonth() + 1, 2)}-${digits(date.getUTCDate(), 2)}`;
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()]
    .map((part) => digits(part, 2))
    .join(':');
  return `${day}T${clock}${formatOffset(time.offset, ':', 'Z')}`;
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

function formatOffset(offset: number, separator: string, zero?: string): string {
  if (offset === 0 && zero !== undefined) return zero;
  const size = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${digits(Math.floor(size / 60), 2)}${separator}${digits(size % 60, 2)}`;
}

const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1000n,
  µs: 1000n,
  μs: 1000n,
  ms: 1_000_000n,
  s: second,
  m: 60n * second,
  h: 3600n * second,
};

/** Nanoseconds of a duration such as `1h30m`. */
function parseDuration(value: string): bigint {
  const invalid = () => fail(`"${value}" is not a duration such as 1h30m; its units are h, m, s, ms, us and ns`);
  const [, sign, rest = ''] = /^([+-]?)(.*)$/s.exec(value) ?? [];
  if (rest === '0') return 0n;
  if (rest === '') return invalid();
  let total = 0n;
  let position = 0;
  const part = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;
  while (position < rest.length) {
    part.lastIndex = position;
    const match = part.exec(rest);
    const unit = units[match?.[2] ?? ''];
    if (!match || unit === undefined) return invalid();
    const [whole = '', fraction = ''] = (match[1] ?? '').split('.');
    total += BigInt(whole || '0') * unit + (BigInt(fraction || '0') * unit) / 10n ** BigInt(fraction.length);
    position = part.lastIndex;
  }
  return total < 1n << 63n ? (sign === '-' ? -total : total) : invalid();
}

function addDuration(time: Time, duration: bigint): Time {
  const sum = { instant: time.instant + duration, offset: time.offset };
  const year = localDate(sum).getUTCFullYear();
  return year >= 0 ? sum : fail('the result is before the year 0');
}

function compareTimes(a: Time, b: Time): number {
  return a.instant < b.instant ? -1 : a.instant > b.instant ? 1 : 0;
}

const months = 'January February March April May June July August September October November December'.split(' ');
const days = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** Letters in runs are verbs; text in single quotes and everything else stands for itself, `''` for a quote. */
function formatDate(format: string, time: Time): string {
  const date = localDate(time);
  return format.replace(/'(?:[^']|'')*'?|([A-Za-z])\1*/g, (part) => {
    if (!part.startsWith("'")) return dateVerb(part, date, time.offset);
    if (part === "''") return "'";
    if (part === "'" || !part.endsWith("'")) return fail(`the format has a quote that is not closed: ${part}`);
    return part.slice(1, -1).replaceAll("''", "'");
  });
}

function dateVerb(verb: string, date: Date, offset: number): string {
  const hour = date.getUTCHours();
  const month = months[date.getUTCMonth()] ?? '';
  const day = days[date.getUTCDay()] ?? '';
  switch (verb) {
    case 'YYYY':
      return digits(date.getUTCFullYear(), 4);
    case 'YY':
      return digits(date.getUTCFullYear() % 100, 2);
    case 'MMMM':
      return month;
    case 'MMM':
      return month.slice(0, 3);
    case 'MM':
    case 'M':
      return digits(date.getUTCMonth() + 1, verb.length);
    case 'DD':
    case 'D':
      return digits(date.getUTCDate(), verb.length);
    case 'EEEE':
      return day;
    case 'EEE':
      return day.slice(0, 3);
    case 'hh':
    case 'h':
      return digits(hour, verb.length);
    case 'HH':
    case 'H':
      return digits(hour % 12 || 12, verb.length);
    case 'AA':
      return hour < 12 ? 'AM' : 'PM';
    case 'aa':
      return hour < 12 ? 'am' : 'pm';
    case 'mm':
    case 'm':
      return digits(date.getUTCMinutes(), verb.length);
    case 'ss':
    case 's':
      return digits(date.getUTCSeconds(), verb.length);
    case 'ZZZZZ':
      return formatOffset(offset, ':');
    case 'ZZZZ':
      return formatOffset(offset, '');
    case 'ZZZ':
      return formatOffset(offset, '', 'UTC');
    case 'Z':
      return formatOffset(offset, ':', 'Z');
    default:
      return fail(`the format has "${verb}", which stands for nothing; put text in single quotes`);
  }
}
