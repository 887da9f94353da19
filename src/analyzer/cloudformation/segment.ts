/** Stretches of a template with what they stand for. A segment is the same object until something in its stretch changes. */
import type { Range } from '../../syntax/range';
import type { Cell, Watch } from '../cell';
import type { CallSite, Segment } from '../project';
import { groupByType, type ResourcesByType } from '../related';
import type { AnalyzerDiagnostic, Resource } from '../resource';
import { sameList } from '../same-list';
import { implicitApis } from './sam/expand';
import type { Problem } from './scope';
import { nowhere } from './source';
import type { Evaluated, TemplateInstance } from './template-instance';

export interface TemplateSegment extends Segment {
  readonly calls: readonly StackCallSite[];
}

interface StackCallSite extends CallSite {
  readonly instances: readonly TemplateInstance[];
}

/** Entries in one segment: small enough that looking at all of them is nothing, large enough that there are few. */
const entriesPerSegment = 32;

/** The segments of one template with its parameters, kept from one edit to the next. */
export class SegmentList {
  private slots: readonly Slot[] = [];
  private listed: readonly (readonly string[])[] = [];

  constructor(private readonly instance: TemplateInstance) {}

  /** The segments as of now, one by one. To be called outside of any cell. */
  *steps(): Generator<readonly TemplateSegment[]> {
    for (const slot of this.current()) yield slot.current();
  }

  private current(): readonly Slot[] {
    const { template } = this.instance;
    const resources = template.keysOf('Resources');
    const lists = [template.keysOf('Parameters'), template.keysOf('Conditions'), resources, template.generating()];
    if (this.slots.length > 0 && sameList(this.listed, lists)) return this.slots;
    this.listed = lists;
    const keys = ['Transform.'];
    for (const section of ['Parameters', 'Conditions']) {
      keys.push(...template.keysOf(section).map((key) => `${section}.${key}`));
    }
    keys.push(...resources.map((key) => `Resources.${key}`));
    if (template.generating().length > 0) keys.push(...implicitApis.map((key) => `Resources.${key}`));
    const slots: Slot[] = [];
    for (let start = 0; start < keys.length; start += entriesPerSegment) {
      const stretch = keys.slice(start, start + entriesPerSegment);
      const before = this.slots[slots.length];
      slots.push(before && sameList(before.keys, stretch) ? before : new Slot(this.instance, stretch));
    }
    for (const slot of this.slots) if (!slots.includes(slot)) slot.release();
    this.slots = slots;
    return slots;
  }
}

class Slot {
  private readonly watch: Watch = { dirty: true };
  private readonly cells: readonly Cell<Evaluated>[];
  private segments: readonly TemplateSegment[] | undefined;

  constructor(
    private readonly instance: TemplateInstance,
    readonly keys: readonly string[],
  ) {
    this.cells = keys.map((key) => instance.cell(key));
    for (const cell of this.cells) cell.watch = this.watch;
  }

  /** Lets go of the cells: nobody looks at them here any more. */
  release(): void {
    for (const cell of this.cells) if (cell.watch === this.watch) cell.watch = undefined;
  }

  /** One for each file that its resources stand in: the template, and the program that CDK made it from. */
  current(): readonly TemplateSegment[] {
    if (this.segments && !this.watch.dirty) return this.segments;
    this.watch.dirty = false;
    const before = this.segments ?? [];
    const next = this.collect(before);
    const segments = next.map((segment, index) => {
      const known = before[index];
      return known && saysTheSame(known, segment) ? known : segment;
    });
    this.segments = sameList(before, segments) && this.segments ? this.segments : segments;
    return this.segments;
  }

  private collect(before: readonly TemplateSegment[]): readonly TemplateSegment[] {
    const { instance } = this;
    const { template, address } = instance;
    const byFile = new Map<string, Resource[]>([[template.file, []]]);
    const calls: StackCallSite[] = [];
    const diagnostics: AnalyzerDiagnostic[] = [];
    this.cells.forEach((cell, index) => {
      const evaluated = cell.get();
      const key = this.keys[index] ?? '';
      for (const problem of evaluated.problems) diagnostics.push(diagnosticOf(problem));
      for (const resource of evaluated.resources) {
        const list = byFile.get(resource.source.file);
        if (list) list.push(resource);
        else byFile.set(resource.source.file, [resource]);
      }
      for (const { name, instances, missing, remarks } of evaluated.calls) {
        const headerRange = (): Range => rangeOf(instance, key);
        const addresses = instances.map((child) => child.address);
        const file = template.file;
        calls.push({ name, file, instances, addresses, missing, headerRange });
        const code = missing === undefined ? 'stack-remark' : 'template-not-found';
        for (const message of missing === undefined ? remarks : [missing]) {
          diagnostics.push({ severity: 'information', code, message, file, range: headerRange });
        }
      }
    });
    return [...byFile].map(([file, resources], index) => {
      const own = file === template.file;
      const known = before[index]?.byType;
      const byType = groupsOf(resources, known);
      return { file, module: address, resources, byType, calls: own ? calls : [], diagnostics: own ? diagnostics : [] };
    });
  }
}

function saysTheSame(a: TemplateSegment, b: TemplateSegment): boolean {
  return (
    a.file === b.file &&
    sameList(a.resources, b.resources) &&
    a.calls.length + b.calls.length + a.diagnostics.length + b.diagnostics.length === 0
  );
}

/** By type, with the identical list for every type of which nothing has changed. */
function groupsOf(resources: readonly Resource[], before: ResourcesByType | undefined): ResourcesByType {
  const groups = new Map(groupByType(resources));
  for (const [type, list] of groups) {
    const known = before?.get(type);
    if (known && sameList(known, list)) groups.set(type, known);
  }
  return groups;
}

function rangeOf({ template }: TemplateInstance, key: string): Range {
  const entry = template.get(key);
  return entry ? template.rangeOf(entry, entry.keySpan) : nowhere;
}

function diagnosticOf({ severity, message, template, entry, span }: Problem): AnalyzerDiagnostic {
  return {
    severity,
    code: severity === 'warning' ? 'evaluation-error' : 'not-evaluated',
    message,
    file: template.file,
    range: () => {
      const present = template.get(`${entry.section}.${entry.key}`);
      if (!present) return nowhere;
      return template.rangeOf(present, present === entry ? span : present.keySpan);
    },
  };
}
