/** The summary panel: a webview that shows all resources with their costs and survives a reload of the window. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { ChangesModel, PanelModel, PanelRowName } from '../server/protocol';
import type { CostServer } from './client';
import type { ChangeModel, CostModel } from './live-model';
import {
  type HostMessage,
  type PageMessage,
  type PanelAction,
  type PanelView,
  readPageMessage,
} from './panel/messages';
import { panelTexts } from './panel-texts';
import { showEarlier, showResource } from './resource-place';
import { readPeriod } from './settings';

export interface SummaryPanel extends vscode.Disposable {
  /** Shows it, in one of its views where one is named. */
  open(view?: PanelView): void;
}

/** What resources of the panel consist of. */
type PartsOf = CostServer['panelParts'];

const viewType = 'costline.summary';

export function createSummaryPanel(
  extensionUri: vscode.Uri,
  model: CostModel,
  changes: ChangeModel,
  partsOf: PartsOf,
  log: vscode.LogOutputChannel,
): SummaryPanel {
  let panel: vscode.WebviewPanel | undefined;
  /** The view that a page is to show once it is there. */
  let wanted: PanelView | undefined;
  const resources = {
    localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist'), vscode.Uri.joinPath(extensionUri, 'media')],
  };

  const attach = (created: vscode.WebviewPanel): void => {
    panel = created;
    const { webview } = created;
    const tell = (message: HostMessage): void => {
      webview
        .postMessage(message)
        .then(undefined, (error: unknown) => log.error('The summary panel was not reached', error));
    };
    const post = (): void => {
      if (model.current) tell(showMessage(model.current, changes.current));
    };
    const tellParts = async (rows: readonly PanelRowName[]): Promise<void> =>
      tell({ kind: 'parts', rows, parts: await partsOf(rows) });
    let watch: vscode.Disposable | undefined;
    const watchWhileVisible = (): void => {
      watch?.dispose();
      watch = created.visible ? vscode.Disposable.from(model.watch(), changes.watch()) : undefined;
    };
    const subscriptions = vscode.Disposable.from(
      model.onDidChange(post),
      changes.onDidChange(post),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('costline.period')) post();
      }),
      created.onDidChangeViewState(watchWhileVisible),
      webview.onDidReceiveMessage((message: unknown) => {
        const read = readPageMessage(message);
        if (read?.kind === 'ready') {
          post();
          if (wanted) tell({ kind: 'view', view: wanted });
          wanted = undefined;
        } else if (read)
          (read.kind === 'parts' ? tellParts(read.rows) : act(read, changes)).then(undefined, (error: unknown) =>
            log.error(`The summary panel could not ${read.kind}`, error),
          );
      }),
    );
    created.onDidDispose(() => {
      panel = undefined;
      watch?.dispose();
      subscriptions.dispose();
    });
    created.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'costline.svg');
    webview.options = { ...resources, enableScripts: true };
    webview.html = page(webview, extensionUri);
    watchWhileVisible();
  };

  const serializer = vscode.window.registerWebviewPanelSerializer(viewType, {
    async deserializeWebviewPanel(restored) {
      attach(restored);
    },
  });
  return {
    open(view) {
      if (panel) {
        panel.reveal();
        if (view) void panel.webview.postMessage({ kind: 'view', view } satisfies HostMessage);
      } else {
        wanted = view;
        const column = vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
        attach(
          vscode.window.createWebviewPanel(viewType, vscode.l10n.t('Cost Summary'), column, {
            ...resources,
            enableScripts: true,
          }),
        );
      }
    },
    dispose() {
      serializer.dispose();
      panel?.dispose();
    },
  };
}

async function act(message: Exclude<PageMessage, { readonly kind: 'parts' }>, { current }: ChangeModel): Promise<void> {
  switch (message.kind) {
    case 'ready':
      return;
    case 'reveal':
      if (message.earlier) await showEarlier(message, current?.baseline ?? '');
      else await showResource(message);
      return;
    default:
      await vscode.commands.executeCommand(commands[message.kind]);
  }
}

const commands: Readonly<Record<PanelAction, string>> = {
  report: 'costline.showReport',
  refresh: 'costline.refresh',
  compare: 'costline.compareWith',
  diff: 'costline.showDiff',
  copyDiff: 'costline.copyDiff',
};

function showMessage(model: PanelModel, changes: ChangesModel | undefined): HostMessage {
  const period = readPeriod();
  return { kind: 'show', model, changes, period, texts: panelTexts(model.summary, changes, period) };
}

/** The page's frame. It may load its own script and style, and nothing else; all content comes as messages. */
function page(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'panel.js'));
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'media', 'panel.css'));
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${style}">
    <title>Costline</title>
  </head>
  <body>
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>`;
}
