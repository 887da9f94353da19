import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CostlineExports } from '../../../src/extension/main';
import {
  costline,
  hintTexts,
  lensTexts,
  openProject,
  plain,
  removeProjects,
  replace,
  soon,
  withSetting,
} from './editing';

const server = `provider "aws" {
  region = "us-east-1"
}

resource "aws_instance" "web" {
  ami           = "ami-1"
  instance_type = "m5.large"

  root_block_device {
    volume_type = "gp3"
    volume_size = 100
  }
}
`;

describe('commands', () => {
  let api: CostlineExports;
  before(async () => {
    api = await costline();
  });
  afterEach(removeProjects);

  const opened = async (): Promise<vscode.TextEditor> => {
    const editor = await openProject(server);
    await soon(
      () => hintTexts(api, editor),
      (hints) => assert.deepEqual(hints, ['7: $70.08/mo', '11: $8.00/mo']),
    );
    return editor;
  };
  /** The text of the open document of a scheme that is about a file, or about all of them. */
  const written = (scheme: string, about = ''): string => {
    const document = vscode.workspace.textDocuments.find(
      ({ uri, isClosed }) => uri.scheme === scheme && uri.query.includes(about) && !isClosed,
    );
    return plain(document?.getText() ?? '');
  };

  it('are all there', async () => {
    const manifest: unknown = vscode.extensions.getExtension('costline.costline')?.packageJSON;
    const declared = [...JSON.stringify(manifest).matchAll(/"command":"(costline\.\w+)","category"/g)].map(
      ([, id]) => id,
    );
    const known = await vscode.commands.getCommands(true);
    assert.ok(declared.length >= 11);
    assert.deepEqual(
      declared.filter((id) => id === undefined || !known.includes(id)),
      [],
    );
  });

  it('show the report of the whole workspace, and keep it true', async () => {
    const editor = await opened();
    const report = (): string => written('costline-report');
    await withSetting('report.preview', false, async () => {
      await vscode.commands.executeCommand('costline.showReport');
      await soon(report, (text) => {
        assert.match(text, /# Cost report\n[\s\S]*\| aws_instance\.web \| \$78\.08\/mo \|/);
        assert.match(text, /\| aws_db_instance\.shop \|/);
      });
      assert.equal(vscode.window.activeTextEditor?.document.uri.scheme, 'costline-report');
      const beside = await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.Beside);
      await replace(beside, 'm5.large', 'm5.xlarge');
      await soon(report, (text) => assert.match(text, /\| aws_instance\.web \| \$148\.16\/mo \|/));
    });
  });

  it('show the report of one file', async () => {
    const { document } = await opened();
    await withSetting('report.preview', false, async () => {
      await vscode.commands.executeCommand('costline.showFileReport', document.uri);
      const text = await soon(
        () => written('costline-report', document.uri.path),
        (report) => assert.match(report, /\| aws_instance\.web \| \$78\.08\/mo \|/),
      );
      assert.doesNotMatch(text, /db_instance/);
    });
  });

  it('show the report rendered by default', async () => {
    await opened();
    await vscode.commands.executeCommand('costline.showReport');
    await soon(
      () => vscode.window.tabGroups.activeTabGroup.activeTab,
      (tab) => {
        assert.ok(tab?.input instanceof vscode.TabInputWebview);
        assert.match(tab.label, /Cost Report/);
      },
    );
  });

  it('explain the resource at the cursor', async () => {
    const editor = await opened();
    editor.selection = new vscode.Selection(5, 4, 5, 4);
    await withSetting('report.preview', false, async () => {
      await vscode.commands.executeCommand('costline.explain');
      await soon(
        () => written('costline-explanation', editor.document.uri.path),
        (text) => {
          assert.match(text, /# aws_instance\.web\n/);
          assert.match(text, /\| Instance usage \(Linux\/UNIX, on-demand, m5\.large\) \|.*\$70\.08/);
        },
      );
    });
  });

  it('explain the resource of a lens', async () => {
    const editor = await opened();
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      editor.document.uri,
      100,
    );
    const command = lenses.find(({ command: own }) => own?.command === 'costline.explain')?.command;
    assert.ok(command);
    await withSetting('report.preview', false, async () => {
      await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
      await soon(
        () => written('costline-explanation', editor.document.uri.path),
        (text) => assert.match(text, /# aws_instance\.web\n/),
      );
    });
  });

  it('open the summary panel once', async () => {
    await opened();
    const panels = (): readonly vscode.Tab[] =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ label }) => label === 'Cost Summary');
    await vscode.commands.executeCommand('costline.showSummary');
    await soon(panels, (found) => assert.equal(found.length, 1));
    await vscode.commands.executeCommand('costline.showSummary');
    assert.equal(panels().length, 1);
  });

  it('toggle all inline costs off and on again', async () => {
    const editor = await opened();
    await soon(
      () => lensTexts(editor),
      (lenses) => assert.ok(lenses.length > 0),
    );
    await vscode.commands.executeCommand('costline.toggleInline');
    await soon(
      () => lensTexts(editor),
      (lenses) => assert.deepEqual(lenses, []),
    );
    await vscode.commands.executeCommand('costline.toggleInline');
    await soon(
      () => lensTexts(editor),
      (lenses) => assert.ok(lenses.length > 0),
    );
  });

  it('read everything anew', async () => {
    const editor = await opened();
    await vscode.commands.executeCommand('costline.refresh');
    await soon(
      () => lensTexts(editor),
      (lenses) => assert.ok(lenses.includes('5: $78.08/mo'), lenses.join('\n')),
    );
  });

  it('give the resources that the tree and the panel show', async () => {
    const editor = await opened();
    const { rows } = await api.resources();
    const row = rows.find(({ uri }) => vscode.Uri.parse(uri).toString() === editor.document.uri.toString());
    assert.deepEqual(
      [row?.address, row?.status, row?.monthlyCost?.toFixed(2), row?.region, row?.file.endsWith('/main.tf')],
      ['aws_instance.web', 'priced', '78.08', 'us-east-1', true],
    );
  });
});
