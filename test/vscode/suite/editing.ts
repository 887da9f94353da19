/** What the suites do in the editor: write a project of their own, edit it without saving, and wait for what follows. */
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { CostlineExports } from '../../../src/extension/main';

export async function costline(): Promise<CostlineExports> {
  const extension = vscode.extensions.getExtension<CostlineExports>('costline.costline');
  assert.ok(extension, 'costline.costline is not among the extensions');
  return extension.activate();
}

/**
 * Reads again and again until `check` no longer throws, and returns that reading. After the limit it throws what `check`
 * threw last.
 */
export async function soon<Reading>(
  read: () => Reading | Promise<Reading>,
  check: (reading: Reading) => void,
  limitMs = 30_000,
): Promise<Reading> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const reading = await read();
    try {
      check(reading);
      return reading;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await delay(25);
  }
}

/** Projects are numbered on and on: a name that comes again would be another thing to test. */
let written = 0;
const projects: vscode.Uri[] = [];

/** Writes a root module of its own beside the sample, and opens its `main.tf`. */
export async function openProject(
  text: string,
  others: Readonly<Record<string, string>> = {},
): Promise<vscode.TextEditor> {
  return openFiles({ ...others, 'main.tf': text }, 'main.tf');
}

/** Writes a project of its own beside the sample, and opens one of its files. */
export async function openFiles(files: Readonly<Record<string, string>>, opened: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  const project = vscode.Uri.joinPath(folder.uri, `project-${++written}`);
  projects.push(project);
  for (const [path, content] of Object.entries(files)) {
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(project, path), new TextEncoder().encode(content));
  }
  return vscode.window.showTextDocument(vscode.Uri.joinPath(project, opened));
}

/** Closes all editors and takes the projects away, unsaved text included. */
export async function removeProjects(): Promise<void> {
  while (vscode.window.activeTextEditor?.document.isDirty) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const project of projects.splice(0)) await vscode.workspace.fs.delete(project, { recursive: true });
}

/** Replaces the only occurrence of a text, without saving. */
export async function replace(editor: vscode.TextEditor, text: string, by: string): Promise<void> {
  const { document } = editor;
  const start = document.getText().indexOf(text);
  assert.ok(start >= 0, `the document has no ${JSON.stringify(text)}`);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
  assert.ok(await editor.edit((edit) => edit.replace(range, by)));
}

/** The amounts at line ends as `line: text`, lines counted from one. */
export function hintTexts({ hints }: CostlineExports, { document }: vscode.TextEditor): readonly string[] {
  return hints(document.uri).map(({ start, text }) => `${start.line + 1}: ${text}`);
}

/** The code lenses as `line: title`, lines counted from one. */
export async function lensTexts({ document }: vscode.TextEditor): Promise<readonly string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    100,
  );
  return lenses.map(({ range, command }) => `${range.start.line + 1}: ${command?.title}`);
}

/** What a hover says at the first occurrence of a text. */
export async function hoverText({ document }: vscode.TextEditor, at: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(at) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  const texts = hovers.flatMap(({ contents }) =>
    contents.map((content) => (typeof content === 'string' ? content : content.value)),
  );
  return plain(texts.join('\n'));
}

/** Markdown as it reads: without the escapes that keep names from being formatted. */
export function plain(markdown: string): string {
  return markdown.replaceAll(/\\([_*[\]])/g, '$1');
}

/** Problems as `line: code`, lines counted from one. */
export function problems({ document }: vscode.TextEditor): readonly string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .map(({ range, code }) => `${range.start.line + 1}: ${typeof code === 'object' ? code.value : code}`);
}

/** Sets a setting for the time of `body`. */
export async function withSetting(name: string, value: unknown, body: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration('costline');
  await settings.update(name, value, vscode.ConfigurationTarget.Global);
  try {
    await body();
  } finally {
    await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
  }
}
