import { directoryOf, resolvePath } from '../../host';
import type { Range, Span } from '../../syntax/range';
import { editBetween, type TextEdit } from '../../syntax/text-edit';
import type { Pieces } from '../../syntax/yaml';
import { childOf, type DataEntry, type DataFile, parseData, reparseData, sectionsOf, textOf } from '../../syntax/yaml';
import { LastGood } from '../last-good';
import type { SyntaxProblem } from '../project';
import { TextDocument } from '../text-document';
import { locationOf, type TemplateLocation } from './template-location';

const none: readonly string[] = [];

/** One template as it stands in the text, kept up to date entry by entry. */
export class TemplateFile {
  private data: DataFile = { syntax: 'yaml', chunks: [], exact: true };
  private readonly declared = new Map<string, DataEntry[]>();
  /** The last version of an entry whose text had no mistake; it stands in while the text is half-typed. */
  private readonly lastGood = new LastGood<DataEntry>();
  private readonly keys = new Map<string, readonly string[]>();
  private readonly generatingKeys = new Set<string>();
  private generatingList: readonly string[] | undefined;
  private readonly calls = new Map<string, TemplateLocation>();

  constructor(
    public document: TextDocument,
    /** Where the text stands, for a template inside of another one. */
    readonly place?: () => Range,
  ) {}

  get file(): string {
    return this.document.file;
  }

  /** The range of a span of an entry; of the whole inner template where it stands in another one. */
  rangeOf({ chunk }: DataEntry, { start, end }: Span): Range {
    return this.place?.() ?? this.document.rangeAt({ start: chunk.base + start, end: chunk.base + end });
  }

  /** Takes the whole text. Returns the keys of the entries that may have changed: `Resources.Web`. */
  put(text: string, pieces: Pieces): ReadonlySet<string> {
    if (this.data.chunks.length > 0) return this.edit(text, editBetween(this.document.text, text));
    const file = parseData(text, pieces);
    return this.replace(
      text,
      file,
      [],
      file.chunks.flatMap(({ entries }) => entries),
    );
  }

  edit(text: string, edit: TextEdit): ReadonlySet<string> {
    const { file, removed, added } = reparseData(this.data, text, edit);
    return this.replace(text, file, removed, added);
  }

  /** The top-level keys. */
  get sections(): ReadonlySet<string> {
    return sectionsOf(this.data.chunks);
  }

  /** The entry of a key as the text has it now; where a key is there twice, the first. */
  get(key: string): DataEntry | undefined {
    return this.declared.get(key)?.[0];
  }

  /** The entry to evaluate: the last one without mistakes, where the present text has some. */
  evaluable(key: string): DataEntry | undefined {
    const present = this.get(key);
    if (!present || present.chunk.problems.length === 0) return present;
    return this.lastGood.get(key) ?? present;
  }

  /** The keys of a section's entries in the order of the text, each once; the identical list while they are the same. */
  keysOf(section: string): readonly string[] {
    let keys = this.keys.get(section);
    if (!keys) {
      const found = new Set<string>();
      for (const { entries } of this.data.chunks) {
        for (const entry of entries) if (entry.section === section && entry.key !== '') found.add(entry.key);
      }
      keys = [...found];
      this.keys.set(section, keys);
    }
    return keys;
  }

  /** Keys of the resources that stand for others than themselves: loops, and what SAM expands. In the order of the text. */
  generating(): readonly string[] {
    if (this.generatingKeys.size === 0) return none;
    this.generatingList ??= this.keysOf('Resources').filter((key) => this.generatingKeys.has(key));
    return this.generatingList;
  }

  /** Where the templates are that it calls, as far as the text tells. */
  calledTemplates(): Iterable<TemplateLocation> {
    return this.calls.values();
  }

  /** Counts changes of what it calls. */
  callsRevision = 0;

  get syntaxErrors(): readonly SyntaxProblem[] {
    const found = this.data.chunks.flatMap(({ base, problems }) =>
      problems.map(({ code, message, start, end }) => ({
        code,
        message,
        range: this.document.rangeAt({ start: base + start, end: base + Math.max(start, end) }),
      })),
    );
    if (found.length > 0 || this.data.syntax === 'yaml' || this.data.exact) return found;
    // Each entry is as it should be: it is what is around them that does not close.
    const end = this.document.text.trimEnd().length;
    const range = this.document.rangeAt({ start: end, end });
    return [
      {
        code: 'json-syntax',
        message: 'This is no valid JSON: brackets are not closed, or there is more behind the last',
        range,
      },
    ];
  }

  private replace(
    text: string,
    data: DataFile,
    removed: readonly DataEntry[],
    added: readonly DataEntry[],
  ): ReadonlySet<string> {
    this.document = new TextDocument(this.document.file, text);
    this.data = data;
    const changed = new Set<string>();
    for (const entry of removed) {
      const key = keyOf(entry);
      const others = this.declared.get(key)?.filter((other) => other !== entry) ?? [];
      if (others.length > 0) this.declared.set(key, others);
      else this.declared.delete(key);
      changed.add(key);
    }
    for (const entry of added) {
      const key = keyOf(entry);
      const list = [...(this.declared.get(key) ?? []), entry].sort((a, b) => a.chunk.base - b.chunk.base);
      this.declared.set(key, list);
      if (entry.chunk.problems.length === 0) this.lastGood.set(key, entry);
      changed.add(key);
    }
    if (removed.length !== added.length || removed.some((entry, index) => keyOf(entry) !== keyOfMaybe(added[index]))) {
      this.keys.clear();
      this.generatingList = undefined;
    }
    for (const key of changed) {
      if (!key.startsWith('Resources.')) continue;
      this.noteGenerating(key);
      this.noteCall(key);
    }
    this.lastGood.bound(changed, (key) => this.declared.has(key));
    return changed;
  }

  private noteCall(key: string): void {
    const location = callOf(this.evaluable(key), directoryOf(this.file));
    const before = this.calls.get(key);
    if (JSON.stringify(location) === JSON.stringify(before)) return;
    if (location === undefined) this.calls.delete(key);
    else this.calls.set(key, location);
    this.callsRevision++;
  }

  private noteGenerating(key: string): void {
    const name = key.slice('Resources.'.length);
    const type = typeOf(this.evaluable(key));
    const generates = this.declared.has(key) && (name.startsWith('Fn::') || type?.startsWith('AWS::Serverless::'));
    if (Boolean(generates) === this.generatingKeys.has(name)) return;
    if (generates) this.generatingKeys.add(name);
    else this.generatingKeys.delete(name);
    this.generatingList = undefined;
  }
}

function keyOf({ section, key }: DataEntry): string {
  return `${section}.${key}`;
}

function keyOfMaybe(entry: DataEntry | undefined): string | undefined {
  return entry && keyOf(entry);
}

function typeOf(entry: DataEntry | undefined): string | undefined {
  return textOf(childOf(entry?.node, 'Type'));
}

/** Where the template is that a stack names. */
function callOf(entry: DataEntry | undefined, directory: string): TemplateLocation | undefined {
  const type = typeOf(entry);
  if (!entry || (type !== 'AWS::Serverless::Application' && !type?.startsWith('AWS::CloudFormation::Stack'))) {
    return undefined;
  }
  // CDK and `sam build` note the file that they upload.
  const asset = textOf(childOf(childOf(entry.node, 'Metadata'), 'aws:asset:path'));
  if (asset !== undefined) return { kind: 'path', path: resolvePath(directory, asset) };
  return locationOf(childOf(entry.node, 'Properties'), directory);
}
