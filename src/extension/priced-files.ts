/** Which open files have amounts, as a context key: the editor's menus are offered there, whatever language a file is in. */
import * as vscode from 'vscode';
import type { HintsParams } from '../server/protocol';

export interface PricedFiles extends vscode.Disposable {
  show(params: HintsParams): void;
}

/**
 * Paths of files, for `resourcePath in costline.files` in the manifest: paths, for a workbench that is elsewhere has another address
 * for a file than the extension; in both forms, for it takes the machine's own for the files that it has itself.
 */
const contextKey = 'costline.files';

export function createPricedFiles(): PricedFiles {
  const files = new Map<string, vscode.Uri>();
  const put = (uri: vscode.Uri, isPriced: boolean): void => {
    const key = uri.toString();
    if (isPriced === files.has(key)) return;
    if (isPriced) files.set(key, uri);
    else files.delete(key);
    const paths = new Set([...files.values()].flatMap(({ path, fsPath }) => [path, fsPath]));
    void vscode.commands.executeCommand('setContext', contextKey, [...paths]);
  };
  const closed = vscode.workspace.onDidCloseTextDocument(({ uri }) => put(uri, false));
  return {
    show: ({ uri, hints }) => put(vscode.Uri.parse(uri), hints.length > 0),
    dispose: () => closed.dispose(),
  };
}
