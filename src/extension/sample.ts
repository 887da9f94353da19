/** Opens the sample project in a window of its own: a copy that may be changed, and that keeps its changes. */
import * as vscode from 'vscode';

export async function openSample({ extensionUri, globalStorageUri }: vscode.ExtensionContext): Promise<void> {
  const shipped = vscode.Uri.joinPath(extensionUri, 'examples', 'webshop');
  const copy = vscode.Uri.joinPath(globalStorageUri, 'webshop');
  await vscode.workspace.fs.createDirectory(globalStorageUri);
  const present = await vscode.workspace.fs.readDirectory(globalStorageUri);
  if (!present.some(([name]) => name === 'webshop')) await vscode.workspace.fs.copy(shipped, copy);
  await vscode.commands.executeCommand('vscode.openFolder', copy, { forceNewWindow: true });
}
