/** One contiguous change of a text, by UTF-16 offsets: what stood from `start` to `oldEnd` stands now from `start` to `newEnd`. */
export interface TextEdit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The smallest edit that makes one text of another. */
export function editBetween(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  const start = common(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const tail = common(
    shorter - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from),
  );
  return { start, oldEnd: before.length - tail, newEnd: after.length - tail };
}

/** How much of `most` is the same from one end: whole stretches are compared faster than letters. */
function common(most: number, isSame: (from: number, to: number) => boolean): number {
  let same = 0;
  for (let stretch = 16_384; stretch >= 1; stretch = stretch >> 2) {
    while (same + stretch <= most && isSame(same, same + stretch)) same += stretch;
  }
  return same;
}
