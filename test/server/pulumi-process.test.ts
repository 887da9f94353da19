import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CancellationTokenSource, type CodeLens } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import {
  type PanelModel,
  type PanelParts,
  type PulumiPreviewResult,
  panelPartsRequest,
  panelRequest,
  pulumiPreviewRequest,
  trustedNotification,
} from '../../src/server/protocol';
import { previewText } from '../analyzer/pulumi/preview-text';
import { type BundledProgram, bundleProgram } from '../cli/bundled-program';
import { newFolder } from '../new-folder';
import { type FakePulumi, fakePulumi } from './fake-pulumi';
import { type Editor, startServer } from './server-process';

const project = `name: shop
runtime: yaml
resources:
  data:
    type: aws:ebs:Volume
    properties:
      availabilityZone: us-east-1a
      type: gp3
      size: \${missing}
`;

const printed = previewText([
  {
    token: 'aws:ebs/volume:Volume',
    name: 'data',
    inputs: { availabilityZone: 'us-east-1a', type: 'gp3', size: 100 },
  },
]);

describe('pulumi preview from the language server', function () {
  this.timeout(120_000);
  let program: BundledProgram;
  let folder: string;
  let pulumi: FakePulumi;
  let editor: Editor;
  let uri: string;

  before(async () => {
    program = await bundleProgram('src/server/main.ts');
  });
  after(() => program.dispose());

  beforeEach(() => {
    folder = newFolder('preview');
    pulumi = fakePulumi(newFolder('fake'));
  });
  const start = async (command = pulumi.command, trusted = true): Promise<void> => {
    const file = join(folder, 'Pulumi.yaml');
    uri = URI.file(file).toString();
    writeFileSync(file, project);
    editor = await startServer(program.script, [folder], { pulumi: { command } }, trusted);
    await editor.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text: project },
    });
    await editor.until(() => editor.summary()?.ready === true && editor.hints.has(uri));
  };
  afterEach(async () => {
    assert.deepEqual(editor.complaints, []);
    assert.equal(await editor.quit(), 0);
    for (const path of [folder, pulumi.folder]) rmSync(path, { recursive: true, force: true });
  });

  const preview = ({ token } = new CancellationTokenSource()): Promise<PulumiPreviewResult> =>
    editor.connection.sendRequest(pulumiPreviewRequest, { folder: URI.file(folder).toString(), project: '.' }, token);
  /** Resolves when the fake has started what it starts. */
  const ready = (): Promise<void> =>
    new Promise((resolve) => {
      editor.connection.onNotification('window/logMessage', ({ message }: { readonly message: string }) => {
        if (message.endsWith('ready')) resolve();
      });
    });
  const lenses = async (): Promise<readonly string[]> => {
    const found = await editor.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    return found.map(({ range, command }) => `${range.start.line + 1}: ${command?.title}`);
  };

  it('runs nothing but the preview of the shown stack, and shows it in the text and the summary', async () => {
    await start();
    pulumi.behave('print', printed);
    assert.match((await lenses())[1] ?? '', /^4: price unknown: /);
    const shown = await preview();
    assert.ok(shown.kind === 'shown', JSON.stringify(shown));
    assert.match(shown.label, /^pulumi preview \d\d:\d\d$/);
    assert.deepEqual([shown.stack, shown.onLines, shown.elsewhere], ['dev', 1, 0]);
    assert.deepEqual(pulumi.lastCall(), [
      folder,
      'preview',
      '--json',
      '--show-sames',
      '--non-interactive',
      '--color=never',
      '--stack=dev',
    ]);
    assert.deepEqual((await lenses())[1], '4: $8.00/mo');
    const panel = await editor.connection.sendRequest<PanelModel>(panelRequest);
    const [row] = panel.rows;
    assert.ok(row);
    const [parts] = await editor.connection.sendRequest<readonly PanelParts[]>(panelPartsRequest, { rows: [row] });
    assert.equal(parts?.reasons.at(-1), `from ${shown.label}`);
    assert.deepEqual(panel.notes, [`shop (dev): values are from ${shown.label}, where the text is still the same`]);
  });

  it('is ended with all that it has started when it is cancelled', async () => {
    await start();
    pulumi.behave('hang');
    const before = await lenses();
    const source = new CancellationTokenSource();
    const said = ready();
    const running = preview(source);
    await said;
    assert.deepEqual(await preview(), { kind: 'failed', message: 'It is being previewed already' });
    assert.equal((await pulumi.left()).length, 3);
    source.cancel();
    assert.deepEqual(await running, { kind: 'cancelled' });
    assert.deepEqual(await pulumi.left(), []);
    assert.deepEqual(await lenses(), before);
  });

  it('is ended when the editor is closed', async () => {
    await start();
    pulumi.behave('hang');
    const said = ready();
    const lost = preview();
    await said;
    assert.equal((await pulumi.left()).length, 3);
    await editor.quit();
    assert.deepEqual(await pulumi.left(), []);
    await lost.catch(() => {});
    await start();
  });

  it('is ended when it prints without end', async () => {
    await start();
    pulumi.behave('flood');
    assert.deepEqual(await preview(), { kind: 'failed', message: 'It printed more than 256 MB' });
    assert.deepEqual(await pulumi.left(), []);
  });

  it('says what went wrong', async () => {
    await start();
    pulumi.behave('fail');
    assert.deepEqual(await preview(), { kind: 'failed', message: 'no credentials were found' });
    pulumi.behave('refuse');
    assert.deepEqual(await preview(), { kind: 'failed', message: "no stack named 'dev' found" });
    pulumi.behave('print', 'hello');
    const odd = await preview();
    assert.ok(odd.kind === 'failed');
    assert.match(odd.message, /^Expected what "pulumi preview --json" prints/);
  });

  it('says where a command of the settings was expected', async () => {
    await start('/absent/pulumi');
    assert.deepEqual(await preview(), { kind: 'not-installed', looked: '/absent/pulumi' });
  });

  describe('without a command in the settings', () => {
    const { PATH, HOME } = process.env;
    afterEach(() => {
      process.env.PATH = PATH;
      process.env.HOME = HOME;
    });

    it('finds Pulumi in an absolute folder of the PATH', async () => {
      process.env.PATH = `relative:${pulumi.folder}:${PATH}`;
      await start('');
      pulumi.behave('print', printed);
      assert.equal((await preview()).kind, 'shown');
    });

    it('says where it was looked for', async () => {
      process.env.HOME = folder;
      await start('');
      assert.deepEqual(await preview(), { kind: 'not-installed', looked: `PATH, ${join(folder, '.pulumi', 'bin')}` });
    });
  });

  it('runs nothing in a workspace that is not trusted', async () => {
    await start(pulumi.command, false);
    pulumi.behave('print', printed);
    assert.deepEqual(await preview(), { kind: 'failed', message: 'The workspace is not trusted' });
    assert.throws(() => pulumi.lastCall(), /ENOENT/);
    await editor.connection.sendNotification(trustedNotification);
    assert.equal((await preview()).kind, 'shown');
  });
});
