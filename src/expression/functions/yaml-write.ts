/** Values as YAML in Terraform's style: keys and strings in double quotes, strings of several lines as literal blocks. */
import { formatNumber } from '../convert';
import { fail } from '../error';
import { checkLength } from '../limits';
import { ListValue, MapValue, SensitiveValue, UnknownValue, type Value } from '../value';
import { utf8 } from './bytes';

/** Columns after which a blank in a quoted string becomes a line end. */
const width = 80;

/** Bytes that a key before a colon may have; a longer one gets a question mark. */
const simpleKeyLength = 128;

interface Writer {
  text: string;
  /** Where the current line began. */
  line: number;
}

/** The document of a wholly known value. */
export function encodeYaml(value: Value): string {
  const writer: Writer = { text: '', line: 0 };
  write(writer, value, -2, 'root');
  if (!writer.text.endsWith('\n')) put(writer, '\n');
  // A bare word at the top might go on: a mark ends the document.
  if (value === null || typeof value === 'number' || typeof value === 'boolean') put(writer, '...\n');
  return writer.text;
}

function put(writer: Writer, text: string): void {
  writer.text += text;
  checkLength(writer.text.length);
}

function startLine(writer: Writer, indent: number): void {
  if (writer.text !== '' && !writer.text.endsWith('\n')) put(writer, '\n');
  writer.line = writer.text.length;
  put(writer, ' '.repeat(Math.max(0, indent)));
}

/** Writes a value after what is already on the line; `indent` is that of the collection it stands in. */
function write(writer: Writer, value: Value, indent: number, place: 'root' | 'item' | 'value'): void {
  if (value instanceof SensitiveValue) write(writer, value.value, indent, place);
  else if (value instanceof UnknownValue) fail(`a part of the value is unknown: ${value.cause.message}`);
  else if (value instanceof ListValue) writeList(writer, value, indent, place);
  else if (value instanceof MapValue) writeMap(writer, value, indent, place);
  else {
    if (place === 'value') put(writer, ' ');
    if (typeof value === 'string') writeText(writer, value, Math.max(0, indent) + 2);
    else put(writer, typeof value === 'number' ? formatNumber(value) : String(value));
  }
}

function writeList(writer: Writer, value: ListValue, indent: number, place: 'root' | 'item' | 'value'): void {
  if (value.items.length === 0) {
    put(writer, place === 'value' ? ' []' : '[]');
    return;
  }
  const own = place === 'value' ? indent : indent + 2;
  for (const [index, item] of value.items.entries()) {
    if (index > 0 || place !== 'item') startLine(writer, own);
    put(writer, '- ');
    write(writer, item, own, 'item');
  }
}

function writeMap(writer: Writer, value: MapValue, indent: number, place: 'root' | 'item' | 'value'): void {
  if (value.entries.size === 0) {
    put(writer, place === 'value' ? ' {}' : '{}');
    return;
  }
  const own = indent + 2;
  let first = place === 'item';
  for (const [key, item] of value.entries) {
    if (!first) startLine(writer, own);
    first = false;
    if (!key.includes('\n') && utf8(key).length <= simpleKeyLength) {
      put(writer, `${quoted(key)}:`);
      write(writer, item, own, 'value');
    } else {
      put(writer, '? ');
      writeText(writer, key, own + 2);
      startLine(writer, own);
      put(writer, ': ');
      write(writer, item, own, 'item');
    }
  }
}

function writeText(writer: Writer, value: string, indent: number): void {
  if (isBlock(value)) writeBlock(writer, value, indent);
  else writeQuoted(writer, value, indent);
}

/** What a literal block can show: lines of printable characters without blanks at their ends. */
function isBlock(value: string): boolean {
  return value.includes('\n') && !/ (?:\n|$)/.test(value) && Array.from(value).every(isPrintable);
}

function writeBlock(writer: Writer, value: string, indent: number): void {
  const chomping = !value.endsWith('\n') ? '-' : value === '\n' || value.endsWith('\n\n') ? '+' : '';
  put(writer, `|${/^[ \n]/.test(value) ? '2' : ''}${chomping}`);
  const lines = (value.endsWith('\n') ? value.slice(0, -1) : value).split('\n');
  for (const line of lines) put(writer, line === '' ? '\n' : `\n${' '.repeat(indent)}${line}`);
  if (value.endsWith('\n')) put(writer, '\n');
}

function isPrintable(character: string): boolean {
  return /^[\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]$/.test(character);
}

const shortEscapes: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\x85': '\\N',
  '\xa0': '\\_',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

function escapeCharacter(character: string): string {
  const needed = !isPrintable(character) || /["\\\n\u2028\u2029]/.test(character);
  if (!needed) return character;
  const short = shortEscapes[character];
  if (short !== undefined) return short;
  const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  if (point.length <= 2) return `\\x${point.padStart(2, '0')}`;
  return point.length <= 4 ? `\\u${point.padStart(4, '0')}` : `\\U${point.padStart(8, '0')}`;
}

function quoted(value: string): string {
  return `"${Array.from(value, escapeCharacter).join('')}"`;
}

/** A quoted string that goes on in the next line at the first single blank beyond the width. */
function writeQuoted(writer: Writer, value: string, indent: number): void {
  const characters = Array.from(value);
  let line = `${writer.text.slice(writer.line)}"`;
  let column = Array.from(line).length;
  let spaces = false;
  put(writer, '"');
  let pending = '';
  for (const [index, character] of characters.entries()) {
    const inside = index > 0 && index < characters.length - 1;
    if (character === ' ' && !spaces && column > width && inside) {
      line = ' '.repeat(indent) + (characters[index + 1] === ' ' ? '\\' : '');
      pending += `\n${line}`;
      column = line.length;
    } else {
      const escaped = escapeCharacter(character);
      pending += escaped;
      column += escaped.length;
    }
    spaces = character === ' ';
  }
  put(writer, `${pending}"`);
}
