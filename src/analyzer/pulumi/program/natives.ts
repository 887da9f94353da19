/** What the libraries known here have in common, for the languages to give it the names that it has there. */

import { each } from './iterate';
import { isTrue, textOfValue } from './operators';
import type { Run } from './run';
import {
  type Arguments,
  Closure,
  Dictionary,
  List,
  Namespace,
  Native,
  type ProgramValue,
  type Site,
  type Slot,
  Unknown,
  unknown,
} from './value';

/** A function of positional values; it is unknown where one of the first `needed` is. */
export function native(
  name: string,
  needed: number,
  body: (values: readonly ProgramValue[], run: Run, site: Site, args: Arguments) => ProgramValue,
): Native {
  return new Native(name, (args, run, site) => {
    const values = args.positional.map(({ value }) => value);
    const missing = values.slice(0, needed).find((value) => value instanceof Unknown);
    return missing ?? body(values, run, site, args);
  });
}

/** A namespace of a fixed set of members. */
export function namespace(name: string, members: Readonly<Record<string, ProgramValue>>): Namespace {
  return new Namespace(name, (member) => (Object.hasOwn(members, member) ? members[member] : undefined));
}

export function argument(args: Arguments, index: number, ...names: readonly string[]): ProgramValue | undefined {
  for (const name of names) {
    const named = args.named.get(name);
    if (named) return named.value;
  }
  return args.positional[index]?.value;
}

export function callWith(run: Run, callee: ProgramValue, values: readonly ProgramValue[], site: Site): ProgramValue {
  const positional = values.map((value) => ({ value, place: null, reads: [] }));
  return run.call(callee, { positional, named: new Map(), construct: false }, site);
}

export function listOf(run: Run, items: readonly ProgramValue[], rest: Unknown | null = null): List {
  return new List([...items], run.birth, rest);
}

export function dictionaryOf(run: Run, entries: Iterable<readonly [string, ProgramValue]>): Dictionary {
  const slots = new Map<string, Slot>();
  for (const [key, value] of entries) slots.set(key, { value, place: null, reads: [] });
  return new Dictionary('map', slots, run.birth);
}

/** `output.apply(f)`: the function runs once, with what is known of the value. */
export function applied(self: ProgramValue): Native {
  return new Native('apply', (args, run, site) => {
    const callback = argument(args, 0, 'func');
    if (!(callback instanceof Closure) && !(callback instanceof Native)) {
      return self instanceof Unknown ? self : unknown('a function is not read');
    }
    const result = callWith(run, callback, [self], site);
    // A function of Go may give an error beside the value.
    const isPair = run.language.runtime === 'go' && result instanceof List && result.items.length === 2;
    return isPair && result.items[1] === null ? (result.items[0] ?? null) : result;
  });
}

/** `list.map(f)`, with the index as second argument. */
export function mapped(source: ProgramValue, flat: boolean): Native {
  return new Native('map', (args, run, site) => {
    const callback = argument(args, 0);
    const results: ProgramValue[] = [];
    let rest: Unknown | null = null;
    let index = 0;
    const open = each(run, source, 'values', (item) => {
      const result = callWith(run, callback ?? null, [item, index++], site);
      if (item instanceof Unknown && item === run.uncertain) return true;
      if (flat && result instanceof List) {
        results.push(...result.items);
        rest ??= result.rest;
      } else if (flat && result instanceof Unknown) rest ??= result;
      else results.push(result);
      return true;
    });
    return source instanceof Unknown ? source : listOf(run, results, open ?? rest);
  });
}

export function filtered(source: ProgramValue): Native {
  return new Native('filter', (args, run, site) => {
    const callback = argument(args, 0) ?? null;
    const results: ProgramValue[] = [];
    let rest: Unknown | null = null;
    let index = 0;
    const open = each(run, source, 'values', (item) => {
      const truth = isTrue(run, callWith(run, callback, [item, index++], site));
      if (item instanceof Unknown && item === run.uncertain) return true;
      if (truth === true) results.push(item);
      else if (truth instanceof Unknown) rest ??= truth;
      return true;
    });
    return source instanceof Unknown ? source : listOf(run, results, open ?? rest);
  });
}

export function forEach(source: ProgramValue): Native {
  return new Native('forEach', (args, run, site) => {
    const callback = argument(args, 0) ?? null;
    let index = 0;
    const entries = source instanceof Dictionary;
    each(run, source, entries ? 'entries' : 'values', (item) => {
      const values = entries && item instanceof List ? [item.items[1] ?? null, item.items[0] ?? null] : [item, index++];
      callWith(run, callback, values, site);
      return true;
    });
    return null;
  });
}

/** The first item, or whether any or every item, for which a function is true. */
export function searched(source: ProgramValue, what: 'find' | 'findIndex' | 'some' | 'every'): Native {
  return new Native(what, (args, run, site) => {
    if (!(source instanceof List)) return source instanceof Unknown ? source : unknown(`\`${what}\` is not read`);
    const callback = argument(args, 0) ?? null;
    for (const [index, item] of source.items.entries()) {
      const truth = isTrue(run, callWith(run, callback, [item, index], site));
      if (truth instanceof Unknown) return truth;
      if (truth !== (what === 'every')) {
        return what === 'find' ? item : what === 'findIndex' ? index : what === 'some';
      }
    }
    if (source.rest) return source.rest;
    return what === 'find' ? null : what === 'findIndex' ? -1 : what === 'every';
  });
}

export function reduced(source: ProgramValue): Native {
  return new Native('reduce', (args, run, site) => {
    if (!(source instanceof List)) return source instanceof Unknown ? source : unknown('`reduce` is not read');
    if (source.rest) return source.rest;
    const callback = argument(args, 0) ?? null;
    const start = argument(args, 1);
    const items = start === undefined ? source.items.slice(1) : source.items;
    return items.reduce<ProgramValue>(
      (result, item, index) => callWith(run, callback, [result, item, index], site),
      start ?? source.items[0] ?? null,
    );
  });
}

/** Adds to a list; one that was there before an uncertain branch has an uncertain end from then on. */
export function pushed(list: List): Native {
  return new Native('push', (args, run) => {
    append(
      run,
      list,
      args.positional.map(({ value }) => value),
    );
    return list.items.length;
  });
}

export function append(run: Run, list: List, items: readonly ProgramValue[]): void {
  run.spend(items.length >> 2);
  if (list.birth.depth < run.birth.depth && run.uncertain) list.leaveOpen(run, run.uncertain);
  else if (list.items.length + items.length <= 100_000) list.push(run, items);
  else list.leaveOpen(run, unknown('a list is too long to be read'));
}

export function joined(source: ProgramValue, separator: ProgramValue, run: Run): ProgramValue {
  if (separator instanceof Unknown) return separator;
  if (!(source instanceof List)) return source instanceof Unknown ? source : unknown('`join` is not read');
  const parts = source.items.map((item) => textOfValue(run, item));
  const missing = source.rest ?? parts.find((part) => part instanceof Unknown);
  if (missing instanceof Unknown) return missing;
  const text = parts.join(typeof separator === 'string' ? separator : ',');
  run.spend(text.length >> 8);
  return text.length > 1_000_000 ? unknown('a text is too long to be read') : text;
}

export function sizeOf(value: ProgramValue): ProgramValue {
  if (typeof value === 'string') return value.length;
  if (value instanceof List) return value.rest ?? value.items.length;
  if (value instanceof Dictionary) return value.rest ?? value.entries.size;
  return value instanceof Unknown ? value : unknown('a length is not read');
}

/** `pulumi.concat("a", b)`. */
export function concatenated(values: readonly ProgramValue[], run: Run): ProgramValue {
  const parts = values.map((value) => textOfValue(run, value));
  return parts.find((part) => part instanceof Unknown) ?? parts.join('');
}

/** The text of a value as JSON, for policies and the like. */
export function jsonOf(value: ProgramValue, depth = 0): ProgramValue {
  const write = (part: ProgramValue, level: number): unknown => {
    if (level > 50) throw new JsonFailure(unknown('a value is nested too deeply to be read'));
    if (part === null || typeof part !== 'object') return part;
    if (part instanceof List && !part.rest) return part.items.map((item) => write(item, level + 1));
    if (part instanceof Dictionary && !part.rest) {
      return Object.fromEntries([...part.entries].map(([key, slot]) => [key, write(slot.value, level + 1)]));
    }
    throw new JsonFailure(part instanceof Unknown ? part : unknown('a value has no JSON that is read'));
  };
  try {
    return JSON.stringify(write(value, depth));
  } catch (error) {
    if (error instanceof JsonFailure) return error.cause;
    throw error;
  }
}

class JsonFailure extends Error {
  constructor(override readonly cause: Unknown) {
    super();
  }
}

export function parsedJson(text: ProgramValue, run: Run): ProgramValue {
  if (typeof text !== 'string') return text instanceof Unknown ? text : unknown('JSON is not read');
  const read = (part: unknown, depth: number): ProgramValue => {
    if (part === null || typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean') return part;
    if (depth > 50) return unknown('a value is nested too deeply to be read');
    if (Array.isArray(part)) {
      return listOf(
        run,
        part.map((item) => read(item, depth + 1)),
      );
    }
    if (typeof part !== 'object') return null;
    return dictionaryOf(
      run,
      Object.entries(part).map(([key, item]) => [key, read(item, depth + 1)] as const),
    );
  };
  try {
    run.spend(text.length >> 4);
    return read(JSON.parse(text), 0);
  } catch {
    return unknown('the text is no JSON');
  }
}
