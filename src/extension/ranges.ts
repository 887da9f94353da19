/** Plain ranges, as the server sends them, as the editor's. Both count lines and characters alike. */
import * as vscode from 'vscode';
import type { Range } from '../syntax/range';

export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
