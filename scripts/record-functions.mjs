/**
 * Asks a real `terraform console` for the value of every expression in test/expression/functions/expressions/*.txt and
 * writes the answers to test/expression/functions/recorded.jsonl, which the tests compare with where there is no
 * terraform. Run it after adding expressions: `node scripts/record-functions.mjs`.
 *
 * A line of the record: {"topic", "expression"} and one of "value" (with "kind" for collections), "error": the
 * message, "unknown": true, or "printed": what the console shows for a value that JSON has not, an infinity.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = fileURLToPath(new URL('../test/expression/functions/', import.meta.url));

/** The expressions of the lists, one a line; lines that begin with `##` are comments. */
export function readExpressions() {
  const result = [];
  for (const name of readdirSync(join(folder, 'expressions')).sort()) {
    const lines = readFileSync(join(folder, 'expressions', name), 'utf8').split('\n');
    for (const expression of lines) {
      if (expression !== '' && !expression.startsWith('##'))
        result.push({ topic: name.replace('.txt', ''), expression });
    }
  }
  return result;
}

/** Runs `action` with a function that evaluates one line in a folder of test files, and removes the folder afterwards. */
export function withConsole(action) {
  const directory = mkdtempSync(join(tmpdir(), 'costline-console-'));
  const environment = { ...process.env, TF_CLI_CONFIG_FILE: '/dev/null', CHECKPOINT_DISABLE: '1', NO_COLOR: '1' };
  cpSync(join(folder, 'files'), directory, { recursive: true });
  try {
    return action((line) =>
      spawnSync('terraform', ['console'], {
        cwd: directory,
        env: environment,
        input: `${line}\n`,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      }),
    );
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The console reads no longer lines. */
const maximalLine = 65_000;

/** The values of many expressions: for each an outcome, or `undefined` where it has none or breaks the whole line. */
export function evaluateBatch(run, expressions) {
  if (expressions.length === 0) return [];
  const items = expressions.map(
    (e) =>
      `[try(jsonencode(${e}), null), ${['list', 'set', 'map'].map((kind) => `try((${e}) == to${kind}(${e}), false)`).join(', ')}]`,
  );
  const line = `base64encode(jsonencode([${items.join(', ')}]))`;
  const match = line.length < maximalLine ? /^"([A-Za-z0-9+/=]*)"\s*$/.exec(run(line).stdout) : null;
  if (match) return JSON.parse(Buffer.from(match[1], 'base64').toString('utf8')).map(toOutcome);
  if (expressions.length === 1) return [undefined];
  const middle = expressions.length >> 1;
  return [...evaluateBatch(run, expressions.slice(0, middle)), ...evaluateBatch(run, expressions.slice(middle))];
}

function toOutcome([json, list, set, map]) {
  if (json === null) return undefined;
  const value = JSON.parse(json);
  if (value === null || typeof value !== 'object') return { value };
  const kind = list ? 'list' : set ? 'set' : map ? 'map' : Array.isArray(value) ? 'tuple' : 'object';
  return { value, kind };
}

const colour = new RegExp(`${String.fromCharCode(27)}\\[\\d*m`, 'g');

/** What becomes of an expression that has no value. */
export function evaluateAlone(run, expression) {
  const { stdout, stderr } = run(expression);
  if (stdout.includes('(known after apply)')) return { unknown: true };
  if (stdout.trim() !== '') return { printed: stdout.trim() };
  const lines = stderr
    .replaceAll(colour, '')
    .split('\n')
    .map((line) => line.replace(/^[│╷╵├\s]+/, '').trim())
    .filter((line) => line !== '' && !/^(Error: |on <console-input>|\(source code|\d+: |─|while calling)/.test(line));
  // Stack traces and guesses at what was meant differ from run to run.
  return { error: lines.join(' ').replace(/ (?:goroutine|Did you mean) .*$/, '') || 'no message' };
}

function record() {
  const expressions = readExpressions();
  const lines = withConsole((run) => {
    const outcomes = evaluateBatch(
      run,
      expressions.map(({ expression }) => expression),
    );
    return expressions.map((item, index) =>
      JSON.stringify({ ...item, ...(outcomes[index] ?? evaluateAlone(run, item.expression)) }),
    );
  });
  writeFileSync(join(folder, 'recorded.jsonl'), `${lines.join('\n')}\n`);
  console.log(`${lines.length} expressions recorded`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) record();
