/** Data sources: those that the text alone decides, and for all others a value that only the cloud knows. */
import { ListValue, MapValue, sortedMap, UnknownValue, type Value } from '../../expression/value';
import { evaluateBody, type Report } from './body';
import { bodyOf, type Declaration } from './declarations';
import { expand } from './instances';
import type { ModuleInstance } from './module-instance';
import { regionOf } from './provider';
import { DataValue } from './values';

const metaArguments: ReadonlySet<string> = new Set(['count', 'for_each', 'provider', 'depends_on', 'lifecycle']);

export function evaluateData(module: ModuleInstance, declaration: Declaration, report: Report): Value {
  const body = bodyOf(declaration);
  if (!body) return null;
  const { mode, instances } = expand(module, body, report);
  if (instances instanceof UnknownValue) return instances;
  const values = instances.map(({ names }) => {
    const attributes = evaluateBody(body, module.scope(names), report, metaArguments);
    const known = decided(module, declaration, attributes);
    return new DataValue(known, declaration.key, module.address);
  });
  if (mode === 'single') return values[0] ?? null;
  if (mode === 'count') return new ListValue('tuple', values);
  return sortedMap(
    'object',
    instances.map(({ key }, index) => [String(JSON.parse(key.slice(1, -1))), values[index] ?? null] as const),
  );
}

/** The written attributes, and those that follow from the provider's configuration. */
function decided(module: ModuleInstance, declaration: Declaration, attributes: MapValue): MapValue {
  const body = bodyOf(declaration);
  if (declaration.type === 'aws_region' && body && !attributes.get('name')) {
    const { region } = regionOf(module, declaration.type, body, attributes);
    if (region === null) return attributes;
    return new MapValue(
      'object',
      new Map([...attributes.entries, ['id', region], ['name', region], ['region', region]]),
    );
  }
  if (declaration.type === 'aws_partition' && body) {
    const { region } = regionOf(module, declaration.type, body, attributes);
    if (typeof region !== 'string') return attributes;
    // Partitions by region name: "Amazon Resource Names (ARNs)" in the AWS general reference.
    const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
    const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
    return new MapValue(
      'object',
      new Map<string, Value>([
        ...attributes.entries,
        ['id', partition],
        ['partition', partition],
        ['dns_suffix', suffix],
      ]),
    );
  }
  return attributes;
}
