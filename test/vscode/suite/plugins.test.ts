import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { CostlineExports } from '../../../src/extension/main';
import { costline, hintTexts, hoverText, openProject, removeProjects, replace, soon, withSetting } from './editing';

const thing = 'resource "x_thing" "a" {\n  size = "42"\n}\n';

describe('plugins and local specs', () => {
  let api: CostlineExports;
  let home: string;
  before(async () => {
    api = await costline();
    home = mkdtempSync(join(tmpdir(), 'costline-plugins-'));
  });
  after(() => rmSync(home, { recursive: true, force: true }));
  afterEach(removeProjects);

  /** Installs a plugin with what ships for writing them; `answer` is the body of its answer. */
  const install = (answer: string): string => {
    const folder = join(home, 'acme', '0.3.0');
    mkdirSync(folder, { recursive: true });
    const shipped = vscode.extensions.getExtension('costline.costline')?.extensionPath ?? '';
    copyFileSync(join(shipped, 'dist/plugin-sdk.js'), join(folder, 'costline-plugin.cjs'));
    writeFileSync(
      join(folder, 'plugin.manifest.json'),
      '{"name": "acme", "version": "0.3.0", "entry": "plugin.mjs", "providers": ["custom"]}',
    );
    writeFileSync(
      join(folder, 'plugin.mjs'),
      `import { serve } from './costline-plugin.cjs';\nawait serve({ name: 'acme', version: '0.3.0', providers: ['custom'], price: (resource) => { ${answer} } });\n`,
    );
    return folder;
  };

  const inFolder = (path: string): vscode.Uri => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    return vscode.Uri.joinPath(folder.uri, path);
  };

  it('a plugin prices, and the hover says who', async () => {
    install('return { monthly: 42, detail: "size " + resource.attributes.size };');
    await withSetting('plugins.folders', [home], async () => {
      const editor = await openProject(thing);
      await soon(
        () => hintTexts(api, editor),
        (hints) => assert.deepEqual(hints, ['2: $42.00/mo']),
      );
      assert.match(await hoverText(editor, 'x_thing'), /plugin acme 0\.3\.0/);
    });
  });

  it('one that fails is told once, quietly, with its log; a restart makes it good', async () => {
    const folder = install('');
    writeFileSync(join(folder, 'plugin.mjs'), "console.error('no price list');\nprocess.exit(3);\n");
    await withSetting('plugins.folders', [home], async () => {
      const editor = await openProject(thing);
      const [problem] = await soon(
        () => vscode.languages.getDiagnostics(editor.document.uri),
        (found) => assert.equal(found.length, 1),
      );
      assert.deepEqual(
        [problem?.severity, problem?.message, problem?.range.start.line],
        [vscode.DiagnosticSeverity.Information, 'Plugin acme 0.3.0 ended with status 3', 0],
      );
      const { code } = problem ?? {};
      assert.ok(typeof code === 'object');
      assert.equal(code.value, 'plugin-failed');
      assert.match(readFileSync(code.target.fsPath, 'utf8'), /no price list/);
      install('return { monthly: 7, detail: "better" };');
      await vscode.commands.executeCommand('costline.restartPlugins');
      await soon(
        () => hintTexts(api, editor),
        (hints) => assert.deepEqual(hints, ['2: $7.00/mo']),
      );
      await soon(
        () => vscode.languages.getDiagnostics(editor.document.uri),
        (found) => assert.deepEqual(found, []),
      );
    });
  });

  it('a spec counts as it is typed, in a folder that was not there before; mistakes stand at their line', async () => {
    const editor = await openProject('resource "y_thing" "a" {\n  size = 5\n}\n');
    const file = inFolder('.costline/specs/y_thing.yaml');
    assert.equal(existsSync(inFolder('.costline').fsPath), false);
    const text =
      'type: y_thing\ncomponents:\n  - { name: Part, unit: months, quantity: self.size, price: 1, as_of: 2026-01-01, origin: us }\n';
    try {
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
      const shows = (expected: readonly string[]): Promise<unknown> =>
        soon(
          () => hintTexts(api, editor),
          (hints) => assert.deepEqual(hints, expected),
        );
      await shows(['2: $5.00/mo']);
      const spec = await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.Beside });
      await replace(spec, 'price: 1', 'price: 2');
      await shows(['2: $10.00/mo']);
      await replace(spec, 'price: 2', 'price: self.');
      await soon(
        () =>
          vscode.languages.getDiagnostics(file).map(({ code, range }) => `${range.start.line + 1}: ${String(code)}`),
        (found) => assert.deepEqual(found, ['3: spec-mistake']),
      );
      await shows(['2: $10.00/mo']);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await shows(['2: $5.00/mo']);
    } finally {
      await vscode.workspace.fs.delete(inFolder('.costline'), { recursive: true });
    }
  });

  it('a rate table of the workspace counts as it is typed, and mistakes stand at their line', async () => {
    const editor = await openProject('resource "y_thing" "a" {\n  size = 5\n}\n');
    const spec =
      'type: y_thing\ncomponents:\n  - { name: Part, unit: months, quantity: self.size, rate: acme/thing.part }\n';
    const table = inFolder('.costline/rates/acme/thing.csv');
    const write = (file: vscode.Uri, text: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    const shows = (expected: readonly string[]): Promise<unknown> =>
      soon(
        () => hintTexts(api, editor),
        (hints) => assert.deepEqual(hints, expected),
      );
    try {
      await write(inFolder('.costline/specs/y_thing.yaml'), spec);
      await write(table, '# as_of: 2026-01-01\n# origin: us\nname,unit,*\npart,months,1\n');
      await shows(['2: $5.00/mo']);
      const shown = await vscode.window.showTextDocument(table, { viewColumn: vscode.ViewColumn.Beside });
      await replace(shown, 'part,months,1', 'part,months,2');
      await shows(['2: $10.00/mo']);
      await replace(shown, 'part,months,2', 'part,months,much');
      await soon(
        () =>
          vscode.languages.getDiagnostics(table).map(({ code, range }) => `${range.start.line + 1}: ${String(code)}`),
        (found) => assert.deepEqual(found, ['4: rate-mistake']),
      );
      await shows(['2: $10.00/mo']);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await shows(['2: $5.00/mo']);
    } finally {
      await vscode.workspace.fs.delete(inFolder('.costline'), { recursive: true });
    }
  });
});
