import { EvaluationError } from '../../expression/error';
import type { Budget } from '../../expression/limits';
import { UnknownValue, type Value } from '../../expression/value';
import type { Span } from '../../syntax/range';
import type { DataEntry, DataNode } from '../../syntax/yaml';
import type { TemplateFile } from './template-file';

/** What the functions of a template can ask. Names that nothing declares are an `EvaluationError`. */
export interface NodeScope {
  /** A parameter's value, a pseudo parameter, or the reference to a resource; `undefined` for AWS::NoValue. */
  readonly ref: (name: string) => Value | undefined;
  readonly attribute: (logicalId: string, name: string) => Value;
  readonly mapping: (name: string) => Value;
  /** True, false, or unknown. */
  readonly condition: (name: string) => Value;
  readonly exported: (name: string) => Value;
  /** The variables of the `Fn::ForEach` loops around: their values replace `${Name}` in every text. */
  readonly variables: ReadonlyMap<string, Value>;
  readonly budget: Budget;
  readonly report: Report;
}

/** Something wrong in an entry, or left out of it; `span` counts from the entry's chunk. */
export interface Problem {
  readonly severity: 'warning' | 'information';
  readonly message: string;
  readonly template: TemplateFile;
  readonly entry: DataEntry;
  readonly span: Span;
}

/** The entry being evaluated, and what was found wrong in it. */
export interface Report {
  readonly template: TemplateFile;
  readonly entry: DataEntry;
  readonly problems: Problem[];
}

/** Beyond this an entry is not a template any more but noise. */
const mostProblems = 20;

/** Runs what may throw an `EvaluationError` and turns it into an unknown value and a problem at the node. */
export function guarded<T>(report: Report, node: Span, action: () => T): T | UnknownValue {
  try {
    return action();
  } catch (error) {
    if (error instanceof EvaluationError) return failed(report, error, node);
    if (error instanceof RangeError) {
      return failed(report, new EvaluationError('This is nested too deeply'), node);
    }
    throw error;
  }
}

function failed(report: Report, error: EvaluationError, node: Span): UnknownValue {
  note(report, 'warning', error.message, error.span ?? node);
  return new UnknownValue({ kind: 'error', message: error.message });
}

export function note(
  { template, entry, problems }: Report,
  severity: Problem['severity'],
  message: string,
  span: Span,
): void {
  if (problems.length < mostProblems) problems.push({ severity, message, template, entry, span });
}

/** The name and argument of a function, where a node is one: `{Ref: a}`, `{Fn::Sub: …}`. */
export function functionOf(node: DataNode): { readonly name: string; readonly argument: DataNode } | undefined {
  if (node.kind !== 'map') return undefined;
  const [entry, other] = node.entries;
  if (!entry || other) return undefined;
  const { key, value } = entry;
  if (key === 'Ref') return { name: key, argument: value };
  const isFunction = key.startsWith('Fn::') ? !key.startsWith('Fn::ForEach::') : key.startsWith('Rain::');
  return isFunction ? { name: key, argument: value } : undefined;
}
