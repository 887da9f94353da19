/** What differs from the baselines as a document, and in one line for the message of a commit. */
import { directoryOf, nameOf } from '../host';
import type { BlockChange } from '../insight/block-change';
import { changeMarkdown, wholeReport } from '../report/change-markdown';
import { blockTitle, causeText, countsText, differenceText, sideText, totalDifference } from '../report/change-text';
import { escapeCell } from '../report/component-table';
import type { CostReport } from '../report/report';
import type { BaselineState, FolderDiff } from './baseline';
import { paragraphStart } from './protocol';
import type { WorkspaceView } from './view';

export function diffDocument({ diffs, budgets, summary }: WorkspaceView, states: readonly BaselineState[]): string {
  const lines = ['# Cost changes', ''];
  for (const { folder, message } of states) {
    if (message === '') continue;
    const what = states.length > 1 ? `${escapeCell(titleOf(folder, states))} ` : '';
    lines.push(`Nothing to compare ${what}with: ${escapeCell(message)}.`, '');
  }
  if (diffs.length === 0 && states.every(({ message }) => message === '')) lines.push('Nothing is compared.', '');
  for (const { folder, label, diff } of diffs) {
    if (states.length > 1) lines.push(`## ${escapeCell(titleOf(folder, states))}`, '');
    const report: CostReport = {
      generated: '',
      toolVersion: '',
      projects: [],
      summary,
      comparison: { diff, baseline: label, limit: undefined },
      budgets: budgets.filter(({ file }) => file.startsWith(`${folder}/`)),
      diagnostics: [],
      actions: undefined,
      displayPath: (file) => file,
      view: { grouping: undefined, sort: 'change', top: undefined, showFree: false },
    };
    lines.push(changeMarkdown(report, { diff, baseline: label, limit: undefined }, wholeReport));
  }
  return lines.join('\n');
}

/** The folder's name, with what it lies in where another has the same: the report is for others too, on other machines. */
function titleOf(folder: string, states: readonly BaselineState[]): string {
  const name = nameOf(folder);
  const alike = states.filter((state) => nameOf(state.folder) === name);
  return alike.length > 1 ? `${nameOf(directoryOf(folder))}/${name}` : name;
}

/** So many changes are named in a commit message. */
const mostNamed = 3;

/** `Monthly cost vs HEAD: +$140.16/mo (+12.3%), now $1,204.10/mo; 2 added. aws_instance.web +$61.32 (…)`; empty where nothing differs. */
export function diffParagraph(diffs: readonly FolderDiff[]): string {
  return diffs
    .flatMap((folderDiff) => {
      const { diff, label } = folderDiff;
      const blocks = folderDiff.blocks().toSorted((a, b) => size(b) - size(a));
      if (blocks.length === 0) return [];
      const named = blocks.slice(0, mostNamed).map(nameBlock);
      const rest = blocks.length > named.length ? `; and ${blocks.length - named.length} more` : '';
      return [
        `${paragraphStart}${label}: ${totalDifference(diff)}, now ${sideText(diff.now.monthlyCost)}; ${countsText(blocks)}. ${named.join('; ')}${rest}.`,
      ];
    })
    .join(' ');
}

function size({ total }: BlockChange): number {
  return Math.abs(total.difference ?? 0) + total.appeared + total.vanished;
}

function nameBlock(block: BlockChange): string {
  const amount = block.kind === 'moved' ? 'same cost' : differenceText(block);
  const causes = new Set(block.components.map(({ cause }) => causeText(cause)).filter((text) => text !== ''));
  const [first] = causes;
  const kind = block.kind === 'changed' ? '' : `${block.kind} `;
  return `${kind}${blockTitle(block)} ${amount}${first === undefined ? '' : ` (${first})`}`;
}
