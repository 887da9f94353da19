import { type MapValue, reveal, UnknownValue, type Value } from '../expression/value';

/** Where a resource itself says in which region it is, by the conventions of the large providers. */
export function ownRegion(type: string, attributes: MapValue): string | UnknownValue | undefined {
  const stated = (name: string): string | UnknownValue | undefined => {
    const value: Value = reveal(attributes.get(name) ?? null);
    return (typeof value === 'string' && value !== '') || value instanceof UnknownValue ? value : undefined;
  };
  // `region` on every resource: AWS provider 6 ("Enhanced Region Support" in its documentation).
  if (type.startsWith('aws_')) return stated('region');
  if (type.startsWith('azurerm_')) {
    const location = stated('location');
    return typeof location === 'string' ? location.toLowerCase().replaceAll(' ', '') : location;
  }
  if (type.startsWith('google_')) {
    const region = stated('region') ?? stated('zone') ?? stated('location');
    // A region may be told as the address of its resource.
    return typeof region === 'string' ? region.slice(region.lastIndexOf('/') + 1).replace(/-[a-z]$/, '') : region;
  }
  return undefined;
}
