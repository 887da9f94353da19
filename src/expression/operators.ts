/** The operators of the language on values. */
import type { Binary, Expression, Unary } from '../syntax/hcl/ast';
import { identity, settle, toBool, toNumber } from './convert';
import { fail, failAbsent } from './error';
import {
  conceal,
  firstUnknown,
  hasMark,
  ListValue,
  MapValue,
  reveal,
  SensitiveValue,
  UnknownValue,
  type Value,
} from './value';

export function unary({ operator, operand: node }: Unary, operand: Value): Value {
  const value = reveal(operand);
  if (value instanceof UnknownValue) return value;
  if (value === null) return failAbsent(`"${operator}" cannot be applied to null`, node);
  const result = operator === '-' ? -toNumber(value) : !toBool(value);
  return operand instanceof SensitiveValue ? conceal(result) : result;
}

/** Evaluates the operands itself, for `&&` and `||` need the right one only where the left one does not decide. */
export function binary(node: Binary, evaluate: (operand: Expression) => Value): Value {
  const marked = evaluate(node.left);
  const left = reveal(marked);
  if (node.operator === '&&' || node.operator === '||') return logical(node, marked, left, evaluate);
  const markedRight = evaluate(node.right);
  const right = reveal(markedRight);
  const result = compute(node, node.operator, left, right);
  return hasMark(marked) || hasMark(markedRight) ? conceal(result) : result;
}

function logical(node: Binary, marked: Value, left: Value, evaluate: (operand: Expression) => Value): Value {
  const decisive = node.operator === '||';
  if (left === null) return failAbsent(`The left side of "${node.operator}" is null`, node.left);
  if (!(left instanceof UnknownValue) && toBool(left) === decisive) return mark(decisive, marked);
  const markedRight = evaluate(node.right);
  const right = reveal(markedRight);
  if (right === null) return failAbsent(`The right side of "${node.operator}" is null`, node.right);
  if (right instanceof UnknownValue) return left instanceof UnknownValue ? left : right;
  const known = toBool(right);
  if (known === decisive) return mark(decisive, marked, markedRight);
  return left instanceof UnknownValue ? left : mark(known, marked, markedRight);
}

function mark(value: boolean, ...sources: readonly Value[]): Value {
  return sources.some((source) => source instanceof SensitiveValue) ? conceal(value) : value;
}

function compute(node: Binary, operator: Exclude<Binary['operator'], '&&' | '||'>, left: Value, right: Value): Value {
  if (operator === '==' || operator === '!=') {
    const unknown =
      left === null || right === null ? topUnknown(left, right) : (firstUnknown(left) ?? firstUnknown(right));
    if (unknown) return unknown;
    return equals(left, right) === (operator === '==');
  }
  const unknown = topUnknown(left, right);
  if (unknown) return unknown;
  if (left === null || right === null)
    return failAbsent(`"${operator}" cannot be applied to null`, left === null ? node.left : node.right);
  const a = toNumber(left);
  const b = toNumber(right);
  switch (operator) {
    case '+':
      return settle(a + b);
    case '-':
      return settle(a - b);
    case '*':
      return settle(a * b);
    case '/':
      return b === 0 ? fail('Division by zero') : settle(a / b);
    case '%':
      return b === 0 ? fail('Division by zero') : settle(a % b);
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}

/** Equal content in collections of the same kind: `[1] == tolist([1])` is false. */
function equals(a: Value, b: Value): boolean {
  if (a instanceof ListValue && b instanceof ListValue) {
    return (
      a.kind === b.kind &&
      a.items.length === b.items.length &&
      a.items.every((item, index) => equals(item, b.items[index] ?? null))
    );
  }
  if (a instanceof MapValue && b instanceof MapValue) {
    if (a.kind !== b.kind || a.entries.size !== b.entries.size) return false;
    return [...a.entries].every(([key, item]) => b.entries.has(key) && equals(item, b.entries.get(key) ?? null));
  }
  return identity(a) === identity(b);
}

function topUnknown(left: Value, right: Value): UnknownValue | undefined {
  if (left instanceof UnknownValue) return left;
  return right instanceof UnknownValue ? right : undefined;
}
