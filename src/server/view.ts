/** The estimates of the whole workspace at one moment, and what of them belongs to a file. */
import type { CallSite } from '../analyzer/project';
import type { AnalyzerDiagnostic } from '../analyzer/resource';
import type { Estimate } from '../engine/estimate';
import { isInside } from '../host';
import type { BlockChange } from '../insight/block-change';
import type { BudgetError } from '../insight/budget-file';
import type { ResourceChange } from '../insight/diff';
import { addSummaries, type Summary } from '../insight/summary';
import type { Range } from '../syntax/range';
import type { FolderDiff } from './baseline';
import type { BudgetView } from './budgets';
import { blocksIn } from './file-blocks';
import type { PricedProject } from './priced-projects';
import { relativeTo } from './relative';

/** One project with its estimates. */
export interface ProjectView extends PricedProject {
  /** Directory of the root module or Pulumi project, file of the template. */
  readonly path: string;
  /** Directory of the workspace folder it is in. */
  readonly folder: string;
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

/**
 * A resource block of a file with its estimates in every module instance and root module that it is part of; in a program, all
 * resources that a line makes.
 */
export interface BlockView {
  /** `aws_instance.web`; the logical ID of a CloudFormation resource; `web and 2 more`; the name of a component. */
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
  /** Whether a call at the same line tells of it, and of more. */
  readonly toldByCall: boolean;
}

/** A module call of a file; one entry per module instance that it stands in. */
export interface CallView {
  /** `module.app`; the name of a nested stack or of a component. */
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
  /** Of all blocks. */
  readonly summary: Summary;
  readonly calls: readonly CallView[];
  readonly diagnostics: readonly AnalyzerDiagnostic[];
  /** What has been removed from the file, and the line before which it stood. */
  readonly removed: readonly RemovedView[];
  /** The end of the last block. */
  readonly end: () => Range;
  /** What differs in the file; `undefined` where there is nothing to compare with. */
  readonly diff: FileDiff | undefined;
  /** Limits that are stated in the file. */
  readonly limits: readonly BudgetView[];
  /** Limits exceeded, to which the file contributes. */
  readonly exceeded: readonly BudgetView[];
  readonly budgetErrors: readonly BudgetError[];
  /** Whether there is a place where the use of its resources could be stated. */
  readonly hasUsageFile: boolean;
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
  /** The blocks that differ in what they cost, or might. */
  readonly blocks: readonly BlockChange[];
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

/**
 * What of the workspace stands in one file.
 *
 * @param hasUsageFile whether there is a file, be it there or not, in which the use of a project's resources is stated
 * @param before the same of a moment ago, from which what has not changed is taken over
 */
export function fileView(
  view: WorkspaceView,
  file: string,
  hasUsageFile: (project: ProjectView) => boolean,
  before?: FileView,
): FileView {
  const projects = view.projects.filter(({ segments }) => segments.some(({ segment }) => segment.file === file));
  const diffs = view.diffs.filter(({ folder }) => isInside(file, folder));
  const { blocks, calls } = blocksIn(
    projects,
    file,
    ({ project, folder, path }, addresses) =>
      diffs.flatMap(({ inModules }) => inModules(project, relativeTo(folder, path), addresses)),
    before?.blocks ?? [],
  );
  const diagnostics = projects.flatMap(({ segments }) =>
    segments.flatMap(({ segment }) => (segment.file === file ? segment.diagnostics : [])),
  );
  const changesOf = (estimate: Estimate): readonly ResourceChange[] =>
    diffs.flatMap(({ changed }) => changed.get(estimate) ?? []);
  const found =
    diffs.length === 0 ? blocks : blocks.map((block) => withChanges(block, block.estimates.flatMap(changesOf)));
  const gone = diffs.flatMap(({ removedIn }) => removedIn(file));
  const headers = gone.length > 0 ? headersOf(blocks) : noHeaders;
  const removed = gone.map(({ title, changes, following }): RemovedView => {
    const next = following.find((other) => headers.has(other));
    return { title, changes, before: (next !== undefined && headers.get(next)) || null };
  });
  const [first] = diffs;
  return {
    blocks: found,
    summary: addSummaries(
      projects.flatMap(({ segments }) =>
        segments.flatMap(({ segment, summary }) => (segment.file === file ? [summary] : [])),
      ),
    ),
    calls,
    diagnostics,
    removed,
    end: () => lastRange(found),
    diff: first && {
      label: first.label,
      blocks: diffs.flatMap(({ blocks }) => blocks().filter((block) => fileOf(block) === file)),
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
    hasUsageFile: projects.some(hasUsageFile),
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

function fileOf({ before, after }: BlockChange): string | undefined {
  return (after.estimates[0] ?? before.estimates[0])?.resource.source.file;
}

function withChanges(block: BlockView, changes: readonly ResourceChange[]): BlockView {
  return changes.length === 0 ? block : { ...block, changes };
}

/** The header of every resource by its title. */
function headersOf(blocks: readonly BlockView[]): ReadonlyMap<string, Range> {
  const headers = new Map<string, Range>();
  for (const { estimates } of blocks) {
    for (const { resource } of estimates)
      if (!headers.has(resource.title)) headers.set(resource.title, resource.source.headerRange());
  }
  return headers;
}

const noHeaders: ReadonlyMap<string, Range> = new Map();

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
