import type { ProgramRuntime } from '../declaration';
import type { GrammarName } from './grammars';
import type { LoweringRules } from './lowering';
import type { Run } from './run';
import type { ProgramValue, Scope } from './value';

/** In what languages differ once they are in the common tree. */
export interface Language {
  readonly runtime: ProgramRuntime;
  readonly grammar: GrammarName;
  readonly rules: LoweringRules;
  readonly isTrue: (value: Exclude<ProgramValue, object>) => boolean;
  /** Whether an empty list or map counts as false. */
  readonly emptyIsFalse: boolean;
  /** Names that are there without import. */
  readonly globals: (name: string, run: Run) => ProgramValue | undefined;
  /** A property or method of a string, number, list or map. */
  readonly method: (object: ProgramValue, name: string, run: Run) => ProgramValue | undefined;
  /** What a word of the text is called by Pulumi: `instance_type` is `instanceType`. */
  readonly wireName: (name: string) => string;
  /** Text of true, false and null. */
  readonly words: { readonly true: string; readonly false: string; readonly null: string };
  /** A module that an import names. */
  readonly module: (from: string, file: string, run: Run) => ProgramValue | Scope;
}
