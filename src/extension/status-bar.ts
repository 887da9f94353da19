/** The total of the workspace in the status bar; a click opens the summary. */
import * as vscode from 'vscode';
import type { StatusCounts, SummaryParams } from '../server/protocol';
import { countTexts } from './counts';

export interface StatusBar extends vscode.Disposable {
  /** Says that the workspace is being read. */
  begin(): void;
  show(summary: SummaryParams): void;
}

export function createStatusBar(): StatusBar {
  const item = vscode.window.createStatusBarItem('costline.total', vscode.StatusBarAlignment.Left, 0);
  item.name = vscode.l10n.t('Costline: Total Cost');
  item.command = 'costline.showSummary';
  item.text = '$(loading~spin) Costline';
  item.tooltip = vscode.l10n.t('Costline is reading the workspace');
  return {
    begin: () => item.show(),
    show(summary) {
      if (!summary.ready) return;
      item.text = `$(tag) ${summary.text}${summary.diff?.short ? ` (${summary.diff.short})` : ''}`;
      item.tooltip = tooltip(summary);
      item.accessibilityInformation = { label: spoken(summary), role: 'button' };
      if (total(summary.counts) > 0) item.show();
      else item.hide();
    },
    dispose: () => item.dispose(),
  };
}

function total(counts: StatusCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function tooltip({ text, counts, oldestPrice, diff }: SummaryParams): vscode.MarkdownString {
  const lines = [`**${vscode.l10n.t('Infrastructure cost: {0}', text)}**`, countTexts(counts).join('  \n')];
  if (diff) lines.push(diff.text);
  if (oldestPrice !== '') lines.push(vscode.l10n.t('Oldest price in use: {0}', oldestPrice));
  const links = [
    `[${vscode.l10n.t('Summary')}](command:costline.showSummary)`,
    `[${vscode.l10n.t('Report')}](command:costline.showReport)`,
    `[${vscode.l10n.t('Settings')}](command:costline.openSettings)`,
  ];
  const markdown = new vscode.MarkdownString([...lines, links.join(' · ')].join('\n\n'));
  markdown.isTrusted = { enabledCommands: ['costline.showSummary', 'costline.showReport', 'costline.openSettings'] };
  return markdown;
}

function spoken({ text, counts, diff }: SummaryParams): string {
  const parts = [vscode.l10n.t('Infrastructure cost: {0}', text), ...countTexts(counts)];
  return [...parts, ...(diff ? [diff.text] : [])].join(', ');
}
