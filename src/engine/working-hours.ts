/**
 * Hours of a month in which something runs that is stopped in between, as usage files state them under `working_hours`: a number
 * (`{hours_per_month: 220}`), or a week (`mon-fri 08:00-18:00, sat 09:00-13:00`). Format: docs/usage-files.md.
 */
import { MapValue, reveal, type Value } from '../expression/value';

export type WorkingHours =
  | { readonly kind: 'hours'; readonly hours: number }
  /** Runs through, whatever is said more generally. */
  | { readonly kind: 'always' }
  | { readonly kind: 'wrong'; readonly message: string };

/** @param month the hours of a whole month, of which a week's schedule takes its share */
export function readWorkingHours(stated: Value, month: number): WorkingHours {
  const value = reveal(stated);
  if (value instanceof MapValue) {
    const own = reveal(value.entries.get('hours_per_month') ?? null);
    const other = [...value.entries.keys()].find((key) => key !== 'hours_per_month');
    if (other !== undefined) return wrong(`working_hours has "hours_per_month", not "${other}"`);
    if (typeof own !== 'number' || !(own >= 0 && own <= longestMonth))
      return wrong(`working_hours: "hours_per_month" is a number of hours from 0 to ${longestMonth}`);
    return { kind: 'hours', hours: Math.min(own, month) };
  }
  if (typeof value !== 'string') return wrong(`working_hours is {hours_per_month: 220} or a week: ${example}`);
  if (value.trim() === 'always') return { kind: 'always' };
  const week = minutesOfWeek(value);
  return typeof week === 'number' ? { kind: 'hours', hours: (week / minutesInWeek) * month } : wrong(week.message);
}

const longestMonth = 744;
const example = 'mon-fri 08:00-18:00';
const days: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const minutesInDay = 24 * 60;
const minutesInWeek = 7 * minutesInDay;

/** How many minutes of a week a schedule covers, each once. */
function minutesOfWeek(text: string): number | { readonly message: string } {
  const covered = new Uint8Array(minutesInWeek);
  for (const part of text.split(/[,;]/)) {
    const found = /^([a-z]+)(?:-([a-z]+))?\s+(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(part.trim().toLowerCase());
    const which = found && daysBetween(found[1] ?? '', found[2]);
    const from = found && minuteOf(found[3], found[4]);
    const to = found && minuteOf(found[5], found[6]);
    if (!which || from === undefined || from === null || to === undefined || to === null)
      return { message: `working_hours: "${part.trim()}" is no stretch of a week, such as ${example}` };
    // One that ends before it starts goes on into the next day.
    const length = to > from ? to - from : to + minutesInDay - from;
    for (const day of which) {
      for (let minute = 0; minute < length; minute++) covered[(day * minutesInDay + from + minute) % minutesInWeek] = 1;
    }
  }
  return covered.reduce((sum, minute) => sum + minute, 0);
}

/** Numbers of the days of `fri-mon`, of `sat` alone, of `daily`. */
function daysBetween(first: string, last: string | undefined): readonly number[] | undefined {
  if (first === 'daily' && last === undefined) return days.map((_, index) => index);
  const start = days.indexOf(first);
  const end = last === undefined ? start : days.indexOf(last);
  if (start < 0 || end < 0) return undefined;
  const count = ((end - start + 7) % 7) + 1;
  return Array.from({ length: count }, (_, index) => (start + index) % 7);
}

function minuteOf(hour = '', minute = ''): number | undefined {
  const total = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && total <= minutesInDay ? total : undefined;
}

function wrong(message: string): WorkingHours {
  return { kind: 'wrong', message };
}
