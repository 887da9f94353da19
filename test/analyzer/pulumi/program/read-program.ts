/** Programs for tests: read with the real grammars, and shown one declaration a line. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as library from 'web-tree-sitter';
import type {
  ProgramReader,
  ProgramReading,
  ProgramRequest,
  ProgramRuntime,
  PulumiDeclaration,
} from '../../../../src/analyzer/pulumi/declaration';
import { createProgramReader } from '../../../../src/analyzer/pulumi/program/reader';
import { ListValue, MapValue, UnknownValue, type Value } from '../../../../src/expression/value';
import type { Range } from '../../../../src/syntax/range';

const modules = resolve(__dirname, '../../../../node_modules');

const grammarFiles = {
  'tree-sitter': 'web-tree-sitter/web-tree-sitter.wasm',
  typescript: 'tree-sitter-typescript/tree-sitter-typescript.wasm',
  python: 'tree-sitter-python/tree-sitter-python.wasm',
  go: 'tree-sitter-go/tree-sitter-go.wasm',
} as const;

/** The WebAssembly module of a grammar, or of tree-sitter itself. */
export function grammarFile(name: keyof typeof grammarFiles): string {
  return join(modules, grammarFiles[name]);
}

export const mainFiles: Readonly<Record<ProgramRuntime, string>> = {
  nodejs: 'index.ts',
  python: '__main__.py',
  go: 'main.go',
};

/** A reader with all grammars loaded. */
export async function loadedReader(): Promise<ProgramReader> {
  const reader = createProgramReader({
    library: async () => library,
    wasm: (name) => readFile(grammarFile(name)),
  });
  for (const runtime of ['nodejs', 'python', 'go'] as const) {
    const problem = await reader.load(runtime);
    if (problem !== undefined) throw new Error(problem);
  }
  return reader;
}

export interface ProgramText {
  readonly runtime: ProgramRuntime;
  /** By name under the project; a text alone is the main file. */
  readonly files: string | Readonly<Record<string, string>>;
  readonly config?: Readonly<Record<string, Value>>;
  readonly invoke?: ProgramRequest['invoke'];
}

export function readProgram(
  reader: ProgramReader,
  { runtime, files, config = {}, invoke }: ProgramText,
): ProgramReading {
  const texts = typeof files === 'string' ? { [mainFiles[runtime]]: files } : files;
  const byPath = new Map(Object.entries(texts).map(([name, text]) => [`/shop/${name}`, text]));
  return reader.read({
    runtime,
    directory: '/shop',
    entries: [],
    files: [...byPath.keys()],
    read: (file) => byPath.get(file),
    config: (key) => config[key],
    project: 'shop',
    stack: 'dev',
    organization: new UnknownValue({ kind: 'variable', message: 'the organization is not known' }),
    invoke: invoke ?? ((token) => new UnknownValue({ kind: 'data', message: `${token} asks a cloud` })),
  });
}

/** `web: aws:ec2:Instance {instanceType: "t3.micro"}`, with what is not plain about it. */
export function showDeclarations({ declarations }: ProgramReading): readonly string[] {
  return declarations.map(showDeclaration);
}

export function showDeclaration({ token, instances, inputs, options, component }: PulumiDeclaration): string {
  const names = instances instanceof UnknownValue ? showValue(instances) : instances.join(' ');
  const extra = [
    ...(options.existing ? ['existing'] : []),
    ...(component === '' ? [] : [`of ${component}`]),
    ...(options.parent === '' ? [] : [`parent ${options.parent}`]),
    ...[...options.providers].map(([name, key]) => `${name} by ${typeof key === 'string' ? key : showValue(key)}`),
  ];
  return [`${names}: ${token}`, showValue(inputs), ...extra].join(' ');
}

/** Values as JSON has them; unknown ones as their message, references to others after `→`. */
export function showValue(value: Value): string {
  if (value instanceof UnknownValue) {
    const { reference, message } = value.cause;
    return reference ? `<→ ${reference.address}.${reference.attribute}>` : `<${message}>`;
  }
  if (value instanceof ListValue) return `[${value.items.map(showValue).join(', ')}]`;
  if (value instanceof MapValue) {
    return `{${[...value.entries].map(([key, item]) => `${key}: ${showValue(item)}`).join(', ')}}`;
  }
  return JSON.stringify(value);
}

/** The text that a range covers. */
export function textAt(text: string, range: Range | undefined): string | undefined {
  if (!range) return undefined;
  const lines = text.split('\n');
  const offset = (line: number, character: number): number =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  return text.slice(offset(range.start.line, range.start.character), offset(range.end.line, range.end.character));
}
