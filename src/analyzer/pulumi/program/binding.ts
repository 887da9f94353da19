/** Variables: read and set. */
import type { Run } from './run';
import { type Binding, type ProgramValue, type Scope, unknown } from './value';

export function readName(run: Run, name: string, scope: Scope): ProgramValue {
  const binding = scope.find(name);
  if (!binding) return run.language.globals(name, run) ?? unknown(`\`${name}\` is not known`);
  return readBinding(binding, name);
}

/** Variables of Go packages and imports are computed when first read; one that needs itself is unknown. */
export function readBinding(binding: Binding, name: string): ProgramValue {
  if (binding.thunk) {
    const { thunk } = binding;
    binding.thunk = null;
    binding.value = unknown(`\`${name}\` depends on itself`);
    binding.value = thunk();
  }
  return binding.value;
}

export function setBinding(run: Run, binding: Binding, value: ProgramValue): void {
  if (run.journal && !run.journal.has(binding)) run.journal.set(binding, binding.value);
  binding.thunk = null;
  binding.value = value;
}
