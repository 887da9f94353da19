/** What Python programs find: built-in functions, methods of values, Pulumi's own module, imports. */
import { directoryOf } from '../../../host';
import { Construction } from './construction';
import { readBinding } from './evaluate';
import { neverReturns } from './execute';
import { each } from './iterate';
import type { Language } from './language';
import { pythonRules } from './lower-python';
import { moduleNamespace } from './modules';
import {
  append,
  applied,
  argument,
  callWith,
  concatenated,
  configValue,
  dictionaryOf,
  filtered,
  joined,
  jsonOf,
  listOf,
  mapped,
  namespace,
  native,
  parsedJson,
  sizeOf,
  stackReference,
} from './natives';
import { isTrue, textOfValue } from './operators';
import { formatPython } from './python-format';
import type { Run } from './run';
import { Dictionary, List, Namespace, Native, type ProgramValue, Scope, SdkPath, Unknown, unknown } from './value';

export const python: Language = {
  runtime: 'python',
  grammar: 'python',
  rules: pythonRules,
  isTrue: (value) => value !== null && value !== '' && value !== 0 && value !== false,
  emptyIsFalse: true,
  globals: (name, run) => (name === '__name__' ? '__main__' : builtins(run).get(name)),
  method,
  wireName: (name) => name.replace(/_$/, '').replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
  words: { true: 'True', false: 'False', null: 'None' },
  module: importPython,
};

const builtinsByRun = new WeakMap<Run, ReadonlyMap<string, ProgramValue>>();

function builtins(run: Run): ReadonlyMap<string, ProgramValue> {
  const known = builtinsByRun.get(run);
  if (known) return known;
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
        const map = new Dictionary('object', new Map(), inner.uncertainDepth);
        const [source] = args.positional;
        if (source?.value instanceof Dictionary)
          for (const [key, slot] of source.value.entries) map.entries.set(key, slot);
        if (source?.value instanceof List)
          for (const item of source.value.items)
            if (item instanceof List) map.set(String(item.items[0]), item.items[1] ?? null);
        if (source?.value instanceof Unknown) map.rest = source.value;
        for (const [key, slot] of args.named) map.entries.set(key, slot);
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
  const map = new Map(made);
  builtinsByRun.set(run, map);
  return map;
}

/** Functions of Python get the item alone. */
function firstOnly(callback: ProgramValue): ProgramValue {
  return new Native('each', (args, run, site) =>
    run.call(callback, { ...args, positional: args.positional.slice(0, 1) }, site),
  );
}

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

function method(object: ProgramValue, name: string, run: Run): ProgramValue | undefined {
  if (name === 'apply') return object instanceof Dictionary && object.entries.has(name) ? undefined : applied(object);
  if (object instanceof Construction) return undefined;
  // A member of an enumeration is its value here.
  if (name === 'value' && (typeof object === 'string' || typeof object === 'number')) return object;
  if (typeof object === 'string') return textMethod(object, name);
  if (object instanceof List) return listMethod(object, name);
  return object instanceof Dictionary ? dictionaryMethod(object, name, run) : undefined;
}

function textMethod(text: string, name: string): ProgramValue | undefined {
  const one = (body: (value: string) => ProgramValue) =>
    native(name, 1, ([value]) => (typeof value === 'string' ? body(value) : unknown(`\`${name}\` is not read`)));
  switch (name) {
    case 'lower':
    case 'casefold':
      return native(name, 0, () => text.toLowerCase());
    case 'upper':
      return native(name, 0, () => text.toUpperCase());
    case 'strip':
      return native(name, 0, (values) => (values.length === 0 ? text.trim() : unknown('`strip` is not read')));
    case 'title':
    case 'capitalize':
      return native(name, 0, () => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase());
    case 'startswith':
      return one((value) => text.startsWith(value));
    case 'endswith':
      return one((value) => text.endsWith(value));
    case 'find':
      return one((value) => text.indexOf(value));
    case 'split':
      return native(name, 1, ([value], run) => {
        if (value === undefined) return listOf(run, text.trim().split(/\s+/, 100_000));
        return typeof value === 'string' ? listOf(run, text.split(value, 100_000)) : unknown('`split` is not read');
      });
    case 'join':
      return native(name, 1, ([value = null], run) => joined(value, text, run));
    case 'replace':
      return native(name, 2, ([from, to]) =>
        typeof from === 'string' && typeof to === 'string'
          ? text.split(from).join(to).slice(0, 1_000_000)
          : unknown('`replace` is not read'),
      );
    case 'zfill':
      return native(name, 1, ([width]) => text.padStart(typeof width === 'number' ? Math.min(width, 10_000) : 0, '0'));
    case 'format':
      return new Native('format', (args, run) =>
        formatted(
          run,
          text,
          args.positional.map(({ value }) => value),
          args.named,
        ),
      );
    default:
      return undefined;
  }
}

/** `"{}-{name}".format(…)`. */
function formatted(
  run: Run,
  text: string,
  values: readonly ProgramValue[],
  named: ReadonlyMap<string, { readonly value: ProgramValue }>,
): ProgramValue {
  let next = 0;
  let missing: Unknown | undefined;
  const result = text.replace(
    /\{\{|\}\}|\{([\w.]*)(![rsa])?(:[^{}]*)?\}/g,
    (match, key: string | undefined, _: unknown, format?: string) => {
      if (match === '{{' || match === '}}') return match.charAt(0);
      const index = key === undefined || key === '' ? next++ : Number(key);
      const value = Number.isNaN(index) ? named.get(key ?? '')?.value : values[index];
      const shown =
        value === undefined
          ? unknown(`the text has no value for \`${match}\``)
          : formatPython(run, value, format ?? '');
      if (typeof shown === 'string') return shown;
      missing ??= shown instanceof Unknown ? shown : unknown('a text is not read');
      return '';
    },
  );
  return missing ?? result;
}

function listMethod(list: List, name: string): ProgramValue | undefined {
  switch (name) {
    case 'append':
    case 'add':
      return native(name, 0, ([value = null], run) => {
        append(run, list, [value]);
        return null;
      });
    case 'extend':
      return native(name, 0, ([value = null], run) => {
        if (value instanceof List) {
          append(run, list, value.items);
          list.rest ??= value.rest;
        } else list.rest ??= value instanceof Unknown ? value : unknown('`extend` is not read');
        return null;
      });
    case 'index':
      return native(name, 1, ([value = null]) => list.items.indexOf(value));
    case 'copy':
      return native(name, 0, (_, run) => listOf(run, list.items, list.rest));
    case 'sort':
    case 'reverse':
    case 'insert':
    case 'pop':
    case 'remove':
    case 'clear':
      return native(name, 0, () => {
        list.rest ??= unknown(`\`${name}\` of a list is not read`);
        return list.rest;
      });
    default:
      return undefined;
  }
}

function dictionaryMethod(map: Dictionary, name: string, run: Run): ProgramValue | undefined {
  if (map.class) return undefined;
  switch (name) {
    case 'items':
      return native(name, 0, () =>
        listOf(
          run,
          [...map.entries].map(([key, { value }]) => listOf(run, [key, value])),
          map.rest,
        ),
      );
    case 'keys':
      return native(name, 0, () => listOf(run, [...map.entries.keys()], map.rest));
    case 'values':
      return native(name, 0, () =>
        listOf(
          run,
          [...map.entries.values()].map(({ value }) => value),
          map.rest,
        ),
      );
    case 'get':
      return native(name, 1, ([key, fallback = null]) => map.get(String(key)) ?? map.rest ?? fallback);
    case 'copy':
      return native(name, 0, () => {
        const copy = new Dictionary(map.shape, new Map(map.entries), run.uncertainDepth);
        copy.rest = map.rest;
        return copy;
      });
    case 'update':
      return new Native('update', (args) => {
        const [source] = args.positional;
        if (map.depth < run.uncertainDepth && run.uncertain) map.rest ??= run.uncertain;
        else if (source?.value instanceof Dictionary)
          for (const [key, slot] of source.value.entries) map.entries.set(key, slot);
        if (source?.value instanceof Unknown) map.rest ??= source.value;
        for (const [key, slot] of args.named) map.entries.set(key, slot);
        return null;
      });
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
  const options = new Native(
    'ResourceOptions',
    (args, inner) => new Dictionary('struct', new Map(args.named), inner.uncertainDepth, 'options'),
  );
  const all = new Native('all', (args, inner) =>
    args.named.size > 0
      ? new Dictionary('map', new Map(args.named), inner.uncertainDepth)
      : listOf(
          inner,
          args.positional.map(({ value }) => value),
        ),
  );
  const made: Namespace = namespace('pulumi', {
    Config: new Native('Config', (args) => configObject(argument(args, 0, 'name') ?? null)),
    get_stack: native('get_stack', 0, () => request.stack),
    get_project: native('get_project', 0, () => request.project),
    get_organization: native('get_organization', 0, () => unknown('the organization is not known', 'variable')),
    Output: namespace('pulumi.Output', {
      from_input: identity,
      secret: identity,
      unsecret: identity,
      all,
      concat: native('concat', 0, (values, inner) => concatenated(values, inner)),
      format: new Native('format', (args, inner) => {
        const [format, ...values] = args.positional.map(({ value }) => value);
        return typeof format === 'string'
          ? formatted(inner, format, values, args.named)
          : unknown('a format is not read');
      }),
      json_dumps: native('json_dumps', 0, ([value = null]) => jsonOf(value)),
      json_loads: native('json_loads', 0, ([value = null], inner) => parsedJson(value, inner)),
    }),
    ResourceOptions: options,
    InvokeOptions: options,
    ComponentResource: new Native('ComponentResource', () => null),
    StackReference: new Native('StackReference', (args) => stackReference(argument(args, 0, 'name') ?? null)),
    export: native('export', 0, () => null),
    log: new Namespace('pulumi.log', (name) => native(name, 0, () => null)),
    info: native('info', 0, () => null),
    warn: native('warn', 0, () => null),
    FileAsset: native('FileAsset', 0, (_, inner) => dictionaryOf(inner, [])),
    StringAsset: native('StringAsset', 0, (_, inner) => dictionaryOf(inner, [])),
    FileArchive: native('FileArchive', 0, (_, inner) => dictionaryOf(inner, [])),
    AssetArchive: native('AssetArchive', 0, (_, inner) => dictionaryOf(inner, [])),
    RemoteArchive: native('RemoteArchive', 0, (_, inner) => dictionaryOf(inner, [])),
  });
  modulesByRun.set(run, made);
  return made;
}

function configObject(space: ProgramValue): Namespace {
  return new Namespace('config', (name) => {
    const parts = /^(get|require)(_secret)?(_int|_float|_bool|_object)?$/.exec(name);
    if (!parts) return undefined;
    const kind = parts[3] === '_bool' ? 'boolean' : parts[3] === '_object' ? 'object' : parts[3] ? 'number' : 'text';
    return new Native(name, (args, run) => {
      const owner = typeof space === 'string' ? space : run.request.project;
      const value = configValue(
        run,
        owner,
        argument(args, 0, 'key') ?? null,
        kind,
        parts[1] === 'require',
        parts[2] !== undefined,
      );
      return value ?? argument(args, 1, 'default') ?? null;
    });
  });
}

function importPython(from: string, file: string, run: Run): ProgramValue | Scope {
  if (from === 'pulumi') return pulumiModule(run);
  const library = libraries[from];
  if (library) return library;
  const sdk = /^pulumi_([a-z0-9_]+)((?:\.\w+)*)$/.exec(from);
  if (sdk?.[1]) {
    const path = (sdk[2] ?? '').split('.').filter((part) => part !== '');
    return new SdkPath(
      sdk[1].replaceAll('_', '-'),
      path.map((part) => part.replace(/_$/, '')),
    );
  }
  const dots = /^\.*/.exec(from)?.[0].length ?? 0;
  let base = dots === 0 ? run.request.directory : directoryOf(file);
  for (let up = 1; up < dots; up++) base = directoryOf(base);
  const path = from
    .slice(dots)
    .split('.')
    .filter((part) => part !== '');
  return packageAt(run, base, path, from, file);
}

/** A module or package of the program; names of a package that are files of its own are read when asked for. */
function packageAt(run: Run, base: string, path: readonly string[], from: string, file: string): ProgramValue | Scope {
  const plain = [base, ...path].join('/');
  const found = run.findFile(path.length === 0 ? [`${plain}/__init__.py`] : [`${plain}.py`, `${plain}/__init__.py`]);
  const scope = found === undefined || found === file ? undefined : run.module(found);
  if (scope && !found?.endsWith('/__init__.py')) return scope;
  const isFolder = scope !== undefined || run.request.files.some((each) => each.startsWith(`${plain}/`));
  if (!isFolder) return unknown(`the module \`${from}\` is not read`);
  return new Namespace(from, (name) => {
    const own = scope?.bindings.get(name);
    if (own) return readBinding(own, name);
    const inner = packageAt(run, plain, [name], `${from}.${name}`, file);
    return inner instanceof Scope ? moduleNamespace(inner) : inner;
  });
}

const environment = native('getenv', 0, ([name]) =>
  unknown(`the environment variable ${typeof name === 'string' ? `\`${name}\` ` : ''}is not read`, 'variable'),
);

const libraries: Readonly<Record<string, Namespace>> = {
  json: namespace('json', {
    dumps: native('dumps', 0, ([value = null]) => jsonOf(value)),
    loads: native('loads', 0, ([value = null], run) => parsedJson(value, run)),
  }),
  os: namespace('os', {
    getenv: environment,
    environ: new Namespace('os.environ', (name) =>
      name === 'get' ? environment : unknown('the environment variables are not read', 'variable'),
    ),
  }),
  sys: namespace('sys', { exit: native('exit', 0, () => neverReturns) }),
  dataclasses: namespace('dataclasses', { dataclass: null }),
  typing: new Namespace('typing', () => null),
  enum: namespace('enum', { Enum: null }),
  abc: namespace('abc', { ABC: null }),
};
