import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { costline, soon } from './editing';

describe('activation', () => {
  it('is declared for infrastructure code only', () => {
    const manifest: unknown = vscode.extensions.getExtension('costline.costline')?.packageJSON;
    assert.ok(typeof manifest === 'object' && manifest !== null && 'activationEvents' in manifest);
    assert.deepEqual(manifest.activationEvents, [
      'onLanguage:terraform',
      'onLanguage:terraform-vars',
      'onLanguage:opentofu',
      'onLanguage:yaml',
      'onLanguage:json',
      'onLanguage:cloudformation',
      'onWebviewPanel:costline.summary',
      'workspaceContains:**/*.tf',
      'workspaceContains:**/*.tofu',
      'workspaceContains:**/Pulumi.yaml',
      'workspaceContains:**/Pulumi.yml',
      'workspaceContains:**/cdk.json',
      'workspaceContains:**/samconfig.toml',
      'workspaceContains:**/template.{yaml,yml,json}',
      'workspaceContains:**/*.template*',
    ]);
  });

  it('has happened in a workspace with Terraform, and the whole workspace gets a total', async () => {
    const { summary } = await costline();
    const found = await soon(summary, (latest) => assert.ok(latest?.ready && latest.counts.priced > 10));
    assert.match(found?.text ?? '', /^\$\d[\d,]*\.\d\d\/mo$/);
  });

  it('recognises files by their names without another extension', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    for (const [path, language] of [
      ['webshop/web.tf', 'terraform'],
      ['webshop/terraform.tfvars', 'terraform-vars'],
    ] as const) {
      const document: vscode.TextDocument = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, path));
      assert.equal(document.languageId, language, path);
    }
  });

  it('leaves other files alone', async () => {
    const { hints } = await costline();
    const content = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n';
    const { uri } = await vscode.workspace.openTextDocument({ language: 'yaml', content });
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    assert.deepEqual([lenses, hints(uri)], [[], []]);
  });
});
