/** What a report has to say against the code, for formats that list such things. */
import type { Range } from '../syntax/range';
import { budgetText } from './budget-text';
import { displayName } from './markdown';
import { formatMoney } from './money';
import { allEstimates, type CostReport } from './report';

export interface Finding {
  readonly rule: RuleId;
  readonly level: 'error' | 'warning' | 'note';
  readonly message: string;
  /** What it is about, stable while lines move: an address, a budget. */
  readonly subject: string;
  /** As it is shown; `undefined` where it is about no file. */
  readonly file: string | undefined;
  readonly range: Range;
}

export type RuleId = keyof typeof rules;

/** The rules by which findings are known elsewhere. */
export const rules = {
  'budget-exceeded': 'The cost is above the budget that is set in .costline.yml',
  'increase-exceeded': 'The change costs more than is allowed',
  'price-unknown': 'The cost of a resource is not known',
  'code-problem': 'The code cannot be read or evaluated as it stands',
} as const;

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export function findingsOf(report: CostReport): readonly Finding[] {
  const { displayPath, comparison } = report;
  const found: Finding[] = [];
  for (const result of report.budgets) {
    if (!result.exceeded) continue;
    const place = { line: result.line, character: 0 };
    found.push({
      rule: result.limit === 'total' ? 'budget-exceeded' : 'increase-exceeded',
      level: 'error',
      message: budgetText(result),
      subject: `${displayPath(result.file)} ${result.limit} ${JSON.stringify(result.scope)}`,
      file: displayPath(result.file),
      range: { start: place, end: place },
    });
  }
  if (comparison?.limit?.exceeded) {
    const { text, allowed } = comparison.limit;
    const message = `the increase is above ${text} (${formatMoney(allowed)} a month)`;
    found.push({
      rule: 'increase-exceeded',
      level: 'error',
      message,
      subject: 'fail-above',
      file: undefined,
      range: nowhere,
    });
  }
  for (const estimate of allEstimates(report)) {
    if (estimate.status !== 'unpriced') continue;
    const { source } = estimate.resource;
    found.push({
      rule: 'price-unknown',
      level: 'note',
      message: `${displayName(estimate)}: ${estimate.reasons.join('; ')}`,
      subject: estimate.resource.address,
      file: displayPath(source.file),
      range: source.headerRange(),
    });
  }
  for (const { severity, message, file, range, code } of report.diagnostics) {
    const level = severity === 'error' ? 'error' : severity === 'warning' ? 'warning' : 'note';
    found.push({ rule: 'code-problem', level, message, subject: `${code} ${message}`, file: displayPath(file), range });
  }
  return found;
}
