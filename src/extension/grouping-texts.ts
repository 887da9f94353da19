/** By what resources may be put together, in the person's language. */
import * as vscode from 'vscode';
import type { Grouping } from './panel/messages';

export function groupingTexts(): Readonly<Record<Grouping, string>> {
  return {
    type: vscode.l10n.t('Type'),
    module: vscode.l10n.t('Module'),
    file: vscode.l10n.t('File'),
    provider: vscode.l10n.t('Provider'),
    region: vscode.l10n.t('Region'),
    tag: vscode.l10n.t('Tag'),
    none: vscode.l10n.t('Nothing'),
  };
}
