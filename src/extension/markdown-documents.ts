/** Read-only Markdown documents that the server writes: the cost report, the cost diff and the explanation of a resource. */
import * as vscode from 'vscode';
import type { CostServer } from './client';

export const reportScheme = 'costline-report';
export const explanationScheme = 'costline-explanation';
export const diffScheme = 'costline-diff';
const schemes = [reportScheme, explanationScheme, diffScheme];

/** The place in the query of an explanation's address. */
export interface Place {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** @param file limits the report to one file */
export function reportUri(file?: vscode.Uri): vscode.Uri {
  const title = file ? vscode.l10n.t('Cost of {0}', fileName(file)) : vscode.l10n.t('Cost Report');
  return vscode.Uri.from({ scheme: reportScheme, path: `/${title}.md`, query: file?.toString() ?? '' });
}

export function diffUri(): vscode.Uri {
  return vscode.Uri.from({ scheme: diffScheme, path: `/${vscode.l10n.t('Cost Diff')}.md` });
}

export function explanationUri(title: string, place: Place): vscode.Uri {
  const path = `/${title.replaceAll(/[\\/]/g, '-')}.md`;
  return vscode.Uri.from({ scheme: explanationScheme, path, query: JSON.stringify(place) });
}

/** Provides these documents and writes the open ones anew when an amount changes. */
export function provideMarkdownDocuments(server: CostServer): vscode.Disposable {
  const changes = new vscode.EventEmitter<vscode.Uri>();
  const report: vscode.TextDocumentContentProvider = {
    onDidChange: changes.event,
    async provideTextDocumentContent({ query }) {
      const { markdown } = await server.report(query === '' ? {} : { uri: query });
      return markdown;
    },
  };
  const explanation: vscode.TextDocumentContentProvider = {
    onDidChange: changes.event,
    async provideTextDocumentContent({ query }) {
      const place = readPlace(query);
      const result = place && (await server.explain({ uri: place.uri, position: place }));
      return result ? result.markdown : vscode.l10n.t('There is no resource at this place any more.');
    },
  };
  const diff: vscode.TextDocumentContentProvider = {
    onDidChange: changes.event,
    provideTextDocumentContent: async () => (await server.diffReport()).markdown,
  };
  return vscode.Disposable.from(
    changes,
    vscode.workspace.registerTextDocumentContentProvider(diffScheme, diff),
    vscode.workspace.registerTextDocumentContentProvider(reportScheme, report),
    vscode.workspace.registerTextDocumentContentProvider(explanationScheme, explanation),
    server.onSummary(() => {
      for (const { uri } of vscode.workspace.textDocuments) {
        if (schemes.includes(uri.scheme)) changes.fire(uri);
      }
    }),
  );
}

/** Opens such a document as it reads best: rendered, or as text where the settings or the editor say so. */
export async function showMarkdown(uri: vscode.Uri, beside: boolean): Promise<void> {
  const preview = vscode.workspace.getConfiguration('costline').get('report.preview', true);
  if (preview) {
    await vscode.commands.executeCommand(beside ? 'markdown.showPreviewToSide' : 'markdown.showPreview', uri);
    return;
  }
  const viewColumn = beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  await vscode.window.showTextDocument(uri, { viewColumn, preserveFocus: beside });
}

function readPlace(query: string): Place | undefined {
  const value: unknown = JSON.parse(query);
  if (typeof value !== 'object' || value === null) return undefined;
  const { uri, line, character }: Partial<Record<keyof Place, unknown>> = value;
  if (typeof uri !== 'string' || typeof line !== 'number' || typeof character !== 'number') return undefined;
  return { uri, line, character };
}

function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
