/** What Pulumi.yaml says of a project. */
import { isScalar } from 'yaml';
import { directoryOf, isUnsaved, nameOf, resolvePath } from '../../host';
import type { ProgramRuntime } from './declaration';
import type { ProgramDocument } from './yaml/document';

export interface ProjectFile {
  readonly name: string;
  /** `yaml`, `nodejs`, `python`, `go`, or another that is not read. */
  readonly runtime: string;
  /** Directory of the program, or its file. */
  readonly main: string;
  /** Directory of the stack files. */
  readonly stackDirectory: string;
}

/** `undefined` where the text is no project: without a name, or without a runtime. */
export function readProjectFile(file: string, document: ProgramDocument): ProjectFile | undefined {
  const directory = directoryOf(file);
  const name = textOf(document, 'name');
  const runtime = runtimeOf(document);
  if (name === undefined || runtime === undefined) return undefined;
  // A program in a language of its own has files, and so a folder.
  if (isUnsaved(file) && runtime !== 'yaml') return undefined;
  const stacks = textOf(document, 'stackconfigdir') ?? textOf(document, 'config');
  return {
    name,
    runtime,
    main: resolvePath(directory, textOf(document, 'main') ?? '.'),
    stackDirectory: resolvePath(directory, stacks ?? '.'),
  };
}

/** The runtimes whose programs are read statically. */
export function programRuntime(runtime: string): ProgramRuntime | undefined {
  return runtime === 'nodejs' || runtime === 'python' || runtime === 'go' ? runtime : undefined;
}

/** `dev` of `Pulumi.dev.yaml`; `undefined` for other names. */
export function stackOf(file: string): string | undefined {
  return /^Pulumi\.(.+)\.(?:ya?ml|json)$/.exec(nameOf(file))?.[1];
}

/** By its name; of a document that was never saved what it says decides. */
export function isProjectFile(file: string): boolean {
  return /^Pulumi\.(?:ya?ml|json)$/.test(nameOf(file)) || (isUnsaved(file) && /\.(?:yaml|json)$/.test(file));
}

/** Where the project of a directory may be described, the first that is there. */
export function projectFiles(directory: string): readonly string[] {
  const names = ['Pulumi.yaml', 'Pulumi.yml', 'Pulumi.json', 'untitled.yaml', 'untitled.json'];
  return names.map((name) => `${directory}/${name}`).filter(isProjectFile);
}

/** Where Pulumi YAML looks for the program before it takes the project file itself. */
export function isMainFile(file: string): boolean {
  return /^Main\.(?:ya?ml|json)$/.test(nameOf(file));
}

/** A source file of a runtime, outside of what is installed. */
export function isSource(file: string, runtime: ProgramRuntime): boolean {
  if (/(?:^|\/)(?:node_modules|venv|\.[^/]+|vendor|site-packages|__pycache__)\//.test(file)) return false;
  switch (runtime) {
    case 'nodejs':
      return /\.[cm]?[jt]s$/.test(file) && !file.endsWith('.d.ts');
    case 'python':
      return file.endsWith('.py');
    case 'go':
      return file.endsWith('.go') && !file.endsWith('_test.go');
  }
}

function textOf(document: ProgramDocument, key: string): string | undefined {
  const value = document.top.get(key)?.entry.value ?? null;
  return isScalar(value) && value.value !== null && value.value !== '' ? String(value.value) : undefined;
}

function runtimeOf(document: ProgramDocument): string | undefined {
  const name = document.sections.get('runtime')?.get('name')?.entry.value ?? document.top.get('runtime')?.entry.value;
  return isScalar(name) && typeof name.value === 'string' ? name.value : undefined;
}

export function sameDescription(a: ProjectFile, b: ProjectFile): boolean {
  return a.name === b.name && a.runtime === b.runtime && a.main === b.main && a.stackDirectory === b.stackDirectory;
}
