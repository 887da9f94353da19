/** Code lenses: what a file, a resource and a module call cost. */
import type { CodeLens } from 'vscode-languageserver';
import type { Range } from '../syntax/range';
import {
  amountText,
  blockText,
  changesText,
  diffText,
  isFreeChange,
  perCallerText,
  rollUpText,
  sumOf,
} from './amounts';
import { limitText, overBudgetText } from './budget-words';
import { clientCommands, type ServerSettings } from './protocol';
import { byResource } from './several-resources';
import type { BlockView, FileView, WorkspaceView } from './view';

export function codeLenses(view: WorkspaceView, file: FileView, uri: string, settings: ServerSettings): CodeLens[] {
  if (!settings.codeLens.enabled) return [];
  const { period } = settings;
  const lens = (range: Range, title: string, command: string): CodeLens => ({
    range: { start: range.start, end: range.start },
    command: { title, command, arguments: [uri, range.start] },
  });
  const lenses: CodeLens[] = [];
  const all = file.blocks.flatMap(({ estimates }) => estimates);
  if (all.length > 0 || file.calls.length > 0 || file.removed.length > 0) {
    const total = view.summary.monthlyCost;
    const whole = sumOf(all) !== total && total !== null ? ` · ${amountText(total, period)} in the workspace` : '';
    const diff =
      file.diff && file.diff.changes.length > 0 ? ` · ${diffText(file.diff.changes, file.diff.label, period)}` : '';
    const over = file.exceeded.map((budget) => ` · ${overBudgetText(budget, period)}`).join('');
    lenses.push(lens(top, `This file: ${rollUpText(all, period)}${whole}${diff}${over}`, clientCommands.showSummary));
  }
  for (const limit of file.limits) {
    const start = { line: limit.line, character: 0 };
    lenses.push(lens({ start, end: start }, limitText(limit, period), clientCommands.showSummary));
  }
  const label = file.diff?.label ?? '';
  for (const block of file.blocks) {
    if (block.toldByCall) continue;
    const texts = [...block.callers].map(([name, estimates]) => [name, blockText(estimates, period)] as const);
    const change = changesText(block.changes, label, period);
    if (isFree(block) && !settings.showFree && block.changes.every(isFreeChange)) continue;
    const text = perCallerText(texts);
    lenses.push(lens(block.headerRange, change === '' ? text : `${text} · ${change}`, clientCommands.explain));
    if (block.estimates.some(({ status }) => status === 'usage') && byResource(block.estimates).length === 1)
      lenses.push(lens(block.headerRange, 'Edit usage', clientCommands.editUsage));
  }
  for (const { title, changes, before } of file.removed) {
    if (changes.every(isFreeChange)) continue;
    const text = `removed: ${title} ${changesText(changes, label, period)}`;
    lenses.push(lens(before ?? file.end(), text, clientCommands.showSummary));
  }
  for (const call of file.calls) {
    const texts = call.callers.map((estimates, index) => [`#${index + 1}`, rollUpText(estimates, period)] as const);
    const change = changesText(call.changes, label, period);
    const text = call.missing ?? perCallerText(texts);
    lenses.push(lens(call.headerRange, change === '' ? text : `${text} · ${change}`, clientCommands.showSummary));
  }
  return lenses;
}

function isFree({ estimates }: BlockView): boolean {
  return estimates.every(({ status }) => status === 'free');
}

const top: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
