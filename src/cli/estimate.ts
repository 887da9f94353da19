/** `costline estimate`: the pipeline from a folder, or a plan, to a report. */
import { stat } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { checkBudgets } from '../insight/budget';
import { createFilter } from '../insight/filter';
import { summarize } from '../insight/summary';
import { createNodeHost, toSlashes } from '../node/host';
import { ndjsonLines, ndjsonSummary } from '../report/ndjson';
import type { CostReport } from '../report/report';
import { findBudgets } from './budgets';
import type { EstimateCommand } from './command';
import type { Context } from './context';
import { createEngine } from './create-engine';
import { estimateFolder } from './estimate-folder';
import {
  formatSettings,
  InputError,
  mistakes,
  readSettings,
  readUsage,
  readVariableFiles,
  workspaceFolder,
} from './input';
import { readPrinted, readPrintedPlan } from './printed-plan';
import { nothingRead } from './read-usage';
import { render, viewOf } from './render';

export async function runEstimate(command: EstimateCommand, context: Context): Promise<void> {
  const path = toSlashes(resolve(command.path));
  const info = await stat(path).catch(() => undefined);
  if (!info) throw new InputError(`${command.path}: there is no such file or folder`);
  const printed = info.isFile() ? await readPrinted(path, command.path, info.size) : undefined;
  if (printed !== undefined) {
    await finish(await estimatePlan(command, path, printed, context), command, context);
    return;
  }
  const folder = info.isDirectory() ? path : toSlashes(dirname(path));
  const boundary = workspaceFolder(folder);
  const host = createNodeHost([boundary], context.remark);
  const { engine, ready, stated } = createEngine(folder, command.input, context);
  const settings = readSettings(command.input);
  const displayPath = displayPathFrom(folder);
  const filter = createFilter(command.show.filters);
  const { format, sort, top, output } = command.show;
  // Rows in another order than they come in have to be known all together.
  const streams = format === 'ndjson' && sort === undefined && top === undefined && output === undefined;
  const { projects, diagnostics } = await estimateFolder({
    host,
    path,
    kind: info.isDirectory() ? 'folder' : 'file',
    boundary,
    settings: formatSettings(command.input, settings),
    given: await readVariableFiles(settings, context.remark),
    engine,
    ready,
    stated,
    usage: await readUsage(command.input, context.remark),
    remark: context.remark,
    displayPath,
    onProgress: context.progress,
    onEstimate: (estimate, _, index) => {
      if (!streams) return;
      for (const one of filter([estimate])) context.write(ndjsonLines(one, index, { displayPath, actions: undefined }));
    },
  });
  if (projects.length === 0) throw new InputError(`${command.path}: there is no infrastructure code in it`);
  for (const mistake of mistakes(engine)) context.remark(mistake);
  const shown = projects.map((project) => ({ ...project, estimates: filter(project.estimates) }));
  const told = [...diagnostics, ...projects.flatMap((project) => project.diagnostics)];
  const files = shown.flatMap(({ path: project, estimates }) => [
    `${project}/.`,
    ...estimates.map(({ resource }) => resource.source.file),
  ]);
  const budgets = await findBudgets(host, new Set(files), boundary, context.remark);
  const report: CostReport = {
    generated: context.now,
    toolVersion: context.toolVersion,
    projects: shown.map(({ format: kind, path: project, estimates }) => ({
      format: kind,
      path: displayPath(project) || '.',
      estimates,
    })),
    summary: summarize(shown.flatMap(({ estimates }) => estimates)),
    comparison: undefined,
    budgets: checkBudgets(
      budgets,
      projects.map((project) => ({ ...project, changes: undefined })),
    ),
    diagnostics: told.map(({ range, ...rest }) => ({ ...rest, range: range() })),
    actions: undefined,
    displayPath,
    view: viewOf(command.show),
  };
  if (streams) context.write(ndjsonSummary(report));
  await finish(report, command, context, streams);
}

async function finish(report: CostReport, command: EstimateCommand, context: Context, written = false): Promise<void> {
  if (command.save !== undefined) await context.writeFile(command.save, render(report, 'json'));
  if (!written) await context.show(report, command.show);
  if (report.budgets.some(({ exceeded }) => exceeded)) context.exceeded();
}

/** A plan, a state or a preview, as Terraform and Pulumi print them, in place of configuration. */
async function estimatePlan(
  command: EstimateCommand,
  path: string,
  text: string,
  context: Context,
): Promise<CostReport> {
  const { defaultRegion } = readSettings(command.input);
  const { engine, ready, stated } = createEngine(toSlashes(dirname(path)), command.input, context);
  const plan = readPrintedPlan(text, command.path, { file: path, defaultRegion }, engine);
  if (command.input.variables.length + command.input.varFiles.length > 0) {
    context.remark('--var and --var-file say nothing of a plan: its values are decided');
  }
  const read = (await readUsage(command.input, context.remark)) ?? nothingRead;
  const usage = await stated(read.usage, toSlashes(dirname(path)));
  const { resources, related } = plan.planned;
  await ready(resources, usage);
  const all = resources.flatMap((resource) => engine.estimate(resource, related, usage));
  for (const mistake of [...read.mistakes(all, engine.specs), ...mistakes(engine)]) context.remark(mistake);
  const estimates = createFilter(command.show.filters)(all);
  const displayPath = displayPathFrom(dirname(path));
  return {
    generated: context.now,
    toolVersion: context.toolVersion,
    projects: [{ format: plan.kind, path: displayPath(path), estimates }],
    summary: summarize(estimates),
    comparison: undefined,
    budgets: [],
    diagnostics: plan.diagnostics.map(({ range, ...rest }) => ({ ...rest, range: range() })),
    actions: plan.kind === 'plan' ? plan.changes : undefined,
    displayPath,
    view: viewOf(command.show),
  };
}

export function displayPathFrom(folder: string): (file: string) => string {
  return (file) => toSlashes(relative(folder, file));
}
