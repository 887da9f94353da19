/** What the command line says of the input, read. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { FormatSettings } from '../analyzer/formats';
import type { VariableInput } from '../analyzer/terraform/variables';
import type { TerraformSettings } from '../analyzer/terraform/workspace';
import { type Host, isInside } from '../host';
import { toSlashes } from '../node/host';
import type { createBundledEngine } from '../node/pricing';
import type { InputOptions } from './command';
import { type ReadUsage, usageOfText } from './read-usage';

/** What keeps the input from being read; its message is for the person. */
export class InputError extends Error {}

export type Remark = (message: string) => void;

/** In bytes. A text of JavaScript holds half a gigabyte. */
const largestJson = 256_000_000;

/** What may be read: the enclosing git repository, else the folder's parent, for modules stand beside what calls them. */
export function workspaceFolder(folder: string): string {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(`${current}/.git`)) return current;
    if (dirname(current) === current) return toSlashes(dirname(folder));
  }
}

export function readSettings(input: InputOptions): TerraformSettings {
  const environment = new Map<string, VariableInput>();
  for (const [name, text] of Object.entries(process.env)) {
    if (name.startsWith('TF_VAR_') && text !== undefined)
      environment.set(name.slice(7), { kind: 'text', text, origin: name });
  }
  const variables = new Map(
    input.variables.map(([name, text]): [string, VariableInput] => [name, { kind: 'text', text, origin: '--var' }]),
  );
  const region = input.defaultRegion ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? 'us-east-1';
  return {
    environment,
    variables,
    varFiles: input.varFiles.map((file) => toSlashes(resolve(file))),
    workspace: input.workspace,
    defaultRegion: (provider) => (provider === 'aws' ? region : undefined),
  };
}

/** What the command line says of every format. */
export function formatSettings(input: InputOptions, terraform: TerraformSettings): FormatSettings {
  const { defaultRegion } = terraform;
  return {
    terraform,
    cloudformation: {
      defaultRegion: defaultRegion('aws'),
      accountId: undefined,
      parameters: new Map(input.parameters),
      parameterFiles: input.parameterFiles.map((file) => toSlashes(resolve(file))),
    },
    pulumi: { stack: () => input.stack, config: new Map(input.config), defaultRegion },
  };
}

/** A revision in whose state the files of the command line are read, as far as they are in its repository. */
export interface Earlier {
  readonly host: Host;
  readonly topLevel: string;
  readonly label: string;
}

export async function readVariableFiles(
  { varFiles }: TerraformSettings,
  remark: Remark,
  earlier?: Earlier,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const file of varFiles) {
    const text = await readGiven(file, '--var-file', remark, earlier);
    if (text !== undefined) texts.set(file, text);
  }
  return texts;
}

/** The usage file of the command line; `undefined` where none is given, or none was there. */
export async function readUsage(
  { usageFile }: InputOptions,
  remark: Remark,
  earlier?: Earlier,
): Promise<ReadUsage | undefined> {
  if (usageFile === undefined) return undefined;
  const text = await readGiven(toSlashes(resolve(usageFile)), '--usage-file', remark, earlier);
  if (text === undefined) return undefined;
  const read = usageOfText(text, usageFile);
  // Of the earlier one nobody wants to know.
  return earlier ? { ...read, mistakes: () => [] } : read;
}

async function readGiven(
  file: string,
  flag: string,
  remark: Remark,
  earlier: Earlier | undefined,
): Promise<string | undefined> {
  if (!earlier || !isInside(file, earlier.topLevel)) return decode(await readInput(file, flag));
  const text = await earlier.host.read(file);
  if (text === undefined) remark(`${flag} ${file}: not there in ${earlier.label}`);
  return text;
}

export async function readInput(file: string, flag: string): Promise<Uint8Array> {
  try {
    const bytes = await readFile(file);
    if (bytes.length > largestJson) throw new Error('larger than 256 MB');
    return bytes;
  } catch (error) {
    throw new InputError(`${flag} ${file}: ${whyNot(error)}`);
  }
}

/** Why a file cannot be read or written, in words. */
export function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file or folder';
    case 'EISDIR':
      return 'this is a folder, not a file';
    case 'ENOTDIR':
      return 'part of the path is a file, not a folder';
    case 'EACCES':
    case 'EPERM':
      return 'this may not be opened';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

/** What Windows writes when the output of a command goes into a file is UTF-16. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
}

/** What is wrong with specs and rates. */
export function mistakes(engine: ReturnType<typeof createBundledEngine>): readonly string[] {
  return [...engine.specs.errors(), ...engine.rates.errors()].map(
    ({ file, line, message }) => `${file}:${line + 1}: ${message}`,
  );
}
