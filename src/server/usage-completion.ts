/** Completion and hover in usage files: sections, addresses of the project, types, and keys with what they mean. */
import {
  type CompletionItem,
  CompletionItemKind,
  type Hover,
  InsertTextFormat,
  MarkupKind,
  type Position,
} from 'vscode-languageserver';
import type { UsageKey } from '../engine/spec';
import { typeOfEntry, type UsageSubjects } from '../engine/usage-check';
import { type UsageKeyInfo, usageKeysOf } from '../engine/usage-keys';
import { escapeCell } from '../report/component-table';
import { type UsageCursor, usageCursor } from './usage-cursor';

const sections: Readonly<Record<string, string>> = {
  resource_usage: 'Figures of single resources by their address; `[*]` stands for every instance.',
  resource_type_default_usage: 'Figures of all resources of a type (`*`: of every type) that have none of their own.',
  working_hours:
    'When everything runs that can be stopped: a week such as `mon-fri 08:00-18:00`, or `{hours_per_month: 220}`.',
};

const topSections: Readonly<Record<string, string>> = {
  ...sections,
  profiles:
    'Sets of figures beside these, such as dev and prod, of which one is chosen: `costline.usageProfile`, `--usage-profile`.',
  version: 'Version of the format: 0.1.',
};

export function completeUsage(text: string, position: Position, subjects: UsageSubjects): CompletionItem[] {
  const cursor = usageCursor(text, position.line, position.character);
  if (!cursor) return [];
  return cursor.place === 'value' ? valueItems(cursor, position, subjects) : keyItems(cursor, position, subjects);
}

/** @param costOf what an address costs, in words */
export function hoverUsage(
  text: string,
  position: Position,
  subjects: UsageSubjects,
  costOf: (address: string) => string | undefined,
): Hover | null {
  const cursor = usageCursor(text, position.line, position.character);
  if (cursor?.place !== 'key' || cursor.key === undefined) return null;
  const value = hoverText(cursor.key, cursor, subjects, costOf);
  if (value === undefined) return null;
  const { line } = position;
  const range = { start: { line, character: cursor.start }, end: { line, character: cursor.end } };
  return { range, contents: { kind: MarkupKind.Markdown, value } };
}

function hoverText(
  key: string,
  cursor: UsageCursor,
  subjects: UsageSubjects,
  costOf: (address: string) => string | undefined,
): string | undefined {
  const place = placeOf(cursor.path);
  switch (place.kind) {
    case 'top':
      return topSections[key];
    case 'profile':
      return sections[key];
    case 'profiles':
      return undefined;
    case 'addresses': {
      const type = typeOfEntry(key, subjects.addresses);
      const cost = costOf(key);
      if (type === undefined) return undefined;
      return `**${escapeCell(key)}**${cost === undefined ? '' : ` — ${escapeCell(cost)}`}\n\n${keyList(type, subjects)}`;
    }
    case 'types':
      return `**${escapeCell(key)}**\n\n${keyList(key, subjects)}`;
    case 'entry': {
      const own = keysAt(place, subjects).find(({ name }) => name === key);
      return own && describeKey(own);
    }
  }
}

function keyList(type: string, { specFor }: UsageSubjects): string {
  const keys = usageKeysOf(specFor(type)).map(({ name, description }) => `- \`${name}\`: ${escapeCell(description)}`);
  return keys.join('\n');
}

function describeKey({ name, type, description, unit, fallback }: UsageKeyInfo): string {
  const lines = [
    `**${name}** (${unit === '' || type !== 'number' ? type : `${type}, ${unit}`})`,
    escapeCell(description),
  ];
  if (fallback !== undefined) lines.push(`Not stated: ${escapeCell(fallback)}`);
  else if (type === 'number') lines.push('Not stated: only the price is shown.');
  return lines.join('\n\n');
}

type Place =
  | { readonly kind: 'top' | 'profiles' | 'profile' | 'addresses' | 'types' }
  | {
      readonly kind: 'entry';
      readonly by: 'address' | 'type';
      readonly entry: string;
      readonly inner: readonly string[];
    };

function placeOf(path: readonly string[]): Place {
  const [first, ...rest] = path;
  if (first === undefined) return { kind: 'top' };
  if (first === 'profiles') {
    if (rest.length === 0) return { kind: 'profiles' };
    return rest.length === 1 ? { kind: 'profile' } : placeOf(rest.slice(1));
  }
  const [entry, ...inner] = rest;
  if (first !== 'resource_usage' && first !== 'resource_type_default_usage') return { kind: 'profiles' };
  const by = first === 'resource_usage' ? 'address' : 'type';
  if (entry === undefined) return { kind: by === 'address' ? 'addresses' : 'types' };
  return { kind: 'entry', by, entry, inner };
}

function keysAt(place: Place & { readonly kind: 'entry' }, subjects: UsageSubjects): readonly UsageKeyInfo[] {
  const type = place.by === 'type' ? place.entry : typeOfEntry(place.entry, subjects.addresses);
  const spec = type === undefined ? undefined : subjects.specFor(type);
  if (!spec && type !== '*') return [];
  let keys = usageKeysOf(spec);
  for (const name of place.inner) {
    const inner: ReadonlyMap<string, UsageKey> = keys.find((key) => key.name === name)?.keys ?? new Map();
    keys = [...inner].map(([innerName, key]) => ({ ...key, name: innerName, unit: '', fallback: undefined }));
  }
  return keys;
}

function keyItems(cursor: UsageCursor, position: Position, subjects: UsageSubjects): CompletionItem[] {
  const place = placeOf(cursor.path);
  const item = (label: string, more: Partial<CompletionItem>, after: string): CompletionItem => {
    const { line } = position;
    const range = { start: { line, character: cursor.start }, end: { line, character: cursor.end } };
    return {
      label,
      kind: CompletionItemKind.Property,
      ...more,
      // What is replaced may have characters that end a word.
      filterText: label,
      insertTextFormat: InsertTextFormat.Snippet,
      textEdit: { range, newText: `${snippet(keyText(label))}${after}` },
    };
  };
  const below = `:\n${' '.repeat(2)}$0`;
  const markdown = (value: string): Partial<CompletionItem> => ({
    documentation: { kind: MarkupKind.Markdown, value },
  });
  const free = (name: string): boolean => !cursor.siblings.has(name);
  switch (place.kind) {
    case 'top':
    case 'profile':
      return Object.entries(place.kind === 'top' ? topSections : sections)
        .filter(([name]) => free(name))
        .map(([name, text]) =>
          item(name, markdown(text), name === 'version' || name === 'working_hours' ? ': $0' : below),
        );
    case 'profiles':
      return [];
    case 'addresses':
      return entryNames(subjects)
        .filter(([address]) => free(address))
        .map(([address, type]) => item(address, { kind: CompletionItemKind.Reference, detail: type }, below));
    case 'types': {
      const types = new Set(entryNames(subjects).map(([, type]) => type));
      return ['*', ...types]
        .filter(free)
        .map((type) => item(type, { kind: CompletionItemKind.Class, ...markdown(keyList(type, subjects)) }, below));
    }
    case 'entry':
      return keysAt(place, subjects)
        .filter(({ name }) => free(name))
        .map((key, index) =>
          item(
            key.name,
            {
              ...markdown(describeKey(key)),
              detail: key.unit === '' ? key.type : key.unit,
              sortText: String(index).padStart(3, '0'),
            },
            key.type === 'object' ? below : ': $0',
          ),
        );
  }
}

/** Addresses with their types of what has anything to state; where there are instances `[*]` first, for all of them. */
function entryNames({ addresses, specFor }: UsageSubjects): readonly (readonly [address: string, type: string])[] {
  const names = new Map<string, string>();
  for (const [address, type] of addresses) {
    const spec = specFor(type);
    if (!spec || spec.free) continue;
    const all = address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]$/, '[*]');
    if (all !== address) {
      names.set(all, type);
      names.delete(address.slice(0, address.lastIndexOf('[')));
    }
    if (all === address && names.has(`${address}[*]`)) continue;
    names.set(address, type);
  }
  return [...names];
}

function valueItems(
  { path, key, start, end }: UsageCursor,
  { line }: Position,
  subjects: UsageSubjects,
): CompletionItem[] {
  const place = placeOf(path);
  const range = { start: { line, character: start }, end: { line, character: end } };
  const values = (texts: readonly string[]): CompletionItem[] =>
    texts.map((label) => ({
      label,
      kind: CompletionItemKind.Value,
      filterText: label,
      textEdit: { range, newText: label },
    }));
  if (key === 'working_hours') return values(['mon-fri 08:00-18:00', '{hours_per_month: 220}', 'always']);
  if (place.kind !== 'entry') return [];
  const own = keysAt(place, subjects).find(({ name }) => name === key);
  if (own?.type === 'boolean') return values(['true', 'false']);
  // Descriptions of text name what it may be: `no_upfront, partial_upfront or all_upfront`.
  const words = own?.type === 'string' ? own.description.split(/, | or /) : [];
  return values(words.length > 1 && words.every((word) => /^\w+$/.test(word)) ? words : []);
}

/** In quotes where YAML would read something else. */
function keyText(name: string): string {
  return /^[*&!|>%@`"'{[]|: |\s#/.test(name) ? JSON.stringify(name) : name;
}

/** `$`, `}` and `\` mean something in snippets. */
function snippet(text: string): string {
  return text.replaceAll(/[$}\\]/g, '\\$&');
}
