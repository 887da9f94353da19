import { directoryOf } from '../../host';
import type { Project } from '../project';
import { type Related, relatedOf, sameList } from '../related';
import type { AnalyzerDiagnostic, RelatedResources, Resource } from '../resource';
import { describeParameter, type ParameterDescription } from './parameter';
import type { StackEnvironment } from './pseudo-parameters';
import { SegmentList, type TemplateSegment } from './segment';
import type { TemplateFile } from './template-file';
import { type RootContext, TemplateInstance } from './template-instance';

/** A template that no other one calls, with all nested stacks under it. */
export class TemplateProject implements Project {
  readonly format = 'cloudformation';
  readonly instance: TemplateInstance;
  private snapshot: Snapshot | undefined;
  private readonly lists = new WeakMap<TemplateInstance, SegmentList>();

  constructor(
    private readonly context: RootContext,
    readonly template: TemplateFile,
    environment: StackEnvironment,
  ) {
    this.instance = new TemplateInstance(context, '', template, environment, undefined);
  }

  get path(): string {
    return this.template.file;
  }

  get directory(): string {
    return directoryOf(this.template.file);
  }

  segments(): readonly TemplateSegment[] {
    return this.current().segments;
  }

  *prepare(from: TemplateInstance = this.instance): Generator<void> {
    const { graph } = this.context;
    const { revision } = graph;
    if (this.snapshot?.revision === revision) return;
    const steps = this.listOf(from).steps();
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

  /** The template's parameters, for who chooses their values. */
  parameters(): readonly ParameterDescription[] {
    return this.template.keysOf('Parameters').flatMap((name) => {
      const entry = this.template.evaluable(`Parameters.${name}`);
      return entry ? [describeParameter(name, entry.node)] : [];
    });
  }

  private current(): Snapshot {
    const { graph } = this.context;
    const { revision } = graph;
    if (this.snapshot?.revision === revision) return this.snapshot;
    const before = this.snapshot;
    const segments: TemplateSegment[] = [];
    graph.untracked(() => this.visit(this.instance, segments));
    const parts = segments.map((segment) => segment.byType);
    this.snapshot =
      before && sameList(before.segments, segments)
        ? { ...before, revision }
        : { revision, segments, resources: undefined, related: relatedOf(parts, before?.related) };
    return this.snapshot;
  }

  private listOf(instance: TemplateInstance): SegmentList {
    let list = this.lists.get(instance);
    if (!list) {
      list = new SegmentList(instance);
      this.lists.set(instance, list);
    }
    return list;
  }

  private visit(instance: TemplateInstance, segments: TemplateSegment[]): void {
    for (const stretch of this.listOf(instance).steps()) {
      for (const segment of stretch) {
        segments.push(segment);
        for (const { instances } of segment.calls) for (const child of instances) this.visit(child, segments);
      }
    }
  }
}

interface Snapshot {
  readonly revision: number;
  readonly segments: readonly TemplateSegment[];
  resources: readonly Resource[] | undefined;
  readonly related: Related;
}
