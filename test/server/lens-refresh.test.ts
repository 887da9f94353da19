/** That an editor never keeps lenses that are no longer true: it asks when it opens and types, and else when it is told to. */
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CancellationToken, CancellationTokenSource, type CodeLens } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { panelRequest } from '../../src/server/protocol';
import { type BundledProgram, bundleProgram } from '../cli/bundled-program';
import { newFolder } from '../new-folder';
import { type Editor, startServer } from './server-process';

/** What an editor has above the lines of one document. A question that is asked anew takes back the one before. */
class KeptLenses {
  lenses = 'nothing yet';
  private asked: CancellationTokenSource | undefined;
  private refreshes: number;
  private onLenses = (): void => {};

  constructor(
    private readonly editor: Editor,
    private readonly uri: string,
  ) {
    this.refreshes = editor.lensRefreshes();
    void editor.until(() => {
      if (editor.lensRefreshes() > this.refreshes) {
        this.refreshes = editor.lensRefreshes();
        this.ask();
      }
      return false;
    });
  }

  ask(): void {
    this.asked?.cancel();
    const source = new CancellationTokenSource();
    this.asked = source;
    fetchLenses(this.editor, this.uri, source.token).then(
      (lenses) => {
        this.take(source, lenses);
      },
      (error) => {
        this.take(source, `failed: ${error}`);
      },
    );
  }

  /** Resolves when they are like this. */
  async become(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.lenses)) {
      await new Promise<void>((resolve) => {
        this.onLenses = resolve;
      });
    }
  }

  private take(source: CancellationTokenSource, lenses: string): void {
    if (this.asked !== source) return;
    this.lenses = lenses;
    this.onLenses();
  }
}

async function fetchLenses({ connection }: Editor, uri: string, token = CancellationToken.None): Promise<string> {
  const params = { textDocument: { uri } };
  const lenses = await connection.sendRequest<CodeLens[]>('textDocument/codeLens', params, token);
  return lenses.map(({ range, command }) => `${range.start.line + 1}: ${command?.title}`).join('\n');
}

describe('Lenses that an editor keeps', function () {
  this.timeout(60_000);
  let program: BundledProgram;
  let folder: string;
  let editor: Editor | undefined;
  let version = 1;
  before(async () => {
    program = await bundleProgram('src/server/main.ts');
  });
  after(() => program.dispose());
  beforeEach(() => {
    folder = newFolder('lenses');
    version = 1;
  });
  afterEach(async () => {
    await editor?.quit();
    editor = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  const uriOf = (name: string): string => URI.file(join(folder, name)).toString();
  const write = (name: string, text: string): void => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  const open = ({ connection }: Editor, name: string, text: string): Promise<void> =>
    connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uriOf(name), languageId: 'terraform', version: 1, text },
    });
  const change = ({ connection }: Editor, name: string, text: string): Promise<void> =>
    connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: uriOf(name), version: ++version },
      contentChanges: [{ text }],
    });

  /** Rejects where what is kept is not what would be answered, and stays so. */
  async function assertTrue(running: Editor, kept: KeptLenses, name: string, what = ''): Promise<string> {
    await running.until(() => running.summary()?.ready === true);
    let fresh = '';
    for (let round = 0; round < 40; round++) {
      await running.connection.sendRequest(panelRequest);
      fresh = await fetchLenses(running, uriOf(name));
      if (kept.lenses === fresh) return fresh;
    }
    assert.equal(kept.lenses, fresh, what);
    return fresh;
  }

  /** Opens a file, shows it, and then has something happen elsewhere. */
  async function shown(name: string, text: string, settings: unknown = {}): Promise<[Editor, KeptLenses]> {
    const running = await startServer(program.script, [folder], settings);
    editor = running;
    const kept = new KeptLenses(running, uriOf(name));
    await open(running, name, text);
    kept.ask();
    await assertTrue(running, kept, name);
    return [running, kept];
  }

  const queue = 'resource "aws_sqs_queue" "jobs" {}\n';

  it('follow what another file says of a price', async () => {
    const provider = (region: string): string => `provider "aws" {\n  region = "${region}"\n}\n`;
    write('provider.tf', provider('us-east-1'));
    write('main.tf', queue);
    const [running, kept] = await shown('main.tf', queue);
    assert.match(kept.lenses, /\$0\.40 per 1M/);
    await open(running, 'provider.tf', provider('us-east-1'));
    await assertTrue(running, kept, 'main.tf');
    await change(running, 'provider.tf', provider('af-south-1'));
    await kept.become(/\$0\.476 per 1M/);
  });

  it('go and come with the setting', async () => {
    write('main.tf', queue);
    const [running, kept] = await shown('main.tf', queue);
    await running.configure({ codeLens: { enabled: false } });
    await kept.become(/^$/);
    await running.configure({ codeLens: { enabled: true } });
    await kept.become(/1M requests/);
  });

  it('follow a budget', async () => {
    write('main.tf', 'resource "aws_ebs_volume" "data" { size = 100 }\n');
    write('.costline.yml', 'budget: { total: 50 }\n');
    const [running, kept] = await shown('main.tf', 'resource "aws_ebs_volume" "data" { size = 100 }\n');
    write('.costline.yml', 'budget: { total: 5 }\n');
    await running.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf('.costline.yml'), type: 2 }],
    });
    await kept.become(/over the budget by \$5\.00/);
  });

  it('are asked for by the editor itself where it has edited them', async () => {
    write('main.tf', queue);
    const [running, kept] = await shown('main.tf', queue);
    const before = running.lensRefreshes();
    await change(running, 'main.tf', queue.repeat(2).replace('jobs', 'more'));
    kept.ask();
    await kept.become(/^2: /m);
    assert.equal(running.lensRefreshes(), before);
  });

  it('are those of the text, whatever comes first', async () => {
    const text = (size: string): string =>
      `resource "aws_ebs_volume" "data" {\n  size = ${size}\n}\n\nresource "aws_sqs_queue" "jobs" {}\n\nmodule "m" {\n  source = "./m"\n}\n`;
    write('main.tf', text('100'));
    write('m/main.tf', 'resource "aws_ebs_volume" "m" { size = 10 }\n');
    for (let seed = 0; seed < 12; seed++) {
      let state = seed * 7919 + 1;
      const random = (below: number): number => {
        state = (state * 48271) % 2147483647;
        return state % below;
      };
      const turns = async (): Promise<void> => {
        for (let left = random(6); left > 0; left--) await new Promise((resolve) => setImmediate(resolve));
      };
      version = 1;
      const running = await startServer(program.script, [folder]);
      editor = running;
      const kept = new KeptLenses(running, uriOf('main.tf'));
      const done: string[] = [];
      const steps = [
        () => change(running, 'main.tf', text(String(random(9) * 100))),
        () => change(running, 'main.tf', text('')),
        () => change(running, 'main.tf', ''),
        () => change(running, 'main.tf', text('100')),
      ];
      await turns();
      await open(running, 'main.tf', text('100'));
      if (random(2) === 0) kept.ask();
      for (let left = random(8); left > 0; left--) {
        const step = random(steps.length);
        done.push(String(step));
        await turns();
        await steps[step]?.();
        await turns();
        kept.ask();
      }
      if (done.length === 0) kept.ask();
      await assertTrue(running, kept, 'main.tf', `seed ${seed}: ${done}`);
      await running.quit();
      editor = undefined;
    }
  });
});
