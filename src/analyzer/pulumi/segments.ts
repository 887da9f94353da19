/** Cuts the resources of a project into segments, and keeps those of which nothing has changed. */
import type { CallSite, Segment } from '../project';
import { groupByType, type ResourcesByType } from '../related';
import type { AnalyzerDiagnostic, Resource } from '../resource';
import { sameList } from '../same-list';

/** What of a project stands together: the resources of one file in one component, in order. */
export interface Stretch {
  readonly file: string;
  readonly module: string;
  readonly resources: readonly Resource[];
  readonly calls: readonly CallSite[];
  readonly diagnostics: readonly AnalyzerDiagnostic[];
}

/** Resources in one segment: few enough that pricing all of them is nothing. */
const mostResources = 64;

/** Segments of stretches; where one says the same as `before` at the same place it is the identical object. */
export function cutSegments(stretches: readonly Stretch[], before: readonly Segment[]): readonly Segment[] {
  const known = new Map(before.map((segment) => [`${segment.file}\n${segment.module}`, [] as Segment[]]));
  for (const segment of before) known.get(`${segment.file}\n${segment.module}`)?.push(segment);
  const segments: Segment[] = [];
  for (const { file, module, resources, calls, diagnostics } of stretches) {
    const earlier = known.get(`${file}\n${module}`) ?? [];
    for (let start = 0; start === 0 || start < resources.length; start += mostResources) {
      const part = resources.slice(start, start + mostResources);
      const first = start === 0;
      const next = { file, module, resources: part, calls: first ? calls : [], diagnostics: first ? diagnostics : [] };
      if (next.resources.length + next.calls.length + next.diagnostics.length === 0) continue;
      const old = earlier.shift();
      segments.push(old && sameSegment(old, next) ? old : { ...next, byType: groupsOf(part, old?.byType) });
    }
  }
  return sameList(segments, before) ? before : segments;
}

function sameSegment(before: Segment, after: Omit<Segment, 'byType'>): boolean {
  return (
    // Diagnostics hold places of the text as it was.
    before.diagnostics.length + after.diagnostics.length === 0 &&
    sameList(before.resources, after.resources) &&
    before.calls.length === after.calls.length &&
    before.calls.every((call, index) => sameCall(call, after.calls[index]))
  );
}

function sameCall(before: CallSite, after: CallSite | undefined): boolean {
  return (
    after !== undefined &&
    before.name === after.name &&
    before.missing === after.missing &&
    sameList(before.addresses, after.addresses)
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
