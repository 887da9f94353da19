/** The language server: wires the session to the Language Server Protocol. One file per capability lies beside. */
import {
  type CancellationToken,
  createConnection,
  DidChangeConfigurationNotification,
  type InitializeResult,
  LSPErrorCodes,
  ProposedFeatures,
  ResponseError,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import type { Host } from '../host';
import { createBundledProgramReader } from '../node/grammars';
import { createNodeHost } from '../node/host';
import { cachedRates, cacheFolder } from '../node/price-list/price-cache';
import { bundledPricingFolder, createBundledEngine } from '../node/pricing';
import { escapeCell } from '../report/component-table';
import { markdownReport } from '../report/markdown';
import { CostSources } from './cost-sources';
import { findEarlierIn } from './earlier-files';
import { hintsOf } from './hints';
import { blockAt, blockExplanations, hoverAt } from './hover';
import { inlayHints } from './inlay-hints';
import { panelModel, panelParts } from './panel';
import { closedPath, openedPath, pathOfUri } from './paths';
import { pluginDiagnostics, settingsFilesToTell } from './plugin-diagnostics';
import { ProgramDocuments } from './program-documents';
import {
  type ExplainParams,
  type ExplainResult,
  explainRequest,
  type PanelPartsParams,
  type ProjectInfo,
  panelPartsRequest,
  panelRequest,
  projectsRequest,
  type ReportParams,
  type ReportResult,
  refreshRequest,
  reportRequest,
  repositoryChangedNotification,
  trustedNotification,
} from './protocol';
import { type MoreDiagnostics, Publisher } from './publisher';
import { relativeTo } from './relative';
import { serveChanges } from './serve-changes';
import { askForConsent, servePlugins } from './serve-plugins';
import { servePrices } from './serve-prices';
import { servePulumiPreview } from './serve-pulumi-preview';
import { registerUsageCompletion, serveUsage } from './serve-usage';
import { Session } from './session';
import { choiceSections, defaultSettings, readProjectChoices, readSettings } from './settings';
import { usageHover } from './usage-view';
import { callsOf, estimatesOf } from './view';

const connection = createConnection(ProposedFeatures.all);
const told = (error: unknown): void =>
  connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));

let trusted = false;
const hostFor = (folder: string): Host => createNodeHost([folder], (message) => connection.console.warn(message));
const findEarlier = findEarlierIn({
  hostFor,
  isTrusted: () => trusted,
  onError: (message) => connection.console.warn(message),
});

const sources = new CostSources({
  onAnswers: () => session.answersArrived(),
  onSpecs: () => session.specsChanged(),
  onRates: () => session.pricesChanged(),
  onPlugins: () => askForConsent(connection, sources),
  onError: told,
  warn: (message) => connection.console.warn(message),
});
const engine = createBundledEngine(bundledPricingFolder(), undefined, sources.local.specs, [
  ...sources.local.rates,
  cachedRates(cacheFolder()),
]);
const session: Session = new Session(
  {
    engine,
    hostFor,
    findEarlier,
    environment: process.env,
    programs: createBundledProgramReader(),
    onChange: () => publisher.schedule(),
    onError: told,
  },
  defaultSettings,
);
const programs = new ProgramDocuments(connection, told);
const more: MoreDiagnostics = {
  of: (file, view, text) => [...sources.documents.diagnostics(file), ...pluginDiagnostics(sources, file, view, text)],
  files: () => settingsFilesToTell(sources),
};
const publisher = new Publisher(connection, session, engine.specs, more, told, () => {
  if (registersDocuments) programs.listenTo(session.programFolders());
});

let pullsConfiguration = false;
let registersCompletion = false;
let registersDocuments = false;
let tellsFolders = false;
let foldersAtStart: readonly string[] = [];
/** Looks for local specs and plugins anew. */
let configureSources = async (): Promise<void> => {};

connection.onInitialize(({ capabilities, workspaceFolders, rootUri, initializationOptions }): InitializeResult => {
  const options: unknown = initializationOptions;
  trusted = typeof options === 'object' && options !== null && 'trusted' in options && options.trusted === true;
  pullsConfiguration = capabilities.workspace?.configuration === true;
  tellsFolders = capabilities.workspace?.workspaceFolders === true;
  foldersAtStart = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  registersCompletion = capabilities.textDocument?.completion?.dynamicRegistration === true;
  registersDocuments = capabilities.textDocument?.synchronization?.dynamicRegistration === true;
  publisher.refreshes = {
    codeLens: capabilities.workspace?.codeLens?.refreshSupport === true,
    inlayHints: capabilities.workspace?.inlayHint?.refreshSupport === true,
  };
  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      codeLensProvider: {},
      hoverProvider: true,
      ...(!registersCompletion && { completionProvider: {} }),
      inlayHintProvider: true,
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
    serverInfo: { name: 'Costline' },
  };
});

connection.onInitialized(async () => {
  if (pullsConfiguration) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: 'costline' });
    await pullSettings();
  }
  if (registersCompletion) await registerUsageCompletion(connection, session.settings.usageFile);
  let folders = foldersAtStart.map(pathOfUri);
  configureSources = async () => {
    await sources.configure(engine, { folders, trusted, plugins: session.settings.plugins });
  };
  await configureSources();
  session.start(folders);
  if (!tellsFolders) return;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    for (const { uri } of removed) session.removeFolder(pathOfUri(uri));
    for (const { uri } of added) session.addFolder(pathOfUri(uri));
    const gone = removed.map(({ uri }) => pathOfUri(uri));
    folders = [...folders.filter((folder) => !gone.includes(folder)), ...added.map(({ uri }) => pathOfUri(uri))];
    configureSources().catch(told);
  });
});

connection.onDidChangeConfiguration(async ({ settings }) => {
  if (pullsConfiguration) await pullSettings();
  else session.configure(readSettings((settings as { costline?: unknown } | undefined)?.costline));
  if (JSON.stringify(session.settings.plugins) !== JSON.stringify(sources.settings.plugins)) await configureSources();
});

async function pullSettings(): Promise<void> {
  const sent: unknown = await connection.workspace.getConfiguration([{ section: 'costline' }, { section: 'files' }]);
  const [own, files]: readonly unknown[] = Array.isArray(sent) ? sent : [];
  const settings = readSettings(own, files);
  // What is chosen for single projects is each folder's own.
  const uris = session.projectInfos().map(({ folder }) => folder);
  const folders = [...new Set([...uris, ...foldersAtStart])];
  const asked = folders.flatMap((scopeUri) =>
    choiceSections.map((section) => ({ scopeUri, section: `costline.${section}` })),
  );
  const answer: unknown = await connection.workspace.getConfiguration(asked);
  const values: readonly unknown[] = Array.isArray(answer) ? answer : [];
  const size = choiceSections.length;
  const byFolder = new Map(
    folders.map((uri, index) => [pathOfUri(uri), readProjectChoices(values.slice(index * size, (index + 1) * size))]),
  );
  session.configure(settings, (folder) => byFolder.get(folder));
}

connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
  const file = openedPath(uri, languageId);
  session.openDocument(file, uri, version, text);
  sources.documentChanged(file, text);
});
connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
  const file = pathOfUri(uri);
  session.changeDocument(file, version, contentChanges);
  sources.documentChanged(file, session.documents().get(file)?.content.text ?? '');
});
connection.onDidSaveTextDocument(({ textDocument: { uri } }) => sources.documentSaved(pathOfUri(uri)));
connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
  const file = closedPath(uri);
  sources.documentClosed(file);
  session.closeDocument(file);
  publisher.forget(uri);
});
connection.onDidChangeWatchedFiles(({ changes }) => {
  const files = changes.map(({ uri }) => pathOfUri(uri));
  sources.filesChanged(files);
  session.filesChanged(files).catch(told);
});

/** Answers come from a view that is complete; a question that is taken back meanwhile is not answered. */
async function whenSettled<T>(token: CancellationToken, answer: () => T): Promise<T | ResponseError> {
  await publisher.settled();
  if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'taken back');
  return answer();
}

connection.onCodeLens(({ textDocument: { uri } }, token) => whenSettled(token, () => publisher.lenses.answer(uri)));
connection.onHover(({ textDocument: { uri }, position }, token) =>
  whenSettled(token, () => {
    const file = pathOfUri(uri);
    if (session.isUsage(file)) return usageHover(session, engine.specs, file, position);
    return hoverAt(session.file(file), uri, position, session.settings);
  }),
);
connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
  whenSettled(token, () =>
    inlayHints(hintsOf(session.file(pathOfUri(uri)), session.settings), range, session.settings),
  ),
);

connection.onRequest(panelRequest, (token: CancellationToken) =>
  whenSettled(token, () =>
    panelModel(session.view(), session.summary(), [...session.notes(), ...sources.notes()], session.settings),
  ),
);

connection.onRequest(panelPartsRequest, ({ rows }: PanelPartsParams, token: CancellationToken) =>
  whenSettled(token, () => panelParts(session.view(), rows)),
);

connection.onRequest(reportRequest, async ({ uri }: ReportParams): Promise<ReportResult> => {
  await publisher.settled();
  const file = uri === undefined ? undefined : pathOfUri(uri);
  const view = session.view();
  const sections = view.projects.map((project) => ({
    title: relativeTo(project.folder, project.path),
    estimates:
      file === undefined
        ? estimatesOf(project)
        : estimatesOf(project).filter(({ resource }) => resource.source.file === file),
    notes: callsOf(project).flatMap(({ missing }) => (missing === undefined ? [] : [missing])),
  }));
  const shown = sections.filter(({ estimates, notes }) => estimates.length > 0 || notes.length > 0);
  const { oldestPrice } = session.summary();
  return { markdown: markdownReport(shown, view.summary, oldestPrice ? `Oldest price: ${oldestPrice}.` : '') };
});

connection.onRequest(explainRequest, async ({ uri, position }: ExplainParams): Promise<ExplainResult | null> => {
  await publisher.settled();
  const block = blockAt(session.file(pathOfUri(uri)), position);
  if (!block) return null;
  // The editor's preview of Markdown follows no link to a file.
  return {
    title: block.name,
    markdown: `# ${escapeCell(block.name)}\n\n${blockExplanations(block, undefined, session.settings).join('\n\n---\n\n')}\n`,
  };
});

serveChanges(connection, session, () => publisher.settled());
serveUsage(connection, session, engine.specs, () => publisher.settled());
servePrices(connection, session);
servePlugins(connection, sources);
const previews = servePulumiPreview(connection, session, () => trusted);
connection.onNotification(repositoryChangedNotification, () => session.refreshBaselines());
connection.onNotification(trustedNotification, () => {
  trusted = true;
  configureSources().catch(told);
  session.refreshBaselines();
});

connection.onRequest(projectsRequest, (): readonly ProjectInfo[] => session.projectInfos());
connection.onRequest(refreshRequest, async () => {
  await configureSources();
  await session.refresh();
});

connection.onShutdown(async () => {
  publisher.dispose();
  await previews.dispose();
  await sources.dispose();
  findEarlier.dispose();
});
connection.listen();
