/** Whether two evaluations have come to the same, so that nothing that read one has to be computed again for the other. */
import type { Value } from '../../expression/value';
import { sameInstances } from '../same-instances';
import { sameValue } from '../terraform/values';
import type { PulumiDeclaration } from './declaration';

/** Where they stand is not looked at: that is asked for by key. */
export function sameDeclaration(a: PulumiDeclaration, b: PulumiDeclaration): boolean {
  return (
    a === b ||
    (a.key === b.key &&
      a.token === b.token &&
      a.writtenType === b.writtenType &&
      a.name === b.name &&
      a.component === b.component &&
      a.source.file === b.source.file &&
      a.options.existing === b.options.existing &&
      a.options.parent === b.options.parent &&
      sameValue(a.options.region, b.options.region) &&
      sameProviders(a.options.providers, b.options.providers) &&
      sameInstances(a.instances, b.instances) &&
      sameValue(a.inputs, b.inputs))
  );
}

function sameProviders(
  a: PulumiDeclaration['options']['providers'],
  b: PulumiDeclaration['options']['providers'],
): boolean {
  return a.size === b.size && [...a].every(([name, value]) => sameOr(value, b.get(name)));
}

function sameOr(a: Value, b: Value | undefined): boolean {
  return b !== undefined && sameValue(a, b);
}
