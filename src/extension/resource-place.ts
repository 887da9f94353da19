/** Opens a resource at its line, in a column where there is code already. */
import * as vscode from 'vscode';
import type { PanelRow } from '../server/protocol';
import { toRange } from './ranges';

export async function showResource({ uri, range }: Pick<PanelRow, 'uri' | 'range'>): Promise<void> {
  const selection = toRange(range);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), {
    viewColumn: codeColumn(),
    selection: new vscode.Range(selection.start, selection.start),
  });
}

/** The column of the text editor last used; beside the active one where there is none, as with the summary alone. */
function codeColumn(): vscode.ViewColumn {
  const active = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
  return active?.viewColumn ?? vscode.ViewColumn.One;
}
