import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeLens, Hover, InlayHint } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import {
  type ExplainResult,
  explainRequest,
  type PanelModel,
  type PanelParts,
  panelPartsRequest,
  panelRequest,
  type ReportResult,
  refreshRequest,
  reportRequest,
} from '../../src/server/protocol';
import { type BundledProgram, bundleProgram } from '../cli/bundled-program';
import { newFolder } from '../new-folder';
import { type Editor, startServer } from './server-process';

const text = `provider "aws" { region = "us-east-1" }

resource "aws_ebs_volume" "data" {
  availability_zone = "us-east-1a"
  size              = 100
}

resource "aws_sqs_queue" "jobs" {}

variable "size" {}
resource "aws_ebs_volume" "odd" {
  availability_zone = "us-east-1a"
  size              = var.size
}
`;

describe('the language server as a process', function () {
  this.timeout(60_000);
  let program: BundledProgram;
  let folder: string;
  let file: string;
  let uri: string;
  let editor: Editor;
  let version = 1;

  before(async () => {
    program = await bundleProgram('src/server/main.ts');
    folder = newFolder('server');
    file = join(folder, 'main.tf');
    uri = URI.file(file).toString();
    writeFileSync(file, text);
    mkdirSync(join(folder, 'm'));
  });
  after(() => {
    program.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    writeFileSync(file, text);
    version = 1;
    editor = await startServer(program.script, [folder]);
    await editor.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'terraform', version, text },
    });
    await editor.until(() => editor.summary()?.ready === true && editor.hints.has(uri));
  });
  afterEach(async () => {
    assert.deepEqual(editor.complaints, []);
    assert.equal(await editor.quit(), 0);
  });

  const hints = (): readonly string[] =>
    editor.hints.get(uri)?.hints.map(({ range, text: said, kind }) => `${range.start.line}: ${said} (${kind})`) ?? [];
  const about = (): { readonly textDocument: { readonly uri: string } } => ({ textDocument: { uri } });
  const change = (contentChanges: readonly object[]): Promise<void> =>
    editor.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges,
    });
  const replaceSize = (from: string, to: string): Promise<void> =>
    change([
      {
        range: { start: { line: 4, character: 22 }, end: { line: 4, character: 22 + from.length } },
        text: to,
      },
    ]);

  it('sends hints, the summary and diagnostics when a document is opened', async () => {
    await editor.until(() => (editor.diagnostics.get(uri)?.length ?? 0) > 0);
    assert.deepEqual(hints(), [
      '4: $10.00/mo (cost)',
      '12: price unknown: var.size has no default and no value (unknown)',
    ]);
    assert.equal(editor.hints.get(uri)?.version, 1);
    const summary = editor.summary();
    assert.deepEqual(
      [summary?.text, summary?.counts],
      ['$10.00/mo', { priced: 1, usage: 1, free: 0, unpriced: 1, unsupported: 0 }],
    );
    assert.match(summary?.oldestPrice ?? '', /^20\d\d-\d\d/);
    const [diagnostic] = editor.diagnostics.get(uri) ?? [];
    assert.deepEqual(
      [diagnostic?.code, diagnostic?.source, diagnostic?.range.start.line],
      ['price-unknown', 'Costline', 12],
    );
  });

  it('answers requests for lenses, hovers and inlay hints', async () => {
    const lenses = await editor.connection.sendRequest<CodeLens[]>('textDocument/codeLens', about());
    assert.deepEqual(
      lenses.map(({ range, command }) => `${range.start.line}: ${command?.title}`),
      [
        '0: This file: $10.00/mo · 1 priced · 1 usage-based · 1 unknown',
        '2: $10.00/mo',
        '7: $0.40 per 1M requests',
        '7: Edit usage',
        '10: price unknown: var.size has no default and no value',
      ],
    );
    const hover = await editor.connection.sendRequest<Hover | null>('textDocument/hover', {
      ...about(),
      position: { line: 4, character: 4 },
    });
    assert.match(JSON.stringify(hover?.contents), /Storage \(general purpose SSD, gp2\)/);
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const inlay = (): Promise<InlayHint[]> =>
      editor.connection.sendRequest('textDocument/inlayHint', { ...about(), range });
    assert.deepEqual(await inlay(), []);
    const before = editor.hints.get(uri);
    await editor.configure({ inlayHints: { enabled: true }, period: 'year' });
    await editor.until(() => editor.hints.get(uri) !== before);
    assert.deepEqual(
      (await inlay()).slice(0, 1).map(({ label }) => label),
      ['$120.00/yr'],
    );
  });

  it('answers the panel, the report and the explanation', async () => {
    const panel = await editor.connection.sendRequest<PanelModel>(panelRequest);
    assert.deepEqual(
      panel.rows.map(({ address, status, monthlyCost, root }) => [address, status, monthlyCost, root]),
      [
        ['aws_ebs_volume.data', 'priced', 10, '.'],
        ['aws_sqs_queue.jobs', 'usage', null, '.'],
        ['aws_ebs_volume.odd', 'unpriced', null, '.'],
      ],
    );
    const [first] = panel.rows;
    assert.deepEqual([first?.uri, first?.components, first?.reasons], [uri, 1, 0]);
    const rows = [{ uri, root: '.', address: 'aws_ebs_volume.gone' }, ...panel.rows];
    const parts = await editor.connection.sendRequest<readonly (PanelParts | null)[]>(panelPartsRequest, { rows });
    assert.deepEqual(
      parts.map((each) => each && [...each.components.map(({ name, cost }) => `${name} ${cost}`), ...each.reasons]),
      [
        null,
        ['Storage (general purpose SSD, gp2) $10.00'],
        ['Requests –'],
        ['Storage (general purpose SSD, gp2) –', 'var.size has no default and no value'],
      ],
    );
    const report = await editor.connection.sendRequest<ReportResult>(reportRequest, {});
    assert.match(report.markdown, /^\*\*\$10\.00\/mo\*\* · 1 priced/m);
    const at = (line: number) => ({ uri, position: { line, character: 0 } });
    const explained = await editor.connection.sendRequest<ExplainResult | null>(explainRequest, at(4));
    assert.equal(explained?.title, 'aws_ebs_volume.data');
    assert.match(explained?.markdown ?? '', /100 GB ← size \|/);
    assert.equal(await editor.connection.sendRequest<ExplainResult | null>(explainRequest, at(6)), null);
  });

  it('follows edits, files and closing', async () => {
    await replaceSize('100', '200');
    await editor.until(() => hints()[0] === '4: $20.00/mo (cost)');
    assert.equal(editor.hints.get(uri)?.version, 2);
    writeFileSync(join(folder, 'more.tf'), 'resource "aws_ebs_volume" "more" { size = 10 }\n');
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: URI.file(join(folder, 'more.tf')).toString(), type: 1 }],
    });
    await editor.until(() => editor.summary()?.text === '$21.00/mo');
    await editor.connection.sendNotification('textDocument/didClose', about());
    await editor.until(() => editor.summary()?.text === '$11.00/mo');
    assert.deepEqual(editor.diagnostics.get(uri), [], 'diagnostics of a closed document are taken back');
    rmSync(join(folder, 'more.tf'));
    await editor.connection.sendRequest(refreshRequest);
    await editor.until(() => editor.summary()?.text === '$10.00/mo');
  });

  it('ends a storm of edits in the right state', async () => {
    let size = '100';
    for (let step = 0; step < 500; step++) {
      // Through half-typed text as well: the number is gone, then there again.
      const next = step % 5 === 0 ? '' : String(step * 10);
      void replaceSize(size, next);
      size = next;
    }
    await editor.until(() => editor.hints.get(uri)?.version === version && editor.summary()?.monthlyCost === 499);
    assert.equal(hints()[0], '4: $499.00/mo (cost)');
  });

  it('forgets folders that go, and reads those that come', async () => {
    const other = newFolder('other');
    try {
      writeFileSync(join(other, 'main.tf'), 'resource "aws_ebs_volume" "b" { size = 50 }\n');
      const named = { uri: URI.file(other).toString(), name: 'other' };
      const tell = (event: object): Promise<void> =>
        editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
      await tell({ added: [named], removed: [] });
      await editor.until(() => editor.summary()?.text === '$15.00/mo');
      await tell({ added: [], removed: [named] });
      await editor.until(() => editor.summary()?.text === '$10.00/mo');
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });

  it('takes text of any kind without a complaint', async () => {
    const kinds = [
      '\u0000\u0001\ufffd',
      'resource "aws_instance" "a" {'.repeat(2000),
      `a = ${'['.repeat(50_000)}`,
      '😀'.repeat(1000),
    ];
    for (const kind of kinds) await change([{ text: kind }]);
    await change([{ text: 'resource "aws_ebs_volume" "last" { size = 70 }\n' }]);
    await editor.until(() => editor.summary()?.text === '$7.00/mo');
  });
});
