/** Reads objects of a repository through one long-lived `git cat-file --batch`. */
import type { ChildProcess } from 'node:child_process';
import type { GitCaller } from './git-process';

export interface GitObject {
  readonly id: string;
  readonly type: string;
  /** Empty where the object is larger than what is read. */
  readonly content: Buffer;
  /** In bytes. */
  readonly size: number;
}

export interface ObjectReader {
  /**
   * An object by its id, or by a name that git resolves (`HEAD^{tree}`); `undefined` where there is none, or git ended.
   * Names are not to contain line feeds.
   */
  readonly read: (name: string) => Promise<GitObject | undefined>;
  readonly dispose: () => void;
}

/** In bytes; larger files are no configuration that a person writes. Their content is passed over. */
export const largestObject = 32 * 1024 * 1024;

export function createObjectReader(git: GitCaller): ObjectReader {
  let batch: Batch | undefined;
  return {
    read: (name) => {
      if (/[\n\0]/.test(name)) return Promise.resolve(undefined);
      if (!batch || batch.ended) batch = new Batch(git.start(['cat-file', '--batch']));
      return batch.ask(name);
    },
    dispose: () => {
      batch?.end();
      batch = undefined;
    },
  };
}

type Waiting = (object: GitObject | undefined) => void;

/** One process; answers come in the order of the questions. */
class Batch {
  ended = false;
  private readonly waiting: Waiting[] = [];
  /** What has come of the header, or of the content of `current`. */
  private chunks: Buffer[] = [];
  private current: { readonly id: string; readonly type: string; readonly size: number; left: number } | undefined;

  constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => this.take(chunk));
    child.stdin?.on('error', () => this.end());
    child.on('error', () => this.end());
    child.on('close', () => this.end());
  }

  ask(name: string): Promise<GitObject | undefined> {
    return new Promise((resolve) => {
      if (this.ended) {
        resolve(undefined);
        return;
      }
      this.waiting.push(resolve);
      this.child.stdin?.write(`${name}\n`);
    });
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.child.kill();
    for (const resolve of this.waiting.splice(0)) resolve(undefined);
  }

  private take(data: Buffer): void {
    let chunk = data;
    while (chunk.length > 0) {
      if (this.current) {
        // After the content stands a line feed.
        const part = chunk.subarray(0, this.current.left + 1);
        chunk = chunk.subarray(part.length);
        if (this.current.size <= largestObject) this.chunks.push(part);
        this.current.left -= part.length;
        if (this.current.left === -1) this.finish(this.current);
      } else {
        const end = chunk.indexOf(10);
        this.chunks.push(end < 0 ? chunk : chunk.subarray(0, end));
        chunk = end < 0 ? chunk.subarray(chunk.length) : chunk.subarray(end + 1);
        if (end >= 0) this.header(Buffer.concat(this.chunks.splice(0)).toString('utf8'));
      }
    }
  }

  /** `<id> <type> <size>`, or `<name> missing`. */
  private header(line: string): void {
    const found = /^([0-9a-f]{40,64}) (blob|tree|commit|tag) (\d+)$/.exec(line);
    if (found) {
      const [, id = '', type = '', size = ''] = found;
      this.current = { id, type, size: Number(size), left: Number(size) };
    } else {
      this.waiting.shift()?.(undefined);
    }
  }

  private finish({ id, type, size }: { readonly id: string; readonly type: string; readonly size: number }): void {
    const content = Buffer.concat(this.chunks.splice(0));
    this.current = undefined;
    this.waiting.shift()?.({ id, type, size, content: content.subarray(0, Math.max(0, content.length - 1)) });
  }
}
