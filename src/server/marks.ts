/** Marks in the margin: the blocks that cost something else than in the baseline. */
import { addTotals, isFreeChange } from '../insight/block-change';
import type { ResourceChange } from '../insight/diff';
import { changesText } from './amounts';
import type { Mark, MarkKind, ServerSettings } from './protocol';
import type { FileView } from './view';

export function marksOf({ blocks, removed, end, diff }: FileView, settings: ServerSettings): readonly Mark[] {
  if (!settings.diff.gutter || !diff) return [];
  const text = (changes: readonly ResourceChange[]): string => changesText(changes, diff.label, settings.period);
  return [
    ...blocks.flatMap(({ headerRange, changes }): readonly Mark[] =>
      changes.every(isFreeChange) ? [] : [{ range: headerRange, kind: kindOf(changes), text: text(changes) }],
    ),
    ...removed.flatMap(({ title, changes, before }): readonly Mark[] =>
      changes.every(isFreeChange)
        ? []
        : [{ range: before ?? end(), kind: 'removed', text: `removed: ${title} ${text(changes)}` }],
    ),
  ];
}

function kindOf(changes: readonly ResourceChange[]): MarkKind {
  const { difference } = addTotals(changes);
  if (difference === null || Math.abs(difference) < 0.00005) return 'changed';
  return difference > 0 ? 'increase' : 'decrease';
}
