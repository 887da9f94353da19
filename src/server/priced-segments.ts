import type { Segment } from '../analyzer/project';
import type { RelatedResources } from '../analyzer/resource';
import { sameList } from '../analyzer/same-list';
import type { Engine } from '../engine/engine';
import { allComponents, type Estimate } from '../engine/estimate';
import type { UsageFile } from '../engine/usage';
import { type Summary, summarize } from '../insight/summary';

/** A segment of a workspace with its estimates and what is told of them together. */
export interface PricedSegment {
  readonly segment: Segment;
  readonly estimates: readonly Estimate[];
  readonly summary: Summary;
  /** The oldest date among the prices: `2025-06-18`; empty where none has a date. */
  readonly oldestPrice: string;
}

interface Entry extends PricedSegment {
  readonly usage: UsageFile;
  readonly generation: number;
  /** What the engine's sources had answered by then. */
  readonly answers: number;
  /** For every type of resource that an estimate depends on, what the analyzer said of it. */
  readonly states: readonly (readonly [type: string, state: unknown])[];
}

/** Prices segments, and takes over those of which nothing has changed, as they are. */
export class SegmentPricer {
  private readonly known = new WeakMap<Segment, Entry>();

  constructor(private readonly engine: Engine) {}

  /** `generation` says which prices and specs are meant; another one makes every estimate anew. */
  price(segment: Segment, related: RelatedResources, usage: UsageFile, generation: number): PricedSegment {
    const before = this.known.get(segment);
    const valid =
      before !== undefined &&
      before.usage === usage &&
      before.generation === generation &&
      before.answers === this.engine.answers &&
      before.states.every(([type, state]) => related.state(type) === state);
    if (valid) return before;
    const estimates: Estimate[] = [];
    const types = new Set<string>();
    for (const resource of segment.resources) {
      for (const estimate of this.engine.estimate(resource, related, usage)) estimates.push(estimate);
      for (const type of this.engine.dependencies(resource)) types.add(type);
    }
    const same = before && sameList(before.estimates, estimates) ? before : undefined;
    const entry: Entry = {
      segment,
      estimates: same?.estimates ?? estimates,
      summary: same?.summary ?? summarize(estimates),
      oldestPrice: same?.oldestPrice ?? oldestPriceOf(estimates),
      usage,
      generation,
      answers: this.engine.answers,
      states: [...types].map((type) => [type, related.state(type)] as const),
    };
    this.known.set(segment, entry);
    return entry;
  }
}

function oldestPriceOf(estimates: readonly Estimate[]): string {
  let oldest = '';
  for (const estimate of estimates) {
    for (const { rate } of allComponents(estimate)) {
      if (rate && rate.asOf !== '' && (oldest === '' || rate.asOf < oldest)) oldest = rate.asOf;
    }
  }
  return oldest;
}
