/** All Pulumi projects of a workspace: their files go in, projects come out. */

import { directoryOf, type Host, isInside } from '../../host';
import type { TextEdit } from '../../syntax/text-edit';
import type { CanonicalTypes } from '../canonical';
import type { FormatWorkspace, SyntaxProblem } from '../project';
import { TextDocument } from '../text-document';
import type { ProgramReader } from './declaration';
import {
  isMainFile,
  isProjectFile,
  isSource,
  programRuntime,
  projectFiles,
  readProjectFile,
  stackOf,
} from './project-file';
import type { PulumiSettings } from './settings';
import { StackProject } from './stack-project';
import { type ProgramDocument, parseProgram } from './yaml/document';

interface Options {
  readonly types: CanonicalTypes;
  readonly settings: PulumiSettings;
  /** Reads programs in TypeScript, JavaScript, Python and Go; without it only Pulumi YAML is read. */
  readonly programs?: ProgramReader;
}

/** So many rounds of files that ask for further files; deeper chains of imports nobody has. */
const mostRounds = 50;

export class PulumiWorkspace implements FormatWorkspace {
  readonly format = 'pulumi';
  private readonly texts = new Map<string, string>();
  private readonly documents = new Map<string, { readonly text: string; readonly document: ProgramDocument }>();
  private readonly byDirectory = new Map<string, StackProject>();
  /** Files that have been looked for. */
  private readonly tried = new Set<string>();
  private settings: PulumiSettings;

  constructor(private readonly options: Options) {
    this.settings = options.settings;
  }

  configure(settings: PulumiSettings): void {
    this.settings = settings;
    for (const project of this.byDirectory.values()) project.changed(project.about, undefined);
  }

  takes(file: string): boolean {
    if (isProjectFile(file) || isMainFile(file) || stackOf(file) !== undefined) return true;
    if (!/\.(?:[cm]?[jt]s|py|go)$/.test(file)) return false;
    for (const project of this.byDirectory.values()) if (project.takesSource(file)) return true;
    return false;
  }

  put(file: string, text: string): void {
    if (this.texts.get(file) === text) return;
    this.texts.set(file, text);
    this.tell(file);
  }

  edit(file: string, text: string, _edit: TextEdit): void {
    // Entries are told apart by their text, and parsed again where it differs.
    this.put(file, text);
  }

  remove(file: string): void {
    this.documents.delete(file);
    if (this.texts.delete(file)) this.tell(file);
  }

  forget(file: string): void {
    this.tried.delete(file);
    for (const project of this.byDirectory.values()) project.referenced.forget(file);
  }

  has(file: string): boolean {
    return this.texts.has(file);
  }

  says(file: string): boolean {
    if (!this.texts.has(file)) return false;
    for (const project of this.byDirectory.values()) if (isPart(file, project)) return true;
    return false;
  }

  programFolders(): readonly string[] {
    return [...this.byDirectory.values()]
      .filter(({ about }) => programRuntime(about.runtime) !== undefined)
      .map((project) => project.sourceDirectory());
  }

  files(): readonly string[] {
    return [...this.texts.keys()].filter((file) => this.says(file));
  }

  syntaxErrors(file: string): readonly SyntaxProblem[] {
    const text = this.texts.get(file);
    if (text === undefined || !/\.(?:ya?ml|json)$/.test(file) || !this.says(file)) return [];
    const document = new TextDocument(file, text);
    return (this.document(file)?.errors ?? []).map(({ message, start, end }) => ({
      code: 'yaml-syntax',
      message,
      range: document.rangeAt({ start, end }),
    }));
  }

  private document(file: string): ProgramDocument | undefined {
    const text = this.texts.get(file);
    const known = this.documents.get(file);
    if (text === undefined || known?.text === text) return known?.document;
    const document = parseProgram(text, known?.document);
    this.documents.set(file, { text, document });
    return document;
  }

  projects(): readonly StackProject[] {
    return [...this.byDirectory].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, project]) => project);
  }

  wants(): boolean {
    for (const project of this.byDirectory.values()) {
      if (project.referenced.isWanted() || this.wantedBy(project).length > 0 || this.lacksGrammar(project)) return true;
    }
    return false;
  }

  async load(host: Host, boundaries: readonly string[], isCancelled: () => boolean = () => false): Promise<void> {
    const allowed = (file: string): boolean => boundaries.some((boundary) => isInside(file, boundary));
    for (let round = 0; round < mostRounds; round++) {
      const before = this.texts.size + this.tried.size;
      for (const project of this.byDirectory.values()) {
        if (isCancelled()) return;
        await this.loadProgram(project, host, allowed);
        for (const file of project.referenced.wanted().files) {
          project.referenced.putText(file, allowed(file) ? await host.read(file) : undefined);
        }
        project.segments();
      }
      if (!this.wants() || this.texts.size + this.tried.size === before) return;
    }
  }

  private async loadProgram(project: StackProject, host: Host, allowed: (file: string) => boolean): Promise<void> {
    const runtime = programRuntime(project.about.runtime);
    const { programs } = this.options;
    if (!runtime || !programs) return;
    if (this.lacksGrammar(project)) {
      project.unreadable = await programs.load(runtime);
      project.changed(project.about, undefined);
    }
    for (const file of this.wantedBy(project)) {
      this.tried.add(file);
      if (!allowed(file) || this.texts.has(file)) continue;
      const directory = file.endsWith('/') ? file.slice(0, -1) : undefined;
      if (directory === undefined) {
        const text = await host.read(file);
        if (text !== undefined) this.put(file, text);
        continue;
      }
      for (const { name, kind } of await host.list(directory)) {
        const source = `${directory}/${name}`;
        if (kind !== 'file' || !isSource(source, runtime) || this.texts.has(source)) continue;
        const text = await host.read(source);
        if (text !== undefined) this.put(source, text);
      }
    }
  }

  /** Files, and directories with a slash at their end, that a program needs and nobody has looked for. */
  private wantedBy(project: StackProject): readonly string[] {
    if (!this.options.programs || !programRuntime(project.about.runtime)) return [];
    const wanted = [`${project.sourceDirectory()}/`, ...project.wantedSources()];
    return wanted.filter((file) => !this.texts.has(file) && !this.tried.has(file));
  }

  private lacksGrammar(project: StackProject): boolean {
    const runtime = programRuntime(project.about.runtime);
    const { programs } = this.options;
    return (
      runtime !== undefined && programs !== undefined && project.unreadable === undefined && !programs.ready(runtime)
    );
  }

  /** Tells the projects that a file is a part of. */
  private tell(file: string): void {
    if (isProjectFile(file)) this.describe(directoryOf(file));
    for (const project of this.byDirectory.values()) {
      if (project.projectFile === file || !isPart(file, project)) continue;
      project.changed(project.about, file);
    }
  }

  /** The project of a directory comes, goes or changes with its file. */
  private describe(directory: string): void {
    const file = projectFiles(directory).find((name) => this.texts.has(name));
    const document = file === undefined ? undefined : this.document(file);
    const description = file !== undefined && document ? readProjectFile(file, document) : undefined;
    const known = this.byDirectory.get(directory);
    if (known && !description && known.projectFile === file) {
      // Half typed: what was known of the project holds until more is.
      known.changed(known.about, file);
      return;
    }
    if (file === undefined || !description) {
      this.byDirectory.delete(directory);
      return;
    }
    if (known?.projectFile === file) {
      known.changed(description, file);
      return;
    }
    this.byDirectory.set(
      directory,
      new StackProject(file, description, {
        types: this.options.types,
        settings: () => this.settings,
        text: (name) => this.texts.get(name),
        document: (name) => this.document(name),
        files: () => this.texts.keys(),
        programs: this.options.programs,
      }),
    );
  }
}

function isPart(file: string, project: StackProject): boolean {
  const directory = directoryOf(file);
  if (file === project.projectFile) return true;
  if (stackOf(file) !== undefined) return directory === project.about.stackDirectory;
  if (isMainFile(file)) return project.about.runtime === 'yaml' && directory === project.about.main;
  return project.takesSource(file);
}
