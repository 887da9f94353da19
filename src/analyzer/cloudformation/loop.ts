/** `Fn::ForEach`: what stands in it once for each item of a collection (transform AWS::LanguageExtensions). */
import { toText } from '../../expression/convert';
import { fail } from '../../expression/error';
import { limits } from '../../expression/limits';
import { ListValue, MapValue, reveal, UnknownValue, type Value } from '../../expression/value';
import type { DataNode, DataPair } from '../../syntax/yaml';
import type { NodeScope } from './scope';

type Evaluate = (node: DataNode, scope: NodeScope) => Value | undefined;

/** What one round writes, and what the names of the loops around it stand for. */
export interface Round {
  readonly body: readonly DataPair[];
  readonly variables: ReadonlyMap<string, Value>;
}

export function isLoop(key: string): boolean {
  return key.startsWith('Fn::ForEach::');
}

/** The rounds of `Fn::ForEach::Name: [Identifier, Collection, {OutputKey: OutputValue}]`; unknown where the collection is. */
export function expandLoop(loop: DataPair, scope: NodeScope, evaluate: Evaluate): readonly Round[] | UnknownValue {
  const { value } = loop;
  const [identifierNode, collectionNode, body] = value.kind === 'list' ? value.items : [];
  if (identifierNode?.kind !== 'scalar' || !collectionNode || body?.kind !== 'map') {
    return fail('Fn::ForEach needs an identifier, a collection and a map', loop.keySpan);
  }
  const identifier = String(identifierNode.value);
  const collection = reveal(evaluate(collectionNode, scope) ?? null);
  if (collection instanceof UnknownValue) return collection;
  if (!(collection instanceof ListValue)) return fail('Fn::ForEach goes through a list', collectionNode);
  if (collection.items.length > limits.instances) {
    return fail(`Fn::ForEach goes through at most ${limits.instances.toLocaleString('en')} items`, collectionNode);
  }
  scope.budget.spend(collection.items.length * (1 + body.entries.length));
  return collection.items.map((item) => ({
    body: body.entries,
    variables: new Map(scope.variables).set(identifier, item),
  }));
}

/** `${Name}` and `&{Name}` (letters and digits alone) of the loops around, everywhere in a text. */
export function substitute(text: string, variables: ReadonlyMap<string, Value>): string {
  return text.replace(/([$&])\{([A-Za-z0-9]+)\}/g, (found, mark: string, name: string) => {
    const value = variables.get(name);
    const plain = value === undefined ? undefined : reveal(value);
    if (plain === undefined || plain === null || plain instanceof UnknownValue) return found;
    if (plain instanceof ListValue || plain instanceof MapValue) return found;
    const shown = toText(plain);
    return mark === '&' ? shown.replace(/[^A-Za-z0-9]/g, '') : shown;
  });
}
