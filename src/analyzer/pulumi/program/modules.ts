/** Imports and exports between the files of a program. */
import { readVariable } from './binding';
import { fileOf } from './item';
import type { Run } from './run';
import type { Statement } from './tree';
import { Dictionary, List, Namespace, type ProgramValue, Scope, type Thunk, unknown } from './value';

/** What a file gives to others: its top-level names, or all that it says is its value. */
export function moduleNamespace(run: Run, scope: Scope): Namespace {
  const known = scope.frame?.namespace;
  if (known) return known;
  const namespace = new Namespace('the module', (name) => readVariable(run, name, scope), null, scope);
  if (scope.frame) scope.frame.namespace = namespace;
  return namespace;
}

/** Binds what an import names; each is read when it is first needed. */
export function executeImport(run: Run, statement: Extract<Statement, { kind: 'import' }>, scope: Scope): void {
  if (!run.item) return;
  const file = fileOf(run.item);
  const { from } = statement;
  let module: ProgramValue | Scope | undefined;
  const load = (): ProgramValue | Scope => {
    module ??= run.import(from, file);
    if (module instanceof List || module instanceof Dictionary) run.unrepeatable();
    return module;
  };
  for (const { name, as } of statement.names) {
    if (name === '*') bindEverything(run, load(), scope);
    else
      scope.set(
        run,
        as,
        null,
        pure(() => named(run, load(), name, from)),
      );
  }
  // A file runs when it is imported, needed or not.
  if (run.language.runtime !== 'go') load();
}

function named(run: Run, module: ProgramValue | Scope, name: string | null, from: string): ProgramValue {
  if (!(module instanceof Scope)) {
    if (name === null || name === 'default') return module;
    return run.member(module, name);
  }
  const own = name === null ? undefined : readVariable(run, name, module);
  if (own !== undefined) return own;
  if (name === null || name === 'default') return moduleNamespace(run, module);
  const whole = readVariable(run, 'default', module);
  return whole === undefined ? unknown(`\`${from}\` has no \`${name}\``) : run.member(whole, name);
}

/** The variables themselves: who sets them later sets them for both. */
function bindEverything(run: Run, module: ProgramValue | Scope, scope: Scope): void {
  run.unrepeatable();
  if (!(module instanceof Scope)) return;
  for (const [name, binding] of module.bindings) if (!name.startsWith('_')) scope.bindings.set(name, binding);
}

/** `export { a as b } from './x'`, `export * from './x'`. */
export function executeExport(run: Run, statement: Extract<Statement, { kind: 'export' }>, scope: Scope): void {
  const { names, from } = statement;
  if (from === null) {
    for (const { name, as } of names) {
      run.unrepeatable();
      const own = scope.bindings.get(name);
      if (own && name !== as) scope.bindings.set(as, own);
      else if (!own) scope.set(run, as, null, () => localName(run, scope, name));
    }
    return;
  }
  const imported = names.map(({ name, as }) => ({ name, as }));
  executeImport(run, { ...statement, kind: 'import', from, names: imported }, scope);
}

function localName(run: Run, scope: Scope, name: string): ProgramValue {
  const value = readVariable(run, name, scope);
  return value === undefined ? unknown(`\`${name}\` is not known`) : value;
}

/** What an import gives does not depend on when it is asked. */
function pure(body: () => ProgramValue): Thunk {
  return Object.assign(body, { isPure: true as const });
}
