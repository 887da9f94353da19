/** Evaluates a resource block: its instances, their attributes, their region. */
import { Budget } from '../../expression/limits';
import { ListValue, MapValue, sortedMap, UnknownValue, type Value } from '../../expression/value';
import type { Body } from '../../syntax/hcl';
import type { Span } from '../../syntax/range';
import type { Resource, Source } from '../resource';
import { steadyRange } from '../steady-range';
import { evaluateBody, guarded, nodeAtPath, type Report, textMap } from './body';
import { bodyOf, type Declaration } from './declarations';
import { type BlockInstance, expandCounted } from './instances';
import { mentionedResources } from './mentions';
import type { Evaluated, ModuleInstance } from './module-instance';
import { regionOf } from './provider';
import { ResourceValue } from './values';

/** Arguments and blocks that are Terraform's own and no attributes of the resource. */
const metaArguments: ReadonlySet<string> = new Set([
  'count',
  'for_each',
  'provider',
  'depends_on',
  'lifecycle',
  'connection',
  'provisioner',
]);

export function evaluateResource(module: ModuleInstance, declaration: Declaration, report: Report): Evaluated {
  const body = bodyOf(declaration);
  if (!body) return { value: null, problems: [], resources: [] };
  const expansion = expandCounted(module, declaration, body, report);
  const address = module.address ? `${module.address}.${declaration.key}` : declaration.key;
  const describe = (attributes: MapValue, instances: Resource['instances']): Resource => ({
    address,
    type: declaration.type,
    writtenType: declaration.type,
    provider: declaration.type.split('_', 1)[0] ?? declaration.type,
    name: declaration.name,
    title: declaration.key,
    module: module.address,
    ...regionOf(module, declaration.type, body, attributes),
    attributes,
    tags: textMap(attributes.get('tags')),
    instances,
    source: sourceOf(module, declaration.key, declaration.file),
  });

  if (expansion.instances instanceof UnknownValue) {
    const attributes = evaluateBody(body, module.scope(anyInstance(expansion.instances)), report, metaArguments);
    const resources = [describe(attributes, expansion.instances)];
    return { value: expansion.instances, problems: report.problems, resources };
  }
  const groups = groupAlike(module, body, expansion.instances, report);
  const resources: Resource[] = [];
  const values = new Map<string, Value>();
  for (const { attributes, keys } of groups) {
    const names = keys.map((key) => address + key);
    if (names.length > 0) resources.push(describe(attributes, names));
    const value = resourceValue(attributes, declaration, module.address, groups.length > 1 ? (keys[0] ?? '') : '');
    for (const key of keys) values.set(key, value);
  }
  const { mode, instances } = expansion;
  const value = guarded(report, declaration.node, () => collect(mode, instances, values));
  return { value, problems: report.problems, resources };
}

/** A resource of which no cloud decides anything but its id. */
function resourceValue(attributes: MapValue, declaration: Declaration, module: string, key: string): ResourceValue {
  if (declaration.type !== 'terraform_data') return new ResourceValue(attributes, declaration.key, module, key);
  const input = attributes.get('input') ?? null;
  const triggers = attributes.get('triggers_replace') ?? null;
  const decided = new Map([...attributes.entries, ['input', input], ['output', input], ['triggers_replace', triggers]]);
  return new ResourceValue(new MapValue('object', decided), declaration.key, module, key, ['id']);
}

/** What `each` and `count` are where nobody knows how many instances there are. */
function anyInstance(unknown: UnknownValue): ReadonlyMap<string, Value> {
  return new Map<string, Value>([
    ['each', unknown],
    ['count', unknown],
  ]);
}

interface Alike {
  readonly attributes: MapValue;
  readonly keys: readonly string[];
}

/** Evaluates the body once where no expression in it asks which instance it is in, else once per instance. */
function groupAlike(
  module: ModuleInstance,
  body: Body,
  instances: readonly BlockInstance[],
  report: Report,
): readonly Alike[] {
  const [first, ...others] = instances;
  if (!first) return [];
  let differs = false;
  const budget = new Budget();
  const scope = module.scope(first.names, budget, () => {
    differs = true;
  });
  const attributes = evaluateBody(body, scope, report, metaArguments);
  if (!differs) return [{ attributes, keys: instances.map((instance) => instance.key) }];
  return [
    { attributes, keys: [first.key] },
    ...others.map((instance) => ({
      attributes: evaluateBody(body, module.scope(instance.names, budget), report, metaArguments),
      keys: [instance.key],
    })),
  ];
}

function collect(
  mode: 'single' | 'count' | 'for_each',
  instances: readonly BlockInstance[],
  values: ReadonlyMap<string, Value>,
): Value {
  if (mode === 'single') return values.get('') ?? null;
  if (mode === 'count') {
    return new ListValue(
      'tuple',
      instances.map((instance) => values.get(instance.key) ?? null),
    );
  }
  return sortedMap(
    'object',
    instances.map(({ key, name }) => [name, values.get(key) ?? null]),
  );
}

/** The attribute at a path, or where there is none the header of the nested block that it would stand in. */
function spanAtPath(body: Body, path: readonly (string | number)[]): Span | undefined {
  const node = nodeAtPath(body, path);
  if (node?.kind !== 'block') return node;
  return { start: node.start, end: node.labels.at(-1)?.end ?? node.type.end };
}

/** Ranges come from the block as it stands in the text when they are asked for. */
function sourceOf(module: ModuleInstance, key: string, file: string): Source {
  const { directory } = module;
  const locate = (path: readonly (string | number)[] | 'header' | 'block') => {
    const declaration = directory.get(key);
    const document = declaration && directory.file(declaration.file)?.document;
    if (!declaration || !document || declaration.node.kind !== 'block') return undefined;
    const { item, node } = declaration;
    const span =
      path === 'block'
        ? node
        : path === 'header'
          ? { start: node.start, end: node.labels.at(-1)?.end ?? node.type.end }
          : spanAtPath(node.body, path);
    return span && document.rangeAt({ start: item.base + span.start, end: item.base + span.end });
  };
  const placed = () => {
    const declaration = directory.get(key);
    const document = declaration && directory.file(declaration.file)?.document;
    return document && { version: declaration.item, start: document.positionAt(declaration.item.base) };
  };
  const header = steadyRange();
  const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return {
    file,
    range: () => locate('block') ?? nowhere,
    headerRange: () => {
      const place = placed();
      return place ? header(place, () => locate('header') ?? nowhere) : nowhere;
    },
    attributeRange: (path) => locate(path),
    anchor: () => {
      const place = placed();
      return place && { version: place.version, line: place.start.line };
    },
    mentions: (path) => {
      const declaration = directory.evaluable(key);
      const body = declaration && bodyOf(declaration);
      const node = body && nodeAtPath(body, path);
      return node?.kind === 'attribute' ? mentionedResources(node.value) : [];
    },
  };
}
