import type { Construction } from './construction';
import type { Run } from './run';
import { Unknown } from './value';

/** A property of a resource that is known once it exists; the empty name is the resource itself. */
export function outputOf(construction: Construction, name: string): Unknown {
  const label = typeof construction.name === 'string' ? construction.name : construction.variable || construction.token;
  return new Unknown(`${name === '' ? label : `${label}.${name}`} is known after deployment`, 'computed', {
    construction,
    name,
  });
}

/** Notes that the expression at hand reads a construction. */
export function noteRead(run: Run, construction: Construction): void {
  run.reads ??= new Set();
  run.reads.add(construction);
}
