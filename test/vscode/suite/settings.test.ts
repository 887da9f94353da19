import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CostlineExports } from '../../../src/extension/main';
import { costline, hintTexts, lensTexts, openProject, problems, removeProjects, soon, withSetting } from './editing';

const resources = `resource "aws_instance" "web" {
  ami           = "ami-1"
  instance_type = "m5.large"
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}
`;

describe('settings', () => {
  let api: CostlineExports;
  before(async () => {
    api = await costline();
  });
  afterEach(removeProjects);

  const opened = async (others: Readonly<Record<string, string>> = {}): Promise<vscode.TextEditor> => {
    const editor = await openProject(resources, others);
    await soon(
      () => instanceHint(editor),
      (hint) => assert.equal(hint, '3: $70.08/mo'),
    );
    return editor;
  };
  const instanceHint = (editor: vscode.TextEditor): string | undefined =>
    hintTexts(api, editor).find((hint) => hint.startsWith('3:'));

  for (const [setting, value, expected] of [
    ['period', 'year', '3: $840.96/yr'],
    ['period', 'hour', '3: $0.096/h'],
    ['minimumAmount', 71, undefined],
    ['defaultRegion', 'eu-central-1', '3: $83.95/mo'],
  ] as const) {
    it(`${setting} = ${value} applies at once and until it is taken back`, async () => {
      const editor = await opened();
      await withSetting(setting, value, async () => {
        await soon(
          () => instanceHint(editor),
          (hint) => assert.equal(hint, expected),
        );
      });
      await soon(
        () => instanceHint(editor),
        (hint) => assert.equal(hint, '3: $70.08/mo'),
      );
    });
  }

  it('thresholds.high paints an amount as high', async () => {
    const editor = await opened();
    const kind = (): string | undefined => api.hints(editor.document.uri).find(({ start }) => start.line === 2)?.kind;
    assert.equal(kind(), 'cost');
    await withSetting('thresholds.high', 70, async () => {
      await soon(kind, (found) => assert.equal(found, 'high'));
    });
  });

  it('thresholds.resource makes a problem of a dear resource', async () => {
    const editor = await opened();
    assert.deepEqual(problems(editor), []);
    await withSetting('thresholds.resource', 50, async () => {
      await soon(
        () => problems(editor),
        (found) => assert.deepEqual(found, ['1: cost-over-threshold']),
      );
    });
    await soon(
      () => problems(editor),
      (found) => assert.deepEqual(found, []),
    );
  });

  it('codeLens.enabled takes the lenses away', async () => {
    const editor = await opened();
    await withSetting('codeLens.enabled', false, async () => {
      await soon(
        () => lensTexts(editor),
        (lenses) => assert.deepEqual(lenses, []),
      );
    });
    await soon(
      () => lensTexts(editor),
      (lenses) => assert.ok(lenses.includes('1: $70.88/mo'), lenses.join('\n')),
    );
  });

  it('inlayHints.enabled shows the amounts as inlay hints', async () => {
    const editor = await opened();
    const inlays = async (): Promise<readonly string[]> => {
      const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        editor.document.uri,
        all,
      );
      return found.map(({ position, label }) => `${position.line + 1}: ${typeof label === 'string' ? label : ''}`);
    };
    assert.deepEqual(await inlays(), []);
    await withSetting('inlayHints.enabled', true, async () => {
      await soon(inlays, (found) => assert.ok(found.includes('3: $70.08/mo'), found.join('\n')));
    });
  });

  it('usageFile names another file with usage', async () => {
    const editor = await opened({
      'busy.yml': 'version: 0.1\nresource_usage:\n  aws_sqs_queue.orders:\n    monthly_requests: 10000000\n',
    });
    const name = vscode.workspace.asRelativePath(vscode.Uri.joinPath(editor.document.uri, '../busy.yml'));
    await withSetting('usageFile', name, async () => {
      await soon(
        () => lensTexts(editor),
        (lenses) => assert.ok(lenses.includes('6: $4.00/mo'), lenses.join('\n')),
      );
    });
  });
});
