import type { CanonicalTypes } from '../analyzer/canonical';
import type { TemplateSettings as TemplateInputs } from '../analyzer/cloudformation/settings';
import { createFormats, type FormatSettings, type Formats } from '../analyzer/formats';
import { type Listing, listDirectory, loadDirectory, walk } from '../analyzer/load';
import type { Plan, PlanError } from '../analyzer/plan/plan';
import type { Project } from '../analyzer/project';
import type { ProgramReader } from '../analyzer/pulumi/declaration';
import type { Overlay } from '../analyzer/pulumi/preview/overlay';
import { readPulumiPreview } from '../analyzer/pulumi/preview/read-preview';
import type { StackProject } from '../analyzer/pulumi/stack-project';
import type { VariableInput } from '../analyzer/terraform/variables';
import type { TerraformSettings } from '../analyzer/terraform/workspace';
import { withStatements } from '../engine/assume';
import { loadUsage, noUsage, type UsageFile, usageFileNames } from '../engine/usage';
import { loadWorkspaceOptions, noWorkspaceOptions, type WorkspaceOptions } from '../engine/workspace-file';
import { directoryOf, type Host, isInside, isUnsaved, nameOf, relativePath, resolvePath } from '../host';
import { type BudgetFile, budgetFileName, loadBudgets } from '../insight/budget-file';
import type { TextEdit } from '../syntax/text-edit';
import { uriOfPath } from './paths';
import type { ProjectInfo, ServerSettings } from './protocol';
import { relativeTo } from './relative';

export interface FolderOptions {
  readonly path: string;
  /** The directory of a file outside of the editor's folders: it alone is read, not what lies under it. */
  readonly loose: boolean;
  readonly host: Host;
  readonly settings: ServerSettings;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly types: CanonicalTypes;
  readonly programs: ProgramReader | undefined;
  /** What previews have said, by the directory of the Pulumi project; whoever changes it calls `configure`. */
  readonly previews: ReadonlyMap<string, Overlay>;
}

/** A usage file with what is stated beside it, for these settings. */
interface Stated {
  readonly settings: ServerSettings;
  readonly usage: UsageFile;
}

function sameStatements({ settings }: Stated, { assume, usageProfile, hoursPerMonth }: ServerSettings): boolean {
  return (
    settings.assume === assume && settings.usageProfile === usageProfile && settings.hoursPerMonth === hoursPerMonth
  );
}

/** One folder of the editor's workspace: its configuration in every format, and its usage files. */
export class Folder {
  private readonly formats: Formats;
  private readonly usageFiles = new Map<string, UsageFile>();
  private readonly budgetFiles = new Map<string, BudgetFile>();
  /** What `.costline.yml` says of prices, by file. */
  private readonly options = new Map<string, WorkspaceOptions>();
  /** Usage files with what is stated beside them. */
  private readonly stated = new WeakMap<UsageFile, WeakMap<WorkspaceOptions, Stated>>();
  private readonly loaded = new Set<string>();
  private loadingWanted = false;

  readonly path: string;
  readonly loose: boolean;
  settings: ServerSettings;
  private readonly host: Host;
  private readonly environment: Readonly<Record<string, string | undefined>>;
  private readonly previews: FolderOptions['previews'];
  private readonly types: CanonicalTypes;

  constructor({ path, loose, host, settings, environment, types, programs, previews }: FolderOptions) {
    this.path = path;
    this.loose = loose;
    this.host = host;
    this.settings = settings;
    this.environment = environment;
    this.previews = previews;
    this.types = types;
    this.formats = createFormats({ settings: this.formatSettings(), types, programs });
  }

  owns(file: string): boolean {
    return isInside(file, this.path);
  }

  configure(settings: ServerSettings): void {
    this.settings = settings;
    this.formats.configure(this.formatSettings());
  }

  /** Reads everything under the folder; `onProgress` is called after each directory that had something in it. */
  async scan(isCancelled: () => boolean, onProgress: () => void): Promise<void> {
    if (this.loose) {
      await this.load(await listDirectory(this.host, this.path));
      onProgress();
      return;
    }
    for await (const listing of walk(this.host, this.path, isCancelled, this.settings.exclude)) {
      if (await this.load(listing)) onProgress();
    }
    await this.loadWanted();
    await this.loadNamedFiles();
  }

  /** Reads the directory of a file that has been opened, and the modules it calls, before the rest. */
  async loadAround(file: string): Promise<void> {
    await this.load(await listDirectory(this.host, directoryOf(file)));
    await this.loadWanted();
  }

  private isOfInterest(file: string): boolean {
    return this.isUsage(file) || isBudgetFile(file) || this.formats.all.some((format) => format.takes(file));
  }

  /** Takes the text of a file. Returns whether it says something now, or did before. */
  put(file: string, text: string): boolean {
    if (isBudgetFile(file)) {
      const options = loadWorkspaceOptions(text, relativeTo(this.path, file));
      const { budgets, errors } = loadBudgets(text, file);
      this.budgetFiles.set(file, { budgets, errors: [...errors, ...options.errors] });
      this.options.set(file, options);
      return true;
    }
    if (this.isUsage(file)) {
      this.usageFiles.set(file, loadUsage(text, file));
      return true;
    }
    const said = this.says(file);
    for (const format of this.formats.all) if (format.takes(file)) format.put(file, text);
    return said || this.says(file);
  }

  /** Applies one edit to the text of a file; `text` is the whole text after it. Returns what `put` does. */
  edit(file: string, text: string, edit: TextEdit): boolean {
    const known = this.isUsage(file) || isBudgetFile(file) ? [] : this.formats.all.filter((format) => format.has(file));
    if (known.length === 0) return this.put(file, text);
    const said = this.says(file);
    for (const format of known) format.edit(file, text, edit);
    return said || this.says(file);
  }

  private says(file: string): boolean {
    return this.formats.all.some((format) => format.says(file));
  }

  programFolders(): readonly string[] {
    return this.formats.all.flatMap((format) => format.programFolders?.() ?? []);
  }

  projects(): readonly Project[] {
    return this.formats.all.flatMap((format) => format.projects());
  }

  remove(file: string): void {
    this.budgetFiles.delete(file);
    this.options.delete(file);
    this.usageFiles.delete(file);
    for (const format of this.formats.all) if (format.has(file)) format.remove(file);
  }

  /** Reads what the configuration has asked for since. Returns false where there is nothing to read. */
  async loadWanted(): Promise<boolean> {
    const wanting = this.formats.all.filter((format) => format.wants());
    if (this.loadingWanted || wanting.length === 0) return false;
    this.loadingWanted = true;
    try {
      for (const format of wanting) await format.load(this.host, [this.path]);
    } finally {
      this.loadingWanted = false;
    }
    return true;
  }

  /** Reads a file from disk again, or forgets it where it is gone. One that is open by then keeps the text of its buffer. */
  async reload(file: string, isOpen: () => boolean = () => false): Promise<void> {
    for (const format of this.formats.all) format.forget(file);
    if (!this.isOfInterest(file)) return;
    const text = await this.host.read(file);
    if (isOpen()) return;
    if (text === undefined) this.remove(file);
    else this.put(file, text);
  }

  /** The identical object until the file or the settings change. */
  usageFor(directory: string): UsageFile {
    const file = this.usageFileOf(directory);
    const options = this.optionsOf(directory);
    const known = this.stated.get(file) ?? new WeakMap<WorkspaceOptions, Stated>();
    this.stated.set(file, known);
    let stated = known.get(options);
    if (stated?.settings !== this.settings) {
      const usage = withStatements(file, {
        assume: this.settings.assume,
        profile: this.settings.usageProfile || (options.usageProfile ?? ''),
        hoursPerMonth: options.hoursPerMonth ?? this.settings.hoursPerMonth,
        terms: options.terms,
      });
      // Another setting than these is no reason to price everything again.
      stated = {
        settings: this.settings,
        usage: stated && sameStatements(stated, this.settings) ? stated.usage : usage,
      };
      known.set(options, stated);
    }
    return stated.usage;
  }

  /** What counts for a project: the `.costline.yml` nearest to it, up to the folder's own. */
  private optionsOf(directory: string): WorkspaceOptions {
    if (this.options.size === 0) return noWorkspaceOptions;
    for (let current = directory; isInside(current, this.path); current = directoryOf(current)) {
      const found = this.options.get(`${current}/${budgetFileName}`);
      if (found) return found;
      if (current === this.path) break;
    }
    return noWorkspaceOptions;
  }

  /** Where usage of a project is stated: the file that is there, else the one that there would be; undefined where none would be read. */
  usagePathFor(directory: string): string | undefined {
    // What was never saved is in a directory that no machine has.
    if (isUnsaved(`${directory}/untitled.tf`)) return undefined;
    const named = this.namedUsageFile();
    if (named !== undefined) return isInside(named, this.path) && !this.loose ? named : undefined;
    return this.usageFileOf(directory).file || `${directory}/${usageFileNames[0]}`;
  }

  /** The profile of usage that counts for a project; empty for none. */
  usageProfileFor(directory: string): string {
    return this.settings.usageProfile || (this.optionsOf(directory).usageProfile ?? '');
  }

  private usageFileOf(directory: string): UsageFile {
    const named = this.namedUsageFile();
    if (named !== undefined) return this.usageFiles.get(named) ?? noUsage;
    for (const name of usageFileNames) {
      const found = this.usageFiles.get(`${directory}/${name}`);
      if (found) return found;
    }
    return noUsage;
  }

  /** The budgets of the folder, by file. */
  budgets(): ReadonlyMap<string, BudgetFile> {
    return this.budgetFiles;
  }

  /** Mistakes in the usage files, by file. */
  usageErrors(): readonly UsageFile[] {
    return [...this.usageFiles.values()].filter((usage) => usage.errors.length > 0);
  }

  isUsage(file: string): boolean {
    return isUsageFile(file) || file === this.namedUsageFile();
  }

  private namedUsageFile(): string | undefined {
    return this.settings.usageFile === '' ? undefined : resolvePath(this.path, this.settings.usageFile);
  }

  /** Returns whether there was anything of interest. */
  private async load(listing: Listing): Promise<boolean> {
    const { directory, entries } = listing;
    const names = entries.filter(({ kind }) => kind === 'file').map(({ name }) => name);
    const usage = names.filter((name) => usageFileNames.includes(name));
    if (this.loaded.has(directory)) return false;
    this.loaded.add(directory);
    const files = names.map((name) => `${directory}/${name}`);
    const budget = files.find(isBudgetFile);
    if (budget !== undefined && !this.budgetFiles.has(budget)) await this.reload(budget);
    if (usage.length === 0 && !files.some((file) => this.formats.all.some((format) => format.takes(file))))
      return false;
    await loadDirectory(this.host, this.formats.all, listing);
    for (const name of usage) await this.loadUsageFile(`${directory}/${name}`);
    return true;
  }

  private async loadNamedFiles(): Promise<void> {
    const named = this.namedUsageFile();
    if (named !== undefined && isInside(named, this.path)) await this.loadUsageFile(named);
    for (const { path } of this.formats.terraform.projects()) {
      for (const file of this.rootSettings(path).varFiles) {
        if (isInside(file, this.path) && !this.formats.terraform.has(file)) await this.reload(file);
      }
    }
  }

  private async loadUsageFile(file: string): Promise<void> {
    if (this.usageFiles.has(file)) return;
    const text = await this.host.read(file);
    if (text !== undefined && !this.usageFiles.has(file)) this.usageFiles.set(file, loadUsage(text, file));
  }

  /** The Pulumi project in a directory below the folder, as `projectInfos` names it. */
  pulumiProject(project: string): StackProject | undefined {
    return this.formats.pulumi.projects().find(({ path }) => relativeTo(this.path, path) === project);
  }

  /** Reads what `pulumi preview --json` has printed, and finds for each resource the line that makes it. */
  readPreview({ projectFile: file }: StackProject, text: string): Plan | PlanError {
    const { types } = this;
    return readPulumiPreview(text, { file, types, defaultRegion: this.formatSettings().pulumi.defaultRegion });
  }

  /** The projects with what can be chosen for them. */
  projectInfos(): readonly ProjectInfo[] {
    const folder = uriOfPath(this.path);
    const place = (path: string) => ({ folder, project: relativeTo(this.path, path) });
    const { terraform, cloudformation, pulumi } = this.formats;
    const variableFiles = terraform.optionalVariableFiles();
    const parameterFiles = cloudformation.parameterFiles();
    return [
      ...terraform.projects().map(({ path }): ProjectInfo => {
        const { varFiles, workspace } = this.rootSettings(path);
        const from = (file: string): string => relativePath(path, file);
        return {
          format: 'terraform',
          ...place(path),
          files: nearFirst(variableFiles, path).map(from),
          chosenFiles: varFiles.map(from),
          workspace,
        };
      }),
      ...cloudformation.projects().map((template): ProjectInfo => {
        const { path } = template;
        const directory = directoryOf(path);
        const from = (file: string): string => relativePath(directory, file);
        const { parameterFiles: chosen = [] } = this.templateSettings(path);
        const stated = this.settings.cloudformation.templates[relativeTo(this.path, path)]?.parameters ?? {};
        return {
          format: 'cloudformation',
          ...place(path),
          files: nearFirst(parameterFiles, directory).map(from),
          chosenFiles: chosen.map(from),
          parameters: template.parameters().map(({ name, type, description = '', default: initial, allowed }) => ({
            name,
            type,
            description,
            default: initial ?? null,
            allowed,
            value: stated[name] ?? null,
          })),
        };
      }),
      ...pulumi.projects().map(
        (project): ProjectInfo => ({
          format: 'pulumi',
          ...place(project.path),
          stacks: project.stacks(),
          stack: project.shownStack(),
        }),
      ),
    ];
  }

  private rootSettings(root: string): { readonly varFiles: readonly string[]; readonly workspace: string } {
    const { terraform } = this.settings;
    const own = terraform.roots[relativeTo(this.path, root)];
    return {
      varFiles: (own?.varFiles ?? terraform.varFiles).map((file) => resolvePath(root, file)),
      workspace: own?.workspace ?? terraform.workspace,
    };
  }

  private formatSettings(): FormatSettings {
    const { defaultRegion, cloudformation, pulumi } = this.settings;
    return {
      terraform: this.terraformSettings(),
      cloudformation: {
        defaultRegion,
        accountId: cloudformation.accountId || undefined,
        parameters: new Map(),
        parameterFiles: [],
        forTemplate: (path) => this.templateSettings(path),
      },
      pulumi: {
        stack: (directory) => pulumi.projects[relativeTo(this.path, directory)]?.stack ?? (pulumi.stack || undefined),
        config: new Map(),
        preview: (directory) => this.previews.get(directory),
        defaultRegion: (provider) => (provider === 'aws' ? defaultRegion : undefined),
      },
    };
  }

  /** What is said for one template comes after what is said for all. */
  private templateSettings(path: string): TemplateInputs {
    const { templates, parameters: general } = this.settings.cloudformation;
    const { region, parameters, parameterFiles } = templates[relativeTo(this.path, path)] ?? {};
    return {
      ...(region !== undefined && { region }),
      parameters: new Map(Object.entries({ ...general, ...parameters })),
      ...(parameterFiles && { parameterFiles: parameterFiles.map((file) => resolvePath(directoryOf(path), file)) }),
    };
  }

  private terraformSettings(): TerraformSettings {
    const { settings } = this;
    const environment = new Map<string, VariableInput>();
    for (const [name, text] of Object.entries(this.environment)) {
      if (name.startsWith('TF_VAR_') && text !== undefined)
        environment.set(name.slice(7), { kind: 'text', text, origin: name });
    }
    return {
      environment,
      variables: new Map(),
      varFiles: [],
      workspace: settings.terraform.workspace,
      forRoot: (root) => this.rootSettings(root),
      defaultRegion: (provider) => (provider === 'aws' ? settings.defaultRegion : undefined),
    };
  }
}

/** Those below a directory before those anywhere else. */
function nearFirst(files: readonly string[], directory: string): readonly string[] {
  const near = files.filter((file) => isInside(file, directory));
  return [...near, ...files.filter((file) => !near.includes(file))];
}

function isBudgetFile(file: string): boolean {
  return nameOf(file) === budgetFileName;
}

function isUsageFile(file: string): boolean {
  return usageFileNames.includes(nameOf(file));
}
