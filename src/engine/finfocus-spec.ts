/**
 * Reads a price spec in one of FinFocus's formats: the file that its command line looks up by name (`provider`, `service`,
 * `sku`, `pricing`), the same with its figures at the top (`hourly_cost`, `monthly_cost`), and the PricingSpec of its
 * specification (`resource_type`, `billing_mode`, `rate_per_unit`).
 */
import { isMap, isNode, isScalar, isSeq, type YAMLMap } from 'yaml';
import { shortMessage } from '../syntax/short-message';
import type { SpecError, SpecOrigin } from './spec';
import { parseYaml } from './yaml';

export interface FinfocusSpec {
  readonly origin: SpecOrigin;
  readonly file: string;
  /** File name without its ending, in small letters: what the command line looks up. */
  readonly name: string;
  readonly provider: string;
  /** `ec2`; empty in the third format. */
  readonly service: string;
  /** Pulumi token, short name or Terraform type; empty in the first two formats. */
  readonly resourceType: string;
  readonly sku: string;
  /** Matched in the third format; told as an assumption in the others, whose own host does not look at it. */
  readonly region: string;
  readonly matchesRegion: boolean;
  readonly price: FinfocusPrice;
  readonly source: string;
  readonly asOf: string;
  /** Days as `2026-01-31` between which it holds; empty for ever. */
  readonly from: string;
  readonly until: string;
}

/** In US dollars. */
export type FinfocusPrice =
  | { readonly kind: 'monthly'; readonly amount: number }
  | { readonly kind: 'hourly'; readonly amount: number }
  /** For each GB of the resource's size and month. */
  | { readonly kind: 'size'; readonly amount: number }
  /** For each unit of use, which nobody has stated. */
  | { readonly kind: 'usage'; readonly amount: number; readonly unit: string };

export interface ReadFinfocusSpec {
  readonly spec: FinfocusSpec | undefined;
  readonly errors: readonly SpecError[];
}

/** Whether a text is meant to be of these formats: it has none of the keys that Costline's own specs must have. */
export function isFinfocusSpec(text: string): boolean {
  return /^(provider|resource_type|billing_mode)\s*:/m.test(text) && !/^type\s*:/m.test(text);
}

export function readFinfocusSpec(text: string, file: string, origin: SpecOrigin): ReadFinfocusSpec {
  const { document, errors: yamlErrors, lineOf } = parseYaml(text);
  const errors: SpecError[] = yamlErrors.map((error) => ({ file, ...error }));
  const root: unknown = document.contents;
  if (errors.length > 0) return { spec: undefined, errors };
  if (!isMap(root)) {
    errors.push({ file, line: 0, message: 'A FinFocus spec is a map with "provider"' });
    return { spec: undefined, errors };
  }
  const fail = (key: string, message: string): undefined => {
    const node: unknown = root.get(key, true);
    errors.push({ file, line: isNode(node) ? lineOf(node) : 0, message: shortMessage(message) });
    return undefined;
  };
  const currency = textAt(root, 'currency') || textAt(mapAt(root, 'pricing'), 'currency');
  if (currency !== 'USD') {
    fail(
      'currency',
      currency === ''
        ? '"currency" is missing: USD is expected'
        : `Prices in ${currency} are not converted: USD is expected`,
    );
    return { spec: undefined, errors };
  }
  if (textAt(root, 'provider') === '') fail('provider', '"provider" is missing');
  const price = root.has('billing_mode') ? billed(root, fail) : looked(root, fail);
  if (!price || errors.length > 0) return { spec: undefined, errors };
  const metadata = mapAt(root, 'metadata');
  const name = (file.split('/').at(-1) ?? file).replace(/\.ya?ml$/i, '').toLowerCase();
  return {
    errors,
    spec: {
      origin,
      file,
      name,
      provider: textAt(root, 'provider').toLowerCase(),
      service: textAt(root, 'service').toLowerCase(),
      resourceType: textAt(root, 'resource_type'),
      sku: textAt(root, 'sku') || textAt(root, 'instance_type'),
      region: textAt(root, 'region') || textAt(metadata, 'region'),
      matchesRegion: root.has('billing_mode'),
      price,
      source: textAt(root, 'source'),
      asOf: textAt(root, 'last_updated').slice(0, 10) || textAt(root, 'effective_date').slice(0, 10),
      from: textAt(root, 'effective_date').slice(0, 10),
      until: textAt(root, 'expiration_date').slice(0, 10),
    },
  };
}

type Fail = (key: string, message: string) => undefined;

/**
 * The order is that of FinFocus's command line. Its last two rules, any figure there is and a constant by the name of the
 * type, are guesses, and no prices.
 */
function looked(root: YAMLMap, fail: Fail): FinfocusPrice | undefined {
  const pricing = mapAt(root, 'pricing');
  const monthly = amountAt(pricing, 'monthlyEstimate') ?? amountAt(root, 'monthly_cost');
  if (monthly !== undefined) return checked('monthly', monthly, fail);
  const hourly =
    amountAt(pricing, 'onDemandHourly') ??
    amountAt(pricing, 'hourlyRate') ??
    amountAt(pricing, 'hourly') ??
    amountAt(root, 'hourly_cost');
  if (hourly !== undefined) return checked('hourly', hourly, fail);
  const size = amountAt(pricing, 'pricePerGBMonth');
  if (size !== undefined) return checked('size', size, fail);
  return fail(
    'pricing',
    'No price is understood: "pricing" needs monthlyEstimate, onDemandHourly, hourlyRate or pricePerGBMonth',
  );
}

/** Parts of an hour, and hours, in a month of 730 hours. */
const perHour: Readonly<Record<string, number>> = {
  per_second: 3600,
  per_minute: 60,
  per_hour: 1,
  on_demand: 1,
  per_day: 1 / 24,
  per_year: 1 / 8760,
};

/** The billing modes of the specification. What counts use has a price and no quantity. */
function billed(root: YAMLMap, fail: Fail): FinfocusPrice | undefined {
  const mode = textAt(root, 'billing_mode');
  const unit = textAt(root, 'unit');
  const tiers: unknown = root.get('pricing_tiers', true);
  const [first]: readonly unknown[] = isSeq(tiers) ? tiers.items : [];
  const rate = mode === 'tiered' && isMap(first) ? amountAt(first, 'rate_per_unit') : amountAt(root, 'rate_per_unit');
  if (rate === undefined) return fail('rate_per_unit', '"rate_per_unit" is a number of US dollars');
  const hours = perHour[mode];
  if (mode === 'on_demand' && unit !== '' && unit !== 'hour') return checked('usage', rate, fail, unit);
  if (hours !== undefined) return checked('hourly', rate * hours, fail);
  switch (mode) {
    case 'per_month':
      return checked('monthly', rate, fail);
    case 'flat':
      if (unit === 'month') return checked('monthly', rate, fail);
      return unit === 'hour' ? checked('hourly', rate, fail) : fail('unit', 'A flat price needs "unit": month or hour');
    case 'per_gb_month':
      return checked('size', rate, fail);
    case 'per_gb_hour':
      return checked('size', rate * 730, fail);
    case 'per_gb_day':
      return checked('size', (rate * 730) / 24, fail);
    case 'not_implemented':
      return fail('billing_mode', 'not_implemented is no price');
    default:
      return checked('usage', rate, fail, unit === '' || unit === 'unknown' ? mode.replace(/^per_/, '') : unit);
  }
}

function checked(kind: FinfocusPrice['kind'], amount: number, fail: Fail, unit = ''): FinfocusPrice | undefined {
  if (!(amount >= 0 && amount < 1e9)) return fail('pricing', `A price of ${amount} makes no sense`);
  return { kind, amount, unit };
}

function mapAt(map: YAMLMap, key: string): YAMLMap | undefined {
  const node: unknown = map.get(key, true);
  return isMap(node) ? node : undefined;
}

function textAt(map: YAMLMap | undefined, key: string): string {
  const node: unknown = map?.get(key, true);
  return isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number') ? String(node.value) : '';
}

function amountAt(map: YAMLMap | undefined, key: string): number | undefined {
  const node: unknown = map?.get(key, true);
  return isScalar(node) && typeof node.value === 'number' ? node.value : undefined;
}
