/** Where the arrow keys lead in a tree grid, as its pattern in the ARIA practices asks for. */

/** What of a row the keys need to know. */
export interface KeyRow {
  readonly level: number;
}

const page = 12;

/** The index that a key leads to from another; undefined for keys that do not move, or lead nowhere. */
export function indexAfter(rows: readonly KeyRow[], from: number, key: string): number | undefined {
  const last = rows.length - 1;
  const own = rows[from]?.level ?? 0;
  switch (key) {
    case 'ArrowDown':
      return from < last ? from + 1 : undefined;
    case 'ArrowUp':
      return from > 0 ? from - 1 : undefined;
    case 'PageDown':
      return Math.min(last, from + page);
    case 'PageUp':
      return Math.max(0, from - page);
    case 'ArrowLeft': {
      const parent = rows.slice(0, from).findLastIndex(({ level }) => level < own);
      return parent < 0 ? undefined : parent;
    }
    case 'ArrowRight':
      return (rows[from + 1]?.level ?? 0) > own ? from + 1 : undefined;
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}
