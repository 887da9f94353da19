/** The picker of what costs are compared with; the choice is kept in the workspace's settings. */
import * as vscode from 'vscode';
import type { CostServer } from './client';
import { type Git, type GitRefKind, gitRefKinds } from './git';

interface Choice extends vscode.QuickPickItem {
  /** The value of the setting, or how to ask for it; undefined for what cannot be chosen. */
  readonly baseline?: string | (() => Promise<string | undefined>);
}

/** More names than these are found by typing one. */
const mostRefs = 200;

export async function chooseBaseline(server: CostServer, git: Git): Promise<void> {
  const [{ wanted, message }, refs] = await Promise.all([server.changes(), refChoices(git)]);
  const choices: readonly Choice[] = [
    { label: 'HEAD', detail: vscode.l10n.t('The last commit'), baseline: 'HEAD' },
    {
      label: vscode.l10n.t('Merge base'),
      detail: vscode.l10n.t('The last commit shared with the main branch: what this branch adds'),
      baseline: 'merge-base',
    },
    { label: vscode.l10n.t('Index'), detail: vscode.l10n.t('What is staged'), baseline: 'index' },
    {
      label: vscode.l10n.t('Last save'),
      detail: vscode.l10n.t('The files on disk: what is not saved yet'),
      baseline: 'saved',
    },
    {
      label: vscode.l10n.t('Saved estimate…'),
      detail: vscode.l10n.t('A file that "costline estimate --save" has written'),
      baseline: chooseEstimate,
    },
    {
      label: vscode.l10n.t('Other revision…'),
      detail: vscode.l10n.t('Any name that git understands; "main..." for the merge base with main'),
      baseline: () => askForRevision(wanted),
    },
    { label: vscode.l10n.t('Nothing'), detail: vscode.l10n.t('No comparison'), baseline: '' },
    ...refs,
  ];
  const picked = await vscode.window.showQuickPick(
    choices.map((choice) => marked(choice, wanted, message)),
    {
      title: vscode.l10n.t('Compare costs with'),
      placeHolder: message === '' ? '' : vscode.l10n.t('Not available: {0}', message),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  const baseline = typeof picked?.baseline === 'function' ? await picked.baseline() : picked?.baseline;
  if (baseline !== undefined) await remember(baseline);
}

function marked(choice: Choice, wanted: string, message: string): Choice {
  if (choice.baseline !== wanted) return choice;
  const state = message === '' ? vscode.l10n.t('shown now') : vscode.l10n.t('Not available: {0}', message);
  return { ...choice, description: [choice.description, state].filter(Boolean).join(' · ') };
}

/** Branches and tags of the open repositories, the last ones committed to first; each name once. */
async function refChoices(git: Git): Promise<readonly Choice[]> {
  const found = await Promise.all(
    git.repositories().map((repository) =>
      repository.getRefs({ sort: 'committerdate' }).then(
        (refs) => refs,
        // A repository that does not answer has no names to offer.
        () => [],
      ),
    ),
  );
  const names = new Map<string, { readonly type: GitRefKind; readonly choice: Choice }>();
  for (const { type, name, commit } of found.flat()) {
    if (name === undefined || names.has(name)) continue;
    names.set(name, { type, choice: { label: name, description: commit?.slice(0, 8) ?? '', baseline: name } });
  }
  const ofKind = (kind: GitRefKind, label: string): readonly Choice[] => {
    const own = [...names.values()].filter(({ type }) => type === kind).slice(0, mostRefs);
    return own.length === 0
      ? []
      : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...own.map(({ choice }) => choice)];
  };
  return [
    ...ofKind(gitRefKinds.branch, vscode.l10n.t('Branches')),
    ...ofKind(gitRefKinds.tag, vscode.l10n.t('Tags')),
    ...ofKind(gitRefKinds.remoteBranch, vscode.l10n.t('Remote branches')),
  ];
}

async function chooseEstimate(): Promise<string | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Saved estimate'),
      filters: { JSON: ['json'] },
      ...(folder && { defaultUri: folder.uri }),
    })) ?? [];
  if (!file) return undefined;
  if (vscode.workspace.getWorkspaceFolder(file)) return vscode.workspace.asRelativePath(file, false);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('A saved estimate is read from inside the folder only. Copy it there first.'),
  );
  return undefined;
}

async function askForRevision(wanted: string): Promise<string | undefined> {
  const revision = await vscode.window.showInputBox({
    title: vscode.l10n.t('Compare costs with'),
    prompt: vscode.l10n.t('A branch, a tag, a commit, HEAD~2, main...'),
    value: wanted,
  });
  return revision?.trim() || undefined;
}

async function remember(baseline: string): Promise<void> {
  const target = vscode.workspace.workspaceFolders
    ? vscode.ConfigurationTarget.Workspace
    : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration('costline').update('baseline', baseline, target);
}
