/** The resources by module in a tree of the editor's own: for the keyboard, for screen readers, for the side bar. */
import * as vscode from 'vscode';
import type { PanelModel, PanelRow } from '../server/protocol';
import type { CostModel } from './cost-model';
import { groupBy } from './group-by';
import { amountIn } from './panel/amount';
import { toRange } from './ranges';
import { readPeriod } from './settings';

type Node =
  | { readonly kind: 'module'; readonly id: string; readonly label: string; readonly rows: readonly PanelRow[] }
  | { readonly kind: 'resource'; readonly row: PanelRow };

export function createResourceTree(model: CostModel): vscode.Disposable {
  const changes = new vscode.EventEmitter<void>();
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changes.event,
    getChildren: (node) => (node ? childrenOf(node) : model.current ? roots(model.current) : []),
    getTreeItem: (node) => (node.kind === 'module' ? moduleItem(node) : resourceItem(node.row)),
  };
  const view = vscode.window.createTreeView('costline.resources', {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
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
    model.onDidChange(({ summary, notes }) => {
      view.description = summary.ready ? summary.text : '';
      view.message = notes.length > 0 ? notes.join('\n') : '';
      changes.fire();
    }),
    new vscode.Disposable(() => watch?.dispose()),
  );
}

/** Modules by root module; of a workspace with nothing but one module, its resources at once. */
function roots({ rows }: PanelModel): Node[] {
  const several = new Set(rows.map(({ root }) => root)).size > 1;
  const modules = [...groupBy(rows, ({ root, module }) => `${root} ${module}`)].map(
    ([id, own]): Node & { kind: 'module' } => {
      const { root = '.', module = '' } = own[0] ?? {};
      const name = module === '' ? vscode.l10n.t('root module') : module;
      return { kind: 'module', id, label: several ? `${root} › ${name}` : name, rows: own };
    },
  );
  const [only] = modules;
  return only && modules.length === 1 ? childrenOf(only) : modules;
}

/** The dearest first, then what has no amount, by how much there is to know about it. */
function childrenOf(node: Node): Node[] {
  if (node.kind === 'resource') return [];
  return node.rows
    .toSorted(
      (one, other) =>
        (other.monthlyCost ?? 0) - (one.monthlyCost ?? 0) ||
        statuses.indexOf(one.status) - statuses.indexOf(other.status) ||
        compare(one.address, other.address),
    )
    .map((row) => ({ kind: 'resource', row }));
}

const statuses: readonly PanelRow['status'][] = ['unpriced', 'priced', 'usage', 'free', 'unsupported'];
const { compare } = new Intl.Collator('en', { numeric: true });

function moduleItem({ id, label, rows }: Node & { kind: 'module' }): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  const amounts = rows.flatMap(({ monthlyCost }) => monthlyCost ?? []);
  item.id = id;
  item.iconPath = new vscode.ThemeIcon('package');
  item.description =
    amounts.length > 0
      ? amountIn(
          readPeriod(),
          amounts.reduce((sum, amount) => sum + amount, 0),
        )
      : '';
  item.contextValue = 'module';
  return item;
}

const icons: Readonly<Record<PanelRow['status'], vscode.ThemeIcon>> = {
  priced: new vscode.ThemeIcon('circle-filled', new vscode.ThemeColor('costline.costForeground')),
  usage: new vscode.ThemeIcon('pulse', new vscode.ThemeColor('costline.usageForeground')),
  free: new vscode.ThemeIcon('circle-outline', new vscode.ThemeColor('costline.freeForeground')),
  unpriced: new vscode.ThemeIcon('question', new vscode.ThemeColor('costline.unknownForeground')),
  unsupported: new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('costline.freeForeground')),
};

function resourceItem(row: PanelRow): vscode.TreeItem {
  const local = row.module === '' ? row.address : row.address.slice(row.module.length + 1);
  const uri = vscode.Uri.parse(row.uri);
  const item = new vscode.TreeItem(local, vscode.TreeItemCollapsibleState.None);
  item.id = `${row.root} ${row.address}`;
  item.description = shortText(row);
  item.iconPath = icons[row.status];
  item.contextValue = `resource ${row.status}`;
  item.tooltip = tooltip(row);
  item.accessibilityInformation = { label: `${row.address}, ${row.text}` };
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Go to Resource'),
    arguments: [uri, { selection: new vscode.Range(toRange(row.range).start, toRange(row.range).start) }],
  };
  return item;
}

/** The amount alone where there is one, for side bars are narrow; the tooltip says the rest. */
function shortText({ status, monthlyCost, text }: PanelRow): string {
  const known = monthlyCost !== null && monthlyCost > 0 ? amountIn(readPeriod(), monthlyCost) : undefined;
  switch (status) {
    case 'priced':
      return known ?? text;
    case 'usage':
      return known ? vscode.l10n.t('{0} + usage', known) : text;
    case 'unpriced':
      return known ? vscode.l10n.t('{0} + unknown', known) : vscode.l10n.t('price unknown');
    case 'free':
      return vscode.l10n.t('free');
    case 'unsupported':
      return vscode.l10n.t('not supported');
  }
}

function tooltip({ address, text, file, range, components, reasons }: PanelRow): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(`**${address}** — `);
  markdown.appendText(text);
  markdown.appendMarkdown(`\n\n\`${file}:${range.start.line + 1}\`\n\n`);
  for (const { name, quantity, unit, unitPrice, cost } of components) {
    markdown.appendMarkdown('- ');
    markdown.appendText(`${name}: ${quantity} ${unit} × ${unitPrice}${cost === '' ? '' : ` = ${cost}`}\n`);
  }
  for (const reason of reasons) markdown.appendText(`\n${reason}\n`);
  return markdown;
}
