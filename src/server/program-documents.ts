/**
 * Documents of programs are asked for where there is a project whose programs are read, and nowhere else: a workspace without
 * one is not listened to.
 */
import {
  CodeLensRequest,
  type Connection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type Disposable,
  type DocumentSelector,
  HoverRequest,
  InlayHintRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';

const extensions = '{ts,mts,cts,js,mjs,cjs,py,go}';

export class ProgramDocuments {
  private told = '';
  private registrations: readonly Disposable[] = [];
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly connection: Connection,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Listens to the programs below these folders, and no longer to others. */
  listenTo(folders: readonly string[]): void {
    const patterns = folders.map((folder) => `${escapeGlob(folder)}/**/*.${extensions}`);
    const text = JSON.stringify(patterns);
    if (text === this.told || (patterns.length === 0 && this.told === '')) return;
    this.told = text;
    this.working = this.working.then(() => this.register(patterns)).catch(this.onError);
  }

  private async register(patterns: readonly string[]): Promise<void> {
    for (const registration of this.registrations) registration.dispose();
    this.registrations = [];
    if (patterns.length === 0) return;
    const documentSelector: DocumentSelector = patterns.map((pattern) => ({ scheme: 'file', pattern }));
    const { client } = this.connection;
    this.registrations = await Promise.all([
      client.register(DidOpenTextDocumentNotification.type, { documentSelector }),
      client.register(DidChangeTextDocumentNotification.type, {
        documentSelector,
        syncKind: TextDocumentSyncKind.Incremental,
      }),
      client.register(DidCloseTextDocumentNotification.type, { documentSelector }),
      client.register(CodeLensRequest.type, { documentSelector }),
      client.register(HoverRequest.type, { documentSelector }),
      client.register(InlayHintRequest.type, { documentSelector }),
    ]);
  }
}

/** A path in a glob pattern, where some of its characters would mean something else. */
function escapeGlob(path: string): string {
  return path.replace(/[?*[\]{}]/g, '[$&]');
}
