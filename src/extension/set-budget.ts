/** Asks for a limit and writes it into the `.costline.yml` of a folder. */
import * as vscode from 'vscode';
import type { BudgetEditParams, PanelRow } from '../server/protocol';
import type { CostServer } from './client';
import { groupBy } from './group-by';
import { openEdited } from './open-edited';
import { amountIn } from './panel/amount';

type Scope = Pick<BudgetEditParams, 'scope' | 'name'>;

/** So many types and tags are offered. */
const mostOffered = 50;

export async function setBudget(server: CostServer): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) return;
  const { rows } = await server.panel();
  const scope = await chooseScope(rows.filter(({ uri }) => uri.startsWith(`${folder.uri.toString()}/`)));
  if (!scope) return;
  const limit = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t('Total'),
        detail: vscode.l10n.t('What it may cost in a month'),
        limit: 'total' as const,
      },
      {
        label: vscode.l10n.t('Increase'),
        detail: vscode.l10n.t('What a change may add to it'),
        limit: 'increase' as const,
      },
    ],
    { title: vscode.l10n.t('Budget for {0}', scope.label) },
  );
  if (!limit) return;
  const value = await vscode.window.showInputBox({
    title: vscode.l10n.t('Budget for {0}', scope.label),
    prompt:
      limit.limit === 'total'
        ? vscode.l10n.t('US dollars per month, such as 500. Now: {0}', amountIn('month', scope.monthlyCost))
        : vscode.l10n.t('US dollars per month or a share, such as 50 or 10%'),
    validateInput: (text) => (isValue(limit.limit, text) ? undefined : vscode.l10n.t('This is no such amount.')),
  });
  if (value === undefined) return;
  const { scope: kind, name } = scope;
  await write(server, { folder: folder.uri.toString(), scope: kind, name, limit: limit.limit, value });
}

async function write(server: CostServer, params: BudgetEditParams): Promise<void> {
  const result = await server.budgetEdit(params);
  if (result.kind === 'refused') {
    void vscode.window.showWarningMessage(vscode.l10n.t('The budget was not written. {0}', result.message));
    return;
  }
  await openEdited(result);
}

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) return vscode.window.showWorkspaceFolderPick();
  if (!folders[0])
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder first: budgets stand in it.'));
  return folders[0];
}

interface ScopeChoice extends vscode.QuickPickItem, Scope {
  /** US dollars per month. */
  readonly monthlyCost: number;
}

async function chooseScope(rows: readonly PanelRow[]): Promise<ScopeChoice | undefined> {
  const everything: ScopeChoice = choice('all', '', vscode.l10n.t('Everything'), rows);
  const types = dearest([...groupBy(rows, ({ type }) => type)].map(([type, own]) => choice('type', type, type, own)));
  const pairs = rows.flatMap((row) =>
    Object.entries(row.tags).map(([key, value]) => ({ tag: `${key}=${value}`, row })),
  );
  const tags = dearest(
    [...groupBy(pairs, ({ tag }) => tag)].map(([tag, own]) =>
      choice(
        'tag',
        tag,
        tag,
        own.map(({ row }) => row),
      ),
    ),
  );
  const separator = (label: string): vscode.QuickPickItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const items: readonly (vscode.QuickPickItem | ScopeChoice)[] = [
    everything,
    separator(vscode.l10n.t('Type')),
    ...types,
    separator(vscode.l10n.t('Tag')),
    ...tags,
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Set budget'),
    placeHolder: vscode.l10n.t('What the budget is for'),
  });
  return picked && 'scope' in picked ? picked : undefined;
}

function choice(scope: Scope['scope'], name: string, label: string, rows: readonly PanelRow[]): ScopeChoice {
  const monthlyCost = rows.reduce((sum, row) => sum + (row.monthlyCost ?? 0), 0);
  return { scope, name, label, monthlyCost, description: amountIn('month', monthlyCost) };
}

function dearest(choices: readonly ScopeChoice[]): readonly ScopeChoice[] {
  return choices.toSorted((a, b) => b.monthlyCost - a.monthlyCost).slice(0, mostOffered);
}

function isValue(limit: BudgetEditParams['limit'], text: string): boolean {
  return (limit === 'total' ? /^\$?\d+(\.\d+)?$/ : /^\+?(\$?\d+(\.\d+)?|\d+(\.\d+)?%)$/).test(text.trim());
}
