/** Expressions of the common tree, evaluated. Nothing is executed: what is not known here is unknown, with its cause. */
import { assign, bindPattern } from './assign';
import { readName } from './binding';
import type { Item, Place } from './item';
import { each } from './iterate';
import { binary, isTrue, textOfValue } from './operators';
import { placeOf } from './place-of';
import { formatPython } from './python-format';
import { bounds, type Run, Stop } from './run';
import type { Argument, CallExpression, ComprehensionExpression, Expression, ObjectExpression } from './tree';
import {
  type Arguments,
  type ArgumentValue,
  ClassValue,
  Closure,
  Dictionary,
  isSame,
  List,
  noReads,
  type ProgramValue,
  Scope,
  type Slot,
  Unknown,
  unknown,
} from './value';

export function evaluate(run: Run, expression: Expression, scope: Scope, variable = ''): ProgramValue {
  // Most of what is written are plain values.
  if (expression.kind === 'literal') return expression.value;
  run.spend(1);
  if (++run.evaluationDepth > bounds.depth) {
    run.evaluationDepth--;
    return unknown('the expression is nested too deeply to be read');
  }
  try {
    return evaluateInside(run, expression, scope, variable);
  } finally {
    run.evaluationDepth--;
  }
}

function evaluateInside(run: Run, expression: Expression, scope: Scope, variable: string): ProgramValue {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'name':
      return readName(run, expression.name, scope);
    case 'template': {
      const parts = expression.parts.map((part) => textOfValue(run, evaluate(run, part, scope)));
      return join(run, parts);
    }
    case 'formatted':
      return formatPython(run, evaluate(run, expression.value, scope), expression.format);
    case 'member': {
      const object = evaluate(run, expression.object, scope);
      if (expression.optional && object === null) return null;
      return run.member(object, expression.name);
    }
    case 'index':
      return readIndex(run, evaluate(run, expression.object, scope), evaluate(run, expression.index, scope));
    case 'slice': {
      const bound = (part: Expression | null) => (part ? evaluate(run, part, scope) : null);
      return slice(run, evaluate(run, expression.object, scope), bound(expression.from), bound(expression.to));
    }
    case 'call':
      return evaluateCall(run, expression, scope, variable);
    case 'list':
      return evaluateList(run, expression.elements, scope);
    case 'object':
      return evaluateObject(run, expression, scope);
    case 'function':
      return run.item ? new Closure(expression.function, scope, run.item) : null;
    case 'class': {
      const base = expression.class.base ? evaluate(run, expression.class.base, scope) : null;
      return new ClassValue(expression.class, base, scope, expression.class.body, run.birth);
    }
    case 'unary':
      return evaluateUnary(run, expression.operator, evaluate(run, expression.operand, scope));
    case 'binary': {
      const left = evaluate(run, expression.left, scope);
      return binary(run, expression.operator, left, evaluate(run, expression.right, scope));
    }
    case 'logical': {
      const left = evaluate(run, expression.left, scope);
      if (expression.operator === '??') return left === null ? evaluate(run, expression.right, scope) : left;
      const truth = isTrue(run, left);
      if (truth instanceof Unknown) {
        const right = run.uncertainly(truth, () => evaluate(run, expression.right, scope));
        return isSame(left, right) ? left : truth;
      }
      return truth === (expression.operator === '&&') ? evaluate(run, expression.right, scope) : left;
    }
    case 'conditional': {
      const truth = isTrue(run, evaluate(run, expression.test, scope));
      if (!(truth instanceof Unknown)) {
        return evaluate(run, truth ? expression.consequence : expression.otherwise, scope, variable);
      }
      const then = run.uncertainly(truth, () => evaluate(run, expression.consequence, scope, variable));
      const otherwise = run.uncertainly(truth, () => evaluate(run, expression.otherwise, scope, variable));
      return isSame(then, otherwise) ? then : truth;
    }
    case 'comprehension':
      return evaluateComprehension(run, expression, scope);
    case 'assign': {
      const value = evaluate(run, expression.value, scope);
      if (expression.operator === ':') {
        bindPattern(run, expression.target, value, scope, true);
        return value;
      }
      return assign(run, expression.target, expression.operator, value, scope);
    }
    case 'spread':
      return evaluate(run, expression.value, scope);
    case 'unread':
      return unknown(`the value comes from ${expression.what}, which is not read`);
  }
}

function join(run: Run, parts: readonly (string | Unknown)[]): ProgramValue {
  let text = '';
  for (const part of parts) {
    if (part instanceof Unknown) return part;
    text += part;
    if (text.length > bounds.text) return unknown('a text is too long to be read');
  }
  run.spend(text.length >> 8);
  return text;
}

function readIndex(run: Run, object: ProgramValue, index: ProgramValue): ProgramValue {
  if (object instanceof Unknown) return object;
  if (index instanceof Unknown) return index;
  if (object instanceof List && typeof index === 'number') {
    const position = index < 0 && run.language.runtime === 'python' ? object.items.length + index : index;
    return object.items[position] ?? object.rest;
  }
  if (typeof object === 'string' && typeof index === 'number') {
    return object.at(index < 0 && run.language.runtime !== 'python' ? object.length : index) ?? null;
  }
  if (object instanceof Dictionary && index !== null && typeof index !== 'object') {
    const value = object.get(String(index));
    if (value !== undefined) return value;
    return object.rest ?? null;
  }
  return typeof index === 'string' ? run.member(object, index) : unknown('an element is not read');
}

function slice(run: Run, object: ProgramValue, from: ProgramValue, to: ProgramValue): ProgramValue {
  const missing = [object, from, to].find((value) => value instanceof Unknown);
  if (missing !== undefined) return missing;
  const [start, end] = [typeof from === 'number' ? from : undefined, typeof to === 'number' ? to : undefined];
  if (typeof object === 'string') return object.slice(start, end);
  if (!(object instanceof List)) return unknown('a slice is not read');
  return object.rest ?? new List(object.items.slice(start, end), run.birth);
}

function evaluateCall(run: Run, call: CallExpression, scope: Scope, variable: string): ProgramValue {
  const place = placeOf(run, call);
  const callee = evaluate(run, call.callee, scope);
  if (callee === null && call.callee.kind === 'member' && call.callee.optional) return null;
  if (!place) return unknown('a call is not read');
  const { values, rest } = evaluateArguments(run, call.arguments, scope, call.construct);
  if (rest) return rest;
  return run.call(callee, values, { place, callee: calleeText(place.item, call.callee), variable });
}

function calleeText(item: Item, { start, end }: Expression): string {
  return item.text.slice(start, end).replaceAll(/\s+/g, '').slice(0, 200);
}

function evaluateArguments(
  run: Run,
  list: readonly Argument[],
  scope: Scope,
  construct: boolean,
): { readonly values: Arguments; readonly rest: Unknown | null } {
  const positional: ArgumentValue[] = [];
  const named = new Map<string, ArgumentValue>();
  let rest: Unknown | null = null;
  for (const argument of list) {
    const slot = readSlot(run, argument.value, placeOf(run, argument), scope);
    const { value, place, reads } = slot;
    if (argument.value.kind === 'spread') {
      if (value instanceof List) {
        for (const item of value.items) positional.push({ value: item, place, reads });
        rest ??= value.rest;
      } else if (value instanceof Unknown) rest ??= value;
    } else if (argument.name === '**') {
      if (value instanceof Dictionary) for (const [key, each] of value.entries) named.set(key, each);
      else if (value instanceof Unknown) rest ??= value;
    } else if (argument.name !== null) named.set(argument.name, slot);
    else positional.push(slot);
  }
  return { values: { positional, named, construct }, rest };
}

/** The value of an expression at a place, with the constructions that it reads. */
function readSlot(run: Run, expression: Expression, place: Place | null, scope: Scope): Slot {
  if (expression.kind === 'literal') return { value: expression.value, place, reads: noReads };
  const around = run.reads;
  run.reads = null;
  try {
    const value = evaluate(run, expression, scope);
    // The set is made by whoever reads a construction first.
    const found: Set<Slot['reads'][number]> | null = run.reads;
    return { value, place, reads: found ? [...found] : noReads };
  } finally {
    run.reads = around;
  }
}

function evaluateList(run: Run, elements: readonly Expression[], scope: Scope): ProgramValue {
  const items: ProgramValue[] = [];
  let rest: Unknown | null = null;
  for (const element of elements) {
    const value = evaluate(run, element, scope);
    if (element.kind !== 'spread') items.push(value);
    else if (value instanceof List) {
      run.spend(value.items.length >> 2);
      for (const item of value.items) items.push(item);
      rest ??= value.rest;
    } else if (value instanceof Unknown) rest ??= value;
    if (items.length > bounds.items) return unknown('a list is too long to be read');
  }
  return new List(items, run.birth, rest);
}

function evaluateObject(run: Run, expression: ObjectExpression, scope: Scope): ProgramValue {
  const entries = new Map<string, Slot>();
  let rest: Unknown | null = null;
  for (const entry of expression.entries) {
    if (entry.key === null) {
      const spread = evaluate(run, entry.value, scope);
      if (spread instanceof Dictionary) {
        run.spend(spread.entries.size >> 2);
        for (const [key, slot] of spread.entries) entries.set(key, slot);
        rest ??= spread.rest;
      } else if (spread instanceof Unknown) rest ??= spread;
      continue;
    }
    const key = evaluate(run, entry.key, scope);
    const slot = readSlot(run, entry.value, placeOf(run, entry), scope);
    if (key instanceof Unknown) rest ??= key;
    else if (key === null || typeof key !== 'object') entries.set(String(key), slot);
  }
  return new Dictionary(expression.shape, entries, run.birth, expression.type, rest);
}

function evaluateUnary(run: Run, operator: string, operand: ProgramValue): ProgramValue {
  if (operator === 'typeof') return typeName(operand);
  if (operator === 'void') return null;
  if (operator === '!') {
    const truth = isTrue(run, operand);
    return truth instanceof Unknown ? truth : !truth;
  }
  if (operand instanceof Unknown) return operand;
  const number = typeof operand === 'string' && operator === '+' ? Number(operand) : operand;
  if (typeof number !== 'number') return unknown(`\`${operator}\` of something that is no number`);
  if (operator === '-') return -number;
  return operator === '+' ? number : unknown(`\`${operator}\` is not read`);
}

function typeName(value: ProgramValue): ProgramValue {
  if (value instanceof Unknown) return value;
  if (value === null) return 'undefined';
  if (typeof value !== 'object') return typeof value;
  return value instanceof Closure || value instanceof ClassValue ? 'function' : 'object';
}

function evaluateComprehension(run: Run, expression: ComprehensionExpression, scope: Scope): ProgramValue {
  const inside = new Scope(scope, run.birth);
  const items: ProgramValue[] = [];
  const entries = new Map<string, Slot>();
  let rest: Unknown | null = null;
  const produce = (): void => {
    const key = expression.key ? evaluate(run, expression.key, inside) : null;
    const slot = readSlot(run, expression.value, placeOf(run, expression.value), inside);
    if (!expression.key) items.push(slot.value);
    else if (key instanceof Unknown) rest ??= key;
    else if (key === null || typeof key !== 'object') entries.set(String(key), slot);
    if (items.length > bounds.items) throw new Stop('A list is too long to be read', placeOf(run, expression));
  };
  const clause = (index: number): void => {
    const current = expression.clauses[index];
    if (!current) {
      produce();
      return;
    }
    if (current.kind === 'if') {
      const truth = isTrue(run, evaluate(run, current.test, inside));
      if (truth === true) clause(index + 1);
      else if (truth instanceof Unknown) {
        rest ??= truth;
        run.uncertainly(truth, () => clause(index + 1));
      }
      return;
    }
    const source = evaluate(run, current.source, inside);
    const open = each(run, source, 'values', (item) => {
      bindPattern(run, current.pattern, item, inside, true);
      clause(index + 1);
      return true;
    });
    rest ??= open;
  };
  clause(0);
  if (expression.key) return new Dictionary('object', entries, run.birth, '', rest);
  return new List(items, run.birth, rest);
}
