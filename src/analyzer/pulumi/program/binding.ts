/** Variables: read and set. Whoever executes a statement that is remembered notes what it reads. */
import { noteRead } from './execution';
import { readBinding } from './read-binding';
import type { Run } from './run';
import { type Binding, type ProgramValue, type Scope, unknown } from './value';

export function readName(run: Run, name: string, scope: Scope): ProgramValue {
  const value = readVariable(run, name, scope);
  if (value !== undefined) return value;
  return run.language.globals(name, run) ?? unknown(`\`${name}\` is not known`);
}

/** The value of a name in a scope and those around it; `undefined` where there is none. */
export function readVariable(run: Run, name: string, scope: Scope): ProgramValue | undefined {
  const binding = scope.find(name);
  const isOwn = binding && run.execution?.touched.has(binding);
  const value = binding && readBinding(run, binding);
  if (run.execution && !isOwn) noteRead(run.execution, scope, name, binding, { value });
  return value;
}

/** The variable that an assignment means. */
export function findBinding(run: Run, name: string, scope: Scope): Binding | undefined {
  const binding = scope.find(name);
  const isOwn = binding && run.execution?.touched.has(binding);
  if (run.execution && !isOwn) noteRead(run.execution, scope, name, binding, undefined);
  return binding;
}

export function setBinding(run: Run, binding: Binding, value: ProgramValue): void {
  if (run.journal && !run.journal.has(binding)) run.journal.set(binding, binding.value);
  binding.thunk = null;
  binding.value = value;
  run.writes(binding);
}
