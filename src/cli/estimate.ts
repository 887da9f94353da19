/** `costline estimate`: the pipeline from a folder, or a plan, to a report. */
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { listDirectory, loadDirectory, loadReferenced, walk } from '../analyzer/load';
import { readPlan } from '../analyzer/plan/read-plan';
import type { AnalyzerDiagnostic } from '../analyzer/resource';
import type { VariableInput } from '../analyzer/terraform/variables';
import { fileKind, type TerraformSettings, TerraformWorkspace } from '../analyzer/terraform/workspace';
import type { Estimate } from '../engine/estimate';
import { loadUsage, noUsage, type UsageFile, usageFileNames } from '../engine/usage';
import type { Host } from '../host';
import { summarize } from '../insight/summary';
import { createNodeHost, toSlashes } from '../node/host';
import { bundledPricingFolder, createBundledEngine } from '../node/pricing';
import { type JsonDiagnostic, jsonReport } from '../report/json';
import { tableReport } from '../report/table';
import type { EstimateCommand } from './arguments';

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

  const host = createNodeHost([workspaceFolder(folder)], (message) => remarks.push(message));
  const settings = await readSettings(command);
  const workspace = await loadWorkspace(host, settings, folder);
  for (const file of settings.varFiles) workspace.put(file, await readInput(file, '--var-file'));
  await loadReferenced(host, workspace, [workspaceFolder(folder)]);

  const engine = createBundledEngine(bundledPricingFolder());
  const given = await readUsage(command, remarks);
  const estimates: Estimate[] = [];
  const diagnostics: AnalyzerDiagnostic[] = [];
  for (const root of workspace.roots()) {
    const usage = given ?? (await usageBeside(host, root.path, displayPathFrom(folder), remarks));
    for (const resource of root.resources()) estimates.push(...engine.estimate(resource, root.related(), usage));
    diagnostics.push(...root.diagnostics());
  }
  remarks.push(...mistakes(engine));
  return { stdout: print(command, workspace, folder, estimates, diagnostics), remarks };
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

/** The folder itself where it holds configuration, else all root modules under it. */
async function loadWorkspace(
  host: ReturnType<typeof createNodeHost>,
  settings: TerraformSettings,
  folder: string,
): Promise<TerraformWorkspace> {
  const entries = await host.list(folder);
  if (entries.some(({ name, kind }) => kind === 'file' && fileKind(name) === 'configuration')) {
    const workspace = new TerraformWorkspace(settings, [folder]);
    await loadDirectory(host, workspace, await listDirectory(host, folder));
    return workspace;
  }
  const workspace = new TerraformWorkspace(settings);
  for await (const listing of walk(host, folder, () => false)) await loadDirectory(host, workspace, listing);
  if (workspace.roots().length === 0)
    throw new InputError(`${folder}: there is no Terraform or OpenTofu configuration in it`);
  return workspace;
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

/** The usage file beside a root module. */
async function usageBeside(
  host: Host,
  root: string,
  displayPath: (file: string) => string,
  remarks: string[],
): Promise<UsageFile> {
  for (const name of usageFileNames) {
    const text = await host.read(`${root}/${name}`);
    if (text !== undefined) return told(loadUsage(text, displayPath(`${root}/${name}`)), remarks);
  }
  return noUsage;
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

function print(
  command: EstimateCommand,
  workspace: TerraformWorkspace,
  folder: string,
  estimates: readonly Estimate[],
  diagnostics: readonly AnalyzerDiagnostic[],
): string {
  const displayPath = displayPathFrom(folder);
  const files = new Set([...estimates.map((estimate) => estimate.resource.source.file), ...workspace.files()]);
  const syntax: JsonDiagnostic[] = [...files].flatMap((file) =>
    workspace.syntaxErrors(file).map(({ error, range }) => ({
      severity: 'error',
      code: error.code,
      message: error.message,
      file,
      range,
    })),
  );
  const told = [...syntax, ...diagnostics.map(({ range, ...rest }) => ({ ...rest, range: range() }))];
  return render(command, estimates, told, displayPath, undefined);
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
