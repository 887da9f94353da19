import type { MovedAddress, Project } from '../project';
import { SegmentTree } from '../segment-tree';
import type { ModuleDirectory } from './module-directory';
import { ModuleInstance, type RootContext } from './module-instance';
import { movedAddresses } from './moved';
import { type ModuleSegment, SegmentList } from './segment';

/** A root module, evaluated: its resources and those of all modules under it. */
export class RootModule extends SegmentTree<ModuleInstance, ModuleSegment> implements Project {
  readonly format = 'terraform';

  constructor(
    readonly context: RootContext,
    directory: ModuleDirectory,
  ) {
    super(context.graph, new ModuleInstance(context, '', directory, undefined), (module) => new SegmentList(module));
  }

  get path(): string {
    return this.context.path;
  }

  get directory(): string {
    return this.context.path;
  }

  moves(): readonly MovedAddress[] {
    this.segments();
    return movedAddresses(this.instances());
  }

  /** All module instances, the root's own first. */
  *instances(from: ModuleInstance = this.instance): Generator<ModuleInstance> {
    yield from;
    for (const child of from.children.values()) yield* this.instances(child);
  }
}
