/** Where in an entry's text something stands. */
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import { EvaluationError } from '../../../expression/error';
import type { Span } from '../../../syntax/range';
import type { InputPath } from '../declaration';
import { aliasTarget } from './aliases';
import type { Entry } from './document';
import { parseInterpolation } from './interpolation';

/** The value of a key of a map, by the key in any case. */
export function memberOf(node: Node | null, key: string, entry: Entry): Node | null {
  return pairOf(node, key, entry)?.value ?? null;
}

function pairOf(node: Node | null, key: string, entry: Entry, depth = 0): Pair<unknown, Node | null> | undefined {
  const map = isAlias(node) ? aliasTarget(node, entry.document) : node;
  if (!isMap<unknown, Node | null>(map) || depth > deepestMerge) return undefined;
  const named = (same: (name: string) => boolean) =>
    map.items.find((pair) => isScalar(pair.key) && typeof pair.key.value === 'string' && same(pair.key.value));
  const own = named((name) => name === key) ?? named((name) => name.toLowerCase() === key.toLowerCase());
  if (own) return own;
  for (const { key: merge, value } of map.items) {
    if (!isMergeKey(merge)) continue;
    for (const part of isSeq<Node | null>(value) ? value.items : [value]) {
      const found = pairOf(part, key, entry, depth + 1);
      if (found) return found;
    }
  }
  return undefined;
}

/** Anchors may stand inside of themselves. */
const deepestMerge = 20;

/** `<<`, which the library reads as a symbol. */
export function isMergeKey(key: unknown): boolean {
  if (!isScalar(key)) return false;
  const { value } = key;
  return value === '<<' || (typeof value === 'symbol' && value.description === '<<');
}

interface Place {
  readonly span: Span;
  readonly node: Node | null;
}

/** The node at a path with its key, as far as the text has it. */
export function placeAt(node: Node | null, path: InputPath, entry: Entry): Place | undefined {
  let place: Place | undefined;
  let current = node;
  for (const step of path) {
    if (typeof step === 'number') {
      if (!isSeq<Node | null>(current)) return undefined;
      const item = current.items[step];
      if (!item?.range) return undefined;
      place = { span: { start: item.range[0], end: item.range[1] }, node: item };
    } else {
      const pair = pairOf(current, step, entry);
      if (!pair || !isScalar(pair.key) || !pair.key.range) return undefined;
      const [start, end] = pair.key.range;
      place = { span: { start, end: pair.value?.range?.[1] ?? end }, node: pair.value };
    }
    current = place.node;
  }
  return place;
}

/** The names that the texts under a node refer to. */
export function namesIn(node: Node | null): ReadonlySet<string> {
  const names = new Set<string>();
  const pending: (Node | null)[] = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (isScalar(next) && typeof next.value === 'string' && next.value.includes('${')) {
      for (const name of namesOf(next.value)) names.add(name);
    } else if (isSeq<Node | null>(next)) pending.push(...next.items);
    else if (isMap<unknown, Node | null>(next)) pending.push(...next.items.map(({ value }) => value));
  }
  return names;
}

function namesOf(text: string): readonly string[] {
  try {
    return parseInterpolation(text).flatMap((part) => (typeof part === 'string' ? [] : [part.root]));
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    // A text with mistakes names nothing; they are told where it is evaluated.
    return [];
  }
}
