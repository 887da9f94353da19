/** Marks in the margin beside the blocks that cost something else than in the baseline. */
import * as vscode from 'vscode';
import type { HintsParams, Mark, MarkKind } from '../server/protocol';
import type { Position } from '../syntax/range';
import { isReplaced, movedPosition } from './moved-position';

export interface Gutter extends vscode.Disposable {
  show(params: HintsParams): void;
}

const kinds = ['increase', 'decrease', 'changed', 'removed'] as const satisfies readonly MarkKind[];

interface PlacedMark {
  readonly start: Position;
  readonly kind: MarkKind;
  readonly text: string;
}

export function createGutter(extensionUri: vscode.Uri): Gutter {
  const types = new Map(kinds.map((kind) => [kind, decorationType(extensionUri, kind)]));
  const known = new Map<string, readonly PlacedMark[]>();
  const paint = (editor: vscode.TextEditor): void => {
    const marks = known.get(editor.document.uri.toString());
    if (!marks) return;
    for (const [kind, type] of types) {
      editor.setDecorations(
        type,
        marks.filter((mark) => mark.kind === kind).map(({ start, text }) => decoration(start, text)),
      );
    }
  };
  const paintDocument = (uri: string): void =>
    vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === uri).forEach(paint);
  const subscriptions = [
    vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach(paint)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const uri = document.uri.toString();
      const before = known.get(uri);
      if (!before || before.length === 0 || contentChanges.length === 0) return;
      const lost = before.some(({ start }) => isReplaced(start, contentChanges));
      known.set(
        uri,
        before.map((mark) => ({ ...mark, start: movedPosition(mark.start, contentChanges) })),
      );
      if (lost) paintDocument(uri);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => known.delete(uri.toString())),
    ...types.values(),
  ];
  return {
    show({ uri: sent, version, marks }) {
      const uri = vscode.Uri.parse(sent).toString();
      const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri);
      // Of an older text: the server says it again for the one of now where it differs.
      if (!document || (version !== null && version < document.version && sameMarks(known.get(uri), marks))) return;
      known.set(
        uri,
        marks.map(({ range, kind, text }) => ({ start: range.start, kind, text })),
      );
      paintDocument(uri);
    },
    dispose: () => vscode.Disposable.from(...subscriptions).dispose(),
  };
}

function sameMarks(before: readonly PlacedMark[] | undefined, marks: readonly Mark[]): boolean {
  return (
    before?.length === marks.length &&
    before.every(({ kind, text }, index) => marks[index]?.kind === kind && marks[index].text === text)
  );
}

function decoration({ line }: Position, text: string): vscode.DecorationOptions {
  const hoverMessage = new vscode.MarkdownString();
  hoverMessage.appendText(text);
  return { range: new vscode.Range(line, 0, line, 0), hoverMessage };
}

function decorationType(extensionUri: vscode.Uri, kind: MarkKind): vscode.TextEditorDecorationType {
  const icon = (theme: 'light' | 'dark'): { readonly gutterIconPath: vscode.Uri } => ({
    gutterIconPath: vscode.Uri.joinPath(extensionUri, 'media', 'gutter', `${kind}-${theme}.svg`),
  });
  return vscode.window.createTextEditorDecorationType({
    light: icon('light'),
    dark: icon('dark'),
    gutterIconSize: 'contain',
    overviewRulerLane: vscode.OverviewRulerLane.Left,
    overviewRulerColor: new vscode.ThemeColor(
      kind === 'decrease' ? 'costline.decreaseForeground' : 'costline.increaseForeground',
    ),
  });
}
