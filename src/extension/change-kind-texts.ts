/** What became of a resource, in the person's language. */
import * as vscode from 'vscode';
import type { ChangeRow } from '../server/protocol';

export function kindTexts(): Readonly<Record<ChangeRow['kind'], string>> {
  return {
    added: vscode.l10n.t('added'),
    removed: vscode.l10n.t('removed'),
    changed: vscode.l10n.t('changed'),
    moved: vscode.l10n.t('moved'),
  };
}
