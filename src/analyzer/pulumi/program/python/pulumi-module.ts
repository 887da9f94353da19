/** The module `pulumi` of Python. */
import { argument, concatenated, jsonOf, listOf, namespace, native, parsedJson } from '../natives';
import { asset, configValue, identity, log, organization, stackReference } from '../pulumi-natives';
import { oncePerRun } from '../run';
import { Dictionary, Namespace, Native, type ProgramValue, unknown } from '../value';
import { formatted } from './methods';

export const pulumiModule = oncePerRun((run): Namespace => {
  const { request } = run;
  const options = new Native(
    'ResourceOptions',
    (args, inner) => new Dictionary('struct', new Map(args.named), inner.birth, 'options'),
  );
  const all = new Native('all', (args, inner) =>
    args.named.size > 0
      ? new Dictionary('map', new Map(args.named), inner.birth)
      : listOf(
          inner,
          args.positional.map(({ value }) => value),
        ),
  );
  return namespace('pulumi', {
    Config: new Native('Config', (args) => configObject(argument(args, 0, 'name') ?? null)),
    get_stack: native('get_stack', 0, () => request.stack),
    get_project: native('get_project', 0, () => request.project),
    get_organization: organization,
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
    log,
    info: native('info', 0, () => null),
    warn: native('warn', 0, () => null),
    FileAsset: asset,
    StringAsset: asset,
    FileArchive: asset,
    AssetArchive: asset,
    RemoteArchive: asset,
  });
});

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
