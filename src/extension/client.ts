/** The language server in a process of its own, and what it can be asked as plain functions. */
import * as vscode from 'vscode';
import { LanguageClient, type Middleware, State, TransportKind } from 'vscode-languageclient/node';
import {
  type BudgetEditParams,
  type BudgetEditResult,
  budgetEditRequest,
  type ChangesModel,
  changesRequest,
  type DiffReportResult,
  diffReportRequest,
  type EarlierTextParams,
  type ExplainParams,
  type ExplainResult,
  earlierTextRequest,
  explainRequest,
  type HintsParams,
  hintsNotification,
  type PanelModel,
  type ProjectInfo,
  panelRequest,
  projectsRequest,
  type ReportParams,
  type ReportResult,
  refreshRequest,
  reportRequest,
  repositoryChangedNotification,
  type SummaryParams,
  summaryNotification,
  trustedNotification,
} from '../server/protocol';
import { infrastructureSelector, watchedFiles } from './documents';
import { showFailure } from './failure';

/** Each request starts the server where it is not running, and rejects where it cannot be started. */
export interface CostServer {
  /** Starts it before anything is asked. */
  start(): void;
  readonly onHints: vscode.Event<HintsParams>;
  readonly onSummary: vscode.Event<SummaryParams>;
  panel(): Promise<PanelModel>;
  /** What differs from the baseline. */
  changes(): Promise<ChangesModel>;
  diffReport(): Promise<DiffReportResult>;
  /** A file as the baseline has it; null where it has none. */
  earlierText(uri: string): Promise<string | null>;
  budgetEdit(params: BudgetEditParams): Promise<BudgetEditResult>;
  report(params: ReportParams): Promise<ReportResult>;
  /** Null where there is no resource at the position. */
  explain(params: ExplainParams): Promise<ExplainResult | null>;
  /** The projects with what can be chosen for them. */
  projects(): Promise<readonly ProjectInfo[]>;
  refresh(): Promise<void>;
  /** Says that a commit, a branch or the index of a repository may be another one now. */
  repositoryChanged(): void;
  /** Has the editor ask again for the code lenses and inlay hints of all documents on the screen. */
  askInlineAgain(): void;
  stop(): Promise<void>;
}

/** Commands that a hover of the server may call; all others are refused by the editor. */
const hoverCommands = ['costline.explain', 'costline.showSummary', 'costline.showReport', 'costline.openSettings'];

export function createServer(
  extensionUri: vscode.Uri,
  log: vscode.LogOutputChannel,
  middleware: Middleware,
): CostServer {
  const hints = new vscode.EventEmitter<HintsParams>();
  const summaries = new vscode.EventEmitter<SummaryParams>();
  const module = vscode.Uri.joinPath(extensionUri, 'dist', 'server.js').fsPath;
  const watchers = watchedFiles.map((pattern) => vscode.workspace.createFileSystemWatcher(pattern));
  const client = new LanguageClient(
    'costline',
    'Costline',
    {
      run: { module, transport: TransportKind.ipc },
      debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
    },
    {
      documentSelector: infrastructureSelector,
      initializationOptions: { trusted: vscode.workspace.isTrusted },
      synchronize: { fileEvents: watchers },
      outputChannel: log,
      traceOutputChannel: log,
      diagnosticCollectionName: 'costline',
      markdown: { isTrusted: { enabledCommands: hoverCommands }, supportHtml: false },
      middleware,
      initializationFailedHandler(error: unknown) {
        showFailure(log, vscode.l10n.t('Costline could not start.'), error);
        return false;
      },
    },
  );
  client.onNotification(hintsNotification, (params: HintsParams) => hints.fire(params));
  client.onNotification(summaryNotification, (params: SummaryParams) => summaries.fire(params));
  const trust = vscode.workspace.onDidGrantWorkspaceTrust(() => tell(trustedNotification));
  const tell = (notification: string): void => {
    client.sendNotification(notification).catch((error: unknown) => log.error(notification, error));
  };
  return {
    start: () => {
      client.start().catch((error: unknown) => log.error('The language server did not start', error));
    },
    onHints: hints.event,
    onSummary: summaries.event,
    panel: () => client.sendRequest<PanelModel>(panelRequest),
    changes: () => client.sendRequest<ChangesModel>(changesRequest),
    diffReport: () => client.sendRequest<DiffReportResult>(diffReportRequest),
    earlierText: (uri) => client.sendRequest<string | null>(earlierTextRequest, { uri } satisfies EarlierTextParams),
    budgetEdit: (params) => client.sendRequest<BudgetEditResult>(budgetEditRequest, params),
    report: (params) => client.sendRequest<ReportResult>(reportRequest, params),
    explain: (params) => client.sendRequest<ExplainResult | null>(explainRequest, params),
    projects: () => client.sendRequest<readonly ProjectInfo[]>(projectsRequest),
    async refresh() {
      // A server that has crashed too often is not started by a request: this is where a person asks for it again.
      if (client.state === State.Stopped || client.state === State.StartFailed) await client.start();
      await client.sendRequest(refreshRequest);
    },
    repositoryChanged: () => tell(repositoryChangedNotification),
    askInlineAgain: () => askInlineAgain(client),
    async stop() {
      for (const disposable of [hints, summaries, trust, ...watchers]) disposable.dispose();
      if (client.state !== State.Stopped && client.state !== State.StartFailed) await client.dispose();
    },
  };
}

function askInlineAgain(client: LanguageClient): void {
  for (const { document } of vscode.window.visibleTextEditors) {
    client.getFeature('textDocument/codeLens').getProvider(document)?.onDidChangeCodeLensEmitter.fire();
    client.getFeature('textDocument/inlayHint').getProvider(document)?.onDidChangeInlayHints.fire();
  }
}
