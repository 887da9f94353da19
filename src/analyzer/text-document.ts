import type { Position, Range, Span } from '../syntax/range';

/** The text of a file with its line starts, for the way from offsets to positions and back. */
export class TextDocument {
  private starts: readonly number[] | undefined;

  constructor(
    readonly file: string,
    readonly text: string,
  ) {}

  positionAt(offset: number): Position {
    const starts = this.lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: Math.min(offset, this.text.length) - (starts[low] ?? 0) };
  }

  rangeAt(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  offsetAt(position: Position): number {
    const starts = this.lineStarts();
    const start = starts[position.line];
    if (start === undefined) return position.line < 0 ? 0 : this.text.length;
    const next = starts[position.line + 1] ?? this.text.length;
    return Math.min(start + Math.max(0, position.character), next);
  }

  private lineStarts(): readonly number[] {
    this.starts ??= startsOf(this.text);
    return this.starts;
  }
}

/** The last texts that were asked for: an editor's buffer and what is parsed of it are the same text. */
const lately: { readonly text: string; readonly starts: readonly number[] }[] = [];
const mostLately = 4;

function startsOf(text: string): readonly number[] {
  const same = lately.find((known) => known.text === text);
  if (same) return same.starts;
  const starts = [0];
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) starts.push(index + 1);
  lately.unshift({ text, starts });
  lately.length = Math.min(lately.length, mostLately);
  return starts;
}
