import type { CanonicalTypes, CloudFormationMap } from '../analyzer/canonical';
import { attributeReads } from './attribute-reads';
import { type FreeList, loadFreeList } from './free-list';
import type { Spec, SpecError } from './spec';
import { indexSpecs, providerOf, type SpecIndex, type SpecSource } from './spec-index';
import { type LoadedSpec, loadSpec } from './spec-load';

export type { SpecSource } from './spec-index';

/** All price specs, by type; read when a resource of the type first turns up. The first source that has one wins. */
export class SpecBook implements CanonicalTypes {
  private readonly specs = new Map<string, Spec | undefined>();
  private readonly files = new Map<string, LoadedSpec | undefined>();
  private readonly free = new Map<string, readonly FreeList[]>();
  private readonly indexes = new Map<string, SpecIndex>();
  private readonly maps = new Map<string, readonly CloudFormationMap[]>();
  private readonly names = new Map<string, ReadonlySet<string> | undefined>();
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

  ofCloudFormation(type: string): readonly CloudFormationMap[] {
    let maps = this.maps.get(type);
    if (!maps) {
      const types = this.indexOf(providerOf(type)).namingCloudFormation.get(type) ?? [];
      const all = types.flatMap((canonical) => this.mapsTo(canonical).filter((map) => map.cloudFormationType === type));
      // What asks for more is tried first: an instance of a cluster before an instance.
      maps = [...all.filter((map) => map.when !== null), ...all.filter((map) => map.when === null)];
      this.maps.set(type, maps);
    }
    return maps;
  }

  attributeNames(type: string): ReadonlySet<string> | undefined {
    if (!this.names.has(type)) this.names.set(type, this.get(type) && this.readNames(type));
    return this.names.get(type);
  }

  /** Mistakes in the specs read so far. */
  errors(): readonly SpecError[] {
    return this.found;
  }

  invalidate(): void {
    for (const cache of [this.specs, this.files, this.free, this.indexes, this.maps, this.names]) cache.clear();
    this.found.length = 0;
  }

  private load(type: string): Spec | undefined {
    for (const source of this.sources) {
      const spec = this.read(source, type)?.spec;
      if (spec) return spec.sameAs === null ? spec : this.sameAs(spec, spec.sameAs);
    }
    return this.listed(type);
  }

  private read(source: SpecSource, type: string): LoadedSpec | undefined {
    const key = `${this.sources.indexOf(source)} ${type}`;
    if (!this.files.has(key)) {
      const content = source.read(type);
      const loaded = content && loadSpec(content.text, content.file, source.origin);
      this.files.set(key, loaded);
      this.found.push(...(loaded?.errors ?? []));
    }
    return this.files.get(key);
  }

  private sameAs(spec: Spec, type: string): Spec {
    const other = this.get(type);
    if (other) return { ...other, type: spec.type };
    const error: SpecError = { file: spec.file, line: 0, message: `same_as: there is no price spec for ${type}` };
    this.found.push(error);
    return { ...spec, mistakes: [...spec.mistakes, error] };
  }

  /** Those of the first source that has any: a spec of one's own need not repeat them. */
  private mapsTo(type: string): readonly CloudFormationMap[] {
    for (const source of this.sources) {
      const maps = this.read(source, type)?.cloudFormation ?? [];
      if (maps.length > 0) return maps;
    }
    return [];
  }

  private indexOf(provider: string): SpecIndex {
    let index = this.indexes.get(provider);
    if (!index) {
      index = indexSpecs(this.sources, provider);
      this.indexes.set(provider, index);
    }
    return index;
  }

  /** What the type's own spec reads, and what the specs read that look for resources of the type. */
  private readNames(type: string): ReadonlySet<string> {
    const readers = [type, ...(this.indexOf(providerOf(type)).namingType.get(type) ?? [])];
    const names = new Set<string>();
    for (const reader of readers) {
      const spec = this.get(reader);
      const paths = spec && attributeReads(spec, (other) => this.get(other)).get(type);
      for (const path of paths ?? []) for (const name of path.split('.')) names.add(name);
    }
    return names;
  }

  private listed(type: string): Spec | undefined {
    for (const { types, beginnings, unpriced } of this.freeLists(providerOf(type))) {
      const because = types.get(type);
      if (because !== undefined) return { ...emptySpec(type), free: { because } };
      const billed = unpriced.get(type);
      if (billed !== undefined) return { ...emptySpec(type), unpriced: billed };
      for (const [beginning, why] of beginnings)
        if (type.startsWith(beginning)) return { ...emptySpec(type), free: { because: why } };
    }
    return undefined;
  }

  private freeLists(provider: string): readonly FreeList[] {
    let lists = this.free.get(provider);
    if (!lists) {
      lists = this.sources.flatMap((source) => {
        const content = source.readFree?.(provider);
        return content ? [loadFreeList(content.text, content.file)] : [];
      });
      this.free.set(provider, lists);
      for (const { errors } of lists) this.found.push(...errors);
    }
    return lists;
  }
}

function emptySpec(type: string): Spec {
  return {
    type,
    origin: 'bundled',
    file: '',
    free: null,
    unpriced: null,
    sameAs: null,
    stoppable: false,
    lets: new Map(),
    components: [],
    subresources: [],
    usage: new Map(),
    mistakes: [],
  };
}
