/**
 * What expressions of a program come to. Strings, numbers, booleans and null are JavaScript's own, `undefined`, `None`
 * and `nil` are null. An output of Pulumi is what is in it: where that is known, so is all that is computed from it.
 */
import type { CauseKind } from '../../../expression/value';
import type { ComponentInstance, Construction } from './construction';
import type { Frame } from './execution';
import type { Item, Place } from './item';
import type { Run } from './run';
import type { Block, ClassNode, FunctionNode } from './tree';

export type ProgramValue =
  | null
  | boolean
  | number
  | string
  | List
  | Dictionary
  | Closure
  | ClassValue
  | Native
  | Namespace
  | SdkPath
  | Construction
  | Unknown;

/** A value that cannot be known from the text, and why. */
export class Unknown {
  constructor(
    /** For the person; no full stop. */
    readonly message: string,
    readonly kind: CauseKind = 'unavailable',
    /** The output that it is, or that it is made of. */
    readonly output?: { readonly construction: Construction; readonly name: string },
    /** See `Cause.asked`. */
    readonly asked?: string,
  ) {}
}

/** Who makes values and changes them: a statement that is executed, or the reading of a program itself. */
export interface Maker {
  /** Whose part it is. */
  readonly within: Maker | null;
  /** Whether somebody else has changed what it made. */
  changed: boolean;
}

/** Where in a reading something was made. */
export interface Birth {
  /** How many branches and loops of unknown outcome there were around. */
  readonly depth: number;
  readonly maker: Maker;
}

export class List {
  constructor(
    private readonly list: ProgramValue[],
    readonly birth: Birth,
    private open: Unknown | null = null,
  ) {}

  get items(): readonly ProgramValue[] {
    return this.list;
  }

  /** Why there may be more items, or others. */
  get rest(): Unknown | null {
    return this.open;
  }

  push(run: Run, items: readonly ProgramValue[]): void {
    run.changes(this.birth);
    for (const item of items) this.list.push(item);
  }

  /** Sets an item that is there; one of before an uncertain branch is uncertain from then on. */
  put(run: Run, index: number, value: ProgramValue): void {
    run.changes(this.birth);
    this.list[index] = settled(run, this.birth, value);
  }

  leaveOpen(run: Run, cause: Unknown): void {
    run.changes(this.birth);
    this.open ??= cause;
  }
}

/** What something that was made earlier gets: no certain value in a branch that may not be taken. */
function settled(run: Run, birth: Birth, value: ProgramValue): ProgramValue {
  return birth.depth < run.birth.depth && run.uncertain ? run.uncertain : value;
}

/** For what reads nothing. */
export const noReads: readonly Construction[] = [];

/** What stands under a key: its value, and where it is written. */
export interface Slot {
  readonly value: ProgramValue;
  readonly place: Place | null;
  /** Constructions that its expression reads. */
  readonly reads: readonly Construction[];
}

/** An object, map, struct or instance of a class. */
export class Dictionary {
  /** Class of an instance of TypeScript or Python. */
  class: ClassValue | null = null;
  /** The component that the instance is. */
  component: ComponentInstance | null = null;
  /** Where the instance was made. */
  made: Header | null = null;

  constructor(
    readonly shape: 'object' | 'map' | 'struct',
    private readonly slots: Map<string, Slot>,
    readonly birth: Birth,
    /** Name of a type of Go, for its methods. */
    readonly type = '',
    private open: Unknown | null = null,
  ) {}

  get entries(): ReadonlyMap<string, Slot> {
    return this.slots;
  }

  /** Why there may be more entries, or others. */
  get rest(): Unknown | null {
    return this.open;
  }

  /** The same entries, and others that are not known. */
  opened(cause: Unknown): Dictionary {
    return new Dictionary(this.shape, this.slots, this.birth, this.type, this.open ?? cause);
  }

  get(key: string): ProgramValue | undefined {
    return this.entries.get(key)?.value;
  }

  set(run: Run, key: string, value: ProgramValue): void {
    this.put(run, key, { value, place: this.slots.get(key)?.place ?? null, reads: noReads });
  }

  put(run: Run, key: string, slot: Slot): void {
    run.changes(this.birth);
    const value = settled(run, this.birth, slot.value);
    this.slots.set(key, value === slot.value ? slot : { ...slot, value });
  }

  leaveOpen(run: Run, cause: Unknown): void {
    run.changes(this.birth);
    this.open ??= cause;
  }
}

/** A function of the program. */
export class Closure {
  constructor(
    readonly node: FunctionNode,
    readonly scope: Scope,
    /** Where it is written. */
    readonly item: Item,
    /** The instance that it is a method of; not there for functions. */
    readonly self?: ProgramValue,
    /** The class that it is a method of, for `super`. */
    readonly home?: ClassValue,
  ) {}
}

export class ClassValue {
  readonly statics = new Map<string, ProgramValue>();

  constructor(
    readonly node: ClassNode,
    readonly base: ProgramValue | null,
    readonly scope: Scope,
    readonly body: Block,
    readonly birth: Birth,
  ) {}
}

/** A function of a library that is known here. */
export class Native {
  constructor(
    readonly name: string,
    readonly invoke: (args: Arguments, run: Run, site: Site) => ProgramValue,
  ) {}
}

/** A module or object of a library that is known here: what it has not is not read. */
export class Namespace {
  constructor(
    readonly name: string,
    readonly member: (name: string) => ProgramValue | undefined,
    /** What it is as a function or class. */
    readonly invoke: Native['invoke'] | null = null,
    /** The names of a file of the program: others may set them. */
    readonly scope: Scope | null = null,
  ) {}
}

/** A name of a package of a provider: `aws`, `aws.ec2`, `aws.ec2.Instance`. */
export class SdkPath {
  /** What stands behind it, once it has been asked for. */
  readonly below = new Map<string, ProgramValue>();

  constructor(
    readonly packageName: string,
    readonly path: readonly string[],
  ) {}
}

export interface ArgumentValue {
  readonly value: ProgramValue;
  readonly place: Place | null;
  readonly reads: readonly Construction[];
}

export interface Arguments {
  readonly positional: readonly ArgumentValue[];
  readonly named: ReadonlyMap<string, ArgumentValue>;
  /** Whether `new` stands before it. */
  readonly construct: boolean;
}

/** What stands in the text for something that is made: a call, up to the name that it gives. */
export interface Header {
  readonly place: Place;
  readonly nameEnd: Place | null;
}

/** Where a call stands. */
export interface Site {
  readonly place: Place;
  /** The callee as it is written. */
  readonly callee: string;
  /** Name of the variable that gets the result; empty where there is none. */
  readonly variable: string;
}

/** A variable. What is computed when first read has a thunk until then. */
export interface Binding {
  readonly scope: Scope;
  readonly name: string;
  value: ProgramValue;
  thunk: Thunk | null;
}

export interface Thunk {
  (): ProgramValue;
  /** It gives the same whenever it is called, and does nothing else. */
  readonly isPure?: true;
  /** Whether calling it now, and not when the program first reads the variable, makes no difference. */
  readonly isStill?: () => boolean;
}

export class Scope {
  readonly bindings = new Map<string, Binding>();
  /** What is remembered of the statements of its block; null for those whose statements are executed anew each time. */
  frame: Frame | null = null;

  constructor(
    readonly around: Scope | null,
    readonly birth: Birth,
  ) {}

  set(run: Run, name: string, value: ProgramValue, thunk: Thunk | null = null): void {
    const binding: Binding = { scope: this, name, value, thunk };
    this.bindings.set(name, binding);
    run.writes(binding);
  }

  find(name: string): Binding | undefined {
    let scope: Scope | null = this;
    while (scope) {
      const binding = scope.bindings.get(name);
      if (binding) return binding;
      scope = scope.around;
    }
    return undefined;
  }
}

export function unknown(message: string, kind: CauseKind = 'unavailable'): Unknown {
  return new Unknown(message, kind);
}

/** Whether two values are the same as far as can be told, for alternatives that come to the same. */
export function isSame(a: ProgramValue, b: ProgramValue, depth = 0): boolean {
  if (a === b) return true;
  if (depth > 20) return false;
  if (a instanceof List && b instanceof List) {
    return (
      a.items.length === b.items.length &&
      a.items.length < 1000 &&
      a.rest === b.rest &&
      a.items.every((item, index) => isSame(item, b.items[index] ?? null, depth + 1))
    );
  }
  if (a instanceof Dictionary && b instanceof Dictionary) {
    if (a.entries.size !== b.entries.size || a.entries.size > 1000 || a.rest !== b.rest || a.class !== b.class)
      return false;
    return [...a.entries].every(([key, { value }]) => {
      const other = b.entries.get(key);
      return other !== undefined && isSame(value, other.value, depth + 1);
    });
  }
  if (a instanceof SdkPath && b instanceof SdkPath)
    return a.packageName === b.packageName && a.path.join() === b.path.join();
  return false;
}
