import type { Project } from '../project';
import { SegmentTree } from '../segment-tree';
import { describeParameter, type ParameterDescription } from './parameter';
import type { StackEnvironment } from './pseudo-parameters';
import { SegmentList, type TemplateSegment } from './segment';
import type { TemplateFile } from './template-file';
import { type RootContext, TemplateInstance } from './template-instance';

/** A template that no other one calls, with all nested stacks under it. */
export class TemplateProject extends SegmentTree<TemplateInstance, TemplateSegment> implements Project {
  readonly format = 'cloudformation';

  constructor(
    context: RootContext,
    readonly template: TemplateFile,
    environment: StackEnvironment,
    readonly directory: string,
  ) {
    const root = new TemplateInstance(context, '', template, environment, undefined);
    super(context.graph, root, (instance) => new SegmentList(instance));
  }

  get path(): string {
    return this.template.file;
  }

  /** The template's parameters, for who chooses their values. */
  parameters(): readonly ParameterDescription[] {
    return this.template.keysOf('Parameters').flatMap((name) => {
      const entry = this.template.evaluable(`Parameters.${name}`);
      return entry ? [describeParameter(name, entry.node)] : [];
    });
  }
}
