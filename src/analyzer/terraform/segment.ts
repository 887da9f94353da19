/**
 * A stretch of one file in one module instance with what it stands for. A workspace is looked at segment by segment: one
 * in which no cell has been touched is taken over as it is, so that a keystroke costs its own segment and no other.
 */
import type { Range } from '../../syntax/range';
import type { Cell, Watch } from '../cell';
import type { CallSite, Segment } from '../project';
import { groupByType, type ResourcesByType } from '../related';
import type { AnalyzerDiagnostic, Resource } from '../resource';
import { sameList } from '../same-list';
import type { Problem } from './body';
import type { Declaration } from './declarations';
import type { Evaluated, ModuleInstance } from './module-instance';

export interface ModuleSegment extends Segment {
  readonly calls: readonly ModuleCallSite[];
}

/** One module call as it stands in the text, with what its instances are. */
interface ModuleCallSite extends CallSite {
  readonly instances: readonly ModuleInstance[];
}

/** Declarations in one segment: small enough that evaluating all of them is nothing, large enough that there are few. */
const declarationsPerSegment = 64;

/** The segments of one module instance, kept from one look to the next. */
export class SegmentList {
  private readonly byFile = new Map<string, FileSlots>();

  constructor(private readonly module: ModuleInstance) {}

  /** The segments as of now, one after the other. To be gone through outside of any cell. */
  *steps(): Generator<readonly ModuleSegment[]> {
    const { directory } = this.module;
    const files = directory.configurationFiles();
    if (this.byFile.size > files.length) {
      for (const [file, { slots }] of this.byFile) {
        if (files.includes(file)) continue;
        for (const slot of slots) slot.release();
        this.byFile.delete(file);
      }
    }
    for (const file of files) {
      for (const slot of this.slotsOf(file, directory.declarationsIn(file))) {
        const segment = slot.current();
        if (segment.resources.length + segment.calls.length + segment.diagnostics.length > 0) yield [segment];
      }
    }
  }

  private slotsOf(file: string, declarations: readonly Declaration[]): readonly Slot[] {
    const { directory } = this.module;
    const { duplicateRevision } = directory;
    const known = this.byFile.get(file);
    if (known?.declarations === declarations && known.duplicateRevision === duplicateRevision) return known.slots;
    const effective = declarations.filter((declaration) => directory.get(declaration.key) === declaration);
    const slots: Slot[] = [];
    for (let start = 0; start < effective.length; start += declarationsPerSegment) {
      const keys = effective.slice(start, start + declarationsPerSegment).map(({ key }) => key);
      const before = known?.slots[slots.length];
      slots.push(before && sameList(before.keys, keys) ? before : new Slot(this.module, file, keys));
    }
    for (const slot of known?.slots ?? []) if (!slots.includes(slot)) slot.release();
    this.byFile.set(file, { declarations, duplicateRevision, slots });
    return slots;
  }
}

interface FileSlots {
  readonly declarations: readonly Declaration[];
  readonly duplicateRevision: number;
  readonly slots: readonly Slot[];
}

class Slot {
  private readonly watch: Watch = { dirty: true };
  private readonly cells: readonly Cell<Evaluated>[];
  private segment: ModuleSegment | undefined;

  constructor(
    private readonly module: ModuleInstance,
    private readonly file: string,
    readonly keys: readonly string[],
  ) {
    this.cells = keys.map((key) => module.cell(key));
    for (const cell of this.cells) cell.watch = this.watch;
  }

  /** Lets go of the cells: nobody looks at them here any more. */
  release(): void {
    for (const cell of this.cells) if (cell.watch === this.watch) cell.watch = undefined;
  }

  current(): ModuleSegment {
    if (this.segment && !this.watch.dirty) return this.segment;
    this.watch.dirty = false;
    const next = this.collect();
    const before = this.segment;
    const same =
      before !== undefined &&
      sameList(before.resources, next.resources) &&
      before.calls.length + next.calls.length + before.diagnostics.length + next.diagnostics.length === 0;
    this.segment = same ? before : next;
    return this.segment;
  }

  private collect(): ModuleSegment {
    const { module, file } = this;
    const resources: Resource[] = [];
    const calls: ModuleCallSite[] = [];
    const diagnostics: AnalyzerDiagnostic[] = [];
    this.cells.forEach((cell, index) => {
      const evaluated = cell.get();
      for (const problem of evaluated.problems) diagnostics.push(diagnosticOf(module, problem));
      for (const resource of evaluated.resources) resources.push(resource);
      if (!evaluated.call) return;
      const { name, instances, missing } = evaluated.call;
      const key = this.keys[index] ?? '';
      const headerRange = (): Range => headerOf(module, key);
      const addresses = instances.map((instance) => instance.address);
      calls.push({ name, file, instances, addresses, missing, headerRange });
      if (missing !== undefined) {
        diagnostics.push({
          severity: 'information',
          code: 'module-not-found',
          message: missing,
          file,
          range: headerRange,
        });
      }
    });
    return { file, module: module.address, resources, byType: this.byType(resources), calls, diagnostics };
  }

  /** By type, with the identical list for every type of which nothing has changed. */
  private byType(resources: readonly Resource[]): ResourcesByType {
    const before = this.segment?.byType;
    const groups = new Map(groupByType(resources));
    for (const [type, list] of groups) {
      const known = before?.get(type);
      if (known && sameList(known, list)) groups.set(type, known);
    }
    return groups;
  }
}

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function headerOf(module: ModuleInstance, key: string): Range {
  const declaration = module.directory.get(key);
  const document = declaration && module.directory.file(declaration.file)?.document;
  if (!document || declaration.node.kind !== 'block') return nowhere;
  const { item, node } = declaration;
  const end = node.labels.at(-1)?.end ?? node.type.end;
  return document.rangeAt({ start: item.base + node.start, end: item.base + end });
}

/** Problems of arguments stand in the caller's file. */
function diagnosticOf(module: ModuleInstance, problem: Problem): AnalyzerDiagnostic {
  const { file, item, span, message } = problem;
  const directory = module.directory.file(file) ? module.directory : module.caller?.instance.directory;
  return {
    severity: 'warning',
    code: 'evaluation-error',
    message,
    file,
    range: () => {
      const document = directory?.file(file)?.document;
      return document ? document.rangeAt({ start: item.base + span.start, end: item.base + span.end }) : nowhere;
    },
  };
}
