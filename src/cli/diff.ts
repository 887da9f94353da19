/** `costline diff`: both sides estimated by the same engine, each with the files of its own revision, and compared. */
import { realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Host, resolvePath } from '../host';
import { checkBudgets } from '../insight/budget';
import { createDiffer, type DiffProject } from '../insight/diff';
import { createFilter } from '../insight/filter';
import { summarize } from '../insight/summary';
import { type GitRepository, openRepository, parseBaseline } from '../node/git-repository';
import { createNodeHost, toSlashes } from '../node/host';
import type { JsonDiagnostic } from '../report/json-shape';
import type { CostReport } from '../report/report';
import { readSaved } from '../report/saved';
import { findBudgets } from './budgets';
import type { DiffCommand } from './command';
import type { Context } from './context';
import { createEngine } from './create-engine';
import { displayPathFrom } from './estimate';
import { estimateFolder, type FolderEstimate } from './estimate-folder';
import {
  decode,
  type Earlier,
  formatSettings,
  InputError,
  mistakes,
  readInput,
  readSettings,
  readUsage,
  readVariableFiles,
  workspaceFolder,
} from './input';
import { limitOf } from './limit';
import { readPrinted, readPrintedPlan } from './printed-plan';
import { nothingRead } from './read-usage';
import { renamedFiles } from './renamed-files';
import { viewOf } from './render';

/** One side, ready to be compared: paths as they are shown. */
interface Side {
  readonly projects: readonly DiffProject[];
  readonly label: string;
}

/** Both sides with what is to be said of the later one. */
interface Sides {
  readonly before: Side;
  readonly after: Side;
  /** Old names of files by new ones, as they are shown. */
  readonly renames: ReadonlyMap<string, string>;
  readonly diagnostics: readonly JsonDiagnostic[];
  /** Where budgets are looked for; `undefined` where nothing says where the code is. */
  readonly budgets: { readonly host: Host; readonly boundary: string } | undefined;
}

export async function runDiff(command: DiffCommand, context: Context): Promise<void> {
  const given = resolve(command.path);
  const info = await stat(given).catch(() => undefined);
  if (!info) throw new InputError(`${command.path}: there is no such file or folder`);
  // Git names files without symbolic links.
  const path = toSlashes(await realpath(given));
  const folder = info.isDirectory() ? path : toSlashes(dirname(path));
  const displayPath = displayPathFrom(folder);
  const saved = await savedBase(command, folder);
  const printed = info.isFile() ? await readPrinted(path, command.path, info.size) : undefined;
  const sides =
    printed !== undefined
      ? await planSides(command, path, printed, saved, context)
      : await codeSides(command, { path, folder, isFile: info.isFile() }, saved, context);
  const filter = createFilter(command.show.filters);
  const [before, after] = [sides.before, sides.after].map(({ projects }) =>
    projects.map((project) => ({ ...project, segments: project.segments.map(filter) })),
  );
  const diff = createDiffer()(before ?? [], after ?? [], sides.renames);
  const limit = limitOf(diff, command.failAbove);
  const projects = (after ?? []).map(({ format, path: project, segments }) => ({
    format,
    path: project,
    estimates: segments.flat(),
  }));
  const absolute = (project: string): string => resolvePath(folder, project);
  const files = projects.flatMap(({ path: project, estimates }) => [
    `${absolute(project)}/.`,
    ...estimates.map(({ resource }) => resource.source.file),
  ]);
  const found = sides.budgets
    ? await findBudgets(sides.budgets.host, new Set(files), sides.budgets.boundary, context.remark)
    : [];
  const budgets = checkBudgets(
    found,
    diff.projects.map(({ path: project, changes }) => ({
      path: absolute(project),
      estimates: projects.find((one) => one.path === project)?.estimates ?? [],
      changes,
    })),
  );
  const report: CostReport = {
    generated: context.now,
    toolVersion: context.toolVersion,
    projects,
    summary: summarize(projects.flatMap(({ estimates }) => estimates)),
    comparison: { diff, baseline: sides.before.label, limit },
    budgets,
    diagnostics: sides.diagnostics,
    actions: undefined,
    displayPath,
    view: viewOf(command.show),
  };
  await context.show(report, command.show);
  if (limit?.exceeded || budgets.some(({ exceeded }) => exceeded)) context.exceeded();
}

/** A saved estimate that is named as the base; `undefined` where a revision is. */
async function savedBase({ base, input }: DiffCommand, folder: string): Promise<Side | undefined> {
  if (!base?.endsWith('.json') || !(await stat(base).catch(() => undefined))?.isFile()) return undefined;
  const saved = readSaved(decode(await readInput(base, '--base')));
  if (saved.kind === 'error') throw new InputError(`--base ${base}: ${saved.message}`);
  if (saved.currency.code !== input.currency)
    throw new InputError(
      `--base ${base} is in ${saved.currency.code}, not in ${input.currency}: --currency ${saved.currency.code} compares them`,
    );
  const projects = saved.projects.map((project) => ({
    format: project.format,
    path: project.path,
    segments: [
      project.estimates.map((estimate) => {
        const { source } = estimate.resource;
        const file = resolvePath(folder, source.file);
        return { ...estimate, resource: { ...estimate.resource, source: { ...source, file } } };
      }),
    ],
  }));
  return { projects, label: base };
}

async function planSides(
  command: DiffCommand,
  path: string,
  text: string,
  saved: Side | undefined,
  context: Context,
): Promise<Sides> {
  if (command.head !== undefined || (command.base !== undefined && !saved)) {
    throw new InputError(
      'a plan has both sides in it; --base takes a saved estimate here, --head and --staged nothing',
    );
  }
  const { defaultRegion } = readSettings(command.input);
  const { engine, ready, stated } = createEngine(toSlashes(dirname(path)), command.input, context);
  const plan = readPrintedPlan(text, command.path, { file: path, defaultRegion }, engine);
  const read = (await readUsage(command.input, context.remark)) ?? nothingRead;
  const usage = await stated(read.usage, toSlashes(dirname(path)));
  await ready([...(plan.prior?.resources ?? []), ...plan.planned.resources], usage);
  const [prior, planned] = [plan.prior, plan.planned].map(
    ({ resources, related }): DiffProject => ({
      format: plan.kind,
      path: displayPathFrom(dirname(path))(path),
      segments: [resources.flatMap((resource) => engine.estimate(resource, related, usage))],
    }),
  );
  const all = [prior, planned].flatMap((side) => side?.segments.flat() ?? []);
  for (const mistake of [...read.mistakes(all, engine.specs), ...mistakes(engine)]) context.remark(mistake);
  return {
    before: saved ?? { projects: prior ? [prior] : [], label: 'what exists' },
    after: { projects: planned ? [planned] : [], label: 'the plan' },
    renames: new Map(),
    diagnostics: plan.diagnostics.map(({ range, ...rest }) => ({ ...rest, range: range() })),
    budgets: undefined,
  };
}

interface Place {
  readonly path: string;
  readonly folder: string;
  readonly isFile: boolean;
}

async function codeSides(
  command: DiffCommand,
  place: Place,
  saved: Side | undefined,
  context: Context,
): Promise<Sides> {
  const disk = (boundary: string): Host => createNodeHost([boundary], context.remark);
  if (saved && command.head === undefined) {
    const boundary = workspaceFolder(place.folder);
    const host = disk(boundary);
    const estimate = createEstimator(command, place, boundary, context);
    const after = await estimate(host, undefined, undefined);
    return {
      before: saved,
      after: sideOf(after, place, 'the files'),
      renames: new Map(),
      diagnostics: diagnosticsOf(after),
      budgets: { host, boundary },
    };
  }
  const indexFile = process.env.GIT_INDEX_FILE;
  const repository = await openRepository(place.folder, {
    diskHost: disk,
    onError: context.remark,
    indexFile: indexFile === undefined ? undefined : resolve(indexFile),
  });
  if (repository.kind === 'unavailable') {
    // Tags may end like files do, so that only now it is clear that a file is meant.
    if (command.base?.endsWith('.json')) throw new InputError(`--base ${command.base}: there is no such file`);
    throw new InputError(`${repository.message}: there is nothing to compare with; --base takes a saved estimate too`);
  }
  try {
    return await revisionSides(command, place, repository, saved, context);
  } finally {
    repository.dispose();
  }
}

async function revisionSides(
  command: DiffCommand,
  place: Place,
  repository: GitRepository,
  saved: Side | undefined,
  context: Context,
): Promise<Sides> {
  const { topLevel } = repository;
  const estimate = createEstimator(command, place, topLevel, context);
  const head = command.head === undefined ? undefined : await repository.revision(parseBaseline(command.head));
  if (head && 'kind' in head) throw new InputError(head.message);
  const host = head?.host ?? (await repository.workingTree());
  const later = head && { host, topLevel, label: head.label };
  const after = await estimate(host, later, undefined);
  const budgets = { host, boundary: topLevel };
  const shared = {
    after: sideOf(after, place, head?.label ?? 'the files'),
    diagnostics: diagnosticsOf(after),
    budgets,
  };
  if (saved) return { ...shared, before: saved, renames: new Map() };
  const base = await repository.revision(parseBaseline(command.base ?? 'HEAD'));
  if ('kind' in base) throw new InputError(base.message);
  const earlier: Earlier = { host: base.host, topLevel, label: base.label };
  const before = await estimate(base.host, earlier, after.projects.length > 0 ? after.isProject : undefined);
  if (after.projects.length + before.projects.length === 0) {
    throw new InputError(`${command.path}: there is no infrastructure code in it, neither now nor in ${base.label}`);
  }
  const displayPath = displayPathFrom(place.folder);
  const renames = await renamedFiles({ files: before.files, host: base.host }, { files: after.files, host });
  return {
    ...shared,
    before: sideOf(before, place, base.label),
    renames: new Map([...renames].map(([file, former]) => [displayPath(file), displayPath(former)])),
  };
}

type Estimator = (
  host: Host,
  /** Where the files of the command line are read from; the disk where it is undefined. */
  earlier: Earlier | undefined,
  isProject: boolean | undefined,
) => Promise<FolderEstimate>;

/** Both sides are estimated by one engine: the same prices, and what is equal is priced once. */
function createEstimator(command: DiffCommand, place: Place, boundary: string, context: Context): Estimator {
  const { engine, ready, stated } = createEngine(place.folder, command.input, context);
  const settings = readSettings(command.input);
  const displayPath = displayPathFrom(place.folder);
  return async (host, earlier, isProject) => {
    const usage = await readUsage(command.input, context.remark, earlier);
    const result = await estimateFolder({
      host,
      path: place.path,
      kind: place.isFile ? 'file' : 'folder',
      boundary,
      settings: formatSettings(command.input, settings),
      given: await readVariableFiles(settings, context.remark, earlier),
      engine,
      ready,
      stated,
      usage: usage ?? (command.input.usageFile === undefined ? undefined : nothingRead),
      remark: context.remark,
      displayPath,
      onProgress: (text) => context.progress(`${earlier ? `${earlier.label}: ` : ''}${text}`),
      ...(isProject !== undefined && { isProject }),
    });
    for (const mistake of mistakes(engine)) context.remark(mistake);
    return result;
  };
}

function sideOf({ projects }: FolderEstimate, { folder }: Place, label: string): Side {
  const displayPath = displayPathFrom(folder);
  return {
    projects: projects.map(({ format, path, estimates, moves }) => ({
      format,
      path: displayPath(path) || '.',
      segments: [estimates],
      moves,
    })),
    label,
  };
}

function diagnosticsOf({ projects, diagnostics }: FolderEstimate): readonly JsonDiagnostic[] {
  return [...diagnostics, ...projects.flatMap((project) => project.diagnostics)].map(({ range, ...rest }) => ({
    ...rest,
    range: range(),
  }));
}
