/** `costline estimate`: the pipeline from a folder to a report. */
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { loadReferenced, loadDirectory, walk } from '../analyzer/load';
import type { AnalyzerDiagnostic } from '../analyzer/resource';
import type { VariableInput } from '../analyzer/terraform/variables';
import { fileKind, type TerraformSettings, TerraformWorkspace } from '../analyzer/terraform/workspace';
import type { Estimate } from '../engine/estimate';
import { loadUsage, noUsage, type UsageFile } from '../engine/usage';
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

  const host = createNodeHost([workspaceFolder(folder)], (message) => remarks.push(message));
  const settings = await readSettings(command);
  const workspace = await loadWorkspace(host, settings, folder);
  for (const file of settings.varFiles) workspace.put(file, await readInput(file, '--var-file'));
  await loadReferenced(host, workspace, [workspaceFolder(folder)]);

  const engine = createBundledEngine(bundledPricingFolder());
  const usage = await readUsage(command, remarks);
  const estimates: Estimate[] = [];
  const diagnostics: AnalyzerDiagnostic[] = [];
  for (const root of workspace.roots()) {
    for (const resource of root.resources()) estimates.push(...engine.estimate(resource, root.related(), usage));
    diagnostics.push(...root.diagnostics());
  }
  for (const { file, line, message } of [...engine.specs.errors(), ...engine.rates.errors()]) {
    remarks.push(`${file}:${line + 1}: ${message}`);
  }
  return { stdout: print(command, workspace, folder, estimates, diagnostics), remarks };
}

/** The enclosing git repository, else the parent of the folder: modules stand beside the folder that calls them. */
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
    await loadDirectory(host, workspace, folder);
    return workspace;
  }
  const workspace = new TerraformWorkspace(settings);
  for await (const directory of walk(host, folder, () => false)) await loadDirectory(host, workspace, directory);
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

async function readUsage(command: EstimateCommand, remarks: string[]): Promise<UsageFile> {
  if (command.usageFile === undefined) return noUsage;
  const usage = loadUsage(await readInput(command.usageFile, '--usage-file'), command.usageFile);
  for (const { line, message } of usage.errors) remarks.push(`${command.usageFile}:${line + 1}: ${message}`);
  return usage;
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
  const displayPath = (file: string): string => toSlashes(relative(folder, file));
  const summary = summarize(estimates);
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
  if (command.format === 'json')
    return `${JSON.stringify(jsonReport(estimates, summary, told, displayPath), null, 2)}\n`;
  return tableReport(estimates, summary, told, { displayPath, showFree: command.showFree });
}
