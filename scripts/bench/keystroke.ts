/**
 * From a keystroke to new hints, as the language server does it: the change is applied to the buffer, everything that
 * depends on it is evaluated and priced, the hints of the file and the sum of the workspace are made.
 */
import { createBundledProgramReader } from '../../src/node/grammars';
import { bundledPricingFolder, createBundledEngine } from '../../src/node/pricing';
import { codeLenses } from '../../src/server/code-lens';
import { hintsOf } from '../../src/server/hints';
import { Session } from '../../src/server/session';
import { defaultSettings } from '../../src/server/settings';
import { type GeneratedWorkspace, generateWorkspace, hostOf } from './workspace';

export interface KeystrokeFigures {
  readonly resources: number;
  /** Milliseconds from nothing to all estimates. */
  readonly coldOpen: number;
  /** Heap in use after the first estimates, MB. */
  readonly heap: number;
  /** The first hundred keystrokes of the process, while its code is still being compiled. */
  readonly first: Percentiles;
  readonly inBlock: Percentiles;
  /** A change of a local value that every eighth resource depends on. */
  readonly inLocal: Percentiles;
  /** In a block, with the same files as a baseline: what differs is told too. Null for sizes at which it is not measured. */
  readonly withDiff: Percentiles | null;
}

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export async function benchKeystroke(resources: number, rounds = 400): Promise<KeystrokeFigures> {
  const workspace = generateWorkspace(resources);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const engine = createBundledEngine(bundledPricingFolder());
  const started = performance.now();
  const session = await openSession(engine, workspace);
  session.summary();
  const coldOpen = performance.now() - started;
  globalThis.gc?.();
  const heap = (process.memoryUsage().heapUsed - before) / 1e6;

  const file = [...workspace.files.keys()].at(-1) ?? '';
  const text = workspace.files.get(file) ?? '';
  session.openDocument(file, `file://${file}`, 1, text);
  await new Promise((resolve) => setImmediate(resolve));
  answer(session, file);
  const first = type(session, file, text, /\n {2}size {14}= (\d+)/g, 50);
  const inBlock = type(session, file, text, /\n {2}size {14}= (\d+)/g, rounds);
  const mainFile = `${workspace.folder}/main.tf`;
  const mainText = workspace.files.get(mainFile) ?? '';
  session.openDocument(mainFile, `file://${mainFile}`, 1, mainText);
  await new Promise((resolve) => setImmediate(resolve));
  const inLocal = type(session, mainFile, mainText, /\? 200 : (50)/g, Math.max(20, rounds / 10));
  const withDiff = resources > 20_000 ? null : await benchDiff(workspace, file, text, rounds);
  return { resources, coldOpen, heap, first, inBlock, inLocal, withDiff };
}

async function benchDiff(
  workspace: GeneratedWorkspace,
  file: string,
  text: string,
  rounds: number,
): Promise<Percentiles> {
  const session = await openSession(createBundledEngine(bundledPricingFolder()), workspace, true);
  while (session.view().diffs.length === 0) await new Promise((resolve) => setImmediate(resolve));
  session.openDocument(file, `file://${file}`, 1, text);
  await new Promise((resolve) => setImmediate(resolve));
  return type(session, file, text, /\n {2}size {14}= (\d+)/g, rounds);
}

export async function openSession(
  engine: ReturnType<typeof createBundledEngine>,
  workspace: Pick<GeneratedWorkspace, 'folder' | 'files'>,
  withBaseline = false,
): Promise<Session> {
  return new Promise((resolve, reject) => {
    const session: Session = new Session(
      {
        engine,
        hostFor: () => hostOf(workspace),
        environment: {},
        programs: createBundledProgramReader(),
        ...(withBaseline && {
          findEarlier: async () => ({ kind: 'earlier' as const, label: 'HEAD', id: 'first', host: hostOf(workspace) }),
        }),
        onChange: () => {
          if (session.ready) resolve(session);
        },
        onError: reject,
      },
      defaultSettings,
    );
    session.start([workspace.folder]);
  });
}

/** What the server sends after a change. */
export function answer(session: Session, file: string): number {
  const view = session.file(file);
  const hints = hintsOf(view, session.settings);
  const lenses = codeLenses(session.view(), view, `file://${file}`, session.settings);
  return hints.length + lenses.length + session.summary().text.length;
}

/** Types a digit at the end of a number and deletes it again, at one place after the other. */
export function type(session: Session, file: string, text: string, pattern: RegExp, rounds: number): Percentiles {
  const places = [...text.matchAll(pattern)].map((match) => (match.index ?? 0) + match[0].length);
  const times: number[] = [];
  let version = session.documents().get(file)?.version ?? 1;
  for (let round = 0; round < rounds; round++) {
    const offset = places[(round * 7) % places.length] ?? 0;
    const position = positionAt(text, offset);
    const after = { line: position.line, character: position.character + 1 };
    for (const change of [
      { range: { start: position, end: position }, text: '7' },
      { range: { start: position, end: after }, text: '' },
    ]) {
      const start = performance.now();
      session.changeDocument(file, ++version, [change]);
      answer(session, file);
      times.push(performance.now() - start);
    }
  }
  return percentiles(times);
}

function positionAt(text: string, offset: number): { readonly line: number; readonly character: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  return { line, character: offset - (before.lastIndexOf('\n') + 1) };
}

export function percentiles(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (fraction: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
