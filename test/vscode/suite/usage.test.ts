import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { costline, lensTexts, openFiles, problems, removeProjects, replace, soon } from './editing';

const configuration = `provider "aws" { region = "us-east-1" }
resource "aws_nat_gateway" "main" {
  subnet_id = "subnet-1"
}
`;

const usage = `resource_usage:
  aws_nat_gateway.main:
    monthly_data_procesed_gb: 100
`;

describe('a usage file', () => {
  after(removeProjects);

  it('has its mistakes at their line, is completed, and changes amounts while it is typed', async () => {
    await costline();
    const file = await openFiles({ 'main.tf': configuration, 'costline-usage.yml': usage }, 'costline-usage.yml');
    const main = await vscode.window.showTextDocument(vscode.Uri.joinPath(file.document.uri, '..', 'main.tf'), {
      viewColumn: vscode.ViewColumn.Beside,
    });
    await soon(
      () => problems(file),
      (found) => assert.deepEqual(found, ['3: usage-key']),
    );
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      file.document.uri,
      new vscode.Position(2, 4),
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('monthly_data_processed_gb'), labels.join(', '));
    const typed = await vscode.window.showTextDocument(file.document, vscode.ViewColumn.One);
    await replace(typed, 'procesed', 'processed');
    await soon(
      () => problems(file),
      (found) => assert.deepEqual(found, []),
    );
    await soon(
      () => lensTexts(main),
      (found) => assert.match(found.join('\n'), /\$37\.35\/mo/),
    );
  });
});
