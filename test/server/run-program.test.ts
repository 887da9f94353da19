import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { processTree } from '../../src/node/process-tree';
import { type RunLimits, type RunResult, runProgram } from '../../src/server/run-program';
import { newFolder } from '../new-folder';

const limits: RunLimits = { bytes: 1_048_576, milliseconds: 30_000, patience: 200 };

/** Starts a child and, in a session of its own, another; writes their numbers to `pids` and says it is ready. */
const family = `
  const { spawn } = require('node:child_process');
  const { writeFileSync } = require('node:fs');
  const idle = ['-e', 'process.on("SIGINT", () => {}); setInterval(() => {}, 1000); console.log("up")'];
  const children = [false, true].map((detached) => spawn(process.execPath, idle, { detached, stdio: ['ignore', 'pipe', 'ignore'] }));
  let up = 0;
  for (const child of children) child.stdout.once('data', () => {
    if (++up < children.length) return;
    writeFileSync('pids', [process.pid, ...children.map(({ pid }) => pid)].join(' '));
    console.error('ready');
  });
`;

describe('a program that is run', () => {
  let folder: string;
  beforeEach(() => {
    folder = newFolder('run');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (
    script: string,
    own: Partial<RunLimits> = {},
    onMessage: (line: string, cancel: () => void) => void = () => {},
  ) => {
    const controller = new AbortController();
    return runProgram({
      program: process.execPath,
      parameters: ['-e', script],
      directory: folder,
      environment: process.env,
      limits: { ...limits, ...own },
      onMessage: (line) => onMessage(line, () => controller.abort()),
      signal: controller.signal,
    });
  };
  const nobodyIsLeft = async (): Promise<void> => {
    const pids = readFileSync(join(folder, 'pids'), 'utf8').split(' ').map(Number);
    assert.equal(pids.length, 3);
    for (const pid of pids) assert.deepEqual(await processTree(pid), [], `process ${pid} is still there`);
  };

  it('gives its output, its messages line by line, and how it ended', async () => {
    const lines: string[] = [];
    const result = await run('console.log("üb" + "er"); console.error("a\\nb"); process.exitCode = 3', {}, (line) =>
      lines.push(line),
    );
    assert.deepEqual(result, { kind: 'ended', code: 3, output: 'über\n', messages: 'a\nb\n' });
    assert.deepEqual(lines, ['a', 'b']);
  });

  const endings: readonly (readonly [
    what: string,
    script: string,
    own: Partial<RunLimits>,
    cancels: boolean,
    expected: RunResult,
  ])[] = [
    ['is cancelled', family, {}, true, { kind: 'cancelled' }],
    [
      'does not listen to the request to end',
      `process.on("SIGINT", () => {}); setInterval(() => {}, 1000); ${family}`,
      {},
      true,
      { kind: 'cancelled' },
    ],
    [
      'prints without end',
      `${family} process.stderr.write = () => { const more = () => process.stdout.write("x".repeat(65536), more); more(); };`,
      {},
      false,
      { kind: 'failed', message: 'It printed more than 1 MB' },
    ],
    ['takes too long', family, { milliseconds: 6_000 }, false, { kind: 'failed', message: 'It took longer than 6 s' }],
  ];
  for (const [what, script, own, cancels, expected] of endings) {
    it(`and ${what} ends with all that it has started`, async () => {
      const result = await run(script, own, (line, cancel) => {
        if (cancels && line === 'ready') cancel();
      });
      assert.deepEqual(result, expected);
      await nobodyIsLeft();
    });
  }

  it('and is not there, or cancelled before it starts, says so', async () => {
    const base = { parameters: [], directory: folder, environment: {}, limits, onMessage: () => {} };
    const signal = new AbortController().signal;
    const absent = await runProgram({ ...base, program: join(folder, 'absent'), signal });
    assert.ok(absent.kind === 'failed');
    assert.match(absent.message, /ENOENT/);
    assert.deepEqual(await runProgram({ ...base, program: process.execPath, signal: AbortSignal.abort() }), {
      kind: 'cancelled',
    });
  });

  it('whose messages never end a line is read without keeping them all', async () => {
    const result = await run('process.stderr.write("y".repeat(5_000_000))');
    assert.ok(result.kind === 'ended');
    assert.equal(result.messages.length, 16_384);
  });
});
