import type { ProgramReader } from '../analyzer/pulumi/declaration';
import type { Overlay } from '../analyzer/pulumi/preview/overlay';
import { TextDocument } from '../analyzer/text-document';
import { dollars, findCurrency } from '../engine/currency';
import type { Engine } from '../engine/engine';
import { directoryOf, type Host, isInside } from '../host';
import type { BudgetError } from '../insight/budget-file';
import { showAmountsIn, shownCurrency } from '../report/money';
import type { Position } from '../syntax/range';
import { amountText, summaryDiff } from './amounts';
import { Baseline, type BaselineState, type FindEarlier, type FolderDiff } from './baseline';
import { BudgetChecker, type BudgetView } from './budgets';
import { Folder } from './folder';
import { preparePrices, pricedProjects } from './priced-projects';
import { SegmentPricer } from './priced-segments';
import type { ProjectChoices, ProjectInfo, PulumiPreviewResult, ServerSettings, SummaryParams } from './protocol';
import { callsOf, createView, type FileView, fileView, type ProjectView, type WorkspaceView } from './view';

/** A change of a document as the editor tells it; without a range it is the whole text. */
export interface TextChange {
  readonly range?: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly content: TextDocument;
}

export interface SessionOptions {
  readonly engine: Engine;
  /** Files under one folder, and nothing else. */
  readonly hostFor: (folder: string) => Host;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Reads Pulumi programs; absent where only Pulumi YAML is to be read. */
  readonly programs?: ProgramReader;
  /** Called when something has changed; calls may be many, the session computes nothing until asked for a view. */
  readonly onChange: () => void;
  /** Where earlier files come from; absent where there is no git. */
  readonly findEarlier?: FindEarlier;
  readonly onError: (error: unknown) => void;
}

/** The state behind the server: folders, open documents, and the estimates of the moment. */
export class Session {
  private readonly folders = new Map<string, Folder>();
  private readonly open = new Map<string, OpenDocument>();
  private readonly pricer: SegmentPricer;
  private readonly baselines = new WeakMap<Folder, Baseline>();
  private readonly previews = new WeakMap<Folder, Map<string, Overlay>>();
  private readonly budgets = new BudgetChecker();
  /** Of each open document the last one, from which the next takes over what has not changed. */
  private readonly fileViews = new Map<string, { readonly view: WorkspaceView; readonly file: FileView }>();
  private current: WorkspaceView | undefined;
  private generation = 0;
  private choicesOf: (folder: string) => ProjectChoices | undefined = () => undefined;
  private scansRunning = 0;
  /** Counts changes. */
  revision = 0;
  private started = false;

  constructor(
    private readonly options: SessionOptions,
    public settings: ServerSettings,
  ) {
    this.pricer = new SegmentPricer(options.engine);
    this.chooseCurrency();
  }

  get ready(): boolean {
    return this.started && this.scansRunning === 0;
  }

  /** Reads the folders that the editor has open when it starts; none is fine. */
  start(paths: readonly string[]): void {
    this.started = true;
    for (const path of paths) this.addFolder(path);
    this.changed();
  }

  /** Adds a folder of the editor's workspace and reads it in the background. */
  addFolder(path: string): void {
    if (this.folders.get(path)?.loose === false) return;
    // A document may have been opened before the editor told of the folder it is in.
    for (const other of this.folders.values()) {
      if (other.loose && isInside(other.path, path)) this.folders.delete(other.path);
    }
    const folder = this.createFolder(path);
    for (const [file, { content }] of this.open) if (folder.owns(file)) folder.put(file, content.text);
    void this.scan(folder);
  }

  removeFolder(path: string): void {
    this.folders.delete(path);
    this.changed();
  }

  openDocument(file: string, uri: string, version: number, text: string): void {
    this.open.set(file, { uri, version, content: new TextDocument(file, text) });
    const folder = this.folderOf(file) ?? this.createFolder(directoryOf(file), true);
    const says = folder.put(file, text);
    this.changed();
    if (says) folder.loadAround(file).then(() => this.changed(), this.options.onError);
  }

  changeDocument(file: string, version: number, changes: readonly TextChange[]): void {
    const before = this.open.get(file);
    if (!before) return;
    const folder = this.folderOf(file);
    let { content } = before;
    let says = false;
    for (const { range, text } of changes) {
      const start = range ? content.offsetAt(range.start) : 0;
      const oldEnd = range ? content.offsetAt(range.end) : content.text.length;
      const next = content.text.slice(0, start) + text + content.text.slice(oldEnd);
      content = new TextDocument(file, next);
      if (folder?.edit(file, next, { start, oldEnd, newEnd: start + text.length })) says = true;
    }
    this.open.set(file, { uri: before.uri, version, content });
    if (says) this.changed();
  }

  /** What is on disk counts again. */
  closeDocument(file: string): void {
    this.open.delete(file);
    this.fileViews.delete(file);
    const folder = this.folderOf(file);
    if (folder?.loose && ![...this.open.keys()].some((other) => folder.owns(other))) {
      this.folders.delete(folder.path);
      this.changed();
      return;
    }
    folder?.reload(file, () => this.open.has(file)).then(() => this.changed(), this.options.onError);
  }

  /** Files that were created, changed or deleted outside the editor. */
  async filesChanged(files: readonly string[]): Promise<void> {
    await Promise.all(
      [...this.folders.values()].map((folder) =>
        this.baselines.get(folder)?.filesChanged(files.filter((file) => folder.owns(file))),
      ),
    );
    const closed = files.filter((file) => !this.open.has(file));
    // A checkout may touch thousands: read some at a time, show the result once.
    for (let start = 0; start < closed.length; start += 32) {
      const some = closed.slice(start, start + 32);
      await Promise.all(some.map((file) => this.folderOf(file)?.reload(file, () => this.open.has(file))));
    }
    this.changed();
  }

  /** `choicesOf` gives what is chosen for the projects of one folder, where that is the folder's own. */
  configure(
    settings: ServerSettings,
    choicesOf: (folder: string) => ProjectChoices | undefined = () => undefined,
  ): void {
    this.settings = settings;
    this.choicesOf = choicesOf;
    this.chooseCurrency();
    for (const folder of this.folders.values()) {
      const before = folder.settings;
      folder.configure(this.settingsOf(folder.path));
      this.baselines.get(folder)?.configure();
      if (
        before.usageFile !== settings.usageFile ||
        JSON.stringify(inputsOf(before)) !== JSON.stringify(inputsOf(folder.settings))
      ) {
        this.baselines.get(folder)?.forget();
        void this.scan(folder);
      } else if (before.baseline !== settings.baseline) this.lookAtBaseline(folder);
    }
    this.changed();
  }

  /** Plugins have answered: what was estimated without them is looked at again. */
  answersArrived(): void {
    this.changed();
  }

  /** Local price specs have changed. */
  specsChanged(): void {
    this.options.engine.specs.invalidate();
    this.options.engine.invalidate();
    this.generation++;
    this.changed();
  }

  /** Reads everything anew: files, specs, prices. */
  async refresh(): Promise<void> {
    const before = [...this.folders.values()];
    this.folders.clear();
    this.options.engine.specs.invalidate();
    this.options.engine.rates.invalidate();
    this.options.engine.invalidate();
    this.generation++;
    for (const { path, loose } of before) {
      const folder = this.createFolder(path, loose);
      for (const [file, { content }] of this.open) if (folder.owns(file)) folder.put(file, content.text);
      await this.scan(folder);
    }
  }

  /** Reads what expressions have asked for while they were evaluated: to be called after a view has been shown. */
  fetchWanted(): void {
    for (const folder of this.folders.values()) {
      folder.loadWanted().then((read) => {
        if (read) this.changed();
      }, this.options.onError);
    }
  }

  /** Folders whose programs say something, with all below them; sorted. */
  programFolders(): readonly string[] {
    return [...new Set([...this.folders.values()].flatMap((folder) => folder.programFolders()))].sort();
  }

  projectInfos(): readonly ProjectInfo[] {
    return [...this.folders.values()].filter(({ loose }) => !loose).flatMap((folder) => folder.projectInfos());
  }

  documents(): ReadonlyMap<string, OpenDocument> {
    return this.open;
  }

  /**
   * Makes the view step by step: what is done when an edit comes is not lost, the next round takes it over.
   */
  *prepare(): Generator<void> {
    for (const folder of this.folders.values()) {
      yield* preparePrices(folder, this.pricer, this.generation);
      const baseline = this.baselines.get(folder);
      if (baseline) yield* baseline.prepare(this.pricer, this.generation);
    }
  }

  /** The estimates as of now. */
  view(): WorkspaceView {
    if (!this.current) {
      const projects: ProjectView[] = [];
      const diffs: FolderDiff[] = [];
      const budgets: BudgetView[] = [];
      const budgetErrors = new Map<string, readonly BudgetError[]>();
      for (const folder of this.folders.values()) {
        const own = pricedProjects(folder, this.pricer, this.generation).map(
          (priced): ProjectView => ({ ...priced, path: priced.project.path, folder: folder.path }),
        );
        const diff = this.baselines.get(folder)?.compare(own, this.pricer, this.generation);
        if (diff) diffs.push(diff);
        projects.push(...own);
        const stated = [...folder.stated.budgets()];
        for (const [file, { errors }] of stated) budgetErrors.set(file, errors);
        const all = stated.flatMap(([, file]) => file.budgets);
        if (all.length > 0) budgets.push(...this.budgets.check(all, own, diff));
      }
      this.current = createView(projects, diffs, { budgets, budgetErrors });
    }
    return this.current;
  }

  file(file: string): FileView {
    const view = this.view();
    const known = this.fileViews.get(file);
    if (known?.view === view) return known.file;
    const found = fileView(view, file, (project) => this.usagePathOf(project) !== undefined, known?.file);
    if (this.open.has(file)) this.fileViews.set(file, { view, file: found });
    return found;
  }

  summary(): SummaryParams {
    const { summary, oldestPrice, diffs } = this.view();
    const { monthlyCost, counts } = summary;
    return {
      ready: this.ready,
      monthlyCost,
      text: monthlyCost === null ? '–' : amountText(monthlyCost, this.settings.period),
      counts,
      oldestPrice,
      currency: shownCurrency(),
      hoursPerMonth: this.settings.hoursPerMonth,
      diff: summaryDiff(diffs, this.settings.period),
    };
  }

  /** Where a Pulumi project is and which stack of it is shown; `undefined` where there is none. */
  pulumiProject(folder: string, project: string): { readonly directory: string; readonly stack: string } | undefined {
    const found = this.folders.get(folder)?.pulumiProject(project);
    return found && { directory: found.directory, stack: found.shownStack() };
  }

  /** Shows what `pulumi preview --json` has printed on the lines of the program; until `refresh`, which reads all from the text. */
  showPreview(
    folder: string,
    project: string,
    { text, stack, label }: { readonly text: string; readonly stack: string; readonly label: string },
  ): PulumiPreviewResult {
    const owner = this.folders.get(folder);
    const found = owner?.pulumiProject(project);
    const previews = owner && this.previews.get(owner);
    if (!owner || !found || !previews) return { kind: 'failed', message: `There is no Pulumi project in ${project}` };
    const plan = owner.readPreview(found, text);
    if (plan.kind === 'error') return { kind: 'failed', message: plan.message };
    const overlay = found.overlay({ plan, stack, label });
    previews.set(found.directory, overlay);
    owner.configure(owner.settings);
    this.baselines.get(owner)?.configure();
    this.changed();
    const elsewhere = overlay.elsewhere.length;
    return { kind: 'shown', label, stack, onLines: plan.planned.resources.length - elsewhere, elsewhere };
  }

  /** What each folder is compared with, or why with nothing. */
  baselineStates(): readonly BaselineState[] {
    return [...this.folders.values()].flatMap((folder) => this.baselines.get(folder)?.state() ?? []);
  }

  /** The text of a file as the baseline has it; `undefined` where it has none. */
  async earlierText(file: string): Promise<string | undefined> {
    const folder = this.folderOf(file);
    return folder && this.baselines.get(folder)?.text(file);
  }

  /** A file of a folder as it is now, with what is not saved; `undefined` where there is none. */
  async textOf(file: string): Promise<string | undefined> {
    const folder = this.folderOf(file);
    return this.open.get(file)?.content.text ?? (folder && this.options.hostFor(folder.path).read(file));
  }

  /** Whether a file states usage, by its name or by the settings. */
  isUsage(file: string): boolean {
    return this.folderOf(file)?.stated.isUsage(file) ?? false;
  }

  /** The projects that a usage file is for, and the profile of it that counts. */
  projectsUsing(file: string): { readonly projects: readonly ProjectView[]; readonly profile: string } {
    const folder = this.folderOf(file);
    const projects = this.view().projects.filter(
      ({ folder: path, project }) => folder?.path === path && folder.stated.usagePathFor(project.directory) === file,
    );
    const [first] = projects;
    return { projects, profile: first && folder ? folder.stated.usageProfileFor(first.project.directory) : '' };
  }

  /** The usage file of a project, which may not be there yet. */
  usagePathOf({ folder, project }: ProjectView): string | undefined {
    return this.folders.get(folder)?.stated.usagePathFor(project.directory);
  }

  /** What is not known stays in US dollars, and is told among the notes. */
  private chooseCurrency(): void {
    const { engine } = this.options;
    const { currency, exchangeRate, hoursPerMonth } = this.settings;
    const found = findCurrency(currency, exchangeRate, engine.rates) ?? dollars;
    if (engine.useCurrency(found)) this.generation++;
    showAmountsIn(found, hoursPerMonth);
  }

  /** Prices have changed: everything is priced anew. */
  pricesChanged(): void {
    this.options.engine.rates.invalidate();
    this.options.engine.invalidate();
    this.generation++;
    this.changed();
  }

  /** What projects say of themselves, modules that are missing, and mistakes in specs, rate tables and usage files. */
  notes(): readonly string[] {
    const { specs, rates } = this.options.engine;
    const mistakes = [...specs.errors(), ...rates.errors()].map(
      ({ file, line, message }) => `${file}:${line + 1}: ${message}`,
    );
    const usage = [...this.folders.values()].flatMap((folder) =>
      folder.stated
        .usageErrors()
        .flatMap(({ file, errors }) => errors.map(({ line, message }) => `${file}:${line + 1}: ${message}`)),
    );
    const said = this.view().projects.flatMap(({ project }) => project.notes?.() ?? []);
    const missing = this.view().projects.flatMap((project) =>
      callsOf(project).flatMap((call) => (call.missing === undefined ? [] : [call.missing])),
    );
    const { currency } = this.settings;
    const worth =
      currency === shownCurrency() ? [] : [`No exchange rate of ${currency} is known: costline.exchangeRate gives one`];
    return [...worth, ...mistakes, ...usage, ...new Set(missing), ...said];
  }

  private settingsOf(folder: string): ServerSettings {
    const choices = this.choicesOf(folder);
    if (!choices) return this.settings;
    const { terraform, cloudformation, pulumi } = this.settings;
    return {
      ...this.settings,
      terraform: { ...terraform, roots: choices.roots },
      cloudformation: { ...cloudformation, templates: choices.templates },
      pulumi: { ...pulumi, projects: choices.stacks },
    };
  }

  private changed(): void {
    this.revision++;
    this.current = undefined;
    this.options.onChange();
  }

  /** The innermost folder that a file is in. */
  private folderOf(file: string): Folder | undefined {
    let found: Folder | undefined;
    for (const folder of this.folders.values()) {
      if (folder.owns(file) && (found === undefined || folder.path.length > found.path.length)) found = folder;
    }
    return found;
  }

  /** `loose` for the directory of a file that is open outside of the editor's folders. */
  private createFolder(path: string, loose = false): Folder {
    // The baseline is read by the same previews, so that nothing differs but what the text says.
    const previews = new Map<string, Overlay>();
    const create = (host: Host): Folder =>
      new Folder({
        path,
        loose,
        host,
        settings: this.settingsOf(path),
        environment: this.options.environment,
        types: this.options.engine.specs,
        programs: this.options.programs,
        previews,
      });
    const folder = create(this.options.hostFor(path));
    this.folders.set(path, folder);
    this.previews.set(folder, previews);
    const { findEarlier } = this.options;
    if (findEarlier && !loose)
      this.baselines.set(folder, new Baseline(folder, findEarlier, create, () => this.changed()));
    return folder;
  }

  private async scan(folder: Folder): Promise<void> {
    this.scansRunning++;
    try {
      await folder.scan(
        () => this.folders.get(folder.path) !== folder,
        () => this.changed(),
      );
    } catch (error) {
      this.options.onError(error);
    } finally {
      this.scansRunning--;
      this.changed();
    }
    this.lookAtBaseline(folder);
  }

  /** Commits, branches and the index may have changed, or the trust in the workspace: baselines are looked at again. */
  refreshBaselines(): void {
    for (const folder of this.folders.values()) this.lookAtBaseline(folder);
  }

  private lookAtBaseline(folder: Folder): void {
    this.baselines.get(folder)?.refresh(this.settings.baseline).catch(this.options.onError);
  }
}

/** The settings that decide which files are read. */
function inputsOf({ terraform, cloudformation, pulumi }: ServerSettings): unknown {
  return { terraform, cloudformation, pulumi };
}
