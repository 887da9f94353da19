/** Calls: of functions and classes of the program, and of what libraries are known for. */

import { bindPattern } from './assign';
import { headerOf, instantiate, slotOf, superOf } from './classes';
import { executeBlock, neverReturns } from './execute';
import { type Frame, withFrame } from './execution';
import { bounds, type Run } from './run';
import { callSdk } from './sdk';
import type { FunctionNode, Parameter } from './tree';
import {
  type Arguments,
  ClassValue,
  Closure,
  Dictionary,
  List,
  Namespace,
  Native,
  type ProgramValue,
  Scope,
  SdkPath,
  type Site,
  Unknown,
  unknown,
} from './value';

export function call(run: Run, callee: ProgramValue, args: Arguments, site: Site): ProgramValue {
  run.spend(1);
  if (callee instanceof Native) return callee.invoke(args, run, site);
  if (callee instanceof Closure) return callClosure(run, callee, args, site);
  if (callee instanceof ClassValue) return instantiate(run, callee, args, site);
  if (callee instanceof SdkPath) return callSdk(run, callee, args, site);
  if (callee instanceof Namespace && callee.invoke) return callee.invoke(args, run, site);
  if (callee instanceof Unknown) return callee;
  return unknown(`the value comes from \`${shortened(site.callee)}\`, which is not read`);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function callClosure(run: Run, closure: Closure, args: Arguments, site: Site): ProgramValue {
  const { node } = closure;
  if (run.callDepth >= bounds.calls)
    return unknown(`the calls of \`${node.name || 'a function'}\` are nested too deeply`);
  if (run.uncertain && run.active.has(node))
    return unknown(`\`${node.name}\` calls itself for a reason that is not known`);
  const { item, component, header } = run;
  const wasActive = run.active.has(node);
  run.active.add(node);
  run.callDepth++;
  run.item = closure.item;
  run.header = headerOf(args, site);
  // Methods of a component construct on its behalf.
  if (closure.self instanceof Dictionary && closure.self.component) run.component = closure.self.component;
  const frame = run.takeFrame(closure);
  try {
    if (!frame) return runBody(run, closure, args, site, new Scope(closure.scope, run.birth), null);
    return withFrame(run, frame, () => runBody(run, closure, args, site, frame.scope, frame));
  } finally {
    if (!wasActive) run.active.delete(node);
    run.callDepth--;
    run.item = item;
    run.header = header;
    run.component = component;
  }
}

function runBody(
  run: Run,
  closure: Closure,
  args: Arguments,
  site: Site,
  scope: Scope,
  frame: Frame | null,
): ProgramValue {
  const { node } = closure;
  const bound = bindSelf(run, closure, args, scope, site);
  bindParameters(run, node, bound, scope, closure.self);
  if (!('items' in node.body)) return run.evaluate(node.body, scope);
  const end = executeBlock(run, node.body, scope, frame);
  if (end?.kind === 'return') return end.value;
  if (end?.kind === 'throw') return neverReturns;
  return end?.kind === 'maybe' && end.leaves === 'function' ? (end.value === null ? null : end.cause) : null;
}

/** `this` and `super` of a method; Python and Go have the instance as first parameter. */
function bindSelf(run: Run, closure: Closure, args: Arguments, scope: Scope, site: Site): Arguments {
  const { self, home, node } = closure;
  if (home?.base && self instanceof Dictionary) {
    const parent = superOf(run, home, self, site);
    const value = run.language.runtime === 'python' ? new Native('super', () => parent) : parent;
    scope.set(run, 'super', value);
  }
  if (run.language.runtime === 'nodejs') {
    if (!node.arrow) scope.set(run, 'this', self ?? null);
    return args;
  }
  if (self === undefined) return args;
  return { ...args, positional: [{ value: self, place: null, reads: [] }, ...args.positional] };
}

function bindParameters(
  run: Run,
  node: FunctionNode,
  args: Arguments,
  scope: Scope,
  self: ProgramValue | undefined,
): void {
  const names = new Set(
    node.parameters.flatMap(({ pattern, kind }) => (kind === 'one' && pattern.kind === 'name' ? [pattern.name] : [])),
  );
  let position = 0;
  for (const parameter of node.parameters) {
    const value = argumentFor(run, parameter, args, position, names, scope);
    if (parameter.kind === 'one') position++;
    bindPattern(run, parameter.pattern, value, scope, true);
    if (parameter.property && self instanceof Dictionary && parameter.pattern.kind === 'name') {
      self.set(run, parameter.pattern.name, value);
    }
  }
}

function argumentFor(
  run: Run,
  { pattern, kind, defaultValue }: Parameter,
  args: Arguments,
  position: number,
  names: ReadonlySet<string>,
  scope: Scope,
): ProgramValue {
  if (kind === 'rest') {
    return new List(
      args.positional.slice(position).map(({ value }) => value),
      run.birth,
    );
  }
  if (kind === 'keywords') {
    const left = [...args.named].filter(([name]) => !names.has(name));
    return new Dictionary('object', new Map(left.map(([name, slot]) => [name, slotOf(slot)])), run.birth);
  }
  const named = pattern.kind === 'name' ? args.named.get(pattern.name) : undefined;
  const given = named ?? args.positional[position];
  if (given === undefined || (given.value === null && run.language.runtime === 'nodejs')) {
    return defaultValue ? run.evaluate(defaultValue, scope) : (given?.value ?? null);
  }
  return given.value;
}
