/** Classes of programs: their instances, constructors and members. */
import { readVariable } from './binding';
import { registerComponent } from './component';
import type { Item, Place } from './item';
import { bounds, type Run } from './run';
import { callSdk } from './sdk';
import type { Statement } from './tree';
import {
  type Arguments,
  type ArgumentValue,
  ClassValue,
  Closure,
  Dictionary,
  type Header,
  Namespace,
  Native,
  type ProgramValue,
  Scope,
  SdkPath,
  type Site,
  type Slot,
  Unknown,
  unknown,
} from './value';

export function instantiate(run: Run, cls: ClassValue, args: Arguments, site: Site): ProgramValue {
  if (run.callDepth >= bounds.calls) return unknown(`the calls of \`${cls.node.name}\` are nested too deeply`);
  const instance = new Dictionary('object', new Map(), run.birth);
  instance.class = cls;
  instance.made = headerOf(args, site);
  const { component } = run;
  try {
    construct(run, cls, instance, args, site);
  } finally {
    run.component = component;
  }
  return instance;
}

/** Runs the constructor of a class, or of the one above it, on an instance. */
function construct(run: Run, cls: ClassValue, instance: Dictionary, args: Arguments, site: Site): void {
  const item = functionItem(cls, run.language.runtime === 'python' ? '__init__' : 'constructor');
  if (!cls.base) initialiseFields(run, cls, instance);
  if (item?.statement.kind === 'function') {
    run.call(new Closure(item.statement.function, cls.scope, item, instance, cls), args, site);
  } else if (cls.base) {
    constructBase(run, cls, instance, args, site);
  } else fillFields(run, cls, instance, args);
}

/** What `super(…)` does. Properties of the class get their values behind it. */
function constructBase(run: Run, cls: ClassValue, instance: Dictionary, args: Arguments, site: Site): void {
  const { base } = cls;
  if (base instanceof ClassValue) construct(run, base, instance, args, site);
  else if (base instanceof Native && base.name === 'ComponentResource') registerComponent(run, instance, args, site);
  else if (base instanceof SdkPath) {
    const made = callSdk(
      run,
      base,
      { ...args, construct: true },
      { ...site, place: instance.made?.place ?? site.place },
    );
    if (typeof made === 'object' && made && 'token' in made) {
      instance.leaveOpen(
        run,
        new Unknown(`${cls.node.name} is known after deployment`, 'computed', { construction: made, name: '' }),
      );
    }
  } else if (base instanceof Unknown) instance.leaveOpen(run, base);
  if (instance.component) run.component = instance.component;
  initialiseFields(run, cls, instance);
  if (!(base instanceof ClassValue) && !(base instanceof Native)) fillFields(run, cls, instance, args);
}

export function superOf(run: Run, home: ClassValue, instance: Dictionary, site: Site): Namespace {
  const again = new Native('super', (args) => {
    constructBase(run, home, instance, args, site);
    return null;
  });
  return new Namespace(
    'super',
    (name) => {
      if (name === '__init__') return again;
      return home.base instanceof ClassValue ? methodOf(run, home.base, instance, name) : undefined;
    },
    again.invoke,
  );
}

/** `size = 3` in a class of TypeScript. */
function initialiseFields(run: Run, cls: ClassValue, instance: Dictionary): void {
  if (run.language.runtime !== 'nodejs') return;
  const { item: around } = run;
  const scope = new Scope(cls.scope, run.birth);
  scope.set(run, 'this', instance);
  for (const item of cls.body.items) {
    const { statement } = item;
    if (statement.kind !== 'field' || statement.static || !statement.value) continue;
    run.item = item;
    instance.set(run, statement.name, run.evaluate(statement.value, scope, statement.name));
  }
  run.item = around;
}

/** A class of Python without constructor takes what its annotations name, as data classes do. */
function fillFields(run: Run, cls: ClassValue, instance: Dictionary, args: Arguments): void {
  if (run.language.runtime !== 'python') return;
  const names = cls.body.items.flatMap(({ statement }) =>
    statement.kind === 'declare' && statement.pattern.kind === 'name' ? [statement.pattern.name] : [],
  );
  for (const [index, name] of names.entries()) {
    const given = args.named.get(name) ?? args.positional[index];
    if (given) instance.put(run, name, slotOf(given));
  }
  for (const [name, given] of args.named) if (!names.includes(name)) instance.put(run, name, slotOf(given));
}

function functionItem(cls: ClassValue, name: string): Item | undefined {
  return cls.body.items.find(({ statement }) => statement.kind === 'function' && statement.function.name === name);
}

/** A method or property of an instance that is not among its entries; `undefined` where its class has none. */
export function memberOfClass(run: Run, cls: ClassValue, instance: Dictionary, name: string): ProgramValue | undefined {
  let current: ProgramValue | null = cls;
  for (let depth = 0; current instanceof ClassValue && depth < 50; depth++) {
    const found: ProgramValue | undefined = methodOf(run, current, instance, name) ?? staticOf(run, current, name);
    if (found !== undefined) return found;
    current = current.base;
  }
  return undefined;
}

function methodOf(run: Run, cls: ClassValue, instance: Dictionary, name: string): ProgramValue | undefined {
  const item = functionItem(cls, name);
  if (item?.statement.kind !== 'function') return undefined;
  const { decorators, function: node } = item.statement;
  const isStatic = decorators.includes('staticmethod');
  const method = isStatic ? new Closure(node, cls.scope, item) : new Closure(node, cls.scope, item, instance, cls);
  if (!decorators.includes('property')) return method;
  return run.call(method, { positional: [], named: new Map(), construct: false }, siteOf(item));
}

function siteOf(item: Item): Site {
  const place: Place = { item, start: 0, end: item.text.length };
  return { place, callee: '', variable: '' };
}

/** A static member of a class; in Python also what is written in its body. */
export function staticOf(run: Run, cls: ClassValue, name: string): ProgramValue | undefined {
  const known = cls.statics.get(name);
  if (known !== undefined) return known;
  for (const item of cls.body.items) {
    const value = staticValue(run, cls, item, item.statement, name);
    if (value === undefined) continue;
    run.changes(cls.birth);
    cls.statics.set(name, value);
    return value;
  }
  return undefined;
}

function staticValue(
  run: Run,
  cls: ClassValue,
  item: Item,
  statement: Statement,
  name: string,
): ProgramValue | undefined {
  const { item: around } = run;
  run.item = item;
  try {
    if (statement.kind === 'function' && statement.function.name === name) {
      const isClassMethod = statement.decorators.includes('classmethod');
      return isClassMethod
        ? new Closure(statement.function, cls.scope, item, cls, cls)
        : new Closure(statement.function, cls.scope, item);
    }
    if (statement.kind === 'field' && statement.static && statement.name === name) {
      return statement.value ? run.evaluate(statement.value, cls.scope) : null;
    }
    if (statement.kind === 'declare' && statement.pattern.kind === 'name' && statement.pattern.name === name) {
      return statement.value ? run.evaluate(statement.value, cls.scope) : undefined;
    }
    return undefined;
  } finally {
    run.item = around;
  }
}

/** A function of a Go type, bound to a value of it. */
export function methodOfType(
  run: Run,
  scope: Scope,
  type: string,
  name: string,
  self: ProgramValue,
): ProgramValue | undefined {
  const method = readVariable(run, `${type}.${name}`, scope);
  return method instanceof Closure ? new Closure(method.node, method.scope, method.item, self) : undefined;
}

/** A call up to its first text, which is the name of what it makes. */
export function headerOf({ positional, named }: Arguments, { place }: Site): Header {
  const name = positional.find(({ value }) => typeof value === 'string') ?? named.get('name');
  return { place, nameEnd: name?.place ?? null };
}

export function slotOf({ value, place, reads }: ArgumentValue): Slot {
  return { value, place, reads };
}
