import type { CanonicalTypes } from '../analyzer/canonical';
import { createFormats, type Formats } from '../analyzer/formats';
import { type Listing, listDirectory, loadDirectory, walk } from '../analyzer/load';
import type { Plan, PlanError } from '../analyzer/plan/plan';
import type { Project } from '../analyzer/project';
import type { ProgramReader } from '../analyzer/pulumi/declaration';
import { readPulumiPreview } from '../analyzer/pulumi/preview/read-preview';
import type { StackProject } from '../analyzer/pulumi/stack-project';
import { directoryOf, type Host, isInside } from '../host';
import type { TextEdit } from '../syntax/text-edit';
import { type FolderContext, formatSettings, rootSettings } from './format-settings';
import { projectInfos } from './project-infos';
import type { ProjectInfo, ServerSettings } from './protocol';
import { relativeTo } from './relative';
import { StatedFiles } from './stated-files';

/** Whoever changes `previews` calls `configure`. */
export interface FolderOptions extends FolderContext {
  /** The directory of a file outside of the editor's folders: it alone is read, not what lies under it. */
  readonly loose: boolean;
  readonly host: Host;
  readonly settings: ServerSettings;
  readonly types: CanonicalTypes;
  readonly programs: ProgramReader | undefined;
}

/** One folder of the editor's workspace: its configuration in every format, and what is stated beside it. */
export class Folder {
  readonly path: string;
  readonly loose: boolean;
  readonly stated: StatedFiles;
  settings: ServerSettings;
  private readonly formats: Formats;
  private readonly host: Host;
  private readonly context: FolderContext;
  private readonly types: CanonicalTypes;
  private readonly loaded = new Set<string>();
  private loadingWanted = false;

  constructor({ path, loose, host, settings, environment, types, programs, previews }: FolderOptions) {
    this.path = path;
    this.loose = loose;
    this.host = host;
    this.settings = settings;
    this.context = { path, environment, previews };
    this.types = types;
    this.stated = new StatedFiles({ path, loose, settings: () => this.settings });
    this.formats = createFormats({ settings: formatSettings(settings, this.context), types, programs });
  }

  owns(file: string): boolean {
    return isInside(file, this.path);
  }

  configure(settings: ServerSettings): void {
    this.settings = settings;
    this.formats.configure(formatSettings(settings, this.context));
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
    return this.stated.takes(file) || this.formats.all.some((format) => format.takes(file));
  }

  /** Takes the text of a file. Returns whether it says something now, or did before. */
  put(file: string, text: string): boolean {
    if (this.stated.takes(file)) {
      this.stated.put(file, text);
      return true;
    }
    const said = this.says(file);
    for (const format of this.formats.all) if (format.takes(file)) format.put(file, text);
    return said || this.says(file);
  }

  /** Applies one edit to the text of a file; `text` is the whole text after it. Returns what `put` does. */
  edit(file: string, text: string, edit: TextEdit): boolean {
    const known = this.stated.takes(file) ? [] : this.formats.all.filter((format) => format.has(file));
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
    this.stated.remove(file);
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

  /** Returns whether there was anything of interest. */
  private async load(listing: Listing): Promise<boolean> {
    const { directory, entries } = listing;
    if (this.loaded.has(directory)) return false;
    this.loaded.add(directory);
    const files = entries.filter(({ kind }) => kind === 'file').map(({ name }) => `${directory}/${name}`);
    const stated = files.filter((file) => this.stated.takes(file));
    for (const file of stated) await this.loadStated(file);
    if (!files.some((file) => this.formats.all.some((format) => format.takes(file))))
      return stated.some((file) => this.stated.isUsage(file));
    await loadDirectory(this.host, this.formats.all, listing);
    return true;
  }

  private async loadNamedFiles(): Promise<void> {
    const named = this.stated.namedUsageFile();
    if (named !== undefined && isInside(named, this.path)) await this.loadStated(named);
    for (const { path } of this.formats.terraform.projects()) {
      for (const file of rootSettings(this.settings, this.path, path).varFiles) {
        if (isInside(file, this.path) && !this.formats.terraform.has(file)) await this.reload(file);
      }
    }
  }

  /** One that the editor has opened meanwhile keeps the text of its buffer. */
  private async loadStated(file: string): Promise<void> {
    if (!this.stated.has(file)) await this.reload(file, () => this.stated.has(file));
  }

  /** The Pulumi project in a directory below the folder, as `projectInfos` names it. */
  pulumiProject(project: string): StackProject | undefined {
    return this.formats.pulumi.projects().find(({ path }) => relativeTo(this.path, path) === project);
  }

  /** Reads what `pulumi preview --json` has printed, and finds for each resource the line that makes it. */
  readPreview({ projectFile: file }: StackProject, text: string): Plan | PlanError {
    const { types } = this;
    return readPulumiPreview(text, {
      file,
      types,
      defaultRegion: formatSettings(this.settings, this.context).pulumi.defaultRegion,
    });
  }

  /** The projects with what can be chosen for them. */
  projectInfos(): readonly ProjectInfo[] {
    return projectInfos(this.formats, this.settings, this.path);
  }
}
