/** The name among those known that somebody most likely meant; undefined where none is near. Capitals do not count. */
export function nearestName(written: string, known: Iterable<string>): string | undefined {
  const text = written.slice(0, longest).toLowerCase();
  let best: string | undefined;
  let least = Math.max(2, Math.floor(text.length / 3)) + 1;
  for (const name of known) {
    const distance = editDistance(text, name.slice(0, longest).toLowerCase(), least);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
}

/** Names are short; what is longer is compared in its beginning. */
const longest = 100;

/** How many letters are put in, taken out, changed or swapped; `enough` where it is that many or more. */
function editDistance(a: string, b: string, enough: number): number {
  if (Math.abs(a.length - b.length) >= enough) return enough;
  let before: number[] = [];
  let current = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      next[column] = Math.min(
        (next[column - 1] ?? 0) + 1,
        (current[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = current;
    current = next;
  }
  return current[b.length] ?? enough;
}
