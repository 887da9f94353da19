/** Findings as SARIF 2.1.0 (OASIS), which code scanning services show beside the lines. */
import { findingsOf, type RuleId, rules } from './finding';
import type { CostReport } from './report';

export function sarifReport(report: CostReport): string {
  const ids = Object.keys(rules);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Costline',
            semanticVersion: report.toolVersion,
            rules: Object.entries(rules).map(([id, text]) => ({
              id,
              shortDescription: { text },
              defaultConfiguration: { level: id === 'price-unknown' ? 'note' : 'error' },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findingsOf(report).map(({ rule, level, message, subject, file, range }) => ({
          ruleId: rule,
          ruleIndex: ids.indexOf(rule satisfies RuleId),
          level,
          message: { text: message },
          ...(file !== undefined && {
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: uriOf(file), uriBaseId: '%SRCROOT%' },
                  region: {
                    startLine: range.start.line + 1,
                    startColumn: range.start.character + 1,
                    endLine: range.end.line + 1,
                    endColumn: range.end.character + 1,
                  },
                },
              },
            ],
          }),
          // Stays the same while lines move, so that a finding that is known is not told anew.
          partialFingerprints: { 'costline/v1': `${rule}/${subject}` },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function uriOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}
