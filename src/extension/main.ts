/** The extension's beginning and end: starts the language server and puts up everything the person sees. */
import * as vscode from 'vscode';
import type { PanelModel, SummaryParams } from '../server/protocol';
import { createChangeTree } from './change-tree';
import { type CostServer, createServer } from './client';
import { registerCommands } from './commands';
import { createDecorations, type PlacedHint } from './decorations';
import { provideEarlierDocuments } from './earlier-documents';
import { watchGit } from './git';
import { createGutter } from './gutter';
import { createInlineVisibility } from './inline-visibility';
import { createLiveModel } from './live-model';
import { provideMarkdownDocuments } from './markdown-documents';
import { askAboutPlugins } from './plugin-consent';
import { createPluginPicker } from './plugins';
import { whenPresent } from './presence';
import { createPricedFiles } from './priced-files';
import { createResourceTree } from './resource-tree';
import { readDecorationsEnabled } from './settings';
import { createStatusBar } from './status-bar';
import { createSummaryPanel } from './summary-panel';

/** What other extensions, and tests, may ask of Costline. */
export interface CostlineExports {
  /** The amounts at the line ends of a document, as they stand now. */
  hints(uri: vscode.Uri): readonly PlacedHint[];
  /** The last word of the server on the whole workspace; undefined before the first. */
  summary(): SummaryParams | undefined;
  /** All resources with their costs. */
  resources(): Promise<PanelModel>;
}

let server: CostServer | undefined;

export function activate(context: vscode.ExtensionContext): CostlineExports {
  const log = vscode.window.createOutputChannel('Costline', { log: true });
  const inline = createInlineVisibility(context.workspaceState);
  const decorationsChange = new vscode.EventEmitter<void>();
  const decorations = createDecorations(() => inline.visible && readDecorationsEnabled(), decorationsChange.event);
  const started = createServer(context.extensionUri, log, {
    provideCodeLenses: (document, token, next) => (inline.visible ? next(document, token) : []),
    provideInlayHints: (document, range, token, next) => (inline.visible ? next(document, range, token) : []),
    async provideHover(document, position, token, next) {
      return (await next(document, position, token)) ?? decorations.hoverAt(document, position);
    },
  });
  server = started;
  const statusBar = createStatusBar();
  const gutter = createGutter(context.extensionUri);
  const pricedFiles = createPricedFiles();
  const model = createLiveModel(started, log, 'The resources with their costs', () => started.panel());
  const changes = createLiveModel(started, log, 'What differs in cost', () => started.changes());
  const panel = createSummaryPanel(context.extensionUri, model, changes, started.panelParts, log);
  const tree = createResourceTree(model, started.panelParts, context.workspaceState);
  const plugins = createPluginPicker(started);
  let active = false;
  const git = watchGit(() => {
    if (active) started.repositoryChanged();
  }, log);
  let summary: SummaryParams | undefined;

  context.subscriptions.push(
    log,
    decorationsChange,
    decorations,
    statusBar,
    gutter,
    pricedFiles,
    model,
    changes,
    panel,
    tree,
    plugins,
    askAboutPlugins(started, context.workspaceState, log),
    createChangeTree(changes),
    git,
    provideMarkdownDocuments(started),
    provideEarlierDocuments(started),
    registerCommands({ extension: context, server: started, log, panel, inline, git, tree, plugins }),
    started.onHints((hints) => {
      decorations.show(hints);
      gutter.show(hints);
      pricedFiles.show(hints);
    }),
    started.onSummary((latest) => {
      summary = latest;
      statusBar.show(latest);
    }),
    inline.onDidChange(() => {
      decorationsChange.fire();
      started.askInlineAgain();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('costline.decorations')) decorationsChange.fire();
    }),
  );
  // The menus and views of Costline are there where it has something to say, and nowhere else.
  context.subscriptions.push(
    whenPresent(() => {
      active = true;
      started.start();
      statusBar.begin();
      void vscode.commands.executeCommand('setContext', 'costline.active', true);
    }),
  );
  return {
    hints: (uri) => decorations.hintsOf(uri),
    summary: () => summary,
    resources: () => started.panel(),
  };
}

export async function deactivate(): Promise<void> {
  await server?.stop();
  server = undefined;
}
