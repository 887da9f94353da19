/** The package `@pulumi/pulumi`. */
import { concatenated, jsonOf, listOf, namespace, native, parsedJson } from '../natives';
import { asset, configValue, identity, log, organization, stackReference } from '../pulumi-natives';
import { formatPercent } from '../python-format';
import { oncePerRun } from '../run';
import { Dictionary, Namespace, Native, type ProgramValue, unknown } from '../value';

export const pulumiModule = oncePerRun((run): Namespace => {
  const { request } = run;
  const members: Record<string, ProgramValue> = {
    Config: new Native('Config', (args) => configObject(args.positional[0]?.value ?? null)),
    getStack: native('getStack', 0, () => request.stack),
    getProject: native('getProject', 0, () => request.project),
    getOrganization: organization,
    output: identity,
    secret: identity,
    unsecret: identity,
    Output: namespace('pulumi.Output', { create: identity }),
    all: identity,
    interpolate: identity,
    concat: native('concat', 0, (values, inner) => concatenated(values, inner)),
    jsonStringify: native('jsonStringify', 0, ([value = null]) => jsonOf(value)),
    jsonParse: native('jsonParse', 0, ([value = null], inner) => parsedJson(value, inner)),
    mergeOptions: native('mergeOptions', 0, (values, inner) => {
      const parts = values.flatMap((value) => (value instanceof Dictionary ? [...value.entries] : []));
      return new Dictionary('object', new Map(parts), inner.birth);
    }),
    format: native('format', 1, ([format = null, ...values], inner) =>
      typeof format === 'string'
        ? formatPercent(inner, format, listOf(inner, values))
        : unknown('a format is not read'),
    ),
    ComponentResource: new Native('ComponentResource', () => null),
    StackReference: new Native('StackReference', (args) => stackReference(args.positional[0]?.value ?? null)),
    asset: new Namespace('pulumi.asset', () => asset),
    log,
    runtime: namespace('pulumi.runtime', {}),
  };
  return namespace('pulumi', members);
});

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
