/** What stands at the same place of a file is told together: the resources of a header, and the calls. */
import type { Estimate } from '../engine/estimate';
import type { ResourceChange } from '../insight/diff';
import { isInModule } from '../insight/summary';
import type { Position, Range } from '../syntax/range';
import { relativeTo } from './relative';
import type { BlockView, CallView, ProjectView } from './view';

export interface FileBlocks {
  /** Without what differs from a baseline. A block of one estimate is the identical object until that or its place changes. */
  readonly blocks: readonly BlockView[];
  readonly calls: readonly CallView[];
}

/** What differs in some module instances of a project. */
type ChangesIn = (project: ProjectView, addresses: readonly string[]) => readonly ResourceChange[];

/** Terraform's blocks by title, those of other formats by line. */
type Key = string | number;

interface Block {
  range: Range;
  readonly estimates: Estimate[];
  /** The caller of each estimate. */
  readonly callers: string[];
}

interface Call {
  readonly names: Set<string>;
  readonly headerRange: Range;
  missing: string | undefined;
  readonly callers: Map<string, Estimate[]>;
  readonly changes: ResourceChange[];
}

/**
 * A construct of CDK, a loop or a component makes many resources in one line of a program: they are one block there. A component
 * all of whose resources stand at its own line is that block, and no call beside it.
 *
 * @param projects those that have something in the file
 * @param before blocks of the file as it was a moment ago, which are taken over where they are still the same
 */
export function blocksIn(
  projects: readonly ProjectView[],
  file: string,
  changesIn: ChangesIn,
  before: readonly BlockView[],
): FileBlocks {
  const blocks = new Map<Key, Block>();
  const calls = new Map<Key, Call>();
  for (const project of projects) {
    const place = projects.length > 1 ? `${relativeTo(project.folder, project.path)} ` : '';
    const callerOf = (module: string): string => place + (module || 'root module');
    const own = project.segments.filter(({ segment }) => segment.file === file);
    // Terraform's titles are unique in a file, and its modules are called many times over: there the title alone tells them apart.
    const byTitle = project.project.format === 'terraform';
    const callsAt = new Map<Key, { readonly addresses: readonly string[]; readonly module: string }[]>();
    for (const { segment } of own) {
      for (const { name, addresses, missing, headerRange } of segment.calls) {
        const range = headerRange();
        const key = byTitle ? name : range.start.line;
        push(callsAt, key, { addresses, module: segment.module });
        const call: Call = calls.get(key) ?? {
          names: new Set(),
          headerRange: range,
          missing,
          callers: new Map(),
          changes: [],
        };
        calls.set(key, call);
        call.names.add(byTitle ? `module.${name}` : name);
        call.missing ??= missing;
        const caller = callerOf(segment.module);
        call.callers.set(caller, [...(call.callers.get(caller) ?? []), ...estimatesIn(project, addresses)]);
        call.changes.push(...changesIn(project, addresses));
      }
    }
    for (const { estimates } of own) {
      for (const estimate of estimates) {
        const { title, module, source } = estimate.resource;
        const known = byTitle ? blocks.get(title) : undefined;
        const range = known?.range ?? source.headerRange();
        const key = byTitle ? title : range.start.line;
        const block: Block = known ?? blocks.get(key) ?? { range, estimates: [], callers: [] };
        if (block.estimates.length === 0) blocks.set(key, block);
        else if (block.range !== range) block.range = around(block.range, range);
        block.estimates.push(estimate);
        // What a component makes at its own line has been made by whoever calls the component.
        const call = callsAt
          .get(key)
          ?.find(({ addresses }) => addresses.some((address) => isInModule(module, address)));
        block.callers.push(callerOf(call ? call.module : module));
      }
    }
  }
  const whole = new Set<Key>();
  const views: BlockView[] = [];
  for (const [key, block] of blocks) {
    const call = calls.get(key);
    const relation = relationOf(block, call);
    if (relation === 'whole') whole.add(key);
    views.push(viewOf(block, call, relation, before[views.length]));
  }
  return {
    blocks: views,
    calls: [...calls]
      .filter(([key]) => !whole.has(key))
      .map(([, { names, callers, ...call }]) => ({ ...call, name: nameOf(names), callers: [...callers.values()] })),
  };
}

function viewOf(
  { range, estimates, callers }: Block,
  call: Call | undefined,
  relation: Relation,
  before: BlockView | undefined,
): BlockView {
  if (before && relation === 'other' && estimates.length === 1 && isSame(before, range, estimates, callers))
    return before;
  const byCaller = new Map<string, Estimate[]>();
  for (const [index, estimate] of estimates.entries()) push(byCaller, callers[index] ?? '', estimate);
  const titles = new Set(estimates.map(({ resource }) => resource.title));
  return {
    name: nameOf(relation === 'whole' ? (call?.names ?? titles) : titles),
    headerRange: range,
    estimates,
    callers: byCaller,
    changes: [],
    toldByCall: relation === 'part',
  };
}

/** Whether a block says the same of the same single estimate; ranges are compared by identity. */
function isSame(
  { headerRange, estimates, callers, changes, toldByCall }: BlockView,
  range: Range,
  [estimate]: readonly Estimate[],
  [caller = '']: readonly string[],
): boolean {
  return (
    headerRange === range &&
    estimates.length === 1 &&
    estimates[0] === estimate &&
    callers.has(caller) &&
    changes.length === 0 &&
    !toldByCall
  );
}

type Relation = 'whole' | 'part' | 'other';

/** Whether a block is all that the call at its line makes, or a part of it, or something else. */
function relationOf({ estimates }: Block, call: Call | undefined): Relation {
  if (!call || call.missing !== undefined) return 'other';
  const made = new Set([...call.callers.values()].flat());
  if (made.size === 0) return 'other';
  const here = new Set(estimates);
  if ([...made].every((estimate) => here.has(estimate))) return 'whole';
  return estimates.every((estimate) => made.has(estimate)) ? 'part' : 'other';
}

/** `web`; `web and 2 more`. */
function nameOf(titles: ReadonlySet<string>): string {
  const [first = ''] = titles;
  return titles.size > 1 ? `${first} and ${titles.size - 1} more` : first;
}

/** From the first of two starts to the last of two ends. */
function around(a: Range, b: Range): Range {
  return { start: isBefore(b.start, a.start) ? b.start : a.start, end: isBefore(a.end, b.end) ? b.end : a.end };
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

/** The estimates of everything in some module instances. */
function estimatesIn(project: ProjectView, addresses: readonly string[]): readonly Estimate[] {
  return project.segments
    .filter(({ segment }) => addresses.some((address) => isInModule(segment.module, address)))
    .flatMap(({ estimates }) => estimates);
}

function push<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}
