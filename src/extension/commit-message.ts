/** Writes what a change costs into the message of the commit to come. */
import * as vscode from 'vscode';
import type { CostServer } from './client';
import { withParagraph } from './commit-paragraph';
import type { Git, GitRepository } from './git';

/** @param asked the source control that the command was called from, where it was called from one */
export async function addToCommitMessage(server: CostServer, git: Git, asked: unknown): Promise<void> {
  const repository = await chooseRepository(git, asked);
  if (!repository) return;
  const { paragraph } = await server.diffReport();
  if (paragraph === '') {
    const { baseline, message } = await server.changes();
    void vscode.window.showInformationMessage(
      message !== ''
        ? vscode.l10n.t('There is nothing to compare with: {0}', message)
        : baseline === ''
          ? vscode.l10n.t('Costs are not compared with anything.')
          : vscode.l10n.t('Nothing costs more or less than in {0}.', baseline),
    );
  }
  repository.inputBox.value = withParagraph(repository.inputBox.value, paragraph);
}

async function chooseRepository(git: Git, asked: unknown): Promise<GitRepository | undefined> {
  const repositories = git.repositories();
  const root = rootOf(asked);
  const named = repositories.find(({ rootUri }) => rootUri.toString() === root);
  if (named || repositories.length === 1) return named ?? repositories[0];
  if (repositories.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no git repository open in this window.'));
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(
    repositories.map((repository) => ({
      label: vscode.workspace.asRelativePath(repository.rootUri),
      repository,
    })),
    { title: vscode.l10n.t('Repository') },
  );
  return picked?.repository;
}

function rootOf(asked: unknown): string | undefined {
  if (typeof asked !== 'object' || asked === null) return undefined;
  const { rootUri }: { rootUri?: unknown } = asked;
  return rootUri instanceof vscode.Uri ? rootUri.toString() : undefined;
}
