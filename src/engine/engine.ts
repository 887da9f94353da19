import type { RelatedResources, Resource } from '../analyzer/resource';
import type { MapValue } from '../expression/value';
import { UnknownValue } from '../expression/value';
import { type Assumed, assumeStated } from './assume';
import type { CostSource, SourceAnswer } from './chain';
import { type Currency, dollars, inCurrency } from './currency';
import { type Estimate, hoursPerMonth } from './estimate';
import { inDollars } from './exchange';
import { inOwnNames } from './own-names';
import { type Priced, priceResource } from './price';
import { PriceMemo } from './price-memo';
import { hasAnswer, type Question, recording, stillHold } from './question';
import type { RateBook } from './rates';
import type { Spec } from './spec';
import type { SpecBook } from './spec-book';
import { readsOf } from './spec-reads';
import type { Environment } from './subject';
import { withTerms } from './terms';
import { noUsage, type UsageFile, usageOf } from './usage';

/**
 * Prices resources and remembers: the same resource with the same usage is priced once, as long as the resources it
 * was found to refer to are the same too.
 */
export class Engine {
  private cache = new WeakMap<Resource, CacheEntry>();
  private memo = new PriceMemo();
  /** Asked before the specs, where there is one. */
  private source: CostSource | undefined;
  private answerCount = 0;
  private currency = dollars;

  constructor(
    readonly specs: SpecBook,
    readonly rates: RateBook,
    /** The date to price for, as a number that compares: 20250723. */
    readonly today: () => number = dateOfToday,
  ) {}

  /** Forgets all estimates: prices or specs have changed. */
  invalidate(): void {
    this.cache = new WeakMap();
    this.memo = new PriceMemo();
  }

  /** Puts a source before the price specs, or takes it away. */
  useSource(source: CostSource | undefined): void {
    this.source = source;
    this.invalidate();
    this.answerCount++;
  }

  /**
   * Amounts of estimates are in it from now on; those of rate tables and sources are in US dollars.
   * @returns whether that is another one than before
   */
  useCurrency(currency: Currency): boolean {
    if (currency.code === this.currency.code && currency.perDollar === this.currency.perDollar) return false;
    this.currency = currency;
    this.invalidate();
    return true;
  }

  /** The source has new answers for these resources. */
  answered(resources: Iterable<Resource>): void {
    for (const resource of resources) this.cache.delete(resource);
    this.answerCount++;
  }

  /** Another number each time that the source has had answers: what was estimated before may be other now. */
  get answers(): number {
    return this.answerCount;
  }

  /**
   * The estimates of a resource: one, or where its instances have different usage one for each kind. The identical
   * list is returned as long as nothing it depends on has changed.
   */
  estimate(resource: Resource, related: RelatedResources, usage: UsageFile = noUsage): readonly Estimate[] {
    const known = this.cache.get(resource);
    if (
      known &&
      known.usage === usage &&
      (known.related === related || stillHold(known.questions, resource, related))
    ) {
      known.related = related;
      return known.estimates;
    }
    const questions: Question[] = [];
    const estimates = this.compute(resource, recording(related, questions, resource), usage);
    this.cache.set(resource, { estimates, related, usage, questions });
    return estimates;
  }

  /** Puts the questions about resources to the source, where there is one, so that answers may come before estimates are made. */
  ask(resources: readonly Resource[], usage: UsageFile = noUsage): void {
    for (const resource of resources) for (const group of groupsOf(resource, usage)) this.answerFor(resource, group);
  }

  /** Types of the resources that the estimate of this one was found to depend on. */
  dependencies(resource: Resource): readonly string[] {
    return this.cache.get(resource)?.questions.map(({ type }) => type) ?? [];
  }

  private compute(resource: Resource, related: RelatedResources, file: UsageFile): readonly Estimate[] {
    return groupsOf(resource, file).map((group) => {
      const answer = this.answerFor(resource, group);
      if (answer?.kind === 'answer') return this.answeredEstimate(resource, group, answer, file);
      const estimate = this.estimateBySpec(resource, group, related, file);
      return answer?.kind === 'none' && answer.remarks.length > 0 ? withRemarks(estimate, answer.remarks) : estimate;
    });
  }

  private answerFor(resource: Resource, [usage, instances]: Group): SourceAnswer | undefined {
    return this.source?.ask(resource, { usage, instance: instances[0] ?? resource.address });
  }

  private estimateBySpec(
    resource: Resource,
    [usage, known]: Group,
    related: RelatedResources,
    file: UsageFile,
  ): Estimate {
    const assumed = assumeStated(resource, usage);
    const stated = assumed.resource.instances;
    const isUnknown = resource.instances instanceof UnknownValue;
    const instances = isUnknown && !(stated instanceof UnknownValue) ? stated : known;
    const spec = this.specs.get(resource.type);
    const estimate = this.price(assumed, instances, spec, usage, related, file);
    return isUnknown && stated instanceof UnknownValue ? this.unknownCount(estimate, stated) : estimate;
  }

  private price(
    { resource, assumptions, mistakes }: Assumed,
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
    const priced = inOwnNames(resource, this.priceBySpec(resource, spec, usage, related, file));
    const answeredBy = spec.origin === 'bundled' ? 'bundled' : spec.file;
    if (assumptions.length + mistakes.length === 0) return { resource, instances, ...priced, answeredBy };
    return {
      resource,
      instances,
      ...priced,
      status: mistakes.length > 0 ? 'unpriced' : priced.status,
      reasons: [...mistakes, ...priced.reasons],
      assumptions: [...assumptions, ...priced.assumptions],
      answeredBy,
    };
  }

  private priceBySpec(
    resource: Resource,
    spec: Spec,
    usage: MapValue,
    related: RelatedResources,
    file: UsageFile,
  ): Priced {
    const key = this.memo.keyOf(resource, spec, this.today());
    const known = key === undefined ? undefined : this.memo.get(spec, usage, key);
    if (known?.file === file && known.questions.every((question) => hasAnswer(question, resource, related)))
      return known.priced;
    const questions: Question[] = [];
    let identity = false;
    const environment: Environment = {
      today: this.today,
      rates: inDollars(file.terms ? withTerms(this.rates, file.terms) : this.rates, this.currency),
      hoursPerMonth: file.hoursPerMonth,
      related: recording(related, questions, resource),
      specFor: (type) => {
        const other = this.specs.get(type);
        const reads = other && readsOf(other);
        if (reads && (reads.identity || reads.instances)) identity = true;
        return other;
      },
      usageOf: (other) => usageOf(file, other.type, instanceOf(other)),
    };
    const priced = inCurrency(priceResource(resource, spec, usage, environment), this.currency);
    if (key !== undefined && !identity) this.memo.set(spec, usage, key, { priced, questions, file });
    return priced;
  }

  private answeredEstimate(
    resource: Resource,
    [usage, instances]: Group,
    answer: SourceAnswer & { readonly kind: 'answer' },
    file: UsageFile,
  ): Estimate {
    const { kind: _, ...price } = answer;
    const hours = (usage.entries.get('working_hours') ?? null) !== null || file.hoursPerMonth !== hoursPerMonth;
    const assumptions = hours
      ? [...price.assumptions, `counts ${hoursPerMonth} hours a month: ${price.answeredBy} knows of no other`]
      : price.assumptions;
    const estimate = inCurrency<Estimate>(
      { resource, instances, subresources: [], ...price, assumptions },
      this.currency,
    );
    return resource.instances instanceof UnknownValue ? this.unknownCount(estimate, resource.instances) : estimate;
  }

  /** An estimate of one instance where nobody knows how many there are: never part of a sum. */
  private unknownCount(estimate: Estimate, unknown: UnknownValue): Estimate {
    if (estimate.status === 'unsupported' || estimate.status === 'free') return estimate;
    const sign = this.currency.code === 'USD' ? '$' : `${this.currency.code} `;
    const each = estimate.monthlyCost === null ? '' : `; one costs ${sign}${estimate.monthlyCost.toFixed(2)}/mo`;
    return {
      ...estimate,
      status: 'unpriced',
      monthlyCost: null,
      reasons: [`the number of instances is not known: ${unknown.cause.message}${each}`, ...estimate.reasons],
    };
  }
}

/** The first instance stands for all: usage that differs between them cannot be told apart from outside. */
function instanceOf({ instances, address }: Resource): string {
  return instances instanceof UnknownValue ? address : (instances[0] ?? address);
}

type Group = readonly [usage: MapValue, instances: readonly string[]];

/** One group without instances where nobody knows how many there are. */
function groupsOf(resource: Resource, file: UsageFile): readonly Group[] {
  return resource.instances instanceof UnknownValue
    ? [[usageOf(file, resource.type, resource.address), []]]
    : groupByUsage(resource, resource.instances, file);
}

/** Instances with the same usage together; most have none and are one group. */
function groupByUsage(resource: Resource, instances: readonly string[], file: UsageFile): readonly Group[] {
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

const dayInMilliseconds = 86_400_000;
let day = { number: 0, date: 0 };

/** Why no plugin answered is worth saying where nobody else did either. */
function withRemarks(estimate: Estimate, remarks: readonly string[]): Estimate {
  const unanswered = estimate.status === 'unsupported' || estimate.status === 'unpriced';
  return unanswered ? { ...estimate, reasons: [...estimate.reasons, ...remarks] } : estimate;
}

/** In UTC. */
function dateOfToday(): number {
  const number = Math.floor(Date.now() / dayInMilliseconds);
  if (number !== day.number) day = { number, date: Number(new Date().toISOString().slice(0, 10).replaceAll('-', '')) };
  return day.date;
}

interface CacheEntry {
  readonly estimates: readonly Estimate[];
  related: RelatedResources;
  readonly usage: UsageFile;
  readonly questions: readonly Question[];
}
