/** Imports and exports between the files of a program. */
import { readBinding } from './binding';
import { fileOf } from './item';
import type { Run } from './run';
import type { Statement } from './tree';
import { Namespace, type ProgramValue, Scope, unknown } from './value';

/** What a file gives to others: its top-level names, or all that it says is its value. */
export function moduleNamespace(scope: Scope): Namespace {
  const member = (name: string): ProgramValue | undefined => {
    const binding = scope.bindings.get(name);
    return binding ? readBinding(binding, name) : undefined;
  };
  return new Namespace('the module', member, null, scope);
}

/** Binds what an import names; each is read when it is first needed. */
export function executeImport(run: Run, statement: Extract<Statement, { kind: 'import' }>, scope: Scope): void {
  if (!run.item) return;
  const file = fileOf(run.item);
  const { from } = statement;
  let module: ProgramValue | Scope | undefined;
  const load = (): ProgramValue | Scope => {
    module ??= run.language.module(from, file, run);
    return module;
  };
  for (const { name, as } of statement.names) {
    if (name === '*') bindEverything(load(), scope);
    else scope.bindings.set(as, { value: null, thunk: () => named(run, load(), name, from) });
  }
  // A file runs when it is imported, needed or not.
  if (run.language.runtime !== 'go') load();
}

function named(run: Run, module: ProgramValue | Scope, name: string | null, from: string): ProgramValue {
  if (!(module instanceof Scope)) {
    if (name === null || name === 'default') return module;
    return run.member(module, name);
  }
  const binding = name === null ? undefined : module.bindings.get(name);
  if (binding) return readBinding(binding, name ?? '');
  const whole = module.bindings.get('default');
  if (name === null || name === 'default') return moduleNamespace(module);
  return whole ? run.member(readBinding(whole, 'default'), name) : unknown(`\`${from}\` has no \`${name}\``);
}

function bindEverything(module: ProgramValue | Scope, scope: Scope): void {
  if (!(module instanceof Scope)) return;
  for (const [name, binding] of module.bindings) if (!name.startsWith('_')) scope.bindings.set(name, binding);
}

/** `export { a as b } from './x'`, `export * from './x'`. */
export function executeExport(run: Run, statement: Extract<Statement, { kind: 'export' }>, scope: Scope): void {
  const { names, from } = statement;
  if (from === null) {
    for (const { name, as } of names) {
      const own = scope.bindings.get(name);
      if (own && name !== as) scope.bindings.set(as, own);
      else if (!own) scope.bindings.set(as, { value: null, thunk: () => localName(scope, name) });
    }
    return;
  }
  const imported = names.map(({ name, as }) => ({ name, as }));
  executeImport(run, { ...statement, kind: 'import', from, names: imported }, scope);
}

function localName(scope: Scope, name: string): ProgramValue {
  const binding = scope.bindings.get(name);
  return binding ? readBinding(binding, name) : unknown(`\`${name}\` is not known`);
}
