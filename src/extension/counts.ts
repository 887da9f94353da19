/** How many resources are in which state, in words. */
import * as vscode from 'vscode';
import type { StatusCounts } from '../server/protocol';

/** One text for each state that occurs: `14 priced`, `2 usage-based`, … */
export function countTexts(counts: StatusCounts): readonly string[] {
  const texts: readonly (readonly [number, string])[] = [
    [counts.priced, vscode.l10n.t('{0} priced', counts.priced)],
    [counts.usage, vscode.l10n.t('{0} usage-based', counts.usage)],
    [counts.unpriced, vscode.l10n.t('{0} price unknown', counts.unpriced)],
    [counts.unsupported, vscode.l10n.t('{0} not supported', counts.unsupported)],
    [counts.free, vscode.l10n.t('{0} free', counts.free)],
  ];
  return texts.filter(([count]) => count > 0).map(([, text]) => text);
}
