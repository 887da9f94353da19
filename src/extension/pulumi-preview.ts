/** Has Pulumi preview a project and its costs shown on the program's lines: only when asked for, in a trusted workspace. */
import * as vscode from 'vscode';
import type { PulumiInfo, PulumiPreviewResult } from '../server/protocol';
import type { CostServer } from './client';
import { showFailure } from './failure';
import { chooseProject, nameOf, uriOf } from './project-inputs';

/** Projects of which the person has said that their program may be run; by URI. */
const memory = 'pulumiPreview.allowed';

const installation = 'https://www.pulumi.com/docs/install/';

export async function previewPulumi(
  server: CostServer,
  state: vscode.Memento,
  log: vscode.LogOutputChannel,
): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    await askForTrust();
    return;
  }
  const project = await projectAtHand(server);
  if (!project || !(await mayRun(project, state))) return;
  await saveProject(project);
  const result = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Costline: Pulumi previews {0} ({1})', nameOf(project), project.stack),
      cancellable: true,
    },
    (_, token) => server.pulumiPreview({ folder: project.folder, project: project.project }, token),
  );
  await tell(result, project, log);
}

async function askForTrust(): Promise<void> {
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('A preview runs the program of the project, which Costline does in trusted workspaces only.'),
    manage,
  );
  if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
}

/** The innermost project of the file on the screen, else the only one, else the one that is picked. */
async function projectAtHand(server: CostServer): Promise<PulumiInfo | undefined> {
  const file = vscode.window.activeTextEditor?.document.uri.toString() ?? '';
  const around = (await server.projects())
    .filter((project) => project.format === 'pulumi')
    .filter((project) => file.startsWith(uriOf(project)))
    .sort((a, b) => uriOf(b).length - uriOf(a).length);
  return around[0] ?? chooseProject(server, 'pulumi');
}

/** Asks the first time; what is agreed to holds for the project in this workspace. */
async function mayRun(project: PulumiInfo, state: vscode.Memento): Promise<boolean> {
  const allowed = state.get<readonly string[]>(memory, []);
  const uri = uriOf(project);
  if (allowed.includes(uri)) return true;
  const run = {
    label: vscode.l10n.t('Run pulumi preview for {0} ({1})', nameOf(project), project.stack),
    detail: vscode.l10n.t(
      'Runs the program with your credentials, after its files are saved. It asks the cloud and may fetch plugins of Pulumi, and deploys nothing.',
    ),
  };
  const picked = await vscode.window.showQuickPick([run, { label: vscode.l10n.t('Cancel') }], {
    title: vscode.l10n.t('Preview with Pulumi'),
    placeHolder: vscode.l10n.t('This is asked once for each project of the workspace.'),
    ignoreFocusOut: true,
  });
  if (picked !== run) return false;
  await state.update(memory, [...allowed, uri]);
  return true;
}

/** Pulumi reads what is on disk; the amounts stand at what is in the editor. */
async function saveProject(project: PulumiInfo): Promise<void> {
  const inside = vscode.workspace.textDocuments.filter(
    ({ uri, isDirty }) => isDirty && uri.scheme === 'file' && uri.toString().startsWith(uriOf(project)),
  );
  for (const document of inside) await document.save();
}

async function tell(result: PulumiPreviewResult, project: PulumiInfo, log: vscode.LogOutputChannel): Promise<void> {
  switch (result.kind) {
    case 'cancelled':
      vscode.window.setStatusBarMessage(vscode.l10n.t('The preview was cancelled.'), 5_000);
      return;
    case 'failed':
      showFailure(log, vscode.l10n.t('Pulumi could not preview {0}.', nameOf(project)), result.message);
      return;
    case 'not-installed':
      await tellWhatToDo(result.looked);
      return;
    case 'shown': {
      const { label, stack, onLines, elsewhere } = result;
      const texts = [
        vscode.l10n.t(
          'Costs of {0} ({1}) are from {2}: {3} resources at their lines.',
          nameOf(project),
          stack,
          label,
          onLines,
        ),
        elsewhere > 0 ? vscode.l10n.t('{0} at no line of the program: the cost summary lists them.', elsewhere) : '',
      ];
      void vscode.window.showInformationMessage(texts.filter(Boolean).join(' '));
    }
  }
}

async function tellWhatToDo(looked: string): Promise<void> {
  const install = vscode.l10n.t('How to Install');
  const set = vscode.l10n.t('Set Path');
  const chosen = await vscode.window.showErrorMessage(
    vscode.l10n.t(
      'Pulumi was not found ({0}). Install it, or say where it is in the setting costline.pulumi.command.',
      looked,
    ),
    install,
    set,
  );
  if (chosen === install) await vscode.env.openExternal(vscode.Uri.parse(installation));
  if (chosen === set) await vscode.commands.executeCommand('workbench.action.openSettings', 'costline.pulumi.command');
}
