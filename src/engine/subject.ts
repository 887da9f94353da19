/**
 * What a spec is applied to: the attributes of a resource (or of a part of one), its region and its usage, as the
 * scope in which the spec's expressions are evaluated. It notes what every expression reads, so that a component knows
 * the lines it comes from.
 */
import type { AttributePath, RelatedResources, Resource } from '../analyzer/resource';
import { toNumber } from '../expression/convert';
import { EvaluationError, fail } from '../expression/error';
import { attempt, evaluate } from '../expression/evaluate';
import { Budget } from '../expression/limits';
import type { Scope } from '../expression/scope';
import { ListValue, MapValue, reveal, UnknownValue, type Value } from '../expression/value';
import type { Expression } from '../syntax/hcl';
import type { Rates } from './rates';
import type { Spec } from './spec';
import { SpecContext, specFunctions } from './spec-functions';

/** What an expression read, in the order of reading. */
export interface Reads {
  readonly attributes: AttributePath[];
  /** Those of the attributes that are not set. */
  readonly unset: AttributePath[];
  readonly usage: string[];
  hours: boolean;
  /** Those in which it runs, as somebody stated them. */
  workingHours: boolean;
}

export interface Environment {
  /** The date as a number that compares: 20250723. Some prices depend on it, as that of a version out of support. */
  readonly today: () => number;
  readonly rates: Rates;
  readonly related: RelatedResources;
  readonly specFor: (type: string) => Spec | undefined;
  /** What is stated of the use of another resource. */
  readonly usageOf: (resource: Resource) => MapValue;
  /** Hours of a month for what runs through. */
  readonly hoursPerMonth: number;
}

/** The part of a resource that a spec prices. */
export interface Subject {
  readonly resource: Resource;
  readonly attributes: MapValue;
  /** Region name; unknown with its cause. Empty where the provider has none. */
  readonly region: string | UnknownValue;
  readonly usage: MapValue;
  /** Where in the resource's text an attribute of this part stands; the identity for a whole resource. */
  readonly origin: (path: AttributePath) => readonly AttributePath[];
  /** Hours of a month in which it runs, where it can be stopped; null where nobody has said that it is. */
  readonly workingHours: number | null;
  /** Collects what had to be assumed. */
  readonly assumptions: Set<string>;
  /** Collects what was said of attributes that are not set, with their paths: formats have names of their own for them. */
  readonly unset: Map<string, readonly AttributePath[]>;
  readonly environment: Environment;
}

export interface Evaluation {
  readonly value: Value;
  readonly reads: Reads;
}

interface Sought {
  readonly text: string;
  path: AttributePath | undefined;
}

/** Names of one round of a `for_each`, and where their values come from. */
export interface Each {
  readonly key: Value;
  readonly value: Value;
  readonly paths: readonly AttributePath[];
}

/** Evaluates the expressions of one spec for one subject; `let` values are computed once, when first read. */
export class SubjectEvaluator {
  private readonly lets = new Map<string, Evaluation | 'computing'>();
  private readonly budget = new Budget();
  private collecting: Reads = newReads();
  /** A text whose attribute is looked for. */
  private sought: Sought | undefined;
  private readonly context: SpecContext;
  /** The scope outside of any `for_each`, which most expressions are evaluated in. */
  private readonly ownScope: Scope;

  constructor(
    readonly spec: Spec,
    readonly subject: Subject,
  ) {
    this.context = new SpecContext(subject, (elements) => this.budget.spend(elements));
    this.ownScope = this.createScope(undefined);
  }

  /** Hours of a month in which what is priced here runs, where that is stated and it can be stopped. */
  private get runningHours(): number | null {
    return this.spec.stoppable ? this.subject.workingHours : null;
  }

  /** The value of an expression with what it read. Throws an `EvaluationError`. */
  evaluate(node: Expression, each: Each | undefined): Evaluation {
    if (node.kind === 'literal') return { value: node.value, reads: newReads() };
    const outer = this.collecting;
    const reads = newReads();
    this.collecting = reads;
    try {
      return { value: evaluate(node, each ? this.createScope(each) : this.ownScope), reads };
    } catch (error) {
      if (error instanceof RangeError) throw new EvaluationError('an expression of the spec is nested too deeply');
      if (!(error instanceof EvaluationError)) throw error;
      throw error.absent ? this.explained(error, error.absent, each) : this.named(error, node, each);
    } finally {
      this.collecting = outer;
    }
  }

  /** The number that an expression has given. Throws an `EvaluationError` where it is none. */
  numberOf(node: Expression, value: Value, each: Each | undefined): number {
    try {
      return toNumber(value);
    } catch (error) {
      throw error instanceof EvaluationError ? this.named(error, node, each) : error;
    }
  }

  /** The attributes that are not set, in the words for the person. */
  notSet(paths: readonly AttributePath[]): string {
    const message = notSetText(paths.map((path) => path.join('.')));
    this.subject.unset.set(message, paths);
    return message;
  }

  /** Nobody who prices a database knows of operators: what was not there to be multiplied is an attribute. */
  private explained(error: EvaluationError, absent: Expression, each: Each | undefined): EvaluationError {
    this.collecting = newReads();
    const value = attempt(absent, each ? this.createScope(each) : this.ownScope);
    const { unset } = this.collecting;
    return value === null && unset.length > 0 ? new EvaluationError(this.notSet(unset)) : error;
  }

  /** `size: a number is required, found the string "big"`: the attribute that has the text is looked for by evaluating again. */
  private named(error: EvaluationError, node: Expression, each: Each | undefined): EvaluationError {
    const { text } = error;
    if (text === undefined || this.sought) return error;
    const lets = new Map(this.lets);
    this.lets.clear();
    const sought: Sought = { text, path: undefined };
    this.sought = sought;
    attempt(node, each ? this.createScope(each) : this.ownScope);
    const { path } = sought;
    this.sought = undefined;
    for (const [name, found] of lets) this.lets.set(name, found);
    return path ? new EvaluationError(`${path.join('.')}: ${error.message}`, error.span) : error;
  }

  private createScope(each: Each | undefined): Scope {
    const { subject, budget } = this;
    return {
      lenient: true,
      budget,
      context: this.context,
      ownFunction: (name) => specFunctions.get(name),
      trace: (root, path, found) => this.note(root, path, found, each),
      variable: (name) => {
        switch (name) {
          case 'self':
            return subject.attributes;
          case 'usage':
            return subject.usage;
          case 'region':
            return subject.region;
          case 'hours':
            this.collecting.hours = true;
            if (this.runningHours !== null) this.collecting.workingHours = true;
            return this.runningHours ?? subject.environment.hoursPerMonth;
          case 'month_hours':
            this.collecting.hours = true;
            return subject.environment.hoursPerMonth;
          case 'today':
            return subject.environment.today();
          case 'each':
            return (
              each &&
              new MapValue(
                'object',
                new Map<string, Value>([
                  ['key', each.key],
                  ['value', each.value],
                ]),
              )
            );
          case 'resource':
            return resourceObject(subject.resource);
          default:
            return this.letValue(name);
        }
      },
    };
  }

  private letValue(name: string): Value | undefined {
    const node = this.spec.lets.get(name);
    if (!node) return undefined;
    let known = this.lets.get(name);
    if (known === 'computing') fail(`"${name}" in ${this.spec.file} refers to itself`);
    if (!known) {
      this.lets.set(name, 'computing');
      try {
        known = this.evaluate(node, undefined);
        this.lets.set(name, known);
      } catch (error) {
        this.lets.delete(name);
        throw error;
      }
    }
    addReads(this.collecting, known.reads);
    return known.value;
  }

  private note(root: string, path: readonly (string | number)[], found: Value, each: Each | undefined): void {
    const { collecting } = this;
    if (root === 'usage') collecting.usage.push(path.join('.'));
    const attributes = this.attributesAt(root, path, each);
    collecting.attributes.push(...attributes);
    if (found === null) collecting.unset.push(...attributes);
    if (this.sought && found === this.sought.text) this.sought.path ??= attributes[0];
  }

  private attributesAt(root: string, path: AttributePath, each: Each | undefined): readonly AttributePath[] {
    if (root === 'self' && path.length > 0) return this.subject.origin(path);
    if (root !== 'each' || !each || path[0] !== 'value') return [];
    const deeper = path.slice(1);
    return each.paths.map((base) => [...base, ...deeper]);
  }
}

export function newReads(): Reads {
  return { attributes: [], unset: [], usage: [], hours: false, workingHours: false };
}

/** `iops is not set`, `iops and throughput are not set`. */
export function notSetText(names: readonly string[]): string {
  const distinct = [...new Set(names)];
  return distinct.length > 1 ? `${distinct.join(' and ')} are not set` : `${distinct[0] ?? ''} is not set`;
}

function addReads(into: Reads, from: Reads): void {
  into.attributes.push(...from.attributes);
  into.unset.push(...from.unset);
  into.usage.push(...from.usage);
  into.hours ||= from.hours;
  into.workingHours ||= from.workingHours;
}

function resourceObject(resource: Resource): MapValue {
  return new MapValue(
    'object',
    new Map<string, Value>([
      ['address', resource.address],
      ['instances', resource.instances instanceof UnknownValue ? resource.instances : resource.instances.length],
      ['name', resource.name],
      ['type', resource.type],
    ]),
  );
}

/** The rounds of a `for_each` over a list or map; one round without names of its own where there is none. */
export function rounds(
  evaluator: SubjectEvaluator,
  node: Expression | null,
  outer: Each | undefined,
): readonly (Each | undefined)[] | UnknownValue {
  if (!node) return [outer];
  const evaluation = evaluator.evaluate(node, outer);
  const value = reveal(evaluation.value);
  const [path] = evaluation.reads.attributes;
  const under = (key: string | number): readonly AttributePath[] => (path ? [[...path, key]] : []);
  if (value === null) return [];
  if (value instanceof UnknownValue) return value;
  if (value instanceof ListValue) {
    return value.items.map((item, index) => ({ key: index, value: item, paths: under(index) }));
  }
  if (value instanceof MapValue) {
    return [...value.entries].map(([key, item]) => ({ key, value: item, paths: under(key) }));
  }
  throw new EvaluationError('for_each in a spec goes through a list or a map');
}
