/** What a terminal can show: colours, its width, a line that tells how far long work has come. */
import type { WriteStream } from 'node:tty';
import type { Paint } from '../report/layout';
import { plainPaint } from '../report/layout';

const style =
  (start: number, end: number) =>
  (text: string): string =>
    `\u001b[${start}m${text}\u001b[${end}m`;

const colours: Paint = {
  strong: style(1, 22),
  faint: style(2, 22),
  dearer: style(31, 39),
  cheaper: style(32, 39),
  warning: style(33, 39),
};

type Environment = Readonly<Record<string, string | undefined>>;

/** What the command line says, then NO_COLOR, then FORCE_COLOR (no-color.org, force-color.org), then whether it is a terminal. */
export function paintFor(stream: Pick<WriteStream, 'isTTY'>, said: boolean | undefined, env: Environment): Paint {
  return (said ?? wantsColour(stream, env)) ? colours : plainPaint;
}

function wantsColour({ isTTY }: Pick<WriteStream, 'isTTY'>, { NO_COLOR, FORCE_COLOR, TERM }: Environment): boolean {
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTTY === true && TERM !== 'dumb';
}

/** In characters; `undefined` where it is no terminal. */
export function widthOf(stream: Pick<WriteStream, 'isTTY' | 'columns'>): number | undefined {
  return stream.isTTY && stream.columns > 0 ? stream.columns : undefined;
}

export interface Progress {
  readonly tell: (text: string) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/** Shorter work shows nothing. In milliseconds. */
const patience = 500;
const pause = 100;

/** On a terminal only, and only where it is wanted. */
export function createProgress(
  stream: WriteStream | (NodeJS.WriteStream & { isTTY?: boolean }),
  wanted: boolean,
): Progress {
  if (!wanted || stream.isTTY !== true) return { tell: () => {}, end: () => {} };
  let next = Date.now() + patience;
  let shown = false;
  return {
    tell: (text) => {
      const now = Date.now();
      if (now < next) return;
      next = now + pause;
      shown = true;
      const line = text.replace(/\p{Cc}+/gu, ' ').slice(0, Math.max(20, (stream.columns ?? 80) - 1));
      stream.write(`\r\u001b[2K${line}`);
    },
    end: () => {
      if (shown) stream.write('\r\u001b[2K');
      shown = false;
    },
  };
}
