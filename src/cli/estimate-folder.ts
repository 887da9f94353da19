/** Prices every project of a folder, whatever format it is written in. */
import { createFormats, type FormatSettings, type Formats } from '../analyzer/formats';
import { listDirectory, loadDirectory, walk } from '../analyzer/load';
import type { Format, MovedAddress, Project } from '../analyzer/project';
import type { AnalyzerDiagnostic, Resource } from '../analyzer/resource';
import { fileKind } from '../analyzer/terraform/workspace';
import type { Engine } from '../engine/engine';
import type { Estimate } from '../engine/estimate';
import { noUsage, type UsageFile, usageFileNames } from '../engine/usage';
import { directoryOf, type Host, nameOf } from '../host';
import { createBundledProgramReader } from '../node/grammars';
import { type ReadUsage, usageOfText } from './read-usage';
import type { Stated } from './statements';

export interface ProjectEstimate {
  readonly format: Format;
  /** Directory or file that the project is. */
  readonly path: string;
  readonly estimates: readonly Estimate[];
  readonly diagnostics: readonly AnalyzerDiagnostic[];
  /** Renames that the code declares. */
  readonly moves: readonly MovedAddress[];
}

export interface FolderEstimate {
  readonly projects: readonly ProjectEstimate[];
  /** All files that say something in some format. */
  readonly files: readonly string[];
  /** Whether the folder itself is a project, or holds projects somewhere below. */
  readonly isProject: boolean;
  /** Mistakes in the syntax of the files that the projects consist of. */
  readonly diagnostics: readonly AnalyzerDiagnostic[];
}

export interface FolderInput {
  readonly host: Host;
  /** The folder, or one file of it. */
  readonly path: string;
  readonly kind: 'folder' | 'file';
  /** Outside of this folder nothing is read. */
  readonly boundary: string;
  readonly settings: FormatSettings;
  /** Files that are read beside those of the folder, by what the command line says: variable files. */
  readonly given: ReadonlyMap<string, string>;
  readonly engine: Engine;
  /** Awaited before the resources of a project are priced. */
  readonly ready: (resources: readonly Resource[], usage: UsageFile) => Promise<void>;
  /** What is stated of use for all projects; else each has its own beside it. */
  readonly usage: ReadUsage | undefined;
  /** What is stated beside it, for a project in a directory. */
  readonly stated: Stated;
  /** Told what is wrong in usage files. */
  readonly remark: (message: string) => void;
  /** `modules/app/main.tf` for a file. */
  readonly displayPath: (file: string) => string;
  /** Whether the folder itself is a project, where another revision has decided that. */
  readonly isProject?: boolean;
  /** Told every estimate as soon as it is there, with the number of its project. */
  readonly onEstimate?: (estimate: Estimate, project: Omit<ProjectEstimate, 'estimates'>, index: number) => void;
  /** Told what is done at present: files read, resources priced. */
  readonly onProgress?: (text: string) => void;
}

export async function estimateFolder(input: FolderInput): Promise<FolderEstimate> {
  const { formats, isProject } = await loadFormats(input);
  const projects: ProjectEstimate[] = [];
  for (const project of projectsOf(formats, input)) {
    const beside = input.usage ? undefined : await usageBeside(project, input);
    const usage = await input.stated((input.usage ?? beside)?.usage ?? noUsage, project.directory);
    const related = project.related();
    const { format, path } = project;
    const told = { format, path, diagnostics: project.diagnostics(), moves: project.moves?.() ?? [] };
    const estimates: Estimate[] = [];
    await input.ready(project.resources(), usage);
    for (const resource of project.resources()) {
      for (const estimate of input.engine.estimate(resource, related, usage)) {
        estimates.push(estimate);
        input.onEstimate?.(estimate, told, projects.length);
      }
      if (estimates.length % 256 === 0) input.onProgress?.(`pricing ${path}: ${estimates.length} resources`);
    }
    projects.push({ ...told, estimates });
    for (const mistake of beside?.mistakes(estimates, input.engine.specs) ?? []) input.remark(mistake);
  }
  const all = projects.flatMap(({ estimates }) => estimates);
  for (const mistake of input.usage?.mistakes(all, input.engine.specs) ?? []) input.remark(mistake);
  const files = formats.all.flatMap((format) => format.files());
  return { projects, files, isProject, diagnostics: syntaxErrors(formats) };
}

/** A project of the folder itself stands for the folder; where there is none, all below it count. */
async function loadFormats(input: FolderInput): Promise<{ readonly formats: Formats; readonly isProject: boolean }> {
  const { host, path, kind, boundary, settings, given } = input;
  const folder = kind === 'folder' ? path : directoryOf(path);
  const listing = await listDirectory(host, folder);
  const files = listing.entries.filter((entry) => entry.kind === 'file').map(({ name }) => name);
  const isModule = files.some((name) => fileKind(name) === 'configuration');
  const isProject = input.isProject ?? (kind === 'file' || isModule || files.some((name) => ownsFolder.test(name)));
  const formats = createFormats({
    settings,
    types: input.engine.specs,
    programs: createBundledProgramReader(),
    givenRoots: isModule && isProject ? [folder] : [],
  });
  if (isProject) {
    await loadDirectory(host, formats.all, listing);
  } else {
    for await (const below of walk(host, folder, () => false)) {
      await loadDirectory(host, formats.all, below);
      input.onProgress?.(`reading ${input.displayPath(below.directory)}`);
    }
  }
  for (const [file, text] of given) {
    for (const format of formats.all) if (format.takes(file)) format.put(file, text);
  }
  for (const format of formats.all) if (format.wants()) await format.load(host, [boundary]);
  return { formats, isProject };
}

/** Files that make their folder one project. */
const ownsFolder = /^(Pulumi\.(ya?ml|json)|cdk\.json)$/;

/** A single template stands for itself, any other file for the project that it is part of; for none where it says nothing. */
function projectsOf(formats: Formats, { path, kind }: FolderInput): readonly Project[] {
  const counts = kind === 'folder' || ownsFolder.test(nameOf(path)) || formats.all.some((format) => format.says(path));
  if (!counts) return [];
  const projects = formats.all.flatMap((format) => format.projects());
  const own = kind === 'file' ? projects.filter((project) => project.path === path) : [];
  return own.length > 0 ? own : projects;
}

async function usageBeside({ directory }: Project, { host, displayPath }: FolderInput): Promise<ReadUsage | undefined> {
  for (const name of usageFileNames) {
    const text = await host.read(`${directory}/${name}`);
    if (text !== undefined) return usageOfText(text, displayPath(`${directory}/${name}`));
  }
  return undefined;
}

function syntaxErrors(formats: Formats): readonly AnalyzerDiagnostic[] {
  return formats.all.flatMap((format) =>
    format.files().flatMap((file) =>
      format.syntaxErrors(file).map(
        ({ code, message, range }): AnalyzerDiagnostic => ({
          severity: 'error',
          code,
          message,
          file,
          range: () => range,
        }),
      ),
    ),
  );
}
