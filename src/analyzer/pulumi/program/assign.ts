/** What declarations and assignments set. */
import { findBinding, readName, setBinding } from './binding';
import { binary, isTrue } from './operators';
import { placeOf } from './place-of';
import type { Run } from './run';
import type { Expression, Pattern } from './tree';
import { Dictionary, List, Namespace, noReads, type ProgramValue, type Scope, Unknown, unknown } from './value';

/** Sets what a pattern names. `declare` makes variables of the scope at hand; else those that there are get the value. */
export function bindPattern(run: Run, pattern: Pattern, value: ProgramValue, scope: Scope, declare: boolean): void {
  switch (pattern.kind) {
    case 'name': {
      if (pattern.name === '' || pattern.name === '_') return;
      const own = declare ? scope.bindings.get(pattern.name) : findBinding(run, pattern.name, scope);
      if (own) setBinding(run, own, value);
      else scope.set(run, pattern.name, value);
      return;
    }
    case 'default': {
      const missing = value === null;
      bindPattern(run, pattern.pattern, missing ? run.evaluate(pattern.value, scope) : value, scope, declare);
      return;
    }
    case 'list': {
      const items = value instanceof List ? value.items : withSuccess(run, value, pattern.elements);
      const open = value instanceof List ? value.rest : value instanceof Unknown ? value : null;
      for (const [index, element] of pattern.elements.entries()) {
        if (element) bindPattern(run, element, items[index] ?? openElement(run, element, open), scope, declare);
      }
      if (!pattern.rest) return;
      const rest = new List(items.slice(pattern.elements.length), run.birth, open);
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
      const open = value instanceof Dictionary ? value.rest : value instanceof Unknown ? value : null;
      const rest = new Dictionary('object', new Map(left), run.birth, '', open);
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

function setPlace(run: Run, expression: Expression, value: ProgramValue, scope: Scope): void {
  if (expression.kind !== 'member' && expression.kind !== 'index') return;
  const object = run.evaluate(expression.object, scope);
  const key = expression.kind === 'member' ? expression.name : run.evaluate(expression.index, scope);
  if (object instanceof List && typeof key === 'number' && key >= 0 && key < object.items.length) {
    object.put(run, key, value);
    return;
  }
  if (object instanceof Namespace && object.scope && typeof key === 'string') {
    bindPattern(run, { kind: 'name', name: key }, value, object.scope, true);
    return;
  }
  if (!(object instanceof Dictionary)) return;
  if (key === null || typeof key === 'object') {
    object.leaveOpen(run, key instanceof Unknown ? key : unknown('a key is not read'));
    return;
  }
  object.put(run, String(key), { value, place: placeOf(run, expression), reads: noReads });
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
  return pattern.kind === 'place' ? run.evaluate(pattern.expression, scope) : unknown('an assignment is not read');
}
