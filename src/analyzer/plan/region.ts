/** In which region a resource of a plan is: what it says itself, what its provider says, what its neighbours tell. */

import type { MapValue } from '../../expression/value';
import { ownRegion } from '../own-region';
import type { Resource } from '../resource';
import { moduleAddress, moduleSteps } from './address';
import { type Configuration, referencesIn } from './configuration';
import { member, memberAt, textOf } from './json';
import type { StateResource } from './state';

export interface Regions {
  readonly of: (resource: StateResource, attributes: MapValue) => Pick<Resource, 'region' | 'regionAssumed'>;
  /** The providers whose region had to be assumed though it is written, with the reference that it comes from. */
  readonly untold: ReadonlyMap<string, string>;
}

/**
 * `evidence` is everything that the plan knows of any side, data sources too: where a provider's region is not
 * written or comes from a local value, which plans leave out, its other resources show it.
 */
export function createRegions(
  plan: unknown,
  configuration: Configuration,
  evidence: readonly StateResource[],
  defaultRegion: (provider: string) => string | undefined,
): Regions {
  const providers = memberAt(plan, 'configuration', 'provider_config');
  const untold = new Map<string, string>();
  const sources = new Map<string, string>();
  const written = new Map<string, string | undefined>();

  const writtenRegion = (key: string): string | undefined => {
    if (written.has(key)) return written.get(key);
    const provider = member(providers, key);
    const expressions = member(provider, 'expressions');
    const expression = member(expressions, 'region') ?? member(expressions, 'location');
    const value = configuration.constant(expression, textOf(provider, 'module_address') ?? '');
    const region = typeof value === 'string' && value !== '' ? value : undefined;
    const [reference] = referencesIn(expression);
    if (region === undefined && reference !== undefined) sources.set(key, reference);
    written.set(key, region);
    return region;
  };
  const keyOf = (resource: StateResource): string => providerKey(resource, configuration, providers);
  const observed = observe(evidence, keyOf);

  return {
    untold,
    of: (resource, attributes) => {
      const own = ownRegion(resource.type, attributes) ?? arnRegion(resource.values);
      if (own !== undefined) return { region: own, regionAssumed: false };
      const key = keyOf(resource);
      const region = writtenRegion(key) ?? zoneRegion(resource) ?? observed.get(key);
      if (region !== undefined) return { region, regionAssumed: false };
      const source = sources.get(key);
      if (source !== undefined) untold.set(key, source);
      return { region: defaultRegion(resource.type.split('_', 1)[0] ?? '') ?? null, regionAssumed: true };
    },
  };
}

/** The region in a resource's own ARN: `arn:partition:service:region:account:resource`. */
function arnRegion(values: unknown): string | undefined {
  const arn = textOf(values, 'arn') ?? textOf(values, 'id') ?? '';
  return /^arn:[^:]*:[^:]*:([a-z]+(?:-[a-z]+)+-\d+):/.exec(arn)?.[1];
}

/** `us-east-1` of the zone `us-east-1a` or `us-west-2-lax-1a`. */
function zoneRegion({ type, values }: StateResource): string | undefined {
  if (!type.startsWith('aws_')) return undefined;
  return /^([a-z]+(?:-[a-z]+)+-\d+)(?:[a-z]|-[a-z]+-\d+[a-z])$/.exec(textOf(values, 'availability_zone') ?? '')?.[1];
}

/** The region that most resources of each provider configuration are in; the answer of `aws_region` decides. */
function observe(
  evidence: readonly StateResource[],
  keyOf: (resource: StateResource) => string,
): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const resource of evidence) {
    const data = resource.mode === 'data';
    const region = data
      ? resource.type === 'aws_region'
        ? (textOf(resource.values, 'region') ?? textOf(resource.values, 'name'))
        : undefined
      : (arnRegion(resource.values) ?? zoneRegion(resource));
    if (region === undefined) continue;
    const key = keyOf(resource);
    const seen = counts.get(key) ?? new Map<string, number>();
    counts.set(key, seen.set(region, (seen.get(region) ?? 0) + (data ? evidence.length : 1)));
  }
  const most = new Map<string, string>();
  for (const [key, seen] of counts) {
    const [first] = [...seen].sort(([, a], [, b]) => b - a);
    if (first) most.set(key, first[0]);
  }
  return most;
}

/**
 * The provider configuration that a resource belongs to. Until 1.0 plans name it as the resource's module does
 * (`db:aws`), also where the module inherits it from its callers; since 1.1 they name the configuration itself.
 */
function providerKey(resource: StateResource, configuration: Configuration, providers: unknown): string {
  const { mode, type, name, module } = resource;
  const item = configuration.resource(module, mode === 'data' ? `data.${type}.${name}` : `${type}.${name}`);
  const told = textOf(item, 'provider_config_key');
  if (told === undefined) return type.split('_', 1)[0] ?? type;
  if (hasExpressions(providers, told)) return told;
  const local = told.slice(told.lastIndexOf(':') + 1);
  for (let steps = moduleSteps(module); ; steps = steps.slice(0, -1)) {
    const path = moduleAddress(steps.map((step) => ({ ...step, key: '' })));
    const key = path === '' ? local : `${path}:${local}`;
    if (steps.length === 0 || hasExpressions(providers, key)) return key;
  }
}

function hasExpressions(providers: unknown, key: string): boolean {
  return member(member(providers, key), 'expressions') !== undefined;
}
