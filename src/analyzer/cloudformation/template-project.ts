import type { Project } from '../project';
import type { AnalyzerDiagnostic, RelatedResources, Resource } from '../resource';
import { SegmentTree } from '../segment-tree';
import { describeParameter, type ParameterDescription } from './parameter';
import type { StackEnvironment } from './pseudo-parameters';
import { SegmentList, type TemplateSegment } from './segment';
import type { TemplateFile } from './template-file';
import { type RootContext, TemplateInstance } from './template-instance';

/** A template that no other one calls, with all nested stacks under it. */
export class TemplateProject implements Project {
  readonly format = 'cloudformation';
  readonly instance: TemplateInstance;
  private readonly tree: SegmentTree<TemplateInstance, TemplateSegment>;

  constructor(
    context: RootContext,
    readonly template: TemplateFile,
    environment: StackEnvironment,
    readonly directory: string,
  ) {
    this.instance = new TemplateInstance(context, '', template, environment, undefined);
    this.tree = new SegmentTree(context.graph, this.instance, (instance) => new SegmentList(instance));
  }

  get path(): string {
    return this.template.file;
  }

  segments(): readonly TemplateSegment[] {
    return this.tree.segments();
  }

  prepare(): Iterable<void> {
    return this.tree.prepare();
  }

  resources(): readonly Resource[] {
    return this.tree.resources();
  }

  diagnostics(): readonly AnalyzerDiagnostic[] {
    return this.tree.diagnostics();
  }

  related(): RelatedResources {
    return this.tree.related();
  }

  /** The template's parameters, for who chooses their values. */
  parameters(): readonly ParameterDescription[] {
    return this.template.keysOf('Parameters').flatMap((name) => {
      const entry = this.template.evaluable(`Parameters.${name}`);
      return entry ? [describeParameter(name, entry.node)] : [];
    });
  }
}
