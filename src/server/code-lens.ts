/** Code lenses: what a file, a resource and a module call cost. */
import type { CodeLens } from 'vscode-languageserver';
import { isFreeChange } from '../insight/block-change';
import type { Range } from '../syntax/range';
import { amountText, blockText, changesText, diffText, perCallerText, rollUpText, summaryText } from './amounts';
import { limitText, overBudgetText } from './budget-words';
import { clientCommands, type ServerSettings } from './protocol';
import { byResource } from './several-resources';
import type { BlockView, FileView, WorkspaceView } from './view';

export function codeLenses(view: WorkspaceView, file: FileView, uri: string, settings: ServerSettings): CodeLens[] {
  if (!settings.codeLens.enabled) return [];
  const { period } = settings;
  const lens = (range: Range, title: string, command: string): CodeLens => lensAt(uri, range, title, command);
  const lenses: CodeLens[] = [];
  if (file.blocks.length > 0 || file.calls.length > 0 || file.removed.length > 0) {
    const total = view.summary.monthlyCost;
    const whole =
      file.summary.monthlyCost !== total && total !== null ? ` · ${amountText(total, period)} in the workspace` : '';
    const diff =
      file.diff && file.diff.blocks.length > 0 ? ` · ${diffText(file.diff.blocks, file.diff.label, period)}` : '';
    const over = file.exceeded.map((budget) => ` · ${overBudgetText(budget, period)}`).join('');
    lenses.push(
      lens(top, `This file: ${summaryText(file.summary, period)}${whole}${diff}${over}`, clientCommands.showSummary),
    );
  }
  for (const limit of file.limits) {
    const start = { line: limit.line, character: 0 };
    lenses.push(lens({ start, end: start }, limitText(limit, period), clientCommands.showSummary));
  }
  const label = file.diff?.label ?? '';
  for (const block of file.blocks) for (const found of lensesOf(block, file, uri, settings)) lenses.push(found);
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

function lensAt(uri: string, { start }: Range, title: string, command: string): CodeLens {
  return { range: { start, end: start }, command: { title, command, arguments: [uri, start] } };
}

function lensesOf(block: BlockView, file: FileView, uri: string, settings: ServerSettings): readonly CodeLens[] {
  const { hasUsageFile } = file;
  const label = file.diff?.label ?? '';
  const known = ofBlocks.get(block);
  if (known?.settings === settings && known.uri === uri && known.label === label && known.hasUsageFile === hasUsageFile)
    return known.lenses;
  const lenses = [...blockLenses(block, label, hasUsageFile, uri, settings)];
  ofBlocks.set(block, { label, hasUsageFile, uri, settings, lenses });
  return lenses;
}

/** Most blocks are the same from one keystroke to the next. */
const ofBlocks = new WeakMap<
  BlockView,
  {
    readonly label: string;
    readonly hasUsageFile: boolean;
    readonly uri: string;
    readonly settings: ServerSettings;
    readonly lenses: readonly CodeLens[];
  }
>();

function* blockLenses(
  block: BlockView,
  label: string,
  hasUsageFile: boolean,
  uri: string,
  settings: ServerSettings,
): Generator<CodeLens> {
  if (block.toldByCall) return;
  const { period } = settings;
  const change = changesText(block.changes, label, period);
  if (isFree(block) && !settings.showFree && block.changes.every(isFreeChange)) return;
  const text = perCallerText(
    [...block.callers].map(([name, estimates]) => [name, blockText(estimates, period)] as const),
  );
  yield lensAt(uri, block.headerRange, change === '' ? text : `${text} · ${change}`, clientCommands.explain);
  if (
    hasUsageFile &&
    block.estimates.some(({ status }) => status === 'usage') &&
    byResource(block.estimates).length === 1
  )
    yield lensAt(uri, block.headerRange, 'Edit usage', clientCommands.editUsage);
}

function isFree({ estimates }: BlockView): boolean {
  return estimates.every(({ status }) => status === 'free');
}

const top: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
