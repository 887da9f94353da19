/** An answer of the server about the whole workspace, kept up to date for as long as somebody looks at it. */
import * as vscode from 'vscode';
import type { ChangesModel, PanelModel } from '../server/protocol';
import type { CostServer } from './client';
import { isInfrastructure } from './documents';

export interface LiveModel<T> extends vscode.Disposable {
  /** The last answer; undefined before the first. */
  readonly current: T | undefined;
  readonly onDidChange: vscode.Event<T>;
  /** Keeps the model up to date until what is returned is disposed of. */
  watch(): vscode.Disposable;
}

export type CostModel = LiveModel<PanelModel>;
export type ChangeModel = LiveModel<ChangesModel>;

/** Lines move with every keystroke, and rows point at lines; so long may a row point at where its line was. */
const settleMs = 250;
/** A large workspace is asked less often: between two questions passes so many times what an answer takes. */
const patience = 4;

/** @param what it is about, for the log */
export function createLiveModel<T>(
  server: CostServer,
  log: vscode.LogOutputChannel,
  what: string,
  question: () => Promise<T>,
): LiveModel<T> {
  const changes = new vscode.EventEmitter<T>();
  const watchers = new Set<symbol>();
  let current: T | undefined;
  let isCurrent = false;
  let asked = 0;
  let lastMs = 0;
  let timer: NodeJS.Timeout | undefined;

  const ask = async (): Promise<void> => {
    const own = ++asked;
    const start = Date.now();
    try {
      const model = await question();
      lastMs = Date.now() - start;
      if (own !== asked) return;
      current = model;
      isCurrent = true;
      changes.fire(model);
    } catch (error) {
      log.error(`${what} could not be read`, error);
    }
  };
  const invalidate = (): void => {
    isCurrent = false;
    if (watchers.size === 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), Math.max(settleMs, patience * lastMs));
  };
  const subscriptions = [
    server.onSummary(invalidate),
    server.onHints(invalidate),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (isInfrastructure(document)) invalidate();
    }),
    changes,
  ];
  return {
    get current() {
      return current;
    },
    onDidChange: changes.event,
    watch() {
      const watcher = Symbol('watcher');
      watchers.add(watcher);
      if (!isCurrent) void ask();
      return new vscode.Disposable(() => watchers.delete(watcher));
    },
    dispose() {
      clearTimeout(timer);
      vscode.Disposable.from(...subscriptions).dispose();
    },
  };
}
