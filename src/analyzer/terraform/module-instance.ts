import { convert } from '../../expression/convert';
import { fail } from '../../expression/error';
import { Budget } from '../../expression/limits';
import type { Scope } from '../../expression/scope';
import { anyType } from '../../expression/type';
import { conceal, emptyObject, type MapValue, UnknownValue, type Value } from '../../expression/value';
import type { Body } from '../../syntax/hcl';
import { Cell, type CellGraph } from '../cell';
import type { Resource } from '../resource';
import { evaluateInto, guarded, type Problem, type Report } from './body';
import { evaluateData } from './data-source';
import { attributeOf, type Declaration } from './declarations';
import { evaluateModuleCall, type ModuleCall } from './module-call';
import type { ModuleDirectory } from './module-directory';
import { evaluateProvider, inheritedProvider, type ProviderConfiguration } from './provider';
import { evaluateResource } from './resource-block';
import { Namespace, sameValue } from './values';
import { constant, inputValue, parseType, type VariableInput } from './variables';

/** What evaluating one named thing of a module gives. */
export interface Evaluated {
  readonly value: Value;
  readonly problems: readonly Problem[];
  /** The resources that a resource block stands for. */
  readonly resources: readonly Resource[];
  readonly call?: ModuleCall;
  readonly provider?: ProviderConfiguration;
}

/** What all module instances of one root module share. */
export interface RootContext {
  readonly graph: CellGraph;
  /** Directory of the root module. */
  readonly path: string;
  /** The module in a directory, `undefined` where it is not loaded. */
  readonly directory: (path: string) => ModuleDirectory | undefined;
  /** Values of the root module's variables from outside. */
  readonly inputs: () => ReadonlyMap<string, VariableInput>;
  /** Name of the workspace: `terraform.workspace`. */
  readonly workspace: () => string;
  /** The region to assume where a provider names none. */
  readonly defaultRegion: (provider: string) => string | undefined;
}

/** The call that a module instance comes from. */
export interface Caller {
  readonly instance: ModuleInstance;
  readonly name: string;
  /** `count.index` or `each` inside the call's arguments. */
  readonly names: ReadonlyMap<string, Value>;
}

/**
 * A module with its inputs: the root module, or one instance of a module call. Every named thing in it is a cell,
 * computed when something asks for it.
 */
export class ModuleInstance {
  private readonly cells = new Map<string, Cell<Evaluated>>();
  private readonly namespaces = new Map<string, Namespace>();
  /** Instances of the module's calls by their address; kept over edits so that their cells live on. */
  readonly children = new Map<string, ModuleInstance>();

  constructor(
    readonly context: RootContext,
    /** `module.app["a"]`, empty for the root module. */
    readonly address: string,
    readonly directory: ModuleDirectory,
    readonly caller: Caller | undefined,
  ) {}

  /** The cell of a name, whether or not anything declares it: what asks for it must learn when something does. */
  cell(key: string): Cell<Evaluated> {
    let cell = this.cells.get(key);
    if (!cell) {
      cell = new Cell(
        this.context.graph,
        this.address ? `${this.address}.${key}` : key,
        () => this.compute(key),
        sameEvaluated,
      );
      this.cells.set(key, cell);
    }
    return cell;
  }

  /** The value of a name for those outside the graph. */
  read(key: string): Evaluated {
    return this.context.graph.untracked(() => this.cell(key).get());
  }

  /** Forgets the instances of a call that are no longer among the given ones. */
  keepChildren(name: string, kept: readonly ModuleInstance[]): void {
    for (const [address, child] of this.children) {
      if (child.caller?.name !== name || kept.includes(child)) continue;
      this.children.delete(address);
      child.dispose();
    }
  }

  private dispose(): void {
    for (const cell of this.cells.values()) cell.dispose();
    for (const child of this.children.values()) child.dispose();
  }

  /** Tells the cells of these names that their text has changed. */
  invalidate(keys: Iterable<string>): void {
    for (const key of keys) this.cells.get(key)?.invalidate();
  }

  /** What the expressions of this module see; `names` are those of one instance of a block: `each`, `count`. */
  scope(names?: ReadonlyMap<string, Value>, onInstanceName?: () => void): Scope {
    const budget = new Budget();
    return {
      variable: (name) => {
        if (name === 'each' || name === 'count') onInstanceName?.();
        return names?.get(name) ?? this.root(name);
      },
      budget,
      context: { spend: (elements) => budget.spend(elements) },
    };
  }

  private root(name: string): Value | undefined {
    const known = this.namespaces.get(name);
    if (known) return known;
    const created = this.createNamespace(name);
    if (created) this.namespaces.set(name, created);
    return created;
  }

  private createNamespace(name: string): Namespace | undefined {
    switch (name) {
      case 'var':
      case 'local':
      case 'module':
        return new Namespace((key) => this.cell(`${name}.${key}`).get().value);
      case 'data':
        return new Namespace((type) => new Namespace((key) => this.cell(`data.${type}.${key}`).get().value));
      case 'path':
        return new Namespace((key) => this.pathValue(key));
      case 'terraform':
      case 'tofu':
        return new Namespace((key) =>
          key === 'workspace' ? this.context.workspace() : fail(`There is no ${name}.${key}`),
        );
      case 'each':
        return new Namespace(() => fail('"each" can be used only in a block with for_each'));
      case 'count':
        return new Namespace(() => fail('"count" can be used only in a block with count'));
      case 'self':
        return undefined;
      default:
        return new Namespace((key) => this.cell(`${name}.${key}`).get().value);
    }
  }

  private pathValue(name: string): Value {
    const root = this.context.path;
    if (name === 'module') {
      const own = this.directory.path;
      return own === root ? '.' : own.startsWith(`${root}/`) ? own.slice(root.length + 1) : own;
    }
    if (name === 'root') return '.';
    if (name === 'cwd') return root;
    return fail(`There is no path.${name}`);
  }

  private compute(key: string): Evaluated {
    const declaration = this.directory.evaluable(key);
    if (!declaration && key.startsWith('provider.')) {
      return { value: emptyObject, problems: [], resources: [], provider: inheritedProvider(this, key) };
    }
    if (!declaration) return undeclared(key, this);
    const report: Report = { file: declaration.file, item: declaration.item, problems: [] };
    const simple = (value: Value): Evaluated => ({ value, problems: report.problems, resources: [] });
    switch (declaration.kind) {
      case 'variable':
        return simple(this.variable(declaration, report));
      case 'local':
        return simple(
          declaration.node.kind === 'attribute' ? evaluateInto(report, declaration.node.value, this.scope()) : null,
        );
      case 'output':
        return simple(this.output(declaration, report));
      case 'resource':
        return evaluateResource(this, declaration, report);
      case 'data':
        return simple(evaluateData(this, declaration, report));
      case 'module':
        return evaluateModuleCall(this, declaration, report);
      case 'provider': {
        const provider = evaluateProvider(this, declaration, report);
        return { value: emptyObject, problems: report.problems, resources: [], provider };
      }
      case 'terraform':
        return simple(emptyObject);
    }
  }

  private output(declaration: Declaration, report: Report): Value {
    const body = bodyOf(declaration);
    const node = body && attributeOf(body, 'value');
    if (!node) return null;
    const value = evaluateInto(report, node.value, this.scope());
    return isTrue(body, 'sensitive') ? conceal(value) : value;
  }

  private variable(declaration: Declaration, report: Report): Value {
    const body = bodyOf(declaration);
    if (!body) return null;
    const typeNode = attributeOf(body, 'type');
    let type = anyType;
    const parsed =
      typeNode &&
      guarded(report, typeNode.value, () => {
        type = parseType(typeNode.value);
        return null;
      });
    if (parsed instanceof UnknownValue) type = anyType;
    const given = this.given(declaration, report);
    const nullable = !isFalse(body, 'nullable');
    const value =
      given === undefined || (given === null && !nullable) ? this.defaultValue(declaration, body, report) : given;
    const converted = guarded(report, typeNode?.value ?? body, () => convert(value, type));
    return isTrue(body, 'sensitive') ? conceal(converted) : converted;
  }

  /** The value that the caller, a file, a flag or the environment gives; `undefined` where none does. */
  private given(declaration: Declaration, report: Report): Value | undefined {
    if (this.caller) {
      const { instance, name, names } = this.caller;
      const call = instance.directory.evaluable(`module.${name}`);
      const body = call && bodyOf(call);
      const argument = body && attributeOf(body, declaration.name);
      // The argument is text of the caller's file; that it changed reaches this cell through the call's cell.
      instance.cell(`module.${name}`).get();
      if (!call || !argument) return undefined;
      const callReport: Report = { file: call.file, item: call.item, problems: report.problems };
      return evaluateInto(callReport, argument.value, instance.scope(names));
    }
    const input = this.context.inputs().get(declaration.name);
    if (!input) return undefined;
    const body = bodyOf(declaration);
    const typeNode = body && attributeOf(body, 'type');
    const type = typeNode ? parseType(typeNode.value) : anyType;
    return guarded(report, declaration.node, () => inputValue(input, type));
  }

  private defaultValue(declaration: Declaration, body: Body, report: Report): Value {
    const node = attributeOf(body, 'default');
    if (node) return guarded(report, node.value, () => constant(node.value));
    const { file, item, node: block } = declaration;
    return new UnknownValue({
      kind: 'variable',
      message: `var.${declaration.name} has no default and no value`,
      place: { file, item, span: block },
    });
  }
}

export function bodyOf(declaration: Declaration): Body | undefined {
  return declaration.node.kind === 'block' ? declaration.node.body : undefined;
}

function isTrue(body: Body, name: string): boolean {
  const value = attributeOf(body, name)?.value;
  return value?.kind === 'literal' && (value.value === true || value.value === 'true');
}

function isFalse(body: Body, name: string): boolean {
  const value = attributeOf(body, name)?.value;
  return value?.kind === 'literal' && (value.value === false || value.value === 'false');
}

function undeclared(key: string, instance: ModuleInstance): Evaluated {
  const place = instance.address ? `in ${instance.address}` : 'in this module';
  const what = key.startsWith('var.')
    ? `variable "${key.slice(4)}"`
    : key.startsWith('local.')
      ? `local value "${key.slice(6)}"`
      : key;
  return fail(`There is no ${what} ${place}`);
}

function sameEvaluated(before: Evaluated, after: Evaluated): boolean {
  if (before.problems.length > 0 || after.problems.length > 0) return false;
  if (before.call || after.call) return before.call?.same(after.call) ?? false;
  if (before.provider || after.provider) {
    return (
      before.provider !== undefined &&
      after.provider !== undefined &&
      before.provider.assumed === after.provider.assumed &&
      sameValue(before.provider.region, after.provider.region)
    );
  }
  if (before.resources.length !== after.resources.length) return false;
  return (
    sameValue(before.value, after.value) &&
    before.resources.every((resource, index) => sameResource(resource, after.resources[index]))
  );
}

function sameResource(before: Resource, after: Resource | undefined): boolean {
  if (!after) return false;
  const { instances } = before;
  const sameInstances =
    instances instanceof UnknownValue || after.instances instanceof UnknownValue
      ? instances instanceof UnknownValue &&
        after.instances instanceof UnknownValue &&
        sameValue(instances, after.instances)
      : instances.length === after.instances.length &&
        instances.every((name, index) => name === (after.instances as readonly string[])[index]);
  return (
    sameInstances &&
    before.address === after.address &&
    before.regionAssumed === after.regionAssumed &&
    sameValue(before.region, after.region) &&
    sameValue(before.attributes, after.attributes)
  );
}

/** The object of a module call's outputs for one instance. */
export function outputsOf(instance: ModuleInstance): MapValue {
  return new Namespace((name) => instance.cell(`output.${name}`).get().value);
}
