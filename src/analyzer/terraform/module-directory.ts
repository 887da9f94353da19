import type { HclFile, Item } from '../../syntax/hcl';
import { LastGood } from '../last-good';
import type { TextDocument } from '../text-document';
import { type Declaration, declarationsOf } from './declarations';
import { isOverrideFile, withOverrides } from './overrides';

/** One file of a module, parsed. */
export interface ModuleFile {
  readonly document: TextDocument;
  readonly tree: HclFile;
}

/**
 * The files of one directory and what they declare together, kept up to date item by item: an edit inside one block
 * touches the names of that block only.
 */
export class ModuleDirectory {
  private readonly files = new Map<string, ModuleFile>();
  private readonly declared = new Map<string, Declaration[]>();
  private readonly overriding = new Map<string, Declaration[]>();
  private readonly byItem = new WeakMap<Item, readonly Declaration[]>();
  /** The last version of a declaration whose text had no error; it stands in while the text is half-typed. */
  private readonly lastGood = new LastGood<Declaration>();
  /** Files ending in .tf, whether or not a .tofu file stands in for them. */
  private readonly shadowed = new Map<string, ModuleFile>();
  private readonly byFile = new Map<string, readonly Declaration[]>();
  /** Counts changes to names that are declared more than once: which declaration counts may be another one then. */
  duplicateRevision = 0;
  private sortedFiles: readonly string[] | undefined;
  private ordered: readonly Declaration[] | undefined;

  constructor(readonly path: string) {}

  /** Puts, replaces or (with `undefined`) removes a file. Returns the names whose declarations may have changed. */
  update(file: string, content: ModuleFile | undefined): ReadonlySet<string> {
    const other = counterpart(file);
    if (other === undefined) return this.replace(file, content);
    // OpenTofu: `main.tofu` stands in for `main.tf` where both are there.
    if (file.endsWith('.tf')) {
      if (content) this.shadowed.set(file, content);
      else this.shadowed.delete(file);
      return this.replace(file, this.files.has(other) ? undefined : content);
    }
    const changed = new Set(this.replace(file, content));
    const configuration = this.shadowed.get(other);
    for (const key of this.replace(other, content ? undefined : configuration)) changed.add(key);
    return changed;
  }

  private replace(file: string, content: ModuleFile | undefined): ReadonlySet<string> {
    const before = this.files.get(file)?.tree.items ?? [];
    const after = content?.tree.items ?? [];
    if (!content || !this.files.has(file)) this.sortedFiles = undefined;
    if (content) this.files.set(file, content);
    else this.files.delete(file);
    const changed = new Set<string>();
    const [start, beforeEnd, afterEnd] = differing(before, after);
    for (let index = start; index < beforeEnd; index++) this.remove(file, before[index], changed, !content);
    for (let index = start; index < afterEnd; index++) this.add(file, after[index], changed);
    this.lastGood.bound(changed, (key) => this.declared.has(key));
    if (changed.size > 0) {
      this.ordered = undefined;
      this.byFile.delete(file);
    }
    return changed;
  }

  /** The declaration of a name as the text has it now; where a name is declared twice, the first one. */
  get(key: string): Declaration | undefined {
    return this.declared.get(key)?.[0];
  }

  /** The declaration to evaluate: the last one without syntax errors, where the present text has some. */
  evaluable(key: string): Declaration | undefined {
    const present = this.get(key);
    if (!present) return undefined;
    const base = present.item.errors.length === 0 ? present : (this.lastGood.get(key) ?? present);
    const overrides = this.overriding.get(key);
    return overrides ? withOverrides(base, overrides) : base;
  }

  /** All declarations by file name and position. */
  all(): readonly Declaration[] {
    this.ordered ??= this.configurationFiles().flatMap((file) => this.declarationsIn(file));
    return this.ordered;
  }

  /** The files that declare things, by name; override files are not among them. */
  configurationFiles(): readonly string[] {
    this.sortedFiles ??= [...this.files.keys()].filter((file) => !isOverrideFile(file)).sort();
    return this.sortedFiles;
  }

  /** The declarations of a file in the order of the text; the identical list until the file declares something else. */
  declarationsIn(file: string): readonly Declaration[] {
    let declarations = this.byFile.get(file);
    if (!declarations) {
      const items = this.files.get(file)?.tree.items ?? [];
      declarations = items.flatMap((item) => this.declarations(file, item));
      this.byFile.set(file, declarations);
    }
    return declarations;
  }

  file(file: string): ModuleFile | undefined {
    return this.files.get(file) ?? this.shadowed.get(file);
  }

  fileNames(): readonly string[] {
    return [...this.files.keys()];
  }

  get isEmpty(): boolean {
    return this.files.size === 0;
  }

  private tableOf(file: string): Map<string, Declaration[]> {
    return isOverrideFile(file) ? this.overriding : this.declared;
  }

  private declarations(file: string, item: Item): readonly Declaration[] {
    let declarations = this.byItem.get(item);
    if (!declarations) {
      declarations = declarationsOf(file, item);
      this.byItem.set(item, declarations);
    }
    return declarations;
  }

  private remove(file: string, item: Item | undefined, changed: Set<string>, forGood: boolean): void {
    if (!item) return;
    const declared = this.tableOf(file);
    for (const declaration of this.declarations(file, item)) {
      const list = declared.get(declaration.key)?.filter((other) => other !== declaration) ?? [];
      if (list.length > 0) this.duplicateRevision++;
      if (list.length > 0) declared.set(declaration.key, list);
      else declared.delete(declaration.key);
      if (forGood) this.lastGood.delete(declaration.key);
      changed.add(declaration.key);
    }
  }

  private add(file: string, item: Item | undefined, changed: Set<string>): void {
    if (!item) return;
    const declared = this.tableOf(file);
    for (const declaration of this.declarations(file, item)) {
      const list = declared.get(declaration.key);
      if (list) {
        // In the order of files and positions, so that the order in which files arrive does not matter.
        const after = list.findLastIndex((other) => isBefore(other, declaration));
        list.splice(after + 1, 0, declaration);
        this.duplicateRevision++;
      } else {
        declared.set(declaration.key, [declaration]);
      }
      if (item.errors.length === 0 && declared === this.declared) this.lastGood.set(declaration.key, declaration);
      changed.add(declaration.key);
    }
  }
}

function isBefore(a: Declaration, b: Declaration): boolean {
  return a.file === b.file ? a.item.base <= b.item.base : a.file < b.file;
}

/** The file of the same name for the other program: `main.tf` for `main.tofu`; `undefined` for other files. */
function counterpart(file: string): string | undefined {
  if (file.endsWith('.tofu')) return `${file.slice(0, -5)}.tf`;
  return file.endsWith('.tf') ? `${file.slice(0, -3)}.tofu` : undefined;
}

/** The stretch in which two lists differ, by identity: its start, its end in the first and its end in the second. */
function differing<T>(before: readonly T[], after: readonly T[]): readonly [number, number, number] {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return [start, before.length - tail, after.length - tail];
}
