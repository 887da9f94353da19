/** In which region the provider of a resource works. */
import { MapValue, reveal, UnknownValue, type Value } from '../../expression/value';
import type { Resource } from '../resource';
import type { DeclarationOptions, PulumiDeclaration } from './declaration';

type ProviderRegion = Pick<Resource, 'region' | 'regionAssumed'>;

export interface RegionSources {
  readonly declaration: (key: string) => PulumiDeclaration | undefined;
  readonly config: (key: string) => Value | undefined;
  /** By Terraform's name of the provider. */
  readonly defaultRegion: (provider: string) => string | undefined;
}

/** Terraform's name of the provider that a package stands for. */
const providers: Readonly<Record<string, string>> = {
  aws: 'aws',
  'aws-native': 'aws',
  azure: 'azurerm',
  'azure-native': 'azurerm',
  gcp: 'google',
  'google-native': 'google',
};

/** Parents that are looked at; deeper ones nobody has. */
const mostParents = 50;

/**
 * The region of an explicit provider, of the parents' or of the package's configuration; where none is written, the one that is
 * assumed. Null for packages without regions.
 */
export function providerRegion(
  packageName: string,
  options: DeclarationOptions,
  sources: RegionSources,
): ProviderRegion {
  const provider = providers[packageName];
  if (provider === undefined) return { region: null, regionAssumed: false };
  const assumed = { region: sources.defaultRegion(provider) ?? null, regionAssumed: true };
  const given = reveal(options.region);
  if (given instanceof UnknownValue || (typeof given === 'string' && given !== '')) return written(given);
  const key = explicitProvider(packageName, options, sources);
  if (key instanceof UnknownValue) return written(key);
  const inputs = key === undefined ? undefined : (sources.declaration(key)?.inputs ?? undefined);
  if (inputs instanceof UnknownValue) return written(inputs);
  const read = (name: string): Value =>
    inputs instanceof MapValue
      ? reveal(inputs.get(name) ?? null)
      : reveal(sources.config(`${packageName}:${name}`) ?? null);
  for (const name of provider === 'azurerm' ? ['location'] : ['region', 'zone']) {
    const value = read(name);
    if (value instanceof UnknownValue) return written(value);
    if (typeof value !== 'string' || value === '') continue;
    return written(name === 'zone' ? value.replace(/-[a-z]$/, '') : value);
  }
  return assumed;
}

function explicitProvider(
  packageName: string,
  options: DeclarationOptions,
  sources: RegionSources,
): string | UnknownValue | undefined {
  let current: DeclarationOptions | undefined = options;
  for (let steps = 0; current && steps < mostParents; steps++) {
    const key = current.providers.get(packageName);
    if (key !== undefined) return key;
    current = current.parent === '' ? undefined : sources.declaration(current.parent)?.options;
  }
  return undefined;
}

/** Azure's display names (`West Europe`) as the names that prices go by. */
function written(value: string | UnknownValue): ProviderRegion {
  return { region: typeof value === 'string' ? value.toLowerCase().replaceAll(' ', '') : value, regionAssumed: false };
}

/** Azure's resources are where their group is, unless they say otherwise; `undefined` where no group tells. */
export function regionOfGroup(
  attributes: MapValue,
  declarations: readonly PulumiDeclaration[],
): Pick<Resource, 'region' | 'regionAssumed'> | undefined {
  const group = attributes.get('resource_group_name') ?? attributes.get('resourceGroupName');
  const key = group instanceof UnknownValue ? group.cause.reference?.address : undefined;
  const named =
    key && declarations.find(({ name, token }) => key.endsWith(`.${name}`) && token.endsWith(':ResourceGroup'));
  const location = named && named.inputs instanceof MapValue ? named.inputs.get('location') : undefined;
  if (typeof location !== 'string') return undefined;
  return { region: location.toLowerCase().replaceAll(' ', ''), regionAssumed: false };
}
