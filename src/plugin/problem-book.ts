/** What is wrong with plugins, and where it was noticed; what has come right again is taken out. */
import type { Resource } from '../analyzer/resource';

export interface PluginProblem {
  readonly name: string;
  /** Name and version. */
  readonly plugin: string;
  /** `consent`: nothing is wrong with it, but the user has not agreed to start it. */
  readonly kind: 'failure' | 'consent';
  /** The newest word. */
  readonly message: string;
  readonly logFile: string;
  readonly places: readonly ProblemPlace[];
}

export interface ProblemPlace {
  readonly file: string;
  /** Of the only resource that it is about; undefined where the plugin could not be asked about any. */
  readonly address: string | undefined;
  readonly message: string;
}

export interface Trouble {
  readonly message: string;
  /** `pause`: a consequence of what is known already. */
  readonly why: 'failure' | 'consent' | 'pause';
  /** Whether the plugin could not be asked at all. */
  readonly whole: boolean;
}

interface Page {
  readonly plugin: string;
  readonly logFile: string;
  whole: { readonly message: string; readonly kind: PluginProblem['kind']; readonly files: Set<string> } | undefined;
  readonly single: Map<string, { readonly file: string; readonly address: string; readonly message: string }>;
}

interface Who {
  readonly name: string;
  readonly label: string;
  readonly logFile: string;
}

/** Beyond it nobody reads on. */
const mostSingle = 500;

export class ProblemBook {
  private readonly pages = new Map<string, Page>();

  /** What is known of a plugin holds for one more resource; what has come right stays right. Whether that is news. */
  spread(who: Who, trouble: Trouble, resource: Resource): boolean {
    const page = this.pages.get(who.name);
    if (!page || (trouble.whole && !page.whole)) return false;
    return this.note(who, { ...trouble, why: 'pause' }, [resource]);
  }

  /** Whether that is news. */
  note({ name, label, logFile }: Who, { message, why, whole }: Trouble, resources: Iterable<Resource>): boolean {
    const before = this.pages.get(name);
    const page: Page = before ?? { plugin: label, logFile, whole: undefined, single: new Map() };
    this.pages.set(name, page);
    let news = false;
    if (whole) {
      const cause = why === 'pause' ? (page.whole?.message ?? [...page.single.values()].at(-1)?.message) : undefined;
      const told = cause ?? message;
      const kind = why === 'consent' ? 'consent' : 'failure';
      if (page.whole?.message !== told) {
        page.whole = { message: told, kind, files: new Set(page.whole?.files) };
        news = true;
      }
      for (const { source } of resources) {
        news ||= !page.whole.files.has(source.file);
        page.whole.files.add(source.file);
      }
      return news;
    }
    for (const resource of resources) {
      const key = keyOf(resource);
      if (page.single.get(key)?.message === message) continue;
      const { size } = page.single;
      page.single.delete(key);
      if (size >= mostSingle) continue;
      page.single.set(key, { file: resource.source.file, address: resource.address, message });
      news = true;
    }
    return news;
  }

  /** The plugin has answered about these. Whether that is news. */
  answered(name: string, resources: Iterable<Resource>): boolean {
    const page = this.pages.get(name);
    if (!page) return false;
    let news = page.whole !== undefined;
    page.whole = undefined;
    for (const resource of resources) news = page.single.delete(keyOf(resource)) || news;
    if (page.single.size === 0) this.pages.delete(name);
    return news;
  }

  list(): readonly PluginProblem[] {
    return [...this.pages].flatMap(([name, { plugin, logFile, whole, single }]): readonly PluginProblem[] => {
      const places: readonly ProblemPlace[] = [
        ...[...(whole?.files ?? [])].map((file) => ({ file, address: undefined, message: whole?.message ?? '' })),
        ...single.values(),
      ];
      const message = whole?.message ?? [...single.values()].at(-1)?.message;
      if (message === undefined) return [];
      return [{ name, plugin, kind: whole?.kind ?? 'failure', message, logFile, places }];
    });
  }
}

function keyOf({ source, address }: Resource): string {
  return `${source.file}\n${address}`;
}
