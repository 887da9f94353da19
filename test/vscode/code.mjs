#!/usr/bin/env node
/**
 * Stands in for the desktop VS Code executable: takes the arguments that @vscode/test-electron passes, runs the tests
 * in the extension host of VS Code's browser build, and exits with their code.
 *
 *   code.mjs --extensionDevelopmentPath=FOLDER --extensionTestsPath=MODULE [--user-data-dir=FOLDER] [FOLDER]
 *
 * Other arguments are for the desktop's windows and are passed over. With COSTLINE_EDITOR_LOG naming a file, what the
 * editor says goes there instead of to the terminal.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format } from 'node:util';
import { pageAddress, startBrowserEditor } from '../../scripts/browser-editor.mjs';
import { main, option, Refusal } from '../../scripts/project.mjs';
import { openBrowser } from './browser.mjs';

const limitMs = 300_000;
const logFile = process.env.COSTLINE_EDITOR_LOG;
if (logFile) writeFileSync(logFile, '');

await main(async () => {
  const args = process.argv.slice(2);
  const developmentPath = option(args, 'extensionDevelopmentPath');
  const testsPath = option(args, 'extensionTestsPath');
  if (typeof developmentPath !== 'string' || typeof testsPath !== 'string') {
    throw new Refusal('code.mjs needs --extensionDevelopmentPath=FOLDER and --extensionTestsPath=MODULE');
  }
  const folder = resolve(args.find((arg) => !arg.startsWith('-')) ?? process.cwd());
  const editor = await startBrowserEditor({ testDriver: true, settings: userSettings(option(args, 'user-data-dir')) });
  try {
    process.exitCode = await runTests(editor, folder, { developmentPath, testsPath });
    if (process.exitCode !== 0) log(editor.log());
  } finally {
    await editor.stop();
  }
});

/** Opens the page, which starts the tests, and resolves with the exit code they report. */
async function runTests({ origin }, folder, { developmentPath, testsPath }) {
  const { browser, page } = await openBrowser();
  const remote = (path) => `vscode-remote://${new URL(origin).host}${resolve(path)}`;
  try {
    const exitCode = new Promise((resolveCode, reject) => {
      const limit = setTimeout(() => reject(new Error(`The tests did not end within ${limitMs / 1000} s`)), limitMs);
      page.on('crash', () => reject(new Error('The page crashed')));
      page.on('close', () => clearTimeout(limit));
      page.exposeFunction('codeAutomationExit', resolveCode).catch(reject);
      page.exposeFunction('codeAutomationLog', (_type, parts) => log(...parts)).catch(reject);
    });
    const payload = [
      ['skipWelcome', 'true'],
      ['extensionDevelopmentPath', remote(developmentPath)],
      ['extensionTestsPath', remote(testsPath)],
    ];
    const [code] = await Promise.all([exitCode, page.goto(pageAddress(origin, folder, payload))]);
    return code;
  } finally {
    await browser.close();
  }
}

function log(...parts) {
  if (logFile) appendFileSync(logFile, `${format(...parts)}\n`);
  else console.log(...parts);
}

function userSettings(dataFolder) {
  const file = typeof dataFolder === 'string' ? join(dataFolder, 'User/settings.json') : '';
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
