/**
 * VS Code's real workbench in a browser, with the packed extension installed, as a test sees it: open a file, type,
 * and read what stands on the screen. Every `Workbench` has an editor, a browser and a copy of its folder of its own.
 *
 *   const workbench = await openWorkbench({ folder: 'examples/webshop' });
 *   await workbench.openFile('main.tf');
 *   await soon(() => workbench.decorations(), (found) => assert.equal(found[0]?.text, '$70.08/mo'));
 *   await workbench.close();
 */
import assert from 'node:assert/strict';
import { cp, mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { pageAddress, startBrowserEditor } from '../../../scripts/browser-editor.mjs';
import { newFolder } from '../../new-folder';
import { openBrowser } from '../browser.mjs';
import { type EditorLine, editorSelector, findText, readEditorLines } from './editor-lines.js';

export type { EditorLine };

export interface WorkbenchOptions {
  /** The folder to open, relative to the project's root; it is copied, so a test may change it. */
  readonly folder: string;
  /** Added to the user's settings.json. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The packed extension; by default the one that `npm test` packs (`COSTLINE_VSIX`). */
  readonly extension?: string;
  /** Called with the copy of the folder before it is opened, for instance to make it a repository. */
  readonly prepare?: (folder: string) => void | Promise<void>;
}

export interface Decoration {
  /** One-based, as the editor's margin says. */
  readonly line: number;
  /** What the decoration adds to the line. */
  readonly text: string;
  /** The colour as the page computes it, for example `rgb(106, 153, 85)`. */
  readonly color: string;
}

export interface CodeLens {
  /** The line that the lens stands above, one-based. */
  readonly line: number;
  readonly text: string;
}

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export interface Squiggle {
  readonly line: number;
  readonly severity: Severity;
}

export interface Workbench {
  /** For what has no helper here. */
  readonly page: Page;
  /** The copy of the folder on disk. */
  readonly folder: string;

  /** Opens a file of the folder, by its path relative to it, and puts the cursor into it. */
  openFile(path: string): Promise<void>;
  /** Puts the cursor at a one-based line and column of the active editor. */
  goTo(line: number, column?: number): Promise<void>;
  /** Presses the keys of a text where the cursor is, as a person would: brackets close, suggestions open. */
  type(text: string): Promise<void>;
  /** Presses one key or chord, for example `Control+S`. */
  press(key: string): Promise<void>;
  /** Runs a command from the palette by its title; rejects where the palette does not offer it. */
  runCommand(title: string): Promise<void>;
  /** Clicks a button of a notification, wherever it is by now: a toast goes to the notification centre after a while. */
  answerNotification(button: string): Promise<void>;
  /** What the command palette offers for some typed text, best first. */
  commands(text: string): Promise<readonly string[]>;

  /** The lines of the active editor that are on the screen. */
  lines(): Promise<readonly EditorLine[]>;
  /** Text added after lines (`after` decorations), from top to bottom. */
  decorations(): Promise<readonly Decoration[]>;
  codeLenses(): Promise<readonly CodeLens[]>;
  /** Marked ranges, from top to bottom; a range over several lines counts on each. */
  squiggles(): Promise<readonly Squiggle[]>;
  /** Points at the first occurrence of `text` on a line and returns what the hover says. */
  hover(line: number, text: string): Promise<string>;
  /** The texts of the status bar's items, from left to right. */
  statusBar(): Promise<readonly string[]>;
  /** The texts of the notifications on the screen. */
  notifications(): Promise<readonly string[]>;
  /** The rows of a tree view in the side bar or panel, by the view's title, as a screen reader gets them. */
  treeRows(view: string): Promise<readonly string[]>;
  /** The inside of the webview that is on the screen. */
  webview(): FrameLocator;

  /** Writes test/artifacts/NAME.png and returns its path. */
  screenshot(name: string): Promise<string>;
  /** Ends the browser and the editor and removes the copy of the folder. */
  close(): Promise<void>;
}

const projectRoot = resolve(__dirname, '../../..');
const artifacts = join(projectRoot, 'test/artifacts');

const quietSettings = {
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.colorTheme': 'Default Dark Modern',
  'extensions.ignoreRecommendations': true,
  'editor.minimap.enabled': false,
  // A blinking cursor and moving scrollbars make two screenshots of one thing differ.
  'editor.cursorBlinking': 'solid',
  'chat.disableAIFeatures': true,
};

/** Resolves when the workbench has opened the folder; rejects, leaving nothing behind, when it has not within a minute. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const home = newFolder('ui');
  const cleanUps: (() => Promise<void>)[] = [() => rm(home, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  };
  try {
    const folder = join(home, basename(options.folder));
    await cp(resolve(projectRoot, options.folder), folder, { recursive: true });
    await options.prepare?.(folder);
    const extension = options.extension ?? process.env.COSTLINE_VSIX;
    assert.ok(extension, 'No packed extension: run `node scripts/test.mjs ui`, or set COSTLINE_VSIX');
    const editor = await startBrowserEditor({ extension, settings: { ...quietSettings, ...options.settings } });
    cleanUps.push(() => editor.stop());
    const { browser, page } = await openBrowser();
    cleanUps.push(() => browser.close());
    await page.goto(pageAddress(editor.origin, folder));
    await page.locator('.monaco-workbench .explorer-folders-view').waitFor({ timeout: 60_000 });
    return { page, folder, close, ...actions(page), ...readings(page) };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Reads again and again until `check` no longer throws, and returns that reading: for everything that is on the screen
 * soon but not at once. After the limit it throws what `check` threw last.
 */
export async function soon<Reading>(
  read: () => Promise<Reading>,
  check: (reading: Reading) => void,
  limitMs = 15_000,
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
    await delay(50);
  }
}

type Actions = Pick<
  Workbench,
  'openFile' | 'goTo' | 'type' | 'press' | 'runCommand' | 'answerNotification' | 'commands' | 'screenshot'
>;

function actions(page: Page): Actions {
  const picker = page.locator('.quick-input-widget');
  const rows = picker.locator('.monaco-list-row');
  const row = (label: string): Locator => rows.filter({ has: page.getByText(label, { exact: true }) }).first();
  const ask = async (key: string, text: string): Promise<void> => {
    await page.keyboard.press(key);
    await picker.locator('input[type=text]').fill(text);
  };
  const runCommand = async (title: string): Promise<void> => {
    // The palette lists what is registered when it is asked, so soon after a start a command may come too late for it.
    for (let attempt = 1; ; attempt++) {
      await ask('F1', `>${title}`);
      try {
        return await row(title).click({ timeout: 10_000 });
      } catch (error) {
        if (attempt === 3) throw error;
        await page.keyboard.press('Escape');
        await picker.waitFor({ state: 'hidden' });
      }
    }
  };
  return {
    async openFile(path) {
      await ask('Control+P', path);
      const name = basename(path);
      // The rows of what was searched before may still be there, with a file of the same name.
      const found = rows.filter({ has: page.getByText(name, { exact: true }) });
      await (path === name ? found : found.filter({ hasText: dirname(path) })).first().click();
      await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
      await page.locator('.editor-instance .view-line').first().waitFor();
    },
    async goTo(line, column = 1) {
      await ask('Control+G', `:${line}:${column}`);
      await page.keyboard.press('Enter');
      await picker.waitFor({ state: 'hidden' });
    },
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    runCommand,
    async answerNotification(button) {
      await runCommand('Notifications: Show Notifications');
      await page.locator('.notifications-center').getByText(button, { exact: true }).click();
    },
    async commands(text) {
      await ask('F1', `>${text}`);
      await rows.first().waitFor();
      const found = await rows.locator('.label-name').allInnerTexts();
      await page.keyboard.press('Escape');
      return found;
    },
    async screenshot(name) {
      await mkdir(artifacts, { recursive: true });
      const path = join(artifacts, `${name}.png`);
      // A click may have scrolled the layout by a few pixels, which no person's click does.
      await page.locator('.split-view-container').evaluateAll((views) => {
        for (const view of views) view.scrollTop = 0;
      });
      await page.screenshot({ path });
      return path;
    },
  };
}

type Readings = Omit<Workbench, keyof Actions | 'page' | 'folder' | 'close'>;

function readings(page: Page): Readings {
  const lines = (): Promise<readonly EditorLine[]> => page.evaluate(readEditorLines, editorSelector);
  return {
    lines,
    async decorations() {
      return (await lines()).flatMap(({ line, after }) => after.map((decoration) => ({ line, ...decoration })));
    },
    async codeLenses() {
      return (await lines()).flatMap(({ line, lenses }) => lenses.map((text) => ({ line, text })));
    },
    async squiggles() {
      return (await lines()).flatMap(({ line, squiggles }) => squiggles.map((severity) => ({ line, severity })));
    },
    hover: (line, text) => hover(page, line, text),
    statusBar: () => visibleTexts(page.locator('.statusbar-item')),
    notifications: () => visibleTexts(page.locator('.notification-list-item-message')),
    async treeRows(view) {
      const pane = page.locator('.pane', { has: page.locator(`.pane-header[aria-label^="${view}" i]`) });
      const rows = await pane.locator('.monaco-list-row').all();
      return Promise.all(rows.map(async (row) => ((await row.getAttribute('aria-label')) ?? '').trim()));
    },
    webview: () => page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame'),
  };
}

async function hover(page: Page, line: number, text: string): Promise<string> {
  const popup = page.locator('.monaco-hover:visible .hover-contents');
  // A lens that comes while the mouse is on its way moves the line from under it, and then no hover comes.
  for (let attempt = 1; ; attempt++) {
    const place = await page.evaluate(findText, { selector: editorSelector, line, text });
    assert.ok(place, `line ${line} with ${JSON.stringify(text)} is not on the screen`);
    // The editor shows a hover when the mouse comes to rest, so it has to come from somewhere else.
    await page.mouse.move(place.x, 5);
    await popup.first().waitFor({ state: 'hidden' });
    await page.mouse.move(place.x, place.y, { steps: 4 });
    try {
      await popup.first().waitFor({ timeout: 10_000 });
      return (await popup.allInnerTexts()).join('\n');
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

async function visibleTexts(items: Locator): Promise<readonly string[]> {
  const texts = await items.filter({ visible: true }).allInnerTexts();
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== '');
}
