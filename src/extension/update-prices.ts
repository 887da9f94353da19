/** Fetches fresh prices when somebody asks for it, and only then: which services and regions, how far it has come, what it came to. */
import * as vscode from 'vscode';
import type { CostServer } from './client';

export async function updatePrices(server: CostServer): Promise<void> {
  const { services, regions } = await server.pricesChoices();
  const region = await chooseRegions(regions);
  if (!region) return;
  const chosen = await vscode.window.showQuickPick(
    services.map(({ code, tables }) => ({ label: code, description: tables.join(', '), picked: true })),
    {
      canPickMany: true,
      title: vscode.l10n.t('Price lists of AWS to fetch'),
      placeHolder: vscode.l10n.t('No account is needed. The list of EC2 has some hundred megabytes.'),
    },
  );
  if (!chosen || chosen.length === 0) return;
  const result = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Costline: fetching prices'),
      cancellable: true,
    },
    async (progress, token) => {
      let percent = 0;
      const told = server.onPricesProgress(({ message, percent: now }) => {
        progress.report({ message, increment: Math.max(0, now - percent) });
        percent = Math.max(percent, now);
      });
      try {
        return await server.updatePrices({ services: chosen.map(({ label }) => label), regions: region }, token);
      } finally {
        told.dispose();
      }
    },
  );
  if (result) await tell(result.text, result.failed);
}

/** Those of the workspace are there to be picked; another is written. */
async function chooseRegions(regions: readonly string[]): Promise<readonly string[] | undefined> {
  const title = vscode.l10n.t('Regions whose prices to fetch');
  if (regions.length > 0) {
    const picked = await vscode.window.showQuickPick(
      regions.map((label) => ({ label, picked: true })),
      { canPickMany: true, title },
    );
    return picked && picked.length > 0 ? picked.map(({ label }) => label) : undefined;
  }
  const written = await vscode.window.showInputBox({ title, value: 'us-east-1' });
  const named = written?.split(/[\s,]+/).filter((name) => name !== '');
  return named && named.length > 0 ? named : undefined;
}

async function tell(text: string, failed: number): Promise<void> {
  const show = vscode.l10n.t('Show Details');
  const chosen =
    failed > 0
      ? await vscode.window.showWarningMessage(
          vscode.l10n.t('Some prices could not be fetched; those so far stay in use.'),
          show,
        )
      : await vscode.window.showInformationMessage(vscode.l10n.t('Prices are up to date.'), show);
  if (chosen !== show) return;
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ content: text, language: 'plaintext' }),
  );
}
