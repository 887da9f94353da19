/** Pickers for what a root module is priced with: its variable files and its workspace. Kept in the folder's settings. */
import * as vscode from 'vscode';
import type { RootInfo, RootSettings } from '../server/protocol';
import type { CostServer } from './client';

export async function chooseVariableFiles(server: CostServer): Promise<void> {
  const root = await chooseRoot(server);
  if (!root) return;
  if (root.variableFiles.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no variable file beside terraform.tfvars and *.auto.tfvars, which are always read.'),
    );
    return;
  }
  const picked = await vscode.window.showQuickPick(
    root.variableFiles.map((label) => ({ label, picked: root.chosenFiles.includes(label) })),
    {
      canPickMany: true,
      title: vscode.l10n.t('Variable files of {0}', nameOf(root)),
      placeHolder: vscode.l10n.t('Read after terraform.tfvars and *.auto.tfvars, in this order'),
    },
  );
  if (picked) await remember(root, { varFiles: picked.map(({ label }) => label) });
}

export async function chooseWorkspace(server: CostServer): Promise<void> {
  const root = await chooseRoot(server);
  if (!root) return;
  const workspace = await vscode.window.showInputBox({
    title: vscode.l10n.t('Terraform workspace of {0}', nameOf(root)),
    prompt: vscode.l10n.t('What terraform.workspace stands for'),
    value: root.workspace,
  });
  if (workspace) await remember(root, { workspace });
}

/** The only root module, else the one that is picked; that of the file on the screen stands first. */
async function chooseRoot(server: CostServer): Promise<RootInfo | undefined> {
  const roots = await server.roots();
  if (roots.length <= 1) return roots[0];
  const file = vscode.window.activeTextEditor?.document.uri.toString() ?? '';
  const distance = (root: RootInfo): number => (file.startsWith(directoryUri(root)) ? -directoryUri(root).length : 0);
  const items = [...roots]
    .sort((a, b) => distance(a) - distance(b))
    .map((root) => ({ label: nameOf(root), description: root.chosenFiles.join(', '), root }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Root module') });
  return picked?.root;
}

function directoryUri({ folder, root }: RootInfo): string {
  return root === '.' ? `${folder}/` : `${folder}/${root}/`;
}

function nameOf({ folder, root }: RootInfo): string {
  if (root !== '.') return root;
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(folder))?.name ?? root;
}

/** Written to the folder's own settings, so that each folder keeps its choice. */
async function remember({ folder, root }: RootInfo, choice: RootSettings): Promise<void> {
  const settings = vscode.workspace.getConfiguration('costline.terraform', vscode.Uri.parse(folder));
  const before = settings.get<Readonly<Record<string, RootSettings>>>('roots') ?? {};
  const after = { ...before, [root]: { ...before[root], ...choice } };
  const several = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  const target = several ? vscode.ConfigurationTarget.WorkspaceFolder : vscode.ConfigurationTarget.Workspace;
  await settings.update('roots', after, target);
}
