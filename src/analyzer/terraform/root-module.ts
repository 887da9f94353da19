import type { MovedAddress, Project } from '../project';
import { type Related, relatedOf, sameList } from '../related';
import type { AnalyzerDiagnostic, RelatedResources, Resource } from '../resource';
import type { ModuleDirectory } from './module-directory';
import { ModuleInstance, type RootContext } from './module-instance';
import { movedAddresses } from './moved';

import { type ModuleSegment, SegmentList } from './segment';

/** A root module, evaluated: its resources and those of all modules under it. */
export class RootModule implements Project {
  readonly format = 'terraform';
  readonly instance: ModuleInstance;
  private snapshot: Snapshot | undefined;
  private readonly lists = new WeakMap<ModuleInstance, SegmentList>();

  constructor(
    readonly context: RootContext,
    directory: ModuleDirectory,
  ) {
    this.instance = new ModuleInstance(context, '', directory, undefined);
  }

  get path(): string {
    return this.context.path;
  }

  get directory(): string {
    return this.context.path;
  }

  /**
   * All segments in the order of files and positions, a called module's after the segment its call stands in. A segment is the
   * identical object, and so is the list, until something in it changes.
   */
  segments(): readonly ModuleSegment[] {
    return this.current().segments;
  }

  *prepare(from: ModuleInstance = this.instance): Generator<void> {
    const { graph } = this.context;
    const { revision } = graph;
    if (this.snapshot?.revision === revision) return;
    const steps = this.listOf(from).steps();
    for (;;) {
      const step = graph.untracked(() => steps.next());
      if (step.done) return;
      for (const { instances } of step.value.calls) for (const instance of instances) yield* this.prepare(instance);
      yield;
      // What was looked at before an edit is looked at again by whoever asks after it.
      if (graph.revision !== revision) return;
    }
  }

  /** The resources of all segments. */
  resources(): readonly Resource[] {
    const snapshot = this.current();
    snapshot.resources ??= snapshot.segments.flatMap((segment) => segment.resources);
    return snapshot.resources;
  }

  diagnostics(): readonly AnalyzerDiagnostic[] {
    return this.current().segments.flatMap((segment) => segment.diagnostics);
  }

  related(): RelatedResources {
    return this.current().related;
  }

  moves(): readonly MovedAddress[] {
    this.current();
    return movedAddresses(this.instances());
  }

  /** All module instances, the root's own first. */
  *instances(from: ModuleInstance = this.instance): Generator<ModuleInstance> {
    yield from;
    for (const child of from.children.values()) yield* this.instances(child);
  }

  private current(): Snapshot {
    const { graph } = this.context;
    const { revision } = graph;
    if (this.snapshot?.revision === revision) return this.snapshot;
    const before = this.snapshot;
    const segments: ModuleSegment[] = [];
    graph.untracked(() => this.visit(this.instance, segments));
    this.snapshot =
      before && sameList(before.segments, segments)
        ? { ...before, revision }
        : {
            revision,
            segments,
            resources: undefined,
            related: relatedOf(
              segments.map((segment) => segment.byType),
              before?.related,
            ),
          };
    return this.snapshot;
  }

  private listOf(module: ModuleInstance): SegmentList {
    let list = this.lists.get(module);
    if (!list) {
      list = new SegmentList(module);
      this.lists.set(module, list);
    }
    return list;
  }

  private visit(module: ModuleInstance, segments: ModuleSegment[]): void {
    for (const segment of this.listOf(module).steps()) {
      segments.push(segment);
      for (const { instances } of segment.calls) for (const instance of instances) this.visit(instance, segments);
    }
  }
}

interface Snapshot {
  readonly revision: number;
  readonly segments: readonly ModuleSegment[];
  resources: readonly Resource[] | undefined;
  readonly related: Related;
}
