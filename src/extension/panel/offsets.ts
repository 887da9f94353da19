/** Where rows of different heights stand, so that only those on the screen need to be there. */

export interface Offsets {
  /** Pixels from the first row's top; the last one is the height of all. */
  readonly tops: Float64Array;
}

export function offsetsOf(heights: readonly number[]): Offsets {
  const tops = new Float64Array(heights.length + 1);
  for (const [index, height] of heights.entries()) tops[index + 1] = (tops[index] ?? 0) + height;
  return { tops };
}

/** The rows that lie between two heights, at least partly: from the first up to, not including, the second index. */
export function rowsBetween({ tops }: Offsets, top: number, bottom: number): readonly [first: number, end: number] {
  const count = tops.length - 1;
  const first = Math.max(0, lastAtOrAbove(tops, top));
  const end = Math.min(count, lastAtOrAbove(tops, bottom) + 1);
  return [Math.min(first, count), Math.max(end, Math.min(first, count))];
}

/** The last index whose top is not below a height; -1 where there is none. */
function lastAtOrAbove(tops: Float64Array, height: number): number {
  let [low, high] = [0, tops.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((tops[middle] ?? 0) <= height) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}
