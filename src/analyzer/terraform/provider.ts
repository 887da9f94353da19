/** Provider configurations: which region a resource belongs to. */
import { type MapValue, reveal, UnknownValue, type Value } from '../../expression/value';
import type { Body } from '../../syntax/hcl';
import { ownRegion } from '../own-region';
import type { Resource } from '../resource';
import { evaluateInto, type Report } from './body';
import { attributeOf, bodyOf, type Declaration, staticTraversal } from './declarations';
import type { ModuleInstance } from './module-instance';

export interface ProviderConfiguration {
  /** The region, unknown with its cause, or null where the configuration names none. */
  readonly region: Value;
  /** Nobody wrote the region: it is the default that the user's settings assume. */
  readonly assumed: boolean;
}

/** The region of a provider block. */
export function evaluateProvider(
  module: ModuleInstance,
  declaration: Declaration,
  report: Report,
): ProviderConfiguration {
  const body = bodyOf(declaration);
  const attribute = body && (attributeOf(body, 'region') ?? attributeOf(body, 'location'));
  if (!attribute) return assumed(module, declaration.type);
  return { region: evaluateInto(report, attribute.value, module.scope()), assumed: false };
}

function assumed(module: ModuleInstance, provider: string): ProviderConfiguration {
  return { region: module.context.defaultRegion(provider) ?? null, assumed: true };
}

/** The region of a resource: its own argument, else its provider configuration's, else the assumed default. */
export function regionOf(
  module: ModuleInstance,
  type: string,
  body: Body,
  attributes: MapValue,
): Pick<Resource, 'region' | 'regionAssumed'> {
  const own = ownRegion(type, attributes);
  if (own !== undefined) return { region: own, regionAssumed: false };
  const written = staticTraversal(attributeOf(body, 'provider')?.value);
  const local = written ?? [type.split('_', 1)[0] ?? type];
  const configuration = configurationOf(module, local[0] ?? '', local[1]);
  const region = reveal(configuration.region);
  return {
    region: typeof region === 'string' || region instanceof UnknownValue ? region : null,
    regionAssumed: configuration.assumed,
  };
}

/** The configuration that a provider name means in a module. */
function configurationOf(module: ModuleInstance, name: string, alias: string | undefined): ProviderConfiguration {
  const key = alias ? `provider.${name}.${alias}` : `provider.${name}`;
  return module.cell(key).get().provider ?? assumed(module, name);
}

/** What a provider name means in a module without a block for it: what the call passes, else the caller's own. */
export function inheritedProvider(module: ModuleInstance, key: string): ProviderConfiguration {
  const [, name = '', alias] = key.split('.');
  const { caller } = module;
  if (!caller) return assumed(module, name);
  const passed = passedProvider(caller.instance, caller.name, alias ? `${name}.${alias}` : name);
  return configurationOf(caller.instance, passed?.[0] ?? name, passed ? passed[1] : alias);
}

/** What `providers = { aws = aws.west }` of a module call says for a name. */
function passedProvider(module: ModuleInstance, call: string, name: string): readonly string[] | undefined {
  module.cell(`module.${call}`).get();
  const declaration = module.directory.evaluable(`module.${call}`);
  const body = declaration && bodyOf(declaration);
  const node = body && attributeOf(body, 'providers')?.value;
  if (node?.kind !== 'object') return undefined;
  const entry = node.entries.find(({ key }) => staticTraversal(key)?.join('.') === name);
  return staticTraversal(entry?.value);
}
