import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeLens } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { repositoryChangedNotification, trustedNotification } from '../../src/server/protocol';
import { type BundledProgram, bundleProgram } from '../cli/bundled-program';
import { newFolder } from '../new-folder';
import { type Editor, startServer } from './server-process';

const volume = (size: number): string => `provider "aws" { region = "us-east-1" }

resource "aws_ebs_volume" "data" {
  availability_zone = "us-east-1a"
  type              = "gp3"
  size              = ${size}
}
`;

describe('the language server in a git repository', function () {
  this.timeout(60_000);
  let program: BundledProgram;
  let folder: string;
  let uri: string;
  let editor: Editor;

  const git = (...words: readonly string[]): void => {
    const who = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
    execFileSync('git', ['-C', folder, ...who, ...words], { stdio: 'pipe' });
  };
  const open = async (trusted: boolean, text: string): Promise<void> => {
    editor = await startServer(program.script, [folder], {}, trusted);
    await editor.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'terraform', version: 1, text },
    });
    await editor.until(() => editor.summary()?.ready === true && editor.hints.has(uri));
  };
  const lens = async (): Promise<string | undefined> => {
    const lenses = await editor.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    return lenses[0]?.command?.title;
  };

  before(async () => {
    program = await bundleProgram('src/server/main.ts');
  });
  after(() => program.dispose());
  beforeEach(() => {
    folder = newFolder('git');
    uri = URI.file(join(folder, 'main.tf')).toString();
    git('init', '--quiet');
    writeFileSync(join(folder, 'main.tf'), volume(100));
    git('add', '.');
    git('commit', '--quiet', '--message', 'one hundred');
  });
  afterEach(async () => {
    assert.deepEqual(editor.complaints, []);
    assert.equal(await editor.quit(), 0);
    rmSync(folder, { recursive: true, force: true });
  });

  it('compares the buffer with HEAD, follows a commit, and ends its git processes', async () => {
    await open(true, volume(300));
    await editor.until(() => editor.summary()?.diff?.short === '+$16.00');
    assert.equal(editor.summary()?.diff?.text, '+$16.00/mo vs HEAD · 1 changed');
    assert.deepEqual(
      editor.hints.get(uri)?.hints.map(({ text, delta }) => [text, delta?.text]),
      [['$24.00/mo', '▲ $16.00']],
    );
    assert.equal(await lens(), 'This file: $24.00/mo · 1 priced · +$16.00/mo vs HEAD · 1 changed');
    writeFileSync(join(folder, 'main.tf'), volume(300));
    git('commit', '--quiet', '--all', '--message', 'three hundred');
    await editor.connection.sendNotification(repositoryChangedNotification);
    await editor.until(() => editor.summary()?.diff?.short === '');
    assert.equal(await lens(), 'This file: $24.00/mo · 1 priced');
  });

  it('asks git nothing until the workspace is trusted', async () => {
    await open(false, volume(300));
    assert.equal(editor.summary()?.diff, null);
    await editor.connection.sendNotification(trustedNotification);
    await editor.until(() => editor.summary()?.diff?.short === '+$16.00');
  });
});
