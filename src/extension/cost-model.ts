/** The resources of the workspace with their costs, kept up to date for as long as somebody looks at them. */
import * as vscode from 'vscode';
import type { PanelModel } from '../server/protocol';
import type { CostServer } from './client';
import { isInfrastructure } from './documents';

export interface CostModel extends vscode.Disposable {
  /** The last answer; undefined before the first. */
  readonly current: PanelModel | undefined;
  readonly onDidChange: vscode.Event<PanelModel>;
  /** Keeps the model up to date until what is returned is disposed of. */
  watch(): vscode.Disposable;
}

/** Lines move with every keystroke, and rows point at lines; so long may a row point at where its line was. */
const settleMs = 250;

export function createCostModel(server: CostServer, log: vscode.LogOutputChannel): CostModel {
  const changes = new vscode.EventEmitter<PanelModel>();
  const watchers = new Set<symbol>();
  let current: PanelModel | undefined;
  let isCurrent = false;
  let asked = 0;
  let timer: NodeJS.Timeout | undefined;

  const ask = async (): Promise<void> => {
    const question = ++asked;
    try {
      const model = await server.panel();
      if (question !== asked) return;
      current = model;
      isCurrent = true;
      changes.fire(model);
    } catch (error) {
      log.error('The resources with their costs could not be read', error);
    }
  };
  const invalidate = (): void => {
    isCurrent = false;
    if (watchers.size === 0) return;
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), settleMs);
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
