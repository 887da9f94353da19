/** Fetches AWS's public price lists and puts the prices into the cache: what cannot be fetched or believed changes nothing. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type OfferRule, readOfferRules } from '../../engine/offer-rules';
import { type OfferTable, offerTableText } from '../../engine/offer-table';
import { type Publication, publicationOf } from '../../engine/publication';
import type { Rates } from '../../engine/rates';
import { type DownloadOptions, download } from './download';
import { fetchRegions, fetchServices } from './index-files';
import { placeText } from './place-text';
import { listCached, writeCached } from './price-cache';
import { PriceListError } from './price-list-error';
import { readOffer } from './read-offer';

export interface UpdateOptions extends Omit<DownloadOptions, 'onProgress'> {
  /** A mirror of AWS's servers with the price lists; undefined for those. */
  readonly mirror: string | undefined;
  /** Offer codes (`AmazonEC2`) or names as rate tables have them (`ec2`); empty for all that fill a table. */
  readonly services: readonly string[];
  /** What a service has at one price everywhere is fetched with any region. */
  readonly regions: readonly string[];
  readonly cache: string;
  /** Texts of the shipped rate tables, whose headers say how they are filled, by name. */
  readonly tables: ReadonlyMap<string, string>;
  /** The shipped prices, which the fetched ones are compared with. */
  readonly shipped: Rates;
  /** Whether what is in the cache already is fetched again. */
  readonly force: boolean;
  readonly onProgress: (progress: UpdateProgress) => void;
}

export interface UpdateProgress {
  readonly service: string;
  /** Or what stands for everywhere (`publication.ts`). */
  readonly region: string;
  /** How many lists are done, of how many. */
  readonly done: number;
  readonly of: number;
  readonly step: 'fetching' | 'reading';
  /** Bytes of the list that have come; in all where the server says. */
  readonly received: number;
  readonly total: number | undefined;
}

export type ServiceUpdate = { readonly service: string; readonly region: string } & (
  | { readonly kind: 'updated'; readonly published: string; readonly tables: readonly OfferTable[] }
  /** The cache has it as it is now. */
  | { readonly kind: 'current' }
  /** The service has no list for the region, which others have one for. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly message: string }
);

/**
 * One after the other; a list that fails does not keep the others from being fetched.
 * @throws PriceListError where nothing can be fetched at all, and whatever `signal` was aborted with
 */
export async function updatePrices(options: UpdateOptions): Promise<readonly ServiceUpdate[]> {
  const rules = rulesByService(options.tables);
  const services = chosenServices(rules, options.services);
  const release = await lock(options.cache);
  try {
    const lists = services.flatMap((service) => listsOf(service, rules.get(service) ?? new Map(), options.regions));
    const indexes = await fetchIndexes(options, lists);
    const updates: ServiceUpdate[] = [];
    for (const { service, region, rules: own } of lists) {
      const told = { service, region, done: updates.length, of: lists.length };
      updates.push(await updateService(options, indexes.get(publicationOf(region)), own, told));
    }
    return unknownRegions(updates);
  } finally {
    await release();
  }
}

/** The addresses of services by publication, with where they are; or why there are none. */
type Indexes = ReadonlyMap<Publication, Index | PriceListError>;

interface Index {
  readonly base: string;
  readonly addresses: ReadonlyMap<string, string>;
}

/** @throws PriceListError where none can be fetched */
async function fetchIndexes(options: UpdateOptions, lists: readonly { readonly region: string }[]): Promise<Indexes> {
  const indexes = new Map<Publication, Index | PriceListError>();
  for (const publication of new Set(lists.map(({ region }) => publicationOf(region)))) {
    const base = options.mirror ?? publication.server;
    try {
      const addresses = await fetchServices(base, publication.index, { ...options, onProgress: () => {} });
      indexes.set(publication, { base, addresses });
    } catch (error) {
      if (!(error instanceof PriceListError)) throw error;
      indexes.set(publication, error);
    }
  }
  const [first, ...others] = indexes.values();
  if (first instanceof PriceListError && others.every((other) => other instanceof PriceListError)) throw first;
  return indexes;
}

/** A region that no service has a list for is rather none. */
function unknownRegions(updates: readonly ServiceUpdate[]): readonly ServiceUpdate[] {
  const known = new Set(updates.filter(({ kind }) => kind !== 'absent').map(({ region }) => region));
  return updates.map((update) => {
    const { kind, service, region } = update;
    if (kind !== 'absent' || known.has(region)) return update;
    const message = `${service} has no price list for ${region}: is that a region of AWS?`;
    return { kind: 'failed', service, region, message };
  });
}

/** Services that fill a rate table, with the tables. */
export function coveredServices(tables: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  return new Map([...rulesByService(tables)].map(([service, own]) => [service, [...own.keys()]]));
}

type Rules = ReadonlyMap<string, readonly OfferRule[]>;

function rulesByService(tables: ReadonlyMap<string, string>): ReadonlyMap<string, Rules> {
  const services = new Map<string, Map<string, OfferRule[]>>();
  for (const [table, text] of tables) {
    for (const rule of readOfferRules(text).rules) {
      const own = services.get(rule.service) ?? new Map<string, OfferRule[]>();
      services.set(rule.service, own);
      own.set(table, [...(own.get(table) ?? []), rule]);
    }
  }
  return services;
}

/** The lists to fetch of one service, with the rules that each of them is read by. */
function listsOf(
  service: string,
  rules: Rules,
  regions: readonly string[],
): readonly { readonly service: string; readonly region: string; readonly rules: Rules }[] {
  const part = (of: boolean): Rules =>
    new Map(
      [...rules].flatMap(([table, own]): [string, readonly OfferRule[]][] => {
        const meant = own.filter((rule) => rule.everywhere === of);
        return meant.length === 0 ? [] : [[table, meant]];
      }),
    );
  const [regional, common] = [part(false), part(true)];
  const places = [...new Set(regions.map((region) => publicationOf(region).everywhere))];
  return [
    ...(regional.size === 0 ? [] : regions.map((region) => ({ service, region, rules: regional }))),
    ...(common.size === 0 ? [] : places.map((region) => ({ service, region, rules: common }))),
  ];
}

function chosenServices(rules: ReadonlyMap<string, Rules>, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [...rules.keys()].sort();
  const chosen = new Set<string>();
  for (const name of names) {
    const found = [...rules].filter(
      ([code, tables]) =>
        code.toLowerCase() === name.toLowerCase() ||
        [...tables.keys()].some((table) => table.replace(/^[a-z]+\//, '').split('.')[0] === name.toLowerCase()),
    );
    if (found.length === 0) {
      const known = [...rules.keys()].sort().join(', ');
      throw new PriceListError(`no rate table is filled from a service "${name}"; those that are: ${known}`);
    }
    for (const [code] of found) chosen.add(code);
  }
  return [...chosen];
}

type Told = Pick<UpdateProgress, 'service' | 'region' | 'done' | 'of'>;

async function updateService(
  options: UpdateOptions,
  index: Index | PriceListError | undefined,
  rules: Rules,
  told: Told,
): Promise<ServiceUpdate> {
  const { service, region } = told;
  try {
    if (index instanceof PriceListError) throw index;
    const address = index?.addresses.get(service);
    if (index === undefined || address === undefined)
      throw new PriceListError(`the index of price lists has no ${service}`);
    return await fetchAndWrite(options, index.base, address, rules, told);
  } catch (error) {
    options.signal.throwIfAborted();
    if (!(error instanceof PriceListError)) throw error;
    return { kind: 'failed', service, region, message: error.message };
  }
}

async function fetchAndWrite(
  options: UpdateOptions,
  base: string,
  address: string,
  rules: Rules,
  told: Told,
): Promise<ServiceUpdate> {
  const { cache, shipped, signal } = options;
  const { service, region } = told;
  const report = (step: UpdateProgress['step'], received = 0, total?: number): void =>
    options.onProgress({ ...told, step, received, total });
  report('fetching');
  const offer = (await fetchRegions(base, address, { ...options, onProgress: () => {} })).get(region);
  if (!offer) return { kind: 'absent', service, region };
  const cached = listCached(cache).filter((table) => table.service === service && table.region === region);
  if (!options.force && cached.some(({ text }) => text.includes(originOf(service, offer.version))))
    return { kind: 'current', service, region };

  const file = join(cache, 'downloads', `${service}-${region}-${offer.version.replaceAll(/\W/g, '')}.csv`);
  await download(offer.url, file, { ...options, onProgress: (received, total) => report('fetching', received, total) });
  try {
    report('reading');
    const { published, tables } = await readOffer(file, service, region, rules, signal);
    const made = [...tables.values()].map((builder) => builder.finish(region, shipped));
    if (made.every(({ rows, quarantined }) => rows.length + quarantined.length === 0))
      throw new PriceListError(
        `the price list of ${service} ${placeText(region)} has none of the products that are looked for; the prices so far stay in use`,
      );
    for (const table of made) {
      const text = (rows: OfferTable['rows']): string | undefined =>
        rows.length === 0 ? undefined : offerTableText(table, rows, published, originOf(service, offer.version));
      const held = table.quarantined.map(({ row }) => row);
      writeCached(cache, { table: table.table, region, service }, text(table.rows), text(held));
    }
    return { kind: 'updated', service, region, published, tables: made };
  } finally {
    // What is damaged would be damaged again: the next run fetches it anew.
    await rm(file, { force: true });
  }
}

function originOf(service: string, version: string): string {
  return `AWS price list ${service} ${version}`;
}

/** Keeps a second update from writing into the same files. @throws PriceListError */
async function lock(cache: string): Promise<() => Promise<void>> {
  const file = join(cache, 'update.lock');
  await mkdir(cache, { recursive: true });
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const owner = Number(await readFile(file, 'utf8').catch(() => ''));
      if (isRunning(owner)) throw new PriceListError(`prices are being updated already, by process ${owner}`);
      // Left behind by one that was ended.
      await rm(file, { force: true });
    }
  }
}

function isRunning(process: number): boolean {
  if (!Number.isInteger(process) || process <= 0) return false;
  try {
    globalThis.process.kill(process, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
