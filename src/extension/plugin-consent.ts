/** Asks, once and quietly, about plugins that a workspace brings. Nothing of them is started before that. */
import * as vscode from 'vscode';
import type { PluginRow } from '../server/plugin-protocol';
import type { CostServer } from './client';
import { allow } from './plugins';

/** Contents that the person was asked about, by their hash: what changes is asked about anew. */
const key = 'plugins.askedAbout';
const mostRemembered = 200;

export function askAboutPlugins(
  server: CostServer,
  memory: vscode.Memento,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return server.onConsent(({ plugins }) => {
    const asked = memory.get<readonly string[]>(key, []);
    const fresh = plugins.filter(({ hash }) => !asked.includes(hash));
    if (fresh.length === 0) return;
    const all = [...asked, ...fresh.map(({ hash }) => hash)].slice(-mostRemembered);
    Promise.all([memory.update(key, all), ask(server, fresh)]).catch((error: unknown) =>
      log.error('The person could not be asked about plugins', error),
    );
  });
}

async function ask(server: CostServer, plugins: readonly PluginRow[]): Promise<void> {
  const review = vscode.l10n.t('Review…');
  const names = plugins.map(({ name }) => name).join(', ');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('This workspace brings cost plugins that are not started before you allow it: {0}', names),
    review,
    vscode.l10n.t('Not Now'),
  );
  if (chosen !== review) return;
  for (const plugin of plugins) await allow(server, plugin);
}
