/** What a program constructs, as it is found; `declarations.ts` makes declarations of it. */
import type { Place } from './item';
import type { ProgramValue, Unknown } from './value';

/** One construction of a resource, provider or packaged component, as a value: reading it gives its outputs. */
export class Construction {
  /** Set when the construction is known in full. */
  key = '';

  constructor(
    readonly token: string,
    readonly writtenType: string,
    readonly name: ProgramValue,
    /** Name of the variable, for where the name is not known. */
    readonly variable: string,
    readonly inputs: ProgramValue,
    readonly options: ConstructionOptions,
    readonly component: ComponentInstance | null,
    readonly place: Place,
    /** Where its header ends: behind the name. */
    readonly nameEnd: Place | null,
    /** Where the inputs stand, for those that are written elsewhere. */
    readonly inputsPlace: Place | null,
    /** Why it is not known whether, or how often, it is constructed. */
    public uncertain: Unknown | null,
  ) {}
}

interface ConstructionOptions {
  readonly existing: boolean;
  readonly providers: ReadonlyMap<string, Construction | Unknown>;
  readonly parent: Construction | ComponentInstance | null;
  readonly region: ProgramValue;
}

/** One construction of a component that the program defines. */
export interface ComponentInstance {
  key: string;
  readonly name: ProgramValue;
  readonly type: string;
  readonly around: ComponentInstance | null;
  readonly place: Place;
  readonly nameEnd: Place | null;
  /** What its children get where they name none themselves. */
  readonly providers: ReadonlyMap<string, Construction | Unknown>;
}
