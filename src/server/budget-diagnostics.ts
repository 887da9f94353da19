/** Diagnostics of budgets: at the limit that is exceeded, at what most of it comes from, and at mistakes in the file. */
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { budgetText } from '../report/budget-text';
import type { Range } from '../syntax/range';
import type { BudgetView } from './budgets';
import { diagnosticSource as source } from './diagnostic-source';
import { uriOfPath } from './paths';
import type { FileView } from './view';

const [code, mistake] = ['budget-exceeded', 'budget-mistake'];

export function budgetDiagnostics({ limits, exceeded, blocks, budgetErrors }: FileView): readonly Diagnostic[] {
  const blockOf = ({ cause }: BudgetView): Range | undefined =>
    blocks.find(({ estimates }) => cause && estimates.includes(cause))?.headerRange;
  return [
    ...budgetErrors.map(
      ({ line, message }): Diagnostic => ({
        severity: DiagnosticSeverity.Error,
        code: mistake,
        message,
        range: wholeLine(line),
        source,
      }),
    ),
    ...limits
      .filter((limit) => limit.exceeded)
      .map((limit): Diagnostic => {
        const { source: place } = limit.cause?.resource ?? {};
        return {
          severity: DiagnosticSeverity.Warning,
          code,
          message: budgetText(limit),
          range: wholeLine(limit.line),
          source,
          ...(place && {
            relatedInformation: [
              {
                location: { uri: uriOfPath(place.file), range: place.headerRange() },
                message: `most of it: ${limit.cause?.resource.address}`,
              },
            ],
          }),
        };
      }),
    ...exceeded.flatMap((limit): readonly Diagnostic[] => {
      const range = blockOf(limit);
      if (!range) return [];
      const location = { uri: uriOfPath(limit.file), range: wholeLine(limit.line) };
      return [
        {
          severity: DiagnosticSeverity.Warning,
          code,
          message: `Over budget: ${budgetText(limit)}`,
          range,
          source,
          relatedInformation: [{ location, message: 'the limit' }],
        },
      ];
    }),
  ];
}

/** Longer than any line: the editor cuts it. */
function wholeLine(line: number): Range {
  return { start: { line, character: 0 }, end: { line, character: 1000 } };
}
