/** Code lenses: what a file, a resource and a module call cost. */
import type { CodeLens } from 'vscode-languageserver';
import type { Range } from '../syntax/range';
import { amountText, blockText, perCallerText, rollUpText, sumOf } from './amounts';
import { clientCommands, type ServerSettings } from './protocol';
import type { FileView, WorkspaceView } from './view';

export function codeLenses(view: WorkspaceView, file: FileView, uri: string, settings: ServerSettings): CodeLens[] {
  if (!settings.codeLens.enabled) return [];
  const { period } = settings;
  const lens = (range: Range, title: string, command: string): CodeLens => ({
    range: { start: range.start, end: range.start },
    command: { title, command, arguments: [uri, range.start] },
  });
  const lenses: CodeLens[] = [];
  const all = file.blocks.flatMap(({ estimates }) => estimates);
  if (all.length > 0 || file.calls.length > 0) {
    const total = view.summary.monthlyCost;
    const whole = sumOf(all) !== total && total !== null ? ` · ${amountText(total, period)} in the workspace` : '';
    lenses.push(lens(top, `This file: ${rollUpText(all, period)}${whole}`, clientCommands.showSummary));
  }
  for (const block of file.blocks) {
    if (!settings.showFree && block.estimates.every(({ status }) => status === 'free')) continue;
    const texts = [...block.callers].map(([name, estimates]) => [name, blockText(estimates, period)] as const);
    lenses.push(lens(block.headerRange, perCallerText(texts), clientCommands.explain));
  }
  for (const call of file.calls) {
    const texts = call.callers.map((estimates, index) => [`#${index + 1}`, rollUpText(estimates, period)] as const);
    lenses.push(lens(call.headerRange, call.missing ?? perCallerText(texts), clientCommands.showSummary));
  }
  return lenses;
}

const top: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
