import type { Spec, SpecError, SpecOrigin } from './spec';
import { loadSpec } from './spec-load';
import { parseYaml } from './yaml';

/** Where spec files come from. Asked once per type until invalidated. */
export interface SpecSource {
  readonly origin: SpecOrigin;
  /** Text of the spec of a type, undefined where the source has none. */
  readonly read: (type: string) => { readonly text: string; readonly file: string } | undefined;
  /** Text of the list of types of a provider that are known to be free (YAML: `free: [type, …]`). */
  readonly readFree?: (provider: string) => { readonly text: string; readonly file: string } | undefined;
}

/** All price specs, by type; read when a resource of the type first turns up. The first source that has one wins. */
export class SpecBook {
  private readonly specs = new Map<string, Spec | undefined>();
  private readonly free = new Map<string, ReadonlySet<string>>();
  private readonly found: SpecError[] = [];

  constructor(private readonly sources: readonly SpecSource[]) {}

  get(type: string): Spec | undefined {
    if (!this.specs.has(type)) {
      // While a spec is read it has no price: one that is `same_as` itself, however far around, ends here.
      this.specs.set(type, undefined);
      this.specs.set(type, this.load(type));
    }
    return this.specs.get(type);
  }

  /** Mistakes in the specs read so far. */
  errors(): readonly SpecError[] {
    return this.found;
  }

  invalidate(): void {
    this.specs.clear();
    this.free.clear();
    this.found.length = 0;
  }

  private load(type: string): Spec | undefined {
    for (const source of this.sources) {
      const content = source.read(type);
      if (!content) continue;
      const { spec, errors } = loadSpec(content.text, content.file, source.origin);
      this.found.push(...errors);
      if (!spec) continue;
      return spec.sameAs === null ? spec : this.sameAs(spec, spec.sameAs);
    }
    return this.freeTypes(type.split('_', 1)[0] ?? '').has(type) ? freeSpec(type) : undefined;
  }

  private sameAs(spec: Spec, type: string): Spec {
    const other = this.get(type);
    if (other) return { ...other, type: spec.type };
    const error: SpecError = { file: spec.file, line: 0, message: `same_as: there is no price spec for ${type}` };
    this.found.push(error);
    return { ...spec, mistakes: [...spec.mistakes, error] };
  }

  private freeTypes(provider: string): ReadonlySet<string> {
    let types = this.free.get(provider);
    if (!types) {
      types = new Set(this.sources.flatMap((source) => this.readFreeList(source, provider)));
      this.free.set(provider, types);
    }
    return types;
  }

  private readFreeList(source: SpecSource, provider: string): readonly string[] {
    const content = source.readFree?.(provider);
    if (!content) return [];
    const { document, errors } = parseYaml(content.text);
    for (const error of errors) this.found.push({ file: content.file, ...error });
    const parsed: unknown = document.toJSON();
    const list = typeof parsed === 'object' && parsed !== null && 'free' in parsed ? parsed.free : undefined;
    if (Array.isArray(list)) return list.map(String);
    this.found.push({ file: content.file, line: 0, message: 'A list of free types is {free: [type, …]}' });
    return [];
  }
}

function freeSpec(type: string): Spec {
  return {
    type,
    origin: 'bundled',
    file: '',
    free: { because: '' },
    sameAs: null,
    lets: new Map(),
    components: [],
    subresources: [],
    usage: new Map(),
    mistakes: [],
  };
}
