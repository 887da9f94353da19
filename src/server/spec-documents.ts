/** Price specs that are open in the editor: what is wrong with them as they are typed, and what of them is priced with. */
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { checkSpec } from '../engine/check-spec';
import type { SpecError } from '../engine/spec';
import { isInside } from '../host';
import { diagnosticSource as source } from './diagnostic-source';

export class SpecDocuments {
  /**
   * Texts that are priced with, by file: the last one without mistakes, so that prices stay while a line is half typed. A file
   * that has never been without counts as it is on disk.
   */
  readonly texts = new Map<string, string>();
  private readonly mistakes = new Map<string, readonly SpecError[]>();

  /** @param folders of specs, with slashes */
  constructor(private readonly folders: () => readonly string[]) {}

  /** Takes the text of a document. Returns what may be otherwise now: prices, or its diagnostics alone; nothing of other files. */
  put(file: string, text: string): 'prices' | 'diagnostics' | undefined {
    if (!this.isSpec(file)) return undefined;
    const mistakes = checkSpec(text, file);
    this.mistakes.set(file, mistakes);
    if (mistakes.length > 0 || this.texts.get(file) === text) return 'diagnostics';
    this.texts.set(file, text);
    return 'prices';
  }

  /** It is on disk as it is in the editor, or closed: what is on disk counts. Returns whether prices may be others now. */
  saved(file: string): boolean {
    return this.texts.delete(file);
  }

  closed(file: string): boolean {
    this.mistakes.delete(file);
    return this.texts.delete(file);
  }

  diagnostics(file: string): readonly Diagnostic[] {
    return (this.mistakes.get(file) ?? []).map(({ line, message }) => ({
      severity: DiagnosticSeverity.Error,
      code: 'spec-mistake',
      message,
      // Longer than any line: the editor cuts it.
      range: { start: { line, character: 0 }, end: { line, character: 1000 } },
      source,
    }));
  }

  private isSpec(file: string): boolean {
    return /\.ya?ml$/i.test(file) && this.folders().some((folder) => isInside(file, folder));
  }
}
