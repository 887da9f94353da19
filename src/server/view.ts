/** The estimates of the whole workspace at one moment, and what of them belongs to a file. */
import type { CallSite, Project } from '../analyzer/project';
import type { AnalyzerDiagnostic } from '../analyzer/resource';
import type { Estimate } from '../engine/estimate';
import { isInside } from '../host';
import type { BudgetError } from '../insight/budget-file';
import type { ResourceChange } from '../insight/diff';
import { addSummaries, isInModule, type Summary } from '../insight/summary';
import type { Range } from '../syntax/range';
import type { FolderDiff } from './baseline';
import type { BudgetView } from './budgets';
import type { PricedSegment } from './priced-segments';
import { relativeTo } from './relative';

/** One project with its estimates. */
export interface ProjectView {
  readonly project: Project;
  /** Directory of the root module or Pulumi project, file of the template. */
  readonly path: string;
  /** Directory of the workspace folder it is in. */
  readonly folder: string;
  readonly segments: readonly PricedSegment[];
}

export interface WorkspaceView {
  readonly projects: readonly ProjectView[];
  readonly summary: Summary;
  /** What differs from the baselines of the folders that have one. */
  readonly diffs: readonly FolderDiff[];
  readonly budgets: readonly BudgetView[];
  /** Mistakes in the files with budgets. */
  readonly budgetErrors: ReadonlyMap<string, readonly BudgetError[]>;
  /** The oldest date among the prices in use; empty where there is none. */
  readonly oldestPrice: string;
}

/** All estimates of a project. */
export function estimatesOf(project: ProjectView): readonly Estimate[] {
  return project.segments.flatMap(({ estimates }) => estimates);
}

/** All module calls of a project. */
export function callsOf(project: ProjectView): readonly CallSite[] {
  return project.segments.flatMap(({ segment }) => segment.calls);
}

/** A resource block of a file with its estimates in every module instance and root module that it is part of. */
export interface BlockView {
  /** `aws_instance.web`; the logical ID of a CloudFormation resource. */
  readonly name: string;
  readonly headerRange: Range;
  readonly estimates: readonly Estimate[];
  /**
   * The same by the module instance they are in, for a module may be called more than once: `module.app`, and
   * `envs/dev module.app` where several root modules call it.
   */
  readonly callers: ReadonlyMap<string, readonly Estimate[]>;
  /** What differs from the baseline; empty where nothing does. */
  readonly changes: readonly ResourceChange[];
}

/** A module call of a file; one entry per module instance that it stands in. */
export interface CallView {
  readonly name: string;
  readonly headerRange: Range;
  readonly missing: string | undefined;
  /** The estimates of everything in the called module, once per calling module instance. */
  readonly callers: readonly (readonly Estimate[])[];
  /** What differs from the baseline in all of them. */
  readonly changes: readonly ResourceChange[];
}

export interface FileView {
  readonly blocks: readonly BlockView[];
  readonly calls: readonly CallView[];
  readonly diagnostics: readonly AnalyzerDiagnostic[];
  /** What has been removed from the file, and the line before which it stood. */
  readonly removed: readonly RemovedView[];
  /** The end of the last block. */
  readonly end: Range;
  /** What differs in the file; `undefined` where there is nothing to compare with. */
  readonly diff: FileDiff | undefined;
  /** Limits that are stated in the file. */
  readonly limits: readonly BudgetView[];
  /** Limits exceeded, to which the file contributes. */
  readonly exceeded: readonly BudgetView[];
  readonly budgetErrors: readonly BudgetError[];
}

export interface RemovedView {
  readonly title: string;
  readonly changes: readonly ResourceChange[];
  /** The header of the block before which it stood; null where that was the end of the file. */
  readonly before: Range | null;
}

export interface FileDiff {
  /** What it is compared with: `HEAD`. */
  readonly label: string;
  readonly changes: readonly ResourceChange[];
}

export function createView(
  projects: readonly ProjectView[],
  diffs: readonly FolderDiff[],
  budgets: Pick<WorkspaceView, 'budgets' | 'budgetErrors'>,
): WorkspaceView {
  const segments = projects.flatMap((project) => project.segments);
  let oldestPrice = '';
  for (const { oldestPrice: date } of segments) {
    if (date !== '' && (oldestPrice === '' || date < oldestPrice)) oldestPrice = date;
  }
  return { projects, diffs, ...budgets, summary: addSummaries(segments.map(({ summary }) => summary)), oldestPrice };
}

/** What of the workspace stands in one file. */
export function fileView(view: WorkspaceView, file: string): FileView {
  const blocks = new Map<string, { readonly estimates: Estimate[]; readonly callers: Map<string, Estimate[]> }>();
  const calls = new Map<
    string,
    CallView & { readonly callers: (readonly Estimate[])[]; readonly changes: ResourceChange[] }
  >();
  const diagnostics: AnalyzerDiagnostic[] = [];
  const projects = view.projects.filter(({ segments }) => segments.some(({ segment }) => segment.file === file));
  const diffs = view.diffs.filter(({ folder }) => isInside(file, folder));
  for (const project of projects) {
    const place = projects.length > 1 ? `${relativeTo(project.folder, project.path)} ` : '';
    for (const { segment, estimates } of project.segments) {
      if (segment.file !== file) continue;
      for (const estimate of estimates) {
        const { title, module } = estimate.resource;
        const block = blocks.get(title) ?? { estimates: [], callers: new Map<string, Estimate[]>() };
        blocks.set(title, block);
        block.estimates.push(estimate);
        const caller = place + (module || 'root module');
        const group = block.callers.get(caller);
        if (group) group.push(estimate);
        else block.callers.set(caller, [estimate]);
      }
      for (const { name, addresses, missing, headerRange } of segment.calls) {
        const inside = estimatesIn(project, addresses);
        const path = relativeTo(project.folder, project.path);
        const changes = diffs.flatMap(({ inModules }) => inModules(project.project, path, addresses));
        const known = calls.get(name);
        if (known) {
          known.callers.push(inside);
          known.changes.push(...changes);
        } else calls.set(name, { name, headerRange: headerRange(), missing, callers: [inside], changes });
      }
      diagnostics.push(...segment.diagnostics);
    }
  }
  const changesOf = (estimate: Estimate): readonly ResourceChange[] =>
    diffs.flatMap(({ changed }) => changed.get(estimate) ?? []);
  const found = [...blocks].map(
    ([name, block]): BlockView => ({
      name,
      headerRange: block.estimates[0]?.resource.source.headerRange() ?? nowhere,
      ...block,
      changes: diffs.length === 0 ? none : block.estimates.flatMap(changesOf),
    }),
  );
  const removed = diffs
    .flatMap(({ removedIn }) => removedIn(file))
    .map(({ title, changes, following }): RemovedView => {
      const next = following.find((other) => blocks.has(other));
      return { title, changes, before: found.find(({ name }) => name === next)?.headerRange ?? null };
    });
  const [first] = diffs;
  return {
    blocks: found,
    calls: [...calls.values()],
    diagnostics,
    removed,
    end: lastRange(found),
    diff: first && {
      label: first.label,
      changes: [...found, ...removed].flatMap(({ changes }) => changes),
    },
    limits: view.budgets.filter((budget) => budget.file === file),
    exceeded: view.budgets.filter(
      ({ exceeded, within }) =>
        exceeded &&
        projects.some(({ path, segments }) =>
          segments.some(
            ({ segment, estimates }) => segment.file === file && estimates.some((estimate) => within(path, estimate)),
          ),
        ),
    ),
    budgetErrors: view.budgetErrors.get(file) ?? [],
  };
}

/** The last line of the last block. */
function lastRange(blocks: readonly BlockView[]): Range {
  let last = nowhere;
  for (const { estimates } of blocks) {
    const range = estimates[0]?.resource.source.range();
    if (range && range.end.line >= last.end.line) last = { start: range.end, end: range.end };
  }
  return last;
}

const none: readonly ResourceChange[] = [];

/** The estimates of everything in some module instances. */
function estimatesIn(project: ProjectView, addresses: readonly string[]): readonly Estimate[] {
  return project.segments
    .filter(({ segment }) => addresses.some((address) => isInModule(segment.module, address)))
    .flatMap(({ estimates }) => estimates);
}

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
