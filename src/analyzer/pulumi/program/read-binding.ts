import type { Run } from './run';
import { type Binding, type ProgramValue, unknown } from './value';

/** Variables of Go packages and imports are computed when first read; one that needs itself is unknown. */
export function readBinding(run: Run, binding: Binding): ProgramValue {
  const { thunk } = binding;
  if (!thunk) return binding.value;
  const value = compute(binding, thunk);
  // Whoever computes it first does what comes with it.
  if (!thunk.isPure) run.writes(binding);
  return value;
}

/** Computes it ahead, where that makes no difference; `undefined` where it does. */
export function readAhead(binding: Binding): ProgramValue | undefined {
  const { thunk } = binding;
  if (!thunk) return binding.value;
  return thunk.isPure || thunk.isStill?.() ? compute(binding, thunk) : undefined;
}

function compute(binding: Binding, thunk: () => ProgramValue): ProgramValue {
  binding.thunk = null;
  binding.value = unknown(`\`${binding.name}\` depends on itself`);
  binding.value = thunk();
  return binding.value;
}
