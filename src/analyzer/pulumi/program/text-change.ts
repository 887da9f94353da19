/** What two texts do not share at their ends: from `start` to `oldEnd` of the first stands something else in the second. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  // Whole stretches are compared faster than letters.
  while (start + stretch <= shorter && before.startsWith(after.slice(start, start + stretch), start)) start += stretch;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  const most = shorter - start;
  let tail = 0;
  const isSameTail = (length: number): boolean =>
    before.startsWith(after.slice(after.length - length, after.length - tail), before.length - length);
  while (tail + stretch <= most && isSameTail(tail + stretch)) tail += stretch;
  while (tail < most && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) {
    tail++;
  }
  return { start, oldEnd: before.length - tail, newEnd: after.length - tail };
}

const stretch = 512;
