import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension in an editor', () => {
  it('is found and activates', async () => {
    const extension = vscode.extensions.getExtension('costline.costline');
    assert.ok(extension, 'costline.costline is not among the extensions');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('has the sample folder open, and may write to it', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder, 'no folder is open');
    const file = vscode.Uri.joinPath(folder.uri, 'smoke.txt');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('written by a test'));
    const document = await vscode.workspace.openTextDocument(file);
    assert.equal(document.getText(), 'written by a test');
  });
});
