/** Fields of parsed JSON of which nothing is known. */

import type { Range } from '../syntax/range';

export type Objects = Readonly<Record<string, unknown>>;

export function objectOf(value: unknown): Objects | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

export function field(object: Objects, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Empty where it is no text. */
export function textOf(object: Objects, name: string): string {
  const value = field(object, name);
  return typeof value === 'string' ? value : '';
}

/** Null where it is no number that can be reckoned with. */
export function numberOf(object: Objects, name: string): number | null {
  const value = field(object, name);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The objects of a list. */
export function items(object: Objects, name: string): readonly Objects[] {
  const value = field(object, name);
  return Array.isArray(value)
    ? value.flatMap((item: unknown): Objects[] => {
        const object = objectOf(item);
        return object ? [object] : [];
      })
    : [];
}

/** The range of an entry; the start of the file where there is none. */
export function rangeOf(entry: Objects): Range {
  const range = objectOf(field(entry, 'range'));
  const position = (name: string): Range['start'] => {
    const found = range && objectOf(field(range, name));
    return { line: (found && numberOf(found, 'line')) ?? 0, character: (found && numberOf(found, 'character')) ?? 0 };
  };
  return { start: position('start'), end: position('end') };
}
