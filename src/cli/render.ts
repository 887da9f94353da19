/** Writes a report in the format that is asked for. */
import { commentBody } from '../report/comment';
import { csvReport } from '../report/csv';
import { htmlReport } from '../report/html';
import { infracostReport } from '../report/infracost';
import { jsonReport } from '../report/json';
import { junitReport } from '../report/junit';
import { markdownDocument } from '../report/markdown-document';
import { ndjsonReport } from '../report/ndjson';
import type { CostReport, ReportView } from '../report/report';
import { sarifReport } from '../report/sarif';
import { type TableOptions, tableReport } from '../report/table';
import type { OutputOptions } from './command';
import type { Format } from './formats';

export function render(report: CostReport, format: Format, options: TableOptions = {}): string {
  switch (format) {
    case 'table':
      return tableReport(report, options);
    case 'json':
      return `${JSON.stringify(jsonReport(report), null, 2)}\n`;
    case 'ndjson':
      return [...ndjsonReport(report)].join('');
    case 'markdown':
      return markdownDocument(report);
    case 'html':
      return htmlReport(report);
    case 'csv':
      return csvReport(report);
    case 'github':
    case 'gitlab':
    case 'azure':
    case 'bitbucket':
      return commentBody(report, format);
    case 'junit':
      return junitReport(report);
    case 'sarif':
      return sarifReport(report);
    case 'infracost':
      return infracostReport(report);
  }
}

export function viewOf({ grouping, sort, top, showFree }: OutputOptions): ReportView {
  return { grouping, sort, top, showFree };
}
