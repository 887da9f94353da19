/** Packages of Go programs: all files of a directory are one scope, and what stands on their top level is there at once. */
import { closureOf, execute } from '../execute';
import { type Frame, isStill, remembered } from '../execution';
import type { Item } from '../item';
import { executeImport } from '../modules';
import { outside } from '../outside';
import type { Run } from '../run';
import type { Statement } from '../tree';
import type { Scope, Thunk } from '../value';

export function isGoFileOf(name: string, directory: string): boolean {
  return (
    name.endsWith('.go') &&
    !name.endsWith('_test.go') &&
    name.startsWith(`${directory}/`) &&
    !name.slice(directory.length + 1).includes('/')
  );
}

/** Top-level names are there whatever their order; values are computed when first read. `methods` has those of all types. */
export function definePackage(run: Run, items: readonly Item[], frame: Frame, methods: Scope): void {
  for (const item of items) define(run, item, item.statement, frame, methods);
}

function define(run: Run, item: Item, statement: Statement, frame: Frame, methods: Scope): void {
  const { scope } = frame;
  switch (statement.kind) {
    case 'sequence':
      for (const each of statement.statements) define(run, item, each, frame, methods);
      return;
    case 'function':
      scope.set(run, statement.function.name, closureOf(statement.function, scope, item));
      return;
    case 'method':
      methods.set(run, `${statement.type}.${statement.function.name}`, closureOf(statement.function, scope, item));
      return;
    case 'import':
      outside(run, () => executeImport(run, statement, scope), item);
      return;
    case 'declare': {
      const { pattern, value } = statement;
      if (pattern.kind !== 'name' || !value) outside(run, () => execute(run, statement, scope), item);
      else scope.set(run, pattern.name, null, variable(run, item, statement, frame));
      return;
    }
    default:
  }
}

/** The value of a variable of a package, remembered as statements are. */
function variable(run: Run, item: Item, statement: Extract<Statement, { kind: 'declare' }>, frame: Frame): Thunk {
  const { pattern, value } = statement;
  const name = pattern.kind === 'name' ? pattern.name : '';
  const compute = () => {
    const result = value ? run.evaluate(value, frame.scope, name) : null;
    return { kind: 'return' as const, value: result };
  };
  const thunk = () => {
    const completion = outside(run, () => remembered(run, frame, statement, compute), item);
    return completion?.kind === 'return' ? completion.value : null;
  };
  const isSame = (): boolean => {
    const last = frame.executions.get(statement);
    // What constructs something does so when it is first read, and not before.
    return last !== undefined && last.constructions.length === 0 && isStill(run, last);
  };
  return Object.assign(thunk, { isStill: isSame });
}
