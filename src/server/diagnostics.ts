/** Diagnostics: amounts over their threshold, prices that cannot be known, modules that are missing. */
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { allComponents, type Estimate } from '../engine/estimate';
import type { Range } from '../syntax/range';
import { amountText, sumOf } from './amounts';
import { budgetDiagnostics } from './budget-diagnostics';
import { diagnosticSource as source } from './diagnostic-source';
import type { ServerSettings } from './protocol';
import { byResource } from './several-resources';
import type { BlockView, FileView } from './view';

export function diagnosticsOf(file: FileView, settings: ServerSettings): Diagnostic[] {
  const found = file.blocks.flatMap((block) => [...overThreshold(block, settings), ...unknownPrices(block, settings)]);
  found.push(...budgetDiagnostics(file));
  const told = new Set<string>();
  for (const { severity, code, message, range } of file.diagnostics) {
    // A module that is called more than once has its own once for each call.
    const key = `${range().start.line} ${message}`;
    if (code !== 'module-not-found' || told.has(key)) continue;
    told.add(key);
    found.push({ severity: severityOf(severity), code, message, range: range(), source });
  }
  return found;
}

function severityOf(severity: 'error' | 'warning' | 'information'): DiagnosticSeverity {
  return severity === 'error'
    ? DiagnosticSeverity.Error
    : severity === 'warning'
      ? DiagnosticSeverity.Warning
      : DiagnosticSeverity.Information;
}

function overThreshold(block: BlockView, settings: ServerSettings): readonly Diagnostic[] {
  const limit = settings.thresholds.resource;
  if (limit === null) return [];
  const { period } = settings;
  // A line of a program may make several resources: the limit is set for each.
  const largest = new Map<string, number>();
  for (const resource of [...block.callers.values()].flatMap(byResource)) {
    const sum = sumOf(resource) ?? 0;
    const title = titleOf(resource);
    if (sum > Math.max(limit, largest.get(title) ?? 0)) largest.set(title, sum);
  }
  return [...largest].map(([title, sum]) => ({
    severity: DiagnosticSeverity.Warning,
    code: 'cost-over-threshold',
    message: `${title} costs ${amountText(sum, period)}, more than the ${amountText(limit, period)} set for a resource`,
    range: block.headerRange,
    source,
  }));
}

function unknownPrices(block: BlockView, settings: ServerSettings): readonly Diagnostic[] {
  if (!settings.diagnostics.unknownPrices) return [];
  const seen = new Set<string>();
  return block.estimates.flatMap((estimate) =>
    (estimate.status === 'unpriced' ? estimate.reasons : []).flatMap((reason): Diagnostic[] => {
      if (seen.has(reason)) return [];
      seen.add(reason);
      return [
        {
          severity: DiagnosticSeverity.Information,
          code: 'price-unknown',
          message: `Price of ${estimate.resource.title} unknown: ${reason}`,
          range: placeOf(estimate, reason) ?? block.headerRange,
          source,
        },
      ];
    }),
  );
}

function titleOf([first]: readonly Estimate[]): string {
  return first?.resource.title ?? '';
}

/** The attribute that the component with the problem comes from. */
function placeOf(estimate: Estimate, reason: string): Range | undefined {
  for (const component of allComponents(estimate)) {
    if (component.problem !== reason) continue;
    for (const path of component.attributes) {
      const range = estimate.resource.source.attributeRange(path);
      if (range) return range;
    }
  }
  return undefined;
}
