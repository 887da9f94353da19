/** Columns of plain text, and what a terminal is given to make some of it stand out. */

/** How parts of a text stand out; each is given text without control characters. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly dearer: (text: string) => string;
  readonly cheaper: (text: string) => string;
  readonly warning: (text: string) => string;
}

const asItIs = (text: string): string => text;

/** For files, pipes and terminals without colour. */
export const plainPaint: Paint = {
  strong: asItIs,
  faint: asItIs,
  dearer: asItIs,
  cheaper: asItIs,
  warning: asItIs,
};

export interface Row {
  readonly cells: readonly string[];
  /** Applied to the whole line after it has been laid out. */
  readonly paint?: (text: string) => string;
}

export interface Column {
  readonly align: 'left' | 'right';
}

/** Below this the first column is not cut, whatever the width of the terminal. */
const narrowest = 20;

/**
 * Lines with their cells below each other, without blanks at the end. Where they are wider than `width` characters the cells of the
 * first column are cut. A cell that is alone in its row is a remark: it goes on over all columns, and is never cut.
 */
export function layOut(
  rows: readonly Row[],
  columns: readonly Column[],
  width = Number.POSITIVE_INFINITY,
): readonly string[] {
  const clean = rows.map(({ cells }) => cells.map(printable));
  const widths = columns.map((_, column) =>
    clean.reduce((widest, cells) => Math.max(widest, cells.length > 1 ? (cells[column]?.length ?? 0) : 0), 0),
  );
  const others = widths.slice(1).reduce((sum, size) => sum + size + 2, 0);
  const first = Math.min(widths[0] ?? 0, Math.max(narrowest, width - others));
  return clean.map((cells, index) => {
    const padded = columns.map(({ align }, column) => {
      const cell = cells[column] ?? '';
      if (cells.length === 1) return cell;
      const size = column === 0 ? first : (widths[column] ?? 0);
      const fitting = cell.length > size ? `${cell.slice(0, size - 1)}…` : cell;
      return align === 'left' ? fitting.padEnd(size) : fitting.padStart(size);
    });
    const line = padded.join('  ').trimEnd();
    return line === '' ? line : (rows[index]?.paint ?? asItIs)(line);
  });
}

/** Without control characters: names come from the workspace, and some of these a terminal would obey. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}
