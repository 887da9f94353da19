import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { CostlineExports } from '../../../src/extension/main';
import { previewText } from '../../analyzer/pulumi/preview-text';
import { type FakePulumi, fakePulumi } from '../../server/fake-pulumi';
import { costline, hoverText, lensTexts, openFiles, removeProjects, replace, soon, withSetting } from './editing';

const project = `name: shop
runtime: yaml
resources:
  data:
    type: aws:ebs:Volume
    properties:
      availabilityZone: us-east-1a
      type: gp3
      size: \${sizes.data}
  logs:
    type: aws:ebs:Volume
    properties: {availabilityZone: us-east-1a, type: gp3, size: 10}
`;

const volume = (name: string, size: number) => ({
  token: 'aws:ebs/volume:Volume',
  name,
  inputs: { availabilityZone: 'us-east-1a', type: 'gp3', size },
});

const printed = previewText([volume('data', 100), volume('logs', 20), volume('other', 50)]);

describe('Preview with Pulumi', () => {
  let api: CostlineExports;
  let pulumi: FakePulumi;
  before(async () => {
    api = await costline();
    pulumi = fakePulumi(mkdtempSync(join(tmpdir(), 'costline-fake-')));
  });
  after(() => rmSync(pulumi.folder, { recursive: true, force: true }));
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await removeProjects();
  });

  const opened = async (): Promise<vscode.TextEditor> => {
    const editor = await openFiles({ 'Pulumi.yaml': project, 'Pulumi.dev.yaml': 'config: {}\n' }, 'Pulumi.yaml');
    await soon(
      () => lensTexts(editor),
      (lenses) => {
        assert.ok(
          lenses.some((lens) => lens.startsWith('4: price unknown: ')),
          lenses.join(),
        );
        assert.ok(lenses.includes('10: $0.80/mo'), lenses.join());
      },
    );
    return editor;
  };
  /** Runs the command and agrees to it where it asks; returns how often that was. */
  const preview = async (): Promise<void> => {
    let isOver = false;
    const running = vscode.commands.executeCommand('costline.previewPulumi').then(() => {
      isOver = true;
    });
    await soon(
      () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem'),
      () => assert.ok(isOver, 'the preview is not over'),
    );
    await running;
  };
  const expectLenses = (editor: vscode.TextEditor, ...expected: readonly string[]): Promise<unknown> =>
    soon(
      () => lensTexts(editor),
      (lenses) =>
        assert.deepEqual(
          lenses.filter((lens) => /^(4|10): /.test(lens)),
          expected,
        ),
    );

  it('runs it once it is agreed to, and shows the result until the text changes', async () => {
    const editor = await opened();
    pulumi.behave('print', printed);
    await withSetting('pulumi.command', pulumi.command, async () => {
      await preview();
      const directory = vscode.Uri.joinPath(editor.document.uri, '..').fsPath;
      assert.deepEqual(pulumi.lastCall().slice(0, 4), [directory, 'preview', '--json', '--show-sames']);
      await expectLenses(editor, '4: $8.00/mo', '10: $1.60/mo');
      assert.match(await hoverText(editor, 'data:'), /From pulumi preview \d\d:\d\d/);
      const { rows, notes } = await api.resources();
      assert.ok(rows.some(({ address, file }) => address.endsWith('::other') && file.endsWith('/Pulumi.yaml')));
      assert.ok(
        notes.some((note) => /At no line of the program.*Volume::other/.test(note)),
        notes.join('\n'),
      );
      await replace(editor, 'size: 10', 'size: 30');
      await expectLenses(editor, '4: $8.00/mo', '10: $2.40/mo');
      assert.match(await hoverText(editor, 'logs:'), /Changed since pulumi preview/);
      // Agreed to once: nothing is asked, and the file is saved before Pulumi reads it.
      pulumi.behave('print', previewText([volume('data', 200), volume('logs', 40)]));
      await vscode.commands.executeCommand('costline.previewPulumi');
      assert.equal(editor.document.isDirty, false);
      await expectLenses(editor, '4: $16.00/mo', '10: $3.20/mo');
    });
  });

  it('leaves everything as it is where Pulumi fails or is not there', async () => {
    const editor = await opened();
    const before = await lensTexts(editor);
    pulumi.behave('fail');
    await withSetting('pulumi.command', pulumi.command, preview);
    await withSetting('pulumi.command', '/absent/pulumi', async () => {
      // The message stands until somebody answers it.
      void vscode.commands.executeCommand('costline.previewPulumi');
      await soon(
        () => lensTexts(editor),
        (lenses) => assert.deepEqual(lenses, before),
      );
    });
  });

  it('sets the value of a template\u2019s parameter', async () => {
    const editor = await openFiles(
      {
        'template.yaml': `Parameters:
  Kind: {Type: String, AllowedValues: [gp3, gp2]}
Resources:
  Data:
    Type: AWS::EC2::Volume
    Properties: {AvailabilityZone: us-east-1a, Size: 100, VolumeType: !Ref Kind}
`,
      },
      'template.yaml',
    );
    await soon(
      () => lensTexts(editor),
      (lenses) =>
        assert.ok(
          lenses.some((lens) => lens.startsWith('4: price unknown: parameter Kind')),
          lenses.join(),
        ),
    );
    const running = vscode.commands.executeCommand('costline.setParameter');
    await soon(
      async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return lensTexts(editor);
      },
      (lenses) => assert.ok(lenses.includes('4: $8.00/mo'), lenses.join()),
    );
    await running;
    await vscode.workspace
      .getConfiguration('costline', editor.document.uri)
      .update('cloudformation.templates', undefined, vscode.ConfigurationTarget.Workspace);
  });
});

describe('Documents that were never saved', () => {
  before(costline);
  afterEach(removeProjects);

  for (const [language, content] of [
    [
      'yaml',
      'name: x\nruntime: yaml\nresources:\n  data: {type: "aws:ebs:Volume", properties: {size: 100, type: gp3}}\n',
    ],
    [
      'json',
      '{"Resources": {\n\n\n"Data": {"Type": "AWS::EC2::Volume", "Properties": {"Size": 100, "VolumeType": "gp3"}}}}',
    ],
  ] as const) {
    it(`have amounts: ${language}`, async () => {
      const editor = await vscode.window.showTextDocument(
        await vscode.workspace.openTextDocument({ language, content }),
      );
      await soon(
        () => lensTexts(editor),
        (lenses) => assert.ok(lenses.includes('4: $8.00/mo'), lenses.join()),
      );
    });
  }
});
