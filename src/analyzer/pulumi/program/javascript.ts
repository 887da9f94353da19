/** What TypeScript and JavaScript programs find without writing it: globals, methods of values, Pulumi's own module. */

import { Construction } from './construction';
import { readBinding } from './evaluate';
import { neverReturns } from './execute';
import { fileOf } from './item';
import { importJavaScript } from './javascript-modules';
import type { Language } from './language';
import { typescriptRules } from './lower-typescript';
import { moduleNamespace } from './modules';
import {
  append,
  applied,
  callWith,
  concatenated,
  configValue,
  dictionaryOf,
  filtered,
  forEach,
  joined,
  jsonOf,
  listOf,
  mapped,
  namespace,
  native,
  parsedJson,
  pushed,
  reduced,
  searched,
  sizeOf,
  stackReference,
} from './natives';
import { isTrue, textOfValue } from './operators';
import { formatPercent } from './python-format';
import type { Run } from './run';
import { Dictionary, List, Namespace, Native, type ProgramValue, Scope, Unknown, unknown } from './value';

export const javascript: Language = {
  runtime: 'nodejs',
  grammar: 'typescript',
  rules: typescriptRules,
  isTrue: (value) => value !== null && value !== '' && value !== 0 && value !== false && !Number.isNaN(value),
  emptyIsFalse: false,
  globals: (name, run) => (name === 'undefined' ? null : globalNames(run).get(name)),
  method,
  wireName: (name) => name,
  words: { true: 'true', false: 'false', null: 'undefined' },
  module: (from, file, run) => (from === '@pulumi/pulumi' ? pulumiModule(run) : importJavaScript(run, from, file)),
};

const globalsByRun = new WeakMap<Run, ReadonlyMap<string, ProgramValue>>();

function globalNames(run: Run): ReadonlyMap<string, ProgramValue> {
  const known = globalsByRun.get(run);
  if (known) return known;
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
  globalsByRun.set(run, made);
  return made;
}

function required(run: Run, from: ProgramValue): ProgramValue {
  if (typeof from !== 'string' || !run.item) return unknown('a module is not read');
  const module = run.language.module(from, fileOf(run.item), run);
  if (!(module instanceof Scope)) return module;
  const whole = module.bindings.get('default');
  return whole ? readBinding(whole, 'default') : moduleNamespace(module);
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
      if (value.rest && result instanceof List) result.rest = value.rest;
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
      const merged = new Dictionary('object', new Map(), run.uncertainDepth);
      for (const value of values) {
        if (value instanceof Dictionary) for (const [key, slot] of value.entries) merged.entries.set(key, slot);
        merged.rest ??= value instanceof Dictionary ? value.rest : value instanceof Unknown ? value : null;
      }
      const [target] = values;
      if (target instanceof Dictionary) for (const [key, slot] of merged.entries) target.entries.set(key, slot);
      return merged;
    }),
  });
}

function fromEntries(run: Run, value: ProgramValue): ProgramValue {
  const map = new Dictionary('object', new Map(), run.uncertainDepth, 'Map');
  if (!(value instanceof List)) return map;
  for (const item of value.items) {
    const [key, entry] = item instanceof List ? item.items : [];
    if (key === null || key === undefined || typeof key === 'object')
      map.rest ??= key instanceof Unknown ? key : unknown('a key is not read');
    else map.set(String(key), entry ?? null);
  }
  map.rest ??= value.rest;
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

function method(object: ProgramValue, name: string, run: Run): ProgramValue | undefined {
  if (name === 'apply' || name === 'then') {
    return object instanceof Dictionary && object.entries.has(name) ? undefined : applied(object);
  }
  if (object instanceof Construction) return undefined;
  if (object instanceof Unknown) {
    if (name === 'map' || name === 'flatMap') return mapped(object, false);
    if (name === 'forEach') return forEach(object);
    return name === 'filter' ? filtered(object) : undefined;
  }
  if (name === 'toString') return native(name, 0, () => textOfValue(run, object));
  if (name === 'get' && !(object instanceof Dictionary)) return native(name, 0, () => object);
  if (typeof object === 'string') return textMethod(object, name);
  if (typeof object === 'number' && name === 'toFixed') {
    return native(name, 1, ([digits]) =>
      object.toFixed(typeof digits === 'number' ? Math.min(100, Math.max(0, digits)) : 0),
    );
  }
  if (object instanceof List) return listMethod(object, name, run);
  return object instanceof Dictionary ? mapMethod(object, name) : undefined;
}

/** Methods of `Map`, which is an object here. */
function mapMethod(map: Dictionary, name: string): ProgramValue | undefined {
  if (name === 'hasOwnProperty') return native(name, 1, ([key]) => map.entries.has(String(key)) || (map.rest ?? false));
  if (map.type !== 'Map') return undefined;
  switch (name) {
    case 'get':
      return native(name, 1, ([key]) => map.get(String(key)) ?? map.rest);
    case 'has':
      return native(name, 1, ([key]) => map.entries.has(String(key)) || (map.rest ?? false));
    case 'set':
      return native(name, 1, ([key, value = null], run) => {
        map.set(String(key), map.depth < run.uncertainDepth && run.uncertain ? run.uncertain : value);
        return map;
      });
    case 'size':
      return sizeOf(map);
    case 'keys':
      return native(name, 0, (_, run) => listOf(run, [...map.entries.keys()], map.rest));
    case 'values':
      return native(name, 0, (_, run) =>
        listOf(
          run,
          [...map.entries.values()].map(({ value }) => value),
          map.rest,
        ),
      );
    case 'entries':
      return native(name, 0, (_, run) =>
        listOf(
          run,
          [...map.entries].map(([key, { value }]) => listOf(run, [key, value])),
          map.rest,
        ),
      );
    case 'forEach':
      return forEach(map);
    default:
      return undefined;
  }
}

function textMethod(text: string, name: string): ProgramValue | undefined {
  const one = (body: (value: string) => ProgramValue) =>
    native(name, 1, ([value]) => (typeof value === 'string' ? body(value) : unknown(`\`${name}\` is not read`)));
  switch (name) {
    case 'length':
      return text.length;
    case 'toLowerCase':
      return native(name, 0, () => text.toLowerCase());
    case 'toUpperCase':
      return native(name, 0, () => text.toUpperCase());
    case 'trim':
      return native(name, 0, () => text.trim());
    case 'includes':
      return one((value) => text.includes(value));
    case 'startsWith':
      return one((value) => text.startsWith(value));
    case 'endsWith':
      return one((value) => text.endsWith(value));
    case 'indexOf':
      return one((value) => text.indexOf(value));
    case 'split':
      return native(name, 1, ([value], run) =>
        typeof value === 'string' ? listOf(run, text.split(value, 100_000)) : unknown('`split` is not read'),
      );
    case 'concat':
      return native(name, 0, (values, run) => concatenated([text, ...values], run));
    case 'repeat':
      return native(name, 1, ([times]) =>
        typeof times === 'number' && times >= 0 && times * text.length <= 1_000_000
          ? text.repeat(times)
          : unknown('a text is too long to be read'),
      );
    case 'slice':
    case 'substring':
    case 'substr':
      return native(name, 2, ([from, to]) => {
        const [start, end] = [typeof from === 'number' ? from : 0, typeof to === 'number' ? to : undefined];
        if (name === 'slice') return text.slice(start, end);
        return name === 'substring'
          ? text.substring(start, end)
          : text.slice(start, end === undefined ? end : start + end);
      });
    case 'padStart':
    case 'padEnd':
      return native(name, 2, ([length, fill]) => {
        const [size, padding] = [
          typeof length === 'number' ? Math.min(length, 10_000) : 0,
          typeof fill === 'string' ? fill : ' ',
        ];
        return name === 'padStart' ? text.padStart(size, padding) : text.padEnd(size, padding);
      });
    case 'replace':
    case 'replaceAll':
      return native(name, 2, ([from, to]) => {
        if (typeof from !== 'string' || typeof to !== 'string') return unknown(`\`${name}\` is not read`);
        return name === 'replace' ? text.replace(from, () => to) : text.split(from).join(to).slice(0, 1_000_000);
      });
    case 'charAt':
      return native(name, 1, ([index]) => (typeof index === 'number' ? text.charAt(index) : ''));
    default:
      return undefined;
  }
}

function listMethod(list: List, name: string, run: Run): ProgramValue | undefined {
  switch (name) {
    case 'length':
    case 'size':
      return sizeOf(list);
    case 'map':
      return mapped(list, false);
    case 'flatMap':
      return mapped(list, true);
    case 'forEach':
      return forEach(list);
    case 'filter':
      return filtered(list);
    case 'find':
    case 'findIndex':
    case 'some':
    case 'every':
      return searched(list, name);
    case 'reduce':
      return reduced(list);
    case 'push':
      return pushed(list);
    case 'add':
      return native(name, 0, ([value = null], inner) => {
        if (!list.items.includes(value)) append(inner, list, [value]);
        return list;
      });
    case 'join':
      return native(name, 1, ([separator = ','], inner) => joined(list, separator, inner));
    case 'includes':
    case 'has':
      return native(name, 1, ([value = null]) => list.items.includes(value) || (list.rest ?? false));
    case 'indexOf':
      return native(name, 1, ([value = null]) => list.items.indexOf(value));
    case 'concat':
      return native(name, 0, (values, inner) => {
        const all = values.flatMap((value) => (value instanceof List ? value.items : [value]));
        const open = values.find((value) => value instanceof Unknown || (value instanceof List && value.rest));
        return listOf(
          inner,
          [...list.items, ...all],
          list.rest ?? (open instanceof Unknown ? open : open instanceof List ? open.rest : null),
        );
      });
    case 'slice':
      return native(name, 2, ([from, to], inner) =>
        listOf(
          inner,
          list.items.slice(typeof from === 'number' ? from : 0, typeof to === 'number' ? to : undefined),
          list.rest,
        ),
      );
    case 'flat':
      return native(name, 0, (_, inner) =>
        listOf(
          inner,
          list.items.flatMap((item) => (item instanceof List ? item.items : [item])),
          list.rest,
        ),
      );
    case 'fill':
      return native(name, 0, ([value = null], inner) =>
        listOf(
          inner,
          list.items.map(() => value),
          list.rest,
        ),
      );
    case 'reverse':
      return native(name, 0, (_, inner) => listOf(inner, [...list.items].reverse(), list.rest));
    case 'sort':
      return native(name, 0, (values, inner) => {
        const texts = list.items.filter((item) => typeof item === 'string');
        if (values.length > 0 || texts.length < list.items.length) return unknown('`sort` is not read');
        return listOf(inner, [...texts].sort(), list.rest);
      });
    case 'at':
      return native(name, 1, ([index]) => (typeof index === 'number' ? list.items.at(index) : undefined) ?? list.rest);
    case 'keys':
      return native(name, 0, (_, inner) => listOf(inner, [...list.items.keys()], list.rest));
    case 'values':
      return native(name, 0, () => list);
    case 'entries':
      return native(name, 0, (_, inner) =>
        listOf(
          inner,
          list.items.map((item, index) => listOf(run, [index, item])),
          list.rest,
        ),
      );
    default:
      return undefined;
  }
}

const modulesByRun = new WeakMap<Run, Namespace>();

function pulumiModule(run: Run): Namespace {
  const known = modulesByRun.get(run);
  if (known) return known;
  const { request } = run;
  const identity = native('output', 0, ([value = null]) => value);
  const members: Record<string, ProgramValue> = {
    Config: new Native('Config', (args) => configObject(args.positional[0]?.value ?? null)),
    getStack: native('getStack', 0, () => request.stack),
    getProject: native('getProject', 0, () => request.project),
    getOrganization: native('getOrganization', 0, () => unknown('the organization is not known', 'variable')),
    output: identity,
    secret: identity,
    unsecret: identity,
    Output: namespace('pulumi.Output', { create: identity }),
    all: native('all', 0, ([value = null]) => value),
    interpolate: native('interpolate', 0, ([value = null]) => value),
    concat: native('concat', 0, (values, inner) => concatenated(values, inner)),
    jsonStringify: native('jsonStringify', 0, ([value = null]) => jsonOf(value)),
    jsonParse: native('jsonParse', 0, ([value = null], inner) => parsedJson(value, inner)),
    mergeOptions: native('mergeOptions', 0, (values, inner) => {
      const parts = values.flatMap((value) => (value instanceof Dictionary ? [...value.entries] : []));
      return new Dictionary('object', new Map(parts), inner.uncertainDepth);
    }),
    format: native('format', 1, ([format = null, ...values], inner) =>
      typeof format === 'string'
        ? formatPercent(inner, format, listOf(inner, values))
        : unknown('a format is not read'),
    ),
    ComponentResource: new Native('ComponentResource', () => null),
    StackReference: new Native('StackReference', (args) => stackReference(args.positional[0]?.value ?? null)),
    asset: new Namespace('pulumi.asset', (name) => native(name, 0, (_, inner) => dictionaryOf(inner, []))),
    log: new Namespace('pulumi.log', (name) => native(name, 0, () => null)),
    runtime: namespace('pulumi.runtime', {}),
  };
  const made = namespace('pulumi', members);
  modulesByRun.set(run, made);
  return made;
}

/** `new pulumi.Config()`; keys without namespace are the project's. */
function configObject(space: ProgramValue): Namespace {
  return new Namespace('config', (name) => {
    const parts = /^(get|require)(Secret)?(Number|Boolean|Object)?$/.exec(name);
    if (!parts) return name === 'name' ? space : undefined;
    const kind =
      parts[3] === 'Number' ? 'number' : parts[3] === 'Boolean' ? 'boolean' : parts[3] === 'Object' ? 'object' : 'text';
    return native(name, 1, ([key = null], run) => {
      const owner = typeof space === 'string' ? space : run.request.project;
      return configValue(run, owner, key, kind, parts[1] === 'require', parts[2] !== undefined);
    });
  });
}
