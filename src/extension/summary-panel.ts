/** The summary panel: a webview that shows all resources with their costs and survives a reload of the window. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { PanelModel } from '../server/protocol';
import type { CostModel } from './cost-model';
import { type PageMessage, readPageMessage, type ShowMessage } from './panel/messages';
import { panelTexts } from './panel-texts';
import { showResource } from './resource-place';
import { readPeriod } from './settings';

export interface SummaryPanel extends vscode.Disposable {
  open(): void;
}

const viewType = 'costline.summary';

export function createSummaryPanel(
  extensionUri: vscode.Uri,
  model: CostModel,
  log: vscode.LogOutputChannel,
): SummaryPanel {
  let panel: vscode.WebviewPanel | undefined;
  const resources = {
    localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist'), vscode.Uri.joinPath(extensionUri, 'media')],
  };

  const attach = (created: vscode.WebviewPanel): void => {
    panel = created;
    const { webview } = created;
    const post = (current: PanelModel): void => {
      webview
        .postMessage(showMessage(current))
        .then(undefined, (error: unknown) => log.error('The summary panel was not reached', error));
    };
    let watch: vscode.Disposable | undefined;
    const watchWhileVisible = (): void => {
      watch?.dispose();
      watch = created.visible ? model.watch() : undefined;
    };
    const subscriptions = vscode.Disposable.from(
      model.onDidChange(post),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('costline.period') && model.current) post(model.current);
      }),
      created.onDidChangeViewState(watchWhileVisible),
      webview.onDidReceiveMessage((message: unknown) => {
        const read = readPageMessage(message);
        if (read?.kind === 'ready' && model.current) post(model.current);
        else if (read)
          act(read).then(undefined, (error: unknown) => log.error(`The summary panel could not ${read.kind}`, error));
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
    open() {
      if (panel) panel.reveal();
      else {
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

async function act(message: PageMessage): Promise<void> {
  switch (message.kind) {
    case 'ready':
      return;
    case 'reveal':
      await showResource(message);
      return;
    case 'report':
      await vscode.commands.executeCommand('costline.showReport');
      return;
    case 'refresh':
      await vscode.commands.executeCommand('costline.refresh');
  }
}

function showMessage(model: PanelModel): ShowMessage {
  const period = readPeriod();
  return { kind: 'show', model, period, texts: panelTexts(model.summary, period) };
}

/** The page's frame. It may load its own script and style, and nothing else; all content comes as messages. */
function page(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64');
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'panel.js'));
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'media', 'panel.css'));
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
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
