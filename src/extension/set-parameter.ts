/** Chooses the value of a template's parameter. Kept in the folder's settings, over the template's default and its files. */
import * as vscode from 'vscode';
import type { TemplateParameter } from '../server/protocol';
import type { CostServer } from './client';
import { chooseProject, nameOf, remember } from './project-inputs';

export async function setParameter(server: CostServer): Promise<void> {
  const template = await chooseProject(server, 'cloudformation');
  if (!template) return;
  if (template.parameters.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This template has no parameters.'));
    return;
  }
  const title = vscode.l10n.t('Parameters of {0}', nameOf(template));
  const picked = await vscode.window.showQuickPick(
    template.parameters.map((parameter) => ({
      label: parameter.name,
      description: stateOf(parameter),
      detail: parameter.description,
      parameter,
    })),
    { title, matchOnDescription: true },
  );
  const value = picked && (await chooseValue(picked.parameter));
  if (!picked || value === undefined) return;
  const { name } = picked.parameter;
  const stated = template.parameters.flatMap(({ name: other, value: own }): readonly (readonly [string, string])[] =>
    own === null || other === name ? [] : [[other, own]],
  );
  await remember(template, { parameters: Object.fromEntries(value === null ? stated : [...stated, [name, value]]) });
}

/** Null to take back what the settings say, undefined to leave it. */
async function chooseValue({
  name,
  type,
  allowed,
  ...parameter
}: TemplateParameter): Promise<string | null | undefined> {
  if (allowed.length > 0) {
    const values = allowed.map((label) => ({
      label,
      description: label === parameter.value ? set() : '',
      value: label,
    }));
    const back = { label: vscode.l10n.t('Remove from the settings'), description: '', value: null };
    const picked = await vscode.window.showQuickPick(parameter.value === null ? values : [...values, back], {
      title: name,
      placeHolder: parameter.description,
    });
    return picked?.value;
  }
  const written = await vscode.window.showInputBox({
    title: `${name} (${type})`,
    prompt: [parameter.description, vscode.l10n.t('Empty to remove it from the settings')].filter(Boolean).join(' · '),
    value: parameter.value ?? parameter.default ?? '',
  });
  return written === '' ? null : written;
}

function stateOf({ value, default: initial }: TemplateParameter): string {
  if (value !== null) return `${value} (${set()})`;
  return initial ?? vscode.l10n.t('no default');
}

function set(): string {
  return vscode.l10n.t('in the settings');
}
