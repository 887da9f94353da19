/** What TypeScript and JavaScript programs find without writing it. */
import { readVariable } from '../binding';
import { neverReturns } from '../execute';
import { fileOf } from '../item';
import { moduleNamespace } from '../modules';
import { callWith, jsonOf, listOf, mapped, namespace, native, parsedJson } from '../natives';
import { isTrue, textOfValue } from '../operators';
import { oncePerRun, type Run } from '../run';
import { Dictionary, List, Namespace, type ProgramValue, Scope, Unknown, unknown } from '../value';

export const globalNames = oncePerRun((run): ReadonlyMap<string, ProgramValue> => {
  const made = new Map<string, ProgramValue>([
    ['Object', objectNamespace()],
    ['Math', mathNamespace()],
    [
      'JSON',
      namespace('JSON', {
        stringify: native('stringify', 0, ([value = null]) => jsonOf(value)),
        parse: native('parse', 0, ([text = null], inner) => parsedJson(text, inner)),
      }),
    ],
    ['Array', arrayNamespace()],
    [
      'Number',
      new Namespace(
        'Number',
        (name) => globalNames(run).get(name),
        native('Number', 1, ([value = null]) => numberFrom(value)).invoke,
      ),
    ],
    ['String', native('String', 1, ([value = null], inner) => textOfValue(inner, value))],
    ['Boolean', native('Boolean', 1, ([value = null], inner) => isTrue(inner, value))],
    ['parseInt', native('parseInt', 1, ([value = null]) => numberFrom(value, Number.parseInt))],
    ['parseFloat', native('parseFloat', 1, ([value = null]) => numberFrom(value, Number.parseFloat))],
    ['isNaN', native('isNaN', 1, ([value = null]) => Number.isNaN(Number(value)))],
    ['Set', native('Set', 1, ([value = null], inner) => distinct(inner, value))],
    ['Map', native('Map', 1, ([value = null], inner) => fromEntries(inner, value))],
    [
      'Promise',
      namespace('Promise', {
        all: native('all', 0, ([value = null]) => value),
        resolve: native('resolve', 0, ([value = null]) => value),
      }),
    ],
    ['console', new Namespace('console', (name) => native(name, 0, () => null))],
    [
      'process',
      namespace('process', {
        env: new Namespace('process.env', (name) =>
          unknown(`the environment variable \`${name}\` is not read`, 'variable'),
        ),
        exit: native('exit', 0, () => neverReturns),
      }),
    ],
    ['require', native('require', 1, ([from = null], inner) => required(inner, from))],
    ['Error', native('Error', 0, () => null)],
    ['Infinity', Number.POSITIVE_INFINITY],
  ]);
  return made;
});

function required(run: Run, from: ProgramValue): ProgramValue {
  if (typeof from !== 'string' || !run.item) return unknown('a module is not read');
  const module = run.import(from, fileOf(run.item));
  if (!(module instanceof Scope)) return module;
  const whole = readVariable(run, 'default', module);
  return whole === undefined ? moduleNamespace(run, module) : whole;
}

function numberFrom(value: ProgramValue, parse: (text: string) => number = Number): ProgramValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  const number = typeof value === 'string' ? parse(value) : value;
  return typeof number === 'number' && !Number.isNaN(number) ? number : unknown('a text is no number');
}

function objectNamespace(): Namespace {
  const over = (body: (entries: readonly (readonly [string, ProgramValue])[], run: Run) => ProgramValue) =>
    native('Object', 1, ([value = null], run) => {
      if (value instanceof List)
        return body(
          value.items.map((item, index) => [String(index), item]),
          run,
        );
      if (!(value instanceof Dictionary)) return unknown('an object is not read');
      const result = body(
        [...value.entries].map(([key, slot]) => [key, slot.value]),
        run,
      );
      if (value.rest && result instanceof List) result.leaveOpen(run, value.rest);
      return result;
    });
  return namespace('Object', {
    keys: over((entries, run) =>
      listOf(
        run,
        entries.map(([key]) => key),
      ),
    ),
    values: over((entries, run) =>
      listOf(
        run,
        entries.map(([, value]) => value),
      ),
    ),
    entries: over((entries, run) =>
      listOf(
        run,
        entries.map(([key, value]) => listOf(run, [key, value])),
      ),
    ),
    fromEntries: native('fromEntries', 1, ([value = null], run) => fromEntries(run, value)),
    freeze: native('freeze', 0, ([value = null]) => value),
    assign: native('assign', 0, (values, run) => {
      const merged = new Dictionary('object', new Map(), run.birth);
      for (const value of values) {
        if (value instanceof Dictionary) for (const [key, slot] of value.entries) merged.put(run, key, slot);
        const open = value instanceof Dictionary ? value.rest : value;
        if (open instanceof Unknown) merged.leaveOpen(run, open);
      }
      const [target] = values;
      if (target instanceof Dictionary) for (const [key, slot] of merged.entries) target.put(run, key, slot);
      return merged;
    }),
  });
}

function fromEntries(run: Run, value: ProgramValue): ProgramValue {
  const map = new Dictionary('object', new Map(), run.birth, 'Map');
  if (!(value instanceof List)) return map;
  for (const item of value.items) {
    const [key, entry] = item instanceof List ? item.items : [];
    if (key === null || key === undefined || typeof key === 'object')
      map.leaveOpen(run, key instanceof Unknown ? key : unknown('a key is not read'));
    else map.set(run, String(key), entry ?? null);
  }
  if (value.rest) map.leaveOpen(run, value.rest);
  return map;
}

function distinct(run: Run, value: ProgramValue): ProgramValue {
  if (!(value instanceof List)) return listOf(run, []);
  return listOf(run, [...new Set(value.items)], value.rest);
}

function arrayNamespace(): Namespace {
  const create = native('Array', 1, (values, run) => {
    const [length] = values;
    if (values.length !== 1 || typeof length !== 'number') return listOf(run, values);
    return blank(run, length);
  });
  const from = native('from', 1, ([source = null, callback], run, site) => {
    const items =
      source instanceof Dictionary && typeof source.get('length') === 'number'
        ? blank(run, Number(source.get('length')))
        : typeof source === 'string'
          ? listOf(run, [...source])
          : source;
    if (callback === undefined) return items instanceof List ? listOf(run, items.items, items.rest) : items;
    return callWith(run, mapped(items, false), [callback], site);
  });
  return new Namespace(
    'Array',
    (name) =>
      name === 'from'
        ? from
        : name === 'isArray'
          ? native('isArray', 1, ([value]) => value instanceof List)
          : name === 'of'
            ? native('of', 0, (values, run) => listOf(run, values))
            : undefined,
    create.invoke,
  );
}

function blank(run: Run, length: number): ProgramValue {
  if (!(length >= 0 && length <= 100_000)) return unknown('a list is too long to be read');
  run.spend(length >> 2);
  return listOf(
    run,
    Array.from({ length: Math.floor(length) }, () => null),
  );
}

function mathNamespace(): Namespace {
  const functions: Readonly<Record<string, (...values: number[]) => number>> = {
    min: Math.min,
    max: Math.max,
    floor: Math.floor,
    ceil: Math.ceil,
    round: Math.round,
    abs: Math.abs,
    pow: Math.pow,
    sqrt: Math.sqrt,
    trunc: Math.trunc,
    log2: Math.log2,
  };
  return new Namespace('Math', (name) => {
    const body = functions[name];
    if (!body) return undefined;
    return native(name, 10, (values) => {
      const numbers = values.filter((value) => typeof value === 'number');
      return numbers.length === values.length ? body(...numbers) : unknown(`\`Math.${name}\` of no number`);
    });
  });
}
