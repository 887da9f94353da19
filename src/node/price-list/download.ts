/** Fetches files that may be large, over connections that may break: goes on where it stopped, also in a later run. */
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { get as getPlainly, type IncomingMessage } from 'node:http';
import { get as getSecurely } from 'node:https';
import { dirname } from 'node:path';
import { PriceListError } from './price-list-error';

export interface DownloadOptions {
  readonly signal: AbortSignal;
  /** Milliseconds without a byte after which a connection is given up. */
  readonly patience: number;
  /** How often is tried again, as long as nothing comes; what comes starts the count anew. */
  readonly retries: number;
  /** Waits before the next attempt; in milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Bytes received so far, and in all where the server says. */
  readonly onProgress: (received: number, total: number | undefined) => void;
}

/** Index files have some hundred kilobytes. */
const largestIndex = 64 * 1024 * 1024;

/**
 * Fetches a file to `target`. What has come of it waits beside it, in `target.part`, for the next attempt.
 * @throws PriceListError
 */
export async function download(url: string, target: string, options: DownloadOptions): Promise<void> {
  const part = `${target}.part`;
  const tag = `${part}.tag`;
  await mkdir(dirname(target), { recursive: true });
  for (let failures = 0; ; ) {
    const before = await sizeOf(part);
    try {
      await continueDownload(url, part, tag, options);
      await rename(part, target);
      await rm(tag, { force: true });
      return;
    } catch (error) {
      options.signal.throwIfAborted();
      if (error instanceof PriceListError) throw error;
      failures = (await sizeOf(part)) > before ? 1 : failures + 1;
      if (failures > options.retries) throw new PriceListError(`${url}: ${causeOf(error)}; ${whatToDo}`);
      await options.wait(Math.min(30_000, 500 * 2 ** failures));
    }
  }
}

/** The JSON at an address. @throws PriceListError */
export async function fetchJson(url: string, options: DownloadOptions): Promise<unknown> {
  for (let failures = 1; ; failures++) {
    try {
      const pieces: Uint8Array[] = [];
      let length = 0;
      const response = await request(url, {}, options);
      for await (const piece of response.pieces) {
        pieces.push(piece);
        length += piece.length;
        if (length > largestIndex) throw new PriceListError(`${url}: too large for an index of prices`);
      }
      return parse(url, Buffer.concat(pieces).toString('utf8'));
    } catch (error) {
      options.signal.throwIfAborted();
      if (error instanceof PriceListError) throw error;
      if (failures > options.retries) throw new PriceListError(`${url}: ${causeOf(error)}; ${whatToDo}`);
      await options.wait(Math.min(30_000, 500 * 2 ** failures));
    }
  }
}

const whatToDo =
  'the prices so far stay in use. Check the connection, then run the same command again: it goes on here';

function parse(url: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new PriceListError(
      `${url}: no JSON came (${message}); the prices so far stay in use. Does a proxy answer in its place?`,
    );
  }
}

async function continueDownload(url: string, part: string, tag: string, options: DownloadOptions): Promise<void> {
  const had = await sizeOf(part);
  const known = had > 0 ? await readFile(tag, 'utf8').catch(() => '') : '';
  // A part is only of use if the server can tell that the rest belongs to it.
  const headers = known === '' ? {} : { range: `bytes=${had}-`, 'if-range': known };
  const response = await request(url, headers, options);
  if (response.status === 416) {
    // What is there is no beginning of the file as it is now.
    await rm(part, { force: true });
    throw new Error('the server has another file than before');
  }
  const goesOn = response.status === 206 && response.start === had;
  let received = goesOn ? had : 0;
  if (!goesOn) await writeFile(tag, response.tag);
  const file = await open(part, goesOn ? 'a' : 'w');
  try {
    for await (const piece of response.pieces) {
      await file.write(piece);
      received += piece.length;
      options.onProgress(received, response.total);
    }
  } finally {
    await file.close();
  }
  if (response.total !== undefined && received !== response.total)
    throw new Error(`${received} of ${response.total} bytes came`);
}

interface Response {
  readonly status: number;
  /** Bytes of the whole file, where the server says. */
  readonly total: number | undefined;
  /** Where what comes begins. */
  readonly start: number;
  /** What the server knows this version of the file by; empty where it does not say. */
  readonly tag: string;
  /** What has come when the connection breaks is given before the error is thrown. */
  readonly pieces: AsyncIterable<Uint8Array>;
}

async function request(
  url: string,
  headers: Readonly<Record<string, string>>,
  options: DownloadOptions,
): Promise<Response> {
  const { message, pieces } = await openAnswer(url, headers, options, mostRedirects);
  const status = message.statusCode ?? 0;
  if (status !== 200 && status !== 206 && status !== 416) {
    message.destroy();
    const text = `${url}: the server says ${status} ${message.statusMessage ?? ''}`.trim();
    if (status >= 500 || status === 429) throw new Error(text);
    throw new PriceListError(
      `${text}; the prices so far stay in use. The address of the price list may have changed, or a proxy forbids it`,
    );
  }
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(message.headers['content-range'] ?? '');
  const total = status === 206 ? range?.[2] : message.headers['content-length'];
  return {
    status,
    total: total === undefined || total === '*' ? undefined : Number(total),
    start: Number(range?.[1] ?? 0),
    tag: message.headers.etag ?? message.headers['last-modified'] ?? '',
    pieces,
  };
}

const mostRedirects = 5;

interface Answer {
  readonly message: IncomingMessage;
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** Resolves when the server has begun to answer. */
function openAnswer(
  url: string,
  headers: Readonly<Record<string, string>>,
  options: DownloadOptions,
  redirects: number,
): Promise<Answer> {
  const { signal, patience } = options;
  const get = url.startsWith('https:') ? getSecurely : getPlainly;
  return new Promise((resolve, reject) => {
    // Ranges count the bytes of the file, not those of a compressed form of it.
    const asked = get(url, { headers: { ...headers, 'accept-encoding': 'identity' }, signal, agent: false });
    let answered: IncomingMessage | undefined;
    asked.setTimeout(patience, () =>
      (answered ?? asked).destroy(new Error(`nothing came for ${patience / 1000} seconds`)),
    );
    asked.on('error', reject);
    asked.on('response', (message) => {
      answered = message;
      const { location } = message.headers;
      const elsewhere = location === undefined || !URL.canParse(location, url) ? undefined : new URL(location, url);
      if (message.statusCode === undefined || message.statusCode < 300 || message.statusCode >= 400 || !elsewhere) {
        resolve({ message, pieces: collect(message) });
        return;
      }
      message.destroy();
      if (redirects === 0 || !/^https?:$/.test(elsewhere.protocol))
        reject(new PriceListError(`${url}: the server sends on and on`));
      else openAnswer(elsewhere.href, headers, options, redirects - 1).then(resolve, reject);
    });
  });
}

/** Listens from now on: a connection may break before anybody asks for the first piece. */
function collect(message: IncomingMessage): AsyncIterable<Uint8Array> {
  const waiting: Uint8Array[] = [];
  let [ended, failure]: [boolean, unknown] = [false, undefined];
  let wake = (): void => {};
  message.on('data', (piece: Uint8Array) => {
    waiting.push(piece);
    message.pause();
    wake();
  });
  message.on('end', () => {
    ended = true;
    wake();
  });
  message.on('error', (error) => {
    failure ??= error;
    wake();
  });
  message.on('close', () => {
    failure ??= new Error('the connection broke');
    wake();
  });
  return {
    async *[Symbol.asyncIterator]() {
      try {
        for (;;) {
          const piece = waiting.shift();
          if (piece) yield piece;
          else if (ended) return;
          else if (failure !== undefined) throw failure;
          else {
            await new Promise<void>((resolve) => {
              wake = resolve;
              message.resume();
            });
          }
        }
      } finally {
        message.destroy();
      }
    },
  };
}

/** Errors of a connection to a name with several addresses stand in the error that is thrown. */
function causeOf(error: unknown): string {
  if (error instanceof AggregateError) return causeOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
