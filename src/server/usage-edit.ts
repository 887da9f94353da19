/** Writes an entry into a usage file, with every key that could be stated of it as a comment; all else stays as it is. */
import { type Document, isMap, isScalar } from 'yaml';
import { normalizeAddress } from '../engine/usage';
import type { UsageKeyInfo } from '../engine/usage-keys';
import { parseYaml } from '../engine/yaml';

export type EditedUsage =
  | { readonly kind: 'edited'; readonly text: string /** Zero-based line of the entry. */; readonly line: number }
  | { readonly kind: 'refused'; readonly message: string };

/** @param text of the file; empty where there is none yet */
export function editUsage(text: string, address: string, keys: readonly UsageKeyInfo[], file: string): EditedUsage {
  const { document, errors } = parseYaml(text);
  const [mistake] = errors;
  if (mistake) return { kind: 'refused', message: `${file}:${mistake.line + 1}: ${mistake.message}. Mend that first.` };
  const root: unknown = document.contents;
  if (root !== null && !isMap(root)) return { kind: 'refused', message: `${file} is no usage file: it is not a map.` };
  const lines = text === '' ? [] : text.split(/\r?\n/);
  const ending = text.includes('\r\n') ? '\r\n' : '\n';
  if (lines.at(-1) === '') lines.pop();
  if (text.trim() === '') lines.push('version: 0.1');
  const edited = (line: number): EditedUsage => ({ kind: 'edited', text: `${lines.join(ending)}${ending}`, line });

  const pair = isMap(root) ? root.items.find(({ key }) => isScalar(key) && key.value === 'resource_usage') : undefined;
  const section: unknown = pair?.value;
  if (isMap(section) && section.flow) {
    if (section.items.length > 0) return editFlow(document, address);
    // `{}` makes room for what stands below.
    const line = lineOf(text, section.range?.[0] ?? 0);
    lines[line] = (lines[line] ?? '').replace(/\s*\{\s*\}/, '');
  } else if (
    section !== undefined &&
    section !== null &&
    !isMap(section) &&
    !(isScalar(section) && section.value === null)
  ) {
    return { kind: 'refused', message: `${file}: "resource_usage" is not a map. Mend that first.` };
  }
  const sectionLine = isScalar(pair?.key) ? lineOf(text, pair.key.range?.[0] ?? 0) : lines.push('resource_usage:') - 1;
  const first = isMap(section) ? section.items[0] : undefined;
  const indent = isScalar(first?.key) ? columnOf(text, first.key.range?.[0] ?? 0) : 2;

  const known = isMap(section)
    ? section.items.find(({ key }) => isScalar(key) && normalizeAddress(String(key.value)) === address)
    : undefined;
  if (isScalar(known?.key)) {
    const line = lineOf(text, known.key.range?.[0] ?? 0);
    const end = blockEnd(lines, line, indent);
    // A value in braces has no room for comments.
    if (isMap(known.value) && known.value.flow) return edited(line);
    const written = lines.slice(line + 1, end);
    const missing = keys.filter(({ name }) => !written.some((own) => new RegExp(`^[\\s#]*${name}\\s*:`).test(own)));
    const inner = written.find((own) => /^\s*[^\s#]/.test(own))?.search(/\S/) ?? indent * 2;
    lines.splice(end, 0, ...placeholders(missing, inner));
    return edited(line);
  }
  const end = blockEnd(lines, sectionLine, 0);
  lines.splice(end, 0, `${' '.repeat(indent)}${keyText(address)}:`, ...placeholders(keys, indent * 2));
  return edited(end);
}

/** Between braces there is no place for a line of its own: the library writes the whole file, comments and all. */
function editFlow(document: Document, address: string): EditedUsage {
  if (!document.hasIn(['resource_usage', address])) document.setIn(['resource_usage', address], {});
  const edited = document.toString();
  return { kind: 'edited', text: edited, line: Math.max(0, lineOf(edited, edited.indexOf(address))) };
}

/** A comment for each key, which is a figure as soon as the sign before it is taken away and a value written. */
function placeholders(keys: readonly UsageKeyInfo[], indent: number): readonly string[] {
  const margin = ' '.repeat(indent);
  return keys.flatMap(({ name, description, unit, keys: inner }) => {
    const about = [description, description.toLowerCase().includes(unit.toLowerCase()) ? '' : `(${unit})`]
      .filter(Boolean)
      .join(' ');
    const below = [...inner].map(([key, { description: text }]) => `${margin}#   ${key}:  # ${oneLine(text)}`);
    return [`${margin}# ${name}:  # ${oneLine(about)}`, ...below];
  });
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** The line behind a block that begins at `line`: behind its last line that is neither empty nor indented as little as it. */
function blockEnd(lines: readonly string[], line: number, indent: number): number {
  let end = line + 1;
  for (let index = line + 1; index < lines.length; index++) {
    const text = lines[index] ?? '';
    if (text.trim() === '') continue;
    if (text.search(/\S/) <= indent) break;
    end = index + 1;
  }
  return end;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** In quotes where YAML would read something else. */
function keyText(name: string): string {
  return /^[*&!|>%@`"'{[]|: |\s#/.test(name) ? JSON.stringify(name) : name;
}
