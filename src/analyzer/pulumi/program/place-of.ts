import type { Place } from './item';
import type { Run } from './run';

/** Where a node of the item at hand stands. */
export function placeOf(run: Run, node: { readonly start: number; readonly end: number; place?: Place }): Place | null {
  if (node.place) return node.place;
  if (!run.item) return null;
  node.place = { item: run.item, start: node.start, end: node.end };
  return node.place;
}
