/** What the changes cost, file by file, in the Source Control view. */
import * as vscode from 'vscode';
import type { ChangeRow, ChangesModel } from '../server/protocol';
import { kindTexts } from './change-kind-texts';
import { earlierUri } from './earlier-documents';
import { groupBy } from './group-by';
import type { ChangeModel } from './live-model';
import { plainDifference, signed } from './panel/amount';
import { toRange } from './ranges';
import { readPeriod } from './settings';

type Node =
  | { readonly kind: 'file'; readonly uri: string; readonly rows: readonly ChangeRow[] }
  | { readonly kind: 'change'; readonly row: ChangeRow };

/** Says in a context key why the view is empty, for the text in it. */
const contextKey = 'costline.changes';

export function createChangeTree(model: ChangeModel): vscode.Disposable {
  const changes = new vscode.EventEmitter<void>();
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changes.event,
    getChildren: (node) => (node ? rowsOf(node) : model.current ? files(model.current) : []),
    getTreeItem: (node) => (node.kind === 'file' ? fileItem(node) : changeItem(node.row, model.current)),
  };
  const view = vscode.window.createTreeView('costline.changes', { treeDataProvider: provider, showCollapseAll: true });
  let watch: vscode.Disposable | undefined;
  const watchWhileVisible = (): void => {
    watch?.dispose();
    watch = view.visible ? model.watch() : undefined;
  };
  watchWhileVisible();
  return vscode.Disposable.from(
    changes,
    view,
    view.onDidChangeVisibility(watchWhileVisible),
    model.onDidChange((current) => {
      const { summary, message } = current;
      view.description = summary?.short ?? '';
      view.message = message === '' ? '' : vscode.l10n.t('Not available: {0}', message);
      void vscode.commands.executeCommand('setContext', contextKey, stateOf(current));
      changes.fire();
    }),
    new vscode.Disposable(() => watch?.dispose()),
  );
}

function stateOf({ summary, rows, wanted }: ChangesModel): 'some' | 'same' | 'none' | 'unavailable' {
  if (rows.length > 0) return 'some';
  if (summary) return 'same';
  return wanted === '' ? 'none' : 'unavailable';
}

function files({ rows }: ChangesModel): Node[] {
  return [...groupBy(rows, ({ uri }) => uri)].map(([uri, own]) => ({ kind: 'file', uri, rows: own }));
}

/** The largest difference first. */
function rowsOf(node: Node): Node[] {
  if (node.kind === 'change') return [];
  return node.rows.toSorted((a, b) => size(b) - size(a)).map((row) => ({ kind: 'change', row }));
}

function size({ difference }: ChangeRow): number {
  return Math.abs(difference ?? 0);
}

function fileItem({ uri, rows }: Node & { kind: 'file' }): vscode.TreeItem {
  const file = vscode.Uri.parse(uri);
  const item = new vscode.TreeItem(file, vscode.TreeItemCollapsibleState.Expanded);
  const known = rows.flatMap(({ difference }) => difference ?? []);
  const amount =
    known.length === 0
      ? ''
      : signed(
          known.reduce((sum, difference) => sum + difference, 0),
          readPeriod(),
        );
  const path = vscode.workspace.asRelativePath(file);
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  item.id = uri;
  item.description = [folder, amount].filter(Boolean).join(' · ');
  item.iconPath = vscode.ThemeIcon.File;
  item.contextValue = 'file';
  item.accessibilityInformation = { label: [path, amount].filter(Boolean).join(', ') };
  return item;
}

const icons: Readonly<Record<ChangeRow['kind'], vscode.ThemeIcon>> = {
  added: new vscode.ThemeIcon('diff-added', new vscode.ThemeColor('gitDecoration.addedResourceForeground')),
  removed: new vscode.ThemeIcon('diff-removed', new vscode.ThemeColor('gitDecoration.deletedResourceForeground')),
  changed: new vscode.ThemeIcon('diff-modified', new vscode.ThemeColor('gitDecoration.modifiedResourceForeground')),
  moved: new vscode.ThemeIcon('diff-renamed', new vscode.ThemeColor('gitDecoration.renamedResourceForeground')),
};

function changeItem(row: ChangeRow, model: ChangesModel | undefined): vscode.TreeItem {
  const item = new vscode.TreeItem(row.title, vscode.TreeItemCollapsibleState.None);
  const place =
    row.kind !== 'removed'
      ? vscode.Uri.parse(row.uri)
      : row.hasEarlierText
        ? earlierUri(row.uri, model?.baseline ?? '')
        : undefined;
  const { start } = toRange(row.range);
  item.id = `${row.root} ${row.kind} ${row.address}`;
  item.description = plainDifference(row, readPeriod());
  item.iconPath = icons[row.kind];
  item.contextValue = `change ${row.kind}`;
  item.tooltip = tooltip(row);
  item.accessibilityInformation = { label: `${kindTexts()[row.kind]}: ${row.title}, ${row.text}` };
  if (place)
    item.command = {
      command: 'vscode.open',
      title: vscode.l10n.t('Go to Resource'),
      arguments: [place, { selection: new vscode.Range(start, start) }],
    };
  return item;
}

function tooltip({ title, kind, text, past, now, components }: ChangeRow): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString('**');
  markdown.appendText(title);
  markdown.appendMarkdown(`** — ${kindTexts()[kind]}, `);
  markdown.appendText(text);
  if (past && now) markdown.appendText(`\n\n${past.text} → ${now.text}`);
  if (components.length > 0) markdown.appendMarkdown('\n\n');
  for (const { name, difference, cause } of components) {
    markdown.appendMarkdown('- ');
    markdown.appendText(`${name}: ${difference}${cause === '' ? '' : ` (${cause})`}\n`);
  }
  return markdown;
}
