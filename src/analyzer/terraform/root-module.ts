import type { MovedAddress, Project } from '../project';
import type { AnalyzerDiagnostic, RelatedResources, Resource } from '../resource';
import { SegmentTree } from '../segment-tree';
import type { ModuleDirectory } from './module-directory';
import { ModuleInstance, type RootContext } from './module-instance';
import { movedAddresses } from './moved';
import { type ModuleSegment, SegmentList } from './segment';

/** A root module, evaluated: its resources and those of all modules under it. */
export class RootModule implements Project {
  readonly format = 'terraform';
  readonly instance: ModuleInstance;
  private readonly tree: SegmentTree<ModuleInstance, ModuleSegment>;

  constructor(
    readonly context: RootContext,
    directory: ModuleDirectory,
  ) {
    this.instance = new ModuleInstance(context, '', directory, undefined);
    this.tree = new SegmentTree(context.graph, this.instance, (module) => new SegmentList(module));
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
    return this.tree.segments();
  }

  prepare(): Iterable<void> {
    return this.tree.prepare();
  }

  /** The resources of all segments. */
  resources(): readonly Resource[] {
    return this.tree.resources();
  }

  diagnostics(): readonly AnalyzerDiagnostic[] {
    return this.tree.diagnostics();
  }

  related(): RelatedResources {
    return this.tree.related();
  }

  moves(): readonly MovedAddress[] {
    this.tree.segments();
    return movedAddresses(this.instances());
  }

  /** All module instances, the root's own first. */
  *instances(from: ModuleInstance = this.instance): Generator<ModuleInstance> {
    yield from;
    for (const child of from.children.values()) yield* this.instances(child);
  }
}
