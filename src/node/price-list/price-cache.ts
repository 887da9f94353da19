/** Prices that were fetched: one file per table, region and service, in the folder for caches of the person's machine. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { publicationOf } from '../../engine/publication';
import { indexRateFile } from '../../engine/rate-file';
import type { RateSource } from '../../engine/rates';
import { ifThere } from '../if-there';

/**
 * `COSTLINE_CACHE`, else where the system keeps what can be fetched again: `$XDG_CACHE_HOME/costline` or `~/.cache/costline`,
 * `~/Library/Caches/costline`, `%LOCALAPPDATA%\costline\Cache`.
 */
export function cacheFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
): string {
  const home = homedir();
  const own = environment.COSTLINE_CACHE;
  if (own) return own;
  if (platform === 'win32')
    return join(environment.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'costline', 'Cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'costline');
  return join(environment.XDG_CACHE_HOME || join(home, '.cache'), 'costline');
}

export interface CachedTable {
  /** `aws/ec2.instance` */
  readonly table: string;
  /** Or what stands for everywhere (`publication.ts`). */
  readonly region: string;
  /** Offer code of the service that it is from. */
  readonly service: string;
  readonly file: string;
  readonly text: string;
  /** Those that were not taken because they moved too far. */
  readonly quarantined: number;
}

/** The prices of the cache as a source that stands beside the shipped ones. */
export function cachedRates(cache: string): RateSource {
  return {
    read: () => undefined,
    readRegion(table, region) {
      const [provider, name] = splitTable(table);
      if (name === undefined || !isRegionName(region)) return undefined;
      const files = [region, publicationOf(region).everywhere].flatMap((place) => {
        const folder = join(cache, 'prices', provider, place);
        const names = namesIn(folder).filter((file) => parseName(file)?.name === name && !isQuarantine(file));
        return names.map((file) => join(folder, file));
      });
      const texts = files.flatMap((file) => readIfThere(file) ?? []);
      const [first, ...others] = texts;
      if (first === undefined) return undefined;
      // What holds for the whole file stands in the first alone.
      const text = [first, ...others.map((other) => other.slice(Math.max(0, other.indexOf('# as_of:'))))].join('');
      return { text, file: files[0] ?? '', kind: 'fetched' };
    },
  };
}

/** Everything that is there. */
export function listCached(cache: string): readonly CachedTable[] {
  const prices = join(cache, 'prices');
  return namesIn(prices).flatMap((provider) =>
    namesIn(join(prices, provider)).flatMap((region) => {
      const folder = join(prices, provider, region);
      return namesIn(folder).flatMap((file): CachedTable[] => {
        const parsed = parseName(file);
        const text = readIfThere(join(folder, file));
        if (!parsed || isQuarantine(file) || text === undefined) return [];
        const { name, service } = parsed;
        const held = readIfThere(join(folder, quarantineName(file)));
        const quarantined =
          held === undefined ? 0 : countRows({ text: held, file: quarantineName(file), kind: 'fetched' });
        return [{ table: `${provider}/${name}`, region, service, file: join(folder, file), text, quarantined }];
      });
    }),
  );
}

/** Writes a table in one step: whoever reads at the same time reads the old or the new one. Without a text it is taken away. */
export function writeCached(
  cache: string,
  { table, region, service }: Pick<CachedTable, 'table' | 'region' | 'service'>,
  text: string | undefined,
  quarantined: string | undefined,
): void {
  const [provider, name] = splitTable(table);
  if (name === undefined || !isRegionName(region)) throw new Error(`${table} in ${region} is no name of a rate table`);
  const file = join(cache, 'prices', provider, region, `${name}@${service}.csv`);
  replace(join(dirname(file), quarantineName(`${name}@${service}.csv`)), quarantined);
  replace(file, text);
}

/** Takes away all prices that were fetched, and what is left of broken downloads. */
export function clearCached(cache: string): void {
  for (const name of ['prices', 'downloads']) rmSync(join(cache, name), { recursive: true, force: true });
}

export function countRows(file: Parameters<typeof indexRateFile>[0]): number {
  return [...indexRateFile(file).keyTuples()].length;
}

function replace(file: string, text: string | undefined): void {
  if (text === undefined) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

/** Regions come from the workspace's text: only plain names become folder names. */
function isRegionName(region: string): boolean {
  return /^[a-z0-9-]{1,40}$/.test(region);
}

function splitTable(table: string): readonly [provider: string, name: string | undefined] {
  const found = /^([a-z0-9_]+)\/([a-z0-9_.]+)$/.exec(table);
  return [found?.[1] ?? '', found?.[2]];
}

function parseName(file: string): { readonly name: string; readonly service: string } | undefined {
  const found = /^([a-z0-9_.]+)@(\w+)(?:\.quarantine)?\.csv$/.exec(file);
  return found ? { name: found[1] ?? '', service: found[2] ?? '' } : undefined;
}

function isQuarantine(file: string): boolean {
  return file.endsWith('.quarantine.csv');
}

function quarantineName(file: string): string {
  return file.replace(/\.csv$/, '.quarantine.csv');
}

/** Empty where the folder is not there. */
function namesIn(folder: string): readonly string[] {
  return ifThere(() => readdirSync(folder)) ?? [];
}

function readIfThere(file: string): string | undefined {
  return ifThere(() => readFileSync(file, 'utf8'));
}
