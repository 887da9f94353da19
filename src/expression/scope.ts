import type { FunctionContext, TerraformFunction } from './function';
import type { Budget } from './limits';
import type { Value } from './value';

/** What an expression can see. */
export interface Scope {
  /** The value of the first name of a traversal (`var`, `local`, a `for` variable); `undefined` where there is none. */
  readonly variable: (name: string) => Value | undefined;
  /** Functions that only this scope has; they come before the language's own. */
  readonly ownFunction?: (name: string) => TerraformFunction | undefined;
  /** Told every complete traversal that was read, and what was found: `self`, [`root_block_device`, 0, `volume_size`], 20. */
  readonly trace?: (root: string, path: readonly (string | number)[], found: Value) => void;
  /** What is not there is null instead of an error: `self.storage[0].iops` of a resource without storage. */
  readonly lenient?: boolean;
  /** Takes messages about names that nothing declares and without which evaluation went on. */
  readonly missing?: string[];
  readonly budget: Budget;
  readonly context: FunctionContext;
}

/** A scope with one or two more names: the inside of a `for`. */
export function withNames(scope: Scope, names: ReadonlyMap<string, Value>): Scope {
  return {
    ...scope,
    variable: (name) => {
      const value = names.get(name);
      return value !== undefined ? value : scope.variable(name);
    },
  };
}
