/** A program that stands for Pulumi's command: it prints, hangs, fails or floods as it is told. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processTree } from '../../src/node/process-tree';

/**
 * `hang` starts a child, and another in a session of its own, says `ready` and waits; `fail` prints an error as Pulumi does, and
 * `refuse` fails before there is anything to print.
 */
type Behaviour = 'print' | 'hang' | 'fail' | 'refuse' | 'flood';

export interface FakePulumi {
  /** The folder to be put on the PATH. */
  readonly folder: string;
  readonly command: string;
  behave(behaviour: Behaviour, text?: string): void;
  /** The directory and the arguments of the last call. */
  lastCall(): readonly string[];
  /** The processes of the last call that still run. */
  left(): Promise<readonly number[]>;
}

const script = (folder: string): string => `#!/usr/bin/env node
const { spawn } = require('node:child_process');
const { readFileSync, writeFileSync } = require('node:fs');
const folder = ${JSON.stringify(folder)};
writeFileSync(folder + '/call', JSON.stringify([process.cwd(), ...process.argv.slice(2)]));
const idle = ['-e', 'process.on("SIGINT", () => {}); console.log("up"); setInterval(() => {}, 1000)'];
const start = (done) => {
  const children = [false, true].map((detached) => spawn(process.execPath, idle, { detached, stdio: ['ignore', 'pipe', 'ignore'] }));
  let up = 0;
  for (const child of children) child.stdout.once('data', () => {
    if (++up < children.length) return;
    writeFileSync(folder + '/pids', JSON.stringify([process.pid, ...children.map(({ pid }) => pid)]));
    done();
  });
};
const failure = { steps: [], diagnostics: [{ severity: 'error', message: 'no credentials were found\\n' }] };
switch (readFileSync(folder + '/behaviour', 'utf8')) {
  case 'print':
    console.error('Previewing update (dev)');
    process.stdout.write(readFileSync(folder + '/text', 'utf8'));
    break;
  case 'hang':
    start(() => console.error('ready'));
    break;
  case 'fail':
    process.stdout.write(JSON.stringify(failure));
    process.exitCode = 255;
    break;
  case 'refuse':
    console.error('error: no stack named \\'dev\\' found');
    process.exitCode = 255;
    break;
  case 'flood':
    start(() => {
      const more = () => process.stdout.write('x'.repeat(1 << 20), more);
      more();
    });
}
`;

export function fakePulumi(folder: string): FakePulumi {
  const command = join(folder, 'pulumi');
  writeFileSync(command, script(folder));
  chmodSync(command, 0o755);
  const json = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return {
    folder,
    command,
    behave: (behaviour, text = '') => {
      writeFileSync(join(folder, 'behaviour'), behaviour);
      writeFileSync(join(folder, 'text'), text);
    },
    lastCall: () => listOf(json('call')).map(String),
    left: async () => {
      const pids = listOf(json('pids')).map(Number);
      const trees = await Promise.all(pids.map((pid) => processTree(pid)));
      return [...new Set(trees.flatMap((tree) => tree.map(({ pid }) => pid)))];
    },
  };
}

function listOf(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : [];
}
