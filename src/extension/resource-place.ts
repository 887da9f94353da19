/** Opens a resource at its line, in a column where there is code already. */
import * as vscode from 'vscode';
import type { PanelRow } from '../server/protocol';
import { earlierUri } from './earlier-documents';
import { toRange } from './ranges';

type Place = Pick<PanelRow, 'uri' | 'range'>;

export function showResource({ uri, range }: Place): Promise<void> {
  return show(vscode.Uri.parse(uri), range);
}

/** The same in the file as the baseline has it. */
export function showEarlier({ uri, range }: Place, label: string): Promise<void> {
  return show(earlierUri(uri, label), range);
}

async function show(uri: vscode.Uri, range: Place['range']): Promise<void> {
  const selection = toRange(range);
  await vscode.window.showTextDocument(uri, {
    viewColumn: codeColumn(),
    selection: new vscode.Range(selection.start, selection.start),
  });
}

/** The column of the text editor last used; beside the active one where there is none, as with the summary alone. */
function codeColumn(): vscode.ViewColumn {
  const active = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
  return active?.viewColumn ?? vscode.ViewColumn.One;
}
