import { directoryOf, type Host, isInside, nameOf, resolvePath } from '../../host';
import type { TextEdit } from '../../syntax/text-edit';
import type { CanonicalTypes } from '../canonical';
import { CellGraph } from '../cell';
import type { FormatWorkspace, SyntaxProblem } from '../project';
import { TextDocument } from '../text-document';
import { type CdkStack, outputDirectory, readAssembly, readPrograms, sourceIn } from './cdk';
import { evaluateEntry } from './evaluate-entry';
import { expandEntry } from './expansion';
import { Exports } from './exports';
import { isParameterFile, type ParameterInput, readParameterFile } from './parameter-file';
import type { StackEnvironment } from './pseudo-parameters';
import { largestTemplate, recognizeTemplate, remainsTemplate } from './recognize';
import { canonicalType } from './resources';
import { rootTemplates } from './root-templates';
import { isSamConfiguration, SamConfigurations, samConfigurationNames } from './sam-configuration';
import type { CloudFormationSettings } from './settings';
import { TemplateFile } from './template-file';
import type { RootContext } from './template-instance';
import { byFileName, findNamed, type NamedTemplate } from './template-names';
import { TemplateProject } from './template-project';

/** All CloudFormation templates of a workspace. Files go in, templates that no other calls come out. */
export class CloudFormationWorkspace implements FormatWorkspace {
  readonly format = 'cloudformation';
  private readonly graph = new CellGraph();
  /** Every file that has been put, whatever it says. */
  private readonly seen = new Set<string>();
  private readonly templates = new Map<string, TemplateFile>();
  private readonly parameterTexts = new Map<string, string>();
  /** What `samconfig.toml` files say, by file. */
  private readonly samConfigurations = new SamConfigurations();
  private readonly templateProjects = new Map<string, TemplateProject>();
  private readonly exports: Exports;
  private readonly callsRevisions = new WeakMap<TemplateFile, number>();
  private rootPaths: readonly string[] | undefined;
  private fileNames: ReadonlyMap<string, readonly string[]> | undefined;
  private types: CanonicalTypes;
  private settings: CloudFormationSettings;

  /** Apps by their `cdk.json`, with the directory that they write to. */
  private readonly apps = new Map<string, string>();
  private readonly loadedApps = new Set<string>();
  private stacks: ReadonlyMap<string, CdkStack> = new Map();
  private programs: ReadonlyMap<string, TextDocument> = new Map();
  /** Files that templates and settings name and that have been looked for. */
  private readonly tried = new Set<string>();

  constructor({ types, settings }: { readonly types: CanonicalTypes; readonly settings: CloudFormationSettings }) {
    this.types = types;
    this.settings = settings;
    this.exports = new Exports(this.graph, () => this.projects().map(({ instance }) => instance));
  }

  takes(file: string): boolean {
    return /\.(?:ya?ml|json|template)$/i.test(file) || isSamConfiguration(file);
  }

  put(file: string, text: string): void {
    this.seen.add(file);
    if (isSamConfiguration(file)) {
      if (this.samConfigurations.put(file, text)) this.reset();
      return;
    }
    if (nameOf(file) === 'cdk.json') this.putApp(file, text);
    this.putParameters(file, text);
    const known = this.templates.get(file);
    const pieces = recognizeTemplate(text);
    if (!pieces) {
      if (known) this.removeTemplate(file);
      return;
    }
    this.graph.advance();
    const template = known ?? new TemplateFile(new TextDocument(file, ''));
    const changed = template.put(text, pieces);
    if (known) this.changed(template, changed);
    else this.addTemplate(template);
  }

  edit(file: string, text: string, edit: TextEdit): void {
    const template = this.templates.get(file);
    if (!template || text.length > largestTemplate) {
      this.put(file, text);
      return;
    }
    this.graph.advance();
    this.changed(template, template.edit(text, edit));
    if (!remainsTemplate(template.sections)) this.removeTemplate(file);
  }

  remove(file: string): void {
    this.seen.delete(file);
    this.apps.delete(file);
    if (this.samConfigurations.remove(file)) this.reset();
    if (this.parameterTexts.delete(file)) this.inputsChanged();
    if (this.templates.has(file)) this.removeTemplate(file);
  }

  forget(file: string): void {
    this.tried.delete(file);
    const changed = [...this.apps].filter(([, directory]) => isInside(file, directory));
    if ([...this.programs.values()].some((program) => program.file === file)) this.loadedApps.clear();
    for (const [app] of changed) this.loadedApps.delete(app);
  }

  says(file: string): boolean {
    return this.templates.has(file) || this.parameterTexts.has(file) || this.apps.has(file);
  }

  has(file: string): boolean {
    return this.seen.has(file);
  }

  /** Those of CDK apps. */
  programFolders(): readonly string[] {
    return [...this.apps.keys()].map(directoryOf);
  }

  files(): readonly string[] {
    return [...this.templates.keys()];
  }

  syntaxErrors(file: string): readonly SyntaxProblem[] {
    return this.templates.get(file)?.syntaxErrors ?? [];
  }

  /** The templates that no other one calls, by path. */
  projects(): readonly TemplateProject[] {
    this.rootPaths ??= rootTemplates(this.templates, (template) => this.callsOf(template));
    const paths = this.rootPaths;
    for (const path of this.templateProjects.keys()) if (!paths.includes(path)) this.templateProjects.delete(path);
    return paths.flatMap((path) => {
      const template = this.templates.get(path);
      if (!template) return [];
      let project = this.templateProjects.get(path);
      if (project?.template !== template) {
        // What people write for an app stands beside its cdk.json: cdk.out is made anew again and again.
        const directory = this.stacks.get(path)?.app ?? directoryOf(path);
        project = new TemplateProject(this.contextOf(path), template, this.environmentOf(path), directory);
        this.templateProjects.set(path, project);
      }
      return [project];
    });
  }

  /** Files that hold values for parameters, for who chooses among them. */
  parameterFiles(): readonly string[] {
    return [...this.parameterTexts.keys()].sort();
  }

  wants(): boolean {
    return [...this.apps.keys()].some((app) => !this.loadedApps.has(app)) || this.missingFiles().length > 0;
  }

  async load(host: Host, boundaries: readonly string[], isCancelled: () => boolean = () => false): Promise<void> {
    const allowed = (path: string): boolean => boundaries.some((boundary) => isInside(path, boundary));
    for (let files = this.missingFiles(); files.length > 0 && !isCancelled(); files = this.missingFiles()) {
      for (const file of files) {
        this.tried.add(file);
        const text = allowed(file) && !this.seen.has(file) ? await host.read(file) : undefined;
        if (text !== undefined && !this.seen.has(file)) this.put(file, text);
      }
    }
    await this.loadApps(host, allowed, isCancelled);
  }

  /** Takes over changed settings, or specs; everything is evaluated anew. */
  configure(settings: CloudFormationSettings, types: CanonicalTypes = this.types): void {
    this.settings = settings;
    this.types = types;
    this.reset();
  }

  private async loadApps(host: Host, allowed: (path: string) => boolean, isCancelled: () => boolean): Promise<void> {
    if ([...this.apps.keys()].every((app) => this.loadedApps.has(app))) return;
    const stacks: CdkStack[] = [];
    for (const [app, directory] of this.apps) {
      if (isCancelled()) return;
      this.loadedApps.add(app);
      stacks.push(...(await readAssembly(host, directoryOf(app), directory, allowed)));
    }
    for (const { template } of stacks) {
      const text = allowed(template) ? await host.read(template) : undefined;
      if (text !== undefined) this.put(template, text);
    }
    this.programs = await readPrograms(host, stacks, allowed);
    this.stacks = new Map(stacks.map((stack) => [stack.template, stack]));
    this.reset();
  }

  private reset(): void {
    this.graph.advance();
    this.templateProjects.clear();
    this.rootPaths = undefined;
    this.exports.invalidate();
  }

  private putApp(file: string, text: string): void {
    const directory = outputDirectory(file, text);
    if (directory === this.apps.get(file)) return;
    if (directory === undefined) this.apps.delete(file);
    else this.apps.set(file, directory);
    this.loadedApps.delete(file);
  }

  private putParameters(file: string, text: string): void {
    const named = this.namedParameterFiles().includes(file);
    if (named || isParameterFile(text)) {
      if (this.parameterTexts.get(file) === text) return;
      this.parameterTexts.set(file, text);
    } else if (!this.parameterTexts.delete(file)) return;
    this.inputsChanged();
  }

  private inputsChanged(): void {
    this.graph.advance();
    for (const { instance } of this.templateProjects.values()) {
      instance.invalidate(instance.template.keysOf('Parameters').map((name) => `Parameters.${name}`));
    }
  }

  private changed(template: TemplateFile, keys: ReadonlySet<string>): void {
    for (const project of this.templateProjects.values()) {
      for (const instance of project.instance.all()) if (instance.template === template) instance.invalidate(keys);
    }
    if ([...keys].some((key) => key.startsWith('Outputs.') || key.startsWith('Parameters.'))) this.exports.invalidate();
    if (this.callsRevisions.get(template) === template.callsRevision) return;
    this.callsRevisions.set(template, template.callsRevision);
    this.rootPaths = undefined;
  }

  private addTemplate(template: TemplateFile): void {
    this.templates.set(template.file, template);
    this.callsRevisions.set(template, template.callsRevision);
    this.appeared();
  }

  private removeTemplate(file: string): void {
    this.graph.advance();
    this.templates.delete(file);
    this.tried.delete(file);
    this.appeared();
  }

  private appeared(): void {
    this.rootPaths = undefined;
    this.fileNames = undefined;
    this.exports.invalidate();
    for (const project of this.templateProjects.values()) {
      for (const instance of project.instance.all()) instance.invalidateCalls();
    }
  }

  /** The templates that one calls, whether or not they are there. */
  private callsOf(template: TemplateFile): readonly string[] {
    return [...template.calledTemplates()].flatMap((call) => {
      if (call.kind === 'path') return [call.path];
      const found = this.namedTemplate(call.parts, template.file);
      return found.kind === 'one' ? [found.path] : [];
    });
  }

  private namedTemplate(parts: readonly string[], caller: string): NamedTemplate {
    this.fileNames ??= byFileName(this.templates.keys());
    return findNamed(this.fileNames, parts, caller);
  }

  private missingFiles(): readonly string[] {
    const named = [...this.namedParameterFiles()];
    const directories = new Set([...this.templates.keys()].map(directoryOf));
    for (const directory of directories) named.push(...samConfigurationNames.map((name) => `${directory}/${name}`));
    for (const template of this.templates.values()) {
      for (const call of template.calledTemplates()) {
        if (call.kind === 'path') named.push(call.path);
        else if (call.parts[0] !== undefined) named.push(resolvePath(directoryOf(template.file), call.parts[0]));
      }
    }
    return [...new Set(named)].filter((file) => !this.seen.has(file) && !this.tried.has(file));
  }

  private namedParameterFiles(): readonly string[] {
    const { parameterFiles, forTemplate } = this.settings;
    const own = forTemplate
      ? [...this.templates.keys()].flatMap((path) => forTemplate(path)?.parameterFiles ?? [])
      : [];
    return [...parameterFiles, ...own];
  }

  private contextOf(path: string): RootContext {
    return {
      evaluate: evaluateEntry,
      expand: expandEntry,
      canonicalType,
      graph: this.graph,
      types: this.types,
      template: (file) => this.templates.get(file),
      namedTemplate: (parts, caller) => this.namedTemplate(parts, caller),
      inputs: () => this.inputsOf(path),
      exported: (name) => this.exports.value(name),
      constructSource: (file, logicalId) => {
        const stack = this.stacks.get(file);
        return stack && sourceIn(stack, this.programs, logicalId);
      },
    };
  }

  private environmentOf(path: string): StackEnvironment {
    const own = this.settings.forTemplate?.(path);
    const synthesised = this.stacks.get(path)?.environment;
    const deployed = this.samConfigurations.of(path);
    const region = own?.region ?? deployed?.region ?? synthesised?.region;
    return {
      region: region ?? this.settings.defaultRegion,
      regionAssumed: region === undefined,
      accountId: synthesised?.accountId ?? this.settings.accountId,
      stackName: own?.stackName ?? deployed?.stackName ?? synthesised?.stackName,
    };
  }

  /** Values for a template's parameters; later ones replace earlier ones. */
  private inputsOf(path: string): ReadonlyMap<string, ParameterInput> {
    const own = this.settings.forTemplate?.(path);
    const inputs = new Map<string, ParameterInput>();
    const take = (values: ReadonlyMap<string, ParameterInput> | undefined): void => {
      for (const [name, value] of values ?? []) inputs.set(name, value);
    };
    take(this.samConfigurations.of(path)?.parameters);
    for (const file of own?.parameterFiles ?? this.settings.parameterFiles) {
      const text = this.parameterTexts.get(file);
      take(text === undefined ? undefined : readParameterFile(text));
    }
    take(own?.parameters);
    take(this.settings.parameters);
    return inputs;
  }
}
