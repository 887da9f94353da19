import type { RelatedResources, Resource } from '../analyzer/resource';
import type { MapValue } from '../expression/value';
import { reveal, UnknownValue, type Value } from '../expression/value';
import type { Estimate } from './estimate';
import { priceResource } from './price';
import type { RateBook } from './rates';
import type { Spec } from './spec';
import type { SpecBook } from './spec-book';
import type { Environment } from './subject';
import { noUsage, type UsageFile, usageOf } from './usage';

/**
 * Prices resources and remembers: the same resource with the same usage is priced once, as long as the resources it
 * was found to refer to are the same too.
 */
export class Engine {
  private cache = new WeakMap<Resource, CacheEntry>();

  constructor(
    readonly specs: SpecBook,
    readonly rates: RateBook,
    /** The date to price for, as a number that compares: 20250723. */
    private readonly today: () => number = dateOfToday,
  ) {}

  /** Forgets all estimates: prices or specs have changed. */
  invalidate(): void {
    this.cache = new WeakMap();
  }

  /**
   * The estimates of a resource: one, or where its instances have different usage one for each kind. The identical
   * list is returned as long as nothing it depends on has changed.
   */
  estimate(resource: Resource, related: RelatedResources, usage: UsageFile = noUsage): readonly Estimate[] {
    const known = this.cache.get(resource);
    if (known && known.usage === usage && (known.related === related || stillHolds(known, resource, related))) {
      known.related = related;
      return known.estimates;
    }
    const queries: Query[] = [];
    const estimates = this.compute(resource, recording(related, queries), usage);
    this.cache.set(resource, { estimates, related, usage, queries });
    return estimates;
  }

  /** Types of the resources that the estimate of this one was found to depend on. */
  dependencies(resource: Resource): readonly string[] {
    return this.cache.get(resource)?.queries.map(({ type }) => type) ?? [];
  }

  private compute(resource: Resource, related: RelatedResources, file: UsageFile): readonly Estimate[] {
    const spec = this.specs.get(resource.type);
    if (resource.instances instanceof UnknownValue) {
      const usage = usageOf(file, resource.type, resource.address);
      return [unknownCount(this.price(resource, [], spec, usage, related, file), resource.instances)];
    }
    return groupByUsage(resource, resource.instances, file).map(([usage, instances]) =>
      this.price(resource, instances, spec, usage, related, file),
    );
  }

  private price(
    resource: Resource,
    instances: readonly string[],
    spec: Spec | undefined,
    usage: MapValue,
    related: RelatedResources,
    file: UsageFile,
  ): Estimate {
    if (!spec) {
      return {
        resource,
        instances,
        status: 'unsupported',
        monthlyCost: null,
        components: [],
        subresources: [],
        reasons: [`${resource.type} is not supported`],
        assumptions: [],
        answeredBy: '',
      };
    }
    const environment: Environment = {
      today: this.today,
      rates: this.rates,
      related,
      specFor: (type) => this.specs.get(type),
      usageOf: (other) => usageOf(file, other.type, instanceOf(other)),
    };
    const priced = priceResource(resource, spec, usage, environment);
    return { resource, instances, ...priced, answeredBy: spec.origin === 'bundled' ? 'bundled' : spec.file };
  }
}

/** The first instance stands for all: usage that differs between them cannot be told apart from outside. */
function instanceOf({ instances, address }: Resource): string {
  return instances instanceof UnknownValue ? address : (instances[0] ?? address);
}

/** Instances with the same usage together; most have none and are one group. */
function groupByUsage(
  resource: Resource,
  instances: readonly string[],
  file: UsageFile,
): readonly (readonly [MapValue, readonly string[]])[] {
  if (file.byAddress.size === 0) return [[usageOf(file, resource.type, resource.address), instances]];
  const groups = new Map<MapValue, string[]>();
  for (const instance of instances) {
    const usage = usageOf(file, resource.type, instance);
    const group = groups.get(usage);
    if (group) group.push(instance);
    else groups.set(usage, [instance]);
  }
  return [...groups];
}

function dateOfToday(): number {
  return Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''));
}

interface CacheEntry {
  readonly estimates: readonly Estimate[];
  related: RelatedResources;
  readonly usage: UsageFile;
  readonly queries: readonly Query[];
}

/** A question about other resources, with the answer the estimate was made from. */
type Query =
  | {
      readonly kind: 'find';
      readonly type: string;
      /** What the analyzer says of the type at the time of the answer. */
      readonly state: unknown;
      readonly value: Value;
      readonly attributes: readonly string[];
      readonly answer: Resource | undefined;
    }
  | {
      readonly kind: 'referring';
      readonly type: string;
      /** What the analyzer says of the type at the time of the answer. */
      readonly state: unknown;
      readonly attribute: string;
      readonly value: Value | undefined;
      readonly answer: readonly Resource[];
    };

/** Notes every question with its answer. */
function recording(related: RelatedResources, queries: Query[]): RelatedResources {
  return {
    state: (type) => related.state(type),
    find: (from, type, value, attributes) => {
      const answer = related.find(from, type, value, attributes);
      if (meansSomething(value))
        queries.push({ kind: 'find', type, state: related.state(type), value, attributes, answer });
      return answer;
    },
    referring: (to, type, attribute, value) => {
      const answer = related.referring(to, type, attribute, value);
      queries.push({ kind: 'referring', type, state: related.state(type), attribute, value, answer });
      return answer;
    },
  };
}

/** A value that is neither text nor a reference finds nothing, whatever there is. */
function meansSomething(value: Value): boolean {
  const plain = reveal(value);
  return plain instanceof UnknownValue ? plain.cause.reference !== undefined : typeof plain === 'string';
}

/** Whether all questions still have their answers; where nothing of a type has changed they need not be asked. */
function stillHolds(entry: CacheEntry, resource: Resource, related: RelatedResources): boolean {
  return entry.queries.every((query) => {
    if (query.state === related.state(query.type)) return true;
    if (query.kind === 'find') {
      return related.find(resource, query.type, query.value, query.attributes) === query.answer;
    }
    const now = related.referring(resource, query.type, query.attribute, query.value);
    return now.length === query.answer.length && now.every((other, index) => other === query.answer[index]);
  });
}

/** An estimate of one instance where nobody knows how many there are: never part of a sum. */
function unknownCount(estimate: Estimate, unknown: UnknownValue): Estimate {
  if (estimate.status === 'unsupported' || estimate.status === 'free') return estimate;
  const each = estimate.monthlyCost === null ? '' : `; one costs $${estimate.monthlyCost.toFixed(2)}/mo`;
  return {
    ...estimate,
    status: 'unpriced',
    monthlyCost: null,
    reasons: [`the number of instances is not known: ${unknown.cause.message}${each}`, ...estimate.reasons],
  };
}
