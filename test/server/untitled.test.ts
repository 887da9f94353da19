import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import type { CodeLens } from 'vscode-languageserver/node';
import { closedPath, openedPath, pathOfUri, uriOfPath } from '../../src/server/paths';
import { type PanelModel, panelRequest } from '../../src/server/protocol';
import { type BundledProgram, bundleProgram } from '../cli/bundled-program';
import { newFolder } from '../new-folder';
import { type Editor, startServer } from './server-process';

describe('names of documents', () => {
  it('that were never saved come from their language, and lead back to their URI', () => {
    for (const [language, ending] of [
      ['terraform', 'tf'],
      ['yaml', 'yaml'],
      ['cloudformation', 'yaml'],
      ['json', 'json'],
      ['jsonc', 'json'],
    ] as const) {
      const uri = `untitled:Untitled-${language}`;
      const path = openedPath(uri, language);
      assert.equal(path, `//untitled%3AUntitled-${language}/untitled.${ending}`);
      assert.equal(pathOfUri(uri), path);
      assert.equal(uriOfPath(path), uri);
      assert.equal(closedPath(uri), path);
    }
  });

  it('on a network share are no such names', () => {
    assert.equal(uriOfPath('//server/share/untitled.tf'), 'file://server/share/untitled.tf');
  });
});

const volume = 'AvailabilityZone: us-east-1a\n      Size: 100\n      VolumeType: gp3';

describe('documents that were never saved', function () {
  this.timeout(60_000);
  let program: BundledProgram;
  let folder: string;
  let editor: Editor;

  before(async () => {
    program = await bundleProgram('src/server/main.ts');
  });
  after(() => program.dispose());
  beforeEach(async () => {
    folder = newFolder('untitled');
    editor = await startServer(program.script, [folder]);
    await editor.until(() => editor.summary()?.ready === true);
  });
  afterEach(async () => {
    assert.deepEqual(editor.complaints, []);
    assert.equal(await editor.quit(), 0);
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (uri: string, languageId: string, text: string): Promise<void> =>
    editor.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  const lenses = async (uri: string): Promise<readonly string[]> => {
    const found = await editor.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    return found.map(({ range, command }) => `${range.start.line + 1}: ${command?.title}`).slice(1);
  };

  const texts: readonly (readonly [what: string, language: string, text: string, lens: string])[] = [
    [
      'a template in YAML',
      'yaml',
      `Resources:\n  Data:\n    Type: AWS::EC2::Volume\n    Properties:\n      ${volume}\n`,
      '2: $8.00/mo',
    ],
    [
      'a template in JSON',
      'json',
      '{"Resources": {\n"Data": {"Type": "AWS::EC2::Volume", "Properties": {"Size": 100, "VolumeType": "gp3"}}}}',
      '2: $8.00/mo',
    ],
    [
      'a program in Pulumi YAML',
      'yaml',
      'name: x\nruntime: yaml\nresources:\n  data: {type: "aws:ebs:Volume", properties: {size: 100, type: gp3}}\n',
      '4: $8.00/mo',
    ],
    [
      'a program in Pulumi YAML as JSON',
      'jsonc',
      '{"name": "x", "runtime": "yaml", "resources": {\n"data": {"type": "aws:ebs:Volume", "properties": {"size": 100, "type": "gp3"}}}}',
      '2: $8.00/mo',
    ],
  ];
  for (const [what, language, text, lens] of texts) {
    it(`have amounts: ${what}`, async () => {
      const uri = `untitled:Untitled-${language}`;
      await open(uri, language, '');
      await editor.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: 2 },
        contentChanges: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text }],
      });
      await editor.until(() => editor.summary()?.text === '$8.00/mo');
      assert.deepEqual(await lenses(uri), [lens]);
      const panel = await editor.connection.sendRequest<PanelModel>(panelRequest);
      assert.deepEqual(
        panel.rows.map(({ uri: own }) => own),
        [uri],
      );
      await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      await editor.until(() => editor.summary()?.text === '–');
    });
  }

  it('that are none of these have none', async () => {
    await open('untitled:a', 'yaml', 'kind: Deployment\nname: x\n');
    await open('untitled:b', 'json', '{"name": "x", "runtime": "nodejs"}');
    await open('untitled:c', 'terraform', 'resource "aws_ebs_volume" "v" { size = 10 }\n');
    await editor.until(() => editor.summary()?.text === '$1.00/mo');
    assert.deepEqual(await lenses('untitled:a'), []);
    assert.deepEqual(await lenses('untitled:b'), []);
    assert.deepEqual(await lenses('untitled:c'), ['1: $1.00/mo']);
  });
});
