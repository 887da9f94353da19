/**
 * Helpers to declare the functions of the language: each parameter says how it is converted and what TypeScript type
 * the function then gets, so that the functions themselves are written with typed arguments.
 */
import { settle } from '../convert';
import { fail } from '../error';
import type { FunctionContext, Parameter, TerraformFunction } from '../function';
import { anyType, numberType, stringType, type Type } from '../type';
import { describe, ListValue, MapValue, SensitiveValue, UnknownValue, type Value } from '../value';

/** A parameter and how its argument, once converted, is read. */
export interface Argument<T extends Value> extends Parameter {
  readonly read: (value: Value) => T;
}

type Options = Pick<Parameter, 'nullable' | 'partial'>;

export function text(name: string): Argument<string> {
  return {
    name,
    type: stringType,
    read: (value) => (typeof value === 'string' ? value : unexpected(value, name)),
  };
}

export function number(name: string): Argument<number> {
  return {
    name,
    type: numberType,
    read: (value) => (typeof value === 'number' ? value : unexpected(value, name)),
  };
}

/** Anything; `partial` and `nullable` arguments are passed on as they are. */
export function any(name: string, options: Options = {}): Argument<Value> {
  return { ...options, name, type: anyType, read: (value) => value };
}

/** A list; a set or tuple is converted. */
export function listOf(name: string, element: Type, options: Options = {}): Argument<ListValue> {
  return { ...options, name, type: { kind: 'list', element }, read: (value) => readList(value, name) };
}

/** A set; a list or tuple is converted. */
export function setOf(name: string, element: Type, options: Options = {}): Argument<ListValue> {
  return { ...options, name, type: { kind: 'set', element }, read: (value) => readList(value, name) };
}

/** A map; an object is converted. */
export function mapOf(name: string, element: Type): Argument<MapValue> {
  return {
    name,
    type: { kind: 'map', element },
    read: (value) => (value instanceof MapValue ? value : unexpected(value, name)),
  };
}

/** A list, set or tuple as it is given, with whatever is inside: `partial` elements. */
export function sequence(name: string): Argument<ListValue> {
  return { name, type: anyType, partial: 'elements', read: (value) => readList(value, name) };
}

/** A map or object as it is given, with whatever is inside: `partial` elements. */
export function mapping(name: string): Argument<MapValue> {
  return {
    name,
    type: anyType,
    partial: 'elements',
    read: (value) =>
      value instanceof MapValue ? value : fail(`"${name}" must be a map or an object, found ${article(value)}`),
  };
}

function readList(value: Value, name: string): ListValue {
  return value instanceof ListValue ? value : fail(`"${name}" must be a list, set or tuple, found ${article(value)}`);
}

function unexpected(value: Value, name: string): never {
  return fail(`"${name}" cannot be ${article(value)}`);
}

/** `a number`, `an object`, `null`: for messages. */
export function article(value: Value): string {
  const word = describe(value);
  if (word === 'null') return word;
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}

export function nullary(name: string, call: (context: FunctionContext) => Value): TerraformFunction {
  return { name, parameters: [], call: (_, context) => call(context) };
}

export function unary<A extends Value>(
  name: string,
  a: Argument<A>,
  call: (a: A, context: FunctionContext) => Value,
): TerraformFunction {
  return { name, parameters: [a], call: (values, context) => call(a.read(at(values, 0)), context) };
}

export function binary<A extends Value, B extends Value>(
  name: string,
  a: Argument<A>,
  b: Argument<B>,
  call: (a: A, b: B, context: FunctionContext) => Value,
): TerraformFunction {
  return {
    name,
    parameters: [a, b],
    call: (values, context) => call(a.read(at(values, 0)), b.read(at(values, 1)), context),
  };
}

export function ternary<A extends Value, B extends Value, C extends Value>(
  name: string,
  a: Argument<A>,
  b: Argument<B>,
  c: Argument<C>,
  call: (a: A, b: B, c: C, context: FunctionContext) => Value,
): TerraformFunction {
  return {
    name,
    parameters: [a, b, c],
    call: (values, context) => call(a.read(at(values, 0)), b.read(at(values, 1)), c.read(at(values, 2)), context),
  };
}

/** Any number of arguments of one kind. */
export function variadic<R extends Value>(
  name: string,
  rest: Argument<R>,
  call: (rest: readonly R[], context: FunctionContext) => Value,
): TerraformFunction {
  return { name, parameters: [], variadic: rest, call: (values, context) => call(values.map(rest.read), context) };
}

/** One argument and any number of further ones. */
export function unaryVariadic<A extends Value, R extends Value>(
  name: string,
  a: Argument<A>,
  rest: Argument<R>,
  call: (a: A, rest: readonly R[], context: FunctionContext) => Value,
): TerraformFunction {
  return {
    name,
    parameters: [a],
    variadic: rest,
    call: (values, context) => call(a.read(at(values, 0)), values.slice(1).map(rest.read), context),
  };
}

/** Two arguments and any number of further ones. */
export function binaryVariadic<A extends Value, B extends Value, R extends Value>(
  name: string,
  a: Argument<A>,
  b: Argument<B>,
  rest: Argument<R>,
  call: (a: A, b: B, rest: readonly R[], context: FunctionContext) => Value,
): TerraformFunction {
  return {
    name,
    parameters: [a, b],
    variadic: rest,
    call: (values, context) =>
      call(a.read(at(values, 0)), b.read(at(values, 1)), values.slice(2).map(rest.read), context),
  };
}

function at(values: readonly Value[], index: number): Value {
  return values[index] ?? null;
}

/** A number that counts something. Throws for fractions and for what no machine integer holds. */
export function whole(value: number, name: string): number {
  const number = settle(value);
  if (!Number.isInteger(number)) fail(`"${name}" must be a whole number, found ${value}`);
  if (Math.abs(number) >= 2 ** 63) fail(`"${name}" is too large: ${value}`);
  return number;
}

/** The strings of a list that has been converted to strings; null and unknown elements are refused. */
export function texts(list: ListValue): string[] {
  return list.items.map((item, index) => {
    const plain = item instanceof SensitiveValue ? item.value : item;
    if (typeof plain === 'string') return plain;
    return fail(`element ${index} is ${plain instanceof UnknownValue ? 'unknown' : article(plain)}, not a string`);
  });
}

export function tuple(items: readonly Value[]): ListValue {
  return new ListValue('tuple', items);
}

export function list(items: readonly Value[]): ListValue {
  return new ListValue('list', items);
}
