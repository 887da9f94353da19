/** A report as a Markdown document. */
import { budgetText } from './budget-text';
import { changeMarkdown, groupLines, wholeReport } from './change-markdown';
import { escapeCell } from './component-table';
import { markdownReport } from './markdown';
import { amountsText } from './money';
import { allEstimates, type CostReport, type ReportProject } from './report';
import { estimateRows } from './view';

/** `components`: whether each resource is listed with its components. */
export function markdownDocument(report: CostReport, { components = true } = {}): string {
  const { comparison, generated } = report;
  const date = generated.slice(0, 10);
  if (comparison) {
    const body = changeMarkdown(report, comparison, wholeReport);
    return `# Cost change\n\n${body}\n${amountsText()}, free tiers not deducted. ${date}\n`;
  }
  const { left } = estimateRows(report);
  const notes = report.diagnostics.map(
    ({ message, file, range }) => `${report.displayPath(file)}:${range.start.line + 1}: ${message}`,
  );
  const sections = sectionsOf(report).map(({ path, estimates }, index) => ({
    title: path,
    estimates,
    notes: index === 0 ? notes : [],
  }));
  const lines = [markdownReport(sections, report.summary, date, { components }).trimEnd()];
  if (left > 0) lines.push('', `${left} more ${left === 1 ? 'resource is' : 'resources are'} not listed.`);
  if (report.view.grouping) lines.push('', '### Groups', '', ...groupLines(report));
  if (report.budgets.length > 0) {
    lines.push('', '### Budgets', '');
    for (const result of report.budgets) {
      const text = escapeCell(budgetText(result));
      lines.push(result.exceeded ? `- **Over budget: ${text}**` : `- ${text}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The projects with the resources that are to be listed, each in its place. */
function sectionsOf(report: CostReport): readonly ReportProject[] {
  const { view, projects } = report;
  if (view.top === undefined && view.sort === undefined) return projects;
  const { rows } = estimateRows(report);
  const unsupported = allEstimates(report).filter(({ status }) => status === 'unsupported');
  const [first] = projects;
  return [{ format: first?.format ?? '', path: first?.path ?? '', estimates: [...rows, ...unsupported] }];
}
