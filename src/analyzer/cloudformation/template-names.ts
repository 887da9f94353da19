/** Which template of the workspace an address elsewhere means, by its name. */
import { directoryOf, isInside, nameOf } from '../../host';

export type NamedTemplate =
  | { readonly kind: 'one'; readonly path: string }
  /** Several that nothing tells apart. */
  | { readonly kind: 'several'; readonly paths: readonly string[] }
  | { readonly kind: 'none' };

/** The paths of templates by the names of their files. */
export function byFileName(paths: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const path of paths) {
    const known = names.get(nameOf(path));
    if (known) known.push(path);
    else names.set(nameOf(path), [path]);
  }
  return names;
}

/**
 * The template whose path ends as the address does. A name alone counts under the caller's own directory only: elsewhere it takes a
 * folder too. Of several the one that most parts of the address fit, then the one nearest to the caller.
 *
 * @param parts end of the address, from the last part backwards
 */
export function findNamed(
  names: ReadonlyMap<string, readonly string[]>,
  parts: readonly string[],
  caller: string,
): NamedTemplate {
  const directory = directoryOf(caller);
  let best: readonly string[] = [];
  let bestScore = 0;
  for (const path of names.get(parts[0] ?? '') ?? []) {
    const fitting = sharedParts(path.split('/').reverse(), parts);
    if (path === caller || (fitting < 2 && !isInside(path, directory))) continue;
    // No path has so many parts that nearness counted for more than another part that fits.
    const score = fitting * 10_000 + sharedParts(path.split('/'), caller.split('/'));
    if (score > bestScore) best = [path];
    else if (score === bestScore) best = [...best, path];
    bestScore = Math.max(score, bestScore);
  }
  const [path, other] = best;
  if (path === undefined) return { kind: 'none' };
  return other === undefined ? { kind: 'one', path } : { kind: 'several', paths: best };
}

function sharedParts(a: readonly string[], b: readonly string[]): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++;
  return shared;
}
