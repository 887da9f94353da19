import type { CellGraph } from './cell';
import type { CallSite, Segment } from './project';
import { type Related, relatedOf } from './related';
import type { AnalyzerDiagnostic, Resource } from './resource';
import { sameList } from './same-list';

/** A segment whose calls know the instances that they make. */
export interface CallingSegment<I> extends Segment {
  readonly calls: readonly (CallSite & { readonly instances: readonly I[] })[];
}

/** The segments of one instance, one stretch after the other. To be gone through outside of any cell. */
export interface SegmentSource<S> {
  readonly steps: () => Generator<readonly S[]>;
}

/**
 * The segments of a tree of instances (modules, stacks), a called one's after the segment its call stands in. All of it is
 * kept from one look to the next: a segment is the identical object, and so is the list, until something in it changes.
 */
export abstract class SegmentTree<I extends object, S extends CallingSegment<I>> {
  private snapshot: Snapshot<S> | undefined;
  private readonly sources = new WeakMap<I, SegmentSource<S>>();

  constructor(
    private readonly graph: CellGraph,
    /** The root of the tree. */
    readonly instance: I,
    private readonly createSource: (instance: I) => SegmentSource<S>,
  ) {}

  segments(): readonly S[] {
    return this.current().segments;
  }

  resources(): readonly Resource[] {
    const snapshot = this.current();
    snapshot.resources ??= snapshot.segments.flatMap((segment) => segment.resources);
    return snapshot.resources;
  }

  diagnostics(): readonly AnalyzerDiagnostic[] {
    return this.current().segments.flatMap((segment) => segment.diagnostics);
  }

  related(): Related {
    return this.current().related;
  }

  /** Step by step, as `Project.prepare` has it. */
  *prepare(from: I = this.instance): Generator<void> {
    const { graph } = this;
    const { revision } = graph;
    if (this.snapshot?.revision === revision) return;
    const steps = this.sourceOf(from).steps();
    for (;;) {
      const step = graph.untracked(() => steps.next());
      if (step.done) return;
      for (const { calls } of step.value) {
        for (const { instances } of calls) for (const instance of instances) yield* this.prepare(instance);
      }
      yield;
      // What was looked at before an edit is looked at again by whoever asks after it.
      if (graph.revision !== revision) return;
    }
  }

  private current(): Snapshot<S> {
    const { graph, snapshot: before } = this;
    const { revision } = graph;
    if (before?.revision === revision) return before;
    const segments: S[] = [];
    graph.untracked(() => this.visit(this.instance, segments));
    const parts = segments.map((segment) => segment.byType);
    this.snapshot =
      before && sameList(before.segments, segments)
        ? { ...before, revision }
        : { revision, segments, resources: undefined, related: relatedOf(parts, before?.related) };
    return this.snapshot;
  }

  private visit(instance: I, segments: S[]): void {
    for (const stretch of this.sourceOf(instance).steps()) {
      for (const segment of stretch) {
        segments.push(segment);
        for (const { instances } of segment.calls) for (const child of instances) this.visit(child, segments);
      }
    }
  }

  private sourceOf(instance: I): SegmentSource<S> {
    let source = this.sources.get(instance);
    if (!source) {
      source = this.createSource(instance);
      this.sources.set(instance, source);
    }
    return source;
  }
}

interface Snapshot<S> {
  readonly revision: number;
  readonly segments: readonly S[];
  resources: readonly Resource[] | undefined;
  readonly related: Related;
}
