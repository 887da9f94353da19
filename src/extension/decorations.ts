/**
 * Amounts at the end of lines. The server says what they are; between two of its answers they move with their lines,
 * and only what differs is painted again.
 */
import * as vscode from 'vscode';
import type { Hint, HintDelta, HintKind, HintsParams } from '../server/protocol';
import type { Position } from '../syntax/range';
import { isInfrastructure } from './documents';
import { groupBy } from './group-by';
import { isReplaced, movedPosition, type TextChange } from './moved-position';

export interface Decorations extends vscode.Disposable {
  show(params: HintsParams): void;
  /** What stands in the text of a document now. */
  hintsOf(uri: vscode.Uri): readonly PlacedHint[];
  /** What is known of the amount at the end of the line, where the position is in it. */
  hoverAt(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined;
}

export interface PlacedHint {
  /** Where the cause of the amount stands in the current text. */
  readonly start: Position;
  readonly text: string;
  readonly delta?: HintDelta;
  readonly kind: HintKind;
  readonly detail: string;
}

/** From the loudest to the quietest: where several amounts stand at one line, the loudest lends its colour. */
const kinds = ['high', 'unknown', 'cost', 'usage', 'free'] as const satisfies readonly HintKind[];

const colors: Readonly<Record<HintKind, string>> = {
  high: 'costline.highCostForeground',
  unknown: 'costline.unknownForeground',
  cost: 'costline.costForeground',
  usage: 'costline.usageForeground',
  free: 'costline.freeForeground',
};

/** The changes that led to a version of a text. */
interface Edit {
  readonly version: number;
  readonly changes: readonly TextChange[];
}

interface DocumentHints {
  /** Version of the text that the hints were computed for; null: what is on disk. */
  version: number | null;
  hints: readonly PlacedHint[];
}

/** An answer older than this many edits is not worth placing. */
const rememberedEdits = 100;

/** @param isVisible whether amounts are to be painted at all, asked before each painting */
export function createDecorations(isVisible: () => boolean, onVisibility: vscode.Event<void>): Decorations {
  const { types, deltaTypes } = createTypes();
  const known = new Map<string, DocumentHints>();
  const edits = new Map<string, readonly Edit[]>();

  const paint = (editor: vscode.TextEditor): void => {
    if (!isInfrastructure(editor.document)) return;
    const hints = isVisible() ? (known.get(editor.document.uri.toString())?.hints ?? []) : [];
    const lines = lineTexts(hints, editor.document);
    const byKind = groupBy(lines, ({ kind }) => kind);
    for (const [kind, type] of types) editor.setDecorations(type, (byKind.get(kind) ?? []).map(decoration));
    for (const [kind, type] of deltaTypes) {
      const own = lines.filter(({ delta }) => delta?.kind === kind);
      editor.setDecorations(
        type,
        own.map(({ range, delta }) => decoration({ range, text: delta?.text ?? '' })),
      );
    }
  };
  const paintAll = (): void => vscode.window.visibleTextEditors.forEach(paint);
  const paintDocument = (uri: string): void =>
    vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === uri).forEach(paint);

  const subscriptions = [
    vscode.window.onDidChangeVisibleTextEditors(paintAll),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!isInfrastructure(document) || contentChanges.length === 0) return;
      const uri = document.uri.toString();
      const edit = { version: document.version, changes: contentChanges };
      edits.set(uri, [...(edits.get(uri) ?? []), edit].slice(-rememberedEdits));
      const before = known.get(uri);
      if (!before) return;
      // The editor moves what it has painted, but loses what stood in replaced text.
      const lost = before.hints.some(({ start }) => isReplaced(start, contentChanges));
      before.hints = before.hints.map((hint) => moved(hint, contentChanges));
      if (lost) paintDocument(uri);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      edits.delete(uri.toString());
      const before = known.get(uri.toString());
      if (before) before.version = null;
    }),
    onVisibility(paintAll),
    ...types.values(),
    ...deltaTypes.values(),
  ];

  return {
    show({ uri: sent, version, hints }) {
      const uri = vscode.Uri.parse(sent).toString();
      const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri);
      const before = known.get(uri);
      if (version !== null && before?.version != null && version < before.version) return;
      const since = editsSince(document, version, edits.get(uri) ?? []);
      if (!since) return;
      const placed = hints.map((hint) => moved(place(hint), since));
      known.set(uri, { version, hints: placed });
      if (!before || !sameHints(before.hints, placed)) paintDocument(uri);
    },
    hintsOf: (uri) => known.get(uri.toString())?.hints ?? [],
    hoverAt(document, position) {
      if (!isVisible() || position.character < document.lineAt(position.line).text.length) return undefined;
      const hints = known.get(document.uri.toString())?.hints.filter(({ start }) => start.line === position.line) ?? [];
      const details = hints.map(({ detail }) => detail).filter((detail) => detail !== '');
      return details.length > 0 ? new vscode.Hover(new vscode.MarkdownString(details.join('\n\n'))) : undefined;
    },
    dispose: () => vscode.Disposable.from(...subscriptions).dispose(),
  };
}

/**
 * The edits between the text that an answer is about and the text of now; undefined where they are no longer known, and
 * so nobody can say where the answer belongs. The server sends a newer one then.
 */
function editsSince(
  document: vscode.TextDocument | undefined,
  version: number | null,
  log: readonly Edit[],
): readonly TextChange[] | undefined {
  if (!document || version === null || version >= document.version) return [];
  const isComplete = log.length < rememberedEdits || log.some((edit) => edit.version <= version);
  return isComplete ? log.filter((edit) => edit.version > version).flatMap(({ changes }) => changes) : undefined;
}

function place({ range, ...hint }: Hint): PlacedHint {
  return { start: range.start, ...hint };
}

function moved(hint: PlacedHint, changes: readonly TextChange[]): PlacedHint {
  return changes.length === 0 ? hint : { ...hint, start: movedPosition(hint.start, changes) };
}

function sameHints(one: readonly PlacedHint[], other: readonly PlacedHint[]): boolean {
  return (
    one.length === other.length &&
    one.every((hint, index) => {
      const twin = other[index];
      return (
        twin &&
        twin.text === hint.text &&
        twin.delta?.text === hint.delta?.text &&
        twin.kind === hint.kind &&
        twin.start.line === hint.start.line
      );
    })
  );
}

interface LineText {
  readonly kind: HintKind;
  readonly text: string;
  readonly delta: HintDelta | undefined;
  readonly range: vscode.Range;
}

/** One text a line: what several parts of one line cost stands side by side, each with its own delta then. */
function lineTexts(hints: readonly PlacedHint[], document: vscode.TextDocument): readonly LineText[] {
  const byLine = groupBy(hints, ({ start }) => start.line);
  return [...byLine].flatMap(([line, atLine]) => {
    if (line >= document.lineCount) return [];
    const kind = kinds.find((candidate) => atLine.some((hint) => hint.kind === candidate)) ?? 'cost';
    const delta = atLine.length === 1 ? atLine[0]?.delta : undefined;
    const whole = (hint: PlacedHint): string => (hint.delta && !delta ? `${hint.text} ${hint.delta.text}` : hint.text);
    const text = [...new Set(atLine.map(whole))].join('  ');
    const start = Math.min(...atLine.map((hint) => hint.start.character));
    return [{ kind, text, delta, range: new vscode.Range(line, start, line, document.lineAt(line).text.length) }];
  });
}

function decoration({ range, text }: Pick<LineText, 'range' | 'text'>): vscode.DecorationOptions {
  return { range, renderOptions: { after: { contentText: text } } };
}

const deltaColors: Readonly<Record<HintDelta['kind'], string>> = {
  increase: 'costline.increaseForeground',
  decrease: 'costline.decreaseForeground',
};

interface DecorationTypes {
  readonly types: ReadonlyMap<HintKind, vscode.TextEditorDecorationType>;
  readonly deltaTypes: ReadonlyMap<HintDelta['kind'], vscode.TextEditorDecorationType>;
}

/** At the end of one line the editor puts decorations in the order of their types' keys; a delta stands behind its amount. */
function createTypes(): DecorationTypes {
  for (;;) {
    const types = new Map(kinds.map((kind) => [kind, decorationType(colors[kind], '0 0 0 4ch')]));
    const deltaTypes = new Map(
      (['increase', 'decrease'] as const).map((kind) => [kind, decorationType(deltaColors[kind], '0 0 0 2ch')]),
    );
    const keys = [...types.values(), ...deltaTypes.values()].map(({ key }) => key);
    // Keys are numbered, and compared as texts: after a 9 comes a 10, which stands before it. The next ones are longer alike.
    if (keys.every((key) => key.length === keys[0]?.length)) return { types, deltaTypes };
    for (const type of [...types.values(), ...deltaTypes.values()]) type.dispose();
  }
}

function decorationType(color: string, margin: string): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    // The whole line, so that the amount stands behind all of it; closed, so that a new line does not take it along.
    isWholeLine: true,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    after: { color: new vscode.ThemeColor(color), margin },
  });
}
