import { directoryOf, type Host, nameOf } from '../../host';
import { type Item, parseHcl, reparseHcl } from '../../syntax/hcl';
import type { Span } from '../../syntax/range';
import type { TextEdit } from '../../syntax/text-edit';
import { CellGraph } from '../cell';
import type { FormatWorkspace, SyntaxProblem } from '../project';
import { TextDocument } from '../text-document';
import type { Declaration } from './declarations';
import { evaluateDeclaration } from './evaluate-declaration';
import { manifestName, readManifest } from './installed-modules';
import { parseJsonConfiguration } from './json-configuration';
import { loadReferenced } from './load-referenced';
import { localPath, sourceOf } from './module-call';
import { ModuleDirectory, type ModuleFile } from './module-directory';
import type { RootContext } from './module-instance';
import { ReferencedFiles } from './referenced-files';
import { RootModule } from './root-module';
import { tfvarsInputs, tfvarsJsonInputs, type VariableInput, variablesProblems } from './variables';

/** What comes from outside the files: flags, environment, the user's settings. */
export interface TerraformSettings {
  /** Values that come before those of tfvars files: TF_VAR_ variables of the environment. */
  readonly environment: ReadonlyMap<string, VariableInput>;
  /** Files given explicitly, in order (absolute); their values come after those of automatic tfvars files. */
  readonly varFiles: readonly string[];
  /** Values given explicitly; they come last. */
  readonly variables: ReadonlyMap<string, VariableInput>;
  readonly workspace: string;
  readonly defaultRegion: (provider: string) => string | undefined;
  /** What holds for one root module (its directory) instead of `varFiles` and `workspace`. */
  readonly forRoot?: (path: string) => { readonly varFiles: readonly string[]; readonly workspace: string };
}

export type FileKind = 'configuration' | 'configuration-json' | 'variables' | 'variables-json';

/** What a file is to Terraform, by its name; `undefined` where it is nothing. */
export function fileKind(file: string): FileKind | undefined {
  const name = nameOf(file);
  if (name.endsWith('.tf') || name.endsWith('.tofu')) return 'configuration';
  if (name.endsWith('.tf.json') || name.endsWith('.tofu.json')) return 'configuration-json';
  if (name.endsWith('.tfvars')) return 'variables';
  return name.endsWith('.tfvars.json') ? 'variables-json' : undefined;
}

/** True for the variable files that Terraform reads without being told to. */
function isAutomatic(file: string): boolean {
  return /^terraform\.tfvars(\.json)?$|\.auto\.tfvars(\.json)?$/.test(nameOf(file));
}

/**
 * All Terraform configuration of a workspace. Files go in, root modules come out; an edit costs what depends on it.
 */
export class TerraformWorkspace implements FormatWorkspace {
  readonly format = 'terraform';
  private readonly graph = new CellGraph();
  private readonly directories = new Map<string, ModuleDirectory>();
  private readonly variableFiles = new Map<string, ModuleFile>();
  private readonly jsonFiles = new Map<string, string>();
  private readonly manifests = new Map<string, ReadonlyMap<string, string>>();
  /** Files that expressions read. */
  readonly referenced: ReferencedFiles;
  private readonly rootModules = new Map<string, RootModule>();
  private rootPaths: readonly string[] | undefined;
  /** Directories of modules and manifests that have been looked for. */
  readonly tried = new Set<string>();
  private callsChanged = true;

  constructor(
    private settings: TerraformSettings,
    /** Directories that are root modules whatever calls them; else those that no module calls. */
    private readonly givenRoots: readonly string[] = [],
  ) {
    this.referenced = new ReferencedFiles(this.graph);
  }

  takes(file: string): boolean {
    return this.kindOf(file) !== undefined;
  }

  /** Files of variables that are given by name may be called anything. */
  private kindOf(file: string): FileKind | undefined {
    const kind = fileKind(file);
    if (kind !== undefined || !this.settings.varFiles.includes(file)) return kind;
    return file.endsWith('.json') ? 'variables-json' : 'variables';
  }

  /** Puts a file with its whole text, new or changed. */
  put(file: string, text: string): void {
    const kind = this.kindOf(file);
    if (kind === 'variables-json') this.putJson(file, text);
    else if (kind) {
      const tree = kind === 'configuration-json' ? parseJsonConfiguration(text) : parseHcl(text);
      this.replace(file, kind, { document: new TextDocument(file, text), tree });
    }
  }

  /** Applies one edit to a file; `text` is the whole text after it. */
  edit(file: string, text: string, edit: TextEdit): void {
    const kind = this.kindOf(file);
    const before = this.file(file);
    if (!before || (kind !== 'configuration' && kind !== 'variables')) {
      this.put(file, text);
      return;
    }
    this.replace(file, kind, { document: new TextDocument(file, text), tree: reparseHcl(before.tree, text, edit) });
  }

  remove(file: string): void {
    const kind = this.kindOf(file);
    if (kind === 'variables-json') this.putJson(file, undefined);
    else if (kind) this.replace(file, kind, undefined);
  }

  forget(file: string): void {
    this.referenced.forget(file);
    if (file.endsWith(`/${manifestName}`) && this.tried.delete(file)) this.callsChanged = true;
  }

  says(file: string): boolean {
    return this.has(file);
  }

  has(file: string): boolean {
    return this.file(file) !== undefined || this.jsonFiles.has(file);
  }

  /** All configuration files, and the files of variables that count. */
  files(): readonly string[] {
    const variables = [...this.variableFiles.keys(), ...this.jsonFiles.keys()].filter(
      (file) => isAutomatic(file) || this.settings.varFiles.includes(file),
    );
    return [...[...this.directories.values()].flatMap((directory) => directory.fileNames()), ...variables];
  }

  document(file: string): TextDocument | undefined {
    return this.file(file)?.document;
  }

  /** Syntax errors of a file with their ranges; of a file of variables also what is no value. */
  syntaxErrors(file: string): readonly SyntaxProblem[] {
    const json = this.jsonFiles.get(file);
    if (json !== undefined) return variablesProblems(json);
    const content = this.file(file);
    if (!content) return [];
    const problem = (item: Item, code: string, message: string, { start, end }: Span): SyntaxProblem => ({
      code,
      message,
      range: content.document.rangeAt({ start: item.base + start, end: item.base + end }),
    });
    const problems = content.tree.items.flatMap((item) =>
      item.errors.map((error) => problem(item, error.code, error.message, error)),
    );
    if (!this.variableFiles.has(file)) return problems;
    tfvarsInputs(content.tree, nameOf(file), (error, item, node) => {
      if (item.errors.length === 0) problems.push(problem(item, 'evaluation-error', error.message, error.span ?? node));
    });
    return problems;
  }

  /** The root modules, by path. */
  projects(): readonly RootModule[] {
    const paths = this.findRoots();
    for (const path of this.rootModules.keys()) if (!paths.includes(path)) this.rootModules.delete(path);
    return paths.map((path) => {
      let root = this.rootModules.get(path);
      if (!root) {
        root = new RootModule(this.contextOf(path), this.directory(path));
        this.rootModules.set(path, root);
      }
      return root;
    });
  }

  wants(): boolean {
    return this.callsChanged || this.referenced.isWanted();
  }

  async load(host: Host, boundaries: readonly string[], isCancelled?: () => boolean): Promise<void> {
    this.callsChanged = false;
    await loadReferenced(host, this, boundaries, isCancelled);
  }

  /** Takes the list of what `terraform init` has downloaded for a root module; `undefined` where there is none. */
  putManifest(root: string, text: string | undefined): void {
    const before = this.manifests.get(root);
    if (text === undefined && !before) return;
    const manifest = text === undefined ? undefined : readManifest(text, root);
    if (manifest) this.manifests.set(root, manifest);
    else this.manifests.delete(root);
    this.graph.advance();
    this.rootPaths = undefined;
    for (const other of this.rootModules.values()) {
      for (const instance of other.instances()) instance.invalidate(callsOf(instance.directory));
    }
  }

  /** Local module directories that a call names and of which no file has been put yet. */
  missingDirectories(): readonly string[] {
    const missing = new Set<string>();
    for (const path of this.calledDirectories()) if (this.directories.get(path)?.isEmpty ?? true) missing.add(path);
    return [...missing];
  }

  /** Takes over changed settings; everything that depends on them is evaluated anew. */
  configure(settings: TerraformSettings): void {
    this.settings = settings;
    this.graph.advance();
    this.rootModules.clear();
  }

  private file(file: string): ModuleFile | undefined {
    return this.variableFiles.get(file) ?? this.directories.get(directoryOf(file))?.file(file);
  }

  private directory(path: string): ModuleDirectory {
    let directory = this.directories.get(path);
    if (!directory) {
      directory = new ModuleDirectory(path);
      this.directories.set(path, directory);
    }
    return directory;
  }

  private replace(file: string, kind: FileKind, content: ModuleFile | undefined): void {
    this.graph.advance();
    if (kind === 'variables') {
      if (content) this.variableFiles.set(file, content);
      else this.variableFiles.delete(file);
      this.invalidateInputs();
      return;
    }
    const directory = this.directory(directoryOf(file));
    const wasEmpty = directory.isEmpty;
    const changed = directory.update(file, content);
    const appeared = wasEmpty !== directory.isEmpty;
    if (appeared || [...changed].some((key) => key === 'terraform' || key.startsWith('module.'))) {
      this.rootPaths = undefined;
      this.callsChanged = true;
    }
    for (const root of this.rootModules.values()) {
      for (const instance of root.instances()) {
        if (instance.directory === directory) instance.invalidate(changed);
        if (appeared) instance.invalidate(callsOf(instance.directory));
      }
    }
  }

  private putJson(file: string, text: string | undefined): void {
    this.graph.advance();
    if (text === undefined) this.jsonFiles.delete(file);
    else this.jsonFiles.set(file, text);
    this.invalidateInputs();
  }

  private invalidateInputs(): void {
    for (const root of this.rootModules.values()) {
      const variables = root.instance.directory.all().filter((declaration) => declaration.kind === 'variable');
      root.instance.invalidate(variables.map((declaration) => declaration.key));
    }
  }

  private findRoots(): readonly string[] {
    if (this.givenRoots.length > 0) return this.givenRoots;
    if (!this.rootPaths) {
      const called = new Set(this.calledDirectories());
      this.rootPaths = [...this.directories.values()]
        .filter((directory) => isRoot(directory, called))
        .map((directory) => directory.path)
        .sort();
    }
    return this.rootPaths;
  }

  private *calledDirectories(): Generator<string> {
    for (const directory of this.directories.values()) {
      for (const declaration of directory.all()) {
        if (declaration.kind !== 'module') continue;
        const source = sourceOf(declaration);
        const path = source === undefined ? undefined : localPath(directory.path, source);
        if (path !== undefined && path !== directory.path) yield path;
      }
    }
    for (const manifest of this.manifests.values()) yield* manifest.values();
  }

  private contextOf(path: string): RootContext {
    return {
      evaluate: evaluateDeclaration,
      graph: this.graph,
      path,
      readFile: (file) => this.file(file)?.document.text ?? this.referenced.text(file),
      listFiles: (directory) => this.referenced.listing(directory),
      installedModule: (callPath) => this.manifests.get(path)?.get(callPath),
      directory: (other) => this.directories.get(other),
      inputs: () => this.inputsOf(path),
      workspace: () => this.settings.forRoot?.(path).workspace ?? this.settings.workspace,
      defaultRegion: (provider) => this.settings.defaultRegion(provider),
    };
  }

  /** The variables of a root module in Terraform's order of precedence: later ones replace earlier ones. */
  private inputsOf(path: string): ReadonlyMap<string, VariableInput> {
    const inputs = new Map(this.settings.environment);
    const take = (file: string): void => {
      for (const [name, value] of this.inputsIn(file)) inputs.set(name, value);
    };
    for (const file of this.automaticFiles(path)) take(file);
    for (const file of this.settings.forRoot?.(path).varFiles ?? this.settings.varFiles) take(file);
    for (const [name, value] of this.settings.variables) inputs.set(name, value);
    return inputs;
  }

  /** Variable files that are read only where somebody says so. */
  optionalVariableFiles(): readonly string[] {
    return [...this.variableFiles.keys(), ...this.jsonFiles.keys()].filter((file) => !isAutomatic(file)).sort();
  }

  /** terraform.tfvars, terraform.tfvars.json, then *.auto.tfvars and *.auto.tfvars.json by name. */
  private automaticFiles(path: string): readonly string[] {
    const rank = (file: string): string => {
      const name = nameOf(file);
      return name === 'terraform.tfvars' ? '0' : name === 'terraform.tfvars.json' ? '1' : `2${name}`;
    };
    return [...this.variableFiles.keys(), ...this.jsonFiles.keys()]
      .filter((file) => directoryOf(file) === path && isAutomatic(file))
      .sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  }

  private inputsIn(file: string): ReadonlyMap<string, VariableInput> {
    const content = this.variableFiles.get(file);
    if (content) return tfvarsInputs(content.tree, nameOf(file), () => {});
    const json = this.jsonFiles.get(file);
    return json === undefined ? new Map() : tfvarsJsonInputs(json, nameOf(file));
  }
}

/** A directory that no module calls, or that keeps a state of its own: it names a backend. */
function isRoot(directory: ModuleDirectory, called: ReadonlySet<string>): boolean {
  if (directory.isEmpty || directory.path.includes('/.terraform/')) return false;
  return !called.has(directory.path) || directory.all().some(namesBackend);
}

function namesBackend({ kind, node }: Declaration): boolean {
  if (kind !== 'terraform' || node.kind !== 'block') return false;
  return node.body.items.some(
    (item) => item.kind === 'block' && (item.type.name === 'backend' || item.type.name === 'cloud'),
  );
}

function callsOf(directory: ModuleDirectory): readonly string[] {
  return directory
    .all()
    .filter((declaration) => declaration.kind === 'module')
    .map((declaration) => declaration.key);
}
