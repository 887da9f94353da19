/** What an expression gets that reads a property of a resource. */
import { MapValue, reveal, UnknownValue, type Value } from '../../expression/value';
import type { PulumiDeclaration } from './declaration';

/**
 * An output of a declaration: the input of the same name where one is written, else a value that is known only once the
 * resource exists. The name is in camel case; the empty name is the resource itself.
 */
export function outputOf({ key, name, inputs }: PulumiDeclaration, output: string): Value {
  if (inputs instanceof MapValue) {
    const written = inputs.entries.get(output);
    if (written !== undefined && written !== null && reveal(written) !== null) return written;
  }
  const message = `${output === '' ? name : `${name}.${output}`} is known after deployment`;
  return new UnknownValue({
    kind: 'computed',
    message,
    reference: { address: key, key: '', attribute: output, module: '' },
  });
}
