/** Statements of the common tree. Where it is not known which way a program goes, it goes all of them. */
import { assign, bindPattern } from './assign';
import { alternative, branch, either, join } from './branch';
import { type Frame, remembered } from './execution';
import type { Item } from './item';
import { each } from './iterate';
import { binary, isTrue } from './operators';
import type { Completion, Run } from './run';
import type { Block, FunctionNode, Pattern, Statement } from './tree';
import { ClassValue, Closure, isSame, Scope, Unknown } from './value';

export function execute(run: Run, statement: Statement, scope: Scope): Completion | undefined {
  run.spend(1);
  switch (statement.kind) {
    case 'nothing':
    case 'field':
    case 'method':
    case 'export':
      return undefined;
    case 'expression': {
      const value = run.evaluate(statement.expression, scope);
      return value === neverReturns ? { kind: 'throw' } : undefined;
    }
    case 'declare': {
      const name = statement.pattern.kind === 'name' ? statement.pattern.name : variableOf(statement.pattern);
      const value = statement.value ? run.evaluate(statement.value, scope, name) : null;
      bindPattern(run, statement.pattern, value, scope, true);
      return undefined;
    }
    case 'assign':
      assign(
        run,
        statement.target,
        statement.operator,
        run.evaluate(statement.value, scope, variableOf(statement.target)),
        scope,
      );
      return undefined;
    case 'function':
      defineFunction(run, statement, scope);
      return undefined;
    case 'class': {
      const { class: node } = statement;
      const base = node.base ? run.evaluate(node.base, scope) : null;
      const value = new ClassValue(node, base, scope, node.body, run.birth);
      bindPattern(run, { kind: 'name', name: node.name }, value, scope, true);
      return undefined;
    }
    case 'if':
      return executeIf(run, statement, scope);
    case 'for':
      return executeFor(run, statement, scope);
    case 'each':
      return executeEach(run, statement, scope);
    case 'switch':
      return executeSwitch(run, statement, scope);
    case 'return':
      return { kind: 'return', value: statement.value ? run.evaluate(statement.value, scope) : null };
    case 'break':
    case 'continue':
    case 'throw':
      return { kind: statement.kind };
    case 'block':
      return executeBlock(run, statement.block, statement.scoped ? new Scope(scope, run.birth) : scope);
    case 'sequence':
      return executeAll(run, statement.statements, (each) => run.execute(each, scope));
    case 'import':
    case 'exportDefault':
      return run.execute(statement, scope);
  }
}

/** What functions give that end the program. */
export const neverReturns = new Unknown('the program ends here');

function variableOf(pattern: Pattern): string {
  if (pattern.kind === 'name') return pattern.name;
  if (pattern.kind === 'list') {
    const [first] = pattern.elements;
    return first ? variableOf(first) : '';
  }
  return pattern.kind === 'place' && pattern.expression.kind === 'member' ? pattern.expression.name : '';
}

function defineFunction(run: Run, statement: Extract<Statement, { kind: 'function' }>, scope: Scope): void {
  if (!run.item) return;
  scope.set(run, statement.function.name, closureOf(statement.function, scope, run.item));
}

/** A function of a block that is remembered is the same as long as it stands as it stood. */
export function closureOf(node: FunctionNode, scope: Scope, item: Item): Closure {
  const known = scope.frame?.closures.get(node);
  if (known) return known;
  const closure = new Closure(node, scope, item);
  scope.frame?.closures.set(node, closure);
  return closure;
}

/** The items of a block, which are remembered in a frame; functions are there before the statement that defines them. */
export function executeBlock(
  run: Run,
  block: Pick<Block, 'items'>,
  scope: Scope,
  frame: Frame | null = null,
): Completion | undefined {
  const around = run.item;
  try {
    if (run.language.runtime === 'nodejs') {
      for (const item of block.items) {
        if (item.statement.kind !== 'function') continue;
        run.item = item;
        defineFunction(run, item.statement, scope);
      }
    }
    return executeAll(run, block.items, (item: Item) => {
      run.item = item;
      const body = () => run.execute(item.statement, scope);
      return frame ? remembered(run, frame, item, body) : body();
    });
  } finally {
    run.item = around;
  }
}

function executeAll<T>(
  run: Run,
  parts: readonly T[],
  one: (part: T) => Completion | undefined,
): Completion | undefined {
  for (const [index, part] of parts.entries()) {
    const completion = one(part);
    if (!completion) continue;
    if (completion.kind !== 'maybe') return completion;
    const rest = parts.slice(index + 1);
    if (rest.length === 0) return completion;
    const { after, completion: last } = alternative(run, completion.cause, () => executeAll(run, rest, one));
    join(run, completion.cause, [after, new Map()]);
    return either(completion, last);
  }
  return undefined;
}

function executeIf(
  run: Run,
  { test, consequence, otherwise }: Extract<Statement, { kind: 'if' }>,
  scope: Scope,
): Completion | undefined {
  const truth = isTrue(run, run.evaluate(test, scope));
  const second = (): Completion | undefined => (otherwise ? run.execute(otherwise, scope) : undefined);
  if (!(truth instanceof Unknown)) return truth ? run.execute(consequence, scope) : second();
  // A check that refuses to go on leaves no choice.
  if (endsInThrow(consequence)) return second();
  if (otherwise && endsInThrow(otherwise)) return run.execute(consequence, scope);
  return branch(run, truth, [() => run.execute(consequence, scope), second]);
}

function endsInThrow(statement: Statement): boolean {
  if (statement.kind === 'throw') return true;
  if (statement.kind !== 'block') return false;
  const last = statement.block.items.at(-1);
  return last !== undefined && endsInThrow(last.statement);
}

/** What the end of one round means for the loop: whether it goes on, and with what doubt. */
interface Round {
  readonly leave: boolean;
  readonly completion: Completion | undefined;
}

function roundOf(completion: Completion | undefined): Round {
  switch (completion?.kind) {
    case undefined:
    case 'continue':
      return { leave: false, completion: undefined };
    case 'break':
      return { leave: true, completion: undefined };
    case 'maybe':
      return { leave: false, completion: completion.leaves === 'round' ? undefined : completion };
    default:
      return { leave: true, completion };
  }
}

/** Runs the rounds of a loop; once it may have been left, the rest is uncertain. */
function loop(
  run: Run,
  rounds: (body: (round: () => Completion | undefined) => boolean) => void,
): Completion | undefined {
  let doubt: Extract<Completion, { kind: 'maybe' }> | undefined;
  let end: Completion | undefined;
  rounds((round) => {
    const { cause } = doubt ?? {};
    let completion: Completion | undefined;
    if (cause) {
      const { after, completion: result } = alternative(run, cause, round);
      join(run, cause, [after, new Map()]);
      completion = result;
    } else completion = round();
    const { leave, completion: left } = roundOf(completion);
    if (left?.kind === 'maybe') doubt = doubt ? mergeDoubt(doubt, left) : left;
    else if (left) end = left;
    return !leave;
  });
  if (doubt && doubt.leaves === 'function') return end ? either(doubt, end) : doubt;
  return end;
}

function mergeDoubt(
  first: Extract<Completion, { kind: 'maybe' }>,
  second: Extract<Completion, { kind: 'maybe' }>,
): Extract<Completion, { kind: 'maybe' }> {
  const leaves = first.leaves === 'function' || second.leaves === 'function' ? 'function' : 'loop';
  return { ...first, leaves, value: isSame(first.value, second.value) ? first.value : first.cause };
}

function executeFor(run: Run, statement: Extract<Statement, { kind: 'for' }>, around: Scope): Completion | undefined {
  const scope = run.language.runtime === 'python' ? around : new Scope(around, run.birth);
  if (statement.initial) run.execute(statement.initial, scope);
  return loop(run, (body) => {
    for (let round = 0; ; round++) {
      const truth =
        statement.test && !(statement.testLast && round === 0)
          ? isTrue(run, run.evaluate(statement.test, scope))
          : true;
      if (truth instanceof Unknown) {
        const { after } = alternative(run, truth, () => run.execute(statement.body, scope));
        join(run, truth, [after, new Map()]);
        return;
      }
      if (!truth) return;
      if (!body(() => run.execute(statement.body, scope))) return;
      if (statement.update) run.execute(statement.update, scope);
    }
  });
}

function executeEach(run: Run, statement: Extract<Statement, { kind: 'each' }>, around: Scope): Completion | undefined {
  const source = run.evaluate(statement.source, around);
  return loop(run, (body) => {
    each(run, source, statement.mode, (item) => {
      const scope = run.language.runtime === 'python' ? around : new Scope(around, run.birth);
      const round = (): Completion | undefined => {
        bindPattern(run, statement.pattern, item, scope, true);
        return run.execute(statement.body, scope);
      };
      if (!(item instanceof Unknown) || !run.uncertain) return body(round);
      const { after } = alternative(run, item, round);
      join(run, item, [after, new Map()]);
      return true;
    });
  });
}

function executeSwitch(
  run: Run,
  statement: Extract<Statement, { kind: 'switch' }>,
  scope: Scope,
): Completion | undefined {
  const subject = statement.subject ? run.evaluate(statement.subject, scope) : true;
  const { cases } = statement;
  const inside = new Scope(scope, run.birth);
  const from = (index: number): Completion | undefined => {
    const first = cases[index];
    if (!first) return undefined;
    const taken = first.fallsThrough ? cases.slice(index) : [first];
    const end = executeAll(run, taken, ({ body }) =>
      executeBlock(run, body, run.language.runtime === 'python' ? scope : inside),
    );
    // Only loops of Python are left by `break`.
    if (end?.kind === 'break' && run.language.runtime !== 'python') return undefined;
    return end?.kind === 'maybe' && end.leaves === 'loop' && run.language.runtime !== 'python' ? undefined : end;
  };
  const fallback = cases.findIndex(({ tests }) => tests.length === 0);
  for (const [index, { tests }] of cases.entries()) {
    for (const test of tests) {
      const value = run.evaluate(test, scope);
      const truth = statement.subject ? isTrue(run, binary(run, '==', subject, value)) : isTrue(run, value);
      if (truth instanceof Unknown) {
        return branch(
          run,
          truth,
          [...cases.keys(), ...(fallback < 0 ? [-1] : [])].map((each) => () => from(each)),
        );
      }
      if (truth) return from(index);
    }
  }
  return from(fallback);
}
