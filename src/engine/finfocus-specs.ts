/** Price specs in FinFocus's formats, looked up by its rules: provider, service and sku, then `default`, `standard`, `basic`. */
import type { AttributePath, Resource } from '../analyzer/resource';
import { reveal, UnknownValue, type Value } from '../expression/value';
import type { CostSource, SourceAnswer } from './chain';
import { type CostComponent, hoursPerMonth } from './estimate';
import { type FinfocusSpec, isFinfocusSpec, readFinfocusSpec } from './finfocus-spec';
import type { SpecError, SpecOrigin } from './spec';

export interface FinfocusSpecSource {
  readonly origin: SpecOrigin;
  /** Everything in the folder of specs; texts that are none of FinFocus's are left to others. */
  readonly list: () => readonly { readonly file: string; readonly text: string }[];
}

export interface FinfocusContext {
  /** Pulumi type token of a resource. */
  readonly tokenOf: (resource: Resource) => string;
  /** Where Costline's own spec of a type comes from: one that is as near as FinFocus's is preferred. */
  readonly ownSpec: (type: string) => SpecOrigin | undefined;
  /** `2026-01-31`. */
  readonly today: () => string;
}

const nearness: Readonly<Record<SpecOrigin, number>> = { workspace: 0, user: 1, bundled: 2 };

export class FinfocusSpecs implements CostSource {
  private loaded: readonly FinfocusSpec[] | undefined;
  private found: readonly SpecError[] = [];

  constructor(
    private readonly sources: readonly FinfocusSpecSource[],
    private readonly context: FinfocusContext,
  ) {}

  ask(resource: Resource): SourceAnswer {
    const specs = this.specs();
    if (specs.length === 0) return unanswered;
    const token = this.context.tokenOf(resource);
    const own = this.context.ownSpec(resource.type);
    for (const origin of ['workspace', 'user'] as const) {
      if (own !== undefined && nearness[own] <= nearness[origin]) return unanswered;
      const spec = find(
        specs.filter((candidate) => candidate.origin === origin),
        resource,
        token,
      );
      if (spec) return answerOf(spec, resource);
    }
    return unanswered;
  }

  /** Mistakes in the specs; none before somebody has asked. */
  errors(): readonly SpecError[] {
    return this.found;
  }

  invalidate(): void {
    this.loaded = undefined;
    this.found = [];
  }

  private specs(): readonly FinfocusSpec[] {
    if (!this.loaded) {
      const today = this.context.today();
      const read = this.sources.flatMap(({ origin, list }) =>
        list().flatMap(({ file, text }) => (isFinfocusSpec(text) ? [readFinfocusSpec(text, file, origin)] : [])),
      );
      this.found = read.flatMap(({ errors }) => errors);
      this.loaded = read.flatMap(({ spec }) => (spec && isCurrent(spec, today) ? [spec] : []));
    }
    return this.loaded;
  }
}

const unanswered: SourceAnswer = { kind: 'none', remarks: [] };

function isCurrent({ from, until }: FinfocusSpec, today: string): boolean {
  return (from === '' || from <= today) && (until === '' || today < until);
}

interface Sku {
  readonly text: string;
  readonly path: AttributePath | undefined;
}

/** FinFocus's command line looks at the first four; the others are how the clouds call the same. */
const skuNames = [
  'instance_type',
  'sku',
  'size',
  'type',
  'instance_class',
  'machine_type',
  'vm_size',
  'sku_name',
  'node_type',
  'volume_type',
  'server_type',
];

/** Undefined where an attribute is there and its value is not known: another spec's price would be a guess. */
function skusOf(resource: Resource, last: string): readonly Sku[] | undefined {
  const skus: Sku[] = [];
  for (const name of skuNames) {
    const value: Value = reveal(resource.attributes.get(name) ?? null);
    if (value instanceof UnknownValue) return undefined;
    if (typeof value === 'string' && value !== '') skus.push({ text: value.toLowerCase(), path: [name] });
  }
  return [...skus, { text: last, path: undefined }];
}

function find(specs: readonly FinfocusSpec[], resource: Resource, token: string): FinfocusSpec | undefined {
  const [provider = '', middle = '', last = ''] = token.toLowerCase().split(':');
  const service = middle.split('/', 1)[0] || 'default';
  const skus = skusOf(resource, last);
  if (!skus) return undefined;
  for (const { text } of skus) {
    const name = `${provider}-${service}-${text}`;
    const found =
      specs.find((spec) => spec.resourceType === '' && spec.name === name) ??
      specs.find(
        (spec) =>
          spec.resourceType === '' &&
          spec.provider === provider &&
          spec.service === service &&
          spec.sku.toLowerCase() === text,
      ) ??
      specs.find((spec) => isPricingSpecOf(spec, resource, token, service) && spec.sku.toLowerCase() === text);
    if (found) return found;
  }
  for (const common of ['default', 'standard', 'basic']) {
    const found = specs.find((spec) => spec.resourceType === '' && spec.name === `${provider}-${service}-${common}`);
    if (found) return found;
  }
  return specs.find((spec) => isPricingSpecOf(spec, resource, token, service) && spec.sku === '');
}

/** The third format says the resource type, as token, short name or Terraform's; and the region, where it matters. */
function isPricingSpecOf(spec: FinfocusSpec, resource: Resource, token: string, service: string): boolean {
  const type = spec.resourceType.toLowerCase();
  if (type === '' || !sameProvider(spec.provider, resource.provider)) return false;
  if (spec.region !== '' && spec.region !== resource.region) return false;
  return type === token.toLowerCase() || type === resource.type || type === service;
}

function sameProvider(provider: string, own: string): boolean {
  const cloud = { azurerm: 'azure', google: 'gcp' }[own] ?? own;
  return provider === cloud || (provider === 'custom' && !['aws', 'azure', 'gcp', 'kubernetes'].includes(cloud));
}

const sizeNames = ['size', 'size_gb', 'volume_size', 'allocated_storage', 'disk_size_gb'];

function answerOf(spec: FinfocusSpec, resource: Resource): SourceAnswer {
  const component = componentOf(spec, resource);
  const { region } = resource;
  const elsewhere = !spec.matchesRegion && spec.region !== '' && typeof region === 'string' && region !== spec.region;
  const unstated = component.basis.kind === 'unstated-usage';
  return {
    kind: 'answer',
    status:
      component.problem !== null ? 'unpriced' : unstated ? 'usage' : component.monthlyCost === 0 ? 'free' : 'priced',
    monthlyCost: component.monthlyCost,
    components: [component],
    reasons: component.problem === null ? [] : [component.problem],
    assumptions: elsewhere ? [`assumes the price of ${spec.region}, which is what ${spec.file} is for`] : [],
    answeredBy: spec.file,
    impacts: [],
  };
}

function componentOf(spec: FinfocusSpec, resource: Resource): CostComponent {
  const { price } = spec;
  const last = skusOf(resource, '')?.find(({ text }) => text === spec.sku.toLowerCase());
  const common = {
    name: [spec.provider, spec.service || spec.resourceType, spec.sku].filter((part) => part !== '').join(' '),
    unitPrice: price.amount,
    rate: {
      table: 'spec',
      row: '',
      region: spec.region,
      asOf: spec.asOf,
      origin: spec.source || 'FinFocus spec',
      file: spec.file,
      line: 0,
    },
    problem: null,
    attributes: last?.path ? [last.path] : [],
  };
  switch (price.kind) {
    case 'monthly':
      return { ...common, unit: 'months', monthlyQuantity: 1, monthlyCost: price.amount, basis: { kind: 'default' } };
    case 'hourly':
      return {
        ...common,
        unit: 'hours',
        monthlyQuantity: hoursPerMonth,
        monthlyCost: price.amount * hoursPerMonth,
        basis: { kind: 'hours' },
      };
    case 'usage':
      return {
        ...common,
        unit: price.unit,
        monthlyQuantity: null,
        monthlyCost: null,
        basis: { kind: 'unstated-usage', key: '' },
      };
    case 'size': {
      const found = sizeOf(resource);
      if (typeof found === 'string')
        return {
          ...common,
          unit: 'GB',
          monthlyQuantity: null,
          monthlyCost: null,
          basis: { kind: 'default' },
          problem: found,
        };
      const { amount, path } = found;
      return {
        ...common,
        unit: 'GB',
        monthlyQuantity: amount,
        monthlyCost: amount * price.amount,
        basis: { kind: 'attribute', path },
        attributes: [path],
      };
    }
  }
}

function sizeOf(resource: Resource): { readonly amount: number; readonly path: AttributePath } | string {
  for (const name of sizeNames) {
    const value: Value = reveal(resource.attributes.get(name) ?? null);
    if (value instanceof UnknownValue) return value.cause.message;
    const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof amount === 'number' && amount >= 0 && Number.isFinite(amount)) return { amount, path: [name] };
  }
  return `no size is set (${sizeNames.join(', ')})`;
}
