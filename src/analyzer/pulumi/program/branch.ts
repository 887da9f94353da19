/** Ways that a program may go where it is not known which. */
import type { Completion, Run } from './run';
import { type Binding, isSame, type ProgramValue, type Unknown } from './value';

/** What comes of something that may have ended, followed by what is done otherwise. */
export function either(first: Extract<Completion, { kind: 'maybe' }>, last: Completion | undefined): Completion {
  if (!last) return first;
  if (last.kind === 'return' && first.leaves === 'function') {
    return { kind: 'return', value: isSame(first.value, last.value) ? first.value : first.cause };
  }
  if (last.kind === 'maybe') {
    const leaves = first.leaves === 'function' || last.leaves === 'function' ? 'function' : first.leaves;
    return { ...first, leaves, value: isSame(first.value, last.value) ? first.value : first.cause };
  }
  return possible(last, first.cause) ?? first;
}

/** The way a branch ends, for one that may not be taken. A program that throws is not deployed. */
function possible(completion: Completion | undefined, cause: Unknown): Completion | undefined {
  switch (completion?.kind) {
    case 'return':
      return { kind: 'maybe', cause, leaves: 'function', value: completion.value };
    case 'break':
      return { kind: 'maybe', cause, leaves: 'loop', value: null };
    case 'continue':
      return { kind: 'maybe', cause, leaves: 'round', value: null };
    default:
      return completion;
  }
}

interface Alternative {
  readonly completion: Completion | undefined;
  /** What variables are at its end. */
  readonly after: ReadonlyMap<Binding, ProgramValue>;
}

/** Runs a branch that may be taken or not, and puts every variable back to what it was. */
export function alternative(run: Run, cause: Unknown, body: () => Completion | undefined): Alternative {
  const around = run.journal;
  const journal = new Map<Binding, ProgramValue>();
  run.journal = journal;
  try {
    const completion = run.uncertainly(cause, body);
    const after = new Map([...journal.keys()].map((binding) => [binding, binding.value]));
    return { completion, after };
  } finally {
    run.journal = around;
    for (const [binding, value] of journal) binding.value = value;
  }
}

/** Variables that the alternatives leave alike have that value, the others are unknown. */
export function join(run: Run, cause: Unknown, alternatives: readonly ReadonlyMap<Binding, ProgramValue>[]): void {
  for (const binding of new Set(alternatives.flatMap((after) => [...after.keys()]))) {
    const values = alternatives.map((after) => after.get(binding) ?? (after.has(binding) ? null : binding.value));
    const [first = null] = values;
    const value = values.every((each) => isSame(each, first)) ? first : cause;
    if (run.journal && !run.journal.has(binding)) run.journal.set(binding, binding.value);
    binding.value = value;
  }
}

/** All of several ways, of which one is taken. */
export function branch(
  run: Run,
  cause: Unknown,
  bodies: readonly (() => Completion | undefined)[],
): Completion | undefined {
  const all = bodies.map((body) => alternative(run, cause, body));
  const live = all.filter(({ completion }) => completion?.kind !== 'throw');
  if (live.length === 0) return { kind: 'throw' };
  join(
    run,
    cause,
    live.map(({ after }) => after),
  );
  const ends = live.flatMap(({ completion }) => (completion ? [completion] : []));
  const [first, ...others] = ends;
  if (!first) return undefined;
  if (ends.length === live.length && ends.every(({ kind }) => kind === first.kind) && first.kind !== 'maybe') {
    if (first.kind !== 'return') return first;
    const alike = ends.every((end) => end.kind === 'return' && isSame(end.value, first.value));
    return alike ? first : { kind: 'return', value: cause };
  }
  const start = possible(first, cause);
  return others.reduce<Completion | undefined>((result, next) => {
    const maybe = possible(next, cause);
    return result?.kind === 'maybe' && maybe ? either(result, maybe) : (maybe ?? result);
  }, start);
}
