/** The `configuration` of a plan: expressions of resources, and what references in them lead to. */
import type { Reference } from '../../expression/value';
import { join, moduleAddress, moduleSteps, parseAddress, type Step } from './address';
import { isObject, listOf, member, memberAt, textOf } from './json';

/** A resource or data source that a reference leads to, or what a plan does not tell: a local value. */
export interface Target extends Reference {
  readonly mode: 'managed' | 'data' | 'untold';
}

/** Where a reference stands: in a module instance, in a resource or module call with an instance key. */
export interface Standpoint {
  /** Address of the module instance. */
  readonly module: string;
  /** Instance key of what holds the expression, for `each` and `count`. */
  readonly key: string;
  /** The configuration of what holds the expression: it says what `each` goes through. */
  readonly holder: unknown;
}

/** Steps that following references may take in one plan; the text may be made to lead in circles. */
const mostSteps = 1_000_000;

/** Variables and outputs that a reference may lead through. */
const deepestPath = 100;

export class Configuration {
  private readonly modules = new Map<string, unknown>();
  private readonly resources = new Map<string, ReadonlyMap<string, unknown>>();
  private readonly answers = new Map<string, readonly Target[]>();
  private steps = 0;

  constructor(
    private readonly plan: unknown,
    /** Full addresses of the instances that exist on the side that references are followed on. */
    private readonly instances: ReadonlySet<string>,
  ) {}

  /** The configuration of a resource: its expressions, its provider. */
  resource(module: string, address: string): unknown {
    const names = namesOf(module);
    let byAddress = this.resources.get(names);
    if (!byAddress) {
      const list = listOf(this.moduleOf(module), 'resources');
      byAddress = new Map(
        list.map((item) => {
          const base = `${textOf(item, 'type') ?? ''}.${textOf(item, 'name') ?? ''}`;
          return [textOf(item, 'mode') === 'data' ? `data.${base}` : base, item];
        }),
      );
      this.resources.set(names, byAddress);
    }
    return byAddress.get(address);
  }

  /**
   * What references lead to, each thing once, in their order. Nothing, where they lead to variables and constants
   * alone: their values are decided before the plan.
   */
  follow(references: readonly string[], from: Standpoint): readonly Target[] {
    const repeats = references.some((reference) => /^(each|count)\./.test(reference));
    const found = new Map<string, Target>();
    for (const reference of references) {
      for (const target of this.followOne(reference, from, new Set())) {
        const { module, address } = target;
        const name = join(module, address);
        if (found.has(name)) continue;
        const same = repeats && target.key === '' && this.instances.has(name + from.key);
        found.set(name, same ? { ...target, key: from.key } : target);
      }
    }
    return [...found.values()];
  }

  /**
   * The value of an expression where it is a constant or a variable that the plan or a module call gives a constant.
   * `undefined` where it is anything else.
   */
  constant(expression: unknown, module: string, depth = 0): unknown {
    const constant = member(expression, 'constant_value');
    if (constant !== undefined) return constant;
    // An expression is not told, only what it refers to: one variable alone is taken for its value.
    const [variable, ...others] = referencesIn(expression);
    const [first, name, ...path] = parseAddress(variable ?? '');
    if (first?.name !== 'var' || !name || name.key !== '' || others.length > 0 || depth > deepestPath) return undefined;
    const value = this.variable(name.name, module, depth);
    return path.some(({ key }) => key !== '') ? undefined : memberAt(value, ...path.map((step) => step.name));
  }

  private variable(name: string, module: string, depth: number): unknown {
    const steps = moduleSteps(module);
    const call = steps.at(-1);
    const given = call ? undefined : memberAt(this.plan, 'variables', name, 'value');
    const parent = moduleAddress(steps.slice(0, -1));
    const argument = call && memberAt(this.moduleOf(parent), 'module_calls', call.name, 'expressions', name);
    if (argument !== undefined) return this.constant(argument, parent, depth + 1);
    return given ?? memberAt(this.moduleOf(module), 'variables', name, 'default');
  }

  private moduleOf(address: string): unknown {
    const names = namesOf(address);
    if (this.modules.has(names)) return this.modules.get(names);
    const found = moduleSteps(address).reduce<unknown>(
      (module, { name }) => memberAt(module, 'module_calls', name, 'module'),
      memberAt(this.plan, 'configuration', 'root_module'),
    );
    this.modules.set(names, found);
    return found;
  }

  private followOne(reference: string, from: Standpoint, path: Set<string>): readonly Target[] {
    const id = `${from.module} ${from.key} ${reference}`;
    // What `each` is depends on the holder of the expression too.
    const own = /^(each|count)\./.test(reference);
    const cached = own ? undefined : this.answers.get(id);
    if (cached) return cached;
    if (path.has(id) || path.size === deepestPath || this.steps++ > mostSteps) return [];
    path.add(id);
    const targets = this.lead(reference, from, path);
    path.delete(id);
    if (!own) this.answers.set(id, targets);
    return targets;
  }

  private lead(reference: string, from: Standpoint, path: Set<string>): readonly Target[] {
    const [first, second, third, ...rest] = parseAddress(reference);
    if (!first || !second) return [];
    switch (first.name) {
      case 'var':
        return this.leadOut(second.name, from, path);
      case 'module':
        return third
          ? this.leadIn(second, third.name, from, path)
          : [target('untold', `module.${second.name}`, second.key, [], from)];
      case 'local':
        return [target('untold', `local.${second.name}`, '', [], from)];
      case 'each':
        return this.all(member(from.holder, 'for_each_expression'), from, path);
      case 'data':
        return third ? [target('data', `data.${second.name}.${third.name}`, third.key, rest, from)] : [];
      case 'count':
      case 'path':
      case 'terraform':
      case 'self':
        return [];
      default:
        return [target('managed', `${first.name}.${second.name}`, second.key, third ? [third, ...rest] : [], from)];
    }
  }

  /** A variable: the argument of the call of the module. */
  private leadOut(variable: string, from: Standpoint, path: Set<string>): readonly Target[] {
    const steps = moduleSteps(from.module);
    const call = steps.at(-1);
    if (!call) return [];
    const module = moduleAddress(steps.slice(0, -1));
    const holder = memberAt(this.moduleOf(module), 'module_calls', call.name);
    return this.all(memberAt(holder, 'expressions', variable), { module, key: call.key, holder }, path);
  }

  /** An output of a called module. */
  private leadIn(call: Step, output: string, from: Standpoint, path: Set<string>): readonly Target[] {
    const inner = memberAt(this.moduleOf(from.module), 'module_calls', call.name, 'module');
    const module = join(from.module, `module.${call.name}${call.key}`);
    const expression = memberAt(inner, 'outputs', output, 'expression');
    return this.all(expression, { module, key: '', holder: undefined }, path);
  }

  private all(expression: unknown, from: Standpoint, path: Set<string>): readonly Target[] {
    const found = referencesIn(expression).flatMap((reference) => this.followOne(reference, from, path));
    // Each once: `[a, a]` of `[b, b]` of `[c, c]` … would grow beyond all bounds.
    return [...new Map(found.map((item) => [`${item.module}/${item.address}${item.key}`, item])).values()];
  }
}

function target(
  mode: Target['mode'],
  address: string,
  key: string,
  path: readonly Step[],
  { module }: Standpoint,
): Target {
  return { mode, module, address, key, attribute: path.map(({ name }) => name).join('.') };
}

function namesOf(module: string): string {
  return moduleSteps(module)
    .map(({ name }) => name)
    .join('.');
}

/** All references in an expression, or in the expressions of a block, in their order; each once and whole. */
export function referencesIn(expression: unknown, depth = 0): readonly string[] {
  if (depth > 50) return [];
  if (Array.isArray(expression)) return expression.flatMap((item) => referencesIn(item, depth + 1));
  if (!isObject(expression)) return [];
  const references = member(expression, 'references');
  if (Array.isArray(references)) return leaves(references.filter((item) => typeof item === 'string'));
  if (Object.hasOwn(expression, 'constant_value')) return [];
  return Object.values(expression).flatMap((item) => referencesIn(item, depth + 1));
}

/** References without the shorter ones that follow the whole one: `aws_x.y.id`, then `aws_x.y`. */
function leaves(references: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const reference of references) {
    const last = found.at(-1);
    if (!last?.startsWith(`${reference}.`) && !last?.startsWith(`${reference}[`)) found.push(reference);
  }
  return found;
}
