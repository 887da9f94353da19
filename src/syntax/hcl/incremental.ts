/** Parses again after an edit: only the items that the edit touches. */
import type { TextEdit } from '../text-edit';
import type { HclFile, Item } from './ast';
import { NEWLINE, SPACE, TAB } from './characters';
import { parseExpression } from './expression';
import { markDuplicates, parseItems } from './items';
import { createScanner } from './scan';

/**
 * The file after `edit`, whose whole text is `text`; equal to `parseHcl(text)`. Items that neither contain the edit
 * nor depended on the text it touched are taken over as they are, with their `base` moved in place: `old` is not to be
 * used any more.
 */
export function reparseHcl(old: HclFile, text: string, edit: TextEdit): HclFile {
  const before = old.items;
  const delta = edit.newEnd - edit.oldEnd;
  // Every item remembers how far it looked. That of an early one may lie behind that of a later one, so all are asked.
  let first = 0;
  while (first < before.length && !depends(before[first], edit.start)) first++;
  const previous = before[first - 1];
  const from = previous === undefined ? 0 : previous.base + previous.length;

  const items = before.slice(0, first);
  let next = first;
  const meetsOldItem = (start: number): boolean => {
    if (start < edit.newEnd || !sameLineStart(old.text, text, start, edit)) return false;
    for (; next < before.length; next++) {
      const item = before[next];
      if (item !== undefined && item.base >= edit.oldEnd && item.base + delta >= start) {
        return item.base + delta === start;
      }
    }
    return false;
  };
  const s = createScanner(text, parseExpression, true);
  parseItems(s, from, items, meetsOldItem);
  if (s.pos < text.length) takeOver(before, next, delta, items);
  return { text, items: markDuplicates(items) };
}

/**
 * Whether the line of an item at `start`, behind the edit, starts as it did before. An item's indentation counts too,
 * and nothing but blanks stands before one that is taken over.
 */
function sameLineStart(old: string, text: string, start: number, edit: TextEdit): boolean {
  let i = start;
  while (i > edit.newEnd && (text.charCodeAt(i - 1) === SPACE || text.charCodeAt(i - 1) === TAB)) i--;
  if (i > 0 && text.charCodeAt(i - 1) !== NEWLINE) return false;
  // Where the edit ends right here, the line has to have started at its end before as well.
  return i > edit.newEnd || edit.oldEnd === 0 || old.charCodeAt(edit.oldEnd - 1) === NEWLINE;
}

function depends(item: Item | undefined, offset: number): boolean {
  return item !== undefined && item.base + item.lookahead > offset;
}

function takeOver(before: readonly Item[], from: number, delta: number, items: Item[]): void {
  for (let i = from; i < before.length; i++) {
    const item = before[i];
    if (item === undefined) break;
    item.base += delta;
    items.push(item);
  }
}
