/** What the entries of a template mean: one function per section. The function behind every cell. */
import { EvaluationError } from '../../expression/error';
import { Budget } from '../../expression/limits';
import { emptyObject, reveal, UnknownValue, type Value } from '../../expression/value';
import { childOf, type DataEntry, type DataNode, textOf } from '../../syntax/yaml';
import { conditionOf } from './condition';
import { evaluateNode, evaluateOrNull } from './evaluate-node';
import { macroValue } from './macro';
import { parameterValue } from './parameter';
import { evaluateResources } from './resources';
import { guarded, note, type Report } from './scope';
import type { Evaluated, TemplateInstance } from './template-instance';

export function evaluateEntry(instance: TemplateInstance, key: string): Evaluated {
  const dot = key.indexOf('.');
  const [section, name] = [key.slice(0, dot), key.slice(dot + 1)];
  if (section === 'Resources') return evaluateResources(instance, name);
  const entry = instance.template.evaluable(key);
  const looped = entry ? undefined : instance.loopEntry(section, name);
  const found = entry ?? looped?.entry;
  if (!found) return undeclared(instance, section, name);
  const report: Report = { template: instance.template, entry: found, problems: [] };
  const node = looped?.node ?? found.node;
  const value = guarded(report, found.keySpan, () =>
    evaluateSection(instance, found, section, node, report, looped?.variables),
  );
  return { value, problems: report.problems, resources: [], calls: [] };
}

function evaluateSection(
  instance: TemplateInstance,
  entry: DataEntry,
  section: string,
  node: DataNode,
  report: Report,
  variables: ReadonlyMap<string, Value> = new Map(),
): Value {
  const scope = instance.scope(report, variables, new Budget());
  switch (section) {
    case 'Parameters':
      return parameterValue(instance, entry, report);
    case 'Mappings':
      return evaluateOrNull(node, scope);
    case 'Conditions':
      return entry.key.startsWith('Fn::') && variables.size === 0 ? null : conditionOf(node, scope, evaluateNode);
    case 'Outputs':
      return evaluateOrNull(childOf(node, 'Value'), scope);
    case 'Transform':
      noteMacros(node, report);
      return null;
    default:
      return emptyObject;
  }
}

/** Transforms that change nothing about which resources there are, or that are evaluated here. */
const knownTransforms = /^AWS::(Serverless|LanguageExtensions|SecretsManager|CodeDeployBlueGreen|CodeStar)\b/;

function noteMacros(node: DataNode, report: Report): void {
  for (const item of node.kind === 'list' ? node.items : [node]) {
    const name = textOf(item) ?? textOf(childOf(item, 'Name'));
    if (name === undefined || knownTransforms.test(name)) continue;
    note(report, 'information', `${name} changes the template when it is deployed: what it does is not shown`, item);
  }
}

function undeclared(instance: TemplateInstance, section: string, name: string): Evaluated {
  const macro = instance.template.evaluable(`${section}.Fn::Transform`);
  if (macro) return { value: macroValue(macro.node), problems: [], resources: [], calls: [] };
  const nouns: Readonly<Record<string, string>> = {
    Parameters: 'parameter',
    Mappings: 'mapping',
    Conditions: 'condition',
    Outputs: 'output',
  };
  const where = instance.address === '' ? 'this template' : `the template of ${instance.address}`;
  const message = `There is no ${nouns[section] ?? section} "${name}" in ${where}`;
  return { value: null, problems: [], resources: [], calls: [], undeclared: message };
}

/** The name under which an output is exported; `undefined` where it is not, or where the name is not known. */
export function exportName(instance: TemplateInstance, output: string): string | undefined {
  const entry = instance.template.evaluable(`Outputs.${output}`);
  const node = childOf(childOf(entry?.node, 'Export'), 'Name');
  if (!entry || !node) return undefined;
  const report: Report = { template: instance.template, entry, problems: [] };
  try {
    const name = reveal(evaluateOrNull(node, instance.scope(report)));
    return typeof name === 'string' ? name : undefined;
  } catch (error) {
    if (error instanceof EvaluationError) return undefined;
    throw error;
  }
}

/** A value as another stack sees it: what is known after deployment is no resource of its own. */
export function withoutReference(value: Value): Value {
  if (!(value instanceof UnknownValue) || !value.cause.reference) return value;
  const { kind, message } = value.cause;
  return new UnknownValue({ kind, message });
}
