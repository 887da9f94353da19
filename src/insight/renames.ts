/**
 * Which files of one side were which of the other, found by their content: so that unsaved and untracked files count, and
 * nothing needs to be asked of git.
 */

/** Files below this share of common text are no rename: the default of `git diff --find-renames`. */
const leastSimilar = 0.5;

/** More pairs than this are not compared, as with git's `diff.renameLimit`; files of equal content are found all the same. */
const mostCompared = 1000 * 1000;

/**
 * Old names by new ones. `gone` are the files that are on the earlier side only, `fresh` those on the later side only, with
 * their texts.
 */
export function findRenames(
  gone: ReadonlyMap<string, string>,
  fresh: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const renames = new Map<string, string>();
  const left = new Set(gone.keys());
  const take = (file: string, former: string): void => {
    renames.set(file, former);
    left.delete(former);
  };
  const byText = new Map<string, string[]>();
  for (const [file, text] of gone) byText.set(text, [...(byText.get(text) ?? []), file]);
  for (const [file, text] of fresh) {
    // Of several with the same content the one with the same name is meant.
    const candidates = (byText.get(text) ?? []).filter((former) => left.has(former));
    const former = candidates.find((candidate) => nameOf(candidate) === nameOf(file)) ?? candidates[0];
    if (former !== undefined && text !== '') take(file, former);
  }
  for (const [file, former] of mostSimilar(gone, fresh, left, renames)) {
    if (left.has(former) && !renames.has(file)) take(file, former);
  }
  return renames;
}

/** Pairs that are similar enough, the most similar first. */
function mostSimilar(
  gone: ReadonlyMap<string, string>,
  fresh: ReadonlyMap<string, string>,
  left: ReadonlySet<string>,
  renames: ReadonlyMap<string, string>,
): readonly (readonly [file: string, former: string])[] {
  const candidates = [...fresh].filter(([file]) => !renames.has(file));
  if (left.size * candidates.length > mostCompared) return [];
  const formers = [...left].map((file) => ({ file, parts: partsOf(gone.get(file) ?? '') }));
  const scored: { readonly file: string; readonly former: string; readonly score: number }[] = [];
  for (const [file, text] of candidates) {
    const parts = partsOf(text);
    for (const former of formers) {
      const score = similarity(former.parts, parts);
      if (score < leastSimilar) continue;
      // A kept name tips the scale, as it does for git.
      scored.push({ file, former: former.file, score: score + (nameOf(former.file) === nameOf(file) ? 0.01 : 0) });
    }
  }
  return scored.sort((a, b) => b.score - a.score).map(({ file, former }) => [file, former]);
}

interface Parts {
  /** How much text stands in each distinct line. */
  readonly lines: ReadonlyMap<string, number>;
  readonly size: number;
}

function partsOf(text: string): Parts {
  const lines = new Map<string, number>();
  // A line's end counts: it is text too, and git looks at whole lines with it.
  for (const line of text.replaceAll('\r\n', '\n').split(/(?<=\n)/))
    lines.set(line, (lines.get(line) ?? 0) + line.length);
  return { lines, size: text.length };
}

/** The share of the larger text that is in both. */
function similarity(a: Parts, b: Parts): number {
  const largest = Math.max(a.size, b.size);
  if (largest === 0 || Math.min(a.size, b.size) < largest * leastSimilar) return 0;
  let common = 0;
  for (const [line, size] of a.lines) common += Math.min(size, b.lines.get(line) ?? 0);
  return common / largest;
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
