/** What a folder cost before: its files as a revision has them, priced by the same engine, and what differs since. */
import type { Project } from '../analyzer/project';
import type { Estimate } from '../engine/estimate';
import type { Host } from '../host';
import { type CostDiff, createDiffer, type DiffProject, type ResourceChange } from '../insight/diff';
import { addSummaries } from '../insight/summary';
import type { Folder } from './folder';
import type { PricedSegment, SegmentPricer } from './priced-segments';
import { relativeTo } from './relative';
import { type Side, UnchangedSegments } from './unchanged-segments';
import type { ProjectView } from './view';

/** Files as they were. */
export interface EarlierFiles {
  readonly kind: 'earlier';
  /** What it is for people: `HEAD`, `merge base with origin/main`. */
  readonly label: string;
  /** Stays the same as long as no file differs. */
  readonly id: string;
  readonly host: Host;
}

/** Why there is nothing to compare with, in the words for the person. */
export interface NothingEarlier {
  readonly kind: 'unavailable';
  readonly message: string;
}

/** Finds the files of a folder as the named baseline has them. */
export type FindEarlier = (folder: string, baseline: string) => Promise<EarlierFiles | NothingEarlier>;

/** What differs in one folder. */
export interface FolderDiff {
  readonly folder: string;
  readonly label: string;
  readonly diff: CostDiff;
  /** Whatever is not unchanged, by the estimate of now. */
  readonly changed: ReadonlyMap<Estimate, readonly ResourceChange[]>;
  readonly removed: readonly ResourceChange[];
  /** What is gone from a file. */
  readonly removedIn: (file: string) => readonly RemovedBlock[];
}

export class Baseline {
  /** Why there is nothing to compare with; empty where there is, or while nobody has looked. */
  message = '';
  private earlier: { readonly id: string; readonly label: string; readonly folder: Folder } | undefined;
  private name = '';
  private looking: Promise<void> | undefined;
  private lookAgain = false;
  private readonly differ = createDiffer();
  private readonly past = new Map<string, Known>();
  private readonly present = new Map<string, Known>();
  private readonly unchanged = new UnchangedSegments();
  private last:
    | { readonly left: readonly DiffProject[]; readonly right: readonly DiffProject[]; readonly result: FolderDiff }
    | undefined;

  constructor(
    private readonly folder: Folder,
    private readonly find: FindEarlier,
    /** The same folder with its files from another place. */
    private readonly folderOn: (host: Host) => Folder,
    private readonly onChange: () => void,
  ) {}

  /**
   * Looks whether the baseline is another one by now, and reads it where it is. `name` is a revision, `index`, `merge-base`,
   * or empty for none.
   */
  refresh(name: string): Promise<void> {
    this.name = name;
    this.lookAgain = this.looking !== undefined;
    this.looking ??= this.look().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  /** The settings have changed, which both sides are read by. */
  configure(): void {
    this.earlier?.folder.configure(this.folder.settings);
  }

  /** Forgets what has been read: it is read again by the next `refresh`. */
  forget(): void {
    this.earlier = undefined;
  }

  /** Prices the earlier side step by step. */
  *prepare(pricer: SegmentPricer, generation: number): Generator<void> {
    const folder = this.earlier?.folder;
    if (folder) yield* prepareFolder(folder, pricer, generation);
  }

  /** What differs between the earlier side and these projects; `undefined` where there is nothing to compare with. */
  compare(projects: readonly ProjectView[], pricer: SegmentPricer, generation: number): FolderDiff | undefined {
    if (!this.earlier) return undefined;
    const { folder, label } = this.earlier;
    const before = folder.projects().map((project): Side => {
      const usage = folder.usageFor(project.directory);
      const related = project.related();
      const segments = project.segments().map((segment) => pricer.price(segment, related, usage, generation));
      return { project, path: relativeTo(folder.path, project.path), segments };
    });
    const after = projects.map(
      ({ project, segments }): Side => ({ project, path: relativeTo(this.folder.path, project.path), segments }),
    );
    const skipped = this.unchanged.between(before, after);
    const left = before.map((side) => diffProject(side, skipped, this.past));
    const right = after.map((side) => diffProject(side, skipped, this.present));
    if (this.last && sameList(this.last.left, left) && sameList(this.last.right, right)) return this.last.result;
    const rest = this.differ(left, right);
    const diff: CostDiff = {
      ...rest,
      past: addSummaries(before.flatMap(({ segments }) => segments.map(({ summary }) => summary))),
      now: addSummaries(after.flatMap(({ segments }) => segments.map(({ summary }) => summary))),
    };
    const result = { folder: this.folder.path, label, diff, ...changesOf(diff, folder.projects()) };
    this.last = { left, right, result };
    return result;
  }

  private async look(): Promise<void> {
    do {
      this.lookAgain = false;
      const { name } = this;
      const found: EarlierFiles | NothingEarlier =
        name === '' ? { kind: 'unavailable', message: '' } : await this.find(this.folder.path, name);
      if (name !== this.name) {
        this.lookAgain = true;
        continue;
      }
      this.message = found.kind === 'unavailable' ? found.message : '';
      if (found.kind === 'unavailable') {
        if (this.earlier) this.onChange();
        this.earlier = undefined;
      } else if (this.earlier?.id !== found.id || this.earlier.label !== found.label) {
        const folder = this.folderOn(found.host);
        await folder.scan(
          () => this.lookAgain,
          () => {},
        );
        if (this.lookAgain) continue;
        this.past.clear();
        this.earlier = { id: found.id, label: found.label, folder };
        this.onChange();
      }
    } while (this.lookAgain);
  }
}

/** Evaluates and prices the projects of a folder step by step. */
export function* prepareFolder(folder: Folder, pricer: SegmentPricer, generation: number): Generator<void> {
  for (const project of folder.projects()) {
    yield* project.prepare();
    const usage = folder.usageFor(project.directory);
    const related = project.related();
    for (const segment of project.segments()) {
      pricer.price(segment, related, usage, generation);
      yield;
    }
  }
}

interface Known {
  readonly segments: readonly PricedSegment[];
  readonly project: DiffProject;
}

/** What of a project is to be compared; the identical object as long as nothing in that has changed. */
function diffProject(
  { project, path, segments }: Side,
  skipped: ReadonlySet<PricedSegment>,
  known: Map<string, Known>,
): DiffProject {
  const key = `${project.format} ${path}`;
  const rest = segments.filter((segment) => !skipped.has(segment));
  const before = known.get(key);
  if (before && sameList(before.segments, rest)) return before.project;
  const estimates = rest.map((segment) => segment.estimates);
  const result: DiffProject = { format: project.format, path, segments: estimates, moves: project.moves?.() ?? [] };
  known.set(key, { segments: rest, project: result });
  return result;
}

function changesOf(diff: CostDiff, earlier: readonly Project[]): Pick<FolderDiff, 'changed' | 'removed' | 'removedIn'> {
  const changed = new Map<Estimate, ResourceChange[]>();
  const removed = new Map<string, ResourceChange[]>();
  const add = <K>(map: Map<K, ResourceChange[]>, key: K, change: ResourceChange): void => {
    const known = map.get(key);
    if (known) known.push(change);
    else map.set(key, [change]);
  };
  for (const { changes } of diff.projects) {
    for (const change of changes) {
      if (change.kind === 'removed') add(removed, change.before?.resource.source.file ?? '', change);
      else if (change.kind !== 'unchanged' && change.after) add(changed, change.after, change);
    }
  }
  return {
    changed,
    removed: [...removed.values()].flat(),
    removedIn: (file) => removedBlocks(removed.get(file) ?? [], earlier),
  };
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** What is gone from a file that is still there. */
export interface RemovedBlock {
  /** `aws_instance.web`. */
  readonly title: string;
  readonly changes: readonly ResourceChange[];
  /** The blocks that stood behind it, in their order: it is shown before the first that is still there. */
  readonly following: readonly string[];
}

function removedBlocks(removed: readonly ResourceChange[], projects: readonly Project[]): readonly RemovedBlock[] {
  const byTitle = new Map<string, ResourceChange[]>();
  for (const change of removed) {
    const title = change.before?.resource.title ?? '';
    const known = byTitle.get(title);
    if (known) known.push(change);
    else byTitle.set(title, [change]);
  }
  const file = removed[0]?.before?.resource.source.file;
  const titles = new Set<string>();
  for (const project of projects) {
    for (const segment of project.segments()) {
      if (segment.file === file) for (const { title } of segment.resources) titles.add(title);
    }
  }
  const order = [...titles];
  return [...byTitle].map(([title, changes]) => ({
    title,
    changes,
    following: order.slice(order.indexOf(title) + 1),
  }));
}
