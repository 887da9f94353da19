/** From AWS's index of all price lists to the one of a service in a region. */
import { type DownloadOptions, fetchJson } from './download';
import { PriceListError } from './price-list-error';

/** Services and the address of their index by region. @param index path of the index of services @throws PriceListError */
export async function fetchServices(
  base: string,
  index: string,
  options: DownloadOptions,
): Promise<ReadonlyMap<string, string>> {
  const url = addressOf(base, index);
  const services = new Map<string, string>();
  for (const [code, offer] of Object.entries(section(section(await fetchJson(url, options)).offers))) {
    const address = section(offer).currentRegionIndexUrl;
    if (typeof address === 'string') services.set(code, addressOf(base, address));
  }
  if (services.size === 0) throw new PriceListError(`${url}: this is no index of AWS's price lists`);
  return services;
}

export interface OfferAddress {
  readonly url: string;
  /** Of its prices; changes with every publication. */
  readonly version: string;
}

/** The CSV form of the current price list by region. @throws PriceListError */
export async function fetchRegions(
  base: string,
  url: string,
  options: DownloadOptions,
): Promise<ReadonlyMap<string, OfferAddress>> {
  const regions = new Map<string, OfferAddress>();
  for (const [region, entry] of Object.entries(section(section(await fetchJson(url, options)).regions))) {
    const address = section(entry).currentVersionUrl;
    if (typeof address !== 'string' || !address.endsWith('.json')) continue;
    const version = address.split('/').at(-3) ?? '';
    regions.set(region, { url: addressOf(base, address.replace(/\.json$/, '.csv')), version });
  }
  if (regions.size === 0) throw new PriceListError(`${url}: this is no index of regions`);
  return regions;
}

/** Addresses in an index are paths, and count from where it was fetched. @throws PriceListError where one leads elsewhere */
function addressOf(base: string, path: string): string {
  const root = new URL(base);
  const url = new URL(path, root);
  if (url.origin !== root.origin) throw new PriceListError(`${base}: its index leads to another server: ${url.origin}`);
  return url.href;
}

function section(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
