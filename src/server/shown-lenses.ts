/** The lenses that an editor has been answered, so that it is asked to fetch them again where they are no longer true. */
import type { CodeLens } from 'vscode-languageserver';
import { codeLenses } from './code-lens';
import { pathOfUri } from './paths';
import type { Session } from './session';

export class ShownLenses {
  /** By URI, as text. */
  private readonly shown = new Map<string, string>();

  constructor(private readonly session: Session) {}

  /** The lenses of a document; the view should be settled. */
  answer(uri: string): CodeLens[] {
    const lenses = this.lensesOf(uri);
    this.shown.set(uri, JSON.stringify(lenses));
    return lenses;
  }

  forget(uri: string): void {
    this.shown.delete(uri);
  }

  /** Whether a document would be answered otherwise now. Each is told of once: an editor asks again for what it still shows. */
  takeOutdated(): boolean {
    let outdated = false;
    for (const [uri, text] of this.shown) {
      if (JSON.stringify(this.lensesOf(uri)) === text) continue;
      this.shown.delete(uri);
      outdated = true;
    }
    return outdated;
  }

  private lensesOf(uri: string): CodeLens[] {
    const { session } = this;
    return codeLenses(session.view(), session.file(pathOfUri(uri)), uri, session.settings);
  }
}
