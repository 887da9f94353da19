/** The lenses that an editor has been answered, so that it is asked to fetch them again where they are no longer true. */
import type { CodeLens } from 'vscode-languageserver';
import { codeLenses } from './code-lens';
import { pathOfUri } from './paths';
import { saysTheSame } from './says-the-same';
import type { Session } from './session';

interface Shown {
  /** Of the document. */
  readonly version: number | undefined;
  readonly lenses: readonly CodeLens[];
}

export class ShownLenses {
  /** By URI. */
  private readonly shown = new Map<string, Shown>();

  constructor(private readonly session: Session) {}

  /** The lenses of a document; the view should be settled. */
  answer(uri: string): CodeLens[] {
    const lenses = this.lensesOf(uri);
    this.shown.set(uri, { version: this.versionOf(uri), lenses });
    return lenses;
  }

  forget(uri: string): void {
    this.shown.delete(uri);
  }

  /**
   * Whether a document would be answered otherwise now. Each is told of once, for an editor asks again for what it still shows; and
   * after an edit it asks by itself.
   */
  takeOutdated(): boolean {
    let outdated = false;
    for (const [uri, { version, lenses }] of this.shown) {
      const edited = version !== this.versionOf(uri);
      if (!edited && saysTheSame(lenses, this.lensesOf(uri))) continue;
      this.shown.delete(uri);
      outdated ||= !edited;
    }
    return outdated;
  }

  private versionOf(uri: string): number | undefined {
    return this.session.documents().get(pathOfUri(uri))?.version;
  }

  private lensesOf(uri: string): CodeLens[] {
    const { session } = this;
    return codeLenses(session.view(), session.file(pathOfUri(uri)), uri, session.settings);
  }
}
