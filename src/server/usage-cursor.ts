/** Where in a usage file a position is, as its lines are indented: half-typed text too, which no parser reads. */

export interface UsageCursor {
  /** Keys around the position, the outermost first: `['resource_usage', 'aws_instance.web']`. */
  readonly path: readonly string[];
  readonly place: 'key' | 'value';
  /** The key in whose line the position is, where it is at the value or over the key. */
  readonly key: string | undefined;
  /** Columns of what is written at the position, and would be replaced. */
  readonly start: number;
  readonly end: number;
  /** Columns that what is at the position is indented by. */
  readonly indent: number;
  /** Keys that stand beside it already. */
  readonly siblings: ReadonlySet<string>;
}

interface Line {
  readonly indent: number;
  readonly key: string | undefined;
}

/** Undefined in a comment, and in maps between braces. */
export function usageCursor(text: string, line: number, character: number): UsageCursor | undefined {
  const lines = text.split(/\r?\n/);
  const current = lines[line] ?? '';
  const comment = /(?:^|\s)#/.exec(current)?.index;
  if ((comment !== undefined && comment < character) || /[{}]/.test(current.slice(0, character))) return undefined;
  const parsed = parseLine(current);
  const blank = current.trim() === '';
  const indent = blank ? character : parsed.indent;
  const colon = parsed.key === undefined ? -1 : keyEnd(current);
  const place = colon >= 0 && character > colon ? 'value' : 'key';
  const start =
    place === 'key'
      ? Math.min(indent, character)
      : colon + 1 + (/^\s*/.exec(current.slice(colon + 1))?.[0].length ?? 0);
  const end = place === 'key' ? (colon >= 0 ? colon : current.trimEnd().length) : current.trimEnd().length;
  return {
    path: pathOf(lines, line, indent),
    place,
    key: parsed.key,
    start: Math.min(start, character),
    end: Math.max(end, character),
    indent,
    siblings: siblingsOf(lines, line, indent),
  };
}

function pathOf(lines: readonly string[], line: number, indent: number): readonly string[] {
  const path: string[] = [];
  let inner = indent;
  for (let index = line - 1; index >= 0 && inner > 0; index--) {
    const parsed = parseLine(lines[index] ?? '');
    if (parsed.key === undefined || parsed.indent >= inner) continue;
    path.unshift(parsed.key);
    inner = parsed.indent;
  }
  return path;
}

function siblingsOf(lines: readonly string[], line: number, indent: number): ReadonlySet<string> {
  const siblings = new Set<string>();
  for (const step of [-1, 1]) {
    for (let index = line + step; index >= 0 && index < lines.length; index += step) {
      const parsed = parseLine(lines[index] ?? '');
      if (parsed.key === undefined || parsed.indent > indent) continue;
      if (parsed.indent < indent) break;
      siblings.add(parsed.key);
    }
  }
  return siblings;
}

function parseLine(text: string): Line {
  const indent = text.length - text.trimStart().length;
  const end = keyEnd(text);
  const key = end < 0 || text[indent] === '#' ? undefined : text.slice(indent, end).trim();
  return { indent, key: key === undefined || key === '' ? undefined : unquoted(key) };
}

/** Column of the colon behind the key; -1 where there is none. */
function keyEnd(text: string): number {
  return /^\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'][^#]*?)\s*(?=:(?:\s|$))/.exec(text)?.[0].length ?? -1;
}

function unquoted(key: string): string {
  const quote = key[0];
  return (quote === '"' || quote === "'") && key.endsWith(quote) ? key.slice(1, -1) : key;
}
