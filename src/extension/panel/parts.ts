/** What opened resources consist of: asked for when it is to be shown, and anew when something has changed. */
import type { PanelParts, PanelRowName } from '../../server/protocol';
import { rowId } from './groups';
import { mostOpened, type PartsMessage } from './messages';

export interface OpenedParts {
  /** As last told, until it is told anew; undefined before the first time. */
  of(row: PanelRowName): PanelParts | undefined;
  /** Asks for what was looked for and is not known as of now. */
  askForMissing(): void;
  /** Something may be otherwise now. */
  outdate(): void;
  take(message: PartsMessage): void;
}

export function createOpenedParts(ask: (rows: readonly PanelRowName[]) => void): OpenedParts {
  const known = new Map<string, PanelParts>();
  /** Ids of rows that need not be asked about: it is known, or is being asked. */
  const asked = new Set<string>();
  let missing: PanelRowName[] = [];
  return {
    of(row) {
      const id = rowId(row);
      if (!asked.has(id) && missing.length < mostOpened) {
        asked.add(id);
        missing.push({ uri: row.uri, root: row.root, address: row.address });
      }
      return known.get(id);
    },
    askForMissing() {
      if (missing.length > 0) ask(missing);
      missing = [];
    },
    outdate: () => asked.clear(),
    take({ rows, parts }) {
      for (const [index, row] of rows.entries()) {
        const told = parts[index];
        if (told) known.set(rowId(row), told);
        else known.delete(rowId(row));
      }
    },
  };
}
