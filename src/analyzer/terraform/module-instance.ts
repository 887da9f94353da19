import { fail } from '../../expression/error';
import { evaluate } from '../../expression/evaluate';
import type { FunctionContext } from '../../expression/function';
import { Budget } from '../../expression/limits';
import type { Scope } from '../../expression/scope';
import { type MapValue, UnknownValue, type Value } from '../../expression/value';
import { relativePath, resolvePath } from '../../host';
import { parseTemplate } from '../../syntax/hcl';
import { Cell, type CellGraph } from '../cell';
import type { Resource } from '../resource';
import { sameInstances } from '../same-instances';
import type { Problem } from './body';
import type { ModuleCall } from './module-call';
import type { ModuleDirectory } from './module-directory';
import { Population } from './population';
import type { ProviderConfiguration } from './provider';
import { ModuleOutputs, Namespace, sameValue } from './values';
import type { VariableInput } from './variables';

/** What evaluating one named thing of a module gives. */
export interface Evaluated {
  readonly value: Value;
  readonly problems: readonly Problem[];
  /** The resources that a resource block stands for. */
  readonly resources: readonly Resource[];
  readonly call?: ModuleCall;
  readonly provider?: ProviderConfiguration;
  /** Nothing declares the name: what every expression that reads it is told. */
  readonly undeclared?: string;
}

/** The name under which a module's outputs are kept as one object; no declaration has a name like it. */
export const allOutputs = 'output';

/** What all module instances of one root module share. */
export interface RootContext {
  /** Evaluates what a module declares under a name. */
  readonly evaluate: (module: ModuleInstance, key: string) => Evaluated;
  readonly graph: CellGraph;
  /** Directory of the root module. */
  readonly path: string;
  /** The module in a directory, `undefined` where it is not loaded. */
  readonly directory: (path: string) => ModuleDirectory | undefined;
  /** The directory that `terraform init` has placed a module in, by the names of the calls: `network.subnets`. */
  readonly installedModule: (callPath: string) => string | undefined;
  /** Values of the root module's variables from outside. */
  readonly inputs: () => ReadonlyMap<string, VariableInput>;
  /** Name of the workspace: `terraform.workspace`. */
  readonly workspace: () => string;
  /** Files that expressions read, by absolute path; unknown while they are being read. */
  readonly readFile: (path: string) => string | UnknownValue | undefined;
  /** All files below a directory, relative to it. */
  readonly listFiles: (directory: string) => readonly string[] | UnknownValue | undefined;
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
  private invalidations = 0;
  private readonly namespaces = new Map<string, Namespace>();
  /** Instances of the module's calls by their address; kept over edits so that their cells live on. */
  readonly children = new Map<string, ModuleInstance>();
  private readonly population: Population;
  /** How many instances each resource and data source of this module has. */
  private readonly counted = new Map<string, number>();

  constructor(
    readonly context: RootContext,
    /** `module.app["a"]`, empty for the root module. */
    readonly address: string,
    readonly directory: ModuleDirectory,
    readonly caller: Caller | undefined,
  ) {
    this.population = caller?.instance.population ?? new Population();
  }

  /** The cell of a name, whether or not anything declares it: what asks for it must learn when something does. */
  cell(key: string): Cell<Evaluated> {
    let cell = this.cells.get(key);
    if (!cell) {
      cell = new Cell(
        this.context.graph,
        this.address ? `${this.address}.${key}` : key,
        () => this.context.evaluate(this, key),
        sameEvaluated,
      );
      this.cells.set(key, cell);
    }
    return cell;
  }

  /** The value of a name for an expression. Throws an `EvaluationError` where nothing declares it. */
  value(key: string): Value {
    const { value, undeclared } = this.cell(key).get();
    return undeclared === undefined ? value : fail(undeclared);
  }

  /** The value of a name for those outside the graph. */
  read(key: string): Evaluated {
    return this.context.graph.untracked(() => this.cell(key).get());
  }

  /**
   * The instances of a call, one for each key: those that have been there before, so that their cells are kept, and new
   * ones; others are forgotten. `undefined`, with none left, where there are too many under the root module.
   */
  placeChildren(
    name: string,
    keys: readonly string[],
    create: (address: string, known: ModuleInstance | undefined, index: number) => ModuleInstance,
  ): readonly ModuleInstance[] | undefined {
    const prefix = this.address ? `${this.address}.module.${name}` : `module.${name}`;
    const addresses = new Set(keys.map((key) => prefix + key));
    const before = [...this.children].filter(([, child]) => child.caller?.name === name);
    const accepted = this.population.addModules(keys.length - before.length);
    for (const [address, child] of before) {
      if (accepted && addresses.has(address)) continue;
      this.children.delete(address);
      child.dispose();
    }
    if (!accepted) {
      this.population.addModules(-before.length);
      return undefined;
    }
    return [...addresses].map((address, index) => {
      const known = this.children.get(address);
      const child = create(address, known, index);
      if (known && known !== child) known.dispose();
      this.children.set(address, child);
      return child;
    });
  }

  /** Forgets all instances of a call. */
  removeChildren(name: string): void {
    this.placeChildren(name, [], (address) => fail(`${address} is not asked for`));
  }

  /** Notes how many instances a resource or data source has. False where all under the root module are too many. */
  countInstances(key: string, count: number): boolean {
    const accepted = this.population.addInstances(count - (this.counted.get(key) ?? 0));
    if (accepted) this.counted.set(key, count);
    return accepted;
  }

  /** What a name stood for is gone: its instances count no more. */
  forget(key: string): void {
    if (this.counted.has(key)) this.countInstances(key, 0);
    this.counted.delete(key);
    if (key.startsWith('module.')) this.removeChildren(key.slice('module.'.length));
  }

  /** Lets go of everything that its cells have read. Its place among the children is for the caller to clear. */
  private dispose(): void {
    for (const cell of this.cells.values()) cell.dispose();
    for (const key of this.counted.keys()) this.countInstances(key, 0);
    for (const child of this.children.values()) child.dispose();
    this.population.addModules(-this.children.size);
    this.children.clear();
  }

  /** Tells the cells of these names that their text has changed. */
  invalidate(keys: Iterable<string>): void {
    for (const key of keys) {
      const cell = this.cells.get(key);
      cell?.invalidate();
      // Whoever read it learns that nothing declares it any more; what it stood for must not wait for that.
      if (cell && !key.startsWith('provider.') && !this.directory.get(key)) this.read(key);
      if (key.startsWith('output.')) this.cells.get(allOutputs)?.invalidate();
    }
    if (++this.invalidations % 64 === 0) this.sweep();
  }

  /** Names come and go with every key that is pressed: those that nothing declares, reads or shows are let go of. */
  private sweep(): void {
    for (const [key, cell] of this.cells) {
      if (this.directory.get(key) || (cell.dependents?.size ?? 0) > 0 || cell.watch) continue;
      cell.dispose();
      this.cells.delete(key);
    }
    this.namespaces.clear();
  }

  /**
   * What the expressions of this module see; `names` are those of one instance of a block: `each`, `count`. All instances
   * of a block share a budget, for many times much is as hostile as once too much.
   */
  scope(names?: ReadonlyMap<string, Value>, budget: Budget = new Budget(), onInstanceName?: () => void): Scope {
    const missing: string[] = [];
    const data = new Namespace((type) => new Namespace((key) => this.dataValue(`data.${type}.${key}`, missing)));
    return {
      variable: (name) => {
        if (name === 'each' || name === 'count') onInstanceName?.();
        return names?.get(name) ?? (name === 'data' ? data : this.root(name));
      },
      missing,
      budget,
      context: functionContext(this.context, budget),
    };
  }

  /** What nothing declares would be read from the cloud if it were: the rest of the expression can go on without it. */
  private dataValue(key: string, missing: string[]): Value {
    const { value, undeclared } = this.cell(key).get();
    if (undeclared === undefined) return value;
    missing.push(undeclared);
    return new UnknownValue({ kind: 'error', message: undeclared });
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
        return new Namespace((key) => this.value(`${name}.${key}`));
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
        return new Namespace((key) => this.value(`${name}.${key}`));
    }
  }

  private pathValue(name: string): Value {
    const root = this.context.path;
    if (name === 'module') return relativePath(root, this.directory.path);
    if (name === 'root') return '.';
    if (name === 'cwd') return root;
    return fail(`There is no path.${name}`);
  }
}

/** What functions may ask: paths are relative to the root module, where Terraform is run. */
function functionContext(root: RootContext, budget: Budget): FunctionContext {
  const spend = (elements: number): void => budget.spend(elements);
  return {
    spend,
    workingDirectory: root.path,
    readFile: (path) => root.readFile(resolvePath(root.path, path)),
    listFiles: (path) => root.listFiles(resolvePath(root.path, path)),
    renderTemplate: (text, variables) => renderTemplate(text, variables, budget, functionContext(root, budget)),
  };
}

/** Evaluates the text of a template, which sees its variables and nothing else. */
function renderTemplate(
  text: string,
  variables: ReadonlyMap<string, Value>,
  budget: Budget,
  context: FunctionContext,
): Value {
  const { expression, errors } = parseTemplate(text);
  const [error] = errors;
  if (error) return fail(`the template has an error: ${error.message}`);
  return evaluate(expression, { variable: (name) => variables.get(name), budget, context });
}

function sameEvaluated(before: Evaluated, after: Evaluated): boolean {
  if (before.problems.length > 0 || after.problems.length > 0) return false;
  if (before.undeclared !== after.undeclared) return false;
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
  return (
    sameInstances(before.instances, after.instances) &&
    before.address === after.address &&
    before.regionAssumed === after.regionAssumed &&
    sameValue(before.region, after.region) &&
    sameValue(before.attributes, after.attributes)
  );
}

/** The object of a module call's outputs for one instance. */
export function outputsOf(instance: ModuleInstance): MapValue {
  return new ModuleOutputs(
    (name) => instance.value(`output.${name}`),
    () => instance.value(allOutputs),
  );
}
