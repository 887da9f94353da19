/** Reports as tests need them: estimates in, the rest as it is by default. */
import type { Estimate } from '../../src/engine/estimate';
import { createDiffer } from '../../src/insight/diff';
import { summarize } from '../../src/insight/summary';
import type { CostReport } from '../../src/report/report';

export function reportOf(estimates: readonly Estimate[], more: Partial<CostReport> = {}): CostReport {
  return {
    generated: '2026-01-31T12:00:00.000Z',
    toolVersion: '1.2.3',
    projects: [{ format: 'terraform', path: '.', estimates }],
    summary: summarize(estimates),
    comparison: undefined,
    budgets: [],
    diagnostics: [],
    actions: undefined,
    displayPath: (file) => file.replace('/ws/', ''),
    view: { grouping: undefined, sort: undefined, top: undefined, showFree: false },
    ...more,
  };
}

/** A report of what differs. */
export function changeReportOf(
  before: readonly Estimate[],
  after: readonly Estimate[],
  more: Partial<CostReport> = {},
): CostReport {
  const project = { format: 'terraform', path: '.' };
  const diff = createDiffer()([{ ...project, segments: [before] }], [{ ...project, segments: [after] }]);
  return reportOf(after, { comparison: { diff, baseline: 'HEAD', limit: undefined }, ...more });
}
