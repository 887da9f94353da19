/** Evaluates an entry of `Resources`: the resources it stands for, or the stacks that it calls. */
import { Budget, limits } from '../../expression/limits';
import {
  emptyObject,
  LazyObject,
  ListValue,
  MapValue,
  OpenMapValue,
  reveal,
  sortedMap,
  UnknownValue,
  type Value,
} from '../../expression/value';
import type { DataNode } from '../../syntax/yaml';
import type { CloudFormationMap } from '../canonical';
import { canonicalize, mapApplies } from '../canonicalize';
import type { Resource } from '../resource';
import { evaluateNode, evaluateOrNull } from './evaluate-node';
import type { Generated } from './expansion';
import { isStack, placeStacks, planStack, type StackPlan } from './nested-stack';
import { unknownRegion } from './pseudo-parameters';
import { sameResource } from './same-resource';
import { guarded, type NodeScope, note, type Problem, type Report } from './scope';
import { sourceOf } from './source';
import type { Evaluated, TemplateInstance } from './template-instance';

export function evaluateResources(instance: TemplateInstance, entryKey: string): Evaluated {
  const expansion = instance.expansion(entryKey);
  if (!expansion) {
    instance.countResources(entryKey, 0);
    instance.placeChildren(entryKey, [], () => instance);
    const undeclared = `There is no resource "${entryKey}" in this template`;
    return { value: null, problems: [], resources: [], calls: [], undeclared };
  }
  const problems: Problem[] = [...expansion.problems];
  const before = instance.cell(`Resources.${entryKey}`).peek()?.resources ?? [];
  const known = new Map(before.map((resource) => [resource.address, resource]));
  const resources: Resource[] = [];
  const plans: StackPlan[] = [];
  const [first] = expansion.generated;
  const accepted = instance.countResources(entryKey, expansion.generated.length);
  if (!accepted && first) {
    const most = limits.allInstances.toLocaleString('en');
    const report: Report = { template: instance.template, entry: first.entry, problems };
    note(report, 'warning', `There are more than ${most} resources in all; these are left out`, first.header);
  }
  for (const generated of accepted ? expansion.generated : []) {
    const report: Report = { template: instance.template, entry: generated.entry, problems };
    const { condition } = generated;
    const made =
      condition === undefined ||
      reveal(guarded(report, generated.header, () => instance.value(`Conditions.${condition}`)));
    if (made === false) continue;
    const doubt = made instanceof UnknownValue ? made : undefined;
    if (isStack(generated.type)) {
      plans.push(planStack(instance, entryKey, generated, report, doubt));
      continue;
    }
    const resource = evaluateResource(instance, entryKey, generated, report, doubt);
    const same = known.get(resource.address);
    resources.push(same && sameResource(same, resource) ? same : resource);
  }
  const calls = placeStacks(instance, entryKey, plans);
  return { value: null, problems, resources, calls };
}

function evaluateResource(
  instance: TemplateInstance,
  entryKey: string,
  generated: Generated,
  report: Report,
  doubt: UnknownValue | undefined,
): Resource {
  const { logicalId, type, variables } = generated;
  const { environment, context } = instance;
  const scope = instance.scope(report, variables, new Budget());
  const properties = propertiesOf(generated.properties, scope);
  const map = mapOf(context.types.ofCloudFormation(type), properties);
  const canonical = map && canonicalize(map, properties);
  const address = instance.address === '' ? logicalId : `${instance.address}.${logicalId}`;
  const construct = context.constructSource(instance.template.file, logicalId);
  const remarks = remarksOf(instance);
  return {
    address,
    type: map?.type ?? type,
    writtenType: type,
    provider: providerOf(type),
    name: logicalId,
    title: construct?.path ?? logicalId,
    module: instance.address,
    region: environment.region ?? unknownRegion,
    regionAssumed: environment.regionAssumed,
    attributes: canonical?.attributes ?? properties,
    tags: tagsOf(properties),
    instances: doubt ?? stackDoubt(instance) ?? [address],
    source: sourceOf({
      instance,
      entryKey,
      logicalId,
      construct,
      origin: canonical?.origin,
      unwritten: canonical?.unwritten,
    }),
    ...(remarks.length > 0 && { remarks }),
  };
}

/** Why it is not known how many there are of its stack, or of those around it. */
function stackDoubt({ caller }: TemplateInstance): UnknownValue | undefined {
  return caller && (caller.doubt ?? stackDoubt(caller.instance));
}

/** What is to be said of how its stack, and those around it, were found. */
function remarksOf(instance: TemplateInstance): readonly string[] {
  const { caller } = instance;
  if (!caller) return [];
  return [...remarksOf(caller.instance), ...(caller.remark === undefined ? [] : [caller.remark])];
}

function propertiesOf(node: DataNode | undefined, scope: NodeScope): MapValue {
  if (!node) return emptyObject;
  const value = reveal(guarded(scope.report, node, () => evaluateOrNull(node, scope)));
  if (value instanceof MapValue) return value;
  return value instanceof UnknownValue ? new OpenMapValue('object', new Map(), value) : emptyObject;
}

/** The first map that holds for the properties; where that is not known of one, those that surely hold come before it. */
function mapOf(maps: readonly CloudFormationMap[], properties: MapValue): CloudFormationMap | undefined {
  let possible: CloudFormationMap | undefined;
  for (const map of maps) {
    const applies = mapApplies(map, properties);
    if (applies === true) return map;
    if (applies !== false) possible ??= map;
  }
  return possible;
}

/** The canonical type of a resource; no more of its properties are evaluated than the choice depends on. */
export function canonicalType(instance: TemplateInstance, logicalId: string): string {
  const declared = instance.declared(logicalId);
  const generated =
    declared && instance.expansion(declared.entryKey)?.generated.find((found) => found.logicalId === logicalId);
  if (!generated) return logicalId;
  const { type, entry, properties, variables } = generated;
  const maps = instance.context.types.ofCloudFormation(type);
  const [first] = maps;
  if (!first) return type;
  if (first.when === null) return first.type;
  const report: Report = { template: instance.template, entry, problems: [] };
  const scope = instance.scope(report, variables, new Budget());
  return mapOf(maps, new LazyProperties(properties, scope))?.type ?? type;
}

/** Properties that are evaluated one by one, when asked for. */
class LazyProperties extends LazyObject {
  constructor(
    private readonly node: DataNode | undefined,
    private readonly scope: NodeScope,
  ) {
    super('object', new Map());
  }

  override get(name: string): Value | undefined {
    const { node, scope } = this;
    const pair = node?.kind === 'map' ? node.entries.find(({ key }) => key === name) : undefined;
    return pair && guarded(scope.report, pair.value, () => evaluateNode(pair.value, scope));
  }

  override whole(): Value {
    return propertiesOf(this.node, this.scope);
  }
}

/** CloudFormation's own are AWS's; third parties' types start with their name. */
function providerOf(type: string): string {
  const [first = ''] = type.split('::', 1);
  return first === 'AWS' || first === 'Custom' || first === 'Alexa' ? 'aws' : first.toLowerCase();
}

/** A list of keys with values, or a map; what is not known is left out. */
function tagsOf(properties: MapValue): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  const take = (key: Value | undefined, value: Value | undefined): void => {
    const shown = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    if (typeof key === 'string' && shown) tags.set(key, String(value));
  };
  const found = reveal(properties.entries.get('Tags') ?? null);
  if (found instanceof ListValue) {
    for (const item of found.items) {
      if (item instanceof MapValue) take(item.entries.get('Key'), item.entries.get('Value'));
    }
  } else if (found instanceof MapValue) {
    for (const [key, value] of found.entries) take(key, value);
  }
  return sortedTags(tags);
}

function sortedTags(tags: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (tags.size < 2) return tags;
  return new Map([...sortedMap('map', tags).entries].map(([key]) => [key, tags.get(key) ?? '']));
}
