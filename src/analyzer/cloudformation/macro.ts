import { UnknownValue } from '../../expression/value';
import { childOf, type DataNode, textOf } from '../../syntax/yaml';

/** What `Fn::Transform` stands for: what a macro makes of the text is known to the cloud alone. */
export function macroValue(argument: DataNode): UnknownValue {
  const name = textOf(childOf(argument, 'Name')) ?? 'a macro';
  return new UnknownValue({ kind: 'unavailable', message: `${name} puts something here when the stack is deployed` });
}
