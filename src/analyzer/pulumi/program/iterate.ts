import type { Run } from './run';
import { Dictionary, List, type ProgramValue, Unknown, unknown } from './value';

/**
 * Goes through what can be gone through; `body` says whether to go on. Of what is not known it is called once, for any
 * number of times. Gives why the items are not all known, null where they are.
 */
export function each(
  run: Run,
  source: ProgramValue,
  mode: 'values' | 'keys' | 'entries',
  body: (item: ProgramValue) => boolean,
): Unknown | null {
  const items = itemsOf(run, source, mode);
  if (items instanceof Unknown) {
    run.uncertainly(items, () => body(mode === 'entries' ? pair(run, items, items) : items));
    return items;
  }
  for (const item of items) {
    run.spend(1);
    if (!body(item)) return null;
  }
  const rest = source instanceof List || source instanceof Dictionary ? source.rest : null;
  if (rest) run.uncertainly(rest, () => body(mode === 'entries' ? pair(run, rest, rest) : rest));
  return rest;
}

function itemsOf(
  run: Run,
  source: ProgramValue,
  mode: 'values' | 'keys' | 'entries',
): Iterable<ProgramValue> | Unknown {
  if (source instanceof Unknown) return source;
  if (source === null) return [];
  if (source instanceof List) {
    // A copy: the loop may add to what it goes through.
    const items = [...source.items];
    if (mode === 'values') return items;
    if (mode === 'keys') return items.map((_, index) => String(index));
    return items.map((item, index) => pair(run, index, item));
  }
  if (source instanceof Dictionary) {
    const entries = [...source.entries];
    if (mode === 'entries') return entries.map(([key, { value }]) => pair(run, key, value));
    // Python goes through the keys of a map, JavaScript through no object.
    return entries.map(([key]) => key);
  }
  if (typeof source === 'string') {
    return mode === 'entries' ? [...source].map((letter, index) => pair(run, index, letter)) : [...source];
  }
  if (typeof source === 'number' && mode === 'entries') return upTo(run, source);
  return unknown('the items of a loop are not known');
}

function* upTo(run: Run, end: number): Iterable<ProgramValue> {
  for (let index = 0; index < end; index++) yield pair(run, index, null);
}

function pair(run: Run, key: ProgramValue, value: ProgramValue): List {
  return new List([key, value], run.birth);
}
