/** Prices that are not the list's: agreed on with a vendor, as a workspace's `.costline.yml` states them. */
import { globMatches } from './glob';
import type { Rate, RateKeys, RateLookup, Rates } from './rates';

export interface PriceTerms {
  /** Path to show to people. */
  readonly file: string;
  /** In place of list prices; the first that fits counts. */
  readonly prices: readonly OwnPrice[];
  /** Off list prices; the first that fits counts. */
  readonly discounts: readonly Discount[];
}

/** Which rates are meant; what is null means any. `region` and `row` are patterns (`glob.ts`). */
export interface RateSelector {
  /** `ec2` or `aws/ec2` for all tables of a service, `aws/ec2.instance` for one. */
  readonly service: string | null;
  readonly region: string | null;
  /** Key values as they are shown: `m5.large linux`, `nat_gateway_hours`. */
  readonly row: string | null;
  /** Zero-based. */
  readonly line: number;
}

export interface OwnPrice extends RateSelector {
  /** For one of what the table counts: an hour, a GB, a single request. */
  readonly price: number;
  /** ISO 4217. */
  readonly currency: string;
  /** ISO date; empty where the file does not say. */
  readonly asOf: string;
}

export interface Discount extends RateSelector {
  /** From 0 to 100. */
  readonly percent: number;
}

/** The rates as they are with the terms. */
export function withTerms(rates: Rates, terms: PriceTerms): Rates {
  return {
    lookup: (table, keys, region) => lookup(rates, terms, table, keys, region),
    fact: (table, keys, column) => rates.fact(table, keys, column),
    dateOf: (table, keys) => rates.dateOf(table, keys),
    rows: (table) => rates.rows(table),
    keys: (table) => rates.keys(table),
  };
}

function lookup(rates: Rates, terms: PriceTerms, table: string, keys: RateKeys, region: string): RateLookup {
  const listed = rates.lookup(table, keys, region);
  const row = listed.found ? listed.rate.row : rowText(rates, table, keys);
  const own = terms.prices.find((price) => fits(price, table, row, region));
  if (own) return { found: true, rate: ownRate(own, terms, table, row, region, listed) };
  if (!listed.found) return listed;
  const discount = terms.discounts.find((candidate) => fits(candidate, table, row, region));
  return discount ? { found: true, rate: discounted(listed.rate, discount, terms) } : listed;
}

function ownRate(
  { price, currency, asOf, line }: OwnPrice,
  { file }: PriceTerms,
  table: string,
  row: string,
  region: string,
  listed: RateLookup,
): Rate {
  const unit = listed.found ? listed.rate.unit : null;
  return {
    table,
    row,
    region,
    asOf,
    origin: `own price, ${file}:${line + 1}`,
    unit,
    currency,
    file,
    kind: 'workspace',
    line,
    tiers: [{ from: 0, price }],
  };
}

function discounted(rate: Rate, { percent, line }: Discount, { file }: PriceTerms): Rate {
  const share = (100 - percent) / 100;
  return {
    ...rate,
    origin: `${rate.origin}, less ${percent}% (${file}:${line + 1})`,
    tiers: rate.tiers.map(({ from, price }) => ({ from, price: price * share })),
  };
}

function fits({ service, region, row }: RateSelector, table: string, itsRow: string, itsRegion: string): boolean {
  return (
    (service === null || isOfService(table, service)) &&
    (region === null || globMatches(region, itsRegion)) &&
    (row === null || globMatches(row, itsRow))
  );
}

function isOfService(table: string, service: string): boolean {
  const wanted = service.includes('/') ? service : `${table.slice(0, table.indexOf('/'))}/${service}`;
  return table === wanted || table.startsWith(`${wanted}.`);
}

function rowText(rates: Rates, table: string, keys: RateKeys): string {
  const named: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(keys));
  const names = Array.isArray(keys) ? Object.keys(keys) : rates.keys(table);
  return names.map((name) => named[name] ?? '').join(' ');
}
