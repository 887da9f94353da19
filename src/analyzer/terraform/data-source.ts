/** Data sources: those that the text alone decides, and for all others a value that only the cloud knows. */
import { fail } from '../../expression/error';
import { Budget } from '../../expression/limits';
import { ListValue, MapValue, reveal, sortedMap, UnknownValue, type Value } from '../../expression/value';
import { availabilityZones, partitionOf } from './aws-regions';
import { evaluateBody, guarded, type Report } from './body';
import { bodyOf, type Declaration } from './declarations';
import { expandCounted } from './instances';
import type { ModuleInstance } from './module-instance';
import { regionOf } from './provider';
import { DataValue } from './values';

const metaArguments: ReadonlySet<string> = new Set(['count', 'for_each', 'provider', 'depends_on', 'lifecycle']);

export function evaluateData(module: ModuleInstance, declaration: Declaration, report: Report): Value {
  const body = bodyOf(declaration);
  if (!body) return null;
  const { mode, instances } = expandCounted(module, declaration, body, report);
  if (instances instanceof UnknownValue) return instances;
  const budget = new Budget();
  const values = instances.map(({ names }) => {
    const attributes = evaluateBody(body, module.scope(names, budget), report, metaArguments);
    const known = decided(module, declaration, attributes, report);
    return new DataValue(
      new MapValue('object', new Map([...attributes.entries, ...known])),
      declaration.key,
      module.address,
    );
  });
  if (mode === 'single') return values[0] ?? null;
  if (mode === 'count') return new ListValue('tuple', values);
  return sortedMap(
    'object',
    instances.map(({ name }, index) => [name, values[index] ?? null]),
  );
}

/** The attributes that follow from the written ones, the provider's configuration and the workspace's files. */
function decided(
  module: ModuleInstance,
  declaration: Declaration,
  attributes: MapValue,
  report: Report,
): readonly (readonly [string, Value])[] {
  const region = (): Value => regionValue(module, declaration, attributes);
  switch (declaration.type) {
    case 'aws_region': {
      const name = attributes.get('name') ?? region();
      return [
        ['id', name],
        ['name', name],
        ['region', name],
      ];
    }
    case 'aws_partition':
      return derived(region(), (name) => {
        const { partition, suffix } = partitionOf(name);
        return [
          ['id', partition],
          ['partition', partition],
          ['dns_suffix', suffix],
          ['reverse_dns_prefix', suffix.split('.').reverse().join('.')],
        ];
      });
    case 'aws_availability_zones':
      // With all_availability_zones the local zones that an account has opted in to are among them.
      if (reveal(attributes.get('all_availability_zones') ?? null) === true) return [];
      return derived(region(), (name) => {
        const zones = availabilityZones(name);
        return zones
          ? [
              ['id', name],
              ['names', new ListValue('list', zones)],
            ]
          : [];
      });
    case 'template_file':
      return [['rendered', guarded(report, declaration.node, () => rendered(module, attributes))]];
    case 'local_file':
      return [['content', guarded(report, declaration.node, () => fileContent(module, attributes))]];
    case 'null_data_source':
      return [['outputs', attributes.get('inputs') ?? null]];
    default:
      return [];
  }
}

function regionValue(module: ModuleInstance, declaration: Declaration, attributes: MapValue): Value {
  const body = bodyOf(declaration);
  return body ? regionOf(module, declaration.type, body, attributes).region : null;
}

function derived(
  region: Value,
  derive: (region: string) => readonly (readonly [string, Value])[],
): readonly (readonly [string, Value])[] {
  return typeof region === 'string' ? derive(region) : [];
}

function rendered(module: ModuleInstance, attributes: MapValue): Value {
  const template = reveal(attributes.get('template') ?? null);
  if (template instanceof UnknownValue) return template;
  if (typeof template !== 'string') return fail('template_file needs a template');
  const variables = reveal(attributes.get('vars') ?? null);
  if (variables instanceof UnknownValue) return variables;
  const render = module.scope().context.renderTemplate;
  const names = variables instanceof MapValue ? variables.entries : new Map<string, Value>();
  return render ? render(template, names) : fail('templates cannot be rendered here');
}

function fileContent(module: ModuleInstance, attributes: MapValue): Value {
  const name = reveal(attributes.get('filename') ?? null);
  if (name instanceof UnknownValue) return name;
  const content = typeof name === 'string' ? module.scope().context.readFile?.(name) : undefined;
  return content ?? fail(`there is no file "${String(name)}"`);
}
