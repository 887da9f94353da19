/** Calls a function of the language: what its signature says about the arguments is done here, once for all of them. */
import { convert } from '../convert';
import { EvaluationError, fail } from '../error';
import type { FunctionContext, Parameter, TerraformFunction } from '../function';
import {
  conceal,
  firstUnknown,
  ListValue,
  MapValue,
  reveal,
  revealDeep,
  SensitiveValue,
  UnknownValue,
  unknownExtent,
  type Value,
} from '../value';

/**
 * The result of a function. Throws an `EvaluationError` for a wrong number of arguments, for one that its parameter
 * cannot take, and for what the function itself refuses; the message names the function and the argument.
 */
export function applyFunction(target: TerraformFunction, args: readonly Value[], context: FunctionContext): Value {
  checkCount(target, args.length);
  const values: Value[] = [];
  let sensitive = false;
  let unknown: UnknownValue | undefined;
  const { parameters, variadic } = target;
  for (let index = 0; index < args.length; index++) {
    const parameter = parameters[index] ?? variadic;
    const argument = args[index] ?? null;
    if (!parameter) continue;
    if (isReady(parameter, argument)) {
      values.push(argument);
      continue;
    }
    const prepared = prepare(target, parameter, argument);
    sensitive ||= prepared.sensitive;
    unknown ??= prepared.unknown;
    values.push(prepared.value);
  }
  if (unknown) return unknown;
  const result = call(target, values, context);
  context.spend(sizeOf(result));
  const normal = typeof result === 'string' ? result.normalize() : result;
  return sensitive ? conceal(normal) : normal;
}

/** What a result takes of the budget: 64 characters of text as much as an element. */
function sizeOf(result: Value): number {
  const plain = reveal(result);
  if (plain instanceof ListValue) return plain.items.length;
  if (plain instanceof MapValue) return plain.entries.size;
  return typeof plain === 'string' ? plain.length >> 6 : 0;
}

function checkCount(target: TerraformFunction, found: number): void {
  const least = target.parameters.length;
  if (found < least) {
    const missing = target.parameters[found]?.name ?? '';
    fail(`${target.name}() needs ${target.variadic ? 'at least ' : ''}${count(least)}: "${missing}" is missing`);
  }
  if (found > least && !target.variadic) fail(`${target.name}() takes ${count(least)}, found ${found}`);
}

function count(number: number): string {
  return number === 0 ? 'no arguments' : `${number} argument${number === 1 ? '' : 's'}`;
}

/** Whether an argument is what the parameter takes, with nothing to convert or to look for: most are. */
function isReady({ type, partial, nullable }: Parameter, argument: Value): boolean {
  if (partial === 'whole' && type.kind === 'any') return nullable === true || argument !== null;
  switch (typeof argument) {
    case 'string':
      return type.kind === 'string' || type.kind === 'any';
    case 'number':
      return type.kind === 'number' || type.kind === 'any';
    case 'boolean':
      return type.kind === 'bool' || type.kind === 'any';
    default:
      return false;
  }
}

interface Prepared {
  readonly value: Value;
  readonly sensitive: boolean;
  /** What makes the result unknown whatever the function does. */
  readonly unknown: UnknownValue | undefined;
}

function prepare(target: TerraformFunction, parameter: Parameter, argument: Value): Prepared {
  const opened = open(parameter, argument);
  if (opened.value === null) {
    if (!parameter.nullable) fail(`${target.name}(): "${parameter.name}" must not be null`);
    return { ...opened, unknown: undefined };
  }
  const unknown = unknownIn(parameter, opened.value);
  if (unknown && unknown === unknownExtent(opened.value)) return { ...opened, unknown };
  const value = explain(`${target.name}(): "${parameter.name}" cannot be used: `, () =>
    convert(opened.value, parameter.type),
  );
  return { value, sensitive: opened.sensitive, unknown };
}

/** The argument without the marks that the function does not look at itself. */
function open(parameter: Parameter, argument: Value): { readonly value: Value; readonly sensitive: boolean } {
  switch (parameter.partial) {
    case 'whole':
      return { value: argument, sensitive: false };
    case 'elements':
    case 'keys':
      return { value: reveal(argument), sensitive: argument instanceof SensitiveValue };
    default:
      return revealDeep(argument);
  }
}

function unknownIn(parameter: Parameter, value: Value): UnknownValue | undefined {
  switch (parameter.partial) {
    case 'whole':
      return undefined;
    case 'keys':
      return value instanceof UnknownValue ? value : undefined;
    case 'unknown':
    case 'elements':
      return unknownExtent(value);
    default:
      return firstUnknown(value);
  }
}

function call(target: TerraformFunction, values: readonly Value[], context: FunctionContext): Value {
  return explain(`${target.name}(): `, () => target.call(values, context));
}

/** Puts words before the message of an error that does not know its place yet. */
function explain<T>(words: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof EvaluationError && error.span === undefined) fail(words + error.message);
    throw error;
  }
}
