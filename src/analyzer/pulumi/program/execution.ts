/**
 * Statements that are remembered from one reading to the next: one that stands as it stood, and finds in every variable that it reads
 * the identical value, does what it did.
 *
 * What makes that true: variables of remembered blocks are empty when a reading begins, and every statement, executed or repeated, sets
 * what it sets in turn. A value that is changed after it was made tells the statement that made it (`Maker.changed`), which is executed
 * anew from then on: the fresh value is another one to all that read it.
 */
import type { ComponentInstance, Construction } from './construction';
import { readAhead } from './read-binding';
import { bounds, type Completion, type Run } from './run';
import type { FunctionNode } from './tree';
import type { Binding, Closure, Maker, Namespace, ProgramValue, Scope, Thunk } from './value';

/** What is remembered of a block whose statements are executed once in a reading: a file, or the function that a program starts with. */
export interface Frame {
  readonly scope: Scope;
  /** By statement, of the last reading that went through it, and of the one at hand. */
  executions: ReadonlyMap<object, Execution>;
  next: Map<object, Execution>;
  readonly closures: WeakMap<FunctionNode, Closure>;
  /** What a file is to those that import it as a whole. */
  namespace: Namespace | null;
  /** The last reading that went through the block, or repeated a statement that did. */
  revision: number;
}

/** What one statement read and did. */
export interface Execution extends Maker {
  within: Maker | null;
  /** By the innermost remembered block that it was looked for from. */
  readonly reads: Map<Scope, Map<string, Read>>;
  /** Variables of remembered blocks that it has set. */
  readonly touched: Set<Binding>;
  writes: readonly Write[];
  /** Whether all that it read and did is here. */
  repeatable: boolean;
  constructions: readonly Construction[];
  components: readonly ComponentInstance[];
  completion: Completion | undefined;
  steps: number;
  /** Blocks that it went through. */
  readonly frames: Frame[];
  readonly callDepth: number;
  readonly evaluationDepth: number;
}

interface Read {
  /** Where the variable was, null where there was none; what is found there now. */
  readonly where: Scope | null;
  binding: Binding | undefined;
  /** Not there for a variable that was only set. */
  readonly found: { readonly value: ProgramValue | undefined } | undefined;
}

interface Write {
  readonly scope: Scope;
  readonly name: string;
  readonly value: ProgramValue;
  readonly thunk: Thunk | null;
}

export function createFrame(scope: Scope): Frame {
  const frame: Frame = {
    scope,
    executions: new Map(),
    next: new Map(),
    closures: new WeakMap(),
    namespace: null,
    revision: 0,
  };
  scope.frame = frame;
  return frame;
}

/** Goes through a remembered block, from its beginning. */
export function withFrame<T>(run: Run, frame: Frame, body: () => T): T {
  frame.revision = run.revision;
  frame.executions = frame.next;
  frame.next = new Map();
  frame.scope.bindings.clear();
  run.execution?.frames.push(frame);
  return body();
}

/** Executes a statement of a remembered block, or repeats what it did. */
export function remembered(
  run: Run,
  frame: Frame,
  statement: object,
  body: () => Completion | undefined,
): Completion | undefined {
  // What is not certain to happen depends on more than is noted here.
  if (run.uncertain || run.journal || run.component) return body();
  run.reads = null;
  const last = frame.executions.get(statement);
  if (last && isStill(run, last)) {
    repeat(run, last);
    frame.next.set(statement, last);
    return last.completion;
  }
  const { execution: around, birth, steps } = run;
  const constructions = run.constructions.length;
  const components = run.components.length;
  const execution: Execution = {
    within: birth.maker,
    changed: false,
    reads: new Map(),
    touched: new Set(),
    writes: [],
    repeatable: true,
    constructions: [],
    components: [],
    completion: undefined,
    steps: 0,
    frames: [],
    callDepth: run.callDepth,
    evaluationDepth: run.evaluationDepth,
  };
  run.execution = execution;
  run.birth = { depth: birth.depth, maker: execution };
  execution.completion = body();
  run.execution = around;
  run.birth = birth;
  execution.writes = [...execution.touched].flatMap((binding) => {
    const { scope, name, value, thunk } = binding;
    return scope.bindings.get(name) === binding ? [{ scope, name, value, thunk }] : [];
  });
  execution.constructions = run.constructions.slice(constructions);
  execution.components = run.components.slice(components);
  execution.steps = run.steps - steps;
  if (run.component) execution.repeatable = false;
  frame.next.set(statement, execution);
  absorb(around, execution, execution.touched);
  return execution.completion;
}

/** Whether a statement, executed now, would do what it did. */
export function isStill(run: Run, execution: Execution): boolean {
  const { reads, steps, constructions, frames } = execution;
  if (execution.changed || !execution.repeatable) return false;
  if (execution.callDepth !== run.callDepth || execution.evaluationDepth !== run.evaluationDepth) return false;
  if (run.steps + steps > bounds.steps) return false;
  if (run.constructions.length + constructions.length > bounds.constructions) return false;
  if (frames.some(({ revision }) => revision === run.revision)) return false;
  for (const [scope, names] of reads) {
    for (const [name, read] of names) if (!isSameRead(scope, name, read)) return false;
  }
  return true;
}

function isSameRead(scope: Scope, name: string, read: Read): boolean {
  const binding = scope.find(name);
  if ((binding?.scope ?? null) !== read.where) return false;
  read.binding = binding;
  if (!binding || !read.found) return true;
  return Object.is(readAhead(binding), read.found.value);
}

function repeat(run: Run, execution: Execution): void {
  execution.within = run.birth.maker;
  run.steps += execution.steps;
  for (const each of execution.constructions) run.constructions.push(each);
  for (const each of execution.components) run.components.push(each);
  for (const frame of execution.frames) frame.revision = run.revision;
  const touched = execution.writes.map(({ scope, name, value, thunk }): Binding => {
    const known = scope.bindings.get(name);
    const binding = known ?? { scope, name, value, thunk };
    if (!known) scope.bindings.set(name, binding);
    binding.value = value;
    binding.thunk = thunk;
    return binding;
  });
  run.repeated.push(execution);
  absorb(run.execution, execution, touched);
}

/** What a part of a statement read and did, the statement did. */
function absorb(around: Execution | null, part: Execution, touched: Iterable<Binding>): void {
  if (!around) return;
  for (const [scope, names] of part.reads) {
    for (const [name, read] of names) {
      if (!read.binding || !around.touched.has(read.binding)) addRead(around, scope, name, read);
    }
  }
  for (const binding of touched) around.touched.add(binding);
  if (!part.repeatable) around.repeatable = false;
  for (const frame of part.frames) around.frames.push(frame);
}

/** Notes that a variable was looked for that the statement has not set itself. */
export function noteRead(
  execution: Execution,
  from: Scope,
  name: string,
  binding: Binding | undefined,
  found: Read['found'],
): void {
  let scope: Scope | null = from;
  while (scope && !scope.frame) {
    if (scope === binding?.scope) return;
    scope = scope.around;
  }
  if (scope) addRead(execution, scope, name, { where: binding?.scope ?? null, binding, found });
}

function addRead({ reads }: Execution, scope: Scope, name: string, read: Read): void {
  const names = reads.get(scope) ?? new Map<string, Read>();
  reads.set(scope, names);
  const known = names.get(name);
  if (!known || (!known.found && read.found)) names.set(name, read);
}

/** Tells whoever made a value that it is changed, unless that is a part of what is executed now. */
export function tellMakers(maker: Maker, current: Maker): void {
  for (let each: Maker | null = maker; each && !isWithin(current, each); each = each.within) each.changed = true;
}

function isWithin(inner: Maker, outer: Maker): boolean {
  for (let each: Maker | null = inner; each; each = each.within) if (each === outer) return true;
  return false;
}
