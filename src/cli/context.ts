/** What every command has at hand: where it writes to, and what it says to the person. */
import { writeFile } from 'node:fs/promises';
import type { CostReport } from '../report/report';
import type { OutputOptions } from './command';
import { InputError, whyNot } from './input';
import { render } from './render';
import { createProgress, paintFor, widthOf } from './terminal';

export interface Context {
  readonly toolVersion: string;
  /** ISO 8601. */
  readonly now: string;
  /** A line for standard error. */
  readonly remark: (message: string) => void;
  readonly progress: (text: string) => void;
  /** To standard output, at once. */
  readonly write: (text: string) => void;
  readonly writeFile: (file: string, text: string) => Promise<void>;
  /** To standard output or the file that is named, as it is asked for. */
  readonly show: (report: CostReport, how: OutputOptions) => Promise<void>;
  /** To be done when the command is over, however it went. */
  readonly atEnd: (action: () => Promise<void>) => void;
  /** A limit is exceeded: the exit status says so. */
  readonly exceeded: () => void;
}

export interface RunningContext extends Context {
  /** Waits until everything is written. Gives the exit status. */
  readonly end: () => Promise<number>;
}

export function createContext(toolVersion: string, quiet: boolean): RunningContext {
  const progress = createProgress(process.stderr, !quiet);
  let status = 0;
  const write = (text: string): void => {
    progress.end();
    process.stdout.write(text);
  };
  const save = async (file: string, text: string): Promise<void> => {
    try {
      await writeFile(file, text);
    } catch (error) {
      throw new InputError(`${file}: cannot be written: ${whyNot(error)}`);
    }
  };
  const told = new Set<string>();
  const last: (() => Promise<void>)[] = [];
  return {
    toolVersion,
    now: new Date().toISOString(),
    remark: (message) => {
      // Both sides of a comparison may say the same.
      if (quiet || told.has(message)) return;
      told.add(message);
      progress.end();
      process.stderr.write(`costline: ${message}\n`);
    },
    progress: progress.tell,
    write,
    writeFile: save,
    show: async (report, { format, output, color }) => {
      if (output !== undefined) {
        await save(output, render(report, format));
        return;
      }
      const paint = paintFor(process.stdout, color, process.env);
      write(render(report, format, { paint, width: widthOf(process.stdout) }));
    },
    atEnd: (action) => {
      last.push(action);
    },
    exceeded: () => {
      status = 3;
    },
    end: async () => {
      for (const action of last.splice(0)) await action();
      progress.end();
      await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
      return status;
    },
  };
}
