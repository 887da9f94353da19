/** The packages `pulumi` and `pulumi/config` of Go. */
import { registerComponent } from '../component';
import { append, callWith, dictionaryOf, jsonOf, listOf, native } from '../natives';
import { asset, configValue, identity, log, organization, stackReference } from '../pulumi-natives';
import { oncePerRun, type Run } from '../run';
import { Dictionary, List, Namespace, Native, type ProgramValue, Unknown } from '../value';
import { sprintf } from './libraries';

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
      if (target instanceof Dictionary && value instanceof Dictionary) fill(run, target, value);
      else if (target instanceof Dictionary && value instanceof Unknown) target.leaveOpen(run, value);
      else if (target instanceof List && value instanceof List) append(run, target, value.items);
      return null;
    }
    if (parts[1] !== 'Try') return value ?? zero;
    return listOf(run, [value ?? zero, value === null ? 'missing' : null]);
  });
}

/** Fields are found whatever the case of their first letter. */
function fill(run: Run, target: Dictionary, source: Dictionary): void {
  for (const [key, slot] of source.entries) {
    target.put(run, key, slot);
    target.put(run, key.charAt(0).toUpperCase() + key.slice(1), slot);
  }
}

/** The context that `pulumi.Run` gives. */
const contextOf = oncePerRun((run): Namespace => {
  const { request } = run;
  return new Namespace('ctx', (name) => {
    switch (name) {
      case 'Stack':
        return native(name, 0, () => request.stack);
      case 'Project':
        return native(name, 0, () => request.project);
      case 'Organization':
        return organization;
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
        return log;
      default:
        return native(name, 0, () => null);
    }
  });
});

/** Functions of the module `pulumi`: most of them only say what type a value has. */
export function pulumiMember(name: string): ProgramValue | undefined {
  switch (name) {
    case 'Run':
    case 'RunErr':
      return native(name, 0, ([body = null], run, site) => {
        run.asFrame(() => callWith(run, body, [contextOf(run)], site));
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
        return new Dictionary('object', new Map(parts), run.birth);
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
      return asset;
    default:
      return identity;
  }
}

export const configPackage = new Namespace('config', (name) => {
  if (name === 'New') return native(name, 0, ([, space = null]) => configObject(space));
  const of = configFunction(name, '');
  return of instanceof Native
    ? new Native(name, (args, run, site) => of.invoke({ ...args, positional: args.positional.slice(1) }, run, site))
    : undefined;
});
