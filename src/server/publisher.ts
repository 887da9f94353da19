import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver/node';
import { diagnosticsOf } from './diagnostics';
import { hintsOf } from './hints';
import { type HintsParams, hintsNotification, type SummaryParams, summaryNotification } from './protocol';
import type { Session } from './session';

/**
 * Tells the client what has changed: hints and diagnostics of open documents and the summary, each only where it
 * differs from what was told last. Changes that arrive together are answered together.
 */
export class Publisher {
  /** What the client can be asked to fetch again. */
  refreshes = { codeLens: false, inlayHints: false };
  private scheduled: NodeJS.Immediate | undefined;
  private readonly toldHints = new Map<string, string>();
  private readonly toldDiagnostics = new Map<string, string>();
  private toldSummary = '';

  constructor(
    private readonly connection: Connection,
    private readonly session: Session,
    private readonly onError: (error: unknown) => void,
  ) {}

  schedule(): void {
    // After the messages that have already arrived, so that a burst of edits is computed once.
    this.scheduled ??= setImmediate(() => {
      this.scheduled = undefined;
      try {
        this.publish();
        this.session.fetchWanted();
      } catch (error) {
        this.onError(error);
      }
    });
  }

  forget(uri: string): void {
    this.toldHints.delete(uri);
    if (this.toldDiagnostics.delete(uri)) void this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  dispose(): void {
    if (this.scheduled) clearImmediate(this.scheduled);
  }

  private publish(): void {
    const { session, connection } = this;
    let differs = false;
    for (const [file, { uri, version }] of session.documents()) {
      const view = session.file(file);
      const hints = hintsOf(view, session.settings);
      const hintsText = JSON.stringify(hints);
      if (this.toldHints.get(uri) !== hintsText) {
        this.toldHints.set(uri, hintsText);
        differs = true;
        void connection.sendNotification(hintsNotification, { uri, version, hints } satisfies HintsParams);
      }
      const diagnostics = diagnosticsOf(view, session.settings);
      const diagnosticsText = JSON.stringify(diagnostics);
      if ((this.toldDiagnostics.get(uri) ?? '[]') !== diagnosticsText) {
        this.toldDiagnostics.set(uri, diagnosticsText);
        void connection.sendDiagnostics({ uri, version, diagnostics });
      }
    }
    const summary = session.summary();
    const summaryText = JSON.stringify(summary);
    if (this.toldSummary !== summaryText) {
      this.toldSummary = summaryText;
      differs = true;
      void connection.sendNotification(summaryNotification, summary satisfies SummaryParams);
    }
    if (!differs) return;
    if (this.refreshes.codeLens) connection.sendRequest(CodeLensRefreshRequest.type).catch(this.onError);
    if (this.refreshes.inlayHints) connection.languages.inlayHint.refresh().catch(this.onError);
  }
}
