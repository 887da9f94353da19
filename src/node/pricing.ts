import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { Engine } from '../engine/engine';
import { RateBook, type RateSource } from '../engine/rates';
import { SpecBook, type SpecSource } from '../engine/spec-book';
import { ifThere } from './if-there';

/**
 * An engine with the prices that are shipped in `pricing/`, read from disk when first needed. It prices for today
 * unless it is told another date (20250723).
 */
export function createBundledEngine(
  pricingFolder: string,
  today?: () => number,
  /** Specs that come before the bundled ones, the nearest first. */
  nearer: readonly SpecSource[] = [],
  /** Prices beside the bundled ones. */
  rates: readonly RateSource[] = [],
): Engine {
  const specs = new SpecBook([...nearer, bundledSpecs(pricingFolder)]);
  return new Engine(specs, new RateBook([...rates, bundledRates(pricingFolder)]), today);
}

/** The `pricing` folder of the package that the running script was bundled into. */
export function bundledPricingFolder(): string {
  return join(__dirname, '..', 'pricing');
}

/** Texts of the rate tables that are shipped for a provider, by name (`aws/vpc`). */
export function bundledTables(pricingFolder: string, provider: string): ReadonlyMap<string, string> {
  const names = (ifThere(() => readdirSync(join(pricingFolder, 'rates', provider))) ?? [])
    .filter((name) => /\.csv(\.br)?$/.test(name))
    .map((name) => `${provider}/${name.slice(0, name.indexOf('.csv'))}`)
    .sort();
  return new Map(names.map((name) => [name, readTable(pricingFolder, name) ?? '']));
}

/** The prices that are shipped, alone. */
export function bundledRateBook(pricingFolder: string): RateBook {
  return new RateBook([bundledRates(pricingFolder)]);
}

function bundledSpecs(folder: string): SpecSource {
  const providers = new Map<string, SpecFiles>();
  const filesOf = (provider: string): SpecFiles => {
    let files = providers.get(provider);
    if (!files) {
      files = specFiles(join(folder, 'specs', provider));
      providers.set(provider, files);
    }
    return files;
  };
  const read = (provider: string, name: string): { text: string; file: string } | undefined => {
    const text = filesOf(provider).read(name);
    return text === undefined ? undefined : { text, file: `pricing/specs/${provider}/${name}` };
  };
  return {
    origin: 'bundled',
    read: (type) => (isName(type) ? read(providerOf(type), `${type}.yaml`) : undefined),
    readFree: (provider) => (isName(provider) ? read(provider, 'free.yaml') : undefined),
    types: (provider) => (isName(provider) ? filesOf(provider).types() : []),
  };
}

/** The specs of one provider, by the names of their files. */
interface SpecFiles {
  read(name: string): string | undefined;
  /** Types that have a spec, sorted. */
  types(): readonly string[];
}

/** In a folder as they stand in the repository, or in one file as scripts/compress-prices.mjs ships them. */
function specFiles(folder: string): SpecFiles {
  const packed = ifThere(() => brotliDecompressSync(readFileSync(`${folder}.json.br`)).toString('utf8'));
  if (packed === undefined) {
    return {
      read: (name) => readIfThere(join(folder, name)),
      types: () => typesAmong(ifThere(() => readdirSync(folder)) ?? []),
    };
  }
  const texts: ReadonlyMap<string, string> = new Map(Object.entries<string>(JSON.parse(packed)));
  return { read: (name) => texts.get(name), types: () => typesAmong([...texts.keys()]) };
}

function bundledRates(folder: string): RateSource {
  return {
    read: (table) => {
      if (!/^[a-z0-9_]+\/[a-z0-9_.]+$/.test(table)) return undefined;
      const text = readTable(folder, table);
      return text === undefined ? undefined : { text, file: `pricing/rates/${table}.csv`, kind: 'bundled' };
    },
  };
}

/** A rate table as it stands in the repository, or compressed as scripts/compress-prices.mjs ships it. */
function readTable(folder: string, table: string): string | undefined {
  const file = join(folder, 'rates', `${table}.csv`);
  return readIfThere(file) ?? ifThere(() => brotliDecompressSync(readFileSync(`${file}.br`)).toString('utf8'));
}

/** Types come from the workspace's text: only plain names become file names. */
function isName(text: string): boolean {
  return /^[A-Za-z0-9_]{1,100}$/.test(text);
}

function providerOf(type: string): string {
  return type.split('_', 1)[0] ?? type;
}

function typesAmong(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => (name.endsWith('.yaml') && name !== 'free.yaml' ? [name.slice(0, -5)] : [])).sort();
}

function readIfThere(file: string): string | undefined {
  return ifThere(() => readFileSync(file, 'utf8'));
}
