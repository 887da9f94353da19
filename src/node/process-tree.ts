/** A process of this machine with everything that it has started, to be ended as a whole. */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A process, told from a later one that has got the same number. */
export interface KnownProcess {
  readonly pid: number;
  /** In whatever the system counts. */
  readonly started: string;
}

/**
 * The process and all below it, itself first; empty where it is gone. To be asked while it lives: what it leaves behind has
 * another parent. On Windows it alone, for there `killTree` finds the rest.
 */
export async function processTree(root: number): Promise<readonly KnownProcess[]> {
  if (process.platform === 'win32') return [{ pid: root, started: '' }];
  const all = await listProcesses();
  const children = new Map<number, Listed[]>();
  for (const one of all) children.set(one.parent, [...(children.get(one.parent) ?? []), one]);
  const tree = all.filter(({ pid }) => pid === root);
  // Grows while it is gone through.
  for (const { pid } of tree) tree.push(...(children.get(pid) ?? []));
  return tree.map(({ pid, started }) => ({ pid, started }));
}

/** Milliseconds in which the system takes away what it has been told to kill. */
const burial = 2_000;

/** Kills those that still run; resolves when they are gone. */
export async function killTree(tree: readonly KnownProcess[]): Promise<void> {
  if (process.platform === 'win32') {
    await Promise.all(tree.map(({ pid }) => taskkill(pid)));
    return;
  }
  const last = Date.now() + burial;
  for (let left = await running(tree); left.length > 0 && Date.now() < last; left = await running(left)) {
    for (const { pid } of left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself in this moment.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function running(tree: readonly KnownProcess[]): Promise<readonly KnownProcess[]> {
  const all = new Map((await listProcesses()).map(({ pid, started }) => [pid, started]));
  return tree.filter(({ pid, started }) => all.get(pid) === started);
}

interface Listed extends KnownProcess {
  readonly parent: number;
}

function listProcesses(): Promise<readonly Listed[]> {
  return process.platform === 'linux' ? listLinux() : listUnix();
}

async function listLinux(): Promise<readonly Listed[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    names.map(async (name): Promise<Listed | undefined> => {
      try {
        const text = await readFile(`/proc/${name}/stat`, 'utf8');
        // `pid (name) state ppid …`, with the start as the 22nd field; the name may hold anything.
        const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
        if (fields[0] === 'Z') return undefined;
        return { pid: Number(name), parent: Number(fields[1]), started: fields[19] ?? '' };
      } catch {
        return undefined; // It ended while the others were looked at.
      }
    }),
  );
  return found.filter((one) => one !== undefined);
}

function listUnix(): Promise<readonly Listed[]> {
  return new Promise((resolve) => {
    execFile('/bin/ps', ['-A', '-o', 'pid=,ppid=,lstart='], { timeout: 10_000 }, (_, output) => {
      resolve(
        [...output.matchAll(/^\s*(\d+)\s+(\d+)\s+(.*\S)\s*$/gm)].map(([, pid, parent, started = '']) => ({
          pid: Number(pid),
          parent: Number(parent),
          started,
        })),
      );
    });
  });
}

function taskkill(pid: number): Promise<void> {
  const program = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe');
  return new Promise((resolve) => {
    execFile(program, ['/pid', String(pid), '/T', '/F'], { windowsHide: true, timeout: 10_000 }, () => resolve());
  });
}
