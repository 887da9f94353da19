/** `costline estimate`: the pipeline from a folder, or a plan, to a report. */
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { readPlan } from '../analyzer/plan/read-plan';
import type { VariableInput } from '../analyzer/terraform/variables';
import { fileKind, type TerraformSettings } from '../analyzer/terraform/workspace';
import type { Estimate } from '../engine/estimate';
import { loadUsage, noUsage, type UsageFile } from '../engine/usage';
import { summarize } from '../insight/summary';
import { createNodeHost, toSlashes } from '../node/host';
import { bundledPricingFolder, createBundledEngine } from '../node/pricing';
import { type JsonDiagnostic, jsonReport } from '../report/json';
import { tableReport } from '../report/table';
import type { EstimateCommand } from './arguments';
import { estimateFolder } from './estimate-folder';

/** What keeps the input from being read; its message is for the person. */
export class InputError extends Error {}

export interface Output {
  readonly stdout: string;
  /** Remarks for stderr, one a line. */
  readonly remarks: readonly string[];
}

export async function runEstimate(command: EstimateCommand): Promise<Output> {
  const remarks: string[] = [];
  const path = toSlashes(resolve(command.path));
  const info = await stat(path).catch(() => undefined);
  if (!info) throw new InputError(`${command.path}: there is no such file or folder`);
  const folder = info.isDirectory() ? path : toSlashes(dirname(path));
  if (info.isFile() && fileKind(path) === undefined) {
    if (info.size > largestPlan) throw new InputError(`${command.path}: plans of up to 256 MB are read`);
    return estimatePlan(command, path, remarks);
  }

  const boundary = workspaceFolder(folder);
  const engine = createBundledEngine(bundledPricingFolder());
  const settings = await readSettings(command);
  const displayPath = displayPathFrom(folder);
  const { projects, diagnostics } = await estimateFolder({
    host: createNodeHost([boundary], (message) => remarks.push(message)),
    path,
    kind: info.isDirectory() ? 'folder' : 'file',
    boundary,
    settings: { terraform: settings },
    given: await readVariableFiles(settings),
    engine,
    usage: await readUsage(command, remarks),
    remark: (message) => remarks.push(message),
    displayPath,
  });
  if (projects.length === 0) throw new InputError(`${command.path}: there is no infrastructure code in it`);
  remarks.push(...mistakes(engine));
  const estimates = projects.flatMap((project) => project.estimates);
  const told = [...diagnostics, ...projects.flatMap((project) => project.diagnostics)];
  const placed = told.map(({ range, ...rest }) => ({ ...rest, range: range() }));
  return { stdout: render(command, estimates, placed, displayPath, undefined), remarks };
}

/** In bytes. A text of JavaScript holds half a gigabyte. */
const largestPlan = 256_000_000;

/** A plan or a state, as `terraform show -json` prints them, in place of configuration. */
async function estimatePlan(command: EstimateCommand, path: string, remarks: string[]): Promise<Output> {
  const { defaultRegion } = await readSettings(command);
  const plan = readPlan(decode(await readFile(path)), { file: path, defaultRegion });
  if (plan.kind === 'error') {
    throw new InputError(`${command.path}: ${plan.message}; a folder or file of configuration is taken too`);
  }
  if (command.variables.length + command.varFiles.length > 0) {
    remarks.push('--var and --var-file say nothing of a plan: its values are decided');
  }
  const engine = createBundledEngine(bundledPricingFolder());
  const usage = (await readUsage(command, remarks)) ?? noUsage;
  const { resources, related } = plan.planned;
  const estimates = resources.flatMap((resource) => engine.estimate(resource, related, usage));
  remarks.push(...mistakes(engine));
  const displayPath = (file: string): string => toSlashes(relative(dirname(path), file));
  const told = plan.diagnostics.map(({ range, ...rest }) => ({ ...rest, range: range() }));
  const actions = plan.kind === 'plan' ? plan.changes : undefined;
  return { stdout: render(command, estimates, told, displayPath, actions), remarks };
}

/** What Windows writes when the output of a command goes into a file is UTF-16. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
}

function mistakes(engine: ReturnType<typeof createBundledEngine>): readonly string[] {
  return [...engine.specs.errors(), ...engine.rates.errors()].map(
    ({ file, line, message }) => `${file}:${line + 1}: ${message}`,
  );
}

/** What may be read: the enclosing git repository, else the folder's parent, for modules stand beside what calls them. */
function workspaceFolder(folder: string): string {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(`${current}/.git`)) return current;
    if (dirname(current) === current) return toSlashes(dirname(folder));
  }
}

async function readVariableFiles({ varFiles }: TerraformSettings): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const file of varFiles) texts.set(file, await readInput(file, '--var-file'));
  return texts;
}

async function readSettings(command: EstimateCommand): Promise<TerraformSettings> {
  const environment = new Map<string, VariableInput>();
  for (const [name, text] of Object.entries(process.env)) {
    if (name.startsWith('TF_VAR_') && text !== undefined)
      environment.set(name.slice(7), { kind: 'text', text, origin: name });
  }
  const variables = new Map(
    command.variables.map(([name, text]): [string, VariableInput] => [name, { kind: 'text', text, origin: '--var' }]),
  );
  const region = command.defaultRegion ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? 'us-east-1';
  return {
    environment,
    variables,
    varFiles: command.varFiles.map((file) => toSlashes(resolve(file))),
    workspace: command.workspace,
    defaultRegion: (provider) => (provider === 'aws' ? region : undefined),
  };
}

/** The usage file of the command line; `undefined` where none is given. */
async function readUsage(command: EstimateCommand, remarks: string[]): Promise<UsageFile | undefined> {
  if (command.usageFile === undefined) return undefined;
  return told(loadUsage(await readInput(command.usageFile, '--usage-file'), command.usageFile), remarks);
}

function told(usage: UsageFile, remarks: string[]): UsageFile {
  for (const { line, message } of usage.errors) remarks.push(`${usage.file}:${line + 1}: ${message}`);
  return usage;
}

function displayPathFrom(folder: string): (file: string) => string {
  return (file) => toSlashes(relative(folder, file));
}

async function readInput(file: string, flag: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new InputError(`${flag} ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function render(
  command: EstimateCommand,
  estimates: readonly Estimate[],
  diagnostics: readonly JsonDiagnostic[],
  displayPath: (file: string) => string,
  actions: ReadonlyMap<string, string> | undefined,
): string {
  const summary = summarize(estimates);
  if (command.format === 'json')
    return `${JSON.stringify(jsonReport(estimates, summary, diagnostics, displayPath, actions), null, 2)}\n`;
  return tableReport(estimates, summary, diagnostics, { displayPath, showFree: command.showFree });
}
