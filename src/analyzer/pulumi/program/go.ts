/** What Go programs find: built-in functions, the packages of the standard library that texts are made with, Pulumi's own. */

import { registerComponent } from './component';
import { Construction } from './construction';
import { neverReturns } from './execute';
import type { Language } from './language';
import { goRules } from './lower-go';
import { moduleNamespace } from './modules';
import {
  append,
  applied,
  callWith,
  concatenated,
  configValue,
  dictionaryOf,
  joined,
  jsonOf,
  listOf,
  namespace,
  native,
  sizeOf,
  stackReference,
} from './natives';
import { textOfValue } from './operators';
import { outputOf } from './output-of';
import { formatPercent } from './python-format';
import type { Run } from './run';
import { Dictionary, List, Namespace, Native, type ProgramValue, Scope, SdkPath, Unknown, unknown } from './value';

export const go: Language = {
  runtime: 'go',
  grammar: 'go',
  rules: goRules,
  isTrue: (value) => value === true,
  emptyIsFalse: false,
  globals: (name) => builtins[name],
  method,
  wireName: (name) => name.charAt(0).toLowerCase() + name.slice(1),
  words: { true: 'true', false: 'false', null: '<nil>' },
  module: importGo,
};

const identity = native('conversion', 0, ([value = null]) => value);

const number = native('number', 1, ([value = null]) =>
  typeof value === 'number' ? value : unknown('a value is no number'),
);

const builtins: Readonly<Record<string, ProgramValue>> = {
  len: native('len', 1, ([value = null]) => (value === null ? 0 : sizeOf(value))),
  append: native('append', 0, ([source = null, ...items], run) => {
    if (source instanceof Unknown) return source;
    const list = source instanceof List ? listOf(run, source.items, source.rest) : listOf(run, []);
    append(run, list, items);
    return list;
  }),
  make: native('make', 1, ([value = null, length], run) => {
    if (!(value instanceof List) || typeof length !== 'number') return value;
    if (!(length >= 0 && length <= 100_000)) return unknown('a list is too long to be read');
    return listOf(
      run,
      Array.from({ length }, () => null),
    );
  }),
  new: native('new', 0, ([value = null]) => value),
  panic: native('panic', 0, () => neverReturns),
  string: native('string', 1, ([value = null], run) => textOfValue(run, value)),
  int: number,
  int32: number,
  int64: number,
  uint: number,
  float64: number,
  float32: number,
  bool: identity,
  min: native('min', 9, (values) => extreme(values, Math.min)),
  max: native('max', 9, (values) => extreme(values, Math.max)),
};

function extreme(values: readonly ProgramValue[], body: (...values: number[]) => number): ProgramValue {
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length === values.length ? body(...numbers) : unknown('a value is no number');
}

function method(object: ProgramValue, name: string, _run: Run): ProgramValue | undefined {
  if (/^Apply(T|\w+)?$/.test(name)) return applied(object);
  // `ToStringOutput()` and the like give the value itself.
  if (/^To\w+Output(WithContext)?$/.test(name) || name === 'Elem') return native(name, 0, () => object);
  if (object instanceof Construction) {
    if (name === 'ID') return native(name, 0, () => outputOf(object, 'id'));
    return name === 'URN' ? native(name, 0, () => outputOf(object, 'urn')) : undefined;
  }
  return undefined;
}

/** The configuration of a namespace: `config.New(ctx, "")`. */
function configObject(space: ProgramValue): Namespace {
  return new Namespace('config', (name) => configFunction(name, space));
}

/** `RequireInt`, `TryBool`, `GetSecret` …: of a namespace, or of keys with a namespace where there is none. */
function configFunction(name: string, space: ProgramValue): ProgramValue | undefined {
  const parts = /^(Get|Require|Try)(Secret)?(Int|Int64|Float64|Bool|Object)?$/.exec(name);
  if (!parts) return undefined;
  const kind = parts[3] === 'Bool' ? 'boolean' : parts[3] === 'Object' ? 'object' : parts[3] ? 'number' : 'text';
  const zero = kind === 'boolean' ? false : kind === 'number' ? 0 : kind === 'text' ? '' : null;
  return native(name, 0, ([key = null, target], run) => {
    const owner = typeof space === 'string' && space !== '' ? space : run.request.project;
    const value = configValue(run, owner, key, kind, parts[1] === 'Require', parts[2] !== undefined);
    if (kind === 'object') {
      // What is pointed to takes the value.
      if (target instanceof Dictionary && value instanceof Dictionary) fill(target, value);
      else if (target instanceof Dictionary && value instanceof Unknown) target.rest ??= value;
      else if (target instanceof List && value instanceof List) append(run, target, value.items);
      return null;
    }
    if (parts[1] !== 'Try') return value ?? zero;
    return listOf(run, [value ?? zero, value === null ? 'missing' : null]);
  });
}

/** Fields are found whatever the case of their first letter. */
function fill(target: Dictionary, source: Dictionary): void {
  for (const [key, slot] of source.entries) {
    target.entries.set(key, slot);
    target.entries.set(key.charAt(0).toUpperCase() + key.slice(1), slot);
  }
}

/** The context that `pulumi.Run` gives. */
function contextOf(run: Run): Namespace {
  const { request } = run;
  return new Namespace('ctx', (name) => {
    switch (name) {
      case 'Stack':
        return native(name, 0, () => request.stack);
      case 'Project':
        return native(name, 0, () => request.project);
      case 'Organization':
        return native(name, 0, () => unknown('the organization is not known', 'variable'));
      case 'RegisterComponentResource':
        return new Native(name, (args, inner, site) => {
          const [, , instance, ...options] = args.positional;
          if (instance?.value instanceof Dictionary) {
            const [type, label] = args.positional;
            const positional = [type, label, instance, ...options].flatMap((each) => (each ? [each] : []));
            registerComponent(inner, instance.value, { ...args, positional }, site);
          }
          return null;
        });
      case 'GetConfig':
        return native(name, 0, ([key = null], inner) => {
          const value = configValue(inner, inner.request.project, key, 'text', false, false);
          return listOf(inner, [value, value !== null]);
        });
      case 'Log':
        return new Namespace('ctx.Log', (level) => native(level, 0, () => null));
      default:
        return native(name, 0, () => null);
    }
  });
}

/** Functions of the module `pulumi`: most of them only say what type a value has. */
function pulumiMember(name: string): ProgramValue | undefined {
  switch (name) {
    case 'Run':
    case 'RunErr':
      return native(name, 0, ([body = null], run, site) => {
        callWith(run, body, [contextOf(run)], site);
        return null;
      });
    case 'Sprintf':
      return sprintf;
    case 'All':
      return native(name, 0, (values, run) => listOf(run, values));
    case 'Parent':
    case 'Provider':
    case 'Providers':
      return native(name, 0, (values, run) => {
        const key = name.toLowerCase();
        const [first = null] = values;
        const value = name === 'Providers' && !(first instanceof Dictionary) ? listOf(run, values) : first;
        return dictionaryOf(run, [[key, value]]);
      });
    case 'ProviderMap':
      return native(name, 0, ([value = null], run) => dictionaryOf(run, [['providers', value]]));
    case 'NewStackReference':
      return native(name, 0, ([, label = null]) => stackReference(label));
    case 'JSONMarshal':
      return native(name, 0, ([value = null]) => jsonOf(value));
    case 'Composite':
      return native(name, 0, (values, run) => {
        const parts = values.flatMap((value) => (value instanceof Dictionary ? [...value.entries] : []));
        return new Dictionary('object', new Map(parts), run.uncertainDepth);
      });
    case 'DependsOn':
    case 'IgnoreChanges':
    case 'Aliases':
    case 'Protect':
    case 'DeleteBeforeReplace':
    case 'Version':
    case 'Timeouts':
    case 'AdditionalSecretOutputs':
    case 'RetainOnDelete':
      return native(name, 0, (_, run) => dictionaryOf(run, []));
    case 'NewFileArchive':
    case 'NewFileAsset':
    case 'NewStringAsset':
    case 'NewAssetArchive':
    case 'NewRemoteArchive':
      return native(name, 0, (_, run) => dictionaryOf(run, []));
    default:
      return identity;
  }
}

const sprintf = native('Sprintf', 1, ([format = null, ...values], run) =>
  typeof format === 'string' ? formatPercent(run, format, listOf(run, values)) : unknown('a format is not read'),
);

const texts = (name: string, body: (...texts: string[]) => ProgramValue): Native =>
  native(name, 9, (values) => {
    const strings = values.filter((value) => typeof value === 'string');
    return strings.length === values.length ? body(...strings) : unknown(`\`${name}\` is not read`);
  });

const libraries: Readonly<Record<string, Namespace>> = {
  fmt: namespace('fmt', {
    Sprintf: sprintf,
    Sprint: native('Sprint', 9, (values, run) => concatenated(values, run)),
    Println: native('Println', 0, () => null),
    Printf: native('Printf', 0, () => null),
    Errorf: native('Errorf', 0, () => 'error'),
  }),
  errors: namespace('errors', { New: native('New', 0, () => 'error') }),
  log: new Namespace('log', (name) => native(name, 0, () => (name.startsWith('Fatal') ? neverReturns : null))),
  strconv: namespace('strconv', {
    Itoa: native('Itoa', 1, ([value = null], run) => textOfValue(run, value)),
    FormatInt: native('FormatInt', 1, ([value = null], run) => textOfValue(run, value)),
    Atoi: native('Atoi', 1, ([value = null], run) => {
      const parsed =
        typeof value === 'string' && /^[-+]?\d+$/.test(value) ? Number(value) : unknown('a text is no number');
      return listOf(run, [parsed, null]);
    }),
  }),
  strings: namespace('strings', {
    ToLower: texts('ToLower', (text = '') => text.toLowerCase()),
    ToUpper: texts('ToUpper', (text = '') => text.toUpperCase()),
    TrimSpace: texts('TrimSpace', (text = '') => text.trim()),
    Contains: texts('Contains', (text = '', part = '') => text.includes(part)),
    HasPrefix: texts('HasPrefix', (text = '', part = '') => text.startsWith(part)),
    HasSuffix: texts('HasSuffix', (text = '', part = '') => text.endsWith(part)),
    TrimPrefix: texts('TrimPrefix', (text = '', part = '') => (text.startsWith(part) ? text.slice(part.length) : text)),
    TrimSuffix: texts('TrimSuffix', (text = '', part = '') =>
      text.endsWith(part) ? text.slice(0, text.length - part.length) : text,
    ),
    ReplaceAll: texts('ReplaceAll', (text = '', from = '', to = '') => text.split(from).join(to).slice(0, 1_000_000)),
    Join: native('Join', 2, ([list = null, separator = ''], run) => joined(list, separator, run)),
    Split: native('Split', 2, ([text, separator], run) =>
      typeof text === 'string' && typeof separator === 'string'
        ? listOf(run, text.split(separator, 100_000))
        : unknown('`Split` is not read'),
    ),
  }),
  os: namespace('os', {
    Getenv: native('Getenv', 0, () => unknown('the environment variables are not read', 'variable')),
    Exit: native('Exit', 0, () => neverReturns),
  }),
  'encoding/json': namespace('json', {
    Marshal: native('Marshal', 0, ([value = null], run) => listOf(run, [jsonOf(value), null])),
  }),
};

function importGo(from: string, _file: string, run: Run): ProgramValue | Scope {
  const library = libraries[from];
  if (library) return library;
  if (/^github\.com\/pulumi\/pulumi\/sdk(\/v\d+)?\/go\/pulumi$/.test(from))
    return new Namespace('pulumi', pulumiMember);
  if (/^github\.com\/pulumi\/pulumi\/sdk(\/v\d+)?\/go\/pulumi\/config$/.test(from)) return configPackage;
  return packageOf(from) ?? ownPackage(run, from) ?? unknown(`the package \`${from}\` is not read`);
}

const configPackage = new Namespace('config', (name) => {
  if (name === 'New') return native(name, 0, ([, space = null]) => configObject(space));
  const of = configFunction(name, '');
  return of instanceof Native
    ? new Native(name, (args, run, site) => of.invoke({ ...args, positional: args.positional.slice(1) }, run, site))
    : undefined;
});

/**
 * `github.com/pulumi/pulumi-aws/sdk/v6/go/aws/ec2` is the module `ec2` of `aws`;
 * `github.com/pulumi/pulumi-azure-native-sdk/compute/v2` is `compute` of `azure-native`.
 */
function packageOf(from: string): SdkPath | undefined {
  const parts = /^(?:github\.com\/[^/]+|[\w.-]+)\/pulumi-([\w-]+?)(-sdk)?(?:\/(.*))?$/.exec(from);
  const name = parts?.[1];
  if (!name) return undefined;
  const below = parts?.[3] ?? '';
  const module = /(?:^|\/)go\/[^/]+(?:\/(.*))?$/.exec(below)?.[1] ?? (parts?.[2] ? below : '');
  const path = module.split('/').filter((part) => part !== '');
  return new SdkPath(name, name === 'kubernetes' ? path : path.filter((part) => !/^v\d$/.test(part)));
}

/** A package of the program's own Go module: all files of its directory. */
function ownPackage(run: Run, from: string): ProgramValue | undefined {
  const text = run.readText(`${run.request.directory}/go.mod`);
  const module = /^\s*module\s+(\S+)/m.exec(text ?? '')?.[1];
  if (!module || (from !== module && !from.startsWith(`${module}/`))) return undefined;
  const directory = run.request.directory + from.slice(module.length);
  const scope = run.module(directory);
  return scope instanceof Scope ? moduleNamespace(scope) : undefined;
}
