import type { Value } from '../../../expression/value';
import type { ProgramRequest } from '../declaration';
import type { ComponentInstance, Construction } from './construction';
import type { Execution, Frame } from './execution';
import type { Item, Place } from './item';
import type { Language } from './language';
import type { Expression, Statement } from './tree';
import type { Arguments, Binding, Birth, Closure, Header, ProgramValue, Scope, Site, Unknown } from './value';

/** Bounds on what reading a program may take. */
export const bounds = {
  /** Nodes that are evaluated, in all. */
  steps: 400_000,
  /** Calls inside of calls. */
  calls: 60,
  /** Expressions inside of expressions and calls. */
  depth: 600,
  /** Constructions of one program. */
  constructions: 10_000,
  /** UTF-16 code units of one string. */
  text: 1_000_000,
  /** Items of one list. */
  items: 100_000,
} as const;

/** Ends the reading of a program that asks for too much. */
export class Stop {
  constructor(
    readonly message: string,
    readonly place: Place | null,
  ) {}
}

/** How a statement ends where it does not go on with the next one. */
export type Completion =
  | { readonly kind: 'return'; readonly value: ProgramValue }
  | { readonly kind: 'break' }
  | { readonly kind: 'continue' }
  | { readonly kind: 'throw' }
  /** It may have ended, or not: for a cause that is not known. */
  | {
      readonly kind: 'maybe';
      readonly cause: Unknown;
      readonly leaves: 'function' | 'loop' | 'round';
      readonly value: ProgramValue;
    };

/** One reading of a program. */
export interface Run {
  request: ProgramRequest;
  readonly language: Language;
  constructions: Construction[];
  components: ComponentInstance[];
  /** The item whose statement is executed. */
  item: Item | null;
  /** The call that the function at hand is run for. */
  header: Header | null;
  /** The call that the remembered block at hand is run for. */
  frameHeader: Header | null;
  /** The component whose constructor runs. */
  component: ComponentInstance | null;
  /** Why it is not known whether, or how often, what is executed now is executed. */
  uncertain: Unknown | null;
  /** What is made now is born here. */
  birth: Birth;
  /** The statement that is executed, where it is to be remembered. */
  execution: Execution | null;
  /** Counts readings. */
  revision: number;
  /** Statements that were not executed but repeated. */
  repeated: Execution[];
  /** What variables were before, for branches that may not be taken. */
  journal: Map<Binding, ProgramValue> | null;
  /** Constructions that the expression at hand has read, where someone asks. */
  reads: Set<Construction> | null;
  callDepth: number;
  evaluationDepth: number;
  steps: number;
  /** Functions that are being called. */
  readonly active: Set<unknown>;
  /** A value is changed that was made earlier. */
  readonly changes: (birth: Birth) => void;
  /** A variable is set. */
  readonly writes: (binding: Binding) => void;
  /** What is executed depends on more than variables, or does more than is remembered. */
  readonly unrepeatable: () => void;
  /** The next function that `body` calls is one that the program starts with. */
  readonly asFrame: (body: () => ProgramValue) => void;
  /** What is remembered of a function, if it is one that the program starts with. */
  readonly takeFrame: (closure: Closure) => Frame | null;
  /** What an import of a file leads to. */
  readonly import: (from: string, file: string) => ProgramValue | Scope;
  /** The names of a file of the program, read when first asked for; `undefined` where the file is not there. */
  readonly module: (file: string) => Scope | undefined;
  /** The first of the files that is there. */
  readonly findFile: (candidates: readonly string[]) => string | undefined;
  readonly readText: (file: string) => string | undefined;
  readonly spend: (steps: number) => void;
  readonly evaluate: (expression: Expression, scope: Scope, variable?: string) => ProgramValue;
  readonly execute: (statement: Statement, scope: Scope) => Completion | undefined;
  readonly call: (callee: ProgramValue, args: Arguments, site: Site) => ProgramValue;
  readonly member: (object: ProgramValue, name: string) => ProgramValue;
  /** Runs something that may run or not, or any number of times. */
  readonly uncertainly: <T>(cause: Unknown, body: () => T) => T;
  readonly toValue: (value: ProgramValue) => Value;
}

/** Something that is made once for a run, when it is first asked for. */
export function oncePerRun<Made extends object>(make: (run: Run) => Made): (run: Run) => Made {
  const known = new WeakMap<Run, Made>();
  return (run) => {
    const made = known.get(run) ?? make(run);
    known.set(run, made);
    return made;
  };
}
