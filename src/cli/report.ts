/** `costline report`: a saved estimate or diff in another format. */
import { createFilter } from '../insight/filter';
import { summarize } from '../insight/summary';
import { showAmountsIn } from '../report/money';
import type { CostReport } from '../report/report';
import { readSaved } from '../report/saved';
import type { ReportCommand } from './command';
import type { Context } from './context';
import { decode, InputError, readInput } from './input';
import { limitOf } from './limit';
import { viewOf } from './render';

export async function runReport({ from, show, failAbove }: ReportCommand, context: Context): Promise<void> {
  const saved = readSaved(decode(await readInput(from, '--from')));
  if (saved.kind === 'error') throw new InputError(`${from}: ${saved.message}`);
  const { comparison } = saved;
  showAmountsIn(saved.currency, saved.hoursPerMonth);
  if (show.filters.length > 0 && comparison)
    throw new InputError('--filter goes with "costline diff", not with a saved one');
  if (failAbove && !comparison) throw new InputError('--fail-above needs a saved diff; this is an estimate');
  const filter = createFilter(show.filters);
  const projects = saved.projects.map((project) => ({ ...project, estimates: filter(project.estimates) }));
  const limit = comparison && limitOf(comparison.diff, failAbove);
  const report: CostReport = {
    generated: saved.generated || context.now,
    toolVersion: context.toolVersion,
    projects,
    summary: summarize(projects.flatMap(({ estimates }) => estimates)),
    comparison: comparison && { ...comparison, limit },
    budgets: saved.budgets,
    diagnostics: saved.diagnostics,
    actions: undefined,
    displayPath: (file) => file,
    view: viewOf(show),
  };
  await context.show(report, show);
  if (limit?.exceeded || saved.budgets.some(({ exceeded }) => exceeded)) context.exceeded();
}
