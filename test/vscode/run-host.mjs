/**
 * Bundles the suites of test/vscode/suite and runs them in the extension host of an editor that loads the extension
 * from the project's folder (built already).
 *
 *   node test/vscode/run-host.mjs
 *
 * The editor: $VSCODE_EXECUTABLE; else with COSTLINE_EDITOR=desktop, or on anything but Linux, a desktop VS Code that
 * @vscode/test-electron downloads; else VS Code's browser build through code.mjs.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main, root } from '../../scripts/project.mjs';
import { installBrowserEditor, installChromium } from '../../scripts/setup-editor.mjs';

const bundles = join(root, 'test/artifacts/host');

/** What VS Code's browser build says of itself, which is much. */
const editorLog = join(root, 'test/artifacts/editor.log');

/** Git is off so that a test sees only what it made itself; the rest keeps the editor from asking. */
const settings = {
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
};

await main(async () => {
  await bundleSuites();
  const executable = await editorExecutable();
  const { runTests, TestRunFailedError } = createRequire(import.meta.url)('@vscode/test-electron');
  const home = mkdtempSync(join(tmpdir(), 'costline-host-'));
  const report = join(home, 'report.txt');
  try {
    await runTests({
      ...(executable && { vscodeExecutablePath: executable }),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(bundles, 'index'),
      launchArgs: [workspaceCopy(home), `--user-data-dir=${userData(home)}`, '--disable-extensions'],
      extensionTestsEnv: {
        COSTLINE_HOME: join(home, 'costline'),
        COSTLINE_REPORT: report,
        COSTLINE_EDITOR_LOG: editorLog,
      },
    });
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) throw error;
    process.exitCode = 1;
  } finally {
    console.log(existsSync(report) ? readFileSync(report, 'utf8') : `No test began; see ${editorLog}`);
    rmSync(home, { recursive: true, force: true });
  }
});

async function bundleSuites() {
  const { build } = await import('esbuild');
  rmSync(bundles, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/vscode/index.ts', 'test/vscode/suite/**/*.test.ts'],
    outbase: 'test/vscode',
    outdir: bundles,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/** @returns {Promise<string | undefined>} undefined: let @vscode/test-electron download one */
async function editorExecutable() {
  const given = process.env.VSCODE_EXECUTABLE;
  if (given) return given;
  if (process.env.COSTLINE_EDITOR === 'desktop' || process.platform !== 'linux') return undefined;
  await installBrowserEditor();
  await installChromium();
  return join(root, 'test/vscode/code.mjs');
}

/** The sample, in a place where tests may write. */
function workspaceCopy(home) {
  const folder = join(home, 'workspace');
  const sample = join(root, 'examples');
  if (existsSync(sample)) cpSync(sample, folder, { recursive: true });
  else mkdirSync(folder);
  return folder;
}

function userData(home) {
  const folder = join(home, 'data');
  const file = join(folder, 'User/settings.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(settings));
  return folder;
}
