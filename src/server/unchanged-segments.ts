/**
 * Finds the segments that are alike on both sides of a comparison, which in a large workspace are nearly all: they need not
 * be compared resource by resource with every keystroke.
 */
import type { Project } from '../analyzer/project';
import { compareEstimates } from '../insight/component-change';
import type { PricedProject } from './priced-projects';
import type { PricedSegment } from './priced-segments';

/** One side of one project. */
export interface Side extends PricedProject {
  /** Relative to the folder. */
  readonly path: string;
}

export class UnchangedSegments {
  /** What was found of a segment of now, as long as its counterpart is the same. */
  private readonly known = new WeakMap<PricedSegment, { readonly before: PricedSegment; readonly same: boolean }>();

  /** Those of both sides that say the same of the same resources. */
  between(before: readonly Side[], after: readonly Side[]): ReadonlySet<PricedSegment> {
    const earlier = new Map<string, PricedSegment>();
    for (const { project, path, segments } of before) {
      for (const segment of segments) earlier.set(keyOf(project, path, segment), segment);
    }
    const skipped = new Set<PricedSegment>();
    for (const { project, path, segments } of after) {
      for (const segment of segments) {
        const counterpart = earlier.get(keyOf(project, path, segment));
        if (!counterpart || !this.isSame(segment, counterpart)) continue;
        skipped.add(segment);
        skipped.add(counterpart);
      }
    }
    return skipped;
  }

  private isSame(now: PricedSegment, before: PricedSegment): boolean {
    const known = this.known.get(now);
    if (known?.before === before) return known.same;
    const same = alike(now, before);
    this.known.set(now, { before, same });
    return same;
  }
}

/** Segments with the same key start with the same resource of the same file. */
function keyOf({ format }: Project, path: string, { segment }: PricedSegment): string {
  return `${format}\n${path}\n${segment.file}\n${segment.module}\n${segment.resources[0]?.address ?? ''}`;
}

function alike(now: PricedSegment, before: PricedSegment): boolean {
  return (
    now.estimates.length === before.estimates.length &&
    now.estimates.every((estimate, index) => {
      const old = before.estimates[index];
      return (
        old !== undefined &&
        old.resource.address === estimate.resource.address &&
        old.instances.length === estimate.instances.length &&
        old.instances.every((address, position) => address === estimate.instances[position]) &&
        compareEstimates(old, estimate).same
      );
    })
  );
}
