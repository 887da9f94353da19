import { CodeLensRefreshRequest, type Connection, type Diagnostic } from 'vscode-languageserver/node';
import { inSlices } from '../analyzer/slices';
import type { SpecBook } from '../engine/spec-book';
import { diagnosticsOf } from './diagnostics';
import { hintsOf } from './hints';
import { marksOf } from './marks';
import { uriOfPath } from './paths';
import { type HintsParams, hintsNotification, type SummaryParams, summaryNotification } from './protocol';
import { saysTheSame } from './says-the-same';
import type { Session } from './session';
import { ShownLenses } from './shown-lenses';
import { usageDiagnostics } from './usage-view';
import type { FileView } from './view';

/** What is told in the Problems view beside what is wrong with costs. */
export interface MoreDiagnostics {
  /** @param text of the document, where the file is open */
  readonly of: (file: string, view: FileView, text: string | undefined) => readonly Diagnostic[];
  /** Files that have some whether or not they are open. */
  readonly files: () => readonly string[];
}

/**
 * Tells the client what has changed: hints and diagnostics of open documents and the summary, each only where it
 * differs from what was told last. Changes that arrive together are answered together; one that arrives while an earlier one is being
 * computed comes first.
 */
export class Publisher {
  /** What the client can be asked to fetch again. */
  refreshes = { codeLens: false, inlayHints: false };
  private running: Promise<void> | undefined;
  private disposed = false;
  /** The last change that has been told of, or could not be. */
  private toldRevision = 0;
  private readonly toldHints = new Map<string, Pick<HintsParams, 'hints' | 'marks'>>();
  private readonly toldDiagnostics = new Map<string, string>();
  readonly lenses: ShownLenses;
  private toldSummary = '';
  private toldInlayHints = false;

  constructor(
    private readonly connection: Connection,
    private readonly session: Session,
    private readonly specs: SpecBook,
    private readonly more: MoreDiagnostics,
    private readonly onError: (error: unknown) => void,
    /** Called after everything has been told. */
    private readonly onPublished: () => void,
  ) {
    this.lenses = new ShownLenses(session);
  }

  schedule(): void {
    this.running ??= this.run().finally(() => {
      this.running = undefined;
      if (!this.disposed && this.toldRevision !== this.session.revision) this.schedule();
    });
  }

  /** Resolves when what has changed so far has been told: whoever asks for a view then need not wait for one to be made. */
  async settled(): Promise<void> {
    await this.running;
  }

  forget(uri: string): void {
    this.toldHints.delete(uri);
    this.lenses.forget(uri);
    if (this.toldDiagnostics.delete(uri)) void this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  dispose(): void {
    this.disposed = true;
  }

  /** Until nothing has changed while it was computed. */
  private async run(): Promise<void> {
    const { session } = this;
    try {
      for (;;) {
        // After the messages that have already arrived, so that a burst of edits is computed once.
        await new Promise((resolve) => setImmediate(resolve));
        const { revision } = session;
        this.toldRevision = revision;
        const isOutdated = (): boolean => this.disposed || session.revision !== revision;
        const complete = await inSlices(session.prepare(), isOutdated);
        if (this.disposed) return;
        if (!complete || session.revision !== revision) continue;
        this.publish();
        this.onPublished();
        break;
      }
      session.fetchWanted();
    } catch (error) {
      this.onError(error);
    }
  }

  /** An exceeded budget, or a plugin that fails, is told whether or not the file that names it is open. */
  private publishSettingsFiles(): void {
    const { session } = this;
    const uris = new Set([...session.documents().values()].map(({ uri }) => uri));
    for (const file of new Set([...session.view().budgetErrors.keys(), ...this.more.files()])) {
      if (session.documents().has(file)) continue;
      const uri = uriOfPath(file);
      uris.add(uri);
      this.tellDiagnostics(uri, this.diagnosticsOf(file));
    }
    for (const uri of this.toldDiagnostics.keys()) if (!uris.has(uri)) this.forget(uri);
  }

  private diagnosticsOf(file: string, text?: string): Diagnostic[] {
    const view = this.session.file(file);
    return [...diagnosticsOf(view, this.session.settings), ...this.more.of(file, view, text)];
  }

  private tellDiagnostics(uri: string, diagnostics: Diagnostic[], version?: number): void {
    const text = JSON.stringify(diagnostics);
    if ((this.toldDiagnostics.get(uri) ?? '[]') === text) return;
    this.toldDiagnostics.set(uri, text);
    void this.connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) });
  }

  private publish(): void {
    const { session, connection } = this;
    let hintsDiffer = false;
    for (const [file, { uri, version, content }] of session.documents()) {
      if (session.isUsage(file)) {
        this.tellDiagnostics(uri, usageDiagnostics(session, this.specs, file, content), version);
        continue;
      }
      const view = session.file(file);
      const hints = hintsOf(view, session.settings);
      const marks = marksOf(view, session.settings);
      const told = this.toldHints.get(uri);
      this.toldHints.set(uri, { hints, marks });
      if (!told || !saysTheSame(told.hints, hints) || !saysTheSame(told.marks, marks)) {
        hintsDiffer = true;
        void connection.sendNotification(hintsNotification, { uri, version, hints, marks } satisfies HintsParams);
      }
      this.tellDiagnostics(uri, this.diagnosticsOf(file, content.text), version);
    }
    this.publishSettingsFiles();
    const summary = session.summary();
    const summaryText = JSON.stringify(summary);
    if (this.toldSummary !== summaryText) {
      this.toldSummary = summaryText;
      void connection.sendNotification(summaryNotification, summary satisfies SummaryParams);
    }
    if (this.refreshes.codeLens && this.lenses.takeOutdated())
      connection.sendRequest(CodeLensRefreshRequest.type).catch(this.onError);
    const { enabled } = session.settings.inlayHints;
    if (this.refreshes.inlayHints && (this.toldInlayHints !== enabled || (enabled && hintsDiffer)))
      connection.languages.inlayHint.refresh().catch(this.onError);
    this.toldInlayHints = enabled;
  }
}
