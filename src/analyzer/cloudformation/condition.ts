/** Conditions: true, false, or unknown and why. */
import { toText } from '../../expression/convert';
import { fail } from '../../expression/error';
import {
  firstUnknown,
  ListValue,
  MapValue,
  reveal,
  revealDeep,
  UnknownValue,
  type Value,
} from '../../expression/value';
import type { DataNode } from '../../syntax/yaml';
import { sameValue } from '../terraform/values';
import type { NodeScope } from './scope';

type Evaluate = (node: DataNode, scope: NodeScope) => Value | undefined;

/** A condition by its name, or the functions that it is made of. */
export function conditionOf(node: DataNode | undefined, scope: NodeScope, evaluate: Evaluate): Value {
  if (node?.kind === 'scalar' && typeof node.value === 'string') {
    return scope.condition(toText(reveal(evaluate(node, scope) ?? null)));
  }
  if (node?.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  const [entry, other] = node?.kind === 'map' ? node.entries : [];
  if (!node || !entry || other) return fail('A condition is expected here', node);
  const { key, value } = entry;
  const parts = value.kind === 'list' ? value.items : [value];
  const each = (): readonly Value[] => parts.map((part) => reveal(conditionOf(part, scope, evaluate)));
  switch (key) {
    case 'Condition':
      return conditionOf(value, scope, evaluate);
    case 'Fn::Not': {
      const [inner] = each();
      return inner instanceof UnknownValue ? inner : inner !== true;
    }
    case 'Fn::And':
      return combined(each(), false);
    case 'Fn::Or':
      return combined(each(), true);
    case 'Fn::Equals':
      return equal(
        parts.map((part) => evaluate(part, scope) ?? null),
        value,
      );
    default: {
      const found = reveal(evaluate(node, scope) ?? null);
      if (found instanceof UnknownValue || typeof found === 'boolean') return found;
      if (found === 'true' || found === 'false') return found === 'true';
      return fail('A condition is expected here', node);
    }
  }
}

/** And, or: one value decides, whatever the others are. */
function combined(parts: readonly Value[], decisive: boolean): Value {
  if (parts.includes(decisive)) return decisive;
  return parts.find((part) => part instanceof UnknownValue) ?? !decisive;
}

/** Texts are compared: a parameter is a text whatever its type. */
function equal(operands: readonly Value[], node: DataNode): Value {
  const [left, right, third] = operands;
  if (left === undefined || right === undefined || third !== undefined)
    return fail('Fn::Equals needs two values', node);
  const unknown = firstUnknown(left) ?? firstUnknown(right);
  if (unknown) return unknown;
  const [a, b] = [revealDeep(left).value, revealDeep(right).value];
  if (isCollection(a) || isCollection(b)) return sameValue(a, b);
  return text(a) === text(b);
}

function isCollection(value: Value): boolean {
  return value instanceof ListValue || value instanceof MapValue;
}

function text(value: Value): string {
  return value === null ? '' : toText(value);
}
