import { fail } from '../../expression/error';
import { Budget } from '../../expression/limits';
import { UnknownValue, type Value } from '../../expression/value';
import type { DataEntry, DataNode } from '../../syntax/yaml';
import type { CanonicalTypes } from '../canonical';
import { Cell, type CellGraph } from '../cell';
import type { Resource } from '../resource';
import { sameList } from '../same-list';
import { Population } from '../terraform/population';
import { sameValue } from '../terraform/values';
import type { ConstructSource } from './cdk-source';
import type { Expansion } from './expansion';
import type { ParameterInput } from './parameter-file';
import { pseudoParameter, type StackEnvironment } from './pseudo-parameters';
import { expandImplicitApi, implicitApis } from './sam/expand';
import { sameResource } from './same-resource';
import type { NodeScope, Problem, Report } from './scope';
import type { TemplateFile } from './template-file';
import type { NamedTemplate } from './template-names';

/** What evaluating one entry gives. */
export interface Evaluated {
  readonly value: Value;
  readonly problems: readonly Problem[];
  readonly resources: readonly Resource[];
  readonly calls: readonly StackCall[];
  /** Nothing declares the name: what whoever reads it is told. */
  readonly undeclared?: string;
}

/** A nested stack, a stack set or an application: what stands in a template for the resources of another one. */
export interface StackCall {
  readonly name: string;
  readonly instances: readonly TemplateInstance[];
  /** Why its template cannot be read, or its instances not be counted. */
  readonly missing: string | undefined;
  /** How its template was found, where the text does not lead to it; why its stacks cannot be counted. */
  readonly remarks: readonly string[];
}

/** What all templates under one root template share. */
export interface RootContext {
  readonly evaluate: (instance: TemplateInstance, key: string) => Evaluated;
  readonly expand: (instance: TemplateInstance, entry: DataEntry) => Expansion;
  /** The canonical type of a resource. */
  readonly canonicalType: (instance: TemplateInstance, logicalId: string) => string;
  readonly graph: CellGraph;
  readonly types: CanonicalTypes;
  /** The template in a file, `undefined` where it is not loaded or none. */
  readonly template: (path: string) => TemplateFile | undefined;
  /** The template of the workspace that an address elsewhere means, by the end of it. */
  readonly namedTemplate: (parts: readonly string[], caller: string) => NamedTemplate;
  /** Values of the root template's parameters from outside. */
  readonly inputs: () => ReadonlyMap<string, ParameterInput>;
  /** What another stack of the workspace exports under a name; `undefined` where none does. */
  readonly exported: (name: string) => Value | undefined;
  /** Where a program made a resource of a template that CDK has written. */
  readonly constructSource: (file: string, logicalId: string) => ConstructSource | undefined;
}

export interface Caller {
  readonly instance: TemplateInstance;
  /** Key of the entry that the call stands in, and its logical ID. */
  readonly entryKey: string;
  readonly logicalId: string;
  /** How the template was found, where the text does not lead to it. */
  readonly remark: string | undefined;
  /** Why it is not known how many stacks this stands for. */
  readonly doubt: UnknownValue | undefined;
  /** The value that the call passes for a parameter; `undefined` where it passes none. */
  readonly argument: (name: string, report: Report) => Value | undefined;
}

/** Where a logical ID, or another name that `Ref` takes, is declared. */
interface Declared {
  readonly kind: 'parameter' | 'resource';
  /** Key of the entry in `Resources`. */
  readonly entryKey: string;
  readonly logicalId: string;
}

/** An entry that a loop writes. */
interface LoopEntry {
  readonly entry: DataEntry;
  readonly node: DataNode;
  readonly variables: ReadonlyMap<string, Value>;
}

/** A template with its parameters: a root template, or a nested stack. Every named thing in it is a cell. */
export class TemplateInstance {
  private readonly cells = new Map<string, Cell<Evaluated>>();
  private readonly expansions = new Map<string, Cell<Expansion | undefined>>();
  private readonly declarations = new Map<string, Cell<Declared | undefined>>();
  private readonly types = new Map<string, Cell<string>>();
  private readonly generated: Cell<ReadonlyMap<string, Declared>>;
  private invalidations = 0;
  /** Nested stacks by their address; kept over edits so that their cells live on. */
  private readonly children = new Map<string, TemplateInstance>();
  private readonly population: Population;
  private readonly counted = new Map<string, number>();

  constructor(
    readonly context: RootContext,
    /** `Network.Subnets`, empty for the root template. */
    readonly address: string,
    readonly template: TemplateFile,
    readonly environment: StackEnvironment,
    readonly caller: Caller | undefined,
  ) {
    this.population = caller?.instance.population ?? new Population();
    this.generated = new Cell(context.graph, 'Resources', () => this.collectGenerated(), sameDeclarations);
  }

  /** The cell of an entry, `Conditions.IsProd`, whether or not it is there: what asks must learn when it is. */
  cell(key: string): Cell<Evaluated> {
    return this.cached(this.cells, key, () => this.context.evaluate(this, key), sameEvaluated);
  }

  /** The value of an entry. Throws an `EvaluationError` where it is not there. */
  value(key: string): Value {
    const { value, undeclared } = this.cell(key).get();
    return undeclared === undefined ? value : fail(undeclared);
  }

  /** What the entry of a key in `Resources` stands for; `undefined` where there is none. */
  expansion(entryKey: string): Expansion | undefined {
    const compute = (): Expansion | undefined => {
      const entry = this.template.evaluable(`Resources.${entryKey}`);
      if (entry) return this.context.expand(this, entry);
      const generated = implicitApis.includes(entryKey) ? expandImplicitApi(this.template, entryKey) : [];
      return generated.length > 0 ? { generated, problems: [] } : undefined;
    };
    return this.cached(this.expansions, entryKey, compute, Object.is).get();
  }

  /** Where a name that `Ref` or `Fn::GetAtt` takes is declared. */
  declared(name: string): Declared | undefined {
    return this.cached(this.declarations, name, () => this.findDeclared(name), sameDeclared).get();
  }

  /** The canonical type of a resource by its logical ID. */
  typeOf(logicalId: string): string {
    return this.cached(this.types, logicalId, () => this.context.canonicalType(this, logicalId), Object.is).get();
  }

  /** The entry of that name that a loop writes in `Conditions` or `Outputs`. */
  loopEntry(section: string, name: string): LoopEntry | undefined {
    for (const key of this.template.keysOf(section)) {
      if (!key.startsWith('Fn::ForEach::')) continue;
      const entry = this.template.evaluable(`${section}.${key}`);
      const found = entry && this.context.expand(this, entry).pairs?.get(name);
      if (entry && found) return { entry, ...found };
    }
    return undefined;
  }

  /** What the expressions of one entry see. */
  scope(report: Report, variables: ReadonlyMap<string, Value> = new Map(), budget: Budget = new Budget()): NodeScope {
    return {
      report,
      variables,
      budget,
      ref: (name) => variables.get(name) ?? this.ref(name),
      attribute: (logicalId, name) => this.attribute(logicalId, name),
      mapping: (name) => this.value(`Mappings.${name}`),
      condition: (name) => this.value(`Conditions.${name}`),
      exported: (name) =>
        this.context.exported(name) ??
        new UnknownValue({ kind: 'unavailable', message: `no template of the workspace exports ${name}` }),
    };
  }

  /**
   * The stacks of one entry, one for each address: those that have been there before, so that their cells are kept, and
   * new ones; others are forgotten. `undefined`, with none left, where there are too many under the root template.
   */
  placeChildren(
    entryKey: string,
    addresses: readonly string[],
    create: (address: string, known: TemplateInstance | undefined) => TemplateInstance,
  ): readonly TemplateInstance[] | undefined {
    const wanted = new Set(addresses);
    const before = [...this.children].filter(([, child]) => child.caller?.entryKey === entryKey);
    const accepted = this.population.addModules(wanted.size - before.length);
    for (const [address, child] of before) {
      if (accepted && wanted.has(address)) continue;
      this.children.delete(address);
      child.dispose();
    }
    if (!accepted) {
      this.population.addModules(-before.length);
      return undefined;
    }
    return [...wanted].map((address) => {
      const known = this.children.get(address);
      const child = create(address, known);
      if (known && known !== child) known.dispose();
      this.children.set(address, child);
      return child;
    });
  }

  /** Notes how many resources an entry makes. False where all under the root template are too many. */
  countResources(entryKey: string, count: number): boolean {
    const accepted = this.population.addInstances(count - (this.counted.get(entryKey) ?? 0));
    if (accepted) this.counted.set(entryKey, count);
    return accepted;
  }

  /** Tells the entries that call templates: one has come or gone. */
  invalidateCalls(): void {
    for (const cell of this.cells.values()) if (cell.peek()?.calls.length) cell.invalidate();
  }

  /** All nested stacks under this one, itself first. */
  *all(): Generator<TemplateInstance> {
    yield this;
    for (const child of this.children.values()) yield* child.all();
  }

  /** Tells the cells of these entries that their text has changed. */
  invalidate(keys: Iterable<string>): void {
    for (const key of keys) {
      const dot = key.indexOf('.');
      const [section, name] = [key.slice(0, dot), key.slice(dot + 1)];
      const cell = this.cells.get(key);
      cell?.invalidate();
      if (section === 'Resources') {
        this.expansions.get(name)?.invalidate();
        // What an entry stood for must not wait for somebody to ask.
        if (cell && !this.template.get(key)) this.context.graph.untracked(() => cell.get());
      }
      if (section === 'Resources' || section === 'Parameters') this.declarations.get(name)?.invalidate();
      if (section === 'Resources' || section === 'Globals') this.invalidateGenerated();
      if (name.startsWith('Fn::')) this.invalidateSection(section);
      if (section === 'Globals') for (const expansion of this.expansions.values()) expansion.invalidate();
    }
    if (++this.invalidations % 64 === 0) this.sweep();
  }

  /** Tells all cells: something outside of the text has changed. */
  invalidateAll(): void {
    for (const cells of [this.cells, this.expansions, this.declarations, this.types]) {
      for (const cell of cells.values()) cell.invalidate();
    }
    this.generated.invalidate();
  }

  private invalidateGenerated(): void {
    this.generated.invalidate();
    for (const key of implicitApis) {
      this.expansions.get(key)?.invalidate();
      this.cells.get(`Resources.${key}`)?.invalidate();
    }
  }

  /** A loop or macro may write, or no longer write, any name. */
  private invalidateSection(section: string): void {
    for (const [key, cell] of this.cells) if (key.startsWith(`${section}.`)) cell.invalidate();
  }

  private cached<T>(
    cells: Map<string, Cell<T>>,
    key: string,
    compute: () => T,
    same: (before: T, after: T) => boolean,
  ): Cell<T> {
    let cell = cells.get(key);
    if (!cell) {
      cell = new Cell(this.context.graph, this.address ? `${this.address}.${key}` : key, compute, same);
      cells.set(key, cell);
    }
    return cell;
  }

  private ref(name: string): Value | undefined {
    if (name.startsWith('AWS::')) return pseudoParameter(name, this.environment);
    const declared = this.declared(name);
    if (!declared) return fail(`There is no parameter or resource "${name}" in this template`);
    if (declared.kind === 'parameter') return this.value(`Parameters.${name}`);
    return this.reference(declared.logicalId, '');
  }

  private attribute(logicalId: string, name: string): Value {
    const declared = this.declared(logicalId);
    if (!declared || declared.kind === 'parameter') return fail(`There is no resource "${logicalId}" in this template`);
    if (name.startsWith('Outputs.')) {
      const call = this.cell(`Resources.${declared.entryKey}`)
        .get()
        .calls.find((other) => other.name === declared.logicalId);
      const [only, other] = call?.instances ?? [];
      if (only && !other) return only.value(`Outputs.${name.slice('Outputs.'.length)}`);
      if (call?.missing !== undefined) return new UnknownValue({ kind: 'unavailable', message: call.missing });
    }
    return this.reference(declared.logicalId, name);
  }

  /** A value that is known once the resource is there, with the way to the resource. */
  private reference(logicalId: string, attribute: string): UnknownValue {
    const address = `${this.typeOf(logicalId)}.${logicalId}`;
    const name = attribute === '' ? logicalId : `${logicalId}.${attribute}`;
    return new UnknownValue({
      kind: 'computed',
      message: `${name} is known after the stack is deployed`,
      reference: { address, key: '', attribute, module: this.address },
    });
  }

  private findDeclared(name: string): Declared | undefined {
    if (this.template.get(`Parameters.${name}`)) return { kind: 'parameter', entryKey: name, logicalId: name };
    if (this.template.get(`Resources.${name}`)) return { kind: 'resource', entryKey: name, logicalId: name };
    return this.generated.get().get(name);
  }

  /** The names that stand nowhere as a key: what loops and SAM write. */
  private collectGenerated(): ReadonlyMap<string, Declared> {
    const names = new Map<string, Declared>();
    for (const entryKey of [...this.template.generating(), ...implicitApis]) {
      for (const { logicalId, aliases } of this.expansion(entryKey)?.generated ?? []) {
        const declared: Declared = { kind: 'resource', entryKey, logicalId };
        for (const name of [logicalId, ...aliases]) if (!names.has(name)) names.set(name, declared);
      }
    }
    return names;
  }

  /** Names come and go with every key that is pressed: those that nothing declares, reads or shows are let go of. */
  private sweep(): void {
    for (const cells of [this.cells, this.expansions, this.declarations, this.types]) {
      for (const [key, cell] of cells) {
        const entry = cells === this.cells ? key : `Resources.${key}`;
        if (this.template.get(entry) || cell.dependents?.size || cell.watch) continue;
        cell.dispose();
        cells.delete(key);
      }
    }
  }

  /** Lets go of everything that its cells have read. Its place among the children is for the caller to clear. */
  private dispose(): void {
    for (const cells of [this.cells, this.expansions, this.declarations, this.types]) {
      for (const cell of cells.values()) cell.dispose();
    }
    this.generated.dispose();
    for (const key of this.counted.keys()) this.countResources(key, 0);
    for (const child of this.children.values()) child.dispose();
    this.population.addModules(-this.children.size);
    this.children.clear();
  }
}

function sameDeclared(a: Declared | undefined, b: Declared | undefined): boolean {
  return a?.kind === b?.kind && a?.entryKey === b?.entryKey && a?.logicalId === b?.logicalId;
}

function sameDeclarations(a: ReadonlyMap<string, Declared>, b: ReadonlyMap<string, Declared>): boolean {
  return a.size === b.size && [...a].every(([name, declared]) => sameDeclared(declared, b.get(name)));
}

function sameEvaluated(before: Evaluated, after: Evaluated): boolean {
  if (before.problems.length + after.problems.length + before.calls.length + after.calls.length > 0) return false;
  if (before.undeclared !== after.undeclared || !sameValue(before.value, after.value)) return false;
  if (sameList(before.resources, after.resources)) return true;
  return (
    before.resources.length === after.resources.length &&
    before.resources.every((resource, index) => sameResource(resource, after.resources[index]))
  );
}
