import { type Listing, listDirectory, loadDirectory, loadReferenced, walk } from '../analyzer/load';
import { manifestName } from '../analyzer/terraform/installed-modules';
import type { VariableInput } from '../analyzer/terraform/variables';
import { fileKind, type TerraformSettings, TerraformWorkspace } from '../analyzer/terraform/workspace';
import { loadUsage, noUsage, type UsageFile, usageFileNames } from '../engine/usage';
import { directoryOf, type Host, isInside, nameOf, relativePath, resolvePath } from '../host';
import type { RootInfo, ServerSettings } from './protocol';
import { relativeTo } from './relative';

/** One folder of the editor's workspace: its configuration and its usage files. */
export class Folder {
  readonly terraform: TerraformWorkspace;
  private readonly usageFiles = new Map<string, UsageFile>();
  private readonly loaded = new Set<string>();
  private loadingWanted = false;

  constructor(
    readonly path: string,
    /** The directory of a file outside of the editor's folders: it alone is read, not what lies under it. */
    readonly loose: boolean,
    private readonly host: Host,
    public settings: ServerSettings,
    private readonly environment: Readonly<Record<string, string | undefined>>,
  ) {
    this.terraform = new TerraformWorkspace(this.terraformSettings());
  }

  owns(file: string): boolean {
    return isInside(file, this.path);
  }

  configure(settings: ServerSettings): void {
    this.settings = settings;
    this.terraform.configure(this.terraformSettings());
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
    await loadReferenced(this.host, this.terraform, [this.path]);
    await this.loadNamedFiles();
  }

  /** Reads the directory of a file that has been opened, and the modules it calls, before the rest. */
  async loadAround(file: string): Promise<void> {
    await this.load(await listDirectory(this.host, directoryOf(file)));
    await loadReferenced(this.host, this.terraform, [this.path]);
  }

  private isOfInterest(file: string): boolean {
    return fileKind(file) !== undefined || isUsageFile(file) || file === this.namedUsageFile();
  }

  /** Takes the text of a file that is of interest. Returns false for others. */
  put(file: string, text: string): boolean {
    if (isUsageFile(file) || file === this.namedUsageFile()) this.usageFiles.set(file, loadUsage(text, file));
    else if (fileKind(file)) this.terraform.put(file, text);
    else return false;
    return true;
  }

  remove(file: string): void {
    this.usageFiles.delete(file);
    this.terraform.remove(file);
  }

  /** Reads the files that expressions have asked for since. Returns false where there is nothing to read. */
  async loadWanted(): Promise<boolean> {
    const { files, directories } = this.terraform.referenced.wanted();
    if (this.loadingWanted || files.length + directories.length === 0) return false;
    this.loadingWanted = true;
    try {
      await loadReferenced(this.host, this.terraform, [this.path]);
    } finally {
      this.loadingWanted = false;
    }
    return true;
  }

  /** Reads a file from disk again, or forgets it where it is gone. One that is open by then keeps the text of its buffer. */
  async reload(file: string, isOpen: () => boolean = () => false): Promise<void> {
    this.terraform.referenced.forget(file);
    if (file.endsWith(`/${manifestName}`)) {
      this.terraform.putManifest(file.slice(0, -manifestName.length - 1), await this.host.read(file));
      await loadReferenced(this.host, this.terraform, [this.path]);
    }
    if (!this.isOfInterest(file)) return;
    const text = await this.host.read(file);
    if (isOpen()) return;
    if (text === undefined) this.remove(file);
    else this.put(file, text);
  }

  usageFor(root: string): UsageFile {
    const named = this.namedUsageFile();
    if (named !== undefined) return this.usageFiles.get(named) ?? noUsage;
    for (const name of usageFileNames) {
      const found = this.usageFiles.get(`${root}/${name}`);
      if (found) return found;
    }
    return noUsage;
  }

  /** Mistakes in the usage files, by file. */
  usageErrors(): readonly UsageFile[] {
    return [...this.usageFiles.values()].filter((usage) => usage.errors.length > 0);
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
    if (usage.length === 0 && !names.some((name) => fileKind(name) !== undefined)) return false;
    await loadDirectory(this.host, this.terraform, listing);
    for (const name of usage) await this.loadUsageFile(`${directory}/${name}`);
    return true;
  }

  private async loadNamedFiles(): Promise<void> {
    const named = this.namedUsageFile();
    if (named !== undefined && isInside(named, this.path)) await this.loadUsageFile(named);
    for (const { path } of this.terraform.roots()) {
      for (const file of this.rootSettings(path).varFiles) {
        if (isInside(file, this.path) && !this.terraform.has(file)) await this.reload(file);
      }
    }
  }

  private async loadUsageFile(file: string): Promise<void> {
    if (this.usageFiles.has(file)) return;
    const text = await this.host.read(file);
    if (text !== undefined && !this.usageFiles.has(file)) this.usageFiles.set(file, loadUsage(text, file));
  }

  /** The root modules with what can be chosen for them. */
  roots(): readonly Omit<RootInfo, 'folder'>[] {
    const files = this.terraform.optionalVariableFiles();
    return this.terraform.roots().map(({ path }) => {
      const { varFiles, workspace } = this.rootSettings(path);
      const from = (file: string): string => relativePath(path, file);
      // Those in the root module first, then those anywhere else in the folder.
      const near = files.filter((file) => isInside(file, path));
      const all = [...near, ...files.filter((file) => !near.includes(file))];
      return {
        root: relativeTo(this.path, path),
        variableFiles: all.map(from),
        chosenFiles: varFiles.map(from),
        workspace,
      };
    });
  }

  private rootSettings(root: string): { readonly varFiles: readonly string[]; readonly workspace: string } {
    const { terraform } = this.settings;
    const own = terraform.roots[relativeTo(this.path, root)];
    return {
      varFiles: (own?.varFiles ?? terraform.varFiles).map((file) => resolvePath(root, file)),
      workspace: own?.workspace ?? terraform.workspace,
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

export function isUsageFile(file: string): boolean {
  return usageFileNames.includes(nameOf(file));
}
