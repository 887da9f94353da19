/**
 * The text of a Pulumi YAML file cut into its entries, each parsed on its own: a keystroke parses one entry again, and what
 * is half typed takes no other entry along. Texts with anchors, JSON, and whatever has another shape are parsed as a whole.
 */
import { type Document, isMap, isScalar, type Node } from 'yaml';
import type { Span } from '../../../syntax/range';
import { shortMessage } from '../../../syntax/short-message';
import { parseYamlDocument } from '../../../syntax/yaml/parse-document';

/** `web: {…}` in `resources:`. Offsets of nodes count from `base`, and survive edits above. */
export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  /** From the key to the end of the value. */
  readonly span: Span;
  readonly value: Node | null;
  /** What aliases are resolved in. */
  readonly document: Document;
  /** Whether the text of the entry has mistakes. */
  readonly broken: boolean;
}

export interface PlacedEntry {
  readonly entry: Entry;
  readonly base: number;
}

export interface YamlProblem extends Span {
  readonly message: string;
}

export interface ProgramDocument {
  /** Entries of the sections whose values are maps, in order, by the section's name in lower case. */
  readonly sections: ReadonlyMap<string, ReadonlyMap<string, PlacedEntry>>;
  /** Every top-level key with its value as one entry, by its name in lower case; those of sections have no value here. */
  readonly top: ReadonlyMap<string, PlacedEntry>;
  readonly errors: readonly YamlProblem[];
  /** Parsed stretches by their text, for the next version. */
  readonly chunks: ReadonlyMap<string, Chunk>;
}

interface Chunk {
  readonly entries: readonly Entry[];
  readonly errors: readonly YamlProblem[];
}

/** Nothing but a map can be cut, and a map cannot be where entries share anchors. */
const whole = /(?:^|[\s[{,:-])[&*][A-Za-z0-9_]|^\s*[{%]|^<<\s*:|^\s+<<\s*:/m;

/** A top-level key with what follows the colon on its line. */
const topKey = /^(?:"([^"\n]+)"|'([^'\n]+)'|([A-Za-z_][^\s:#]*))\s*:(?=\s|$)[ \t]*([^#\n\r]*)/;

export function parseProgram(text: string, before: ProgramDocument | undefined): ProgramDocument {
  const builder = new Builder(before?.chunks ?? new Map());
  if (mayShare(text) && whole.test(text)) builder.addWhole(text);
  else for (const stretch of topLevel(text)) builder.addTop(text, stretch);
  return builder.done();
}

/** Whether the text is worth a closer look: most have none of these anywhere. */
function mayShare(text: string): boolean {
  return (
    /^\s*[{%]/.test(text) || text.includes('&') || text.includes('*') || text.includes('<<') || text.includes('\n%')
  );
}

interface Stretch extends Span {
  readonly key: string;
  /** Whether the key's line has nothing after the colon. */
  readonly open: boolean;
}

/** The stretches from one key in the first column to the next. */
function topLevel(text: string): readonly Stretch[] {
  const found: { key: string; open: boolean; start: number; end: number }[] = [];
  for (const { start, end } of lines(text)) {
    // Most lines are indented, and none of those begins anything here.
    const code = text.charCodeAt(start);
    if (start === end || isBlank(code) || code === 35) continue;
    const line = text.slice(start, end);
    const match = topKey.exec(line);
    const previous = found.at(-1);
    if (match) {
      if (previous) previous.end = start;
      const key = match[1] ?? match[2] ?? match[3] ?? '';
      found.push({ key, open: (match[4] ?? '').trim() === '', start, end: text.length });
    } else if (!previous && /^[^\s#-]/.test(line)) {
      // Something else than a map: one stretch, so that its mistakes are told.
      found.push({ key: '', open: false, start, end: text.length });
    }
  }
  return found;
}

class Builder {
  private readonly sections = new Map<string, Map<string, PlacedEntry>>();
  private readonly top = new Map<string, PlacedEntry>();
  private readonly errors: YamlProblem[] = [];
  private readonly chunks = new Map<string, Chunk>();

  constructor(private readonly known: ReadonlyMap<string, Chunk>) {}

  addWhole(text: string): void {
    const chunk = parseChunk(text);
    this.addErrors(chunk, 0);
    for (const entry of chunk.entries) this.addEntry(entry, 0);
  }

  addTop(text: string, stretch: Stretch): void {
    const children = stretch.open ? childStretches(text, stretch) : undefined;
    if (!children) {
      const chunk = this.chunk(text.slice(stretch.start, stretch.end));
      this.addErrors(chunk, stretch.start);
      for (const entry of chunk.entries) this.addEntry(entry, stretch.start);
      return;
    }
    const name = stretch.key.toLowerCase();
    const header = this.chunk(text.slice(stretch.start, children[0]?.start ?? stretch.end));
    for (const entry of header.entries) if (!this.top.has(name)) this.top.set(name, { entry, base: stretch.start });
    const section = this.section(name);
    for (const { start, end } of children) {
      const chunk = this.chunk(text.slice(start, end));
      this.addErrors(chunk, start);
      for (const entry of chunk.entries) if (!section.has(entry.key)) section.set(entry.key, { entry, base: start });
    }
  }

  done(): ProgramDocument {
    const { sections, top, errors, chunks } = this;
    return { sections, top, errors: errors.slice(0, mostErrors), chunks };
  }

  private addEntry(entry: Entry, base: number): void {
    const name = entry.key.toLowerCase();
    if (this.top.has(name)) return;
    this.top.set(name, { entry, base });
    if (!isMap(entry.value)) return;
    const section = this.section(name);
    for (const child of entriesOf(entry.value, entry.document, entry.broken)) {
      if (!section.has(child.key)) section.set(child.key, { entry: child, base });
    }
  }

  private section(name: string): Map<string, PlacedEntry> {
    const known = this.sections.get(name);
    if (known) return known;
    const section = new Map<string, PlacedEntry>();
    this.sections.set(name, section);
    return section;
  }

  private addErrors({ errors }: Chunk, base: number): void {
    for (const { message, start, end } of errors) this.errors.push({ message, start: start + base, end: end + base });
  }

  private chunk(text: string): Chunk {
    const chunk = this.known.get(text) ?? this.chunks.get(text) ?? parseChunk(text);
    this.chunks.set(text, chunk);
    return chunk;
  }
}

/** With more mistakes than these the text is something else. */
const mostErrors = 20;

/** One stretch for each child of a section; `undefined` where the section's value is no block map. */
function childStretches(text: string, { start, end }: Span): readonly Span[] | undefined {
  const found: { start: number; end: number }[] = [];
  let indentation = -1;
  for (let line = nextLine(text, start, end); line < end; line = nextLine(text, line, end)) {
    let first = line;
    while (first < end && isBlank(text.charCodeAt(first))) first++;
    const mark = text[first];
    if (first >= end || mark === '\n' || mark === '\r' || mark === '#') continue;
    const column = first - line;
    if (indentation < 0) {
      indentation = column;
      if (column === 0 || mark === '-' || mark === '{' || mark === '[') return undefined;
    }
    if (column !== indentation) continue;
    const previous = found.at(-1);
    if (previous) previous.end = line;
    found.push({ start: line, end });
  }
  return found;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function nextLine(text: string, from: number, end: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 || newline >= end ? end : newline + 1;
}

function* lines(text: string, from = 0, to = text.length): Generator<Span> {
  for (let start = from; start < to; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 || newline >= to ? to : newline;
    yield { start, end };
    start = end + 1;
  }
}

function parseChunk(text: string): Chunk {
  const deep = tooDeep(text);
  if (deep !== undefined) {
    const message = `Collections are nested more than ${deepestNesting} levels deep`;
    return { entries: [], errors: [{ message, start: deep, end: deep }] };
  }
  const { document } = parseYamlDocument(text, {
    merge: true,
    // The library compares every key with all before it.
    uniqueKeys: false,
    strict: false,
  });
  const errors = document.errors.map(({ message, pos: [start, end] }) => ({
    message: shortMessage(message),
    start,
    end,
  }));
  const { contents } = document;
  if (!isMap(contents)) {
    const stray = contents !== null && errors.length === 0 && !(isScalar(contents) && contents.value === null);
    const problem = { message: 'Expected "name: value"', start: 0, end: text.trimEnd().length };
    return { entries: [], errors: stray ? [problem] : errors };
  }
  return { entries: entriesOf(contents, document, errors.length > 0), errors };
}

function entriesOf(map: Node, document: Document, broken: boolean): readonly Entry[] {
  if (!isMap<unknown, Node | null>(map)) return [];
  return map.items.flatMap((pair): readonly Entry[] => {
    const { key, value } = pair;
    if (!isScalar(key) || !key.range) return [];
    const [start, end] = key.range;
    const last = value?.range?.[1] ?? end;
    const name = typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
    return [{ key: name, keySpan: { start, end }, span: { start, end: last }, value, document, broken }];
  });
}

/** Nobody writes collections nested so deep, and the library needs a stack frame and more for each. */
const deepestNesting = 100;

/** The offset where brackets or indentation pass the limit; quotes are no matter, for what is in them balances as a rule. */
function tooDeep(text: string): number | undefined {
  let brackets = 0;
  for (const { start, end } of lines(text)) {
    const line = text.slice(start, end);
    const lead = /^[ ?-]*/.exec(line)?.[0].length ?? 0;
    if (lead > 2 * deepestNesting && lead < line.length) return start;
    for (let index = 0; index < line.length; index++) {
      const character = line[index];
      if (character === '{' || character === '[') brackets++;
      else if (character === '}' || character === ']') brackets = Math.max(0, brackets - 1);
      if (brackets > deepestNesting) return start + index;
    }
  }
  return undefined;
}
