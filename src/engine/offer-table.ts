/** Makes a rate table of one region from the products of a price list, by the rules in the table's header. */
import { findCurrency } from './currency';
import { covers, type OfferRule, rowOf } from './offer-rules';
import { isEverywhere, publicationOf } from './publication';
import { DECIMAL } from './rate-file';
import type { Rates, Tier } from './rates';

/** One line of a price list. `attribute` gives an empty text for what it does not have. */
export interface OfferLine {
  readonly sku: string;
  /** `OnDemand`, `Reserved`. */
  readonly term: string;
  /** Decimal text, from where on the price holds. */
  readonly from: string;
  /** In the currency of the publication. */
  readonly price: string;
  readonly attribute: (name: string) => string;
}

export interface OfferTable {
  readonly table: string;
  /** Or what stands for everywhere (`publication.ts`). */
  readonly region: string;
  readonly keys: readonly string[];
  /** Rows with their prices, to be used. */
  readonly rows: readonly OfferRow[];
  /** Rows whose price is more than tenfold off what is shipped: not to be used before somebody has looked at them. */
  readonly quarantined: readonly { readonly row: OfferRow; readonly before: number }[];
  /** Rows for which several products have different prices: the rules are not particular enough, or the list has changed. */
  readonly ambiguous: readonly string[];
  /** Rows that are shipped and that the list has no product for. */
  readonly missing: readonly string[];
}

export interface OfferRow {
  readonly keys: readonly string[];
  readonly unit: string;
  readonly tiers: readonly Tier[];
}

/** A price may be so far from what is shipped before it is taken for a mistake. */
const largestMove = 10;

/** What the products of one row said, by the name of the sum's part that they are (none: empty). */
interface Candidate {
  readonly keys: readonly string[];
  readonly unit: string;
  readonly parts: Map<string, Part>;
}

/** By the bound that a rule fixes (none: empty), by product, price by bound. */
type Part = Map<string, Map<string, Map<number, number>>>;

export class OfferTableBuilder {
  private readonly candidates = new Map<string, Candidate>();

  /** The rules of one table for one service. */
  constructor(
    private readonly table: string,
    private readonly rules: readonly OfferRule[],
  ) {}

  take(line: OfferLine): void {
    if (!DECIMAL.test(line.price)) return;
    for (const rule of this.rules) {
      const keys = rule.term === line.term ? rowOf(rule, line.attribute) : undefined;
      if (!keys) continue;
      const id = keys.join('\n');
      // What is remembered is a part of `id`, not of the text that the line was read from.
      const candidate: Candidate = this.candidates.get(id) ?? {
        keys: id.split('\n'),
        unit: rule.unit,
        parts: new Map(),
      };
      this.candidates.set(id, candidate);
      const part: Part = candidate.parts.get(rule.sum ?? '') ?? new Map();
      candidate.parts.set(rule.sum ?? '', part);
      const products = part.get(rule.from ?? '') ?? new Map<string, Map<number, number>>();
      part.set(rule.from ?? '', products);
      const tiers = products.get(line.sku) ?? new Map<number, number>();
      products.set(line.sku, tiers);
      // Bounds of the list count what its prices are for; a bound that the rule says counts what the row counts.
      const bound = DECIMAL.test(line.from) ? (Number(line.from) * rule.divide) / rule.multiply : 0;
      const from = rule.from === null ? bound : Number(rule.from);
      tiers.set(from, (Number(line.price) * rule.multiply) / rule.divide);
    }
  }

  /** @param shipped the prices to compare with */
  finish(region: string, shipped: Rates): OfferTable {
    const { table } = this;
    const keys = [...(this.rules[0]?.keys.keys() ?? [])];
    const rows: OfferRow[] = [];
    const quarantined: OfferTable['quarantined'][number][] = [];
    const ambiguous: string[] = [];
    for (const [id, candidate] of this.candidates) {
      if (!this.isWhole(candidate)) {
        this.candidates.delete(id);
        continue;
      }
      const tiers = tiersOf(candidate);
      if (tiers === undefined) {
        ambiguous.push(candidate.keys.join(' '));
        continue;
      }
      const before = shippedTiers(table, candidate.keys, region, shipped);
      const paid = paidTiers(tiers);
      // Where the list has a price of nothing it means that the price is elsewhere, unless it is known to be free.
      if (paid.length === 0 && before[0]?.price !== 0) continue;
      const row: OfferRow = {
        keys: candidate.keys,
        unit: candidate.unit,
        tiers: paid.length > 0 ? paid : [{ from: 0, price: 0 }],
      };
      const moved = movedPrice(before, row.tiers);
      if (moved === undefined) rows.push(row);
      else quarantined.push({ row, before: moved });
    }
    return { table, region, keys, rows, quarantined, ambiguous, missing: this.missing(region, shipped) };
  }

  /** Whether each part of the sum is there: what is paid upfront alone is no price. */
  private isWhole({ keys, parts }: Candidate): boolean {
    return this.rules.every((rule) => parts.has(rule.sum ?? '') || !covers(rule, keys));
  }

  private missing(region: string, shipped: Rates): readonly string[] {
    return shipped
      .rows(this.table)
      .filter(
        (keys) =>
          !this.candidates.has(keys.join('\n')) &&
          this.rules.some((rule) => covers(rule, keys)) &&
          shipped.lookup(this.table, keys, region).found,
      )
      .map((keys) => keys.join(' '));
  }
}

/** The region that all services have prices for. */
const firstRegion = 'us-east-1';

/** What to compare with, in the currency of the region: what is shipped for it, else for the first region; empty where it is neither. */
function shippedTiers(table: string, keys: readonly string[], region: string, shipped: Rates): readonly Tier[] {
  const own = shipped.lookup(table, keys, region);
  if (own.found) return own.rate.tiers;
  const elsewhere = shipped.lookup(table, keys, firstRegion);
  const currency = findCurrency(publicationOf(region).currency, null, shipped);
  if (!elsewhere.found || !currency) return [];
  return elsewhere.rate.tiers.map(({ from, price }) => ({ from, price: price * currency.perDollar }));
}

/** The sum of all parts; undefined where products of one part differ, or parts have different bounds. */
function tiersOf({ parts }: Candidate): ReadonlyMap<number, number> | undefined {
  let all: ReadonlyMap<number, number> | undefined;
  for (const part of parts.values()) {
    const tiers = partTiers(part);
    if (!tiers || (all && !sameBounds(all, tiers))) return undefined;
    all = all ? new Map([...all].map(([from, price]) => [from, price + (tiers.get(from) ?? 0)])) : tiers;
  }
  return all;
}

function partTiers(part: Part): ReadonlyMap<number, number> | undefined {
  const all = new Map<number, number>();
  for (const products of part.values()) {
    const [first, ...others] = products.values();
    if (!first || others.some((other) => !sameTiers(first, other))) return undefined;
    for (const [from, price] of first) all.set(from, price);
  }
  return all.has(0) ? all : undefined;
}

function sameTiers(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean {
  return sameBounds(a, b) && [...a].every(([from, price]) => b.get(from) === price);
}

function sameBounds(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean {
  return a.size === b.size && [...a.keys()].every((from) => b.has(from));
}

/** Ascending, without what an account has free in the beginning: what is paid first is paid from 0 on. */
function paidTiers(tiers: ReadonlyMap<number, number>): readonly Tier[] {
  const sorted = [...tiers].map(([from, price]) => ({ from, price })).sort((a, b) => a.from - b.from);
  const first = sorted.findIndex(({ price }) => price > 0);
  return first < 0 ? [] : sorted.slice(first).map((tier, index) => (index === 0 ? { ...tier, from: 0 } : tier));
}

/** The shipped price of a tier that has moved too far. */
function movedPrice(before: readonly Tier[], after: readonly Tier[]): number | undefined {
  for (const { from, price } of after) {
    const known = before.find((tier) => tier.from === from)?.price;
    if (known === undefined || known === price) continue;
    if (known === 0 || price === 0 || price / known > largestMove || known / price > largestMove) return known;
  }
  return undefined;
}

/** As a file of the format of rate tables. @param origin who published the prices, @param asOf ISO date */
export function offerTableText(
  { table, region, keys }: Pick<OfferTable, 'table' | 'region' | 'keys'>,
  rows: readonly OfferRow[],
  asOf: string,
  origin: string,
): string {
  const lines = [
    `# Rate table ${table}. Format: pricing/rates/README.md`,
    `# currency: ${publicationOf(region).currency}`,
    `# keys: ${keys.join(',')}`,
    `# as_of: ${asOf}`,
    `# origin: ${origin}`,
    [...keys, 'unit', 'from', isEverywhere(region) ? '*' : region].join(','),
    ...rows.flatMap(({ keys: values, unit, tiers }) =>
      tiers.map(({ from, price }) => [...values, unit, from === 0 ? '' : decimal(from), decimal(price)].join(',')),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** Plain decimal text, no exponent; 12 digits that count, which is more than any list has. */
function decimal(value: number): string {
  const digits = Math.min(20, Math.max(0, 12 - Math.ceil(Math.log10(Math.max(value, 1e-20)))));
  const text = value.toFixed(digits);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
