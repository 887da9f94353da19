/** Which open files have amounts, as a context key: the editor's menus are offered there, whatever language a file is in. */
import * as vscode from 'vscode';
import type { HintsParams } from '../server/protocol';

export interface PricedFiles extends vscode.Disposable {
  show(params: HintsParams): void;
}

/** Addresses of files, for `resource in costline.files` in the manifest. */
const contextKey = 'costline.files';

export function createPricedFiles(): PricedFiles {
  const files = new Set<string>();
  const put = (uri: string, isPriced: boolean): void => {
    if (isPriced === files.has(uri)) return;
    if (isPriced) files.add(uri);
    else files.delete(uri);
    void vscode.commands.executeCommand('setContext', contextKey, [...files]);
  };
  const closed = vscode.workspace.onDidCloseTextDocument(({ uri }) => put(uri.toString(), false));
  return {
    show: ({ uri, hints }) => put(vscode.Uri.parse(uri).toString(), hints.length > 0),
    dispose: () => closed.dispose(),
  };
}
