/** What an entry of `Resources` stands for: one resource, those of a loop, or those that SAM makes of it. */
import type { Value } from '../../expression/value';
import { UnknownValue } from '../../expression/value';
import type { Span } from '../../syntax/range';
import { childOf, type DataEntry, type DataNode, type DataPair, textOf } from '../../syntax/yaml';
import { evaluateNode } from './evaluate-node';
import { expandLoop, isLoop, substitute } from './loop';
import { expandServerless } from './sam/expand';
import { guarded, note, type Problem, type Report } from './scope';
import type { TemplateInstance } from './template-instance';

export interface Generated {
  readonly logicalId: string;
  readonly type: string;
  /** The entry that it stands in, which all its places count from. */
  readonly entry: DataEntry;
  readonly properties: DataNode | undefined;
  /** Name of the condition without which it is not made. */
  readonly condition: string | undefined;
  /** What stands in the resource beside `Properties`: `Metadata`. */
  readonly node: DataNode;
  /** Other names that `Ref` takes for it: `MyApi.Stage`. */
  readonly aliases: readonly string[];
  /** The variables of the loops that it stands in. */
  readonly variables: ReadonlyMap<string, Value>;
  /** What stands for it in the text: its key, or the property of a SAM resource that makes it. */
  readonly header: Span;
  readonly whole: Span;
}

export interface Expansion {
  readonly generated: readonly Generated[];
  /** For sections without resources: what loops write, by name. */
  readonly pairs?: ReadonlyMap<string, { readonly node: DataNode; readonly variables: ReadonlyMap<string, Value> }>;
  readonly problems: readonly Problem[];
}

export function expandEntry(instance: TemplateInstance, entry: DataEntry): Expansion {
  const report: Report = { template: instance.template, entry, problems: [] };
  const { key, keySpan, node } = entry;
  if (isLoop(key)) {
    const pairs = expandPairs(instance, { key, keySpan, value: node, start: keySpan.start, end: node.end }, report);
    const generated = pairs.flatMap(({ name, pair, variables }) => single(instance, report, name, pair, variables));
    return {
      generated,
      pairs: new Map(pairs.map(({ name, pair, variables }) => [name, { node: pair.value, variables }])),
      problems: report.problems,
    };
  }
  if (key.startsWith('Fn::')) {
    const message = `${key} adds what is known to the cloud alone: it is not among the resources`;
    note(report, 'information', message, keySpan);
    return { generated: [], problems: report.problems };
  }
  const pair: DataPair = { key, keySpan, value: node, start: keySpan.start, end: node.end };
  return { generated: single(instance, report, key, pair, new Map()), problems: report.problems };
}

interface Looped {
  readonly name: string;
  readonly pair: DataPair;
  readonly variables: ReadonlyMap<string, Value>;
}

function expandPairs(instance: TemplateInstance, loop: DataPair, report: Report): readonly Looped[] {
  const found: Looped[] = [];
  const visit = (pair: DataPair, variables: ReadonlyMap<string, Value>): void => {
    if (!isLoop(pair.key)) {
      found.push({ name: substitute(pair.key, variables), pair, variables });
      return;
    }
    const scope = instance.scope(report, variables, budget);
    const rounds = guarded(report, pair.keySpan, () => expandLoop(pair, scope, evaluateNode));
    if (rounds instanceof UnknownValue) {
      if (rounds.cause.kind !== 'error') {
        const message = `${pair.key} is left out: ${rounds.cause.message}`;
        note(report, 'information', message, pair.keySpan);
      }
      return;
    }
    for (const { body, variables: inner } of rounds) for (const item of body) visit(item, inner);
  };
  const { budget } = instance.scope(report);
  visit(loop, new Map());
  return found;
}

function single(
  instance: TemplateInstance,
  report: Report,
  logicalId: string,
  { keySpan, value }: DataPair,
  variables: ReadonlyMap<string, Value>,
): readonly Generated[] {
  const type = textOf(childOf(value, 'Type'));
  if (type === undefined) {
    // Loops write into other sections as well.
    const what = `${logicalId} has no type that can be read: it is not among the resources`;
    if (report.entry.section === 'Resources') note(report, 'information', what, keySpan);
    return [];
  }
  const condition = textOf(childOf(value, 'Condition'));
  const resource: Generated = {
    logicalId,
    type: substitute(type, variables),
    entry: report.entry,
    properties: childOf(value, 'Properties'),
    condition: condition === undefined ? undefined : substitute(condition, variables),
    node: value,
    aliases: [],
    variables,
    header: keySpan,
    whole: { start: keySpan.start, end: value.end },
  };
  return type.startsWith('AWS::Serverless::') ? expandServerless(resource, instance.template) : [resource];
}
