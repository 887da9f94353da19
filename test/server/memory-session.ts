/** A session on files in memory, and what it shows as text. */
import type { ProgramReader } from '../../src/analyzer/pulumi/declaration';
import { Engine } from '../../src/engine/engine';
import { RateBook } from '../../src/engine/rates';
import { SpecBook } from '../../src/engine/spec-book';
import type { DirectoryEntry, Host } from '../../src/host';
import { codeLenses } from '../../src/server/code-lens';
import { diagnosticsOf } from '../../src/server/diagnostics';
import { findEarlierIn } from '../../src/server/earlier-files';
import { hintsOf } from '../../src/server/hints';
import { hoverAt } from '../../src/server/hover';
import { Session } from '../../src/server/session';
import { readSettings } from '../../src/server/settings';
import type { Position } from '../../src/syntax/range';
import { specSource } from '../engine/price-text';

/** `aws_disk`: half a dollar for a GB. `aws_queue`: half a dollar for each GB somebody has stated. `aws_note` is free. */
const specs = {
  '#free': 'free: [aws_note]',
  aws_disk: `type: aws_disk
components:
  - { name: Storage, unit: GB, quantity: self.size, rate: x/p.gb }`,
  aws_queue: `type: aws_queue
components:
  - { name: Messages, unit: GB, quantity: usage.gb, rate: x/p.gb }
usage:
  gb: { type: number, description: GB }`,
};

export interface MemorySession {
  readonly session: Session;
  /** The files on disk, by absolute path. */
  readonly disk: Map<string, string>;
  readonly errors: unknown[];
  /** Resolves once nothing is being read any more. */
  settled(): Promise<void>;
  /** Opens a document with what is on disk, or another text. */
  open(file: string, text?: string): void;
  /** Replaces the first occurrence of a piece of an open document, as an edit of that piece. */
  edit(file: string, piece: string, replacement: string): void;
  /** `line: text` of every hint. */
  hints(file: string): readonly string[];
  /** `line: title` of every lens. */
  lenses(file: string): readonly string[];
  /** `line: code message` of every diagnostic. */
  diagnostics(file: string): readonly string[];
  hover(file: string, position: Position): string | undefined;
  total(): number | null;
}

export function memorySession(
  files: Readonly<Record<string, string>>,
  { settings = {}, folders = ['/ws'], environment = {}, earlier, engine, programs }: MemoryOptions = {},
): MemorySession {
  const disk = new Map(Object.entries(files));
  const errors: unknown[] = [];
  let reads = 0;
  const onDisk = findEarlierIn({
    hostFor: () => memoryHost(disk),
    isTrusted: () => false,
    onError: (error) => errors.push(error),
  });
  const session = new Session(
    {
      engine:
        engine ?? new Engine(new SpecBook([specSource(specs)]), new RateBook([{ read: (table) => rateFile(table) }])),
      ...(programs && { programs }),
      hostFor: () =>
        counting(memoryHost(disk), (change) => {
          reads += change;
        }),
      environment,
      ...(earlier && {
        findEarlier: async (folder: string, name: string) => {
          if (name === 'saved' || name.endsWith('.json')) return onDisk(folder, name);
          const found = earlier[name];
          if (!found) return { kind: 'unavailable' as const, message: `there is no ${name}` };
          return {
            kind: 'earlier' as const,
            label: name,
            id: JSON.stringify(found),
            host: memoryHost(new Map(Object.entries(found))),
          };
        },
      }),
      onChange: () => {},
      onError: (error) => errors.push(error),
    },
    readSettings(settings),
  );
  const uriOf = (file: string): string => `file://${file}`;
  const versions = new Map<string, number>();
  session.start(folders);
  return {
    session,
    disk,
    errors,
    settled: async () => {
      // What one read brings may ask for another: quiet is when a whole turn of the loop has passed without any.
      for (let quiet = 0; quiet < 3; quiet = reads === 0 && session.ready ? quiet + 1 : 0) {
        session.summary();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    open: (file, text = disk.get(file) ?? '') => {
      versions.set(file, 1);
      session.openDocument(file, uriOf(file), 1, text);
    },
    edit: (file, piece, replacement) => {
      const content = session.documents().get(file)?.content;
      const offset = content?.text.indexOf(piece) ?? -1;
      if (!content || offset < 0) throw new Error(`${file} has no ${piece}`);
      const version = (versions.get(file) ?? 0) + 1;
      versions.set(file, version);
      const range = content.rangeAt({ start: offset, end: offset + piece.length });
      session.changeDocument(file, version, [{ range, text: replacement }]);
    },
    hints: (file) =>
      hintsOf(session.file(file), session.settings).map(
        ({ range, text, delta }) => `${range.start.line + 1}: ${text}${delta ? `  ${delta.text}` : ''}`,
      ),
    lenses: (file) =>
      codeLenses(session.view(), session.file(file), uriOf(file), session.settings).map(
        ({ range, command }) => `${range.start.line + 1}: ${command?.title}`,
      ),
    diagnostics: (file) =>
      diagnosticsOf(session.file(file), session.settings).map(
        ({ range, code, message }) => `${range.start.line + 1}: ${code} ${message}`,
      ),
    hover: (file, position) => {
      const contents = hoverAt(session.file(file), uriOf(file), position, session.settings)?.contents;
      return typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
    },
    total: () => session.summary().monthlyCost,
  };
}

interface MemoryOptions {
  /** In place of the one with the specs above. */
  readonly engine?: Engine;
  /** Reads Pulumi programs; without it only Pulumi YAML is read. */
  readonly programs?: ProgramReader;
  /** As an editor sends them, under `costline`. */
  readonly settings?: unknown;
  readonly folders?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The files of baselines, by the name of the baseline; changes count after `refreshBaselines`. */
  readonly earlier?: Record<string, Readonly<Record<string, string>>>;
}

function rateFile(table: string): { text: string; file: string; kind: 'bundled' } | undefined {
  if (table !== 'x/p') return undefined;
  const text = '# keys: name\n# as_of: 2026-01-31\nname,unit,us-east-1,eu-west-1\ngb,GB,0.5,0.6\n';
  return { text, file: 'pricing/rates/x/p.csv', kind: 'bundled' };
}

function memoryHost(disk: ReadonlyMap<string, string>): Host {
  return {
    read: async (file) => disk.get(file),
    list: async (directory) => {
      const entries = new Map<string, DirectoryEntry>();
      for (const file of disk.keys()) {
        if (!file.startsWith(`${directory}/`)) continue;
        const [name = '', ...deeper] = file.slice(directory.length + 1).split('/');
        entries.set(name, { name, kind: deeper.length > 0 ? 'directory' : 'file' });
      }
      return [...entries.values()];
    },
  };
}

/** Tells when something is begun (1) and done (-1). */
function counting(host: Host, tell: (change: 1 | -1) => void): Host {
  const counted = async <T>(action: Promise<T>): Promise<T> => {
    tell(1);
    try {
      return await action;
    } finally {
      tell(-1);
    }
  };
  return { read: (file) => counted(host.read(file)), list: (directory) => counted(host.list(directory)) };
}
