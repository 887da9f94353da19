/** Files as the baseline has them, as read-only documents: there stands what has been removed since. */
import * as vscode from 'vscode';
import type { CostServer } from './client';

export const earlierScheme = 'costline-baseline';

/** @param label of the baseline, for the title */
export function earlierUri(file: string, label: string): vscode.Uri {
  const { path } = vscode.Uri.parse(file);
  // The name of the file comes last: the editor tells the language by it.
  return vscode.Uri.from({ scheme: earlierScheme, path, query: file, fragment: label });
}

export function provideEarlierDocuments(server: CostServer): vscode.Disposable {
  const changes = new vscode.EventEmitter<vscode.Uri>();
  return vscode.Disposable.from(
    changes,
    vscode.workspace.registerTextDocumentContentProvider(earlierScheme, {
      onDidChange: changes.event,
      provideTextDocumentContent: async ({ query }) =>
        (await server.earlierText(query)) ?? vscode.l10n.t('The baseline does not have this file any more.'),
    }),
    server.onSummary(() => {
      for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === earlierScheme) changes.fire(uri);
    }),
  );
}
