/** Which resources are meant: `type=aws_*`, `provider=aws`, `region=eu-*`, `tag:team=web`, `address=module.app.*`. */
import type { Estimate } from '../engine/estimate';
import { globMatches } from '../engine/glob';

export type Filter =
  | { readonly kind: 'type' | 'provider' | 'region' | 'address'; readonly pattern: string }
  | { readonly kind: 'tag'; readonly key: string; readonly pattern: string };

/** `undefined` where the text is no filter. */
export function parseFilter(text: string): Filter | undefined {
  const found = /^(type|provider|region|address|tag:([^=]+))=(.*)$/s.exec(text);
  if (!found) return undefined;
  const [, name = '', key, pattern = ''] = found;
  if (key !== undefined) return { kind: 'tag', key, pattern };
  switch (name) {
    case 'type':
    case 'provider':
    case 'region':
    case 'address':
      return { kind: name, pattern };
    default:
      return undefined;
  }
}

/** Filters of one kind (and of one tag) are alternatives; those of different kinds all have to hold. */
export function createFilter(filters: readonly Filter[]): (estimates: readonly Estimate[]) => readonly Estimate[] {
  if (filters.length === 0) return (estimates) => estimates;
  const kinds = new Map<string, Filter[]>();
  for (const filter of filters) {
    const kind = filter.kind === 'tag' ? `tag:${filter.key}` : filter.kind;
    kinds.set(kind, [...(kinds.get(kind) ?? []), filter]);
  }
  const addresses = kinds.get('address') ?? [];
  kinds.delete('address');
  return (estimates) =>
    estimates.flatMap((estimate) => {
      for (const alternatives of kinds.values()) {
        if (!alternatives.some((filter) => holds(filter, estimate))) return [];
      }
      return addresses.length === 0 ? [estimate] : withAddresses(estimate, addresses);
    });
}

function holds(filter: Filter, { resource }: Estimate): boolean {
  switch (filter.kind) {
    case 'type':
      return globMatches(filter.pattern, resource.type) || globMatches(filter.pattern, resource.writtenType);
    case 'provider':
      return globMatches(filter.pattern, resource.provider);
    case 'region':
      return typeof resource.region === 'string' && globMatches(filter.pattern, resource.region);
    case 'tag': {
      const value = resource.tags.get(filter.key);
      return value !== undefined && globMatches(filter.pattern, value);
    }
    case 'address':
      return globMatches(filter.pattern, resource.address);
  }
}

/** An estimate of many instances may be meant in part. */
function withAddresses(estimate: Estimate, filters: readonly Filter[]): readonly Estimate[] {
  if (filters.some((filter) => holds(filter, estimate))) return [estimate];
  const instances = estimate.instances.filter((address) =>
    filters.some(({ pattern }) => globMatches(pattern, address)),
  );
  return instances.length > 0 ? [{ ...estimate, instances }] : [];
}
