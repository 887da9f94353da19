/** Expressions of the common tree, evaluated. Nothing is executed: what is not known here is unknown, with its cause. */
import type { Item, Place } from './item';
import { each } from './iterate';
import { binary, isTrue, textOfValue } from './operators';
import { formatPython } from './python-format';
import { bounds, type Run, Stop } from './run';
import type { Argument, CallExpression, ComprehensionExpression, Expression, ObjectExpression, Pattern } from './tree';
import {
  type Arguments,
  type ArgumentValue,
  type Binding,
  ClassValue,
  Closure,
  Dictionary,
  isSame,
  List,
  Namespace,
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
      return new ClassValue(expression.class, base, scope, expression.class.body);
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

function readName(run: Run, name: string, scope: Scope): ProgramValue {
  const binding = scope.find(name);
  if (!binding) return run.language.globals(name, run) ?? unknown(`\`${name}\` is not known`);
  return readBinding(binding, name);
}

/** Variables of Go packages and imports are computed when first read; one that needs itself is unknown. */
export function readBinding(binding: Binding, name: string): ProgramValue {
  if (binding.thunk) {
    const { thunk } = binding;
    binding.thunk = null;
    binding.value = unknown(`\`${name}\` depends on itself`);
    binding.value = thunk();
  }
  return binding.value;
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
  return object.rest ?? new List(object.items.slice(start, end), run.uncertainDepth);
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
  const list = new List(items, run.uncertainDepth);
  list.rest = rest;
  return list;
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
  const object = new Dictionary(expression.shape, entries, run.uncertainDepth, expression.type);
  object.rest = rest;
  return object;
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
  const inside = new Scope(scope);
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
  if (expression.key) {
    const map = new Dictionary('object', entries, run.uncertainDepth);
    map.rest = rest;
    return map;
  }
  const list = new List(items, run.uncertainDepth);
  list.rest = rest;
  return list;
}

/** Sets what a pattern names. `declare` makes variables of the scope at hand; else those that there are get the value. */
export function bindPattern(run: Run, pattern: Pattern, value: ProgramValue, scope: Scope, declare: boolean): void {
  switch (pattern.kind) {
    case 'name': {
      if (pattern.name === '' || pattern.name === '_') return;
      const own = declare ? scope.bindings.get(pattern.name) : scope.find(pattern.name);
      if (own) setBinding(run, own, value);
      else scope.bindings.set(pattern.name, { value, thunk: null });
      return;
    }
    case 'default': {
      const missing = value === null;
      bindPattern(run, pattern.pattern, missing ? evaluate(run, pattern.value, scope) : value, scope, declare);
      return;
    }
    case 'list': {
      const items = value instanceof List ? value.items : withSuccess(run, value, pattern.elements);
      const open = value instanceof List ? value.rest : value instanceof Unknown ? value : null;
      for (const [index, element] of pattern.elements.entries()) {
        if (element) bindPattern(run, element, items[index] ?? openElement(run, element, open), scope, declare);
      }
      if (!pattern.rest) return;
      const rest = new List(items.slice(pattern.elements.length), run.uncertainDepth);
      rest.rest = open;
      bindPattern(run, pattern.rest, rest, scope, declare);
      return;
    }
    case 'object': {
      for (const { key, pattern: inner } of pattern.entries) {
        bindPattern(run, inner, value === null ? null : run.member(value, key), scope, declare);
      }
      if (!pattern.rest) return;
      const taken = new Set(pattern.entries.map(({ key }) => key));
      const left = value instanceof Dictionary ? [...value.entries].filter(([key]) => !taken.has(key)) : [];
      const rest = new Dictionary('object', new Map(left), run.uncertainDepth);
      rest.rest = value instanceof Dictionary ? value.rest : value instanceof Unknown ? value : null;
      bindPattern(run, pattern.rest, rest, scope, declare);
      return;
    }
    case 'place':
      setPlace(run, pattern.expression, value, scope);
  }
}

/** The results of what gives one value and says how that went: an error that is nothing, or whether it was there. */
function withSuccess(run: Run, value: ProgramValue, elements: readonly (Pattern | null)[]): readonly ProgramValue[] {
  if (run.language.runtime !== 'go' || value instanceof Unknown) return [];
  const last = elements.at(-1);
  return [value, last && isError(last) ? null : value !== null];
}

function isError(element: Pattern): boolean {
  return element.kind === 'name' && /^err\d*$|Err$/.test(element.name);
}

/** The error that a function of Go returns is nothing where all goes well: nobody deploys a program that fails. */
function openElement(run: Run, element: Pattern, open: Unknown | null): ProgramValue {
  return run.language.runtime === 'go' && isError(element) ? null : open;
}

export function setBinding(run: Run, binding: Binding, value: ProgramValue): void {
  if (run.journal && !run.journal.has(binding)) run.journal.set(binding, binding.value);
  binding.thunk = null;
  binding.value = value;
}

function setPlace(run: Run, expression: Expression, value: ProgramValue, scope: Scope): void {
  if (expression.kind !== 'member' && expression.kind !== 'index') return;
  const object = evaluate(run, expression.object, scope);
  const key = expression.kind === 'member' ? expression.name : evaluate(run, expression.index, scope);
  if (object instanceof List && typeof key === 'number' && key >= 0 && key < object.items.length) {
    object.items[key] = object.depth < run.uncertainDepth && run.uncertain ? run.uncertain : value;
    return;
  }
  if (object instanceof Namespace && object.scope && typeof key === 'string') {
    bindPattern(run, { kind: 'name', name: key }, value, object.scope, true);
    return;
  }
  if (!(object instanceof Dictionary)) return;
  if (key === null || typeof key === 'object') {
    object.rest ??= key instanceof Unknown ? key : unknown('a key is not read');
    return;
  }
  const set = object.depth < run.uncertainDepth && run.uncertain ? run.uncertain : value;
  object.entries.set(String(key), { value: set, place: placeOf(run, expression), reads: [] });
}

/** `a = b` and `a += b`; gives the new value. */
export function assign(run: Run, target: Pattern, operator: string, value: ProgramValue, scope: Scope): ProgramValue {
  if (operator === '') {
    bindPattern(run, target, value, scope, false);
    return value;
  }
  const current = readPattern(run, target, scope);
  const next =
    operator === '??' || operator === '||' || operator === '&&'
      ? shortAssigned(run, operator, current, value)
      : binary(run, operator, current, value);
  bindPattern(run, target, next, scope, false);
  return next;
}

function shortAssigned(run: Run, operator: string, current: ProgramValue, value: ProgramValue): ProgramValue {
  if (operator === '??') return current === null ? value : current;
  const truth = isTrue(run, current);
  if (truth instanceof Unknown) return truth;
  return truth === (operator === '&&') ? value : current;
}

function readPattern(run: Run, pattern: Pattern, scope: Scope): ProgramValue {
  if (pattern.kind === 'name') return readName(run, pattern.name, scope);
  return pattern.kind === 'place' ? evaluate(run, pattern.expression, scope) : unknown('an assignment is not read');
}

/** Where a node of the item at hand stands. */
function placeOf(run: Run, node: { readonly start: number; readonly end: number; place?: Place }): Place | null {
  if (node.place) return node.place;
  if (!run.item) return null;
  node.place = { item: run.item, start: node.start, end: node.end };
  return node.place;
}
