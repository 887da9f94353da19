/** What is gone from files that are still there, block by block. */
import type { ResourceChange } from '../insight/diff';

export interface RemovedBlock {
  /** `aws_instance.web`. */
  readonly title: string;
  readonly changes: readonly ResourceChange[];
  /** The blocks that stood behind it, in their order: it is shown before the first that is still there. */
  readonly following: readonly string[];
}

/**
 * @param removed what is gone from one file
 * @param titles of everything that stood in the file, in its order
 */
export function removedBlocks(removed: readonly ResourceChange[], titles: Iterable<string>): readonly RemovedBlock[] {
  if (removed.length === 0) return [];
  const byTitle = new Map<string, ResourceChange[]>();
  for (const change of removed) {
    const title = change.before?.resource.title ?? '';
    const known = byTitle.get(title);
    if (known) known.push(change);
    else byTitle.set(title, [change]);
  }
  const order = [...new Set(titles)];
  return [...byTitle].map(([title, changes]) => ({
    title,
    changes,
    following: order.slice(order.indexOf(title) + 1),
  }));
}
