import { UnknownValue } from '../../expression/value';
import { Cell, type CellGraph } from '../cell';

type Content<T> = T | UnknownValue | undefined;

/**
 * Files that expressions ask for: `file`, `templatefile`, `fileset`. Expressions are evaluated at once and files are read
 * later, so a file is unknown until it has arrived; what has read it is then evaluated again.
 */
export class ReferencedFiles {
  private readonly texts = new Map<string, Entry<string>>();
  private readonly listings = new Map<string, Entry<readonly string[]>>();

  constructor(private readonly graph: CellGraph) {}

  /** Text of a file; `undefined` where there is none, unknown while nobody has looked. */
  text(path: string): Content<string> {
    return this.entry(this.texts, path).cell.get();
  }

  /** Files below a directory, relative to it. */
  listing(path: string): Content<readonly string[]> {
    return this.entry(this.listings, path).cell.get();
  }

  /** What has been asked for and is not there yet. */
  wanted(): { readonly files: readonly string[]; readonly directories: readonly string[] } {
    const pending = (entries: ReadonlyMap<string, { readonly content: unknown }>): readonly string[] =>
      [...entries].filter(([, { content }]) => content instanceof UnknownValue).map(([path]) => path);
    return { files: pending(this.texts), directories: pending(this.listings) };
  }

  isWanted(): boolean {
    const pending = ({ content }: { readonly content: unknown }): boolean => content instanceof UnknownValue;
    return [...this.texts.values()].some(pending) || [...this.listings.values()].some(pending);
  }

  putText(path: string, text: string | undefined): void {
    this.put(this.texts, path, text);
  }

  putListing(path: string, files: readonly string[] | undefined): void {
    this.put(this.listings, path, files);
  }

  /** A file has changed on disk: it, and the listings it may be in, are read again when next asked for. Returns whether anybody cares. */
  forget(path: string): boolean {
    const known = this.texts.has(path);
    if (known) this.put(this.texts, path, pendingValue(path));
    let listed = false;
    for (const directory of this.listings.keys()) {
      if (!path.startsWith(`${directory}/`)) continue;
      this.put(this.listings, directory, pendingValue(directory));
      listed = true;
    }
    return known || listed;
  }

  private put<T>(entries: Map<string, Entry<T>>, path: string, content: Content<T>): void {
    const entry = this.entry(entries, path);
    if (entry.content === content) return;
    entry.content = content;
    this.graph.advance();
    entry.cell.invalidate();
  }

  private entry<T>(entries: Map<string, Entry<T>>, path: string): Entry<T> {
    let entry = entries.get(path);
    if (!entry) {
      entry = createEntry<T>(this.graph, path);
      entries.set(path, entry);
    }
    return entry;
  }
}

interface Entry<T> {
  content: Content<T>;
  readonly cell: Cell<Content<T>>;
}

function createEntry<T>(graph: CellGraph, path: string): Entry<T> {
  const entry: { content: Content<T>; cell: Cell<Content<T>> } = {
    content: pendingValue(path),
    cell: new Cell<Content<T>>(graph, path, () => entry.content),
  };
  return entry;
}

function pendingValue(path: string): UnknownValue {
  return new UnknownValue({ kind: 'unavailable', message: `${path} is being read` });
}
