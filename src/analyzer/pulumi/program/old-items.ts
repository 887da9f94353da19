/** The items of the last version of a file, in places of now. */

import type { TextEdit } from '../../../syntax/text-edit';
import { endOf, type Item, moved } from './item';

/** An item of the last version, with where it stands in this one. */
export interface OldItem {
  readonly item: Item;
  readonly start: number;
  readonly end: number;
  /** Whether the change reaches it. */
  readonly isTouched: boolean;
  readonly inner: readonly OldItem[];
}

/**
 * Where items stand after a change; `at` tells where offsets of what is around them stood. Those that are gone are left out,
 * and those whose beginning went with what stood before it: nothing tells where the rest of them would begin.
 */
export function oldItems(items: readonly Item[], at: (offset: number) => number, change: TextEdit): readonly OldItem[] {
  const found: OldItem[] = [];
  for (const item of items) {
    const start = at(item.base);
    const end = at(endOf(item));
    if (start >= change.start && end <= change.oldEnd && end > start) continue;
    if (start > change.start && start < change.oldEnd) continue;
    let inner: readonly OldItem[] | undefined;
    found.push({
      item,
      start: moveBy(start, change),
      end: moveBy(end, change),
      isTouched: end >= change.start && start <= change.oldEnd,
      // Few are asked for what is in them.
      get inner() {
        inner ??= oldItems(item.inner, (offset) => at(item.base + moved(item, offset)), change);
        return inner;
      },
    });
  }
  return found;
}

function moveBy(offset: number, { start, oldEnd, newEnd }: TextEdit): number {
  if (offset >= oldEnd) return offset + newEnd - oldEnd;
  return Math.min(offset, Math.max(start, newEnd));
}

/** What stood at an offset. */
export function oldAt(items: readonly OldItem[], offset: number): OldItem | undefined {
  const found = items[lowerBound(items, offset)];
  return found?.start === offset ? found : undefined;
}

/** The first of the items that starts at an offset or behind it. */
export function lowerBound(items: readonly OldItem[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those that stand in a stretch, in order. */
export function oldBetween(items: readonly OldItem[], start: number, end: number): readonly OldItem[] {
  let last = lowerBound(items, end);
  while (last > 0 && (items[last - 1]?.end ?? 0) > end) last--;
  return items.slice(lowerBound(items, start), last);
}
