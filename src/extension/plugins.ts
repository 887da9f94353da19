/** The list of plugins with the state of each, and what can be done with it. */
import * as vscode from 'vscode';
import type { PluginAction, PluginRow, PluginState, PluginsModel } from '../server/plugin-protocol';
import type { CostServer } from './client';

export interface PluginPicker extends vscode.Disposable {
  /** Shows the list; where a name is given, what can be done with that plugin. */
  choose(name?: string): Promise<void>;
  restartAll(): Promise<void>;
}

const scheme = 'costline-plugin';

export function createPluginPicker(server: CostServer): PluginPicker {
  const documents = new Map<string, string>();
  const changes = new vscode.EventEmitter<vscode.Uri>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changes.event,
    provideTextDocumentContent: ({ path }) => documents.get(path) ?? '',
  });

  const choose = async (name?: string): Promise<void> => {
    const model = await server.plugins();
    const row = name === undefined ? await chooseRow(model) : model.plugins.find((plugin) => plugin.name === name);
    if (row === 'all') await restartAll();
    else if (row === 'settings')
      await vscode.commands.executeCommand('workbench.action.openSettings', 'costline.plugins');
    else if (row) await actOn(row);
  };

  const restartAll = async (): Promise<void> => {
    if (await perform({ kind: 'restart' })) say(vscode.l10n.t('Plugins are restarted.'));
  };

  const actOn = async (row: PluginRow): Promise<void> => {
    const picked = await vscode.window.showQuickPick(actionsFor(row), {
      title: `${row.name} ${row.version} · ${stateText(row.state)}`,
      placeHolder: row.detail || row.description || row.folder,
    });
    if (!picked) return;
    switch (picked.action) {
      case 'allow':
        await allow(server, row);
        return;
      case 'log':
        await vscode.window.showTextDocument(vscode.Uri.parse(row.log));
        return;
      case 'inspect': {
        const type = await vscode.window.showInputBox({
          title: vscode.l10n.t('What does {0} say of a resource type?', row.name),
          prompt: vscode.l10n.t('A type as in the code, such as aws_instance, or a token of Pulumi'),
        });
        if (type) await inspect(row, type.trim());
        return;
      }
      case 'validate': {
        const { done, text } = await server.pluginAction({ kind: 'validate', name: row.name });
        void (done ? vscode.window.showInformationMessage(text) : vscode.window.showWarningMessage(text));
        return;
      }
      default:
        await perform({ kind: picked.action, name: row.name });
    }
  };

  const inspect = async (row: PluginRow, type: string): Promise<void> => {
    const { done, text } = await server.pluginAction({ kind: 'inspect', name: row.name, type });
    if (!done) {
      void vscode.window.showWarningMessage(text);
      return;
    }
    const path = `/${`${row.name} ${type}`.replaceAll(/[\\/]/g, '-')}.md`;
    const uri = vscode.Uri.from({ scheme, path });
    documents.set(path, text);
    changes.fire(uri);
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  };

  const perform = async (action: PluginAction): Promise<boolean> => {
    const { done, text } = await server.pluginAction(action);
    if (!done) void vscode.window.showWarningMessage(text);
    return done;
  };

  return { choose, restartAll, dispose: () => vscode.Disposable.from(changes, provider).dispose() };
}

/** Asks for consent to what lies in the plugin's folder now, and nothing else. */
export async function allow(server: CostServer, row: PluginRow): Promise<void> {
  const yes = vscode.l10n.t('Allow');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Allow the plugin {0} {1} to start?', row.name, row.version),
    {
      modal: true,
      detail: [
        row.description,
        vscode.l10n.t('The workspace brings it. It is a program that runs with your rights: {0}', row.program),
        vscode.l10n.t('This holds until anything in its folder changes (SHA-256 {0}…).', row.hash.slice(0, 16)),
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
    },
    yes,
  );
  if (chosen !== yes) return;
  const { done, text } = await server.pluginAction({ kind: 'allow', name: row.name, hash: row.hash });
  if (!done) void vscode.window.showWarningMessage(text);
}

type Chosen = PluginRow | 'all' | 'settings';

async function chooseRow({ off, plugins, problems, folders }: PluginsModel): Promise<Chosen | undefined> {
  const separator = (label: string): vscode.QuickPickItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const rows = plugins.map((row) => ({
    label: `$(${icons[row.state]}) ${row.name}`,
    description: `${row.version} · ${stateText(row.state)}`,
    detail: row.detail || row.folder,
    chosen: row,
  }));
  const restart = { label: vscode.l10n.t('Restart All'), chosen: 'all' as const };
  const settings = { label: vscode.l10n.t('Open Settings'), chosen: 'settings' as const };
  const wrong = problems.map((label) => ({ label: `$(warning) ${label}` }));
  const items: readonly (vscode.QuickPickItem | (vscode.QuickPickItem & { readonly chosen: Chosen }))[] = [
    ...rows,
    ...wrong,
    separator(''),
    ...(rows.length > 0 && off === null ? [restart] : []),
    settings,
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Plugins'),
    placeHolder:
      off === 'untrusted'
        ? vscode.l10n.t('None is started in a workspace that is not trusted')
        : off === 'setting'
          ? vscode.l10n.t('They are turned off in the settings')
          : rows.length === 0
            ? vscode.l10n.t('None is found in {0}', folders.join(', '))
            : vscode.l10n.t('What to do with which?'),
  });
  return picked && 'chosen' in picked ? picked.chosen : undefined;
}

const icons: Readonly<Record<PluginState, string>> = {
  found: 'circle-outline',
  starting: 'loading~spin',
  running: 'pass',
  resting: 'clock',
  quarantined: 'error',
  'needs-consent': 'lock',
  disabled: 'circle-slash',
  off: 'circle-slash',
};

function stateText(state: PluginState): string {
  switch (state) {
    case 'found':
      return vscode.l10n.t('not started: nothing was asked yet');
    case 'starting':
      return vscode.l10n.t('starting');
    case 'running':
      return vscode.l10n.t('running');
    case 'resting':
      return vscode.l10n.t('rests after a crash');
    case 'quarantined':
      return vscode.l10n.t('left alone after crashes');
    case 'needs-consent':
      return vscode.l10n.t('needs your consent');
    case 'disabled':
      return vscode.l10n.t('disabled');
    case 'off':
      return vscode.l10n.t('off');
  }
}

type Action = PluginAction['kind'] | 'log';

interface ActionItem extends vscode.QuickPickItem {
  readonly action: Action;
}

function actionsFor({ state, log }: PluginRow): readonly ActionItem[] {
  const isOn = state !== 'off' && state !== 'needs-consent';
  const all: readonly (ActionItem | false)[] = [
    state === 'needs-consent' && { label: vscode.l10n.t('Allow…'), action: 'allow' },
    isOn && state !== 'disabled' && { label: vscode.l10n.t('Restart'), action: 'restart' },
    isOn && { label: vscode.l10n.t('Validate'), action: 'validate' },
    isOn && { label: vscode.l10n.t('Inspect a Resource Type…'), action: 'inspect' },
    log !== '' && { label: vscode.l10n.t('Open Log'), action: 'log' },
    state === 'disabled'
      ? { label: vscode.l10n.t('Enable'), action: 'enable' }
      : { label: vscode.l10n.t('Disable'), action: 'disable' },
  ];
  return all.filter((item) => item !== false);
}

function say(text: string): void {
  vscode.window.setStatusBarMessage(text, 4000);
}
