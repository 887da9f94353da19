import type { Type } from './type';
import type { Value } from './value';

/**
 * A function of the language. The evaluator does what is common to all of them before `call`: counts and converts the
 * arguments, refuses null where it is not `nullable`, returns unknown where an argument that is not `partial` has
 * something unknown in it, and takes sensitive marks off and puts them back on the result.
 */
export interface TerraformFunction {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** What all further arguments are; absent where there may be none. */
  readonly variadic?: Parameter;
  /** Throws an `EvaluationError` for what the function refuses. */
  readonly call: (values: readonly Value[], context: FunctionContext) => Value;
}

export interface Parameter {
  readonly name: string;
  readonly type: Type;
  /** Null is passed on instead of refused. */
  readonly nullable?: boolean;
  /** The function looks at unknown values itself: `length([unknown])` is 1. */
  readonly partial?: boolean;
}

/** What a function may ask its surroundings for. */
export interface FunctionContext {
  /** Accounts for elements about to be created; throws when there are too many. */
  readonly spend: (elements: number) => void;
  /** Text of a file by its path relative to the module, `undefined` where there is none that may be read. */
  readonly readFile?: (path: string) => string | undefined;
  /** Evaluates the text of a template with the given variables, for `templatefile` and `templatestring`. */
  readonly renderTemplate?: (text: string, variables: ReadonlyMap<string, Value>) => Value;
}
