import { setBinding } from './binding';
import { execute } from './execute';
import { executeExport, executeImport } from './modules';
import type { Completion, Run } from './run';
import type { Statement } from './tree';
import type { Scope } from './value';

/** A statement of a file: what files give each other, and all that functions have too. */
export function executeStatement(run: Run, statement: Statement, scope: Scope): Completion | undefined {
  switch (statement.kind) {
    case 'import':
      executeImport(run, statement, scope);
      return undefined;
    case 'export':
      executeExport(run, statement, scope);
      return undefined;
    case 'exportDefault': {
      const value = run.evaluate(statement.value, scope);
      const own = scope.bindings.get('default');
      if (own) setBinding(run, own, value);
      else scope.set(run, 'default', value);
      return undefined;
    }
    default:
      return execute(run, statement, scope);
  }
}
