/** Pickers for what a project is priced with: variable files, workspace, parameter files, stack. Kept in the folder's settings. */
import * as vscode from 'vscode';
import type { ProjectInfo, PulumiInfo, TemplateInfo, TerraformInfo } from '../server/protocol';
import type { CostServer } from './client';

export async function chooseVariableFiles(server: CostServer): Promise<void> {
  const root = await chooseProject(server, 'terraform');
  if (!root) return;
  const files = await chooseFiles(root, {
    none: vscode.l10n.t('There is no variable file beside terraform.tfvars and *.auto.tfvars, which are always read.'),
    title: vscode.l10n.t('Variable files of {0}', nameOf(root)),
    placeHolder: vscode.l10n.t('Read after terraform.tfvars and *.auto.tfvars, in this order'),
  });
  if (files) await remember(root, { varFiles: files });
}

export async function chooseWorkspace(server: CostServer): Promise<void> {
  const root = await chooseProject(server, 'terraform');
  if (!root) return;
  const workspace = await vscode.window.showInputBox({
    title: vscode.l10n.t('Terraform workspace of {0}', nameOf(root)),
    prompt: vscode.l10n.t('What terraform.workspace stands for'),
    value: root.workspace,
  });
  if (workspace) await remember(root, { workspace });
}

export async function chooseParameterFiles(server: CostServer): Promise<void> {
  const template = await chooseProject(server, 'cloudformation');
  if (!template) return;
  const files = await chooseFiles(template, {
    none: vscode.l10n.t('There is no parameter file in this folder.'),
    title: vscode.l10n.t('Parameter files of {0}', nameOf(template)),
    placeHolder: vscode.l10n.t('Values over the defaults of the template, in this order'),
  });
  if (files) await remember(template, { parameterFiles: files });
}

export async function chooseStack(server: CostServer): Promise<void> {
  const project = await chooseProject(server, 'pulumi');
  if (!project) return;
  if (project.stacks.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This project has no stack file (Pulumi.<stack>.yaml).'));
    return;
  }
  const items = project.stacks.map((label) => ({
    label,
    description: label === project.stack ? vscode.l10n.t('shown now') : '',
  }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Stack of {0}', nameOf(project)) });
  if (picked) await remember(project, { stack: picked.label });
}

async function chooseFiles(
  { files, chosenFiles }: TerraformInfo | TemplateInfo,
  texts: { readonly none: string; readonly title: string; readonly placeHolder: string },
): Promise<readonly string[] | undefined> {
  if (files.length === 0) {
    void vscode.window.showInformationMessage(texts.none);
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(
    files.map((label) => ({ label, picked: chosenFiles.includes(label) })),
    { canPickMany: true, title: texts.title, placeHolder: texts.placeHolder },
  );
  return picked?.map(({ label }) => label);
}

type InfoOf<F extends ProjectInfo['format']> = Extract<ProjectInfo, { readonly format: F }>;

/** The only project of the format, else the one that is picked; that of the file on the screen stands first. */
export async function chooseProject<F extends ProjectInfo['format']>(
  server: CostServer,
  format: F,
): Promise<InfoOf<F> | undefined> {
  const all = await server.projects();
  const projects = all.filter((project): project is InfoOf<F> => project.format === format);
  if (projects.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no such project in this workspace.'));
  }
  if (projects.length <= 1) return projects[0];
  const file = vscode.window.activeTextEditor?.document.uri.toString() ?? '';
  const distance = (project: ProjectInfo): number => (file.startsWith(uriOf(project)) ? -uriOf(project).length : 0);
  const items = [...projects]
    .sort((a, b) => distance(a) - distance(b))
    .map((project) => ({ label: nameOf(project), description: stateOf(project), project }));
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Project') });
  return picked?.project;
}

function stateOf(project: ProjectInfo): string {
  return project.format === 'pulumi' ? project.stack : project.chosenFiles.join(', ');
}

/** Of a folder with a slash at its end, of a template as it is. */
export function uriOf({ folder, project, format }: ProjectInfo): string {
  if (project === '.') return `${folder}/`;
  return format === 'cloudformation' ? `${folder}/${project}` : `${folder}/${project}/`;
}

export function nameOf({ folder, project }: ProjectInfo): string {
  if (project !== '.') return project;
  return vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(folder))?.name ?? project;
}

/** Where the choices for projects of a format stand under `costline`. */
const sections = {
  terraform: 'terraform.roots',
  cloudformation: 'cloudformation.templates',
  pulumi: 'pulumi.projects',
} as const;

/** Written to the folder's own settings, so that each folder keeps its choice. */
export async function remember(info: TerraformInfo | TemplateInfo | PulumiInfo, choice: object): Promise<void> {
  const { folder, project, format } = info;
  const settings = vscode.workspace.getConfiguration('costline', vscode.Uri.parse(folder));
  const before = settings.get<Readonly<Record<string, object>>>(sections[format]) ?? {};
  const after = { ...before, [project]: { ...before[project], ...choice } };
  const several = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  const target = several ? vscode.ConfigurationTarget.WorkspaceFolder : vscode.ConfigurationTarget.Workspace;
  await settings.update(sections[format], after, target);
}
