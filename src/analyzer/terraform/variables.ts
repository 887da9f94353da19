/** Input variables: their type constraints, and the values given to them in files, flags and the environment. */
import { convert } from '../../expression/convert';
import { EvaluationError, fail } from '../../expression/error';
import { attempt } from '../../expression/evaluate';
import { Budget } from '../../expression/limits';
import type { Scope } from '../../expression/scope';
import { anyType, boolType, numberType, type ObjectAttributeType, stringType, type Type } from '../../expression/type';
import { ListValue, sortedMap, UnknownValue, type Value } from '../../expression/value';
import { type Expression, type HclFile, type Item, parseExpression } from '../../syntax/hcl';
import { findJsonMistake } from '../../syntax/json-mistake';
import type { Span } from '../../syntax/range';
import type { SyntaxProblem } from '../project';
import { unquoted } from './json-configuration';

/** A value given from outside. Text from flags and the environment is read by the variable's type. */
export type VariableInput =
  | { readonly kind: 'value'; readonly value: Value; readonly origin: string }
  | { readonly kind: 'text'; readonly text: string; readonly origin: string };

/** A scope in which nothing has a name: defaults, tfvars. */
function emptyScope(): Scope {
  return { variable: () => undefined, budget: new Budget(), context: { spend: () => {} } };
}

/** The type that a type expression stands for. Throws an `EvaluationError` where it is none. */
export function parseType(node: Expression): Type {
  if (node.kind === 'parentheses') return parseType(node.inner);
  const bare = unquoted(node);
  if (bare !== node) return parseType(bare);
  const name = node.kind === 'variable' ? node.name : node.kind === 'literal' ? node.value : undefined;
  switch (name) {
    case 'string':
      return stringType;
    case 'number':
      return numberType;
    case 'bool':
      return boolType;
    case 'any':
      return anyType;
    case 'list':
    case 'map':
    case 'set':
      return { kind: name, element: anyType };
  }
  if (node.kind !== 'call')
    return fail('A type is expected: string, number, bool, list(…), map(…), object({…}) …', node);
  const [argument] = node.arguments;
  if (!argument) return fail(`${node.name.name}() needs a type`, node);
  switch (node.name.name) {
    case 'list':
    case 'set':
    case 'map':
      return { kind: node.name.name, element: parseType(argument) };
    case 'tuple':
      if (argument.kind !== 'tuple') return fail('tuple() needs a list of types', argument);
      return { kind: 'tuple', elements: argument.elements.map(parseType) };
    case 'object':
      return parseObjectType(argument);
    case 'optional':
      return parseType(argument);
    default:
      return fail(`There is no type "${node.name.name}"`, node.name);
  }
}

function parseObjectType(node: Expression): Type {
  if (node.kind !== 'object') return fail('object() needs { name = type, … }', node);
  const attributes = new Map<string, ObjectAttributeType>();
  for (const { key, value } of node.entries) {
    if (key.kind !== 'literal') return fail('The attribute of an object type is a name', key);
    const optional = value.kind === 'call' && value.name.name === 'optional';
    const fallback = optional ? value.arguments[1] : undefined;
    attributes.set(String(key.value), {
      type: parseType(value),
      optional,
      default: fallback ? constant(fallback) : null,
    });
  }
  return { kind: 'object', attributes };
}

/** The value of an expression without names in it. Throws an `EvaluationError`. */
export function constant(node: Expression): Value {
  const value = attempt(node, emptyScope());
  if (value instanceof EvaluationError) throw value;
  return value;
}

/** The value that an input gives to a variable of a type. Throws an `EvaluationError` where it does not fit. */
export function inputValue(input: VariableInput, type: Type): Value {
  if (input.kind === 'value') return convert(input.value, type);
  // Terraform takes flags and TF_VAR_ literally for primitives and as an expression for everything else.
  if (type.kind === 'string' || type.kind === 'number' || type.kind === 'bool' || type.kind === 'any') {
    return convert(input.text, type);
  }
  const { expression, errors } = parseExpression(input.text);
  const [error] = errors;
  if (error) return fail(`The value from ${input.origin} is no expression: ${error.message}`);
  return convert(constant(expression), type);
}

/** The values in a .tfvars file; what cannot be evaluated is told through `onError`. */
export function tfvarsInputs(
  tree: HclFile,
  origin: string,
  onError: (error: EvaluationError, item: Item, node: Span) => void,
): Map<string, VariableInput> {
  const inputs = new Map<string, VariableInput>();
  for (const item of tree.items) {
    if (item.node?.kind !== 'attribute') continue;
    const value = attempt(item.node.value, emptyScope());
    if (value instanceof EvaluationError) onError(value, item, item.node);
    else inputs.set(item.node.name.name, { kind: 'value', value, origin });
  }
  return inputs;
}

/** The values in a .tfvars.json file; none where `variablesProblems` says why. */
export function tfvarsJsonInputs(text: string, origin: string): Map<string, VariableInput> {
  const parsed = parseVariables(text);
  const inputs = new Map<string, VariableInput>();
  if (parsed.kind === 'wrong') return inputs;
  for (const [name, value] of Object.entries(parsed.values))
    inputs.set(name, { kind: 'value', value: fromJson(value, 0), origin });
  return inputs;
}

/** What is wrong with the text of a .tfvars.json file. */
export function variablesProblems(text: string): readonly SyntaxProblem[] {
  const parsed = parseVariables(text);
  return parsed.kind === 'wrong' ? [parsed.problem] : [];
}

type Variables =
  | { readonly kind: 'values'; readonly values: object }
  | { readonly kind: 'wrong'; readonly problem: SyntaxProblem };

function parseVariables(text: string): Variables {
  const wrong = (message: string, line = 0, character = 0): Variables => {
    const place = { line, character };
    return { kind: 'wrong', problem: { code: 'json-syntax', message, range: { start: place, end: place } } };
  };
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  let values: unknown;
  try {
    values = JSON.parse(body);
  } catch {
    const { message, line, character } = findJsonMistake(body);
    return wrong(`This is no valid JSON: ${message}`, line, character);
  }
  if (typeof values === 'object' && values !== null && !Array.isArray(values)) return { kind: 'values', values };
  return wrong('An object with the values of variables is expected here');
}

/** Nobody nests values so deep, and whoever reads them recurses. */
const deepestNesting = 500;

/** A JSON value as a value of the language: arrays become tuples, objects objects. */
function fromJson(json: unknown, depth: number): Value {
  if (json === null || typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean') return json;
  if (typeof json !== 'object') return null;
  if (depth > deepestNesting)
    return new UnknownValue({ kind: 'unavailable', message: 'the value is nested too deeply' });
  if (Array.isArray(json))
    return new ListValue(
      'tuple',
      json.map((item) => fromJson(item, depth + 1)),
    );
  return sortedMap(
    'object',
    Object.entries(json).map(([key, value]) => [key, fromJson(value, depth + 1)] as const),
  );
}
