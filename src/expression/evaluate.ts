/**
 * Evaluates an expression tree in a scope: Terraform's language, and through a scope with `self` and `usage` the
 * language of price specs. One walk of the tree, no state; where a value cannot be known the result says why.
 */
import type {
  Conditional,
  Expression,
  ForExpression,
  FunctionCall,
  GetAttribute,
  Index,
  ObjectConstructor,
  Splat,
  Tuple,
} from '../syntax/hcl/ast';
import type { Span } from '../syntax/range';
import { convert, identity, toBool, toText } from './convert';
import { EvaluationError, fail, failAbsent } from './error';
import { functions } from './functions';
import { applyFunction } from './functions/apply';
import { Budget } from './limits';
import { binary, unary } from './operators';
import { type Scope, withNames } from './scope';
import { attributeOf, elementOf, lenientStep } from './step';
import { renderParts } from './template';
import { formatType } from './type';
import { commonType, typeOf } from './unify';
import {
  conceal,
  describe,
  firstUnknown,
  ListValue,
  MapValue,
  reveal,
  SensitiveValue,
  sortedMap,
  UnknownValue,
  unknownExtent,
  type Value,
  whole,
} from './value';

/** The value of an expression. Throws an `EvaluationError` with the span at fault; use `attempt` to get it as a value. */
export function evaluate(node: Expression, scope: Scope): Value {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'template': {
      const only = node.parts.length === 1 ? node.parts[0] : undefined;
      if (only?.kind === 'interpolation') return evaluate(only.expression, scope);
      return renderParts(node.parts, scope, evaluate);
    }
    case 'variable':
    case 'get-attribute':
    case 'index':
    case 'splat-element':
      return traverse(node, scope);
    case 'splat':
      return splat(node, scope);
    case 'call':
      return call(node, scope);
    case 'tuple':
      return (scope.lenient && constantOf(node)) || new ListValue('tuple', evaluateAll(node.elements, scope));
    case 'object':
      return (scope.lenient && constantOf(node)) || object(node.entries, scope);
    case 'for':
      return forExpression(node, scope);
    case 'conditional':
      return conditional(node, scope);
    case 'binary':
      return locate(node, () => binary(node, (operand) => evaluate(operand, scope)));
    case 'unary':
      return locate(node, () => unary(node, evaluate(node.operand, scope)));
    case 'parentheses':
      return evaluate(node.inner, scope);
    case 'missing':
      return fail('An expression is missing here', node);
  }
}

/** Collections of literals in price specs: the same for every resource, so they are made once. */
const constants = new WeakMap<Expression, ListValue | MapValue | false>();

function constantOf(node: Tuple | ObjectConstructor): ListValue | MapValue | false {
  let known = constants.get(node);
  if (known === undefined) {
    const parts = node.kind === 'tuple' ? node.elements : node.entries.flatMap(({ key, value }) => [key, value]);
    const value = parts.every((part) => part.kind === 'literal')
      ? evaluate(node, { variable: () => undefined, budget: new Budget(), context: { spend: () => {} } })
      : false;
    known = value instanceof ListValue || value instanceof MapValue ? value : false;
    constants.set(node, known);
  }
  return known;
}

/** The value of an expression, or its error. */
export function attempt(node: Expression, scope: Scope): Value | EvaluationError {
  try {
    return evaluate(node, scope);
  } catch (error) {
    if (error instanceof EvaluationError) return error;
    if (error instanceof RangeError) return new EvaluationError('This expression is nested too deeply', node);
    throw error;
  }
}

/** Runs what may fail without knowing where, and gives the error the node's place. */
function locate<T>(node: Span, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof EvaluationError && error.span === undefined) error.span = node;
    throw error;
  }
}

function evaluateAll(nodes: readonly Expression[], scope: Scope): Value[] {
  scope.budget.spend(nodes.length);
  const values: Value[] = [];
  for (const node of nodes) values.push(evaluate(node, scope));
  return values;
}

/** `a.b[0].c`: the root once, then step by step, and the whole path to `scope.trace`. */
function traverse(node: Expression, scope: Scope): Value {
  const steps: (GetAttribute | Index)[] = [];
  let root = node;
  while (root.kind === 'get-attribute' || root.kind === 'index') {
    steps.push(root);
    root = root.kind === 'index' ? root.collection : root.object;
  }
  let value = evaluateRoot(root, scope);
  const path: (string | number)[] | undefined = scope.trace && root.kind === 'variable' ? [] : undefined;
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index];
    if (!step) break;
    if (step.kind === 'get-attribute') {
      path?.push(step.name.name);
      value = scope.lenient ? lenientStep(value, step.name.name) : attributeOf(value, step.name.name, step.name);
    } else {
      const key = evaluate(step.key, scope);
      if (path && (typeof key === 'string' || typeof key === 'number')) path.push(key);
      value = scope.lenient ? lenientStep(value, key) : elementOf(value, key, step.key);
    }
  }
  const found = whole(value);
  if (path && root.kind === 'variable') scope.trace?.(root.name, path, found);
  return found;
}

function evaluateRoot(root: Expression, scope: Scope): Value {
  if (root.kind === 'variable') {
    const value = scope.variable(root.name);
    return value !== undefined ? value : fail(`There is no "${root.name}" here`, root);
  }
  if (root.kind === 'splat-element') return scope.variable(splatName) ?? null;
  return evaluate(root, scope);
}

/** The name under which the element of the nearest splat is kept; no identifier can be written like it. */
const splatName = '[*]';

function splat(node: Splat, scope: Scope): Value {
  const marked = evaluate(node.source, scope);
  const source = reveal(marked);
  if (source instanceof UnknownValue) return source;
  const items = source === null ? [] : source instanceof ListValue ? source.items : [source];
  scope.budget.spend(items.length);
  const results = items.map((item) =>
    node.each.kind === 'splat-element' ? item : evaluate(node.each, withNames(scope, new Map([[splatName, item]]))),
  );
  const result = new ListValue(source instanceof ListValue && source.kind !== 'tuple' ? 'list' : 'tuple', results);
  return marked instanceof SensitiveValue ? conceal(result) : result;
}

function call(node: FunctionCall, scope: Scope): Value {
  const name = node.name.name;
  const own = scope.ownFunction?.(name);
  if (!own && name === 'try') return tryFirst(node, scope);
  if (!own && name === 'can') return can(node, scope);
  const target = own ?? functions.get(name.startsWith('core::') ? name.slice(6) : name);
  if (!target) {
    if (name.startsWith('provider::')) {
      evaluateAll(node.arguments, scope);
      return new UnknownValue({ kind: 'unavailable', message: `${name}() is run by its provider` });
    }
    return fail(`There is no function "${name}"`, node.name);
  }
  let values = evaluateAll(node.arguments, scope);
  if (node.expandLast) {
    const last = reveal(values.pop() ?? null);
    if (last instanceof UnknownValue) return last;
    if (!(last instanceof ListValue)) return fail('Only a list, set or tuple can be expanded with "..."', node);
    scope.budget.spend(last.items.length);
    values = [...values, ...last.items];
  }
  return locate(node, () => {
    try {
      return applyFunction(target, values, scope.context);
    } catch (error) {
      // A function does not know the expressions of its arguments.
      if (error instanceof EvaluationError)
        error.absent ??= node.arguments[values.findIndex((value) => reveal(value) === null)];
      throw error;
    }
  });
}

function tryFirst(node: FunctionCall, scope: Scope): Value {
  let last: EvaluationError | undefined;
  for (const argument of node.arguments) {
    const value = attempt(argument, scope);
    if (!(value instanceof EvaluationError)) return value;
    last = value;
  }
  return fail(
    last ? `None of the expressions in try() has a value: ${last.message}` : 'try() needs an expression',
    node,
  );
}

function can(node: FunctionCall, scope: Scope): Value {
  const [argument] = node.arguments;
  if (!argument || node.arguments.length > 1) return fail('can() takes one expression', node);
  const value = attempt(argument, scope);
  if (value instanceof EvaluationError) return false;
  return value instanceof UnknownValue ? value : true;
}

function object(entries: readonly { readonly key: Expression; readonly value: Expression }[], scope: Scope): Value {
  scope.budget.spend(entries.length);
  const result: [string, Value][] = [];
  let sorted = true;
  let unknown: UnknownValue | undefined;
  let sensitive = false;
  for (const entry of entries) {
    const markedKey = evaluate(entry.key, scope);
    if (markedKey instanceof SensitiveValue) sensitive = true;
    const key = reveal(markedKey);
    const value = evaluate(entry.value, scope);
    if (key instanceof UnknownValue) {
      unknown ??= key;
      continue;
    }
    if (key === null) fail('The key of an object must not be null', entry.key);
    const name = locate(entry.key, () => toText(key));
    const previous = result.at(-1);
    if (previous && previous[0] >= name) sorted = false;
    result.push([name, value]);
  }
  if (unknown) return unknown;
  const object = sorted ? new MapValue('object', new Map(result)) : sortedMap('object', result);
  return sensitive ? conceal(object) : object;
}

function forExpression(node: ForExpression, scope: Scope): Value {
  const marked = evaluate(node.collection, scope);
  const collection = reveal(marked);
  const unknown = unknownExtent(collection);
  if (unknown) return unknown;
  if (collection === null)
    return failAbsent('"for" has nothing to go through: it is null', node.collection, node.collection);
  if (!(collection instanceof ListValue) && !(collection instanceof MapValue)) {
    return fail(`"for" needs a list, set or map to go through, found ${describe(collection)}`, node.collection);
  }
  const result = node.result === 'tuple' ? forTuple(node, collection, scope) : forObject(node, collection, scope);
  return marked instanceof SensitiveValue ? conceal(result) : result;
}

function* pairs(collection: ListValue | MapValue): Generator<readonly [Value, Value]> {
  if (collection instanceof MapValue) {
    yield* collection.entries;
  } else {
    for (const [index, item] of collection.items.entries()) yield [collection.kind === 'set' ? item : index, item];
  }
}

function elementScope(node: ForExpression, scope: Scope, key: Value, value: Value): Scope {
  scope.budget.spend(1);
  const names = new Map<string, Value>();
  if (node.keyVariable) names.set(node.keyVariable.name, key);
  names.set(node.valueVariable.name, value);
  return withNames(scope, names);
}

/** Whether the `if` lets the element through; an unknown condition makes the whole result unknown. */
function admits(node: ForExpression, inner: Scope): boolean | UnknownValue {
  const condition = node.condition;
  if (!condition) return true;
  const value = reveal(evaluate(condition, inner));
  if (value instanceof UnknownValue) return value;
  return locate(condition, () => toBool(value));
}

function forTuple(node: ForExpression, collection: ListValue | MapValue, scope: Scope): Value {
  const items: Value[] = [];
  for (const [key, value] of pairs(collection)) {
    const inner = elementScope(node, scope, key, value);
    const admitted = admits(node, inner);
    if (admitted instanceof UnknownValue) return admitted;
    if (admitted) items.push(evaluate(node.value, inner));
  }
  return new ListValue('tuple', items);
}

function forObject(node: ForExpression, collection: ListValue | MapValue, scope: Scope): Value {
  const entries = new Map<string, Value>();
  const groups = new Map<string, Value[]>();
  for (const [key, value] of pairs(collection)) {
    const inner = elementScope(node, scope, key, value);
    const admitted = admits(node, inner);
    if (admitted instanceof UnknownValue) return admitted;
    if (!admitted || !node.key) continue;
    const keyNode = node.key;
    const keyValue = reveal(evaluate(keyNode, inner));
    if (keyValue instanceof UnknownValue) return keyValue;
    if (keyValue === null) fail('The key must not be null', keyNode);
    const name = locate(keyNode, () => toText(keyValue));
    const result = evaluate(node.value, inner);
    if (node.grouped) {
      const group = groups.get(name);
      if (group) group.push(result);
      else groups.set(name, [result]);
    } else if (entries.has(name)) {
      fail(`Two elements have the key "${name}"; add "..." after the value to group them`, keyNode);
    } else {
      entries.set(name, result);
    }
  }
  for (const [name, items] of groups) entries.set(name, new ListValue('tuple', items));
  return sortedMap('object', entries);
}

function conditional(node: Conditional, scope: Scope): Value {
  const marked = evaluate(node.condition, scope);
  const condition = reveal(marked);
  if (condition instanceof UnknownValue) return agreed(node, scope) ?? condition;
  if (condition === null) return failAbsent('The condition is null', node.condition, node.condition);
  const holds = locate(node.condition, () => toBool(condition));
  const value = evaluate(holds ? node.then : node.else, scope);
  const result = scope.lenient ? value : inCommon(value, holds ? node.else : node.then, node, scope);
  return marked instanceof SensitiveValue ? conceal(result) : result;
}

/** The chosen result in the type that both results have in common, which is the type of a conditional. */
function inCommon(value: Value, otherNode: Expression, node: Conditional, scope: Scope): Value {
  const other = attempt(otherNode, scope);
  if (other instanceof EvaluationError) return value;
  const marked = other instanceof SensitiveValue ? conceal(value) : value;
  const [plain, plainOther] = [reveal(value), reveal(other)];
  if (typeof plain === typeof plainOther && typeof plain !== 'object') return marked;
  if (!isPlain(plain) || !isPlain(plainOther)) return marked;
  const [own, others] = [typeOf(plain), typeOf(plainOther)];
  const common = commonType([own, others]);
  if (!common)
    return fail(
      `The results of this conditional have no type in common: ${formatType(own)} and ${formatType(others)}`,
      node,
    );
  return locate(node, () => convert(marked, common));
}

/** False for namespaces and resources, of which only a part is known; their type cannot be told. */
function isPlain(value: Value): boolean {
  if (value instanceof SensitiveValue) return isPlain(value.value);
  if (value instanceof ListValue) return value.items.every(isPlain);
  if (!(value instanceof MapValue)) return true;
  if (value.constructor !== MapValue) return false;
  for (const item of value.entries.values()) if (!isPlain(item)) return false;
  return true;
}

/** The value of both results where they are the same, so that an unknown condition decides nothing. */
function agreed(node: Conditional, scope: Scope): Value | undefined {
  const first = attempt(node.then, scope);
  const second = attempt(node.else, scope);
  if (first instanceof EvaluationError || second instanceof EvaluationError) return undefined;
  if (firstUnknown(first) || firstUnknown(second) || identity(first) !== identity(second)) return undefined;
  return first;
}
