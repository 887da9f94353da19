/** The resources in a tree of the editor's own, grouped and sorted as the panel has them: for the keyboard, for screen readers. */
import * as vscode from 'vscode';
import { costInWords } from '../report/status-text';
import type { PanelComponent, PanelModel, PanelParts, PanelRow } from '../server/protocol';
import type { CostServer } from './client';
import { groupBy } from './group-by';
import { groupingTexts } from './grouping-texts';
import type { CostModel } from './live-model';
import { amountIn } from './panel/amount';
import { groupsOf, rowId, tagKeys, type View } from './panel/groups';
import type { Column, Grouping } from './panel/messages';
import { groupings, readState } from './panel/state';
import { toRange } from './ranges';
import { readPeriod } from './settings';

export interface ResourceTree extends vscode.Disposable {
  chooseGrouping(): Promise<void>;
  chooseOrder(): Promise<void>;
}

type Node =
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly label: string;
      readonly rows: readonly PanelRow[];
      /** Under the module's name its resources go by their own. */
      readonly local: boolean;
    }
  | { readonly kind: 'resource'; readonly row: PanelRow; readonly local: boolean }
  | { readonly kind: 'component'; readonly component: PanelComponent };

type GroupNode = Extract<Node, { readonly kind: 'group' }>;

const stateKey = 'resourceTree';

/** By module, the dearest first. */
const initial = { grouping: 'module', tagKey: '', sort: { column: 'cost', descending: true }, search: '' } as const;

export function createResourceTree(
  model: CostModel,
  partsOf: CostServer['panelParts'],
  memento: vscode.Memento,
): ResourceTree {
  const changes = new vscode.EventEmitter<void>();
  let look: View = readLook(memento.get(stateKey));
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changes.event,
    async getChildren(node) {
      if (node?.kind !== 'resource') return node ? childrenOf(node) : model.current ? roots(model.current, look) : [];
      const [parts] = await partsOf([node.row]);
      return parts?.components.map((component): Node => ({ kind: 'component', component })) ?? [];
    },
    getTreeItem: itemOf,
    /** What stands in a tooltip is asked for when it is pointed at. */
    async resolveTreeItem(item, node) {
      if (node.kind !== 'resource') return item;
      const [parts] = await partsOf([node.row]);
      item.tooltip = tooltip(node.row, parts ?? { components: [], reasons: [] });
      return item;
    },
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
  const subscriptions = vscode.Disposable.from(
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
  const lookAt = async (change: Partial<View>): Promise<void> => {
    look = { ...look, ...change };
    changes.fire();
    await memento.update(stateKey, look);
  };
  return {
    async chooseGrouping() {
      const chosen = await pickGrouping(model.current?.rows ?? [], look);
      if (chosen) await lookAt(chosen);
    },
    async chooseOrder() {
      const sort = await pickOrder(look);
      if (sort) await lookAt({ sort });
    },
    dispose: () => subscriptions.dispose(),
  };
}

/** What was kept; a part of another version keeps its default. */
function readLook(kept: unknown): View {
  const state = kept === undefined ? undefined : readState(kept);
  return state ? { grouping: state.grouping, tagKey: state.tagKey, sort: state.sort, search: '' } : initial;
}

async function pickGrouping(
  rows: readonly PanelRow[],
  { grouping, tagKey }: View,
): Promise<Pick<View, 'grouping' | 'tagKey'> | undefined> {
  const texts = groupingTexts();
  const item = (label: string, own: Grouping, key = '') => ({
    label,
    description: own === grouping && key === (own === 'tag' ? tagKey : '') ? vscode.l10n.t('shown now') : '',
    chosen: { grouping: own, tagKey: key },
  });
  const items = groupings.flatMap((own) =>
    own === 'tag' ? tagKeys(rows).map((key) => item(`${texts.tag}: ${key}`, own, key)) : [item(texts[own], own)],
  );
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Group resources by') });
  return picked?.chosen;
}

async function pickOrder({ sort }: View): Promise<View['sort'] | undefined> {
  const item = (label: string, column: Column, descending: boolean) => ({
    label,
    description: sort.column === column ? vscode.l10n.t('shown now') : '',
    sort: { column, descending },
  });
  const picked = await vscode.window.showQuickPick(
    [
      item(vscode.l10n.t('Cost, the dearest first'), 'cost', true),
      item(vscode.l10n.t('Name'), 'address', false),
      item(vscode.l10n.t('Place in the files'), 'file', false),
      item(vscode.l10n.t('Count, the most first'), 'instances', true),
    ],
    { title: vscode.l10n.t('Sort resources by') },
  );
  return picked?.sort;
}

/** Modules by project; of a workspace with nothing but one group, its resources at once. */
function roots({ rows }: PanelModel, look: View): Node[] {
  const several = new Set(rows.map(({ root }) => root)).size > 1;
  const groups = groupsOf(rows, look).flatMap(({ key, rows: own }): readonly GroupNode[] => {
    const byRoot = several && look.grouping === 'module' ? [...groupBy(own, ({ root }) => root)] : [['', own] as const];
    return byRoot.map(([root, part]) => {
      const name = key === '' ? nameless(look.grouping) : key;
      const label = root === '' ? name : `${root} › ${name}`;
      return { kind: 'group', id: `${root} ${key}`, label, rows: part, local: look.grouping === 'module' };
    });
  });
  const [only] = groups;
  return only && groups.length === 1 ? childrenOf(only) : groups;
}

function nameless(grouping: Grouping): string {
  switch (grouping) {
    case 'module':
      return vscode.l10n.t('root module');
    case 'region':
      return vscode.l10n.t('no region');
    case 'tag':
      return vscode.l10n.t('untagged');
    default:
      return '–';
  }
}

function childrenOf(node: Node): Node[] {
  switch (node.kind) {
    case 'group':
      return node.rows.map((row) => ({ kind: 'resource', row, local: node.local }));
    case 'resource':
    case 'component':
      return [];
  }
}

function itemOf(node: Node): vscode.TreeItem {
  switch (node.kind) {
    case 'group':
      return groupItem(node);
    case 'resource':
      return resourceItem(node.row, node.local);
    case 'component':
      return componentItem(node.component);
  }
}

function groupItem({ id, label, rows }: GroupNode): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  const amounts = rows.flatMap(({ monthlyCost }) => monthlyCost ?? []);
  item.id = id;
  item.iconPath = new vscode.ThemeIcon('package');
  const amount = amountIn(
    readPeriod(),
    amounts.reduce((sum, each) => sum + each, 0),
  );
  item.description = rows.every(({ status }) => status === 'free')
    ? vscode.l10n.t('free')
    : amounts.length > 0
      ? amount
      : '';
  item.contextValue = 'group';
  return item;
}

const icons: Readonly<Record<PanelRow['status'], vscode.ThemeIcon>> = {
  priced: new vscode.ThemeIcon('circle-filled', new vscode.ThemeColor('costline.costForeground')),
  usage: new vscode.ThemeIcon('pulse', new vscode.ThemeColor('costline.usageForeground')),
  free: new vscode.ThemeIcon('circle-outline', new vscode.ThemeColor('costline.freeForeground')),
  unpriced: new vscode.ThemeIcon('question', new vscode.ThemeColor('costline.unknownForeground')),
  unsupported: new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('costline.freeForeground')),
};

function resourceItem(row: PanelRow, local: boolean): vscode.TreeItem {
  const label = local && row.module !== '' ? row.address.slice(row.module.length + 1) : row.address;
  const uri = vscode.Uri.parse(row.uri);
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(label, row.components > 0 ? Collapsed : None);
  item.id = rowId(row);
  item.description = shortText(row);
  item.iconPath = icons[row.status];
  item.contextValue = `resource ${row.status}`;
  item.accessibilityInformation = { label: `${row.address}, ${row.text}` };
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Go to Resource'),
    arguments: [uri, { selection: new vscode.Range(toRange(row.range).start, toRange(row.range).start) }],
  };
  return item;
}

function componentItem({ name, quantity, unitPrice, cost, source }: PanelComponent): vscode.TreeItem {
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.None);
  const factors = `${quantity} × ${unitPrice}`;
  item.description = cost === '' ? factors : `${factors} = ${cost}`;
  item.tooltip = source;
  item.iconPath = new vscode.ThemeIcon('symbol-number');
  item.contextValue = 'component';
  item.accessibilityInformation = { label: `${name}, ${item.description}` };
  return item;
}

/** The amount alone where there is one, for side bars are narrow; the tooltip says the rest. */
function shortText({ status, monthlyCost, text }: PanelRow): string {
  return costInWords(status, monthlyCost, (amount) => amountIn(readPeriod(), amount), {
    usage: { added: vscode.l10n.t('usage'), alone: text },
    unpriced: { added: vscode.l10n.t('unknown'), alone: vscode.l10n.t('price unknown') },
    free: vscode.l10n.t('free'),
    unsupported: vscode.l10n.t('not supported'),
  });
}

function tooltip({ address, text, file, range }: PanelRow, { components, reasons }: PanelParts): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(`**${address}** — `);
  markdown.appendText(text);
  markdown.appendMarkdown(`\n\n\`${file}:${range.start.line + 1}\`\n\n`);
  for (const { name, quantity, unitPrice, cost } of components) {
    markdown.appendMarkdown('- ');
    markdown.appendText(`${name}: ${quantity} × ${unitPrice}${cost === '' ? '' : ` = ${cost}`}\n`);
  }
  for (const reason of reasons) markdown.appendText(`\n${reason}\n`);
  return markdown;
}
