/** Functions on strings. */

import { fail } from '../error';
import type { TerraformFunction } from '../function';
import { checkLength } from '../limits';
import { stringType } from '../type';
import { graphemes } from './graphemes';
import { binary, list, listOf, number, ternary, text, texts, unary, unaryVariadic, whole } from './signature';

export const stringFunctions: readonly TerraformFunction[] = [
  unary('upper', text('str'), (value) => mapCodePoints(value, upperCase)),
  unary('lower', text('str'), (value) => mapCodePoints(value, lowerCase)),
  unary('title', text('str'), title),
  unary('chomp', text('str'), (value) => value.replace(/(?:\r\n?|\n)+$/, '')),
  unary('trimspace', text('str'), trimSpace),
  unary('strrev', text('str'), (value) => graphemes(value).reverse().join('')),
  binary('trim', text('str'), text('cutset'), trim),
  binary('trimprefix', text('str'), text('prefix'), (value, prefix) =>
    value.startsWith(prefix) ? value.slice(prefix.length) : value,
  ),
  binary('trimsuffix', text('str'), text('suffix'), (value, suffix) =>
    suffix !== '' && value.endsWith(suffix) ? value.slice(0, -suffix.length) : value,
  ),
  binary('startswith', text('str'), text('prefix'), (value, prefix) => value.startsWith(prefix)),
  binary('endswith', text('str'), text('suffix'), (value, suffix) => value.endsWith(suffix)),
  binary('strcontains', text('str'), text('substr'), (value, part) => value.includes(part)),
  binary('indent', number('spaces'), text('str'), (spaces, value) => {
    const width = whole(spaces, 'spaces');
    if (width < 0) fail('"spaces" must not be negative');
    const lines = value.split('\n');
    checkLength(value.length + width * (lines.length - 1));
    return lines.join(`\n${' '.repeat(width)}`);
  }),
  ternary('substr', text('str'), number('offset'), number('length'), substring),
  binary('split', text('separator'), text('str'), (separator, value, context) => {
    context.spend(separator === '' ? value.length : occurrences(value, separator));
    return list(separator === '' ? Array.from(value) : value.split(separator));
  }),
  unaryVariadic('join', text('separator'), listOf('lists', stringType), (separator, lists) => {
    if (lists.length === 0) fail('at least one list is needed');
    const parts = lists.flatMap(texts);
    checkLength(parts.reduce((length, part) => length + part.length + separator.length, 0));
    return parts.join(separator);
  }),
];

/** How often a text that is not empty stands in another. */
export function occurrences(value: string, part: string): number {
  let count = 0;
  for (let place = value.indexOf(part); place >= 0; place = value.indexOf(part, place + part.length)) count++;
  return count;
}

/** Applies a mapping to each code point on its own, for none of Go's case mappings looks at its neighbours. */
function mapCodePoints(value: string, mapping: (character: string) => string): string {
  let result = '';
  for (const character of value) result += mapping(character);
  return result;
}

/** Mappings to several code points (`ß` to `SS`) are not applied: Go maps one code point to one. */
function upperCase(character: string): string {
  const upper = character.toUpperCase();
  return isOneCodePoint(upper) ? upper : character;
}

function lowerCase(character: string): string {
  const lower = character.toLowerCase();
  // The dotted capital I is the one that Go maps to its first part.
  return isOneCodePoint(lower) ? lower : lower.charAt(0);
}

function isOneCodePoint(value: string): boolean {
  const point = value.codePointAt(0);
  return point !== undefined && value.length === (point > 0xffff ? 2 : 1);
}

/** The first letter of every word in title case; a word begins after anything but a letter, digit or underscore. */
function title(value: string): string {
  let result = '';
  let previous = ' ';
  for (const character of value) {
    result += isSeparator(previous) ? upperCase(character) : character;
    previous = character;
  }
  return result;
}

function isSeparator(character: string): boolean {
  if (character <= '\x7f') return !/[0-9A-Za-z_]/.test(character);
  if (/[\p{L}\p{Nd}]/u.test(character)) return false;
  return isSpace(character);
}

/** White space by Unicode's property, as Go has it: unlike JavaScript's, without the byte order mark, with U+0085. */
function isSpace(character: string): boolean {
  return character === '\u0085' || (character !== '\ufeff' && /\s/.test(character));
}

function trimSpace(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && isSpace(value.charAt(start))) start++;
  while (end > start && isSpace(value.charAt(end - 1))) end--;
  return value.slice(start, end);
}

function trim(value: string, cutset: string): string {
  const cut = new Set(cutset);
  const characters = Array.from(value);
  let start = 0;
  let end = characters.length;
  while (start < end && cut.has(characters[start] ?? '')) start++;
  while (end > start && cut.has(characters[end - 1] ?? '')) end--;
  return characters.slice(start, end).join('');
}

/** A negative offset counts from the end; a length of -1 means the rest. */
function substring(value: string, offset: number, length: number): string {
  const from = whole(offset, 'offset');
  const size = whole(length, 'length');
  const characters = graphemes(value);
  const start = from < 0 ? Math.max(0, characters.length + from) : from;
  return characters.slice(start, size < 0 ? undefined : start + size).join('');
}
