/** Price specs and rate tables that are open in the editor: what is wrong with them as they are typed, and what of them is priced with. */
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { checkSpec } from '../engine/check-spec';
import { checkRateFile } from '../engine/rate-file';
import { isInside } from '../host';
import { diagnosticSource as source } from './diagnostic-source';

export type PriceDocument = 'spec' | 'rates';

/** Folders that hold such files, with slashes. */
export interface PriceFolders {
  readonly specs: () => readonly string[];
  readonly rates: () => readonly string[];
}

interface Mistake {
  /** Zero-based. */
  readonly line: number;
  readonly message: string;
}

/** So many of one file are told. */
const mostMistakes = 100;

const codes: Readonly<Record<PriceDocument, string>> = { spec: 'spec-mistake', rates: 'rate-mistake' };

export class PriceDocuments {
  /**
   * Texts that are priced with, by file: the last one without mistakes, so that prices stay while a line is half typed. A file
   * that has never been without counts as it is on disk.
   */
  readonly texts = new Map<string, string>();
  private readonly mistakes = new Map<string, readonly Mistake[]>();

  constructor(private readonly folders: PriceFolders) {}

  /** Takes the text of a document. Returns what may be otherwise now: prices, or its diagnostics alone; nothing of other files. */
  put(file: string, text: string): PriceDocument | 'diagnostics' | undefined {
    const kind = this.kindOf(file);
    if (!kind) return undefined;
    const mistakes = kind === 'spec' ? checkSpec(text, file) : checkRateFile({ text, file, kind: 'workspace' });
    this.mistakes.set(file, mistakes);
    if (mistakes.length > 0 || this.texts.get(file) === text) return 'diagnostics';
    this.texts.set(file, text);
    return kind;
  }

  /** It is on disk as it is in the editor, or closed: what is on disk counts. Returns which prices may be others now. */
  saved(file: string): PriceDocument | undefined {
    return this.texts.delete(file) ? this.kindOf(file) : undefined;
  }

  closed(file: string): PriceDocument | undefined {
    this.mistakes.delete(file);
    return this.saved(file);
  }

  diagnostics(file: string): readonly Diagnostic[] {
    const kind = this.kindOf(file);
    if (!kind) return [];
    return (this.mistakes.get(file) ?? []).slice(0, mostMistakes).map(({ line, message }) => ({
      severity: DiagnosticSeverity.Error,
      code: codes[kind],
      message,
      // Longer than any line: the editor cuts it.
      range: { start: { line, character: 0 }, end: { line, character: 1000 } },
      source,
    }));
  }

  private kindOf(file: string): PriceDocument | undefined {
    const isIn = (folders: readonly string[]): boolean => folders.some((folder) => isInside(file, folder));
    if (/\.ya?ml$/i.test(file)) return isIn(this.folders.specs()) ? 'spec' : undefined;
    return file.endsWith('.csv') && isIn(this.folders.rates()) ? 'rates' : undefined;
  }
}
