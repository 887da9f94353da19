/** Opens the sample project in a window of its own, as a copy that may be changed. */
import * as vscode from 'vscode';

export async function openSample({ extensionUri, globalStorageUri }: vscode.ExtensionContext): Promise<void> {
  const shipped = vscode.Uri.joinPath(extensionUri, 'examples', 'webshop');
  const copy = vscode.Uri.joinPath(globalStorageUri, 'webshop');
  await vscode.workspace.fs.createDirectory(globalStorageUri);
  await vscode.workspace.fs.copy(shipped, copy, { overwrite: true });
  await vscode.commands.executeCommand('vscode.openFolder', copy, { forceNewWindow: true });
}
