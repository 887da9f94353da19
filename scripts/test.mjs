/**
 * `npm test`: everything, from a fresh clone on. Installs what is absent, then runs
 *
 *   check   types and style                      (npm run check)
 *   build   dist/                                (npm run build)
 *   unit    test/**\/*.test.ts but test/vscode   (mocha)
 *   host    test/vscode/suite/*.test.ts          (mocha inside an editor's extension host)
 *   ui      test/vscode/ui/*.test.ts             (mocha, driving the workbench in a browser)
 *
 * and ends with the line `N passed, N failed[, N skipped]` over all of them. A step that breaks, or a suite that runs no
 * test, counts as one failure.
 *
 *   node scripts/test.mjs [STEP …] [--grep=TEXT] [FILE …]
 *
 * names the steps (`editor` stands for build, host and ui), and files for mocha where it is about one suite. With
 * COSTLINE_EDITOR=none the editor's two suites are left out, and counted as skipped.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { installDependencies, main, npm, option, Refusal, root, run } from './project.mjs';
import { installBrowserEditor, installChromium } from './setup-editor.mjs';

const nothing = { passed: 0, failed: 0, skipped: 0 };
const oneFailure = { ...nothing, failed: 1 };
const oneSkipped = { ...nothing, skipped: 1 };

const steps = { check, build, unit, host, ui };
const everything = ['check', 'build', 'unit', 'host', 'ui'];
const meanings = { editor: ['build', 'host', 'ui'] };

/** Files of unit tests that run at a time, at most: each job loads what it tests anew, and has memory of its own. */
const mostJobs = 4;

await main(async () => {
  const args = process.argv.slice(2);
  const named = args.filter((arg) => arg in steps || arg in meanings).flatMap((arg) => meanings[arg] ?? [arg]);
  const unknown = args.filter((arg) => !named.includes(arg) && !(arg in meanings) && !/\.ts$|^--grep=/.test(arg));
  if (unknown.length > 0) throw new Refusal(`Unknown: ${unknown.join(' ')}. Steps: ${everything.join(', ')}, editor`);
  const request = {
    files: args.filter((arg) => arg.endsWith('.ts')),
    grep: typeof option(args, 'grep') === 'string' ? option(args, 'grep') : undefined,
    home: mkdtempSync(join(tmpdir(), 'costline-test-')),
  };
  process.on('exit', () => rmSync(request.home, { recursive: true, force: true }));
  await installDependencies();
  process.exitCode = await runSteps(named.length > 0 ? named : everything, request);
});

async function runSteps(names, request) {
  const results = [];
  for (const name of names) {
    console.log(`\n── ${name} ──`);
    const start = performance.now();
    const counts = await outcome(name, request);
    results.push({ name, counts, seconds: (performance.now() - start) / 1000 });
  }
  const total = (kind) => results.reduce((sum, { counts }) => sum + counts[kind], 0);
  console.log();
  for (const { name, counts, seconds } of results) {
    console.log(`${name.padEnd(6)} ${seconds.toFixed(1).padStart(6)} s   ${describe(counts)}`);
  }
  const ranTests = names.every((name) => name === 'check' || name === 'build') || total('passed') > 0;
  if (!ranTests && total('failed') === 0) console.log('No test ran.');
  console.log(`\n${total('passed')} passed, ${total('failed')} failed${skippedPart(total('skipped'))}`);
  return total('failed') > 0 || !ranTests ? 1 : 0;
}

/** A step that throws has failed with what it says; the steps after it still run. */
async function outcome(name, request) {
  try {
    return await steps[name](request);
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    return oneFailure;
  }
}

async function check() {
  await npm(['run', '--silent', 'check']);
  return nothing;
}

async function build() {
  return (await run(process.execPath, ['scripts/build.mjs'])) === 0 ? nothing : oneFailure;
}

/** Half of the time goes by waiting for processes that the tests start: files run beside each other. */
function unit(request) {
  const jobs = Math.min(availableParallelism(), mostJobs);
  const files = request.files.filter((file) => !file.includes('test/vscode/'));
  // Files that are named would come on top of those of the configuration.
  const named = ['--no-config', '--node-option=import=tsx', '--timeout=60000', '--exit', ...files];
  return mocha(request, 'unit', [
    ...(jobs > 1 ? ['--parallel', `--jobs=${jobs}`] : []),
    ...(files.length > 0 ? named : []),
  ]);
}

async function host(request) {
  if (process.env.COSTLINE_EDITOR === 'none') return skipped('COSTLINE_EDITOR=none');
  const file = join(request.home, 'host.json');
  const environment = { COSTLINE_COUNTS: file, ...(request.grep && { COSTLINE_GREP: request.grep }) };
  return counted(file, ['test/vscode/run-host.mjs'], environment);
}

async function ui(request) {
  if (process.env.COSTLINE_EDITOR === 'none') return skipped('COSTLINE_EDITOR=none');
  if (process.platform !== 'linux') return skipped('the workbench is driven on Linux only');
  await installBrowserEditor();
  const environment = { CHROMIUM: await installChromium(), COSTLINE_VSIX: join(request.home, 'costline.vsix') };
  const { pack } = await import('./package.mjs');
  await pack(environment.COSTLINE_VSIX);
  mkdirSync(join(root, 'test/artifacts'), { recursive: true });
  const files = request.files.filter((file) => file.includes('test/vscode/ui/'));
  const suite = files.length > 0 ? files : ['test/vscode/ui/**/*.test.ts'];
  return mocha(
    request,
    'ui',
    ['--no-config', '--node-option=import=tsx', '--timeout=120000', '--retries=2', ...suite],
    environment,
  );
}

function mocha(request, name, args, environment = {}) {
  const file = join(request.home, `${name}.json`);
  const grep = request.grep ? ['--grep', request.grep] : [];
  const reporter = ['--reporter', './test/counting-reporter.ts'];
  return counted(file, ['node_modules/mocha/bin/mocha.js', ...reporter, ...grep, ...args], {
    COSTLINE_COUNTS: file,
    ...environment,
  });
}

/** Runs a suite in a Node of its own and returns what it counted. */
async function counted(file, args, environment) {
  const code = await run(process.execPath, args, { env: { ...process.env, ...environment } });
  const counts = readCounts(file);
  if (!counts) {
    console.error(`${relative(root, args[0])} ended with exit code ${code} before its tests had all run.`);
    return oneFailure;
  }
  const ran = counts.passed + counts.failed;
  if (counts.failed === 0 && (code !== 0 || ran === 0)) {
    console.error(ran === 0 ? 'No test ran.' : `All tests passed, yet the exit code is ${code}.`);
    return { ...counts, failed: 1 };
  }
  return counts;
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Absent or cut short: the caller says what that means.
    return undefined;
  }
}

function skipped(reason) {
  console.log(`Skipped: ${reason}`);
  return oneSkipped;
}

function describe({ passed, failed, skipped }) {
  return passed + failed + skipped === 0 ? 'done' : `${passed} passed, ${failed} failed${skippedPart(skipped)}`;
}

function skippedPart(count) {
  return count > 0 ? `, ${count} skipped` : '';
}
