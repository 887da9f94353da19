/** The settings that the extension itself reads; the rest is for the server. */
import * as vscode from 'vscode';
import type { ServerSettings } from '../server/protocol';

export function readPeriod(): ServerSettings['period'] {
  const period: unknown = vscode.workspace.getConfiguration('costline').get('period');
  return period === 'hour' || period === 'year' ? period : 'month';
}

/** Whether amounts stand at the end of lines. */
export function readDecorationsEnabled(): boolean {
  return vscode.workspace.getConfiguration('costline').get('decorations.enabled', true);
}
