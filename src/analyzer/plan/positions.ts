/** Where resources stand in the text of a plan, by the paths of their objects. */
import type { Span } from '../../syntax/range';

/**
 * The spans of the objects in lists named `resources` and `resource_changes`, by the path of the object:
 * `planned_values/root_module/resources/0`. The text is one that `JSON.parse` takes.
 */
export function resourceSpans(text: string): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  const stack: Open[] = [];
  const token = /["[\]{},]/g;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const { index } = match;
    const top = stack.at(-1);
    switch (match[0]) {
      case '"': {
        const end = stringEnd(text, index);
        token.lastIndex = end;
        // A member's value overwrites its name only after it is needed: strings open nothing.
        if (top?.path !== undefined && end - index < longestName) top.name = text.slice(index + 1, end - 1);
        break;
      }
      case ',':
        if (top) top.count++;
        break;
      case '{':
      case '[':
        stack.push(open(match[0] === '[', index, top));
        break;
      default: {
        const closed = stack.pop();
        if (closed?.kind === 'resource') spans.set(closed.path ?? '', { start: closed.start, end: index + 1 });
      }
    }
  }
  return spans;
}

interface Open {
  /** `other`: inside of a resource and elsewhere, where nothing is looked for. */
  readonly kind: 'object' | 'list' | 'resource' | 'other';
  readonly start: number;
  readonly path: string | undefined;
  /** The member that is being read. */
  name: string;
  /** Commas so far. */
  count: number;
}

/** Longer than every name on the way to a resource. */
const longestName = 40;

/** The members on the way to a resource; `''` is the whole text. */
const way: ReadonlySet<string> = new Set([
  'planned_values',
  'prior_state',
  'values',
  'root_module',
  'child_modules',
  'resources',
  'resource_changes',
]);

/** Modules nested deeper than any that are read have no paths. */
const longestPath = 10_000;

function open(list: boolean, start: number, parent: Open | undefined): Open {
  const other: Open = { kind: 'other', start, path: undefined, name: '', count: 0 };
  if (!parent) return { ...other, kind: 'object', path: '' };
  if (parent.path === undefined || parent.path.length > longestPath) return other;
  switch (parent.kind) {
    case 'object': {
      if (!way.has(parent.name)) return other;
      const path = parent.path === '' ? parent.name : `${parent.path}/${parent.name}`;
      return { ...other, kind: list ? 'list' : 'object', path };
    }
    case 'list': {
      const path = `${parent.path}/${parent.count}`;
      return { ...other, kind: /(?:^|\/)resource(?:s|_changes)$/.test(parent.path) ? 'resource' : 'object', path };
    }
    default:
      return other;
  }
}

/** The offset after the closing quote of the string that begins at `start`. */
function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charAt(end - 1 - backslashes) === '\\') backslashes++;
    if (backslashes % 2 === 0) return end + 1;
  }
  return text.length;
}
