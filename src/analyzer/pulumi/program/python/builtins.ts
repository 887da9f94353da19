/** What Python programs find without import. */
import { neverReturns } from '../execute';
import { each } from '../iterate';
import { argument, callWith, filtered, listOf, mapped, native, sizeOf } from '../natives';
import { isTrue, textOfValue } from '../operators';
import { oncePerRun, type Run } from '../run';
import { Dictionary, List, Native, type ProgramValue, Unknown, unknown } from '../value';

export const builtins = oncePerRun((_run): ReadonlyMap<string, ProgramValue> => {
  const list = (name: string, body: (items: readonly ProgramValue[], run: Run) => readonly ProgramValue[]) =>
    native(name, 1, ([source = null], inner) => {
      const items: ProgramValue[] = [];
      if (source instanceof Unknown) return source;
      const iterable = source instanceof Dictionary ? listOf(inner, [...source.entries.keys()], source.rest) : source;
      if (typeof iterable === 'string') items.push(...iterable);
      else if (iterable instanceof List) items.push(...iterable.items);
      else if (iterable !== null) return unknown(`\`${name}\` is not read`);
      return listOf(inner, body(items, inner), iterable instanceof List ? iterable.rest : null);
    });
  const made: [string, ProgramValue][] = [
    ['range', native('range', 3, (values, inner) => range(inner, values))],
    ['len', native('len', 1, ([value = null]) => sizeOf(value))],
    ['str', native('str', 1, ([value = ''], inner) => textOfValue(inner, value))],
    ['int', native('int', 1, ([value = 0]) => numberOf(value, true))],
    ['float', native('float', 1, ([value = 0]) => numberOf(value, false))],
    ['bool', native('bool', 1, ([value = false], inner) => isTrue(inner, value))],
    ['list', list('list', (items) => items)],
    ['tuple', list('tuple', (items) => items)],
    ['set', list('set', (items) => [...new Set(items)])],
    ['reversed', list('reversed', (items) => [...items].reverse())],
    [
      'enumerate',
      new Native('enumerate', (args, inner) => {
        const [source = null, first] = [argument(args, 0, 'iterable'), argument(args, 1, 'start')];
        if (source instanceof Unknown) return source;
        if (!(source instanceof List)) return unknown('`enumerate` is not read');
        const start = typeof first === 'number' ? first : 0;
        return listOf(
          inner,
          source.items.map((item, index) => listOf(inner, [index + start, item])),
          source.rest,
        );
      }),
    ],
    [
      'zip',
      native('zip', 10, (values, inner) => {
        const lists = values.map((value) => (value instanceof List ? value : undefined));
        const length = Math.min(...lists.map((each) => each?.items.length ?? 0));
        const rest = lists.find((each) => each?.rest)?.rest ?? null;
        const rows = Array.from({ length: Number.isFinite(length) ? length : 0 }, (_, index) =>
          listOf(
            inner,
            lists.map((each) => each?.items[index] ?? null),
          ),
        );
        return listOf(inner, rows, rest);
      }),
    ],
    [
      'sorted',
      list('sorted', (items) => {
        if (items.every((item) => typeof item === 'string')) return [...items].sort();
        if (items.every((item) => typeof item === 'number')) return [...items].sort((a, b) => a - b);
        return items.map(() => unknown('`sorted` of these values is not read'));
      }),
    ],
    [
      'map',
      native('map', 0, ([callback = null, source = null], inner, site) =>
        callWith(inner, mapped(source, false), [firstOnly(callback)], site),
      ),
    ],
    [
      'filter',
      native('filter', 0, ([callback = null, source = null], inner, site) =>
        callWith(inner, filtered(source), [firstOnly(callback)], site),
      ),
    ],
    [
      'dict',
      new Native('dict', (args, inner) => {
        const map = new Dictionary('object', new Map(), inner.birth);
        const [source] = args.positional;
        if (source?.value instanceof Dictionary)
          for (const [key, slot] of source.value.entries) map.put(inner, key, slot);
        if (source?.value instanceof List)
          for (const item of source.value.items)
            if (item instanceof List) map.set(inner, String(item.items[0]), item.items[1] ?? null);
        if (source?.value instanceof Unknown) map.leaveOpen(inner, source.value);
        for (const [key, slot] of args.named) map.put(inner, key, slot);
        return map;
      }),
    ],
    ['print', native('print', 0, () => null)],
    ['exit', native('exit', 0, () => neverReturns)],
    ['isinstance', native('isinstance', 1, () => unknown('`isinstance` is not read'))],
    [
      'getattr',
      native('getattr', 2, ([object = null, name, fallback = null], inner) =>
        typeof name === 'string' ? (inner.member(object, name) ?? fallback) : fallback,
      ),
    ],
    [
      'abs',
      native('abs', 1, ([value]) => (typeof value === 'number' ? Math.abs(value) : unknown('`abs` of no number'))),
    ],
    [
      'round',
      native('round', 1, ([value]) =>
        typeof value === 'number' ? Math.round(value) : unknown('`round` of no number'),
      ),
    ],
    ['min', extreme('min', Math.min)],
    ['max', extreme('max', Math.max)],
    [
      'sum',
      native('sum', 1, ([value]) => {
        const items = value instanceof List && !value.rest ? value.items : [];
        const numbers = items.filter((item) => typeof item === 'number');
        return numbers.length === items.length ? numbers.reduce((a, b) => a + b, 0) : unknown('`sum` is not read');
      }),
    ],
    ['any', native('any', 1, ([value], inner) => quantified(inner, value ?? null, true))],
    ['all', native('all', 1, ([value], inner) => quantified(inner, value ?? null, false))],
    ['super', unknown('`super` is not read')],
    ['object', null],
    ['staticmethod', null],
  ];
  return new Map(made);
});

function range(run: Run, values: readonly ProgramValue[]): ProgramValue {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length !== values.length || numbers.length === 0) return unknown('`range` of no number');
  const [start, end, step] =
    numbers.length === 1 ? [0, numbers[0] ?? 0, 1] : [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 1];
  const length = step === 0 ? 0 : Math.max(0, Math.ceil((end - start) / step));
  if (!(length <= 100_000)) return unknown('a range is too long to be read');
  run.spend(length >> 2);
  return listOf(
    run,
    Array.from({ length }, (_, index) => start + index * step),
  );
}

function numberOf(value: ProgramValue, whole: boolean): ProgramValue {
  const number =
    typeof value === 'boolean'
      ? Number(value)
      : typeof value === 'string' && value.trim() !== ''
        ? Number(value)
        : value;
  if (typeof number !== 'number' || Number.isNaN(number)) return unknown('a text is no number');
  return whole ? Math.trunc(number) : number;
}

/** Functions of Python get the item alone. */
function firstOnly(callback: ProgramValue): ProgramValue {
  return new Native('each', (args, run, site) =>
    run.call(callback, { ...args, positional: args.positional.slice(0, 1) }, site),
  );
}

function extreme(name: string, body: (...values: number[]) => number): Native {
  return native(name, 10, (values) => {
    const [first] = values;
    const items = values.length === 1 && first instanceof List && !first.rest ? first.items : values;
    const numbers = items.filter((item) => typeof item === 'number');
    return numbers.length === items.length && numbers.length > 0
      ? body(...numbers)
      : unknown(`\`${name}\` is not read`);
  });
}

function quantified(run: Run, value: ProgramValue, any: boolean): ProgramValue {
  let result: ProgramValue = !any;
  const open = each(run, value, 'values', (item) => {
    const truth = isTrue(run, item);
    if (truth instanceof Unknown) result = truth;
    else if (truth === any) result = any;
    return result === !any;
  });
  return result === any ? any : (open ?? result);
}
