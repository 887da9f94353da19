/** One stack of a Pulumi project, evaluated. */

import { type MapValue, sortedMap, UnknownValue, type Value } from '../../expression/value';
import { directoryOf, isInside, resolvePath } from '../../host';
import type { CanonicalTypes } from '../canonical';
import { CellGraph } from '../cell';
import type { Project, Segment } from '../project';
import { type Related, relatedOf } from '../related';
import type { AnalyzerDiagnostic, RelatedResources, Resource } from '../resource';
import { ReferencedFiles } from '../terraform/referenced-files';
import { TextDocument } from '../text-document';
import { configValue, sameConfiguration } from './configuration';
import type { ProgramComponent, ProgramReader, ProgramReading, PulumiDeclaration } from './declaration';
import { type Expanded, expandAll } from './expand-all';
import { invokeFunction } from './invoke';
import { noOptions } from './no-options';
import { applyOverlay } from './preview/apply-overlay';
import { createOverlay, type Overlay, type Preview, type ReadProgram } from './preview/overlay';
import { isMainFile, isSource, type ProjectFile, programRuntime, sameDescription } from './project-file';
import { overlayNotes, projectRemarks } from './project-remarks';
import { providerRegion, type RegionSources, regionOfGroup } from './regions';
import { sameDeclaration } from './same';
import { cutSegments, type Stretch } from './segments';
import type { PulumiSettings } from './settings';
import { stretchesOf } from './stretches';
import { parseToken } from './token';
import { type ResourceMemo, translateAll } from './translate-all';
import type { ProgramDocument } from './yaml/document';
import { YamlProgram } from './yaml/program';

const organization = new UnknownValue({ kind: 'unavailable', message: 'the organization is known to Pulumi only' });

/** What a project sees of its workspace. */
export interface ProjectSurroundings {
  readonly types: CanonicalTypes;
  readonly settings: () => PulumiSettings;
  readonly text: (file: string) => string | undefined;
  /** The entries of a YAML or JSON file. */
  readonly document: (file: string) => ProgramDocument | undefined;
  /** All files that are there. */
  readonly files: () => Iterable<string>;
  readonly programs: ProgramReader | undefined;
}

interface Snapshot {
  readonly revision: number;
  readonly segments: readonly Segment[];
  readonly related: Related;
  readonly resources: readonly Resource[];
}

export class StackProject implements Project {
  readonly format = 'pulumi';
  readonly path: string;
  readonly directory: string;
  private readonly graph = new CellGraph();
  readonly referenced = new ReferencedFiles(this.graph);
  private yaml: YamlProgram | undefined;
  private stackDocument: ProgramDocument | undefined;
  /** The stack that is looked at; empty where there is none at all. */
  private stack = '';
  private stackChosen = false;
  private snapshot: Snapshot | undefined;
  private reading: { readonly revision: number; readonly reading: ProgramReading } | undefined;
  private declarations: readonly PulumiDeclaration[] = [];
  private readonly latest = new Map<string, PulumiDeclaration>();
  private expanded: Expanded | undefined;
  private memo: ResourceMemo | undefined;
  private components: readonly ProgramComponent[] = [];
  /** Counts changes of configuration and settings. */
  private epoch = 0;
  /** Why the program cannot be read, where it cannot. */
  unreadable: string | undefined;

  constructor(
    readonly projectFile: string,
    private description: ProjectFile,
    private readonly surroundings: ProjectSurroundings,
  ) {
    this.directory = directoryOf(projectFile);
    this.path = this.directory;
  }

  /** The runtime and places as Pulumi.yaml has them now. */
  get about(): ProjectFile {
    return this.description;
  }

  /** Something of the project has changed: `file`, or with none the settings. */
  changed(description: ProjectFile, file: string | undefined): void {
    const same = sameDescription(this.description, description);
    this.description = description;
    this.graph.advance();
    // What sources say is read anew in any case; the configuration is not theirs.
    if (same && file !== undefined && this.takesSource(file)) return;
    const program = this.programFile();
    const text = program === undefined ? undefined : this.surroundings.text(program);
    if (program === undefined || text === undefined || this.yaml?.file !== program) this.yaml = undefined;
    const before = this.yaml?.document;
    const document = program === undefined ? undefined : this.surroundings.document(program);
    if (file === program && text !== undefined && document) this.yaml?.update(text, document);
    const after = this.yaml?.document;
    // A keystroke in a program that says nothing else of the configuration than before.
    if (file === program && same && before && after && sameConfiguration(before, after)) {
      return;
    }
    this.reconfigure();
  }

  /** Configuration or settings may differ: whatever read them is looked at again. */
  private reconfigure(): void {
    this.stackChosen = false;
    this.epoch++;
    this.yaml?.invalidateAll();
  }

  /** The file of a program in Pulumi YAML; `undefined` for other runtimes. */
  private programFile(): string | undefined {
    if (this.description.runtime !== 'yaml') return undefined;
    const { main } = this.description;
    for (const file of this.surroundings.files()) if (isMainFile(file) && directoryOf(file) === main) return file;
    return this.projectFile;
  }

  /** Whether a file belongs to the program by its name and place. */
  takesSource(file: string): boolean {
    const runtime = programRuntime(this.description.runtime);
    if (!runtime || !isSource(file, runtime)) return false;
    return directoryOf(file) === this.sourceDirectory() || this.wantedSources().has(file);
  }

  /** Where the sources of a program are. */
  sourceDirectory(): string {
    const { main } = this.description;
    return /\.[a-z]+$/.test(main) && !isInside(this.directory, main) ? directoryOf(main) : main;
  }

  wantedSources(): ReadonlySet<string> {
    return new Set(this.reading?.reading.wanted);
  }

  /** The stack that costs are of. */
  shownStack(): string {
    this.chooseStack();
    return this.stack;
  }

  /** The names of the stacks that have files. */
  stacks(): readonly string[] {
    const directory = this.description.stackDirectory;
    const names = new Set<string>();
    for (const file of this.surroundings.files()) {
      const name = directoryOf(file) === directory ? /\/Pulumi\.(.+)\.(?:ya?ml|json)$/.exec(file)?.[1] : undefined;
      if (name !== undefined) names.add(name);
    }
    return [...names].sort();
  }

  segments(): readonly Segment[] {
    return this.current().segments;
  }

  *prepare(): Generator<void> {
    const revision = this.graph.revision;
    let count = 0;
    for (const key of this.program()?.keys() ?? []) {
      this.graph.untracked(() => this.program()?.declaration(key));
      if (++count % 64 === 0) yield;
      if (this.graph.revision !== revision) return;
    }
    this.current();
  }

  resources(): readonly Resource[] {
    return this.current().resources;
  }

  diagnostics(): readonly AnalyzerDiagnostic[] {
    return this.current().segments.flatMap((segment) => segment.diagnostics);
  }

  related(): RelatedResources {
    return this.current().related;
  }

  private current(): Snapshot {
    const { revision } = this.graph;
    if (this.snapshot?.revision === revision) return this.snapshot;
    const before = this.snapshot;
    const stretches = this.graph.untracked(() => this.evaluate());
    const segments = cutSegments(stretches, before?.segments ?? []);
    this.snapshot =
      before && segments === before.segments
        ? { ...before, revision }
        : {
            revision,
            segments,
            resources: segments.flatMap(({ resources }) => resources),
            related: relatedOf(
              segments.map(({ byType }) => byType),
              before?.related,
            ),
          };
    return this.snapshot;
  }

  private evaluate(): readonly Stretch[] {
    this.chooseStack();
    const program = this.program();
    const reading = program ? undefined : this.read();
    const found = program
      ? program.keys().flatMap((key) => program.declaration(key) ?? [])
      : (reading?.declarations ?? []);
    this.declarations = this.keepSame(found);
    this.expanded = expandAll(this.declarations, reading?.components ?? [], this.expanded);
    const { expanded } = this;
    this.memo = translateAll(expanded, this.memo, {
      types: this.surroundings.types,
      region: (declaration, attributes) => this.regionOf(declaration, attributes),
      current: (key) => this.declaration(key),
      epoch: this.epoch,
    });
    const remarks = [
      ...projectRemarks(this, this.surroundings.settings().stack(this.directory) !== undefined),
      ...(program?.problems() ?? []),
      ...(reading?.diagnostics ?? []),
    ];
    this.components = reading?.components ?? [];
    const { components } = this;
    const overlay = this.shownOverlay();
    const items = overlay ? applyOverlay(overlay, this.readProgram(this.memo, components)) : this.memo.translated;
    return stretchesOf(items, components, remarks, expanded);
  }

  /** Lays a preview over the program as it is now, to be given back through the settings. */
  overlay(preview: Preview): Overlay {
    this.current();
    const { memo } = this;
    if (!memo) throw new Error('a project that has been evaluated has translated its declarations');
    return this.graph.untracked(() => createOverlay(preview, this.readProgram(memo, this.components)));
  }

  notes(): readonly string[] {
    const overlay = this.surroundings.settings().preview?.(this.directory);
    if (!overlay) return [];
    return overlayNotes(overlay, this.description.name, this.shownStack());
  }

  /** The preview of the stack that is shown. */
  private shownOverlay(): Overlay | undefined {
    this.chooseStack();
    const overlay = this.surroundings.settings().preview?.(this.directory);
    return overlay?.stack === this.stack ? overlay : undefined;
  }

  private readProgram({ translated }: ResourceMemo, components: readonly ProgramComponent[]): ReadProgram {
    const documents = new Map<string, TextDocument>();
    return {
      items: translated,
      components,
      moduleOf: (key) => this.expanded?.moduleOf(key) ?? '',
      current: (key) => this.declaration(key),
      textAt: (file, { start, end }) => {
        let document = documents.get(file);
        if (!document) {
          document = new TextDocument(file, this.surroundings.text(file) ?? '');
          documents.set(file, document);
        }
        return document.text.slice(document.offsetAt(start), document.offsetAt(end));
      },
      projectFile: this.projectFile,
    };
  }

  /** Declarations that say the same as before stay the same objects; where they stand now is found by their keys. */
  private keepSame(found: readonly PulumiDeclaration[]): readonly PulumiDeclaration[] {
    const before = new Map(this.declarations.map((declaration) => [declaration.key, declaration]));
    this.latest.clear();
    return found.map((declaration) => {
      this.latest.set(declaration.key, declaration);
      const known = before.get(declaration.key);
      return known && sameDeclaration(known, declaration) ? known : declaration;
    });
  }

  private declaration(key: string): PulumiDeclaration | undefined {
    return this.latest.get(key) ?? this.expanded?.childOf(key, (parent) => this.latest.get(parent));
  }

  /** The one that the settings choose, else the only one, else `dev`, else the first. */
  private chooseStack(): void {
    if (this.stackChosen) return;
    this.stackChosen = true;
    const { settings, text } = this.surroundings;
    const stacks = this.stacks();
    const chosen = settings().stack(this.directory);
    this.stack = chosen ?? (stacks.length > 1 && stacks.includes('dev') ? 'dev' : (stacks[0] ?? 'dev'));
    const base = `${this.description.stackDirectory}/Pulumi.${this.stack}`;
    const file = [`${base}.yaml`, `${base}.yml`, `${base}.json`].find((candidate) => text(candidate) !== undefined);
    this.stackDocument = file === undefined ? undefined : this.surroundings.document(file);
  }

  private config(key: string, declared?: Parameters<typeof configValue>[1]): Value | undefined {
    const { settings, document } = this.surroundings;
    this.chooseStack();
    return configValue(key, declared, {
      project: this.description.name,
      stack: this.stack,
      given: settings().config,
      stackFile: this.stackDocument,
      projectFile: document(this.projectFile),
    });
  }

  private program(): YamlProgram | undefined {
    const file = this.programFile();
    const text = file === undefined ? undefined : this.surroundings.text(file);
    const document = file === undefined ? undefined : this.surroundings.document(file);
    if (file === undefined || text === undefined || !document) return undefined;
    this.yaml ??= new YamlProgram(file, text, document, {
      graph: this.graph,
      config: (key, declared) => this.config(key, declared),
      pulumi: () => this.pulumiValues(),
      readFile: (path) => this.referenced.text(resolvePath(directoryOf(file), path)),
      invoke: (token, inputs, options) => this.invoke(token, inputs, options),
    });
    return this.yaml;
  }

  private invoke(token: string, inputs: Value, options: PulumiDeclaration['options'] | undefined): Value {
    const packageName = parseToken(token)?.package ?? '';
    const { region } = providerRegion(packageName, options ?? noOptions, this.regionSources());
    return invokeFunction(token, inputs, region);
  }

  private pulumiValues(): Value {
    this.chooseStack();
    return sortedMap('object', [
      ['cwd', this.sourceDirectory()],
      ['rootDirectory', this.directory],
      ['project', this.description.name],
      ['stack', this.stack],
      ['organization', organization],
    ]);
  }

  private regionSources(): RegionSources {
    const { settings } = this.surroundings;
    return {
      declaration: (key) => this.yaml?.declaration(key) ?? this.declaration(key),
      config: (key) => this.config(key),
      defaultRegion: (provider) => settings().defaultRegion(provider),
    };
  }

  private regionOf(declaration: PulumiDeclaration, attributes: MapValue): Pick<Resource, 'region' | 'regionAssumed'> {
    const found = providerRegion(
      parseToken(declaration.token)?.package ?? '',
      declaration.options,
      this.regionSources(),
    );
    if (!found.regionAssumed) return found;
    return regionOfGroup(attributes, this.declarations) ?? found;
  }

  /** What the reader of programs makes of the sources, once it can. */
  private read(): ProgramReading | undefined {
    const { programs, text } = this.surroundings;
    const runtime = programRuntime(this.description.runtime);
    if (!runtime || !programs?.ready(runtime)) return undefined;
    const { revision } = this.graph;
    if (this.reading?.revision === revision) return this.reading.reading;
    const { main } = this.description;
    const directory = this.sourceDirectory();
    const reading = programs.read({
      runtime,
      directory,
      entries: main === directory ? [] : [main],
      read: text,
      files: [...this.surroundings.files()].filter((file) => isInside(file, directory) && isSource(file, runtime)),
      config: (key) => this.config(key),
      project: this.description.name,
      stack: this.stack,
      organization,
      invoke: (token, inputs, options) => this.invoke(token, inputs, options),
    });
    this.reading = { revision, reading };
    return reading;
  }
}
