/**
 * What expressions of a program come to. Strings, numbers, booleans and null are JavaScript's own, `undefined`, `None`
 * and `nil` are null. An output of Pulumi is what is in it: where that is known, so is all that is computed from it.
 */
import type { CauseKind } from '../../../expression/value';
import type { ComponentInstance, Construction } from './construction';
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
  ) {}
}

export class List {
  /** Why there may be more items, or others. */
  rest: Unknown | null = null;

  constructor(
    readonly items: ProgramValue[],
    /** How many branches and loops of unknown outcome there were around where it was made. */
    readonly depth: number,
  ) {}
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
  /** Why there may be more entries, or others. */
  rest: Unknown | null = null;
  /** Class of an instance of TypeScript or Python. */
  class: ClassValue | null = null;
  /** The component that the instance is. */
  component: ComponentInstance | null = null;
  /** Where the instance was made. */
  made: Header | null = null;

  constructor(
    readonly shape: 'object' | 'map' | 'struct',
    readonly entries: Map<string, Slot>,
    readonly depth: number,
    /** Name of a type of Go, for its methods. */
    readonly type = '',
  ) {}

  get(key: string): ProgramValue | undefined {
    return this.entries.get(key)?.value;
  }

  set(key: string, value: ProgramValue): void {
    this.entries.set(key, { value, place: this.entries.get(key)?.place ?? null, reads: [] });
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
  value: ProgramValue;
  thunk: (() => ProgramValue) | null;
}

export class Scope {
  readonly bindings = new Map<string, Binding>();

  constructor(readonly around: Scope | null) {}

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
