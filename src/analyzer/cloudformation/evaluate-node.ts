/**
 * Evaluates a node of a template: texts, lists, maps and CloudFormation's functions ("Intrinsic function reference" in the
 * CloudFormation user guide). What cannot be known says why; a mistake makes the property it stands in unknown.
 */
import { toText } from '../../expression/convert';
import { ListValue, OpenMapValue, reveal, sortedMap, UnknownValue, type Value } from '../../expression/value';
import type { DataMap, DataNode, DataPair } from '../../syntax/yaml';
import { callFunction } from './functions';
import { expandLoop, isLoop, substitute } from './loop';
import { macroValue } from './macro';
import { functionOf, guarded, type NodeScope } from './scope';

/** The value of a node; `undefined` for AWS::NoValue, which removes what it stands for. */
export function evaluateNode(node: DataNode, scope: NodeScope): Value | undefined {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'string' ? textValue(node.value, scope) : node.value;
    case 'list': {
      scope.budget.spend(node.items.length);
      const items: Value[] = [];
      for (const item of node.items) {
        const value = guarded(scope.report, item, () => evaluateNode(item, scope));
        if (value !== undefined) items.push(value);
      }
      return new ListValue('tuple', items);
    }
    case 'map': {
      const call = functionOf(node);
      return call ? callFunction(call.name, call.argument, scope, evaluateNode) : mapValue(node, scope);
    }
  }
}

/** A value where there must be one: AWS::NoValue is null. */
export function evaluateOrNull(node: DataNode | undefined, scope: NodeScope): Value {
  return node ? (evaluateNode(node, scope) ?? null) : null;
}

function textValue(text: string, scope: NodeScope): Value {
  const plain = scope.variables.size > 0 ? substitute(text, scope.variables) : text;
  const match = /\{\{resolve:([a-z-]+):([^}]*)\}\}/.exec(plain);
  if (!match) return plain;
  const [, service, key = ''] = match;
  const where = service === 'ssm' || service === 'ssm-secure' ? 'the SSM parameter' : 'the secret';
  return new UnknownValue({
    kind: 'data',
    message: `${where} ${key.split(':', 1)[0]} is read when the stack is deployed`,
    asked: key,
  });
}

function mapValue(node: DataMap, scope: NodeScope): Value {
  const entries = new Map<string, Value>();
  let rest: UnknownValue | undefined;
  const take = ({ key, value }: DataPair, inner: NodeScope): void => {
    const name = inner.variables.size > 0 ? toText(reveal(textValue(key, inner))) : key;
    const found = guarded(inner.report, value, () => evaluateNode(value, inner));
    if (found !== undefined) entries.set(name, found);
  };
  scope.budget.spend(node.entries.length);
  for (const pair of node.entries) {
    if (pair.key === 'Fn::Transform') rest = macroValue(pair.value);
    else if (isLoop(pair.key)) {
      const rounds = guarded(scope.report, pair.keySpan, () => expandLoop(pair, scope, evaluateNode));
      if (rounds instanceof UnknownValue) rest = rounds;
      else for (const { body, variables } of rounds) for (const inner of body) take(inner, { ...scope, variables });
    } else take(pair, scope);
  }
  const map = sortedMap('object', entries);
  return rest ? new OpenMapValue('object', map.entries, rest) : map;
}
