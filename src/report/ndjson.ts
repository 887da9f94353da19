/** The report as lines of JSON: one for each resource instance as soon as it is known, then one with the sums. */
import type { Estimate } from '../engine/estimate';
import { type EntryContext, estimateEntries, jsonFrame, resourceEntries } from './json';
import type { CostReport } from './report';

/** One line for each instance of an estimate, each with its line feed. */
export function ndjsonLines(estimate: Estimate, project: number, context: EntryContext): string {
  let text = '';
  for (const entry of estimateEntries(estimate, project, context)) text += lineOf('resource', entry);
  return text;
}

/** The last line: everything but the resources. */
export function ndjsonSummary(report: CostReport): string {
  return lineOf('summary', jsonFrame(report));
}

/** All lines, one after the other. */
export function* ndjsonReport(report: CostReport): Generator<string> {
  for (const entry of resourceEntries(report)) yield lineOf('resource', entry);
  yield ndjsonSummary(report);
}

function lineOf(kind: string, content: object): string {
  return `${JSON.stringify({ kind, ...content })}\n`;
}
