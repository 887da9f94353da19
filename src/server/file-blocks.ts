/** What stands at the same place of a file is told together: the resources of a header, and the calls. */
import type { Estimate } from '../engine/estimate';
import type { ResourceChange } from '../insight/diff';
import { isInModule } from '../insight/summary';
import type { Position, Range } from '../syntax/range';
import { relativeTo } from './relative';
import type { BlockView, CallView, ProjectView } from './view';

export interface FileBlocks {
  readonly blocks: readonly Omit<BlockView, 'changes'>[];
  readonly calls: readonly CallView[];
  /** The header of every resource by its title. */
  readonly headers: ReadonlyMap<string, Range>;
}

/** What differs in some module instances of a project. */
type ChangesIn = (project: ProjectView, addresses: readonly string[]) => readonly ResourceChange[];

interface Block {
  readonly titles: Set<string>;
  range: Range;
  readonly estimates: Estimate[];
  readonly callers: Map<string, Estimate[]>;
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
 */
export function blocksIn(projects: readonly ProjectView[], file: string, changesIn: ChangesIn): FileBlocks {
  const blocks = new Map<string, Block>();
  const calls = new Map<string, Call>();
  const headers = new Map<string, Range>();
  for (const project of projects) {
    const place = projects.length > 1 ? `${relativeTo(project.folder, project.path)} ` : '';
    const callerOf = (module: string): string => place + (module || 'root module');
    const own = project.segments.filter(({ segment }) => segment.file === file);
    // Terraform's titles are unique in a file, and its modules are called many times over: there the title alone tells them apart.
    const byTitle = project.project.format === 'terraform';
    const callsAt = new Map<string, { readonly addresses: readonly string[]; readonly module: string }[]>();
    for (const { segment } of own) {
      for (const { name, addresses, missing, headerRange } of segment.calls) {
        const range = headerRange();
        const key = byTitle ? name : lineOf(range);
        push(callsAt, key, { addresses, module: segment.module });
        const call: Call = calls.get(key) ?? {
          names: new Set(),
          headerRange: range,
          missing,
          callers: new Map(),
          changes: [],
        };
        calls.set(key, call);
        call.names.add(name);
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
        const key = byTitle ? title : lineOf(range);
        const block: Block = known ??
          blocks.get(key) ?? { titles: new Set(), range, estimates: [], callers: new Map() };
        blocks.set(key, block);
        block.titles.add(title);
        if (block.range !== range) block.range = around(block.range, range);
        block.estimates.push(estimate);
        if (!headers.has(title)) headers.set(title, range);
        // What a component makes at its own line has been made by whoever calls the component.
        const call = callsAt
          .get(key)
          ?.find(({ addresses }) => addresses.some((address) => isInModule(module, address)));
        push(block.callers, callerOf(call ? call.module : module), estimate);
      }
    }
  }
  const told = new Map([...blocks].map(([key, block]) => [key, relationOf(block, calls.get(key))]));
  return {
    blocks: [...blocks].map(([key, { titles, range, estimates, callers }]) => ({
      name: nameOf(told.get(key) === 'whole' ? (calls.get(key)?.names ?? titles) : titles),
      headerRange: range,
      estimates,
      callers,
      toldByCall: told.get(key) === 'part',
    })),
    calls: [...calls]
      .filter(([key]) => told.get(key) !== 'whole')
      .map(([, { names, callers, ...call }]) => ({ ...call, name: nameOf(names), callers: [...callers.values()] })),
    headers,
  };
}

/** Whether a block is all that the call at its line makes, or a part of it, or something else. */
function relationOf({ estimates }: Block, call: Call | undefined): 'whole' | 'part' | 'other' {
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

function lineOf({ start }: Range): string {
  return `line ${start.line}`;
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

function push<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}
