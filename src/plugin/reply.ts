/**
 * What a plugin replied, looked at before anybody believes it: a price, an excuse, or something that cannot be. A zero is a price
 * only where the plugin says that the thing is free.
 */
import type { AttributePath } from '../analyzer/resource';
import type { SourcePrice } from '../engine/chain';
import type { CostComponent, Impact } from '../engine/estimate';
import type { EstimateCost, ImpactMetric, ProjectedCost, ResourceDescriptor, Timestamp } from './messages';

export type Reply =
  /** `expires` in milliseconds since 1970; null where the plugin does not say. */
  | { readonly kind: 'price'; readonly price: SourcePrice; readonly expires: number | null }
  /** It does not know, in its own words. */
  | { readonly kind: 'unpriced'; readonly because: string; readonly expires: number | null }
  /** What it says cannot be true; to be reported, never shown as a price. */
  | { readonly kind: 'impossible'; readonly because: string };

/** US dollars a month; beyond it somebody has mixed up units. */
const mostPerMonth = 1e9;

export interface Asked {
  readonly descriptor: ResourceDescriptor;
  readonly decisive: readonly AttributePath[];
  /** Name and version: `aws-public 0.1.4`. */
  readonly plugin: string;
}

export function readProjectedCost(reply: ProjectedCost, asked: Asked): Reply {
  const cost = reply.cost_per_month;
  const wrong = wrongAmount(cost, 'cost_per_month') ?? wrongAmount(reply.unit_price, 'unit_price');
  if (wrong !== undefined) return { kind: 'impossible', because: wrong };
  const detail = shortText(reply.billing_detail);
  const expires = milliseconds(reply.expires_at);
  const breakdown = Object.entries(reply.cost_breakdown);
  if (cost === 0 && !saysFree(detail)) {
    return { kind: 'unpriced', because: detail === '' ? 'a cost of 0 without a reason' : detail, expires };
  }
  const currency = wrongCurrency(reply.currency, cost);
  if (currency !== undefined) return { kind: 'impossible', because: currency };
  const parts = breakdownOf(breakdown, cost);
  if (typeof parts === 'string') return { kind: 'impossible', because: parts };
  const component = componentMaker(asked);
  const components =
    cost === 0
      ? []
      : parts.length > 0
        ? parts.map(([name, amount]) => component(name.replaceAll('_', ' '), amount))
        : [component(detail === '' ? asked.descriptor.resource_type : detail, cost)];
  const { prediction_interval_lower: lower, prediction_interval_upper: upper } = reply;
  const between =
    lower !== undefined && upper !== undefined && lower <= cost && cost <= upper
      ? [`between $${lower.toFixed(2)} and $${upper.toFixed(2)} a month, says the plugin`]
      : [];
  return {
    kind: 'price',
    expires,
    price: {
      status: cost === 0 ? 'free' : 'priced',
      monthlyCost: cost,
      components,
      reasons: cost === 0 ? [detail] : [],
      assumptions: between,
      answeredBy: `plugin ${asked.plugin}`,
      impacts: impactsOf(reply.impact_metrics),
    },
  };
}

/** An estimate has no words: its zero says nothing. */
export function readEstimateCost(reply: EstimateCost, asked: Asked): Reply {
  return readProjectedCost(
    {
      unit_price: 0,
      currency: reply.currency,
      cost_per_month: reply.cost_monthly,
      billing_detail: '',
      impact_metrics: [],
      expires_at: reply.expires_at,
      metadata: {},
      cost_breakdown: {},
    },
    asked,
  );
}

/** The words with which plugins say that something costs nothing, as opposed to that they know of no price. */
function saysFree(detail: string): boolean {
  return (
    /\b(no (direct |additional |extra )?(\w+ )?(charges?|costs?)|free|at no cost|not (billed|charged))\b/i.test(
      detail,
    ) && !/\b(not (found|supported|available|known)|unknown|unsupported|missing|stub|free tier)\b/i.test(detail)
  );
}

function wrongAmount(amount: number, name: string): string | undefined {
  if (!Number.isFinite(amount)) return `${name} is ${amount}`;
  if (amount < 0) return `${name} is negative: ${amount}`;
  return amount > mostPerMonth ? `${name} is more than $1,000,000,000: ${amount}` : undefined;
}

function wrongCurrency(currency: string, cost: number): string | undefined {
  if (currency === 'USD' || cost === 0) return undefined;
  return currency === ''
    ? 'the price has no currency'
    : `the price is in ${shortText(currency)}; US dollars (USD) are expected`;
}

type Part = readonly [name: string, amount: number];

/** The parts of a cost, none where none are told; a text where they are not parts of it. */
function breakdownOf(breakdown: readonly Part[], cost: number): readonly Part[] | string {
  if (breakdown.length === 0) return [];
  const sum = breakdown.reduce((total, [, amount]) => total + amount, 0);
  const tolerance = Math.max(0.01, cost * 0.001);
  if (breakdown.length > 32 || breakdown.some(([, amount]) => !(amount >= 0)))
    return 'cost_breakdown has negative or too many parts';
  return Math.abs(sum - cost) <= tolerance ? breakdown : `cost_breakdown sums up to ${sum}, cost_per_month is ${cost}`;
}

function componentMaker({ descriptor, decisive, plugin }: Asked): (name: string, amount: number) => CostComponent {
  return (name, amount) => ({
    name,
    unit: 'months',
    monthlyQuantity: 1,
    unitPrice: amount,
    monthlyCost: amount,
    rate: {
      table: 'plugin',
      row: descriptor.sku,
      region: descriptor.region,
      asOf: '',
      origin: `plugin ${plugin}`,
      file: '',
      line: 0,
    },
    basis: { kind: 'default' },
    problem: null,
    attributes: decisive,
  });
}

const impactKinds: Readonly<Record<number, Impact['kind']>> = { 1: 'carbon', 2: 'energy', 3: 'water' };

function impactsOf(metrics: readonly ImpactMetric[]): readonly Impact[] {
  return metrics.slice(0, 8).flatMap(({ kind, value, unit }) => {
    const known = impactKinds[kind];
    return known !== undefined && Number.isFinite(value) && value >= 0 && value < 1e15
      ? [{ kind: known, value, unit: shortText(unit).slice(0, 32) }]
      : [];
  });
}

function milliseconds(time: Timestamp | null): number | null {
  if (time === null) return null;
  const result = time.seconds * 1000 + time.nanos / 1e6;
  return Number.isFinite(result) ? result : null;
}

/** One line of at most 200 characters that a terminal can be shown. */
export function shortText(text: string): string {
  const plain = text
    .slice(0, 1000)
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  return plain.length > 200 ? `${plain.slice(0, 199)}…` : plain;
}
