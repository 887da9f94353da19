/** The language server in a process of its own, and what it can be asked as plain functions. */
import * as vscode from 'vscode';
import { LanguageClient, type Middleware, State, TransportKind } from 'vscode-languageclient/node';
import { showAmountsIn } from '../report/money';
import {
  type ConsentParams,
  consentNotification,
  type PluginAction,
  type PluginActionResult,
  type PluginsModel,
  pluginActionRequest,
  pluginsRequest,
} from '../server/plugin-protocol';
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
  type PanelParts,
  type PanelPartsParams,
  type PanelRowName,
  type PricesChoices,
  type PricesProgressParams,
  type PricesUpdateParams,
  type PricesUpdateResult,
  type ProjectInfo,
  type PulumiPreviewParams,
  type PulumiPreviewResult,
  panelPartsRequest,
  panelRequest,
  pricesChoicesRequest,
  pricesProgressNotification,
  pricesUpdateRequest,
  projectsRequest,
  pulumiPreviewRequest,
  type ReportParams,
  type ReportResult,
  refreshRequest,
  reportRequest,
  repositoryChangedNotification,
  type SummaryParams,
  summaryNotification,
  trustedNotification,
  type UsageEditParams,
  type UsageEditResult,
  usageEditRequest,
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
  /** What resources of the panel consist of; null for those that are gone. */
  panelParts(rows: readonly PanelRowName[]): Promise<readonly (PanelParts | null)[]>;
  /** What differs from the baseline. */
  changes(): Promise<ChangesModel>;
  diffReport(): Promise<DiffReportResult>;
  /** A file as the baseline has it; null where it has none. */
  earlierText(uri: string): Promise<string | null>;
  budgetEdit(params: BudgetEditParams): Promise<BudgetEditResult>;
  usageEdit(params: UsageEditParams): Promise<UsageEditResult>;
  pricesChoices(): Promise<PricesChoices>;
  /** Undefined where it was taken back. */
  updatePrices(params: PricesUpdateParams, token: vscode.CancellationToken): Promise<PricesUpdateResult | undefined>;
  readonly onPricesProgress: vscode.Event<PricesProgressParams>;
  report(params: ReportParams): Promise<ReportResult>;
  /** Null where there is no resource at the position. */
  explain(params: ExplainParams): Promise<ExplainResult | null>;
  /** The projects with what can be chosen for them. */
  projects(): Promise<readonly ProjectInfo[]>;
  /** Runs Pulumi's command, which executes the program of the project: to be asked only when the person wants it. */
  pulumiPreview(params: PulumiPreviewParams, token: vscode.CancellationToken): Promise<PulumiPreviewResult>;
  refresh(): Promise<void>;
  plugins(): Promise<PluginsModel>;
  pluginAction(action: PluginAction): Promise<PluginActionResult>;
  /** Plugins that the workspace brings and that the person has not allowed. */
  readonly onConsent: vscode.Event<ConsentParams>;
  /** Says that a commit, a branch or the index of a repository may be another one now. */
  repositoryChanged(): void;
  /** Has the editor ask again for the code lenses and inlay hints of all documents on the screen. */
  askInlineAgain(): void;
  stop(): Promise<void>;
}

/** Commands that a hover of the server may call; all others are refused by the editor. */
const hoverCommands = [
  'costline.explain',
  'costline.editUsage',
  'costline.showSummary',
  'costline.showReport',
  'costline.openSettings',
];

export function createServer(
  extensionUri: vscode.Uri,
  log: vscode.LogOutputChannel,
  middleware: Middleware,
): CostServer {
  const hints = new vscode.EventEmitter<HintsParams>();
  const summaries = new vscode.EventEmitter<SummaryParams>();
  const progress = new vscode.EventEmitter<PricesProgressParams>();
  const consents = new vscode.EventEmitter<ConsentParams>();
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
  client.onNotification(summaryNotification, (params: SummaryParams) => {
    // What is written on this side is in the same currency.
    showAmountsIn({ code: params.currency }, params.hoursPerMonth);
    summaries.fire(params);
  });
  client.onNotification(pricesProgressNotification, (params: PricesProgressParams) => progress.fire(params));
  client.onNotification(consentNotification, (params: ConsentParams) => consents.fire(params));
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
    panelParts: (rows) =>
      client.sendRequest<readonly (PanelParts | null)[]>(panelPartsRequest, { rows } satisfies PanelPartsParams),
    changes: () => client.sendRequest<ChangesModel>(changesRequest),
    diffReport: () => client.sendRequest<DiffReportResult>(diffReportRequest),
    earlierText: (uri) => client.sendRequest<string | null>(earlierTextRequest, { uri } satisfies EarlierTextParams),
    budgetEdit: (params) => client.sendRequest<BudgetEditResult>(budgetEditRequest, params),
    usageEdit: (params) => client.sendRequest<UsageEditResult>(usageEditRequest, params),
    pricesChoices: () => client.sendRequest<PricesChoices>(pricesChoicesRequest),
    onPricesProgress: progress.event,
    async updatePrices(params, token) {
      try {
        return await client.sendRequest<PricesUpdateResult>(pricesUpdateRequest, params, token);
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        throw error;
      }
    },
    report: (params) => client.sendRequest<ReportResult>(reportRequest, params),
    explain: (params) => client.sendRequest<ExplainResult | null>(explainRequest, params),
    projects: () => client.sendRequest<readonly ProjectInfo[]>(projectsRequest),
    async pulumiPreview(params, token) {
      try {
        return await client.sendRequest<PulumiPreviewResult>(pulumiPreviewRequest, params, token);
      } catch (error) {
        if (token.isCancellationRequested) return { kind: 'cancelled' };
        throw error;
      }
    },
    async refresh() {
      // A server that has crashed too often is not started by a request: this is where a person asks for it again.
      if (client.state === State.Stopped || client.state === State.StartFailed) await client.start();
      await client.sendRequest(refreshRequest);
    },
    plugins: () => client.sendRequest<PluginsModel>(pluginsRequest),
    pluginAction: (action) => client.sendRequest<PluginActionResult>(pluginActionRequest, action),
    onConsent: consents.event,
    repositoryChanged: () => tell(repositoryChangedNotification),
    askInlineAgain: () => askInlineAgain(client),
    async stop() {
      for (const disposable of [hints, summaries, progress, consents, trust, ...watchers]) disposable.dispose();
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
