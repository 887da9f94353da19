import type { Type } from './type';
import type { UnknownValue, Value } from './value';

/**
 * A function of the language. The evaluator does what is common to all of them before `call`: counts and converts the
 * arguments, refuses null where it is not `nullable`, returns unknown where an argument has something unknown in it, and
 * takes sensitive marks off and puts them back on the result; `partial` parameters are exempt from the latter two.
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
  /**
   * What the function deals with itself: the `unknown` values inside the argument (`contains(["a", unknown], "a")` is
   * true), the unknown and sensitive `elements` (`length([unknown])` is 1), these of a map of which only some `keys` are
   * known (`lookup`), or the `whole` argument, even where it is unknown or sensitive altogether (`coalesce("a", unknown)`
   * is `"a"`).
   */
  readonly partial?: 'unknown' | 'elements' | 'keys' | 'whole';
}

/** What a function may ask its surroundings for. */
export interface FunctionContext {
  /**
   * Accounts for elements about to be created; throws when there are too many. What a function returns is accounted
   * for by whoever calls it; the function does so itself before it builds much from little.
   */
  readonly spend: (elements: number) => void;
  /**
   * Text of a file by its path, relative to the working directory; `undefined` where there is none that may be read,
   * unknown while it is being read.
   */
  readonly readFile?: (path: string) => string | UnknownValue | undefined;
  /** Bytes of a file, for hashes and `filebase64`; where it is absent the text's bytes are taken. */
  readonly readBytes?: (path: string) => Uint8Array | undefined;
  /** All files in a directory and below it, relative to it, with forward slashes; `undefined` where it cannot be read. */
  readonly listFiles?: (directory: string) => readonly string[] | UnknownValue | undefined;
  /** Absolute path that relative ones start from, with forward slashes, for `abspath`. */
  readonly workingDirectory?: string;
  /** What `~` stands for in `pathexpand`. */
  readonly homeDirectory?: string;
  /** Evaluates the text of a template with the given variables, for `templatefile` and `templatestring`. */
  readonly renderTemplate?: (text: string, variables: ReadonlyMap<string, Value>) => Value;
}
