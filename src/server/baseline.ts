/** What a folder cost before: its files as a revision has them, priced by the same engine, and what differs since. */
import { sameList } from '../analyzer/same-list';
import type { Estimate } from '../engine/estimate';
import type { Host } from '../host';
import { type BlockChange, blockChanges, isFreeChange } from '../insight/block-change';
import { type CostDiff, createDiffer, type DiffProject, type ResourceChange } from '../insight/diff';
import { addSummaries, type Summary, summarize } from '../insight/summary';
import type { Folder } from './folder';
import { type ModuleChanges, moduleChanges } from './module-changes';
import { preparePrices, pricedProjects } from './priced-projects';
import type { PricedSegment, SegmentPricer } from './priced-segments';
import { relativeTo } from './relative';
import { type RemovedBlock, removedBlocks } from './removed-blocks';
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
  /** They are those on disk, which change when something is saved. */
  readonly live?: boolean;
}

/** What was estimated once, without the files it was made from. */
export interface EarlierEstimates {
  readonly kind: 'estimates';
  readonly label: string;
  readonly id: string;
  readonly projects: readonly DiffProject[];
}

/** Why there is nothing to compare with, in the words for the person. */
export interface NothingEarlier {
  readonly kind: 'unavailable';
  readonly message: string;
}

/** Finds the files of a folder as the named baseline has them. */
export type FindEarlier = (
  folder: string,
  baseline: string,
) => Promise<EarlierFiles | EarlierEstimates | NothingEarlier>;

/** What a folder is compared with at the moment. */
export interface BaselineState {
  readonly folder: string;
  /** As the settings say it. */
  readonly name: string;
  /** `HEAD`; empty where there is nothing to compare with. */
  readonly label: string;
  /** Why there is nothing; empty where there is something, or nothing is wanted, or nobody has looked yet. */
  readonly message: string;
}

/** What differs in one folder. */
export interface FolderDiff {
  readonly folder: string;
  readonly label: string;
  /** Whether the earlier files can be read: a saved estimate has none. */
  readonly isText: boolean;
  readonly diff: CostDiff;
  /** The blocks that differ in what they cost, or might. */
  readonly blocks: () => readonly BlockChange[];
  /** Whatever is not unchanged, by the estimate of now. */
  readonly changed: ReadonlyMap<Estimate, readonly ResourceChange[]>;
  readonly removed: readonly ResourceChange[];
  /** What is gone from a file. */
  readonly removedIn: (file: string) => readonly RemovedBlock[];
  readonly inModules: ModuleChanges;
}

type Earlier =
  | { readonly kind: 'files'; readonly folder: Folder; readonly host: Host; readonly live: boolean }
  | { readonly kind: 'estimates'; readonly projects: readonly DiffProject[]; readonly past: Summary };

export class Baseline {
  private message = '';
  private earlier: { readonly id: string; readonly label: string; readonly source: Earlier } | undefined;
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
   * `saved` for the files on disk, a saved estimate (`*.json`), or empty for none.
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
    const source = this.earlier?.source;
    if (source?.kind === 'files') source.folder.configure(this.folder.settings);
  }

  state(): BaselineState {
    return { folder: this.folder.path, name: this.name, label: this.earlier?.label ?? '', message: this.message };
  }

  /** The text of a file as it was; `undefined` where it was not there, or only its estimate is known. */
  async text(file: string): Promise<string | undefined> {
    const source = this.earlier?.source;
    return source?.kind === 'files' ? source.host.read(file) : undefined;
  }

  /** Files on disk have changed. */
  async filesChanged(files: readonly string[]): Promise<void> {
    const source = this.earlier?.source;
    if (source?.kind !== 'files' || !source.live) return;
    for (const file of files) await source.folder.reload(file);
    await source.folder.loadWanted();
  }

  /** Forgets what has been read: it is read again by the next `refresh`. */
  forget(): void {
    this.earlier = undefined;
  }

  /** Prices the earlier side step by step. */
  *prepare(pricer: SegmentPricer, generation: number): Generator<void> {
    const source = this.earlier?.source;
    if (source?.kind === 'files') yield* preparePrices(source.folder, pricer, generation);
  }

  /** What differs between the earlier side and these projects; `undefined` where there is nothing to compare with. */
  compare(projects: readonly ProjectView[], pricer: SegmentPricer, generation: number): FolderDiff | undefined {
    if (!this.earlier) return undefined;
    const { source, label } = this.earlier;
    const before = source.kind === 'files' ? sidesOf(source.folder, pricer, generation) : [];
    const after = projects.map(
      ({ project, segments }): Side => ({ project, path: relativeTo(this.folder.path, project.path), segments }),
    );
    const skipped = this.unchanged.between(before, after);
    const left =
      source.kind === 'files' ? before.map((side) => diffProject(side, skipped, this.past)) : source.projects;
    const right = after.map((side) => diffProject(side, skipped, this.present));
    if (this.last && sameList(this.last.left, left) && sameList(this.last.right, right)) return this.last.result;
    const diff: CostDiff = {
      ...this.differ(left, right),
      past: source.kind === 'files' ? summaryOf(before) : source.past,
      now: summaryOf(after),
    };
    const titlesIn = (file: string): readonly string[] =>
      source.kind === 'files' ? titlesOfFolder(source.folder, file) : titlesOfEstimates(source.projects, file);
    const isText = source.kind === 'files';
    let told: readonly BlockChange[] | undefined;
    const blocks = (): readonly BlockChange[] => {
      told ??= toldBlocks(diff);
      return told;
    };
    const result = { folder: this.folder.path, label, isText, diff, blocks, ...changesOf(diff, titlesIn) };
    this.last = { left, right, result };
    return result;
  }

  private async look(): Promise<void> {
    do {
      this.lookAgain = false;
      const { name } = this;
      const found =
        name === '' ? ({ kind: 'unavailable', message: '' } as const) : await this.find(this.folder.path, name);
      if (name !== this.name) {
        this.lookAgain = true;
        continue;
      }
      const message = found.kind === 'unavailable' ? found.message : '';
      const differs = message !== this.message;
      this.message = message;
      if (found.kind === 'unavailable') {
        if (this.earlier || differs) this.onChange();
        this.earlier = undefined;
      } else if (this.earlier?.id !== found.id || this.earlier.label !== found.label) {
        const source = await this.read(found);
        if (this.lookAgain) continue;
        this.past.clear();
        this.last = undefined;
        this.earlier = { id: found.id, label: found.label, source };
        this.onChange();
      }
    } while (this.lookAgain);
  }

  private async read(found: EarlierFiles | EarlierEstimates): Promise<Earlier> {
    if (found.kind === 'estimates') {
      const past = summarize(found.projects.flatMap(({ segments }) => segments.flat()));
      return { kind: 'estimates', projects: found.projects, past };
    }
    const folder = this.folderOn(found.host);
    await folder.scan(
      () => this.lookAgain,
      () => {},
    );
    return { kind: 'files', folder, host: found.host, live: found.live === true };
  }
}

function sidesOf(folder: Folder, pricer: SegmentPricer, generation: number): readonly Side[] {
  return pricedProjects(folder, pricer, generation).map((priced) => ({
    ...priced,
    path: relativeTo(folder.path, priced.project.path),
  }));
}

function summaryOf(sides: readonly Side[]): Summary {
  return addSummaries(sides.flatMap(({ segments }) => segments.map(({ summary }) => summary)));
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

function toldBlocks({ projects }: CostDiff): readonly BlockChange[] {
  return blockChanges(projects).filter(({ changes }) =>
    changes.some((change) => change.kind !== 'unchanged' && !isFreeChange(change)),
  );
}

function changesOf(
  diff: CostDiff,
  titlesIn: (file: string) => readonly string[],
): Pick<FolderDiff, 'changed' | 'removed' | 'removedIn' | 'inModules'> {
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
    removedIn: (file) => removedBlocks(removed.get(file) ?? [], titlesIn(file)),
    inModules: moduleChanges(diff.projects),
  };
}

function titlesOfFolder(folder: Folder, file: string): readonly string[] {
  return folder
    .projects()
    .flatMap((project) => project.segments())
    .flatMap((segment) => (segment.file === file ? segment.resources.map(({ title }) => title) : []));
}

function titlesOfEstimates(projects: readonly DiffProject[], file: string): readonly string[] {
  return projects
    .flatMap(({ segments }) => segments.flat())
    .flatMap(({ resource }) => (resource.source.file === file ? [resource.title] : []));
}
