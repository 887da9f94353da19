import { withStatements } from '../engine/assume';
import { loadUsage, noUsage, type UsageFile, usageFileNames } from '../engine/usage';
import { loadWorkspaceOptions, noWorkspaceOptions, type WorkspaceOptions } from '../engine/workspace-file';
import { directoryOf, isInside, isUnsaved, nameOf, resolvePath } from '../host';
import { type BudgetFile, budgetFileName, loadBudgets } from '../insight/budget-file';
import type { ServerSettings } from './protocol';
import { relativeTo } from './relative';

/** A usage file with what is stated beside it, for these settings. */
interface Stated {
  readonly settings: ServerSettings;
  readonly usage: UsageFile;
}

export interface StatedFilesOptions {
  readonly path: string;
  /** See `Folder`. */
  readonly loose: boolean;
  readonly settings: () => ServerSettings;
}

/** The files of a folder that state what the code does not: usage files, and `.costline.yml` with budgets and prices. */
export class StatedFiles {
  private readonly usageFiles = new Map<string, UsageFile>();
  private readonly budgetFiles = new Map<string, BudgetFile>();
  /** What `.costline.yml` says of prices, by file. */
  private readonly options = new Map<string, WorkspaceOptions>();
  private readonly stated = new WeakMap<UsageFile, WeakMap<WorkspaceOptions, Stated>>();

  private readonly path: string;
  private readonly loose: boolean;
  private readonly settings: () => ServerSettings;

  constructor({ path, loose, settings }: StatedFilesOptions) {
    this.path = path;
    this.loose = loose;
    this.settings = settings;
  }

  takes(file: string): boolean {
    return this.isUsage(file) || isBudgetFile(file);
  }

  has(file: string): boolean {
    return this.usageFiles.has(file) || this.budgetFiles.has(file);
  }

  put(file: string, text: string): void {
    if (isBudgetFile(file)) {
      const options = loadWorkspaceOptions(text, relativeTo(this.path, file));
      const { budgets, errors } = loadBudgets(text, file);
      this.budgetFiles.set(file, { budgets, errors: [...errors, ...options.errors] });
      this.options.set(file, options);
    } else this.usageFiles.set(file, loadUsage(text, file));
  }

  remove(file: string): void {
    this.budgetFiles.delete(file);
    this.options.delete(file);
    this.usageFiles.delete(file);
  }

  isUsage(file: string): boolean {
    return usageFileNames.includes(nameOf(file)) || file === this.namedUsageFile();
  }

  /** The usage file that the settings name. */
  namedUsageFile(): string | undefined {
    const { usageFile } = this.settings();
    return usageFile === '' ? undefined : resolvePath(this.path, usageFile);
  }

  /** The budgets of the folder, by file. */
  budgets(): ReadonlyMap<string, BudgetFile> {
    return this.budgetFiles;
  }

  /** Mistakes in the usage files, by file. */
  usageErrors(): readonly UsageFile[] {
    return [...this.usageFiles.values()].filter((usage) => usage.errors.length > 0);
  }

  /** The identical object until the file or the settings change. */
  usageFor(directory: string): UsageFile {
    const file = this.usageFileOf(directory);
    const options = this.optionsOf(directory);
    const known = this.stated.get(file) ?? new WeakMap<WorkspaceOptions, Stated>();
    this.stated.set(file, known);
    const settings = this.settings();
    const stated = known.get(options);
    if (stated?.settings === settings) return stated.usage;
    // Another setting than these is no reason to price everything again.
    const usage =
      stated && sameStatements(stated.settings, settings)
        ? stated.usage
        : withStatements(file, {
            assume: settings.assume,
            profile: this.usageProfileFor(directory),
            hoursPerMonth: options.hoursPerMonth ?? settings.hoursPerMonth,
            terms: options.terms,
          });
    known.set(options, { settings, usage });
    return usage;
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
    return this.settings().usageProfile || (this.optionsOf(directory).usageProfile ?? '');
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
}

function sameStatements(before: ServerSettings, { assume, usageProfile, hoursPerMonth }: ServerSettings): boolean {
  return before.assume === assume && before.usageProfile === usageProfile && before.hoursPerMonth === hoursPerMonth;
}

function isBudgetFile(file: string): boolean {
  return nameOf(file) === budgetFileName;
}
