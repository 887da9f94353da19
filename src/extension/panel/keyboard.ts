/// <reference lib="dom" />
/** Moves the focus between the rows of a tree grid, as its pattern in the ARIA practices asks for. */

/** @returns whether the key is one that moves */
export function moveFocus(rows: readonly HTMLTableRowElement[], from: HTMLTableRowElement, key: string): boolean {
  const index = rows.indexOf(from);
  switch (key) {
    case 'ArrowDown':
      return focus(rows[index + 1]);
    case 'ArrowUp':
      return focus(rows[index - 1]);
    case 'ArrowLeft':
      return focus(parentOf(rows, index));
    case 'ArrowRight':
      return focus(level(rows[index + 1]) > level(from) ? rows[index + 1] : undefined);
    case 'Home':
      return focus(rows[0]);
    case 'End':
      return focus(rows.at(-1));
    default:
      return false;
  }
}

function focus(row: HTMLTableRowElement | undefined): true {
  row?.focus();
  return true;
}

function parentOf(rows: readonly HTMLTableRowElement[], index: number): HTMLTableRowElement | undefined {
  const own = level(rows[index]);
  return rows.slice(0, index).findLast((row) => level(row) < own);
}

function level(row: HTMLTableRowElement | undefined): number {
  return Number(row?.getAttribute('aria-level') ?? 0);
}
